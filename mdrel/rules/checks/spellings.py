"""Which names in lists of who was there are spellings of one name.

`Ada Lovelace`, `Lovelace, Ada`, `ada-lovelace`, `ada.lovelace@…`, `Ad Lovelace` of `Adam Lovelace`,
`Áda Lovelace`, `Dr. Ada Lovelace`, and a first name, or a family name behind a title, which means
whoever of that name comes most often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from mdrel.model.names import (
    SHORTEST_CUT,
    bare_name,
    plain_letters,
    plain_name,
    titled_family,
)

_PARTS = re.compile(r"[\s.]+")
_PARTS_OF_ADDRESS = re.compile(r"[\s._+-]+|\d+")


class Spellings:
    """Who is meant by each name, as one spelling for all of a person."""

    def __init__(self, often: Mapping[str, int], known: Collection[str] = ()) -> None:
        """Take in all names, each with how often it comes; `known` are those of contacts.

        A first name that comes more often than its contact is somebody else's.
        """
        words = {name: split_name(name) for name in often}
        self._heads: dict[tuple[str, str], tuple[str, str]] = {}
        self._owners: dict[str, tuple[str, str]] = {}
        full = {(each[0], each[-1]) for each in words.values() if len(each) > 1}
        for first, last in sorted(full, key=lambda each: (len(each[0]), each)):
            self._heads[first, last] = self._find_head(first, last)
        self._families: dict[str, tuple[str, str]] = {}
        taken = {self.find(name) for name in known}
        self._owners = self._rank_first_names(words, often, taken)
        self._families = self._rank_families(words, often)

    def find(self, name: str) -> tuple[str, ...]:
        """Return what is the same for all spellings of a name."""
        words = split_name(name)
        if len(words) > 1:
            return self._find_head(words[0], words[-1])
        if words and titled_family(name):
            return self._families.get(words[0], (words[0],))
        return self._owners.get(words[0], (words[0],)) if words else ()

    def _find_head(self, first: str, last: str) -> tuple[str, str]:
        """Return what stands for a whole name: itself, or the one whose first name it goes on."""
        starts = (first[:size] for size in (len(first), *range(SHORTEST_CUT, len(first))))
        near = next((start for start in starts if (start, last) in self._heads), "")
        return self._heads[near, last] if near else (first, last)

    def _rank_families(
        self, words: Mapping[str, list[str]], often: Mapping[str, int]
    ) -> dict[str, tuple[str, str]]:
        """Return who comes most often of those of a family name."""
        total: Counter[tuple[str, str]] = Counter()
        for name, each in words.items():
            if len(each) > 1:
                total[self._heads[each[0], each[-1]]] += often[name]
        found: dict[str, tuple[str, str]] = {}
        for head, _ in sorted(total.items(), key=lambda pair: (-pair[1], pair[0])):
            found.setdefault(head[1], head)
        return found

    def _rank_first_names(
        self,
        words: Mapping[str, list[str]],
        often: Mapping[str, int],
        taken: Collection[tuple[str, ...]],
    ) -> dict[str, tuple[str, str]]:
        """Return who comes most often of those whom a first name may mean, cut or not."""
        total: Counter[tuple[str, str]] = Counter()
        alone: Counter[str] = Counter()
        forms: dict[tuple[str, str], set[str]] = {}
        for name, each in words.items():
            if len(each) == 1 and not titled_family(name):
                alone[each[0]] += often[name]
            elif len(each) > 1:
                head = self._heads[each[0], each[-1]]
                total[head] += often[name]
                forms.setdefault(head, set()).add(each[0])
        found: dict[str, tuple[str, str]] = {}
        for head, _ in sorted(total.items(), key=lambda pair: (-pair[1], pair[0])):
            for form in _list_forms(forms[head]):
                if head not in taken or total[head] >= alone[form]:
                    found.setdefault(form, head)
        return found


def split_name(name: str) -> list[str]:
    """Return the words of a name or address as they are compared."""
    if "@" in name:
        parts = _PARTS_OF_ADDRESS.split(plain_letters(name.partition("@")[0]))
    else:
        parts = _PARTS.split(bare_name(plain_name(name)))
    return [part for part in parts if part]


def _list_forms(firsts: set[str]) -> Iterator[str]:
    for first in sorted(firsts):
        yield first
        yield from (first[:size] for size in range(SHORTEST_CUT, len(first)))
