"""Makes the talks that a line of a daily note tells of (F50-F64)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.conversation import Channel, Purpose, Source
from mdrel.model.note import Link, Talk
from mdrel.model.span import Span
from mdrel.parse.daily.blocks import Block
from mdrel.parse.daily.parts import Group, Verdict
from mdrel.parse.dates.times import match_time
from mdrel.parse.entries.head import links_in, tidy
from mdrel.parse.entries.way import read_way
from mdrel.parse.lexicon import PURPOSE, Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.line import Line

DONE = lazy_pattern(
    r"✅\ufe0f?\s*(?:\[\[)?(?P<sign>\d{4}-\d{2}-\d{2})(?:\]\])?"
    r"|[\[(]completion::\s*(?P<field>\d{4}-\d{2}-\d{2})\s*[\])]"
)
_MOST_TOLD = 100
# A line's first sentence up to its first link, behind a time.
_SENTENCE = lazy_pattern(
    r"[*_(\s]*(?:\d[\d:. ]{0,6}(?:[ap]m)?[ \t,–—-]+)?(?P<said>[^\[.;!?]{1,80})\["
)


class Told(Struct, frozen=True):
    """What one talk of a line was, which several groups may share."""

    rule: str
    channel: Channel
    day: date


def make_talks(
    block: Block, line: Line, verdicts: Iterable[tuple[Group, Verdict]], tags: frozenset[str]
) -> Iterator[Talk]:
    """Yield one talk for each day and channel."""
    span = Span(block.number, block.column)
    told: dict[Told, list[Link]] = {}
    for group, verdict in verdicts:
        if verdict.channel and verdict.day:
            told.setdefault(Told(verdict.rule, verdict.channel, verdict.day), []).extend(
                Link(line.target(at), span) for at in group.links
            )
    original = " ".join(block.original)
    text = tidy(DONE.sub("", original) if "✅" in original or "::" in original else original)
    purpose = PURPOSE.search(original) if "(" in original else None
    # Most lines name nobody else. Of a line that tells of ever so many days each talk would mention
    # everybody else.
    everyone = line.letters.count("L") + line.letters.count("P")
    is_everybody = len(told) == 1 and sum(map(len, told.values())) == everyone
    everybody = [] if is_everybody or len(told) > _MOST_TOLD else links_in(block.text, span)
    clock = _clock_of(line)
    for one, people in told.items():
        yield Talk(
            on=one.day,
            channel=one.channel,
            source=Source.DAILY,
            span=span,
            text=text,
            time=clock,
            purpose=Purpose(purpose["purpose"].lower()) if purpose else None,
            tags=tags,
            people=tuple(people),
            mentions=_list_others(everybody, people) if everybody else (),
            rule=one.rule,
        )


def name_way(talks: Iterable[Talk], words: str, lexicon: Lexicon) -> Iterator[Talk]:
    """Yield talks, of which those without a channel have the way that their line begins with.

    In `via Slack: asked [[Ada]] about the lease` it is a message. It holds for the first sentence.
    """
    first = _SENTENCE.match(words)
    way = read_way(words, first.start("said"), lexicon) if first else None
    for talk in talks:
        is_said = way is not None and talk.channel is Channel.OTHER
        yield replace(talk, channel=lexicon.channels[way.word]) if way and is_said else talk


def _list_others(everybody: list[Link], people: list[Link]) -> tuple[Link, ...]:
    """Return the links of a line without those to people who took part."""
    took_part = {link.target for link in people}
    return tuple([link for link in everybody if link.target not in took_part])


def _clock_of(line: Line) -> str:
    """Return the time that a line begins with, as `HH:MM`, or an empty text."""
    time = match_time(line.tokens[0].text, 0) if line.letters.startswith("t") else None
    return time.clock if time else ""
