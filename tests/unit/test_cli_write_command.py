"""The writing commands, as a person runs them.

Tested is what they change, what they say, and what they refuse.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.places import hash_tree
from tests.support.writing import ADA, BO, Desk

ROOT = Path(__file__).resolve().parents[2]
ADA_PATH, BO_PATH = "People/Ada Lines.md", "People/Bo Lin.md"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["log", "ptiya", "call"], 3, "Nobody called 'ptiya'"),
        (["log", "ada", "-d", "11/12", "call"], 2, "'11/12' could be two days"),
        (
            ["log", "ada", "-d", "tomorrow", "call"],
            2,
            "'tomorrow' is in the future: nothing was logged",
        ),
        (["log", "ada", "-k", "pigeon", "x"], 2, "'pigeon' is not a channel"),
        (["log", "ada"], 2, "has no text"),
        (["level", "ada", "up"], 2, "Ada Lines is trusted, the highest level"),
        (["level", "ada", "trustd"], 2, "'trustd' is not a level"),
        (["circle", "ada", "twelve"], 2, "'twelve' is not a circle"),
        (["snooze", "ada"], 2, "No day is given"),
        (["level", "ada"], 2, "No level is given"),
        (["circle", "ada"], 2, "No circle is given"),
        # A sign in place of a name means nobody, and surely not the first of the list.
        (["log", ",", "call:", "x"], 2, "Nobody is named before ','"),
        (["log", ",ada", "call:", "x"], 2, "Nobody is named before ','"),
        (["log", "ada,", ",", "bo:", "x"], 2, "Nobody is named before ','"),
        (["log", ": x"], 2, "Nobody is named before ':'"),
        (["level", ",", "target"], 2, "Nobody is named before ','"),
        (["level", ",,ada", "target"], 2, "Nobody is named before ','"),
        (["circle", ",", "ten"], 2, "Nobody is named before ','"),
        (["snooze", ",", "friday"], 2, "Nobody is named before ','"),
        (["set", ",", "role=x"], 3, "Nobody called ','."),
        (["follow-up", "add", ",", "x"], 2, "Nobody is named before ','"),
        (["follow-up", "add", ":", "x"], 2, "Nobody is named before ':'"),
        (["set", "ada"], 2, "What should be set?"),
        (["set", "ada", "level=trustd"], 2, "'trustd' is not a level; did you mean 'trusted'?"),
        (["set", "ada", "cadence=sometimes"], 2, "not a cadence"),
        (["set", "ada", "next_contact=11/12"], 2, "two days"),
        (["set", "ada", "paused=perhaps"], 2, "neither true nor false"),
        (["add", "Ada Lines"], 2, "already there"),
        (["add", "///"], 2, "cannot be the name of a note"),
        (["answer", "ada", "--done"], 2, "No message of Ada Lines is set aside"),
        (["answer", "--done"], 2, "for one person"),
        (["answer", "bo", "--done", "--drop"], 2, "One thing at a time"),
        (
            ["answer", "bo", "Tuesday 10:00"],
            2,
            "What became of the message of Bo Lin?",
        ),
        (["answer", "bo", "hello"], 2, "mdrel answer bo-lin --done hello if you answered so;"),
        (["answer", "nobody", "hello"], 3, "Nobody called 'nobody hello'"),
        (["follow-up", "done", "ada"], 2, "No open task with Ada Lines"),
        (["follow-up", "add", "ada"], 2, "What should be done?"),
        (["undo"], 2, "nothing to undo"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    desk: Desk, words: list[str], code: int, said: str
) -> None:
    before = hash_tree(desk.root)
    done = desk.run(*words)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert hash_tree(desk.root) == before


def test_level_moves_several_people_together_or_nobody(desk: Desk) -> None:
    desk.ok("level", "ada,", "bo", "target", "--why", "a new start")
    assert "level: target" in desk.read(ADA_PATH)
    assert "tentative -> target: a new start" in desk.read(BO_PATH)
    desk.ok("undo")
    assert (desk.read(ADA_PATH), desk.read(BO_PATH)) == (ADA, BO)
    # Ada is trusted already: nothing above.
    assert desk.run("level", "bo,ada", "up").returncode == 2
    assert (desk.read(ADA_PATH), desk.read(BO_PATH)) == (ADA, BO)


def test_level_moves_along_the_path_and_keeps_the_history(desk: Desk) -> None:
    desk.ok("level", "bo", "up", "--why", "she asked twice", "-d", "2026-11-01")
    assert desk.diff(BO_PATH, BO) == [
        "level: transactional",
        "## Levels",
        "- 2026-11-01 tentative -> transactional: she asked twice",
        "-level: tentative",
    ]
    assert "nothing to change" in desk.ok("level", "bo", "transactional")


def test_set_uses_the_spelling_of_the_note(tmp_path: Path) -> None:
    desk = Desk(
        tmp_path,
        {
            "People/Ada.md": "---\nRelationship Level: trusted\nCompany: X\nemails: [a@b.example]\nphone: 0123\n---\n"
        },
    )
    desk.ok(
        "set",
        "ada",
        "level=tentative",
        "organization=Y: Z",
        "email+=c@d.example",
        "phone+=yes",
        "new_key=12:30",
        "next_contact=friday",
    )
    assert desk.read("People/Ada.md") == (
        '---\nRelationship Level: tentative\nCompany: "Y: Z"\nemails: [a@b.example, c@d.example]\nphone:\n  - 0123\n  - "yes"\n'
        'new_key: "12:30"\nnext_contact: 2026-11-27\n---\n'
    )


def test_a_role_beside_a_title_that_is_the_job_does_not_rename_the_person(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"People/Ada.md": "---\ntitle: Engineer\ncompany: X\n---\n"})
    desk.ok("set", "ada", "role=Chief Engineer")
    assert desk.read("People/Ada.md") == "---\ntitle: Chief Engineer\ncompany: X\n---\n"


def test_add_writes_a_note_that_is_a_contact(desk: Desk) -> None:
    desk.ok(
        "add",
        "Zoë O'Neil / Łukasz",
        "--level",
        "target",
        "--source",
        "peers",
        "--they-offer",
        "maps",
        "--they-offer",
        "time",
        "--i-offer",
        "no",
    )
    assert desk.read("People/Zoë O'Neil Łukasz.md") == (
        '---\ntype: person\nname: Zoë O\'Neil / Łukasz\nlevel: target\nsource: peers\nthey_offer:\n  - maps\n  - time\ni_offer:\n  - "no"\n'
        "added: 2026-11-22\ntags:\n  - person\n---\n# Zoë O'Neil / Łukasz\n\n## Levels\n\n- 2026-11-22 target\n"
    )
    assert (
        json.loads(desk.ok("contacts", "zoe", "--json"))["items"][0]["name"]
        == "Zoë O'Neil / Łukasz"
    )


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("con", "con (person)"),
        ("a" * 200, "a" * 120),
        ("..hidden", "hidden"),
        ("x\u202ey", "x y"),
        ("ÄÖ" * 80, "ÄÖ" * 30),
    ],
)
def test_a_new_name_becomes_a_file_name_every_system_takes(
    desk: Desk, name: str, stem: str
) -> None:
    desk.ok("add", name)
    assert (desk.root / "People" / f"{stem}.md").is_file()


def test_answer_lists_what_was_set_aside_and_ends_it(desk: Desk) -> None:
    assert (
        desk.ok("answer")
        == "Bo Lin\tbo-lin\t2026-11-13\t2026-11-16\t20 minutes on trains\tPeople/Bo Lin.md\n"
    )
    assert json.loads(desk.ok("answer", "--json"))["items"][0]["about"] == "20 minutes on trains"
    desk.ok("answer", "bo", "--done", "-k", "email")
    assert desk.diff(BO_PATH, BO) == [
        "## Conversations",
        "- 2026-11-22 email: answered: 20 minutes on trains",
        "-owe_reply: 2026-11-13",
        "-owe_reply_about: 20 minutes on trains",
    ]
    assert desk.ok("answer") == ""


def test_later_puts_an_answer_off(desk: Desk) -> None:
    assert "answer" in desk.ok("today")
    desk.ok("answer", "bo", "--later", "2026-12-01")
    assert "answer" not in desk.ok("today")
    assert desk.ok("answer").split("\t")[3] == "2026-12-01"


def test_a_follow_up_is_added_and_ticked(desk: Desk) -> None:
    desk.ok("follow-up", "add", "ada:", "send the map", "--due", "friday")
    desk.ok("follow-up", "add", "ada", "the", "list", "--waiting")
    assert desk.diff(ADA_PATH, ADA) == [
        "## Follow-ups",
        "- [ ] send the map 📅 2026-11-27",
        "- [ ] the list #waiting ➕ 2026-11-22",
    ]
    done = desk.run("follow-up", "done", "ada", "the")
    assert done.returncode == 2
    assert "2 open tasks with Ada Lines say 'the'. Which?" in done.stderr
    desk.ok("follow-up", "done", "ada", "map")
    assert "- [x] send the map 📅 2026-11-27 ✅ 2026-11-22\n" in desk.read(ADA_PATH)


def test_of_equal_tasks_the_one_at_a_place_is_ticked(desk: Desk) -> None:
    tasks = "- [ ] send the map\n" * 3
    (desk.root / ADA_PATH).write_text(f"{ADA}\n## Follow-ups\n\n{tasks}", encoding="utf-8")
    last = ADA.count("\n") + 6
    asked = desk.run("follow-up", "done", "ada", "send", "the", "map")
    assert asked.returncode == 2
    assert f"send the map  {ADA_PATH}:{last}\n" in asked.stderr
    assert desk.run("follow-up", "done", "ada", f"{ADA_PATH}:{last + 1}").returncode == 2
    assert desk.read(ADA_PATH).endswith(tasks)
    desk.ok("follow-up", "done", "ada", *f"{ADA_PATH}:{last}".split())
    assert desk.read(ADA_PATH).endswith(
        "- [ ] send the map\n" * 2 + "- [x] send the map ✅ 2026-11-22\n"
    )


@pytest.mark.parametrize(
    "task",
    [
        "@me send the map",
        "send the map (me)",
        "**Me:** send the map",
        "send the map (owner: Ada Lines)",
        "send the map (owner: Ada Lines, 2026-11-30)",
        "send [assignee:: [[Ada Lines]]] the map",
    ],
)
def test_a_task_is_ticked_whose_words_say_whose_it_is(desk: Desk, task: str) -> None:
    before = f"{ADA}\n## Follow-ups\n\n- [ ] {task}\n"
    (desk.root / ADA_PATH).write_text(before, encoding="utf-8")
    assert desk.ok("follow-up", "list", "ada").split("\t")[4] == "send the map"
    desk.ok("follow-up", "done", "ada", "send the map")
    assert desk.read(ADA_PATH) == before.replace(f"[ ] {task}\n", f"[x] {task} ✅ 2026-11-22\n")


@pytest.mark.parametrize(
    ("words", "height"),
    [
        (["today"], "24"),
        (["today", "--why"], "60"),
        (["follow-up", "list"], "24"),
        (["show", "ada"], "24"),
        (["brief", "ada"], "24"),
    ],
)
@pytest.mark.parametrize("level", ["trusted", "tentative\nsnooze_until: 2026-12-01"])
def test_no_screen_shows_the_signs_of_markdown_in_a_promise(
    tmp_path: Path, words: list[str], height: str, level: str
) -> None:
    tasks = "## Follow-ups\n\n- [ ] **Kyle** has the `plan`\n- [ ] ~~a~~ *map* 📅 2026-11-20\n"
    notes = {ADA_PATH: f"---\nlevel: {level}\n---\n{tasks}", "mdrel.toml": ""}
    desk = Desk(tmp_path / "Vault", notes)
    assert "**Kyle**" in desk.ok("follow-up", "list")
    shown = desk.run(*words, TERM="xterm", LINES=height, COLUMNS="90", NO_COLOR="1").stdout
    assert "Kyle has the plan" in shown
    assert "a map" in shown
    assert not set(shown) & set("*`~")


def test_a_task_is_ticked_by_the_words_that_a_screen_shows(desk: Desk) -> None:
    before = f"{ADA}\n## Follow-ups\n\n- [ ] the **key**, again\n"
    (desk.root / ADA_PATH).write_text(before, encoding="utf-8")
    told = desk.ok("follow-up", "done", "ada", "key, again")
    assert "done: the key, again" in told
    assert "- [x] the **key**, again ✅ 2026-11-22\n" in desk.read(ADA_PATH)


def test_archive_and_back(desk: Desk) -> None:
    desk.ok("archive", "ada")
    assert "archived: true\n" in desk.read(ADA_PATH)
    desk.ok("archive", "ada", "--undo")
    assert desk.read(ADA_PATH) == ADA


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("---\nlevel: trusted\nwhy: this: that\n---\n", "People/Cy Moss.md:3"),
        ("---\nlevel: trusted\n---\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "People/Cy Moss.md:4"),
        ("---\n{level: trusted}\n---\n", "People/Cy Moss.md:2"),
        ("---\nlevel: &l trusted\nother: *l\n---\n", "People/Cy Moss.md:2"),
        ("---\nlevel: trusted\nlevel: target\n---\n", "People/Cy Moss.md:2"),
    ],
)
def test_a_note_that_cannot_be_edited_safely_is_refused_with_its_line(
    desk: Desk, content: str, said: str
) -> None:
    note = desk.root / "People" / "Cy Moss.md"
    note.write_text(content)
    before = hash_tree(desk.root)
    done = desk.run("set", "cy", "level=tentative")
    assert done.returncode == 6
    assert said in done.stderr
    assert hash_tree(desk.root) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("## Conversations\n\n```\nopen\n", "never closed"),
        ("## Conversations\n\n## Meetings\n", "two sections"),
        ("\x00\xff", "not UTF-8"),
    ],
)
def test_an_entry_is_refused_where_its_place_is_not_clear(
    desk: Desk, content: str, said: str
) -> None:
    note = desk.root / "People" / "Cy Moss.md"
    note.write_bytes(content.encode("latin-1"))
    before = hash_tree(desk.root)
    done = desk.run("log", "cy", "call:", "x")
    assert done.returncode == 6
    assert said in done.stderr
    assert "People/Cy Moss.md:" in done.stderr
    assert hash_tree(desk.root) == before


def test_words_that_would_hide_other_lines_are_refused(desk: Desk) -> None:
    note = desk.root / ADA_PATH
    note.write_text(ADA + "- 2026-09-01 lunch: %% private %%\n")
    done = desk.run("log", "ada", "call:", "half %% off")
    assert done.returncode == 6
    assert "'half %% off' would be hidden in the note" in done.stderr
    assert note.read_text() == ADA + "- 2026-09-01 lunch: %% private %%\n"


@pytest.mark.parametrize(
    "words",
    [
        ["log", "ada", "call: x\udcff"],
        ["set", "ada", "city=x\udcff"],
        ["add", "x\udcff"],
        ["level", "bo", "up", "--why", "x\udcff"],
    ],
)
def test_bytes_that_are_not_utf8_are_refused_in_words(desk: Desk, words: list[str]) -> None:
    before = hash_tree(desk.root)
    done = desk.run(*words)
    assert done.returncode in {2, 6}
    assert "Traceback" not in done.stderr
    assert hash_tree(desk.root) == before


def test_a_read_only_note_is_refused(desk: Desk) -> None:
    note = desk.root / ADA_PATH
    note.chmod(0o444)
    done = desk.run("log", "ada", "call:", "x")
    assert done.returncode == 6
    assert "read-only" in done.stderr
    assert desk.read(ADA_PATH) == ADA


def test_reading_commands_leave_the_vault_alone_whatever_was_written(desk: Desk) -> None:
    """P1: bytes, modes and times."""
    desk.ok("log", "ada", "call:", "x")
    before = hash_tree(desk.root)
    for words in (
        ["today"],
        ["due"],
        ["show", "ada"],
        ["brief", "ada"],
        ["find", "x"],
        ["stats"],
        ["contacts"],
        ["check"],
        ["answer"],
        ["undo", "--list"],
        ["undo", "--dry-run"],
    ):
        desk.run(*words)
    assert hash_tree(desk.root) == before
