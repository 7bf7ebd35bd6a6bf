"""What one had with somebody, where no verb says so (F64).

Examples are `A few words with [[Ada]]` and `Izakaya w/ [[Ada]]: too many skewers`.
"""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words import scenes as scene_words
from mdrel.model.words.activities import NO_KINDS, THINGS_BETWEEN
from mdrel.model.words.company import GATHERINGS
from mdrel.model.words.sessions import SESSIONS
from mdrel.parse.daily.parts import Group
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.daily.told import NOT_SO
from mdrel.parse.daily.verbs import is_past
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# `Dressing room 4 w/ [[Ada]]`, and what was said or done there behind a sign.
_THING = lazy_pattern(r"[tf]*[_Nxn]{1,3}(?:[hq][fa]*[_Nxn]{1,2})?t?")
_TOLD_MORE = lazy_pattern(r"[tdh_fanxO]{0,6}[,:;S-][^,:;S-]{1,8}")
_NO_THING_ENDS = (
    "ship", "ed", "ly", "ing", "n't", "'s", "s'", "less", "ful", "ous", "able", "ible", "ive", "ic",
    "ish",
)  # fmt: skip
GATHERED = GATHERINGS | SESSIONS.keys()
_LONGEST = 8


def had_with_them(sentence: Sentence, group: Group) -> Channel | None:
    """Return what one had with them: `A few words with [[Ada]]`, `Family council w/ [[Ada]]`."""
    letters, tokens, end = sentence.line.letters, sentence.line.tokens, group.first - 1
    start = max(sentence.clauses[group.first], end - _LONGEST - 1)
    before = letters[start : max(end, start)]
    if (
        letters[end : end + 1] != "w"
        or not 0 < len(before) <= _LONGEST
        or not NOT_SO.isdisjoint(before)
        or not frozenset("LPobcv").isdisjoint(before)
        or letters[start - 1 : start] == ","
    ):
        return None
    said = [token.text for token in tokens[start:end]]
    if any(is_past(sentence, at) for at in range(start, end) if letters[at] != "f"):
        return None
    is_theirs = any(word.endswith(("'s", "ing")) and word not in GATHERED for word in said[:-1])
    is_had = scene_words.NEEDED.isdisjoint(said) and not scene_words.HAD_WITH.isdisjoint(said[-3:])
    channel = next((token.channel for token in tokens[start:end] if token.channel), None)
    by_itself = Channel.OTHER if scene_words.SPOKEN.intersection(said) else Channel.IN_PERSON
    return (channel or by_itself) if is_had and not is_theirs else None


def jotted(sentence: Sentence, group: Group) -> Channel | None:
    """Return what a line begins with before `with`, where it tells more behind a sign.

    An example is `Izakaya w/ [[Ada]]: too many skewers`.
    """
    letters, tokens, end = sentence.line.letters, sentence.line.tokens, group.first - 1
    start = sentence.periods[group.first]
    clause = sentence.clauses[group.first]
    if letters[clause - 1 : clause] == ":":  # `Dinner: steak w/ [[Ada]]`
        start = clause
    if letters[end : end + 1] != "w" or end - start > _LONGEST:
        return None
    said = [token.text for token in tokens[start:end]]
    things = [word for at, word in enumerate(said) if letters[start + at] in "_Nx"]
    if (
        not _THING.fullmatch(letters, start, end)
        or not things
        or not scene_words.NO_THING.isdisjoint(said)
        or not THINGS_BETWEEN.isdisjoint(said)
        or not NO_KINDS.isdisjoint(said)
        or any(is_past(sentence, at) for at in range(start, end) if letters[at] != "f")
        or any(word.endswith(_NO_THING_ENDS) for word in said)
        or (said[-1].endswith("s") and said[-1] not in GATHERED and len(said) == 1)
    ):
        return None
    told = _TOLD_MORE.match(letters, group.end)
    channel = next((token.channel for token in tokens[start:end] if token.channel), None)
    is_told = told is not None and NOT_SO.isdisjoint(letters[group.end : told.end()])
    return (channel or Channel.IN_PERSON) if is_told else None
