"""A note of its own for a conversation: its day and its people.

Tested is also what is reported when one is missing.
"""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.conversation import Channel
from tests.support.vaults import read, read_set


def meeting(
    front: str, path: str = "Meetings/Board.md", body: str = ""
) -> tuple[list[tuple[date, list[str]]], list[str]]:
    """Return (day, people) of the conversations of a note, and the codes of its problems."""
    note = read(path, f"---\n{front}\n---\n{body}")
    return [(talk.on, [link.target for link in talk.people]) for talk in note.talks], [
        each.code for each in note.diagnostics
    ]


TOLD = [(date(2026, 11, 20), ["Ada"])]
PEOPLE = "people: ['[[Ada]]']"


@pytest.mark.parametrize(
    ("front", "path"),
    [
        (f"type: conversation\ndate: 2026-11-20\n{PEOPLE}", "Board.md"),
        (f"date: 2026-11-20\n{PEOPLE}", "Board.md"),
        (PEOPLE, "2026-11-20 Board.md"),
        (f"date: 2026-11-20\n{PEOPLE}", "2026-11-19 Board.md"),
        (f"date: soon\n{PEOPLE}", "2026-11-20 Board.md"),
        (f"type: meeting\ndate: 01/02/2026\n{PEOPLE}", "2026-11-20 Board.md"),
    ],
)
def test_the_day_is_the_propertys_else_the_file_names(front: str, path: str) -> None:
    assert meeting(front, path) == (TOLD, [])


@pytest.mark.parametrize(
    ("front", "codes"),
    [
        (PEOPLE, []),
        (f"date: soon\n{PEOPLE}", ["MDR203"]),
        (f"date: 2026-02-30\n{PEOPLE}", ["MDR203"]),
        (f"date: 01/02/2026\n{PEOPLE}", ["MDR204"]),
        (f"type: conversation\n{PEOPLE}", []),
        (f"type: conversation\ndate: soon\n{PEOPLE}", ["MDR203"]),
        ("date: soon", []),
    ],
)
def test_what_keeps_a_note_from_counting_is_reported_where_somebody_meant_it_as_a_conversation(
    front: str, codes: list[str]
) -> None:
    assert meeting(front) == ([], codes)


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (
            "## Attendees\n- [[Ada]], Engines\n- **Bo Lin**\n\n## Notes\n- [[Cy]]\n",
            ["Ada", "Bo Lin"],
        ),
        ("# Participants:\n1. [[Ada]]\n", ["Ada"]),
        ("Board\n===\n\nAttendees\n---\n- [[Ada]]\n\nNotes\n---\n- [[Cy]]\n", ["Ada"]),
        ("## Notes\n- [[Cy]]\n\nAttendees\n---\n- [[Ada]]\n", ["Ada"]),
        ("**Present:** [[Ada]], Bo; [[Cy]]\n", ["Ada", "Bo", "Cy"]),
        ("The participants were many: [[Ada]]\n", None),
        ("```\nAttendees: [[Ada]]\n```\n", None),
    ],
)
def test_people_may_be_listed_below_a_heading_or_on_a_line(
    body: str, people: list[str] | None
) -> None:
    assert meeting("x: 1", "2026-11-20 Board.md", body) == (
        [(date(2026, 11, 20), people)] if people else [],
        [],
    )


@pytest.mark.parametrize(
    ("front", "channel"),
    [
        ("channel: on the boat\ntype: meeting", Channel.MEETING),
        ("channel: lunch\ntype: meeting", Channel.MEAL),
        ("type: Meetings", Channel.MEETING),
    ],
)
def test_the_channel_is_the_propertys_else_the_types(front: str, channel: Channel) -> None:
    (talk,) = read("Board.md", f"---\n{front}\ndate: 2026-11-20\n{PEOPLE}\n---\n").talks
    assert talk.channel is channel


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("YYYY-MM-DD", "2026-11-20.md"),
        ("YYYY-MM-DD", "Daily/2026-11-20.md"),
        ("YYYY/MM/YYYY-MM-DD", "Journal/2026/11/2026-11-20.md"),
        ("YYYY/MMMM/D", "2026/November/20.md"),
        ("dddd, MMMM Do YYYY", "Friday, November 20th 2026.md"),
        ("D MMM YY", "20 Nov 26.md"),
        ("[Day] M.D.YYYY", "Day 11.20.2026.md"),
    ],
)
def test_a_daily_note_is_known_by_its_name_in_the_persons_own_format(form: str, path: str) -> None:
    (talk,) = read_set({"notes.daily_format": form}, path, "Called [[Ada]]\n").talks
    assert (talk.on, [link.target for link in talk.people]) == (date(2026, 11, 20), ["Ada"])


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("YYYY-MM-DD", "2026-11-20 Board.md"),
        ("YYYY-MM-DD", "2026-02-30.md"),
        ("D MMMM YYYY", "20 Brumaire 2026.md"),
        ("gggg-[W]ww", "2026-W47.md"),
        ("MM-DD", "11-20.md"),
    ],
)
def test_a_name_that_tells_no_day_is_no_daily_notes(form: str, path: str) -> None:
    assert read_set({"notes.daily_format": form}, path, "Called [[Ada]]\n").talks == ()


def test_a_daily_folder_holds_all_daily_notes() -> None:
    settings = {"notes.daily_folder": "Journal"}
    assert read_set(settings, "Journal/2026/2026-11-20.md", "Called [[Ada]]\n").talks
    assert read_set(settings, "2026-11-20.md", "Called [[Ada]]\n").talks == ()


def test_a_note_of_several_conversations_gives_each_task_the_day_above_it() -> None:
    note = read(
        "1-1s/Ada.md",
        "- [ ] Ada: before all\n## 2026-11-20\n- [ ] send dues\n### Mine\n- [ ] find it\n"
        "## 2026-11-13\n- [ ] ask\n# Ideas\n- [ ] later\n",
    )
    assert [(task.text, task.since) for task in note.tasks] == [
        ("Ada: before all", None),
        ("send dues", date(2026, 11, 20)),
        ("find it", date(2026, 11, 20)),
        ("ask", date(2026, 11, 13)),
        ("later", None),
    ]


def test_the_first_two_lines_below_a_dated_heading_are_told_and_tasks_are_none() -> None:
    note = read(
        "1-1s/Ada.md",
        "## 2026-11-20 #strategic\nThe dues\n- [ ] send dues\n### Mine\n- the lease\n- [[Bo]]'s boat #got\n# Ideas\n[[Cy]]\n"
        "## 2026-11-13 Call: the quay\nhow [[Bo]] pays",
    )
    assert [(talk.text, talk.more, sorted(talk.tags)) for talk in note.talks] == [
        ("The dues the lease", "", ["got", "strategic"]), ("the quay", "", []),
    ]  # fmt: skip
    assert [[link.target for link in talk.mentions] for talk in note.talks] == [["Bo"], ["Bo"]]
