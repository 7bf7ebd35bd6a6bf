"""Asks the questions of the exercise (M5-M10).

Names come first and from memory, then the notes they mean, then when one last spoke with each.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from mdrel.app.editing.note_command import NoteChange
from mdrel.app.guides.dialogue import Question
from mdrel.app.guides.guide import Guide
from mdrel.app.guides.records import list_items, read_records
from mdrel.app.guides.words import KEYS
from mdrel.app.input.dates import read_typed_day
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.level import Circle, Level
from mdrel.model.names import fold_case
from mdrel.parse.markdown.wikilinks import show_links
from mdrel.rules.general_questions import deal_more
from mdrel.rules.roll_call import Named, RollCall, make_roll_call
from mdrel.views.notes.roll_call import Earlier, draw_roll_call, write_roll_call
from mdrel.write.edits import AddEntry, Edit, RemoveProperty, SetProperty

QUESTIONS = {
    Circle.TEN: (
        "Ten people, inside and outside your organisation, on whose help you can count whatever "
        "happens. One name a line; an empty line ends the list."
    ),
    Circle.THREE: (
        "Three others, whom you trust with anything and talk with about work and life alike. An "
        "empty line ends the list."
    ),
}
REMEMBERED = "talked, as remembered in the roll call"
UNKNOWN = frozenset({"", "never", "no idea"})
NAME_HELP = (
    "A name as you would say it, looked up after both lists; an empty line ends the list. "
    "A capital B or Q is a name."
)
WHEN_HELP = (
    "The day you last spoke, such as 12 nov, last friday or 3 weeks ago; an empty line where you "
    "have no idea. Your notes are not changed by an earlier day than theirs."
)
UNNAMED = Question(
    "unnamed",
    "Take them out of the circles?",
    "y takes them out of the ten and the three; their level stays.",
)


def run_roll_call(guide: Guide) -> None:
    """Do the roll call, say what the answers mean, and offer to write the outcome.

    That is circles, new notes, remembered talks, and the record.
    """
    say = guide.dialogue.say
    tell = guide.dialogue.tell
    tell("The roll call: names from memory. Nothing is looked up until both lists are done.")
    tell(f"{KEYS}.")
    typed = list(_ask_names(guide))
    if not typed:
        guide.draft.forget()
        say("")
        say(
            "Nobody came to mind, so there is nothing to write. It gets easier: `mdrel contacts` "
            "shows whom you know."
        )
        return
    settled = _settle(guide, typed)
    say(
        "When did you last really talk with each? Such as `12 nov`, `last friday`, `3 weeks ago`; "
        "an empty line where you have no idea."
    )
    people = _prepare(guide, [_ask_when(guide, each) for each in settled])
    roll = make_roll_call(
        people, guide.session.agenda, has_sides=bool(guide.session.policy.me.organizations)
    )
    earlier = read_earlier(guide.session)
    for line in draw_roll_call(roll, earlier):
        say(line)
    _plan(guide, roll, earlier)
    guide.finish(
        guide.command(
            "roll-call",
            f"{len(people)} people",
            {each.name: tuple(_fill_in(each)) for each in people if each.standing is None},
        )
    )


def _prepare(guide: Guide, people: list[Named]) -> list[Named]:
    """Return the people with what to say to each on this day, no question twice (M8)."""
    said = deal_more(guide.session.agenda, [each.standing for each in people if each.standing])
    return [
        replace(
            each,
            standing=replace(each.standing, prompts=said[each.standing.contact.path]),
        )
        if each.standing
        else each
        for each in people
    ]


def _ask_names(guide: Guide) -> Iterator[tuple[Circle, str]]:
    """Ask for both lists and yield each name once.

    A name that was given already gets no second place.
    """
    named: set[str] = set()
    for circle in Circle:
        guide.dialogue.say("")
        guide.dialogue.say(QUESTIONS[circle])
        place = asked = 1
        while place <= circle.size:
            question = Question(f"{circle}:{asked}", str(place), NAME_HELP)
            name = " ".join(guide.dialogue.ask_text(question).split())
            asked += 1
            if not name:
                break
            if fold_case(name) in named:
                guide.dialogue.say(f"  {name} is named already; each has one place.")
                continue
            named.add(fold_case(name))
            place += 1
            yield circle, name


def _settle(guide: Guide, typed: list[tuple[Circle, str]]) -> list[Named]:
    """Return the people that the names mean, each with one place.

    Who turns up twice keeps one place. Who is in both lists gets the one the person says, since the
    lists do not overlap (M6).
    """
    guide.dialogue.say("")
    found: dict[str, Named] = {}
    for circle, name in typed:
        standing = guide.match(fold_case(name), name, Level.TRUSTED)
        if standing is None and not guide.is_new(name):
            continue
        each = Named(standing.contact.name if standing else name, circle, standing)
        key = standing.contact.path if standing else fold_case(name)
        if key not in found:
            found[key] = each
        elif found[key].circle is circle:
            guide.dialogue.say(f"{name} is {each.name}, who is named already: counted once.")
        else:
            found[key] = Named(each.name, Circle(_ask_circle(guide, each.name)), standing)
    return list(found.values())


def _ask_circle(guide: Guide, name: str) -> str:
    question = Question(
        f"both:{fold_case(name)}",
        f"{name} is in both lists. The ten or the three?",
        "The three are others than the ten, so everybody has one place.",
    )
    return guide.dialogue.ask_choice(question, ("ten", "three"), "three")


def _ask_when(guide: Guide, each: Named) -> Named:
    today, order = guide.session.today, guide.session.policy.reading.date_order

    def read(text: str) -> date | None:
        if text.lower() in UNKNOWN:
            return None
        day = read_typed_day(text, today, order, is_past=True)
        if day > today:
            raise UsageError(f"{day} is still to come", "Say when you last spoke, or nothing.")
        return day

    said = guide.dialogue.ask(Question(f"when:{fold_case(each.name)}", each.name, WHEN_HELP), read)
    if said:
        guide.dialogue.say(f"  {said}")
    return Named(each.name, each.circle, each.standing, said)


def _fill_in(each: Named) -> Iterator[Edit]:
    """Yield what goes into the note of somebody new."""
    yield SetProperty("circle", str(each.circle))
    if each.said_on:
        yield AddEntry(each.said_on, text=REMEMBERED)


def _plan(guide: Guide, roll: RollCall, earlier: Earlier | None) -> None:
    """Gather what is to be written."""
    for each in roll.people:
        if each.standing and each.standing.contact.circle is not each.circle:
            guide.edit(each.standing.contact, SetProperty("circle", str(each.circle)))
        if (
            each.standing
            and each.said_on
            and (each.noted_on is None or each.said_on > each.noted_on)
        ):
            guide.edit(each.standing.contact, AddEntry(each.said_on, text=REMEMBERED))
    if roll.unnamed:
        names = ", ".join(each.contact.name for each in roll.unnamed)
        guide.dialogue.say("")
        guide.dialogue.say(f"In a circle until now, and not named: {names}.")
        if guide.dialogue.ask_whether(UNNAMED, default=False):
            for standing in roll.unnamed:
                guide.edit(standing.contact, RemoveProperty("circle"))
    links = {
        each.name: guide.link(each.standing.contact)
        if each.standing
        else guide.link_newcomer(each.name)
        for each in roll.people
    }
    links |= {
        each.standing.contact.name: guide.link(each.standing.contact) for each in roll.growers
    }
    guide.notes.append(
        NoteChange(
            guide.free_path(f"roll-call {roll.today}"),
            content=write_roll_call(roll, links, earlier),
        )
    )


def read_earlier(session: Session) -> Earlier | None:
    """Return what the newest roll call's note says.

    Notes that say something else are passed over.
    """
    found = [
        Earlier(
            record["roll_call"].value.text,
            {circle: tuple(map(show_links, list_items(record, str(circle)))) for circle in Circle},
        )
        for record in read_records(session, "roll_call")
    ]
    return max(found, key=lambda each: each.on, default=None)
