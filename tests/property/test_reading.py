"""Any text is read without failing.

What is read bit by bit equals what is read at once.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mdrel.model.cadence import Cadence, add_cadence
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Reading
from mdrel.parse.classify.copies import is_conflict_copy
from mdrel.parse.entries import head as entries
from mdrel.parse.lexicon import build_lexicon
from mdrel.parse.markdown.mask import mask
from mdrel.parse.note import parse_fully, parse_notes
from mdrel.parse.prefilter import make_prefilter
from mdrel.rules.checks import run_checks
from tests.support.method import make_agenda
from tests.support.vaults import POLICY, PREFILTER, fold, parse_note, read, read_vault

PIECES = st.sampled_from(
    ["---\n", "type: person\n", "level: trusted\n", "## Conversations\n", "- 2026-11-20 call: x?\n", "- [ ] do [[Ada]] 📅 2026-12-01\n", "[[Ada]]", "```\n", "%%", "<!--", ">", "| 2026-11-20 | call |\n",
     "date: 2026-11-20\n", "people: [[Ada]]\n", "Called [[Ada]]\n", "\r\n", "\t", "\u2028", "\ufeff", "name: Ada\n", "[", "{{", "- ", "#", "`", "✅ 2026-11-19", "\ud800", "\x00", "cadence: 1 month\n",
     "Conversations\n---\n", "2026-11-20 call\n===\n", "## Attendees\n", "Chair: Ada, Bo\n", "> [!note]\n", "> - Ada\n", "attendees: [[Ada]], [[Bo]]\n", "type: 1-1\n", "# 2026-11-20 call with Ada\n",
     "| Name |\n|---|\n", "**Present:** ", "Ada <a@b.example>", "status: planned\n", "- {name: Ada, email: x}\n", " <> ", "(declined)"],
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join)
PATHS = st.sampled_from(
    [
        "Ada.md",
        "People/Ada.md",
        "People/Bo/_index.md",
        "Daily/2026-11-20.md",
        "2026-11-20.md",
        "2026-11-19 Board.md",
        "Templates/T.md",
        "x/Ada.md",
    ]
)


@given(PATHS, TEXTS)
@settings(max_examples=400)
def test_any_text_is_read_and_every_place_lies_in_it(path: str, text: str) -> None:
    note = read(path, text)
    assert note == read(path, text)
    lines = text.count("\n") + 1
    places = [
        *(each.span for each in note.diagnostics),
        *(each.span for each in note.talks),
        *(each.span for each in note.tasks),
    ]
    assert all(1 <= place.line <= lines and place.column >= 1 for place in places)
    masked = mask(text).text
    assert len(masked) == len(text)
    assert [at for at, sign in enumerate(masked) if sign == "\n"] == [
        at for at, sign in enumerate(text) if sign == "\n"
    ]


PROPERTIES = st.sampled_from(
    ["tags: [book]", "tags: person", "tags:\n  - Contacts/work", "type: book", "type: Meeting", 'type: "[[Pers%6Fn]]"', 'type: "[x](pers%6Fn.md)"', "kind: PEOPLE", "category: [[Person]]", "level: trustd",
     "relationship: friend", "created: 2026-11-20", "date: 2026-11-20", "with: Bo", "email: ada@lines.example", "mdrel: generated", "title: The people", "title: {{title}}", "a: b: c", "a: 1\na: 2",
     "", "# note", "people:", "Start: x", "type: call", "tags: [1-1]", "type: One on one", "type: 1:1s", "attendees: [[Ada]], [[Bo]]", "status: planned", "from: Ada", "source: zoom",
     "type: “Meeting”", "tags: [client_calls]", "type: Ünsere Kunden-Minutes", "category: video-calls", "type: stand ups", "tags: acquaintances", "type: 1_on_1", "order: 1"],
)  # fmt: skip
BODIES = st.sampled_from(
    [
        "",
        "A thought.\n",
        "- [ ] call [[Ada]]\n",
        "- [x] read [it](Bo.md)\n",
        "See [[Ada]].\n- [ ] rest\n",
        "## Attendees\n- Bo\n",
        "# 2026-11-20 Harbour\n\nAttendees: Bo\n",
        "Harbour, 20.11.2026\n===\n\nAttendees: Bo\n",
        "Called [[Ada]].\n",
        "<<<<<<< a\n=======\n>>>>>>> b\n",
        "```\n",
    ]
)
PLACES = st.one_of(
    PATHS,
    st.sampled_from(
        [
            "Notes/N.md",
            "N.markdown",
            "peoples/N.md",
            "Meeting 20261120.md",
            "2026-11-20 x/index.md",
            "Daily/20261120.md",
            "n.sync-conflict-20261103-091502-K7QXM2A.md",
        ]
    ),
)


@given(
    PLACES,
    st.lists(PROPERTIES, max_size=4),
    st.one_of(BODIES, TEXTS),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=500)
def test_a_glance_passes_over_a_note_only_where_reading_it_closely_finds_nothing(
    path: str, properties: list[str], body: str, end: str
) -> None:
    text = "\n".join(["---", *properties, "---", body]) if properties else body
    text = text.replace("\n", end)
    if PREFILTER.is_irrelevant(path, text) and not is_conflict_copy(path):
        assert parse_fully(path, text, PREFILTER.lexicon) == ParsedNote(path)


def test_an_ordinary_note_is_passed_over() -> None:
    assert PREFILTER.is_irrelevant(
        "Notes/Trains.md",
        "---\ntags: [book]\ntype: book\ncreated: 2026-11-20\n---\nSee [[Ada]].\n\n- [ ] read on\n",
    )
    assert PREFILTER.is_irrelevant("Trains.md", "Nothing but text.\n")
    assert PREFILTER.is_irrelevant(
        "Notes/Trains.md",
        "---\ntags: [calligraphy, one]\ntype: personal essay\norder: 1\n---\nNothing but text.\n",
    )


def test_a_kind_of_signs_alone_in_the_settings_is_seen_at_a_glance() -> None:
    prefilter = make_prefilter(build_lexicon(Reading(contact_types=frozenset({"☺"}))))
    assert parse_note("Notes/Ada.md", "---\ntype: ☺\n---\n", prefilter).profile
    assert prefilter.is_irrelevant("Notes/Trains.md", "---\ntitle: Trains\n---\n")


@given(st.lists(st.tuples(PLACES, st.one_of(BODIES, TEXTS)), max_size=6))
@settings(max_examples=150)
def test_notes_read_together_are_what_each_is_by_itself(notes: list[tuple[str, str]]) -> None:
    assert parse_notes(notes, PREFILTER) == [read(path, text) for path, text in notes]


@given(st.lists(st.tuples(PATHS, st.one_of(st.none(), TEXTS)), max_size=12))
@settings(max_examples=150)
def test_edits_and_deletions_one_by_one_give_what_a_fresh_index_gives(
    edits: list[tuple[str, str | None]],
) -> None:
    texts: dict[str, str] = {}
    parsed: dict[str, ParsedNote] = {}
    for path, text in edits:
        texts.pop(path, None)
        parsed.pop(path, None)
        if text is not None:
            texts[path], parsed[path] = text, read(path, text)
    assert fold(parsed) == read_vault(dict(reversed(texts.items())))


@given(st.dictionaries(PATHS, TEXTS, max_size=5), st.dates())
@settings(max_examples=150)
def test_the_rules_hold_on_any_vault_and_any_day(notes: dict[str, str], today: date) -> None:
    snapshot = read_vault(notes)
    agenda = make_agenda(snapshot, POLICY, today)
    run_checks(snapshot, POLICY, today)
    assert len(agenda.standings) == len(snapshot.contacts)
    assert all(each.overdue_days is None or each.overdue_days >= 0 for each in agenda.standings)
    if today < date.max:
        later = {
            each.contact.path: each
            for each in make_agenda(snapshot, POLICY, today + timedelta(days=1)).standings
        }
        for each in agenda.standings:
            after = later[each.contact.path]
            assert (
                each.due_on is None
                or after.due_on is None
                or after.due_on >= each.due_on
                or each.contact.profile.snooze_until
            )


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 60))
def test_a_month_is_a_calendar_month_clipped(day: date, months: int) -> None:
    from dateutil.relativedelta import relativedelta

    assert add_cadence(day, Cadence("x", months=months)) == day + relativedelta(months=months)


HEADS = st.tuples(
    st.sampled_from(["2026-11-20", "2026-02-30", "20261120", "2026-11-2"]),
    st.sampled_from([" ", "  ", " 12:30 ", ": "]),
    st.sampled_from(
        [
            "call",
            "lunch",
            "phone call",
            "call-in",
            "1:1",
            "1:10",
            "nonsense",
            "Call",
            "email",
            "tried",
            "attempt",
            "",
        ]
    ),
    st.sampled_from([": ", ":", " : ", " (build): ", " with [[Bo]]: ", " – ", ""]),
    st.sampled_from(
        ["text", "tried again", "- dash", "no answer", "", ": colon", "(act) x", "[[Bo]] x #call"]
    ),
).map("".join)


@given(HEADS)
def test_the_canonical_form_of_a_head_is_read_as_every_other_form_is(text: str) -> None:
    assert entries.read_head(text, PREFILTER.lexicon) == entries._read_any_head(
        text, PREFILTER.lexicon
    )
