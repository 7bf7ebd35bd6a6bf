"""Keeps what a line of a daily note tells: talks, and lines that look like one (F50-F64)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from mdrel.model.conversation import Channel
from mdrel.model.note import Link, Passed, Talk
from mdrel.model.span import Span
from mdrel.parse.daily.blocks import Block
from mdrel.parse.daily.going_on import goes_on, may_go_on
from mdrel.parse.daily.naming import pass_over
from mdrel.parse.daily.other_links import Other
from mdrel.parse.daily.parts import Group, Verdict
from mdrel.parse.daily.plain_names import CODE, MOST_NAMES, Named, sentence_at
from mdrel.parse.daily.talks import make_talks, name_way
from mdrel.parse.entries.head import links_in, tagged_channel, tidy
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.speech.line import Line

_COUNTING_TAGS = frozenset({"conversation", "contact", "log"})


class Way(Struct, frozen=True):
    """The day on which a line is judged, whether it is a ticked task, and its tags."""

    on: date
    is_done: bool
    tags: frozenset[str]


class Judged(Struct, frozen=True):
    """A line with the verdict on each of its groups.

    `others` are groups that took part where the links before them lead to no contact. `owner` is
    whoever is linked alone as whose something is, with the verdict.
    """

    line: Line
    verdicts: list[tuple[Group, Verdict]]
    others: tuple[Other, ...] = ()
    owner: tuple[Group, Verdict] | None = None


class Page(Struct, frozen=True):
    """The text of a daily note of `day`, and the same masked, from offset `start` on.

    With `has_doubts` it is told of each line passed over whether it is hardly a talk at all, which
    nobody asks but for the lines that are asked about.
    """

    text: str
    masked: str
    start: int
    day: date
    has_doubts: bool = False


class Found(Struct):
    """What is found in one daily note.

    `judged` are its short lines with their verdicts, by what decides these: words, forms and way.
    `last` is the line behind the last talk with somebody, and the verdict on it.
    """

    page: Page
    lexicon: Lexicon
    talks: list[Talk] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    judged: dict[tuple[tuple[str, ...], str, Way], Judged] = field(default_factory=dict)
    last: tuple[int, Verdict] | None = None


class Told(Struct, frozen=True):
    """A block that is to be judged, with its words, and who is named in it without a link."""

    found: Found
    block: Block
    words: str
    way: Way
    named: Named | None = None


def tagged(tags: frozenset[str], lexicon: Lexicon) -> Channel | None:
    """Return the channel of a line whose tags say that it tells of a talk."""
    return tagged_channel(tags, lexicon) or (Channel.OTHER if tags & _COUNTING_TAGS else None)


def take_plan(block: Block, words: str, found: Found) -> None:
    """Keep the links of a block that tells of something still to come."""
    span = Span(block.number, block.column)
    if links := tuple(links_in(words, span)):
        found.passed.append(Passed(span, "F62" if block.is_planned else "F61", "", "", links))


def take_line(told: Told, judged: Judged) -> None:
    """Keep the talks of a block, or the block as one passed over."""
    found, block, line, verdicts = told.found, told.block, judged.line, judged.verdicts
    if block.is_planned and not tagged(told.way.tags, found.lexicon):
        _take_ticked(told, judged)
        return
    if told.named:
        _take_named(told, told.named, judged)
        return
    if block.is_row and not tagged(told.way.tags, found.lexicon):
        verdicts = [(group, Verdict("F50")) for group, _ in verdicts[:1]]
    verdicts = _go_on(found, block, line, verdicts)
    if any(verdict.channel for _, verdict in verdicts):
        found.talks.extend(_make_talks(told, line, verdicts))
    elif verdicts:
        found.passed.append(pass_over(block, line, *verdicts[0]))
    elif judged.owner:
        found.passed.append(pass_over(block, line, *judged.owner))
    for other in judged.others:
        _take_other(told, judged, other)


def _make_talks(
    told: Told, line: Line, verdicts: Iterable[tuple[Group, Verdict]]
) -> Iterator[Talk]:
    """Yield the talks of a line; one without a channel has the way that the line begins with."""
    talks = make_talks(told.block, line, verdicts, told.way.tags)
    return name_way(talks, told.words, told.found.lexicon)


def _go_on(
    found: Found, block: Block, line: Line, verdicts: list[tuple[Group, Verdict]]
) -> list[tuple[Group, Verdict]]:
    """Return the verdicts, the first that of the talk on the line above where it goes on with it.

    An example is `- and with [[Bo]]` below `- later 1:1 with [[Ada]]`.
    """
    if not verdicts:
        return verdicts
    (first, verdict), *others = verdicts
    if (
        found.last is not None
        and found.last[0] == block.number
        and not verdict.channel
        and goes_on(line, 0, first)
    ):
        verdicts = [(first, found.last[1]), *others]
    if may_go_on(line, *verdicts[-1]):
        found.last = block.number + len(block.words), verdicts[-1][1]
    return verdicts


def _take_other(told: Told, judged: Judged, other: Other) -> None:
    """Keep what a line tells of a group where the links before it lead to no contact."""
    found, block, (group, verdict) = told.found, told.block, (other.group, other.verdict)
    if block.is_row and not tagged(told.way.tags, found.lexicon):
        verdict = Verdict("F50")
    span, line = Span(block.number, block.column), judged.line
    if verdict.channel:
        unless = tuple([Link(line.target(at), span) for at in other.before])
        talks = _make_talks(told, line, [(group, verdict)])
        found.talks.extend(
            replace(talk, unless=unless, is_of_notes=other.is_of_notes) for talk in talks
        )
        if not other.is_of_notes or told.way.tags:
            return
    counted = [at for each, said in judged.verdicts if said.channel for at in each.links]
    unless = tuple([Link(line.target(at), span) for at in (*other.before, *counted)])
    verdict = replace(verdict, channel=None)
    found.passed.append(replace(pass_over(block, other.line, group, verdict), unless=unless))


def _take_named(told: Told, named: Named, judged: Judged) -> None:
    """Keep what would be a talk if a name were a link: to be named, or as the settings say."""
    found, block, line, verdicts = told.found, told.block, judged.line, judged.verdicts
    talks = [] if block.is_row else list(_make_talks(told, line, verdicts))
    if not talks:
        return
    link = named.link(Span(block.number, block.column))
    unless = _links_beside(line, link.span)
    if found.lexicon.reading.daily == "names" and not named.is_lower:
        found.talks.extend(
            replace(talk, people=(link,), mentions=(), unless=unless) for talk in talks
        )
        return
    # Of a line that names several it is named by the first who is a contact.
    before = [each for each in found.passed[-MOST_NAMES:] if each.span == link.span]
    unless += tuple([one for each in before if each.code == CODE for one in each.links])
    said = shorten(tidy(sentence_at(" ".join(block.original), named.start)))
    found.passed.append(Passed(link.span, "F50", CODE, f"'{said}'", (link,), unless=unless))


def _links_beside(line: Line, span: Span) -> tuple[Link, ...]:
    """Return the links of a line in which a name was made one, without it."""
    own = next(line.tokens[at].start for at, each in enumerate(line.letters) if each in "LP")
    return tuple(
        [Link(target, span) for at, target in line.targets.items() if at != own and target]
    )


def _is_beside(line: Line, group: Group) -> bool:
    """Whether something was done with a group, and nobody only means to or did not."""
    at = group.first - 1
    return line.letters[at : at + 1] == "w" and frozenset("IGCDz").isdisjoint(line.letters[:at])


def _take_ticked(told: Told, judged: Judged) -> None:
    """Keep a ticked task below a heading of plans; what would be a talk elsewhere is named."""
    block, line = told.block, judged.line
    span = Span(block.number, block.column)

    def links_at(tokens: Iterable[int]) -> tuple[Link, ...]:
        return tuple([Link(line.target(at), span) for at in tokens])

    held = [at for group, verdict in judged.verdicts if verdict.channel for at in group.links]
    readings = [(links_at(held), tuple[Link, ...]())] if held else []
    if told.named:
        link = told.named.link(span)
        readings = [((link,), _links_beside(line, span)) for _ in readings]
    readings += [
        (links_at(other.group.links), links_at(other.before))
        for other in judged.others
        if other.verdict.channel
    ]
    if not (readings or told.named):
        # `- [x] Plum cake with [[Ada]]`
        beside = next(
            (group for group, _ in judged.verdicts if _is_beside(line, group)),
            None,
        )
        readings = [(links_at(beside.links), ())] if beside else []
    text = f"'{shorten(tidy(' '.join(block.original)))}' (F62)"
    told.found.passed.extend(
        Passed(span, "F62", "MDR306", text, people, unless=unless) for people, unless in readings
    )
    if not (readings or told.named):
        take_plan(block, told.words, told.found)
