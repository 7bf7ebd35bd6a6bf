"""What there is to say of a vault's memo, for `mdrel doctor` and for a person who wonders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mdrel.app.cache.location import judge
from mdrel.app.cache.store import Memo


@dataclass(frozen=True, slots=True)
class MemoState:
    """A memo from outside: `size` in bytes, how many notes it knows and of how many it keeps a reading; `why` says why it is of no use now, else it is empty."""

    file: Path
    is_there: bool
    size: int = 0
    notes: int = 0
    readings: int = 0
    why: str = ""

    @property
    def words(self) -> str:
        """One sentence for a person."""
        if not self.is_there:
            return f"No memo yet at {self.file}: the next command reads every note and makes one."
        if self.why:
            return f"The memo at {self.file} is not used: {self.why}. Answers are right without it, only slower."
        return f"The memo at {self.file} knows {self.notes} notes, keeps what {self.readings} of them say, and takes {self.size / 1e6:.1f} MB."


def describe_memo(vault: Path) -> MemoState:
    """Return the state of the memo of `vault`; nothing is written, but a damaged memo is thrown away as any command does."""
    memo = Memo(vault)
    is_there, why = judge(memo.file)
    if not is_there or why:
        return MemoState(memo.file, is_there, why=why)
    size = memo.file.stat().st_size
    about = memo.read_about()
    folders = memo.read_folders(about.revision) if about else None
    readings = memo.read_readings(about.revision) if about else None
    memo.close()
    if folders is None or readings is None:
        return MemoState(
            memo.file, is_there, size, why=memo.why or "it was made by another version of mdrel, or it was damaged; the next command makes it anew"
        )
    return MemoState(memo.file, is_there, size, sum(map(len, folders.values())), len(readings))
