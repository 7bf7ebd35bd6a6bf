"""`mdrel first` as a person runs it."""

from __future__ import annotations

from pathlib import Path

from tests.support.running import VAULT, items, mdrel, on_terminal


def test_every_place_in_a_pipe_holds_the_subject_where_it_says() -> None:
    rows = [line.split("\t") for line in mdrel("first", "roster").stdout.splitlines()]
    told = [row for row in rows if row[7]]
    assert told
    for row in told:
        lines = (VAULT / row[7]).read_text(encoding="utf-8-sig").split("\n")
        # A note of its own is named by its date's line; the words stand in its name or below.
        assert (
            "roster"
            in (
                row[7] if lines[int(row[8]) - 1].startswith("date:") else lines[int(row[8]) - 1]
            ).lower()
        )
    assert {row[4] != "" for row in rows} == {True, False}


def test_json_names_everyone_trusted_with_the_words_they_cover() -> None:
    found = items("first", "night", "lease")
    assert found[0]["name"] == "Beatriz Salgado"
    assert found[0]["words"] == ["lease", "night"]
    assert {str(each["level"]) for each in found if not each["circle"]} == {"trusted"}


def test_a_subject_of_small_words_is_a_usage_error() -> None:
    done = mdrel("first", "about", "the")
    assert (done.returncode, done.stdout) == (2, "")
    assert "names no subject" in done.stderr


def test_the_screen_shows_the_best_with_their_notes_and_says_how_many_more() -> None:
    lines = on_terminal("first roster")
    assert lines[0] == "CALL FIRST about roster"
    assert any(
        line.strip().startswith("People/") or line.strip().startswith("Daily/") for line in lines
    )
    assert any(line.startswith("  and ") for line in lines)
    assert "NOTHING NOTED ABOUT IT YET" in lines
    assert max(map(len, lines)) <= 80


def test_where_nothing_is_noted_the_nearest_are_named() -> None:
    lines = on_terminal("first kubernetes")
    assert "Nothing about it is noted" in lines[2]
    assert lines[3].strip().startswith("Grace Lindqvist")


def test_an_empty_vault_says_where_to_begin(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").touch()
    assert any("roll-call" in line for line in on_terminal("first night", vault=tmp_path))
    assert mdrel("first", "night", vault=tmp_path).stdout == ""
