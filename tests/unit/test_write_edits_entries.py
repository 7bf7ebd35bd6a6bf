"""An entry goes below the heading that is read, whatever it is called."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.app.settings.loader import build_policy
from mdrel.parse.lexicon import build_lexicon
from mdrel.write.edits.edit import AddEntry, EditRefusedError, Reader
from mdrel.write.edits.entries import add_entry

READER = Reader("People/Ada Lovelace.md", build_lexicon(build_policy({}).reading))


@pytest.mark.parametrize(
    "heading", ["Conversation History", "Call log", "Past meetings", "📞 Calls:"]
)
def test_a_composed_heading_is_the_section_and_none_is_made_beside_it(heading: str) -> None:
    text = f"# Ada Lovelace\n\n## {heading}\n\n- 2026-10-02 lunch: the sails\n"
    after = add_entry(text, AddEntry(date(2026, 11, 20), "call", "the boat"), READER)
    assert (
        after
        == f"# Ada Lovelace\n\n## {heading}\n\n- 2026-11-20 call: the boat\n- 2026-10-02 lunch: the sails\n"
    )


def test_below_history_an_entry_without_a_channel_gets_one_so_that_it_is_read() -> None:
    text = "## History\n\n- 2026-10-02 lunch: the sails\n- 2026-03-01 Promotion to CTO\n"
    after = add_entry(text, AddEntry(date(2026, 11, 20), "", "the boat"), READER)
    assert after == "## History\n\n- 2026-11-20 other: the boat\n" + text.removeprefix(
        "## History\n\n"
    )


CALL = AddEntry(date(2026, 11, 20), "call", "the boat")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# Ada\n\n## 2026-10-02 Lunch\n\nThe sails.\n",
            "# Ada\n\n## 2026-11-20 call\n\nthe boat\n\n## 2026-10-02 Lunch\n\nThe sails.\n",
        ),
        (
            "# Ada\n\n## 2026-09-01 call\n\nx\n\n## 2026-10-02 Lunch\n\nThe sails.\n",
            "# Ada\n\n## 2026-09-01 call\n\nx\n\n## 2026-10-02 Lunch\n\nThe sails.\n\n## 2026-11-20 call\n\nthe boat\n",
        ),
        (
            "# Ada\n\n### 2026-10-02\n\nThe sails.\n\n## Gifts\n\n- lamp\n",
            "# Ada\n\n### 2026-11-20 call\n\nthe boat\n\n### 2026-10-02\n\nThe sails.\n\n## Gifts\n\n- lamp\n",
        ),
        (
            "# Ada\n\n### [ ] 2026-12-24 call\n\n### [ ] 2026-12-31 call\n\n## 2026-10-02 Lunch\n\nThe sails.\n",
            "# Ada\n\n### [ ] 2026-12-24 call\n\n### [ ] 2026-12-31 call\n\n## 2026-11-20 call\n\nthe boat\n\n## 2026-10-02 Lunch\n\nThe sails.\n",
        ),
        (
            "# Ada\n\n## Sailing\n\n### 2026-10-02 call: x\n",
            "# Ada\n\n## Sailing\n\n### 2026-11-20 call: the boat\n\n### 2026-10-02 call: x\n",
        ),
    ],
)
def test_where_dated_headings_are_the_log_the_entry_is_one_of_them(before: str, after: str) -> None:
    assert add_entry(before, CALL, READER) == after


def test_a_dated_heading_without_a_channel_gets_one_so_that_it_is_read() -> None:
    after = add_entry(
        "## 2026-10-02 Lunch\n\nThe sails.\n", AddEntry(date(2026, 11, 20), "", "the boat"), READER
    )
    assert after == "## 2026-11-20 other\n\nthe boat\n\n## 2026-10-02 Lunch\n\nThe sails.\n"


@pytest.mark.parametrize(
    "text",
    [
        "## Gifts\n\n- 2025-12-24 scarf\n",
        "## Career\n\n- 2024-03-01 CTO\n- 2022-01-01 joined Northwind\n- 2021-01-01 met the board\n",
        "## 2026-03-01 Promotion\n\nCTO.\n",
        "## Plan\n\n- 2026-12-24 call\n",
        "## [ ] 2026-12-24 call\n\nThe sails.\n",
        "# Ada\n\n## [ ] 2026-12-24 call\n\n## [ ] 2026-12-31 lunch\n",
        "## Follow-ups\n\n- [ ] 2026-12-01 call her\n",
    ],
)
def test_dated_lines_that_tell_of_no_talk_are_no_log(text: str) -> None:
    after = add_entry(text, CALL, READER)
    assert "## Conversations\n\n- 2026-11-20 call: the boat\n" in after
    assert all(line in after.split("\n") for line in text.split("\n"))


def test_beside_a_dated_section_that_is_not_read_none_is_made() -> None:
    text = "# Ada\n\n## Coffee chats\n\n- 2026-10-02 call: x\n- 2026-09-02 lunch: y\n"
    with pytest.raises(EditRefusedError, match="below 'Coffee chats'") as raised:
        add_entry(text, CALL, READER)
    assert raised.value.hint.endswith('sections = ["Coffee chats"]')
    own = Reader(
        READER.path,
        build_lexicon(build_policy({"notes.sections": frozenset({"coffee chats"})}).reading),
    )
    assert add_entry(text, CALL, own) == text.replace(
        "- 2026-10-02", "- 2026-11-20 call: the boat\n- 2026-10-02"
    )
    only = Reader(
        READER.path,
        build_lexicon(
            build_policy(
                {"notes.sections": frozenset({"talks"}), "notes.sections_only": True}
            ).reading
        ),
    )
    assert "## Talks" in add_entry(text, CALL, only)


@pytest.mark.parametrize(
    ("calls", "meetings", "below"),
    [("2026-10-02", "2026-09-01", "Calls"), ("2026-09-01", "2026-10-02", "Meetings")],
)
def test_of_two_sections_that_are_read_the_one_with_the_newest_entry_gets_it(
    calls: str, meetings: str, below: str
) -> None:
    text = f"## Calls\n\n- {calls} call: x\n\n## Meetings\n\n- {meetings} meeting: y\n\n## Log\n"
    assert f"## {below}\n\n- 2026-11-20 call: the boat\n" in add_entry(text, CALL, READER)


def test_of_two_empty_sections_none_is_chosen() -> None:
    with pytest.raises(EditRefusedError, match="two sections"):
        add_entry("## Calls\n\n## Meetings\n\n- [ ] 2026-10-02 meeting\n", CALL, READER)
