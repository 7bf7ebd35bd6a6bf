"""Reads which lines of a daily note tell of a talk, or look as if they did (F50-F64)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from mdrel.model.conversation import Channel
from mdrel.model.note import Link, Passed, Talk
from mdrel.model.span import Span
from mdrel.model.task_words import OPEN_STATES
from mdrel.parse.daily.blocks import Block, read_blocks
from mdrel.parse.daily.forms import judge
from mdrel.parse.daily.forms_owner import judge_owners
from mdrel.parse.daily.forms_places import judge_places
from mdrel.parse.daily.labels import part_label
from mdrel.parse.daily.naming import pass_over
from mdrel.parse.daily.other_links import Other, find_others
from mdrel.parse.daily.parts import MENTION, Group, Verdict
from mdrel.parse.daily.plain_names import CODE, MOST_NAMES, Named, find_plain_names, sentence_at
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.daily.talks import DONE, make_talks, name_way
from mdrel.parse.dates.read import read_date
from mdrel.parse.entries.head import links_in, tagged_channel, tags_in, tidy
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.markdown.wikilinks import may_link
from mdrel.parse.speech.line import Line, Said, read_line, take_apart

_OPEN = lazy_pattern(rf"\s*(?:{'|'.join(OPEN_STATES)})(?![\w'’])")
# In a bullet journal these stand before what is done.
_TICKED = lazy_pattern(r"\s*[x×✓✔☑]\ufe0f?[ \t]+(?=\S)")
_COUNTING_TAGS = frozenset({"conversation", "contact", "log"})
_DONE_STATES = "xX"
# Lines of so few words and signs are kept with their verdicts, and so many of a note.
_SHORT, _MOST_KEPT = 8, 1_000


class _Way(Struct, frozen=True):
    """The day on which a line is judged, whether it is a ticked task, and its tags."""

    on: date
    is_done: bool
    tags: frozenset[str]


class _Judged(Struct, frozen=True):
    """A line with the verdict on each of its groups.

    `others` are groups that took part where the links before them lead to no contact.
    """

    line: Line
    verdicts: list[tuple[Group, Verdict]]
    others: tuple[Other, ...] = ()


class Page(Struct, frozen=True):
    """The text of a daily note of `day`, and the same masked, from offset `start` on."""

    text: str
    masked: str
    start: int
    day: date


class _Found(Struct):
    """What is found in one daily note.

    `judged` are its short lines with their verdicts, by what decides these: words, forms and way.
    """

    page: Page
    lexicon: Lexicon
    talks: list[Talk] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    judged: dict[tuple[tuple[str, ...], str, _Way], _Judged] = field(default_factory=dict)


class _Told(Struct, frozen=True):
    """A block that is to be judged, with its words, and who is named in it without a link."""

    found: _Found
    block: Block
    words: str
    way: _Way
    named: Named | None = None


def read_daily(pages: Iterable[Page], lexicon: Lexicon) -> list[tuple[list[Talk], list[Passed]]]:
    """Return the talks in each daily note, and the lines that look like one.

    Each step is taken with all lines before the next one (decision 17).
    """
    founds = [_Found(page, lexicon) for page in pages]
    if lexicon.reading.daily != "off":
        told = [each for found in founds for each in _find_told(found)]
        said = [_take_apart(each, lexicon) for each in told]
        judged = [_judge_line(*each) for each in zip(said, told, strict=True)]
        for each, line in zip(told, judged, strict=True):
            _take_line(each, line)
    for found in founds:
        found.passed.sort(key=lambda passed: passed.span)
    return [(found.talks, found.passed) for found in founds]


def _find_told(found: _Found) -> Iterator[_Told]:
    """Yield the blocks of a note that are to be judged, and keep those still to come."""
    page, has_names = found.page, found.lexicon.reading.daily != "any-link"
    for block in read_blocks(page.text, page.masked, page.start, found.lexicon):
        words = block.text
        if any(map(may_link, block.words)):
            yield from _make_told(found, block, words)
        for named in find_plain_names(words) if has_names else ():
            yield from _make_told(found, block, named.words, named)


def _make_told(
    found: _Found, block: Block, words: str, named: Named | None = None
) -> Iterator[_Told]:
    """Yield a block with its words as they are judged, or keep it where it is still to come."""
    ticked = _TICKED.match(words) if block.state is None else None
    words = part_label(words[ticked.end() :] if ticked else words, found.lexicon.speech)
    if way := _find_way(block, words, found.page.day, is_ticked=ticked is not None):
        yield _Told(found, block, words, way, named)
    elif named is None:
        _take_plan(block, words, found)


def _take_apart(told: _Told, lexicon: Lexicon) -> Said:
    if told.named:
        return told.named.take_apart(told.words, lexicon.speech)
    return take_apart(told.words, lexicon.speech)


def _find_way(block: Block, words: str, day: date, *, is_ticked: bool) -> _Way | None:
    """Return how a block is judged, or None where it tells of something still to come."""
    state = block.state
    is_done = is_ticked or (state is not None and state in _DONE_STATES)
    if block.is_planned or (state is not None and not is_done) or _OPEN.match(words):
        return None
    done = DONE.search(words) if is_done else None
    on = (read_date(done["sign"] or done["field"]).day if done else None) or day
    return _Way(on, is_done, tags_in(words))


def _take_plan(block: Block, words: str, found: _Found) -> None:
    """Keep the links of a block that tells of something still to come."""
    span = Span(block.number, block.column)
    if links := tuple(links_in(words, span)):
        found.passed.append(Passed(span, "F62" if block.is_planned else "F61", "", "", links))


def _take_line(told: _Told, judged: _Judged) -> None:
    """Keep the talks of a block, or the block as one passed over."""
    found, block, line, verdicts = told.found, told.block, judged.line, judged.verdicts
    if told.named:
        _take_named(told, told.named, judged)
        return
    if block.is_row and not _tagged(told.way.tags, found.lexicon):
        verdicts = [(group, Verdict("F50")) for group, _ in verdicts[:1]]
    if any(verdict.channel for _, verdict in verdicts):
        talks = make_talks(block, line, verdicts, told.way.tags)
        found.talks.extend(name_way(talks, told.words, found.lexicon))
    elif verdicts:
        found.passed.append(pass_over(block, line, *verdicts[0]))
    elif "P" in line.letters:
        owner = line.letters.index("P")
        group = Group(owner, owner + 1, (owner,))
        found.passed.append(pass_over(block, line, group, MENTION))
    for other in judged.others:
        _take_other(told, judged, other)


def _take_other(told: _Told, judged: _Judged, other: Other) -> None:
    """Keep what a line tells of a group where the links before it lead to no contact."""
    found, block, (group, verdict) = told.found, told.block, (other.group, other.verdict)
    if block.is_row and not _tagged(told.way.tags, found.lexicon):
        verdict = Verdict("F50")
    span, line = Span(block.number, block.column), judged.line
    if verdict.channel:
        unless = tuple([Link(line.target(at), span) for at in other.before])
        talks = make_talks(block, line, [(group, verdict)], told.way.tags)
        found.talks.extend(
            replace(talk, unless=unless, is_of_notes=other.is_of_notes) for talk in talks
        )
        if not other.is_of_notes or told.way.tags:
            return
    counted = [at for each, said in judged.verdicts if said.channel for at in each.links]
    unless = tuple([Link(line.target(at), span) for at in (*other.before, *counted)])
    verdict = replace(verdict, channel=None)
    found.passed.append(replace(pass_over(block, other.line, group, verdict), unless=unless))


def _take_named(told: _Told, named: Named, judged: _Judged) -> None:
    """Keep what would be a talk if a name were a link: to be named, or as the settings say."""
    found, block, line, verdicts = told.found, told.block, judged.line, judged.verdicts
    talks = [] if block.is_row else list(make_talks(block, line, verdicts, told.way.tags))
    if not talks:
        return
    link = named.link(Span(block.number, block.column))
    own = next(line.tokens[at].start for at, each in enumerate(line.letters) if each in "LP")
    unless = tuple(
        [Link(target, link.span) for at, target in line.targets.items() if at != own and target]
    )
    if found.lexicon.reading.daily == "names":
        found.talks.extend(
            replace(talk, people=(link,), mentions=(), unless=unless) for talk in talks
        )
        return
    # Of a line that names several it is named by the first who is a contact.
    before = [each for each in found.passed[-MOST_NAMES:] if each.span == link.span]
    unless += tuple([one for each in before if each.code == CODE for one in each.links])
    said = shorten(tidy(sentence_at(" ".join(block.original), named.start)))
    found.passed.append(Passed(link.span, "F50", CODE, f"'{said}'", (link,), unless=unless))


def _judge_line(said: Said, told: _Told) -> _Judged:
    """Return a line and the verdicts on its groups.

    Short lines come again with other people in them, and are judged once in a note.
    """
    found = told.found
    if len(said.words) > _SHORT:
        return _judge_words(said, told.way, found.lexicon)
    key = (said.words, said.forms, told.way)
    if judged := found.judged.get(key):
        return replace(judged, line=replace(judged.line, targets=said.targets))
    judged = _judge_words(said, told.way, found.lexicon)
    if len(found.judged) < _MOST_KEPT:
        found.judged[key] = judged
    return judged


def _judge_words(said: Said, way: _Way, lexicon: Lexicon) -> _Judged:
    """Return the line of these words and the verdicts on its groups, whoever is linked."""
    line = read_line(said, lexicon.speech)
    tag = _tagged(way.tags, lexicon) if way.tags else None

    def make(line: Line) -> Sentence:
        return Sentence(line, lexicon.speech, way.on, is_done=way.is_done, tag=tag)

    sentence, is_any = make(line), lexicon.reading.daily == "any-link"
    verdicts = _judge(sentence, is_any=is_any)
    if is_any or sentence.is_list:
        return _Judged(line, verdicts)
    return _Judged(line, verdicts, tuple(find_others(line, verdicts, make)))


def _tagged(tags: frozenset[str], lexicon: Lexicon) -> Channel | None:
    """Return the channel of a line whose tags say that it tells of a talk."""
    return tagged_channel(tags, lexicon) or (Channel.OTHER if tags & _COUNTING_TAGS else None)


def _judge(sentence: Sentence, *, is_any: bool) -> list[tuple[Group, Verdict]]:
    """Return each group with its verdict.

    A tag speaks of the first group.
    """
    found: list[tuple[Group, Verdict]] = []
    for group in sentence.groups():
        verdict = judge(sentence, group)
        if not is_any:
            sentence.tag = None
        elif not verdict.channel:
            verdict = Verdict("F63", Channel.OTHER, sentence.day)
        found.append((group, verdict))
    if "P" in sentence.line.letters:
        found.extend(judge_places(sentence))
        found.extend(judge_owners(sentence))
    return found
