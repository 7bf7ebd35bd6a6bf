"""The morning one person at a time, as a person goes through it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TextIO, cast

import pytest

from mdrel.app.guides.answer_source import AnswerSource
from mdrel.app.guides.draft import Draft
from mdrel.app.guides.go import Round, run_go
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.views.terminal.screen import Screen
from tests.support.method import write_log, write_person
from tests.support.places import write_tree
from tests.support.running import mdrel
from tests.support.terminal import BACKSPACE, CTRL_C, CTRL_D, KILL_LINE, type_at

pytestmark = pytest.mark.uninstrumented

DAY = date(2026, 11, 22)
PEOPLE = {
    "Ada Lin": write_person(
        'level: trusted\ncircle: ten\nphone: "+1 202 555 0101"', write_log("2026-09-01 call: tea")
    ),
    "Bo Berg": write_person(
        "level: transactional\nobjective: a new roof\nobjective_due: 2026-12-15",
        write_log("2026-07-20 call: tiles"),
    ),
    "Cy Dunn": write_person(
        "level: tentative\nowe_reply: 2026-11-10\nowe_reply_about: a question\n"
        "email: cy@dunn.example",
        write_log("2026-11-10 email: asks"),
    ),
    "Di Eck": write_person("level: target\nthey_offer: tiles\ni_offer: roofs\nadded: 2026-11-02"),
}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a vault with two to call, one to answer and one target."""
    folder = tmp_path / "vault"
    return write_tree(folder, {f"People/{name}.md": text for name, text in PEOPLE.items()})


def read(vault: Path) -> dict[str, str]:
    """Return the notes."""
    return {path.stem: path.read_text("utf-8") for path in (vault / "People").glob("*.md")}


def go(vault: Path, *lines: str) -> tuple[int, str, str]:
    """Go through the morning with the lines of a pipe."""
    done = mdrel("-q", "go", vault=vault, typed="".join(f"{line}\n" for line in lines))
    return done.returncode, done.stdout, done.stderr


def test_a_whole_morning_is_logged_line_by_line(vault: Path) -> None:
    code, shown, _ = go(
        vault, "call yesterday: the boat +thanks", "l friday", "a", "email: asked for ten minutes"
    )
    assert code == 0
    for words in (
        "Sunday 22 November: 2 calls, 1 answer, 1 target",
        "● Ada Lin            the ten, 82 days    +1 202 555 0101",
        "objective: a new roof (by 15 Dec)",
        "answer  a question (came 10 Nov)",
        "Dear Di Eck,",
        "2 talked, 1 answered, 1 put off. See you tomorrow.\nundo: mdrel undo",
    ):
        assert words in shown
    notes = read(vault)
    assert "- 2026-11-21 call: the boat #thanks\n" in notes["Ada Lin"]
    assert "snooze_until: 2026-11-27" in notes["Bo Berg"]
    assert "- 2026-11-22 message: answered: a question\n" in notes["Cy Dunn"]
    assert "owe_reply" not in notes["Cy Dunn"]
    assert "- 2026-11-22 email: asked for ten minutes\n" in notes["Di Eck"]
    assert mdrel("undo", vault=vault).returncode == 0
    assert read(vault) == {**notes, "Di Eck": PEOPLE["Di Eck"]}


def test_a_line_names_whom_else_one_talked_with(vault: Path) -> None:
    _, shown, _ = go(vault, "and bo berg lunch: her boat", "and then we ate")
    assert "  ✓ Ada Lin, Bo Berg · lunch · today" in shown
    assert "- 2026-11-22 lunch with [[Bo Berg]]: her boat\n" in read(vault)["Ada Lin"]
    assert "- 2026-11-22 message: and then we ate\n" in read(vault)["Cy Dunn"]


def test_of_a_target_one_has_spoken_with_the_next_step_is_said(vault: Path) -> None:
    _, shown, _ = go(vault, "s", "s", "s", "call: half an hour")
    assert "you have spoken: a target no longer (mdrel level di-eck up)" in shown


def test_a_pipe_that_ends_in_the_middle_keeps_what_was_said_and_writes_nothing_else(
    vault: Path,
) -> None:
    code, shown, _ = go(vault, "lunch: her boat")
    assert code == 0
    assert shown.endswith(
        "1 talked. 3 left, go on: mdrel --today 2026-11-22 go\nundo: mdrel undo\n"
    )
    assert {name for name, text in read(vault).items() if text != PEOPLE[name]} == {"Ada Lin"}
    _, shown, _ = go(vault)
    assert "● Bo Berg" in shown
    assert "● Ada Lin" not in shown
    assert shown.endswith("Nothing was logged. 3 left, go on: mdrel --today 2026-11-22 go\n")


@pytest.mark.parametrize(
    "line", ["call tomorrow: the boat", "l in the summer", "call 2026-11-23: x", "l yesterday"]
)
def test_a_line_of_a_pipe_that_cannot_be_read_stops_it_and_names_the_line(
    vault: Path, line: str
) -> None:
    code, _, told = go(vault, "lunch: her boat", line, "call: more")
    assert code == 2
    assert "line 2 of the answers: " in told
    assert "what was logged before is kept" in told
    assert {name for name, text in read(vault).items() if text != PEOPLE[name]} == {"Ada Lin"}


@pytest.mark.parametrize(
    "line",
    ["call: board pack", "lunch yesterday: the boat +thanks", "the boat", "v2 is out", "coffee"],
)
def test_a_line_is_logged_as_log_would(vault: Path, tmp_path: Path, line: str) -> None:
    other = tmp_path / "other"
    shutil.copytree(vault, other)
    go(vault, line)
    mdrel("log", f"ada lin: {line}", vault=other)
    assert read(vault) == read(other) != PEOPLE


def test_what_is_not_taken_is_said_and_nobody_skipped_is_written(vault: Path) -> None:
    _, shown, _ = go(vault, "s", "", "d", "v")
    assert shown.endswith("1 tried, 1 let go, 2 skipped. See you tomorrow.\nundo: mdrel undo\n")
    notes = read(vault)
    assert (notes["Ada Lin"], notes["Bo Berg"]) == (PEOPLE["Ada Lin"], PEOPLE["Bo Berg"])
    assert "- 2026-11-22 attempt: no answer\n" in notes["Di Eck"]
    _, shown, _ = go(vault, "saw Tom tomorrow", "q")
    assert "● Bo Berg" in shown


def test_a_line_that_says_that_nobody_was_reached_counts_as_tried(vault: Path) -> None:
    _, shown, _ = go(vault, "missed her call", "s", "d", "s")
    assert "1 tried, 1 let go" in shown
    assert "- 2026-11-22 attempt: missed her call\n" in read(vault)["Ada Lin"]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("v left a message", "attempt: left a message"),
        ("V Left a message with Tom", "attempt: Left a message with Tom"),
        ("v", "attempt: no answer"),
        # No key.
        ("vision for the harbour", "message: vision for the harbour"),
        ("s and so on", "message: s and so on"),
    ],
)
def test_v_keeps_what_was_said_of_the_try_and_not_the_key(
    vault: Path, line: str, entry: str
) -> None:
    _, shown, _ = go(vault, "s", "s", line)
    assert f"- 2026-11-22 {entry}\n" in read(vault)["Cy Dunn"]
    assert ("1 tried" in shown) is entry.startswith("attempt")
    assert ("owe_reply" in read(vault)["Cy Dunn"]) is entry.startswith("attempt")


def test_at_a_terminal_it_asks_again_and_goes_on_after_ctrl_c(vault: Path) -> None:
    refused = ["call tomorrow: x", f"{KILL_LINE}v"]
    stopped = type_at(["go"], ["?", *refused, CTRL_C], vault)
    assert stopped.code == 130
    assert "'tomorrow' is in the future: nothing was logged" in stopped.screen
    assert stopped.screen.count("s or Enter") == 2
    assert "Stopped; what was logged is kept" in stopped.screen
    assert "1 tried. 3 left, go on: mdrel --today 2026-11-22 go" in stopped.screen
    assert "- 2026-11-22 attempt: no answer\n" in read(vault)["Ada Lin"]
    again = type_at(["go"], ["q"], vault)
    assert (again.code, "● Ada Lin" in again.screen) == (0, False)
    assert "1 person done or skipped" in again.screen
    assert "● Ada Lin" in type_at(["go", "--fresh"], ["q"], vault).screen


def test_a_refused_line_comes_back_to_be_mended(vault: Path) -> None:
    done = type_at(["go"], ["l when it rains", f"{BACKSPACE * 13}friday", "q"], vault)
    assert done.screen.count("What was said: l when it rains") == 2
    assert "snooze_until: 2026-11-27" in read(vault)["Ada Lin"]
    assert done.code == 0


def test_a_stray_word_is_logged_once_it_is_confirmed(vault: Path) -> None:
    asked = "'clear' is one word and no channel: Enter logs it, or mend it."
    mended = type_at(["go"], ["clear", f"{KILL_LINE}call: tea", "q"], vault)
    assert " ".join(mended.screen.split()).count(asked) == 1
    assert "- 2026-11-22 call: tea\n" in read(vault)["Ada Lin"]
    assert "clear" not in read(vault)["Ada Lin"]
    # Bo is next; Enter takes the word that came back.
    type_at(["go"], ["clear", f"{BACKSPACE}r", "q"], vault)
    assert "- 2026-11-22: clear\n" in read(vault)["Bo Berg"]


@pytest.mark.parametrize("line", ["coffee", "Call", "+thanks", "voicemail", "the boat", "a", "v"])
def test_what_says_how_or_more_is_logged_at_once(vault: Path, line: str) -> None:
    type_at(["go"], ["s", "s", line, "q"], vault)
    assert "2026-11-22" in read(vault)["Cy Dunn"]


def test_a_word_of_a_pipe_is_logged_as_it_is(vault: Path) -> None:
    go(vault, "clear")
    assert "- 2026-11-22: clear\n" in read(vault)["Ada Lin"]


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 0)])
def test_a_line_that_came_back_can_be_left_alone(vault: Path, key: str, code: int) -> None:
    before = read(vault)
    done = type_at(["go"], ["l when it rains", f"{KILL_LINE}{key}"], vault)
    assert (done.code, read(vault)) == (code, before)
    assert "Nothing was logged. 4 left, go on: mdrel --today 2026-11-22 go" in done.screen


def test_nobody_to_call_is_said(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").write_text("", "utf-8")
    done = mdrel("go", vault=tmp_path, typed="call: x\n")
    assert done.returncode == 0
    assert done.stdout.startswith("Sunday 22 November: There are no contacts yet.")


@dataclass
class Listener:
    """Answers that do something else while they are read, and all that is said."""

    answers: list[str | Callable[[], None]]
    said: list[str] = field(default_factory=list)

    def isatty(self) -> bool:
        """Return that nobody types."""
        return False

    def readline(self) -> str:
        """Return the next answer, after doing what comes before it."""
        while self.answers and not isinstance(answer := self.answers.pop(0), str):
            answer()
        return f"{answer}\n" if isinstance(answer, str) else ""

    def say(self, text: str) -> None:
        """Take in what is said."""
        self.said.append(text)

    show = ask = say

    def draw(self, lines: Iterable[str]) -> None:
        """Take in what is drawn."""
        self.said.extend(lines)


def walk(vault: Path, *answers: str | Callable[[], None]) -> str:
    """Go through the morning while somebody else is at work, and return all that was said."""
    one = Listener(list(answers))
    run_go(
        Round(
            lambda: Session(vault, DAY),
            AnswerSource(cast("TextIO", one)),
            one,
            Draft(vault, "go", "", DAY),
            lambda: Screen(80, lambda text, _: text),
            one.draw,
            lambda _, talk: f"logged on {talk.on}",
        )
    )
    return "\n".join(one.said)


def test_a_note_that_is_deleted_meanwhile_stops_nobody(vault: Path) -> None:
    ada, bo = vault / "People/Ada Lin.md", vault / "People/Bo Berg.md"
    said = walk(vault, ada.unlink, "call: the boat", "s", "s", "s")
    assert "People/Ada Lin.md" in said
    assert "3 skipped, 1 not written. See you tomorrow." in said
    assert not ada.exists()
    ada.write_text(PEOPLE["Ada Lin"], "utf-8")
    said = walk(vault, bo.unlink, "call: the boat", "s", "s")
    assert "People/Bo Berg.md is no longer a contact's note." in said
    assert "1 talked, 2 skipped. See you tomorrow." in said


def test_whoever_could_not_be_written_is_counted_and_asked_about_again(vault: Path) -> None:
    note = vault / "People/Ada Lin.md"
    text = note.read_text("utf-8")

    def mend() -> None:
        note.write_text(text, "utf-8")

    # Below a fence that is never closed all is code, and nothing is written into it.
    broken = text.replace("## Conversations", "## Conversations\n\n```\n", 1)
    note.write_text(broken, "utf-8")
    said = walk(vault, "call: the boat", mend, "b", "call: the boat", "s", "s", "s")
    assert "This is the first question." not in said
    assert said.count("1 of 4") == 2
    assert "1 talked, 3 skipped. See you tomorrow." in said
    assert "the boat" in note.read_text("utf-8")


def test_whoever_was_logged_elsewhere_meanwhile_is_not_asked_about(vault: Path) -> None:
    def log() -> None:
        assert mdrel("log", "bo berg call: tiles", vault=vault).returncode == 0

    said = walk(vault, log, "s", "s", "s")
    assert "● Bo Berg" not in said
    assert "3 skipped. See you tomorrow." in said


def test_a_call_that_answers_a_message_leaves_nothing_to_answer(vault: Path) -> None:
    note = vault / "People/Cy Dunn.md"
    note.write_text(PEOPLE["Cy Dunn"].replace("2026-11-10 email", "2026-10-10 email"), "utf-8")
    said = walk(vault, "s", "s", "call: all said", "s")
    assert "ANSWER" not in said
    assert "owe_reply" not in note.read_text("utf-8")


def test_two_people_of_one_name_are_told_apart_by_their_notes(vault: Path) -> None:
    write_tree(vault, {"Old/Ada Lin.md": PEOPLE["Ada Lin"]})
    said = walk(vault, "call: one", "call: other", "q")
    assert said.count("● Ada Lin") == 2
    assert "note    Old/Ada Lin.md" in said
    assert "note    People/Ada Lin.md" in said
    logged = sorted(
        (vault / folder / "Ada Lin.md").read_text("utf-8").count("2026-11-22")
        for folder in ("Old", "People")
    )
    assert logged == [1, 1]


def test_somebody_of_another_level_who_waits_for_an_answer_is_shown_with_it(vault: Path) -> None:
    note = vault / "People/Bo Berg.md"
    owed = "type: person\nowe_reply: 2026-11-12\nowe_reply_about: a date\nemail: bo@berg.example"
    note.write_text(PEOPLE["Bo Berg"].replace("type: person", owed), "utf-8")
    said = walk(vault, "s", "s", "s", "letter: friday it is", "q")
    assert "They wait for an answer: a date (bo@berg.example)" in said
    assert "- 2026-11-22 letter: friday it is\n" in note.read_text("utf-8")


def test_b_takes_back_the_one_before_and_asks_about_them_again(vault: Path) -> None:
    code, shown, _ = go(vault, "b", "call: the boot", "b", "call: the boat", "l friday", "b", "s")
    assert code == 0
    assert shown.count("This is the first question.") == 1
    assert shown.count("● Ada Lin") == 2
    assert shown.count("● Bo Berg") == 3
    assert shown.count("  taken back\n") == 2
    notes = read(vault)
    assert "- 2026-11-22 call: the boat\n" in notes["Ada Lin"]
    assert "the boot" not in notes["Ada Lin"]
    assert notes["Bo Berg"] == PEOPLE["Bo Berg"]
    assert shown.endswith(
        "1 talked, 1 skipped. 2 left, go on: mdrel --today 2026-11-22 go\nundo: mdrel undo\n"
    )


def test_b_undoes_the_one_before_and_not_what_others_wrote_meanwhile(vault: Path) -> None:
    def log() -> None:
        assert mdrel("log", "di eck email: hello", vault=vault).returncode == 0

    said = walk(vault, "call: the boat", log, "b", "s", "q")
    assert said.endswith("1 skipped. 3 left, go on: mdrel go")
    assert "hello" in read(vault)["Di Eck"]
    assert read(vault)["Ada Lin"] == PEOPLE["Ada Lin"]


def test_what_cannot_be_taken_back_is_said_and_one_stays(vault: Path) -> None:
    def edit() -> None:
        with (vault / "People/Ada Lin.md").open("a", encoding="utf-8") as note:
            note.write("mine\n")

    said = walk(vault, "call: the boat", edit, "b", "s", "q")
    assert "Ada Lin.md has changed since; nothing was undone." in said
    assert said.count("● Ada Lin") == 1
    assert "1 talked, 1 skipped" in said


def test_a_line_that_cannot_be_read_is_a_usage_error(vault: Path) -> None:
    with pytest.raises(UsageError):
        walk(vault, "l when it rains")
