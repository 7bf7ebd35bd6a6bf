"""The bounds of front matter, whatever it holds.

No block expands, overflows or takes long.
"""

from __future__ import annotations

import time

import pytest
import yaml

from mdrel.model.span import Span
from mdrel.parse.front_matter.composer import Composer
from mdrel.parse.front_matter.node import find_block
from mdrel.parse.front_matter.read import FrontMatter, read_front_matter

PROMPT_SECONDS = 2.0


def read(block: str) -> FrontMatter:
    """Read a note with `block` between the markers; it begins on line 2."""
    return read_front_matter("n.md", f"---\n{block}\n---\nbody\n")


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP_ANCHOR = "a: &a " + "[" * 40 + "]" * 40 + "\nb: " + "[" * 40 + "*a" + "]" * 40
DEEP = 25_000
LIMIT = 256 * 1024


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("[" * DEEP, "deep"),
        ("a: " + "[" * (LIMIT - 9), "deep"),
        ("{" * DEEP, "deep"),
        ("- " * DEEP, "deep"),
        ("? " * DEEP, "deep"),
        ("{a: " * DEEP, "deep"),
        ("[\n" * DEEP, "deep"),
        ("[" * 1_000_000, "256 KiB"),
        ("- " * 1_000_000, "256 KiB"),
        ("\n".join(" " * depth + "a:" for depth in range(600)), "deep"),
        (DEEP_ANCHOR, "deep"),
        (LAUGHS, "50,000"),
        ("a: [" + "b," * 60_000 + "]", "50,000"),
        ("a:\n" + "- b\n" * 60_000, "50,000"),
        ("a: &a b\nc: [" + "*a," * 10_000 + "]", "100 aliases"),
        ("".join(f"%TAG !{number}! x\n" for number in range(15_000)), "tag directives"),
        ("a: " + "b" * LIMIT, "256 KiB"),
        ("a: " + "é" * (LIMIT // 2), "256 KiB"),
        ("a: " + "\ud800" * LIMIT, "256 KiB"),
    ],
)
def test_bombs_are_out_of_bounds_at_once(block: str, words: str) -> None:
    """Nothing is expanded, nothing overflows, nothing takes long."""
    began = time.process_time()
    found = read(block)
    assert time.process_time() - began < PROMPT_SECONDS
    (diagnostic,) = found.diagnostics
    assert diagnostic.code == "MDR113"
    assert words in diagnostic.message
    assert not found.is_readable


@pytest.mark.parametrize(
    "block",
    [
        "a: " + "b" * (LIMIT - 10),
        "a: " + "é" * (LIMIT // 2 - 10),
        "a: b\n" + " \n" * 100_000,
        "#" * 200_000,
        "a: " + "[" * 63 + "]" * 63,
        "a: &a b\nc: [" + "*a," * 100 + "]",
        "a: [" + "b," * 49_990 + "]",
    ],
)
def test_large_front_matter_within_bounds_is_read(block: str) -> None:
    """The bounds themselves are allowed."""
    began = time.process_time()
    found = read(block)
    assert time.process_time() - began < PROMPT_SECONDS
    assert found.is_readable
    assert found.diagnostics == ()


@pytest.mark.uninstrumented
def test_thousands_of_repeated_keys_are_reported_promptly() -> None:
    """Lines are not counted from the top for each."""
    began = time.process_time()
    found = read("a: 1\n" * 24_000)
    assert time.process_time() - began < PROMPT_SECONDS
    assert len(found.diagnostics) == 23_999
    assert found.diagnostics[-1].span == Span(24_001, 1)


@pytest.mark.parametrize(
    "text",
    ["---\na: &x [b, {c: 'd'}]\ne: *x\nf: |\n  g\nh:\n- i\n-\n\n# j\nk: >\n  l\n\n  m\n---\n"],
)
def test_the_pure_parser_composes_the_same_nodes(text: str) -> None:
    """Where libyaml is missing the result is the same."""
    block = find_block(text)
    assert block is not None
    content = text[block.start : block.end]
    assert (
        Composer(yaml.SafeLoader(content), 7).compose_document()
        == Composer(yaml.CSafeLoader(content), 7).compose_document()
    )
