"""Reads the words of `mdrel set` into edits and checks each value for its property.

The words are `KEY=VALUE`, `KEY+=ITEM`, `KEY-=ITEM` and `KEY-`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.editing.person_links import NAMING, link_names
from mdrel.app.input.dates import read_typed_day
from mdrel.app.session import Session
from mdrel.errors import AmbiguousError, UsageError
from mdrel.model.agenda import Standing
from mdrel.model.note import ParsedNote
from mdrel.parse.front_matter.node import normalize_key
from mdrel.parse.front_matter.scalar import DATE_FIELDS
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.note import parse_fully
from mdrel.parse.spellings import PEOPLE_FIELDS, UNDISPUTED
from mdrel.write.edits import AddItem, Edit, RemoveItem, RemoveProperty, SetProperty
from mdrel.write.edits.front_lines import read_front_lines

# Properties of conversation notes are set by nobody in a person's note; and of the shortest words
# too many are one letter from another.
_NOT_OF_PEOPLE = PEOPLE_FIELDS | UNDISPUTED | {"purpose", "topics", "summary", "present"}
_SHORTEST = 4


def find_near_key(key: str, spellings: Mapping[str, tuple[str, int]]) -> str:
    """Return the property that the normalised `key` is one edit from.

    It is the name that mdrel writes, and empty where there is none.
    """
    near = {
        field
        for spelling, (field, _) in spellings.items()
        if field not in _NOT_OF_PEOPLE
        and len(spelling) >= _SHORTEST
        and _is_one_edit(key, spelling)
    }
    own = [field for field in near if _is_one_edit(key, normalize_key(field))]
    known = (
        spelling
        for spelling, (field, _) in spellings.items()
        if field in near and _is_one_edit(key, spelling)
    )
    return min(own, default="") or min(known, default="")


def _is_one_edit(one: str, other: str) -> bool:
    """Return whether one edit makes one word of the other.

    An edit is a letter more, less or changed, or two neighbours in the other order.
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    a, b = one[start:], other[start:]
    return (
        a[1:] == b
        or a == b[1:]
        or a[1:] == b[1:]
        or (a[:2] == b[1::-1] and a[2:] == b[2:] and len(a) > 1)
    )


_ASSIGNMENT = re.compile(r"(?P<key>[^=]+?)(?P<sign>\+=|-=|=)(?P<value>.*)", re.DOTALL)
_REMOVAL = re.compile(r"(?P<key>[^=\s][^=]*)-")
# A birthday may lack its year, and `met` may say how: both are taken as they are.
_TYPED = DATE_FIELDS - {"birthday", "met"}


def part_words(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of the name, and the assignments.

    Raises UsageError where either is missing.
    """
    at = next(
        (
            index
            for index, word in enumerate(words)
            if index and (_ASSIGNMENT.fullmatch(word) or _REMOVAL.fullmatch(word))
        ),
        len(words),
    )
    if at == len(words):
        raise UsageError(
            "What should be set?", "mdrel set WHO KEY=VALUE, KEY+=ITEM, KEY-=ITEM or KEY-"
        )
    return tuple(words[:at]), tuple(words[at:])


def make_set(
    session: Session, standing: Standing, assignments: Sequence[str], *, is_new_key: bool = False
) -> NoteCommand:
    """Return the edits of somebody's note.

    Raises UsageError where a value is nothing its property can hold, or where a key is nearly one
    that mdrel knows and `is_new_key` does not say that it is new.
    """
    lexicon = session.lexicon
    path = standing.contact.path
    plain = tuple(_read(session, lexicon, each) for each in assignments)
    edits = tuple(_link_people(session, each, path) for each in plain)
    # A name that stands as text goes, too.
    texts = (each for each in plain if isinstance(each, RemoveItem) and each not in edits)
    command = NoteCommand(
        "set",
        f"{standing.contact.name} · {', '.join(map(_spell, edits))}",
        (NoteChange(path, (*edits, *texts)),),
    )
    (result,) = Editor(session.vault, lexicon).plan(command)
    before = parse_fully(path, result.before or "", lexicon)
    if not is_new_key:
        _check_keys(
            edits, {each.normal for each in read_front_lines(result.before or "").spans}, lexicon
        )
    _check(before, parse_fully(path, result.after, lexicon))
    return command


def _check_keys(edits: Iterable[Edit], there: Collection[str], lexicon: Lexicon) -> None:
    """Raise UsageError where a new key is one edit from a known one.

    `levle` is one edit from `level`. A key that the note has already is no new one.
    """
    for edit in edits:
        if not isinstance(edit, SetProperty | AddItem):
            continue
        key = normalize_key(edit.key)
        if (
            key not in there
            and key not in lexicon.spellings
            and (near := find_near_key(key, lexicon.spellings))
        ):
            raise UsageError(
                f"'{edit.key}' is not a property mdrel knows; did you mean '{near}'?",
                "Nothing was written. For a property of your own: --new-key",
            )


def _read(session: Session, lexicon: Lexicon, assignment: str) -> Edit:
    match = _ASSIGNMENT.fullmatch(assignment)
    if match is None:
        removal = _REMOVAL.fullmatch(assignment)
        if removal is None:
            raise UsageError(
                f"'{assignment}' sets nothing",
                "Write KEY=VALUE, KEY+=ITEM, KEY-=ITEM or KEY-; quote values with spaces.",
            )
        return RemoveProperty(removal["key"].strip())
    key, value = match["key"].strip(), match["value"].strip()
    if not key or "\n" in key:
        raise UsageError(f"'{assignment}' names no property", "Write KEY=VALUE.")
    field = lexicon.spellings.get(normalize_key(key), ("", 0))[0]
    if match["sign"] == "=":
        if field in _TYPED and value:
            value = read_typed_day(
                value,
                session.today,
                session.date_order,
                is_past=field in {"owe_reply", "last_contact", "added"},
            ).isoformat()
        return SetProperty(key, value)
    if not value:
        raise UsageError(f"'{assignment}' names no item", "Write KEY+=ITEM or KEY-=ITEM.")
    return AddItem(key, value) if match["sign"] == "+=" else RemoveItem(key, value)


def _link_people(session: Session, edit: Edit, path: str) -> Edit:
    """Return an edit in which the people that a value names are links.

    Raises AmbiguousError where a name fits several, unless it is taken out.
    """
    if not isinstance(edit, SetProperty | AddItem | RemoveItem):
        return edit
    field = session.lexicon.spellings.get(normalize_key(edit.key), ("", 0))[0]
    if field not in NAMING:
        return edit
    if isinstance(edit, SetProperty):
        return replace(edit, value=link_names(session, edit.value, path))
    try:
        return replace(edit, item=link_names(session, edit.item, path))
    except AmbiguousError:
        if isinstance(edit, RemoveItem):
            return edit
        raise


def _spell(edit: Edit) -> str:
    """Return an edit as it was understood, for the person to read."""
    match edit:
        case SetProperty(key, value):
            return f"{key}={value}"
        case AddItem(key, item):
            return f"{key}+={item}"
        case RemoveItem(key, item):
            return f"{key}-={item}"
        case RemoveProperty(key):
            return f"{key}-"
        case _:
            return ""


def _check(before: ParsedNote, after: ParsedNote) -> None:
    """Raise UsageError where the note would have a problem that it did not have before."""
    known = {(each.code, each.message) for each in before.diagnostics}
    for problem in after.diagnostics:
        if (problem.code, problem.message) not in known:
            raise UsageError(f"{problem.message}; nothing was written", problem.hint)
