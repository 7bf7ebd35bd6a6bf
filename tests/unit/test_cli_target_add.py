"""`mdrel target add` in numbers: from a list, and from people named in conversations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.guided import contents, make_vault
from tests.support.method import write_log, write_person
from tests.support.places import write_tree
from tests.support.running import mdrel

PEOPLE = {
    "Ada Lin": write_person(
        "level: trusted\naliases: [AL]",
        write_log(
            "2026-11-01 call: meet [[Clara Voss]] and [[Dan Orr]]",
            "2026-10-01 call: [[Clara Voss]] again",
        ),
    ),
    "Bo Berg": write_person("level: tentative", write_log("2026-09-01 call: [[Clara Voss]]")),
}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return make_vault(tmp_path / "vault", PEOPLE)


def write_list(folder: Path, text: str) -> str:
    path = folder / "names.md"
    path.write_text(text, encoding="utf-8")
    return str(path)


LIST = """# Rail Futures, the badges
Nia Brook; industry event; a view of tunnels; a tunnel; Deep Ltd

- [ ] [[People/Max Horn|Max Horn]]\tboss
* Ada Lin
2. al
Nia  BROOK
"""


def test_a_list_adds_everybody_once_with_what_its_lines_say(vault: Path, tmp_path: Path) -> None:
    done = mdrel("target", "add", "--list", write_list(tmp_path, LIST), vault=vault)
    assert done.returncode == 0, done.stderr
    notes = contents(vault)
    assert set(notes) - {f"People/{name}.md" for name in PEOPLE} == {
        "People/Nia Brook.md",
        "People/Max Horn.md",
    }
    nia = notes["People/Nia Brook.md"]
    assert all(
        line in nia
        for line in (
            "level: target",
            "source: industry event",
            "  - a view of tunnels",
            "  - a tunnel",
            "organization: Deep Ltd",
            "added: 2026-11-22",
        )
    )
    assert "source: boss" in notes["People/Max Horn.md"]
    assert [line for line in done.stderr.splitlines() if line.startswith("left out")] == [
        f"left out, there already: {name}" for name in ("Ada Lin", "al", "Nia BROOK")
    ]
    assert "2 targets added" in done.stdout


def test_one_undo_takes_a_whole_list_back(vault: Path, tmp_path: Path) -> None:
    before = contents(vault)
    mdrel("target", "add", "--list", write_list(tmp_path, LIST), vault=vault)
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nia\n???; boss\n", "names.md:2: '???' cannot be the name of a note; nothing was written"),
        ("Nia\n; boss\n", "names.md:2:"),
    ],
)
def test_a_line_that_names_nobody_stops_the_list_with_its_number(
    text: str, words: str, vault: Path, tmp_path: Path
) -> None:
    before = contents(vault)
    done = mdrel("target", "add", "--list", write_list(tmp_path, text), vault=vault)
    assert (done.returncode, contents(vault)) == (2, before)
    assert words in done.stderr


def test_a_list_that_cannot_be_read_or_holds_nobody_new_says_so(
    vault: Path, tmp_path: Path
) -> None:
    assert (
        "cannot be read"
        in mdrel("target", "add", "--list", str(tmp_path / "nowhere"), vault=vault).stderr
    )
    (tmp_path / "latin.txt").write_bytes(b"Zo\xeb\n")
    assert (
        "it is not UTF-8"
        in mdrel("target", "add", "--list", str(tmp_path / "latin.txt"), vault=vault).stderr
    )
    assert (
        mdrel("target", "add", "--list", write_list(tmp_path, "Ada Lin\n"), vault=vault).stdout
        == "Nobody to add.\n"
    )


def test_those_named_in_conversations_become_targets_with_who_can_introduce_you(
    vault: Path,
) -> None:
    assert mdrel("target", "add", "--mentioned", vault=vault).returncode == 0
    notes = contents(vault)
    assert '  - "[[Ada Lin]]"' in notes["People/Clara Voss.md"]
    assert "source: peers" in notes["People/Dan Orr.md"]
    assert mdrel("target", "list", "--mentioned", vault=vault).stdout == ""


def test_one_of_them_by_name_and_nobody_who_is_not_named(vault: Path) -> None:
    assert mdrel("target", "add", "--mentioned", "clara", "voss", vault=vault).returncode == 0
    assert "People/Dan Orr.md" not in contents(vault)
    done = mdrel("target", "add", "--mentioned", "Max", vault=vault)
    assert done.returncode == 3
    assert "Nobody called 'Max' is named" in done.stderr


def test_a_dry_run_shows_the_notes_and_writes_none(vault: Path, tmp_path: Path) -> None:
    before = contents(vault)
    done = mdrel("target", "add", "--list", write_list(tmp_path, "Nia\n"), "--dry-run", vault=vault)
    assert "+++ b/People/Nia.md" in done.stdout
    assert contents(vault) == before


def test_somebody_has_to_be_named(vault: Path) -> None:
    done = mdrel("target", "add", vault=vault)
    assert done.returncode == 2
    assert "Nobody was named" in done.stderr


def test_whoever_probably_is_the_owner_is_never_proposed(tmp_path: Path) -> None:
    for name in ("People", "Meetings"):
        (tmp_path / name).mkdir()
    (tmp_path / "People" / "Ada Lin.md").write_text("---\nlevel: trusted\n---\n", "utf-8")
    for day in range(10, 20):
        (tmp_path / "Meetings" / f"2026-10-{day}.md").write_text(
            "---\ntype: meeting\nattendees: [Max Rhee, Ada Lin, Bo Berg]\n---\n"
            if day > 10
            else "---\ntype: meeting\nattendees: [Max Rhee, Cy Moor]\n---\n",
            "utf-8",
        )
    done = mdrel("target", "list", "--mentioned", vault=tmp_path)
    assert [line.partition("\t")[0] for line in done.stdout.splitlines()] == ["Bo Berg", "Cy Moor"]
    assert "left out: Max Rhee is in 10 of 10 lists of who was there." in done.stderr


def make_meetings(vault: Path, *lists: str) -> Path:
    (vault / "People").mkdir(parents=True)
    (vault / "Meetings").mkdir()
    (vault / "People" / "Ada Lin.md").write_text("---\nlevel: trusted\n---\n", "utf-8")
    for day, names in enumerate(lists, 10):
        (vault / "Meetings" / f"2026-10-{day}.md").write_text(
            f"---\ntype: meeting\nattendees: [{names}]\n---\n", "utf-8"
        )
    return vault


def test_whoever_may_be_you_is_left_out_of_a_few_lists_too_and_it_is_said(tmp_path: Path) -> None:
    vault = make_meetings(
        tmp_path, "Max Rhee, Ada Lin", "Max Rhee, Cy Moor", "Max Rhee, Ada Lin, Bo Berg"
    )
    done = mdrel("target", "add", "--mentioned", vault=vault)
    assert {path for path in contents(vault) if path.startswith("People")} == {
        "People/Ada Lin.md",
        "People/Bo Berg.md",
        "People/Cy Moor.md",
    }
    assert done.stderr.splitlines()[0] == (
        "left out: Max Rhee is in 3 of 3 lists of who was there. If that is you, write in "
        'mdrel.toml below [me]: name = "Max Rhee"; if not: mdrel target add --mentioned Max Rhee'
    )
    assert mdrel("target", "add", "--mentioned", "Max Rhee", vault=vault).returncode == 0
    assert "level: target" in contents(vault)["People/Max Rhee.md"]


def test_you_are_nobody_to_add_even_by_name(tmp_path: Path) -> None:
    vault = make_meetings(tmp_path, *["Max Rhee, Ada Lin"] * 4)
    (vault / "mdrel.toml").write_text('[me]\nname = "Max Rhee"\n', "utf-8")
    assert mdrel("target", "add", "--mentioned", vault=vault).stdout == "Nobody to add.\n"
    assert mdrel("target", "add", "--mentioned", "Max Rhee", vault=vault).returncode == 3


def test_whom_you_met_on_several_days_is_no_target_and_gets_no_level(tmp_path: Path) -> None:
    vault = make_meetings(tmp_path, "Ada Lin, Bo Berg", "Ada Lin, Bo Berg, Cy Moor", "Ada Lin")
    write_tree(
        vault,
        {
            "Meetings/2026-10-13.md": "---\ntype: meeting\nattendees: [Ada Lin]\n---\nAsk [[Cy Moor]] and [[Di Orr]].\n",
            "mdrel.toml": '[me]\nname = "Max Rhee"\n',
        },
    )
    done = mdrel("target", "add", "--mentioned", vault=vault)
    assert "2 targets added, 1 without a level" in done.stdout
    assert "those without a level you met on several days: mdrel triage" in done.stdout
    notes = contents(vault)
    assert "level:" not in notes["People/Bo Berg.md"]
    assert "introduced_by" not in notes["People/Bo Berg.md"]
    assert "level: target" in notes["People/Cy Moor.md"]
    assert "level: target" in notes["People/Di Orr.md"]
    assert mdrel("target", "add", "--mentioned", vault=vault).stdout == "Nobody to add.\n"
