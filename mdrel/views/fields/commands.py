"""Which shape the items of each command's `--json` have."""

from __future__ import annotations

from typing import NamedTuple

from mdrel.views.fields import days, people, vault


class Row(NamedTuple):
    """A command that takes `--json`, and the shape of what it prints.

    `about` says which items there are, and in which order.
    """

    command: str
    shape: type
    about: str


TABLE = (
    Row(
        "today",
        days.AgendaEntry,
        "What the screen shows and more: things to do in agenda order, then what comes within 7 "
        "days (`coming`), then what is said of the vault (`notice`).",
    ),
    Row("brief WHO", people.Person, "One person, with the last 3 conversations."),
    Row("show WHO", people.Person, "One person, with every conversation."),
    Row("find WORDS", people.Hit, "Each place once, by person in agenda order."),
    Row("due", people.Contact, "Everyone who is due, in agenda order."),
    Row("answer", people.Owed, "Messages you set aside, the oldest first."),
    Row("review --print", days.Review, "One week."),
    Row("target list", people.Target, "Targets in agenda order."),
    Row("target list --mentioned", people.Mentioned, "Most often named first."),
    Row("target next", people.NextTarget, "The next in line first."),
    Row("target next --message", people.TargetMessage, "The next in line first."),
    Row("triage --print", days.Proposal, "Those first of whom the notes tell most."),
    Row("triage --talks --print", days.PossibleTalk, "The latest first."),
    Row(
        "follow-up list",
        people.OpenTask,
        "What is overdue, then what has a day, then the newest promises.",
    ),
    Row("handover list", people.Handover, "Those to introduce first."),
    Row("history WHO", days.History, "One person."),
    Row("first SUBJECT", people.FirstCall, "The best first."),
    Row("stats", days.Bar, "By month, level, channel and purpose."),
    Row("stats --funnel", days.Funnel, "One item."),
    Row("report", days.Report, "One item."),
    Row("undo --list", vault.Operation, "The newest first."),
    Row("doctor", vault.Finding, "In the order in which it looks."),
    Row("check", vault.Problem, "By path and line."),
    Row("service status", vault.Service, "That of this vault first."),
    Row("contacts", people.Contact, "Everyone, in agenda order."),
    Row("explain", vault.CodeRow, "All codes, or the one that is named."),
    Row("explain RULE", vault.RuleRow, "One rule of the note format (F51)."),
    Row("explain FILE:LINE", vault.Verdict, "Everything that was made of the line."),
    Row("config", vault.SettingRow, "In the order of the settings page."),
    Row("config default-vault", vault.DefaultVault, "One item, or none where none is set."),
    Row("config link-scheme", vault.LinkScheme, "Those that may always stand there first."),
    Row("feed token", vault.FeedToken, "One item."),
)
# A watcher prints one document a line instead.
EVENTS = (vault.Rebuild, vault.Remark)
