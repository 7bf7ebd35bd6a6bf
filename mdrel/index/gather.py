"""What one note tells of contacts, once its names are resolved.

These are talks and tasks, each by the path of the contact it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from mdrel.index.alternatives import settle
from mdrel.index.cast import Cast, Names
from mdrel.index.own_names import OwnNames
from mdrel.index.owner_rules import Kind, TaskNote
from mdrel.index.owners import Verdict, decide, find_regulars
from mdrel.index.resolve import Resolution, Resolver
from mdrel.index.unknown_attendees import UnknownAttendees
from mdrel.model.codes import problem
from mdrel.model.contact import Profile
from mdrel.model.conversation import NO_TAGS, Channel, Conversation, Source
from mdrel.model.diagnostic import Diagnostic, LinesBelow
from mdrel.model.follow_up import FollowUp
from mdrel.model.note import Link, ParsedNote, Passed, Place, Talk, TaskLine
from mdrel.model.policy import Me
from mdrel.model.snapshot import Listed
from mdrel.model.span import START, Span
from mdrel.parse.tasks.shown import show_task

# Every other sign in a box is open (F70).
_DONE, _DROPPED = frozenset("xX"), frozenset("->")


class NoteContributions(Struct, frozen=True):
    """What one note gives to contacts, in reading order, and what was doubtful in it.

    `talks[n]` belongs to the contact at the path `talkers[n]`, and likewise for tasks. A large
    vault keeps ten thousands of these, so they are no more than tuples. `lists` say who was there,
    for as long as nobody knows whose vault it is.
    """

    talkers: tuple[str, ...] = ()
    talks: tuple[Conversation, ...] = ()
    doers: tuple[str, ...] = ()
    tasks: tuple[FollowUp, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    lists: tuple[Listed, ...] = ()

    @property
    def recipients(self) -> set[str]:
        """The paths of all contacts who get something."""
        return {*self.talkers, *self.doers}


_INITIALS = re.compile("[A-Z]{2,3}")
# Remarks on notes that may list who was there.
_LISTING = frozenset({"MDR313", "MDR314"})
# The remark on a line that links the note of a conversation, whose path is its name.
_LINKED = "MDR318"
# The rule of dated headings that are not read.
_HEADINGS = "F32"


class _Collector(Struct):
    """What is gathered while a note is gone through."""

    talkers: list[str] = field(default_factory=list)
    talks: list[Conversation] = field(default_factory=list)
    doers: list[str] = field(default_factory=list)
    tasks: list[FollowUp] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    lists: list[Listed] = field(default_factory=list)

    def add_talk(self, path: str, talk: Conversation) -> None:
        """Give a talk to the contact at `path`."""
        self.talkers.append(path)
        self.talks.append(talk)

    def add_task(self, path: str, task: FollowUp) -> None:
        """Give a task to the contact at `path`."""
        self.doers.append(path)
        self.tasks.append(task)


class Gatherer:
    """Gathers by the names of one vault."""

    def __init__(
        self, resolver: Resolver, profiles: Mapping[str, Profile], me: Me, own: OwnNames
    ) -> None:
        """Take in all contacts by path, whose vault it is, and by which names."""
        self.resolver, self.contacts, self.me, self.own = resolver, profiles, me, own
        self.names = Names(resolver, profiles, me, own)
        self._unknown = UnknownAttendees(resolver, profiles, own)

    def gather(self, note: ParsedNote) -> NoteContributions:
        """Return what `note` gives to contacts."""
        note = self.settle(note)
        found = _Collector()
        if note.profile:
            self._gather_contact(note, note.profile, found)
        else:
            self._gather_other(note, found)
        for each in note.passed:
            # What may name somebody is none where somebody took part.
            if each.code and not (each.code == "MDR313" and found.talkers):
                self._name_passed(note, each, found)
        return NoteContributions(
            tuple(found.talkers),
            tuple(found.talks),
            tuple(found.doers),
            tuple(found.tasks),
            tuple(found.problems),
            tuple(found.lists),
        )

    def _name_passed(self, note: ParsedNote, each: Passed, found: _Collector) -> None:
        """Report what looks like a talk, where it concerns a contact.

        Where it does not, a conversation may be one that names nobody (MDR304), and the addresses
        of those listed are nobody's (MDR404).
        """
        if each.code == _LINKED:
            path = self.resolver.resolve(each.links[0], note.path).path
            if path and path not in self.contacts:
                told = problem(each.code, note.path, each.text, each.span)
                found.problems.append(replace(told, names=(path,)))
        elif note.profile or self._resolve(each.links, note.path, found, each.span):
            told = problem(each.code, note.path, each.text, each.span)
            lines = (_line_below(each),) if each.code == "MDR305" else ()
            found.problems.append(replace(told, after=each.on, lines=lines))
        elif each.nobody:
            found.problems.append(problem("MDR304", note.path, each.nobody, each.span))
        elif each.code in _LISTING:
            for link in each.links:
                if link.email:
                    said = self._unknown.say(link.name)
                    found.problems.append(problem("MDR404", note.path, said, link.span))

    def settle(self, note: ParsedNote) -> ParsedNote:
        """Return a note with the readings of its lines that hold in this vault."""
        return self.own.settle(settle(note, self.resolver, self.contacts))

    def _gather_contact(self, note: ParsedNote, profile: Profile, found: _Collector) -> None:
        for talk in note.talks:
            _share(talk, note.path, self._resolve(talk.people, note.path, found, talk.span), found)
        if profile.stated_last:
            stated = Conversation(
                profile.stated_last,
                Channel.OTHER,
                Source.STATED,
                note.path,
                profile.place("last_contact"),
            )
            found.add_talk(note.path, stated)
        self._gather_tasks(note, Kind.OWN, {None: [note.path]}, found)

    def _gather_other(self, note: ParsedNote, found: _Collector) -> None:
        people: list[str] = []
        asked: tuple[Link, ...] | None = None
        told: set[Link] = set()
        there: dict[date | None, dict[str, None]] = {}
        for talk in note.talks:
            # Most conversations of one note are with the same people, who are reported once.
            if talk.people != asked:
                people, asked = self._resolve(talk.people, note.path, found, talk.span), talk.people
                if talk.source is Source.CONVERSATION:
                    new = tuple(link for link in talk.people if link not in told)
                    listed = (replace(talk, people=new), people, note.path)
                    found.problems += self._unknown.report(*listed)
                    found.lists += self._unknown.list_there(talk, people, note.path)
                    told.update(new)
            if note.people_note:
                there.setdefault(talk.on, {}).update(dict.fromkeys(people))
            _share(talk, "", people, found, note_path=note.path)
        self._gather_tasks(note, Kind.TALK if note.people_note else Kind.ELSEWHERE, there, found)

    def _gather_tasks(
        self,
        note: ParsedNote,
        kind: Kind,
        people: Mapping[date | None, Iterable[str]],
        found: _Collector,
    ) -> None:
        """Give each task to those whom it concerns.

        `people` are those of the note by the day of their talk; a task of another day is of all who
        were there on half of the days.
        """
        if not note.tasks:
            return
        place = START

        def report(link: Link, resolution: Resolution) -> None:
            found.problems.append(_report_ambiguous(note.path, link, resolution, place))

        known = (
            [Link(note.path)]
            if kind is Kind.OWN
            else self.resolver.list_named((*note.people_note, *note.names), note.path)
            if kind is Kind.TALK
            else ()
        )
        cast = Cast(self.names, note.path, known, report)
        others = cast.others if kind is Kind.TALK else len(cast.contacts(note.names))
        everybody = find_regulars(people.values())
        for task in note.tasks:
            place = task.span
            there = tuple(people.get(task.since, everybody))
            verdict = decide(task, TaskNote(kind, there, others, cast))
            for path in verdict.people:
                found.add_task(path, _follow_up(task, note.path, verdict))
            if everybody and verdict.rule == "F77" and task.state == " ":
                found.problems.extend(_report_initials(note.path, task, cast))

    def _resolve(
        self, links: Iterable[Link], source: str, found: _Collector, place: Span = START
    ) -> list[str]:
        """Return the contacts that `links` mean, each once.

        A link that fits two contacts is reported (MDR401), at `place` where its own place is
        unknown.
        """
        paths: dict[str, None] = {}
        for link in links:
            resolution = self.resolver.resolve(link, source)
            if resolution.path and resolution.path in self.contacts:
                paths[resolution.path] = None
            elif resolution.has_contact:
                found.problems.append(_report_ambiguous(source, link, resolution, place))
        return list(paths)


def _share(
    talk: Talk, owner: str, people: list[str], found: _Collector, note_path: str = ""
) -> None:
    """Give a talk to everybody who took part."""
    sharing = tuple(sorted({*people, *([owner] if owner else [])}))
    shared = _conversation(talk, owner or note_path, sharing)
    for path in sharing:
        found.add_talk(path, shared)


def _conversation(talk: Talk, path: str, people: tuple[str, ...]) -> Conversation:
    return Conversation(
        talk.on, talk.channel, talk.source, path, talk.span, talk.text,
        talk.more, talk.time, talk.purpose, talk.tags or NO_TAGS, people, talk.is_plan,
    )  # fmt: skip


def _line_below(each: Passed) -> LinesBelow:
    """Return a dated line of a contact's note that is not read, whose text is its heading."""
    return LinesBelow(
        each.text,
        each.span,
        talks=int(not each.is_improbable),
        headings=int(each.rule == _HEADINGS),
    )


def _report_ambiguous(source: str, link: Link, resolution: Resolution, place: Span) -> Diagnostic:
    """Return the problem of a name that fits several contacts, with their paths as its `names`."""
    names = " or ".join(resolution.candidates[:3])
    span = link.span if link.span != START else place
    found = problem("MDR401", source, f"'{link.target}' can mean {names}", span)
    return replace(found, names=resolution.candidates)


def _report_initials(path: str, task: TaskLine, cast: Cast) -> Iterator[Diagnostic]:
    """Yield the initials by which an open task says who owes it, and which are nobody's."""
    for named in task.named:
        initials = named.link.target
        if named.place is Place.FIELD and _INITIALS.fullmatch(initials) and not cast.find(named):
            yield problem("MDR407", path, initials, task.span)


def _follow_up(task: TaskLine, path: str, verdict: Verdict) -> FollowUp:
    text = show_task(task)
    return FollowUp(
        text=text,
        path=path,
        span=task.span,
        due_on=task.due_on or (task.day_beside if verdict.has_day_beside else None),
        done_on=task.done_on,
        since=task.since,
        is_done=task.state in _DONE,
        is_cancelled=task.state in _DROPPED,
        is_theirs=verdict.is_theirs,
        block_id=task.block_id,
        rule=verdict.rule,
        more="" if text == task.text else task.text,
    )
