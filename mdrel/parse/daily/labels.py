"""Reads a bold word before a line as what the line is about (F50)."""

from __future__ import annotations

from mdrel.model.words.company import GATHERINGS, KINDS
from mdrel.model.words.given_names import GIVEN_NAMES
from mdrel.model.words.sessions import SESSIONS
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.classes import Speech

_LABEL = lazy_pattern(
    r"[ \t]*(?:\*\*|__)(?P<name>[^\W\d_][\w '&/-]{0,30}\w)[^\w*\[\]()]{0,3}(?:\*\*|__)"
    r"(?=[ \t]+(?P<next>[\w/&@'\[]+)(?P<told>[^\[\]]*\]\](?:\s\S+){0,3}?\s?[:,.–—-])?)"
)
_TOPICS = GATHERINGS | KINDS | SESSIONS.keys()
# Before these a bold word is a word of its sentence, and so is one of these classes.
_GOING_ON = frozenset(
    {
        "with", "w/", "w", "to", "from", "for", "by", "about", "on", "of", "at", "in", "and", "&",
        "or", "is", "was", "has", "had", "will", "who", "over", "after", "before", "via", "re",
    }
)  # fmt: skip
_IN_SENTENCE = frozenset("vukrbIGCDmwoz")
_CONTACT = frozenset("nc")


def part_label(words: str, speech: Speech) -> str:
    """Return a line with a colon behind the label that it begins with: `**hiring** saw [[Ada]]`.

    One word with a capital may be somebody's name, and is a label only where it is known to be one.
    `**Call** [[Ada]]` is an order where nothing is told behind a sign.
    """
    label = _LABEL.match(words) if "**" in words or "__" in words else None
    if label is None or label["next"].casefold() in _GOING_ON:
        return words
    written = label["name"].split()
    name = label["name"].casefold()
    said = name.split()
    letters = {_letter(word, speech) for word in said} - {""}
    is_contact = not _CONTACT.isdisjoint(letters)
    may_be_name = (
        written[0][0].isupper()
        and not label["name"].isupper()
        and name not in _TOPICS
        and not is_contact
        and not (len(written) > 1 and written[1].islower())
    )
    if (
        may_be_name
        or not _IN_SENTENCE.isdisjoint(letters)
        or any(word in GIVEN_NAMES for word in said)
        or (is_contact and label["next"].startswith("[") and not label["told"])
    ):
        return words
    return f"{words[: label.end()]}:{words[label.end() :]}"


def _letter(word: str, speech: Speech) -> str:
    """Return the class of a word by itself, empty where it has none."""
    known = speech.known.get(word)
    return known.phrase.letter if known and known.phrase else ""
