"""Words of contact before the links they belong to (F51, F52)."""

from __future__ import annotations

import re
from itertools import pairwise

from mdrel.model import contact_verbs
from mdrel.model import daily_words as words
from mdrel.model.company_words import KINDS
from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.presence_words import PRESENCE_VERBS, TELLING_TO
from mdrel.model.session_words import (
    DOCUMENTS,
    DOING_TOGETHER,
    PLAN_NOUNS,
    SENDING,
    SESSION_ORDERS,
    SESSIONS,
)
from mdrel.model.unheld_words import STATUS_MEETINGS
from mdrel.parse.daily.about_them import (
    is_only_seen,
    is_published,
    is_wished,
    says_of_them,
    speaks_of_the_word,
    tells_of_them,
)
from mdrel.parse.daily.company import (
    belongs_to_doing,
    is_session,
    is_verb_of_company,
    pass_doing,
    size_of_kind,
)
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import NOT_DONE, REACH, Sentence

_KINDS = KINDS | SESSIONS.keys()
# `with`, `to` and `from`.
_DIRECTED = frozenset("wo")
_OUTINGS = frozenset({Channel.MEAL, Channel.IN_PERSON, Channel.EVENT})
_BARE_NOUN_ENDS = frozenset("woh:-")
_CHANNEL_BEHIND = re.compile(r"[aftd]*h[fa]*x?(?P<noun>[nc])|[aftd]*_[nc]")
# F51: what stands between the beginning of the clause and the word of contact.
_PREFIX = re.compile(r"[tdefh#yj()]*(?:[xnc][tdefh#yj()]*){0,3}")
# A verb that what goes with it makes one of contact: `Wrote a long letter to [[Ada]]`, `Spoke on
# the phone with [[Ada]]`.
_WROTE = re.compile(r"kfx?$")
_SPOKE = re.compile(r"u[hq][fa]*x?$")
_NAME = r"(?:N{1,2}(?:,A|,|A))"
# F51: what stands between the word of contact and the links.
_BETWEEN = re.compile(rf"(?:[wohafdteyA:\-]|\([^()LP]{{0,6}}\)|{_NAME})*")
# A place or subject before `with`: `Lunch at the mill with [[Ada]]`.
_BETWEEN_PLACE = re.compile(r"[tdey]*(?:[hOoq][fa]*[_NxmLt]{1,4}){1,2}[tdey]*w[af]*")
# The same of a past verb, which may go a way: `Walked along the river with [[Ada]]`.
_BETWEEN_WAY = re.compile(
    r"[tdey]*(?:o[fa]*[_NxmLt]{1,4}|(?:[hOqp][fa]*[_NxmLt]{1,4}){1,2})[tdey]*(?P<to>[wo])[af]*"
)
# `Lunch at Nobu: [[Ada]], [[Bo]]`
_BETWEEN_THERE = re.compile(r"h[fa]*[_Nxmt]{1,3}:")
# `Discussed the lease with [[Ada]]`, `Emailed the draft to [[Ada]]`
_BETWEEN_SUBJECT = re.compile(r"[fa]*[_NxnchOoLPfpq]{0,6}w[af]*")
_BETWEEN_SENT = re.compile(r"[fa]*[_Nxn]{1,4}o[af]*")
# `Team dinner ([[Ada]], [[Bo]])`
_IN_BRACKETS = re.compile(r"[nc]\(")
# How many words of contact before the links are looked at.
_MOST_TRIES = 3
GIVEN = re.compile(r"f[x]?(?P<noun>[nc])")


def word_before(sentence: Sentence, group: Group) -> Word | Verdict | None:
    """Return the noun or verb of contact before the links (F51, F52)."""
    letters = sentence.line.letters
    low = max(sentence.periods[group.first], group.first - REACH)
    if _IN_BRACKETS.match(letters, max(group.first - 2, low), group.first) and letters.startswith(
        ")", group.end
    ):
        closed = Group(group.first, group.end + 1, group.links)
        return take_word(sentence, group.first - 2, group.first, closed)
    end = sentence.before_role(group, low)
    tries = [
        at
        for at in range(end - 1, low - 1, -1)
        if letters[at] in "ncvukb" or (letters[at] in "x_fdN" and is_session(sentence, at))
    ][:_MOST_TRIES]
    for at in tries:
        if _belongs(sentence, at, letters[at + 1 : end]):
            return take_word(sentence, at, end, group)
    return None


def take_word(sentence: Sentence, at: int, end: int, group: Group) -> Word | Verdict:
    """Return the word of contact `at`, or why it tells of no talk.

    Who the linked are is said from the token `end` on.
    """
    letters, tokens, start = sentence.line.letters, sentence.line.tokens, sentence.clauses[at]
    prefix, between = letters[max(start, at - REACH) : at], letters[at + 1 : end]
    if "C" in prefix or not NOT_DONE.isdisjoint(prefix):
        return Verdict("F58" if "C" in prefix else "F57")
    if _has_kind(sentence, at, between):
        prefix = prefix[:-1]
    elif verb := (_WROTE if tokens[at].channel in WRITTEN else _SPOKE).search(prefix):
        prefix = prefix[: verb.start()]
    elif not _PREFIX.fullmatch(prefix):
        prefix = pass_doing(sentence, at, end, prefix)
        if letters[at] in "ncx_N" and between.startswith("w") and not _PREFIX.fullmatch(prefix):
            prefix = prefix[: len(prefix) - size_of_kind(sentence, at)]
    if (
        at - start > REACH
        or not _PREFIX.fullmatch(prefix)
        or sentence.is_doubted(start, at)
        or speaks_of_the_word(sentence, at, group)
        or tells_of_them(sentence, at, group)
        or (end < group.first and says_of_them(sentence, end, group))
        or is_only_seen(sentence, at, group)
        or is_published(sentence, at, group)
        or is_wished(sentence, at, group)
        or _is_planning(sentence, at)
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


def _is_planning(sentence: Sentence, at: int) -> bool:
    """Whether one plans a meal or an outing, or goes over a talk: `Review of the talk with …`."""
    tokens, start = sentence.line.tokens, sentence.clauses[at]
    before = [token.text for token in tokens[start:at]]
    return (before[-1:] == ["planning"] and tokens[at].channel in _OUTINGS) or any(
        word in SESSIONS and of == "of" for word, of in pairwise(before)
    )


def _has_kind(sentence: Sentence, at: int, between: str) -> bool:
    """Whether a word directly before a noun says its kind: `Vendor call with [[Ada]]`.

    Of what went to them or came from them it says as well that it was somebody else's.
    """
    return (
        sentence.line.letters[at] in "ncx_"
        and "o" not in between
        and at > sentence.clauses[at]
        and sentence.line.letters[at - 1] in "_N"
        and sentence.line.tokens[at - 1].text in _KINDS
    )


def _belongs(sentence: Sentence, at: int, between: str) -> bool:
    """Whether only permitted words stand between a word of contact and the links."""
    letter = sentence.line.letters[at]
    if letter == "u":
        behind = [token.text for token in sentence.line.tokens[at : at + 1 + len(between)]]
        if "I" in between:
            between = "".join(
                "_" if word in PLAN_NOUNS else each
                for word, each in zip(behind[1:], between, strict=True)
            )
        return DOING_TOGETHER.isdisjoint(behind) and _belongs_with(behind[0], between)
    if letter == "k" and _BETWEEN_SENT.fullmatch(between):
        return True
    said = sentence.line.tokens[at].text
    if is_verb_of_company(sentence, at, between):
        return belongs_to_doing(sentence, at, between)
    if said in TELLING_TO:
        is_plan_to = sentence.line.tokens[at + len(between)].text.endswith(" to")
        said_between = _as_words(between) + "o" * is_plan_to
        return between == "o" or _BETWEEN_SENT.fullmatch(said_between) is not None
    if said in SENDING:
        document = at + between.find("o")
        return (
            sentence.line.tokens[document].text in DOCUMENTS
            and _BETWEEN_SENT.fullmatch(_as_words(between)) is not None
        )
    if letter in "x_f" and "w" not in between and said in SESSIONS:
        return between in {":", "-"}
    if said in PRESENCE_VERBS and sentence.line.tokens[at + 1].text == "by":  # hosted by [[Ada]]
        return False
    return bool(
        _BETWEEN.fullmatch(between)
        or (
            letter != "b"
            and not (letter == "c" and "q" in between)
            and _BETWEEN_PLACE.fullmatch(between)
        )
        or (
            letter == "n"
            and sentence.line.tokens[at + 1].text in {"at", "in"}
            and _BETWEEN_THERE.fullmatch(between)
        )
    )


def _as_words(between: str) -> str:
    """Return what stands between with a plan as a thing: `Presented the plan to [[Ada]]`."""
    return between.replace("I", "_")


def _belongs_with(verb: str, between: str) -> bool:
    """Whether what stands between a verb that needs `with` and the links leaves it their talk."""
    if _DIRECTED.isdisjoint(between):
        return False
    way = _BETWEEN_WAY.fullmatch(between)
    return bool(
        _BETWEEN.fullmatch(between)
        or (way and (way["to"] == "w" or verb in contact_verbs.TALKING))
        or (verb in contact_verbs.TALKING_ABOUT and _BETWEEN_SUBJECT.fullmatch(between))
    )


def _is_order(sentence: Sentence, at: int, between: str, group: Group) -> bool:
    """Whether the word is a bare verb: an order to oneself."""
    letters, tokens, said = (
        sentence.line.letters,
        sentence.line.tokens,
        sentence.line.tokens[at].text,
    )
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
        return _BARE_NOUN_ENDS.isdisjoint(between) and not is_described
    return letters[at] == "b" and not (said in contact_verbs.NOUNS_BEHIND and is_described)


def _is_called_a_thing(sentence: Sentence, at: int, between: str) -> bool:
    """Whether an article, a kind, a time or a past verb before a word makes it a noun."""
    return at > sentence.clauses[at] and (
        sentence.line.letters[at - 1] in "xnct"
        or sentence.line.tokens[at - 1].text in words.ARTICLES | words.TOLD
        or _has_kind(sentence, at, between)
    )


def channel_of(sentence: Sentence, at: int, group: Group) -> Channel:
    """Return the word's channel, or a better one behind the links.

    A word that says only that they spoke takes that of `on the phone` or `over lunch`.
    """
    if sentence.line.tokens[at].text in SENDING:
        return Channel.MESSAGE
    token = sentence.line.tokens[at]
    channel = token.channel or (
        Channel.IN_PERSON if token.text.endswith(("ing", "ed")) else Channel.OTHER
    )
    if sentence.line.letters[at] == "k" and (
        given := GIVEN.match(sentence.line.letters, group.end)
    ):
        return sentence.line.tokens[given.start("noun")].channel or channel
    if channel in {Channel.OTHER, Channel.MESSAGE} and at and sentence.line.letters[at - 1] == "x":
        channel = sentence.line.tokens[at - 1].channel or channel  # LinkedIn message
    if channel is not Channel.OTHER:
        return channel
    behind = _CHANNEL_BEHIND.match(sentence.line.letters, group.end, group.end + 6)
    return (sentence.line.tokens[behind.end() - 1].channel if behind else None) or channel
