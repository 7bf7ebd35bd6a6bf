"""Lines of daily notes: the person's own words decide what tells of a conversation."""

from __future__ import annotations

import pytest

from tests.support.vaults import read_set


def people_in(line: str, **settings: object) -> list[str]:
    """Return who took part in what a daily note tells, with settings by key."""
    note = read_set({key.replace("_", ".", 1): value for key, value in settings.items()}, "2026-11-20.md", f"{line}\n")
    return [link.target for talk in note.talks for link in talk.people]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("☎ [[Ada]] on Berlin", ["Ada"]),
        ("- [[Ada]] ☎", ["Ada"]),
        ("caught  up with [[Ada]]", ["Ada"]),
        ("- Coffee with [[Ada]]", ["Ada"]),
        ("☎☎ [[Ada]]", ["Ada"]),
        ("saw [[Ada]]", []),
        ("should ☎ [[Ada]]", []),
        ("[[☎ list]] of [[Ada]]", []),
    ],
)
def test_a_verb_of_ones_own_may_be_a_sign_and_replaces_the_list(line: str, people: list[str]) -> None:
    assert people_in(line, words_verbs=frozenset({"☎", "caught up"})) == people


@pytest.mark.parametrize(("daily", "people"), [("verbs", []), ("any-link", ["Ada"]), ("off", [])])
def test_the_setting_says_whether_a_bare_link_counts(daily: str, people: list[str]) -> None:
    assert people_in("[[Ada]] and the board", notes_daily=daily) == people


def test_a_web_link_names_nobody() -> None:
    assert people_in("Called [Ada](https://ada.example)") == []
    assert people_in("Called [Ada](https://ada.example) and [Bo](People/Bo.md)") == ["People/Bo.md"]
