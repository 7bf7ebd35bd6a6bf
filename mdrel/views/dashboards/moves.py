"""What `Overview.md` shows of the path from target to trusted (M17).

It counts with the function that `mdrel stats --funnel` counts with. Its months are calendar months,
so that the same moves give the same page until a month ends.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mdrel.model.cadence import add_months
from mdrel.model.level import PATH
from mdrel.rules.movement import count_path, make_funnel, make_histories
from mdrel.views.dashboards.people import LONGEST, MOST_ROWS, write_date
from mdrel.views.markdown.escape import shorten

if TYPE_CHECKING:
    from mdrel.rules.movement import Move
    from mdrel.views.dashboards.people import DashboardData, Data

# This month and the two before it.
MONTHS = 3


def describe_moves(material: DashboardData) -> Data:
    """Return the path with its counts, and the moves of three calendar months, newest first."""
    today = material.ranking.today
    since = add_months(today.replace(day=1), 1 - MONTHS)
    histories = make_histories((each.contact for each in material.ranking.standings), (), today)
    funnel = make_funnel(histories, since - timedelta(days=1))
    steps = {step.before: step for step in funnel.steps}
    people = count_path(standing.contact for standing in material.active)
    moves = sorted(
        (
            move
            for history in histories
            for move in history.moves
            if move.on >= since and move.path in material.people
        ),
        key=lambda move: move.on,
        reverse=True,
    )
    return {
        "path": [
            {
                "level": level.value,
                "people": people[level],
                "raised": steps[level].raised if level in steps else 0,
                "lowered": steps[level].lowered if level in steps else 0,
            }
            for level in PATH
        ],
        "moves_since": write_date(since),
        "moves": [_describe_move(move, material) for move in moves[:MOST_ROWS]],
        "more_moves": max(0, len(moves) - MOST_ROWS),
    }


def _describe_move(move: Move, material: DashboardData) -> Data:
    return {
        "on": write_date(move.on),
        "person": material.people[move.path],
        "before": move.before.value if move.before else "",
        "after": move.after.value,
        "why": shorten(move.why, LONGEST),
    }
