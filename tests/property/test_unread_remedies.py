"""What a remark on dated lines that are not read says would have them read has them read."""

from __future__ import annotations

import re
import tomllib
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Policy
from mdrel.rules.checks import list_each
from tests.support.vaults import fold, read, read_set

PATH = "People/Ada Lovelace.md"
HEAD = "---\ntype: person\n---\n"
TODAY = date(2026, 11, 22)
# Headings, plain and dated, in all depths, a section's and one of mentions, and dated lines.
WORDS = ["Gaps", "Threads:", "3. Roof (old)", "Work on the roof", "Conversations", "Mentioned in", "Ada Lovelace", "2026", "🌱", "2026-11-03 The pump broke", "May 11, 2026 — Silence", "2026-11-04", "2026-11-05 Call: the roof", "November 2026", "Next steps"]  # fmt: skip
LINES = [f"{'#' * depth} {words}" for depth in (1, 2, 3) for words in WORDS] + ["- 2026-11-06 a quote", "- 2026-11-07 call: the lease", "2026-11-08 in the rain", "- likes bees", "", "Slates\n---"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES), min_size=2, max_size=9).map("\n".join)
_DAY = re.compile(r"#+ (?:\d{4}-\d\d-\d\d|May 11, 2026)")


def remarks(text: str) -> tuple[Diagnostic, ...]:
    found = list_each(fold({PATH: read(PATH, text)}), Policy(), TODAY, "MDR305")
    return tuple(each for each in found if each.code == "MDR305")


@given(TEXTS)
@settings(max_examples=300)
def test_doing_what_a_remark_says_has_the_line_read(text: str) -> None:
    text = HEAD + text + "\n"
    for remark in remarks(text):
        number, changed, sections = remark.span.line, text, frozenset[str]()
        lines = text.split("\n")
        line = lines[number - 1]
        if "sections = " in remark.hint:
            sections = frozenset(tomllib.loads(remark.hint.partition(": ")[2])["sections"])
        elif "word of contact" in remark.hint:
            day = _DAY.match(line)
            assert day, remark
            lines[number - 1] = f"{day[0]} call: {line[day.end() :]}"
            changed = "\n".join(lines)
        else:
            assert remark.hint.endswith("put them below a heading Conversations"), remark
            lines[number - 1] = ""
            changed = "\n".join([*lines, "# Conversations", "", line])
            number = len(lines) + 3
        note = read_set({"notes.sections": sections}, PATH, changed)
        assert [talk for talk in note.talks if talk.span.line == number], (remark, changed)
