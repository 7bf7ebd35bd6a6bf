"""Finds who is there already under nearly the name of somebody new.

Without it `Tom` gets a note beside Tom Whitfield's, and so does `Anna Bergstrom` beside Anna
Bergström.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mdrel.app.input.person_lookup import begins
from mdrel.model.contact import Contact
from mdrel.model.slug import make_slug
from mdrel.rules.checks.summary import list_names

_MOST_NAMED = 3


class NearNames:
    """The names of all contacts by their words, as slugs write them."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        """Gather the names and aliases."""
        self._names: defaultdict[str, list[tuple[list[str], Contact]]] = defaultdict(list)
        for contact in contacts:
            for name in (contact.name, *contact.profile.aliases):
                words = make_slug(name).split("-")
                for word in set(words):
                    self._names[word].append((words, contact))

    def find(self, name: str) -> tuple[Contact, ...]:
        """Return the contacts that somebody called `name` may be, by name.

        A single word fits everybody with a name one of whose words begins like it. Of several words
        each has to be a whole word of the name, in order, or an initial: `Tom W.` and `Tom
        Whitfield` may be Tom A. Whitfield.
        """
        wanted = make_slug(name).split("-")
        first = wanted[0]
        is_whole = len(wanted) > 1 and len(first) > 1
        heads = [first] if is_whole else [each for each in self._names if each.startswith(first)]
        found = {
            contact.path: contact
            for head in heads
            for words, contact in self._names.get(head, ())
            if begins(words, wanted) and (len(wanted) == 1 or _are_whole(wanted, words))
        }
        return tuple(sorted(found.values(), key=lambda each: each.name_key))


def _are_whole(wanted: Iterable[str], words: list[str]) -> bool:
    return all(len(word) == 1 or word in words for word in wanted)


def name_contacts(contacts: Iterable[Contact]) -> str:
    """Return the names of the first few contacts, to be read."""
    return list_names([each.name for each in contacts], _MOST_NAMED)
