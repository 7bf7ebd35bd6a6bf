"""Checks the values of settings, with one kind for each sort of value.

Each kind has its words for people, an example, and its check. No setting is known here by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from mdrel.model.cadence import Cadence
from mdrel.parse.front_matter.node import normalize_key
from mdrel.parse.properties.cadence import MAX_DAYS, parse_cadence

Value_co = TypeVar("Value_co", covariant=True)

# Patterns are compiled on first use: most vaults set few settings, and every start of mdrel would
# pay for all.
# Besides control characters: half of a surrogate pair, which no file can hold.
CONTROL = "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
_VAULT_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
_ALARM = "(-[1-9][0-9]?d )?([0-9]{1,2}):([0-5][0-9])"
_LINK = "[A-Za-z][A-Za-z0-9+.-]*://[!-~]+"
# A browser runs these instead of opening them.
_SCRIPT_SCHEMES = ("javascript:", "data:", "vbscript:")
LAST_HOUR = 23
# TOML promises integers of 64 bits; Python reads longer ones, but refuses to print the longest.
TOML_BITS = 64
SHOWN = 60


class InvalidValueError(ValueError):
    """A value does not fit its setting.

    `reason` is empty where it is simply of another kind. `hint` says what to write instead.
    """

    def __init__(self, reason: str = "", hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class SettingType(Struct, Generic[Value_co], frozen=True):
    """One sort of value that a setting may take.

    `expected` says it in words, and `example` is as it stands in the file. `read` gives the value
    kept or raises `InvalidValueError`.
    """

    expected: str
    example: str
    read: Callable[[object], Value_co]


def show(value: object) -> str:
    """Return a value of the file for a message.

    It is short, on one line, and has its control characters made visible.
    """
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > TOML_BITS:
        return "a huge number"
    text = str(value)
    text = re.sub(
        CONTROL, lambda found: f"\\u{ord(found[0]):04x}", text[:SHOWN] + "…" * (len(text) > SHOWN)
    )
    return f'"{text}"' if isinstance(value, str) else text


def read_text(value: object) -> str:
    """Return a text on one line, without blanks around it."""
    if not isinstance(value, str):
        raise InvalidValueError
    text = " ".join(value.split())
    if re.search(CONTROL, text):
        raise InvalidValueError("a control character cannot be here", "Remove it.")
    return text


def read_filled(value: object) -> str:
    """Return a text that is not empty."""
    text = read_text(value)
    if not text:
        raise InvalidValueError("an empty text says nothing", "Remove it.")
    return text


def read_word(value: object) -> str:
    """Return a word or phrase in lower case."""
    return read_filled(value).lower()


def read_section(value: object) -> str:
    """Return a heading in lower case, without its `#`."""
    return read_filled(read_word(value).lstrip("# "))


def read_tag(value: object) -> str:
    """Return a tag in lower case, without `#` and outer `/`."""
    return read_filled(read_word(value).removeprefix("#").strip("/ "))


def read_email(value: object) -> str:
    """Return an e-mail address in lower case."""
    address = read_word(value).removeprefix("mailto:")
    if "@" not in address or " " in address:
        raise InvalidValueError(f"{show(value)} is not an e-mail address")
    return address


def read_spellings(value: object) -> tuple[str, ...]:
    """Return one or several spellings of a property, normalised."""
    spellings = [
        normalize_key(read_filled(item)) for item in (value if isinstance(value, list) else [value])
    ]
    if not all(spellings):
        raise InvalidValueError(
            "a property name needs a letter or digit",
            "Write the property's name as it is in your notes.",
        )
    return tuple(dict.fromkeys(spellings))


def read_questions(value: object) -> tuple[str, ...]:
    """Return at least one question to take turns with."""
    questions = _read_each(read_filled, value)
    if not questions:
        raise InvalidValueError(
            "at least one question is needed", "Remove it for mdrel's own questions."
        )
    return questions


def read_vault_id(value: object) -> str:
    """Return the vault's id, which stands in every calendar event's UID.

    An empty id means none.
    """
    text = read_text(value)
    if text and not re.fullmatch(_VAULT_ID, text):
        raise InvalidValueError(
            "a vault id is made of letters, digits and `-`, at most 64", "`mdrel init` makes one."
        )
    return text


def read_alarm(value: object) -> str:
    """Return an alarm, which is `HH:MM`, `-Nd HH:MM` or `none`."""
    text = read_text(value).lower()
    found = re.fullmatch(_ALARM, text)
    if text == "none":
        return text
    if not found or int(found[2]) > LAST_HOUR:
        raise InvalidValueError
    return f"{found[1] or ''}{int(found[2]):02d}:{found[3]}"


def read_link(value: object) -> str:
    """Return `obsidian`, `file`, `none`, or an address with `{path}` in it.

    The address may hold `{vault}` too.
    """
    text = read_text(value)
    if text.lower() in {"obsidian", "file", "none"}:
        return text.lower()
    rest = text.replace("{path}", "").replace("{vault}", "")
    if (
        "{path}" not in text
        or "{" in rest
        or "}" in rest
        or not re.fullmatch(_LINK, text)
        or text.lower().startswith(_SCRIPT_SCHEMES)
    ):
        raise InvalidValueError
    return text


def read_cadence(value: object) -> Cadence:
    """Return a cadence, from words or from a number of days (M9)."""
    is_days = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MAX_DAYS
    cadence = parse_cadence(str(value)) if is_days or isinstance(value, str) else None
    if cadence is None:
        raise InvalidValueError
    return cadence


def read_switch(value: object) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise InvalidValueError
    return value


def choice_of(*names: str, **others: str) -> SettingType[str]:
    """Return the kind that is one of `names`, in any case.

    `others` maps further spellings to a name.
    """

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise InvalidValueError
        text = value.strip().lower()
        text = others.get(text, text)
        if text not in names:
            raise InvalidValueError
        return text

    quoted = [f'"{name}"' for name in names]
    return SettingType(f"{', '.join(quoted[:-1])} or {quoted[-1]}", quoted[0], read)


def whole_number(low: int, high: int, example: int) -> SettingType[int]:
    """Return the kind that is a whole number from `low` to `high`."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise InvalidValueError
        return value

    return SettingType(f"a whole number from {low} to {high}", str(example), read)


def list_of(
    item: Callable[[object], str], expected: str, example: str
) -> SettingType[tuple[str, ...]]:
    """Return the kind that is a list of `item`, in the order written, each once."""
    return SettingType(expected, example, lambda value: _read_each(item, value))


def set_of(
    item: Callable[[object], str], expected: str, example: str
) -> SettingType[frozenset[str]]:
    """Return the kind that is a list of `item` whose order means nothing."""
    return SettingType(expected, example, lambda value: frozenset(_read_each(item, value)))


def _read_each(item: Callable[[object], str], value: object) -> tuple[str, ...]:
    """Return every member of a list as `item` reads it, each once."""
    if not isinstance(value, list):
        raise InvalidValueError
    return tuple(dict.fromkeys(_read_member(item, one) for one in value))


def _read_member(item: Callable[[object], str], value: object) -> str:
    """Return one member of a list.

    Where it is of another kind, the error says which member that is.
    """
    try:
        return item(value)
    except InvalidValueError as error:
        raise InvalidValueError(
            error.reason or f"{show(value)} cannot be in this list", error.hint
        ) from error
