"""Talks at somebody's place: `Dinner at [[Ada]]'s`, `Popped over to [[Ada]]'s for tea` (F51)."""

from __future__ import annotations

from collections.abc import Iterator

from mdrel.model.conversation import Channel
from mdrel.model.words.company import ABSENT
from mdrel.model.words.only_seen import WAVING
from mdrel.model.words.presence import DOING_THERE, GOING, NO_VISITS, PEOPLE_THERE
from mdrel.model.words.sessions import HOMES, SESSIONS
from mdrel.parse.daily.forms_before import take_word
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import LEADING, NOT_DONE, REACH, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_OWNERS = lazy_pattern(r"(?:L(?:,A|[,A/])){0,8}P")
# A place is theirs where their link ends the words for it: `at [[Ada]]'s`, not `at [[Ada]]'s show`.
_PLACE_ENDS = frozenset({"", *",;:S()-tdeyDzwAOqTBCGIhjmo"})
_OUTINGS = frozenset({Channel.MEAL, Channel.IN_PERSON, Channel.EVENT})
_FOR_MEAL = lazy_pattern(r"Of?x?[nc_]")
_SENTENCE_BEHIND = lazy_pattern(r"[,S-](?P<who>[_jfN])")
_NOT_GONE = lazy_pattern(r"[,(-][fj]{0,2}G")
_NEARBY = frozenset({"near", "outside", "via", "on", "through", "past", "along", "from"})
_ON_THE_WAY = frozenset(LEADING + "hap")
_PASSING = frozenset({"by", "past", "through"})
_NOT_MET = ABSENT | WAVING
_NEAR = 3
_DENIED = lazy_pattern(r"[^,;:S]{0,5}[GUC]")
_DOING_AT = lazy_pattern(r"[_NxnfchOpqtda]{0,6}h[haf]*")
_WAY = lazy_pattern(r"[hapf_]{0,3}[oh]?[haf]*")
_NAMED = Verdict("F56", code="MDR306")


def judge_places(sentence: Sentence) -> Iterator[tuple[Group, Verdict]]:
    """Yield those at whose place the line says that one was, and whether they were together."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    for match in _OWNERS.finditer(letters):
        first, end = match.span()
        end += end < len(tokens) and tokens[end].text == "s"
        end += end < len(tokens) and tokens[end].text in HOMES
        if first and _is_way(sentence, first - 1) and letters[end : end + 1] in _PLACE_ENDS:
            links = tuple([at for at in range(first, match.end()) if letters[at] in "LP"])
            group = Group(first, end, links)
            yield group, _judge_place(sentence, group)


def _is_way(sentence: Sentence, at: int) -> bool:
    """Whether a token leads to a place, or is at it."""
    said = sentence.line.tokens[at].text
    if said in _NEARBY:
        return False
    return sentence.line.letters[at] in "hop" or said.endswith((" to", " by")) or said == "by"


def _judge_place(sentence: Sentence, group: Group) -> Verdict:
    letters, tokens = sentence.line.letters, sentence.line.tokens
    start = max(sentence.clauses[group.first], group.first - REACH)
    last = group.first - 1
    while last > start and letters[last] in "hapf":
        last -= 1
    said = tokens[last].text
    if _NOT_GONE.match(letters, group.end):
        return _NAMED
    if said not in NO_VISITS and (
        (letters[last] in "nc" and tokens[last].channel in _OUTINGS) or said in SESSIONS
    ):
        found = take_word(sentence, last, group.first, group)
        return found if isinstance(found, Verdict) else sentence.on_its_day("F51", found, group)
    begin = next(
        (at for at in range(start, group.first) if letters[at] not in _ON_THE_WAY), group.first
    )
    if not NOT_DONE.isdisjoint(letters[start : group.first]):
        return _NAMED
    channel = _channel_there(sentence, begin, group)
    if channel is None:
        return _NAMED
    word = Word(begin, sentence.day_start(start), channel, is_told=True)
    return sentence.on_its_day("F51", word, group)


def _channel_there(sentence: Sentence, begin: int, group: Group) -> Channel | None:
    """Return the channel where the words around a place tell that they were together.

    `begin` is the first word of the clause that says something.
    """
    letters, tokens, said = (
        sentence.line.letters,
        sentence.line.tokens,
        sentence.line.tokens[begin].text,
    )
    between = letters[begin + 1 : group.first]
    if said in DOING_THERE:
        return Channel.IN_PERSON if _DOING_AT.fullmatch(between) else None
    if not _PASSING.isdisjoint(token.text for token in tokens[begin + 1 : group.first]):
        return None
    is_there = begin == group.first
    if not is_there and not (said in GOING and _WAY.fullmatch(between)):
        return None
    meal = _FOR_MEAL.match(letters, group.end)
    if meal and (letters[meal.end() - 1] in "nc" or tokens[meal.end() - 1].text in SESSIONS):
        return tokens[meal.end() - 1].channel
    behind = _SENTENCE_BEHIND.match(letters, group.end)
    is_with_them = (
        behind is not None
        and tokens[behind.start("who")].text in PEOPLE_THERE
        and not _DENIED.match(letters, behind.start("who"))
        and _NOT_MET.isdisjoint(token.text for token in tokens[behind.end() : behind.end() + _NEAR])
    )
    is_long = group.end < len(tokens) and tokens[group.end].text.startswith("all ")
    return Channel.IN_PERSON if is_with_them or (is_there and is_long) else None
