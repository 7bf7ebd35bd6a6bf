"""Problems summed up, for the last line of `check` and for the lines on other screens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mdrel.model.codes import CODES
from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.rules.checks.notices import Notice
from mdrel.views.items import problem_line
from mdrel.views.terminal.problem_kinds import count_problems
from mdrel.views.terminal.text import cell_width, count, flow, show

_TOLD = frozenset({"MDR305", "MDR501"})
_ORDER = list(Severity)
# With less room behind its place, what a problem says begins on the next line.
_LEAST = 20


def sum_up_kinds(
    problems: Sequence[Diagnostic], notices: Sequence[Notice], *, has_remedies: bool = True
) -> str:
    """Return all problems in one line, by kind and with errors first.

    What is said of the vault as a whole is said with its remedy, unless that stands elsewhere
    (`has_remedies` is false).
    """
    told = {
        notice.code: notice.words + (f" ({notice.remedy})" if has_remedies else "")
        for notice in notices
        if notice.code in _TOLD
    }
    number: Counter[str] = Counter()
    for each in problems:
        number[each.code] += each.count
    codes = sorted(
        number,
        key=lambda code: (
            _ORDER.index(CODES[code].severity),
            code not in told,
            -number[code],
            code,
        ),
    )
    return show("; ".join(told.get(code) or count_problems(number[code], code) for code in codes))


def say_notices(notices: Sequence[Notice], width: int = 0) -> Iterator[str]:
    """Yield a line on missing levels and one on what is not read, where there are such.

    A line of at most `width` cells points to `check` instead of ending in a cut. What counts as a
    problem is left out, because it is already part of their number.
    """
    levels = [notice for notice in notices if notice.code == "MDR501"]
    others = [notice for notice in notices if notice.is_of_reading]
    for notice in (*levels, *others[:1]):
        texts = [show(text) for text in (f"{notice.words}: {notice.remedy}", notice.short) if text]
        yield next(
            (text for text in texts if not width or cell_width(text) <= width),
            end_at_word(notice.words, width, ": mdrel check"),
        )


def break_problem(problem: Diagnostic, width: int) -> list[str]:
    """Return a problem on lines of at most `width` cells, with its place in one piece."""
    line = show(problem_line(problem))
    place = show(f"{problem.path}:{problem.span.line}:{problem.span.column}:")
    words, room = " ".join(line[len(place) :].split()), width - cell_width(place) - 1
    first = flow(words, room)[0] if room >= _LEAST else ""
    rest = words[len(first) :].strip()
    more = [f"  {line}" for line in flow(rest, width - 2)] if rest else []
    return [f"{place} {first}".rstrip(), *more]


def say_numbers(problems: Sequence[Diagnostic]) -> str:
    """Return `4 problems, 31 remarks`, or nothing."""
    serious = sum(each.severity is not Severity.INFO for each in problems)
    remarks = len(problems) - serious
    return ", ".join(
        [
            *([count(serious, "problem")] if serious else []),
            *([count(remarks, "remark")] if remarks else []),
        ]
    )


def end_at_word(text: str, width: int, end: str = "") -> str:
    """Return `text` with `end` on one line of at most `width` cells.

    Words at the end of the text are left out where it is too long.
    """
    text, room = show(text), width - cell_width(end)
    if cell_width(text) <= room:
        return text + end
    kept = ""
    for word in text.split():
        longer = f"{kept} {word}" if kept else word
        if cell_width(longer) > room - 1:
            break
        kept = longer
    return f"{kept.rstrip(',;:')}…{end}"
