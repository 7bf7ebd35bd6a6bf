"""Reads a line of a daily note as a string of word classes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct

from mdrel.model.conversation import Channel
from mdrel.model.words.daily import SHORT_FORMS
from mdrel.model.words.days import SHORT_WEEKDAYS, WEEKDAYS
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import link_target
from mdrel.parse.speech.calendar_days import IN_DAYS, day_size
from mdrel.parse.speech.classes import Phrase, Speech
from mdrel.parse.speech.zones import drop_zones

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
    "→": "-",
    "|": ";",
    "@": "h",
    "<": "A",
    "↔": "A",
}
_WITH = frozenset({"w", "w."})
# Before what would be a condition, and how near.
_FORTUNE = frozenset({"no luck", "no joy"})
_CONDITIONS = frozenset({"if", "unless", "case"})
_NEAR = 5
_FORMS = {"tag": "#", "time": "t", "iso": "e", "dated": "e"}


class Token(Struct, frozen=True, gc=False):
    """A stretch of a line, with what it says in lower case.

    It tells which of the line's words and signs it begins with.
    """

    start: int
    text: str
    channel: Channel | None = None


class Said(Struct, frozen=True):
    """A line taken apart: its words and signs in lower case, and what their form alone shows.

    `forms` has a letter for each of them: its class, where the form tells it. A link is an empty
    word. `targets` are those of the links, by their place.
    """

    words: tuple[str, ...]
    forms: str
    targets: Mapping[int, str]


class Line(Struct, frozen=True):
    """A line as tokens, with the class of `tokens[n]` in `letters[n]`.

    `targets` are those of the links, by the words and signs they begin with; nothing else depends
    on them. `unreached` are the phrases which say that nobody was reached.
    """

    tokens: tuple[Token, ...]
    letters: str
    targets: Mapping[int, str]
    unreached: tuple[Token, ...] = ()

    def target(self, at: int) -> str:
        """Return the target of the link that is the token `at`."""
        return self.targets[self.tokens[at].start]


_DAY_NOTE = lazy_pattern(
    r"(?:\d{4}(?P<one>[-._]?)\d\d(?P=one)\d\d|\d\d?(?P<two>[.-])\d\d?(?P=two)\d{4})"
    rf"(?:,? \(?(?:{'|'.join((*WEEKDAYS, *SHORT_WEEKDAYS))})\)?)?"
)


# A link in quotation marks of its own is no quotation: `Lunch with "[[Ada]]"`.
_QUOTED = lazy_pattern(r"""(?<![^\s(:–—-])(?:"(?=[\w'])[^"]*"|“(?=[\w'])[^“”]*”)""")


# Signs that come again and again say no more than three of them; they matter where a line is long.
_LONG = 2000
# `didnt` for `didn't`
_NEGATED = "did|do|does|could|would|should|was|were|is|are|have|has|had|ca|wo"
_BARE_NOT = lazy_pattern(rf"(?<!\w)((?:{_NEGATED}))nt(?!\w)", re.IGNORECASE)
_MAY_BE_BARE = tuple(f"{each}nt" for each in _NEGATED.split("|"))
# `Emailed/texted [[Ada]]`, `Call/text [[Ada]]`
_EITHER = lazy_pattern(r"(?<=[vku])/(?=[vku])|(?<=[ncb])/(?=[ncb])")
_RUN = lazy_pattern(r"([,;:()/&+?!.…|])\1{3,}")


def read_line(found: Said, speech: Speech) -> Line:
    """Return the tokens and their classes of a line that was taken apart."""
    said, forms = found.words, list(found.forms)
    tokens: list[Token] = []
    letters: list[str] = []
    end = 0
    for at, known in enumerate(map(speech.known.get, said)):
        if known is None or at < end:
            continue
        phrase = _longest(known.longer, said, at) if known.longer else None
        phrase = (phrase or known.phrase) if forms[at] != "#" else None
        size = len(phrase.parts) if phrase else 1
        if known.starts_day and (days := day_size(said, at)) > size:
            size, letter = days, "e"
            days_words = (part for part in said[at : at + size] if part not in IN_DAYS)
            token = Token(at, " ".join(days_words))
        elif phrase is None:
            continue
        elif size == 1 and phrase.channel is None:
            forms[at] = phrase.letter
            continue
        else:
            letter, token = phrase.letter, Token(at, phrase.text, phrase.channel)
        if end < at:  # words by themselves, taken many at once
            tokens.extend(map(Token, range(end, at), said[end:at]))
            letters += forms[end:at]
        tokens.append(token)
        letters.append(letter)
        end = at + size
    tokens.extend(map(Token, range(end, len(said)), said[end:]))
    letters += forms[end:]
    joined = "".join(letters)
    joined = _EITHER.sub("A", joined) if "/" in joined else joined
    return Line(tuple(tokens), joined, found.targets, _find_unreached(said, speech))


def take_apart(text: str, speech: Speech) -> Said:
    """Return the words and signs of a line."""
    text = text.replace("’", "'") if "’" in text else text
    if "nt" in text and any(map(text.casefold().__contains__, _MAY_BE_BARE)):
        text = _BARE_NOT.sub(r"\1n't", text)
    text = drop_zones(text, speech)
    text = _RUN.sub(r"\1\1\1", text) if len(text) > _LONG else text
    said: list[str] = []
    forms: list[str] = []
    quoted = tuple(each.span() for each in _QUOTED.finditer(text)) if _may_quote(text) else ()
    targets: dict[int, str] = {}
    for match in speech.token.finditer(text):
        # The group that closes last is the outermost: the kind of token.
        written = match[match.lastindex or 0]
        if match[0] == "." and _is_short(said, forms, text, match.end()):
            continue
        match match.lastgroup:
            case "names":
                words, letters = _take_names(written)
                if words[-1] == "n":  # `me n [[Ada]]`
                    letters[-1] = "A"
                said += words
                forms += letters
            case "link":
                target, letter = _read_link(match)
                if quoted and _is_within(quoted, match.start()):
                    letter = "P"
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
    return Said(tuple(said), "".join(forms), targets)


def _is_short(said: list[str], forms: list[str], text: str, end: int) -> bool:
    """Whether the last word is a short form, or an initial with more of its sentence behind it."""
    return bool(said) and (
        said[-1] in SHORT_FORMS
        or (len(said[-1]) == 1 and forms[-1] == "N" and text[end : end + 2].strip().islower())
    )


def _take_names(written: str) -> tuple[list[str], list[str]]:
    """Return words that begin with letters in lower case, and the letter of each."""
    words = written.split(" ")
    folded = written.casefold().split(" ")
    if "US" in written:  # the country, and not `us`
        folded = ["u.s." if word == "US" else low for word, low in zip(words, folded, strict=True)]
    if written.islower():
        return folded, ["_"] * len(folded)
    return folded, ["N" if word[0].isupper() else "_" for word in words]


def _may_quote(text: str) -> bool:
    return '"' in text or "“" in text


def _is_within(spans: tuple[tuple[int, int], ...], at: int) -> bool:
    """Whether a place is inside one of the spans, which are in order."""
    start, end = spans[bisect_left(spans, (at, at)) - 1]
    return start < at < end


def _day_of(target: str) -> str:
    """Return the day that the name of a daily note says, or an empty text (F25)."""
    name = target.rpartition("/")[2].casefold()
    return name if name[:1].isdigit() and _DAY_NOTE.fullmatch(name) else ""


def _longest(
    phrases: Mapping[str, tuple[Phrase, ...]], said: tuple[str, ...], at: int
) -> Phrase | None:
    """Return the longest of the phrases, by their second word, that stands at a token."""
    found = phrases.get(said[at + 1]) if at + 1 < len(said) else None
    return _fits(found, said, at) if found else None


def _fits(phrases: tuple[Phrase, ...], said: tuple[str, ...], at: int) -> Phrase | None:
    """Return the first, and so the longest, of the phrases that stands at a token."""
    for phrase in phrases:
        if phrase.parts == said[at : at + len(phrase.parts)]:
            return phrase
    return None


def _find_unreached(said: tuple[str, ...], speech: Speech) -> tuple[Token, ...]:
    """Return the places where the line says that nobody was reached."""
    if speech.unreached.keys().isdisjoint(said):
        return ()
    found = (
        (at, _fits(speech.unreached[word], said, at))
        for at, word in enumerate(said)
        if word in speech.unreached
    )
    return tuple(
        Token(at, phrase.text)
        for at, phrase in found
        if phrase and not (_is_condition(said, at) or _is_of_other_things(said, at, phrase))
    )


def _is_of_other_things(said: tuple[str, ...], at: int, phrase: Phrase) -> bool:
    """Whether what failed was no call or visit: `Had no luck with [[Ada]]`."""
    behind = at + len(phrase.parts)
    return (
        phrase.text in _FORTUNE
        and said[behind : behind + 1] in {("with",), ("w/",)}
        and said[max(at - 1, 0)] in {"had", "have", "having"}
    )


def _is_condition(said: tuple[str, ...], at: int) -> bool:
    """Whether a phrase is what something else depends on: `Ring [[Ada]] if there is no answer`."""
    for word in reversed(said[max(at - _NEAR, 0) : at]):
        if word in _CONDITIONS or not word[:1].isalnum():
            return word in _CONDITIONS
    return False


def _read_link(match: re.Match[str]) -> tuple[str, str]:
    """Return a link's target and class.

    A web address is a mere name, and a possessive link takes part in nothing.
    """
    target, text = link_target(match), match.string
    is_owner = (
        text.startswith(("'s", "'S"), match.end())
        or text[match.end() : match.end() + 2].rstrip() == "'"
    )
    return target, ("N" if not target else "P" if is_owner else "L")
