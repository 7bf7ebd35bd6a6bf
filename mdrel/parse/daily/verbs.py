"""Tells past verbs, verbs of saying and adverbs among the words of a daily line (F64)."""

from __future__ import annotations

from functools import lru_cache

from mdrel.model.words.clauses import NO_PASTS, PASTS, SAYS
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_ADVERBS = frozenset(
    {
        "just", "also", "finally", "then", "really", "even", "kindly", "later", "again", "quickly",
        "briefly", "suddenly", "afterwards", "himself", "herself", "both", "actually",
    }
)  # fmt: skip
_NO_ADVERBS = frozenset({"family", "assembly", "bully", "ally", "rally", "supply", "reply", "fly"})
_MAY_BE_VERB = lazy_pattern("[vukr_NxCjfanI]")
_SHORTEST = 4


def is_past(sentence: Sentence, at: int) -> bool:
    """Whether a token is a past verb."""
    letter = sentence.line.letters[at]
    return letter in "vukr" or (
        letter in "_NxCjfan" and _is_past_word(sentence.line.tokens[at].text.partition(" ")[0])
    )


@lru_cache(maxsize=4096)
def _is_past_word(said: str) -> bool:
    """Whether a word is a past verb by its form."""
    is_formed = len(said) >= _SHORTEST and said.endswith(("ed", "'d")) and "-" not in said
    return said not in NO_PASTS and (is_formed or said in PASTS)


def find_verbs(sentence: Sentence) -> list[int]:
    """Return the tokens of a line that are verbs, found once for all its links."""
    if sentence.verbs is None:
        sentence.verbs = [
            match.start()
            for match in _MAY_BE_VERB.finditer(sentence.line.letters)
            if is_verb(sentence, match.start())
        ]
    return sentence.verbs


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether a token is a past verb, or one of saying: `says`, `wanted to know`."""
    tokens = sentence.line.tokens
    return (
        is_past(sentence, at)
        or tokens[at].text in SAYS
        or tokens[at].text == "invited"  # a plan, where somebody else was
        or (
            tokens[at].text in {"wanted to", "wants to"}
            and at + 1 < len(tokens)
            and tokens[at + 1].text == "know"
        )
    )


def is_adverb(said: str) -> bool:
    """Whether a word tells how something is done: `finally`, `quietly`."""
    return said in _ADVERBS or (said.endswith("ly") and said not in _NO_ADVERBS)
