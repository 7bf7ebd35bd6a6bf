"""The classes of words by which lines of daily notes are read (F50-F63).

The settings `words.*` replace some of them or add to them.
"""

from __future__ import annotations

from mdrel.model.conversation import Channel

# Past verbs of contact that take the person directly: `Called [[Ada]]`.
PAST_VERBS: dict[str, Channel] = {
    "called": Channel.CALL, "phoned": Channel.CALL, "rang": Channel.CALL,
    "telephoned": Channel.CALL, "called back": Channel.CALL, "rang back": Channel.CALL,
    "facetimed": Channel.VIDEO, "skyped": Channel.VIDEO, "zoomed": Channel.VIDEO,
    "met": Channel.IN_PERSON, "met up with": Channel.IN_PERSON, "saw": Channel.IN_PERSON,
    "visited": Channel.IN_PERSON, "ran into": Channel.IN_PERSON, "bumped into": Channel.IN_PERSON,
    "dropped in on": Channel.IN_PERSON, "interviewed": Channel.MEETING,
    "heard from": Channel.MESSAGE, "heard back from": Channel.MESSAGE, "pinged": Channel.MESSAGE,
    "emailed": Channel.EMAIL, "e-mailed": Channel.EMAIL, "mailed": Channel.EMAIL,
    "wrote": Channel.MESSAGE, "replied": Channel.MESSAGE, "messaged": Channel.MESSAGE,
    "texted": Channel.MESSAGE, "whatsapped": Channel.MESSAGE, "dm'd": Channel.MESSAGE,
    "dmed": Channel.MESSAGE, "asked": Channel.OTHER, "told": Channel.OTHER,
    "thanked": Channel.OTHER, "congratulated": Channel.OTHER, "consulted": Channel.OTHER,
    "briefed": Channel.OTHER, "reminded": Channel.OTHER, "said goodbye to": Channel.IN_PERSON,
    "broke the news to": Channel.OTHER, "apologised to": Channel.OTHER,
    "apologized to": Channel.OTHER, "went to see": Channel.IN_PERSON,
    "popped in to see": Channel.IN_PERSON, "dropped in to see": Channel.IN_PERSON,
    "got through to": Channel.CALL, "got hold of": Channel.OTHER, "msg'd": Channel.MESSAGE,
    "msgd": Channel.MESSAGE, "debriefed": Channel.MEETING, "buzzed": Channel.CALL,
    "txted": Channel.MESSAGE, "txt'd": Channel.MESSAGE, "video called": Channel.VIDEO,
    "video-called": Channel.VIDEO, "called in on": Channel.IN_PERSON, "got back to": Channel.OTHER,
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
        Channel.IN_PERSON,
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
        Channel.OTHER,
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
    "shook hands": Channel.IN_PERSON,
    **dict.fromkeys(
        ("exchanged emails", "exchanged messages", "exchanged texts", "swapped messages"),
        Channel.MESSAGE,
    ),
    **dict.fromkeys(
        (
            "reminisced", "haggled", "bickered", "quarrelled", "quarreled", "fell out", "made up",
            "brainstormed", "debated", "conversed", "got talking", "got chatting", "had words",
            "went back and forth", "exchanged pleasantries", "exchanged a few words",
            "swapped stories", "joked",
        ),
        Channel.OTHER,
    ),
}  # fmt: skip
# Of these some may have a place before `to`: `Talked on the phone to [[Ada]]`, and others what it
# was about before `with`.
TALKING = frozenset({"talked", "spoke", "spoken", "chatted"})
TALKING_ABOUT = frozenset({"discussed", "caught up", "debated", "brainstormed", "negotiated"})

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
            "pinged", "whatsapped", "telephoned", "dm'd", "dmed",
        )
    },
    "reached out": Channel.MESSAGE, "got in touch": Channel.MESSAGE, "responded": Channel.MESSAGE,
    "wrote back": Channel.MESSAGE, "texted back": Channel.MESSAGE, "emailed back": Channel.EMAIL,
    "came by": Channel.IN_PERSON, "came over": Channel.IN_PERSON,
    "came to visit": Channel.IN_PERSON, "came round": Channel.IN_PERSON,
    "came to see me": Channel.IN_PERSON, "came for": Channel.IN_PERSON,
    "came to dinner": Channel.MEAL, "came over for": Channel.IN_PERSON,
    "came to lunch": Channel.MEAL, "came to supper": Channel.MEAL, "came to tea": Channel.MEAL,
    "stopped by": Channel.IN_PERSON, "dropped by": Channel.IN_PERSON,
    "dropped in": Channel.IN_PERSON, "popped in": Channel.IN_PERSON,
    "popped by": Channel.IN_PERSON, "popped over": Channel.IN_PERSON,
    "popped round": Channel.IN_PERSON, "swung by": Channel.IN_PERSON,
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
        "imessage", "interview", "signal", "teams", "tel", "msg", "txt", "debrief", "ph",
    },
)  # fmt: skip

# A noun that is a bare verb before `to`: `Talk to [[Ada]]`.
ORDERS_TO = frozenset({"talk", "chat", "reply"})
# Verbs of reaching behind which a place, a time or a reason may follow: `[[Ada]] called from the
# airport`.
CALLING_VERBS = frozenset(
    {
        "called", "rang", "phoned", "facetimed", "skyped", "texted", "came by", "came over",
        "came round", "stopped by", "dropped by", "dropped in", "popped in", "came for",
        "popped by", "popped over", "popped round", "swung by", "came over for", "called back",
        "rang back", "visited", "dm'd", "messaged", "telephoned",
    }
)  # fmt: skip
CONJUNCTIONS = frozenset(
    {
        "within", "while", "when", "after", "before", "because", "since", "somewhere", "around",
        "again", "twice", "early", "late", "out", "from", "with", "on", "at", "in", "tonight",
    }
)  # fmt: skip
# They hold a word of contact and tell of none.
NO_CONTACT = frozenset(
    {
        "wrote up", "wrote down", "wrote off", "called for", "called it", "called in", "called on",
        "called out for", "called off", "mail merge", "call routing", "call center", "call centre",
        "email address", "mailing list", "phone number", "meeting room", "coffee machine",
        "coffee beans", "lunch break", "text file", "talk show", "saw that", "call to action",
        "email thread about", "told off", "phoned in", "rang in", "called out sick", "asked for",
        "asked about", "asked around", "in mind",
    }
)  # fmt: skip

# Nouns of contact beside the words for channels.
MORE_NOUNS: dict[str, Channel] = {
    "ping": Channel.MESSAGE, "catch-up": Channel.MEETING, "catchup": Channel.MEETING,
    "sync": Channel.MEETING, "stand-up": Channel.MEETING, "check-in": Channel.MEETING,
    "1on1": Channel.MEETING, "1-on-1": Channel.MEETING, "one-to-one": Channel.MEETING,
    "121": Channel.MEETING, "1:1s": Channel.MEETING, "appointment": Channel.MEETING,
    "stroll": Channel.IN_PERSON, "hike": Channel.IN_PERSON, "run": Channel.IN_PERSON,
    "ride": Channel.IN_PERSON, "pint": Channel.MEAL, "beers": Channel.MEAL, "drink": Channel.MEAL,
    "calls": Channel.CALL, "emails": Channel.EMAIL, "texts": Channel.MESSAGE,
    "messages": Channel.MESSAGE, "facetime call": Channel.VIDEO, "zoom call": Channel.VIDEO,
    "teams call": Channel.VIDEO, "teams meeting": Channel.VIDEO, "zoom meeting": Channel.VIDEO,
    "skype call": Channel.VIDEO, "voice note": Channel.MESSAGE, "note": Channel.MESSAGE,
    "conference call": Channel.CALL, "huddle": Channel.MEETING, "skip-level": Channel.MEETING,
    "pairing": Channel.MEETING, "pairing session": Channel.MEETING, "session": Channel.MEETING,
    "retro": Channel.MEETING, "picnic": Channel.MEAL, "pints": Channel.MEAL, "roast": Channel.MEAL,
    "barbecue": Channel.MEAL, "bbq": Channel.MEAL, "email thread": Channel.EMAIL,
    "hello": Channel.OTHER, "cinema": Channel.EVENT, "concert": Channel.EVENT,
    "reply": Channel.MESSAGE, "chat": Channel.OTHER, "talk": Channel.OTHER,
    "conversation": Channel.OTHER, "review meeting": Channel.MEETING,
    "performance review": Channel.MEETING, "perf review": Channel.MEETING,
    "debrief": Channel.MEETING, "one to one": Channel.MEETING, "one on one": Channel.MEETING,
    "1-2-1": Channel.MEETING, "appt": Channel.MEETING, "mtng": Channel.MEETING,
    "txt": Channel.MESSAGE, "txts": Channel.MESSAGE, "slack thread": Channel.MESSAGE,
    "whatsapp thread": Channel.MESSAGE, "bfast": Channel.MEAL, "t / c": Channel.CALL,
    "tel con": Channel.CALL, "telcon": Channel.CALL, "conf call": Channel.CALL,
    "cup of tea": Channel.MEAL, "cuppa": Channel.MEAL, "discussion": Channel.OTHER,
    "quick word": Channel.OTHER, "quiet word": Channel.OTHER, "natter": Channel.OTHER,
    "chinwag": Channel.OTHER, "heart-to-heart": Channel.OTHER, "gossip": Channel.OTHER,
    "ph": Channel.CALL, "inmail": Channel.SOCIAL,
}  # fmt: skip
# Words for channels that name no talk by themselves in a daily note; before another noun they say
# its kind (`Teams call`).
NO_NOUNS = frozenset(
    {
        "other", "contact", "card", "gift", "event", "signal", "teams", "social", "linkedin",
        "twitter", "facebook", "instagram", "mastodon", "bluesky", "note",
    }
)  # fmt: skip

# What may stand before the word of contact in its clause.
FILLERS = frozenset(
    {
        "i", "we", "later", "also", "just", "finally", "a", "an", "the", "my", "our", "notes from",
        "notes on", "notes", "had", "having", "has", "have", "did", "was", "were", "been", "on",
        "in", "out", "out for", "out to", "got", "took", "went for", "went to", "went out for",
        "went on", "grabbed", "grabbed a", "enjoyed", "shared", "received", "back from",
        "came back from", "home from", "sent", "joined for", "finished", "ended", "wrapped up",
        "attended", "of", "another", "some", "with", "two", "three", "over", "for", "off", "then",
        "again", "both", "even", "actually", "briefly", "quickly", "together",
        "after that", "afterwards", "ok", "so",
    },
)  # fmt: skip
SETTINGS = frozenset(
    {
        "good", "great", "quick", "short", "long", "brief", "first", "second", "third", "last",
        "nice", "lovely", "early", "late", "weekly", "monthly", "daily", "biweekly", "quarterly",
        "annual", "yearly", "regular", "team", "follow-up", "followup", "full", "whole", "big",
        "small", "little", "final", "initial", "intro", "introductory", "kick-off", "kickoff",
        "video", "phone", "virtual", "remote", "online", "surprise", "spontaneous", "impromptu",
        "unexpected", "productive", "useful", "helpful", "tough", "difficult", "hard", "easy",
        "friendly", "informal", "formal", "fun", "wonderful", "amazing", "excellent", "fantastic",
        "interesting", "pleasant", "cosy", "business", "working", "lazy", "belated", "old", "new",
        "proper", "real", "serious", "long-overdue", "overdue", "delightful", "delicious",
        "great big", "super", "very", "really", "too", "hour-long", "planning", "status", "project",
        "board", "staff", "review", "budget", "sales", "client", "family", "birthday", "christmas",
        "farewell", "welcome", "networking", "coaching", "mentoring", "catch-up", "standing",
        "half-hour", "marathon", "tense", "awkward", "funny", "sunday", "saturday", "afternoon",
        "morning", "evening", "quarterly review", "exit", "job", "panel", "return", "group",
        "performance", "strategy", "endless", "lengthy", "without prejudice",
        "sweet", "kind", "thoughtful", "angry", "cold", "candid", "frank", "heated", "blunt",
        "honest", "deep", "hurried", "constructive", "emotional", "painful", "warm",
    },
)  # fmt: skip

# Part of what stands between the word and the links.
BETWEEN = frozenset(
    {
        "by", "again", "twice", "my", "our", "dear", "the", "briefly", "quickly", "finally", "back",
        "up", "old", "good", "friend", "friends", "colleague", "both", "together", "just",
    }
)  # fmt: skip
PLACES = frozenset({"at", "in", "on", "over", "around", "near", "via", "outside", "inside"})
# Directly before the links these say what it was about: `Debrief on [[Ada]]`.
TOPICAL_PLACES = frozenset({"on", "over", "around"})
TOPICS = frozenset({"about", "abt", "for", "re", "regarding", "concerning"})
# Verbs that give a talk or share one: `Gave [[Ada]] a call`, `Joined [[Ada]] for lunch`.
GIVING = frozenset({"gave", "sent", "dropped", "shot"})
HOSTING = frozenset({"took", "joined", "treated", "had", "hosted", "met", "saw"})
# What the other side calls for: `[[Ada]] called to say …`.
SAYING = frozenset(
    {
        "say", "tell", "ask", "thank", "apologise", "apologize", "check", "congratulate", "confirm",
        "let",
    }
)  # fmt: skip
ARTICLES = frozenset({"a", "an", "the", "another", "my", "our", "some"})
TOLD = frozenset(
    {
        "had", "having", "got", "took", "did", "went for", "went to", "went out for", "went on",
        "grabbed", "grabbed a", "enjoyed", "shared", "received", "sent", "attended",
    }
)  # fmt: skip

ADVERBS = frozenset(
    {
        "is", "was", "are", "were", "got", "gets", "been", "has", "had", "have", "to", "be",
        "being", "now", "again", "probably", "maybe", "perhaps", "unfortunately", "sadly",
        "briefly", "quickly", "twice", "today", "finally", "too", "as", "well", "both", "then",
        "just", "short-notice", "already", "x2", "x3", "2x", "3x",
    }
)  # fmt: skip
# Before a talk in its clause these leave it in doubt, or make a comparison of it.
DOUBTS = frozenset({"maybe", "perhaps", "probably", "as"})

# Services that tell of a talk where they begin a clause, before `with`: `Signal with [[Ada]]`.
SERVICES = frozenset(
    {"signal", "teams", "linkedin", "twitter", "facebook", "instagram", "mastodon", "bluesky"}
)
