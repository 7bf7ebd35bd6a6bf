"""The shapes of problems, settings, undo and a watcher's events in `--json`."""

from __future__ import annotations

from typing import TypedDict

from mdrel.views.fields.kinds import (
    Code,
    CommandWord,
    EventWord,
    FindingWord,
    Line,
    Moment,
    Number,
    Path,
    Rule,
    Seconds,
    ServiceWord,
    SeverityWord,
    StartWord,
    Text,
    YesNo,
)


class Problem(TypedDict):
    """A problem in the notes."""

    path: Path
    line: Line
    column: Line
    code: Code
    severity: SeverityWord
    message: Text
    hint: Text
    count: Number


class CodeRow(TypedDict):
    """A problem's code."""

    code: Code
    code_name: Text
    severity: SeverityWord
    meaning: Text
    remedy: Text


class RuleRow(TypedDict):
    """A rule of the note format."""

    rule: Rule
    meaning: Text
    remedy: Text


class Verdict(TypedDict):
    """What was made of a line."""

    path: Path
    line: Line
    verdict: Text
    text: Text
    rule: Text
    remedy: Text
    names: list[Text]


class Finding(TypedDict):
    """Something wrong around the vault."""

    kind: FindingWord
    path: Text | None
    message: Text
    hint: Text
    text: Text | None
    written_at: Moment | None
    fixable: YesNo
    mended: YesNo


class SettingRow(TypedDict):
    """A setting in force."""

    key: Text
    value: Text
    origin: Text


class DefaultVault(TypedDict):
    """The vault to use where none is near."""

    vault: Text


class LinkScheme(TypedDict):
    """A scheme that links of events may have."""

    scheme: Text
    built_in: YesNo


class FeedToken(TypedDict):
    """The secret in the feed's address."""

    token: Text
    addresses: list[Text]


class Operation(TypedDict):
    """Something mdrel wrote."""

    number: Number
    written_at: Moment
    command: Text
    what: Text
    paths: list[Path]


class Service(TypedDict):
    """A service."""

    name: Text
    command: CommandWord | None
    vault: Text
    this_vault: YesNo
    installed: YesNo
    service_state: ServiceWord
    process: Number | None
    service_since: Text | None
    failure: Text | None
    starts: StartWord | None
    logs: Text | None
    file: Text
    edited: YesNo


class Event(TypedDict):
    """An event of a watcher."""

    schema: Number
    event: EventWord
    at: Moment


class Remark(Event):
    """A remark of a watcher."""

    text: Text


class Rebuild(Event):
    """A rebuild."""

    changed: list[Path]
    released: list[Path]
    held: Number
    written: list[Text]
    left_alone: list[Text]
    unshown: list[Text]
    problems: list[Text]
    first: YesNo
    new_day: YesNo
    new_settings: YesNo
    seconds: Seconds
