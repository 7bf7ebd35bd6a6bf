"""A contact's sections: where an entry begins and ends, and what belongs to it."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.conversation import Channel
from mdrel.model.level import Level
from mdrel.model.note import ParsedNote, Talk
from tests.support.vaults import read

FRONT = "---\ntype: person\nlevel: trusted\n---\n"
LOG = f"{FRONT}## Conversations\n"


def talks_of(body: str) -> tuple[Talk, ...]:
    """Read the entries of a contact's note whose section of conversations holds `body`."""
    return read("Ada.md", f"{LOG}{body}\n").talks


def levels_of(note: ParsedNote) -> list[tuple[date, Level | None, Level, str]]:
    """Return what a note says of level changes."""
    return [(each.on, each.before, each.after, each.why) for each in note.levels]


def test_an_indented_line_and_an_undated_item_below_continue_an_entry() -> None:
    (talk,) = talks_of(
        "- 2026-11-20 call: Berlin\n  and the boat [[Bo]]\n  - asked for help #assist\n\t- [ ] send it"
    )
    assert (talk.text, talk.more) == ("Berlin", "and the boat Bo asked for help")
    assert [link.target for link in talk.mentions] == ["Bo"]
    assert talk.tags == {"assist"}


def test_a_paragraph_below_the_list_ends_an_entry() -> None:
    (talk,) = talks_of(
        "- 2026-11-20 call: Berlin\nOther notes about [[Bo]] #assist\n  still other notes"
    )
    assert (talk.text, talk.more, talk.mentions, talk.tags) == ("Berlin", "", (), frozenset())


def test_a_paragraph_that_starts_with_a_date_is_an_entry() -> None:
    (talk,) = talks_of("2026-11-20 call: no list item\n  and this")
    assert (talk.channel, talk.text, talk.more) == ("call", "no list item", "and this")
    assert talks_of("Some words before 2026-11-20") == ()


def test_a_dated_item_below_an_entry_is_an_entry_of_its_own() -> None:
    outer, inner = sorted(
        talks_of("- 2026-11-20 call: Berlin\n  - 2026-11-21 email: the plan\n    - with figures"),
        key=lambda talk: talk.on,
    )
    assert (outer.on, outer.channel, outer.text, outer.more) == (
        date(2026, 11, 20),
        Channel.CALL,
        "Berlin",
        "",
    )
    assert (inner.on, inner.channel, inner.text, inner.more) == (
        date(2026, 11, 21),
        Channel.EMAIL,
        "the plan",
        "with figures",
    )


@pytest.mark.parametrize(
    "last", ["  - asked for help", "  - asked for\n    help", "\n  - asked for help"]
)
def test_an_undated_item_beside_a_dated_one_belongs_to_the_entry_above_both(last: str) -> None:
    outer, inner = talks_of(
        f"- 2026-11-20 call: Berlin\n  - 2026-11-21 email: the plan\n    - with figures\n{last} [[Bo]] #assist\n- an idea of mine"
    )
    assert (outer.text, outer.more, [link.target for link in outer.mentions]) == (
        "Berlin",
        "asked for help Bo",
        ["Bo"],
    )
    assert outer.tags == {"assist"}
    assert (inner.text, inner.more, inner.tags, inner.mentions) == (
        "the plan",
        "with figures",
        frozenset(),
        (),
    )


def test_what_follows_a_dated_item_below_a_dated_heading_belongs_to_the_heading() -> None:
    outer, inner = talks_of(
        "### 2026-11-20 lunch\nBerlin.\n- 2026-11-21 email: the plan\n- a thought\n\nAnd Rome.\n### Ideas\n- another thought"
    )
    assert (outer.text, outer.more) == ("Berlin. a thought And Rome.", "")
    assert (inner.text, inner.more) == ("the plan", "")


def test_what_stands_below_an_item_whose_date_cannot_be_used_belongs_to_nobody_else() -> None:
    (talk,) = talks_of(
        "- 2026-11-20 call: Berlin\n  - 2026-02-30 email\n    - with figures\n  - and Rome"
    )
    assert (talk.text, talk.more) == ("Berlin", "and Rome")


def test_a_task_takes_the_day_of_the_innermost_entry_it_stands_in() -> None:
    note = read(
        "Ada.md",
        f"{LOG}- 2026-11-20 call\n  - 2026-11-21 email\n    - [ ] send the plan\n  - [ ] book the boat\n",
    )
    assert [(task.text, task.since) for task in note.tasks] == [
        ("send the plan", date(2026, 11, 21)),
        ("book the boat", date(2026, 11, 20)),
    ]


def test_a_word_that_is_no_month_before_a_number_is_no_date() -> None:
    note = read(
        "Ada.md",
        f"{LOG}- Budget 12, 2026\n- 2026-11-20 call\n  - Budget 12, 2026\n- May 12, 2026 lunch\n",
    )
    assert note.diagnostics == ()
    assert [(talk.on, talk.channel, talk.text) for talk in note.talks] == [
        (date(2026, 11, 20), Channel.CALL, "Budget 12, 2026"), (date(2026, 5, 12), Channel.MEAL, ""),
    ]  # fmt: skip


def test_a_cancelled_plan_is_neither_an_entry_nor_part_of_one() -> None:
    (talk,) = talks_of("- 2026-11-20 call: Berlin\n  - [-] 2026-11-27 lunch: cancelled")
    assert (talk.text, talk.more) == ("Berlin", "")


@pytest.mark.parametrize("log", [LOG, FRONT])
def test_a_task_below_a_dated_heading_is_no_part_of_what_was_said(log: str) -> None:
    lines = "### 2026-11-20 lunch\nBerlin.\n- a thought\n- [ ] send the plan\n- [x] book the boat\n"
    note = read("Ada.md", f"{log}{lines}")
    assert [talk.text for talk in note.talks] == ["Berlin. a thought"]
    assert [task.text for task in note.tasks] == ["send the plan", "book the boat"]


def test_a_dated_heading_holds_the_paragraphs_below_it_until_the_next_heading() -> None:
    first, second = talks_of(
        "### 2026-11-20 lunch\nThe Berlin plan.\n\nMore of it.\n### 2026-11-21\nShort."
    )
    assert (first.channel, first.text, first.more) == (
        Channel.MEAL,
        "The Berlin plan. More of it.",
        "",
    )
    assert (second.on, second.text) == (date(2026, 11, 21), "Short.")


def test_the_section_ends_at_a_heading_of_its_own_depth() -> None:
    assert [
        talk.on.day
        for talk in talks_of("- 2026-11-20 call\n### 2026-11-21 call\n## Ideas\n- 2026-11-22 call")
    ] == [20, 21]


@pytest.mark.parametrize(
    ("entry", "code", "message"),
    [
        (
            "2026-02-30 call",
            "MDR302",
            "the entry's date is no day of the calendar: 2026-02-30 call",
        ),
        (
            "20 Oktober 2026 call",
            "MDR302",
            "the entry's date is no date mdrel can read: 20 Oktober 2026 call",
        ),
        ("01/02/2026 call", "MDR204", "the entry's date can mean two days: 01/02/2026 call"),
    ],
)
@pytest.mark.parametrize(
    ("before", "after"), [("- ", ""), ("- [ ] ", ""), ("### ", ""), ("| ", " | Berlin |")]
)
def test_an_entry_whose_date_cannot_be_used_is_reported_and_not_counted(
    before: str, after: str, entry: str, code: str, message: str
) -> None:
    note = read("Ada.md", f"{LOG}{before}{entry}{after}\n")
    assert note.talks == ()
    assert [
        (each.code, each.message, each.span.line, each.span.column) for each in note.diagnostics
    ] == [(code, message, 6, len(before) + 1)]


def test_table_columns_say_channel_and_people_whatever_their_order() -> None:
    table = "| Date | Notes | With | How |\n|---|---|---|---|\n| 2026-11-20 | Berlin | [[Bo]] | Phone call |\n| 2026-11-21 | call sheet | | |\n| later | x | | |"
    first, second = talks_of(table)
    assert (first.channel, first.text, [link.target for link in first.people]) == (
        Channel.CALL,
        "Berlin",
        ["Bo"],
    )
    assert (second.channel, second.text, second.people) == (Channel.OTHER, "call sheet", ())


def test_level_changes_are_read_oldest_first_with_their_reason() -> None:
    note = read(
        "Ada.md",
        f"{FRONT}## Levels\n\nThe path:\n- 2026-06-01 transactional -> trusted: Berlin\n- 2026-01-05 → tentative\n- 2025-12-01: target\n- some day trusted\n- 2026-07-01 friend\n",
    )
    assert levels_of(note) == [
        (date(2025, 12, 1), None, Level.TARGET, ""),
        (date(2026, 1, 5), None, Level.TENTATIVE, ""),
        (date(2026, 6, 1), Level.TRANSACTIONAL, Level.TRUSTED, "Berlin"),
    ]
    assert note.diagnostics == ()


def test_level_changes_end_at_the_next_heading_of_that_depth_and_conversations_follow() -> None:
    note = read(
        "Ada.md",
        f"{FRONT}## Levels\n### This year\n- 2026-06-01 trusted\n## Conversations\n- 2026-11-20 trusted: his word for me\n",
    )
    assert levels_of(note) == [(date(2026, 6, 1), None, Level.TRUSTED, "")]
    assert [talk.on for talk in note.talks] == [date(2026, 11, 20)]


def test_a_level_change_on_a_day_that_does_not_exist_is_reported_where_it_stands() -> None:
    note = read("Ada.md", f"{FRONT}## Levels\n- 2026-02-30 target -> tentative: met\n")
    assert note.levels == ()
    (found,) = note.diagnostics
    assert (found.code, found.message, found.span.line, found.span.column) == (
        "MDR302", "the level change's date is no day of the calendar: 2026-02-30 target -> tentative: met", 6, 3,
    )  # fmt: skip


def test_a_purpose_column_is_the_purpose_where_it_names_one() -> None:
    rows = "| Date | Channel | Purpose | Notes |\n|---|---|---|---|\n| 2026-11-20 | call | Build | Berlin |\n| 2026-11-19 | call | fun | Paris |\n"
    talks = read("People/Ada.md", f"## Conversations\n\n{rows}").talks
    assert [(talk.purpose, talk.text) for talk in talks] == [
        ("build", "Berlin"),
        (None, "fun; Paris"),
    ]


def test_an_underlined_heading_opens_and_ends_a_section_as_one_with_number_signs_does() -> None:
    note = read(
        "Ada.md",
        f"{FRONT}Ada\n===\n\nConversations\n---\n\n- 2026-11-20 call: Berlin\n\n### 2026-11-19 lunch\n\nLevels\n---\n\n- 2026-06-01 target -> trusted: the move\n\nOther\n---\n\n- 2026-11-18 call: no\n",
    )
    assert [(each.on, each.span.line) for each in note.talks] == [
        (date(2026, 11, 20), 11),
        (date(2026, 11, 19), 13),
    ]
    assert levels_of(note) == [(date(2026, 6, 1), Level.TARGET, Level.TRUSTED, "the move")]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_underlined_heading_below_the_sections_is_an_entry_where_it_starts_with_a_date(
    ending: str,
) -> None:
    body = "Log\n===\n\n  2026-11-20 call (decide): Berlin\n  and [[Bo]] #got\n---\n\nWe went on.\n\n2026-11-19 lunch\n---\n\n- a thought\n\nEnd\n===\n\n- 2026-11-18 call: no\n"
    first, second = read("Ada.md", f"{FRONT}{body}".replace("\n", ending)).talks
    assert (
        first.on,
        first.channel,
        first.text,
        first.more,
        first.span.line,
        first.span.column,
    ) == (
        date(2026, 11, 20),
        Channel.CALL,
        "Berlin and Bo",
        "We went on.",
        8,
        3,
    )
    assert first.tags == {"got"}
    assert (second.on, second.text, second.span.line) == (date(2026, 11, 19), "a thought", 14)


def test_dashes_below_a_list_or_a_table_of_entries_are_a_line_across_the_page() -> None:
    assert [
        talk.on.day
        for talk in talks_of("- 2026-11-20 call: Berlin\nlazily\n---\n- 2026-11-19 lunch\n")
    ] == [20, 19]
    assert [
        talk.on.day
        for talk in talks_of(
            "| date | what |\n|---|---|\n| 2026-11-20 | call |\n---\n- 2026-11-19 lunch\n"
        )
    ] == [20, 19]


def test_a_dated_paragraph_ends_with_its_paragraph_and_a_date_alone_does_not() -> None:
    first, second = talks_of(
        "2026-11-20 call\nabout Berlin\n\nnot of the call\n\n- nor this\n\n2026-11-19\n\nof that day\n\n- and this"
    )
    assert (first.text, first.more) == ("about Berlin", "")
    assert (second.text, second.more) == ("of that day and this", "")


def test_a_list_behind_a_dated_paragraph_is_none_of_it() -> None:
    (talk,) = talks_of("2026-11-20 call: Berlin\n\n- a thought\n- [-] no plan")
    assert (talk.text, talk.more) == ("Berlin", "")


def test_what_looks_like_an_entry_and_is_none_is_kept_with_its_rule() -> None:
    lines = "- [-] 2026-11-20 call\n- 2026-11-19 ~~call~~\n- [[2026-11-18 Board]]\n- [[2026-11-18 Board]] and more\n#### Next steps\n- 2026-11-17 call\n## 2026-11-16 ~~call~~\n## 2026-11-15 Degree"
    note = read("Ada.md", f"{LOG}{lines}\n")
    assert note.talks == ()
    assert [(each.rule, each.span.line) for each in note.passed] == [
        ("F36", 6),
        ("F39", 7),
        ("F31", 8),
        ("F25", 9),
        ("F62", 11),
        ("F39", 12),
        ("F32", 13),
    ]
