"""`mdrel log` and its kin, as a person runs them.

Tested is what is taken of the words, what is said of the rest, and what is refused.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.places import hash_tree
from tests.support.running import mdrel
from tests.support.writing import ADA, BO, Desk

ADA_PATH, BO_PATH = "People/Ada Lines.md", "People/Bo Lin.md"


def test_an_email_typed_on_stdin_leaves_the_month_going_and_says_so(desk: Desk) -> None:
    said = desk.ok("log", "ada", text="email: sent the deck\n")
    assert "- 2026-11-22 email: sent the deck\n" in desk.read(ADA_PATH)
    assert "the month goes on: due since 1 Nov\t" in said
    assert "next by" not in said


@pytest.mark.parametrize(
    ("note", "words", "line"),
    [
        (
            "level: trusted\n---\n## Log\n\n- 2026-11-12 call: x\n",
            ["letter: x"],
            "the month goes on: due 12 Dec",
        ),
        ("level: trusted\n---\n", ["email: x"], "the month goes on: a first talk is due"),
        (
            "level: transactional\ncircle: ten\n---\n## Log\n\n- 2026-11-12 call: x\n",
            ["message: x"],
            "the month goes on: due 12 Dec",
        ),
        (
            "level: trusted\ncadence: quarterly\n---\n## Log\n\n- 2026-11-12 call: x\n",
            ["email: x"],
            "the quarter goes on: due 12 Feb 2027",
        ),
        (
            "level: trusted\ncadence: 6 weeks\n---\n## Log\n\n- 2026-11-12 call: x\n",
            ["email: x"],
            "the time goes on: due 24 Dec",
        ),
        # Nothing of the kind.
        (
            "level: trusted\n---\n## Log\n\n- 2026-11-12 call: x\n",
            ["call: x"],
            "next by Tue 22 Dec (monthly)",
        ),
        (
            "level: trusted\n---\n## Log\n\n- 2026-11-12 call: x\n",
            ["email: x", "--next", "friday"],
            "next by Fri 27 Nov (monthly)",
        ),
        (
            "level: tentative\n---\n## Log\n\n- 2026-11-12 call: x\n",
            ["email: x"],
            "next by Sun 6 Dec (every 2 weeks)",
        ),
        ("level: trusted\ncadence: none\n---\n## Log\n\n- 2026-11-12 call: x\n", ["email: x"], ""),
    ],
)
def test_what_a_written_word_leaves_running(
    tmp_path: Path, note: str, words: list[str], line: str
) -> None:
    desk = Desk(tmp_path / "Vault", {"mdrel.toml": "", "People/Cy Moss.md": f"---\n{note}"})
    assert desk.ok("log", "cy", *words).split("\n")[1].split("\t")[0] == line


def test_of_several_people_each_is_named(tmp_path: Path) -> None:
    desk = Desk(
        tmp_path / "Vault",
        {
            "mdrel.toml": "",
            **{
                f"People/{name}.md": "---\nlevel: trusted\n---\n## Log\n\n- 2026-11-12 call: x\n"
                for name in ("Ada", "Bo")
            },
        },
    )
    assert "Ada: the month goes on: due 12 Dec; Bo: the month goes on: due 12 Dec" in desk.ok(
        "log", "ada, bo", "email: x"
    )


@pytest.mark.parametrize("name", ["_index", "README"])
def test_somebody_who_goes_by_a_folder_is_linked_by_the_path(tmp_path: Path, name: str) -> None:
    note = "---\ntype: person\n---\n## Log\n"
    people = {"People/Ada.md": note, f"People/Bo Lin/{name}.md": note}
    desk = Desk(tmp_path / "Vault", {"mdrel.toml": "", **people})
    desk.ok("log", "ada, bo lin", "lunch: soup")
    assert f"with [[People/Bo Lin/{name}|Bo Lin]]: soup" in desk.read("People/Ada.md")


def test_a_word_that_is_not_taken_is_said_even_where_it_is_quiet_and_the_entry_is_written(
    desk: Desk,
) -> None:
    done = desk.run("-q", "log", "ada", "call:", "yesterday", "she", "flew")
    assert done.returncode == 0
    assert (
        done.stderr
        == "! 'yesterday' is read as text, not as the day: put the day beside the channel word or before the colon, or use --date\n"
    )
    assert "- 2026-11-22 call: yesterday she flew\n" in desk.read(ADA_PATH)


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (
            ["log", "ada", "lunch", "tomorrow"],
            "",
            "'tomorrow' is in the future: nothing was logged",
        ),
        (
            ["log", "ada"],
            "lunch tomorrow: the pier\n",
            "'tomorrow' is in the future: nothing was logged",
        ),
        (["log", "ada", "lunch"], "tomorrow\n", "'tomorrow' is in the future: nothing was logged"),
        (
            ["log", "ada", "-d", "2026-11-23", "call: x"],
            "",
            "'2026-11-23' is in the future: nothing was logged",
        ),
        (
            ["log", "ada", "-d", "friday", "call yesterday: x"],
            "",
            "2026-11-21 and --date 2026-11-20 are two days",
        ),
        (["log", "ada", "-d", "last week", "call: x"], "", "'last week' is not one certain day"),
        (
            ["log", "ada", "call: x", "--next", "yesterday"],
            "",
            "is in the past: nothing was written",
        ),
        (
            ["log", "ada", "call: x", "--next", "2026-11-01"],
            "",
            "is in the past: nothing was written",
        ),
        (["snooze", "ada", "yesterday"], "", "is in the past: nothing was written"),
        (["snooze", "ada", "2026-01-01"], "", "is in the past: nothing was written"),
        (["answer", "bo", "--later", "yesterday"], "", "is in the past: nothing was written"),
        (
            ["answer", "bo", "--done", "email tomorrow: x"],
            "",
            "'tomorrow' is in the future: nothing was logged",
        ),
        (["target", "done", "ada", "email: x"], "", "Ada Lines is not a target (trusted)"),
    ],
)
def test_what_is_refused_writes_nothing(
    desk: Desk, words: list[str], typed: str, said: str
) -> None:
    before = hash_tree(desk.root)
    done = desk.run(*words, text=typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert hash_tree(desk.root) == before


@pytest.mark.parametrize(
    "words",
    [
        ["log", "ada", "call: x", "--next", "today"],
        ["snooze", "ada", "today"],
        ["log", "ada", "-d", "yesterday", "call yesterday: x"],
    ],
)
def test_today_and_a_day_said_twice_are_fine(desk: Desk, words: list[str]) -> None:
    desk.ok(*words)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("talked about the boat", "in-person: talked about the boat"),
        ("emailed her the plan", "email: emailed her the plan"),
        ("met up at the pier", "in-person: met up at the pier"),
        # As typed where no sentence goes on.
        ("called: the boat", "called: the boat"),
        ("emailed yesterday: the boat", "emailed: the boat"),
        ("talked, the boat", "talked: the boat"),
        ("call about the boat", "call: about the boat"),
        ("called", "called"),
    ],
)
def test_a_verb_keeps_its_sentence(desk: Desk, words: str, line: str) -> None:
    desk.ok("log", "ada", *words.split())
    written = [each for each in desk.read(ADA_PATH).split("\n") if each.startswith("- 2026-11-2")]
    assert written[0].partition(" ")[2].partition(" ")[2] == line


def test_the_whole_line_may_come_on_stdin(desk: Desk) -> None:
    desk.ok("log", text="ada call: the boat,\nand the oars #thanks\n")
    assert "- 2026-11-22 call: the boat, and the oars #thanks\n" in desk.read(ADA_PATH)


def test_nothing_on_stdin_logs_nothing(desk: Desk) -> None:
    before = hash_tree(desk.root)
    done = desk.run("log", text="\n")
    assert (done.returncode, "Nobody is named" in done.stderr) == (2, True)
    assert hash_tree(desk.root) == before


def test_a_target_contacted_counts(tmp_path: Path) -> None:
    desk = Desk(
        tmp_path / "Vault", {"mdrel.toml": "", "People/Cy Moss.md": "---\nlevel: target\n---\n"}
    )
    assert "1 of 1 contacted this week" in desk.ok(
        "target", "done", "cy", "email yesterday: asked for half an hour"
    )
    assert "- 2026-11-21 email: asked for half an hour\n" in desk.read("People/Cy Moss.md")


def test_an_answer_is_read_as_a_log_line_is(desk: Desk) -> None:
    desk.ok("answer", "bo", "--done", "email yesterday: sent the timetable +gave")
    assert desk.diff(BO_PATH, BO)[:2] == [
        "## Conversations",
        "- 2026-11-21 email: sent the timetable #gave",
    ]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--done"], "- 2026-11-22 message: answered: 20 minutes on trains"),
        (["--done", "said", "no"], "- 2026-11-22 message: said no"),
        (["--done", "-k", "email", "call me back"], "- 2026-11-22 email: call me back"),
        (["--done", "-d", "friday", "sent it"], "- 2026-11-20 message: sent it"),
    ],
)
def test_an_answer_without_a_channel_word_is_a_message(
    desk: Desk, words: list[str], line: str
) -> None:
    desk.ok("answer", "bo", *words)
    assert line in desk.diff(BO_PATH, BO)


def test_what_is_there_gets_promise_next_and_tags_and_one_undo_takes_all_back(desk: Desk) -> None:
    desk.ok("log", "ada", "call: the lamp")
    before = desk.read(ADA_PATH)
    desk.ok(
        "log",
        "ada",
        "call: the lamp",
        "--promise",
        "send the wire",
        "--next",
        "friday",
        "--thanked",
    )
    assert desk.diff(ADA_PATH, before) == [
        "next_contact: 2026-11-27",
        "- 2026-11-22 call: the lamp #thanks",
        "  - [ ] send the wire",
        "-- 2026-11-22 call: the lamp",
    ]
    assert "lost" not in desk.ok("doctor")
    desk.ok("undo")
    assert desk.read(ADA_PATH) == before
    desk.ok("undo")
    assert desk.read(ADA_PATH) == ADA


def test_what_was_logged_twice_and_is_lost_is_put_back_with_its_promise(desk: Desk) -> None:
    desk.ok("log", "ada", "call: the lamp")
    desk.ok("log", "ada", "call: the lamp", "--promise", "send the wire")
    (desk.root / ADA_PATH).write_text(ADA, encoding="utf-8")
    assert desk.run("doctor", "--fix").returncode == 0
    assert desk.diff(ADA_PATH, ADA) == ["- 2026-11-22 call: the lamp", "  - [ ] send the wire"]


def test_a_sign_in_place_of_a_name_in_an_empty_vault_is_an_error_and_no_crash(
    tmp_path: Path,
) -> None:
    (tmp_path / "Tea.md").write_text("x\n", encoding="utf-8")
    done = mdrel("log", ", call: x", vault=tmp_path)
    assert (done.returncode, "Nobody is named before ','" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr


def test_whom_and_joins_is_moved_and_contacted_as_well(desk: Desk) -> None:
    desk.ok("level", "ada", "and", "bo", "target")
    assert all("level: target" in desk.read(path) for path in (ADA_PATH, BO_PATH))
    desk.ok("target", "done", "ada", "and", "bo", "email: hello")
    assert "- 2026-11-22 email with [[Bo Lin]]: hello\n" in desk.read(ADA_PATH)
    told = desk.run("level", "ada", "and", "nobody", "trusted")
    assert told.returncode == 2
    assert "level: target" in desk.read(ADA_PATH)


@pytest.mark.parametrize("words", [["log", "petra", "call: x"], ["target", "done", "petra email"]])
def test_of_somebody_unknown_it_is_said_how_to_add_them(desk: Desk, words: list[str]) -> None:
    told = desk.run(*words)
    assert told.returncode == 3
    assert "  Somebody new gets a note first: `mdrel add NAME --level tentative`\n" in told.stderr


@pytest.mark.parametrize("words", [["show", "petra"], ["level", "petra", "up"], ["brief", "petra"]])
def test_what_is_no_talk_proposes_no_note(desk: Desk, words: list[str]) -> None:
    assert "mdrel add" not in desk.run(*words).stderr
