"""What the screen and the plain data say of those to call first (M1)."""

from __future__ import annotations

from mdrel.rules.first_call import FirstCall, find_first
from mdrel.views.terminal.first_call import draw_first, first_item, first_rows
from mdrel.views.terminal.screen import Screen
from tests.support.method import TODAY, agenda_of, write_log, write_person

SCREEN = Screen(80, lambda text, _: text, 2)


def ask(subject: str, **notes: str) -> tuple[FirstCall, ...]:
    """Return whom to call about `subject`."""
    return find_first(
        agenda_of({f"People/{name}.md": text for name, text in notes.items()}), subject
    )


def draw(subject: str, **notes: str) -> list[str]:
    """Return the screen, on which two calls are shown in full."""
    return list(draw_first(ask(subject, **notes), subject, TODAY, SCREEN))


def spoken(*days: str, front: str = "level: trusted") -> str:
    """Return the note of somebody with whom one spoke of the roof on these days."""
    return write_person(front, write_log(*(f"{day} call: roof of {day}" for day in days)))


def test_of_many_places_three_are_shown_and_the_others_counted() -> None:
    days = ("2026-11-05", "2026-11-04", "2026-11-03", "2026-11-02", "2026-11-01")
    ada = spoken(*days, front="circle: three\nphone: +44 20 5550 0001")
    assert draw("roof", Ada=ada) == [
        "CALL FIRST about roof",
        "",
        "  Ada                one of the three, +44 20 5550 0001",
        "    5 Nov       roof of 2026-11-05",
        "                People/Ada.md:9",
        "    4 Nov       roof of 2026-11-04",
        "                People/Ada.md:10",
        "    3 Nov       roof of 2026-11-03",
        "                People/Ada.md:11",
        "                and 2 more",
    ]
    assert not [line for line in draw("roof", Ada=spoken(*days[:3])) if "more" in line]


def test_of_many_people_as_many_as_fit_are_shown_and_the_others_counted() -> None:
    people = {name: spoken("2026-11-01") for name in ("Ada", "Bo", "Cy", "Dan", "Eve")}
    lines = draw("roof", **people)
    assert [line.split()[0] for line in lines if line.endswith("trusted")] == ["Ada", "Bo"]
    assert lines[-1] == "  and 3 more"
    two = {name: people[name] for name in ("Ada", "Bo")}
    assert not [line for line in draw("roof", **two) if "more" in line]


def test_those_with_whom_nothing_is_noted_are_named_below() -> None:
    idle = write_person("level: trusted")
    assert draw("roof", Ada=spoken("2026-11-01"), Bo=idle, Cy=idle, Dan=idle)[-3:] == [
        "",
        "NOTHING NOTED ABOUT IT YET",
        "  Bo, Cy",
    ]
    alone = draw("roof", Bo=idle)
    assert alone[1:3] == [
        "",
        "Nothing about it is noted with anybody you trust. Those nearest to you, by how close you are:",
    ]
    assert alone[-1] == "  Bo"
    assert draw("roof")[1:] == [
        "Nobody is trusted or in a circle yet. `mdrel roll-call` asks who they are."
    ]


def test_the_plain_data_say_each_place_and_null_where_there_is_none() -> None:
    front = "level: trusted\nthey_offer: roof tiles\nphone: +44 20 5550 0001"
    ada, bo = ask("roof", Ada=spoken("2026-11-01", front=front), Bo=write_person("circle: ten"))
    who = {"name": "Ada", "slug": "ada", "level": "trusted", "circle": None}
    talk, offer = ada.evidence
    places: list[dict[str, object]] = [
        {
            "on": "2026-11-01", "found_in": "entry", "channel": "call", "text": "roof of 2026-11-01",
            "path": "People/Ada.md", "line": talk.line, "words": ["roof"],
        },
        {
            "on": None, "found_in": "offers", "channel": None, "text": offer.text,
            "path": "People/Ada.md", "line": offer.line, "words": ["roof"],
        },
    ]  # fmt: skip
    assert first_item(ada) == {
        **who, "path": "People/Ada.md", "words": ["roof"], "phones": ["+44 20 5550 0001"],
        "emails": [], "evidence": places,
    }  # fmt: skip
    nothing = {"on": None, "kind": None, "text": None, "path": None, "line": None}
    assert list(first_rows([ada, bo])) == [
        {**who, **places[0], "kind": "call"},
        {**who, **places[1], "kind": "offers"},
        {"name": "Bo", "slug": "bo", "level": None, "circle": "ten", **nothing},
    ]
