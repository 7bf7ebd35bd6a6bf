"""Makes the policy from `mdrel.toml`.

It reads the file, checks it against the table of settings and combines it with what Obsidian knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from mdrel.app.environment.clock import read_today
from mdrel.app.settings.files import FILE_NAME
from mdrel.app.settings.machine_validators import check_scheme
from mdrel.app.settings.obsidian import NO_HINTS, ObsidianSettings, read_hints
from mdrel.app.settings.schema import CIRCLE, SETTINGS, Setting, render_key
from mdrel.app.settings.toml_file import decode_toml, read_toml
from mdrel.app.settings.validators import InvalidValueError, show
from mdrel.errors import SettingsError
from mdrel.model.cadence import Cadence
from mdrel.model.conversation import Channel
from mdrel.model.level import Level, Role
from mdrel.model.policy import Boards, Feed, Me, Method, Policy, Reading
from mdrel.model.questions import Questions
from mdrel.model.span import Span
from mdrel.model.words import defaults as words
from mdrel.model.words.not_held import CANCELLATION
from mdrel.vault.small_file import read_small

KeyPath = tuple[str, ...]
Problem = tuple[KeyPath, InvalidValueError]

# Each row under the path it is found by; a row of names under each name.
_ROWS: dict[KeyPath, Setting] = {
    path: row
    for row in SETTINGS
    for path in ([(*row.path, name) for name in row.names] or [row.path])
}
_TABLES = frozenset(path[:length] for path in _ROWS for length in range(1, len(path)))


class _Problem(Struct, frozen=True, order=True):
    """One thing wrong in the file."""

    span: Span
    message: str
    hint: str


def load_settings(vault: Path) -> Policy:
    """Return the policy of a vault.

    It comes from its `mdrel.toml`, else from Obsidian's settings, else from mdrel's own defaults.

    Raises:
        SettingsError: `mdrel.toml` cannot be read or says something that mdrel does not know.
    """
    return build_policy(parse_settings(read_settings_text(vault)), read_hints(vault))


def read_settings_text(vault: Path) -> str:
    """Return the text of a vault's `mdrel.toml`, empty where there is none.

    Raises SettingsError where it cannot be read.
    """
    try:
        data = read_small(vault, FILE_NAME)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError(
            f"{FILE_NAME}:1:1: cannot be read: {reason}",
            "mdrel reads a regular file of that name, or none at all.",
        ) from error
    return "" if data is None else decode_toml(data)


def parse_settings(text: str) -> dict[str, object]:
    """Return what a settings file sets, in the order of the file.

    These are checked values by dotted key (`method.cadence.trusted`).

    Raises:
        SettingsError: Something in it is wrong. Every problem is one line
        `mdrel.toml:line:column: …`, in the order of the file.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return {}
    tree = read_toml(text, FILE_NAME)
    choices: dict[str, object] = {}
    problems: list[Problem] = []
    for path, value in _flatten(tree, ()):
        try:
            choices[".".join(path)] = _read_value(path, value)
        except InvalidValueError as error:
            problems.append((path, error))
    problems += (*_find_shared(choices), *_find_foreign_links(choices))
    if problems:
        from mdrel.app.settings.toml_file import find_places, place_of

        places = find_places(text)
        found = sorted(
            {_Problem(place_of(path, places), error.reason, error.hint) for path, error in problems}
        )
        message = "\n".join(
            f"{FILE_NAME}:{problem.span.line}:{problem.span.column}: {problem.message}"
            for problem in found
        )
        raise SettingsError(message, "\n".join(dict.fromkeys(problem.hint for problem in found)))
    return choices


def build_policy(choices: Mapping[str, object], hints: ObsidianSettings = NO_HINTS) -> Policy:
    """Return the policy for checked values by dotted key, as `parse_settings` gives them.

    What they leave open is Obsidian's or the default.
    `Policy.me`, `Policy.reading.me` and `Policy.method.me` are one object.
    """
    me = replace(Me(), **_pick(choices, "me"))
    me = replace(me, role=Role(me.role))
    return Policy(
        me=me,
        reading=replace(
            _default_reading(hints, choices),
            me=me,
            channels=_channels(choices),
            keys=_named(choices, "notes.keys"),
            **_pick(choices, "reading"),
        ),
        method=replace(_method(choices), me=me),
        questions=replace(Questions(), **_pick(choices, "questions")),
        feed=replace(_default_feed(hints), **_pick(choices, "feed")),
        boards=replace(Boards(), **_pick(choices, "boards")),
        **_pick(choices, "policy"),
    )


def _pick(choices: Mapping[str, object], part: str) -> dict[str, Any]:
    """Return the chosen values of one part of the policy by attribute.

    The table's kinds stand for their types, and a test holds them to it.
    """
    return {
        row.attribute: choices[row.key]
        for row in SETTINGS
        if row.part == part and row.key in choices
    }


def _named(choices: Mapping[str, object], table: str) -> dict[str, Any]:
    """Return the chosen values of a table whose keys are names (`notes.keys`), by name."""
    return {
        key.removeprefix(f"{table}."): value
        for key, value in choices.items()
        if key.startswith(f"{table}.")
    }


def _default_reading(hints: ObsidianSettings, choices: Mapping[str, object]) -> Reading:
    """Return the way notes are read where `mdrel.toml` says nothing."""
    return Reading(
        this_year=read_today("").year,
        verbs=words.VERBS,
        intent=words.INTENT,
        negation=words.NEGATION,
        cancellation=CANCELLATION,
        template_folders=hints.template_folders,
        daily_folder=hints.daily_folder,
        daily_format=hints.daily_format or Reading().daily_format,
        unread_daily=None
        if hints.unread is None or f"notes.{hints.unread.setting.partition(' ')[0]}" in choices
        else hints.unread,
    )


def _default_feed(hints: ObsidianSettings) -> Feed:
    """Return how the feed is made where `mdrel.toml` says nothing.

    Its events link only where the link opens something.
    """
    return Feed() if hints.is_vault else Feed(link="none")


def _channels(choices: Mapping[str, object]) -> dict[str, Channel]:
    """Return the channel of each word: English ones, then the person's, which win."""
    known = {
        word: channel for channel, spellings in words.CHANNEL_WORDS.items() for word in spellings
    }
    added = _named(choices, "words.channels")
    return known | {
        word: Channel(name) for name, spellings in added.items() for word in sorted(spellings)
    }


def _method(choices: Mapping[str, object]) -> Method:
    """Return the method's dials."""
    method = Method()
    cadences: dict[str, Cadence] = _named(choices, "method.cadence")
    circle = cadences.pop(CIRCLE, method.circle_cadence)
    by_level = method.cadence | {Level(name): cadence for name, cadence in cadences.items()}
    return replace(method, cadence=by_level, circle_cadence=circle, **_pick(choices, "method"))


def _flatten(table: Mapping[str, object], outer: KeyPath) -> Iterator[tuple[KeyPath, object]]:
    """Yield every value with its path, going into the tables that mdrel knows."""
    for key, value in table.items():
        path = (*outer, key)
        if path in _TABLES and isinstance(value, dict):
            yield from _flatten(value, path)
        else:
            yield path, value


def _read_value(path: KeyPath, value: object) -> object:
    """Return a value as its row reads it.

    The error says all there is to say.
    """
    key = render_key(path)
    if path in _TABLES:
        raise InvalidValueError(
            f"{key} is a table, not {show(value)}",
            f"Write [{key}] on a line of its own and its keys below.\n{_list_keys(path)}",
        )
    row = _ROWS.get(path)
    if row is None:
        raise _unknown(path, is_table=isinstance(value, dict))
    try:
        return row.kind.read(value)
    except InvalidValueError as error:
        example = f"Write it like this: {path[-1]} = {row.kind.example}"
        reason = (
            f"{key}: {error.reason}"
            if error.reason
            else f"{key} takes {row.kind.expected}, not {show(value)}"
        )
        raise InvalidValueError(reason, error.hint or example) from error


def _unknown(path: KeyPath, *, is_table: bool) -> InvalidValueError:
    """Return the error for a key that no row has, with the nearest that one has.

    The nearest is looked for beside it, or in another table if it is no table itself.
    """
    import difflib

    table, wanted = path[:-1], path[-1].lower()
    beside = {".".join(known): known[-1] for known in (*_ROWS, *_TABLES) if known[:-1] == table}
    elsewhere = {
        ".".join(known): ".".join(known) if "." in wanted else known[-1]
        for known in _ROWS
        if known[:-1] != table and not is_table
    }
    near: list[str] = []
    for candidates, likeness in ((elsewhere, 0.99), (beside, 0.6), (elsewhere, 0.75)):
        names = difflib.get_close_matches(wanted, candidates.values(), n=1, cutoff=likeness)
        near += [key for key, name in candidates.items() if name in names][:1]
    question = f"Did you mean {near[0]}?\n" if near else ""
    return InvalidValueError(f"unknown setting {render_key(path)}", question + _list_keys(table))


def _list_keys(table: KeyPath) -> str:
    """Return a sentence that names every key of a table."""
    keys = sorted(known[-1] for known in _ROWS if known[:-1] == table)
    tables = sorted(f"[{'.'.join(known)}]" for known in _TABLES if known[:-1] == table)
    where = f"[{'.'.join(table)}] has" if table else "mdrel.toml has"
    return f"{where}: {', '.join(keys + tables)}."


def _find_shared(choices: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem for each spelling or word that two fields or two channels claim."""
    for table in ("notes.keys", "words.channels"):
        owner: dict[str, str] = {}
        for name, spellings in _named(choices, table).items():
            for spelling in sorted(cast("tuple[str, ...]", spellings)):
                if owner.setdefault(spelling, name) != name:
                    reason = (
                        f"{table}.{name}: {show(spelling)} already belongs to "
                        f"{table}.{owner[spelling]}"
                    )
                    yield (
                        (*table.split("."), name),
                        InvalidValueError(reason, "Keep it in one of them."),
                    )


def _find_foreign_links(choices: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem where links would open a program the person did not allow (P11)."""
    try:
        check_scheme(str(choices.get("calendar.link", "")))
    except InvalidValueError as error:
        yield ("calendar", "link"), error
