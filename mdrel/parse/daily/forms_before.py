"""Words of contact before the links they belong to (F51, F52)."""

from __future__ import annotations

import re
from itertools import pairwise

from mdrel.model import daily_words as words
from mdrel.model.company_words import KINDS
from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.session_words import DOCUMENTS, SENDING, SESSION_ORDERS, SESSIONS
from mdrel.model.unheld_words import SAID_THERE, SUBJECTS_VERBS
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import NOT_DONE, REACH, Sentence

# `with`, `to` and `from`.
_DIRECTED = frozenset("wo")
_BARE_NOUN_ENDS = frozenset("woh:-")
_CHANNEL_BEHIND = re.compile(r"[aftd]*h[fa]*x?(?P<noun>[nc])|[aftd]*_[nc]")
# F51: what stands between the beginning of the clause and the word of contact.
_PREFIX = re.compile(r"[tdefh#yj()]*(?:[xnc][tdefh#yj()]*){0,3}")
# `Wrote a long letter to [[Ada]]`
_WROTE = re.compile(r"kfx?$")
_NAME = r"(?:N{1,2}(?:,A|,|A))"
# F51: what stands between the word of contact and the links.
_BETWEEN = re.compile(rf"(?:[wohafdteyA:\-]|\([^()LP]{{0,6}}\)|{_NAME})*")
# A place or subject before `with`: `Lunch at the mill with [[Ada]]`.
_BETWEEN_PLACE = re.compile(r"[tdey]*(?:[hOo][fa]*[_NxmLt]{1,4}){1,2}[tdey]*w[af]*")
_BETWEEN_SUBJECT = re.compile(r"[fa]*[_NxnchOoLPf]{0,6}w[af]*")  # Discussed the lease with [[Ada]]
_BETWEEN_SENT = re.compile(r"[fa]*[_Nxn]{1,4}o[af]*")  # Emailed the draft to [[Ada]]
_MOST_BEHIND_SAW = 6
_SEEING = ("saw", " to see")
# How many words of contact before the links are looked at.
_MOST_TRIES = 3
# Directly behind links, the words that make them the subject of a sentence.
_PREDICATES = frozenset("_jGvukr")
# A talk of two, whoever of them the sentence behind it is about.
_OF_TWO = frozenset({"1:1", "1-1", "1on1", "1-on-1", "1-2-1", "one-to-one", "one to one"})
_NEAR_ME = 4
_GIVEN_BY = frozenset({Channel.OTHER, Channel.EVENT, Channel.MEETING})
GIVEN = re.compile(r"f[x]?(?P<noun>[nc])")


def word_before(sentence: Sentence, group: Group) -> Word | Verdict | None:
    """Return the noun or verb of contact before the links (F51, F52)."""
    letters = sentence.line.letters
    low = max(sentence.periods[group.first], group.first - REACH)
    end = sentence.before_role(group, low)
    tries = [
        at
        for at in range(end - 1, low - 1, -1)
        if letters[at] in "ncvukb" or (letters[at] in "x_f" and _is_session(sentence, at))
    ][:_MOST_TRIES]
    for at in tries:
        if _belongs(sentence, at, letters[at + 1 : end]):
            return _take_word(sentence, at, end, group)
    return None


def _take_word(sentence: Sentence, at: int, end: int, group: Group) -> Word | Verdict:
    """Return the word of contact `at`, or why it tells of no talk.

    Who the linked are is said from the token `end` on.
    """
    letters, tokens, start = sentence.line.letters, sentence.line.tokens, sentence.clauses[at]
    prefix, between = letters[max(start, at - REACH) : at], letters[at + 1 : end]
    if "C" in prefix or not NOT_DONE.isdisjoint(prefix):
        return Verdict("F58" if "C" in prefix else "F57")
    if _has_kind(sentence, at, between):
        prefix = prefix[:-1]
    elif tokens[at].channel in WRITTEN and (wrote := _WROTE.search(prefix)):
        prefix = prefix[: wrote.start()]
    if (
        at - start > REACH
        or not _PREFIX.fullmatch(prefix)
        or sentence.is_doubted(start, at)
        or _speaks_of_the_word(sentence, at, group)
        or _tells_of_them(sentence, at, group)
        or (end < group.first and _says_of_them(sentence, end, group))
        or _is_only_seen(sentence, at, group)
    ):
        return Verdict("F51")
    return Word(
        at,
        sentence.day_start(start),
        channel_of(sentence, at, group),
        is_bare=_is_order(sentence, at, between, group),
        is_told=letters[at] in "vukf"
        or any(token.text in words.TOLD for token in tokens[start:at]),
    )


def _says_of_them(sentence: Sentence, end: int, group: Group) -> bool:
    """Whether a sentence about the links begins with who they are: `Told mum [[Ada]] is well`."""
    return sentence.line.letters[end - 1] != "w" and (
        _is_subject(sentence, group) or sentence.line.letters.startswith("I", group.end)
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
        and sentence.line.tokens[at - 1].text in KINDS
    )


def _is_session(sentence: Sentence, at: int) -> bool:
    """Whether a word is one of contact where it stands.

    A session is before `with` or a place, a service where it begins a clause before `with` or
    `from`, and `sent` is before what is written: `Supervision with [[Ada]]`, `Signal from [[Ada]]`,
    `Sent the minutes to [[Ada]]`.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if tokens[at].text in SESSIONS:
        return letters[at + 1] in "wh"
    if tokens[at].text in SENDING:
        return True
    return (
        tokens[at + 1].text in {"with", "w/", "from"}
        and tokens[at].text in words.SERVICES
        and not letters[sentence.clauses[at] : at].strip("t")
    )


def _belongs(sentence: Sentence, at: int, between: str) -> bool:
    """Whether only permitted words stand between a word of contact and the links."""
    letter = sentence.line.letters[at]
    if letter == "u":
        is_with = not _DIRECTED.isdisjoint(between)
        subject = sentence.line.tokens[at].text in {
            "discussed",
            "caught up",
        } and _BETWEEN_SUBJECT.fullmatch(between)
        return is_with and bool(
            _BETWEEN.fullmatch(between) or _BETWEEN_PLACE.fullmatch(between) or subject
        )
    if letter == "k" and _BETWEEN_SENT.fullmatch(between):
        return True
    if sentence.line.tokens[at].text in SENDING:
        document = at + between.find("o")
        return (
            sentence.line.tokens[document].text in DOCUMENTS
            and _BETWEEN_SENT.fullmatch(between.replace("I", "_")) is not None
        )
    if letter in "x_" and "w" not in between and sentence.line.tokens[at].text in SESSIONS:
        return False
    return bool(
        _BETWEEN.fullmatch(between) or (letter != "b" and _BETWEEN_PLACE.fullmatch(between))
    )


def _is_order(sentence: Sentence, at: int, between: str, group: Group) -> bool:
    """Whether the word is a bare verb: an order to oneself."""
    letter = sentence.line.letters[at]
    if sentence.line.tokens[at].text == "meeting" and not between:
        # `Meeting [[Ada]] at 16:00` is an arrangement.
        return sentence.line.letters.startswith(("ht", "t"), group.end)
    if sentence.line.tokens[at].text in words.ORDERS_TO and "o" in between:
        return not (at and sentence.line.tokens[at - 1].text in words.ARTICLES)
    if sentence.line.tokens[at].text in SESSION_ORDERS:
        return not _is_called_a_thing(sentence, at, between)
    if letter == "c":
        return _BARE_NOUN_ENDS.isdisjoint(between) and not (
            at
            and (
                sentence.line.letters[at - 1] == "x"
                or sentence.line.tokens[at - 1].text in words.ARTICLES
            )
        )
    return letter == "b"


def _is_called_a_thing(sentence: Sentence, at: int, between: str) -> bool:
    """Whether an article, a kind, a time or a past verb before a word makes it a noun."""
    return at > sentence.clauses[at] and (
        sentence.line.letters[at - 1] in "xnct"
        or sentence.line.tokens[at - 1].text in words.ARTICLES | words.TOLD
        or _has_kind(sentence, at, between)
    )


def _speaks_of_the_word(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether the sentence is about the call or e-mail itself, or a talk that they gave.

    Examples are `The email to [[Ada]] is in my drafts`, `Talk by [[Ada]] on fungi` and `Debrief on
    [[Ada]]`.
    """
    if at + 1 == group.first and sentence.line.tokens[at].text == "meeting":
        # `Meeting [[Ada]] was a stroke of luck`
        return _is_subject(sentence, group)
    if sentence.line.letters[group.first - 1] == "h" and (
        sentence.line.tokens[group.first - 1].text in words.TOPICAL_PLACES
    ):
        return True
    if sentence.line.tokens[at + 1].text == "by" and sentence.line.tokens[at].channel in _GIVEN_BY:
        return True
    is_named = at > 0 and sentence.line.tokens[at - 1].text in {"the", "my", "our"}
    return (
        is_named
        and group.end < len(sentence.line.tokens)
        and sentence.line.tokens[group.end].text
        in {"is", "isn't", "are", "has", "hasn't", "needs", "will", "won't"}
    )


def _tells_of_them(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether a sentence about the links stands behind a noun and a colon or dash.

    It may tell of somebody who was not there: `Debrief: [[Ada]] is a no`.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    return (
        letters[group.first - 1] in ":-"
        and _is_subject(sentence, group)
        and tokens[at].text not in _OF_TWO
        and tokens[group.end].text not in SAID_THERE
        and "m" not in letters[group.end : group.end + _NEAR_ME]
    )


def _is_subject(sentence: Sentence, group: Group) -> bool:
    """Whether the links are the subject of the words directly behind them."""
    at = group.end
    return at < len(sentence.line.tokens) and (
        sentence.line.letters[at] in _PREDICATES or sentence.line.tokens[at].text in SUBJECTS_VERBS
    )


def _is_only_seen(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether they were seen, and not met: `Saw [[Ada]] speak at the fair`."""
    if not sentence.line.tokens[at].text.endswith(_SEEING) or group.end == len(
        sentence.line.tokens
    ):
        return False
    behind, *further = (
        token.text for token in sentence.line.tokens[group.end : group.end + _MOST_BEHIND_SAW]
    )
    return (
        behind in words.WATCHED
        or behind.endswith("ing")
        or not words.WAVING.isdisjoint(further)
        or any(
            said.endswith(words.DENIALS) and verb in words.STOPPING
            for said, verb in pairwise(further)
        )
        or (behind in words.SIGHTING and not words.SIGHTS.isdisjoint(further))
    )


def channel_of(sentence: Sentence, at: int, group: Group) -> Channel:
    """Return the word's channel, or a better one behind the links.

    A word that says only that they spoke takes that of `on the phone` or `over lunch`.
    """
    if sentence.line.tokens[at].text in SENDING:
        return Channel.MESSAGE
    channel = sentence.line.tokens[at].channel or Channel.OTHER
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
