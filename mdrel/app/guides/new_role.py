"""Asks the questions that a new role brings (M18).

They are who takes over, which transactional relationships stay, go or fade, how to mentor the
successor, and whom the new role needs.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from mdrel.app.editing.new_contacts import file_name
from mdrel.app.editing.note_command import NoteChange
from mdrel.app.guides.guide import Guide
from mdrel.app.guides.openings import ask_openings
from mdrel.app.guides.question import Question
from mdrel.app.guides.words import KEYS
from mdrel.errors import UsageError
from mdrel.model.agenda import Standing
from mdrel.model.cadence import Cadence
from mdrel.model.level import Level
from mdrel.model.names import fold_case
from mdrel.parse.properties.cadence import parse_cadence
from mdrel.rules.transition import PROPOSED, Tie, measure_share, rank_ties
from mdrel.views.notes.handover import NewRole, Opening, say_tie, write_handover, write_new_role
from mdrel.views.terminal.text import count
from mdrel.write.edits import SetProperty

KEEP, HAND, FADE = "keep", "hand over", "fade"
SUCCESSOR = Question(
    "successor",
    "Who takes over your old job? A name, or Enter",
    "The name of a contact, or of somebody new. It is proposed for each hand-over; Enter where it "
    "is not known yet.",
)
WHAT_HELP = (
    "keep: it stays as it is. hand over: somebody takes it over from you, and you introduce them. "
    "fade: there are no more reminders."
)
TO_HELP = "The name of whoever takes over this relationship: a contact, or somebody new."
MENTOR_HELP = (
    "How often you speak to mentor them: weekly, 2 weeks, monthly, 45d. Enter leaves it as it is."
)


@dataclass(frozen=True, slots=True)
class Successor:
    """The person who takes over.

    It is a contact, or somebody who gets a note now (`standing` is None).
    """

    name: str
    link: str
    standing: Standing | None


@dataclass(slots=True)
class _Plan:
    """What was decided so far."""

    kept: list[Tie] = field(default_factory=list)
    faded: list[Tie] = field(default_factory=list)
    handed: dict[str, list[Tie]] = field(default_factory=dict)
    successors: dict[str, Successor] = field(default_factory=dict)

    def leave_out(self, refused: Container[str]) -> None:
        """Forget what was decided of notes that cannot be written."""

        def drop(ties: Iterable[Tie]) -> list[Tie]:
            return [each for each in ties if each.standing.contact.path not in refused]

        self.faded = drop(self.faded)
        handed = {name: drop(ties) for name, ties in self.handed.items()}
        self.handed = {name: ties for name, ties in handed.items() if ties}


def run_new_role(guide: Guide, title: str) -> None:
    """Ask about a new role, and offer to write what was decided.

    That is hand-overs and cadences in notes, a note for each successor, and the record.
    """
    say, tell = guide.dialogue.say, guide.dialogue.tell
    ties = rank_ties(guide.session.agenda)
    people = count(len(ties), "transactional relationship")
    tell(f"A new role: {title}. {people} to look at, those most tied to the old role first.")
    if not ties:
        tell("There is no transactional relationship whose hand-over is still open.")
    tell(f"{KEYS}.")
    usual = _ask_successor(guide) if ties else None
    plan = _Plan()
    for tie in ties:
        _decide(guide, tie, usual, plan)
    mentoring = dict(_ask_mentoring(guide, plan))
    say("")
    say(
        f"What is new in the role of {title}? One responsibility at a time; an empty line ends. "
        "For each you name somebody to get to know, or whom to ask."
    )
    openings = tuple(ask_openings(guide))
    # The record tells only of what will be written.
    refused = guide.find_refused()
    plan.leave_out(refused)
    mentoring = {
        name: words
        for name, words in mentoring.items()
        if not ((taker := plan.successors[name].standing) and taker.contact.path in refused)
    }
    role = _conclude(guide, title, plan, mentoring, openings)
    _write(guide, role, plan)
    guide.finish(guide.command("new-role", title))


def _ask_successor(guide: Guide) -> Successor | None:
    """Ask who takes over, and return whom that is for most relationships."""
    return _find_successor(guide, "successor", guide.dialogue.ask_text(SUCCESSOR))


def _find_successor(guide: Guide, key: str, name: str) -> Successor | None:
    """Return the successor that a name means.

    Somebody without a note gets one, if wanted.
    """
    words = " ".join(name.split())
    if not words:
        return None
    standing = guide.match(f"{key}:{fold_case(words)}", words, Level.TRANSACTIONAL)
    if standing:
        return Successor(standing.contact.name, guide.link(standing.contact), standing)
    if guide.is_new(words):
        return Successor(words, guide.link_newcomer(words), None)
    guide.dialogue.say(f"  {words} remains a name without a note.")
    return Successor(words, words, None)


def _decide(guide: Guide, tie: Tie, usual: Successor | None, plan: _Plan) -> None:
    contact = tie.standing.contact
    who = contact.profile.work
    guide.dialogue.say("")
    guide.dialogue.say(f"{contact.name}" + (f" ({who})" if who else "") + f": {say_tie(tie)}")
    question = Question(f"what:{contact.path}", "Keep, hand over or let fade?", WHAT_HELP)
    match guide.dialogue.ask_choice(question, (KEEP, HAND, FADE), KEEP):
        case "hand over":
            _hand_over(guide, tie, usual, plan)
        case "fade":
            plan.faded.append(tie)
            guide.edit(contact, SetProperty("cadence", "none"))
        case _:
            plan.kept.append(tie)


def _hand_over(guide: Guide, tie: Tie, usual: Successor | None, plan: _Plan) -> None:
    """Ask to whom somebody is handed over, and plan it.

    Nobody can be handed over to themselves, nor to nobody.
    """
    contact = tie.standing.contact

    def read(text: str) -> str:
        if not text and usual is None:
            raise UsageError("A hand-over needs a successor", "Say a name.")
        return text

    question = Question(
        f"to:{contact.path}",
        f"Who takes over {contact.name}?",
        TO_HELP,
        is_text=True,
        default=usual.name if usual else "",
    )
    name = guide.dialogue.ask(question, read)
    successor = _find_successor(guide, "to", name) if name else usual
    if successor is None or (
        successor.standing and successor.standing.contact.path == contact.path
    ):
        guide.dialogue.say(f"  {contact.name} cannot take over from themselves: kept.")
        plan.kept.append(tie)
        return
    plan.successors.setdefault(successor.name, successor)
    plan.handed.setdefault(successor.name, []).append(tie)
    guide.edit(
        contact, SetProperty("handover_to", successor.link), SetProperty("handover", PROPOSED)
    )


def _ask_mentoring(guide: Guide, plan: _Plan) -> Iterator[tuple[str, str]]:
    """Ask how often to speak with each successor.

    They are to be mentored on what they take over.
    """

    def read(text: str) -> Cadence | None:
        cadence = parse_cadence(text) if text else None
        if text and cadence is None:
            raise UsageError(
                f"'{text}' is not a cadence mdrel knows",
                "Say weekly, monthly, 2 weeks, 45d, or nothing.",
            )
        return cadence

    for name, successor in plan.successors.items():
        guide.dialogue.say("")
        question = Question(
            f"mentor:{fold_case(name)}",
            f"How often will you speak with {name}, to mentor them? 2 weeks, monthly, or Enter",
            MENTOR_HELP,
        )
        cadence = guide.dialogue.ask(question, read)
        if cadence:
            yield name, cadence.words
            rhythm = SetProperty("cadence", cadence.words)
            if successor.standing:
                guide.edit(successor.standing.contact, rhythm)
            else:
                guide.edit_newcomer(name, rhythm)


def _conclude(
    guide: Guide,
    title: str,
    plan: _Plan,
    mentoring: dict[str, str],
    openings: tuple[Opening, ...],
) -> NewRole:
    gone = {
        tie.standing.contact.path
        for tie in (*plan.faded, *(tie for ties in plan.handed.values() for tie in ties))
    }
    standings = guide.session.agenda.standings
    return NewRole(
        title=title,
        today=guide.session.today,
        kept=tuple(plan.kept),
        handed={name: tuple(ties) for name, ties in plan.handed.items()},
        faded=tuple(plan.faded),
        links={name: each.link for name, each in plan.successors.items()},
        openings=openings,
        mentoring=mentoring,
        before=measure_share(standings),
        after=measure_share(standings, gone),
    )


def _write(guide: Guide, role: NewRole, plan: _Plan) -> None:
    """Gather the record and a note for each successor."""
    guide.dialogue.say("")
    guide.dialogue.say(
        f"Trusted among trusted and transactional: {role.before.percent} % before, "
        f"{role.after.percent} % after."
    )
    guide.notes.append(
        NoteChange(
            guide.free_path(f"new-role {role.today}"), content=write_new_role(role, guide.link)
        )
    )
    me = guide.session.policy.me.name
    for name, ties in plan.handed.items():
        text = write_handover(name, [tie.standing for tie in ties], role.today, guide.link, me)
        guide.notes.append(
            NoteChange(guide.free_path(f"hand-over to {file_name(name)}"), content=text)
        )
