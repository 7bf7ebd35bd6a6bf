"""The roll call on the screen and as a Markdown note (M5-M10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from mdrel.model.agenda import PromptKind
from mdrel.model.level import Circle
from mdrel.rules.roll_call import PLACES, Named, RollCall
from mdrel.views.markdown.note import say, say_day, section, write_review_note
from mdrel.views.terminal.text import count

TITLES = {Circle.TEN: "The ten", Circle.THREE: "The three"}


class Earlier(Struct, frozen=True):
    """What an earlier roll call's note says: its day, and the names of each list."""

    on: str
    names: Mapping[Circle, tuple[str, ...]]


def write_roll_call(roll: RollCall, links: Mapping[str, str], earlier: Earlier | None) -> str:
    """Return the whole note of a roll call.

    `links` maps each name that was matched, made or could grow to its link.
    """
    lists = {str(circle): [links[each.name] for each in roll.members(circle)] for circle in Circle}
    spoken = len(roll.people) - len(roll.to_call)
    return write_review_note(
        {"roll_call": roll.today.isoformat(), "spoken_within_month": spoken, **lists},
        f"Roll call, {say_day(roll.today)}",
        _body(roll, links, earlier),
    )


def _body(roll: RollCall, links: Mapping[str, str], earlier: Earlier | None) -> Iterator[str]:
    yield ""
    yield from (f"- {each.text}" for each in roll.findings)
    for circle, title in TITLES.items():
        yield from section(
            title,
            (
                f"{at}. {links[each.name]}, {_say_last(each)}"
                for at, each in enumerate(roll.members(circle), 1)
            ),
            "Nobody came to mind.",
        )
    yield from section(
        "To call",
        (f"- {links[each.name]}: {say('; '.join(what_to_say(each)))}" for each in roll.to_call),
    )
    yield from section(
        "Who could grow into a place",
        (
            _grower(each.standing.contact.name, each.months, each.subjects, links)
            for each in roll.growers
            if _has_free_place(roll)
        ),
    )
    yield from section("Since the last time", _compare(roll, earlier) if earlier else [])


def _has_free_place(roll: RollCall) -> bool:
    return len(roll.people) < PLACES


def _grower(name: str, months: int, subjects: Sequence[str], links: Mapping[str, str]) -> str:
    about = f", about {', '.join(subjects)}" if subjects else ""
    return (
        f"- {links[name]}: spoken with in {count(months, 'different month')} within half a "
        f"year{about}"
    )


def _say_last(each: Named) -> str:
    if each.last_on is None:
        return "no date known"
    if each.said_on and each.noted_on and each.said_on != each.noted_on:
        return f"last spoke {each.last_on} (remembered {each.said_on}, noted {each.noted_on})"
    return f"last spoke {each.last_on}" + ("" if each.noted_on else " (remembered)")


def what_to_say(each: Named) -> Iterator[str]:
    """Yield what to thank somebody for and what to offer them (M8).

    It is a plain word where the notes tell of nothing.
    """
    prompts = each.standing.prompts if each.standing else ()
    thanks = (each for each in prompts if each.kind is PromptKind.THANK and not each.bare)
    thank = next((each.text for each in thanks), "")
    offer = next((prompt.text for prompt in prompts if prompt.kind is PromptKind.OFFER), "")
    yield f"thank for: {thank}" if thank else "say thank you"
    yield offer or "ask how you can help"


def _compare(roll: RollCall, earlier: Earlier) -> Iterator[str]:
    """Yield who came into a list and who is in it no more since the earlier roll call."""
    yield f"- the last one was on {earlier.on}"
    for circle in Circle:
        now = {each.name for each in roll.members(circle)}
        before = earlier.names.get(circle, ())
        came = sorted(now - set(before))
        gone = [name for name in before if name not in now]
        yield (
            f"- the {circle}: {len(before)} then, {len(now)} now"
            + (f"; new {say(', '.join(came))}" if came else "")
            + (f"; no more {say(', '.join(gone))}" if gone else "")
        )


def draw_roll_call(roll: RollCall, earlier: Earlier | None) -> Iterator[str]:
    """Yield what the lists say, for the screen."""
    yield ""
    yield (
        "; ".join(
            f"{title.lower()}: {len(roll.members(circle))} of {circle.size}"
            for circle, title in TITLES.items()
        ).capitalize()
        + "."
    )
    yield (
        f"Spoken with in the past month: {len(roll.people) - len(roll.to_call)} of "
        f"{len(roll.people)}."
    )
    yield from (f"- {each.text}" for each in roll.findings)
    if roll.to_call:
        yield ""
        yield "Call now:"
    for each in roll.to_call:
        reach = (
            next(
                iter(
                    (*each.standing.contact.profile.phones, *each.standing.contact.profile.emails)
                ),
                "",
            )
            if each.standing
            else ""
        )
        yield (
            f"- {each.name}"
            + (f" ({reach})" if reach else "")
            + f": {'; '.join(what_to_say(each))}"
        )
    if earlier:
        yield ""
        yield from _compare(roll, earlier)
