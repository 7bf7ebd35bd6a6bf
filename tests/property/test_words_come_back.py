"""The words that are logged come back as they were written, whatever signs they begin with.

MDREL_FUZZ_CASES sets how many seeded texts run (400 unless told otherwise), MDREL_FUZZ_SEED where
they begin.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import date
from random import Random

import pytest

from mdrel.model.level import Level
from mdrel.parse.markdown.wikilinks import show_links
from mdrel.write.edits import AddEntry, AddLevel, AddTask, EditRefusedError
from tests.support.written_words import WrittenEdit, read_back

pytestmark = pytest.mark.uninstrumented

CASES = int(os.environ.get("MDREL_FUZZ_CASES", "400"))
SEED = int(os.environ.get("MDREL_FUZZ_SEED", "1"))
DAY = date(2026, 11, 2)
# Signs that mean something somewhere in Markdown, in dates and in entries.
PIECES = (
    "**x**", "*y*", "_z_", "`c`", "==h==", "- d", "-5%", "+44 20", "> q", "-> on", "=> so", "~ca", "(x)", "[a]", "[[Bo Lin]]",
    "2026-11-02", "3/11", "call", "lunch", "with", "no answer", "a: b", ":", ";", "—", ",", "...", "!", "?", "&", "|", "x|y",
    "$5", "%", "1.", "* s", "[ ]", "[x]", "rain", "don't", "“q”", "TODO", "~~s~~", "\\*", "<b>", "=", "_", "*", "**", "![[i]]",
    "http://a.example/b", "é", "w/", "#",
)  # fmt: skip
# An entry without a channel may say one at its head, and is read by it.
_OWN_CHANNEL = re.compile(r"(?:[,;—] )?(?:call|lunch|no answer) (?:[:—,;]|- |(?=w/ ))\s*")
HEAD = "---\ntype: person\n---\n"
NOTES = (
    HEAD,
    f"{HEAD}## Conversations\n\n- 2026-10-02 call: x\n",
    f"{HEAD}## Log\n\n- **2026-10-02** call: x\n",
    f"{HEAD}## 2026-10-02 Call\n\nx\n",
    f"{HEAD}## 2026-10-02 Call: x\n",
    f"{HEAD}## Log\n\n| Date | Channel | Text |\n|---|---|---|\n| 2026-10-02 | call | x |\n",
)


def _make_text(random: Random) -> str:
    return " ".join(random.choice(PIECES) for _ in range(random.choice((1, 1, 2, 3))))


def _leave_channel(edit: WrittenEdit, text: str) -> str:
    """Return `text` without the channel that an entry's own words begin with."""
    is_bare = isinstance(edit, AddEntry) and not edit.channel
    return _OWN_CHANNEL.sub("", text) if is_bare else text


def test_words_come_back_as_they_were_written() -> None:
    random = Random(SEED)
    wrong: list[tuple[str, WrittenEdit, str]] = []
    done = 0
    for _ in range(CASES):
        text, note = _make_text(random), random.choice(NOTES)
        people = random.choice(((), ("Bo Lin",)))
        edit = random.choice(
            (
                AddEntry(DAY, random.choice(("call", "lunch", "1:1")), text, people=people),
                AddEntry(DAY, "", text),
                AddTask(text),
                AddLevel(DAY, Level.TARGET, Level.TRUSTED, text),
            )
        )
        with suppress(EditRefusedError):
            read = read_back(note, edit)
            done += 1
            if read not in {show_links(text), show_links(_leave_channel(edit, text))}:
                wrong.append((note, edit, read))
    assert wrong == []
    assert done > CASES / 2
