"""What is said of a vault as a whole: levels, headings and dates that are not read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.model.policy import Policy, Reading
from mdrel.rules.checks import run_checks
from mdrel.rules.checks.notices import make_notices
from mdrel.views.terminal.problems import end_at_word, say_notices, say_numbers, sum_up_kinds
from tests.support.method import TODAY
from tests.support.vaults import read_vault

PERSON = "---\ntype: person\nlevel: trusted\n---\n"
NATTER = PERSON + "## Natter\n\n- 2026-11-01 call: x\n- 2026-10-01 emailed y\n"


def problems_of(notes: dict[str, str]) -> tuple[Diagnostic, ...]:
    return run_checks(read_vault(notes), Policy(), TODAY)


def said(notes: dict[str, str], width: int = 0, reading: Reading | None = None) -> list[str]:
    return list(say_notices(make_notices(problems_of(notes), reading or Reading()), width))


def test_dated_lines_below_one_heading_of_many_notes_are_one_line_with_its_setting() -> None:
    notes = {f"{name}.md": NATTER for name in "abc"}
    assert said(notes) == [
        "6 dated lines under 'Natter' are not read as conversations: write in mdrel.toml below [notes]: sections = [\"Natter\"]"
    ]
    assert said(notes, 80) == [
        "6 dated lines under 'Natter' are not read: in mdrel.toml, sections = [\"Natter\"]"
    ]
    assert said(notes, 50) == ["6 dated lines under 'Natter' are not…: mdrel check"]


def test_lines_outside_any_section_are_not_counted_as_below_a_heading() -> None:
    outside = PERSON + "- 2026-11-01 x\n- 2026-10-01 y\n- 2026-09-01 z\n"
    (line,) = said({"a.md": NATTER, "b.md": outside})
    assert line.startswith("5 dated lines are not read as conversations, 2 of them under 'Natter'")
    assert line.endswith('sections = ["Natter"]; mdrel check MDR305 lists the others')
    assert said({"a.md": NATTER, "b.md": outside}, 80) == [
        "2 dated lines under 'Natter' are not read: in mdrel.toml, sections = [\"Natter\"]"
    ]
    (alone,) = said({"b.md": outside})
    assert alone.startswith("3 dated lines are not read as conversations: put those that are")


def test_sections_that_are_set_stay_in_the_line_of_settings() -> None:
    assert (
        'sections = ["calls", "Natter"]'
        in said({"a.md": NATTER}, reading=replace(Reading(), sections=frozenset({"calls"})))[0]
    )


def test_a_line_for_the_vault_names_headings_that_have_a_tenth_of_the_lines() -> None:
    few = {f"{number}.md": f"{PERSON}## Fad {number}\n\n- 2026-11-01 call\n" for number in range(9)}
    zest = {"z.md": f"{PERSON}## Zest\n\n- 2026-11-01 call: x\n- 2026-10-01 lunch\n"}
    (line,) = said(few | zest)
    assert line.startswith("11 dated lines are not read as conversations, 2 of them under 'Zest':")
    assert line.endswith('sections = ["Zest"]; mdrel check MDR305 lists the others')


def test_headings_below_which_hardly_a_line_has_a_word_of_contact_are_not_proposed() -> None:
    facts = f"{PERSON}## Gaps\n\n- 2026-11-01 a quote\n- 2026-10-01 a roof\n- 2026-09-01 call\n"
    (line,) = said({"a.md": facts, "b.md": NATTER})
    assert line.startswith("5 dated lines are not read as conversations, 2 of them under 'Natter':")
    assert '["Natter"]' in line
    assert said({"a.md": facts}) == [
        (
            "3 dated lines under 'Gaps' are not read as conversations: put those that are below a "
            "heading Conversations (mdrel check MDR305 lists them)"
        )
    ]


def test_lines_outside_any_heading_go_below_one() -> None:
    assert said({"a.md": f"{PERSON}- 2026-11-01 x\n"}) == [
        (
            "1 dated line is not read as a conversation: put those that are below a heading "
            "Conversations (mdrel check MDR305 lists them)"
        )
    ]


def test_a_heading_as_long_as_a_text_is_named_in_brief_and_never_set() -> None:
    (line,) = said({"a.md": f"{PERSON}## {'so it goes ' * 40}\n\n- 2026-11-01 call\n"})
    assert len(line) < 200
    assert line.endswith("below a heading Conversations (mdrel check MDR305 lists them)")


def test_levels_come_first_and_name_a_command() -> None:
    assert (
        said({"a.md": "---\ntype: person\n---\n## Natter\n\n- 2026-11-01 x\n"})[0]
        == "1 person has no level: mdrel triage"
    )


def test_nothing_is_said_where_all_is_read() -> None:
    assert (
        said({"a.md": f"{PERSON}## Conversations\n\n- 2026-11-01 x\n\n## Notes\n\n- likes bees\n"})
        == []
    )


def test_dates_that_are_not_read_are_problems_and_left_to_their_number_but_told_by_init() -> None:
    notes = {"a.md": f"{PERSON}## Log\n\n- 31/31/2026 call: x\n- 2026-02-30 call: y\n"}
    assert said(notes) == []
    (notice,) = make_notices(problems_of(notes), Reading())
    assert notice.words.startswith("2 dates are not read, the first in a.md:7: ")


def test_what_one_remark_says_of_a_vault_is_said_as_it_is_and_in_brief() -> None:
    near = Diagnostic(
        "MDR504",
        Severity.INFO,
        "a.md",
        "Poeple (2 notes) looks like people, but none of these notes counts as a contact",
        "Below [notes] in mdrel.toml: x",
    )
    unread = Diagnostic(
        "MDR505",
        Severity.INFO,
        "b.json",
        "Obsidian's format of daily notes cannot be read ('LL'); more",
        'Write below [notes]: daily_format = "YYYY"',
    )
    first, second = make_notices([near, unread], Reading())
    assert (first.words, first.remedy, first.short) == (
        unread.message,
        'write below [notes]: daily_format = "YYYY"',
        'Obsidian\'s format of daily notes cannot be read: in mdrel.toml, daily_format = "YYYY"',
    )
    assert (second.words, second.remedy, second.short) == (
        near.message,
        "below [notes] in mdrel.toml: x",
        "Poeple (2 notes) looks like people: mdrel check",
    )


def test_the_last_line_of_check_sums_up_by_kind_problems_first() -> None:
    notes = {
        "a.md": NATTER,
        "b.md": "---\ntype: person\nbirthday: soon\n---\n",
        "c.md": "---\ntype: person\nlevel: trustd\n---\n",
    }
    problems = problems_of(notes)
    assert sum_up_kinds(problems, make_notices(problems, Reading())) == (
        "1 unknown level; 1 date that cannot be read; 2 dated lines under 'Natter' are not read as conversations "
        '(write in mdrel.toml below [notes]: sections = ["Natter"]); 1 person has no level (mdrel triage)'
    )
    assert say_numbers(problems) == "2 problems, 2 remarks"
    assert say_numbers(()) == ""


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two", 7, "one two!"),
        ("one two", 8, "one two!"),
        ("one two three", 9, "one two…!"),
        ("one, two three", 8, "one…!"),
        ("abcdefghij", 5, "…!"),
    ],
)
def test_a_line_that_is_too_long_ends_at_a_word(text: str, width: int, expected: str) -> None:
    assert end_at_word(text, max(width, 8), "!") == expected
