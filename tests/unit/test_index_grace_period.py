"""A reading that became worse is held back for a moment, any other shows at once."""

from __future__ import annotations

import pytest

from mdrel.index.grace_period import QUIET_SECONDS, GracePeriod
from mdrel.model.note import ParsedNote
from tests.support.vaults import read

ADA = "---\ntype: person\nlevel: trusted\n---\n"


def parse(text: str | None) -> dict[str, ParsedNote]:
    """Return the reading of a vault of one note, or of none."""
    return {} if text is None else {"People/Ada.md": read("People/Ada.md", text)}


def hold(before: str | None, after: str | None) -> GracePeriod:
    """Return what is held when the note was one thing and became another at second 100."""
    grace = GracePeriod()
    grace.update(parse(before), parse(after), ["People/Ada.md"], 100.0)
    return grace


@pytest.mark.parametrize(
    "after", [None, "---\ntype: [\n---\n", "---\ntype: person\n---\n", "---\ntype: book\n---\n"]
)
def test_whoever_would_flicker_out_stays_until_it_was_quiet(after: str | None) -> None:
    grace = hold(ADA, after)
    assert grace.notes == parse(ADA)
    assert grace.wakes_in(101.0) == QUIET_SECONDS - 1
    grace.update(parse(after), parse(after), [], 100.0 + QUIET_SECONDS)
    assert grace.notes == {}
    assert grace.wakes_in(200.0) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ADA, ADA + "more\n"),
        (ADA, ADA.replace("trusted", "tentative")),
        ("---\ntype: book\n---\n", None),
        ("---\ntype: book\n---\n", "---\ntype: [\n---\n"),
        (None, ADA),
    ],
)
def test_what_takes_nobody_away_shows_at_once(before: str | None, after: str | None) -> None:
    assert hold(before, after).notes == {}
