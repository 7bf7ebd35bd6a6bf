"""Reads which lines of a daily note tell of a talk, or look as if they did (F50-F64)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from mdrel.model.conversation import Channel
from mdrel.model.note import Passed, Talk
from mdrel.model.words.task_owners import OPEN_STATES
from mdrel.parse.daily.blocks import Block, read_blocks
from mdrel.parse.daily.forms import judge
from mdrel.parse.daily.forms_owner import judge_owners
from mdrel.parse.daily.forms_places import judge_places
from mdrel.parse.daily.going_on import go_on
from mdrel.parse.daily.improbable import doubt
from mdrel.parse.daily.keep import Found, Judged, Page, Told, Way, tagged, take_line, take_plan
from mdrel.parse.daily.labels import part_label
from mdrel.parse.daily.other_links import find_others
from mdrel.parse.daily.parts import MENTION, Group, Verdict
from mdrel.parse.daily.plain_names import Named, find_plain_names, may_name_lower
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.daily.talks import DONE
from mdrel.parse.dates.read import read_date
from mdrel.parse.entries.head import tags_in
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import may_link
from mdrel.parse.speech.line import Line, Said, read_line, take_apart

_OPEN = lazy_pattern(rf"\s*(?:{'|'.join(OPEN_STATES)})(?![\w'’])")
# In a bullet journal these stand before what is done.
_TICKED = lazy_pattern(r"\s*[x×✓✔☑]\ufe0f?[ \t]+(?=\S)")
_DONE_STATES = "xX"
# Lines of so few words and signs are kept with their verdicts, and so many of a note.
_SHORT, _MOST_KEPT = 8, 1_000


def read_daily(pages: Iterable[Page], lexicon: Lexicon) -> list[tuple[list[Talk], list[Passed]]]:
    """Return the talks in each daily note, and the lines that look like one.

    Each step is taken with all lines before the next one (decision 17).
    """
    founds = [Found(page, lexicon) for page in pages]
    if lexicon.reading.daily != "off":
        told = [each for found in founds for each in _find_told(found)]
        said = [_take_apart(each, lexicon) for each in told]
        judged = [_judge_line(*each) for each in zip(said, told, strict=True)]
        for each, line in zip(told, judged, strict=True):
            take_line(each, line)
    for found in founds:
        found.passed.sort(key=lambda passed: passed.span)
    return [(found.talks, found.passed) for found in founds]


def _find_told(found: Found) -> Iterator[Told]:
    """Yield the blocks of a note that are to be judged, and keep those still to come."""
    page, has_names = found.page, found.lexicon.reading.daily != "any-link"
    is_lower = has_names and may_name_lower(page.text)
    for block in read_blocks(page.text, page.masked, page.start, found.lexicon):
        words = block.text
        if any(map(may_link, block.words)):
            yield from _make_told(found, block, words)
        for named in find_plain_names(words, is_lower=is_lower) if has_names else ():
            yield from _make_told(found, block, named.words, named)


def _make_told(
    found: Found, block: Block, words: str, named: Named | None = None
) -> Iterator[Told]:
    """Yield a block with its words as they are judged, or keep it where it is still to come."""
    ticked = _TICKED.match(words) if block.state is None else None
    words = part_label(words[ticked.end() :] if ticked else words, found.lexicon.speech)
    if way := _find_way(block, words, found.page.day, is_ticked=ticked is not None):
        yield Told(found, block, words, way, named)
    elif named is None:
        take_plan(block, words, found)


def _take_apart(told: Told, lexicon: Lexicon) -> Said:
    if told.named:
        return told.named.take_apart(told.words, lexicon.speech)
    return take_apart(told.words, lexicon.speech)


def _find_way(block: Block, words: str, day: date, *, is_ticked: bool) -> Way | None:
    """Return how a block is judged, or None where it tells of something still to come."""
    state = block.state
    is_done = is_ticked or (state is not None and state in _DONE_STATES)
    if (block.is_planned or state is not None) and not is_done:
        return None
    if _OPEN.match(words):
        return None
    done = DONE.search(words) if is_done else None
    on = (read_date(done["sign"] or done["field"]).day if done else None) or day
    return Way(on, is_done, tags_in(words))


def _judge_line(said: Said, told: Told) -> Judged:
    """Return a line and the verdicts on its groups.

    Short lines come again with other people in them, and are judged once in a note.
    """
    found = told.found
    if len(said.words) > _SHORT:
        return _judge_words(said, told.way, found)
    key = (said.words, said.forms, told.way)
    if judged := found.judged.get(key):
        return replace(judged, line=replace(judged.line, targets=said.targets))
    judged = _judge_words(said, told.way, found)
    if len(found.judged) < _MOST_KEPT:
        found.judged[key] = judged
    return judged


def _judge_words(said: Said, way: Way, found: Found) -> Judged:
    """Return the line of these words and the verdicts on its groups, whoever is linked."""
    lexicon, has_doubts = found.lexicon, found.page.has_doubts
    line = read_line(said, lexicon.speech)
    tag = tagged(way.tags, lexicon) if way.tags else None

    def make(line: Line) -> Sentence:
        return Sentence(line, lexicon.speech, way.on, is_done=way.is_done, tag=tag)

    sentence, is_any = make(line), lexicon.reading.daily == "any-link"
    verdicts = _judge(sentence, is_any=is_any)
    if not verdicts and "P" in line.letters:
        owner = line.letters.index("P")  # who is mentioned, as whose something is
        group = Group(owner, owner + 1, (owner,))
        verdict = doubt(sentence, group, MENTION) if has_doubts else MENTION
        return Judged(line, verdicts, owner=(group, verdict))
    if is_any or sentence.is_list:
        return Judged(line, verdicts)
    others = tuple(find_others(line, verdicts, make, has_doubts=has_doubts))
    if has_doubts and verdicts and not any(verdict.channel for _, verdict in verdicts):
        verdicts = [(verdicts[0][0], doubt(sentence, *verdicts[0])), *verdicts[1:]]
    return Judged(line, verdicts, others)


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
    found = go_on(sentence.line, found)
    if "P" in sentence.line.letters:
        found.extend(judge_places(sentence))
        found.extend(judge_owners(sentence))
    return found
