"""Asks in a review for the levels of those who have none (M17)."""

from __future__ import annotations

from collections.abc import Iterator

from mdrel.app.guides.guide import Guide
from mdrel.app.guides.question import Question
from mdrel.errors import UsageError
from mdrel.model.level import Level
from mdrel.rules.triage import Case, make_cases
from mdrel.views.terminal.triage import (
    LEGEND,
    LEVELS_HELP,
    NUMBERS,
    default_level,
    say_evidence,
    say_proposal,
)

# So many are asked about in one review; triage is for more.
MOST_LEVELS = 5
_SKIP = frozenset({"s", "skip"})
_LEVELS: dict[str, Level] = {str(level): level for level in Level}
_LEVELS |= {str(number): level for level, number in NUMBERS.items()}


def settle_levels(guide: Guide) -> Iterator[str]:
    """Ask for the levels of those of whom the notes tell most, and yield what was decided."""
    cases = [
        each
        for each in make_cases(guide.session.agenda, guide.session.snapshot)
        if each.contact.path not in guide.edits
    ]
    for case in cases[:MOST_LEVELS]:
        level = _ask_level(guide, case)
        if level:
            guide.move(case.contact, level, "weekly review")
            yield f"{guide.link(case.contact)}: {level}"
    more = len(cases) - MOST_LEVELS
    if more > 0:
        who = "1 more person has" if more == 1 else f"{more} more people have"
        guide.dialogue.say(f"{who} no level: mdrel triage")


def _ask_level(guide: Guide, case: Case) -> Level | None:
    """Return the level of one person, or None where they are passed over."""
    usual = default_level(case)

    def read(text: str) -> Level | None:
        word = text.lower()
        if word and word not in _LEVELS and word not in _SKIP:
            raise UsageError(f"'{text}' is not a level", "Type 1, 2, 3, 4 or s.")
        return _LEVELS.get(word) if word else usual

    guide.dialogue.say(f"{case.contact.name} has no level.")
    guide.dialogue.say(f"  {say_evidence(case.evidence)}")
    guide.dialogue.say(f"  {say_proposal(case)}")
    shown = NUMBERS[usual] if usual else "s"
    question = Question(
        f"level:{case.contact.path}",
        f"{LEGEND} · s skip",
        " ".join(LEVELS_HELP[:4]),
        default=str(shown),
    )
    return guide.dialogue.ask(question, read)
