"""The guided commands as a person uses them.

They run through a pipe, from a file and at a terminal, are stopped and gone on with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.method import write_log, write_person
from tests.support.running import mdrel
from tests.support.terminal import CTRL_C, CTRL_D, type_at

pytestmark = pytest.mark.uninstrumented

PEOPLE = {
    "Ada Lin": write_person(
        'level: trusted\ncircle: ten\nphone: "+1 202 555 0101"',
        write_log("2026-11-01 call: the roof #got", "2026-09-01 lunch: hello"),
    ),
    "Bo Berg": write_person(
        "level: transactional\nobjective: a new roof",
        write_log("2026-10-20 call: tiles", "2026-09-20 call: tiles"),
    ),
    "Cy Dunn": write_person(
        "level: tentative\nowe_reply: 2026-11-10\nowe_reply_about: a question",
        write_log("2026-11-10 email: asks"),
    ),
    "Di Eck": write_person("level: target\nthey_offer: tiles\ni_offer: roofs\nadded: 2026-11-02"),
}


@dataclass(frozen=True)
class Case:
    """A guided command with answers that lead to its end."""

    words: tuple[str, ...]
    answers: tuple[str, ...]
    record: str


CASES = {
    "roll-call": Case(
        ("roll-call",),
        ("Ada", "New One", "", "Bo", "", "yes", "1 nov", "", "12 oct", "yes"),
        "Reviews/roll-call 2026-11-22.md",
    ),
    "review": Case(("review",), ("answered", "1", "a quiet week", "yes"), "Reviews/2026-W47.md"),
    "new-role": Case(
        ("new-role", "Head", "of", "Roofs"),
        ("Ada", "hand over", "", "2 weeks", "gutters", "", "yes"),
        "Reviews/new-role 2026-11-22.md",
    ),
}
GUIDED = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def make_vault(folder: Path, people: dict[str, str] | None = None) -> Path:
    (folder / "People").mkdir(parents=True)
    (folder / "mdrel.toml").write_text('[me]\nname = "Alex Morgan"\n', encoding="utf-8")
    for name, text in (PEOPLE if people is None else people).items():
        (folder / "People" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def contents(vault: Path) -> dict[str, str]:
    return {
        str(path.relative_to(vault)): path.read_text(encoding="utf-8")
        for path in sorted(vault.rglob("*.md"))
    }


def typed(*answers: str) -> str:
    return "".join(f"{answer}\n" for answer in answers)


@GUIDED
def test_a_pipe_a_file_and_a_terminal_write_the_same(case: Case, tmp_path: Path) -> None:
    piped, filed, at_terminal = (
        make_vault(tmp_path / name) for name in ("piped", "filed", "terminal")
    )
    done = mdrel(*case.words, vault=piped, typed=typed(*case.answers))
    assert (done.returncode, case.record in contents(piped)) == (0, True), done.stderr
    answers = tmp_path / "answers.txt"
    answers.write_text(typed("# a remark", *case.answers), encoding="utf-8")
    assert mdrel(*case.words, "--from", str(answers), vault=filed).returncode == 0
    assert type_at(case.words, case.answers, at_terminal).code == 0
    assert contents(piped) == contents(filed) == contents(at_terminal)


@GUIDED
def test_the_answers_stand_behind_their_questions_in_a_pipe(case: Case, tmp_path: Path) -> None:
    done = mdrel(*case.words, vault=make_vault(tmp_path / "vault"), typed=typed(*case.answers))
    for answer in filter(None, case.answers):
        assert any(line.endswith(f": {answer}") for line in done.stdout.splitlines()), answer


@GUIDED
def test_stopped_at_each_question_nothing_is_written_and_the_next_start_goes_on(
    case: Case, tmp_path: Path
) -> None:
    straight, stopped = make_vault(tmp_path / "straight"), make_vault(tmp_path / "stopped")
    assert mdrel(*case.words, vault=straight, typed=typed(*case.answers)).returncode == 0
    before = contents(stopped)
    for at, answer in enumerate(case.answers[:-1]):
        done = type_at(case.words, (answer, CTRL_C if at % 2 else CTRL_D), stopped)
        assert (done.code, contents(stopped)) == (130, before), done.screen
        assert "nothing was written" in done.screen
        assert ("Going on with what was begun on 2026-11-22" in done.screen) is (at > 0)
    assert type_at(case.words, (case.answers[-1],), stopped).code == 0
    assert contents(stopped) == contents(straight)
    assert "Going on" not in type_at(case.words, (CTRL_C,), stopped).screen


@GUIDED
def test_answers_that_end_too_early_write_nothing_wherever_they_end(
    case: Case, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "vault")
    before = contents(vault)
    for count in range(len(case.answers)):
        done = mdrel(*case.words, vault=vault, typed=typed(*case.answers[:count]))
        assert (done.returncode, contents(vault)) == (130, before)
        assert "The answers ended before the questions did; nothing was written" in done.stderr
    # What a pipe left is gone on with at a terminal, and a pipe itself begins anew.
    assert type_at(case.words, (case.answers[-1],), vault).code == 0
    assert case.record in contents(vault)


@GUIDED
def test_no_means_nothing_is_written_and_the_answers_are_kept(case: Case, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    before = contents(vault)
    done = mdrel(*case.words, vault=vault, typed=typed(*case.answers[:-1], "no"))
    assert (done.returncode, contents(vault)) == (0, before)
    assert "Nothing was written; your answers are kept." in done.stdout
    assert type_at(case.words, ("perhaps", "yes"), vault).code == 0
    assert case.record in contents(vault)


@GUIDED
def test_the_diff_stands_before_the_last_question_and_undo_takes_everything_back(
    case: Case, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "vault")
    before = contents(vault)
    done = mdrel(*case.words, vault=vault, typed=typed(*case.answers))
    assert done.stdout.index(f"+++ b/{case.record}") < done.stdout.index("Write this (yes/no): yes")
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault) == before


@GUIDED
def test_fresh_begins_anew_and_the_record_is_nobodys_contact(case: Case, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    type_at(case.words, (case.answers[0], CTRL_C), vault)
    assert "Going on" not in type_at((*case.words, "--fresh"), (CTRL_C,), vault).screen
    mdrel(*case.words, vault=vault, typed=typed(*case.answers))
    paths = [line.split("\t")[-1] for line in mdrel("contacts", vault=vault).stdout.splitlines()]
    assert not [path for path in paths if path.startswith("Reviews/")]
    assert mdrel("check", vault=vault).stdout == ""


@GUIDED
def test_a_second_record_of_a_day_or_week_gets_a_number(case: Case, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / case.record).parent.mkdir()
    (vault / case.record).write_text("mine\n", encoding="utf-8")
    assert mdrel(*case.words, vault=vault, typed=typed(*case.answers)).returncode == 0
    assert contents(vault)[case.record] == "mine\n"
    assert case.record.replace(".md", " 2.md") in contents(vault)


@GUIDED
def test_an_unreadable_file_of_answers_is_said_plainly(case: Case, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (tmp_path / "latin.txt").write_bytes(b"Zo\xeb\n")
    for source, words in (("nowhere.txt", "cannot be read"), ("latin.txt", "is not UTF-8")):
        done = mdrel(*case.words, "--from", str(tmp_path / source), vault=vault)
        assert done.returncode == 2
        assert words in done.stderr


def bad_answers() -> Iterator[tuple[str, tuple[str, ...], str]]:
    yield "roll-call", ("Ada", "", "", "2027-01-01"), "is still to come"
    yield "roll-call", ("Ada", "", "", "01/02/2026"), "could be two days"
    yield "roll-call", ("Ada", "", "", "soon"), "is not a date"
    yield "roll-call", ("New", "", "", "maybe"), "'maybe' is none of yes, no"
    yield "review", ("never",), "none of answered, raise, drop, leave"
    yield "review", ("", "7"), "'7' is none of them"
    yield "new-role", ("", "hand over", ""), "needs somebody to go to"
    yield "new-role", ("Ada", "hand over", "", "now and then"), "is no cadence"
    yield "new-role", ("Ada", "", "", "oh"), "neither yes nor no"


@pytest.mark.parametrize(("name", "answers", "words"), list(bad_answers()))
def test_a_bad_answer_in_a_pipe_names_its_line_and_at_a_terminal_it_is_asked_again(
    name: str, answers: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "vault")
    before = contents(vault)
    done = mdrel(*CASES[name].words, vault=vault, typed=typed(*answers))
    assert (done.returncode, contents(vault)) == (2, before)
    assert f"line {len(answers)} of the answers: " in done.stderr
    assert words in done.stderr
    again = type_at((*CASES[name].words, "--fresh"), (*answers, CTRL_C), vault)
    assert again.code == 130
    assert words in again.screen.replace("\n", " ") or words == "neither yes nor no"


@GUIDED
def test_an_empty_vault_has_its_sentence(case: Case, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", {})
    answers = {"roll-call": ("", ""), "review": ("", "no"), "new-role": ("", "no")}[case.words[0]]
    done = mdrel(*case.words, vault=vault, typed=typed(*answers))
    assert done.returncode == 0, done.stderr
    assert contents(vault) == {}
    assert any(
        words in done.stdout
        for words in ("Nobody came to mind", "No conversation is noted", "Nobody is transactional")
    )
