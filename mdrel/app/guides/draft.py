"""Keeps the answers given so far in a guided command.

They lie in the state folder until the command is done.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mdrel.app.environment.state_folder import read_state, state_folder, write_state

SCHEMA = 1


@dataclass(slots=True)
class Draft:
    """The answers of a guided command, by question.

    `begun` is the day the first one was given. `mark` tells apart what the command was called with.
    """

    vault: Path
    name: str
    mark: str
    begun: date
    answers: dict[str, str] = field(default_factory=dict)

    def keep(self, key: str, answer: str) -> bool:
        """Keep one more answer, and return whether it lies in the state folder.

        Where nothing can be kept, a command goes on without a draft.
        """
        self.answers[key] = answer
        return self._write()

    def drop(self, key: str) -> bool:
        """Keep an answer no longer, since it was taken back; return as `keep` does."""
        self.answers.pop(key, None)
        return self._write()

    def _write(self) -> bool:
        content = {
            "schema": SCHEMA,
            "mark": self.mark,
            "begun": self.begun.isoformat(),
            "answers": self.answers,
        }
        with suppress(OSError):
            write_state(self.vault, _file(self.name), content)
            return True
        return False

    def forget(self) -> None:
        """Delete what was kept, since the command is done or begins anew."""
        self.answers = {}
        with suppress(OSError):
            (state_folder(self.vault) / _file(self.name)).unlink(missing_ok=True)


def open_draft(vault: Path, name: str, mark: str, today: date) -> Draft:
    """Return the draft of the guided command `name` called with `mark`.

    It is empty where there is none or it is damaged.
    """
    kept = read_state(vault, _file(name))
    answers = kept.get("answers")
    with suppress(ValueError):
        begun = date.fromisoformat(str(kept.get("begun")))
        if (kept.get("schema"), kept.get("mark")) == (SCHEMA, mark) and isinstance(answers, dict):
            return Draft(
                vault, name, mark, begun, {str(key): str(answer) for key, answer in answers.items()}
            )
    return Draft(vault, name, mark, today)


def _file(name: str) -> str:
    return f"draft-{name}.json"
