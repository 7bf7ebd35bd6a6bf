"""Notices about a vault as a whole, of one line each (F37).

They tell how many people have no level, and what looks like something to read and is not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from mdrel.model.codes import CODES
from mdrel.model.diagnostic import Diagnostic, LinesBelow, Severity
from mdrel.model.policy import Reading
from mdrel.model.talk_codes import TALK_CODES
from mdrel.parse.entries.unread import BELOW, pick_sections, say_setting
from mdrel.parse.markdown.shorten import shorten
from mdrel.rules.checks.summary import list_names, say_number, sort_often

LEVEL_COMMAND, NAMED_COMMAND = "mdrel triage", "mdrel target add --mentioned"
_SHOWN, _SHOWN_CELLS = 3, 30
_LIST = "mdrel check MDR305"
TALKS_COMMAND = "mdrel triage --talks"
DATE_CODES = ("MDR302", "MDR203", "MDR204")
# Their one remark tells of a whole vault already.
_WHOLE = ("MDR507", "MDR505", "MDR311", "MDR316", "MDR504")


class Notice(Struct, frozen=True):
    """One notice about a whole vault.

    `words` says what was found. `remedy` is the line of `mdrel.toml`, the edit or the command that
    changes it. `short` is both in brief.
    """

    code: str
    words: str
    remedy: str
    short: str = ""

    @property
    def is_of_reading(self) -> bool:
        """Whether it tells of something to read, and is not counted among the problems."""
        return self.code != "MDR501" and CODES[self.code].severity is Severity.INFO


def make_notices(problems: Sequence[Diagnostic], reading: Reading) -> tuple[Notice, ...]:
    """Return the notices about a vault with these problems.

    Levels come first, then what is not read, the most telling first.
    """
    found = [
        *_of_levels(problems),
        *_of_sections([each for each in problems if each.code == "MDR305"], reading),
    ]
    found += [
        Notice(code, each.message, _begin_small(each.hint), _say_short(each))
        for code in _WHOLE
        for each in problems
        if each.code == code
    ]
    dates = [each for each in problems if each.code in DATE_CODES]
    if dates:
        first = dates[0]
        what = say_number(len(dates), "date is not read", "dates are not read")
        found.append(
            Notice(
                first.code,
                f"{what}, the first in {first.path}:{first.span.line}: {first.message}",
                _begin_small(first.hint),
            )
        )
    return tuple(found)


def notice_copies(problems: Sequence[Diagnostic]) -> tuple[Notice, ...]:
    """Return the notice of folders that hold the vault's people once more, if there are any."""
    found = [each for each in problems if each.code == "MDR405"]
    if not found:
        return ()
    many = len(found) - 1
    more = f", and so {'does 1 more folder' if many == 1 else f'do {many} more folders'}"
    words = found[0].message + (more if found[1:] else "")
    return (Notice("MDR405", words, _begin_small(found[0].hint)),)


def notice_attendees(problems: Sequence[Diagnostic]) -> tuple[Notice, ...]:
    """Return the notice of a vault without people about who took part in its meetings."""
    return tuple(
        Notice(each.code, each.message.partition(": ")[0], NAMED_COMMAND)
        for each in problems
        if each.code == "MDR404"
    )


def notice_talks(number: int) -> tuple[Notice, ...]:
    """Return the notice of so many lines and notes that `triage --talks` asks about first."""
    one, many = "line or note looks like a talk", "lines and notes look like talks"
    words = f"{say_number(number, one, many)} and {'does' if number == 1 else 'do'} not count"
    return (Notice(TALK_CODES[0], words, TALKS_COMMAND),) if number else ()


def _say_short(whole: Diagnostic) -> str:
    """Return a remark on the whole vault in brief: its first words and the line of settings."""
    if whole.code == "MDR504":
        return f"{whole.message.partition(', but ')[0]}: mdrel check"
    words, setting = whole.message.partition(" (")[0], whole.hint.partition(": ")[2]
    return f"{words}: in mdrel.toml, {setting}" if whole.code == "MDR505" else ""


def _begin_small(text: str) -> str:
    """Return a sentence as it is written after a colon, with a small first letter."""
    return text[:1].lower() + text[1:]


def _of_levels(problems: Sequence[Diagnostic]) -> list[Notice]:
    return [
        Notice(
            each.code,
            say_number(each.count, "person has no level", "people have no level"),
            LEVEL_COMMAND,
        )
        for each in problems
        if each.code == "MDR501"
    ]


def _of_sections(unread: Sequence[Diagnostic], reading: Reading) -> list[Notice]:
    """Return the notice about dated lines that are not read.

    It says how many lines there are, below which headings, and by which line of settings they would
    be read.
    """
    if not unread:
        return []
    picked = find_sections(unread)
    names = [each.heading for each in picked]
    number = sum(each.count for each in unread)
    below = sum(each.number for each in picked)
    tail = f" as {'a conversation' if number == 1 else 'conversations'}"
    if not picked:
        remedy = f"{BELOW.format('those that are')} ({_LIST} lists them)"
        return [Notice("MDR305", _say_unread(number, _sort_headings(unread)) + tail, remedy)]
    setting = say_setting(names, reading.sections)
    short = f"{_say_unread(below, names)}: in mdrel.toml, {setting.partition(': ')[2]}"
    if below == number:
        return [Notice("MDR305", _say_unread(number, names) + tail, setting, short)]
    words = f"{_say_unread(number, [])}{tail}, {below:,} of them{_where(names)}"
    return [Notice("MDR305", words, f"{setting}; {_LIST} lists the others", short)]


def find_sections(unread: Iterable[Diagnostic]) -> list[LinesBelow]:
    """Return the headings that surely are of conversations, with the dated lines below them."""
    return pick_sections(line for each in unread for line in each.lines)


def _sort_headings(unread: Sequence[Diagnostic]) -> list[str]:
    """Return the headings below which dated lines are not read, the most frequent first."""
    often: Counter[str] = Counter()
    for each in unread:
        for line in each.lines:
            if line.heading:
                often[line.heading] += line.number
    return sort_often(often)


def _say_unread(number: int, names: list[str]) -> str:
    lines = say_number(number, "dated line", "dated lines")
    return f"{lines}{_where(names)} {'is' if number == 1 else 'are'} not read"


def _where(names: list[str]) -> str:
    return f" under {list_headings(names)}" if names else ""


def list_headings(names: Sequence[str]) -> str:
    """Return the first few headings in quotes, followed by how many more there are."""
    return list_names([f"'{shorten(name, _SHOWN_CELLS)}'" for name in names], _SHOWN)
