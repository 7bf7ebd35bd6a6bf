"""Places and gatherings by which a line without a verb tells of company (F64)."""

from __future__ import annotations

# Where one is oneself, and speaks with whoever is there too.
PLACES_HERE = frozenset(
    {
        "phone", "telephone", "landline", "line", "blower", "speaker", "speakerphone", "zoom",
        "teams", "skype", "facetime", "fence", "gate", "door", "doorstep", "counter", "table",
        "desk", "lift", "elevator", "corridor", "hallway", "stairs", "kitchen", "car", "van",
        "taxi", "cab", "bar", "canteen", "cafeteria", "queue", "garden", "sofa", "porch",
    }
)  # fmt: skip
# Mine, but no place: `[[Ada]] on my mind`.
NO_PLACES_OF_MINE = frozenset(
    {
        "dream", "dreams", "mind", "thoughts", "head", "list", "view", "opinion", "team", "name",
        "way", "diary", "calendar", "heart", "prayers", "side", "inbox", "photo", "photos", "class",
        "my", "our", "memory", "book", "podcast", "website", "site", "cover", "magazine", "page",
        "payroll", "radar", "shortlist", "books", "roster", "rota", "blog", "channel", "feed",
        "report", "document", "doc", "docs", "spreadsheet", "deck", "repo", "system",
        "notes", "slides", "company", "board",
    }
)  # fmt: skip
# Where somebody says something to me, at the beginning of a clause.
SCENES = frozenset(
    {
        "car", "van", "taxi", "cab", "train", "bus", "plane", "lift", "elevator", "kitchen",
        "corridor", "hallway", "hall", "garden", "gate", "door", "doorstep", "bar", "pub", "café",
        "cafe", "canteen", "bath", "bed", "pool", "sauna", "queue", "break", "interval", "drive",
        "walk", "home", "school", "mass", "service", "church", "training", "practice", "rehearsal",
        "class", "lesson", "work", "match", "lunch", "dinner", "breakfast", "supper", "tea",
        "coffee",
    }
)  # fmt: skip
# The two of us, in words.
BOTH_OF_US = ("both of us", "the two of us", "us both", "we both", "neither of us")
# Where one calls a photograph: `A snap of [[Ada]] and me, both of us laughing`.
PICTURES = frozenset(
    {"snap", "photo", "photos", "picture", "pictures", "selfie", "video", "film", "list"}
)
# Behind a gathering these tell of what is written or to come.
NO_GATHERING = frozenset(
    {"notes", "plan", "plans", "schedule", "prep", "agenda", "minutes", "list", "rota", "invite"}
)
# Kinds of time or talk that one has with somebody: `Ten minutes with [[Ada]]`.
HAD_WITH = frozenset(
    {
        "minutes", "mins", "min", "hour", "hours", "words", "moan", "break", "council", "msg",
        "msgs", "laugh", "afternoon", "morning", "evening", "drink", "encounter", "dms",
    }
)  # fmt: skip
# At a gathering somebody who is so is not there.
AWAY = frozenset(
    {
        "apologies", "regrets", "excused",
        "stuck", "forgot", "away", "off", "ill", "sick", "absent", "missing", "not", "no", "was",
        "is", "has", "had",
    }
)  # fmt: skip
AT_MINE = frozenset({"mine", "ours"})
