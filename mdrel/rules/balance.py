"""The balance of talks, and what was given and received: counts and dates, never a score.

Strategic and personal talks are compared for those one trusts (M6, M20); giving and receiving is
counted for everybody (M2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.cadence import MONTHS_PER_YEAR, add_months
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.level import Level
from mdrel.rules.last_conversation import happened

STRATEGIC, PERSONAL = "strategic", "personal"
IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was given and received in a year's talks, with the last date of each.

    A date is None where nothing of its kind happened within that year.
    """

    gave: int
    got: int
    gave_on: date | None
    got_on: date | None


def make_balance_prompt(contact: Contact, talks: tuple[Conversation, ...]) -> Prompt | None:
    """Return a prompt where the newest talks of a trusted contact were all of one kind.

    The kinds are strategic and personal. Talks that say neither are skipped. `talks` are newest
    first.
    """
    if contact.level is not Level.TRUSTED and contact.circle is None:
        return None
    told = [talk for talk in talks if {STRATEGIC, PERSONAL} & talk.tags]
    for kind, other in ((STRATEGIC, PERSONAL), (PERSONAL, STRATEGIC)):
        row = next((at for at, talk in enumerate(told) if other in talk.tags), len(told))
        if row >= IN_A_ROW:
            last = told[row].on if row < len(told) else None
            return Prompt(
                PromptKind.BALANCE,
                f"the last {row} talks that say so were {kind}: time for something {other}",
                "M6",
                last,
            )
    return None


def measure_exchange(contact: Contact, today: date) -> Exchange:
    """Return what was given and received within the twelve months up to `today` (M2)."""
    first = add_months(today, -MONTHS_PER_YEAR)
    talks = [talk for talk in happened(contact, today) if talk.on > first]
    gave = [talk.on for talk in talks if "gave" in talk.tags]
    got = [talk.on for talk in talks if "got" in talk.tags]
    return Exchange(len(gave), len(got), next(iter(gave), None), next(iter(got), None))
