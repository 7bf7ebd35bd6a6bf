"""The guided commands as a person uses them.

They run through a pipe, from a file and at a terminal, are stopped and gone on with.
"""

from __future__ import annotations

import io
import os
import re
import signal
import termios
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from mdrel.app.guides.answer_source import AnswerSource
from mdrel.app.guides.dialogue import Dialogue
from mdrel.app.guides.draft import Draft
from mdrel.app.guides.guide import Guide, run_guided
from mdrel.app.guides.question import Question
from mdrel.app.session import Session
from mdrel.cli.guided import _pack
from tests.support.guided import CASES, RUNS, Case, contents, make_vault, typed
from tests.support.method import TODAY, write_person
from tests.support.running import mdrel
from tests.support.terminal import (
    CTRL_C,
    CTRL_D,
    read_to_question,
    run_at_terminal,
    type_at,
)

pytestmark = pytest.mark.uninstrumented

GUIDED = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@dataclass
class Voice:
    """Keeps what is said, and does something else at each question."""

    at_question: Callable[[str], object]
    said: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Keep a line."""
        self.said.append(text)

    show = say

    def ask(self, question: str) -> None:
        """Keep a question, and do what is to happen meanwhile."""
        self.said.append(question)
        self.at_question(question)


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
        assert "The input ended before the last answer; nothing was written" in done.stderr
    # What a pipe left is gone on with at a terminal, and a pipe itself begins anew.
    assert type_at(case.words, (case.answers[-1],), vault).code == 0
    assert case.record in contents(vault)


@GUIDED
def test_no_means_nothing_is_written_and_the_answers_are_kept(case: Case, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    before = contents(vault)
    done = mdrel(*case.words, vault=vault, typed=typed(*case.answers[:-1], "no"))
    assert (done.returncode, contents(vault)) == (0, before)
    assert "Nothing was written. Your answers are kept: `mdrel " in done.stdout
    assert type_at(case.words, ("perhaps", "yes"), vault).code == 0
    assert case.record in contents(vault)


@GUIDED
def test_a_summary_in_words_comes_first_d_shows_the_diff_and_undo_takes_everything_back(
    case: Case, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "vault")
    before = contents(vault)
    done = mdrel(*case.words, vault=vault, typed=typed(*case.answers[:-1], "?", "d", "y"))
    summary, _, rest = done.stdout.partition("\nSave? [y/N], d shows the diff, b goes back: ?\n")
    assert summary.splitlines()[-1] == f"To save: {case.summary}."
    assert "+++ " not in summary
    assert f"+++ b/{case.record}" in rest
    assert rest.index("y saves all of it") < rest.index("+++ ") < rest.index("✓ ")
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault) == before


@GUIDED
def test_b_goes_back_from_every_question_and_the_next_answer_counts(
    case: Case, tmp_path: Path
) -> None:
    """Each answer is given, taken back and given again; then the last but one once more."""
    straight, wavering = make_vault(tmp_path / "straight"), make_vault(tmp_path / "wavering")
    assert mdrel(*case.words, vault=straight, typed=typed(*case.answers)).returncode == 0
    *answers, last = case.answers
    twice = [word for answer in answers for word in (answer, "b", answer)]
    done = mdrel(*case.words, vault=wavering, typed=typed(*twice, "b", answers[-1], last))
    assert done.returncode == 0, done.stderr
    assert contents(wavering) == contents(straight)
    # What was said before the question gone back to is not said again.
    assert done.stdout.count("Enter takes what is in brackets") == 1


@GUIDED
def test_b_at_the_first_question_stays_there_and_one_can_go_back_to_it(
    case: Case, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "vault")
    count = len(case.answers) - 1
    answers = ("b", *case.answers[:-1], *["b"] * (count + 1), *case.answers)
    done = mdrel(*case.words, vault=vault, typed=typed(*answers))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("This is the first question.") == 2
    assert case.record in contents(vault)


@GUIDED
def test_who_goes_back_is_offered_what_they_said_and_enter_takes_it(
    case: Case, tmp_path: Path
) -> None:
    straight, wavering = make_vault(tmp_path / "straight"), make_vault(tmp_path / "wavering")
    assert mdrel(*case.words, vault=straight, typed=typed(*case.answers)).returncode == 0
    *answers, last = case.answers
    again = ["b"] * len(answers), [""] * len(answers)
    done = mdrel(*case.words, vault=wavering, typed=typed(*answers, *again[0], *again[1], last))
    assert done.returncode == 0, done.stderr
    assert contents(wavering) == contents(straight)
    for answer in answers:
        assert answer in {"", "y", "n", "yes", "no"} or f"[{answer}]" in done.stdout, answer


def test_a_name_that_was_taken_back_is_offered_and_may_be_cleared(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    answers = ("Ada Lin", "Bo", "b", "b", "", "-", "q")
    done = mdrel("roll-call", vault=vault, typed=typed("Hall", *answers))
    assert "1 [Ada Lin], - for none:" in done.stdout
    assert "2 [Bo], - for none: -" in done.stdout
    assert "Three" in done.stdout, "the list of ten has ended"


def test_yes_and_no_are_offered_by_their_capital_letter() -> None:
    question = Question("key", "Make them trusted?", "why", default="y/N")
    assert question.shown == question.offer("").shown == "Make them trusted? [y/N]"
    assert question.offer("yes").shown == "Make them trusted? [Y/n]"
    assert replace(question, default="Y/n").offer("n").shown == "Make them trusted? [y/N]"
    assert (question.settle("", "yes"), question.settle("n", "yes")) == ("yes", "n")
    assert question.settle("-", "yes") == "-", "no answer to a question with a default of its own"


@GUIDED
def test_a_question_mark_explains_and_q_keeps_the_answers(case: Case, tmp_path: Path) -> None:
    straight, stopped = make_vault(tmp_path / "straight"), make_vault(tmp_path / "stopped")
    assert mdrel(*case.words, vault=straight, typed=typed(*case.answers)).returncode == 0
    before = contents(stopped)
    for answer in case.answers[:-1]:
        done = type_at(case.words, ("?", answer, "q"), stopped)
        assert (done.code, contents(stopped)) == (0, before), done.screen
        assert " ".join(done.screen.split()).count("b goes back · q stops") == 2
        words = " ".join(done.screen.split())
        kept = f"`mdrel --today 2026-11-22 {case.called}` goes on"
        assert f"Nothing was written. Your answers are kept: {kept}" in words
    assert type_at(case.words, (case.answers[-1],), stopped).code == 0
    assert contents(stopped) == contents(straight)


@GUIDED
def test_what_was_answered_is_shown_on_the_next_start(case: Case, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    answers = case.answers[:-1]
    type_at(case.words, (*answers, CTRL_C), vault)
    again = type_at(case.words, (CTRL_C,), vault).screen
    for answer in filter(None, answers):
        assert re.search(rf": {answer}$", again, re.MULTILINE), answer


def test_capital_letters_are_text_where_a_text_is_asked(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    answers = ("", "Q", "", "", "", "", "n", "y")
    done = mdrel("roll-call", vault=vault, typed=typed(*answers))
    assert done.returncode == 0, done.stderr
    assert "People/Q.md" in contents(vault)
    mdrel("review", "--fresh", vault=vault, typed=typed("LEAVE", "", "B", "y"))
    assert contents(vault)["Reviews/2026-W47.md"].endswith("## What matters most\n\nB\n")


@GUIDED
def test_a_note_deleted_before_saving_is_named_and_the_rest_is_saved(
    case: Case, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "vault")
    gone = vault / f"People/{case.edited}.md"
    session = Session(vault, TODAY)
    voice = Voice(lambda text: gone.unlink(missing_ok=True) if case.at in text else None)
    draft = Draft(vault, "x", "", session.today)
    source = AnswerSource(io.StringIO(typed(*case.answers)))
    dialogue = Dialogue(source, draft, voice, "mdrel x")
    run_guided(Guide(session, dialogue, draft), RUNS[case.words[0]])
    assert f"Left out: People/{case.edited}.md cannot be found" in "\n".join(voice.said)
    assert not gone.exists()
    assert case.record in contents(vault)


RESIZED = {
    "new-role": (CASES["new-role"].words, CASES["new-role"].answers, CASES["new-role"].record),
    "triage": (("triage", "--all"), ("?", "", "", "", "", "y"), "People/Bo Berg.md"),
    "go": (("go",), ("?", "s", "l", "call: the roof", "s", "s"), "People/Bo Berg.md"),
}


@pytest.mark.parametrize("columns", [40, 100])
@pytest.mark.parametrize("name", RESIZED)
def test_a_terminal_that_is_resized_meanwhile_does_no_harm(
    name: str, columns: int, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "vault")
    words, answers, record = RESIZED[name]
    with run_at_terminal(words, vault) as (process, master):
        read_to_question(master)
        termios.tcsetwinsize(master, (30, columns))
        process.send_signal(signal.SIGWINCH)
        screen = ""
        for answer in answers:
            if process.poll() is None:
                os.write(master, f"{answer}\n".encode())
                screen += read_to_question(master)
        assert process.wait(60) == 0
    assert record in contents(vault)
    given = tuple(filter(None, answers))
    lines = screen.replace("\r", "").split("\n")
    said = [line for line in lines if "]: " not in line and not line.endswith(given)]
    assert max(map(len, said)) <= columns


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
    yield "roll-call", ("", "Ada", "", "", "2027-01-01"), "is still to come"
    yield "roll-call", ("", "Ada", "", "", "01/02/2026"), "could be two days"
    yield "roll-call", ("", "Ada", "", "", "soon"), "as a date"
    yield "roll-call", ("", "New", "", "", "maybe"), "'maybe' is neither yes nor no"
    yield "review", ("never",), "none of answered, raise, drop, leave"
    yield "review", ("", "7"), "'7' is none of them"
    yield "new-role", ("", "hand over", ""), "needs a successor"
    yield "new-role", ("Ada", "hand over", "", "now and then"), "is not a cadence"
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
    answers = {"roll-call": ("", "", ""), "review": ("", "no"), "new-role": ("", "no")}[
        case.words[0]
    ]
    done = mdrel(*case.words, vault=vault, typed=typed(*answers))
    assert done.returncode == 0, done.stderr
    assert contents(vault) == {}
    assert any(
        words in done.stdout
        for words in (
            "Nobody came to mind",
            "No conversation is noted",
            "There is no transactional",
        )
    )


def test_points_between_subjects_break_no_line_that_is_not_full() -> None:
    """Keys stay beside what they do; prose with points is filled as any other."""
    keys = "1-4 level · Enter takes what is in brackets · s skip · n not a contact · u undo"
    assert _pack(keys, 60) == [
        "1-4 level · Enter takes what is in brackets · s skip ·",
        "n not a contact · u undo",
    ]
    prose = (
        "Alice Moor: spoken with in 3 months of the last six; last about: re hiring a CTO · re Q3"
    )
    assert _pack(prose, 60) == [
        "Alice Moor: spoken with in 3 months of the last six; last",
        "about: re hiring a CTO · re Q3",
    ]
    assert all(len(line) <= 20 for line in _pack(keys, 20))


def test_the_record_of_a_review_tells_only_of_what_is_written(tmp_path: Path) -> None:
    people = {
        "Cy": write_person("level: tentative\nowe_reply: 2026-11-10"),
        "Di": write_person("level: tentative\nowe_reply: 2026-11-11"),
        "Ed": write_person("level: target\nthey_offer: a\ni_offer: b"),
        "Fay": write_person("level: trusted", "\n- [ ] her book back\n"),
        "Gil": write_person("level: trusted", "\n- [ ] his hat back\n"),
    }
    vault = make_vault(tmp_path / "vault", people)
    (vault / "Daily").mkdir()
    for day, name in (("19", "Fay"), ("20", "Gil")):
        (vault / "Daily" / f"2026-11-{day}.md").write_text(f"- [[{name}]] roof call all day\n")
    gone = [vault / f"People/{name}.md" for name in ("Cy", "Ed", "Fay")]
    gone.append(vault / "Daily/2026-11-19.md")

    def lose(question: str) -> None:
        for note in gone if "What matters" in question else ():
            note.unlink(missing_ok=True)

    voice, session = Voice(lose), Session(vault, TODAY)
    draft = Draft(vault, "x", "", session.today)
    answers = ("1 2", "answered", "answered", "1 2", "Ed", "rest", "yes")
    source = AnswerSource(io.StringIO(typed(*answers)))
    run_guided(Guide(session, Dialogue(source, draft, voice, "mdrel x"), draft), RUNS["review"])
    said = "\n".join(voice.said)
    for note in gone:
        assert f"Left out: {note.relative_to(vault).as_posix()} cannot be found" in said
    decided = contents(vault)["Reviews/2026-W47.md"].partition("## Decided")[2]
    assert "[[Di]]: answered" in decided
    assert "a talk of 20 Nov, Gil: Gil roof call all day" in decided
    assert "his hat back" in decided
    for left_out in ("Cy", "Ed", "Fay", "her book", "19 Nov"):
        assert left_out not in decided
