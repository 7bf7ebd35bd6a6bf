"""Places and gatherings by which a line without a verb tells of company (F64)."""

from __future__ import annotations

# Where one is oneself, and speaks with whoever is there too.
PLACES_HERE = frozenset(
    {
        "phone", "telephone", "landline", "line", "blower", "speaker", "speakerphone", "zoom",
        "teams", "skype", "facetime", "fence", "gate", "door", "doorstep", "counter", "table",
        "desk", "lift", "elevator", "corridor", "hallway", "stairs", "kitchen", "car", "van",
        "taxi", "cab", "bar", "canteen", "cafeteria", "queue", "garden", "sofa", "porch",
        "break room", "staff room",
        "common room", "changing room", "tea room", "coffee machine", "kettle",
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
BOTH_OF_US = (
    "both of us", "two of us", "three of us", "2 of us", "3 of us", "us both", "we both",
    "neither of us",
)  # fmt: skip
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
        "minutes", "mins", "min", "hour", "hours", "hrs", "hr", "words", "moan", "break", "council",
        "msg",
        "msgs", "laugh", "afternoon", "morning", "evening", "drink", "encounter", "dms",
        "discussions", "conversations",
    }
)  # fmt: skip
# Of these it is not told where they were had.
SPOKEN = frozenset({"discussions", "conversations"})
# At a gathering somebody who is so is not there.
AWAY = frozenset(
    {
        "apologies", "regrets", "excused",
        "stuck", "forgot", "away", "off", "ill", "sick", "absent", "missing", "not", "no", "was",
        "is", "has", "had",
    }
)  # fmt: skip
# With these a sentence begins by where or when it was, before `I`: `At the baker's I met [[Ada]]`.
OPENING = frozenset(
    {
        "at", "in", "on", "after", "before", "during", "around", "about", "over", "by", "from",
        "between", "despite", "towards", "toward", "near", "outside", "inside", "halfway", "half",
        "on the way", "back", "straight", "right", "just", "while", "when", "as",
    }
)  # fmt: skip
# Directly before `I` these go on with it, and in an opening those tell of nothing that happened.
LEADING_TO_ME = frozenset(
    {
        "while", "when", "as", "before", "after", "if", "that", "what", "because", "since",
        "until", "till", "where", "whom", "which", "than", "how", "why", "and", "or", "whatever",
        "who", "once", "so", "time", "moment", "minute", "instant", "thing", "reason", "person",
    }
)  # fmt: skip
NO_OPENING = frozenset(
    {
        "dream", "dreams", "nightmare", "mind", "head", "memory", "theory", "novel", "film",
        "book", "story", "game", "fantasy", "principle", "hindsight", "childhood", "youth", "life",
        "years", "retrospect", "days", "times", "thoughts", "imagination", "diary", "photo",
        "if", "would", "college", "university", "school", "podcast", "movie",
    }
)  # fmt: skip
# Before `with` these are no thing one had with somebody, but how one is, or what is between two.
NO_THING = frozenset(
    {
        "happy", "unhappy", "angry", "furious", "cross", "livid", "upset", "fine", "ok", "okay",
        "good", "cool", "great", "bad", "wrong", "right", "same", "busy", "done", "stuck", "mad",
        "sad", "sick", "fed", "content", "patient", "honest", "gentle", "strict", "careful",
        "generous", "friendly", "friends", "popular", "familiar", "comfortable", "uncomfortable",
        "compatible", "consistent", "level", "even", "through", "over", "up", "down", "in", "off",
        "on", "out", "quits", "quit", "finish", "start", "begin", "go", "come", "get", "make",
        "take", "help", "work", "working", "check", "share", "sync", "align", "discuss",
        "agree", "confirm", "verify", "clarify", "book", "plan", "plans", "prep", "idea", "ideas",
        "todo", "list", "name", "names", "someone", "somebody", "everyone", "nobody", "who",
        "what", "nothing", "something", "anything", "everything", "none", "no", "all", "more",
        "both", "trust", "luck", "fault", "mess", "row", "rows", "mystery", "trade", "swap",
        "interview", "podcast", "episode", "books", "film", "movie", "series", "song",
        "album", "band", "duet", "panel", "poster", "selfie", "snap", "portrait", "letter",
        "letters", "email", "emails", "card", "cards", "invoice", "invoices", "bill", "bills",
        "parcel", "package", "key", "keys", "car", "cat", "dog", "baby", "kids", "child",
        "children", "house", "flat", "cupboard", "box", "bag", "shirt", "man", "woman", "girl",
        "boy", "team", "family", "class", "group", "everybody", "people", "guy", "guys", "lot",
        "meeting room", "decision", "ball", "draft", "document", "doc", "docs", "report", "spec",
        "code", "repo", "file", "files", "slides", "deck", "budget", "lease", "offer", "bid",
        "ticket", "tickets", "case", "project", "company", "firm", "business", "start-up",
        "startup", "status", "progress", "next", "still", "again", "also", "maybe", "not", "now",
        "yet", "clash", "conflict", "comparison", "match", "similarity", "difference", "gap",
        "history", "past", "future", "life", "love", "crush", "dream", "dreams", "fear", "hope",
        "bond", "chemistry", "connection", "relations", "rapport", "friend", "rivalry", "war",
        "mou", "nda", "sow", "loi", "placement", "collaboration", "subscription", "membership",
        "policy", "insurance", "loan", "mortgage", "savings",
    }
)  # fmt: skip
# With these it is still to be had: `need an hour with [[Ada]]`.
NEEDED = frozenset({"need", "needs", "want", "wants", "give", "ask", "book", "find"})
# Before `me`, or `to me` and `with me`, these tell that somebody is there, or speaks to me.
DOING_BY_ME = (
    "waiting", "sitting", "standing", "hovering", "running", "walking", "shadowing", "grumbling",
    "complaining", "moaning", "whispering", "chatting", "talking", "explaining", "telling",
    "asking", "shouting", "yelling", "ranting", "confessing", "apologising", "apologizing",
    "showing", "thanking", "lecturing", "joking", "gossiping", "nattering", "begging",
)  # fmt: skip
# Behind `over for` these tell of no visit.
FOR_GOOD = frozenset({"good", "now", "life", "ever", "us", "him", "her", "me", "them"})
BY_ME = frozenset(
    {"next to me", "next to us", "beside me", "beside us", "opposite me", "left of me",
     "right of me", "across from me", "across the table from me"}
)  # fmt: skip
AT_MINE = frozenset({"mine", "ours"})
