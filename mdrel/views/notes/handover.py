"""Hand-over notes for successors, and the record of a change of role, as Markdown (M18).

A hand-over note tells a successor what they need to know of each relationship.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.rules.last_conversation import entries_on_or_before
from mdrel.rules.transition import Share, Tie
from mdrel.views.markdown.escape import clean, code
from mdrel.views.markdown.note import Link, say, say_day, section, write_review_note
from mdrel.views.notes.style import write_style
from mdrel.views.terminal.text import count

LAST_TOPICS = 3


class Opening(Struct, frozen=True):
    """A new responsibility, and who helps with it: a link, or whom to ask, as Markdown.

    With `due_on` the record itself reminds of it, since nobody's note does.
    """

    what: str
    who: str
    due_on: date | None = None


class NewRole(Struct, frozen=True):
    """A change of role as it was decided.

    `handed` maps the name of a successor to those who go to them. `links` maps the names of
    successors to their links.
    """

    title: str
    today: date
    kept: tuple[Tie, ...]
    handed: Mapping[str, tuple[Tie, ...]]
    faded: tuple[Tie, ...]
    links: Mapping[str, str]
    openings: tuple[Opening, ...]
    mentoring: Mapping[str, str]
    before: Share
    after: Share


def say_tie(tie: Tie) -> str:
    """Return why somebody belongs to the old role, or does not."""
    if not tie.talks:
        how = "no conversation within a year"
    elif tie.business == tie.talks:
        how = f"{count(tie.talks, 'conversation')} within a year, all on business alone"
    else:
        how = f"{count(tie.talks, 'conversation')} within a year, {tie.business} on business alone"
    profile = tie.standing.contact.profile
    goal = (
        f"; objective: {profile.objective or 'unnamed'}"
        + (f" ({profile.objective_due})" if profile.objective_due else "")
        if tie.has_objective
        else ""
    )
    return how + goal


def write_new_role(role: NewRole, link: Link) -> str:
    """Return the record of the change."""
    return write_review_note(
        {"new_role": role.today.isoformat()}, f"New role: {role.title}", _role_body(role, link)
    )


def _role_body(role: NewRole, link: Link) -> Iterator[str]:
    yield ""
    yield f"Looked through on {say_day(role.today)}."
    for name, ties in role.handed.items():
        cadence = f"Mentoring: {say(role.mentoring[name])}." if name in role.mentoring else ""
        yield from section(
            f"Handed over to {say(name)}",
            [
                f"{role.links[name]} takes over. {cadence}".rstrip(),
                "",
                *(_tie(tie, link) for tie in ties),
            ],
        )
    yield from section("Kept", (_tie(tie, link) for tie in role.kept))
    yield from section("Left to fade", (_tie(tie, link) for tie in role.faded))
    yield from section("Relationships to find", (_opening(each) for each in role.openings))
    yield from section(
        "Trusted", [f"- before: {_share(role.before)}", f"- after: {_share(role.after)}"]
    )


def _opening(opening: Opening) -> str:
    box, day = ("[ ] ", f" 📅 {opening.due_on}") if opening.due_on else ("", "")
    return f"- {box}{say(opening.what)}: {opening.who}{day}"


def _tie(tie: Tie, link: Link) -> str:
    return f"- {link(tie.standing.contact)}: {say(say_tie(tie))}"


def _share(share: Share) -> str:
    return (
        f"{share.trusted} trusted, {share.transactional} transactional ({share.percent} % trusted)"
    )


def write_handover(
    successor: str, people: Sequence[Standing], today: date, link: Link, me: str
) -> str:
    """Return the note for a successor.

    Of each person it says who they are, what they need, the last topics and what is promised. An
    introduction to paste into a message follows.
    """
    return write_review_note(
        {"handover_on": today.isoformat()},
        f"Hand-over to {successor}",
        _handover_body(successor, people, today, link, me),
    )


def _handover_body(
    successor: str, people: Sequence[Standing], today: date, link: Link, me: str
) -> Iterator[str]:
    style = write_style(link)
    for standing in people:
        contact, profile = standing.contact, standing.contact.profile
        yield from ("", f"## {say(contact.name)}", "")
        yield f"- note: {link(contact)}"
        facts = (
            ("who", profile.work),
            (
                "objective",
                profile.objective
                + (f" ({profile.objective_due})" if profile.objective_due else ""),
            ),
            ("they need", ", ".join(profile.i_offer)),
            ("they give", ", ".join(profile.they_offer)),
        )
        yield from (f"- {label}: {say(text)}" for label, text in facts if text)
        yield from (f"- reach: {code(each)}" for each in (*profile.phones, *profile.emails))
        talks = entries_on_or_before(contact, today)[:LAST_TOPICS]
        yield from (f"- {style.talk(talk)}" for talk in talks)
        yield from (f"- promised to them: {say(task.text)}" for task in standing.promises)
        yield from (f"- promised by them: {say(task.text)}" for task in standing.their_promises)
        yield from (
            f"- {task.due_on} {'from them' if task.is_theirs else 'to them'}: {say(task.text)}"
            for task in standing.follow_ups
        )
        letter = list(introduction(contact, successor, me))
        fence = "```"
        while any(fence in line for line in letter):
            fence += "`"
        yield from ("", f"{fence}text", *letter, fence)


def introduction(contact: Contact, successor: str, me: str) -> Iterator[str]:
    """Yield the lines of a message that introduces contact and successor to each other.

    It is text to paste, not Markdown.
    """
    profile = contact.profile
    first, other = contact.name.split()[0], successor.split(maxsplit=1)[0]
    who = profile.work
    yield f"Dear {clean(first)}, dear {clean(other)},"
    yield ""
    yield (
        f"{clean(first)}, from now on {clean(successor)} is there for what you and I have worked "
        "on together."
    )
    yield (
        f"{clean(other)}, this is {clean(contact.name)}" + (f" ({clean(who)})" if who else "") + "."
    )
    if profile.objective:
        yield f"What we are working on: {clean(profile.objective)}."
    yield "I would like the three of us to speak within the next two weeks; which day suits you?"
    yield ""
    yield clean(me) if me else "(your name)"
