"""A first message to a target, to be pasted and made your own (M4, M14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.policy import Me
from mdrel.rules.next_targets import Introducer, NextTarget
from mdrel.views.terminal.text import flow, name_day

ALSO_THERE = "organization"


def write_message(target: NextTarget, prompts: Sequence[Prompt], me: Me) -> list[str]:
    """Return the paragraphs of a message: who you are, what they gain, what you ask.

    `prompts` are today's for the target; the small request is one of them. What the note does not
    say stands in brackets.
    """
    contact = target.state.standing.contact
    gain, hope = ", ".join(contact.profile.i_offer), ", ".join(contact.profile.they_offer)
    about = [*_say_again(prompts), *_say_who(me), *_say_through(target)]
    return [
        f"Dear {contact.name},",
        " ".join(about) or "[Say who you are.]",
        f"What I could do for you: {gain}." if gain else "[Say what they gain: i_offer.]",
        f"What I hope for: {hope}." if hope else "[Say what you hope for: they_offer.]",
        next((each.text for each in prompts if each.question), "May I write to you again?"),
        f"With kind regards,\n{me.name or '[your name]'}",
    ]


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


def _say_through(target: NextTarget) -> Iterator[str]:
    known = [each.standing.contact.name for each in target.introducers if not _is_colleague(each)]
    names = [*known, *target.others]
    if names:
        yield f"We both know {' and '.join(names[:2])}."
        return
    for each in target.introducers[:1]:
        contact = each.standing.contact
        yield f"I know {contact.name}, of {contact.profile.organization}."


def _is_colleague(each: Introducer) -> bool:
    return each.how == ALSO_THERE
