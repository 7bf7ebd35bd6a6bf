"""Reads the words of `mdrel log` into people, channel, day, purpose and text.

Such words are `priya call: board pack, she intros Tom`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mdrel.app.input.line_context import JOINING, NO_NAMES, How
from mdrel.app.input.person_lookup import find_people, reject_unreadable, resolve_person
from mdrel.app.input.talk_words import ParsedLine, read_line, take_tags
from mdrel.app.session import Session
from mdrel.errors import PersonNotFoundError, UsageError
from mdrel.model.agenda import Standing
from mdrel.model.names import fold_case
from mdrel.model.slug import make_slug

LONGEST_NAME = 8
_TOKEN = re.compile(r"[^\s,:]+|[,:]")


def take_people(
    session: Session, words: str, how: How | None = None
) -> tuple[tuple[Standing, ...], str]:
    """Return the people a text begins with, and the rest of it.

    Names are separated by commas or joined by `and`, and a colon ends them for certain. Of a
    name's words the longest run that fits exactly one person is taken; behind `and` they are whole
    words of a name. With `how` a channel word or a day ends a name, unless it is a whole word of
    it. Raises PersonNotFoundError, AmbiguousError, or UsageError where no name stands.
    """
    tokens = list(_TOKEN.finditer(words))
    found, at = _take_one(session, words, tokens, how)
    people, at = _take_further(session, words, tokens, at, how)
    return _without_repeats((found, *people)), _rest(words, tokens, at)


def _without_repeats(people: Iterable[Standing]) -> tuple[Standing, ...]:
    found: list[Standing] = []
    for each in people:
        found += [] if each in found else [each]
    return tuple(found)


def _rest(words: str, tokens: Sequence[re.Match[str]], at: int) -> str:
    """Return what stands behind the names, which end before the token `at`."""
    end = tokens[at - 1].end()
    if at < len(tokens) and tokens[at][0] == ":":
        end = tokens[at].end()
    return words[end:].strip(" ,")


def _take_further(
    session: Session, words: str, tokens: Sequence[re.Match[str]], at: int, how: How | None
) -> tuple[list[Standing], int]:
    """Return those who are named behind a first name that ends before `at`, and where they end."""
    people: list[Standing] = []
    while at < len(tokens):
        is_comma = tokens[at][0] == "," and at + 1 < len(tokens)
        found = _take_joined(session, tokens[at + is_comma :])
        if found is None and is_comma:
            found = _take_one(session, words, tokens[at + 1 :], how)
        if found is None:
            break
        people.append(found[0])
        at += found[1] + is_comma
    return people, at


def _take_joined(session: Session, tokens: Sequence[re.Match[str]]) -> tuple[Standing, int] | None:
    """Return whom `and` joins, and how many words that takes; None where it joins nobody.

    What follows may be text (`and then lunch`), so that only whole words of a name count.
    Raises AmbiguousError where they fit several.
    """
    words = [token[0] for token in tokens]
    if not words or words[0].casefold() not in JOINING:
        return None
    limit = _end_of_name(words, 1)
    if limit == 1 or words[1].casefold() in NO_NAMES:
        return None
    several = 0
    for end in range(limit, 1, -1):
        who = words[1:end]
        found = [each for each in find_people(session, " ".join(who)) if _holds_all(each, who)]
        if len(found) == 1:
            return found[0], end
        several = several or (end if found else 0)
    return (resolve_person(session, " ".join(words[1:several]))[0], several) if several else None


def _end_of_name(words: Sequence[str], start: int = 0) -> int:
    """Return where a name that begins at `start` ends at the latest."""
    longest = min(len(words), start + LONGEST_NAME)
    return next((at for at in range(start, longest) if words[at] in {",", ":"}), longest)


def _holds_all(found: Standing, words: Iterable[str]) -> bool:
    """Return whether all words are whole words of the names of a person."""
    names = _names_of(found)
    known = {part for name in names for part in make_slug(name).split("-")}
    return all(
        word.casefold() in fold_case(" ".join(names)).split()
        if word.casefold() in JOINING
        else known.issuperset(make_slug(word).split("-"))
        for word in words
    )


def _names_of(found: Standing) -> tuple[str, ...]:
    """Return the names of a person, and the slug as a name."""
    contact = found.contact
    return (contact.name, *contact.profile.aliases, contact.slug.replace("-", " "))


def take_one(session: Session, words: str) -> tuple[Standing, str]:
    """Return the one person a text begins with, and the rest of it.

    Raises PersonNotFoundError, AmbiguousError, or UsageError where no name stands.
    """
    tokens = list(_TOKEN.finditer(words))
    found, length = _take_one(session, words, tokens, None)
    return found, words[tokens[length - 1].end() :].lstrip(" :,")


def _take_one(
    session: Session, text: str, tokens: Sequence[re.Match[str]], how: How | None
) -> tuple[Standing, int]:
    words = [token[0] for token in tokens]
    longest = _end_of_name(words)
    if not longest:
        before = f" before '{words[0]}'" if words else ""
        raise UsageError(f"Nobody is named{before}", "Say with whom: a name, slug or alias.")
    several = 0
    for length in range(longest, 0, -1):
        found = [
            each
            for each in find_people(session, " ".join(words[:length]))
            if _holds_all(each, (word for word in words[1:length] if word.casefold() in JOINING))
        ]
        if len(found) == 1 and not (how and _holds_head(text, tokens[1:length], found[0], how)):
            return found[0], length
        if len(found) > 1:
            several = several or length
    reject_unreadable(session, words[:longest])
    is_list = longest < len(words) and words[longest] == ","
    joined = (at for at in range(1, longest) if words[at].casefold() in JOINING)
    who = " ".join(words[: several or (next(joined, longest) if is_list else 1)])
    return resolve_person(session, who)[0], max(several, 1)


def _holds_head(text: str, further: Sequence[re.Match[str]], found: Standing, how: How) -> bool:
    """Return whether a channel word or a day begins among the further words of a name.

    `call` does in `pri call`. A whole word of the person's name does not count.
    """
    names = " ".join(_names_of(found)).casefold().split()
    return any(
        word[0].casefold() not in names and how.begins_head(text, word.start()) for word in further
    )


def read_words(session: Session, words: str, *, has_channel: bool = False) -> ParsedLine:
    """Return what `words` say.

    With `has_channel` the channel is told otherwise, and none is looked for.
    Raises PersonNotFoundError with how to add somebody, AmbiguousError, or UsageError where the day
    is to come or is none.
    """
    how = How(session.lexicon, session.today, has_channel)
    bare, tags = take_tags(words)
    try:
        people, rest = take_people(session, bare, how)
    except PersonNotFoundError as error:
        error.hint += "\nSomebody new gets a note first: `mdrel add NAME --level tentative`"
        raise
    said = ParsedLine(people, tags=tags, is_told=_is_ended(bare, rest))
    return read_more(session, said, rest, has_channel=has_channel)


def _is_ended(text: str, rest: str) -> bool:
    """Return whether a colon ends the names before the rest of a text."""
    return text[: len(text) - len(rest)].rstrip(" ,").endswith(":")


def read_more(
    session: Session, said: ParsedLine, line: str, *, has_channel: bool = False
) -> ParsedLine:
    """Return `said` together with what a line behind the names says.

    Whom `and` joins at its beginning is one of the people, unless a colon ended their names.
    """
    how = How(session.lexicon, session.today, has_channel)
    bare, tags = take_tags(line)
    people, rest = ((), bare) if said.is_told else _take_joined_people(session, bare, how)
    is_told = said.is_told or (bool(people) and _is_ended(bare, rest))
    found = read_line(rest, how)
    return replace(
        found,
        people=_without_repeats((*said.people, *people)),
        tags=tuple(dict.fromkeys((*found.tags, *said.tags, *tags))),
        is_told=found.head.endswith(":") or (is_told and not found.channel),
    )


def _take_joined_people(session: Session, text: str, how: How) -> tuple[tuple[Standing, ...], str]:
    """Return those whom `and` joins at the beginning of a text, and the rest of it."""
    tokens = list(_TOKEN.finditer(text))
    if not tokens or tokens[0][0].casefold() not in JOINING:
        return (), text
    people, at = _take_further(session, text, tokens, 0, how)
    return (tuple(people), _rest(text, tokens, at)) if people else ((), text)
