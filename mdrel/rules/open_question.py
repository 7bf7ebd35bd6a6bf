"""The question that the newest entry leaves open, where it was put to the person (M20).

Left out are questions about somebody else, those to oneself, and those that they asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.rules.told_by import Teller

# Where one sentence ends and the next begins. A full stop or a question mark inside a word or an
# address ends none.
_SENTENCE_END = lazy_pattern(r"(?:(?<=[.!?;])|(?<=[.!?;][\"'”’)\]*_]))\s+|\n")
_CLOSING = "\"'”’)]*_ \t"
_WORD = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# About a third person, or told of who asked it: neither is a question to put to somebody.
_OTHERS = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their",
     "theirs", "themselves", "he's", "she's", "they're", "he'll", "she'll", "they'll", "he'd",
     "she'd", "they'd", "ask", "asks", "asked", "asking", "wonder", "wonders", "wondered"}
)  # fmt: skip
_AUXILIARIES = frozenset(
    {"will", "would", "is", "was", "are", "were", "does", "do", "did", "has", "have", "had", "can",
     "could", "should", "may", "might", "must", "isn't", "wasn't", "doesn't", "didn't", "won't",
     "wouldn't", "hasn't", "can't", "couldn't", "shouldn't"}
)  # fmt: skip
# With these before `I` one asks oneself.
_TO_ONESELF = frozenset(
    {"should", "do", "did", "am", "was", "have", "had", "must", "will", "shouldn't", "don't",
     "didn't"}
)  # fmt: skip


def find_open_question(
    contact: Contact, talks: tuple[Conversation, ...], choices: tuple[str, ...] = ()
) -> Prompt | None:
    """Return the last question to the person in the newest entry, or None.

    `choices` are the general ones to take instead where somebody else has been given it.
    """
    if not talks or ("?" not in talks[0].text and "?" not in talks[0].more):
        return None
    questions = [each for each in _list_questions(contact, talks[0]) if is_to_person(each)]
    if not questions:
        return None
    return Prompt(PromptKind.ASK, questions[-1], "M20", talks[0].on, choices=choices)


def _list_questions(contact: Contact, talk: Conversation) -> Iterator[str]:
    """Yield the entry's questions, without those that came from the person."""
    sentences = [
        each.strip(" \t,:–—-") for each in _SENTENCE_END.split(f"{talk.text}\n{talk.more}")
    ]
    teller = Teller(contact, talk.channel)
    for sentence, behind in pairwise([*sentences, ""]):
        is_theirs = teller.is_theirs(sentence, behind)
        if sentence.rstrip(_CLOSING).endswith("?") and sentence.strip("?!. ") and not is_theirs:
            yield sentence


def is_to_person(question: str) -> bool:
    """Whether a question can be put to the person as it stands.

    It is about a third where it says he, she or they, or has a name for its subject. In doubt it is
    not put.
    """
    words = [word.replace("’", "'") for word in _WORD.findall(question)]
    if not _OTHERS.isdisjoint(word.lower() for word in words):
        return False
    for before, word in pairwise(words):
        auxiliary = before.lower()
        if word == "I" or word.startswith("I'"):
            if auxiliary in _TO_ONESELF:
                return False
        elif auxiliary in _AUXILIARIES and word[0].isupper():
            return False
    return True
