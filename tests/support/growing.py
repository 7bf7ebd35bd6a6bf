"""Texts that grow, and how the time of reading them grows.

A text is a place in a note and parts that stand there once or are repeated. The units are those of
Markdown, of YAML and of the words this reader knows, so that whatever looks ahead or back for
something meets many things to look over.
"""

from __future__ import annotations

import gc
import math
import random
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

WORDS = (
    # Words and names, and what ends or joins them
    "a", "a ", "Ada Lovelace, ", "[[Ada Lovelace]] ", "[[Ada Lovelace]], ", "[[Ada Lovelace]] and ", "[[Ada|the boss]] ", "[[Ada#talks]] ", "[Ada](Ada.md) ", '[Ada](<Ada L.md> "x") ', "called ", "Called [[Ada]] ",
    "met ", "Coffee with ", "was with ", "after the game [[Ada]] ", "my sister [[Ada]] ", "[[Ada]] my doctor ", "[[Ada]] [[Bo]] [[Cy]] ", "[[Ada]] 30m, ", "1h30 ", "me n [[Ada]] ", "**hiring** ", "At the bakery I ", "both of us ", "i ", "n ", "and ", "with ", "to ", "on ", "not ", "no ", "if ", "we ", "I ", "Ada's ", "yesterday ", "tomorrow ", "next week ", "call with ", "didn't ", "will ", "Mr. ", "O'", "x-", "é", "e\u0301",
    "山", "😀", "\u200b", "\u00a0", "\u2028", "\x00", "\x0b", "\t", " ", "  ", "    ", ". ", ".", "... ", "? ", "! ", "; ", ", ", ": ", ":", "::", "— ", "–", " - ", "-", "--", "'", "’", '"', "“", "(", ")", "()", "(a) ", "[", "]", "[]",
    "{", "}", "/", "\\", "\\[", "\\`", "&", "&amp; ", "+", "=", "%", "$", "$$", "#", "#a ", "#call ", "#person ", "@", "@a ", "@Ada ", "a@b.example ", "Ada <a@b.example>, ", "https://a.example/b ", "+44 20 5550 0001 ", "1 ", "12:30 ",
)  # fmt: skip
DATES = (
    "2026-11-20 ", "2026-11-20 call ", "2026-11-20 call: x ", "[[2026-11-20]] ", "2026-11-20/2026-11-21 ", "2026-11-20 - 2026-11-22 ", "20261120 ", "2026-W47 ", "20.11.2026 ", "20/11/26 ", "1/2/2026 ", "November 20, 2026 ", "20 Nov 2026 ",
    "Nov 9 ", "2026 ", "11-20 ", "2026-11-20T10:00 ", "2026-13-45 ", "📅 2026-11-20 ", "✅ 2026-11-20 ", "🔁 every week ", "(due 2026-11-20) ", "[due:: 2026-11-20] ", "due: 2026-11-20 ", "(due ", "[due:: ", "created:: ",
)  # fmt: skip
MARKS = (
    "*", "**", "***", "*a* ", "**a** ", "_", "__", "_a_ ", "~", "~~", "~~a~~ ", "==", "==a== ", "`", "``", "```", "`a` ", "` `` ", "%%", "%% a %% ", "<!--", "-->", "<!-- a --> ", "<", ">", "<a>", "</a>", "<del>", "</del>", "<s>a</s> ",
    "[[", "]]", "[[a", "![[", "![[a]] ", "![", "![a](b) ", "](", "[a](", "[a][b] ", "[^1] ", "^[a] ", "^a1b2", "(owner: ", "owner: ", "(a:: b) ", "[a:: b] ", "a:: b ", "{{", "}}", "{{a}} ", "<%", "%>", "$a$ ",
)  # fmt: skip
LINES = (
    "- ", "* ", "+ ", "1. ", "1) ", "- a", "  - a", "\t- a", "- - ", "- [ ] ", "- [x] ", "- [ ] a", "- [ ] [[Ada]] a", "- [ ] @Ada a", "- [x] [[Ada]] call ✅ 2026-11-20", "  - [ ] [[Ada]]: send b", "- [[Ada]]", "- Ada: call b",
    "- 2026-11-20 call: x", "- 2026-11-20 call with [[Ada]], [[Bo]]", "- [[2026-11-20]] met", "  continued here", "> ", "> > ", "> a", "> [!note] a", "> - a", "# ", "## ", "## a", "### 2026-11-20 call", "#### a #", "## Conversations",
    "## Attendees", "## Tasks", "## Plan", "**Attendees**", "**Attendees:** Ada, Bo", "Attendees: Ada, Bo", "- Ada Lovelace (PM)", "Chair: Ada", "---", "===", "***", "- - -", "a\n===", "a\n---", "2026-11-20 call\n---", "| a |", "| a | b |",
    "|", "|---|", "|---|---|", ":-:", "| 2026-11-20 | call | Ada |", "| Date | How | Who |\n|---|---|---|", "```\na\n```", "```sh", "~~~", "    code", "\tcode", "[a]: b", "[^1]: a", "<div>", "<details>", "%%\na\n%%", "<!--\na\n-->", "", "\n", "\r",
    "<<<<<<< a", "=======", ">>>>>>> b", "Level: trusted", "level:: trusted", "Last contact: 2026-11-20", "- 2026-11-20 level: trusted", "due:: 2026-11-20", "Called [[Ada]] about b.", "- Called [[Ada]] about b.", "[[Ada]]", "term\n: a",
)  # fmt: skip
YAML = (
    "a: b", "a:", "- a", "- ", "  - a", "? a", ": a", "a: &x b", "b: *x", "*x", "&x ", "&x a", "!a ", "!!str a", "a: !t b", "'a'", '"a"', "a: 'b''c'", 'a: "b\\"c"', "a: [b, c]", "[", "]", "{", "}", "[a, ", "{a: ", "{a: b, ", "a: |", "a: >-",
    "  block", "  a: b", "# comment", "a: b # c", "%TAG !a! b", "%YAML 1.2", "...", "--- ", "<<: *x", "a: <<", "a: 2026-11-20", "tags: a", "- [[Ada]]", "a: [[Ada]]", 'a: "[[Ada]]"', "- name: Ada", "? [a]\n: b", "a: {b: c}", "a: {{b}}", "a: ~",
    "attendees: Ada", "aliases: a", "email: a@b.example", "type: person", "level: x", "\u00e9: a", "'", '"', "''", "\\", "\\u0041", ", ", ": ", " #", "\t", "  ", "a b ", "a\n\n",
)  # fmt: skip
UNITS = tuple(dict.fromkeys((*WORDS, *DATES, *MARKS, *LINES)))
_PERSON = "---\ntype: person\nlevel: trusted\n---\n"
_MEETING = "---\ntype: meeting\ndate: 2026-11-20\nattendees: [Ada Lovelace, Bo Lin]\n---\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which note a text stands, and between what."""

    path: str
    head: str
    tail: str = "\n"
    units: tuple[str, ...] = UNITS


PLACES = {
    "daily note": Place("Daily/2026-11-20.md", ""),
    "line of a daily note": Place("Daily/2026-11-20.md", "- Called [[Ada Lovelace]] "),
    "below a name in a daily note": Place("Daily/2026-11-20.md", "- [[Ada Lovelace]]\n"),
    "contact": Place("People/Ada Lovelace.md", _PERSON),
    "conversations": Place("People/Ada Lovelace.md", f"{_PERSON}## Conversations\n\n"),
    "entry": Place("People/Ada Lovelace.md", f"{_PERSON}## Conversations\n\n- 2026-11-01 call: "),
    "heading of a slug": Place("People/ada-lin.md", f"{_PERSON}# "),
    "person by property": Place("x/Ada.md", "---\ntags: person\n---\n# Ada\n"),
    "meeting": Place("Meetings/2026-11-20 Site.md", _MEETING),
    "note of several talks": Place("1-1s/Ada Lovelace.md", "## 2026-11-20\n"),
    "attendees": Place("Meetings/2026-11-20 Site.md", "## Attendees\n"),
    "line of attendees": Place("Meetings/2026-11-20 Site.md", "**Attendees:** "),
    "task": Place("Notes/x.md", "- [ ] [[Ada Lovelace]] "),
    "open task": Place("Notes/x.md", "- [ ] "),
    "heading": Place("People/Ada Lovelace.md", f"{_PERSON}## 2026-11-20 call "),
    "section above tasks": Place("Notes/x.md", "## [[Ada]]\n- [ ] a\n", "\n- [ ] b\n"),
    "other note": Place("Notes/x.md", ""),
    "name of a day": Place("Notes/2026-11-20 Ada.md", ""),
    "front matter": Place("People/Ada.md", "---\ntype: person\n", "\n---\n", YAML + UNITS),
    "value": Place("People/Ada.md", "---\ntype: person\nname: ", "\n---\n", YAML + UNITS),
    "value of a list": Place("M/2026-11-20 x.md", "---\nattendees:\n  - ", "\n---\n", YAML + UNITS),
    "value of a meeting": Place("M/2026-11-20 x.md", "---\nattendees: ", "\n---\n", YAML + UNITS),
    "flow": Place("M/2026-11-20 x.md", "---\nattendees: [", "]\n---\n", YAML + UNITS),
    "title": Place("M/2026-11-20 x.md", "---\ntype: meeting\ntitle: ", "\n---\n", YAML + UNITS),
    "broken front matter": Place("People/Ada.md", "---\ntype: person\na: 'b\n", "\n---\n", YAML),
    "unclosed front matter": Place("People/Ada.md", "---\ntype: person\n", "", YAML),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Units side by side, once or as often as fills the part."""

    units: tuple[str, ...]
    joiner: str
    is_repeated: bool

    def write(self, size: int) -> str:
        """Return the part at about `size` characters, or once."""
        unit = "".join(each + self.joiner for each in self.units) or "\n"
        return unit * max(1, size // len(unit)) if self.is_repeated else unit


@dataclass(frozen=True, slots=True)
class Growing:
    """A text of any size: parts in a place."""

    place: str
    parts: tuple[Part, ...]

    def write(self, size: int) -> tuple[str, str]:
        """Return path and text of a note of about `size` characters.

        Front matter has a quarter of it, because none that is longer is read.
        """
        place = PLACES[self.place]
        most = size if place.units is UNITS else size // 4
        each = most // sum(part.is_repeated for part in self.parts)
        return place.path, place.head + "".join(
            part.write(each) for part in self.parts
        ) + place.tail


def alone() -> Iterator[Growing]:
    """Return every unit repeated in every place, on one line and on many."""
    return (
        Growing(name, (Part((unit,), joiner, is_repeated=True),))
        for name, place in PLACES.items()
        for unit in dict.fromkeys(place.units)
        for joiner in ("", "\n")
    )


def mixed(random_: random.Random) -> Growing:
    """Return units in pairs or blocks in one of the places."""
    name = random_.choice(list(PLACES))
    units = PLACES[name].units

    def part(*, is_repeated: bool) -> Part:
        several = tuple(random_.choices(units, k=random_.choice((1, 1, 2))))
        return Part(several, random_.choice(("", "", "\n")), is_repeated)

    repeated = [part(is_repeated=True) for _ in range(random_.choice((1, 1, 2)))]
    for _ in range(random_.choice((0, 0, 1, 2))):
        repeated.insert(random_.randrange(len(repeated) + 1), part(is_repeated=False))
    return Growing(name, tuple(repeated))


# Of the text eight times as long, at most so many times the time: 2.6 for each doubling.
_DOUBLINGS, _MOST = 3, 2.6
STEP = 2**_DOUBLINGS
# Below this much time a clock says little, and nobody waits.
NOISE, _LIMIT = 0.003, 60.0
_TRIES = 6
# A million characters, or so many lines, may take as much as this many plain loops over a million
# characters. That is two seconds where these are done in a quarter of one.
_LINES, _MOST_LOOPS = 40_000, 18
_WORD = re.compile(r"[^\W\d_]+|\d+|\S")
_LINE = "Called [[Ada Lovelace]] about the board "


@dataclass(frozen=True, slots=True)
class Growth:
    """The least time of a run, and of one over `STEP` times as much."""

    least: float
    most: float
    noise: float = NOISE

    @property
    def exponent(self) -> float:
        """The power of the input's size by which the time grows."""
        return math.log(max(self.most, self.noise) / max(self.least, self.noise), STEP)

    @property
    def is_fast(self) -> bool:
        """Whether the time grows faster than by 2.6 for each doubling."""
        return self.most > max(self.least, self.noise) * _MOST**_DOUBLINGS

    def __str__(self) -> str:
        """Return both times as a failed test shows them."""
        return f"{self.least:.3f} s, and {self.most:.3f} s for {STEP} times as much"


def measure_growth(
    small: Callable[[], object], large: Callable[[], object], noise: float = NOISE
) -> Growth:
    """Return how the time of a run grows.

    `large` is the run over an input that is `STEP` times that of `small`. Only processor time
    counts, at its best of several tries as long as it grows too fast, so that a machine which does
    other work changes nothing. What takes less than `noise` seconds counts as much.
    """
    found = Growth(float("inf"), float("inf"), noise)
    for _ in range(_TRIES):
        found = Growth(min(found.least, cost(small)), min(found.most, cost(large)), noise)
        if not found.is_fast:
            break
    return found


def find_fast_growth(
    small: Callable[[], object], large: Callable[[], object], noise: float = NOISE
) -> str:
    """Return how the time of a run grows where it grows too fast, or an empty text."""
    found = measure_growth(small, large, noise)
    return str(found) if found.is_fast else ""


def count_loops(text: str, seconds: float, loop: float) -> float:
    """Return how many plain loops (of `loop` seconds) a million characters of a text take.

    Of short lines `_LINES` count as much, since each is something to be read.
    """
    return seconds / loop / max(len(text) / 1e6, text.count("\n") / _LINES)


def is_slow(text: str, run: Callable[[], object], seconds: float, loop: float) -> bool:
    """Whether reading a text takes too many plain loops at its best.

    It took some seconds once, and the loop `loop` seconds. Where that is too much, both are
    measured again, one beside the other.
    """
    for _ in range(_TRIES):
        if count_loops(text, seconds, loop) <= _MOST_LOOPS:
            return False
        loop, seconds = max(loop, time_loop()), min(seconds, cost(run))
    return True


def time_loop() -> float:
    """Return the seconds that a plain loop over the words of a million characters takes."""

    def run() -> object:
        known: frozenset[str] = frozenset()
        seen: dict[int, tuple[str, ...]] = {}
        for at in range(1_000_000 // len(_LINE)):
            words = tuple(match[0].casefold() for match in _WORD.finditer(_LINE))
            seen[at] = (*words, "".join("a" if word in known else "_" for word in words))
        return seen

    return cost(run)


def cost(run: Callable[[], object]) -> float:
    """Return the seconds of processor time that `run` takes, endless where it is over a limit."""
    gc.collect()
    gc.disable()
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _LIMIT)
    start = time.process_time()
    try:
        run()
    except _TooLongError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        gc.enable()
    return time.process_time() - start


class _TooLongError(BaseException):
    """A run took more processor time than any input should."""


def _stop(_number: int, _frame: object) -> None:
    raise _TooLongError
