"""A task's words with one sign for each link, and the names in them (F73, F74, F76)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from mdrel.model.names import INVISIBLE
from mdrel.model.note import Link
from mdrel.model.words.task_owners import NAME_PARTICLES, NO_NAMES
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import link_target, link_text, links_of

# Stands for a link; where a note has the sign itself it is a blank.
SIGN = "\ufffc"
_MOST_WORDS = 5
_PARTS = lazy_pattern(r"\s*(?:,|;|&|\+|/|\band\b)\s*", re.IGNORECASE)
_NAME = lazy_pattern(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+)*")
_POSSESSIVE_ENDS = ("'s", "’s")


class Words(Struct, frozen=True):
    """A task's words with `SIGN` for every link.

    `links` are what the signs stand for, each with what a reader sees of it.
    """

    plain: str
    links: tuple[tuple[Link, str], ...]

    def people(self, start: int, end: int) -> list[Link]:
        """Return the links whose signs stand between two places."""
        first = self.plain.count(SIGN, 0, start)
        return [link for link, _ in self.links[first : first + self.plain.count(SIGN, start, end)]]

    def behind(self, at: int) -> Words:
        """Return the words from a place on."""
        return Words(self.plain[at:], self.links[self.plain.count(SIGN, 0, at) :])


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words or phrases, the longest first.

    Those with the same first letter stand together, so that few are tried at a place.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())


def read_words(text: str) -> Words:
    """Return the words of `text`."""
    links: list[tuple[Link, str]] = []

    def keep(match: re.Match[str]) -> str:
        if not (target := link_target(match)):
            return link_text(match)
        links.append((Link(target), link_text(match)))
        return SIGN

    if not text.isascii():
        text = text.replace(SIGN, " ").translate(INVISIBLE)
    plain = links_of(text).sub(keep, text) if "[" in text else text
    return Words(" ".join(plain.split()), tuple(links))


def name_of(words: Words, *, is_strict: bool = True) -> Link | None:
    """Return the link or the name that `words` are and nothing else.

    A strict name has at most a few words, each with a capital where there are several.
    """
    text = words.plain.strip(" \t*_").lstrip("@").strip("*_")
    if text == SIGN:
        return words.links[0][0]
    if SIGN in text or not text:
        return None
    return Link(text, is_link=False) if not is_strict or _is_name(text) else None


def is_full_name(link: Link) -> bool:
    """Whether a plain name has several words, each with a capital: `Zed Zoo`."""
    return not link.is_link and " " in link.target and link.target.istitle()


def _is_name(text: str) -> bool:
    """Whether a text has the form of a person's name."""
    if not _NAME.fullmatch(text):
        return False
    parts = text.split()
    if len(parts) == 1:
        return text.casefold() not in NO_NAMES
    return len(parts) <= _MOST_WORDS and not any(
        (part[0].islower() and part not in NAME_PARTICLES) or part.endswith(_POSSESSIVE_ENDS)
        for part in parts
    )


def split_names(words: Words, *, is_strict: bool = False) -> list[Link]:
    """Return the people of a list, or nothing where one of its parts is not a person."""
    found: list[Link] = []
    at = 0
    for part in _PARTS.split(words.plain):
        signs = part.count(SIGN)
        link = name_of(Words(part, words.links[at : at + signs]), is_strict=is_strict)
        at += signs
        if link is None:
            return []
        found.append(link)
    return found
