"""Words behind somebody's name that tell of company or of speaking with them (F64)."""

from __future__ import annotations

from mdrel.model.words.daily import TOPICS
from mdrel.model.words.sessions import MY_PLACES, TO_ME

# What we did, in a clause behind their name: `[[Ada]] dropped by and we sat for an hour`.
WE_DID = frozenset(
    {
        "talked", "chatted", "sat", "stood", "walked", "laughed", "cried", "hugged", "ate", "drank",
        "danced", "sang", "played", "stayed", "spoke", "gossiped", "caught", "caught up",
        "strolled", "shared", "kissed", "reminisced", "lingered", "dined", "cooked", "parted",
        "swapped", "exchanged", "argued", "embraced", "nattered", "prayed", "shook", "shook hands",
        "compared", "compared notes", "sat down", "hung", "hung out", "wandered", "drove", "rode",
        "swam", "ran", "spent", "split", "watched", "joked", "made up", "took", "got talking",
        "ended up talking", "ended up chatting", "sat talking", "stood talking",
        "texted", "messaged", "whispered", "haggled", "bickered", "giggled", "bantered", "screamed",
        "settled", "negotiated", "went through", "went over", "rambled", "mused", "schemed",
        "plotted", "brainstormed", "debated", "planned", "discussed",
    }
)  # fmt: skip
# What somebody does to me who is there: `[[Ada]] brought me breakfast`.
DONE_TO_ME = TO_ME | frozenset(
    {
        "brought", "backed", "handed", "showed", "poured", "walked", "led",
        "invited", "offered", "passed", "fed", "cooked", "bought", "introduced",
        "stopped", "caught", "pulled", "cornered", "read", "sang", "played",
        "examined", "fixed", "corrected", "interrupted", "sat", "stood", "kept", "joined", "beat",
        "threatened", "insulted", "berated", "pestered", "rebuked",
        "held", "shook", "nudged", "waved", "tapped", "grabbed", "hugged", "kissed", "squeezed",
        "nodded", "smiled", "winked", "stared", "shouted", "yelled", "whispered", "said",
        "explained", "complained", "apologised", "apologized", "confessed", "admitted", "confided",
        "swore", "promised", "advised", "reassured", "comforted", "calmed", "cheered",
        "drove", "rang", "phoned", "texted", "emailed", "messaged", "pinged",
        "talked", "presented", "demoed", "served",
        "begged", "challenged", "grilled", "pressed", "thanked", "cuddled",
        "awakened", "awoke", "roused",
        "woke", "tucked", "dragged", "chased", "lectured", "scolded", "treated", "spotted",
    }
)  # fmt: skip
# These say so with a place of mine: `[[Ada]] came to my office`.
COMING_TO = frozenset({"came", "popped", "dropped", "swung", "stopped", "turned", "walked", "ran"})
MINE = MY_PLACES | {"door", "bench", "table", "bedside", "bed", "window", "gate", "house"}
TOPICAL = TOPICS | {"of", "on"}
# Whom a pronoun behind their name means.
HERSELF = frozenset({"her", "him"})
SHE = frozenset({"she", "he"})
PRONOUNS = HERSELF | SHE | {"we"}
# Writing of theirs that one answered: `Answered [[Ada]]'s letter`.
ANSWERED = frozenset({"answered", "replied to", "responded to", "wrote back to"})
LETTERS = frozenset(
    {
        "letter", "email", "e-mail", "mail", "message", "text", "texts", "note", "question",
        "questions", "call", "ping", "dm", "emails", "messages", "query", "invitation", "postcard",
    }
)  # fmt: skip
# What one gives a hearing or a show, for somebody: `Demo for [[Ada]] went ok`.
HELD_FOR = frozenset(
    {
        "demo", "presentation", "deposition", "lesson", "training", "onboarding", "induction",
        "walkthrough", "tour", "fitting", "exam", "briefing", "massage", "haircut", "pitch",
        "consultation", "tutorial", "cross-examination", "examination", "appraisal", "interview",
        "assessment", "mock", "viva", "coaching", "baptism", "wake", "viewing", "session",
    }
)  # fmt: skip
WENT = frozenset({"went", "ran", "overran"})

TAKEN_BY_TWO = frozenset({"turn", "walk", "stroll", "taxi", "train", "bus", "ferry", "selfie"})
AWAY_WITH = frozenset(
    {"home", "through", "back", "away", "tea", "dinner", "lunch", "coffee", "in", "out", "up",
     "hand", "feedback", "advice", "till", "until", "all", "again", "twice", "while", "there",
     "afterwards", "alone", "yesterday", "happy"}
)  # fmt: skip
# What one pours or reads somebody: `Read [[Ada]] a story`, `Made [[Ada]] a cup of tea`.
SERVING = frozenset({"made", "cooked", "poured", "bought", "fed", "brought", "served", "fixed"})
GOT = frozenset({"got", "received", "had"})
WRITTEN_THINGS = (
    LETTERS
    | {"reply", "answer", "response", "view", "views", "opinion", "advice", "take", "blessing"}
) - {"call", "question", "questions"}
# A reply of mine behind their name: `Read the letter from [[Ada]]. Wrote back at once`.
REPLYING = frozenset(
    {"wrote back", "replied", "answered", "rang back", "called back", "texted back",
     "emailed back", "phoned back"}
)  # fmt: skip
SHOWING = frozenset({"read", "played", "sang"})
# By a hand or a shoulder one was with them: `Shook [[Ada]]'s hand`.
BODY = frozenset({"hand", "hands", "shoulder", "arm", "cheek", "hair", "forehead", "knee", "neck"})
TOUCHING = frozenset(
    {"shook", "held", "cut", "kissed", "squeezed", "stroked", "patted", "touched", "washed",
     "brushed", "braided", "plaited", "dried", "massaged", "rubbed", "bandaged", "cried"}
)  # fmt: skip
# How somebody takes what one said or did: `Offered [[Ada]] the job, she accepted`.
REACTING = frozenset(
    {
        "accepted", "agreed", "said", "says", "liked", "loved", "laughed", "smiled", "nodded",
        "took", "thinks", "thought", "came", "refused", "declined", "cried", "shrugged",
        "promised", "seemed", "looked", "grinned", "blushed", "hesitated", "sighed", "wants",
        "hated", "asked", "replied", "answered", "objected", "hugged", "burst", "went", "beamed",
    }
)  # fmt: skip
# What two do by themselves, behind a mention: `Same train as [[Ada]], talked all the way`.
TALKED = frozenset({
    "talked", "chatted", "caught up", "nattered", "gossiped", "reminisced", "spoke", "hugged",
    "argued", "bickered", "squabbled", "haggled", "bantered", "commiserated", "conferred",
    "swapped",
})  # fmt: skip
CHATS = frozenset({"chat", "talk", "natter", "conversation", "catch-up", "gossip", "chinwag"})
# `Put together a list` and `was brought together` tell of no company.
PUTTING = frozenset(
    {"put", "brought", "got", "pulled", "stuck", "glued", "sewed", "cobbled", "threw", "pieced"}
)
BEING = frozenset({"was", "were", "is", "are", "been"})
# Why they stopped: `[[Ada]] stopped his van to chat`.
FOR_A_CHAT = (
    " to chat",
    " to talk",
    " for a chat",
    " for a word",
    " for a natter",
    " to say hello",
)
# Of mine, where one does nothing while I am away: `wept on my sofa`.
MINE_ALONE = frozenset({"sofa", "couch", "shoulder", "doorstep", "lap", "arms", "office", "study"})
# What I say to whom the line is about, where it names nobody else.
SAID_BY_ME = frozenset(
    {"said", "promised", "replied", "answered", "agreed", "refused", "suggested", "argued",
     "objected", "apologised", "apologized"}
)  # fmt: skip
# What somebody did to say something to me: `stopped to tell me`.
HAVING_TO = frozenset({"had", "stopped", "rang", "called", "came", "made", "took", "stayed"})
TO_TELL = frozenset({"tell", "ask", "show", "thank", "warn", "congratulate"})
