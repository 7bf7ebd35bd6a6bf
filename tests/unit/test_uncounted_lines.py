"""Which lines of a week's daily notes the review asks about, and what becomes of them (F50, F55)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from mdrel.app.guides.find_possible import find_possible
from mdrel.app.guides.possible_talk import PossibleTalk
from mdrel.app.session import Session
from mdrel.write.edits import Reader, apply_edits
from tests.support.growing import find_fast_growth
from tests.support.guided import contents, typed
from tests.support.method import TODAY, write_person
from tests.support.running import mdrel
from tests.support.terminal import CTRL_C, type_at

PEOPLE = {
    "Ada Lin": "",
    "Bo Berg": "aliases: [Bob]",
    "Ann": "",
    "wwest": "name: Will West",
    "index": "name: Izzy Dex",
    "Pip #1": "aliases: [Piper]",
    "back\\1slash": "name: Jo Back",
    "Sam One": "aliases: [Sam]",
    "Sam Two": "aliases: [Sam]",
}
MONDAY = date(2026, 11, 16)
PATH = "Daily/2026-11-20.md"


def make_vault(folder: Path, text: str = "") -> Path:
    """Make a vault with a daily note."""
    (folder / "People").mkdir(parents=True)
    (folder / "Daily").mkdir()
    for name, front in PEOPLE.items():
        (folder / f"People/{name}.md").write_text(write_person(f"level: trusted\n{front}"))
    (folder / PATH).write_text(text, newline="")
    return folder


def ask(vault: Path) -> list[tuple[str, str, str]]:
    """Return who, the line as it is shown and the note as it becomes, of each line found."""
    session = Session(vault, TODAY)
    text, reader = (vault / PATH).read_bytes().decode(), Reader(PATH, session.lexicon)
    return [
        (each.who, each.words, apply_edits(text, each.edits, reader))
        for each in find_possible(session, MONDAY, TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- [[Ada Lin]] roof call ^a1", "- [[Ada Lin]] roof call #conversation ^a1"),
        ("### [[Ada Lin]] roof call ###", "### [[Ada Lin]] roof call #conversation ###"),
        ("\ufeff- [[Ada Lin]] roof call", "\ufeff- [[Ada Lin]] roof call #conversation"),
        ("- [[Ada Lin]] roof call\r- x\r", "- [[Ada Lin]] roof call #conversation\r- x\r"),
        ("- [x] [[Ada Lin]] roof call", "- [x] [[Ada Lin]] roof call #conversation"),
        ("Rain.\n[[Ada Lin]] roof call\nx", "Rain.\n[[Ada Lin]] roof call #conversation\nx"),
        (
            "- [[Ada Lin]]'s garden, quick tea with her ^a1",
            "- [[Ada Lin]]'s garden, quick tea with her #conversation with [[Ada Lin]] ^a1",
        ),
        (
            "- At [[Ada Lin]]’s, [[Bo Berg]] there for tea",
            "- At [[Ada Lin]]’s, [[Bo Berg]] there for tea #conversation",
        ),
        ("- Tea with Bob", "- Tea with [[Bo Berg|Bob]]"),
        ("- [x] Tea with Ann", "- [x] Tea with [[Ann]]"),
        ("- Tea with Will West, fine", "- Tea with [[wwest|Will West]], fine"),
        ("- Tea with Izzy Dex", "- Tea with [[People/index|Izzy Dex]]"),
        ("- Tea with Jo Back", "- Tea with [[back\\1slash|Jo Back]]"),
        ("- Tea with Ada Lin Friday", "- Tea with [[Ada Lin]] Friday"),
        ("Rain.\r\nI had tea with Bob\r\n", "Rain.\r\nI had tea with [[Bo Berg|Bob]]\r\n"),
        ("- Tea with Bob and Ann", "- Tea with [[Bo Berg|Bob]] and [[Ann]]"),
        (
            "- Tea with Ann, Will West & Bob, fine",
            "- Tea with [[Ann]], [[wwest|Will West]] & [[Bo Berg|Bob]], fine",
        ),
        ("- Tea with Ann, Zed and Bob", "- Tea with [[Ann]], Zed and Bob"),
        ("- Tea with Ann, Sam and Bob", "- Tea with [[Ann]], Sam and Bob"),
        ("- Tea with Ann. Called Bob", "- Tea with [[Ann]]. Called [[Bo Berg|Bob]]"),
        ("- Tea with Ann and Piper", "- Tea with [[Ann]] and Piper"),
        ("- Ann-Marie sat by. Called Ann", "- Ann-Marie sat by. Called [[Ann]]"),
        ("- Bob's lamp broke. Called Bob", "- Bob's lamp broke. Called [[Bo Berg|Bob]]"),
        ("- `Bob` %% Bob %% Called Bob", "- `Bob` %% Bob %% Called [[Bo Berg|Bob]]"),
        (
            "- https://a.example/Bob so called Bob",
            "- https://a.example/Bob so called [[Bo Berg|Bob]]",
        ),
    ],
)
def test_the_line_gets_its_tag_or_link_and_nothing_else(
    text: str, after: str, tmp_path: Path
) -> None:
    ((_, words, became),) = ask(make_vault(tmp_path / "vault", text))
    assert became == after
    assert "\ufeff" not in words
    assert not words.endswith("#")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("- Tea with Bob and Ann", "Bo Berg, Ann"),
        ("- Tea with Ann, Sam and Bob", "Ann"),
        ("- Tea with Bob. Called Ann", "Bo Berg, Ann"),
        ("- [[Ada Lin]] roof call", "Ada Lin"),
        ("- [[Ada Lin]], [[Bo Berg]] roof call, [[Ann]]", "Ada Lin, Bo Berg"),
    ],
)
def test_whoever_is_named_is_who_counts(text: str, who: str, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", f"{text}\n")
    ((named, _, became),) = ask(vault)
    assert named == who
    (vault / PATH).write_text(became)
    contacts = Session(vault, TODAY).snapshot.contacts
    assert sorted(each.name for each in contacts if each.conversations) == sorted(who.split(", "))


@pytest.mark.parametrize(
    "text",
    [
        "- Tea with Sam",
        "- Tea with Piper",
        "| 10:00 | [[Ada Lin]] roof call |",
        "- Will call [[Ada Lin]]",
        "- [[Ada Lin]] roof call <!--\n-->",
        "- [[Ada Lin]] roof call\n<<<<<<< a\n- b\n=======\n- c\n>>>>>>> d",
        "Tea with\nBob, and then\n- x",
    ],
)
def test_a_line_that_would_not_count_is_not_asked_about(text: str, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", f"{text}\n")
    done = mdrel("review", vault=vault, typed="")
    assert (done.returncode, "perhaps a talk" in done.stdout) == (130, False)


def test_names_are_text_in_the_record(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", "- [[x]] roof call\n")
    (vault / "People/x.md").write_text(write_person('level: trusted\nname: "<b> [[Ann]] #tag"'))
    done = mdrel("review", vault=vault, typed=typed("1", "", "y"))
    assert done.returncode == 0, done.stderr
    record = contents(vault)["Reviews/2026-W47.md"]
    assert "- a talk of 20 Nov, \\<b> Ann \\#tag: x roof call\n" in record


def test_an_answer_is_kept_for_the_lines_it_was_given_to(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", "- [[Ada Lin]] roof call\n")
    type_at(("review",), ("1", CTRL_C), vault)
    assert "Enter for none: 1" in type_at(("review",), (CTRL_C,), vault).screen
    (vault / PATH).write_text("- [[Bo Berg]] lift call\n- [[Ada Lin]] roof call\n")
    assert "Enter for none: 1" not in type_at(("review",), (CTRL_C,), vault).screen


def test_finding_them_grows_with_the_notes(tmp_path: Path) -> None:
    def find(size: int) -> list[PossibleTalk]:
        return find_possible(sessions[size], MONDAY, TODAY)

    def write(size: int) -> str:
        return "".join(f"- [[Ada Lin]] roof call, part {at}\n" for at in range(size))

    sessions = {
        size: Session(make_vault(tmp_path / str(size), write(size)), TODAY) for size in (50, 400)
    }
    assert [len(find(size)) for size in (50, 400)] == [50, 400]
    assert find_fast_growth(lambda: find(50), lambda: find(400), noise=0.01) == ""


def test_finding_names_without_a_link_grows_with_the_number_of_notes(tmp_path: Path) -> None:
    def find(size: int) -> list[PossibleTalk]:
        return find_possible(sessions[size])

    sessions = {}
    for size in (100, 800):
        vault = make_vault(tmp_path / str(size))
        for at in range(size):
            day = date(2023, 1, 1) + timedelta(days=at)
            (vault / f"Daily/{day}.md").write_text("- Tea with Bob\n")
        sessions[size] = Session(vault, TODAY)
    assert [len(find(size)) for size in (100, 800)] == [100, 800]
    assert find_fast_growth(lambda: find(100), lambda: find(800), noise=0.01) == ""
