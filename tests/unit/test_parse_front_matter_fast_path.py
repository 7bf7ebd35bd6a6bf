"""What the fast scanner takes and what it leaves to the full reader.

That it is right in what it takes is shown in tests/property.
"""

from __future__ import annotations

import pytest

from mdrel.parse.front_matter import fast_path as yaml_fast
from mdrel.parse.front_matter.fast_path import scan_properties
from mdrel.parse.front_matter.node import find_block


def is_fast(text: str) -> bool:
    """Say whether the fast scanner takes the note."""
    block = find_block(text)
    return block is not None and scan_properties(text, block) is not None


@pytest.mark.parametrize(
    "block",
    [
        "a: b",
        "a: b # c",
        "a:",
        "a: # c",
        "a: b:c",
        "a: [b, 'c', \"d\"]",
        "a:\n- b\n-\n",
        "a:\n\n  # c\n  - b\nc: d",
        "größe: ä",
        "a: https://ada.example/#x",
        "",
        "# c",
        "a: '[[Ada]]'\r",
    ],
)
def test_the_fast_scanner_takes_ordinary_lines(block: str) -> None:
    """What people write every day does not need the full reader."""
    assert is_fast(f"---\n{block}\n---\n")


@pytest.mark.parametrize(
    "block",
    [
        "a: b: c", "a: &x b", "a: !x b", "a: |\n  b", "a: >\n  b", "a: {b: c}", "a: b: #c", "a: b\tc", "a: \x07", "a: b\n  c", "? a\n: b", "a:\n- - b", 'a: "\\n"', "a: 'b''c'", "'a': b", "a: b\na: c", "a:\n  - b\n    - c", "a:\n  - b\n - c",
        "a: [[b]]", "a: [b: c]", "a: b\n- c", "a" * 61 + ": b", "a: \ufeff", "a: \x85", "a: \u2028", " a: b", "a:\n  b: c", "a: ? b", "- a", "a: '", "a: b\rc: d",
    ],
)  # fmt: skip
def test_the_fast_scanner_declines_what_it_does_not_know(block: str) -> None:
    """All that is not plainly ordinary goes to the full reader."""
    assert not is_fast(f"---\n{block}\n---\n")


def test_the_fast_scanner_leaves_long_blocks_to_the_reader_that_counts() -> None:
    """32 KiB can hold no more values than are allowed."""
    assert is_fast("---\na: " + "b" * 32_000 + "\n---\n")
    assert not is_fast("---\na: " + "b" * 33_000 + "\n---\n")


@pytest.mark.parametrize("value", ["x" * yaml_fast.MAX_LENGTH, "a\x07b"])
def test_the_keys_of_what_the_scanner_declines_are_not_told(value: str) -> None:
    assert yaml_fast.scan_keys("---\nlevel: trusted\n---\n") is not None
    assert yaml_fast.scan_keys(f"---\nlevel: {value}\n---\n") is None


def test_none_of_the_characters_left_to_the_full_reader_can_be_printed() -> None:
    """Whether text can be printed is asked first.

    That is known sooner than that it holds none of these characters.
    """
    odd = yaml_fast._ODD.findall("".join(map(chr, range(0x10000))))
    assert odd
    assert not any(map(str.isprintable, odd))
