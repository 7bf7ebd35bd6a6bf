"""What others do to something in a meeting's tasks: `Customer to sign the letter` (F74)."""

from __future__ import annotations

_PHRASES = (
    "hand in", "hand over", "take over", "take on", "fill in", "fill out", "write up", "type up",
    "draw up", "bring in", "send out", "send over", "send in", "pass on", "look over", "check over",
    "clean up", "tidy up", "put together", "sort out", "work out", "work on", "set out", "pick up",
    "drop off", "carry out", "read through", "go through", "look after", "deal with", "prepare for",
    "find out", "line up", "wind up", "wrap up", "chase up", "follow up on",
)  # fmt: skip
# In a conversation's note any name before `to` and one of these verbs with its object owes it
# (`Aldrin to prepare the form`, `Customer to sign the letter`); without an object the name is the
# thing itself (`Contract to sign`). These verbs need no object (`CK to decide on the offer`).
DOING = frozenset(
    {
        "send", "resend", "share", "draft", "write", "prepare", "provide", "review", "check",
        "confirm", "update", "arrange", "organise", "organize", "book", "call", "email", "e-mail",
        "contact", "ask", "finalise", "finalize", "complete", "compile", "submit", "sign",
        "approve", "create", "build", "make", "set", "find", "get", "bring", "give", "buy",
        "order", "pay", "fix", "chase", "schedule", "circulate", "publish", "present",
        "investigate", "explore", "add", "upload", "forward", "introduce", "coordinate",
        "collect", "deliver", "test", "run", "lead", "take", "hold", "produce", "propose",
        "document", "verify", "research", "analyse", "analyze", "design", "approach", "use",
        "estimate", "evaluate", "assess", "measure", "clean", "install", "configure", "deploy",
        "migrate", "translate", "record", "edit", "post", "print", "ship", "hire", "interview",
        "train", "cancel", "reserve", "pick", "choose", "compare", "handle", "draw", "file",
        "remind", "repair", "replace", "move", "invite", "notify", "inform", "borrow", "lend",
        "mend", "sell", "transfer", "negotiate", "consult", "inspect", "monitor", "identify",
        "resolve", "implement", "gather", "obtain", "clarify", "define", "reset", "correct",
        *_PHRASES,
    }
)  # fmt: skip
DOING_ALONE = frozenset(
    {
        "decide", "speak", "talk", "follow", "look", "liaise", "report", "respond", "reply",
        "meet", "join", "attend",
    }
)  # fmt: skip
_HISSING = ("s", "sh", "ch", "x", "z", "o")


def third_person(verb: str) -> str:
    """Return what somebody does: `sends`, `fixes`, `carries`, `hands in`."""
    verb, space, rest = verb.partition(" ")
    return f"{_add_s(verb)}{space}{rest}"


def _add_s(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_HISSING) else f"{verb}s"


# Behind a person, and before a thing, these say what they do (`Ada books the room`).
DOES = frozenset(map(third_person, DOING))
# Before `to` and such a verb these are what is to be done, or something for it, and nobody.
NO_DOERS = frozenset(
    {
        "agree", "aim", "arrange", "ask", "attempt", "budget", "call", "card", "chance", "coffee",
        "continue", "demo", "dinner", "email", "e-mail", "event", "excuse", "form", "go", "help",
        "hope", "how", "idea", "intend", "invitation", "invite", "key", "letter", "link", "lunch",
        "meet", "meeting", "message", "money", "need", "note", "offer", "opportunity", "option",
        "permission", "place", "plan", "prepare", "promise", "proposal", "proposition", "reason",
        "remember", "reminder", "request", "room", "seminar", "session", "slot", "someone",
        "space", "start", "suggest", "suggestion", "text", "things", "time", "tool", "trip",
        "try", "visit", "volunteer", "vote", "want", "way", "what", "when", "where", "who",
        "wish", "words", "workshop", "zoom",
    }
)  # fmt: skip
