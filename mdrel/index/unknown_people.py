"""People who are named in conversations but have no note (M15).

Each comes with the talks that name them, and with who was there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from mdrel.index.alternatives import settle
from mdrel.index.own_names import OwnNames
from mdrel.index.resolve import Resolver
from mdrel.model.conversation import Channel
from mdrel.model.names import fold_case
from mdrel.model.note import Link, ParsedNote, Talk
from mdrel.model.span import Span
from mdrel.parse.dated_notes.attendee_groups import PERSON_NAME


class Mention(Struct, frozen=True):
    """One talk that names somebody."""

    on: date
    path: str
    span: Span
    text: str


class UnknownPerson(Struct, frozen=True):
    """Somebody without a note.

    `talks` are newest first. `company` are the contacts of these talks by path, the most frequent
    first. On `days_met` days you reached them; in other talks they were only named.
    """

    name: str
    talks: tuple[Mention, ...]
    company: tuple[tuple[str, int], ...]
    days_met: int = 0


def find_unknown_people(
    notes: Mapping[str, ParsedNote],
    today: date,
    mine: Iterable[str] = (),
    own_names: OwnNames | None = None,
) -> tuple[UnknownPerson, ...]:
    """Return who is named in talks up to `today` and has no note, the most named first.

    `mine` are names of the person whose vault it is, as far as `own_names` do not say them.
    """
    profiles = [note.profile for note in notes.values() if note.profile]
    resolver = Resolver((path for path, note in notes.items() if not note.is_generated), profiles)
    contacts = {profile.path for profile in profiles}
    own = {fold_case(name) for name in mine}
    names: dict[str, str] = {}
    talks: dict[str, set[tuple[date, str, Span, str]]] = {}
    company: dict[str, Counter[str]] = {}
    met: dict[str, set[date]] = {}
    for note in notes.values():
        talks_of_note = settle(note, resolver, contacts).talks
        for talk in talks_of_note if not note.is_generated else ():
            if talk.on > today or talk.is_plan:
                continue
            known = _company(talk, note, resolver, contacts)
            for name, took_part in _unknown(talk, note.path, resolver):
                key = fold_case(name)
                if took_part and talk.channel is not Channel.ATTEMPT:
                    met.setdefault(key, set()).add(talk.on)
                if key not in own and not (own_names and own_names.may_mean(Link(name))):
                    names.setdefault(key, name)
                    talks.setdefault(key, set()).add((talk.on, note.path, talk.span, talk.text))
                    company.setdefault(key, Counter()).update(known)
    found = (
        UnknownPerson(names[key], _sort(talks[key]), _rank(company[key]), len(met.get(key, ())))
        for key in names
    )
    return tuple(
        sorted(
            found,
            key=lambda each: (
                -len(each.talks),
                -each.talks[0].on.toordinal(),
                each.name.casefold(),
            ),
        )
    )


def _sort(talks: set[tuple[date, str, Span, str]]) -> tuple[Mention, ...]:
    return tuple(
        Mention(*talk)
        for talk in sorted(talks, key=lambda talk: (-talk[0].toordinal(), talk[1], talk[2]))
    )


def _rank(company: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(company.items(), key=lambda pair: (-pair[1], pair[0])))


def _company(talk: Talk, note: ParsedNote, resolver: Resolver, contacts: set[str]) -> set[str]:
    """Return the contacts who took part or are named beside the unknown."""
    linked = {resolver.resolve(link, note.path).path for link in (*talk.people, *talk.mentions)}
    return {path for path in linked if path in contacts} | ({note.path} if note.profile else set())


def _unknown(talk: Talk, path: str, resolver: Resolver) -> Iterator[tuple[str, bool]]:
    """Yield the names that lead nowhere, and whether whoever it is took part.

    They are links to those who took part, and other names that look like a person's.
    """
    for link, took_part in (
        *((each, True) for each in resolver.list_named(talk.people, path)),
        *((each, False) for each in talk.mentions),
    ):
        name = link.name
        found = resolver.resolve(link, path)
        is_free = (
            not (talk.is_guess(link) if took_part else link.is_guess)
            and found.path is None
            and not found.candidates
            and resolver.by_name(name).path is None
        )
        if (
            is_free
            and name
            and (PERSON_NAME.fullmatch(name) or (took_part and _is_name(link, name)))
        ):
            yield name, took_part


def _is_name(link: Link, name: str) -> bool:
    """Whether one word stands for somebody.

    A link does where people are listed. A plain word may be anything (`team`).
    """
    return link.is_link and "@" not in name
