"""An entry goes below the heading that is read, whatever it is called."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.app.settings import build_policy
from mdrel.parse.lexicon import build_lexicon
from mdrel.write.edits.edit import AddEntry, Reader
from mdrel.write.edits.entries import add_entry

READER = Reader("People/Ada Lovelace.md", build_lexicon(build_policy({}).reading))


@pytest.mark.parametrize("heading", ["Conversation History", "Call log", "Past meetings", "📞 Calls:"])
def test_a_composed_heading_is_the_section_and_none_is_made_beside_it(heading: str) -> None:
    text = f"# Ada Lovelace\n\n## {heading}\n\n- 2026-10-02 lunch: the sails\n"
    after = add_entry(text, AddEntry(date(2026, 11, 20), "call", "the boat"), READER)
    assert after == f"# Ada Lovelace\n\n## {heading}\n\n- 2026-11-20 call: the boat\n- 2026-10-02 lunch: the sails\n"


def test_below_history_an_entry_without_a_channel_gets_one_so_that_it_is_read() -> None:
    text = "## History\n\n- 2026-10-02 lunch: the sails\n- 2026-03-01 Promotion to CTO\n"
    after = add_entry(text, AddEntry(date(2026, 11, 20), "", "the boat"), READER)
    assert after == "## History\n\n- 2026-11-20 other: the boat\n" + text.removeprefix("## History\n\n")
