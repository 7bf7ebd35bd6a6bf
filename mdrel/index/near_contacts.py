"""Finds whom a name that no contact has may mean: a shorter form of it, or a slip (F44).

Nothing counts by that; it is what a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations
from unicodedata import combining, normalize

from mdrel.model.contact import Profile
from mdrel.model.names import fold_case, titled_family, without_title

_PARTS = re.compile(r"[\s._+]+|(?<=\D)(?=\d)|(?<=\d)(?=\D)")
_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
# How alike two names are of which one is probably a slip, and how long a name must be for that.
_ALIKE, _LONG = 0.88, 7
_MOST_INITIALS = 3
# So many letters of a word are its beginning and its end; what more names share tells nothing.
_END, _MOST_ALIKE = 3, 50


class NearContacts:
    """The contacts of a vault, by every form that their names may have."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        """Index the names and aliases of the contacts."""
        self._paths: dict[str, set[str]] = {}
        self._forms: dict[str, set[str]] = {}
        # An alias such as `Sam` of Sam Turner is no shorter form of `Sam Ford`.
        self._own: dict[str, set[str]] = {}
        for profile in profiles:
            own = " ".join(_split(without_title(profile.name)))
            self._own.setdefault(own, set()).add(profile.path)
            for name in (profile.name, *profile.aliases):
                words = _split(without_title(name))
                if words:
                    self._paths.setdefault(" ".join(words), set()).add(profile.path)
                for form in _list_forms(words):
                    self._forms.setdefault(form, set()).add(profile.path)

    def find(self, name: str) -> str:
        """Return the path of the one contact that a name or an e-mail address may mean, or ''."""
        if "@" in name:
            return self._find_form(_split(name.partition("@")[0].replace("-", " ")))
        plain = without_title(bare := _BRACKETS.sub("", name))
        if titled_family(bare):
            return self.find_shorter(bare) or self._find_form(_split(plain))
        if name.isupper() and len(name) <= _MOST_INITIALS:
            return _only(self._initials.get(fold_case(name), set()))
        words = _split(plain)
        return self._find_form(words) or self.find_shorter(plain) or self._find_slip(words)

    def _find_form(self, words: list[str]) -> str:
        """Return the contact of whose name these words are a form: `Kevin K`, `kkendrick`."""
        return _only(self._forms.get(" ".join(words), set())) or (
            self._find_form([words[0], words[-1]]) if len(words) > 2 else ""  # noqa: PLR2004
        )

    def find_shorter(self, name: str) -> str:
        """Return the path of the one contact who goes by less, or ''.

        It is `Tony B` or `Tony` for `Tony Bellini`, and Ada Lin for `Dr. Lin`, by what she is
        called behind a title.
        """
        words = _split(without_title(name))
        if titled_family(name):
            return _only(self._families.get(" ".join(words), set()))
        if len(words) < 2:  # noqa: PLR2004 a first name and a family name
            return ""
        first, last = words[0], words[-1]
        return _only(self._own.get(f"{first} {last[0]}", set())) or _only(
            self._own.get(first, set())
        )

    def _find_slip(self, words: list[str]) -> str:
        """Return the contact whose name is the same but for a letter or two."""
        name = " ".join(words)
        if len(name) < _LONG:
            return ""
        from difflib import get_close_matches

        alike = (self._by_ends.get(ends, ()) for ends in _list_ends(words))
        few = {each: None for names in alike if len(names) <= _MOST_ALIKE for each in names}
        near = get_close_matches(name, few, 2, _ALIKE)
        return _only({path for each in near for path in self._paths[each]})

    @cached_property
    def _families(self) -> dict[str, set[str]]:
        """The contacts by last name, which may be all of their name."""
        found: dict[str, set[str]] = {}
        for name, paths in self._own.items():
            found.setdefault(name.rpartition(" ")[2], set()).update(paths)
        return found

    @cached_property
    def _by_ends(self) -> dict[object, list[str]]:
        """The long names by how their words begin and end, so that few are compared."""
        found: dict[object, list[str]] = {}
        for name in self._paths:
            for ends in _list_ends(name.split()) if len(name) >= _LONG else ():
                found.setdefault(ends, []).append(name)
        return found

    @cached_property
    def _initials(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, paths in self._paths.items():
            found.setdefault("".join(word[0] for word in name.split()), set()).update(paths)
        return found


def _split(name: str) -> list[str]:
    """Return the words of a name, folded, without signs, accents and numbers."""
    plain = "".join(sign for sign in normalize("NFKD", fold_case(name)) if not combining(sign))
    return [word for word in _PARTS.split(plain) if word and not word.isdigit()]


def _list_forms(words: list[str]) -> Iterator[str]:
    """Yield what somebody with a name of these words is called besides, and in addresses."""
    if len(words) < 2:  # noqa: PLR2004 a first name and a family name
        yield from words
        return
    first, last = words[0], words[-1]
    yield from (f"{first} {last}", first, last, f"{first} {last[0]}", f"{first[0]} {last}")
    yield from (f"{first}{last}", f"{first[0]}{last}", f"{first}{last[0]}", f"{last} {first}")


def _list_ends(words: list[str]) -> Iterator[object]:
    """Yield what a name shares with each that is the same but for a letter or two.

    Of how its first and last word begin and end two letters spoil no more than two; of one word
    only how it begins or how it ends.
    """
    first, last = words[0], words[-1]
    if len(words) == 1:
        yield from (("begins", first[:_END]), ("ends", first[-_END:]))
        return
    parts = (first[:_END], first[-_END:], last[:_END], last[-_END:])
    yield from combinations(enumerate(parts), 2)


def _only(paths: set[str]) -> str:
    """Return the one path, or an empty text where there are none or several."""
    return next(iter(paths)) if len(paths) == 1 else ""
