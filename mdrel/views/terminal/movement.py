"""Movement between levels on the screen and as plain data (M17).

It is one person's history, and the funnel of everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mdrel.model.agenda import Standing
from mdrel.rules.movement import Funnel, FunnelStep, History, Move, Stay
from mdrel.rules.statistics import keep_told, name_months
from mdrel.rules.suggestions import Suggestion
from mdrel.views.items import Item, iso, name_item, place_item
from mdrel.views.months import count_months, draw_strip
from mdrel.views.terminal.screen import MOST_LINES, NAME_WIDTH, Screen
from mdrel.views.terminal.text import count, cut, pad, short_day, show
from mdrel.views.terminal.wording import describe_talk, say_step

if TYPE_CHECKING:
    from mdrel.views.fields import days as fields

HISTORY_COLUMNS = ("on", "before", "after", "days", "why", "path", "line", "commit")
FUNNEL_COLUMNS = ("kind", "name", "before", "after", "number", "median_days", "text", "path")
COMMIT_LETTERS = 9
MOST_TALKS = 3
DAY_WIDTH = 12
_NO_MOVE = (
    "No move is noted. `- 2026-06-01 tentative -> transactional: why` below `## Levels` notes one."
)


def move_item(history: History, at: int) -> fields.Move:
    """Return one move of a history.

    `days` is how long the level before had lasted, where that is known.
    """
    move = history.moves[at]
    return {
        "on": move.on.isoformat(),
        "before": move.before,
        "after": move.after,
        "days": _stay_before(history, move).days if move.before else None,
        "why": move.why,
        "path": move.path,
        "line": move.line or None,
        "commit": move.commit or None,
    }


def history_item(history: History, suggestion: Suggestion | None) -> fields.History:
    """Return what `history --json` says of one person."""
    contact = history.contact
    return {
        **name_item(contact),
        "level": contact.level,
        "moves": [move_item(history, at) for at in range(len(history.moves))],
        "stays": [_stay_item(stay) for stay in history.stays],
        "suggestion": suggestion_item(suggestion) if suggestion else None,
    }


def _stay_item(stay: Stay) -> fields.Stay:
    return {
        "level": stay.level,
        "since": iso(stay.since),
        "until": iso(stay.until),
        "days": stay.days,
    }


def suggestion_item(suggestion: Suggestion) -> fields.Suggestion:
    """Return a level to consider, with what speaks for it.

    `proposed_level` is null where the person may be let go.
    """
    contact = suggestion.standing.contact
    return {
        **name_item(contact),
        "level": contact.level,
        "proposed_level": suggestion.level,
        "why": suggestion.why,
        "evidence": [place_item(talk) for talk in suggestion.talks],
    }


def funnel_rows(funnel: Funnel, suggestions: Sequence[Suggestion]) -> Iterator[Item]:
    """Yield the funnel as rows of one shape.

    The kinds of row are `level` (people now), `step`, `slip` and `suggestion`.
    """
    nothing: Item = dict.fromkeys(FUNNEL_COLUMNS)
    for level, people in funnel.people.items():
        yield {**nothing, "kind": "level", "name": level, "number": people}
    for step in funnel.steps:
        yield {
            **nothing,
            "kind": "step",
            "before": step.before,
            "after": step.after,
            "number": step.raised,
            "median_days": step.median_days,
        }
    for contact, move in funnel.slips:
        yield {
            **nothing,
            "kind": "slip",
            "name": contact.name,
            "before": move.before,
            "after": move.after,
            "text": f"{move.on} {move.why}".strip(),
            "path": contact.path,
        }
    for each in suggestions:
        contact = each.standing.contact
        yield {
            **nothing,
            "kind": "suggestion",
            "name": contact.name,
            "before": contact.level,
            "after": each.level,
            "text": each.why,
            "path": contact.path,
        }


def draw_history(
    history: History, standing: Standing, suggestion: Suggestion | None, today: date, screen: Screen
) -> Iterator[str]:
    """Yield one person's moves with where each is told, and how long each level lasted.

    The talks of the year and what to consider follow.
    """
    yield screen.paint(cut(history.contact.name, screen.width), "head")
    if not history.moves:
        yield from screen.hang("  ", _NO_MOVE, 2)
    for move in history.moves:
        yield from _draw_move(history, move, today, screen)
    last = history.stays[-1:] if history.contact.level else ()
    for stay in last:
        yield f"  now {stay.level}" + (
            f", for {count((today - stay.since).days, 'day')}" if stay.since else ""
        )
    months = name_months(today)
    counts = count_months(
        (talk.on for talk in keep_told(standing.contact.talks_until(today))), months
    )
    yield from screen.hang(
        f"  {draw_strip(counts)}  ",
        f"{count(sum(counts), 'conversation')} from {months[0]} to {months[-1]}",
        4 + len(counts),
    )
    if suggestion:
        yield ""
        yield from _draw_suggestion(suggestion, today, screen)


def _draw_move(history: History, move: Move, today: date, screen: Screen) -> Iterator[str]:
    days = _stay_before(history, move).days if move.before else None
    lasted = f" after {count(days, 'day')}" if days is not None else ""
    words = f"{say_step(move)}{lasted}" + (f": {move.why}" if move.why else "")
    yield from screen.hang(
        f"  {pad(short_day(move.on, today), DAY_WIDTH)} ", words, DAY_WIDTH + 3, MOST_LINES
    )
    place = f"git {move.commit[:COMMIT_LETTERS]}" if move.commit else f"{move.path}:{move.line}"
    yield screen.paint(f"  {'':{DAY_WIDTH}} {show(place)}", "dim")


def _stay_before(history: History, move: Move) -> Stay:
    return next(
        stay for stay in history.stays if stay.until == move.on and stay.level is move.before
    )


def draw_funnel(
    funnel: Funnel, suggestions: Sequence[Suggestion], today: date, screen: Screen
) -> Iterator[str]:
    """Yield the path with its counts, the steps, who slipped back, and what to consider."""
    yield screen.paint("THE PATH", "head")
    yield from screen.hang(
        "  ", " → ".join(f"{level} {people}" for level, people in funnel.people.items()), 4
    )
    yield ""
    yield from screen.hang(
        f"{screen.paint('STEPS', 'head')}   ", "by the section Levels of the notes, and by git", 8
    )
    for step in funnel.steps:
        steps = f"{step.before} → {step.after}"
        yield from screen.hang(
            "  ",
            (steps if screen.is_narrow else pad(steps, 29))
            + f"{step.raised:>3} raised{_say_median(step)}",
            4,
        )
    if funnel.slips:
        yield ""
        yield screen.paint("WENT BACK", "head")
    for contact, move in funnel.slips:
        why = f": {move.why}" if move.why else ""
        said = f"{pad(short_day(move.on, today), DAY_WIDTH)} {say_step(move)}{why}"
        yield from screen.hang(f"  {pad(contact.name, NAME_WIDTH)} ", said, NAME_WIDTH + 3)
    if suggestions:
        yield ""
        yield screen.paint("TO CONSIDER", "head")
    for each in suggestions:
        yield from _draw_suggestion(each, today, screen)


def _say_median(step: FunnelStep) -> str:
    if step.median_days is None:
        return ""
    days = f"{step.median_days:g} day" + ("" if step.median_days == 1 else "s")
    return f", half of them within {days}" if step.timed > 1 else f", in {days}"


def _draw_suggestion(each: Suggestion, today: date, screen: Screen) -> Iterator[str]:
    contact = each.standing.contact
    goal = f"{contact.level} → {each.level}" if each.level else f"{contact.level} → let go"
    yield from screen.beside_name(contact.name, f"{goal}?")
    yield from screen.hang("    ", each.why, 4)
    for talk in each.talks[:MOST_TALKS]:
        yield from screen.dim("    ", describe_talk(talk, today), 4, MOST_LINES)


def funnel_item(funnel: Funnel, suggestions: Sequence[Suggestion]) -> fields.Funnel:
    """Return what `stats --funnel --json` says."""
    return {
        "levels": [{"level": level, "count": people} for level, people in funnel.people.items()],
        "steps": [_step_item(step) for step in funnel.steps],
        "slips": [
            {
                **name_item(contact),
                "on": move.on.isoformat(),
                "before": move.before,
                "after": move.after,
                "why": move.why,
            }
            for contact, move in funnel.slips
        ],
        "suggestions": [suggestion_item(each) for each in suggestions],
    }


def _step_item(step: FunnelStep) -> fields.Step:
    return {
        "before": step.before,
        "after": step.after,
        "raised": step.raised,
        "timed": step.timed,
        "median_days": step.median_days,
    }
