"""Which reading of a line holds, by what its other links lead to."""

from __future__ import annotations

import pytest

from mdrel.index.alternatives import settle
from mdrel.index.resolve import Resolver
from mdrel.model.note import ParsedNote
from tests.support.vaults import read

DAY = "Daily/2026-11-20.md"
ADA, BO, QUAY = "People/Ada Lin.md", "People/Bo Berg.md", "Projects/Quay.md"


def settled(line: str) -> ParsedNote:
    profiles = [read(path, "---\ntype: person\n---\n").profile for path in (ADA, BO)]
    contacts = [each for each in profiles if each]
    resolver = Resolver((ADA, BO, QUAY, DAY), contacts)
    return settle(read(DAY, line), resolver, {ADA, BO})


def told(line: str) -> list[tuple[str, ...]]:
    """Return whom each talk is with."""
    return [tuple(link.target for link in talk.people) for talk in settled(line).talks]


def named(line: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the code and the people of each line passed over."""
    passed = settled(line).passed
    return [(each.code, tuple(link.target for link in each.links)) for each in passed]


def test_a_note_without_alternatives_stays_the_same() -> None:
    note = read(DAY, "Called [[Ada Lin]]")
    assert settle(note, Resolver((), ()), ()) is note


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("[[Quay]] meeting with [[Ada Lin]]", [("Ada Lin",)]),
        ("[[Nobody]] meeting with [[Ada Lin]]", []),
        ("[[Bo Berg]] meeting with [[Ada Lin]]", []),
        ("[[Nobody]]: call with [[Ada Lin]]", [("Ada Lin",)]),
        ("[[Bo Berg]]: call with [[Ada Lin]]", []),
    ],
)
def test_a_talk_holds_where_other_links_lead_to_no_contact(
    line: str, people: list[tuple[str, ...]]
) -> None:
    assert told(line) == people


@pytest.mark.parametrize(
    ("line", "passed"),
    [
        ("[[Quay]] meeting with [[Ada Lin]]", []),
        ("[[Nobody]] met with [[Ada Lin]]", [("MDR306", ("Ada Lin",))]),
        ("[[Bo Berg]] met with [[Ada Lin]]", [("MDR306", ("Bo Berg",))]),
        ("[[Nobody]] met with [[Tom]], who saw [[Ada Lin]]", [("MDR306", ("Ada Lin",))]),
        ("[[Nobody]] met with [[Tom]], who saw [[Bea]]", [("MDR306", ("Nobody",))]),
    ],
)
def test_of_the_readings_of_a_line_one_is_kept(
    line: str, passed: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert named(line) == passed
