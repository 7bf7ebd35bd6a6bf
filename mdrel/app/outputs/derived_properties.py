"""Writes `mdrel_last` and `mdrel_due` into contacts' notes.

They are for people who list their contacts in Obsidian Bases. This is off by default, and mdrel
never reads them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mdrel.app.build import Build
from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.environment.clock import is_recent, read_now_ns
from mdrel.app.environment.state_folder import check_removals
from mdrel.app.outputs.publish import Outcome
from mdrel.errors import WriteError
from mdrel.model.agenda import Standing
from mdrel.parse.front_matter.read import read_front_matter
from mdrel.parse.lexicon import build_lexicon
from mdrel.vault.read import read_note
from mdrel.write.edits import Edit, RemoveProperty, SetProperty

LAST, DUE = "mdrel_last", "mdrel_due"


def derived(standing: Standing) -> tuple[tuple[str, str], ...]:
    """Return the two properties with the values they are to have, empty for none."""
    last = standing.last_conversation.on if standing.last_conversation else None
    return ((LAST, _iso(last)), (DUE, _iso(standing.due_on)))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def plan_materialized(
    build: Build, known: dict[str, tuple[tuple[str, str], ...]] | None = None
) -> Iterator[NoteChange]:
    """Yield what has to change in contacts' notes.

    `known` are values that are in their notes already, by path. Values found to be there are added
    to it.
    """
    if not build.policy.materialize:
        return
    for standing in build.ranking.standings:
        path, wanted = standing.contact.path, derived(standing)
        if known is not None and known.get(path) == wanted:
            continue
        edits = tuple(_edits(build.vault, path, wanted))
        if edits:
            yield NoteChange(path, edits)
        elif known is not None:
            known[path] = wanted


def _edits(vault: Path, path: str, wanted: Iterable[tuple[str, str]]) -> Iterator[Edit]:
    text, _ = read_note(vault, path)
    if text is None:
        return
    there = {each.key: each.value.text for each in read_front_matter(path, text).properties}
    for key, value in wanted:
        if value and there.get(key) != value:
            yield SetProperty(key, value)
        elif not value and key in there:
            yield RemoveProperty(key)


def write_materialized(
    build: Build, changes: Sequence[NoteChange]
) -> tuple[tuple[str, ...], tuple[WriteError, ...]]:
    """Write each note by itself, and return those written and why others were not.

    Nothing of it is journalled, since it can be derived again.
    """
    if not changes:
        return (), ()
    lexicon = build_lexicon(build.policy.reading)
    editor = Editor(build.vault, lexicon, is_journalled=False)
    written: list[str] = []
    errors: list[WriteError] = []
    for change in changes:
        try:
            written += [
                each.path
                for each in editor.apply(NoteCommand("materialize", "", (change,)))
                if each.is_changed
            ]
        except WriteError as error:
            errors.append(error)
    return tuple(written), tuple(errors)


@dataclass(slots=True)
class Materializer:
    """The output of a watcher that writes the derived days.

    Only notes whose days changed are looked at, and none that was written within the last two
    seconds.
    """

    known: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def keep(self, build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
        """Write what is due, and return the build and what was done.

        Raises WriteError where most contacts are gone at once (P13), or a note cannot be written.
        """
        if not build.policy.materialize:
            self.known.clear()
            return build, Outcome((), ())
        if not accepts_removals:
            check_removals(build.vault, len(build.snapshot.contacts))
        changes = list(plan_materialized(build, self.known))
        ripe = [each for each in changes if not _is_young(build.vault / each.path)]
        written, errors = write_materialized(build, ripe)
        if errors:
            raise errors[0]
        return build, Outcome(written, (), is_waiting=len(ripe) < len(changes))


def _is_young(path: Path) -> bool:
    try:
        return is_recent(path.stat().st_mtime_ns, read_now_ns())
    except OSError:
        return True
