"""The fast scanner reads exactly what the full reader reads, or declines.

No text whatever makes reading fail.

MDREL_FUZZ_CASES sets how many seeded cases run (3,000 unless told otherwise), MDREL_FUZZ_SEED
where they begin.
"""

from __future__ import annotations

import os
import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mdrel.model.span import Span
from mdrel.parse.front_matter.fast_path import scan_keys, scan_properties
from mdrel.parse.front_matter.node import find_block
from mdrel.parse.front_matter.read import FrontMatter, read_front_matter, read_fully

CASES = int(os.environ.get("MDREL_FUZZ_CASES", "3000"))
SEED = int(os.environ.get("MDREL_FUZZ_SEED", "1"))

KEYS = (
    "type",
    "level",
    "email",
    "full name",
    "last-contact",
    "a.b",
    "2026",
    "1:1",
    "tags",
    "yes",
    "null",
    "~",
    '"quoted"',
    "'single'",
    "größe",
    "名前",
    "key ",
    "<<",
    "?",
    "- a",
    "x/y",
    "é",
    "#k",
    "k#",
    "_k",
    "k_",
    "w" * 1100,
)
SCALARS = (
    "person", "trusted", "2026-11-20", "--05-12", "-5", "- 5", "-", "--", "---", "...", "1.5", "+44 20 5550 0001", "12:30", "yes", "null", "Null", "NULL", "~", "nULL", "''", '""', "'it''s'", "'a'b", '"a\\"b"', '"a\\tb"', '"[[Ada]]"', "'[[Bo Lin]]'",
    '"x: y"', "'x # y'", "a: b", "a:b", "a :b", "a #b", "a# b", "#tag", "https://ada.example/#x", "ada@lines.example", "@ada", "`code`", "%x", "*a", "&a x", "!x y", "!!str 5", "!!binary aGk=", "!<%ED%A0%80> b", "!x%F4%90%80%80 b", "!x%ff b", "| x", "|", ">", ">-", "[[Ada]]", "[a]]",
    "[a, b]", "[ a , 'b', \"c\" ]", "[]", "[ ]", "[a,]", "[,a]", "[a,,b]", "[a b, -c]", "[a: b]", "[a:b]", "[null, ~]", "[#a]", "[a #b]", "[it's]", "['it''s']", "['a'b]", "[\"a\" , 'b']", "[a] b", "[a] # c", "[a", "{}", "{a: b}", "{{date}}", "? x", "?x", ":x",
    "Ada Lovelace, Countess", "a  b ", "a\\b", "a\u00a0b", "\u00a0", "a\u2028b", "a\x85b", "\ufeffa", "a\ufeff", "a\tb", "a \t", "é", "😀", "\x07", "\x7f", "\ud800", "\ufffe", "<b>", "=", "<<", "a>b", "a|b", "a&b", "(x)", "$1", "x" * 70, "w " * 600,
)  # fmt: skip
USUAL_KEYS = (
    "type", "email", "full name", "last-contact", "a.b", "2026", "tags", "yes", "größe", "名前",
    "x/y",
)  # fmt: skip
USUAL = (
    "person", "2026-11-20", "--05-12", "-5", "1.5", "+44 20 5550 0001", "12:30", "yes", "null", "~", "''", '""', '"[[Ada]]"', "'[[Bo Lin]]'", '"x: y"', "'x # y'", "a:b", "a# b", "https://ada.example/#x", "ada@lines.example", "[a, b]", "[ a , 'b', \"c\" ]",
    "[]", "[a,]", "[a b, 1]", "[null]", "Ada Lovelace, Countess", "a  b", "a\\b", "a\u00a0b", "é", "😀", "<b>", "=", "a>b", "(x)",
)  # fmt: skip
SPACES = ("", "", "", "", " ", "  ", "   ", "\t", "\u00a0")
LINE_ENDS = (
    ("\n",) * 30 + ("\r\n",) * 3 + ("\r", "\r\r\n", "\x85", "\u2028", "\n\n", "\n \n", "\n\t\n")
)
SOUP = "\n\n\n  --::ab,[]{}#&*!|>'\"%@`?~\\\t\r.1é\u2028"


def write_value(rng: random.Random) -> str:
    """Return a value, mostly a usual one."""
    return rng.choice(USUAL if rng.random() < 0.85 else SCALARS)


def write_line(rng: random.Random) -> str:
    """Return one line, or a key with its list, of what people write between the markers."""
    key = rng.choice(USUAL_KEYS if rng.random() < 0.9 else KEYS)
    gap, end = (
        rng.choice((" ", " ", " ", " ", " ", " ", "", "  ", "\t")),
        rng.choice(SPACES) if rng.random() < 0.2 else "",
    )
    kind = rng.random()
    if kind < 0.5:
        return f"{key}:{gap}{write_value(rng)}{end}"
    if kind < 0.75:
        indentation = rng.choice(("", "  ", "  ", "    ", " "))
        items = [
            f"{indentation}-{gap}{write_value(rng) if rng.random() < 0.9 else ''}{end}"
            for _ in range(rng.randrange(1, 5))
        ]
        return "\n".join([f"{key}:", *items])
    if kind < 0.85:
        return f"{key}:{end}"
    if kind < 0.95:
        return f"{rng.choice(SPACES)}#{rng.choice(SCALARS)}"
    return f"{rng.choice(SPACES)}{write_value(rng)}{end}"


def write_block(rng: random.Random) -> str:
    """Return the YAML of a case: a few lines, with a few characters spoiled.

    Characters are deleted, doubled, moved or put in. Now and then there is nothing but punctuation.
    """
    if rng.random() < 0.1:
        return "".join(rng.choice(SOUP) for _ in range(rng.randrange(1, 30)))
    odd_ends = rng.random() < 0.2
    lines = [write_line(rng) for _ in range(rng.randrange(1, 5))]
    text = "".join(line + (rng.choice(LINE_ENDS) if odd_ends else "\n") for line in lines)
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
        text = spoil(rng, text)
    return text


def spoil(rng: random.Random, text: str) -> str:
    """Return the text with one small change at a random place."""
    place, length = rng.randrange(len(text) + 1), rng.randrange(1, 9)
    change = rng.random()
    if change < 0.4:
        return text[:place] + rng.choice(SOUP) + text[place:]
    if change < 0.7:
        return text[:place] + text[place + 1 :]
    if change < 0.85:
        return text[:place] + text[place : place + length] + text[place:]
    return text[:place] + rng.choice(SCALARS) + text[place:]


def assert_readers_agree(text: str) -> bool:
    """Return whether the fast scanner took the note.

    What it read is checked to be what the full reader reads, to the character.
    """
    block = find_block(text)
    if block is None:
        assert scan_keys(text) is None
        return False
    fast, full = scan_properties(text, block), read_fully("n.md", text, block)
    keys = (
        None if fast is None else (text[block.start : block.end], tuple(each.key for each in fast))
    )
    assert scan_keys(text) == keys, f"the keys of {text!r} are not what the scanner reads"
    if fast is None:
        return False
    assert full == FrontMatter(fast, block.body), f"the fast scanner is wrong about {text!r}"
    return True


def assert_well_formed(text: str) -> None:
    """Read the note and check what every caller relies on.

    Places lie inside the note, and diagnostics point into it.
    """
    found = read_front_matter("n.md", text)
    lines = text.split("\n")
    assert 0 <= found.body_start <= len(text)
    assert found.is_readable or (found.diagnostics and not found.properties)
    for diagnostic in found.diagnostics:
        assert diagnostic.span >= Span(1, 1)
        assert diagnostic.span.column <= len(lines[diagnostic.span.line - 1]) + 1
    for item in found.properties:
        assert 0 < item.start <= item.value.start <= item.value.end <= found.body_start


def test_fast_scanner_agrees_with_full_reader_on_spoiled_front_matter() -> None:
    """The fast scanner takes a good part of many seeded cases.

    It reads each as the full reader does.
    """
    rng = random.Random(SEED)
    taken = sum(assert_readers_agree(f"---\n{write_block(rng)}\n---\nbody\n") for _ in range(CASES))
    assert taken > CASES // 8


def test_every_value_is_read_alike_in_every_place() -> None:
    """Each listed value is read alike or declined in every place.

    It stands after a key, as a list item and inside brackets, with each kind of space and line end
    after it.
    """
    taken = 0
    for value in SCALARS + USUAL:
        for after in (
            "",
            " ",
            "\r",
            "\t",
            " # c",
            ":",
            ": b",
            "\n  more",
            "\n- a",
            "\n  - a",
            "\n  # c\n\nnext: 1",
        ):
            for before in (
                "key: ",
                "key:\n  - ",
                "key:\n- ",
                "key:\n- a\n-   ",
                "key:",
                "",
                "key: \n\n# c\n  -  ",
            ):
                taken += assert_readers_agree(f"---\n{before}{value}{after}\n---\n")
            for before in ("key: [", "key: [a, "):
                taken += assert_readers_agree(f"---\n{before}{value}]{after}\n---\n")
    assert taken > 1000


def test_every_key_is_read_alike() -> None:
    """Each listed key, with each value on and after its line, is read alike or declined."""
    for key in KEYS + USUAL_KEYS:
        for before in ("", " ", "# c\n", "\n", "a: 1\n", "a:\n"):
            for after in (":", ": x", " : x", ":x", ":\n  - a", ": a\n\n"):
                assert_readers_agree(f"---\n{before}{key}{after}\n---\n")


def test_seeded_cases_are_read_without_failing() -> None:
    """Whatever stands between the markers, places stay inside the note."""
    rng = random.Random(SEED + 1)
    for _ in range(CASES // 4):
        assert_well_formed(
            f"{rng.choice(('', chr(0xFEFF)))}---{rng.choice(SPACES)}\n{write_block(rng)}---\nbody\n"
        )


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.sampled_from(KEYS), st.sampled_from(SCALARS) | st.text(max_size=12)),
        max_size=5,
    )
)
def test_fast_scanner_agrees_on_any_value(pairs: list[tuple[str, str]]) -> None:
    """A value of any text is read alike or declined."""
    block = "".join(f"{key}: {value}\n" for key, value in pairs)
    assert_readers_agree(f"---\n{block}---\n")
    items = "".join(f"  - {value}\n" for _, value in pairs)
    assert_readers_agree(f"---\nkey:\n{items}---\n")


@settings(max_examples=300)
@given(st.text(alphabet=SOUP, max_size=40))
def test_fast_scanner_agrees_on_punctuation(block: str) -> None:
    """YAML's own punctuation in any order is read alike or declined."""
    assert_readers_agree(f"---\n{block}\n---\n")


@settings(max_examples=300)
@given(st.text() | st.binary().map(lambda data: data.decode(errors="surrogateescape")))
@example("\x00")
@example("a: \ud800")
@example("\ufeff\ufeffa: 1")
@example("a: 1\r---\rb: 2")
@example("a: !<%ED%A0%80> b")
def test_no_text_makes_reading_fail(content: str) -> None:
    """Any text, bytes that are no text included, gives a value."""
    assert_well_formed(content)
    assert_well_formed(f"---\n{content}\n---\n")
    assert_well_formed(f"\ufeff---\r\n{content}")
