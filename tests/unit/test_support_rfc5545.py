"""Our own checker of feeds refuses what it should, without which it is worth nothing.

Every broken feed here differs from a good one in one respect.
"""

from __future__ import annotations

import pytest

from tests.support.rfc5545 import check

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//mdrel//mdrel//EN\r\n"
ALARM = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Ring\r\nTRIGGER:PT9H\r\nEND:VALARM\r\n"
EVENT = (
    "BEGIN:VEVENT\r\nUID:a@b.example\r\nDTSTAMP:20261122T083000Z\r\nDTSTART;VALUE=DATE:20261122\r\nDTEND;VALUE=DATE:20261123\r\n"
    "RRULE:FREQ=WEEKLY\r\nEXDATE;VALUE=DATE:20261129\r\nSUMMARY:Speak with Ana\r\nURL:https://notes.example/a?b=%20c\r\nSEQUENCE:5\r\n" + ALARM + "END:VEVENT\r\n"
)  # fmt: skip
FOOT = "END:VCALENDAR\r\n"
GOOD = HEAD + EVENT + FOOT

BROKEN = {
    "line ends without carriage return": GOOD.replace("\r\n", "\n"),
    "one bare newline": GOOD.replace("with Ana", "with\nAna"),
    "one bare carriage return": GOOD.replace("with Ana", "with\rAna"),
    "last line without an end": GOOD.removesuffix("\r\n"),
    "cut short": GOOD[:200],
    "byte order mark": "\ufeff" + GOOD,
    "empty line": GOOD.replace("SUMMARY", "\r\nSUMMARY"),
    "line of 76 octets": GOOD.replace("Speak with Ana", "x" * 68),
    "line of 60 characters but more than 75 octets": GOOD.replace("Speak with Ana", "é" * 52),
    "fold before the first line": " " + GOOD,
    "fold with nothing behind it": GOOD.replace("Speak with Ana", "Speak\r\n "),
    "fold inside an escape": GOOD.replace("Speak with Ana", "Speak\\\r\n , Ana"),
    "control character": GOOD.replace("with Ana", "with\x07Ana"),
    "C1 control character": GOOD.replace("with Ana", "with\x85Ana"),
    "delete character": GOOD.replace("with Ana", "with\x7fAna"),
    "line without a colon": GOOD.replace("SUMMARY:", "SUMMARY "),
    "parameter without a value": GOOD.replace("DTSTART;VALUE=DATE", "DTSTART;VALUE"),
    "property name with a space": GOOD.replace("SUMMARY:", "SUM MARY:"),
    "no calendar": EVENT,
    "two calendars": GOOD + GOOD,
    "calendar without components": HEAD + FOOT,
    "calendar without a version": GOOD.replace("VERSION:2.0\r\n", ""),
    "calendar of another version": GOOD.replace("VERSION:2.0", "VERSION:1.0"),
    "calendar without a product": GOOD.replace("PRODID:-//mdrel//mdrel//EN\r\n", ""),
    "two methods": GOOD.replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:PUBLISH\r\nMETHOD:PUBLISH"),
    "another calendar scale": GOOD.replace("VERSION:2.0", "VERSION:2.0\r\nCALSCALE:JULIAN"),
    "refresh interval without VALUE": GOOD.replace(
        "VERSION:2.0", "VERSION:2.0\r\nREFRESH-INTERVAL:PT6H"
    ),
    "refresh interval that is no duration": GOOD.replace(
        "VERSION:2.0", "VERSION:2.0\r\nREFRESH-INTERVAL;VALUE=DURATION:6H"
    ),
    "calendar name with a bare comma": GOOD.replace(
        "VERSION:2.0", "VERSION:2.0\r\nNAME:People, mine"
    ),
    "calendar property behind an event": HEAD + EVENT + "NAME:People\r\n" + FOOT,
    "unknown component": GOOD.replace("VEVENT", "VPARTY"),
    "component that is not closed": GOOD.replace("END:VEVENT\r\n", ""),
    "components that overlap": GOOD.replace("END:VALARM\r\nEND:VEVENT", "END:VEVENT\r\nEND:VALARM"),
    "end without a beginning": GOOD + "END:VEVENT\r\n",
    "event inside an event": GOOD.replace(ALARM, EVENT),
    "event without UID": GOOD.replace("UID:a@b.example\r\n", ""),
    "event with an empty UID": GOOD.replace("UID:a@b.example", "UID:"),
    "event with two UIDs": GOOD.replace("UID:a@b.example", "UID:a@b.example\r\nUID:c@d.example"),
    "two events with one UID": HEAD + EVENT + EVENT + FOOT,
    "event without a stamp": GOOD.replace("DTSTAMP:20261122T083000Z\r\n", ""),
    "stamp in local time": GOOD.replace("083000Z", "083000"),
    "stamp that is a date": GOOD.replace("20261122T083000Z", "20261122"),
    "stamp at 25 o'clock": GOOD.replace("T083000Z", "T253000Z"),
    "event without a start": GOOD.replace("DTSTART;VALUE=DATE:20261122\r\n", ""),
    "start that is no day": GOOD.replace("DATE:20261122", "DATE:20260230"),
    "date without VALUE": GOOD.replace("DTSTART;VALUE=DATE", "DTSTART"),
    "end on the start": GOOD.replace("DTEND;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261122"),
    "end of another type": GOOD.replace("DTEND;VALUE=DATE:20261123", "DTEND:20261123T000000Z"),
    "end and duration": GOOD.replace("RRULE", "DURATION:P1D\r\nRRULE"),
    "left-out date of another type": GOOD.replace(
        "EXDATE;VALUE=DATE:20261129", "EXDATE:20261129T000000Z"
    ),
    "left-out date without a recurrence": GOOD.replace("RRULE:FREQ=WEEKLY\r\n", ""),
    "two rules": GOOD.replace("RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY\r\nRRULE:FREQ=YEARLY"),
    "rule without frequency": GOOD.replace("FREQ=WEEKLY", "BYMONTH=2"),
    "rule with an unknown frequency": GOOD.replace("FREQ=WEEKLY", "FREQ=OFTEN"),
    "rule with month 13": GOOD.replace("FREQ=WEEKLY", "FREQ=YEARLY;BYMONTH=13"),
    "rule with day 0": GOOD.replace("FREQ=WEEKLY", "FREQ=YEARLY;BYMONTHDAY=0"),
    "rule with COUNT and UNTIL": GOOD.replace("FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=2;UNTIL=20270101"),
    "rule with a part twice": GOOD.replace("FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=2;COUNT=3"),
    "rule with an unknown part": GOOD.replace("FREQ=WEEKLY", "FREQ=WEEKLY;BYMOON=1"),
    "two summaries": GOOD.replace("SUMMARY", "SUMMARY:One\r\nSUMMARY"),
    "bare comma in a text": GOOD.replace("with Ana", "with Ana, Bo"),
    "bare semicolon in a text": GOOD.replace("with Ana", "with Ana; Bo"),
    "escape that does not exist": GOOD.replace("with Ana", "with \\Ana"),
    "backslash at the end": GOOD.replace("with Ana", "with Ana\\"),
    "empty category": GOOD.replace("SUMMARY", "CATEGORIES:a,,b\r\nSUMMARY"),
    "link with a space": GOOD.replace("b=%20c", "b= c"),
    "link with a letter beyond ASCII": GOOD.replace("b=%20c", "b=é"),
    "link with a broken percent sign": GOOD.replace("b=%20c", "b=%2"),
    "link without a scheme": GOOD.replace("https://notes.example/", "notes/"),
    "sequence below zero": GOOD.replace("SEQUENCE:5", "SEQUENCE:-5"),
    "sequence beyond 32 bits": GOOD.replace("SEQUENCE:5", "SEQUENCE:4294967296"),
    "unknown class of transparency": GOOD.replace("SUMMARY", "TRANSP:GLASS\r\nSUMMARY"),
    "unknown property": GOOD.replace("SUMMARY", "MOOD:good\r\nSUMMARY"),
    "alarm without an action": GOOD.replace("ACTION:DISPLAY\r\n", ""),
    "alarm without a trigger": GOOD.replace("TRIGGER:PT9H\r\n", ""),
    "alarm that shows nothing": GOOD.replace("DESCRIPTION:Ring\r\n", ""),
    "absolute trigger without VALUE": GOOD.replace("TRIGGER:PT9H", "TRIGGER:20261122T090000Z"),
    "trigger without T": GOOD.replace("PT9H", "P9H"),
    "property behind an alarm": GOOD.replace("END:VALARM\r\n", "END:VALARM\r\nLOCATION:Oslo\r\n"),
    "time zone without a part": HEAD + "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nEND:VTIMEZONE\r\n" + FOOT,
}


@pytest.mark.parametrize("feed", BROKEN.values(), ids=BROKEN.keys())
def test_checker_refuses_a_feed_broken_in_one_place(feed: str) -> None:
    assert check(feed.encode())


def test_checker_accepts_the_feed_all_of_them_were_made_from() -> None:
    assert check(GOOD.encode()) == []


def test_every_broken_feed_differs_from_the_good_one() -> None:
    assert [name for name, feed in BROKEN.items() if feed == GOOD] == []


def test_checker_refuses_bytes_that_are_not_text() -> None:
    assert check(GOOD.encode().replace(b"Ana", b"An\xff"))


def test_checker_refuses_a_fold_inside_a_character() -> None:
    assert "inside a character" in " ".join(
        check(GOOD.encode().replace(b"Ana", "é".encode()[:1] + b"\r\n " + "é".encode()[1:]))
    )


def test_checker_accepts_long_lines_folded_between_characters() -> None:
    assert check(GOOD.replace("Speak with Ana", "é" * 30 + "\r\n " + "é" * 37).encode()) == []
