"""Where the names of a log line end.

They end at a colon, a channel word or a day, but not within a name that holds one.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mdrel.app.input.conversation_line import read_words
from mdrel.app.session import Session
from tests.support.places import write_tree

PEOPLE = (
    "Ada Monroe", "Ada Novak", "Sunday Okoro", "April Calder", "Bo Lastman", "Cy Onwu",
    "Di Inman", "Ed Call", "Flo Fridays", "Gus May",
)  # fmt: skip


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tree(
        tmp_path_factory.mktemp("vault"),
        {
            "mdrel.toml": "",
            **{f"People/{name}.md": "---\nlevel: trusted\n---\n" for name in PEOPLE},
        },
    )


@pytest.mark.parametrize(
    ("words", "people", "channel", "day", "text"),
    [
        ("sunday call: x", ["Sunday Okoro"], "call", "", "x"),
        ("sunday sunday call: x", ["Sunday Okoro"], "call", "2026-11-22", "x"),
        ("bo last friday call: x", ["Bo Lastman"], "call", "2026-11-20", "x"),
        ("cy on monday coffee: x", ["Cy Onwu"], "coffee", "2026-11-16", "x"),
        ("di in person: x", ["Di Inman"], "in person", "", "x"),
        ("ed call: x", ["Ed Call"], "", "", "x"),
        ("ed: call: x", ["Ed Call"], "call", "", "x"),
        ("ed call call: x", ["Ed Call"], "call", "", "x"),
        ("flo friday call: x", ["Flo Fridays"], "call", "2026-11-20", "x"),
        ("gus may call: x", ["Gus May"], "call", "", "x"),
        ("april cal yesterday: x", ["April Calder"], "", "2026-11-21", "x"),
        ("ada mon call: x", ["Ada Monroe"], "call", "", "x"),
        (
            "+thanks bo, cy lunch yesterday: x +got",
            ["Bo Lastman", "Cy Onwu"],
            "lunch",
            "2026-11-21",
            "x",
        ),
    ],
)
def test_where_the_names_end(  # noqa: PLR0917  a row of the table
    vault: Path, words: str, people: list[str], channel: str, day: str, text: str
) -> None:
    found = read_words(Session(vault, date(2026, 11, 22)), words)
    assert [each.contact.name for each in found.people] == people
    assert (found.channel, found.on.isoformat() if found.on else "", found.text) == (
        channel,
        day,
        text,
    )
