"""Turns parsed notes into one snapshot, with names resolved and each given their talks."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import chain
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from mdrel.index.copies import drop_copies, identity, is_copy_beside, report_copy
from mdrel.index.gather import Gatherer, NoteContributions
from mdrel.index.keys import make_keys, report_same_ids, report_same_names
from mdrel.index.own_folders import drop_parts, report_part, tells_persons
from mdrel.index.own_names import OwnNames, list_sides
from mdrel.index.received import NoteFold, Received, split_sources
from mdrel.index.resolve import Resolver
from mdrel.index.transcripts import find_transcripts
from mdrel.model.contact import LevelChange, Profile
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Me
from mdrel.model.slug import make_slugs
from mdrel.model.snapshot import Snapshot

Reading = tuple[ParsedNote | None, Diagnostic | None]


class Readings(Protocol):
    """What was read of the notes of a vault."""

    def paths(self) -> Iterable[str]:
        """Return the paths of all notes, also of those that could not be read."""
        ...

    def telling(self) -> Iterable[str]:
        """Return the paths of all notes but those that were read and have nothing to tell."""
        ...

    def read(self, path: str) -> Reading:
        """Return what was read of a note."""
        ...

    def outline(self, path: str) -> Outline:
        """Return what of a note other notes depend on."""
        ...


class Outline(Struct, frozen=True):
    """What of one note the meaning of other notes' links depends on.

    `is_hidden` says that no link leads to it: mdrel wrote it, or it could not be read. `own` are
    the names in the person's own note, `sides` the first names in a title of a pair.
    """

    profile: Profile | None = None
    is_hidden: bool = False
    own: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


class FoldState(Struct, frozen=True):
    """A snapshot, and what notes of contacts, hidden ones and those with problems came to.

    The next snapshot takes over what no changed note touches. Contacts are in order of their paths.
    """

    snapshot: Snapshot = field(default_factory=Snapshot)
    folded: dict[str, NoteFold] = field(default_factory=dict)
    me: Me = field(default_factory=Me)
    gatherer: Gatherer | None = None


NOTHING = FoldState()
NOBODY = Me()
_UNTOLD = NoteFold()


def fold_incremental(
    before: FoldState,
    readings: Readings,
    problems: Iterable[Diagnostic] = (),
    me: Me = NOBODY,
    changed: Iterable[str] | None = None,
) -> FoldState:
    """Return what all `readings` tell, reusing what of `before` did not change.

    `problems` are those of the vault itself, and `me` is whose vault it is. `changed` are the notes
    that were read again since; it is None where a note came or went.

    The contacts taken over are the very same objects. Once a name changes, any link may mean
    somebody else, and everything is made anew.
    """
    gatherer = before.gatherer
    if changed is None or needs_all(before, readings, me, changed := sorted(changed)):
        gatherer = make_gatherer(readings, me)
        folded = _fold_all(gatherer, readings)
    elif changed:
        gatherer = gatherer or _take_gatherer(before, readings, me)
        folded = _fold_changed(before.folded, gatherer, readings, changed)
    else:
        folded = before.folded
    return FoldState(_make_snapshot(folded, readings, problems), folded, me, gatherer)


def add_hidden(state: FoldState, came: Iterable[str]) -> FoldState:
    """Return a state in which hidden notes came: no link means them, so all others stay."""
    hidden = dict.fromkeys(came, NoteFold(is_hidden=True))
    return replace(state, folded={**state.folded, **hidden})


def needs_all(before: FoldState, readings: Readings, me: Me, changed: Iterable[str]) -> bool:
    """Whether links, slugs and keys of notes that did not change may come to something else.

    They may where one of those that `changed` has another name.
    """
    if before is NOTHING or before.me != me:
        return True
    outlines = ((before.folded.get(path, _UNTOLD), readings.outline(path)) for path in changed)
    return any(
        (was.is_hidden, was.own, was.sides) != (now.is_hidden, now.own, now.sides)
        or _names(was.contact.profile if was.contact else None) != _names(now.profile)
        for was, now in outlines
    )


def _names(profile: Profile | None) -> tuple[object, ...]:
    return (
        (
            profile.name,
            profile.aliases,
            profile.stable_id,
            *identity(profile),
            *tells_persons(profile),
        )
        if profile is not None
        else ()
    )


def make_gatherer(readings: Readings, me: Me) -> Gatherer:
    """Return what gathers by the names of all notes in the vault of `me`."""
    outlines = {path: readings.outline(path) for path in sorted(readings.telling())}
    hidden = {path for path, outline in outlines.items() if outline.is_hidden}
    profiles = {path: outline.profile for path, outline in outlines.items() if outline.profile}
    kept = drop_parts(drop_copies(profiles), _list_own(outlines))
    return _gatherer(readings, hidden, kept, _own_names(me, outlines, kept), me)


def _take_gatherer(before: FoldState, readings: Readings, me: Me) -> Gatherer:
    """Return the gatherer of names that are all as they were."""
    folded = before.folded
    hidden = {path for path, one in folded.items() if one.is_hidden}
    profiles = {path: one.contact.profile for path, one in folded.items() if one.contact}
    return _gatherer(readings, hidden, profiles, _own_names(me, folded, profiles), me)


def _own_names(
    me: Me, notes: Mapping[str, Outline] | Mapping[str, NoteFold], profiles: Mapping[str, Profile]
) -> OwnNames:
    names = chain.from_iterable(each.own for each in notes.values())
    own = OwnNames(me, tuple(names), (each.sides for each in notes.values()), profiles)
    own.notes = _list_own(notes)
    return own


def _list_own(notes: Mapping[str, Outline] | Mapping[str, NoteFold]) -> tuple[str, ...]:
    """Return the notes of the person whose vault it is."""
    return tuple(path for path, each in notes.items() if each.own)


def _gatherer(
    readings: Readings,
    hidden: Container[str],
    profiles: Mapping[str, Profile],
    own: OwnNames,
    me: Me,
) -> Gatherer:
    paths = (path for path in readings.paths() if path not in hidden)
    return Gatherer(Resolver(paths, profiles.values()), profiles, me, own)


def _fold_all(gatherer: Gatherer, readings: Readings) -> dict[str, NoteFold]:
    """Return what every note that tells something comes to, each read once."""
    received = Received(gatherer.contacts)
    folded: dict[str, NoteFold] = {}
    levels: dict[str, tuple[LevelChange, ...]] = {}
    for path in sorted(readings.telling()):
        note, unread = readings.read(path)
        folded[path], told = _tell(gatherer, note, unread)
        received.add(path, told)
        if note and note.levels:
            levels[path] = note.levels
    profiles = gatherer.contacts
    slugs = make_slugs((path, profile.name) for path, profile in profiles.items())
    keys = make_keys(profiles.values())
    for path, profile in profiles.items():
        names = (slugs[path], keys[path])
        folded[path] = received.make(profile, folded[path], names, levels.get(path, ()))
    return {path: one for path, one in folded.items() if one is not _UNTOLD}


def _fold_changed(
    before: Mapping[str, NoteFold], gatherer: Gatherer, readings: Readings, changed: Iterable[str]
) -> dict[str, NoteFold]:
    """Return what every note comes to where those that `changed` kept their names."""
    folded = dict(before)
    told: dict[str, NoteContributions] = {}
    touched = _find_recipients(before, frozenset(changed))
    for path in changed:
        folded[path], told[path] = _tell(gatherer, *readings.read(path))
        touched |= told[path].recipients
        if path in gatherer.contacts:
            touched.add(path)
        elif folded[path] is _UNTOLD:
            del folded[path]
    sources = {path for who in touched for path in split_sources(before[who].sources)}
    received = Received(touched)
    for path in sorted(sources.union(changed)):
        if path not in told:
            told[path] = _tell(gatherer, *readings.read(path))[1]
        received.add(path, told[path])
    for who in touched:
        note, was = readings.read(who)[0], before[who].contact
        assert note  # noqa: S101 whoever is touched was a contact and is one
        assert note.profile  # noqa: S101 likewise
        assert was  # noqa: S101 likewise
        names = (was.slug, was.key)
        folded[who] = received.make(note.profile, folded[who], names, note.levels)
    return folded


def _find_recipients(before: Mapping[str, NoteFold], paths: frozenset[str]) -> set[str]:
    """Return the contacts whom one of the notes at `paths` gave something."""
    return {who for who, one in before.items() if not paths.isdisjoint(split_sources(one.sources))}


def _tell(
    gatherer: Gatherer, note: ParsedNote | None, unread: Diagnostic | None
) -> tuple[NoteFold, NoteContributions]:
    """Return what a note comes to, without the contact it may be, and what it gives to whom."""
    if note is None:
        return NoteFold(problems=(unread,) if unread else (), is_hidden=True), NoteContributions()
    if note.profile and note.path not in gatherer.contacts:
        return NoteFold(problems=(_report_dropped(note, gatherer),)), NoteContributions()
    has_told = note.profile or note.talks or note.tasks or note.passed
    told = gatherer.gather(note) if has_told else NoteContributions()
    problems = (*((unread,) if unread else ()), *note.diagnostics, *told.problems)
    sides = list_sides(note.people_note)
    if not (problems or note.is_generated or told.lists or note.own or sides):
        return _UNTOLD, told
    about = (problems, note.is_generated, told.lists, note.own, sides)
    return NoteFold(None, "", *about), told


def _report_dropped(note: ParsedNote, gatherer: Gatherer) -> Diagnostic:
    """Return the problem of a note that looks like a contact's and is none."""
    is_copy = is_copy_beside(note.path, gatherer.contacts)
    return (
        report_copy(note.path)
        if is_copy
        else report_part(note, gatherer.contacts, gatherer.own.notes)
    )


def _make_snapshot(
    folded: Mapping[str, NoteFold], readings: Readings, problems: Iterable[Diagnostic]
) -> Snapshot:
    """Return the snapshot with all problems in order, those of all contacts together too."""
    contacts = tuple(one.contact for one in folded.values() if one.contact)
    profiles = [each.profile for each in contacts]
    found = {*problems, *report_same_ids(profiles), *report_same_names(profiles)}
    found.update(chain.from_iterable(one.problems for one in folded.values()))
    # A note that told of nothing before stands last among those that are kept.
    lists = sorted(
        chain.from_iterable(one.lists for one in folded.values()), key=lambda each: each.path
    )
    nameless = (each.path for each in found if each.code == "MDR304")
    passed = find_transcripts(chain(nameless, (each.path for each in lists)), readings.paths())
    kept = (each for each in found if each.code != "MDR304" or each.path not in passed)
    in_order = tuple(sorted(kept, key=lambda each: (each.place, each.message)))
    hidden = sum(one.is_hidden for one in folded.values())
    notes = sum(1 for _ in readings.paths()) - hidden
    return Snapshot(
        contacts, in_order, notes, tuple(each for each in lists if each.path not in passed)
    )
