"""A text from a note reads as itself, whatever it holds (P11)."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mdrel.views.markdown.escape import clean, code, escape, shorten
from mdrel.views.markdown.links import Linker, encode_path, relative_path
from mdrel.views.markdown.templates import tidy
from tests.support.hostile_texts import HOSTILE
from tests.support.markdown_reader import HARMLESS, read_inlines, read_links, read_plain, read_types

TEXTS = (
    st.text(max_size=40)
    | st.text("\\`*_[]<>|~$^{}@#&%=:/.!()-+ 1aw\n\t", max_size=30)
    | st.sampled_from(HOSTILE)
)
FOLDERS = st.sampled_from(("Relationships", "", "a/b", "People"))
# A file name holds anything but `/` and NUL; `.` and `..` are no names.
NAMES = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=30).filter(
    lambda name: name not in {".", ".."}
)


def read_cell(text: str) -> list[str]:
    """Return the cells of the second row of a table with `text` in it, as a reader sees them."""
    document = tidy(f"| a | b |\n|---|---|\n| {text} | end |\n")
    assert read_types(document).count("td_open") == 2, document
    return read_plain(document).removeprefix("ab").rsplit("end", 1)


def assert_reads_as_itself(text: str) -> None:
    """Assert that `text` is plain text in a list item, a nested quote, a heading and a cell."""
    shown, written = clean(text), escape(text)
    assert "\n" not in written
    for document in (
        f"- {written}\n",
        f"> [!IMPORTANT]\n> - {written}\n",
        f"## {written}\n",
        f"before: {written}, after\n",
        f"{written}\n",
    ):
        assert {token.type for token in read_inlines(document)} <= HARMLESS, document
        assert not {"html_block", "hr", "fence", "code_block"} & set(read_types(document)), document
    assert read_plain(f"- {written}\n") == shown
    assert read_plain(f"{written}\n") == shown
    assert read_plain(f"## {written}\n") == shown
    assert read_cell(written) == [shown, ""]


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_reads_as_itself(text: str) -> None:
    assert_reads_as_itself(text)


@given(TEXTS)
def test_any_text_reads_as_itself(text: str) -> None:
    assert_reads_as_itself(text)


@given(TEXTS, TEXTS)
def test_two_texts_side_by_side_make_no_markup_together(one: str, other: str) -> None:
    document = f"- {escape(one)}, {escape(other)} ({escape(one)}): {escape(other)}\n"
    assert {token.type for token in read_inlines(document)} <= HARMLESS
    if clean(one) and clean(other):
        assert (
            read_plain(document) == f"{clean(one)}, {clean(other)} ({clean(one)}): {clean(other)}"
        )


@given(TEXTS)
@example("\u2067a\u202e")
def test_cleaned_text_is_one_line_and_stays_as_it_is_when_cleaned_again(text: str) -> None:
    shown = clean(text)
    assert clean(shown) == shown
    assert shown.isprintable() or not {
        "\n",
        "\r",
        "\t",
        "\x00",
        "\u2028",
        "\u202e",
        "\u2066",
    } & set(shown)
    assert shown.encode("utf-8").decode("utf-8") == shown


@given(TEXTS)
def test_a_code_span_shows_the_same_words(text: str) -> None:
    assert read_plain(f"- {code(text)}\n") == clean(text)
    assert read_cell(code(text)) == [clean(text), ""]


@given(TEXTS, st.integers(min_value=1, max_value=20))
def test_a_shortened_text_is_at_most_that_long_and_begins_the_same(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert clean(text).startswith(short.removesuffix("…"))


@given(NAMES, FOLDERS, TEXTS, st.sampled_from(("markdown", "wiki")))
@example("a|b", "Relationships", "Ann", "wiki")
@example(">](x) `a` \\ %41 #h?q.md", "Relationships", "]", "markdown")
@example("javascript:alert(1).md", "People", "Ann", "markdown")
def test_a_link_shows_the_name_and_leads_to_the_note(
    name: str, folder: str, label: str, style: str
) -> None:
    path = f"People/{name}"
    link = Linker(folder, "wiki" if style == "wiki" else "markdown").note(path, label)
    if link.startswith("[["):
        assert link == f"[[{path.removesuffix('.md')}|{clean(label)}]]"
        assert {token.type for token in read_inlines(f"- {link}\n")} <= HARMLESS
        assert read_cell(link) == [link, ""]
        return
    for document in (
        f"- {link}\n",
        f"> - ({link}): x\n",
        tidy(f"| a | b |\n|---|---|\n| {link} | end |\n"),
    ):
        ((shown, target),) = read_links(document)
        assert shown == (clean(label) or "(no name)")
        assert unquote_to_bytes(target) == relative_path(path, folder).encode(
            "utf-8", "surrogateescape" if _has_bytes(path) else "surrogatepass"
        )


def _has_bytes(path: str) -> bool:
    """Whether all surrogates of `path` stand for bytes the file system could not decode.

    It may have none.
    """
    return all(not 0xD800 <= ord(char) <= 0xDFFF or 0xDC80 <= ord(char) <= 0xDCFF for char in path)


@given(NAMES)
def test_an_encoded_path_holds_nothing_a_reader_acts_on(name: str) -> None:
    assert not set('\\`*[]<>|~$^{}#&%=:?"\n\t') & set(encode_path(name).replace("%", "")) - {"%"}
