"""The balance of talks, and what was given and received: counts and dates, never a score.

Strategic and personal talks are compared for those one trusts (M6, M20); giving and receiving is
counted for everybody (M2).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.conversation import Conversation, Purpose, keep_year

STRATEGIC, PERSONAL = "strategic", "personal"
IN_A_ROW = 4
# So much more given than got, or the other way, is worth a word.
UNEVEN = 2
_PURPOSES = {
    Purpose.BUILD: "time for the two of you, with nothing to settle",
    Purpose.DEVELOP: "what each of you is learning",
    Purpose.DECIDE: "a decision that one of you has to make",
    Purpose.ACT: "one thing to get moving together",
}


class Exchange(Struct, frozen=True):
    """What was given and received in a year's talks, with the last date of each.

    A date is None where nothing of its kind happened within that year.
    """

    gave: int
    got: int
    gave_on: date | None
    got_on: date | None


def make_balance_prompt(talks: tuple[Conversation, ...]) -> Prompt | None:
    """Return a prompt where the newest talks of a trusted contact were all of one kind.

    The kinds are strategic and personal. Talks that say neither are skipped. `talks` are newest
    first.
    """
    told = [talk for talk in talks if {STRATEGIC, PERSONAL} & talk.tags]
    for kind, other in ((STRATEGIC, PERSONAL), (PERSONAL, STRATEGIC)):
        row = next((at for at, talk in enumerate(told) if other in talk.tags), len(told))
        if row >= IN_A_ROW:
            last = told[row].on if row < len(told) else None
            return Prompt(
                PromptKind.BALANCE,
                f"the last {row} tagged talks were {kind}: time for something {other}",
                "M6",
                last,
            )
    return None


def make_purpose_prompt(talks: tuple[Conversation, ...]) -> Prompt | None:
    """Return a prompt for the purpose that is missing longest, where any is noted (M20)."""
    newest: dict[Purpose, date] = {}
    for talk in talks:
        if talk.purpose:
            newest.setdefault(talk.purpose, talk.on)
    if not newest:
        return None
    purpose = min(Purpose, key=lambda each: newest.get(each, date.min))
    text = f"{purpose}: {_PURPOSES[purpose]}"
    return Prompt(PromptKind.PURPOSE, text, "M20", newest.get(purpose))


def make_exchange_prompt(talks: Iterable[Conversation], today: date) -> Prompt | None:
    """Return a prompt where one side gave more than the other within a year (M2)."""
    exchange = measure_exchange(talks, today)
    gave, got = exchange.gave, exchange.got
    if gave - got >= UNEVEN:
        text = f"in a year you gave {gave} times and got {got}: ask for something"
        return Prompt(PromptKind.BALANCE, text, "M2", exchange.got_on)
    if got - gave >= UNEVEN:
        text = f"in a year you got {got} times and gave {gave}: give something"
        return Prompt(PromptKind.BALANCE, text, "M2", exchange.gave_on)
    return None


def measure_exchange(talks: Iterable[Conversation], today: date) -> Exchange:
    """Return what was given and received in those `talks` of the year up to `today` (M2)."""
    talks = keep_year(talks, today)
    gave = [talk.on for talk in talks if "gave" in talk.tags]
    got = [talk.on for talk in talks if "got" in talk.tags]
    return Exchange(len(gave), len(got), next(iter(gave), None), next(iter(got), None))
