"""Turns parsed notes into one snapshot.

Names are resolved, conversations are gathered from all sources, and tasks are given to their
people.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct, field

from mdrel.index.gather import Gatherer, NoteContributions
from mdrel.index.merge_conversations import Unions, merge_conversations
from mdrel.index.resolve import Resolver
from mdrel.model.codes import problem
from mdrel.model.contact import Contact, Profile
from mdrel.model.conversation import Conversation
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.follow_up import FollowUp
from mdrel.model.names import fold_case
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Me
from mdrel.model.slug import make_slugs
from mdrel.model.snapshot import Snapshot

KEY_LENGTH = 16


class FoldState(Struct, frozen=True):
    """A snapshot, and what it was made from.

    The next snapshot takes over what no changed note touches. `gathered` is by the note's path.
    `sources` maps a contact's path to the notes that tell of them.
    """

    snapshot: Snapshot = field(default_factory=Snapshot)
    notes: Mapping[str, ParsedNote] = field(default_factory=dict)
    gatherer: Gatherer | None = None
    slugs: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    gathered: dict[str, NoteContributions] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)


NOTHING = FoldState()
NOBODY = Me()


def fold_incremental(
    before: FoldState,
    notes: Mapping[str, ParsedNote],
    unread: Iterable[Diagnostic] = (),
    me: Me = NOBODY,
) -> FoldState:
    """Return what all `notes` (by path) tell, reusing what of `before` did not change.

    `unread` are the problems of files that could not be read at all, and `me` is whose vault it is.

    The contacts taken over are the very same objects. `notes` is kept, so the caller must change it
    no more. A note is unchanged where it is the same object. Once a name changes, any link may mean
    somebody else, and everything is made anew.
    """
    ordered = [notes[path] for path in sorted(notes)]
    profiles = {note.path: note.profile for note in ordered if note.profile}
    changed = _find_changed(before, notes, me)
    if changed is None:
        before, changed = NOTHING, [note.path for note in ordered]
    gatherer = before.gatherer or _gatherer(ordered, profiles, me)
    gathered, sources, touched = _gather_changed(before, gatherer, notes, changed)
    telling = gathered if before is NOTHING else _list_telling(sources, touched)
    talks, tasks = _hand_out(touched, (gathered[path] for path in telling))
    slugs = before.slugs or make_slugs((path, profile.name) for path, profile in profiles.items())
    keys = before.keys or _make_keys(profiles.values())
    unions = Unions()
    contacts = {
        path: Contact(
            profile,
            slugs[path],
            keys[path],
            merge_conversations(talks[path], unions),
            tuple(tasks[path]),
            notes[path].levels,
        )
        if path in touched
        else before.contacts[path]
        for path, profile in profiles.items()
    }
    problems = (
        *unread,
        *chain.from_iterable(note.diagnostics for note in ordered),
        *chain.from_iterable(one.problems for one in gathered.values()),
    )
    snapshot = _make_snapshot(ordered, contacts.values(), problems)
    return FoldState(snapshot, notes, gatherer, slugs, keys, gathered, sources, contacts)


def _gather_changed(
    before: FoldState,
    gatherer: Gatherer,
    notes: Mapping[str, ParsedNote],
    changed: Iterable[str],
) -> tuple[dict[str, NoteContributions], dict[str, list[str]], set[str]]:
    """Return what all notes tell, which notes tell of whom, and the people it is other for."""
    was = {path: one for path in changed if (one := before.gathered.get(path))}
    now = {
        path: gatherer.gather(note)
        for path in changed
        if (note := notes.get(path)) and (note.profile or note.talks or note.tasks or note.passed)
    }
    gathered = {path: one for path, one in before.gathered.items() if path not in was} | now
    recipients = {who for one in chain(was.values(), now.values()) for who in one.recipients}
    sources = _list_sources(before.sources, recipients, was, now)
    return gathered, sources, recipients.union(changed)


def _list_telling(sources: Mapping[str, list[str]], touched: Iterable[str]) -> list[str]:
    """Return the notes that tell of the `touched` people, in order."""
    return sorted({path for who in touched for path in sources.get(who, ())})


def _make_snapshot(
    ordered: Iterable[ParsedNote], contacts: Collection[Contact], problems: Iterable[Diagnostic]
) -> Snapshot:
    """Return the snapshot with all problems in order, those of all contacts together too."""
    profiles = [each.profile for each in contacts]
    found = {*problems, *_report_same_ids(profiles), *_report_same_names(profiles)}
    in_order = tuple(sorted(found, key=lambda each: (each.place, each.message)))
    return Snapshot(tuple(contacts), in_order, sum(not note.is_generated for note in ordered))


def make_gatherer(notes: Mapping[str, ParsedNote], me: Me) -> Gatherer:
    """Return what gathers by the names of `notes` (by path) in the vault of `me`."""
    ordered = [notes[path] for path in sorted(notes)]
    return _gatherer(ordered, {note.path: note.profile for note in ordered if note.profile}, me)


def _gatherer(ordered: Iterable[ParsedNote], profiles: Mapping[str, Profile], me: Me) -> Gatherer:
    return Gatherer(
        Resolver((note.path for note in ordered if not note.is_generated), profiles.values()),
        profiles,
        me,
    )


def _list_sources(
    before: Mapping[str, list[str]],
    recipients: set[str],
    was: Mapping[str, NoteContributions],
    now: Mapping[str, NoteContributions],
) -> dict[str, list[str]]:
    """Return which notes tell of whom.

    Of the `recipients`, those that did (`was`) are replaced by those that do (`now`). For everybody
    else the notes are the same as before.
    """
    sources = {
        **before,
        **{who: [path for path in before.get(who, ()) if path not in was] for who in recipients},
    }
    for path, one in now.items():
        for who in one.recipients:
            sources[who].append(path)
    return sources


def _hand_out(
    touched: set[str], told: Iterable[NoteContributions]
) -> tuple[dict[str, list[Conversation]], dict[str, list[FollowUp]]]:
    """Return what the `touched` contacts get of what is `told`, in its order."""
    talks: dict[str, list[Conversation]] = defaultdict(list)
    tasks: dict[str, list[FollowUp]] = defaultdict(list)
    for one in told:
        for who, talk in zip(one.talkers, one.talks, strict=True):
            if who in touched:
                talks[who].append(talk)
        for who, task in zip(one.doers, one.tasks, strict=True):
            if who in touched:
                tasks[who].append(task)
    return talks, tasks


def _find_changed(before: FoldState, notes: Mapping[str, ParsedNote], me: Me) -> list[str] | None:
    """Return the paths of notes that are not the same object as before.

    Returns None where a name changed, of one of them or of `me`, or where nothing was before.
    """
    if before.gatherer is None or before.gatherer.me != me:
        return None
    was = before.notes
    changed = [path for path in notes.keys() | was.keys() if notes.get(path) is not was.get(path)]
    return (
        None
        if any(_names(was.get(path)) != _names(notes.get(path)) for path in changed)
        else changed
    )


def _names(note: ParsedNote | None) -> tuple[object, ...]:
    """Return what of a note other notes' links, slugs and keys depend on."""
    profile = note.profile if note else None
    return (
        note is None,
        note is not None and note.is_generated,
        profile and (profile.name, profile.aliases, profile.stable_id, profile.emails),
    )


def _make_keys(profiles: Iterable[Profile]) -> dict[str, str]:
    """Return path -> stable key, taken from `id` or else from the path.

    Two notes with one `id` both fall back to the path.
    """
    shared = _by_id(profiles)
    composed: dict[str, int] = defaultdict(int)
    for profile in profiles:
        composed[unicodedata.normalize("NFC", profile.path)] += 1
    keys: dict[str, str] = {}
    for profile in profiles:
        # Composed, so that a vault moved between systems keeps its keys. Two paths that differ in
        # nothing else keep their own.
        path = unicodedata.normalize("NFC", profile.path)
        is_unique = len(shared.get(profile.stable_id, ())) == 1
        keys[profile.path] = _hash(
            f"id:{profile.stable_id}"
            if is_unique
            else f"path:{path if composed[path] == 1 else profile.path}"
        )
    return keys


def _by_id(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    """Return the contacts with an `id`, by it."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.stable_id:
            found[profile.stable_id].append(profile)
    return found


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]


def _report_same_ids(profiles: Iterable[Profile]) -> Iterator[Diagnostic]:
    """Report an `id` that several notes have (MDR403)."""
    for stable_id, same in _by_id(profiles).items():
        for profile, others in _first_with_others(same):
            yield problem(
                "MDR403", profile.path, f"id '{stable_id}' is also in {others}", profile.place("id")
            )


def _report_same_names(profiles: Iterable[Profile]) -> Iterator[Diagnostic]:
    """Report a name that several notes have (MDR402)."""
    names: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        names[fold_case(profile.name)].append(profile)
    for same in names.values():
        for profile, others in _first_with_others(same):
            yield problem(
                "MDR402",
                profile.path,
                f"'{profile.name}' is also the name in {others}",
                profile.place("name"),
            )


def _first_with_others(same: list[Profile]) -> Iterator[tuple[Profile, str]]:
    """Yield the first of several contacts with the paths of the others.

    They are told of once (F81). Nothing is yielded for a contact alone.
    """
    if len(same) > 1:
        yield same[0], ", ".join(each.path for each in same[1:])
