"""An entry that is there already gets its promises and tags.

They are in the form of the note, and nothing is there twice.
"""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.write.edits import AddEntry, Reader
from mdrel.write.edits.entries import add_entry
from tests.support.vaults import LEXICON

READER = Reader("People/Ada Lines.md", LEXICON)
ENTRY = AddEntry(date(2026, 11, 22), "call", "the lamp")
PROMISE = AddEntry(date(2026, 11, 22), "call", "the lamp", promises=("send the wire",))
TAGS = AddEntry(date(2026, 11, 22), "call", "the lamp", tags=("thanks",))
TAGS_IN_WORDS = AddEntry(date(2026, 11, 22), "call", "the lamp #got", tags=("thanks",))


@pytest.mark.parametrize(
    ("before", "entry", "after"),
    [
        (
            "## Log\n\n- 2026-11-22 call: the lamp\n",
            PROMISE,
            "## Log\n\n- 2026-11-22 call: the lamp\n  - [ ] send the wire\n",
        ),
        (
            "## Log\n\n- 2026-11-22 call: the lamp\n  - and more\n- 2026-10-01 call: x\n",
            PROMISE,
            "## Log\n\n- 2026-11-22 call: the lamp\n  - and more\n  - [ ] send the wire\n- 2026-10-01 call: x\n",
        ),
        (
            "## Log\n\n- 2026-11-22 call: the lamp #thanks\n",
            PROMISE,
            "## Log\n\n- 2026-11-22 call: the lamp #thanks\n  - [ ] send the wire\n",
        ),
        (
            "## Log\n\n* **2026-11-22** call: the lamp\n",
            TAGS,
            "## Log\n\n* **2026-11-22** call: the lamp #thanks\n",
        ),
        (
            "## Log\n\n- 2026-11-22 call: the lamp #thanks\n",
            TAGS_IN_WORDS,
            "## Log\n\n- 2026-11-22 call: the lamp #thanks #got\n",
        ),
        (
            "## Log\n\n- 2026-11-22 call: the lamp ^a1\n",
            TAGS,
            "## Log\n\n- 2026-11-22 call: the lamp #thanks ^a1\n",
        ),
        (
            "## Log\n\n### 2026-11-22 call\n\nthe lamp\n\n### 2026-10-01 call\n\nx\n",
            PROMISE,
            "## Log\n\n### 2026-11-22 call\n\nthe lamp\n\n- [ ] send the wire\n\n### 2026-10-01 call\n\nx\n",
        ),
        (
            "## Log\n\n### 2026-11-22 call: the lamp\n\n- [ ] call back\n",
            PROMISE,
            "## Log\n\n### 2026-11-22 call: the lamp\n\n- [ ] call back\n- [ ] send the wire\n",
        ),
        (
            "## Log\n\n### 2026-11-22 call: the lamp\n",
            TAGS,
            "## Log\n\n### 2026-11-22 call: the lamp #thanks\n",
        ),
        (
            "## Log\n\n| Date | How | Text |\n|---|---|---|\n| 2026-11-22 | call | the lamp |\n",
            TAGS,
            "## Log\n\n| Date | How | Text |\n|---|---|---|\n| 2026-11-22 | call | the lamp #thanks |\n",
        ),
        (
            "## Log\n\n| Date | How | Text |\n|---|---|---|\n| 2026-11-22 | call | the lamp |\n",
            PROMISE,
            "## Log\n\n| Date | How | Text |\n|---|---|---|\n| 2026-11-22 | call | the lamp |\n\n## Follow-ups\n\n- [ ] send the wire ➕ 2026-11-22\n",
        ),
        (
            "## Log\n\n2026-11-22 call: the lamp\n",
            PROMISE,
            "## Log\n\n2026-11-22 call: the lamp\n\n## Follow-ups\n\n- [ ] send the wire ➕ 2026-11-22\n",
        ),
        (
            "## Log\r\n\r\n- 2026-11-22 call: the lamp",
            PROMISE,
            "## Log\r\n\r\n- 2026-11-22 call: the lamp\r\n  - [ ] send the wire",
        ),
    ],
)
def test_what_it_lacks_is_added(before: str, entry: AddEntry, after: str) -> None:
    assert add_entry(before, entry, READER) == after
    assert add_entry(after, entry, READER) == after


@pytest.mark.parametrize(
    ("before", "entry"),
    [
        ("## Log\n\n- 2026-11-22 call: the lamp\n", ENTRY),
        ("## Log\n\n- 2026-11-22 call: the lamp #thanks\n", ENTRY),
        ("## Log\n\n- 2026-11-22 call: the lamp #Thanks\n", TAGS),
        ("## Log\n\n- 2026-11-22 call: the #GOT lamp #thanks\n", TAGS_IN_WORDS),
        ("## Log\n\n- 2026-11-22 call: the lamp\n  - a line below it\n", ENTRY),
        ("## Log\n\n- 2026-11-22 call: the lamp\n  - [ ] send the wire\n", PROMISE),
        ("## Log\n\n- 2026-11-22 call: the lamp\n  - [x] send the wire ✅ 2026-11-22\n", PROMISE),
        (
            "## Log\n\n- 2026-11-22 call: the lamp\n\n## Follow-ups\n\n- [ ] send the wire\n",
            PROMISE,
        ),
        ("## 2026-11-22 call\n\nthe lamp\n", ENTRY),
    ],
)
def test_what_is_there_is_not_added(before: str, entry: AddEntry) -> None:
    assert add_entry(before, entry, READER) == before


@pytest.mark.parametrize(
    "before",
    [
        "## Log\n\n- 2026-11-22 call: the lamps\n",
        "## Log\n\n- 2026-11-21 call: the lamp\n",
        "## Log\n\n- 2026-11-22 email: the lamp\n",
        "## Log\n\n- 2026-11-22 call (build): the lamp\n",
        "## Log\n\n- 2026-11-22 call: the lamp #work\n",
        "## Log\n\n- [ ] 2026-11-22 call: the lamp\n",
        "## Log\n\n- 2026-11-22 call with [[Bo Lin]]: the lamp\n",
        "## Log\n\n> - 2026-11-22 call: the lamp\n",
    ],
)
def test_another_talk_stays_as_it_is_and_the_new_one_stands_beside_it(before: str) -> None:
    after = add_entry(before, PROMISE, READER)
    assert "- 2026-11-22 call: the lamp\n  - [ ] send the wire" in after
    assert all(line in after.split("\n") for line in before.split("\n"))


def test_tags_go_to_the_entry_or_make_one_of_their_own_where_it_has_no_place_for_them() -> None:
    heading = "## Log\n\n### 2026-11-22 call ###\n\nthe lamp\n"
    assert add_entry(heading, TAGS, READER) == heading.replace("lamp", "lamp #thanks")
    day_alone = "## Log\n\n2026-11-22\n\ncall: the lamp\n"
    assert add_entry(day_alone, TAGS, READER) == (
        "## Log\n\n2026-11-22 call: the lamp #thanks\n\n2026-11-22\n\ncall: the lamp\n"
    )
