"""Reads the words of `mdrel log` into people, channel, day, purpose and text.

Such words are `priya call: board pack, she intros Tom`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mdrel.app.input.line_context import How
from mdrel.app.input.person_lookup import find_people, reject_unreadable, resolve_person
from mdrel.app.input.talk_words import ParsedLine, read_line, take_tags
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.agenda import Standing

LONGEST_NAME = 8
_TOKEN = re.compile(r"[^\s,:]+|[,:]")


def take_people(
    session: Session, words: str, how: How | None = None
) -> tuple[tuple[Standing, ...], str]:
    """Return the people a text begins with, and the rest of it.

    Names are separated by commas, and a colon ends them for certain. Of a name's words the longest
    run that fits exactly one person is taken. With `how` a channel word or a day ends a name,
    unless it is a whole word of it.
    Raises PersonNotFoundError, AmbiguousError, or UsageError where no name stands.
    """
    tokens = list(_TOKEN.finditer(words))
    people: list[Standing] = []
    at = 0
    while True:
        found, length = _take_one(session, words, tokens[at:], how)
        people += [] if found in people else [found]
        at += length
        sign = tokens[at][0] if at < len(tokens) else ""
        if sign != "," or at + 1 == len(tokens):
            end = (
                tokens[at - 1].end() + words[tokens[at - 1].end() :].find(":") + 1
                if sign == ":"
                else tokens[at - 1].end()
            )
            return tuple(people), words[end:].strip(" ,")
        at += 1


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
    limit = next((index for index, word in enumerate(words) if word in {",", ":"}), len(words))
    if not limit:
        before = f" before '{words[0]}'" if words else ""
        raise UsageError(f"Nobody is named{before}", "Say with whom: a name, slug or alias.")
    longest = min(limit, LONGEST_NAME)
    several = 0
    for length in range(longest, 0, -1):
        found = find_people(session, " ".join(words[:length]))
        if len(found) == 1 and not (how and _holds_head(text, tokens[1:length], found[0], how)):
            return found[0], length
        if len(found) > 1:
            several = several or length
    reject_unreadable(session, words[:longest])
    who = " ".join(words[: several or (limit if limit < len(words) and words[limit] == "," else 1)])
    return resolve_person(session, who)[0], max(several, 1)


def _holds_head(text: str, further: Sequence[re.Match[str]], found: Standing, how: How) -> bool:
    """Return whether a channel word or a day begins among the further words of a name.

    `call` does in `pri call`. A whole word of the person's name does not count.
    """
    names = (
        " ".join(
            (
                found.contact.name,
                *found.contact.profile.aliases,
                found.contact.slug.replace("-", " "),
            )
        )
        .casefold()
        .split()
    )
    return any(
        word[0].casefold() not in names and how.begins_head(text, word.start()) for word in further
    )


def read_words(session: Session, words: str, *, has_channel: bool = False) -> ParsedLine:
    """Return what `words` say.

    With `has_channel` the channel is told otherwise, and none is looked for.
    Raises PersonNotFoundError, AmbiguousError, or UsageError where the day is to come or is none.
    """
    how = How(session.lexicon, session.today, has_channel)
    bare, tags = take_tags(words)
    people, rest = take_people(session, bare, how)
    is_ended = bare[: len(bare) - len(rest)].rstrip(" ,").endswith(":")
    said = ParsedLine(people, tags=tags, is_told=is_ended)
    return read_more(session, said, rest, has_channel=has_channel)


def read_more(
    session: Session, said: ParsedLine, line: str, *, has_channel: bool = False
) -> ParsedLine:
    """Return `said` together with what a line behind the names says."""
    bare, tags = take_tags(line)
    found = read_line(bare, How(session.lexicon, session.today, has_channel))
    return replace(
        found,
        people=said.people,
        tags=tuple(dict.fromkeys((*found.tags, *said.tags, *tags))),
        is_told=found.head.endswith(":") or (said.is_told and not found.channel),
    )
