"""What contacts are given by the notes of a vault, and what each note comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from mdrel.index.gather import NoteContributions
from mdrel.index.merge_conversations import Unions, merge_conversations
from mdrel.model.contact import Contact, LevelChange, Profile
from mdrel.model.conversation import Conversation
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.follow_up import FollowUp
from mdrel.model.snapshot import Listed

# No path holds it.
_BETWEEN = "\0"


class NoteFold(Struct, frozen=True, omit_defaults=True, gc=False):
    """What one note came to.

    `contact` is the person whose note it is, and `sources` are the notes that give them talks or
    tasks, in one text, since a large vault keeps very many. `problems` are those found in it and
    those of the names in it, and `lists` whom it says to have been there. `is_hidden`, `own` and
    `sides` are those of its outline.
    """

    contact: Contact | None = None
    sources: str = ""
    problems: tuple[Diagnostic, ...] = ()
    is_hidden: bool = False
    lists: tuple[Listed, ...] = ()
    own: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


def split_sources(sources: str) -> list[str]:
    """Return the paths that one text holds."""
    return sources.split(_BETWEEN) if sources else []


class Received:
    """What some contacts are given by notes, in the order in which the notes come."""

    def __init__(self, contacts: Iterable[str]) -> None:
        """Take in the paths of the contacts; what others are given is passed over."""
        self._sources: dict[str, list[str]] = {who: [] for who in contacts}
        self._talks: dict[str, list[Conversation]] = defaultdict(list)
        self._tasks: dict[str, list[FollowUp]] = defaultdict(list)
        self._unions = Unions()

    def add(self, path: str, told: NoteContributions) -> None:
        """Take in what the note at `path` gives."""
        for who in sorted(told.recipients):
            if who in self._sources:
                self._sources[who].append(path)
        for who, talk in zip(told.talkers, told.talks, strict=True):
            self._talks[who].append(talk)
        for who, task in zip(told.doers, told.tasks, strict=True):
            self._tasks[who].append(task)

    def make(
        self,
        profile: Profile,
        told: NoteFold,
        names: tuple[str, str],
        levels: tuple[LevelChange, ...],
    ) -> NoteFold:
        """Return what a contact's note comes to, with slug and key, and with what it `told`."""
        path = profile.path
        talks, tasks = self._talks.get(path, ()), self._tasks.get(path, ())
        return NoteFold(
            Contact(
                profile, *names, merge_conversations(talks, self._unions), tuple(tasks), levels
            ).pack(),
            _BETWEEN.join(self._sources[path]),
            told.problems,
            told.is_hidden,
            told.lists,
        )
