"""Lines of daily notes: the person's own words decide what tells of a conversation."""

from __future__ import annotations

import pytest

from tests.support.vaults import read_set


def people_in(line: str, **settings: object) -> list[str]:
    """Return who took part in what a daily note tells, with settings by key."""
    note = read_set(
        {key.replace("_", ".", 1): value for key, value in settings.items()},
        "2026-11-20.md",
        f"{line}\n",
    )
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
def test_a_verb_of_ones_own_may_be_a_sign_and_replaces_the_list(
    line: str, people: list[str]
) -> None:
    assert people_in(line, words_verbs=frozenset({"☎", "caught up"})) == people


@pytest.mark.parametrize(("daily", "people"), [("verbs", []), ("any-link", ["Ada"]), ("off", [])])
def test_the_setting_says_whether_a_bare_link_counts(daily: str, people: list[str]) -> None:
    assert people_in("[[Ada]] and the board", notes_daily=daily) == people


def test_a_web_link_names_nobody() -> None:
    assert people_in("Called [Ada](https://ada.example)") == []
    assert people_in("Called [Ada](https://ada.example) and [Bo](People/Bo.md)") == ["People/Bo.md"]


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("- Call with [[Ada]] about Berlin", "call"), ("- Wrote to [[Ada]] about Berlin", "message"), ("- Heard from [[Ada]]", "message"), ("- Replied to [[Ada]]", "message"),
        ("- Meeting with [[Ada]]", "meeting"), ("- Met with [[Ada]]", "in-person"), ("- FaceTimed [[Ada]]", "video"), ("- Discussed Berlin with [[Ada]]", "other"), ("- Emailed [[Ada]]", "email"),
    ],
)  # fmt: skip
def test_a_verb_tells_the_channel(line: str, channel: str) -> None:
    (talk,) = read_set({}, "2026-11-20.md", f"{line}\n").talks
    assert talk.channel == channel


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("- Video call with [[Ada]] fixed for the eleventh", []), ("- Lunch with [[Ada]] booked for Friday", []), ("- Coffee with [[Ada]] postponed to May", []),
        ("- Called [[Ada]], lunch booked for Friday", ["Ada"]), ("- Call with [[Ada]] about the review scheduled for May", ["Ada"]), ("- Met [[Ada]], the next time is fixed for May", ["Ada"]),
        ("- Lunch with [[Ada]]: the tour is planned for June", ["Ada"]),
    ],
)  # fmt: skip
def test_a_talk_that_is_only_agreed_on_is_none_yet(line: str, people: list[str]) -> None:
    assert people_in(line) == people


def test_the_last_line_counts_without_a_final_newline() -> None:
    (talk,) = read_set({}, "2026-11-20.md", "Called [[Ada]] about the roof").talks
    assert [link.target for link in talk.people] == ["Ada"]


@pytest.mark.parametrize(
    "lines",
    [
        ("met [[Ada]]", "met [[Bo]]", "met [[Ada]]'s", "met [Cy](Cy.md)"),
        ("call [[Ada]]", "[x] call [[Bo]]", "[ ] call [[Cy]]", "call [[Di]]"),
        ("[[Ada]] x", "[[Bo]] x #call", "[[Cy]] x", "[[Di]] x #call"),
        ("[x] met [[Ada]] ✅ 2026-11-18", "[x] met [[Bo]]", "[x] met [[Cy]] ✅ 2026-11-17"),
        ("met [[2026-11-18]] [[Ada]]", "met [[Bo]] [[Ada]]", "met [[2026-11-17]] [[Ada]]"),
    ],
)
def test_lines_of_the_same_words_are_read_each_as_if_it_stood_alone(lines: tuple[str, ...]) -> None:
    def told(*some: str) -> list[tuple[object, ...]]:
        note = read_set({}, "2026-11-20.md", "".join(f"- {line}\n\n" for line in some))
        return [
            (talk.on, talk.channel, talk.rule, [link.target for link in talk.people])
            for talk in note.talks
        ]

    assert told(*lines, *lines) == 2 * [one for line in lines for one in told(line)]


def test_a_note_of_very_many_lines_is_read_whole() -> None:
    lines = [f"met [[Ada]] x{number}" for number in range(1_001)] * 2
    note = read_set({}, "2026-11-20.md", "".join(f"- {line}\n" for line in lines))
    assert len(note.talks) == len(lines)


@pytest.mark.parametrize("sign", [*".,;:|!", "…"])
def test_a_long_row_of_one_sign_changes_nothing_beside_it(sign: str) -> None:
    row = sign * 5_000
    assert people_in(f"Lunch with [[Ada]] {row}") == people_in(f"Lunch with [[Ada]] {sign * 3}")
    assert people_in(f"{row} call with [[Ada]]") == people_in(f"{sign * 3} call with [[Ada]]")
    assert people_in(f"{row} mentioned [[Ada]]") == []
