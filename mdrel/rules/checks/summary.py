"""Problems that are reported in one line for a whole vault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from mdrel.model.codes import CODES
from mdrel.model.diagnostic import Diagnostic

SHOWN_NAMES, _SHOWN_PLACES = 8, 2
# The same name may come often: it counts once, the most frequent first.
_REPEATED = frozenset({"MDR404", "MDR407"})


def sum_up(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the problems in reading order, with one line for each kind told once per vault."""
    kept: list[Diagnostic] = []
    kinds: dict[str, list[Diagnostic]] = {}
    for each in sorted(problems, key=lambda each: each.place):
        if CODES[each.code].many:
            kinds.setdefault(each.code, []).append(each)
        else:
            kept.append(each)
    return sorted([*kept, *map(_sum_up, kinds.values())], key=lambda each: each.place)


def spell_out(problems: Iterable[Diagnostic], code: str) -> list[Diagnostic]:
    """Return every problem of a kind in reading order, also where one line stands for all."""
    _, same = set_apart(problems, code)
    return [_sum_up([each]) for each in same]


def set_apart(
    problems: Iterable[Diagnostic], code: str
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the other problems, and those of `code` in the order of their places."""
    kept: list[Diagnostic] = []
    same: list[Diagnostic] = []
    for each in problems:
        (same if each.code == code else kept).append(each)
    return kept, sorted(same, key=lambda each: each.place)


def sort_often(often: Counter[str]) -> list[str]:
    """Return names by how often they come, the most frequent first."""
    return sorted(often, key=lambda name: (-often[name], name.casefold()))


def _sum_up(same: list[Diagnostic]) -> Diagnostic:
    first, row = same[0], CODES[same[0].code]
    if row.one:
        names = [each.message for each in same]
        listed = list_names(names)
        if first.code in _REPEATED:
            names = sort_often(Counter(names))
            listed = _list_by_place(names, same)
        return replace(
            first,
            message=f"{say_number(len(names), row.one, row.many)}: {listed}",
            hint=_add_command(first, is_cut=len(names) > SHOWN_NAMES),
            count=len(names),
        )
    return (
        first
        if len(same) == 1
        else replace(
            first,
            message=(
                f"{len(same):,} {row.many}; the first: {first.message}, "
                f"then {_list_places(same[1:])}"
            ),
            hint=_add_command(first, is_cut=len(same) > 1 + _SHOWN_PLACES),
            count=len(same),
        )
    )


def _list_by_place(names: Sequence[str], same: Sequence[Diagnostic]) -> str:
    """Return the first few names, with the place of those that are not where the first problem is.

    A name that several places have stands at the first of them.
    """
    places: dict[str, str] = {}
    for each in same:
        places.setdefault(each.message, f"{each.path}:{each.span.line}")
    here = f"{same[0].path}:{same[0].span.line}"
    groups: dict[str, list[str]] = {here: []}
    for name in names[:SHOWN_NAMES]:
        groups.setdefault(places[name], []).append(name)
    told = [
        f"{'' if place == here else f'{place}: '}{', '.join(some)}"
        for place, some in groups.items()
        if some
    ]
    more = len(names) - SHOWN_NAMES
    return "; ".join(told) + (f" and {more:,} more" if more > 0 else "")


def _add_command(first: Diagnostic, *, is_cut: bool) -> str:
    """Return what to do, and where a line leaves some out the command that lists them."""
    return f"{first.hint} All of them: `mdrel check {first.code}`" if is_cut else first.hint


def _list_places(problems: Sequence[Diagnostic]) -> str:
    """Return where the next few problems are, and how many more there are."""
    return list_names([f"{each.path}:{each.span.line}" for each in problems], _SHOWN_PLACES)


def say_number(number: int, one: str, many: str) -> str:
    """Return a number with the words that fit it: `1 person has no level`, `2 people have …`."""
    return f"{number:,} {one if number == 1 else many}"


def list_names(names: Sequence[str], most: int = SHOWN_NAMES) -> str:
    """Return the first `most` names, followed by how many more there are."""
    return ", ".join(names[:most]) + (
        f" and {len(names) - most:,} more" if len(names) > most else ""
    )
