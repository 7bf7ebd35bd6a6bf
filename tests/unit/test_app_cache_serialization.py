"""Readings survive being packed, whole."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from mdrel.app.cache.serialization import (
    pack,
    pack_fold,
    pack_problems,
    unpack_fold,
    unpack_outline,
    unpack_problems,
    unpack_reading,
)
from mdrel.index.fold import Outline, Reading
from mdrel.index.received import NoteFold
from mdrel.model.cadence import Cadence
from mdrel.model.contact import Birthday, Contact, LevelChange, Profile
from mdrel.model.conversation import Channel, Conversation, Purpose, Source
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.level import Circle, Level
from mdrel.model.note import Link, ParsedNote, Talk, TaskLine
from mdrel.model.span import Span

# Hypothesis takes a factory of a Struct for a value, so it is told the type.
st.register_type_strategy(
    Profile, st.builds(Profile, **{each.name: st.from_type(each.type) for each in fields(Profile)})
)
READINGS = st.tuples(st.none() | st.from_type(ParsedNote), st.none() | st.from_type(Diagnostic))


@given(READINGS)
@settings(max_examples=25)
def test_a_reading_comes_back_equal_and_packs_to_the_same_bytes(reading: Reading) -> None:
    packed = pack(reading)
    assert unpack_reading(packed) == reading
    assert pack(unpack_reading(packed)) == packed


def test_a_full_note_comes_back_equal_with_its_types() -> None:
    day, links = date(2026, 11, 22), (Link("Bo Lin", Span(3, 4)),)
    talk = Talk(
        day,
        Channel.CALL,
        Source.ENTRY,
        Span(2),
        "t",
        "m",
        "09:00",
        Purpose.ACT,
        frozenset({"got", "thanks"}),
        links,
        links,
        is_plan=True,
    )
    task = TaskLine("x", Span(9), "/", day, None, day, frozenset({"waiting"}), links, "id")
    profile = Profile(
        "a\udcff.md",
        "Ada",
        "type",
        Level.TRUSTED,
        circle=Circle.TEN,
        aliases=("A",),
        birthday=Birthday(5, 1),
        cadence=Cadence("monthly", 1),
        next_contact=day,
        places={"level": Span(2)},
    )
    note = ParsedNote(
        "a.md",
        profile,
        (talk,),
        (task,),
        (LevelChange(day, None, Level.TARGET),),
        people_note=links,
    )
    back, _ = unpack_reading(pack((note, None)))
    assert back == note
    assert back is not None
    assert [
        [type(getattr(old, each.name)) for each in fields(old)]
        for old in (note, talk, task, profile)
    ] == [
        [type(getattr(new, each.name)) for each in fields(old)]
        for old, new in (
            (note, back),
            (talk, back.talks[0]),
            (task, back.tasks[0]),
            (profile, back.profile),
        )
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"[1,2]",
        b"[[1],null]",
        b"[null,[]]",
        b"[{},null]",
        b"\xff",
        b"[" * 100_000,
        b'["\\udcff",' + b"[" * 100_000,
        b'[{"path":"\\udcff","talks":1},null]',
        b'[["a",null,[[99999999999,"call"]]],null]',
    ],
)
def test_what_is_no_reading_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the cache is dropped whatever the words are
        unpack_reading(data)


@pytest.mark.parametrize(
    ("path", "people", "is_packed"),
    [
        ("Ada.md", ("Ada.md", "Bo.md"), True),
        ("Ada.md", tuple(f"{number:03}.md" for number in range(21)), False),
        ("a\udcff.md", ("a\udcff.md",), False),
    ],
)
def test_a_contact_comes_back_with_its_talks(
    path: str, people: tuple[str, ...], is_packed: bool
) -> None:
    day = date(2026, 11, 22)
    talks = (
        Conversation(day, Channel.CALL, Source.ENTRY, path, Span(9, 3), "a\nb", people=people),
        Conversation(day, Channel.MEAL, Source.DAILY, path, Span(2), is_plan=True, people=people),
    )
    fold = NoteFold(Contact(Profile(path, "Ada", "type"), "ada", "0f", talks).pack(), path)
    back = unpack_fold(pack_fold(fold))
    assert back == fold
    assert fold.contact
    assert back.contact
    assert bool(fold.contact.packed) is is_packed
    assert back.contact.conversations == talks


def test_what_is_no_fold_is_a_value_error() -> None:
    assert unpack_fold(pack_fold(NoteFold())) == NoteFold()
    for data in (b"", b"[]", b'{"contact":1}', b'{"contact":{}}\n[]', b"\n[]"):
        with pytest.raises(ValueError):  # noqa: PT011 the cache is dropped whatever the words are
            unpack_fold(data)


@given(st.lists(st.from_type(Diagnostic), max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_problems_are_packed_in_one_order(problems: list[Diagnostic], chance: Random) -> None:
    mixed = problems.copy()
    chance.shuffle(mixed)
    assert pack_problems(mixed) == pack_problems(problems)
    assert sorted(map(repr, unpack_problems(pack_problems(problems)))) == sorted(
        map(repr, problems)
    )


@pytest.mark.parametrize("text", ["", "{", "[1]", "[[]]", "5"])
def test_what_are_no_problems_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the cache is dropped whatever the words are
        unpack_problems(text)


@pytest.mark.parametrize(
    ("note", "outline"),
    [
        (ParsedNote("a.md", own=("Max Rhee",)), Outline(own=("Max Rhee",))),
        (
            ParsedNote(
                "a.md",
                people_note=(
                    Link("Ada", is_link=False, is_side=True),
                    Link("Bo Lin", is_link=False, is_side=True),
                    Link("Cy", is_link=False),
                ),
            ),
            Outline(sides=("ada",)),
        ),
        (ParsedNote("a.md", people_note=(Link("Ada"),)), Outline()),
    ],
)
def test_an_outline_tells_what_other_notes_depend_on(note: ParsedNote, outline: Outline) -> None:
    assert unpack_outline(pack((note, None))) == outline
