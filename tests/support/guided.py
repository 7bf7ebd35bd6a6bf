"""What the tests of guided commands share: a vault, answers that lead to the end, what is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mdrel.app.guides.guide import Guide
from mdrel.app.guides.new_role import run_new_role
from mdrel.app.guides.review import run_review
from mdrel.app.guides.roll_call import run_roll_call
from mdrel.rules.review import make_review, week_to_review
from tests.support.method import TODAY, write_log, write_person
from tests.support.places import write_tree

PEOPLE = {
    "Ada Lin": write_person(
        'level: trusted\ncircle: ten\nphone: "+1 202 555 0101"',
        write_log("2026-11-01 call: the roof #got", "2026-09-01 lunch: hello"),
    ),
    "Bo Berg": write_person(
        "level: transactional\nobjective: a new roof",
        write_log("2026-10-20 call: tiles", "2026-09-20 call: tiles"),
    ),
    "Cy Dunn": write_person(
        "level: tentative\nowe_reply: 2026-11-10\nowe_reply_about: a question",
        write_log("2026-11-10 email: asks"),
    ),
    "Di Eck": write_person("level: target\nthey_offer: tiles\ni_offer: roofs\nadded: 2026-11-02"),
}


@dataclass(frozen=True)
class Case:
    """A guided command with answers that lead to its end."""

    words: tuple[str, ...]
    answers: tuple[str, ...]
    record: str
    summary: str
    edited: str
    at: str

    @property
    def called(self) -> str:
        """What is typed to go on."""
        return " ".join(self.words)


CASES = {
    "roll-call": Case(
        ("roll-call",),
        ("", "Ada", "New One", "", "Bo", "", "yes", "1 nov", "", "12 oct", "yes"),
        "Reviews/roll-call 2026-11-22.md",
        "1 place in a circle, 2 new notes",
        "Bo Berg",
        "Bo Berg",
    ),
    "review": Case(
        ("review",),
        ("answered", "1", "a quiet week", "yes"),
        "Reviews/2026-W47.md",
        "1 message settled, 1 contact planned, 1 new note",
        "Cy Dunn",
        "What matters",
    ),
    "new-role": Case(
        ("new-role", "Head", "of", "Roofs"),
        ("Ada", "hand over", "", "2 weeks", "gutters", "", "", "", "yes"),
        "Reviews/new-role 2026-11-22.md",
        "1 hand-over, 1 cadence, 1 task, 2 new notes",
        "Bo Berg",
        "Bo Berg",
    ),
}
RUNS: dict[str, Callable[[Guide], object]] = {
    "roll-call": run_roll_call,
    "review": lambda guide: run_review(
        guide, make_review(guide.session.agenda, week_to_review(TODAY))
    ),
    "new-role": lambda guide: run_new_role(guide, "Head of Roofs"),
}


def make_vault(folder: Path, people: dict[str, str] = PEOPLE) -> Path:
    """Write a vault of these people."""
    notes = {f"People/{name}.md": text for name, text in people.items()}
    return write_tree(folder, {"mdrel.toml": '[me]\nname = "Alex Morgan"\n', **notes})


def contents(vault: Path) -> dict[str, str]:
    """Return the text of each note by its path."""
    return {
        str(path.relative_to(vault)): path.read_text(encoding="utf-8")
        for path in sorted(vault.rglob("*.md"))
    }


def typed(*answers: str) -> str:
    """Return answers as lines."""
    return "".join(f"{answer}\n" for answer in answers)
