"""The verbs of contact by which lines of daily notes are read (F51, F52, F54).

The setting `words.verbs` replaces those of the past.
"""

from __future__ import annotations

from mdrel.model.conversation import Channel

# Past verbs of contact that take the person directly: `Called [[Ada]]`.
PAST_VERBS: dict[str, Channel] = {
    "called": Channel.CALL, "phoned": Channel.CALL, "rang": Channel.CALL,
    "telephoned": Channel.CALL, "called back": Channel.CALL, "rang back": Channel.CALL,
    "face timed": Channel.VIDEO, "whats apped": Channel.MESSAGE, "what's apped": Channel.MESSAGE,
    "facetimed": Channel.VIDEO, "skyped": Channel.VIDEO, "zoomed": Channel.VIDEO,
    "ran across": Channel.IN_PERSON, "crossed paths with": Channel.IN_PERSON,
    "met": Channel.IN_PERSON, "met up with": Channel.IN_PERSON, "saw": Channel.IN_PERSON,
    "visited": Channel.IN_PERSON, "ran into": Channel.IN_PERSON, "bumped into": Channel.IN_PERSON,
    **{
        f"{verb} {way} into": Channel.IN_PERSON
        for verb in ("ran", "bumped", "walked") for way in ("smack", "straight", "right")
    },
    "dropped in on": Channel.IN_PERSON, "interviewed": Channel.MEETING,
    "heard from": Channel.MESSAGE, "heard back from": Channel.MESSAGE, "pinged": Channel.MESSAGE,
    "emailed": Channel.EMAIL, "e-mailed": Channel.EMAIL, "mailed": Channel.EMAIL,
    "wrote": Channel.MESSAGE, "replied": Channel.MESSAGE, "messaged": Channel.MESSAGE,
    "texted": Channel.MESSAGE, "whatsapped": Channel.MESSAGE, "dm'd": Channel.MESSAGE,
    "dmed": Channel.MESSAGE, "asked": Channel.OTHER, "told": Channel.OTHER,
    "thanked": Channel.OTHER, "congratulated": Channel.OTHER, "consulted": Channel.OTHER,
    "briefed": Channel.OTHER, "reminded": Channel.OTHER, "said goodbye to": Channel.IN_PERSON,
    "stayed over at": Channel.IN_PERSON, "slept over at": Channel.IN_PERSON,
    "broke the news to": Channel.OTHER, "broke it to": Channel.OTHER,
    "apologised to": Channel.OTHER,
    "apologized to": Channel.OTHER, "went to see": Channel.IN_PERSON,
    "popped in to see": Channel.IN_PERSON, "dropped in to see": Channel.IN_PERSON,
    "got through to": Channel.CALL, "got hold of": Channel.OTHER, "msg'd": Channel.MESSAGE,
    "msgd": Channel.MESSAGE, "debriefed": Channel.MEETING, "buzzed": Channel.CALL,
    "txted": Channel.MESSAGE, "txt'd": Channel.MESSAGE, "video called": Channel.VIDEO,
    "slack'd": Channel.MESSAGE, "slacked": Channel.MESSAGE,
    "whatsapp'd": Channel.MESSAGE,
    "zoom'd": Channel.VIDEO, "facetime'd": Channel.VIDEO, "email'd": Channel.EMAIL,
    "ping'd": Channel.MESSAGE, "video-called": Channel.VIDEO,
    "called in on": Channel.IN_PERSON, "got back to": Channel.OTHER,
    "wrote back to": Channel.MESSAGE,
    "looked in on": Channel.IN_PERSON, "paid a visit to": Channel.IN_PERSON,
    "introduced myself to": Channel.IN_PERSON, "complained to": Channel.OTHER,
    "confided in": Channel.OTHER,
    **dict.fromkeys(
        (
            f"{went} to see" for went in (
                "been", "drove", "drove over", "popped over", "popped round", "stopped by",
                "went round", "went over", "flew", "walked over", "nipped round", "went down",
                "went up", "dropped by",
            )
        ),
        Channel.IN_PERSON
    ),
    **dict.fromkeys(
        (f"{was} introduced to" for was in ("was", "were", "got", "been")), Channel.IN_PERSON
    ),
    **dict.fromkeys(
        (
            f"{said} to" for said in (
                "said hello", "said hi", "said thanks", "said thank you", "got talking",
                "got chatting",
            )
        ),
        Channel.OTHER
    ),
}  # fmt: skip

# Past verbs that need `with` or `to` before the person: `Talked to [[Ada]]`, `Discussed the lease
# with [[Ada]]`.
VERBS_WITH: dict[str, Channel] = {
    "talked": Channel.OTHER, "spoke": Channel.OTHER, "spoken": Channel.OTHER,
    "chatted": Channel.OTHER, "discussed": Channel.OTHER, "caught up": Channel.OTHER,
    "met up": Channel.IN_PERSON,
    "sat down": Channel.IN_PERSON, "hung out": Channel.IN_PERSON, "walked": Channel.IN_PERSON,
    "dined": Channel.MEAL, "lunched": Channel.MEAL, "synced": Channel.MEETING,
    "synced up": Channel.MEETING, "checked in": Channel.OTHER, "touched base": Channel.OTHER,
    "reconnected": Channel.OTHER, "negotiated": Channel.OTHER, "argued": Channel.OTHER,
    "compared notes": Channel.OTHER, "had it out": Channel.OTHER, "followed up": Channel.OTHER,
    "got in touch": Channel.MESSAGE, "reached out": Channel.MESSAGE, "nattered": Channel.OTHER,
    "gossiped": Channel.OTHER, "conferred": Channel.OTHER, "liaised": Channel.OTHER,
    "corresponded": Channel.MESSAGE, "breakfasted": Channel.MEAL, "prayed": Channel.IN_PERSON,
    "shook hands": Channel.IN_PERSON, "paired": Channel.MEETING,
    **dict.fromkeys(
        ("exchanged emails", "exchanged messages", "exchanged texts", "swapped messages"),
        Channel.MESSAGE
    ),
    **dict.fromkeys(
        (
            "talked things through",
            "talked things over", "talked it through", "talked it over",
            "cleared the air", "buried the hatchet", "patched things up", "made peace",
            "ended up talking", "ended up chatting", "got to talk", "got to speak", "got to chat",
            "managed to speak", "managed to talk", "stopped to chat", "stopped to talk",
            "sat and talked", "sat talking", "stood talking", "stood chatting", "stayed up talking",
            "reminisced", "haggled", "bickered", "quarrelled", "quarreled", "fell out", "made up",
            "brainstormed", "debated", "conversed", "got talking",
            "texted back and forth", "emailed back and forth", "messaged back and forth",
            "got chatting", "had words", "went back and forth",
            "exchanged pleasantries", "exchanged a few words", "swapped stories", "joked",
            "fell into conversation", "got into conversation", "fell into talk",
            "struck up a conversation", "got into a conversation", "fell to talking",
            "ended up in conversation", "ended up laughing", "squabbled", "wrangled", "sparred",
            "commiserated", "bantered", "locked horns", "crossed swords",
        ),
        Channel.OTHER
    ),
}  # fmt: skip
# Of these some may have a place before `to`: `Talked on the phone to [[Ada]]`, and others what it
# was about before `with`.
TALKING = frozenset({"talked", "spoke", "spoken", "chatted"})
TALKING_ABOUT = frozenset({
    "discussed", "caught up", "debated", "brainstormed", "negotiated", "walked", "argued",
    "haggled", "bickered",
})  # fmt: skip

# What both did, behind the other side and a dash or colon: `[[Ada]] - caught up today`.
OF_BOTH = frozenset(
    {
        "talked", "spoke", "chatted", "caught up", "met up", "met", "touched base", "synced",
        "synced up", "checked in", "reconnected", "nattered", "called", "phoned", "rang", "zoomed",
        "facetimed", "skyped", "emailed", "e-mailed", "texted", "messaged", "got talking",
        "got chatting", "brainstormed", "compared notes", "lunched", "dined", "hung out",
        "debriefed",
    }
)  # fmt: skip
# Of these some are what speakers do before others: `[[Ada]]: spoke about bridges`.
OF_SPEAKERS = frozenset({"spoke"})

# Past verbs of writing also take what was sent: `Emailed the draft to [[Ada]]`.
WRITING_VERBS = frozenset(
    {"emailed", "e-mailed", "mailed", "wrote", "messaged", "texted", "whatsapped"}
)

# What the other side does to reach me, behind their link: `[[Ada]] called about the board`.
REACHING_VERBS: dict[str, Channel] = {
    **{
        verb: PAST_VERBS[verb] for verb in (
            "called", "rang", "phoned", "called back", "rang back", "facetimed", "skyped",
            "emailed", "e-mailed", "mailed", "texted", "messaged", "wrote", "replied", "visited",
            "pinged", "whatsapped", "telephoned", "dm'd", "dmed", "face timed", "whats apped",
            "what's apped",
        )
    },
    **{
        f"{verb} on {line}": Channel.CALL
        for verb in ("called", "rang", "phoned")
        for line in ("the landline", "my mobile", "my phone", "my cell", "the house phone")
    },
    **dict.fromkeys(
        ("picked up at last", "picked up on the", "picked up straight away", "picked up after"),
        Channel.CALL
    ),
    "dialed in": Channel.CALL, "dialled in": Channel.CALL, "zoomed in": Channel.VIDEO,
    "vc'd in": Channel.VIDEO, "skyped in": Channel.VIDEO,
    "reached out": Channel.MESSAGE, "got in touch": Channel.MESSAGE, "responded": Channel.MESSAGE,
    "wrote back": Channel.MESSAGE, "texted back": Channel.MESSAGE, "emailed back": Channel.EMAIL,
    "called round": Channel.IN_PERSON, "came by": Channel.IN_PERSON, "came over": Channel.IN_PERSON,
    "came to visit": Channel.IN_PERSON, "came round": Channel.IN_PERSON,
    "came to see me": Channel.IN_PERSON, "came for": Channel.IN_PERSON,
    "came to dinner": Channel.MEAL, "came over for": Channel.IN_PERSON,
    "called in for": Channel.IN_PERSON,
    **{
        f"{verb} in {state}": Channel.CALL
        for verb in ("called", "rang", "phoned")
        for state in ("tears", "a panic", "a state", "distress")
    },
    **{
        f"stayed for {meal}": Channel.MEAL
        for meal in ("dinner", "lunch", "supper", "tea", "coffee", "breakfast", "drinks")
    },
    **dict.fromkeys(
        ("was here", "stayed over", "stayed the night", "stayed the weekend", "slept over"),
        Channel.IN_PERSON
    ),
    "came to lunch": Channel.MEAL, "came to supper": Channel.MEAL, "came to tea": Channel.MEAL,
    "stopped by": Channel.IN_PERSON, "dropped by": Channel.IN_PERSON,
    "dropped in": Channel.IN_PERSON, "popped in": Channel.IN_PERSON,
    "popped by": Channel.IN_PERSON, "popped over": Channel.IN_PERSON,
    "popped round": Channel.IN_PERSON, "swung by": Channel.IN_PERSON,
    **dict.fromkeys(
        ("rocked up", "turned up", "showed up", "pitched up", "rolled up", "knocked"),
        Channel.IN_PERSON
    ),
}  # fmt: skip

# Bare verbs are orders to oneself: `Call [[Ada]]`. Those that are nouns as well are one only where
# the person follows at once.
BARE_VERBS: dict[str, Channel] = {
    "write": Channel.MESSAGE, "meet": Channel.IN_PERSON, "meet up": Channel.IN_PERSON,
    "see": Channel.IN_PERSON, "talk": Channel.OTHER, "speak": Channel.OTHER,
    "catch up": Channel.OTHER, "follow up": Channel.OTHER, "reach out": Channel.MESSAGE,
    "ring": Channel.CALL, "reply": Channel.MESSAGE, "check in": Channel.OTHER,
    "touch base": Channel.OTHER, "get in touch": Channel.MESSAGE,
}  # fmt: skip
BARE_OR_NOUN = frozenset(
    {
        "call", "phone", "phone call", "telephone", "email", "e-mail", "mail", "text", "message",
        "visit", "ping", "dm", "sms", "zoom", "skype", "facetime", "whatsapp", "slack", "telegram",
        "📞", "☎", "📱", "📧", "✉", "💬",
        "imessage", "interview", "signal", "teams", "tel", "msg", "txt", "debrief", "ph",
    },
)  # fmt: skip

# Of the bare verbs these are nouns behind an article or a word for what it was like: `Long overdue
# catch up with [[Ada]]`.
NOUNS_BEHIND = frozenset({"catch up", "check in", "follow up", "meet up", "ring"})
# A noun that is a bare verb before `to`: `Talk to [[Ada]]`.
ORDERS_TO = frozenset({"talk", "chat", "reply"})
# Verbs of reaching behind which a place, a time or a reason may follow: `[[Ada]] called from the
# airport`.
CALLING_VERBS = frozenset(
    {
        "called", "rang", "phoned", "facetimed", "skyped", "texted", "came by", "came over",
        "came round", "stopped by", "dropped by", "dropped in", "popped in", "came for",
        "popped by", "popped over", "popped round", "swung by", "came over for", "called back",
        "was here", "stayed over", "called in for", "rocked up", "turned up", "showed up",
        "pitched up", "rolled up", "knocked", "rang back", "visited", "dialed in", "dialled in",
        "zoomed in",
        "picked up on the", "picked up after", "called on the landline", "rang on the landline",
        "vc'd in", "skyped in",
        "face timed", "dm'd", "messaged",
        "telephoned", "called round", "pinged", "whatsapped",
    }
)  # fmt: skip
CONJUNCTIONS = frozenset(
    {
        "within", "while", "during", "as", "when", "after", "before", "because", "since",
        "somewhere", "around", "if", "whether",
        "again", "twice", "early", "late", "out", "from", "with", "w/", "on", "at", "in", "tonight",
    }
)  # fmt: skip
# What the other side calls for: `[[Ada]] called to say …`.
SAYING = frozenset(
    {
        "say", "tell", "ask", "thank", "apologise", "apologize", "check", "congratulate", "confirm",
        "let", "show",
    }
)  # fmt: skip
# The same behind a verb of calling, which a letter to others may have as well.
CALLING_TO = frozenset(
    {
        "haggle", "complain", "chat", "talk", "remind", "discuss", "wish", "vent", "explain",
        "gossip", "moan", "cancel", "rearrange", "reschedule", "sort", "warn", "catch", "arrange",
    }
)  # fmt: skip
