"""One file to text: bounded, never blocking, never through a link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mdrel.vault.read import LARGEST, decode, read_note
from tests.support.places import as_nobody, write_tree


def read(root: Path, path: str = "a.md", size: int = 0) -> tuple[str | None, str | None]:
    """Return a note's text and the code of its problem."""
    text, problem = read_note(root, path, size)
    return text, problem.code if problem else None


@pytest.mark.parametrize("size", [0, 1, 5, 6, 7, 100, LARGEST, LARGEST + 1, 1 << 40])
def test_a_note_is_read_whole_whatever_size_the_scan_saw(tmp_path: Path, size: int) -> None:
    write_tree(tmp_path, {"a.md": "é\r\nab"})
    assert read(tmp_path, size=size) == ("é\r\nab", None)


def test_an_empty_note_is_an_empty_text(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": ""})
    assert read(tmp_path) == ("", None)
    assert read(tmp_path, size=10) == ("", None)


def test_line_ends_nul_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": b"\xef\xbb\xbfa\r\nb\rc\x00\x0c\xe2\x80\xa8d"})
    assert read(tmp_path) == ("\ufeffa\r\nb\rc\x00\x0c\u2028d", None)


@pytest.mark.parametrize(
    ("data", "text", "line"),
    [
        (b"ok\n\xe9t\xe9\n", "ok\n\ufffdt\ufffd\n", 2),
        (b"\xff", "\ufffd", 1),
        (b"a\r\nb\r\n\xed\xa0\x80", "a\r\nb\r\n\ufffd\ufffd\ufffd", 3),
        (b"cut \xe2\x82", "cut \ufffd", 1),
    ],
)
def test_bytes_that_are_not_utf8_are_shown_and_reported_at_their_line(
    tmp_path: Path, data: bytes, text: str, line: int
) -> None:
    write_tree(tmp_path, {"a.md": data})
    found, problem = read_note(tmp_path, "a.md")
    assert found == text
    assert problem
    assert (problem.code, problem.span.line, problem.path) == ("MDR102", line, "a.md")
    assert "0x" in problem.message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark_is_read_and_reported(encoding: str) -> None:
    text, problem = decode("a.md", "\ufeffname: Zoë 👋\n".encode(encoding))
    assert text == "name: Zoë 👋\n"
    assert problem
    assert (problem.code, "UTF-16" in problem.message) == ("MDR102", True)


def test_half_a_utf16_character_is_shown() -> None:
    assert decode("a.md", b"\xff\xfea\x00b")[0] == "a\ufffd"


@pytest.mark.parametrize(
    ("size", "code"), [(LARGEST, None), (LARGEST + 1, "MDR103"), (LARGEST * 3, "MDR103")]
)
def test_a_note_of_8_mib_is_read_and_a_larger_one_is_not(
    tmp_path: Path, size: int, code: str | None
) -> None:
    write_tree(tmp_path, {"a.md": b"x" * size})
    for seen in (0, size, 5):
        text, found = read(tmp_path, size=seen)
        assert (found, len(text) if text is not None else None) == (code, None if code else size)


@pytest.mark.machine
def test_a_sparse_file_of_a_terabyte_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as file:
        try:
            file.truncate(1 << 40)
        except OSError:
            pytest.skip("the disk takes no sparse file of that size")
    assert read(tmp_path, size=1 << 40) == (None, "MDR103")
    assert read(tmp_path) == (None, "MDR103")


def test_a_note_that_is_gone_is_neither_text_nor_problem(tmp_path: Path) -> None:
    assert read(tmp_path) == (None, None)
    assert read(tmp_path, "no/such/folder.md") == (None, None)


def test_a_folder_a_pipe_and_a_link_in_a_notes_place_are_not_read_and_block_nothing(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"real.md": "secret", "folder.md/x.md": ""})
    (tmp_path / "link.md").symlink_to("real.md")
    (tmp_path / "loop.md").symlink_to("loop.md")
    os.mkfifo(tmp_path / "pipe.md")
    assert [read(tmp_path, path) for path in ("folder.md", "pipe.md", "link.md", "loop.md")] == [
        (None, "MDR104")
    ] * 4


def test_a_file_as_a_folder_is_reported(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": "x"})
    assert read(tmp_path, "a.md/b.md") == (None, "MDR101")


@pytest.mark.open_place
def test_a_note_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": "x"})
    (tmp_path / "a.md").chmod(0)
    with as_nobody():
        assert read(tmp_path) == (None, "MDR101")


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read"
)
def test_a_disk_that_fails_while_reading_is_reported() -> None:
    assert read(Path("/proc/self"), "mem") == (None, "MDR101")
