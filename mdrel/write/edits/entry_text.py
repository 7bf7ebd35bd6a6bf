"""How a conversation is spelled: its canonical line and the parts of it."""

from __future__ import annotations

from mdrel.model.names import join_names
from mdrel.write.edits.edit import AddEntry, AddTask


def entry_line(entry: AddEntry, opening: str = "", closing: str = "") -> str:
    """Return the canonical line of an entry, without a list marker.

    The line is `DATE [CHANNEL] [(PURPOSE)][ with [[Other]]…]: TEXT`. `opening` and `closing` put
    the date in bold or in a link.
    """
    head = entry_head(entry, opening, closing)
    return join_words(f"{head}:" if entry_text(entry) else head, entry_text(entry))


def entry_head(entry: AddEntry, opening: str = "", closing: str = "") -> str:
    """Return the canonical line up to the colon."""
    return join_words(f"{opening}{entry.on.isoformat()}{closing}", *head_words(entry))


def head_words(entry: AddEntry) -> tuple[str, str, str]:
    """Return the channel, the purpose in parentheses, and `with` the people.

    Each is empty where there is none.
    """
    shared = join_names([f"[[{each}]]" for each in entry.people])
    return (
        entry.channel,
        f"({entry.purpose})" if entry.purpose else "",
        f"with {shared}" if shared else "",
    )


def entry_text(entry: AddEntry) -> str:
    """Return the text on one line, followed by the tags."""
    return join_words(" ".join(entry.text.split()), *(f"#{tag}" for tag in entry.tags))


def promises_of(entry: AddEntry) -> list[AddTask]:
    """Return the tasks that stand below the entry."""
    return [AddTask(each) for each in entry.promises]


def join_words(*parts: str) -> str:
    """Return the parts that are not empty, joined by blanks."""
    return " ".join(filter(None, parts))
