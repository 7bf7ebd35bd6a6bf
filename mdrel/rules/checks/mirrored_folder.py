"""Folders that hold the vault's people once more, such as a published copy (MDR405).

One remark stands for a folder, with the line of `mdrel.toml` that leaves it out, and for whatever
is in doubt only because its people are there twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.toml_writer import write_toml
from mdrel.parse.classify.note_path import FOLDER_NOTES

CODE = "MDR405"
_OF_SEVERAL = frozenset({"MDR401", "MDR402", "MDR403"})
# From so many people on, and where so many of the folder's are elsewhere in the same place; fewer
# will do in a folder that is called after copies, which holds what is gone elsewhere as well.
_FEWEST, _SHARE, _SHARE_OF_COPIES = 3, 0.8, 0.2
# A name that more notes have (`index.md`) tells of no copy.
_MOST = 8
# What folders are called that hold what is made of notes, or what they were before.
_COPIES = frozenset(
    {
        "public", "published", "publish", "quartz", "site", "_site", "dist", "build", "www",
        "export", "exports", "exported", "backup", "backups", "mirror", "copy", "copies", "old",
        "archive", "_archive", "archives", "archived", "_archived", "snapshot", "snapshots",
    }
)  # fmt: skip


class Mirror(Struct, frozen=True):
    """A folder whose people are those of another in the same places, and how many they are.

    `first` is the note of the first of them.
    """

    folder: str
    original: str
    count: int
    first: str


def find_mirrors(contacts: Iterable[Contact]) -> list[Mirror]:
    """Return the folders that hold people of another folder once more, the largest first.

    At least three people, and four fifths of the folder's, are in the other at the same path below
    it. That of the vault is an empty text.
    """
    paths = [contact.path for contact in contacts]
    named: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        named[_name_of(path)].append(path)
    pairs = Counter(
        _tops(*two)
        for same in named.values()
        if 1 < len(same) <= _MOST
        for two in combinations(same, 2)
    )
    below = Counter(top for path in paths for top in _tops_of(path)) if pairs else Counter()
    found = {
        copy: Mirror(copy, original, count, min(_lying_in(copy, paths)))
        for (copy, original), count in sorted(
            ((_order(pair, below), count) for pair, count in pairs.items()),
            key=lambda each: (each[1], -len(each[0][1])),
        )
        if count >= max(_FEWEST, _share_of(copy) * below[copy])
    }
    return sorted(found.values(), key=lambda each: (-each.count, each.folder))


def merge_mirrored(
    problems: Sequence[Diagnostic], contacts: Iterable[Contact], ignore: Sequence[str]
) -> list[Diagnostic]:
    """Return the problems, with one for each such folder instead of those it makes.

    `ignore` is what the settings leave out already.
    """
    doubtful = any(each.code == "MDR402" for each in problems)
    mirrors = find_mirrors(contacts) if doubtful else []
    kept, doubts = [], 0
    for each in problems:
        if each.code in _OF_SEVERAL and len({_original(at, mirrors) for at in each.names}) == 1:
            doubts += each.code == "MDR401"
        else:
            kept.append(each)
    return [*kept, *_report(mirrors, doubts, ignore)]


def _report(mirrors: Sequence[Mirror], doubts: int, ignore: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield one problem for each folder; the first tells how many links and names are in doubt."""
    setting = f"ignore = {write_toml([*ignore, *(f'/{mirror.folder}' for mirror in mirrors)])}"
    what = "it is a copy" if len(mirrors) == 1 else "they are copies"
    hint = f"If {what} of these notes, below [notes] in mdrel.toml: {setting}"
    for mirror in mirrors:
        where = f"{mirror.original}/" if mirror.original else "the vault itself"
        people = f"{mirror.count:,} people in {mirror.folder}/"
        told = f"{people} have a note in the same place in {where}"
        if doubts:
            links = "link or name means" if doubts == 1 else "links and names mean"
            told += f"; because of that {doubts:,} {links} two of them"
        yield replace(problem(CODE, mirror.first, told), hint=hint, count=mirror.count)
        doubts = 0


def _name_of(path: str) -> str:
    """Return the name by which notes are paired; a README and an index go by their folder's."""
    *folders, name = path.casefold().split("/")
    is_folders = name.partition(".")[0] in FOLDER_NOTES
    return f"{folders[-1]}/{name}" if is_folders and folders else name


def _share_of(folder: str) -> float:
    return _SHARE_OF_COPIES if _is_of_copies(folder) else _SHARE


def _is_of_copies(folder: str) -> bool:
    return not _COPIES.isdisjoint(folder.casefold().split("/"))


def _tops(one: str, other: str) -> tuple[str, str]:
    """Return the folders above what two paths have in common at their ends."""
    first, second = one.split("/")[:-1], other.split("/")[:-1]
    while first and second and first[-1].casefold() == second[-1].casefold():
        first.pop()
        second.pop()
    return "/".join(first), "/".join(second)


def _lying_in(folder: str, paths: Iterable[str]) -> Iterator[str]:
    return (path for path in paths if path.startswith(f"{folder}/"))


def _tops_of(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the vault's own first."""
    yield ""
    for at, sign in enumerate(path):
        if sign == "/":
            yield path[:at]


def _order(pair: tuple[str, str], below: Counter[str]) -> tuple[str, str]:
    """Return which of two folders is the copy, and the other.

    It is the one that lies in the other, else the one with a name for what is made of notes, else
    the one with fewer people.
    """
    first, second = sorted(pair, key=lambda top: (top.count("/"), top))
    if f"{second}/".startswith(f"{first}/") or not first:
        return second, first
    made = list(map(_is_of_copies, (first, second)))
    if made[0] != made[1]:
        return (first, second) if made[0] else (second, first)
    return (first, second) if below[first] < below[second] else (second, first)


def _original(path: str, mirrors: Sequence[Mirror]) -> str:
    """Return the path of which another is a copy, perhaps by way of a third, or the path itself."""
    for number, mirror in enumerate(mirrors):
        if path.startswith(f"{mirror.folder}/"):
            rest = path.removeprefix(f"{mirror.folder}/")
            others = [*mirrors[:number], *mirrors[number + 1 :]]
            return _original(f"{mirror.original}/{rest}" if mirror.original else rest, others)
    return path
