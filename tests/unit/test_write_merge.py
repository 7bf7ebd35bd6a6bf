"""What becomes of a note that two people changed."""

from __future__ import annotations

import re

import pytest

from mdrel.write.merge.note import merge_note
from mdrel.write.merge.three import CannotMergeError, ConflictMarkers, MergeTools, ThreeWay
from tests.support.merging import LEXICON, merge, merge_plain

LOG = "## Conversations\n\n"


def note(properties: str, body: str = "") -> str:
    """Return a note."""
    return f"---\n{properties}---\n{body}"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param("level: trusted\ncadence: monthly\n", "level: target\ncadence: monthly\n", "level: trusted\ncadence: weekly\n", "level: target\ncadence: weekly\n", id="two neighbouring properties"),
        pytest.param("a: 1\n", "a: 1\nb: 2\n", "a: 1\nc: 3\n", "a: 1\nb: 2\nc: 3\n", id="both add one at the end"),
        pytest.param("a: 1\n", "a: 1\nb: 2\n", "a: 1\nb: '2'\n", "a: 1\nb: 2\n", id="both add the same in two spellings"),
        pytest.param("birth_date: x\n", "birth_date: x\n# y\n", "birthDate: z\n", "birthDate: z\n# y\n", id="a key spelled otherwise is the same property"),
        pytest.param("a: 1\nb: 2\nc: 3\n", "b: 2\nc: 4\n", "a: 1\nb: 5\nc: 3\n", "b: 5\nc: 4\n", id="one removes, the other changes the next"),
        pytest.param("a: 1\nb: 2\nc: 3\n", "c: 3\na: 1\nb: 2\n", "a: 9\nb: 2\nc: 3\n", "c: 3\na: 9\nb: 2\n", id="our order, their value"),
        pytest.param("a: 1\nb: 2\nc: 3\n", "a: 9\nb: 2\nc: 3\n", "c: 3\na: 1\nb: 2\n", "c: 3\na: 9\nb: 2\n", id="their order, our value"),
        pytest.param("a: 1 # x\n", "a: 2 # x\n", "a: 1 # y\n", "a: 2 # y\n", id="our value, their comment"),
        pytest.param("a: 1 # x\n", "a: 1 # z\n", "a: 2 # y\n", "a: 2 # y # z\n", id="both comments"),
        pytest.param("a: 1\n", "a: '1'\n", "a: 2 # x\n", "a: 2 # x\n", id="quotes are no change of value"),
        pytest.param("# x\na: 1\n", "# y\na: 1\n", "# z\na: 1\n", "# y\n# z\na: 1\n", id="both comments above"),
        pytest.param("a:\n", "", "a: 1\n", "a: 1\n", id="an empty property may go, a filled one stays"),
        pytest.param("", "a:\n", "a: 1\n", "a: 1\n", id="a template's empty property"),
        pytest.param("t: [a]\n", "t: [a, b]\n", "t: [c, a]\n", "t: [c, a, b]\n", id="list in brackets"),
        pytest.param("t:\n  - a\n  - b\n", "t:\n  - a\n", "t:\n  - a\n  - b\n  - c\n", "t:\n  - a\n  - c\n", id="one removes, the other adds an item"),
        pytest.param("t:\n- a # x\n# on b\n- b\n", "t:\n- a # x\n# on b\n- b\n- c\n", "t:\n- d\n- a # x\n# on b\n- b\n", "t:\n- d\n- a # x\n# on b\n- b\n- c\n", id="comments of items stay"),
        pytest.param("t: a\n", "t: [a, b]\n", "t:\n  - a\n  - c\n", "t:\n  - a\n  - b\n  - c\n", id="text, brackets and lines"),
        pytest.param("t: [a] # x\n", "t: [a, b] # x\n", "t: [a, 'c, d'] # x\n", "t: [a, b, 'c, d'] # x\n", id="an item with a comma"),
        pytest.param("t: a\n", "t: [a, b]\n", "t: c, d\n", "t:\n  - b\n  - c, d\n", id="what brackets cannot hold goes below the key"),
        pytest.param("t: [a]\n", "t:\n", "t: [a, b]\n", "t: [b]\n", id="one empties, the other adds"),
        pytest.param("t: [a]\n", "t: []\n", "t:\n", "t: []\n", id="both empty"),
        pytest.param("t: [a, b]\n", "t: [a]\n", "t: [b]\n", "t: []\n", id="each removes one"),
        pytest.param("t:\n- a\n- b\n", "t:\n- a\n", "t:\n- b\n", "t:\n", id="each removes one line"),
        pytest.param("t:\n  - a: 1\n    b: 2\n", "t:\n  - a: 1\n    b: 2\n  - x\n", "t:\n  - a: 1\n    b: 2\n  - y: 3\n    z: 4\n", "t:\n  - a: 1\n    b: 2\n  - x\n  - y: 3\n    z: 4\n", id="items with properties of their own"),
        pytest.param("t: |\n  a\n\n  b\n\n  c\n", "t: |\n  x\n\n  b\n\n  c\n", "t: |\n  a\n\n  b\n\n  y\n", "t: |\n  x\n\n  b\n\n  y\n", id="a text of several lines"),
        pytest.param("mdrel_due: 2026-12-01\n", "mdrel_due: 2026-12-05\n", "mdrel_due: 2026-12-03\n", "mdrel_due: 2026-12-05\n", id="what mdrel derives takes the later day"),
        pytest.param("a: |\n  x\n  # end\n", "a: |\n  x\n  # end\n  # out\n", "a: |\n  x\n  # end\nb: 1\n", "a: |\n  x\n  # end\n  # out\nb: 1\n", id="a hash in a text is no comment"),
        pytest.param("e: 1\ne_: 2\n", "e: 3\ne_: 2\n", "e: 1\ne_: 4\n", "e: 3\ne_: 4\n", id="two spellings in one note are two properties"),
    ],
)  # fmt: skip
def test_properties_are_merged_each_by_itself(
    base: str, ours: str, theirs: str, expected: str
) -> None:
    assert merge(note(base), note(ours), note(theirs)) == (note(expected), 0)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param("level: trusted\na: 1\n", "level: target\na: 1\n", "level: tentative\na: 1\n", "<<<<<<< ours\nlevel: target\n=======\nlevel: tentative\n>>>>>>> theirs\na: 1\n", id="two values"),
        pytest.param("", "level: target\n", "level: tentative\n", "<<<<<<< ours\nlevel: target\n=======\nlevel: tentative\n>>>>>>> theirs\n", id="both add"),
        pytest.param("a: 1\nb: 2\n", "a: 1\n", "a: 1\nb: 3\n", "a: 1\n<<<<<<< ours\n=======\nb: 3\n>>>>>>> theirs\n", id="removed and changed"),
        pytest.param("a: 1\n", "a:\n  b: 1\n", "a: 2\n", "<<<<<<< ours\na:\n  b: 1\n=======\na: 2\n>>>>>>> theirs\n", id="a mapping and a text"),
        pytest.param("a: |\n  x\n", "a: |\n  y\n", "a: |\n  z\n", "<<<<<<< ours\na: |\n  y\n=======\na: |\n  z\n>>>>>>> theirs\n", id="the same line of a text"),
        pytest.param("a: [b, {c: d}]\n", "a:\n  b: c\n", "a: [e]\n", "<<<<<<< ours\na:\n  b: c\n=======\na: [e]\n>>>>>>> theirs\n", id="a list and a mapping"),
    ],
)  # fmt: skip
def test_what_both_changed_in_two_ways_is_marked_and_nothing_else(
    base: str, ours: str, theirs: str, expected: str
) -> None:
    assert merge(note(base), note(ours), note(theirs)) == (note(expected), 1)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param("- 2026-11-01 a\n", "- 2026-11-20 o\n- 2026-11-01 a\n", "- 2026-11-22 t\n- 2026-11-01 a\n", "- 2026-11-22 t\n- 2026-11-20 o\n- 2026-11-01 a\n", id="newest first"),
        pytest.param("- 2026-10-01 b\n- 2026-11-01 a\n", "- 2026-10-01 b\n- 2026-11-01 a\n- 2026-11-22 o\n", "- 2026-10-01 b\n- 2026-11-01 a\n- 2026-11-20 t\n", "- 2026-10-01 b\n- 2026-11-01 a\n- 2026-11-20 t\n- 2026-11-22 o\n", id="newest last"),
        pytest.param("", "- 2026-11-20 o\n", "- 2026-11-22 t\n", "- 2026-11-22 t\n- 2026-11-20 o\n", id="the first entries"),
        pytest.param("- 2026-11-01 a\n", "- 2026-11-20 x\n- 2026-11-01 a\n", "- 2026-11-21 t\n- 2026-11-20 x\n- 2026-11-01 a\n", "- 2026-11-21 t\n- 2026-11-20 x\n- 2026-11-01 a\n", id="the same entry on both"),
        pytest.param("- 2026-11-01 a\n- 2026-10-01 b\n", "- 2026-10-01 b\n- 2026-09-01 o\n", "- 2026-11-01 a\n- 2026-10-01 b, at length\n", "- 2026-10-01 b, at length\n- 2026-09-01 o\n", id="one removes, one edits, one adds"),
        pytest.param("- 2026-11-01 a\n  - [ ] x\n", "- 2026-11-01 a\n  - [x] x\n", "- 2026-11-01 a\n  - [ ] x\n  - [ ] y\n", "- 2026-11-01 a\n  - [x] x\n  - [ ] y\n", id="below one entry"),
        pytest.param("- 2026-11-01 a\n\n- 2026-10-01 b\n", "- 2026-11-20 o\n\n- 2026-11-01 a\n\n- 2026-10-01 b\n", "- 2026-11-01 a\n\n- 2026-10-01 b\n\n- 2026-09-01 t\n", "- 2026-11-20 o\n\n- 2026-11-01 a\n\n- 2026-10-01 b\n\n- 2026-09-01 t\n", id="blank lines between entries"),
        pytest.param("| date | what |\n| --- | --- |\n| 2026-11-01 | a |\n", "| date | what |\n| --- | --- |\n| 2026-11-20 | o |\n| 2026-11-01 | a |\n", "| date | what |\n| --- | --- |\n| 2026-11-21 | t |\n| 2026-11-01 | a |\n", "| date | what |\n| --- | --- |\n| 2026-11-21 | t |\n| 2026-11-20 | o |\n| 2026-11-01 | a |\n", id="table rows"),
        pytest.param("### 2026-11-01 call\n\nAlpha.\n\nBeta.\n", "### 2026-11-20 call\n\nOurs.\n\n### 2026-11-01 call\n\nAlpha, more.\n\nBeta.\n", "### 2026-11-21 call\n\nTheirs.\n\n### 2026-11-01 call\n\nAlpha.\n\nBeta, more.\n", "### 2026-11-21 call\n\nTheirs.\n\n### 2026-11-20 call\n\nOurs.\n\n### 2026-11-01 call\n\nAlpha, more.\n\nBeta, more.\n", id="dated headings"),
        pytest.param("Talks\n===\n\nTea.\n\nConversations\n===\n\n2026-11-01 call\n---\n\nA.\n", "Talks\n===\n\nTea.\n\nConversations\n===\n\n2026-11-20 call\n---\n\nO.\n\n2026-11-01 call\n---\n\nA.\n", "Talks\n===\n\nTea.\n\nConversations\n===\n\n2026-11-21 call\n---\n\nT.\n\n2026-11-01 call\n---\n\nA, more.\n", "Talks\n===\n\nTea.\n\nConversations\n===\n\n2026-11-21 call\n---\n\nT.\n\n2026-11-20 call\n---\n\nO.\n\n2026-11-01 call\n---\n\nA, more.\n", id="underlined dated headings"),
        pytest.param("### 2026-11-01 call\n\nA.\n", "### 2026-11-20 call\n\nO.\n\n### 2026-11-01 call\n\nA.\n", "### 2026-11-20 call\n\nT.\n\n### 2026-11-01 call\n\nA.\n", "### 2026-11-20 call\n\nO.\n\n### 2026-11-20 call\n\nT.\n\n### 2026-11-01 call\n\nA.\n", id="two talks on one day"),
        pytest.param("Since 2019.\n\n- 2026-11-01 a\n", "Since 2018.\n\n- 2026-11-20 o\n- 2026-11-01 a\n", "Since 2019.\n\n- 2026-11-21 t\n- 2026-11-01 a\n", "Since 2018.\n\n- 2026-11-21 t\n- 2026-11-20 o\n- 2026-11-01 a\n", id="prose above the entries"),
        pytest.param("One.\n\nTwo.\n", "One.\n\n- [ ] o\n\nTwo.\n", "One.\n\n- [ ] t\n\nTwo.\n", "One.\n\n- [ ] o\n- [ ] t\n\nTwo.\n", id="a list of both between paragraphs"),
        pytest.param("One.\n", "One.\n\n- [ ] o\n", "One, changed.\n", "One, changed.\n\n- [ ] o\n", id="a list after a paragraph that they changed"),
        pytest.param("- a\n- a\n", "- a\n- a\n- a\n", "- a\n- a\n- b\n", "- a\n- a\n- a\n- b\n", id="equal items are counted"),
        pytest.param("- [ ] x 📅 2026-12-01\n", "- [x] x 📅 2026-12-01 ✅ 2026-11-20\n", "- [ ] x 📅 2026-12-01\n- [ ] y\n", "- [x] x 📅 2026-12-01 ✅ 2026-11-20\n- [ ] y\n", id="one ticks, the other adds a task"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_entries_are_merged_as_a_set_in_the_files_own_order(
    base: str, ours: str, theirs: str, expected: str, ending: str
) -> None:
    notes = [
        note("type: person\n", f"# Ada\n\n{LOG}{text}\n## Notes\n\nTea.\n").replace("\n", ending)
        for text in (base, ours, theirs, expected)
    ]
    assert merge(*notes[:3]) == (notes[3], 0)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param("- 2026-11-01 call: a\n- b\n", "- 2026-11-01 call: o\n- b\n", "- 2026-11-01 call: t\n- b\n", "<<<<<<< ours\n- 2026-11-01 call: o\n=======\n- 2026-11-01 call: t\n>>>>>>> theirs\n- b\n", id="both edit an entry"),
        pytest.param("- [ ] send the draft\n- b\n", "- b\n", "- [x] send the draft\n- b\n", "<<<<<<< ours\n=======\n- [x] send the draft\n>>>>>>> theirs\n- b\n", id="one removes what the other ticks"),
        pytest.param("Tea.\n", "Coffee.\n", "Water.\n", "<<<<<<< ours\nCoffee.\n=======\nWater.\n>>>>>>> theirs\n", id="both edit a line of prose"),
    ],
)  # fmt: skip
def test_what_both_edited_in_two_ways_is_marked_where_it_stands(
    base: str, ours: str, theirs: str, expected: str
) -> None:
    notes = [
        f"# Ada\n\n{LOG}- 2026-11-20 new\n\n## Notes\n\n{text}"
        for text in (base, ours, theirs, expected)
    ]
    notes[1] = notes[1].replace("- 2026-11-20 new\n", "- 2026-11-21 ours\n- 2026-11-20 new\n")
    notes[3] = notes[3].replace("- 2026-11-20 new\n", "- 2026-11-21 ours\n- 2026-11-20 new\n")
    assert merge(*notes[:3]) == (notes[3], 1)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param("# Ada\n", f"# Ada\n\n{LOG}- 2026-11-20 o\n", f"# Ada\n\n{LOG}- 2026-11-21 t\n", f"# Ada\n\n{LOG}- 2026-11-21 t\n- 2026-11-20 o\n", id="both begin a section"),
        pytest.param("# Ada\n\nTea.\n", "# Ada\n\nTea.\n\n## Levels\n\n- x\n", "# Ada\n\nTea.\n\n## Follow-ups\n\n- [ ] y\n", "# Ada\n\nTea.\n\n## Levels\n\n- x\n\n## Follow-ups\n\n- [ ] y\n", id="each adds another at the end"),
        pytest.param("## A\n\na\n\n## B\n\nb\n", "## B\n\nb, more\n", "## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n", "## B\n\nb, more\n\n## C\n\nc\n", id="one removes, one edits, one adds a section"),
        pytest.param("## A\n\na\n\nx\n", "## Z\n\na\n\nx\n", "## A\n\na\n\nx, more\n", "## Z\n\na\n\nx, more\n", id="one renames the section the other edits"),
        pytest.param("## A\n\n- a\n- b\n", "## A\n\n- a\n\n## B\n\n- b\n", "## A\n\n- a\n- b\n- c\n", "## A\n\n- a\n- c\n\n## B\n\n- b\n", id="one splits the section the other adds to"),
        pytest.param("## A\n\na\n\n## A\n\nb\n", "## A\n\no\n\n## A\n\nb\n", "## A\n\na\n\n## A\n\nt\n", "## A\n\no\n\n## A\n\nt\n", id="a heading twice"),
        pytest.param("## A\n\na\n\n## A\n\nb\n", "## A\n\no\n\n## A\n\nb\n", "## A\n\na\n\n## A\n\nb\n\n## A\n\nt\n", "## A\n\no\n\n## A\n\nb\n\n## A\n\nt\n", id="a heading a third time"),
        pytest.param("Conversations\n---\n\n- 2026-11-01 a\n", "Conversations\n---\n\n- 2026-11-20 o\n- 2026-11-01 a\n", "Conversations\n---\n\n- 2026-11-21 t\n- 2026-11-01 a\n\nLevels\n---\n\n- x\n", "Conversations\n---\n\n- 2026-11-21 t\n- 2026-11-20 o\n- 2026-11-01 a\n\nLevels\n---\n\n- x\n", id="an underlined section"),
        pytest.param("Conversations\n===\n\n2026-11-01 a\n---\n", "Conversations\n===\n\nIdeas\n---\n\nx\n\n2026-11-01 a\n---\n", "Conversations\n===\n\n2026-11-01 a\n---\n\nT.\n", "Conversations\n===\n\nIdeas\n---\n\nx\n\n2026-11-01 a\n---\n\nT.\n", id="an underlined heading between entries"),
        pytest.param("## A\na\n## B\nb\n", "## B\nb\n## A\na\n", "## A\na\n## B\nb\n\nC\n---\nc\n", "## B\nb\n\nC\n---\nc\n\n## A\na\n", id="an underlined heading stands apart from what comes before it"),
        pytest.param("```\na\n\nb\n```\n", "```\no\n\nb\n```\n", "```\na\n\nt\n```\n", "```\no\n\nt\n```\n", id="code is lines"),
        pytest.param("```\na\n\nb\n", "```\no\n\nb\n", "```\na\n\nt\n", "```\no\n\nt\n", id="a fence that is never closed"),
    ],
)  # fmt: skip
def test_sections_are_moved_whole(base: str, ours: str, theirs: str, expected: str) -> None:
    assert merge(base, ours, theirs) == (expected, 0)


def test_a_section_that_one_removes_and_the_other_edits_is_marked() -> None:
    merged = merge("# Ada\n\n## A\n\nTea.\n", "# Ada\n", "# Ada\n\n## A\n\nCoffee.\n")
    assert merged.conflicts == 1
    assert "Coffee." in merged.text


def test_each_side_keeps_what_it_did_to_the_form_of_the_file() -> None:
    assert merge("a\n\nb\n", "a\r\n\r\nb\r\n", "a\n\nc") == ("a\r\n\r\nc", 0)
    assert merge("a\n\nb\n", "\ufeffa\n\nb\n", "a\n\nc\n") == ("\ufeffa\n\nc\n", 0)
    assert merge("- a", "- a\n- b", "- a\n- c") == ("- a\n- b\n- c", 0)


def test_mixed_line_ends_stay_as_each_line_has_them() -> None:
    assert merge(
        "---\na: 1\r\nb: 2\n---\n- x\r\n",
        "---\na: 1\r\nb: 3\n---\n- x\r\n- y\n",
        "---\na: 4\r\nb: 2\n---\n- x\r\n- z\r\n",
    ) == (
        "---\na: 4\r\nb: 3\n---\n- x\r\n- y\n- z\r\n",
        0,
    )


def test_front_matter_that_one_side_adds_or_removes() -> None:
    assert merge("a\n", "---\nt: [x]\n---\na\n", "---\nt: [y]\n---\na\n") == (
        "---\nt: [x, y]\n---\na\n",
        0,
    )
    assert merge(note("a: 1\n", "x\n"), "x\n", note("a: 1\n", "y\n")) == ("y\n", 0)
    assert merge(note("a: 1\nb: 2\n"), "", note("a: 1\nb: 3\n")).conflicts == 1
    assert merge(note("a: 1\n", "x\n"), "x\n", note("a: 1\nb: 3\n", "x\n")) == (
        note("b: 3\n", "x\n"),
        0,
    )


@pytest.mark.parametrize(
    "broken", ["a: b: c\nx: 1\n\n\ny: 2\n", "a: &x 1\nb: *x\n\n\ny: 2\n", "a: 1\na: 2\n\n\ny: 2\n"]
)
def test_properties_that_cannot_be_moved_about_are_lines_and_the_body_is_merged_all_the_same(
    broken: str,
) -> None:
    ours, theirs = broken.replace("y: 2", "y: 3"), "n: 1\n" + broken
    assert merge(note(broken, "- a\n"), note(ours, "- a\n- o\n"), note(theirs, "- a\n- t\n")) == (
        note("n: 1\n" + ours, "- a\n- o\n- t\n"),
        0,
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        pytest.param("", "---\na: 1\n", note("a: 2\n"), id="front matter that is never closed"),
        pytest.param(
            "a\n", "<<<<<<< x\na\n=======\nb\n>>>>>>> y\n", "c\n", id="conflict markers of before"
        ),
        pytest.param("a\n", "\ue0d1\n", "c\n", id="the sign of a stand-in"),
        pytest.param(
            note("a: 1\n"), note("a: b: c\n"), "x\n", id="broken front matter against none"
        ),
        pytest.param(
            "".join(f"- {'old' * 9} {n}\n" for n in range(90)),
            "".join(f"- o{n}\n" for n in range(90)),
            "- t\n",
            id="rewritten",
        ),
    ],
)
def test_what_is_not_understood_is_left_to_git(base: str, ours: str, theirs: str) -> None:
    with pytest.raises(CannotMergeError):
        merge(base, ours, theirs)


def test_of_generated_notes_ours_is_taken() -> None:
    notes = [note("mdrel: generated\n", text) for text in ("a\n", "b\n", "c\n")]
    assert merge(*notes) == (notes[1], 0)
    assert merge(notes[0], notes[1], note("", "c\n")).conflicts == 1, (
        "a note that somebody took over is theirs"
    )


def test_conflicts_are_marked_as_git_was_told_to() -> None:
    kit = MergeTools(
        merge_plain, LEXICON, ConflictMarkers("HEAD", "their branch", 9, shows_base=True)
    )
    merged = merge_note(ThreeWay(note("a: 1\n"), note("a: 2\n"), note("a: 3\n")), kit)
    assert merged == (
        note(
            "<<<<<<<<< HEAD\na: 2\n||||||||| base\na: 1\n=========\na: 3\n>>>>>>>>> their branch\n"
        ),
        1,
    )


def test_a_conflict_of_prose_keeps_the_entries_around_it_whole() -> None:
    base, ours, theirs = (
        f"# Ada\n\n- [ ] a\n\n{word}\n\n- [ ] b\n" for word in ("Tea.", "Coffee.", "Water.")
    )
    merged = merge(
        base,
        ours.replace("- [ ] b", "- [ ] o\n- [ ] b"),
        theirs.replace("- [ ] b", "- [ ] b\n- [ ] t"),
    )
    assert merged.conflicts == 1
    outside = re.sub(r"<{7}.*?>{7} theirs\n", "", merged.text, flags=re.DOTALL)
    assert "- [ ] o\n- [ ] b\n- [ ] t\n" in outside
    assert "- [ ] a\n" in outside


def test_what_one_side_alone_did_is_taken_byte_for_byte() -> None:
    assert merge("a\r\n", "a\r\n", "b") == ("b", 0)
    assert merge("a", "b", "a") == ("b", 0)
    assert merge(note("a: 1\n"), note("a: 1\n") + "- x\n", note("a: 2\n")) == (
        note("a: 2\n", "- x\n"),
        0,
    )


def test_a_property_that_one_removed_and_the_other_only_wrote_otherwise_is_gone() -> None:
    assert merge(note("a: 1\nb: 2\n"), note("b: 2\n"), note("a: '1'\nb: 2\n")) == (
        note("b: 2\n"),
        0,
    )
    assert merge(note("a: 1\n", "x\n"), "x\n", note("a: '1'\n", "x\n")) == ("x\n", 0), (
        "and with the last one the front matter"
    )


def test_a_comment_never_becomes_part_of_a_text_before_it() -> None:
    base, ours, theirs = "a: 1\n", "a: 1\nb:\n  - x\n  # on x\n", "a: 1\nc: |\n  text\n"
    assert merge(note(base), note(ours), note(theirs)) == (
        note("a: 1\nb:\n  - x\nc: |\n  text\n# on x\n"),
        0,
    )


def test_a_hash_in_a_lists_text_is_no_comment() -> None:
    item = "t:\n- |\n  a\n  # no comment\n"
    assert merge(note(item), note(item + "- b\n"), note(item + "# on c\n- c\n")) == (
        note(item + "- b\n# on c\n- c\n"),
        0,
    )


def test_a_text_of_several_lines_becomes_an_item() -> None:
    merged = merge(note("t: a\n"), note("t: [a, b]\n"), note("t: >-\n  c\n\n  d\n"))
    assert merged == (note("t:\n  - b\n  - >-\n    c\n\n    d\n"), 0)


def test_an_entry_that_both_moved_stands_once() -> None:
    entries = [f"- {word}" for word in ("moved", "one", "two", "three", "four", "five", "six")]
    base, ours, theirs = (
        entries,
        [*entries[1:], entries[0]],
        [*entries[1:4], entries[0], *entries[4:]],
    )
    merged = merge(*("\n".join(lines) + "\n" for lines in (base, ours, theirs)))
    assert sorted(merged.text.split()) == sorted("\n".join(entries).split())


def test_an_entry_put_beside_a_line_in_conflict_stands_outside_of_it() -> None:
    merged = merge("Tea.\nMilk.\n", "Coffee.\n\n- [ ] o\n\nSugar.\n", "Water.\nHoney.\n")
    assert merged.conflicts == 1
    assert "- [ ] o" in re.sub(r"<{7}.*?>{7} theirs\n", "", merged.text, flags=re.DOTALL)


def test_a_merge_of_lines_that_loses_an_entry_is_not_believed() -> None:
    kit = MergeTools(lambda texts: merge_plain(texts)._replace(text="lost\n"), LEXICON)
    with pytest.raises(CannotMergeError):
        merge_note(ThreeWay("- a\n\nb\n", "- a\n\no\n", "- a\n\nt\n"), kit)
