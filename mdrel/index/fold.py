"""Parsed notes to one snapshot: names resolved, conversations gathered from all sources, tasks given to their people."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mdrel.index.merge import merge_conversations
from mdrel.index.resolve import Resolver, fold_case
from mdrel.index.slug import make_slugs
from mdrel.model.codes import problem
from mdrel.model.contact import Contact, Profile
from mdrel.model.conversation import Channel, Conversation, Source
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.follow_up import FollowUp
from mdrel.model.note import Link, ParsedNote, Talk, TaskLine
from mdrel.model.snapshot import Snapshot
from mdrel.model.span import START, Span

KEY_LENGTH = 16
_CANCELLED, _OPEN = "-", frozenset({" ", "/"})


@dataclass(slots=True)
class _Folder:
    """What is gathered while the notes go by."""

    resolver: Resolver
    profiles: dict[str, Profile]
    talks: dict[str, list[Conversation]] = field(default_factory=lambda: defaultdict(list))
    tasks: dict[str, list[FollowUp]] = field(default_factory=lambda: defaultdict(list))
    diagnostics: list[Diagnostic] = field(default_factory=list)


def fold(notes: Mapping[str, ParsedNote], unread: Iterable[Diagnostic] = ()) -> Snapshot:
    """Return the snapshot of all `notes` (by path); `unread` are the problems of files that could not be read at all."""
    ordered = [notes[path] for path in sorted(notes)]
    profiles = {note.path: note.profile for note in ordered if note.profile}
    folder = _Folder(Resolver((note.path for note in ordered if not note.is_generated), profiles.values()), profiles)
    for note in ordered:
        folder.diagnostics.extend(note.diagnostics)
        if note.profile:
            _gather_contact(note, note.profile, folder)
        elif note.talks or note.tasks:
            _gather_other(note, folder)
    keys = _make_keys(profiles.values(), folder.diagnostics)
    _report_same_names(profiles.values(), folder.diagnostics)
    slugs = make_slugs((path, profile.name) for path, profile in profiles.items())
    contacts = tuple(
        Contact(profile, slugs[path], keys[path], merge_conversations(folder.talks[path]), tuple(folder.tasks[path]), notes[path].levels)
        for path, profile in profiles.items()
    )
    problems = sorted({*folder.diagnostics, *unread}, key=lambda each: (each.place, each.message))
    return Snapshot(contacts, tuple(problems), sum(not note.is_generated for note in ordered))


def _gather_contact(note: ParsedNote, profile: Profile, folder: _Folder) -> None:
    for talk in note.talks:
        _share(talk, note.path, _resolve(talk.people, note.path, folder, talk.span), folder)
    if profile.stated_last:
        stated = Conversation(profile.stated_last, Channel.OTHER, Source.STATED, note.path, profile.place("last_contact"))
        folder.talks[note.path].append(stated)
    for task in note.tasks:
        # "in the contact's note or naming them" (METHOD): a task that names somebody else is theirs as well.
        for path in dict.fromkeys((note.path, *_resolve(task.links, note.path, folder))):
            folder.tasks[path].append(_follow_up(task, note.path))


def _gather_other(note: ParsedNote, folder: _Folder) -> None:
    people: list[str] = []
    for talk in note.talks:
        people = _resolve(talk.people, note.path, folder, talk.span)
        _share(talk, "", people, folder, note_path=note.path)
    for task in note.tasks:
        named = _resolve(task.links, note.path, folder)
        # A task of a conversation note that names nobody is its people's when it has a date; a promise has to name them (METHOD).
        for path in named or (people if note.people_note and task.due_on else []):
            folder.tasks[path].append(_follow_up(task, note.path))


def _share(talk: Talk, owner: str, people: list[str], folder: _Folder, note_path: str = "") -> None:
    """Give a talk to everybody who took part."""
    if owner and not people:
        folder.talks[owner].append(_conversation(talk, owner, ()))
        return
    sharing = sorted({*people, *([owner] if owner else [])})
    for path in sharing:
        others = tuple(other for other in sharing if other != path)
        folder.talks[path].append(_conversation(talk, owner or note_path, others))


def _conversation(talk: Talk, path: str, others: tuple[str, ...]) -> Conversation:
    return Conversation(
        talk.on, talk.channel, talk.source, path, talk.span, talk.text, talk.more, talk.time, talk.purpose, talk.tags, others, talk.is_plan,
    )  # fmt: skip


def _follow_up(task: TaskLine, path: str) -> FollowUp:
    return FollowUp(
        text=task.text,
        path=path,
        span=task.span,
        due_on=task.due_on,
        done_on=task.done_on,
        since=task.since,
        is_done=task.state not in _OPEN and task.state != _CANCELLED,
        is_cancelled=task.state == _CANCELLED,
        is_theirs="waiting" in task.tags,
        block_id=task.block_id,
    )


def _resolve(links: Iterable[Link], source: str, folder: _Folder, place: Span = START) -> list[str]:
    """Return the contacts that `links` mean, each once; one that fits two contacts is reported (MDR401), at `place` where its own is unknown."""
    found: dict[str, None] = {}
    for link in links:
        resolution = folder.resolver.resolve(link, source)
        if resolution.path in folder.profiles:
            found[resolution.path] = None
        elif any(path in folder.profiles for path in resolution.candidates):
            names = " or ".join(resolution.candidates[:3])
            folder.diagnostics.append(problem("MDR401", source, f"'{link.target}' can mean {names}", link.span if link.span != START else place))
    return list(found)


def _make_keys(profiles: Iterable[Profile], diagnostics: list[Diagnostic]) -> dict[str, str]:
    """Return path -> stable key: from `id`, else from the path; two notes with one id both fall back to the path (MDR403)."""
    by_id: dict[str, list[Profile]] = defaultdict(list)
    composed: dict[str, int] = defaultdict(int)
    keys: dict[str, str] = {}
    for profile in profiles:
        by_id[profile.stable_id].append(profile)
        composed[unicodedata.normalize("NFC", profile.path)] += 1
    for stable_id, same in by_id.items():
        is_unique = bool(stable_id) and len(same) == 1
        for profile in same:
            # Composed, so that a vault moved between systems keeps its keys; two paths that differ in nothing else keep their own.
            path = unicodedata.normalize("NFC", profile.path)
            keys[profile.path] = _hash(f"id:{stable_id}" if is_unique else f"path:{path if composed[path] == 1 else profile.path}")
            if stable_id and not is_unique:
                others = ", ".join(each.path for each in same if each is not profile)
                diagnostics.append(problem("MDR403", profile.path, f"id '{stable_id}' is also in {others}", profile.place("id")))
    return keys


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]


def _report_same_names(profiles: Iterable[Profile], diagnostics: list[Diagnostic]) -> None:
    names: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        names[fold_case(profile.name)].append(profile)
    for same in names.values():
        for profile in same if len(same) > 1 else ():
            others = ", ".join(each.path for each in same if each is not profile)
            diagnostics.append(problem("MDR402", profile.path, f"'{profile.name}' is also the name in {others}", profile.place("name")))
