"""A strict RFC 5545 and RFC 7986 checker of our own.

It knows bytes, lines, components and properties, and nothing of mdrel.

It is stricter than any reader, on purpose: what it lets pass, no reader has an excuse to refuse.
Non-standard properties are those named in `COMPONENTS`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.support import rfc5545_values as values

LINE_OCTETS = 75
_NAME = r"[A-Za-z0-9-]+"
_PLAIN = r"[^\x00-\x08\x0a-\x1f\x7f\";:,]*"
_QUOTED = r"\"[^\x00-\x08\x0a-\x1f\x7f\"]*\""
_PARAMETER = rf"{_NAME}=(?:{_QUOTED}|{_PLAIN})(?:,(?:{_QUOTED}|{_PLAIN}))*"
_LINE = re.compile(
    rf"(?P<name>{_NAME})(?P<parameters>(?:;{_PARAMETER})*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f-\x9f]*)"
)
_CONTINUATION_BYTE = range(0x80, 0xC0)

Check = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One content line, unfolded."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass(slots=True)
class Component:
    """One component with its lines and the components inside it."""

    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        """Return the lines called `name`."""
        return [line for line in self.lines if line.name == name]

    def value(self, name: str) -> str:
        """Return the value of the first line called `name`, or the empty text."""
        return next((line.value for line in self.lines if line.name == name), "")


@dataclass(frozen=True, slots=True)
class Rules:
    """What may stand in a component.

    `once` is there at most once, `often` any number of times, `needed` exactly once.
    """

    needed: frozenset[str]
    once: frozenset[str]
    often: frozenset[str]
    parts: frozenset[str]


def _rules(needed: str, once: str = "", often: str = "", parts: str = "") -> Rules:
    return Rules(
        frozenset(needed.split()),
        frozenset(once.split()),
        frozenset(often.split()),
        frozenset(parts.split()),
    )


COMPONENTS = {
    "VCALENDAR": _rules("PRODID VERSION", "CALSCALE METHOD REFRESH-INTERVAL SOURCE COLOR URL LAST-MODIFIED UID X-WR-CALNAME X-PUBLISHED-TTL", "NAME DESCRIPTION CATEGORIES IMAGE", "VEVENT VTIMEZONE"),
    "VEVENT": _rules(
        "UID DTSTAMP DTSTART",
        "CLASS CREATED DESCRIPTION DTEND DURATION GEO LAST-MODIFIED LOCATION ORGANIZER PRIORITY SEQUENCE STATUS SUMMARY TRANSP URL RECURRENCE-ID RRULE COLOR X-MDREL-HASH X-MICROSOFT-CDO-BUSYSTATUS",
        "ATTACH ATTENDEE CATEGORIES COMMENT CONTACT EXDATE RDATE RELATED-TO RESOURCES IMAGE CONFERENCE",
        "VALARM",
    ),
    "VALARM": _rules("ACTION TRIGGER", "DESCRIPTION SUMMARY DURATION REPEAT ATTACH"),
    "VTIMEZONE": _rules("TZID", "LAST-MODIFIED TZURL", "", "STANDARD DAYLIGHT"),
    "STANDARD": _rules("DTSTART TZOFFSETFROM TZOFFSETTO", "RRULE", "COMMENT RDATE TZNAME"),
    "DAYLIGHT": _rules("DTSTART TZOFFSETFROM TZOFFSETTO", "RRULE", "COMMENT RDATE TZNAME"),
}  # fmt: skip


def _one_of(*allowed: str) -> Check:
    return lambda value: "" if value in allowed else "is none of the allowed words"


CHECKS: dict[str, Check] = {
    "VERSION": _one_of("2.0"), "CALSCALE": _one_of("GREGORIAN"), "PRODID": values.check_text, "NAME": values.check_text, "X-WR-CALNAME": values.check_text,
    "REFRESH-INTERVAL": values.check_duration, "X-PUBLISHED-TTL": values.check_duration, "UID": values.check_text, "SUMMARY": values.check_text,
    "DESCRIPTION": values.check_text, "LOCATION": values.check_text, "CATEGORIES": values.check_text_list, "URL": values.check_uri, "DTSTAMP": values.check_utc,
    "LAST-MODIFIED": values.check_utc, "CREATED": values.check_utc, "SEQUENCE": values.check_sequence, "RRULE": values.check_rule, "TRANSP": _one_of("OPAQUE", "TRANSPARENT"),
    "CLASS": _one_of("PUBLIC", "PRIVATE", "CONFIDENTIAL"), "STATUS": _one_of("TENTATIVE", "CONFIRMED", "CANCELLED"), "ACTION": _one_of("AUDIO", "DISPLAY", "EMAIL"),
    "TZOFFSETFROM": values.check_offset, "TZOFFSETTO": values.check_offset, "TZID": values.check_text,
    "X-MDREL-HASH": values.check_text, "X-MICROSOFT-CDO-BUSYSTATUS": _one_of("FREE", "TENTATIVE", "BUSY", "OOF"),
}  # fmt: skip


def check(content: bytes) -> list[str]:
    """Return everything in `content` that RFC 5545 or RFC 7986 does not allow.

    An empty list means a valid calendar.
    """
    problems = list(_check_bytes(content))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return [*problems, f"not UTF-8 at byte {error.start}"]
    lines = [
        _read_line(line, problems)
        for line in text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")[:-1]
    ]
    calendars = _nest([line for line in lines if line is not None], problems)
    if len(calendars) != 1 or calendars[0].name != "VCALENDAR":
        problems.append("not exactly one VCALENDAR")
    for calendar in calendars:
        problems.extend(_check_component(calendar))
        if not calendar.parts:
            problems.append("VCALENDAR without a component")
        uids = Counter(
            (event.value("UID"), event.value("RECURRENCE-ID"))
            for event in calendar.parts
            if event.name == "VEVENT"
        )
        problems.extend(f"UID twice: {uid}" for (uid, _), count in uids.items() if count > 1)
    return problems


def read(content: bytes) -> Component:
    """Return a valid calendar's component; the tests look at feeds through it."""
    problems = check(content)
    assert problems == []
    text = content.decode().replace("\r\n ", "")
    lines = [line for text_line in text.split("\r\n")[:-1] if (line := _read_line(text_line, []))]
    return _nest(lines, [])[0]


def _check_bytes(content: bytes) -> Iterator[str]:
    """Line ends, line lengths and where the folds are (3.1)."""
    if content.startswith(b"\xef\xbb\xbf"):
        yield "byte order mark"
    if not content.endswith(b"\r\n"):
        yield "the last line has no end"
    rest = content.replace(b"\r\n", b"")
    if b"\r" in rest or b"\n" in rest:
        yield "bare carriage return or newline"
    lines = content.split(b"\r\n")
    for number, line in enumerate(lines[:-1], 1):
        if not line:
            yield f"line {number} is empty"
        if len(line) > LINE_OCTETS:
            yield f"line {number} has {len(line)} octets"
        if line[:1] in {b" ", b"\t"}:
            problem = _check_fold(b"" if number == 1 else lines[number - 2], line)
            if problem:
                yield f"line {number} {problem}"


def _check_fold(before: bytes, line: bytes) -> str:
    """Return what is wrong with a continuation `line` after the line `before`.

    `before` is empty where there is none.
    """
    if not before or len(line) == 1:
        return "continues nothing or with nothing"
    if line[1] in _CONTINUATION_BYTE:
        return "begins inside a character"
    return "begins inside an escape" if (len(before) - len(before.rstrip(b"\\"))) % 2 else ""


def _read_line(text: str, problems: list[str]) -> Line | None:
    match = _LINE.fullmatch(text)
    if match is None:
        problems.append(f"no content line: {text[:60]!r}")
        return None
    parameters = dict(part.split("=", 1) for part in re.findall(_PARAMETER, match["parameters"]))
    return Line(
        match["name"].upper(),
        {name.upper(): value for name, value in parameters.items()},
        match["value"],
    )


def _nest(lines: list[Line], problems: list[str]) -> list[Component]:
    root = Component("")
    stack = [root]
    for line in lines:
        if line.name == "BEGIN":
            component = Component(line.value)
            stack[-1].parts.append(component)
            stack.append(component)
        elif line.name == "END":
            if len(stack) == 1 or stack[-1].name != line.value:
                problems.append(f"END:{line.value} ends nothing")
            else:
                stack.pop()
        else:
            if stack[-1].parts:
                problems.append(
                    f"{line.name} after a component inside {stack[-1].name or 'the stream'}"
                )
            stack[-1].lines.append(line)
    if len(stack) > 1:
        problems.append(f"{stack[-1].name} has no END")
    if root.lines:
        problems.append("lines outside a component")
    return root.parts


def _check_component(component: Component) -> Iterator[str]:
    rules = COMPONENTS.get(component.name)
    if rules is None:
        yield f"unknown component {component.name}"
        return
    counts = Counter(line.name for line in component.lines)
    yield from (f"{component.name} without {name}" for name in sorted(rules.needed - counts.keys()))
    yield from (
        f"{component.name} with {name} more than once"
        for name, count in counts.items()
        if count > 1 and name not in rules.often
    )
    yield from (
        f"{name} may not stand in {component.name}"
        for name in sorted(counts.keys() - rules.needed - rules.once - rules.often)
    )
    for line in component.lines:
        problem = _check_value(line, component.name)
        if problem:
            yield f"{line.name}:{line.value[:60]} {problem}"
    if component.name == "VEVENT":
        yield from _check_event(component)
    if (
        component.name == "VALARM"
        and component.value("ACTION") == "DISPLAY"
        and not component.all("DESCRIPTION")
    ):
        yield "a DISPLAY alarm without DESCRIPTION"
    if component.name == "VTIMEZONE" and not component.parts:
        yield "VTIMEZONE without a part"
    for part in component.parts:
        if part.name not in rules.parts:
            yield f"{part.name} may not stand in {component.name}"
        yield from _check_component(part)


def _check_value(line: Line, component: str) -> str:
    kind = line.parameters.get("VALUE", "")
    if line.name in {"DTSTART", "DTEND", "RECURRENCE-ID"}:
        check = (
            values.check_date
            if kind == "DATE"
            else values.check_local
            if component in {"STANDARD", "DAYLIGHT"}
            else values.check_date_time
        )
        return check(line.value)
    if line.name in {"EXDATE", "RDATE"}:
        check = values.check_date if kind == "DATE" else values.check_date_time
        return next((problem for item in line.value.split(",") if (problem := check(item))), "")
    if line.name == "TRIGGER":
        return (
            values.check_utc(line.value)
            if kind == "DATE-TIME"
            else values.check_duration(line.value)
        )
    if line.name == "REFRESH-INTERVAL" and kind != "DURATION":
        return "needs VALUE=DURATION (RFC 7986 5.7)"
    if line.name == "URL" and not line.value.isascii():
        return "is not ASCII"
    return CHECKS[line.name](line.value) if line.name in CHECKS else ""


def _check_event(event: Component) -> Iterator[str]:
    starts, ends = event.all("DTSTART"), event.all("DTEND")
    if ends and event.all("DURATION"):
        yield "both DTEND and DURATION"
    if starts and ends:
        if starts[0].parameters.get("VALUE") != ends[0].parameters.get("VALUE"):
            yield "DTEND is of another type than DTSTART"
        elif ends[0].value <= starts[0].value:
            yield "DTEND is not after DTSTART"
    for line in event.all("EXDATE"):
        if starts and line.parameters.get("VALUE") != starts[0].parameters.get("VALUE"):
            yield "EXDATE is of another type than DTSTART"
    if event.all("EXDATE") and not (event.all("RRULE") or event.all("RDATE")):
        yield "EXDATE without a recurrence"
    if not event.value("UID"):
        yield "an empty UID"
