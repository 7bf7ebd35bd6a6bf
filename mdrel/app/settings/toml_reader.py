"""Reads the bytes of `mdrel.toml` as TOML."""

from __future__ import annotations

import re

from mdrel.app.settings.files import FILE_NAME
from mdrel.errors import SettingsError
from mdrel.model.span import START, span_at

_SYNTAX_HINT = (
    'Write `key = "text"`, `key = 3`, `key = true` or `key = ["a", "b"]`, below a line such as '
    "`[notes]`."
)
_TOML_PLACE = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"


def decode_toml(data: bytes) -> str:
    """Return the file's text.

    Raises SettingsError that says where it is not UTF-8.
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        span = span_at(before, len(before))
        raise SettingsError(
            f"{FILE_NAME}:{span.line}:{span.column}: is not UTF-8",
            "Save it as UTF-8 in your editor.",
        ) from error


def read_toml(text: str, name: str) -> dict[str, object]:
    """Return the file as TOML reads it.

    Raises SettingsError that says where it is no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError(
            f"{name}:1:1: too many brackets within each other", _SYNTAX_HINT
        ) from error
    except ValueError as error:  # besides syntax errors, numbers too long for Python
        place = re.search(_TOML_PLACE, str(error))
        span = span_at(text, len(text)) if place and not place[1] else START
        line, column = (place[1], place[2]) if place and place[1] else (span.line, span.column)
        raise SettingsError(
            f"{name}:{line}:{column}: {re.sub(_TOML_PLACE, '', str(error))}", _SYNTAX_HINT
        ) from error
