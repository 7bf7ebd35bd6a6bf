"""Asks the questions of the exercise (M5-M10).

Names come first and from memory, then the notes they mean, then when one last spoke with each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from mdrel.app.guides.guide import Guide
from mdrel.app.guides.question import Question
from mdrel.app.guides.records import list_items, read_records
from mdrel.app.guides.roll_call_plan import fill_in, plan_roll_call, split_names
from mdrel.app.guides.words import KEYS
from mdrel.app.input.dates import read_typed_day
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.level import Circle, Level
from mdrel.model.names import fold_case
from mdrel.parse.markdown.wikilinks import show_links
from mdrel.rules.general_questions import deal_more
from mdrel.rules.roll_call import Named, make_roll_call
from mdrel.views.notes.roll_call import Earlier, draw_roll_call
from mdrel.views.terminal.text import short_day

THREE = (
    "Three others, whom you trust with anything and talk with about work and life alike. An empty "
    "line ends the list."
)
UNKNOWN = frozenset({"", "never", "no idea"})
ORGANIZATION = Question(
    "organization",
    "What is your organisation called? Enter skips",
    "With its name, the lists can say whether all are from inside it, or all from outside. Several "
    "names are separated by commas; they go into mdrel.toml. Enter: nothing is said of it.",
    is_text=True,
)
NAME_HELP = (
    "A name as you would say it, looked up after both lists; an empty line ends the list. "
    "A capital B or Q is a name."
)
WHEN_HELP = (
    "The day you last spoke, and after a colon what about: 12 nov: the board. An empty line where "
    "you have no idea. A day earlier than your notes say changes nothing in them."
)


def run_roll_call(guide: Guide) -> None:
    """Do the roll call, say what the answers mean, and offer to write the outcome.

    That is circles, levels, new notes, remembered talks, and the record.
    """
    say, tell = guide.dialogue.say, guide.dialogue.tell
    tell("The roll call: names from memory. Nothing is looked up until both lists are done.")
    tell(f"{KEYS}.")
    known = guide.session.policy.me.organizations
    given = () if known else split_names(guide.dialogue.ask_text(ORGANIZATION))
    typed = list(_ask_names(guide, has_sides=bool(known or given)))
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
        "When did you last really talk with each, and what about? Such as: 12 nov: the board, or "
        "last friday, or 3 weeks ago; an empty line where you have no idea."
    )
    people = _prepare(guide, [_ask_when(guide, each) for each in settled], given)
    method = guide.session.policy.method
    roll = make_roll_call(people, guide.session.agenda, method, has_sides=bool(known or given))
    earlier = read_earlier(guide.session)
    for line in draw_roll_call(roll, earlier):
        say(line)
    plan_roll_call(guide, roll, earlier, given)
    for each in people:
        if each.standing is None:
            guide.edit_newcomer(each.name, *fill_in(each))
    guide.finish(guide.command("roll-call", f"{len(people)} people"))


def _prepare(guide: Guide, people: list[Named], given: Sequence[str]) -> list[Named]:
    """Return the people with what to say to each on this day, no question twice (M8).

    `given` are the names of one's own organisation, where they were asked for just now.
    """
    said = deal_more(guide.session.agenda, [each.standing for each in people if each.standing])
    own = set(map(fold_case, given))

    def prepare(each: Named) -> Named:
        if each.standing is None:
            return each
        contact = each.standing.contact
        is_internal = each.standing.is_internal or fold_case(contact.profile.organization) in own
        return replace(
            each,
            standing=replace(each.standing, prompts=said[contact.path], is_internal=is_internal),
        )

    return list(map(prepare, people))


def _ask_names(guide: Guide, *, has_sides: bool) -> Iterator[tuple[Circle, str]]:
    """Ask for both lists and yield each name once.

    A name that was given already gets no second place. Of inside and outside nothing is said where
    one's organisation is not known.
    """
    sides = ", inside and outside your organisation," if has_sides else ""
    ten = f"Ten people{sides} on whose help you can count whatever happens."
    questions = {
        Circle.TEN: f"{ten} One name per line; an empty line ends the list.",
        Circle.THREE: THREE,
    }
    named: set[str] = set()
    for circle in Circle:
        guide.dialogue.say("")
        guide.dialogue.say(questions[circle])
        place = asked = 1
        while place <= circle.size:
            question = Question(f"{circle}:{asked}", str(place), NAME_HELP)
            name = guide.dialogue.ask_name(question)
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
    today, order = guide.session.today, guide.session.date_order

    def read(text: str) -> tuple[date | None, str]:
        words, _, about = text.partition(":")
        if words.strip().lower() in UNKNOWN:
            return None, ""
        day = read_typed_day(words, today, order, is_past=True)
        if day > today:
            raise UsageError(f"{day} is still to come", "Say when you last spoke, or nothing.")
        return day, about.strip()

    question = Question(f"when:{fold_case(each.name)}", each.name, WHEN_HELP)
    said_on, about = guide.dialogue.ask(question, read)
    if said_on:
        guide.dialogue.say(f"  {short_day(said_on, today, weekday=True)}")
    return replace(each, said_on=said_on, about=about)


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
