"""Makes the text of the `mdrel.toml` that `mdrel init` proposes.

It holds what `init` found out, and a few examples to try. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mdrel.model.policy import DateOrder, Me, Reading
from mdrel.model.toml_writer import write_toml

_TEMPLATE = """\
# Settings of mdrel for this vault. Everything here is optional; \
lines that begin with # are examples and have no effect.

# Marks this vault's calendar events: keep it, and every copy of the vault makes the same events.
vault_id = {vault_id}

[me]
# "executive" looks after trusted relationships first, "manager" after transactional ones.
role = {role}
# Who you are, so that your own note is never taken for a contact.
{name}
{emails}
# Where you work; people of other organisations count as outside.
{organizations}

[notes]
# Notes in these folders are contacts, wherever the folders lie.
{people_folders}
# How dates such as 01/02/2026 are read: "day-first" or "month-first".
{date_order}
# Headings below which dated lines are conversations, beside Conversations, Log and their like.
{sections}
# Left out when notes are read.
#ignore = ["Archive/**"]
# When a line of a daily note is a conversation: "verbs" (called, met, lunch with [[Ada]]), \
"names" (lunch with Ada, too), "any-link" or "off".
#daily = "any-link"

[calendar]
# What the feed tells those who can read it: "private" (initials), "name" or "full".
#detail = "private"
#alarm = "-1d 09:00"

[dashboards]
#folder = "Relationships"
#links = "wiki"

[method.cadence]
# How often to speak with people: monthly, quarterly, yearly, "6 weeks", "45d", or "none".
#trusted = "monthly"
#transactional = "quarterly"
"""


def initial_toml(
    vault_id: str,
    me: Me | None = None,
    date_order: DateOrder = "",
    sections: Sequence[str] = (),
    people: Sequence[str] = (),
) -> str:
    """Return the text of a first `mdrel.toml`.

    Args:
        vault_id: The id made for the vault, kept for good.
        me: What is known of the person, with their own role (M11).
        date_order: The order that the vault's dates prove.
        sections: The headings of the vault below which its conversations stand.
        people: The folders of people that the vault has, beside the usual ones.

    """
    me, usual = me or Me(), Reading().people_folders
    return _TEMPLATE.format(
        vault_id=write_toml(vault_id),
        role=write_toml(str(me.role)),
        name=_line("name", me.name, "Ada Lovelace")
        + (f"\n{_line('note', me.note, '')}" if me.note else ""),
        emails=_line("emails", me.emails, ("ada@engines.example",)),
        organizations=_line("organizations", me.organizations, ("Analytical Engines",)),
        people_folders=_line("people_folders", people and (*usual, *people), usual),
        date_order=_line("date_order", date_order, "day-first"),
        sections=_line("sections", sections, ("Natter",)),
    )


def _line(key: str, value: object, example: object) -> str:
    """Return the line of a setting, or an example at rest where nothing is set."""
    return f"{key} = {write_toml(value)}" if value else f"#{key} = {write_toml(example)}"


def set_lines(text: str) -> Iterator[str]:
    """Yield the lines of a settings file that set something, each table's name before its own."""
    header = ""
    for line in text.split("\n"):
        if line.startswith("["):
            header = line
        elif line and not line.startswith("#"):
            if header:
                yield header
            header = ""
            yield line
