"""`mdrel triage`: keys, draft, saving, lists from a file, and all that can go wrong on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mdrel.app.guides.answer_source import AnswerSource, ask_to_save
from mdrel.app.guides.draft import Draft
from mdrel.app.guides.keys import LineKeys, TerminalKeys
from mdrel.app.guides.triage import Triage
from mdrel.app.session import Session
from mdrel.model.level import Level
from mdrel.rules.triage import make_cases
from tests.support.messy_vault import make_messy_vault
from tests.support.method import write_log, write_person
from tests.support.places import write_tree
from tests.support.running import mdrel
from tests.support.terminal import COLUMNS, press_at, type_at

DAY = date(2026, 11, 22)
SETTINGS = '# mine\n[me]\nname = "Alex Morgan"\n'
PEOPLE = {
    "People/Ada Lin.md": write_person(
        "role: CFO\norganization: Northlake",
        write_log(
            *(f"2026-{month:02d}-05 lunch: her daughter's wedding" for month in range(5, 11))
        ),
    ),
    "People/Bo Berg.md": write_person(
        "", write_log("2026-11-01 call: tiles", "2026-08-01 call: tiles", "2026-06-01 call: tiles")
    ),
    "People/Cy Dunn.md": write_person("", write_log("2026-09-01 email: asks")),
    "People/Di Eck.md": write_person("phone: '+1 202 555 0101'"),
}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a vault of four people without a level."""
    return make_vault(tmp_path / "vault", PEOPLE)


def make_vault(folder: Path, notes: dict[str, str]) -> Path:
    return write_tree(folder, {"mdrel.toml": SETTINGS, **notes})


def contents(vault: Path) -> dict[str, bytes]:
    return {
        path.relative_to(vault).as_posix(): path.read_bytes()
        for path in sorted(vault.rglob("*"))
        if path.is_file()
    }


def levels(vault: Path) -> dict[str, Level | None]:
    """Return the level of everybody in the vault."""
    return {each.name: each.level for each in Session(vault, DAY).snapshot.contacts}


def test_keys_in_lines_or_in_a_row_give_levels_and_one_undo_takes_them_back(vault: Path) -> None:
    before = contents(vault)
    done = mdrel("triage", vault=vault, typed="\n2\n34y")
    assert done.returncode == 0
    assert levels(vault) == {
        "Ada Lin": "trusted", "Bo Berg": "transactional", "Cy Dunn": "tentative", "Di Eck": "target",
    }  # fmt: skip
    assert "## Levels\n\n- 2026-11-22 trusted\n" in (vault / "People/Ada Lin.md").read_text()
    assert "4 levels: 1 trusted, 1 transactional, 1 tentative, 1 target." in done.stdout
    assert "Ada Lin" in done.stdout.rpartition("undo: mdrel undo")[2]
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault) == before


def test_a_person_comes_with_the_evidence_and_the_proposal(vault: Path) -> None:
    shown = mdrel("triage", vault=vault, typed="q").stdout
    assert (
        "1/4  Ada Lin                 CFO, Northlake\n"
        "     6 talks in 12 months (6 meals), last meal 5 Oct: her daughter's wedding\n"
        "     proposed: 1 trusted (spoken, mostly on personal matters)\n"
        "     1 trusted · 2 transactional · 3 tentative · 4 target [1]: stop\n"
    ) in shown


def test_what_nobody_can_tell_has_no_proposal_and_enter_passes_over_it(vault: Path) -> None:
    done = mdrel("triage", vault=vault, typed="\n\n\n\ny")
    assert "no talk noted\n     no proposal: the notes tell too little\n" in done.stdout
    assert levels(vault)["Di Eck"] is None


@pytest.mark.parametrize("keys", ["", "1", "12", "12nu"])
def test_a_pipe_that_ends_keeps_what_was_decided_as_a_draft(vault: Path, keys: str) -> None:
    before = contents(vault)
    done = mdrel("triage", vault=vault, typed=keys)
    assert done.returncode == 130
    assert "`mdrel --today 2026-11-22 triage` goes on from here" in done.stderr
    assert contents(vault) == before
    rest = "1234"[len(keys.removesuffix("nu")) :]
    again = mdrel("triage", vault=vault, typed=f"{rest}y")
    assert ("Going on with what was begun" in again.stdout) is bool(keys)
    assert list(levels(vault).values()) == ["trusted", "transactional", "tentative", "target"]
    assert "Going on" not in mdrel("triage", "--all", vault=vault, typed="q").stdout


def test_fresh_forgets_the_draft(vault: Path) -> None:
    mdrel("triage", vault=vault, typed="44")
    done = mdrel("triage", "--fresh", vault=vault, typed="1qy")
    assert "Going on" not in done.stdout
    assert levels(vault) == {"Ada Lin": "trusted", "Bo Berg": None, "Cy Dunn": None, "Di Eck": None}


def test_no_at_the_end_writes_nothing_and_keeps_the_decisions(vault: Path) -> None:
    before = contents(vault)
    done = mdrel("triage", vault=vault, typed="1234\n\n")
    assert (
        done.returncode,
        "Nothing was written. Your answers are kept: `mdrel --today 2026-11-22 triage` goes on"
        in done.stdout,
    ) == (0, True)
    assert contents(vault) == before
    assert mdrel("triage", vault=vault, typed="y").returncode == 0
    assert levels(vault)["Di Eck"] == "target"


def test_undo_goes_back_also_from_the_summary_and_d_shows_the_diff(vault: Path) -> None:
    done = mdrel("triage", vault=vault, typed="u1u21u14\nsdu4y")
    assert "This is the first question." in done.stdout
    assert "+level: trusted" in done.stdout
    assert list(levels(vault).values()) == ["transactional", "trusted", "target", "target"]


def test_at_the_end_a_wrong_key_asks_again_and_help_explains(vault: Path) -> None:
    done = mdrel("triage", vault=vault, typed="1qx?b2qy")
    assert (
        "'x' is not a key here. y saves, n does not, d shows the diff, b goes back." in done.stdout
    )
    assert "y saves all of it, and one `mdrel undo` takes it back." in done.stdout
    assert levels(vault)["Ada Lin"] == "transactional"


def test_in_a_file_there_is_no_question_to_go_back_to(vault: Path) -> None:
    file = vault / "levels.txt"
    file.write_text("Ada Lin\t1\n", encoding="utf-8")
    done = mdrel("triage", "--from", str(file), vault=vault, typed="by")
    assert "This is the first question." in done.stdout
    assert levels(vault)["Ada Lin"] == "trusted"


def test_help_and_a_wrong_key_ask_again(vault: Path) -> None:
    done = mdrel("triage", vault=vault, typed="?9q")
    assert "1 trusted: a safe haven" in done.stdout
    assert "'9' is not a key here" in done.stdout
    assert "There is nothing to save." in done.stdout


def test_no_contact_goes_into_the_settings_and_leaves_the_note(vault: Path) -> None:
    before = contents(vault)
    mdrel("triage", vault=vault, typed="1nqy")
    after = contents(vault)
    assert (
        after["mdrel.toml"].decode() == f'{SETTINGS}\n[notes]\nnot_people = ["People/Bo Berg.md"]\n'
    )
    assert after["People/Bo Berg.md"] == before["People/Bo Berg.md"]
    assert "Bo Berg" not in levels(vault)
    mdrel("undo", vault=vault)
    assert contents(vault) == before


def test_a_settings_file_is_made_and_a_path_is_no_pattern(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    for name in ("Odd [a] *.md", "Odd a.md"):
        write_tree(vault, {name: write_person()})
    mdrel("triage", vault=vault, typed="n4y")
    assert levels(vault) == {"Odd a": "target"}
    mdrel("undo", vault=vault)
    assert not (vault / "mdrel.toml").exists()


def test_settings_that_cannot_be_written_do_not_stop_the_levels(vault: Path) -> None:
    (vault / "mdrel.toml").chmod(0o444)
    done = mdrel("triage", vault=vault, typed="1nqy")
    assert done.returncode == 0
    assert "Left out:" in done.stdout
    assert "mdrel.toml is read-only" in done.stdout
    assert levels(vault)["Ada Lin"] == "trusted"
    (vault / "mdrel.toml").chmod(0o644)
    again = mdrel("triage", vault=vault, typed="qy")
    assert "(1 decision)" in again.stdout
    assert "Bo Berg" not in levels(vault)


def test_settings_nothing_can_be_added_to_are_said_with_the_line_to_write(vault: Path) -> None:
    (vault / "mdrel.toml").write_text("notes = {daily = 'off'}\n", encoding="utf-8")
    done = mdrel("triage", vault=vault, typed="nqy")
    assert 'not_people = ["People/Ada Lin.md"]' in done.stdout
    assert "There is nothing to save." in done.stdout


def test_who_is_deleted_meanwhile_does_not_stop_the_others(vault: Path) -> None:
    mdrel("triage", vault=vault, typed="12")
    (vault / "People/Ada Lin.md").unlink()
    done = mdrel("triage", vault=vault, typed="34y")
    assert "(1 decision); --fresh starts over. 1 note of them no longer asked about." in done.stdout
    assert levels(vault) == {"Bo Berg": "transactional", "Cy Dunn": "tentative", "Di Eck": "target"}


class Silent:
    """A voice that keeps what is said."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.said: list[str] = []

    def say(self, text: str) -> None:
        """Keep a line."""
        self.said.append(text)

    show = ask = say


class Pressed:
    """Keys from a text."""

    is_echoed = is_typed = True

    def __init__(self, keys: str) -> None:
        """Have these keys."""
        self.keys = list(keys)

    def take(self) -> str | None:
        """Return the next key."""
        return self.keys.pop(0) if self.keys else None


def test_a_note_deleted_while_triage_runs_is_named_and_left_out(vault: Path) -> None:
    session = Session(vault, DAY)
    voice = Silent()
    cases = make_cases(session.agenda, session.snapshot)
    asked = Triage(session, cases, Draft(vault, "triage", "", DAY), voice)
    (vault / "People/Ada Lin.md").unlink()
    assert asked.ask(Pressed("123sy"))
    assert [line for line in voice.said if "Left out: People/Ada Lin.md cannot be found" in line]
    assert asked.decided == {"People/Ada Lin.md": "trusted"}
    assert levels(vault) == {"Bo Berg": "transactional", "Cy Dunn": "tentative", "Di Eck": None}


def test_a_note_that_cannot_be_written_is_named_and_the_rest_saved(vault: Path) -> None:
    (vault / "People/Ada Lin.md").chmod(0o444)
    done = mdrel("triage", vault=vault, typed="1111y")
    assert "People/Ada Lin.md is read-only. Make it writable first." in done.stdout
    assert list(levels(vault).values()) == [None, "trusted", "trusted", "trusted"]


def test_namesakes_are_told_apart_by_path(vault: Path) -> None:
    write_tree(vault, {"Work/Ada Lin.md": write_person()})
    shown = mdrel("triage", vault=vault, typed="q").stdout
    assert "CFO, Northlake · People/Ada Lin.md" in shown
    done = mdrel("triage", "--print", vault=vault)
    assert "People/Ada Lin.md\ttrusted\t" in done.stdout
    file = vault / "levels.txt"
    file.write_text("Ada Lin\t1\nWork/Ada Lin.md\t4\n", encoding="utf-8")
    done = mdrel("triage", "--from", str(file), "--yes", vault=vault)
    assert f"{file}:1: 'Ada Lin' matches 2 people (" in done.stderr
    found = {each.path: each.level for each in Session(vault, DAY).snapshot.contacts}
    assert (found["People/Ada Lin.md"], found["Work/Ada Lin.md"]) == (None, "target")


def test_lines_of_a_file_that_nobody_fits_are_named_and_the_rest_is_saved(vault: Path) -> None:
    file = vault / "levels.txt"
    file.write_text(
        "# mine\n\nAda Lin\ttrusted\twhy\nNobody Here\t1\nbo berg transactional\nCy Dunn\tgreat\n"
        "Ada Lin\t4\nDi\t-\nalone\n",
        encoding="utf-8",
    )
    done = mdrel("triage", "--from", str(file), "--yes", vault=vault)
    assert done.returncode == 0
    assert [line for line in done.stderr.split("\n") if line.startswith(f"{file}:")] == [
        f"{file}:4: nobody is called 'Nobody Here'; the line is skipped",
        f"{file}:6: 'great' is not a level; the line is skipped",
        f"{file}:7: People/Ada Lin.md has a different answer on an earlier line; the line is skipped",
        f"{file}:9: a line is a name, a tab and a level; the line is skipped",
    ]
    assert levels(vault) == {
        "Ada Lin": "trusted", "Bo Berg": "transactional", "Cy Dunn": None, "Di Eck": None,
    }  # fmt: skip


def test_without_yes_a_file_is_asked_about_once(vault: Path) -> None:
    file = vault / "levels.txt"
    file.write_text("Ada Lin\t1\n", encoding="utf-8")
    assert mdrel("triage", "--from", str(file), vault=vault, typed="").returncode == 130
    assert levels(vault)["Ada Lin"] is None
    done = mdrel("triage", "--from", str(file), vault=vault, typed="y")
    assert "1 level: 1 trusted; 3 not decided." in done.stdout
    assert levels(vault)["Ada Lin"] == "trusted"


def test_the_printed_proposals_are_a_file_to_give_back(vault: Path) -> None:
    printed = mdrel("triage", "--print", vault=vault).stdout
    assert printed.split("\n")[-2] == "Di Eck\t-\t"
    file = vault / "levels.txt"
    file.write_text(printed, encoding="utf-8")
    assert mdrel("triage", "--from", str(file), "--yes", vault=vault).returncode == 0
    assert list(levels(vault).values()) == ["trusted", "transactional", "tentative", None]
    again = mdrel("triage", "--from", str(file), "--yes", vault=vault)
    assert "There is nothing to save." in again.stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--yes",), 2, "--yes goes with --from FILE"),
        (("--from", "-"), 2, "--from - reads the levels from standard input, so it needs --yes"),
        (("--from", "nowhere.txt"), 2, "nowhere.txt cannot be read: No such file or directory"),
    ],
)
def test_what_makes_no_sense_is_said(
    vault: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = mdrel("triage", *words, vault=vault, typed="")
    assert (done.returncode, said in done.stderr) == (code, True)


def test_all_looks_at_everybody_again_and_enter_keeps_their_level(vault: Path) -> None:
    mdrel("triage", vault=vault, typed="4444y")
    done = mdrel("triage", vault=vault, typed="")
    assert "Everybody has a level." in done.stdout
    assert done.returncode == 0
    done = mdrel("triage", "--all", vault=vault, typed="\n1\nqy")
    assert "1/4  Ada Lin" in done.stdout
    assert "now target\n" in done.stdout
    assert list(levels(vault).values()) == ["target", "trusted", "target", "target"]
    later = mdrel("triage", "--all", vault=vault, typed="q", day="2027-02-01").stdout
    assert "now target; proposed: 1 trusted (" in later


@pytest.mark.uninstrumented
def test_at_a_terminal_a_key_needs_no_enter_and_no_line_is_too_long(vault: Path) -> None:
    done = press_at(["triage"], "\x1b[A1\x7f1\n34dy", vault)
    assert done.code == 0
    assert list(levels(vault).values()) == ["trusted", "transactional", "tentative", "target"]
    assert max(map(len, done.screen.split("\n"))) <= COLUMNS


@pytest.mark.uninstrumented
def test_sixty_messy_people_are_levelled_in_seventy_keys_and_called_rightly(
    tmp_path: Path,
) -> None:
    messy = make_messy_vault(3)
    vault = make_vault(tmp_path / "vault", messy.notes)
    (vault / "mdrel.toml").unlink()
    start = type_at(["init"], [""] * 4, vault)
    assert "60 look like people" in start.screen
    assert start.screen.endswith("triage\n")
    session = Session(vault, DAY)
    numbers = {level: str(number) for number, level in enumerate(Level, 1)}
    keys = ""
    for case in make_cases(session.agenda, session.snapshot):
        right = messy.levels[case.contact.path]
        is_proposed = case.proposal is not None and case.proposal.level is right
        keys += "\r" if is_proposed else numbers[right]
    keys += "y"
    assert len(keys) + 4 <= 70
    done = press_at(["triage"], keys, vault)
    assert done.code == 0
    after = Session(vault, DAY)
    assert {each.path: each.level for each in after.snapshot.contacts} == messy.levels
    _, _, morning = done.screen.rpartition("CALL TODAY")
    trusted = [
        each.contact.name
        for each in after.agenda.standings
        if each.is_due and each.contact.level is Level.TRUSTED
    ]
    assert [name for name in trusted[:3] if name not in morning] == []


def test_a_line_is_keys_and_an_empty_one_enter() -> None:
    from io import StringIO

    keys = LineKeys(AnswerSource(StringIO("1 2\n\nS\n")))
    assert [keys.take() for _ in range(5)] == ["1", "2", "", "s", None]


def test_an_enter_right_behind_a_key_belongs_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pressed = [
        ("1", 0.0),
        ("\n", 0.1),
        ("d", 5.0),
        ("\n", 5.2),
        ("\n", 5.3),
        ("\n", 6.0),
        ("\n", 6.1),
    ]
    clock = iter([at for _, at in pressed])
    typed = iter([key.encode() for key, _ in pressed])
    monkeypatch.setattr("mdrel.app.guides.keys.os.read", lambda *_: next(typed))
    keys = TerminalKeys(0, lambda: next(clock))
    assert [keys.take() for _ in range(5)] == ["1", "d", "", "", ""]


@pytest.mark.parametrize(
    ("keys", "is_saved"),
    [(["", "y"], True), (["d", "", "y"], True), (["", ""], False), (["n"], False)],
)
def test_at_a_terminal_the_first_enter_asks_again_whether_to_save(
    vault: Path, keys: list[str], *, is_saved: bool
) -> None:
    session, voice = Session(vault, DAY), Silent()
    cases = make_cases(session.agenda, session.snapshot)
    pressed = Pressed("1234")
    pressed.keys += keys
    asked = Triage(session, cases, Draft(vault, "triage", "", DAY), voice)
    assert asked.ask(pressed) is is_saved
    assert any("Enter alone does not save" in line for line in voice.said) is ("" in keys)


@pytest.mark.parametrize(("is_typed", "asked"), [(True, 2), (False, 1)])
def test_only_at_a_terminal_an_empty_line_is_asked_about(asked: int, *, is_typed: bool) -> None:
    questions: list[str] = []

    def take(question: str) -> str:
        questions.append(question)
        return ""

    assert ask_to_save(take, Silent(), str, lambda _: None, is_typed=is_typed) == "n"
    assert len(questions) == asked


@pytest.mark.uninstrumented
def test_ctrl_d_keeps_what_was_decided_and_ctrl_c_stops_as_well(vault: Path) -> None:
    assert press_at(["triage"], "\x03", vault).code == 130
    done = press_at(["triage"], "12\x04", vault)
    assert done.code == 130
    assert "nothing was written" in done.screen
    assert "(2 decisions)" in mdrel("triage", vault=vault, typed="").stdout


def test_levels_come_from_standard_input_as_from_a_file(vault: Path) -> None:
    done = mdrel("triage", "--from", "-", "--yes", vault=vault, typed="Nobody Here\ttarget\n")
    assert (done.returncode, "nobody is called 'Nobody Here'" in done.stderr) == (0, True)
