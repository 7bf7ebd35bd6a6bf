"""Decides which note a link or a name means (F44, F47, F80).

A link means what Obsidian takes it for. After that come names, aliases and addresses.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from mdrel.index.contact_names import ContactNames, group
from mdrel.index.path_table import Paths, link_key
from mdrel.model.contact import Profile
from mdrel.model.note import Link
from mdrel.parse.dated_notes.attendees import ADDRESS


class Resolution(Struct, frozen=True):
    """The note a link means, or the several it may mean.

    `has_contact` tells that a contact is among the several.
    """

    path: str | None = None
    candidates: tuple[str, ...] = ()
    has_contact: bool = False


NOWHERE = Resolution()
_AFTER_SLASH = chr(ord("/") + 1)


class _Namesakes:
    """The several notes that one link may mean, and which of them it means from which folder.

    Each is looked at once, however many notes have the link.
    """

    def __init__(self, paths: Sequence[str], contacts: AbstractSet[str]) -> None:
        """Take in the paths, and which of all notes are contacts."""
        self._contacts = contacts
        self._beside = group((path.rpartition("/")[0], path) for path in paths)
        self._nearest = _only(_shortest(paths), contacts)

    def seen_from(self, folder: str) -> Resolution:
        """Return what the link means in a note of `folder`: the one beside it, or the nearest."""
        beside = self._beside.get(folder)
        return _only(beside, self._contacts) if beside else self._nearest


class Resolver:
    """Resolves links between the notes of one vault.

    `paths` are all notes, `profiles` the contacts among them.
    """

    def __init__(self, paths: Iterable[str], profiles: Iterable[Profile]) -> None:
        """Index the notes by path and by last part, the contacts by name and alias."""
        paths = tuple(paths)
        keys = [link_key(path) for path in paths]
        self._exact = Paths(keys, paths)
        self._last = Paths([key.rpartition("/")[2] for key in keys], paths)
        self._profiles = tuple(profiles)
        self._contacts = frozenset(profile.path for profile in self._profiles)
        self._by_end: dict[str, list[tuple[str, str]]] = {}
        self._namesakes: dict[str, _Namesakes] = {}
        self._asked: tuple[str, dict[tuple[object, ...], Resolution]] = ("", {})
        self.names = ContactNames(self._profiles)

    def resolve(self, link: Link, source: str) -> Resolution:
        """Return what `link` in the note `source` means.

        Of the note asked for last each name is looked up once, however many of its lines have it.
        """
        if self._asked[0] != source:
            self._asked = (source, {})
        known = self._asked[1]
        guess = (link.may_go_on, link.may_be_first, link.is_doubtful)
        key = (link.target, link.is_link, link.email, link.behind, *guess)
        if (found := known.get(key)) is None:
            is_said = link.behind != "" and self._is_contact(link.behind, source)
            found = known[key] = NOWHERE if is_said else self._look_up(link, source)
        return found

    def list_named(self, links: Iterable[Link], source: str) -> tuple[Link, ...]:
        """Return those of a list of people who are not said of a contact before them (F44).

        Nor are firms and groups before a contact among them.
        """
        links = tuple(links)
        heads = {link.behind for link in links} - {""}
        if not heads:
            return links
        people = {each for each in heads if self._is_contact(each, source)}
        groups = {
            link.behind
            for link in links
            if link.behind and self.resolve(link, source).path in self._contacts
        }
        return tuple(
            link
            for link in links
            if link.behind not in people and (link.target not in groups or link.behind)
        )

    def _is_contact(self, name: str, source: str) -> bool:
        """Whether a name or the target of a link means a contact."""
        found = self.resolve(Link(name), source)
        return found.path in self._contacts or self.by_name(name).path in self._contacts

    def _look_up(self, link: Link, source: str) -> Resolution:
        if link.is_link:
            found = self._by_path(link_key(link.target.replace("\\", "/")).strip("/"), source)
            # In `1-1s/Ada.md` the link `[[Ada]]` means Ada, and not the note itself.
            is_itself = found.path == source and source not in self._contacts
            if (found.path or found.candidates) and not is_itself:
                return found
        if (
            link.email
            and (found := _only(self._emails.get(link.email.casefold(), ()), self._contacts)).path
        ):
            return found
        found = (
            _only(self.names.find_in_title(link), self._contacts)
            if link.is_guess
            else self.by_name(link.target)
        )
        if "@" in link.target and not (found.path or found.candidates):
            folder, slash, name = link.target.rpartition("/")
            if name.startswith("@"):
                bare = replace(link, target=f"{folder}{slash}{name.lstrip('@')}")
                return self.resolve(bare, source)
        return found

    def by_name(self, name: str) -> Resolution:
        """Return the contact that goes by `name`."""
        return _only(self.names.find(name), self._contacts)

    @cached_property
    def _emails(self) -> dict[str, tuple[str, ...]]:
        """The contacts by address."""
        return group(
            (match["address"].casefold(), profile.path)
            for profile in self._profiles
            for text in profile.emails
            for match in ADDRESS.finditer(text)
        )

    def _by_path(self, target: str, source: str) -> Resolution:
        if not target:
            return NOWHERE
        folder = source.rpartition("/")[0]
        if target.startswith(("./", "../")):
            target = posixpath.normpath(posixpath.join(link_key(folder), target))
        for exact in (
            (target, posixpath.normpath(posixpath.join(link_key(folder), target)))
            if "/" in target
            else (target,)
        ):
            if found := self._exact[exact]:
                return _only(found, self._contacts)
        if target not in self._namesakes:
            candidates = self._ending_with(target)
            if len(candidates) <= 1:
                return _only(candidates, self._contacts)
            self._namesakes[target] = _Namesakes(candidates, self._contacts)
        return self._namesakes[target].seen_from(folder)

    def _ending_with(self, target: str) -> list[str]:
        """Return the notes in folders whose paths end with `target`, in order.

        Of the many that share a last part those with one end stand together, read backwards.
        """
        tail = target.rpartition("/")[2]
        if tail not in self._by_end:
            paths = self._last[tail]
            if len(paths) <= 1:
                return [path for path in paths if link_key(path).endswith(f"/{target}")]
            self._by_end[tail] = sorted((link_key(path)[::-1], path) for path in paths)
        ends, backwards = self._by_end[tail], target[::-1]
        start, stop = (bisect_left(ends, (backwards + sign, "")) for sign in ("/", _AFTER_SLASH))
        return sorted(path for _, path in ends[start:stop])


def _only(paths: Sequence[str], contacts: AbstractSet[str]) -> Resolution:
    """Return the one path there is, or that there are several or none."""
    return (
        Resolution(paths[0])
        if len(paths) == 1
        else Resolution(None, tuple(paths), any(path in contacts for path in paths))
    )


def _shortest(paths: Sequence[str]) -> list[str]:
    """Return the paths with the fewest folders, and of these with the fewest letters."""
    size = min((path.count("/"), len(path)) for path in paths)
    return [path for path in paths if (path.count("/"), len(path)) == size]
