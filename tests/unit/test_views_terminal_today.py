"""The screens on a real terminal: nothing wider than it, everything that matters on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mdrel.model.policy import Policy
from mdrel.rules.checks import run_checks
from mdrel.rules.checks.notices import make_notices
from mdrel.rules.prompts import make_thank
from mdrel.rules.statistics import Bar
from mdrel.views.terminal.bar_chart import bar_item, draw_bars
from mdrel.views.terminal.morning import draw_morning
from mdrel.views.terminal.morning_in_full import draw_today
from mdrel.views.terminal.problems import say_numbers
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.text import cell_width, cut, flow, hang, pad, show, wrap
from mdrel.views.terminal.triage import say_channels
from mdrel.views.terminal.wording import describe_last
from tests.support.method import TODAY, agenda_of, stand_alone, write_log, write_person
from tests.support.places import copy_example
from tests.support.running import DAY, VAULT, mdrel
from tests.support.vaults import read_vault

ROOT = Path(__file__).resolve().parents[2]


def on_terminal(*words: str, width: int, **environment: str) -> str:
    """Return what mdrel prints on a pseudo-terminal of `width` columns, on the example vault."""
    shown = {"TERM": "xterm", "COLUMNS": str(width), "LINES": "24", **environment}
    return mdrel("-q", *words, vault=VAULT, day=DAY, typed="", **shown).stdout


@pytest.mark.parametrize("width", [40, 60, 72, 80, 84, 100])
@pytest.mark.parametrize(
    "words", [["today", "--why"], ["due", "--within", "30d"], ["contacts"], ["contacts", "--why"]]
)
def test_no_line_is_wider_than_the_terminal(words: list[str], width: int) -> None:
    shown = on_terminal(*words, width=width, NO_COLOR="1")
    assert "Priya Raman" in shown
    assert [line for line in shown.split("\n") if cell_width(line) > max(width, 40)] == []


def test_the_dates_behind_a_reason_are_said_in_words() -> None:
    agenda = agenda_of(
        {
            "Ada.md": write_person(
                "level: transactional\nobjective: a pilot\nobjective_due: 2026-11-25\ncadence: none"
            ),
            "Bo.md": write_person("level: tentative\ncadence: none\nowe_reply: 2026-11-10"),
            "Cy.md": write_person("level: target\nthey_offer: x\ni_offer: y"),
        }
    )
    lines = [line.strip() for line in draw_today(agenda, Screen(100, lambda text, _: text))]
    assert [line.removeprefix("why ").strip() for line in lines if line.startswith("why ")] == [
        "M2: a pilot (its day is 25 Nov)",
        "M12: a message set aside (it came on 10 Nov, due on 13 Nov)",
        "M16: 0 of 1 contacted this week (the week of 16 Nov)",
    ]


def test_the_morning_screen_says_whom_to_call_and_what_to_say() -> None:
    shown = on_terminal("today", width=100, NO_COLOR="1")
    for words in (
        "Sunday 22 November",
        "4 things to do",
        "promise you owe: board pack template (since 12 Oct)",
        "ask     How did the move go?",
        "● Sam Okafor         the three, 33 days    +1 202 555 0102",
        "ANSWER   Joris Veld 9 days: 20 minutes on routing software (joris@veld.example)",
        "TARGET   Ines Moreau 0 of 1 this week (until tonight; goal met 6 weeks in a row);",
        "you gain: EU hiring; they gain: US buyers",
        "Marco Rossi due Wed 25 Nov; Dana Cole, birthday Thu 26 Nov",
    ):
        assert words in shown
    assert "\x1b[" not in shown


def busy() -> dict[str, str]:
    """Return a vault in which there is much to do.

    There are calls, promises, follow-ups, messages set aside, birthdays and targets.
    """
    notes = {}
    for number in range(46):
        circle = "circle: three\n" if number < 3 else "circle: ten\n" if number < 12 else ""
        owed = (
            "owe_reply: 2026-11-10\nowe_reply_about: the northern licence and who shall sign it\n"
            if number % 9 == 4
            else ""
        )
        promises = "".join(
            f"- [ ] send plan {each} of the mill and of the dam, with all drawings\n"
            for each in range(5)
        )
        notes[f"Carla Sorrell{number:02}.md"] = (
            f"---\ntype: person\nlevel: {('trusted', 'transactional')[number % 2]}\n{circle}{owed}phone: +1 202 555 01{number:02}\nbirthday: 1980-11-{20 + number % 9}\n"
            f"objective: renew the licence of the northern sites before the summer\n---\n## Log\n\n- 2026-0{1 + number % 8}-12 call: she asked about the boat house "
            f"and whether the oars are with her brother; did he answer? #thanks\n\n## Follow-ups\n\n{promises}- [ ] call the notary 📅 2026-11-{10 + number % 12}\n"
        )
    notes["Tess Dunmore.md"] = (
        "---\ntype: person\nlevel: target\n---\n## Gossip\n\n- 2026-11-02 call: x\n"
    )
    notes["Nolan Yarrow.md"] = "---\ntype: person\n---\n"
    return notes


def draw(notes: dict[str, str], height: int, width: int = 80, calls: int = 5) -> list[str]:
    """Return the morning of a vault."""
    snapshot = read_vault(notes)
    problems = run_checks(snapshot, Policy(), TODAY)
    screen = Screen(width, lambda text, _: text, calls, height=height)
    return draw_morning(
        agenda_of(notes), screen, make_notices(problems, Policy().reading), say_numbers(problems)
    )


@pytest.mark.parametrize("height", [20, 24, 29, 30, 40, 60])
@pytest.mark.parametrize("width", [72, 80, 100])
def test_a_full_day_fits_the_rows_and_the_columns(width: int, height: int) -> None:
    lines = draw(busy(), height, width)
    assert len(lines) < height
    assert max(map(cell_width, lines)) <= width
    full = [line for line in lines if line.startswith("● ")]
    assert len(full) <= (3 if height < 30 else 5)
    assert any("COMING" in line for line in lines)
    assert "more: mdrel follow-up list" in "\n".join(lines)
    assert "1 person has no level: mdrel triage" in lines
    assert any("'Gossip'" in line for line in lines)
    assert lines[-1].startswith("mdrel go · mdrel log ")
    assert "mdrel check" in lines[-1]


def test_those_who_are_not_shown_in_full_are_named() -> None:
    notes = {
        f"{name}.md": write_person("level: trusted") for name in ("Ada", "Bo", "Cy", "Dan", "Eve")
    }
    assert "  and 2 more: Dan, Eve" in draw(notes, 24)
    assert not [line for line in draw(notes, 30) if "more" in line]
    many = {f"Person {number:03}.md": write_person("level: trusted") for number in range(500)}
    assert [line for line in draw(many, 24) if "more:" in line] == [
        "  and 497 more: Person 003, Person 004, Person 005, Person 006 …: mdrel due"
    ]
    assert len(draw(many, 10)) < 10
    assert draw(many, 4) == draw(many, 5), "the shortest screen there is"


def test_a_long_name_leaves_the_command_that_shows_it() -> None:
    notes = {f"{letter * 90}.md": write_person("level: trusted") for letter in "abcdef"}
    assert [line for line in draw(notes, 24) if "more:" in line] == ["  and 3 more: mdrel due"]


def test_promises_that_stand_with_nobody_shown_are_counted() -> None:
    notes = {
        "Ada.md": write_person(
            "level: trusted",
            "## Follow-ups\n\n" + "".join(f"- [ ] plan {each}\n" for each in range(9)),
        )
    }
    assert "PROMISED 7 more tasks: mdrel follow-up list" in draw(notes, 24)
    assert "PROMISED 9 tasks: mdrel follow-up list" in draw(notes, 8), "none is shown"


def test_nobody_with_a_level_is_no_empty_day() -> None:
    lines = draw({f"{name}.md": write_person("") for name in ("Ada", "Bo")}, 24)
    assert "2 people have no level: mdrel triage" in lines
    assert not [line for line in lines if "thing" in line or "Nobody" in line]


def test_in_a_pipe_what_is_not_read_goes_to_stderr(tmp_path: Path) -> None:
    (tmp_path / "Ada.md").write_text(
        "---\ntype: person\n---\n## Natter\n\n- 2026-11-01 call: x\n", encoding="utf-8"
    )
    told = mdrel("today", vault=tmp_path)
    assert told.stdout == ""
    assert told.stderr.split("\n")[:2] == [
        "1 person has no level: mdrel --today 2026-11-22 triage",
        "1 dated line under 'Natter' is not read as a conversation: write in mdrel.toml below [notes]: sections = [\"Natter\"]",
    ]


def test_a_terminal_gets_colours_and_a_dumb_one_none() -> None:
    assert "\x1b[1m" in on_terminal("today", width=100)
    assert "\x1b[" not in on_terminal("today", width=100, TERM="dumb")


def test_an_empty_day_says_who_is_next(tmp_path: Path) -> None:
    note = "---\ntype: person\nlevel: trusted\n---\n## Log\n- 2026-11-20 call: x\n"
    (tmp_path / "Ada.md").write_text(note, encoding="utf-8")
    assert "Nobody is waiting. Next: Ada, Sun 20 Dec." in on_terminal(
        "--vault", str(tmp_path), "today", width=80
    )


@pytest.mark.parametrize(
    "words", [["today"], ["due"], ["contacts"], ["contacts", "--why"]], ids=" ".join
)
def test_an_empty_vault_says_how_to_begin(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "Tea.md").write_text("Just a note.\n", encoding="utf-8")
    shown = mdrel("-q", *words, vault=tmp_path, COLUMNS="60", LINES="24", NO_COLOR="1").stdout
    assert "There are no contacts yet." in shown
    words_shown = " ".join(shown.split())
    assert f"`mdrel --today {DAY} add NAME --level trusted` makes the first note." in words_shown


def test_a_level_without_anybody_due_names_who_is_next_of_that_level() -> None:
    assert (
        on_terminal("due", "target", width=80)
        == "Nobody is waiting. Next: Amara Diallo, Wed 2 Dec.\n"
    )


def test_what_a_code_means_fits_the_screen() -> None:
    lines = on_terminal("explain", "MDR204", width=40, NO_COLOR="1").split("\n")
    assert max(map(cell_width, lines)) <= 40
    assert "notes.date_order in mdrel.toml." in " ".join(lines)


def test_check_and_init_and_demo_on_a_terminal(tmp_path: Path) -> None:
    assert "did you mean 'tentative'?" in on_terminal("check", width=100)
    shown = on_terminal("demo", str(tmp_path / "demo"), width=100)
    assert "CALL TODAY" in shown
    assert (tmp_path / "demo" / "Relationships" / "reminders.ics").is_file()
    assert "Using the example vault" in on_terminal("demo", str(tmp_path / "demo"), width=100)
    copy_example(tmp_path / "notes")
    (tmp_path / "notes" / "mdrel.toml").unlink()
    shown = on_terminal("init", str(tmp_path / "notes"), width=100)
    assert "42 look like people" in shown
    settings = tmp_path / "notes" / "mdrel.toml"
    assert f"Written: {settings}" in shown
    assert "vault_id" in settings.read_text(encoding="utf-8")
    assert "vault_id" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("a\tb\nc", "a b c"),
        ("\u202eevil", "\ufffdevil"),
        ("\ud800", "\ufffd"),
        ("\x7f", "␡"),
        ("Zoë 李", "Zoë 李"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(text: str, shown: str) -> None:
    assert show(text) == shown


def test_text_is_cut_padded_and_wrapped_by_cells() -> None:
    assert cut("李雷李雷", 5) == "李雷…"
    assert pad("ab", 4) == "ab  "
    assert cell_width(pad("李雷李雷", 5)) == 5
    assert all(
        cell_width(re.sub("^ +", "", line)) <= 20
        for line in wrap(["one thing", "another thing", "a third"], 24, 4)
    )


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize(
    "words",
    [
        ["brief", "priya"],
        ["brief", "joris"],
        ["show", "owen", "--all"],
        ["find", "the"],
        ["answer"],
        ["target", "list"],
        ["history", "dana"],
        ["stats", "--funnel"],
    ],
    ids=" ".join,
)
def test_what_is_to_be_read_is_broken_into_lines_and_not_cut(words: list[str], width: int) -> None:
    shown = on_terminal(*words, width=width, NO_COLOR="1")
    assert [
        line
        for line in shown.split("\n")
        if cell_width(line) > width and not re.match(r" {4}\S.*\.md:\d+$", line)
    ] == []
    if words[0] != "find":
        assert "…" not in shown


@pytest.mark.parametrize("width", [40, 50, 60])
def test_a_narrow_screen_keeps_every_name_in_its_rows(width: int) -> None:
    lines = on_terminal("today", width=width, NO_COLOR="1").rstrip("\n").split("\n")
    assert len(lines) < 24
    for said in (
        "● Sam Okafor",
        "● Priya Raman",
        "    reach   +1 202 555 0102",
        "    ask     How did the move go?",
        "ANSWER   Joris Veld",
        "TARGET   Ines Moreau",
    ):
        assert [line for line in lines if line.startswith(said)], said


def test_a_question_that_is_asked_is_not_repeated_in_the_last_talk() -> None:
    for words in (["today"], ["today", "--why"]):
        shown = on_terminal(*words, width=100, NO_COLOR="1")
        assert "meal 20 Oct: book, daughter's move" in shown
        assert shown.count("How did the move go?") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("How was it?", "call 12 Nov"),
        ("the boat. How was it?", "call 12 Nov: the boat"),
        ("How was it? And more", "call 12 Nov: And more"),
        ("will he come? the boat", "call 12 Nov: will he come? the boat"),
    ],
)
def test_what_is_left_of_the_last_talk_beside_its_question(text: str, said: str) -> None:
    standing = stand_alone("level: trusted", write_log(f"2026-11-12 call: {text}"))
    shown = describe_last(standing.last_conversation, standing.prompts, TODAY)
    assert shown == said
    assert describe_last(standing.last_conversation, (), TODAY) == f"call 12 Nov: {text}"
    assert describe_last(None, standing.prompts, TODAY) == ""


def test_levels_and_dates_take_the_room_they_need() -> None:
    shown = on_terminal("contacts", width=100, NO_COLOR="1")
    assert re.search(
        r"^○ fine +Zoë Łukasz Müller  transactional ten  3 Dec +spoke 10 Nov$", shown, re.MULTILINE
    )
    assert re.search(r"transactional +11 Feb 2027  meeting 11 Nov", shown)


def test_a_place_found_far_inside_a_long_text_is_shown_around_the_word(tmp_path: Path) -> None:
    (tmp_path / "Ada.md").write_text(
        f"---\ntype: person\n---\n{'so it goes ' * 60}the Lighthouse plan {'and on ' * 60}\n",
        encoding="utf-8",
    )
    shown = on_terminal("--vault", str(tmp_path), "find", "lighthouse", width=60, NO_COLOR="1")
    assert re.search(r"^  … so it goes .*$", shown, re.MULTILINE)
    assert "the Lighthouse plan" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("text", "width", "most", "lines"),
    [
        ("", 9, 0, [""]),
        ("one two three", 9, 0, ["one two", "three"]),
        ("one two three", 7, 1, ["one tw…"]),
        ("one two three four", 9, 2, ["one two", "three fo…"]),
        ("abcdefghij k", 4, 0, ["abcd", "efgh", "ij k"]),
        ("a bcdefghij", 4, 2, ["a", "bcd…"]),
        ("李雷 李雷", 5, 0, ["李雷", "李雷"]),
        ("a\x1b[2J\tb", 40, 0, ["a␛[2J b"]),
    ],
)
def test_text_flows_at_blanks_into_lines_of_so_many_cells(
    text: str, width: int, most: int, lines: list[str]
) -> None:
    assert flow(text, width, most) == lines


def test_what_hangs_stays_as_it_is_where_it_fits_and_is_indented_where_not() -> None:
    assert hang("default  ", 'key = "a  b"', 30, 13) == ['default  key = "a  b"']
    assert hang("default  ", "key = one two three", 24, 13) == [
        "default  key = one",
        " " * 13 + "two three",
    ]
    assert hang("", "key = one two", 9, 4) == ["key =", "    one", "    two"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["2026-11-02: x", "2026-10-02 lunch: x", "2026-09-02: x"],
            "1 meal, 2 with no channel named",
        ),
        (["2026-11-02 call: x", "2026-10-02 call: x"], "2 calls"),
        (["2026-11-02: x", "2026-10-02: x"], "no channel named"),
    ],
)
def test_the_channels_of_some_talks(lines: list[str], expected: str) -> None:
    assert say_channels(stand_alone("", write_log(*lines)).talks) == expected


def test_the_chart_names_it_and_the_data_keep_their_word() -> None:
    bars = (Bar("channel", "other", 2), Bar("purpose", "other", 1))
    drawn = list(draw_bars(bars, Screen(80, lambda text, _: text)))
    assert drawn[1].startswith("  no channel named    2  ")
    assert drawn[-1].startswith("  other               1  ")
    assert bar_item(bars[0])["label"] == "other"


def test_one_thanks_for_a_talk_and_not_for_other() -> None:
    talks = stand_alone("", write_log("2026-11-02 #got")).talks
    prompt = make_thank(stand_alone("", "").contact, talks, TODAY)
    assert prompt
    assert prompt.text == "a talk"


def test_why_names_no_identifiers_says_nothing_twice_and_does_not_name_itself() -> None:
    notes = {
        "People/Ada Lin.md": write_person(
            "level: trusted\nbirthday: 11-22",
            write_log("2026-11-20 call") + "\n## Tasks\n\n- [ ] plans 📅 2026-11-20\n- [ ] keys\n",
        )
    }
    agenda = agenda_of(notes)
    text = "\n".join(draw_today(agenda, Screen(100, lambda text, _: text)))
    assert "a task whose day has come (due on 20 Nov)" in text
    assert "a promise without a day" in text
    assert "a birthday (on 22 Nov)" in text
    assert "follow_up" not in text
    assert "--why" not in text
    assert text.count("you owe: plans") == 1
