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
            "stayed with", "called round on", "popped in on", "proposed to", "introduced to",
        ),
        Channel.IN_PERSON,
    ),
    **dict.fromkeys(
        (
            "confronted", "warned", "persuaded", "convinced", "reassured", "questioned", "quizzed",
            "grilled", "promised", "informed", "wished", "teased", "scolded", "begged",
            "forgave",
        ),
        Channel.OTHER,
    ),
    **dict.fromkeys(
        (
            "trained", "coached", "tutored", "taught", "onboarded", "counselled", "counseled",
            "examined",
        ),
        Channel.MEETING,
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
DOING_WITH: dict[str, Channel] = dict.fromkeys(
    (
        "sat", "played", "went", "went to", "went for", "went out", "watched", "spent",
        "celebrated", "danced", "hiked", "swam", "climbed", "cycled", "cooked", "baked", "fished",
        "camped", "skied", "sailed", "sang", "rehearsed", "practised", "practiced", "shopped",
        "travelled", "traveled", "drank", "queued",
    ),
    Channel.IN_PERSON,
)  # fmt: skip
# What is spent with somebody is time: `Spent the budget with [[Ada]]` is no company.
SPENT = frozenset(
    {
        "day", "morning", "afternoon", "evening", "night", "weekend", "week", "hour", "hours",
        "christmas", "easter", "thanksgiving", "new year's", "time",
    }
)  # fmt: skip
# Past verbs of telling that need `to`: `Presented the plan to [[Ada]]`.
TELLING_TO: dict[str, Channel] = {
    **dict.fromkeys(("presented", "pitched", "demoed", "demo'd"), Channel.MEETING),
    **dict.fromkeys(("explained", "described", "mentioned", "announced"), Channel.OTHER),
}
# What two do together, before `with`: `Fishing with [[Ada]]`.
PASTIMES = frozenset(
    {
        "gym", "yoga", "pilates", "swim", "swimming", "fishing", "climbing", "hiking", "cycling",
        "sailing", "skiing", "surfing", "golf", "tennis", "squash", "badminton", "football",
        "cricket", "chess", "cards", "poker", "board games", "ping-pong", "crossword", "karaoke",
        "sauna", "shopping", "gardening", "bowling", "darts", "pool", "theatre", "theater",
        "museum", "opera", "gig", "pub quiz", "bike ride", "dog walk", "playdate",
        "sleepover", "band practice", "choir practice", "pair programming", "ward round",
        "movie night", "games night", "game night", "film night", "day trip", "road trip",
    }
)  # fmt: skip

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
        }
    ),
    "brought": frozenset({"home", "along", "soup", "flowers", "lunch", "dinner"}),
    "walked": frozenset({"to", "through", "home", "back", "round", "around"}),
    "showed": frozenset({"round", "around", "how", "the", "my", "our"}),
    "picked": frozenset({"up"}),
    "dropped": frozenset({"off", "home"}),
}
# `took [[Ada]] to court`
NOWHERE = frozenset({"court", "task", "tribunal", "be", "mean"})
