"""What the screen and the plain data say of one person's moves and of everybody's (M17)."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.level import Level
from mdrel.rules.movement import History, Move, make_funnel, make_histories
from mdrel.rules.suggestions import Suggestion, suggest
from mdrel.views.items import Item
from mdrel.views.terminal.movement import (
    FUNNEL_COLUMNS,
    draw_funnel,
    draw_history,
    funnel_item,
    funnel_rows,
    history_item,
    move_item,
    suggestion_item,
)
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.text import cell_width
from tests.support.method import TODAY, stand_alone, write_log

SCREEN = Screen(80, lambda text, _: text)
PATH = "People/Ada Lin.md"
FRONT = "level: tentative\nadded: 2026-01-01"
MOVES = "\n## Levels\n\n- 2026-03-01 target -> tentative: the fair\n"
LAPSED = MOVES + "- 2026-05-01 transactional\n- 2026-07-01 tentative: no answer\n"
TALKS = ("2026-11-01 call: steel", "2026-10-01 call: the crane", "2026-09-01 call: plans")
BACK = Move(date(2026, 7, 1), Level.TRANSACTIONAL, Level.TENTATIVE, PATH, commit="0123456789abcdef")
CONSIDERED = [
    "  Ada Lin            tentative → transactional?",
    "    3 conversations within three months",
    "    call 1 Nov: steel",
    "    call 1 Oct: the crane",
    "    call 1 Sep: plans",
]


def tell(front: str, body: str = "", *records: Move) -> tuple[History, Suggestion | None]:
    """Return one person's moves, and what there is to consider."""
    standing = stand_alone(front, body)
    (history,) = make_histories([standing.contact], records, TODAY)
    return history, suggest(standing, TODAY)


def draw(front: str, body: str = "", *records: Move, width: int = 80) -> list[str]:
    """Return the screen of one person's history."""
    history, suggestion = tell(front, body, *records)
    screen = Screen(width, lambda text, _: text)
    return list(draw_history(history, stand_alone(front, body), suggestion, TODAY, screen))


def say(front: str, body: str = "", *records: Move) -> Item:
    """Return the plain data of one person's history."""
    return history_item(*tell(front, body, *records))


def test_a_history_shows_each_move_with_its_place_the_talks_and_what_to_consider() -> None:
    assert draw(FRONT, MOVES + write_log(*TALKS)) == [
        "Ada Lin",
        "  1 Mar        target → tentative after 59 days: the fair",
        "               People/Ada Lin.md:9",
        "  now tentative, for 266 days",
        "  ·········███  3 conversations from 2025-12 to 2026-11",
        "",
        *CONSIDERED,
    ]


def test_a_history_counts_talks_that_took_place_and_no_plan_attempt_or_coming_day() -> None:
    others = ("2026-11-02 no answer", "2026-11-28 call: later", "[ ] 2026-11-03 call: a task")
    (line,) = [line for line in draw(FRONT, write_log(TALKS[0], *others)) if "conversation" in line]
    assert line == "  ···········█  1 conversation from 2025-12 to 2026-11"


def test_a_move_that_git_tells_of_shows_its_commit_and_nothing_to_consider_makes_no_line() -> None:
    assert draw("level: tentative", "", BACK) == [
        "Ada Lin",
        "  1 Jul        transactional → tentative",
        "               git 012345678",
        "  now tentative, for 144 days",
        "  ············  0 conversations from 2025-12 to 2026-11",
    ]


def test_a_beginning_has_no_level_before_it() -> None:
    body = "\n## Levels\n\n- 2026-03-01 tentative: we met\n"
    assert "  1 Mar        begins as tentative: we met" in draw("level: tentative", body)
    move = move_item(tell("level: tentative", body)[0], 0)
    assert (move["before"], move["days"], move["why"]) == (None, None, "we met")


def test_the_plain_data_of_a_history_name_what_is_known_and_null_for_what_not() -> None:
    who = {"name": "Ada Lin", "slug": "ada-lin", "path": PATH}
    assert say(FRONT, MOVES) == {
        **who,
        "level": "tentative",
        "moves": [
            {
                "on": "2026-03-01", "before": "target", "after": "tentative", "days": 59,
                "why": "the fair", "path": PATH, "line": 9, "commit": None,
            }
        ],
        "stays": [
            {"level": "target", "since": "2026-01-01", "until": "2026-03-01", "days": 59},
            {"level": "tentative", "since": "2026-03-01", "until": None, "days": None},
        ],
        "suggestion": None,
    }  # fmt: skip
    assert say("level: trusted") == {
        **who,
        "level": "trusted",
        "moves": [],
        "stays": [{"level": "trusted", "since": None, "until": None, "days": None}],
        "suggestion": None,
    }
    assert say("") == {**who, "level": None, "moves": [], "stays": [], "suggestion": None}
    move = move_item(tell("level: tentative", "", BACK)[0], 0)
    assert (move["line"], move["commit"], move["days"]) == (None, "0123456789abcdef", None)


def test_the_plain_data_of_a_suggestion_have_each_talk_and_null_where_one_may_let_go() -> None:
    found = say(FRONT, write_log(*TALKS))["suggestion"]
    assert found == {
        "name": "Ada Lin", "slug": "ada-lin", "path": PATH, "level": "tentative",
        "proposed_level": "transactional", "why": "3 conversations within three months",
        "evidence": [
            {"on": "2026-11-01", "text": "steel", "path": PATH, "line": 9},
            {"on": "2026-10-01", "text": "the crane", "path": PATH, "line": 10},
            {"on": "2026-09-01", "text": "plans", "path": PATH, "line": 11},
        ],
    }  # fmt: skip
    _, letting_go = tell("level: tentative", write_log("2026-08-01 call: x"))
    assert letting_go
    assert suggestion_item(letting_go)["proposed_level"] is None


def test_the_funnel_has_its_steps_who_went_back_and_what_to_consider() -> None:
    history, suggestion = tell(FRONT, LAPSED + write_log(*TALKS))
    assert suggestion
    funnel = make_funnel([history], date(2025, 12, 31))
    assert list(draw_funnel(funnel, [suggestion], TODAY, SCREEN)) == [
        "THE PATH",
        "  target 0 → tentative 1 → transactional 0 → trusted 0",
        "",
        "STEPS   by the section Levels of the notes, and by git",
        "  target → tentative             1 raised, in 59 days",
        "  tentative → transactional      1 raised, in 61 days",
        "  transactional → trusted        0 raised",
        "",
        "WENT BACK",
        "  Ada Lin            1 Jul        transactional → tentative: no answer",
        "",
        "TO CONSIDER",
        *CONSIDERED,
    ]
    said = funnel_item(funnel, [suggestion])
    assert said["levels"] == [
        {"level": "target", "count": 0},
        {"level": "tentative", "count": 1},
        {"level": "transactional", "count": 0},
        {"level": "trusted", "count": 0},
    ]
    assert said["steps"] == [
        {
            "before": "target", "after": "tentative",
            "raised": 1, "timed": 1, "median_days": 59,
        },
        {
            "before": "tentative", "after": "transactional",
            "raised": 1, "timed": 1, "median_days": 61,
        },
        {
            "before": "transactional", "after": "trusted",
            "raised": 0, "timed": 0, "median_days": None,
        },
    ]  # fmt: skip
    assert said["slips"] == [
        {
            "name": "Ada Lin", "slug": "ada-lin", "path": PATH, "on": "2026-07-01",
            "before": "transactional", "after": "tentative", "why": "no answer",
        }
    ]  # fmt: skip
    assert said["suggestions"] == [suggestion_item(suggestion)]


def test_each_row_of_the_funnel_says_what_its_kind_has_and_null_for_the_rest() -> None:
    history, suggestion = tell(FRONT, LAPSED + write_log(*TALKS))
    assert suggestion
    rows = list(funnel_rows(make_funnel([history], date(2025, 12, 31)), [suggestion]))
    assert {tuple(row) for row in rows} == {FUNNEL_COLUMNS}
    filled = [{key: value for key, value in row.items() if value is not None} for row in rows]
    assert filled == [
        {"kind": "level", "name": "target", "number": 0},
        {"kind": "level", "name": "tentative", "number": 1},
        {"kind": "level", "name": "transactional", "number": 0},
        {"kind": "level", "name": "trusted", "number": 0},
        {
            "kind": "step", "before": "target", "after": "tentative",
            "number": 1, "median_days": 59,
        },
        {
            "kind": "step", "before": "tentative", "after": "transactional",
            "number": 1, "median_days": 61,
        },
        {"kind": "step", "before": "transactional", "after": "trusted", "number": 0},
        {
            "kind": "slip", "name": "Ada Lin", "before": "transactional", "after": "tentative",
            "text": "2026-07-01 no answer", "path": PATH,
        },
        {
            "kind": "suggestion", "name": "Ada Lin", "before": "tentative",
            "after": "transactional", "text": "3 conversations within three months", "path": PATH,
        },
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("body", ["", LAPSED + write_log(*TALKS)])
def test_no_line_of_a_history_is_wider_than_the_screen(width: int, body: str) -> None:
    lines = draw(FRONT, body, width=width)
    assert max(map(cell_width, lines)) <= width
    assert ("No move is noted." in lines[1]) == (not body)
