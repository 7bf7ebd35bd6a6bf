"""A first message to a target, to be pasted and made your own (M4, M14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Profile
from mdrel.model.names import join_names
from mdrel.model.policy import Me
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.rules.next_targets import Introducer, NextTarget
from mdrel.rules.sources import SOURCES
from mdrel.views.terminal.text import flow, name_day

ALSO_THERE = "organization"
# What a first message says of the method's sources (M15).
_TOLD = {
    "peers": "A colleague told me about you.",
    "boss": "My boss told me about you.",
    "LinkedIn": "I came across you on LinkedIn.",
    "Facebook": "I came across you on Facebook.",
    "industry events": "I came across your name at an event of our industry.",
    "associations": "I came across your name through our association.",
}
# An address, a link, a day, or the word of one's own by which a command noted where it came from.
_UNTOLD = lazy_pattern(r"://|www\.|\[|@|\d{4}-\d\d|^new role$", re.IGNORECASE)
# One thing that needs an article, with a word before it: `article`, `trade fair`.
_THING = lazy_pattern(
    r"(?!(?:an?|the|my|our|his|her|their)\s)(?:[a-z]+ )?(?:article|book|podcast|talk|lecture|"
    r"speech|conference|congress|summit|fair|exhibition|event|meeting|meetup|webinar|seminar|workshop|"
    r"course|newsletter|interview|report|paper|post|blog|video|panel|dinner|lunch|party|friend|client|"
    r"customer|supplier|contact|neighbour|neighbor)"
)


def write_message(target: NextTarget, prompts: Sequence[Prompt], me: Me) -> list[str]:
    """Return the paragraphs of a message: who you are, what they gain, what you ask.

    `prompts` are today's for the target; the small request is one of them. What the note does not
    say stands in brackets.
    """
    profile = target.state.standing.contact.profile
    about = [*_say_again(prompts), *_say_who(me), *(_say_through(target) or _say_source(profile))]
    return [
        f"Dear {profile.name},",
        " ".join(about) or "[Say who you are.]",
        *_say_gains(profile, me),
        next((each.text for each in prompts if each.question), "May I write to you again?"),
        f"With kind regards,\n{me.name or '[your name]'}",
    ]


def _say_gains(profile: Profile, me: Me) -> Iterator[str]:
    """Yield what they gain and what you gain, in one sentence where both are noted."""
    gain, hope = join_names(profile.i_offer), join_names(profile.they_offer)
    whom = "us" if me.organizations else "me"
    if gain and hope:
        yield f"I could help you with {gain}, and hope that you can help {whom} with {hope}."
        return
    yield f"I could help you with {gain}." if gain else "[Say what they gain: i_offer.]"
    wish = f"I hope that you can help {whom} with {hope}."
    yield wish if hope else "[Say what you hope for: they_offer.]"


def draw_messages(messages: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    """Yield messages with a blank line between paragraphs, and a rule between messages.

    Lines break at `width`, or nowhere where it is 0.
    """
    for number, message in enumerate(messages):
        if number:
            yield from ("", "---", "")
        for at, paragraph in enumerate(message):
            yield from [""] if at else []
            for line in paragraph.split("\n"):
                yield from flow(line, width) if width else [line]


def _say_again(prompts: Sequence[Prompt]) -> Iterator[str]:
    for each in prompts:
        if each.kind is PromptKind.AGAIN and each.on:
            day = name_day(each.on).partition(" ")[2]
            yield f"I tried to reach you on {day}, and try once more."


def _say_who(me: Me) -> Iterator[str]:
    if me.name:
        place = f", of {me.organizations[0]}" if me.organizations else ""
        yield f"I am {me.name}{place}."


def _say_through(target: NextTarget) -> list[str]:
    known = [each.standing.contact.name for each in target.introducers if not _is_colleague(each)]
    names = [*known, *target.others]
    if names:
        return [f"We both know {' and '.join(names[:2])}."]
    colleagues = [each.standing.contact for each in target.introducers[:1]]
    return [f"I know {each.name}, of {each.profile.organization}." for each in colleagues]


def _say_source(profile: Profile) -> list[str]:
    """Return how you came across them, where the note says it in words that can be told them."""
    source = " ".join(profile.origin.split()).rstrip(".")
    if not source or _UNTOLD.search(source):
        return []
    name = next((name for name, words in SOURCES.items() if source.casefold() in words), "")
    if name in _TOLD:
        return [_TOLD[name]]
    is_thing = _THING.fullmatch(source) is not None
    article = ("an " if source[0] in "aeiou" else "a ") if is_thing else ""
    return [f"I came across your name through {article}{source}."]


def _is_colleague(each: Introducer) -> bool:
    return each.how == ALSO_THERE
