"""Which general questions fit what somebody is to one: family, a colleague, or anybody (M1-M4).

Family is neither asked about business nor offered help with it, and colleagues are not asked what
one asks people outside the organisation.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum, auto
from functools import lru_cache

from msgspec.structs import replace

from mdrel.model.contact import Contact
from mdrel.model.level import Level
from mdrel.model.questions import Questions
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.rules.last_conversation import is_close
from mdrel.rules.relation import is_colleague, is_family

# To somebody you never spoke with, nobody offers introductions.
_INTRODUCTION = lazy_pattern(r"\b(?:meet|get to know|introduc|do I know)", re.IGNORECASE)
_BUSINESS = lazy_pattern(
    r"\b(?:(?:net)?work(?:s|ed|ing)?|field|meetings?|team|quarter|projects?|business|clients?|"
    r"customers?|colleagues?|companies|company|organi[sz]ations?|attention|measured|"
    r"on your side)\b",
    re.IGNORECASE,
)
_OUTSIDE = lazy_pattern(
    r"\b(?:our work might|what I do|in touch|(?:my|your) field|with us\b|on your side|beyond this|"
    r"with other people|about your work)",
    re.IGNORECASE,
)
_LOOKING_BACK = lazy_pattern(r"\b(?:since we|still|went better|last time)\b", re.IGNORECASE)


class Tie(Enum):
    """What somebody is to one, as far as it decides what may be asked."""

    FAMILY = auto()
    COLLEAGUE = auto()
    OTHER = auto()


def find_tie(contact: Contact, organizations: Collection[str]) -> Tie:
    """Return what somebody is to one; `organizations` are one's own."""
    if is_family(contact):
        return Tie.FAMILY
    return Tie.COLLEAGUE if is_colleague(contact, organizations) else Tie.OTHER


@lru_cache(maxsize=16)
def fit_questions(questions: Questions, tie: Tie) -> Questions:
    """Return the questions without those that do not fit a tie.

    For family a list may then be empty. For colleagues a list that would be empty stays as it is.
    """
    if tie is Tie.FAMILY:
        lists = (getattr(questions, name) for name in Questions.__struct_fields__)
        return Questions(*(_drop(each, _BUSINESS) for each in lists))
    if tie is Tie.COLLEAGUE:
        business, first = questions.transactional, questions.tentative
        return replace(
            questions,
            transactional=_drop(business, _OUTSIDE) or business,
            tentative=_drop(first, _OUTSIDE) or first,
        )
    return questions


def drop_introductions(questions: tuple[str, ...]) -> tuple[str, ...]:
    """Return the questions without those that speak of meeting others."""
    return _drop(questions, _INTRODUCTION)


def _drop(questions: tuple[str, ...], pattern: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(each for each in questions if not pattern.search(each))


def choose_list(
    contact: Contact, questions: Questions, tie: Tie, *, has_talks: bool
) -> tuple[str, ...]:
    """Return the list of `questions`, which fit the tie already, for somebody without advice.

    Business questions look back, so somebody never spoken with gets those for a first talk;
    family and colleagues are known without a talk that is noted.
    """
    if contact.level is Level.TARGET and not is_close(contact):
        return questions.target
    if is_close(contact) or tie is Tie.FAMILY:
        return questions.trusted if has_talks else drop_introductions(questions.trusted)
    if tie is Tie.COLLEAGUE and contact.level is not Level.TENTATIVE:
        known = questions.transactional
        return known if has_talks else _drop(known, _LOOKING_BACK)
    if contact.level is Level.TRANSACTIONAL and has_talks:
        return questions.transactional
    return questions.tentative
