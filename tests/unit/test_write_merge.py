"""What becomes of a note that two people changed.

The cases that are whole texts stand in `tests/data/merges`, three versions and the merged one.
"""

from __future__ import annotations

import re
from random import Random

import pytest

from mdrel.write.merge.layout import make_token, map_places
from mdrel.write.merge.note import merge_note
from mdrel.write.merge.three import CannotMergeError, ConflictMarkers, MergeTools, ThreeWay
from tests.support.git_merge import LEXICON, each_merge, merge, merge_plain

LOG = "## Conversations\n\n"


def note(properties: str, body: str = "") -> str:
    """Return a note."""
    return f"---\n{properties}---\n{body}"


def shuffled(signs: str, seed: int) -> str:
    """Return signs in another order."""
    return "".join(Random(seed).sample(signs, len(signs)))


@each_merge("properties")
def test_properties_are_merged_each_by_itself(
    base: str, ours: str, theirs: str, expected: str
) -> None:
    assert merge(note(base), note(ours), note(theirs)) == (note(expected), 0)


@each_merge("properties-in-conflict")
def test_what_both_changed_in_two_ways_is_marked_and_nothing_else(
    base: str, ours: str, theirs: str, expected: str
) -> None:
    assert merge(note(base), note(ours), note(theirs)) == (note(expected), 1)


@each_merge("entries")
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_entries_are_merged_as_a_set_in_the_files_own_order(
    base: str, ours: str, theirs: str, expected: str, ending: str
) -> None:
    notes = [
        note("type: person\n", f"# Ada\n\n{LOG}{text}\n## Notes\n\nTea.\n").replace("\n", ending)
        for text in (base, ours, theirs, expected)
    ]
    assert merge(*notes[:3]) == (notes[3], 0)


@each_merge("entries-in-conflict")
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


def test_a_line_that_git_would_bring_back_beside_moved_blank_lines_is_a_conflict() -> None:
    head = "# Ada\n\n## Log\n- 2026-11-12 call: x\n"
    base = f"- 2026-01-21 call: y\n{head}\n<!-- old -->\n\n"
    ours = f"{head}\n\n<!-- old -->\n"
    theirs = f"- 2026-01-21 call: y\n{head}\n\n"
    merged = merge(base, ours, theirs)
    assert merged == (
        f"{head}<<<<<<< ours\n\n\n<!-- old -->\n=======\n>>>>>>> theirs\n",
        1,
    )


@each_merge("sections")
def test_sections_are_moved_whole(base: str, ours: str, theirs: str, expected: str) -> None:
    assert merge(base, ours, theirs) == (expected, 0)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param(
            "Tea.\n\n", "Tea.\n### Plans\n\n", "Tea.\n", "Tea.\n### Plans\n\n",
            id="a heading with marks needs no blank line before it",
        ),
        pytest.param(
            "# Ada\nTea.\n", "Plans\n-----\n# Ada\nTea.\n", "Tea.\n# Ada\n",
            "Tea.\n\nPlans\n-----\n# Ada\n",
            id="one that is underlined needs it",
        ),
        pytest.param(
            "Tea.\n\n", "## Notes\nTea.\n\n", "\nTea.\n\n", "## Notes\nTea.\n\n",
            id="a heading put above what the other side moved down",
        ),
        pytest.param(
            "\nNotes\n-----\n", "\nNotes\n-----\nTea.\n", "## Notes\n\nNotes\n-----\n",
            "## Notes\n\nNotes\n-----\nTea.\n",
            id="a heading that one side has twice",
        ),
        pytest.param(
            "\nNotes\n-----\n", "\nNotes\n-----\nTea.\n", "\nNotes\n-----\n## Plans\n",
            "\nNotes\n-----\nTea.\n## Plans\n",
            id="one blank line above a heading that is underlined stays one",
        ),
        pytest.param(
            "Notes\n-----\n\n## notes:\n", "Tea.\n\n## notes:\nNotes\n-----\n",
            "## notes:\nNotes\n-----\n\n", "Tea.\n\n## notes:\n\nNotes\n-----\n",
            id="a heading that all have twice",
        ),
    ],
)  # fmt: skip
def test_headings_keep_their_sections_and_their_place(
    base: str, ours: str, theirs: str, expected: str
) -> None:
    assert merge(base, ours, theirs) == (expected, 0)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param(
            "One.\nTwo.\n", "Two.\nOne.\nTwo.\n", "\n",
            "\n<<<<<<< ours\nTwo.\nOne.\nTwo.\n=======\n>>>>>>> theirs\n",
            id="a text that the other side took away"
        ),
        pytest.param(
            "Tea.\n## Follow-ups\n", "- 2026-10-02 call\n## Follow-ups\n",
            "Tea. Cake.\n## Follow-ups\nTea.\n# Ada\n",
            "<<<<<<< ours\n- 2026-10-02 call\n=======\nTea. Cake.\n>>>>>>> theirs\n"
            "## Follow-ups\nTea.\n# Ada\n",
            id="a text that was moved as well",
        ),
        pytest.param(
            "One.\nTea.\nTwo.\n", "Two.\nTea.\nOne. Cake.\n### 2026-11-01 call\n",
            "One.\nTea.\nTwo.\nTwo.\nPlans\n-----\n",
            "Two.\n<<<<<<< ours\nTea.\nOne. Cake.\n### 2026-11-01 call\n=======\nTwo.\n"
            "Plans\n-----\n>>>>>>> theirs\n",
            id="a heading below it",
        ),
    ],
)  # fmt: skip
def test_a_conflict_holds_what_both_changed_and_what_is_outside_stands_once(
    base: str, ours: str, theirs: str, expected: str
) -> None:
    assert merge(base, ours, theirs) == (expected, 1)


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
        pytest.param(
            "".join(f"- {shuffled('ab' * 150, n)}\n" for n in range(60)),
            "".join(f"- {shuffled('ab' * 150, n)}\n" for n in range(60, 120)),
            "- t\n",
            id="rewritten with the same signs",
        ),
    ],
)
def test_what_is_not_understood_is_left_to_git(base: str, ours: str, theirs: str) -> None:
    with pytest.raises(CannotMergeError):
        merge(base, ours, theirs)


def test_long_entries_that_one_side_rewrote_are_merged_with_what_the_other_added() -> None:
    words = [
        "the",
        "board",
        "pack",
        "and",
        "Lena",
        "asked",
        "about",
        "her",
        "mother",
        "whether",
        "next",
        "week",
        "suits",
    ]
    entries = [
        f"- {number} {' '.join(Random(number).choices(words, k=80))}\n" for number in range(60)
    ]
    ours = "".join(entries).replace(" board ", " council ").replace(" week ", " month ")
    theirs = [*entries[:30], "- new\n", *entries[30:]]
    merged = merge("".join(entries), ours, "".join(theirs))
    assert merged == (ours.replace("- 30 ", "- new\n- 30 "), 0)


def test_of_generated_notes_ours_is_taken() -> None:
    notes = [note("mdrel: generated\n", text) for text in ("a\n", "b\n", "c\n")]
    assert merge(*notes) == (notes[1], 0)
    assert merge(notes[0], notes[1], note("", "c\n")).conflicts == 1, (
        "a note that somebody took over is theirs"
    )


@pytest.mark.parametrize(("line", "place"), [(make_token(0), 2), ("Milk.", 1)])
def test_a_place_stays_at_the_entry_beside_it_else_after_the_line_before(
    line: str, place: int
) -> None:
    assert map_places(["Tea.", line], ["Tea.", "Cake.", line])[1] == place


def test_conflicts_are_marked_as_git_was_told_to() -> None:
    tools = MergeTools(
        merge_plain, LEXICON, ConflictMarkers("HEAD", "their branch", 9, shows_base=True)
    )
    merged = merge_note(ThreeWay(note("a: 1\n"), note("a: 2\n"), note("a: 3\n")), tools)
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


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("a: 1  # b\n", "a: 2  # b\n", "a: 1  # t\n", "a: 2  # t\n"),
        ("a: 1 # b\n", "a: 2 # o\n", "a: 1 # t\n", "a: 2 # o # t\n"),
        ("a: 1 # b\n", "a: 2 # o\n", "a: 1\n", "a: 2 # o\n"),
        ("a: 1\n", "a: 2 # o\n", "a: 2 # t\n", "a: 2 # o # t\n"),
        ("a: 1\n", "a: 2\n", "a: 2 # t\n", "a: 2 # t\n"),
        ("", "a: 2\n", "a: 2 # t\n", "a: 2 # t\n"),
        ("a: 1\r\n", "a: 2 # o\r\n", "a: 1 # t\r\n", "a: 2 # o # t\r\n"),
        ("a:\n- x\n- y\n", "a: [x, y]\n", "a:\n- x # t\n- y\n", None),
        ("a:\n- x\n- y\n", "a:\n- x # o\n- y\n", "a: [x, y]\n", "a:\n- x # o\n- y\n"),
        ("a: |\n  x\n# c\nb: 1\n", "a: |\n  y\n# c\nb: 1\n", "a: |\n  x\n# d\nb: 1\n",
         "a: |\n  y\n# d\nb: 1\n"),
        ("a:\n  - x\n  - y\n", "a:\n  - x\n", "a:\n  - x\n  - y # t\n", None),
        ("a: x\n", "a: >-\n  x\n  y\n", "a: x # t\n", None),
        ("a:\n  b: 1\n\n\n  c: 1\n", "a:\n  b: 1\n\n\n  c: 2\n", "a:\n  b: 1 # t\n\n\n  c: 1\n",
         "a:\n  b: 1 # t\n\n\n  c: 2\n"),
        ("a:\n  b: 1\n", "a:\n  b: 2\n", "a:\n  b: '1'\n", "a:\n  b: 2\n"),
    ],
)  # fmt: skip
def test_a_comment_of_one_side_goes_with_the_value_of_the_other(
    base: str, ours: str, theirs: str, merged: str | None
) -> None:
    found = merge(note(base), note(ours), note(theirs))
    if merged is None:
        assert found.conflicts == 1
        assert "# t" in found.text
    else:
        assert found == (note(merged), 0)


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
    tools = MergeTools(lambda texts: merge_plain(texts)._replace(text="lost\n"), LEXICON)
    with pytest.raises(CannotMergeError):
        merge_note(ThreeWay("- a\n\nb\n", "- a\n\no\n", "- a\n\nt\n"), tools)


@pytest.mark.parametrize("side", [0, 1, 2])
def test_where_one_version_has_a_fence_that_is_never_closed_lines_are_merged(side: int) -> None:
    texts = [f"# Ada\n\n{LOG}- 2026-11-01 a\n\n## Notes\n\nTea.\n"] * 3
    texts[1] = texts[1].replace("Tea", "Coffee")
    texts[2] = texts[2].replace("- 2026-11-01 a", "- 2026-11-02 b\n- 2026-11-01 a")
    texts[side] += "\n```\n"
    assert merge(*texts) == merge_plain(ThreeWay(*texts))


def test_where_a_heading_came_twice_entries_are_merged_as_a_set_all_the_same() -> None:
    base = f"# Ada\n\n{LOG}- 2026-11-01 a\n"
    ours = base.replace("- 2026-11-01", "- 2026-11-20 ours\n- 2026-11-01") + "\n## x\n\n## x\n"
    theirs = base.replace("- 2026-11-01", "- 2026-11-19 theirs\n- 2026-11-01")
    merged = merge(base, ours, theirs)
    assert merged.conflicts == 0
    assert [line for line in merged.text.splitlines() if line.startswith("- ")] == [
        "- 2026-11-20 ours",
        "- 2026-11-19 theirs",
        "- 2026-11-01 a",
    ]


@pytest.mark.parametrize("is_ours", [True, False])
def test_blank_lines_between_entries_are_as_the_side_has_them_that_changed_them(
    is_ours: bool,
) -> None:
    tight = f"{LOG}- 2026-11-03 c\n- 2026-11-02 b\n- 2026-11-01 a\n"
    loose = tight.replace("c\n", "c\n\n").replace("b\n", "b\n\n")
    edited = tight.replace("02 b", "02 B")
    sides = (loose, edited) if is_ours else (edited, loose)
    assert merge(tight, *sides) == (loose.replace("02 b", "02 B"), 0)
