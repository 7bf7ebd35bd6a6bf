"""Words by which a line that links somebody is hardly a talk with them (F55).

By these a line is asked about last. They never keep a talk from counting.
"""

from __future__ import annotations

from mdrel.model.words.clauses import HEARSAY, LONG_AGO, SUPPOSED
from mdrel.model.words.daily import HARDLY
from mdrel.model.words.jobs import JOBS, JOBS_ALONE
from mdrel.model.words.sessions import ROLES
from mdrel.model.words.together import PEOPLE
from mdrel.model.words.unsent import UNDOING

# Who else may be the subject of a sentence.
SOMEBODY = (PEOPLE | ROLES | JOBS | JOBS_ALONE) - {"her", "him", "them", "lot", "class"} | {
    "missus", "hubby", "wifey", "missis", "flatmate", "labmate", "lad", "lass", "postdoc",
    "committee", "council", "police", "waiter", "waitress", "postman", "someone",
    "somebody", "everyone", "everybody", "nobody", "village", "ward", "management", "mgmt", "gran",
    "stepmum", "they", "opponent", "side", "parish", "school", "union", "housekeeper", "maid",
}  # fmt: skip
# Behind somebody else these begin what they did.
BEGINNING = frozenset(
    {"was", "were", "is", "are", "has", "have", "had", "at", "with", "go", "goes", "will", "seen"}
)
# What others say, or what is read somewhere.
TELLING = frozenset(
    {
        "says", "say", "said", "tells", "tell", "told", "reports", "reported", "informs",
        "informed", "heard", "hear", "hears", "reckons", "claims", "claimed", "mentioned",
        "mentions", "writes", "heard from", "saw", "read", "talk", "word", "news", "rumour",
        "rumor", "asks", "asked", "wonders", "swears", "thinks",
    }
)  # fmt: skip
TELLING_ME = frozenset({"told", "tells", "informs", "informed", "said", "says", "say", "tell"})
# Before links these tell of thoughts, of what is to come, or of what was never done.
_THINKING = """
wonder wondered wondering hope hoped hoping wish wished imagine imagined imagining think thinking
thought pray prayed praying rehearse rehearsed rehearsing replay replaying replayed daydream
daydreamed dream dreamed dreamt dreaming nightmare miss missing misses remember remembered
remembering recall recalled recalling reminisced compose composing envy jealous practise practised
practiced practising
"""
_TO_COME = "gonna wanna gotta need needs want intend intends due"
_NEVER_DONE = "almost nearly chickened half-tempted tempted pretended refrained avoided avoiding"
BEFORE = (
    frozenset(f"{_THINKING}{_TO_COME} {_NEVER_DONE}".split())
    | SUPPOSED
    | HARDLY
    | {"should've", "would've", "could've", "ain't", "aint", "every", "been thinking"}
)
# Before links, or near them behind.
NEAR = LONG_AGO | HARDLY | {"apparently"}
# What was seen, heard or read of them, and when: before links.
RECORDED = frozenset(
    {
        "recording", "recordings", "gig", "rota", "photo", "photos", "photograph", "photographs",
        "pics", "picture", "pictures", "memoir", "biography", "keynote", "gazette", "website",
        "obituary", "profile", "programme", "usual", "usually",
    }
)  # fmt: skip
# Anywhere in the sentence of the links.
AROUND = HEARSAY - {"paper", "interview", "article", "acc"} | {"unsent", "ago", "yrs since"}
# What one did with a letter that was written, and with what.
UNDOING_IT = UNDOING | {"shredder", "unsent", "never sent"}
WRITINGS = frozenset({"letter", "msg", "message", "text", "email", "mail", "note", "card", "dm"})
UNSAID = (
    " without me ", " w/ / o me ", " w/ / out me ", " missed it ", " was wfh ", " was asleep ",
    " not invited ", " in the paper ", " in the papers ", " in the news ", " on the news ",
    " on the radio ",
)  # fmt: skip
# With the writings or things of somebody this is what one does alone.
_ALONE = """
read reread rereading reading perused graded marked transcribed proofread refactored debugged
watched watching listened listening stalked stalking reviewed edited copied wrapped merged reran
printed cited quoted footnoted
"""
ALONE = frozenset(_ALONE.split())
PRESENTS = frozenset({"present", "presents", "gift", "bday", "birthday", "retirement"})
# Labels before a colon or dash.
TO_DO = frozenset(
    {"action", "actions", "self", "todo", "to do", "task", "homework", "reminder", "note"}
)
# Where one may have met somebody, or spoken to them, though it is only theirs.
THEIR_PLACES = frozenset(
    {
        "house", "flat", "place", "home", "door", "doorstep", "office", "desk", "kitchen",
        "garden", "cottage", "room", "table", "yard", "farm", "shop", "bed", "bedside", "studio",
        "gate", "porch", "apartment", "ward", "lab", "car", "van", "barn", "field", "workshop",
        "number", "mobile", "phone", "cell", "voicemail", "machine", "answerphone", "mailbox",
        "birthday", "party", "wedding", "dinner", "lunch", "tea", "funeral", "supper", "lesson",
        "call", "visit", "meeting", "1:1", "mtg", "chat", "class",
    }
)  # fmt: skip
