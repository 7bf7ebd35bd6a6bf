"""Where the names of a log line end.

They end at a colon, a channel word or a day, but not within a name that holds one.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mdrel.app.input.conversation_line import read_more, read_words
from mdrel.app.session import Session
from mdrel.errors import AmbiguousError, PersonNotFoundError
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


JOINED = (
    "Grace Okello", "Sofia Lind", "Sofia Berg", "Tom Whitfield", "Lucía Fernández",
    "Anna Andersson", "Anna-Lena Falk", "Sam and Robin", "Theo Rask", "Will Price", "A. Novak",
    "My Dahl", "Hadley Quist",
)  # fmt: skip


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Session:
    people = {f"People/{name}.md": "---\nlevel: trusted\n---\n" for name in JOINED}
    folder = write_tree(tmp_path_factory.mktemp("joined"), {"mdrel.toml": "", **people})
    return Session(folder, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("words", "people", "channel", "text"),
    [
        ("grace and tom meeting: x", "Grace Okello, Tom Whitfield", "meeting", "x"),
        ("grace & tom meeting: x", "Grace Okello, Tom Whitfield", "meeting", "x"),
        ("grace + tom: x", "Grace Okello, Tom Whitfield", "", "x"),
        ("gra AND Tom Whitfield: call: x", "Grace Okello, Tom Whitfield", "call", "x"),
        ("grace and lucia yesterday call: x", "Grace Okello, Lucía Fernández", "call", "x"),
        ("grace and tom laughed a lot", "Grace Okello, Tom Whitfield", "", "laughed a lot"),
        ("grace and tom and lucia: x", "Grace Okello, Tom Whitfield, Lucía Fernández", "", "x"),
        ("grace, tom, and lucia: x", "Grace Okello, Tom Whitfield, Lucía Fernández", "", "x"),
        ("grace and tom, luc: x", "Grace Okello, Tom Whitfield, Lucía Fernández", "", "x"),
        ("tom and grace and tom: x", "Tom Whitfield, Grace Okello", "", "x"),
        ("grace and tom", "Grace Okello, Tom Whitfield", "", ""),
        ("anna-lena and tom: x", "Anna-Lena Falk, Tom Whitfield", "", "x"),
        ("grace and will call: x", "Grace Okello, Will Price", "call", "x"),
        # A name that holds the word, and one that only begins with its letters.
        ("sam and robin call: x", "Sam and Robin", "call", "x"),
        ("tom and sam and robin call: x", "Tom Whitfield, Sam and Robin", "call", "x"),
        ("anna andersson and tom: x", "Anna Andersson, Tom Whitfield", "", "x"),
        # No name follows, or the beginning of one, which may be another word.
        ("grace and then lunch", "Grace Okello", "", "and then lunch"),
        ("grace and the team lunch", "Grace Okello", "", "and the team lunch"),
        ("grace and theo's team: x", "Grace Okello", "", "and theo's team: x"),
        ("grace and a friend: x", "Grace Okello", "", "and a friend: x"),
        ("grace and my boss: x", "Grace Okello", "", "and my boss: x"),
        ("grace and had lunch", "Grace Okello", "", "and had lunch"),
        ("grace and whit: x", "Grace Okello", "", "and whit: x"),
        ("grace and: x", "Grace Okello", "", "and: x"),
        ("grace: and tom lunch: x", "Grace Okello", "", "and tom lunch: x"),
        ("grace call and tom: x", "Grace Okello", "call", "and tom: x"),
        ("grace call: and tom", "Grace Okello", "call", "and tom"),
    ],
)
def test_and_joins_whole_names_alone(
    joined: Session, words: str, people: str, channel: str, text: str
) -> None:
    found = read_words(joined, words)
    assert (found.names, found.channel, found.text) == (people, channel, text)


@pytest.mark.parametrize(
    ("line", "people", "channel", "text"),
    [
        ("and tom meeting: x", "Grace Okello, Tom Whitfield", "meeting", "x"),
        ("& tom, lucia: x", "Grace Okello, Tom Whitfield, Lucía Fernández", "", "x"),
        ("and grace: x", "Grace Okello", "", "x"),
        ("and then lunch", "Grace Okello", "", "and then lunch"),
        ("with tom: x", "Grace Okello", "", "with tom: x"),
    ],
)
def test_a_line_behind_the_names_may_go_on_with_them(
    joined: Session, line: str, people: str, channel: str, text: str
) -> None:
    found = read_more(joined, read_words(joined, "grace"), line)
    assert (found.names, found.channel, found.text) == (people, channel, text)


def test_behind_a_colon_a_line_names_nobody(joined: Session) -> None:
    assert read_more(joined, read_words(joined, "grace:"), "and tom: x").names == "Grace Okello"


def test_a_joined_name_that_fits_several_is_asked_about(joined: Session) -> None:
    with pytest.raises(AmbiguousError) as raised:
        read_words(joined, "grace and sofia meeting: x")
    assert raised.value.message == "'sofia' matches 2 people. Which?"


@pytest.mark.parametrize("words", ["petra and tom: x", "petra and tom, grace: x"])
def test_before_and_somebody_unknown_is_named_alone(joined: Session, words: str) -> None:
    with pytest.raises(PersonNotFoundError) as raised:
        read_words(joined, words)
    assert raised.value.message.startswith("Nobody called 'petra'.")


@pytest.mark.parametrize(
    ("words", "remarks"),
    [
        ("grace and petra meeting: x", ["'and petra' is read as text: nobody is called just so"]),
        ("grace and petra: x", ["'and petra' is read as text: nobody is called just so"]),
        ("grace and whit call: x", ["'and whit' is read as text: nobody is called just so"]),
        ("grace and lunch: x", ["'lunch' is read as text: a line begins with its channel word"]),
        ("grace and tom meeting: x", []),
        ("grace and then lunch", ["'lunch' is read as text"]),
        ("grace and then we ate", []),
    ],
)
def test_who_is_not_joined_is_said(joined: Session, words: str, remarks: list[str]) -> None:
    found = read_words(joined, words).remarks
    assert len(found) == len(remarks)
    assert all(map(str.startswith, found, remarks))
