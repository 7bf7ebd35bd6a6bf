"""Reads a line of a daily note as a string of word classes."""

from __future__ import annotations

import re

from msgspec import Struct

from mdrel.model.conversation import Channel
from mdrel.model.day_words import MONTH_NAMES, SHORT_WEEKDAYS, WEEKDAYS
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
_WITH = frozenset({"w", "w."})
_FORMS = {"tag": "#", "time": "t", "iso": "e", "dated": "e"}


class Token(Struct, frozen=True):
    """A stretch of a line, with what it says in lower case.

    It tells which of the line's words and signs it begins with.
    """

    start: int
    text: str
    channel: Channel | None = None
    target: str = ""


class Line(Struct, frozen=True):
    """A line as tokens, with the class of `tokens[n]` in `letters[n]`.

    `unreached` are the phrases which say that nobody was reached.
    """

    tokens: tuple[Token, ...]
    letters: str
    unreached: tuple[Token, ...] = ()


_MONTHS = frozenset(
    short for name in MONTH_NAMES for short in (name.lower(), name[:3].lower(), "sept")
)
_ORDINALS = frozenset(
    f"{number}{end}" for number in range(1, 32) for end in ("st", "nd", "rd", "th")
)
_NUMBERS = frozenset(map(str, range(1, 32))) | _ORDINALS
_YEAR = re.compile(r"20\d\d")
_DAY_STARTS = _MONTHS | _NUMBERS | {"on"}
_IN_DAYS = frozenset({"on", "the", "of", ",", "."})

_DAY_NOTE = re.compile(
    r"(?:\d{4}(?P<one>[-._]?)\d\d(?P=one)\d\d|\d\d?(?P<two>[.-])\d\d?(?P=two)\d{4})"
    rf"(?:,? \(?(?:{'|'.join((*WEEKDAYS, *SHORT_WEEKDAYS))})\)?)?"
)


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
        text, letter, channel = word, forms[at], None
        if word not in speech.known and word not in _DAY_STARTS:
            tokens.append(Token(at, word, None, "" if word else targets[at]))
            letters.append(letter)
            continue
        end = at + 1
        begun = speech.phrases.get(word)
        longer = begun.get(said[at + 1]) if begun and at + 1 < len(said) else None
        if letter != "#" and (
            phrase := (longer and _fits(longer, said, at)) or speech.words.get(word)
        ):
            parts, letter, channel = phrase.parts, phrase.letter, phrase.channel
            if len(parts) > 1:
                end, text = at + len(parts), " ".join(parts)
        if word in _DAY_STARTS and (size := _day_size(said, at)) and at + size > end:
            end, letter, channel = at + size, "e", None
            text = " ".join(part for part in said[at:end] if part not in _IN_DAYS)
        tokens.append(Token(at, text, channel))
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
                names = written.casefold().split(" ")
                said += names
                forms += (
                    "_" * len(names)
                    if written.islower()
                    else ["N" if word[0].isupper() else "_" for word in written.split(" ")]
                )
            case "link":
                target, letter = _read_link(text, match)
                day = _day_of(target) if letter == "L" else ""
                if not day:
                    targets[len(said)] = target
                said.append(day)
                letter = "e" if day else letter
                forms.append(letter)
            case kind:
                said.append("w/" if written in _WITH else written.casefold())
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


def _day_of(target: str) -> str:
    """Return the day that the name of a daily note says, or an empty text (F25)."""
    name = target.rpartition("/")[2].casefold()
    return name if name[:1].isdigit() and _DAY_NOTE.fullmatch(name) else ""


def _day_size(said: list[str], at: int) -> int:
    """Return how many words and signs name a day of the calendar, or 0.

    Examples are `Nov 9`, `12th of November, 2026` and `on the 12th`.
    """
    end = at + 1 if said[at] == "on" else at
    end += said[end : end + 1] == ["the"]
    words = [*said[end : end + 4], "", "", ""]
    if words[0] in _MONTHS:
        size = 2 * (words[1] in _NUMBERS) or 3 * (words[1] == "." and words[2] in _NUMBERS)
    elif said[at] == "on" and words[1] == "/" and {words[0], words[2]} <= _NUMBERS:
        size = 3
    elif words[0] in _NUMBERS:
        size = 2 * (words[1] in _MONTHS) or 3 * (words[1] == "of" and words[2] in _MONTHS)
        size = size or int(end == at + 2 and words[0] in _ORDINALS)
    else:
        return 0
    if not size:
        return 0
    end += size
    behind = said[end : end + 2]
    is_parted = behind[:1] == [","]
    return end - at + (1 + is_parted) * bool(_YEAR.fullmatch("".join(behind[is_parted:][:1])))


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
