"""Tells which open boxes are no promises by their words (F79)."""

from __future__ import annotations

import re

from mdrel.model.words.given_names import GIVEN_NAMES
from mdrel.model.words.task_owners import ASKING
from mdrel.model.words.task_verbs import DOING, DOING_ALONE
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_DONE = r"(?:[a-z]{3,}(?<!ee)ed|written|sent|built|given|made|drawn|set|put|signed|met|held)"
# `Reviewed with Ada before the meeting`
_FIRST = lazy_pattern(
    rf"(?P<done>{_DONE})(?: (?:up|off|out|over|down))? "
    r"(?:with|by|to|in|into|before|against|from|as|that|at|and)\b",
    re.IGNORECASE,
)
# `Session scheduled with Ada`, `Proposal written up and shared with Ada`; what was agreed with
# somebody may be a promise.
_OF_A_THING = lazy_pattern(
    r"(?P<thing>[A-Z][\w-]*)(?: [a-z][\w-]*){0,2}? (?:(?:is|are|has been|have been) )?"
    rf"(?!agreed){_DONE}(?: (?:up|off|out))?(?: and {_DONE})? with\b"
)
# With these first a box tells of what is owed, or whose it is: `Promised to send the plan`.
_NO_CRITERIA = frozenset(
    {
        "promised", "agreed", "offered", "committed", "volunteered", "delegated", "assigned", "put",
        "handed", "tasked", "asked", "needed", "wanted", "planned", "used", "supposed", "set",
    }
)  # fmt: skip
_ORDERS = DOING | DOING_ALONE
# `**Loan account** — when they pay, is it a loan?`
_LABEL = lazy_pattern(r"(?:\*\*|__)(?P<said>[^*_]{1,80})(?:\*\*|__)\s*(?:[:\u2013\u2014-]\s*)?")
_TICKS = ("✅", "✔")


def is_no_promise(words: str) -> bool:
    """Whether a task without its marks is a question, struck out, done, or says when it is."""
    bare = words.strip(" *_")
    return (
        _asks(bare)
        or _asks_behind_label(words)
        or _is_struck(bare)
        or _is_criterion(bare)
        or _is_ticked(bare)
    )


def _asks_behind_label(words: str) -> bool:
    """Whether a question stands behind a bold label, which is no order: `Assess the roof`."""
    label = _LABEL.match(words) if words.startswith(("**", "__")) else None
    return (
        label is not None
        and label["said"].partition(" ")[0].casefold() not in _ORDERS
        and _asks(words[label.end() :].strip(" *_"))
    )


def _asks(bare: str) -> bool:
    """Whether a task is a question and no order: `Any follow-ups?`, `What is due? (all of it)`."""
    if bare.endswith(")"):
        bare = bare.rpartition("(")[0].rstrip(" *_")
    return bare.endswith("?") and bare.partition(" ")[0].rstrip("?").casefold() in ASKING


def _is_struck(bare: str) -> bool:
    """Whether all words of a task are struck out."""
    return bare.startswith("~~") and bare.find("~~", 2) == len(bare) - 2


def _is_criterion(bare: str) -> bool:
    """Whether a task says what is to have happened, as lists of what makes something done do."""
    if first := _FIRST.match(bare):
        return first["done"].casefold() not in _NO_CRITERIA
    thing = _OF_A_THING.match(bare)
    return thing is not None and thing["thing"].casefold() not in GIVEN_NAMES


def _is_ticked(bare: str) -> bool:
    """Whether a sign within a task says that it is done: `Ada - ✅ status updated`."""
    return not bare.isascii() and any(sign in bare for sign in _TICKS)
