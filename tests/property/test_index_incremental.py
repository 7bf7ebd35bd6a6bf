"""The incremental index, and what is made of it, equals a fresh one.

It does so after any sequence of edits, renames and deletions.
"""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from mdrel.index.fold import NOTHING, FoldState, add_hidden, fold_incremental
from mdrel.model.agenda import Agenda
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.views.calendar.build import FeedState, build_feed
from mdrel.views.calendar.serialize import read_previous
from mdrel.views.context import Context
from mdrel.views.dashboards.build import RenderedDashboards, render_incremental
from tests.support.method import make_agenda
from tests.support.vault_texts import LINES, PATHS, TEXTS
from tests.support.vaults import ReadNotes, fold, read

POLICY, TODAY = Policy(), date(2026, 11, 22)


class InMemory(RuleBasedStateMachine):
    """Notes as texts, edited one by one; `parsed` is kept, as an index keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.parsed: dict[str, ParsedNote] = {}
        self.changed: set[str] | None = None
        self.folded = NOTHING
        self.agenda: Agenda | None = None
        self.boards: RenderedDashboards | None = None
        self.feed, self.content = FeedState(), b""

    def put(self, path: str, text: str) -> None:
        """Have a note, and read it."""
        self.parsed[path] = read(path, text)
        if path not in self.texts and not self.parsed[path].is_generated:
            self.changed = None
        elif self.changed is not None:
            if path not in self.texts:
                self.folded = add_hidden(self.folded, [path])
            self.changed.add(path)
        self.texts[path] = text

    def drop(self, path: str) -> str:
        """Have a note no more."""
        self.changed = None
        del self.parsed[path]
        return self.texts.pop(path)

    @initialize(notes=st.dictionaries(PATHS, TEXTS, max_size=4))
    def begin(self, notes: dict[str, str]) -> None:
        """Begin with a few notes."""
        for path, text in notes.items():
            self.put(path, text)

    @rule(path=PATHS, text=TEXTS)
    def write(self, path: str, text: str) -> None:
        """Make a note or replace one."""
        self.put(path, text)

    @rule(line=LINES, data=st.data())
    def append(self, line: str, data: st.DataObject) -> None:
        """Write one line more into a note."""
        if self.texts:
            path = data.draw(st.sampled_from(sorted(self.texts)))
            self.put(path, self.texts[path] + line)

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        """Take one line out of a note."""
        if self.texts:
            path = data.draw(st.sampled_from(sorted(self.texts)))
            lines = self.texts[path].splitlines(keepends=True)
            gone = data.draw(st.integers(0, max(0, len(lines) - 1)))
            self.put(path, "".join(lines[:gone] + lines[gone + 1 :]))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Delete a note."""
        if self.texts:
            self.drop(data.draw(st.sampled_from(sorted(self.texts))))

    @rule(path=PATHS, data=st.data())
    def rename(self, path: str, data: st.DataObject) -> None:
        """Rename or move a note, perhaps over another."""
        if self.texts:
            self.put(path, self.drop(data.draw(st.sampled_from(sorted(self.texts)))))

    @invariant()
    def equals_a_fresh_index_in_any_order(self) -> None:
        """Fold what was kept, and what is read anew, forwards and backwards."""
        fresh = {path: read(path, text) for path, text in reversed(self.texts.items())}
        self.folded = fold_incremental(self.folded, ReadNotes(self.parsed), changed=self.changed)
        self.changed = set()
        kept = self.folded.snapshot
        # A command goes on from what the cache has, which knows no names yet.
        if len(self.texts) % 2:
            self.folded = FoldState(folded=self.folded.folded)
        assert kept == fold(self.parsed) == fold(fresh) == fold(dict(sorted(fresh.items())))
        assert [contact.path for contact in kept.contacts] == sorted(
            contact.path for contact in kept.contacts
        )
        assert (
            len({contact.slug for contact in kept.contacts})
            == len({contact.key for contact in kept.contacts})
            == len(kept.contacts)
        )
        self._looks_the_same(kept)

    def _looks_the_same(self, kept: Snapshot) -> None:
        """Make agenda, dashboards and feed from what is kept, and anew."""
        self.agenda = make_agenda(kept, POLICY, TODAY, self.agenda)
        assert self.agenda == make_agenda(kept, POLICY, TODAY)
        context = Context(POLICY)
        self.boards = render_incremental(self.boards, self.agenda, kept, context)
        assert list(self.boards.documents.values()) == list(
            render_incremental(None, self.agenda, kept, context).documents.values()
        )
        before = replace(context, previous_feed=self.content)
        made = build_feed(self.agenda, kept, before, before=self.feed)
        anew = build_feed(self.agenda, kept, before)
        assert (made.content, made.problems) == (anew.content, anew.problems)
        assert made.kept
        self.feed, self.content = made.kept, made.content
        assert {
            uid: replace(each, event=None) for uid, each in self.feed.published.items()
        } == read_previous(self.content)


InMemory.TestCase.settings = settings(max_examples=60, stateful_step_count=15)
TestInMemory = pytest.mark.uninstrumented(InMemory.TestCase)


@given(st.dictionaries(PATHS, TEXTS, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_in_which_notes_are_found_changes_nothing(
    notes: dict[str, str], chance: Random
) -> None:
    parsed = {path: read(path, text) for path, text in notes.items()}
    mixed = list(parsed)
    chance.shuffle(mixed)
    assert fold({path: parsed[path] for path in mixed}) == fold(parsed)


@given(st.dictionaries(PATHS, TEXTS, min_size=1, max_size=6), TEXTS)
@settings(max_examples=60)
def test_a_note_without_people_changes_nobody_unless_a_link_means_it(
    notes: dict[str, str], text: str
) -> None:
    parsed = {path: read(path, body) for path, body in notes.items()}
    other = replace(
        read("Elsewhere/Nobody links here.md", text),
        profile=None,
        talks=(),
        tasks=(),
        diagnostics=(),
    )
    assert fold(parsed).contacts == fold({**parsed, other.path: other}).contacts
