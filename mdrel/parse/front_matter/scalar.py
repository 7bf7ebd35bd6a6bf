"""How a text is written as a YAML value.

It stands plain where every reader takes it for the same text, and in double quotes elsewhere.
"""

from __future__ import annotations

import re

DATE_FIELDS = frozenset(
    {
        "birthday",
        "next_contact",
        "snooze_until",
        "objective_due",
        "met",
        "owe_reply",
        "last_contact",
        "added",
        "date",
    }
)
FLAG_FIELDS = frozenset({"paused", "archived", "calendar"})
NUMBER_FIELDS = frozenset({"cadence"})

# What YAML 1.1 takes for something else than text: null, truth, numbers (also in base 60), dates,
# merge keys.
_MISREAD = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?0[xob][0-9a-f_]+|[-+]?\.(?:inf|nan)"
    r"|[-+]?\.?[0-9][0-9_.,:]*(?:e[-+]?[0-9]+)?|\d{4}-\d\d?-\d\d?(?:[t\s].*)?",
    re.IGNORECASE,
)
_INDICATOR = re.compile(r"""[-+?:,\[\]{}#&*!|>'"%@`=<~.\s]""")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x00": "\\0"}
_TO_ESCAPE = re.compile(rf'[\\"]|{_UNPRINTABLE.pattern}')
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")
_PLAIN_KEY = re.compile(r"[^\W\d_][\w .-]*(?:\[[A-Za-z0-9;=]+\])?")


def write_value(text: str, field: str, *, in_flow: bool = False) -> str:
    """Return `text` as the value of a property of the field `field`, on one line.

    `field` is empty for a property mdrel does not know. Dates, truth values and whole numbers stand
    plain where they are meant as such, which is in fields of that kind and in properties that are
    the person's own.
    """
    if _is_typed(text, field):
        return text
    is_plain = text and not (
        _MISREAD.fullmatch(text)
        or _INDICATOR.match(text)
        or ": " in text
        or " #" in text
        or text[-1] in ": "
        or _UNPRINTABLE.search(text)
        or (in_flow and _FLOW_SIGNS.search(text))
    )
    return text if is_plain else quote(text)


def _is_typed(text: str, field: str) -> bool:
    if _DATE.fullmatch(text):
        return not field or field in DATE_FIELDS
    if text in {"true", "false"}:
        return not field or field in FLAG_FIELDS
    return bool(_WHOLE.fullmatch(text)) and (not field or field in NUMBER_FIELDS)


def quote(text: str) -> str:
    """Return `text` in double quotes (YAML 1.2, 7.3.1)."""
    return (
        '"'
        + _TO_ESCAPE.sub(lambda found: _ESCAPES.get(found[0]) or _escape(ord(found[0])), text)
        + '"'
    )


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 1 << 8 else f"\\u{code:04x}"


def write_key(key: str) -> str:
    """Return a property's name as it is written before the colon."""
    return (
        key
        if _PLAIN_KEY.fullmatch(key) and not key.endswith(" ") and not _MISREAD.fullmatch(key)
        else quote(key)
    )
