"""The note of a roll call, and what the screen says of it (M5-M10)."""

from __future__ import annotations

from datetime import date

from mdrel.model.level import Circle
from mdrel.model.policy import Method
from mdrel.rules.roll_call import Named, RollCall, make_roll_call
from mdrel.views.notes.roll_call import Earlier, draw_roll_call, write_roll_call
from tests.support.method import agenda_of, write_log, write_person

PEOPLE = {
    "People/Ada.md": write_person("level: trusted", write_log("2026-11-01 call: x")),
    "People/Bo.md": write_person("level: trusted\nphone: +44 20 5550 0001"),
}
EARLIER = Earlier("2026-05-24", {Circle.TEN: ("Ada", "Dan"), Circle.THREE: ()})


def roll() -> RollCall:
    """Return a roll call of two people with a note and one without."""
    agenda = agenda_of(PEOPLE)
    ada, bo = sorted(agenda.standings, key=lambda each: each.contact.name)
    people = [
        Named("Ada", Circle.TEN, ada),
        Named("Cy", Circle.TEN, None),
        Named("Bo", Circle.THREE, bo, date(2026, 9, 1)),
    ]
    return make_roll_call(people, agenda, Method(), has_sides=False)


LINKS = {name: f"[[{name}]]" for name in ("Ada", "Bo", "Cy")}


FINDINGS = """- 8 places of the ten are still free.
- 2 places of the three are still free.
- 2 of 3 would be glad of a call: thank them, and ask how you can help.
- No date comes to mind for Cy: log the next one, and mdrel remembers it.
"""
CHANGES = """
- the last one was on 2026-05-24
- the ten: 2 then, 2 now; new Cy; no more Dan
- the three: 0 then, 1 now; new Bo
"""


def on_screen(lines: str) -> str:
    """Return a list as the screen has it."""
    return (
        lines.replace("\n-", "\n  ·").replace("- ", "  · ", 1)
        if lines[0] == "-"
        else (lines.replace("\n-", "\n  ·"))
    )


def test_the_note_has_its_day_both_lists_whom_to_call_and_what_changed() -> None:
    assert (
        write_roll_call(roll(), LINKS, EARLIER)
        == f"""---
type: review
roll_call: 2026-11-22
spoken_within_month: 1
ten:
  - "[[Ada]]"
  - "[[Cy]]"
three:
  - "[[Bo]]"
---
# Roll call, 22 November 2026

{FINDINGS}
## The ten

1. [[Ada]], last spoke 2026-11-01: x
2. [[Cy]], no date known

## The three

1. [[Bo]], last spoke 2026-09-01 (remembered)

## To call

- [[Cy]]: thank them; ask how you can help
- [[Bo]]: thank them; ask “Is there somebody on your team I could make time for?”

## Since the last time
{CHANGES}"""
    )


def test_the_screen_says_the_same_with_how_to_reach_them() -> None:
    assert (
        "\n".join([*draw_roll_call(roll(), EARLIER), ""])
        == f"""
The ten: 2 of 10; the three: 1 of 3.
Spoken with in the past month: 1 of 3.
{on_screen(FINDINGS)}
Call now:
  · Cy: thank them; ask how you can help
  · Bo (+44 20 5550 0001): thank them; ask “Is there somebody on your team I could make time for?”

Since the last time:{on_screen(CHANGES)}"""
    )


def test_of_nobody_named_and_no_earlier_roll_call_nothing_is_made_up() -> None:
    nobody = make_roll_call([], agenda_of(PEOPLE), Method(), has_sides=False)
    note = write_roll_call(nobody, LINKS, None)
    assert note.count("Nobody came to mind.") == 2
    assert "Since the last time" not in note
    assert "To call" not in note
    assert not [line for line in draw_roll_call(nobody, None) if "Call now" in line]


def test_who_is_not_due_yet_is_named_with_the_day_and_not_called() -> None:
    agenda = agenda_of(
        {
            "People/Ada.md": write_person("level: trusted\nsnooze_until: 2026-11-27"),
            "People/Bo.md": write_person("level: trusted\npaused: true"),
        }
    )
    people = [Named(each.contact.name, Circle.TEN, each) for each in agenda.standings]
    people.sort(key=lambda each: each.name)
    found = make_roll_call(people, agenda, Method(), has_sides=False)
    screen = "\n".join(draw_roll_call(found, None))
    assert "Spoken with in the past month: 0 of 2." in screen
    assert "Call now" not in screen
    assert "glad of a call" not in screen
    assert (
        "\nNot due yet, by what their notes say:\n  · Ada: Fri 27 Nov\n  · Bo: no reminders"
        in screen
    )
    note = write_roll_call(found, LINKS, None)
    assert "spoken_within_month: 0\n" in note
    assert "## Not due yet\n\n- [[Ada]]: 2026-11-27\n- [[Bo]]: no reminders\n" in note
    assert "To call" not in note
