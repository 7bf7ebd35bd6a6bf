"""What may stand between a word of contact and the links it belongs to (F51)."""

from __future__ import annotations

import re

from mdrel.model.conversation import Channel
from mdrel.model.words import contact_verbs
from mdrel.model.words.presence import PRESENCE_VERBS, TELLING_TO
from mdrel.model.words.sessions import (
    DOCUMENTS,
    DOING_TOGETHER,
    GIVEN_SESSIONS,
    PLAN_NOUNS,
    SENDING,
    SESSIONS,
)
from mdrel.model.words.together import PEOPLE, WHOSE
from mdrel.parse.daily.company import belongs_to_doing, is_verb_of_company
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# `with`, `to` and `from`.
_DIRECTED = frozenset("wo")
_NAME = r"(?:x?N{1,2}(?:,A|,|A)|K(?:,A|,|A))"
# F51: what stands between the word of contact and the links.
_BETWEEN = re.compile(rf"(?:[wohafdteyA:\-]|\([^()LP]{{0,6}}\)|{_NAME})*")
# A place or subject before `with`: `Lunch at the mill with [[Ada]]`.
_BETWEEN_PLACE = lazy_pattern(r"[tdey]*(?:[hOoqpa][fa]*[_NxmLt]{1,4}){1,2}[tdey]*w[af]*")
# The same of a past verb, which may go a way: `Walked along the river with [[Ada]]`.
_BETWEEN_WAY = lazy_pattern(
    r"[tdey]*(?:o[fa]*[_NxmLt]{1,4}|(?:[hOqp][fa]*[_NxmLt]{1,4}){1,2})[tdey]*(?P<to>[wo])[af]*"
)
# `Lunch at Nobu: [[Ada]], [[Bo]]`
_BETWEEN_THERE = lazy_pattern(r"h[fa]*[_Nxmt]{1,3}:")
# `Discussed the lease with [[Ada]]`, `Emailed the draft to [[Ada]]`
_BETWEEN_SUBJECT = lazy_pattern(r"[fa]*[_NxnchOoLPfpq]{0,6}w[af]*")
_BETWEEN_SENT = lazy_pattern(r"[fa]*[_Nxn]{1,4}o[af]*")


def _is_pastime(sentence: Sentence, at: int) -> bool:
    return sentence.line.tokens[at].channel is Channel.IN_PERSON


def belongs(sentence: Sentence, at: int, between: str) -> bool:
    """Whether only permitted words stand between a word of contact and the links."""
    letter = sentence.line.letters[at]
    if "_" in between and "A" in between:
        between = _with_people(sentence, at + 1, between)
    if letter == "u":
        return _belongs_with(sentence, at, between)
    if letter == "k" and _BETWEEN_SENT.fullmatch(between):
        return True
    said = sentence.line.tokens[at].text
    if is_verb_of_company(sentence, at, between):
        return belongs_to_doing(sentence, at, between)
    if said in TELLING_TO and (letter != "v" or "o" in between):
        return _belongs_to_telling(sentence, at, between)
    if said in SENDING:
        document = at + between.find("o")
        return (
            sentence.line.tokens[document].text in DOCUMENTS
            and _BETWEEN_SENT.fullmatch(_as_words(between)) is not None
        )
    if letter in "x_f" and "w" not in between and said in SESSIONS:
        return between in {":", "-", ""} or (between == "o" and said in GIVEN_SESSIONS)
    if sentence.line.tokens[at + 1].text == "by" and (
        said in PRESENCE_VERBS  # hosted by [[Ada]]
        # A race run by [[Ada]], a walk by [[Ada]]'s.
        or (letter == "n" and len(between) == 1 and _is_pastime(sentence, at))
    ):
        return False
    return bool(
        _BETWEEN.fullmatch(between)
        or (
            letter != "b"
            and not (letter == "c" and not {"q", "p"}.isdisjoint(between))
            and sentence.line.tokens[at + 1].text != "through"
            and _BETWEEN_PLACE.fullmatch(between)
        )
        or (
            letter == "n"
            and sentence.line.tokens[at + 1].text in {"at", "in"}
            and _BETWEEN_THERE.fullmatch(between)
        )
    )


def _with_people(sentence: Sentence, start: int, between: str) -> str:
    """Return what stands between with `K` for who else took part: `FaceTimed mum and [[Ada]]`.

    Behind them the links are no subject of their own: `Rang mum and [[Ada]] came over`.
    """
    tokens = sentence.line.tokens
    behind = start + len(between) + 1
    if sentence.line.letters[behind : behind + 1] in {*"_vrjGI"}:
        return between
    return "".join(
        "K"
        if tokens[start + n].text in PEOPLE
        else "a"
        if tokens[start + n].text in WHOSE
        else each
        for n, each in enumerate(between)
    )


def _as_words(between: str) -> str:
    """Return what stands between with a plan as a thing: `Presented the plan to [[Ada]]`."""
    return between.replace("I", "_")


def _belongs_to_telling(sentence: Sentence, at: int, between: str) -> bool:
    """Whether what was told or shown stands between, and `to`: `Presented the plan to [[Ada]]`."""
    behind = [token.text for token in sentence.line.tokens[at + 1 : at + 1 + len(between)]]
    said = _as_words(between) + "o" * behind[-1].endswith(" to") if behind else between
    return "from" not in behind and (between == "o" or _BETWEEN_SENT.fullmatch(said) is not None)


def _belongs_with(sentence: Sentence, at: int, between: str) -> bool:
    """Whether what stands between a verb that needs `with` and the links leaves it their talk."""
    verb, *behind = (token.text for token in sentence.line.tokens[at : at + 1 + len(between)])
    if "I" in between:
        between = "".join(
            "_" if word in PLAN_NOUNS else each for word, each in zip(behind, between, strict=True)
        )
    if _DIRECTED.isdisjoint(between) or not DOING_TOGETHER.isdisjoint((verb, *behind)):
        return False
    way = _BETWEEN_WAY.fullmatch(between)
    return bool(
        _BETWEEN.fullmatch(between)
        or (way and (way["to"] == "w" or verb in contact_verbs.TALKING))
        or (verb in contact_verbs.TALKING_ABOUT and _BETWEEN_SUBJECT.fullmatch(between))
    )
