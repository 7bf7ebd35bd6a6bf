"""Which contacts a name in a text may mean (F44, F47, F80, F81).

A name letter by letter goes first, then one that differs in accents, hyphens, points and titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from mdrel.model.contact import Profile
from mdrel.model.names import (
    bare_name,
    count_titles,
    first_name,
    fold_case,
    note_name,
    plain_letters,
    plain_name,
    plain_words,
    spoken,
)
from mdrel.model.note import Link

Paths = tuple[str, ...]
NOBODY: Paths = ()
# Behind a contact's name in a title these make it the name of something else.
_INSTITUTIONS = frozenset(
    {"foundation", "institute", "university", "college", "school", "group", "inc", "ltd", "llc",
     "gmbh", "prize", "award", "lecture", "centre", "center", "house", "street", "day", "fund",
     "trust", "museum", "memorial", "society", "team"}
)  # fmt: skip
_LONGEST_NAME = 6
_WHOLE = 2


class ContactNames:
    """The contacts of one vault by their names and aliases."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        """Index the contacts by name and alias as they are written."""
        self._profiles = tuple(profiles)
        self._exact = group(
            (fold_case(name), profile.path)
            for profile in self._profiles
            for name in (profile.name, *profile.aliases)
        )

    def find(self, name: str) -> Paths:
        """Return the contacts that go by `name`: shown name, file name or alias.

        `Lovelace, Ada` is `Ada Lovelace`, whichever of them is asked for.
        """
        key = fold_case(name)
        found = self._exact.get(key) or self._turned.get(key)
        if found is None and ", " in name:
            found = self._exact.get(fold_case(spoken(name)))
        if found is None:
            return self._find_plain(plain_name(name))
        return self._with_namesakes(key, found)

    def is_first_name(self, name: str) -> bool:
        """Whether a name is the first name of a contact, and not all of their name."""
        return plain_letters(name) in self._first_names and fold_case(name) not in self._exact

    def find_in_title(self, link: Link) -> Paths:
        """Return the contacts whose name a part of a title is.

        Where the part may go on, it only has to begin with the name. The longest name counts, else
        a first name that one contact alone has. Behind a title it has to be the whole name.
        """
        written = link.target.replace("-", " ").split()
        if found := self._begin(written, link):
            return found
        titles = count_titles(written)
        return self._begin(written[titles:], link, _WHOLE) if titles else NOBODY

    def _begin(self, written: Sequence[str], link: Link, fewest: int = 1) -> Paths:
        """Return the contacts whose name a list of words is, or begins with."""
        words = fold_case(" ".join(written)).split()
        least = max(fewest, 1 if link.may_go_on else len(words))
        for size in range(min(len(words), _LONGEST_NAME), least - 1, -1):
            if size < len(words) and (
                words[size] in _INSTITUTIONS or (size == 1 and not written[size].islower())
            ):
                continue
            name = " ".join(words[:size])
            exact = self._exact.get(name) or self._turned.get(name)
            if found := exact or self._find_plain(plain_words(name)):
                return found
            if size == 1 and link.may_be_first:
                first = self._first_names.get(plain_letters(name), NOBODY)
                if len(first) == 1:
                    return first
        return NOBODY

    def _find_plain(self, plain: str) -> Paths:
        """Return the contacts of a name in plain letters, or of one without title and degree.

        Of one word a title leaves too little to tell whom it means.
        """
        if found := self._plain.get(plain):
            return found
        bare = bare_name(plain)
        return self._bare.get(bare, NOBODY) if " " in bare else NOBODY

    def _with_namesakes(self, key: str, found: Paths) -> Paths:
        """Return the contacts of a name, and where it is only cut, all of that first name.

        `runa-harbour.md` with the heading `Runa (Harbour)` says that there are others.
        """
        if not self._cut.issuperset(found) or " " in key:
            return found
        return tuple(sorted({*found, *self._first_names.get(plain_letters(key), NOBODY)}))

    @cached_property
    def _plain(self) -> dict[str, Paths]:
        """The contacts by name and alias in plain letters."""
        named = (
            (plain_name(name), profile.path)
            for profile in self._profiles
            for name in (profile.name, *profile.aliases)
        )
        return group(each for each in named if each[0])

    @cached_property
    def _bare(self) -> dict[str, Paths]:
        """The contacts by name and alias without title and degree, of two words or more."""
        bare = ((bare_name(name), path) for name, paths in self._plain.items() for path in paths)
        return group(each for each in bare if " " in each[0])

    @cached_property
    def _turned(self) -> dict[str, Paths]:
        """The contacts whose names are turned round, unless somebody's name is so as it is."""
        turned = (
            (fold_case(spoken(each.name)), each.path)
            for each in self._profiles
            if ", " in each.name
        )
        return group(each for each in turned if each[0] not in self._exact)

    @cached_property
    def _first_names(self) -> dict[str, Paths]:
        """The contacts by first name."""
        return group((first_name(profile.name), profile.path) for profile in self._profiles)

    @cached_property
    def _cut(self) -> frozenset[str]:
        """The contacts of whom nothing but a first name is known, and the file says more."""
        return frozenset(each.path for each in self._profiles if _is_cut(each))


def _is_cut(profile: Profile) -> bool:
    stem = note_name(profile.path)
    return (
        " " not in profile.name
        and " " not in stem
        and plain_words(stem).startswith(f"{plain_words(profile.name)} ")
    )


def group(named: Iterable[tuple[str, str]]) -> dict[str, Paths]:
    """Return the paths of each name, each once and in order."""
    found: dict[str, Paths] = {}
    several: dict[str, set[str]] = {}
    for name, path in named:
        (first,) = found.setdefault(name, (path,))
        if first != path:
            several.setdefault(name, {first}).add(path)
    found.update((name, tuple(sorted(paths))) for name, paths in several.items())
    return found
