"""The kinds of values in `--json`, with their unit and the form of their text.

A kind is an annotation of a plain type, so that mypy knows the type and the page the kind.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from mdrel.model.agenda import DueReason, ItemKind, PromptKind, State
from mdrel.model.conversation import Channel, Purpose, Source
from mdrel.model.diagnostic import Severity
from mdrel.model.level import Circle, Level, Mentoring


class Kind(Struct, frozen=True):
    """What a value is.

    `name` is what the page calls it. A text that is not free matches `pattern`, or is one of
    `values`.
    """

    name: str
    pattern: str = ""
    values: tuple[str, ...] = ()


def _words(*values: str) -> Kind:
    return Kind("word", values=values)


COMING, NOTICE = "coming", "notice"
_DATE = r"\d{4}-\d\d-\d\d"

Text = Annotated[str, Kind("text")]
Slug = Annotated[str, Kind("slug", r"[^\s,]+")]
Path = Annotated[str, Kind("path", r"(?s)[^/].*")]
Rule = Annotated[str, Kind("rule", r"[A-Za-z_]+\d*")]
Code = Annotated[str, Kind("code", r"MDR\d{3}")]
Day = Annotated[str, Kind("day", _DATE)]
Birthday = Annotated[str, Kind("day or `--MM-DD`", rf"{_DATE}|--\d\d-\d\d")]
Time = Annotated[str, Kind("`HH:MM`", r"\d\d:\d\d")]
Moment = Annotated[str, Kind("local time", rf"{_DATE}T\d\d:\d\d:\d\d.*")]
Week = Annotated[str, Kind("ISO week", r"\d{4}-W\d\d")]
Number = Annotated[int, Kind("number")]
Line = Annotated[int, Kind("number from 1")]
Days = Annotated[int, Kind("days")]
MedianDays = Annotated[float, Kind("days")]
Seconds = Annotated[float, Kind("seconds")]
PerWeek = Annotated[float, Kind("number a week")]
YesNo = Annotated[bool, Kind("true or false")]

LevelWord = Annotated[str, _words(*Level)]
CircleWord = Annotated[str, _words(*Circle)]
MentoringWord = Annotated[str, _words(*Mentoring)]
StateWord = Annotated[str, _words(*State)]
DueReasonWord = Annotated[str, _words(*(each for each in DueReason if each is not DueReason.NONE))]
ChannelWord = Annotated[str, _words(*Channel)]
PurposeWord = Annotated[str, _words(*Purpose)]
SourceWord = Annotated[str, _words(*Source)]
PromptWord = Annotated[str, _words(*PromptKind)]
SeverityWord = Annotated[str, _words(*Severity)]
AgendaWord = Annotated[str, _words(*ItemKind, COMING, NOTICE)]
HitWord = Annotated[str, _words("name", "entry", "note")]
EvidenceWord = Annotated[str, _words("entry", "role", "objective", "offers")]
IntroducerWord = Annotated[str, _words("introduced_by", "organization")]
GroupWord = Annotated[str, _words("month", "level", "channel", "purpose")]
HandoverWord = Annotated[str, _words("proposed", "introduced", "done")]
PropertyWord = Annotated[str, _words("they_offer", "i_offer")]
DateWord = Annotated[
    str,
    _words(
        "last_conversation", "due_on", "since", "owe_reply", "objective_due", "week", "birthday"
    ),
]
FindingWord = Annotated[
    str, _words("lost", "leftover", "state", "lax", "cache", "git", "daily", "watch", "service")
]
CommandWord = Annotated[str, _words("serve", "watch")]
ServiceWord = Annotated[
    str, _words("none", "running", "restarting", "stopped", "failed", "unknown")
]
StartWord = Annotated[str, _words("login", "boot")]
EventWord = Annotated[str, _words("rebuild", "remark")]
