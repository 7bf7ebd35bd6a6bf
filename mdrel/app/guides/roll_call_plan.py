"""Plans what a roll call writes: circles, levels, remembered talks and the record (M5-M7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mdrel.app.editing.note_command import NoteChange
from mdrel.app.editing.planning import make_organizations
from mdrel.app.guides.guide import Guide
from mdrel.app.guides.question import Question
from mdrel.model.agenda import Standing
from mdrel.model.level import Level
from mdrel.rules.roll_call import Named, RollCall
from mdrel.views.notes.roll_call import Earlier, write_roll_call
from mdrel.write.edits import AddEntry, Edit, RemoveProperty, SetProperty

UNNAMED = Question(
    "unnamed",
    "Take them out of the circles?",
    "y takes them out of the ten and the three; their level stays.",
)
LEVELS_WHY = (
    "y makes them trusted: mdrel then reminds you to speak with each at least monthly. n leaves "
    "them in their circle without a level; nobody else's level changes."
)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names that are separated by commas."""
    return tuple(filter(None, (" ".join(part.split()) for part in text.split(","))))


def plan_roll_call(
    guide: Guide, roll: RollCall, earlier: Earlier | None, organizations: Sequence[str]
) -> None:
    """Gather what is to be written, and ask what is left to decide."""
    for each in roll.people:
        if each.standing and each.standing.contact.circle is not each.circle:
            guide.edit(each.standing.contact, SetProperty("circle", str(each.circle)))
        if each.standing and each.is_news:
            guide.edit(each.standing.contact, *_talk(each))
    _settle_levels(guide, roll)
    _settle_unnamed(guide, roll)
    if organizations:
        guide.notes.append(make_organizations(organizations))
    links = {
        each.name: guide.link(each.standing.contact)
        if each.standing
        else guide.link_newcomer(each.name)
        for each in roll.people
    }
    links |= {
        each.standing.contact.name: guide.link(each.standing.contact) for each in roll.to_grow
    }
    text = write_roll_call(roll, links, earlier)
    guide.notes.append(NoteChange(guide.free_path(f"roll-call {roll.today}"), content=text))


def fill_in(each: Named) -> Iterator[Edit]:
    """Yield what goes into the note of somebody new."""
    yield SetProperty("circle", str(each.circle))
    yield from _talk(each) if each.said_on else ()


def _talk(each: Named) -> Iterator[Edit]:
    """Yield the talk that was remembered, as an entry with its day and subject."""
    if each.said_on:
        yield AddEntry(each.said_on, text=each.about)


def _settle_levels(guide: Guide, roll: RollCall) -> None:
    """Ask once, for all who were named and have no level, whether they are trusted (M1)."""
    found: list[Standing] = [
        each.standing
        for each in roll.people
        if each.standing and each.standing.contact.level is None
    ]
    if not found:
        return
    who = f"{len(found)} of the {len(roll.people)} have no level"
    if len(found) == len(roll.people):
        who = "None of them has a level"
    if len(found) == 1:
        who = f"{found[0].contact.name} has no level"
    question = Question("levels", f"{who}. Make them trusted?", LEVELS_WHY)
    guide.dialogue.say("")
    if guide.dialogue.ask_whether(question, default=True):
        for standing in found:
            guide.move(standing.contact, Level.TRUSTED, "roll call")


def _settle_unnamed(guide: Guide, roll: RollCall) -> None:
    """Ask about those who stood in a circle and were not named."""
    if not roll.unnamed:
        return
    names = ", ".join(each.contact.name for each in roll.unnamed)
    guide.dialogue.say("")
    guide.dialogue.say(f"In a circle until now, and not named: {names}.")
    if guide.dialogue.ask_whether(UNNAMED, default=False):
        for standing in roll.unnamed:
            guide.edit(standing.contact, RemoveProperty("circle"))
