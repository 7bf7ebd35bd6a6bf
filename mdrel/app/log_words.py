"""The words of `mdrel log`: `priya call: board pack, she intros Tom` to people, channel, purpose and text (UX "Logging in five seconds")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mdrel.app.people import choose, choose_from, stop_unreadable
from mdrel.app.session import Session
from mdrel.model.agenda import Standing
from mdrel.model.conversation import Purpose
from mdrel.parse.lexicon import PURPOSE, Lexicon

LONGEST_NAME = 8
TAGS = ("thanks", "assist", "got", "gave", "strategic", "personal", "mentoring")
_TOKEN = re.compile(r"[^\s,:]+|[,:]")
_PLUS_TAG = re.compile(rf"(?<!\S)\+({'|'.join(TAGS)})(?!\S)", re.IGNORECASE)

Find = Callable[[str], Sequence[Standing]]


@dataclass(frozen=True, slots=True)
class Words:
    """What was said: with whom, by which channel word (as typed, lower case; empty for none), what for, and the rest."""

    people: tuple[Standing, ...]
    channel: str = ""
    purpose: Purpose | None = None
    text: str = ""
    tags: tuple[str, ...] = ()


def take_people(session: Session, words: str, lexicon: Lexicon | None = None) -> tuple[tuple[Standing, ...], str]:
    """Return the people a text begins with, and the rest of it; names are parted by commas, and a colon ends them for certain.

    Of a name's words the longest run that fits exactly one person is taken. A channel word ends a name, unless it is a whole word of it.
    Raises NobodyError or AmbiguousError.
    """
    tokens = list(_TOKEN.finditer(words))
    people: list[Standing] = []
    at = 0
    while True:
        found, length = _take_one(session, [token[0] for token in tokens[at:]], lexicon)
        people += [] if found in people else [found]
        at += length
        sign = tokens[at][0] if at < len(tokens) else ""
        if sign != "," or at + 1 == len(tokens):
            end = tokens[at - 1].end() + words[tokens[at - 1].end() :].find(":") + 1 if sign == ":" else tokens[at - 1].end()
            return tuple(people), words[end:].strip(" ,")
        at += 1


def take_one(session: Session, words: str) -> tuple[Standing, str]:
    """Return the one person a text begins with, and the rest of it; raises NobodyError or AmbiguousError."""
    tokens = list(_TOKEN.finditer(words))
    found, length = _take_one(session, [token[0] for token in tokens], None)
    return found, words[tokens[length - 1].end() :].lstrip(" :,")


def _take_one(session: Session, words: Sequence[str], lexicon: Lexicon | None) -> tuple[Standing, int]:
    limit = next((index for index, word in enumerate(words) if word in {",", ":"}), len(words))
    longest = min(limit, LONGEST_NAME)
    several = 0
    for length in range(longest, 0, -1):
        found = choose_from(session, " ".join(words[:length]))
        if len(found) == 1 and not _ends_in_channel(words[:length], found[0], lexicon):
            return found[0], length
        if len(found) > 1:
            several = several or length
    stop_unreadable(session, words[:longest])
    who = " ".join(words[: several or (limit if limit < len(words) and words[limit] == "," else 1)])
    return choose(session, who)[0], max(several, 1)


def _ends_in_channel(words: Sequence[str], found: Standing, lexicon: Lexicon | None) -> bool:
    """Whether the last word is a channel's (`pri call`) and no whole word of the person's name."""
    if lexicon is None or len(words) == 1 or words[-1].lower() not in lexicon.channels:
        return False
    names = " ".join((found.contact.name, *found.contact.profile.aliases, found.contact.slug.replace("-", " ")))
    return words[-1].casefold() not in names.casefold().split()


def read_words(session: Session, words: str, lexicon: Lexicon, *, has_channel: bool = False) -> Words:
    """Return what `words` say; where the channel is told otherwise (`has_channel`), none is looked for. Raises NobodyError or AmbiguousError."""
    people, rest = take_people(session, words, lexicon)
    channel, purpose, text = read_text(rest, lexicon, has_channel=has_channel)
    tags = tuple(dict.fromkeys(tag.lower() for tag in _PLUS_TAG.findall(text)))
    return Words(people, channel, purpose, " ".join(_PLUS_TAG.sub(" ", text).split()), tags)


def read_text(rest: str, lexicon: Lexicon, *, has_channel: bool = False) -> tuple[str, Purpose | None, str]:
    """Return channel word, purpose and text of what follows the names."""
    match = None if has_channel else lexicon.channel.match(rest)
    after = rest[match.end() :] if match else rest
    purpose = PURPOSE.match(after)
    after = after[purpose.end() :] if purpose else after
    return (
        " ".join(match["word"].lower().split()) if match else "",
        Purpose(purpose["purpose"].lower()) if purpose else None,
        after.strip().removeprefix(":").strip(),
    )
