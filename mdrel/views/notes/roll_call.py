"""The roll call on the screen and as a Markdown note (M5-M10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from mdrel.model.agenda import PromptKind
from mdrel.model.level import Circle
from mdrel.rules.roll_call import Named, RollCall
from mdrel.rules.suggestions import Closeness
from mdrel.views.markdown.escape import shorten
from mdrel.views.markdown.note import say, say_day, section, write_review_note
from mdrel.views.notes.style import say_on_screen
from mdrel.views.terminal.text import count, short_day

# Of somebody who could grow, so many subjects are named, each so long.
FEW, SHORT = 2, 50
# Said of the paused and archived, and where the cadence is none.
NOT_DUE = "no reminders"
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
    spoken = len(roll.people) - len(roll.silent)
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
    put_off = (f"- {links[each.name]}: {each.due.on or NOT_DUE}" for each in roll.put_off)
    yield from section("Not due yet", put_off)
    yield from section(
        "Who could grow into a place",
        (f"- {_say_grower(each, links[each.standing.contact.name], say)}" for each in roll.to_grow),
    )
    compared = _compare(roll, earlier, say) if earlier else ()
    yield from section("Since the last time", (f"- {line}" for line in compared))


def _say_grower(each: Closeness, name: str, say_text: Callable[[str], str]) -> str:
    """Return how often one speaks with somebody, and the subjects of the last talks."""
    subjects = dict.fromkeys(shorten(talk.text, SHORT) for talk in each.talks if talk.text)
    about = f"; last about: {' · '.join(map(say_text, list(subjects)[:FEW]))}" if subjects else ""
    return f"{name}: spoken with in {count(each.months, 'month')} of the last six{about}"


def _say_last(each: Named) -> str:
    if each.last_on is None:
        return "no date known"
    about = f": {say(each.subject)}" if each.subject else ""
    if each.said_on and each.noted_on and each.said_on != each.noted_on:
        days = f" (remembered {each.said_on}, noted {each.noted_on})"
    else:
        days = "" if each.noted_on else " (remembered)"
    return f"last spoke {each.last_on}{days}{about}"


def what_to_say(each: Named) -> Iterator[str]:
    """Yield what to thank somebody for and what to offer them (M8).

    It is a plain word where the notes tell of nothing.
    """
    prompts = each.standing.prompts if each.standing else ()
    thanks = (each for each in prompts if each.kind is PromptKind.THANK and not each.bare)
    thank = next((each.text for each in thanks), "")
    offer = next((prompt for prompt in prompts if prompt.kind is PromptKind.OFFER), None)
    yield f"thank them for: {thank}" if thank else "thank them"
    yield f"ask “{offer.question}”" if offer and offer.question else "ask how you can help"


def _compare(roll: RollCall, earlier: Earlier, say_names: Callable[[str], str]) -> Iterator[str]:
    """Yield who came into a list and who is in it no more since the earlier roll call."""
    yield f"the last one was on {earlier.on}"
    for circle in Circle:
        now = {each.name for each in roll.members(circle)}
        before = earlier.names.get(circle, ())
        came = sorted(now - set(before))
        gone = [name for name in before if name not in now]
        yield (
            f"the {circle}: {len(before)} then, {len(now)} now"
            + (f"; new {say_names(', '.join(came))}" if came else "")
            + (f"; no more {say_names(', '.join(gone))}" if gone else "")
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
        f"Spoken with in the past month: {len(roll.people) - len(roll.silent)} of "
        f"{len(roll.people)}."
    )
    yield from (f"  · {each.text}" for each in roll.findings)
    if roll.to_call:
        yield ""
        yield "Call now:"
    for each in roll.to_call:
        reach = f" ({how})" if (how := _say_reach(each)) else ""
        yield f"  · {each.name}{reach}: {say_on_screen('; '.join(what_to_say(each)))}"
    if roll.put_off:
        yield ""
        yield "Not due yet, by what their notes say:"
    for each in roll.put_off:
        day = short_day(each.due.on, roll.today, weekday=True) if each.due.on else NOT_DUE
        yield f"  · {each.name}: {day}"
    if roll.to_grow:
        yield ""
        yield "Who could grow into a place:"
    for grower in roll.to_grow:
        yield f"  · {_say_grower(grower, grower.standing.contact.name, say_on_screen)}"
    if earlier:
        yield ""
        yield "Since the last time:"
        yield from (f"  · {line}" for line in _compare(roll, earlier, say_on_screen))


def _say_reach(each: Named) -> str:
    """Return a number or an address, where the note has one."""
    return each.standing.contact.profile.reach if each.standing else ""
