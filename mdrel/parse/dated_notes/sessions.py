"""The conversations of a note that is kept for all of them, a dated heading each (F40).

An example is `1-1 Ada Lovelace.md` with `## 2026-11-13` and `## 2026-11-20`. A list of attendees
below such a heading is that of its day alone.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from mdrel.model.conversation import WRITTEN, Channel, Source
from mdrel.model.note import Link, Passed, Talk
from mdrel.model.span import Span
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.dated_notes.attendee_section import may_list_attendees, read_attendee_section
from mdrel.parse.dated_notes.attendees import drop_me
from mdrel.parse.dated_notes.note_day import without_day
from mdrel.parse.dated_notes.presence import Present, Text
from mdrel.parse.dated_notes.session_people import pick_called
from mdrel.parse.dated_notes.speakers import pick_writers, read_speaker
from mdrel.parse.dated_notes.title import is_paper
from mdrel.parse.entries.head import tidy
from mdrel.parse.entries.open_entries import Entries
from mdrel.parse.entries.section_parts import MAY_BE_DATED, OUTERMOST, OpenEntry
from mdrel.parse.markdown.blocks import HEADING, ITEM, blank_struck
from mdrel.parse.markdown.headings import is_plan
from mdrel.parse.properties.values import Values

# So many lines are told of a talk whose heading is a date alone; a chat's may have thousands.
_MOST_LINES = 2
_LONGEST = 300


class Sessions(Struct, frozen=True):
    """What the dated headings of a note tell of.

    `parts` are the talks' parts of the note: start, end and day.
    """

    talks: tuple[Talk, ...]
    passed: tuple[Passed, ...]
    parts: tuple[tuple[int, int, date], ...]


class _Open(Struct):
    """The heading whose part is being read, by its depth, 0 for none.

    `named` are the lines of headings that name a channel themselves, `called` the words of all
    beside their date, and `writers` the names beside the times of a chat's lines, by the line of
    their heading.
    """

    depth: int = 0
    named: set[int] = field(default_factory=set)
    called: dict[int, str] = field(default_factory=dict)
    writers: dict[int, set[str]] = field(default_factory=dict)


def read_sessions(
    where: NotePath, values: Values, text: Text, present: Present, channel: Channel
) -> Sessions:
    """Return the talks with those `present` below the dated headings of a note.

    Those whose heading names no channel have that of the note. A day of a chat is shared by those
    who wrote on it. Headings whose date cannot be used are reported (MDR204, MDR302).
    """
    start = len(values.text) - len(text.plain)
    masked = blank_struck(text.masked())
    entries, part, at = Entries(where.path, values.text, values.lexicon), _Open(), start
    for number, line in enumerate(masked.split("\n"), values.text.count("\n", 0, start) + 1):
        if heading := HEADING.match(line) if "#" in line else None:
            _take_heading(entries, part, heading, (number, at))
        elif entries.open and not ((item := ITEM.match(line)) and item["state"]):
            entry = entries.open[-1]
            entries.go_on(line.rstrip("\r"), at, is_told=_wants_words(entry))
            if channel in WRITTEN and (name := read_speaker(line)):
                part.writers.setdefault(entry.span.line, set()).add(name)
        at += len(line) + 1
    entries.close(at)
    entries.end_groups(OUTERMOST)
    values.diagnostics.extend(entries.found.diagnostics)
    told = []
    for (low, high, talk), people in zip(
        entries.found.ranges,
        _people_of_parts(values, text, present, entries.found.ranges),
        strict=True,
    ):
        there = pick_writers(people, part.writers.get(talk.span.line, set()), values.lexicon.me)
        there, further = pick_called(there, part.called[talk.span.line], talk.span, values.lexicon)
        own = None if talk.span.line in part.named else channel
        told.append((low, high, replace(_shared(talk, there, own), further=further)))
    return Sessions(
        tuple(talk for _, _, talk in told if talk.people),
        tuple(replace(each, links=present.people) for each in entries.found.passed),
        tuple((low, high, talk.on) for low, high, talk in told),
    )


def _people_of_parts(
    values: Values, text: Text, present: Present, parts: list[tuple[int, int, Talk]]
) -> list[tuple[Link, ...]]:
    """Return who took part in each of the `parts`.

    Where the text lists them, a list in a part is of that part, and one outside all parts of those
    that have none.
    """
    if present.rule != "F45":
        return [present.people] * len(parts)
    start, masked = len(values.text) - len(text.plain), text.masked()

    def listed(ranges: list[tuple[int, int]], span: Span) -> tuple[Link, ...]:
        plain = "".join(values.text[low:high] for low, high in ranges)
        if not may_list_attendees(plain):
            return ()
        own = "".join(masked[low - start : high - start] for low, high in ranges)
        return drop_me(read_attendee_section(plain, lambda: own, span), values.lexicon.me)

    inner = [listed([(low, high)], talk.span) for low, high, talk in parts]
    if not any(inner):
        return [present.people] * len(parts)
    bounds = [start, *(at for low, high, _ in parts for at in (low, high)), len(values.text)]
    outer = listed(list(zip(bounds[::2], bounds[1::2], strict=True)), Span(1))
    return [people or outer for people in inner]


def _take_heading(
    entries: Entries, part: _Open, heading: re.Match[str], place: tuple[int, int]
) -> None:
    """Take the heading at a line and offset, which begins a part if it begins with a date."""
    depth, text, (number, at) = len(heading["marks"]), heading["text"], place
    span = Span(number, heading.start("text") + 1)
    if depth <= entries.plan_depth:
        entries.plan_depth = 0
    if not (MAY_BE_DATED.match(text) and (head := entries.head_of(text))):
        if depth <= part.depth:
            entries.close(at)
            part.depth = 0
        if not part.depth and is_plan(text, entries.lexicon.speech.plan_sections):
            entries.plan_depth = entries.plan_depth or depth
        return
    entries.close(at)
    entries.end_groups(OUTERMOST + depth)
    part.depth = 0
    if is_paper(head.text):
        entries.pass_over(span, text, "F57")
    elif entry := entries.start(text, span, (OUTERMOST + depth, at)):
        entry.rule, part.depth = "F40", depth
        part.called[number] = without_day(text[:_LONGEST])
        if entry.head.channel is not Channel.OTHER:
            part.named.add(number)
        entries.open.append(entry)


def _wants_words(entry: OpenEntry) -> bool:
    """Whether the words of a line go to a talk: its heading has none, and they are the first."""
    return len(entry.lines) <= _MOST_LINES and not tidy(entry.head.text)


def _shared(talk: Talk, people: tuple[Link, ...], channel: Channel | None) -> Talk:
    """Return a talk as one with `people`, in the note's `channel` if its heading names none."""
    there = {link.target for link in people}
    return replace(
        talk,
        source=Source.CONVERSATION,
        channel=channel if channel and talk.channel is not Channel.ATTEMPT else talk.channel,
        people=tuple(dict.fromkeys((*people, *talk.people))),
        mentions=tuple(link for link in talk.mentions if link.target not in there),
    )
