"""Turns readings of notes into bytes and back for the cache.

They are plain JSON, never code. What cannot be read is a ValueError, and the cache is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from mdrel.app.cache.readings import Reading
from mdrel.model.cadence import Cadence
from mdrel.model.contact import Birthday, LevelChange, Profile
from mdrel.model.conversation import Channel, Purpose, Source
from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.model.level import Circle, Level, Mentoring
from mdrel.model.note import Link, Named, ParsedNote, Passed, Place, Talk, TaskLine
from mdrel.model.span import Span

_Make = Callable[[Any], Any]  # a value as JSON has it to the model's


def pack_reading(reading: Reading) -> bytes:
    """Return a reading as bytes, which are always the same for the same reading."""
    import json

    return json.dumps(_pack(reading), separators=(",", ":")).encode("ascii")


def unpack_reading(data: bytes) -> Reading:
    """Return the reading that `pack_reading` packed.

    Raises ValueError for anything else.
    """
    import json

    try:
        note, unread = json.loads(data)
        return (None if note is None else _note(note)), (
            None if unread is None else _diagnostic(unread)
        )
    except (
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as error:
        raise ValueError("this is no reading") from error


def pack_problems(problems: list[Diagnostic]) -> str:
    """Return problems as text, in an order that does not depend on theirs."""
    import json

    return json.dumps(
        _pack(
            tuple(
                sorted(
                    problems,
                    key=lambda each: (
                        each.place,
                        each.message,
                        each.hint,
                        each.severity,
                        each.count,
                        str(each.after),
                    ),
                )
            )
        ),
        separators=(",", ":"),
    )


def unpack_problems(text: str) -> list[Diagnostic]:
    """Return the problems that `pack_problems` packed.

    Raises ValueError for anything else.
    """
    import json

    try:
        return [_diagnostic(each) for each in json.loads(text)]
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("these are no problems") from error


def _pack(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, tuple):
        return [_pack(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, dict):
        return {name: _pack(each) for name, each in value.items()}
    # Every class of the model has slots.
    names = type(value).__slots__  # type: ignore[attr-defined]
    return [_pack(getattr(value, name)) for name in names]


def _maker(cls: type, **makers: _Make) -> _Make:
    """Return the function that makes a `cls` from the list of its fields.

    A field without a maker is taken as JSON has it.
    """
    fields: tuple[str, ...] = cls.__slots__  # type: ignore[attr-defined]
    steps = [(fields.index(name), make) for name, make in makers.items()]

    def make_one(row: list[Any]) -> Any:  # noqa: ANN401 a class of the model
        for at, make in steps:
            if (value := row[at]) is not None:
                row[at] = make(value)
        return cls(*row)

    return make_one


def _each(make: _Make) -> _Make:
    return lambda values: tuple(map(make, values)) if values else ()


def _span(row: list[int]) -> Span:
    return Span(*row)


def _places(spans: dict[str, list[int]]) -> dict[str, Span]:
    return {name: Span(*row) for name, row in spans.items()}


_day = date.fromordinal
_diagnostic = _maker(Diagnostic, severity=Severity, span=_span, after=_day, names=tuple)
_link = _maker(Link, span=_span)
_links = _each(_link)
_change = _maker(LevelChange, on=_day, before=Level, after=Level, span=_span)
_talk = _maker(
    Talk,
    on=_day,
    channel=Channel,
    source=Source,
    span=_span,
    purpose=Purpose,
    tags=frozenset,
    people=_links,
    mentions=_links,
)
_named = _maker(Named, place=Place, link=_link)
_task = _maker(
    TaskLine,
    span=_span,
    due_on=_day,
    done_on=_day,
    since=_day,
    tags=frozenset,
    links=_links,
    named=_each(_named),
)
_passed = _maker(Passed, span=_span, links=_links, on=_day)
_profile = _maker(
    Profile, level=Level, circle=Circle, birthday=_maker(Birthday), cadence=_maker(Cadence),
    mentoring=Mentoring, places=_places,
    **dict.fromkeys(("aliases", "emails", "phones", "urls", "they_offer", "i_offer",
                     "introduced_by", "tags"), tuple),
    **dict.fromkeys(("next_contact", "snooze_until", "objective_due", "met_on", "owe_reply",
                     "stated_last", "added_on"), _day),
)  # fmt: skip
_note = _maker(
    ParsedNote, profile=_profile, talks=_each(_talk), tasks=_each(_task), levels=_each(_change),
    diagnostics=_each(_diagnostic), people_note=_links, passed=_each(_passed), names=_links,
)  # fmt: skip
