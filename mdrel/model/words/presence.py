"""Words of company that by themselves tell that the two were together, or spoke (F51, F54)."""

from __future__ import annotations

from mdrel.model.conversation import Channel

# Past verbs that take the person directly: `Helped [[Ada]] move house`. Below a heading of lives
# they tell of lives, and so they are no verbs of an entry.
PRESENCE_VERBS: dict[str, Channel] = {
    **dict.fromkeys(
        (
            "helped", "hosted", "accompanied", "escorted", "comforted", "consoled", "hugged",
            "kissed", "greeted", "welcomed", "picked up", "dropped off", "drove", "fetched",
            "collected", "walked home", "babysat", "sat next to", "sat beside", "sat opposite",
            "sat by", "sat with", "bumped in to", "popped to see", "partnered with",
            "stayed with", "called round on", "popped in on", "proposed to", "introduced to",
            "stood next to", "stood beside", "stood behind", "sat across from", "sat behind",
            "sat between", "bathed", "fed", "dressed", "washed", "nursed", "treated", "carried",
            "cuddled", "soothed", "calmed", "seated", "served", "entertained", "vaccinated",
            "tucked in", "found myself next to", "seated next to", "was seated next to",
            "ended up next to", "was sat next to", "read to", "sang to", "broke up with",
            "split up with", "cornered", "buttonholed", "doorstepped", "mediated between",
            "was with",
        ),
        Channel.IN_PERSON
    ),
    **dict.fromkeys(
        (
            "confronted", "warned", "persuaded", "convinced", "reassured", "questioned", "quizzed",
            "reached", "clashed with", "confessed to", "admitted to", "vented to", "moaned to",
            "ranted to", "opened up to",
            "lied to", "told off by", "made it up with", "answered",
            "advised", "instructed", "encouraged", "complimented", "challenged",
            "nagged",
            "canvassed", "lobbied", "paged", "bleeped", "fired", "sacked", "disciplined",
            "made the acquaintance of", "grilled", "promised", "informed", "wished", "teased",
            "scolded", "begged",
            "forgave", "checked with", "double-checked with", "confirmed with", "verified with",
            "cleared it with", "agreed it with", "settled it with", "chased", "nudged", "notified",
            "said no to", "said yes to",
        ),
        Channel.OTHER
    ),
    **dict.fromkeys(
        (
            "trained", "coached", "tutored", "taught", "shadowed", "onboarded", "counselled",
            "counseled",
            "examined", "cross-examined", "deposed", "supervised", "mentored",
        ),
        Channel.MEETING
    ),
    **{
        f"{verb} to {why}": channel
        for verb, channel in (
            ("called", Channel.CALL), ("rang", Channel.CALL), ("phoned", Channel.CALL),
            ("texted", Channel.MESSAGE), ("messaged", Channel.MESSAGE), ("wrote", Channel.MESSAGE),
            ("emailed", Channel.EMAIL),
        )
        for why in ("wish", "thank", "tell", "ask", "congratulate", "remind", "warn")
    },
    "cooked for": Channel.MEAL,
}  # fmt: skip
# Of these, what the other side does to me: `[[Ada]] helped me with the fence`.
PRESENT_WITH_ME = frozenset(
    verb for verb in PRESENCE_VERBS if " to " not in verb and verb != "wished"
)

# Past verbs of company that need `with`, whatever one did: `Played squash with [[Ada]]`.
DOING_WITH: dict[str, Channel] = {
    **dict.fromkeys(
        (
            "went along", "tagged along", "came along", "sat", "stood", "played", "went", "went to",
            "went for", "went out", "watched", "spent",
            "celebrated", "danced", "hiked", "swam", "climbed", "cycled", "cooked", "baked",
            "fished", "camped", "skied", "sailed", "sang", "rehearsed", "practised", "practiced",
            "shopped", "travelled", "traveled", "drank", "queued", "ran", "ran a", "ran the",
            "raced", "jogged", "rode", "biked", "rowed", "paddled", "kayaked", "canoed", "surfed",
            "skated", "flew", "drove", "commuted", "toured", "wandered", "strolled", "explored",
            "trekked", "golfed", "bowled", "boxed", "sparred", "jammed", "partied", "feasted",
            "barbecued", "picnicked", "gardened", "planted", "painted", "decorated", "built",
            "assembled", "revised", "crammed", "studied", "volunteered", "marched", "worshipped",
            "meditated", "relaxed", "chilled", "laughed", "cried", "mourned", "took", "shared",
            "looked through", "looked over", "leafed through", "flicked through",
            "attended", "made", "bought", "chose", "dug", "sewed", "knitted", "did",
        ),
        Channel.IN_PERSON
    ),
    **dict.fromkeys(
        (
            "calibrated", "whiteboarded", "prepped", "triaged", "debugged", "coded", "reviewed",
            "went over", "went through", "went thru", "worked on", "worked through",
            "ran through", "scoped",
            "pair programmed", "pair-programmed", "mob programmed", "mapped out", "sketched out",
            "workshopped", "strategised", "strategized",
        ),
        Channel.MEETING
    ),
}  # fmt: skip
# Of the verbs of contact these take what one saw as well: `Visited the museum with [[Ada]]`.
VISITING_WITH = frozenset({"visited", "went to see"})
# What some of them need to be company: `Spent the budget with [[Ada]]` and `Shared the folder with
# [[Ada]]` are none.
DONE_TOGETHER: dict[str, frozenset[str]] = {
    "spent": frozenset(
        {
            "day", "morning", "afternoon", "evening", "night", "weekend", "week", "hour", "hours",
            "christmas", "easter", "thanksgiving", "new year's", "time",
        }
    ),
    "took": frozenset(
        {
            "train", "bus", "tram", "ferry", "boat", "metro", "tube", "taxi", "cab", "kids", "boys",
            "girls", "children", "dog", "dogs", "twins", "baby", "stroll", "way", "turn",
        }
    ),
    "shared": frozenset(
        {
            "taxi", "cab", "uber", "pizza", "bottle", "table", "meal", "lift",
            "ride", "joke", "laugh", "cigarette", "cake", "dessert", "curry", "flask", "pot",
            "umbrella", "bench", "beer", "compartment", "cabin", "room", "sandwich", "platter",
            "smoke",
        }
    ),
    **dict.fromkeys(
        ("went over", "went through", "went thru"),
        frozenset({"the", "my", "our", "her", "his", "their"})
    ),
}  # fmt: skip
# What makes something else of them: `Ran out of patience with [[Ada]]`, `Went to school with`,
# `Watched the interview with`.
NOT_TOGETHER: dict[str, frozenset[str]] = {
    "ran": frozenset({"out", "into", "away", "low", "late", "over", "wrong", "afoul", "risks"}),
    "played": frozenset({"along", "around", "safe"}),
    "took": frozenset({"over", "after"}),
    "made": frozenset(
        {
            "contact", "friends", "progress", "sense", "love", "plans", "headway", "arrangements",
            "do", "up", "start", "deal", "pact", "eye", "money", "appointment", "it", "calls",
        }
    ),
    "bought": frozenset({"into", "out"}),
    "went to": frozenset({"school", "college", "university", "uni", "war", "court", "press"}),
    "went through": frozenset({"a", "hell"}),
    **dict.fromkeys(
        ("watched", "attended"),
        frozenset(
            {
                "interview", "talk", "q&a", "conversation", "debate", "discussion", "panel",
                "podcast", "webinar", "keynote", "episode", "video", "clip", "series",
                "documentary",
            }
        )
    ),
}  # fmt: skip
# By themselves before `with` these tell of years: `Studied with [[Ada]] at Oxford`.
NEEDS_OBJECT = frozenset(
    {"studied", "took", "shared", "built", "attended", "made", "bought", "chose", "did"}
)
# Behind the links of something watched they say what somebody does in it.
APPEARING = frozenset(
    {"in mind", "playing", "singing", "starring", "conducting", "directing", "narrating"}
)
AS_EVER = frozenset({"usual", "always", "ever", "well", "planned", "agreed", "promised"})
PARTS_PLAYED = frozenset(
    {
        "lead", "cast", "role", "part", "chair", "title", "goal", "mind", "stage", "cover",
        "top",
        "drums", "piano", "guitar", "vocals", "bass", "violin",
    }
)  # fmt: skip
# Past verbs of telling that need `to`: `Presented the plan to [[Ada]]`.
TELLING_TO: dict[str, Channel] = {
    **dict.fromkeys(("presented", "pitched", "demoed", "demo'd"), Channel.MEETING),
    **dict.fromkeys(
        ("explained", "described", "mentioned", "announced", "said", "told"), Channel.OTHER
    ),
    **dict.fromkeys(("showed", "read", "taught", "handed"), Channel.IN_PERSON),
}
# What one does at somebody's place with them: `Watched the game at [[Ada]]'s`.
DOING_THERE = frozenset(
    {
        "watched", "played", "celebrated", "danced", "sang", "drank", "spent", "ate", "rehearsed",
        "partied", "feasted", "barbecued", "met", "jammed", "practised", "practiced", "prayed",
        "studied", "revised", "hung out",
    }
)  # fmt: skip
# How one gets there: whether they were in is said behind it: `Popped over to [[Ada]]'s for tea`.
GOING = frozenset(
    {
        "went", "popped", "popped over", "popped round", "popped in", "popped by", "drove",
        "drove over", "walked", "cycled", "nipped", "headed", "came", "dropped", "dropped by",
        "dropped in", "swung", "swung by", "stopped", "stopped by", "called", "biked", "stayed",
        "went to", "came over", "came round", "been", "stayed over", "stayed the night",
    }
)  # fmt: skip
# Who is meant of those there, in the sentence behind the place.
PEOPLE_THERE = frozenset(
    {"she", "he", "they", "we", "she's", "he's", "they're", "we'd", "both", "stayed"}
)
# Children's.
NO_VISITS = frozenset({"sleepover"})

# Who is taken somewhere, or shown something, is there: `Took [[Ada]] to the theatre`.
TAKING: dict[str, frozenset[str]] = {
    "took": frozenset(
        {
            "to",
            "out",
            "out for",
            "out to",
            "through",
            "round",
            "around",
            "along",
            "home",
            "shopping",
            "for a drive",
            "for a spin",
            "for a swim",
            "for a haircut",
            "for a scan",
            "for a check-up",
            "for a fitting",
            "on one side",
            "to one side",
        }
    ),
    "talked": frozenset({"out of", "into", "through", "down", "round", "off the"}),
    **dict.fromkeys(
        ("caught", "managed to catch", "grabbed"),
        frozenset(
            {
                "at the",
                "at his",
                "at her",
                "at work",
                "after",
                "before",
                "outside",
                "on the",
                "in the",
                "by the",
                "for five",
                "for ten",
                "for a",
                "on his",
                "on her",
                "between",
                "during",
            }
        ),
    ),
    "pulled": frozenset({"into a", "into the", "in to", "over to"}),
    "managed to get": frozenset({"on the phone", "on the line", "on the blower"}),
    "got": frozenset(
        {
            "on the phone",
            "on the line",
            "on the blower",
            "at last",
            "on signal",
            "on zoom",
            "on teams",
            "on skype",
            "on whatsapp",
            "on facetime",
            "on slack",
        }
    ),
    "brought": frozenset({"home", "along", "soup", "flowers", "lunch", "dinner"}),
    "walked": frozenset({"to", "through", "home", "back", "round", "around"}),
    "showed": frozenset({"round", "around", "how", "the", "my", "our"}),
    "picked": frozenset({"up"}),
    "dropped": frozenset({"off", "home", "at the", "at her", "at his", "at school", "at work"}),
    "put": frozenset({"to bed", "on the train", "on the bus", "on the plane"}),
    "made": frozenset({"laugh", "cry", "smile"}),
    "cheered": frozenset({"up"}),
}
# `took [[Ada]] to court`
NOWHERE = frozenset({"court", "task", "tribunal", "be", "mean"})
