"""Words by which somebody was seen or heard, and not spoken with (F51)."""

from __future__ import annotations

# Behind `saw` they say that the person was watched, not met.
WATCHED = frozenset(
    {
        "speak", "present", "go", "come", "ride", "cycle", "cross", "jog", "head", "hurry", "score",
        "arrive", "sit", "stand", "queue", "get", "make", "take", "do", "fall", "lose", "race",
        "play", "perform", "sing", "dance", "give", "run", "win", "talk", "on",
        "that", "has", "was", "is", "had", "leave", "walk", "drive", "pass", "wave",
    }
)  # fmt: skip
# `Saw [[Ada]] in the paper`, `across the road`, `in town, waved`: seen, and not spoken with.
SIGHTING = frozenset({"in", "on", "from", "across"})
SIGHTS = frozenset(
    {
        "paper", "papers", "news", "newspaper", "press", "magazine", "photo", "photos", "picture",
        "pictures", "dream", "tv", "telly", "distance", "afar", "road", "street",
    }
)  # fmt: skip
# Where an interview is seen or heard by everybody: `Interview with [[Ada]] on Radio 4`.
MEDIA = frozenset(
    {"radio", "tv", "telly", "bbc", "itv", "npr", "podcast", "news", "youtube", "television",
     "sky", "netflix", "show", "programme", "website", "blog"}
)  # fmt: skip
WAVING = frozenset(
    {"waved", "nodded", "hid", "ducked", "dodged", "avoided", "pretended", "sneaked", "snuck"}
)
# Behind a denial these say so as well: `Saw [[Ada]], did not stop`.
STOPPING = frozenset({
    "stop", "speak", "talk", "chat", "greet", "notice", "see", "spot", "recognise", "recognize",
    "approach", "dare", "acknowledge", "wave",
})  # fmt: skip
# Denied anywhere behind it these do: `Saw [[Ada]], didn't want to bother her`.
DISTURBING = frozenset({"bother", "disturb", "interrupt", "intrude", "embarrass"})
# Through or from these one sees somebody who is elsewhere.
SEEN_THROUGH = frozenset({
    "window", "windows", "queue", "balcony", "bus", "tram", "train", "glass", "door", "crowd",
    "fence", "hedge", "rain", "fog", "mist", "gap", "trees", "curtains", "railings", "car", "taxi",
    "cab", "bike", "platform", "roof", "terrace", "bridge",
})  # fmt: skip
DENIALS = ("not", "n't")
