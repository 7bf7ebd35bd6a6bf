"""Problems summed up and counted in plain words, for `check` and for lines on other screens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from mdrel.model.codes import CODES
from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.rules.checks.notices import Notice
from mdrel.views.items import problem_line
from mdrel.views.terminal.text import cell_width, count, flow, show

_KINDS = {
    "MDR101": ("file that cannot be read", "files that cannot be read"),
    "MDR102": ("note that is not UTF-8", "notes that are not UTF-8"),
    "MDR103": ("note too large to read", "notes too large to read"),
    "MDR104": ("link or device in place of a note", "links or devices in place of notes"),
    "MDR105": ("conflict copy", "conflict copies"),
    "MDR106": ("note with merge conflicts", "notes with merge conflicts"),
    "MDR107": ("file name that is not UTF-8", "file names that are not UTF-8"),
    "MDR111": ("note with broken front matter", "notes with broken front matter"),
    "MDR112": ("note with front matter that never ends", "notes with front matter that never ends"),
    "MDR113": ("note with too large a front matter", "notes with too large a front matter"),
    "MDR114": (
        "note whose front matter is no list of properties",
        "notes whose front matter is no list of properties",
    ),
    "MDR115": ("property given twice", "properties given twice"),
    "MDR116": (
        "person's note with a template's placeholder",
        "people's notes with a template's placeholder",
    ),
    "MDR201": ("unknown level", "unknown levels"),
    "MDR202": ("unknown circle", "unknown circles"),
    "MDR203": ("date that cannot be read", "dates that cannot be read"),
    "MDR204": ("date that can mean two days", "dates that can mean two days"),
    "MDR205": ("cadence that cannot be read", "cadences that cannot be read"),
    "MDR206": ("last contact in the future", "last contacts in the future"),
    "MDR207": ("property with two values that differ", "properties with two values that differ"),
    "MDR208": ("value that cannot be used", "values that cannot be used"),
    "MDR209": ("property written in a note's text", "properties written in notes' texts"),
    "MDR301": ("conversation note without a date", "conversation notes without a date"),
    "MDR302": ("entry without a whole date", "entries without a whole date"),
    "MDR303": ("code block or comment that never ends", "code blocks or comments that never end"),
    "MDR304": ("conversation note that names nobody", "conversation notes that name nobody"),
    "MDR305": ("dated line that is not read", "dated lines that are not read"),
    "MDR306": (
        "line of a daily note that does not count as a talk",
        "lines of daily notes that do not count as talks",
    ),
    "MDR307": ("conversation note with two dates", "conversation notes with two dates"),
    "MDR308": (
        "conversation of a past day marked as planned or cancelled",
        "conversations of past days marked as planned or cancelled",
    ),
    "MDR309": ("talk on an uncertain day", "talks on an uncertain day"),
    "MDR310": (
        "line about a talk that does not start with a date",
        "lines about talks that do not start with a date",
    ),
    "MDR311": ("talk outside the daily notes", "talks outside the daily notes"),
    "MDR312": ("entry about a talk that did not happen", "entries about talks that did not happen"),
    "MDR313": (
        "note of a meeting or call with another type",
        "notes of meetings or calls with another type",
    ),
    "MDR314": ("list of attendees without a date", "lists of attendees without a date"),
    "MDR315": (
        "heading with another day than its note",
        "headings with another day than their note",
    ),
    "MDR316": ("talk with somebody who is not linked", "talks with somebody who is not linked"),
    "MDR317": ("contact who was there perhaps", "contacts who were there perhaps"),
    "MDR318": (
        "line that links a conversation note that names nobody",
        "lines that link conversation notes that name nobody",
    ),
    "MDR401": ("link that can mean two people", "links that can mean two people"),
    "MDR402": ("name that several people have", "names that several people have"),
    "MDR403": ("id that several notes have", "ids that several notes have"),
    "MDR404": (
        "name in attendee lists that matches no contact",
        "names in attendee lists that match no contact",
    ),
    "MDR405": ("folder of the same people", "folders of the same people"),
    "MDR406": ("note in a person's own folder", "notes in a person's own folder"),
    "MDR407": ("owner of tasks by unknown initials", "owners of tasks by unknown initials"),
    "MDR501": ("person without a level", "people without a level"),
    "MDR502": ("person in a circle that is too large", "people in a circle that is too large"),
    "MDR503": ("target that lacks a reason", "targets that lack a reason"),
    "MDR504": ("note that may be a person's", "notes that may be people's"),
    "MDR505": (
        "format of daily notes that cannot be read",
        "formats of daily notes that cannot be read",
    ),
    "MDR506": ("copy of one promise", "copies of one promise"),
    "MDR507": ("note that is probably your own", "notes that are probably your own"),
}


def count_problems(number: int, code: str) -> str:
    """Return how many problems of a kind there are, in words."""
    return count(number, *_KINDS[code])


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


def say_notices(
    notices: Sequence[Notice], width: int = 0, call_again: Callable[[str], str] = str
) -> Iterator[str]:
    """Yield a line on missing levels and one on what is not read, where there are such.

    A line of at most `width` cells points to `check` instead of ending in a cut. What counts as a
    problem is left out, because it is already part of their number. `call_again` gives a command as
    it is to be typed.
    """
    levels = [notice for notice in notices if notice.code == "MDR501"]
    others = [notice for notice in notices if notice.is_of_reading]
    for notice in (*levels, *others[:1]):
        texts = [
            show(text)
            for text in (
                f"{notice.words}: {call_again(notice.remedy)}",
                call_again(notice.short),
            )
            if text
        ]
        yield next(
            (text for text in texts if not width or cell_width(text) <= width),
            end_at_word(notice.words, width, call_again(": mdrel check")),
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


def flow_to_word(text: str, width: int, most: int) -> list[str]:
    """Return `text` on at most `most` lines.

    A text that is longer ends at a word.
    """
    lines = flow(text, width)
    return (
        lines
        if len(lines) <= most
        else [*lines[: most - 1], end_at_word(" ".join(lines[most - 1 :]), width)]
    )
