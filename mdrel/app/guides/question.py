"""One question of a guided command, and what it offers to who came back to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

YES_WORDS, NO_WORDS = frozenset({"y", "yes"}), frozenset({"n", "no"})
_YES, _NO = "Y/n", "y/N"
# What is typed to take nothing instead of the answer that is offered.
_CLEAR = "-"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a guided command.

    `key` names it in the draft. `why` explains it to who types `?`. Where the answer is any text
    (`is_text`), a capital B or Q is text and no key. `default` is what an empty line means, and
    `hint` what is said after it.
    """

    key: str
    text: str
    why: str
    is_text: bool = False
    default: str = ""
    hint: str = ""

    @property
    def shown(self) -> str:
        """The question with its default in brackets, as it is asked."""
        return f"{self.text}{f' [{self.default}]' if self.default else ''}{self.hint}"

    def offer(self, earlier: str) -> Question:
        """Return the question that offers an earlier answer instead of its default."""
        if not earlier:
            return self
        if self.default in {_YES, _NO}:
            return replace(self, default=_YES if earlier.lower() in YES_WORDS else _NO)
        return replace(self, default=earlier, hint="" if self.default else f", {_CLEAR} for none")

    def settle(self, line: str, earlier: str) -> str:
        """Return the answer that a line is where `earlier` is offered."""
        if earlier and line == _CLEAR and not self.default:
            return ""
        return line or earlier
