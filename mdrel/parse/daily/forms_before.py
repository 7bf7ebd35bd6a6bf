"""Words of contact before the links they belong to (F51, F52)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words import contact_verbs
from mdrel.model.words import daily as words
from mdrel.model.words import unsent as unsent_words
from mdrel.model.words.not_held import STATUS_MEETINGS
from mdrel.model.words.presence import TELLING_TO
from mdrel.model.words.sessions import (
    SENDING,
    SESSION_ORDERS,
    SESSIONS,
)
from mdrel.model.words.together import WHOSE_PEOPLE
from mdrel.parse.daily.about_them import (
    is_only_seen,
    is_published,
    is_wished,
    says_of_them,
    speaks_of_the_word,
    tells_of_them,
)
from mdrel.parse.daily.before_word import PREFIX, begun_before, has_kind, pass_what_goes_with_it
from mdrel.parse.daily.between import belongs
from mdrel.parse.daily.company import (
    is_session,
    is_verb_of_company,
)
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.roles import before_role
from mdrel.parse.daily.sentence import NOT_DONE, REACH, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_OUTINGS = frozenset({Channel.MEAL, Channel.IN_PERSON, Channel.EVENT})
_KIND = frozenset("xnc")
_BARE_NOUN_ENDS = frozenset("woh:-")
_CHANNEL_BEHIND = lazy_pattern(r"[aftd]*h[fa]*x?(?P<noun>[nc])|[aftd]*_[nc]")
_IS_WHEN = lazy_pattern(r"q[fax]*$")
# `Team dinner ([[Ada]], Tom)`, `Call with the Rome office ([[Ada]] + two)`
_IN_BRACKETS = lazy_pattern(r"(?:[nc]|[nc_Nu]w[fa]*[x_N]{1,3}|vw?[fa]*[x_N]{1,2})\($")
_NAMED = lazy_pattern(r"[vu]w?[fa]*[x_N]{1,3}(?:f_)?,$")
_BRACKET_ENDS = lazy_pattern(r"(?:[A,/][^()LP]{0,8})?\)")
# Behind the links of `Home visit [[Ada]]` no verb follows.
_BEHIND_VISIT = frozenset(",;:S-(tdyeOh_")
# How many words of contact before the links are looked at.
_MOST_TRIES, _MOST_BRACKETED = 3, 8
GIVEN = lazy_pattern(r"f[x]?(?P<noun>[nc])")


def word_before(sentence: Sentence, group: Group) -> Word | Verdict | None:
    """Return the noun or verb of contact before the links (F51, F52)."""
    letters = sentence.line.letters
    low = max(sentence.periods[group.first], group.first - REACH)
    if closed := _find_bracketed(sentence, low, group):
        return closed
    if named := _find_named(sentence, low, group):
        return named
    end = before_role(sentence.line, group.first, low)
    tries = [
        at
        for at in range(end - 1, low - 1, -1)
        if letters[at] in "ncvukb" or (letters[at] in "x_fdNC" and is_session(sentence, at))
    ][:_MOST_TRIES]
    passed = None
    for at in tries:
        if belongs(sentence, at, letters[at + 1 : end]):
            found = take_word(sentence, at, end, group)
            # `Pub after the viva with [[Ada]]`, `Walked to the station with [[Ada]]`
            is_when = _IS_WHEN.search(letters, low, at) is not None
            is_where = letters[at] in "x_N" and any(letters[n] in "vuk" for n in tries if n < at)
            if isinstance(found, Word) or not (is_when or is_where):
                return found
            passed = found
    return passed


def _find_bracketed(sentence: Sentence, low: int, group: Group) -> Word | Verdict | None:
    """Return the gathering before brackets that the links begin: `Team dinner ([[Ada]], Tom)`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    end = group.first - (letters[group.first - 1 : group.first] == "w")
    begin = max(sentence.clauses[end - 1], low, end - _MOST_BRACKETED) if end > low else end
    if letters[end - 1 : end] != "(":
        return None
    told = _IN_BRACKETS.search(letters, begin, end)
    ends = _BRACKET_ENDS.match(letters, group.links[-1] + 1)
    if told is None or ends is None:
        return None
    at = told.start()
    if letters[at] in "_N" and tokens[at].text not in SESSIONS:
        return None
    closed = Group(group.first, ends.end(), group.links)
    return take_word(sentence, at, group.first, closed)


def _find_named(sentence: Sentence, low: int, group: Group) -> Word | Verdict | None:
    """Return the verb of who is named behind it: `Bumped into an old student, [[Ada]]`."""
    letters = sentence.line.letters
    if letters[group.first - 1 : group.first] != "," or letters[group.end : group.end + 1] not in {
        "",
        *",S(-",
    }:
        return None
    start = max(sentence.clauses[group.first - 1], low)
    named = _NAMED.search(letters, start, group.first)
    return take_word(sentence, named.start(), group.first, group) if named else None


def take_word(sentence: Sentence, at: int, end: int, group: Group) -> Word | Verdict:
    """Return the word of contact `at`, or why it tells of no talk.

    Who the linked are is said from the token `end` on.
    """
    letters, tokens, start = sentence.line.letters, sentence.line.tokens, sentence.clauses[at]
    prefix, between = letters[max(start, at - REACH) : at], letters[at + 1 : end]
    held_back = prefix + begun_before(sentence, start, prefix)
    if prefix and tokens[start].text == "prep" and "w" not in between:  # `Prep review [[Ada]]`
        return Verdict("F57")
    if at > start and tokens[at - 1].text == "same":  # `Same dentist w/ [[Ada]]`
        return Verdict("F51")
    if "C" in held_back or not NOT_DONE.isdisjoint(held_back):
        return Verdict("F58" if "C" in held_back else "F57")
    prefix = pass_what_goes_with_it(sentence, at, end, prefix, group)
    if (
        at - start > REACH
        or not PREFIX.fullmatch(prefix)
        or sentence.is_doubted(start, at)
        or speaks_of_the_word(sentence, at, group)
        or tells_of_them(sentence, at, group)
        or (end < group.first and says_of_them(sentence, end, group))
        or is_only_seen(sentence, at, group)
        or is_published(sentence, at, group)
        or is_wished(sentence, at, group)
        or _is_planning(sentence, at)
        or (tokens[at].channel in WRITTEN and _is_unsent(sentence, group))
        or _is_of_theirs(sentence, group)
    ):
        return Verdict("F51")
    return Word(
        at,
        sentence.day_start(start),
        channel_of(sentence, at, group),
        is_bare=_is_order(sentence, at, between, group),
        is_told=letters[at] in "vukf"
        or (letters[group.first - 1] in ":-" and tokens[at].text in STATUS_MEETINGS)
        or is_verb_of_company(sentence, at, between)
        or tokens[at].text in TELLING_TO
        or any(token.text in words.TOLD for token in tokens[start:at]),
    )


def _is_of_theirs(sentence: Sentence, group: Group) -> bool:
    """Whether links say whose people are meant: `Talked to [[Acme]] people`."""
    tokens, at = sentence.line.tokens, group.end
    return at < len(tokens) and tokens[at].text in WHOSE_PEOPLE


def _is_unsent(sentence: Sentence, group: Group) -> bool:
    """Whether what was written to the links did not go out: `… and then tore it up`."""
    last = min(group.end + REACH, len(sentence.line.tokens))
    letters = sentence.line.letters[group.end : last]
    said = [token.text for token in sentence.line.tokens[group.end : last]]
    at = len(letters) - len(letters.lstrip("fj"))
    if said[at : at + 1] and said[at] in unsent_words.LYING_AROUND:
        return True
    return _is_undone(said) or any(
        letter == "G" and other in unsent_words.SENDING_OFF
        for letter, (_, other) in zip(letters, pairwise(said), strict=False)
    )


def _is_undone(said: Sequence[str]) -> bool:
    """Whether words tell that something written was destroyed, or is yet to be sent."""
    if not unsent_words.UNSENT.isdisjoint(said):
        return True
    undoing = next((at for at, each in enumerate(said) if each in unsent_words.UNDOING), len(said))
    if not unsent_words.UNDONE_WRITING.isdisjoint(said[undoing + 1 :]):
        return True
    before = next((at for at, each in enumerate(said) if each in unsent_words.NOT_YET_SENT), 0)
    return before > 0 and not unsent_words.POSTING.isdisjoint(said[before:])


def _is_planning(sentence: Sentence, at: int) -> bool:
    """Whether one plans a meal or an outing, or goes over a talk: `Review of the talk with …`."""
    tokens, start = sentence.line.tokens, sentence.clauses[at]
    before = [token.text for token in tokens[start:at]]
    return (before[-1:] == ["planning"] and tokens[at].channel in _OUTINGS) or any(
        word in SESSIONS and of == "of" for word, of in pairwise(before)
    )


def _is_order(sentence: Sentence, at: int, between: str, group: Group) -> bool:
    """Whether the word is a bare verb: an order to oneself.

    `Had to call [[Ada]]` may be one too, where no more is said.
    """
    letters, tokens, said = (
        sentence.line.letters,
        sentence.line.tokens,
        sentence.line.tokens[at].text,
    )
    if said.startswith("had to "):
        return group.end == len(tokens)
    before = tokens[at - 1].text if at else ""
    if said == "meeting" and not between:
        # `Meeting [[Ada]] at 16:00` is an arrangement.
        return letters.startswith(("ht", "t"), group.end)
    if said in contact_verbs.ORDERS_TO and any(
        token.text == "to" for token in tokens[at : group.first]
    ):
        return before not in words.ARTICLES
    if said in SESSION_ORDERS:
        return not _is_called_a_thing(sentence, at, between)
    is_described = at > 0 and (letters[at - 1] == "x" or before in words.ARTICLES)
    if letters[at] == "c":
        behind = letters[group.end : group.end + 1]
        is_visit = not between and behind != "" and behind in _BEHIND_VISIT
        is_described = is_described or (is_visit and has_kind(sentence, at, between))
        return _BARE_NOUN_ENDS.isdisjoint(between) and not is_described
    return letters[at] == "b" and not (said in contact_verbs.NOUNS_BEHIND and is_described)


def _is_called_a_thing(sentence: Sentence, at: int, between: str) -> bool:
    """Whether an article, a kind, a time or a past verb before a word makes it a noun."""
    return at > sentence.clauses[at] and (
        sentence.line.letters[at - 1] in "xnct"
        or sentence.line.tokens[at - 1].text in words.ARTICLES | words.TOLD
        or has_kind(sentence, at, between)
    )


def channel_of(sentence: Sentence, at: int, group: Group) -> Channel:
    """Return the word's channel, or a better one behind the links.

    A word that says only that they spoke takes that of `on the phone` or `over lunch`.
    """
    if sentence.line.tokens[at].text in SENDING:
        return Channel.MESSAGE
    token = sentence.line.tokens[at]
    if token.text.endswith(" meeting") and sentence.line.letters[at + 1 : at + 2] == "w":
        return Channel.MEETING  # `Good meeting with [[Ada]]`, not `Good meeting [[Ada]]`
    channel = token.channel or (
        Channel.IN_PERSON if token.text.endswith(("ing", "ed")) else Channel.OTHER
    )
    if sentence.line.letters[at] == "k" and (
        given := GIVEN.match(sentence.line.letters, group.end)
    ):
        return sentence.line.tokens[given.start("noun")].channel or channel
    if channel in {Channel.OTHER, Channel.MESSAGE} and sentence.line.letters[at - 1 : at] in _KIND:
        channel = sentence.line.tokens[at - 1].channel or channel  # LinkedIn message
    if channel is not Channel.OTHER:
        return channel
    behind = _CHANNEL_BEHIND.match(sentence.line.letters, group.end, group.end + 6)
    return (sentence.line.tokens[behind.end() - 1].channel if behind else None) or channel
