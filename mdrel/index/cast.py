"""The people whom names in one note mean: contacts, you, or a third person.

In a conversation note the first names and initials of those who took part are names as well.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from mdrel.index.attendee import ME, THIRD, Attendee, Who
from mdrel.index.own_names import OwnNames
from mdrel.index.resolve import Resolution, Resolver
from mdrel.model.contact import Profile
from mdrel.model.names import (
    bare_name,
    fold_case,
    plain_letters,
    plain_name,
    plain_words,
    titled_family,
)
from mdrel.model.note import Link, Named
from mdrel.model.policy import Me
from mdrel.parse.dated_notes.attendee_groups import PERSON_NAME

# Of contacts called May, April or June `May: file the tax return` tells nothing.
MONTHS = frozenset(map(fold_case, month_name[1:]))
_WORDS = re.compile(r"[^\W\d_]+")
_SEVERAL = 2
# A name of more words is looked for in no text.
_MOST_WORDS = 8


class Cast:
    """The people of one note.

    `report` is told of a name that fits several contacts (F81).
    """

    def __init__(
        self,
        names: Names,
        source: str,
        attendees: Iterable[Link],
        report: Callable[[Link, Resolution], None],
    ) -> None:
        """Take in who took part in the note at the path `source`, where it is a conversation."""
        self._names, self._source, self._report, self._listed = names, source, report, attendees

    @cached_property
    def _attendees(self) -> list[Attendee]:
        """Those who took part; few tasks ask for them."""
        found = ((link, self._names.attendee(link, self._source)) for link in self._listed)
        return [each for link, each in found if not (link.is_doubtful and each.who is THIRD)]

    @property
    def others(self) -> int:
        """How many took part besides you."""
        return len(
            {
                each.who if isinstance(each.who, str) else each.names
                for each in self._attendees
                if each.who is not ME
            }
        )

    def contacts(self, links: Iterable[Link]) -> tuple[str, ...]:
        """Return the contacts that `links` mean, each once."""
        found = (self._by_link(link) for link in links)
        return tuple(dict.fromkeys(who for who in found if isinstance(who, str)))

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Return the contacts who took part and whom `text` names.

        It may name them anywhere, in full or by a first name that one of them alone has.
        """
        if not self._by_mention:
            return ()
        given = {plain_letters(word) for word in _WORDS.findall(text) if word[0].isupper()}
        words = plain_words(text).split(" ")
        given.update(
            " ".join(words[at : at + size])
            for size in self._sizes
            for at in range(len(words) - size + 1)
        )
        places = sorted({place for name in given for place in self._by_mention.get(name, ())})
        return tuple(dict.fromkeys(path for _, path in places))

    @cached_property
    def _by_mention(self) -> dict[str, set[tuple[int, str]]]:
        """The contacts who took part, each with their place, by what names them in a text.

        These are their names of several words, and a first name that one alone has.
        """
        firsts = Counter(each.first for each in self._everyone())
        found: dict[str, set[tuple[int, str]]] = {}
        for place, each in enumerate(self._attendees):
            if isinstance(each.who, str):
                full = (name for name in each.names if 0 < name.count(" ") < _MOST_WORDS)
                for name in (*full, *([each.first] if firsts[each.first] == 1 else ())):
                    found.setdefault(name, set()).add((place, each.who))
        return found

    @cached_property
    def _sizes(self) -> frozenset[int]:
        """How many words the names of several words have."""
        return frozenset(name.count(" ") + 1 for name in self._by_mention if " " in name)

    def is_absent(self, named: Named) -> bool:
        """Whether a name is the first name of contacts, none of whom took part.

        A month is none.
        """
        name = fold_case(named.link.target)
        name = name.partition(" ")[0] if named.is_prefix else name
        return (
            not named.link.is_link
            and name not in MONTHS
            and self._names.resolver.names.is_first_name(name)
            and all(each.first != plain_letters(name) for each in self._everyone())
            and self.find(named) is None
        )

    def find(self, named: Named) -> Who | None:
        """Return who is meant, or None where it is nobody's name."""
        link = named.link
        if link.is_link:
            return self._by_link(link)
        if not named.is_prefix:
            return self._by_name(link, is_certain=True)
        words = link.target.split(" ")
        names = (Link(" ".join(words[:size]), is_link=False) for size in range(len(words), 0, -1))
        return next((who for name in names if (who := self._by_name(name, is_certain=False))), None)

    def _by_link(self, link: Link) -> Who | None:
        found = self._names.resolver.resolve(link, self._source)
        if found.path in self._names.profiles:
            return found.path
        if self._names.me.is_meant(link.target):
            return ME
        name = link.target.rpartition("/")[2]
        if who := self._by_attendee(name):
            return who
        if not found.path and not found.candidates and self._names.own.mean(link):
            return ME
        # A link to a note that is no contact's may mean a project. One that leads nowhere, with a
        # name of several words, is somebody without a note.
        is_unknown = self._is_ambiguous(link, found) or (
            not found.path and not found.candidates and PERSON_NAME.fullmatch(name)
        )
        return THIRD if is_unknown else None

    def _by_name(self, link: Link, *, is_certain: bool) -> Who | None:
        if self._names.me.is_meant(link.target):
            return ME
        spellings = dict.fromkeys(
            (link.target, link.target.replace("-", " ").replace("_", " ").replace(".", " ").strip())
        )
        for name in spellings:
            if who := self._by_attendee(name):
                return who
        for name in spellings:
            found = self._names.resolver.by_name(name)
            if found.path:
                return found.path
            if is_certain and self._is_ambiguous(link, found):
                return THIRD
        return ME if self._names.own.mean(link) else None

    def _by_attendee(self, name: str) -> Who | None:
        """Return the attendee of this name, or the one of this short name or these initials."""
        folded = plain_letters(name)
        if not self._attendees:
            return None
        if who := self._by_full_name.get(plain_name(name)) or self._by_title(name):
            return who
        letters = name.replace(".", "").replace(" ", "")
        shorts = {(False, folded), (False, folded.replace(".", ""))}
        if letters.isupper() and len(letters) > 1:
            shorts.add((True, letters))
        close = {
            place: each
            for short in shorts
            for place, each in self._by_short_name.get(short, {}).items()
        }
        return close[min(close)].who if len({each.names for each in close.values()}) == 1 else None

    def _by_title(self, name: str) -> Who | None:
        """Return the one attendee of a name without title, or of the family name behind one.

        A contact who goes by all of the name is meant as any other is.
        """
        if self._names.resolver.names.find(name):
            return None
        if family := titled_family(name):
            found = self._by_family.get(family, {})
            return next(iter(found.values())) if len(found) == 1 else None
        return self._by_full_name.get(bare_name(plain_name(name)))

    @cached_property
    def _by_family(self) -> dict[str, dict[frozenset[str], Who]]:
        """Those who took part, and you, by family name, and each family by all of their names."""
        found: dict[str, dict[frozenset[str], Who]] = {}
        for each in self._everyone():
            found.setdefault(each.family, {})[each.names] = each.who
        return found

    @cached_property
    def _by_full_name(self) -> dict[str, Who]:
        """Those who took part by their names, the first of each."""
        return {name: each.who for each in reversed(self._attendees) for name in each.names}

    @cached_property
    def _by_short_name(self) -> dict[tuple[bool, str], dict[int, Attendee]]:
        """Those who took part, and you, by short names and by initials.

        The key says whether it is initials (true), and which. The value maps places to people. Of
        people who share a short name, two with different names are enough.
        """
        found: dict[tuple[bool, str], dict[int, Attendee]] = {}
        for place, each in enumerate(self._everyone()):
            for short in (*((False, name) for name in each.shorts), (True, each.initials)):
                same = found.setdefault(short, {})
                if len(same) < _SEVERAL and all(
                    each.names != other.names for other in same.values()
                ):
                    same[place] = each
        return found

    def _everyone(self) -> list[Attendee]:
        """Return everybody who took part, you included."""
        mine = self._names.mine
        return (
            self._attendees
            if mine is None or any(each.who is ME for each in self._attendees)
            else [*self._attendees, mine]
        )

    def _is_ambiguous(self, link: Link, found: Resolution) -> bool:
        """Whether a name fits several contacts, which is then reported."""
        if not found.has_contact:
            return False
        self._report(link, found)
        return True


class Names:
    """All names of one vault.

    Those of contacts come from `resolver` and `profiles` (by path), and your own are known as well.
    """

    def __init__(
        self,
        resolver: Resolver,
        profiles: Mapping[str, Profile],
        me: Me,
        own: OwnNames | None = None,
    ) -> None:
        """Take in the names of `me`, and those that notes say are `own` ones."""
        self.resolver, self.profiles = resolver, profiles
        self.own = own or OwnNames(me)
        self.me = self.own.me
        self.mine = Attendee.of(ME, [me.name]) if me.name.strip() else None
        self._attendees: dict[str, Attendee] = {}

    def attendee(self, link: Link, source: str) -> Attendee:
        """Return who is meant by a link or name in a list of attendees."""
        path = self.resolver.resolve(link, source).path
        if path and (profile := self.profiles.get(path)):
            if path not in self._attendees:
                self._attendees[path] = Attendee.of(path, [profile.name, *profile.aliases])
            return self._attendees[path]
        if self.own.mean(link):
            return self.mine or Attendee.of(ME, [link.target])
        return Attendee.of(THIRD, [link.target.rpartition("/")[2]])
