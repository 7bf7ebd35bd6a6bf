"""`mdrel history` and `mdrel stats --funnel` as a person runs them."""

from __future__ import annotations

from pathlib import Path

from tests.support.running import VAULT, items, mdrel, on_terminal


def test_history_tells_each_move_where_it_stands() -> None:
    rows = [line.split("\t") for line in mdrel("history", "freya").stdout.splitlines()]
    assert [row[2] for row in rows] == ["target", "tentative", "transactional", "trusted"]
    for row in rows:
        assert (
            (VAULT / row[5])
            .read_text(encoding="utf-8")
            .split("\n")[int(row[6]) - 1]
            .startswith(f"- {row[0]} ")
        )


def test_history_on_a_terminal_says_how_long_each_level_lasted_and_since_when_this_one() -> None:
    lines = on_terminal("history freya")
    assert any("target → tentative after 89 days" in line for line in lines)
    assert "  now trusted, for 39 days" in lines
    assert "16 conversations from 2025-12 to 2026-11" in lines[-1]
    assert max(map(len, lines)) <= 80


def test_history_suggests_what_speaks_for_itself_and_says_how_to_note_a_move() -> None:
    lines = on_terminal("history dana")
    assert any("transactional → trusted?" in line for line in lines)
    assert on_terminal("history grace")[1].strip().startswith("No move is noted.")
    (found,) = items("history", "dana")
    suggestion = found["suggestion"]
    assert isinstance(suggestion, dict)
    assert (suggestion["proposed_level"], len(suggestion["evidence"]) > 3) == ("trusted", True)
    assert items("history", "ruth")[0]["suggestion"] is None


def test_the_funnel_counts_the_path_its_steps_and_who_went_back() -> None:
    (found,) = items("stats", "--funnel")
    assert found["levels"] == [
        {"level": "target", "count": 8},
        {"level": "tentative", "count": 5},
        {"level": "transactional", "count": 10},
        {"level": "trusted", "count": 14},
    ]
    steps = found["steps"]
    assert isinstance(steps, list)
    assert [(step["raised"], step["median_days"]) for step in steps] == [
        (3, 37),
        (5, 136),
        (4, 405),
    ]
    slips = found["slips"]
    assert isinstance(slips, list)
    assert [slip["name"] for slip in slips] == ["Lucia Ferreira", "Colin Bray"]


def test_the_funnel_in_a_pipe_has_one_shape() -> None:
    rows = [
        line.split("\t")
        for line in mdrel("stats", "--funnel", "--months", "36").stdout.splitlines()
    ]
    assert {len(row) for row in rows} == {8}
    assert [row[0] for row in rows[:7]] == ["level"] * 4 + ["step"] * 3


def test_the_funnel_on_a_terminal_fits_and_is_calm_about_an_empty_vault(tmp_path: Path) -> None:
    lines = on_terminal("stats --funnel")
    assert {"THE PATH", "WENT BACK", "TO CONSIDER"} <= set(lines)
    assert "STEPS   by the section Levels of the notes, and by git" in lines
    assert max(map(len, lines)) <= 80
    (tmp_path / "mdrel.toml").touch()
    lines = on_terminal("stats --funnel", vault=tmp_path)
    assert lines[1] == "  target 0 → tentative 0 → transactional 0 → trusted 0"
    assert "TO CONSIDER" not in lines


def test_without_git_a_remark_says_what_tells_of_moves(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").touch()
    (tmp_path / "Ada.md").write_text(
        "---\nlevel: trusted\nadded: 2026-11-21\n---\n", encoding="utf-8"
    )
    assert "not in a git repository" in mdrel("history", "ada", vault=tmp_path).stderr
    assert mdrel("-q", "history", "ada", vault=tmp_path).stderr == ""
    assert "  now trusted, for 1 day" in on_terminal("history ada", vault=tmp_path)
