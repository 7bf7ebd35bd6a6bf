"""Whatever two people do to a note, merging it loses nothing and doubles nothing.

It says the same from both sides.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Hashable
from contextlib import suppress
from operator import methodcaller
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from mdrel.parse.front_matter.read import read_front_matter
from mdrel.write.merge.list_property import read_meaning
from mdrel.write.merge.three import CannotMergeError, ThreeWay, keep
from tests.support.git_merge import Bodies, Fronts, merge, swap, words_of

CASES = int(os.environ.get("MDREL_FUZZ_CASES", "3000")) // 20
EXAMPLES = settings(max_examples=CASES)
CHANCE = st.integers(0, 2**32).map(Random)

PIECES = st.sampled_from(
    ["---\n", "level: trusted\n", "level: target\n", "tags: [a, b]\n", "tags:\n  - c\n", "a: &x b\n", "c: *x\n", "## Conversations\n", "- 2026-11-20 call: x\n", "- [ ] do 📅 2026-12-01\n", "  - [x] sub\n",
     "```\n", "%%", "<!--", "> q\n", "| 2026-11-20 | call |\n", "| --- | --- |\n", "\r\n", "\t", "\u2028", "\ufeff", "\ue0d1", "[", "- ", "#", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "mdrel: generated\n",
     "\n", "\n\n", "text", "\x00"],
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@given(TEXTS, TEXTS, TEXTS)
@EXAMPLES
def test_any_three_texts_are_merged_or_left_to_git(base: str, ours: str, theirs: str) -> None:
    with suppress(CannotMergeError):
        merged = merge(base, ours, theirs)
        assert not merged.conflicts or "<<<<<<<" in merged.text


@given(TEXTS, TEXTS)
@EXAMPLES
def test_what_one_side_or_both_alike_did_is_taken_as_it_is(base: str, other: str) -> None:
    assert merge(base, other, other).text == other
    assert merge(base, base, other).text == other
    assert merge(base, other, base).text == other


@given(CHANCE)
@EXAMPLES
def test_no_line_of_a_body_is_lost_doubled_or_comes_back(chance: Random) -> None:
    notes = Bodies(chance).make()
    merged, mirrored = merge(*notes), merge(*swap(notes))
    lines = notes.map(words_of)
    found = words_of(merged.text)
    common = {"## Conversations", "## Follow-ups", "```"}
    wanted = keep(lines) - common
    assert wanted <= set(found), "every line that both have or either added is there"
    assert bool(merged.conflicts) == ("<<<<<<< ours" in merged.text) == bool(mirrored.conflicts)
    if not merged.conflicts:
        assert set(found) - common == wanted, "and no other"
        assert [
            line for line, times in Counter(found).items() if times > 1 and line not in common
        ] == []
        assert sorted(found) == sorted(words_of(mirrored.text)), "the other side gets the same"


def values_of(note: str) -> dict[str, Hashable]:
    """Return the properties of a note that can be read."""
    front = read_front_matter("", note)
    assert front.diagnostics == (), note
    return {item.normal: read_meaning(item.value) for item in front.properties}


def items_of(value: Hashable) -> set[Hashable]:
    """Return the items of a list; a single text is a list of one."""
    return set(value[1:]) if isinstance(value, tuple) else set() if value is None else {value}


@given(CHANCE)
@EXAMPLES
def test_every_property_has_the_value_of_the_side_that_changed_it_and_lists_have_both_sides_items(
    chance: Random,
) -> None:
    notes = Fronts(chance).make()
    merged, mirrored = merge(*notes), merge(*swap(notes))
    before = notes.map(values_of)
    assert bool(merged.conflicts) == ("<<<<<<< ours" in merged.text) == bool(mirrored.conflicts)
    if merged.conflicts:
        assert any(
            len({str(each.get(key)) for each in before}) == 3 for key in before.ours | before.theirs
        ), "both changed one property"
        return
    values = values_of(merged.text)
    assert values.keys() == values_of(mirrored.text).keys()
    for key in before.base | before.ours | before.theirs:
        base, ours, theirs = before.map(methodcaller("get", key))
        value = values.get(key)
        assert items_of(value) == items_of(values_of(mirrored.text).get(key))
        if ours == theirs or base in (ours, theirs):
            assert value == (theirs if base == ours else ours)
        else:
            assert items_of(value) == keep(ThreeWay(*map(items_of, (base, ours, theirs)))), (
                "both changed the list"
            )


@given(CHANCE)
@EXAMPLES
def test_front_matter_and_body_are_merged_apart(chance: Random) -> None:
    fronts, bodies = Fronts(chance).make(), Bodies(chance).make()
    merged = merge(*(front + body for front, body in zip(fronts, bodies, strict=True)))
    front, body = merge(*fronts), merge(*bodies)
    assert merged == (front.text + body.text, front.conflicts + body.conflicts)
