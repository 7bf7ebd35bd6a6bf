"""What is said of those in a list of who was there who are no contacts (F43, F44)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from mdrel.index.near_contacts import NearContacts
from mdrel.index.own_names import OwnNames
from mdrel.index.resolve import Resolver
from mdrel.model.codes import problem
from mdrel.model.contact import Profile
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import Link, Talk
from mdrel.model.snapshot import Listed
from mdrel.model.span import START


class UnknownAttendees:
    """Tells of the lists of one vault."""

    def __init__(self, resolver: Resolver, contacts: Mapping[str, Profile], own: OwnNames) -> None:
        """Take in all contacts by path, and the names of the person whose vault it is."""
        self._resolver, self._contacts, self._own = resolver, contacts, own

    def report(self, talk: Talk, people: list[str], path: str) -> Iterator[Diagnostic]:
        """Yield the attendees who fit no contact (MDR404); `people` are those who do.

        A conversation note whose title names no contact is reported as well (MDR304), and one whose
        list names nobody but you, or but somebody unknown where its text links a contact.
        """
        unknown = self._list_unknown(talk, path)
        others = [link for link in unknown if not self._own.may_mean(link)]
        for link in others:
            yield problem("MDR404", path, self.say(link.name), talk.span)
        # Words of a topic without a capital letter (`email templates`) are no name either.
        titles = (
            link
            for link in talk.people
            if (link.may_be_first or (link.is_doubtful and talk.rule == "F47"))
            and not (link.may_go_on and link.target.islower())
        )
        nameless = next(titles, None) or self._find_nameless(talk, unknown, others, path)
        if nameless and not people:
            span = talk.span if nameless.span == START else nameless.span
            yield problem("MDR304", path, "a conversation note names nobody", span)

    def _find_nameless(
        self, talk: Talk, unknown: list[Link], others: list[Link], path: str
    ) -> Link | None:
        """Return the name that a list has, where somebody else may have been there."""
        is_alone = not others or (
            len(talk.people) == 1
            and any(
                self._resolver.resolve(link, path).path in self._contacts for link in talk.mentions
            )
        )
        return unknown[0] if unknown and is_alone else None

    def list_there(self, talk: Talk, people: list[str], path: str) -> Iterator[Listed]:
        """Yield whom a list names, for as long as nobody knows whose vault it is."""
        if not self._own.are_known:
            others = [link for link in self._list_unknown(talk, path) if link.name]
            # Somebody with several notes is there as well.
            others += [
                link
                for link in talk.people
                if not talk.is_guess(link) and self._resolver.resolve(link, path).has_contact
            ]
            others += [link for link in talk.people if link.is_side and link.is_doubtful]
            span = next((link.span for link in talk.people if link.span != START), talk.span)
            if people or others:
                names = tuple(dict.fromkeys(link.name for link in others))
                yield Listed(path, span, tuple(people), names)

    def say(self, name: str) -> str:
        """Return a name with the contact whom it probably means."""
        near = "" if "@" in name else self._near.find_shorter(name)
        return f"{name} (probably {self._contacts[near].name})" if near else name

    def _list_unknown(self, talk: Talk, path: str) -> list[Link]:
        """Return those listed who fit no contact."""
        return [
            link
            for link in self._resolver.list_named(talk.people, path)
            if _is_name(talk, link) and self._fits_nobody(link, path)
        ]

    def _fits_nobody(self, link: Link, path: str) -> bool:
        found = self._resolver.resolve(link, path)
        return found.path not in self._contacts and not found.candidates

    @cached_property
    def _near(self) -> NearContacts:
        return NearContacts(self._contacts.values())


def _is_name(talk: Talk, link: Link) -> bool:
    """Whether what a list has is surely a name.

    Words without a capital letter are none (`the rest of the board`), nor is what a title has in
    its place (`Standards meeting`).
    """
    return not talk.is_guess(link) and (link.is_link or bool(link.email) or not link.name.islower())
