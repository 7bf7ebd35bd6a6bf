"""Makes the text of the `mdrel.toml` that `mdrel init` proposes.

It holds what `init` found out, and a few examples to try. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdrel.app.settings.toml_writer import write_toml
from mdrel.model.level import Role
from mdrel.model.policy import Reading

_TEMPLATE = """\
# Settings of mdrel for this vault. Everything here is optional; \
a line that begins with # is an example at rest.

# Marks this vault's calendar events: keep it, and every copy of the vault makes the same events.
vault_id = {vault_id}

[me]
# "executive" looks after trusted relationships first, "manager" after transactional ones.
role = {role}
# Who you are, so that your own note is never taken for a contact.
#name = "Ada Lovelace"
#emails = ["ada@engines.example"]
#organizations = ["Analytical Engines"]

[notes]
# Notes in these folders are contacts, wherever the folders lie.
{people_folders}
# Left out when notes are read.
#ignore = ["Archive/**"]
# When a line of a daily note is a conversation: "verbs" (called, met, lunch with [[Ada]]), \
"any-link" or "off".
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
    vault_id: str, people_folders: Sequence[str] = (), role: Role = Role.EXECUTIVE
) -> str:
    """Return the text of a first `mdrel.toml`.

    Args:
        vault_id: The id made for the vault, kept for good.
        people_folders: The folders found to hold people; none, or mdrel's own, are only mentioned.
        role: The person's own role (M11).

    """
    is_own = tuple(people_folders) not in {(), Reading().people_folders}
    folders = people_folders if is_own else Reading().people_folders
    line = f"{'' if is_own else '#'}people_folders = {write_toml(tuple(folders))}"
    return _TEMPLATE.format(
        vault_id=write_toml(vault_id), role=write_toml(str(role)), people_folders=line
    )
