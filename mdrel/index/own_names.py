"""The names by which notes mean the person whose vault it is (F7, F47).

They are those of `[me]` and of the person's own note. Where neither says a name, a first name that
stands in nearly all titles such as `Ada <> Bo` probably is that person's, and means no contact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from mdrel.model.contact import Profile
from mdrel.model.names import (
    SHORTEST_CUT,
    Myself,
    bare_name,
    first_name,
    fold_case,
    plain_letters,
    plain_name,
    titled_family,
)
from mdrel.model.note import Link, ParsedNote
from mdrel.model.policy import Me

# So many titles tell something, and in this share of them the first name stands.
_FEWEST, _SHARE = 3, 0.8


class OwnNames:
    """The names of the person whose vault it is, and the paths of that person's own `notes`."""

    notes: tuple[str, ...] = ()

    def __init__(
        self,
        me: Me,
        names: Iterable[str] = (),
        sides: Iterable[tuple[str, ...]] = (),
        profiles: Mapping[str, Profile] | None = None,
    ) -> None:
        """Take in what `[me]` says, and the `names` in the person's own note.

        `sides` are the first names in each title of a pair, and `profiles` the contacts.
        """
        self.me = Myself.of(me)
        names = tuple(names)
        own = [name for name in (me.name, *names) if "@" not in name]
        full = {bare_name(plain_name(name)) for name in own}
        self._names = full.union(map(plain_name, names)) - {""}
        self._emails = frozenset(fold_case(name) for name in names if "@" in name)
        self._full = [(first, last) for first, _, last in (each.partition(" ") for each in full)]
        self._firsts = frozenset(map(first_name, own)) - {""}
        families = {last.rpartition(" ")[2] for _, last in self._full} - {""}
        others = (plain_name(each.name).rpartition(" ")[2] for each in (profiles or {}).values())
        self._families = families.difference(others)
        # Those that mean nobody in a title.
        self._at_sides = self._firsts or _find_sides(sides, profiles or {})

    @property
    def are_known(self) -> bool:
        """Whether the settings or a note say what the person is called."""
        return bool(self._firsts)

    def mean(self, link: Link) -> bool:
        """Whether a name or link that is no contact's means the person."""
        name = link.target.rpartition("/")[2]
        plain = plain_name(name)
        bare = bare_name(plain)
        return (
            self.me.is_meant(link.target)
            or self.me.has_address(link.email)
            or plain_letters(name) in self._firsts
            or plain in self._names
            or (" " in bare and (bare in self._names or self._is_cut(bare)))
            or (link.email != "" and fold_case(link.email) in self._emails)
        )

    def may_mean(self, link: Link) -> bool:
        """Whether a name in a list probably means the person.

        Their first name cut is one too, and a family name behind a title that no contact has.
        """
        name = plain_letters(link.target.rpartition("/")[2])
        cut = len(name) >= SHORTEST_CUT and any(first.startswith(name) for first in self._firsts)
        return cut or titled_family(name) in self._families or self.mean(link)

    def _is_cut(self, name: str) -> bool:
        """Whether it is a whole name whose first name is cut, there or here: `Ad Lovelace`."""
        first, _, rest = name.partition(" ")
        return any(rest == last and is_cut(first, given) for given, last in self._full)

    def settle(self, note: ParsedNote) -> ParsedNote:
        """Return a note in whose title the person's first name alone is no contact's."""
        if not self._at_sides or not any(map(self._is_mine, _list_people(note))):
            return note
        talks = tuple(replace(talk, people=self._doubt(talk.people)) for talk in note.talks)
        return replace(note, talks=talks, people_note=self._doubt(note.people_note))

    def _is_mine(self, link: Link) -> bool:
        return link.may_be_first and first_name(link.target) in self._at_sides

    def _doubt(self, people: tuple[Link, ...]) -> tuple[Link, ...]:
        return tuple(
            replace(link, may_be_first=False, is_doubtful=True) if self._is_mine(link) else link
            for link in people
        )


def is_cut(one: str, other: str) -> bool:
    """Whether one of two first names is the beginning of the other, or the same."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= SHORTEST_CUT and long.startswith(short))


def list_sides(people: Iterable[Link]) -> tuple[str, ...]:
    """Return the first names that stand alone around the sign of a pair in a title."""
    return tuple(
        plain_letters(link.target) for link in people if link.is_side and " " not in link.target
    )


def _list_people(note: ParsedNote) -> Iterable[Link]:
    return (link for talk in note.talks for link in talk.people)


def _find_sides(
    titles: Iterable[tuple[str, ...]], profiles: Mapping[str, Profile]
) -> frozenset[str]:
    """Return the first name that stands in nearly all titles of a pair, if there is one.

    Of two that both stand in them it is the one that no contact has, else it may be either.
    """
    titles = [title for title in titles if title]
    if len(titles) < _FEWEST:
        return frozenset()
    often = Counter(name for title in titles for name in set(title))
    found = {name for name, number in often.items() if number >= _SHARE * len(titles)}
    if len(found) > 1:
        known = {first_name(each.name) for each in profiles.values()}
        found = found - known or found
    return frozenset(found)
