"""`mdrel init`: what it says of a folder, and where it writes.

No command makes a folder without saying so.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path

import pytest

from mdrel.app.cache.validation import check_cache
from tests.support.places import write_tree
from tests.support.running import run_command
from tests.support.terminal import CTRL_C, CTRL_D, type_at

ROOT = Path(__file__).resolve().parents[2]
PERSON = "---\ntype: person\nlevel: trusted\n---\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Return a folder with a person whose talks stand below a heading that is not read."""
    folder = tmp_path / "notes"
    (folder / "People").mkdir(parents=True)
    (folder / "People" / "Keiko Carrington.md").write_text(
        f"{PERSON}## Natter\n\n- 2026-11-02 call: x\n- 2026-31-02 y\n", encoding="utf-8"
    )
    return folder


def test_it_counts_what_is_asked_about(notes: Path) -> None:
    (notes / "Daily").mkdir()
    (notes / "Meetings").mkdir()
    (notes / "Meetings/Roof.md").write_text("---\nattendees: [Keiko Carrington]\nDate: x\n")
    lines = "- [[Keiko Carrington]] roof call\n- Will call [[Keiko Carrington]]\n"
    (notes / "Daily/2026-11-02.md").write_text(f"{lines}- [[Keiko Carrington]] and the pump\n")
    said = f"1 line or note looks like a talk and does not count: mdrel --vault {notes} triage --talks\n"
    assert said in run_command("init", str(notes), cwd=notes.parent).stdout
    assert (
        run_command("--vault", str(notes), "check", "MDR306", cwd=notes).stdout.count("2026-11-02")
        == 2
    )
    (notes / "Daily/2026-11-02.md").unlink()
    assert "like a talk" not in run_command("init", str(notes), cwd=notes.parent).stdout


def test_it_says_what_is_not_read_and_what_would_change_that(notes: Path) -> None:
    done = run_command("init", str(notes), cwd=notes.parent)
    assert (
        "2 dated lines under 'Natter' are not read as conversations: write in mdrel.toml below [notes]: sections = [\"Natter\"]"
        in done.stdout
    )


def test_dates_and_near_folders_are_said_in_a_line_each(tmp_path: Path) -> None:
    (tmp_path / "Poeple").mkdir()
    for name in ("Ada Lux", "Bo Lin"):
        (tmp_path / "Poeple" / f"{name}.md").write_text("email: x\n", encoding="utf-8")
    (tmp_path / "Cy.md").write_text(f"{PERSON}## Log\n\n- 2026-31-02 call: x\n", encoding="utf-8")
    lines = run_command("init", str(tmp_path), cwd=tmp_path).stdout.split("\n")
    assert [line for line in lines if line.startswith("1 date is not read, the first in Cy.md:7: ")]


def test_folders_with_the_same_people_are_said_with_the_line_that_leaves_them_out(
    tmp_path: Path,
) -> None:
    names = [
        f"{folder}/{name}.md" for folder in ("", "/old", "/site") for name in ("Ada", "Bo", "Cy")
    ]
    write_tree(tmp_path, {f"Notes{name}": PERSON for name in names})
    said = run_command("init", str(tmp_path), cwd=tmp_path).stdout
    assert "3 people in Notes/old/ have a note in the same place in Notes/" in said
    assert "and so does 1 more folder: if they are copies" in said
    assert 'ignore = ["/Notes/old", "/Notes/site"]' in said


def test_nothing_is_said_where_all_is_read(tmp_path: Path) -> None:
    (tmp_path / "Ada.md").write_text(
        f"{PERSON}## Conversations\n\n- 2026-11-02 call: x\n", encoding="utf-8"
    )
    assert run_command("init", cwd=tmp_path).stdout.split("\n")[1].startswith("Written: ")


def test_the_vault_that_is_named_is_the_folder_and_the_current_one_is_left_alone(
    notes: Path, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    done = run_command("--vault", str(notes), "init", cwd=here)
    assert f"Written: {notes / 'mdrel.toml'}" in done.stdout
    assert (notes / "mdrel.toml").is_file()
    assert list(here.iterdir()) == []


def test_a_folder_that_is_given_comes_before_the_vault_that_is_named(
    notes: Path, tmp_path: Path
) -> None:
    run_command("--vault", str(notes), "init", "other", cwd=tmp_path)
    assert (tmp_path / "other" / "mdrel.toml").is_file()
    assert not (notes / "mdrel.toml").exists()


def test_settings_that_are_there_stay_and_the_report_goes_by_them(notes: Path) -> None:
    settings = notes / "mdrel.toml"
    settings.write_text('[notes]\nsections = ["Natter"]\n', encoding="utf-8")
    done = run_command("init", cwd=notes)
    assert done.returncode == 0
    assert "already exists and stays as it is" in done.stdout
    assert "are not read as" not in done.stdout
    assert settings.read_text(encoding="utf-8") == '[notes]\nsections = ["Natter"]\n'


@pytest.mark.parametrize(
    ("words", "folder"),
    [
        (("init", "new/vault"), "new/vault"),
        (("--vault", "notes", "map", "--out", "pictures/net.svg"), "pictures"),
        (("--vault", "notes", "dashboard"), "notes/Relationships"),
        (("--vault", "notes", "dashboard", "--out", "boards"), "boards"),
        (("--vault", "notes", "calendar"), "notes/Relationships"),
        (("--vault", "plain", "add", "Ada Lux", "--level", "trusted"), "People"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_folder_that_was_not_there_is_said(
    notes: Path, words: tuple[str, ...], folder: str
) -> None:
    (notes.parent / "plain").mkdir()
    (notes.parent / "plain" / "Tea.md").write_text("x\n", encoding="utf-8")
    done = run_command(*words, cwd=notes.parent)
    assert done.returncode == 0
    told = (done.stdout + done.stderr).split("\n")
    assert [line for line in told if line == f"made the folder: {folder}"] == [
        f"made the folder: {folder}"
    ]
    again = run_command(
        *(word for word in words if word != "add")
        if "add" not in words
        else (*words[:3], "Bo Lin"),
        cwd=notes.parent,
    )
    assert "made the folder" not in again.stdout + again.stderr


def test_the_lines_it_writes_are_shown_and_the_next_step_named(notes: Path) -> None:
    (notes / "People" / "Bo Lin.md").write_text("type: person\n", encoding="utf-8")
    lines = run_command("init", cwd=notes).stdout.rstrip("\n").split("\n")
    at = lines.index("Written: mdrel.toml")
    assert lines[at + 1 :] == ["  [me]", '  role = "executive"', "Next: mdrel triage"]
    away = run_command("init", "notes", "--yes", cwd=notes.parent).stdout
    assert away.endswith("stays as it is.\nNext: mdrel --vault notes triage\n")


def test_an_empty_folder_gets_no_note_without_a_question(tmp_path: Path) -> None:
    done = run_command("init", "--yes", cwd=tmp_path)
    assert done.stdout.startswith("No notes yet.\n")
    assert done.stdout.endswith("Next: mdrel roll-call\n")
    assert [path.name for path in tmp_path.iterdir()] == ["mdrel.toml"]


def test_the_order_that_the_dates_prove_is_set(notes: Path) -> None:
    (notes / "Log.md").write_text("x\n6/15/2026 and 2/1/2026\n", encoding="utf-8")
    done = run_command("init", cwd=notes)
    assert "Dates are written month first (6/15/2026 in Log.md:2)\n" in done.stdout
    assert '  date_order = "month-first"\n' in done.stdout
    assert 'date_order = "month-first"' in (notes / "mdrel.toml").read_text(encoding="utf-8")
    again = run_command("init", cwd=notes).stdout
    assert "Dates are written" not in again
    (notes / "mdrel.toml").write_text("", encoding="utf-8")
    said = 'month first (6/15/2026 in Log.md:2): write in mdrel.toml below [notes]: date_order = "month-first"'
    assert said in run_command("init", cwd=notes).stdout


@pytest.mark.uninstrumented
def test_at_a_terminal_four_questions_say_who_one_is(notes: Path) -> None:
    answers = ["a@x.example", "Alex Morgan", "no mail", "alex@x.example, a@y.example"]
    answers += ["a@y.example", "X, Y Ltd", "chief", "m", ""]
    done = type_at(["init"], answers, notes)
    assert done.code == 0
    assert "is not an e-mail address" in done.screen
    assert done.screen.count("is an e-mail address. Type the name") == 2
    assert "'no' is not an e-mail address. Type it like" in " ".join(done.screen.split())
    assert "'chief' is neither executive nor manager" in done.screen
    settings = tomllib.loads((notes / "mdrel.toml").read_text(encoding="utf-8"))
    assert settings["me"] == {
        "name": "Alex Morgan",
        "emails": ["alex@x.example", "a@y.example"],
        "organizations": ["X", "Y Ltd"],
        "role": "manager",
    }
    assert "four questions" not in type_at(["init"], [], notes).screen.lower()


@pytest.mark.uninstrumented
@pytest.mark.parametrize(
    ("answers", "me"),
    [
        (["y", "", "", ""], {"role": "executive", "note": "People/Me.md"}),
        (["", "Alex Morgan", "", "", ""], {"role": "executive", "name": "Alex Morgan"}),
    ],
)
def test_who_one_probably_is_is_asked_first(
    tmp_path: Path, answers: list[str], me: dict[str, str]
) -> None:
    write_tree(tmp_path, {"People/Me.md": PERSON})
    # Where the note is its own, the name is still asked for.
    done = type_at(["init"], [*answers[:1], *([""] if answers[0] else []), *answers[1:]], tmp_path)
    assert "Me has a note that says 'Me'. Is that you?" in done.screen
    assert tomllib.loads((tmp_path / "mdrel.toml").read_text(encoding="utf-8"))["me"] == me


def test_who_one_probably_is_is_said_and_not_set_where_nothing_is_asked(tmp_path: Path) -> None:
    (tmp_path / "Ada.md").write_text(PERSON, encoding="utf-8")
    for words in (["init", "-q"], ["config", "user.name", "Ada"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    done = run_command("init", cwd=tmp_path)
    said = 'Ada is whom git calls its user. If that is you, write in mdrel.toml below [me]: name = "Ada"'
    assert said in done.stdout
    assert tomllib.loads((tmp_path / "mdrel.toml").read_text("utf-8"))["me"] == {
        "role": "executive"
    }


@pytest.mark.uninstrumented
def test_enter_skips_every_question_and_an_example_note_is_offered(tmp_path: Path) -> None:
    done = type_at(["init"], ["", "", "", "", "n"], tmp_path)
    assert done.code == 0
    assert not (tmp_path / "People").exists()
    (tmp_path / "mdrel.toml").unlink()
    assert type_at(["init"], ["", "", "", "", "y"], tmp_path).code == 0
    assert (tmp_path / "People" / "Somebody I trust.md").is_file()


@pytest.mark.uninstrumented
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_stopped_at_a_question_nothing_is_written(notes: Path, key: str) -> None:
    assert type_at(["init"], ["Alex", key], notes).code == 130
    assert not (notes / "mdrel.toml").exists()


@pytest.mark.uninstrumented
def test_yes_asks_nothing_at_a_terminal(notes: Path) -> None:
    done = type_at(["init", "--yes"], [], notes)
    assert (done.code, "Your name" in done.screen) == (0, False)
    assert (notes / "mdrel.toml").is_file()


@pytest.mark.uninstrumented
def test_its_questions_have_the_keys_of_all_guided_commands(notes: Path) -> None:
    done = type_at(["init"], ["b", "Alex", "?", "no", "b", "Robin", "q"], notes)
    assert done.code == 0
    assert "This is the first question." in done.screen
    assert "You are known by them" in done.screen
    assert "Nothing was written. Your answers are kept: `mdrel init" in done.screen
    assert "Next:" not in done.screen
    assert not (notes / "mdrel.toml").exists()
    done = type_at(["init"], ["a@x.example", "", "m", ""], notes)
    assert "(1 answer); --fresh starts over." in done.screen
    settings = tomllib.loads((notes / "mdrel.toml").read_text(encoding="utf-8"))
    assert settings["me"] == {"name": "Robin", "emails": ["a@x.example"], "role": "manager"}
    # Once they are written they are forgotten, and so they are with --fresh.
    (notes / "mdrel.toml").unlink()
    assert "Going on" not in type_at(["init"], ["Alex", "q"], notes).screen
    assert "Going on" not in type_at(["init", "--fresh"], ["Kim", "", "", "", ""], notes).screen
    settings = tomllib.loads((notes / "mdrel.toml").read_text(encoding="utf-8"))
    assert settings["me"]["name"] == "Kim"


@pytest.mark.uninstrumented
@pytest.mark.parametrize(("answer", "is_read"), [("y", True), ("", False), ("n", False)])
def test_dated_lines_below_an_unknown_heading_are_offered_to_be_read(
    notes: Path, answer: str, *, is_read: bool
) -> None:
    done = type_at(["init"], ["", "", "", "", answer], notes)
    asked = " ".join(done.screen.split())
    assert (
        "Read the 2 dated lines under 'Natter' as conversations? "
        "The first is People/Keiko Carrington.md:7, '- 2026-11-02 call: x' [y/N]: " in asked
    )
    settings = tomllib.loads((notes / "mdrel.toml").read_text(encoding="utf-8"))
    assert settings.get("notes", {}) == ({"sections": ["Natter"]} if is_read else {})


@pytest.mark.uninstrumented
@pytest.mark.parametrize(("answer", "is_read"), [("y", True), ("", False)])
def test_a_folder_that_looks_like_people_is_offered_first_and_then_what_it_holds(
    notes: Path, answer: str, *, is_read: bool
) -> None:
    (notes / "People").rename(notes / "Kontakte")
    note = notes / "Kontakte" / "Keiko Carrington.md"
    note.write_text(note.read_text("utf-8").removeprefix(PERSON), encoding="utf-8")
    done = type_at(["init"], [answer, "", "", "", "", *(["y"] if is_read else [])], notes)
    asked = " ".join(done.screen.split())
    assert "looks like people, but this note does not count as a contact. Enter takes" in asked
    assert "Is each note in Kontakte about a person? [y/N]: " in asked
    settings = tomllib.loads((notes / "mdrel.toml").read_text(encoding="utf-8"))
    folders = ["People", "Persons", "Contacts", "Kontakte"]
    assert settings.get("notes", {}) == (
        {"people_folders": folders, "sections": ["Natter"]} if is_read else {}
    )
    assert asked.endswith("triage")
    assert ("Next: say in mdrel.toml who the people are, then:" in asked) is not is_read


def test_a_folder_that_looks_like_people_is_not_set_without_a_question(notes: Path) -> None:
    (notes / "Kontakte").mkdir()
    (notes / "Kontakte" / "Bo Lin.md").write_text("# Bo Lin\n", encoding="utf-8")
    done = run_command("init", "--yes", cwd=notes)
    assert "write in mdrel.toml below [notes]: people_folders = " in done.stdout
    # Somebody else is a contact, so there is something to go on with.
    assert done.stdout.endswith("Next: mdrel roll-call\n")
    settings = tomllib.loads((notes / "mdrel.toml").read_text(encoding="utf-8"))
    assert settings["notes"] == {}


@pytest.mark.uninstrumented
def test_nothing_is_offered_where_no_heading_would_help_or_settings_are_there(notes: Path) -> None:
    note = notes / "People" / "Keiko Carrington.md"
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("## Natter\n\n", ""), encoding="utf-8")
    assert "Read the" not in type_at(["init"], ["", "", "", ""], notes).screen
    note.write_text(text, encoding="utf-8")
    assert "Read the" not in type_at(["init"], [], notes).screen


def test_without_a_question_no_heading_is_set(notes: Path) -> None:
    assert "sections" not in run_command("init", "--yes", cwd=notes).stdout.partition("Written")[2]


def test_dates_that_the_proven_order_reads_are_no_problem(notes: Path) -> None:
    """What `init` is about to set is not said to be missing, and what stays unread is."""
    person = PERSON.replace("level", "birthday: 02/03/1980\nlevel")
    (notes / "People" / "Bo Lin.md").write_text(person, encoding="utf-8")
    assert (
        "1 date is not read, the first in People/Bo Lin.md:3"
        in run_command("init", cwd=notes).stdout
    )
    (notes / "mdrel.toml").unlink()
    (notes / "Log.md").write_text("x\n6/15/2026\n", encoding="utf-8")
    said = run_command("init", cwd=notes).stdout
    assert "Dates are written month first" in said
    assert "date is not read" not in said


def run_process(
    words: list[str], cwd: Path, **stdin: str | int
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, since only that has a standard input."""
    run = partial(subprocess.run, words, cwd=cwd, check=False, capture_output=True, text=True)
    done: subprocess.CompletedProcess[str] = run(**stdin)
    return done


@pytest.mark.uninstrumented
@pytest.mark.parametrize("has_settings", [False, True])
def test_answers_that_nobody_asked_for_are_not_passed_over_in_silence(
    notes: Path, *, has_settings: bool
) -> None:
    if has_settings:
        (notes / "mdrel.toml").write_text("", encoding="utf-8")
    told = "No terminal: nothing was asked, and no answer was read.\n"
    start = [sys.executable, "-m", "mdrel", "init"]
    piped = run_process(start, notes, input="Alex\n")
    assert (piped.returncode, piped.stderr) == (0, told)
    asked = run_process([*start, "--yes"], notes, input="Alex\n")
    for quiet in (asked, run_process(start, notes, stdin=subprocess.DEVNULL)):
        assert (quiet.returncode, quiet.stderr) == (0, "")


def test_where_nobody_has_a_note_those_who_took_part_are_told(notes: Path) -> None:
    (notes / "2026-11-20 Board.md").write_text(
        "---\ntype: meeting\nattendees: [Bo Lin, Cy Young]\n---\n", encoding="utf-8"
    )
    told = "2 names in attendee lists match no contact: mdrel target add --mentioned\n"
    assert told not in run_command("init", "--yes", cwd=notes).stdout
    (notes / "People" / "Keiko Carrington.md").unlink()
    assert told in run_command("init", "--yes", cwd=notes).stdout


def test_what_it_read_is_kept_for_the_next_command(notes: Path) -> None:
    run_command("init", str(notes), "--yes", cwd=notes)
    assert check_cache(notes).scan  # what is kept is of these settings


def test_without_the_cache_nothing_is_kept(notes: Path) -> None:
    run_command("--no-cache", "init", str(notes), "--yes", cwd=notes)
    assert not check_cache(notes).scan


@pytest.mark.uninstrumented
def test_what_the_answers_make_read_otherwise_is_read_and_kept(notes: Path) -> None:
    type_at(["init"], ["Keiko Carrington", "", "", "", "y"], notes)
    assert check_cache(notes).scan  # what is kept is of these settings
