"""Reads a line of a daily note as a string of word classes."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdrel.model.conversation import Channel
from mdrel.parse.markdown.wikilinks import link_target
from mdrel.parse.speech.classes import Phrase, Speech

_SIGNS = {
    "–": "-",
    "—": "-",
    "-": "-",
    ".": "S",
    "!": "S",
    "…": "S",
    "?": "Q",
    "&": "A",
    "+": "A",
    "→": "_",
    "|": ";",
}
_FORMS = {"tag": "#", "time": "t", "iso": "e"}


class Token(NamedTuple):
    """A stretch of a line, with what it says in lower case.

    It tells which of the line's words and signs it begins with.
    """

    start: int
    text: str
    channel: Channel | None = None
    target: str = ""


class Line(NamedTuple):
    """A line as tokens, with the class of `tokens[n]` in `letters[n]`.

    `unreached` are the phrases which say that nobody was reached.
    """

    tokens: tuple[Token, ...]
    letters: str
    unreached: tuple[Token, ...] = ()


# NamedTuple's own constructor takes more than twice as long.
_new = tuple.__new__


def read_line(text: str, speech: Speech) -> Line:
    """Return a line's tokens and their classes."""
    said, forms, targets = _take_apart(
        text.replace("’", "'") if "’" in text else text, speech.token
    )
    tokens: list[Token] = []
    letters: list[str] = []
    end = 0
    for at, word in enumerate(said):
        if at < end:
            continue
        end, text, letter, channel = at + 1, word, forms[at], None
        longer = speech.phrases.get(word)
        if letter != "#" and (
            phrase := (longer and _fits(longer, said, at)) or speech.words.get(word)
        ):
            parts, letter, channel = phrase
            if len(parts) > 1:
                end, text = at + len(parts), " ".join(parts)
        tokens.append(_new(Token, (at, text, channel, targets.get(at, ""))))
        letters.append(letter)
    return Line(tuple(tokens), "".join(letters), _find_unreached(said, speech))


def _take_apart(text: str, token: re.Pattern[str]) -> tuple[list[str], list[str], dict[int, str]]:
    """Return the words and signs of a line, their classes by form, and its links.

    Words are in lower case. A class is given only where the form alone shows it. Links are the
    targets by their place.
    """
    said: list[str] = []
    forms: list[str] = []
    targets: dict[int, str] = {}
    for match in token.finditer(text):
        written = match[0]
        # The group that closes last is the outermost: the kind of token.
        match match.lastgroup:
            case "names":
                said += written.casefold().split(" ")
                forms += ["N" if word[0].isupper() else "_" for word in written.split(" ")]
            case "link":
                targets[len(said)], letter = _read_link(text, match)
                said.append("")
                forms.append(letter)
            case kind:
                said.append(written.casefold())
                forms.append(
                    _FORMS.get(kind or "")
                    or (
                        _SIGNS.get(written[0], written)
                        if kind == "mark"
                        else "N"
                        if written[0].isupper()
                        else "_"
                    )
                )
    return said, forms, targets


def _fits(phrases: tuple[Phrase, ...], said: list[str], at: int) -> Phrase | None:
    """Return the first, and so the longest, of the phrases that stands at a token."""
    for phrase in phrases:
        if phrase.parts == tuple(said[at : at + len(phrase.parts)]):
            return phrase
    return None


def _find_unreached(said: list[str], speech: Speech) -> tuple[Token, ...]:
    """Return the places where the line says that nobody was reached."""
    if speech.unreached.keys().isdisjoint(said):
        return ()
    found = ((at, _fits(speech.unreached.get(word, ()), said, at)) for at, word in enumerate(said))
    return tuple(Token(at, phrase.text) for at, phrase in found if phrase)


def _read_link(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return a link's target and class.

    A web address is a mere name, and a possessive link takes part in nothing.
    """
    target = link_target(match)
    is_owner = (
        text.startswith(("'s", "'S"), match.end())
        or text[match.end() : match.end() + 2].rstrip() == "'"
    )
    return target, ("N" if not target else "P" if is_owner else "L")
