"""What `mdrel explain FILE:LINE` says of a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mdrel.app.line_report.explain import explain_line, explain_note
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.format_rules import REMEDIES, RULES
from tests.support.places import write_tree

ADA = "People/Ada Lovelace.md"
DAY = "Daily/2026-11-20.md"
NOTES = {
    ADA: "---\ntype: person\nlevel: trusted\nmood: fine\nlist:\n  - a\n---\n## Conversations\n\n- 2026-11-02 call: x\n- [ ] 2026-12-24 lunch\n- 2026-12-20 dinner\n- 2026-02-30 call\n\n"
    "- [ ] send the draft\n- [ ] her plan 📅 2026-12-01 #waiting\n- [x] sent\n- [-] dropped\n\n## Levels\n\n- 2026-06-01 target -> trusted\n",
    "People/Bo Lin.md": "---\ntype: person\nlevel: trusted\n---\n",
    DAY: "- Called [[Ada Lovelace]] and [[Bo Lin]]\n- Call [[Ada Lovelace]]\n- Called [[Nobody]]\n- [[Ada Lovelace]] moves house\n- [[Ada Lovelace]] and [[Bo Lin]] are friends\n- rain\n\n> quoted\n\n"
    "Snow and then a walk,\ncalled [[Bo Lin]].\n\n- Phoned [[Bo Lin]], no answer\n- [ ] mend the roof with [[Nobody]]\n",
    "Relationships/Trusted.md": "---\nmdrel: generated\n---\ntext\n",
}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a small vault on its day."""
    write_tree(tmp_path, NOTES)
    return Session(tmp_path, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("place", "verdict", "rule", "words"),
    [
        (f"{DAY}:1", "counted", "F51", "with Ada Lovelace and Bo Lin on 2026-11-20 (call)"),
        (f"{DAY}:2", "not counted", "F52", "with Ada Lovelace"),
        (f"{DAY}:3", "not counted", "F50", "none of those it names is a contact"),
        (f"{DAY}:4", "not counted", "F56", "Ada Lovelace"),
        (f"{DAY}:6", "nothing", "F50", "this note"),
        (f"{DAY}:8", "not read", "F39", "Quotes"),
        (f"{DAY}:10", "counted", "F51", "Bo Lin"),
        (f"{DAY}:11", "counted", "F51", "Bo Lin"),
        (f"{DAY}:13", "tried", "F59", "Bo Lin on 2026-11-20"),
        (f"{ADA}:1", "front matter", "", "The note is a contact"),
        (f"{ADA}:3", "front matter", "F10", "read as level"),
        (f"{ADA}:4", "front matter", "", "a property of your own"),
        (f"{ADA}:6", "front matter", "", "The note is a contact"),
        (f"{ADA}:9", "nothing", "F31", "the note of Ada Lovelace"),
        (f"{ADA}:11", "plan", "F36", "2026-12-24"),
        (f"{ADA}:12", "plan", "F38", "still to come"),
        (f"{ADA}:13", "warning", "MDR302", "no day of the calendar"),
        (f"{ADA}:22", "level", "", "trusted from 2026-06-01"),
        ("Relationships/Trusted.md:4", "not read", "F1", "mdrel generated this note"),
    ],
)
def test_a_line_gets_its_verdict_and_rule(
    session: Session, place: str, verdict: str, rule: str, words: str
) -> None:
    path, findings = explain_line(session, place)
    assert path == place.rpartition(":")[0]
    assert (findings[0].verdict, findings[0].rule) == (verdict, rule)
    assert words in findings[0].text


def test_of_a_note_in_somebodys_folder_no_line_is_read(tmp_path: Path) -> None:
    ideas = "People/Ada Lovelace/Ideas.md"
    for path in (ADA, ideas):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("# Conversations\n- 2026-11-02 call\n", encoding="utf-8")
    (found,) = explain_line(Session(tmp_path, date(2026, 11, 22)), f"{ideas}:2")[1]
    assert (found.verdict, found.rule) == ("not read", "F6")
    assert "lies in the folder of Ada Lovelace" in found.text


@pytest.mark.parametrize("name", ["Ada Lovelace (1)", "Ada Lovelace (conflicted copy)"])
def test_of_a_second_copy_no_line_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "People").mkdir()
    copy = f"People/{name}.md"
    for path in (ADA, copy):
        (tmp_path / path).write_text(NOTES[ADA], encoding="utf-8")
    session = Session(tmp_path, date(2026, 11, 22))
    (found,) = explain_line(session, f"{copy}:10")[1]
    assert (found.verdict, found.rule) == ("not read", "F9")
    assert found.text.endswith(" is not read.")
    assert [line for line, _ in explain_note(session, copy)[2]] == [1]
    assert explain_line(session, f"{ADA}:10")[1][0].verdict == "counted"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            DAY,
            [
                (1, "counted"),
                (2, "not counted"),
                (3, "not counted"),
                (4, "not counted"),
                (5, "not counted"),
                (10, "counted"),
                (13, "tried"),
                (14, "not counted"),
                (14, "not counted"),
            ],
        ),
        (
            ADA,
            [
                (10, "counted"),
                (11, "plan"),
                (12, "plan"),
                (13, "warning"),
                (15, "task"),
                (16, "task"),
                (17, "task"),
                (18, "task"),
                (22, "level"),
            ],
        ),
        ("People/Bo Lin.md", []),
        ("Relationships/Trusted.md", []),
        (".obsidian/x.md", [(1, "not read")]),
    ],
)
def test_of_a_whole_note_each_line_is_told_of_that_tells_something(
    session: Session, name: str, told: list[tuple[int, str]]
) -> None:
    write_tree(session.vault, {".obsidian/x.md": "x"})
    path, said, found = explain_note(session, name)
    assert path == name
    assert said == (session.vault / name).read_text(encoding="utf-8").split("\n")
    assert [(line, each.verdict) for line, each in found] == told
    for line, each in found if path != ".obsidian/x.md" else ():
        assert each in explain_line(session, f"{name}:{line}")[1]


def test_a_note_that_is_not_there_is_refused_and_codes_are_offered(session: Session) -> None:
    with pytest.raises(UsageError, match=r"There is no note 'Nobody\.md'") as refused:
        explain_note(session, "Nobody.md")
    assert "lists the codes" in refused.value.hint


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ("2026-11-02 missed her call", "F59"),
        ("2026-11-02 call: no answer", "F59"),
        ("2026-11-02 call: no answers yet on the grant", "F31"),
    ],
)
def test_an_entry_that_was_only_tried_names_its_rule(tmp_path: Path, entry: str, rule: str) -> None:
    (tmp_path / "People").mkdir()
    note = f"---\ntype: person\n---\n## Conversations\n\n- {entry}\n"
    (tmp_path / ADA).write_text(note, encoding="utf-8")
    (finding,) = explain_line(Session(tmp_path, date(2026, 11, 22)), f"{ADA}:6")[1]
    assert finding.rule == rule


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (15, "Promise: you owe it to Ada Lovelace."),
        (16, "Follow-up: Ada Lovelace owes it to you, by 2026-12-01."),
        (17, "It is done."),
        (18, "It is cancelled."),
    ],
)
def test_a_task_says_who_owes(session: Session, line: int, words: str) -> None:
    (finding,) = explain_line(session, f"{ADA}:{line}")[1]
    assert finding.verdict == "task"
    assert words in finding.text


DATED = {
    ADA: "---\ntype: person\n---\nno section\n\nwith [[Bo Lin]]\n",
    "People/Bo Lin.md": "---\ntype: person\n---\n",
    "Meetings/Off.md": "---\ntype: meeting\ndate: 2026-11-02\nstatus: cancelled\nattendees: [Ada Lovelace]\n---\nwith [[Ada Lovelace]]\n",
    "Meetings/Undated.md": "---\ntype: meeting\nattendees: [Ada Lovelace]\n---\n",
    "Meetings/Others.md": "---\ntype: meeting\ndate: 2026-11-02\nattendees: [Zed Quill]\n---\n- [ ] Ada Lovelace: call her back\n",
    "Meetings/Board.md": "---\ntype: meeting\ndate: 2026-11-02\nattendees: [Ada Lovelace]\n---\n[[Bo Lin]] wrote the plan\n\nrain\n\n[[Ada Lovelace]] and [[Bo Lin]]\n",
    "Meetings/Soon.md": "---\ntype: meeting\ndate: 2026-12-02\nattendees: [Ada Lovelace]\n---\nask [[Ada Lovelace]]\n",
    "Meetings/Listed.md": "---\ntype: meeting\ndate: 2026-11-03\n---\n## Attendees\n- [[Ada Lovelace]]\n",
    "Meetings/Nobody.md": "---\ntype: meeting\ndate: 2026-11-02\n---\n[[Bo Lin]] wrote the plan\n",
    "2026-11-02 Stew.md": "---\ntype: recipe\n---\nTalked with [[Bo Lin]] of onions\n",
}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Meetings/Off.md:5", [("front matter", "F10"), ("not counted", "F42")]),
        ("Meetings/Off.md:7", [("mention", ""), ("not counted", "F42")]),
        ("Meetings/Undated.md:3", [("front matter", "F10"), ("not counted", "F40")]),
        ("Meetings/Others.md:3", [("not counted", "F43"), ("info", "MDR404")]),
        ("Meetings/Board.md:6", [("mention", "F43")]),
        ("Meetings/Board.md:8", [("nothing", "")]),
        ("Meetings/Board.md:10", [("part", "F43")]),
        ("Meetings/Listed.md:6", [("part", "F43")]),
        ("Meetings/Soon.md:6", [("mention", "F43")]),
        ("Meetings/Nobody.md:5", [("mention", "F43")]),
        ("2026-11-02 Stew.md:4", [("mention", "F40")]),
        (f"{ADA}:6", [("mention", "F37")]),
    ],
)
def test_a_line_of_a_dated_note_is_told_by_the_rules_of_dated_notes(
    tmp_path: Path, place: str, expected: list[tuple[str, str]]
) -> None:
    write_tree(tmp_path, DATED)
    found = explain_line(Session(tmp_path, date(2026, 11, 22)), place)[1]
    assert [(each.verdict, each.rule) for each in found] == expected
    assert "Called [[Ada Lovelace]]" not in "".join(each.remedy for each in found)


def test_a_line_of_a_conversation_note_names_those_who_took_part(tmp_path: Path) -> None:
    write_tree(tmp_path, DATED)
    (found,) = explain_line(Session(tmp_path, date(2026, 11, 22)), "Meetings/Board.md:10")[1]
    assert found.people == ("Ada Lovelace",)
    assert found.text == "Ada Lovelace took part in the conversation that this note is."


def test_an_entry_that_was_not_held_is_told_with_what_would_count(tmp_path: Path) -> None:
    (tmp_path / "Bo Lin.md").write_text(
        "---\ntype: person\n---\n## Log\n\n- 2026-11-20 call cancelled by him\n- 2026-11-19 didn't call\n",
        encoding="utf-8",
    )
    for line, rule in ((6, "F58"), (7, "F57")):
        (finding,) = explain_line(Session(tmp_path, date(2026, 11, 22)), f"Bo Lin.md:{line}")[1]
        assert (finding.verdict, finding.rule) == ("not counted", rule)
        assert "put a colon before what was said" in finding.remedy


def test_what_is_mine_has_no_rule_that_says_it_is_theirs(tmp_path: Path) -> None:
    (tmp_path / "Bo Lin.md").write_text(
        "---\ntype: person\n---\n- [ ] Bo Lin: can you send him the plan?\n- [ ] Bo Lin: ask her for the plan\n",
        encoding="utf-8",
    )
    for line in (4, 5):
        (finding,) = explain_line(Session(tmp_path, date(2026, 11, 22)), f"Bo Lin.md:{line}")[1]
        sentence = RULES[finding.rule]
        assert "you owe it" not in finding.text or not sentence.endswith("is theirs.")


def test_a_path_may_be_absolute(session: Session) -> None:
    assert explain_line(session, f"{session.vault / DAY}:1")[0] == DAY


@pytest.mark.parametrize(
    ("place", "words"), [("No.md:1", "no note"), (f"{DAY}:99", "lines"), (f"{DAY}:0", "lines")]
)
def test_what_is_not_there_is_said(session: Session, place: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        explain_line(session, place)


@pytest.mark.parametrize(
    ("path", "rule", "words", "remedy"),
    [
        (".hidden/x.md", "F1", "'.hidden' is hidden", "does not begin with a dot"),
        ("People/.x.md", "F1", "'.x.md' is hidden", "does not begin with a dot"),
        ("mdrel.toml", "", "holds the settings", ""),
        ("list.txt", "", "is not a note: notes end in .md", ""),
        ("Old/Sub/x.md", "", "'Old/**' in notes.ignore", "Take 'Old/**' out of notes.ignore"),
        ("big.md", "", "behind a link, or is no regular file", "Put the note itself"),
        ("Templates/x.md", "F1", "is in a folder of templates", "Move the note out"),
    ],
)
def test_a_file_that_is_not_read_says_why_and_what_would_change_it(
    tmp_path: Path, path: str, rule: str, words: str, remedy: str
) -> None:
    (tmp_path / "mdrel.toml").write_text('[notes]\nignore = ["x", "Old/**"]\n', encoding="utf-8")
    at = tmp_path / path
    at.parent.mkdir(parents=True, exist_ok=True)
    session = Session(tmp_path, date(2026, 11, 22))
    assert session.problems == ()
    if path != "mdrel.toml":
        at.write_text("Called [[Ada Lovelace]]\n", encoding="utf-8")
    if path == "Templates/x.md":
        session = Session(tmp_path, date(2026, 11, 22))
    (found,) = explain_line(session, f"{path}:1")[1]
    assert (found.verdict, found.rule) == ("not read", rule)
    assert words in found.text
    assert remedy in found.remedy


def test_every_remedy_is_of_a_rule() -> None:
    assert set(REMEDIES) <= set(RULES)


@pytest.mark.parametrize(
    ("line", "has_tag"),
    [
        ("- Drinks after work ([[Ada Lovelace]])", True),
        ("- Promoted [[Ada Lovelace]] to the board", True),
        ("- Stayed at [[Ada Lovelace]]'s for a night", False),
        ("- What [[Ada Lovelace]] said at dinner, I want to know", True),
        ("- I want to know what [[Ada Lovelace]] told Tim", False),
    ],
)
def test_a_tag_is_offered_only_where_it_would_count(
    session: Session, line: str, has_tag: bool
) -> None:
    day = session.vault / "Daily/2026-11-19.md"
    for written, is_counted in ((line, False), (f"{line} #call", has_tag)):
        day.write_text(f"{written}\n", encoding="utf-8")
        (finding,) = explain_line(Session(session.vault, session.day), "Daily/2026-11-19.md:1")[1]
        assert (finding.verdict == "counted") is is_counted
        if written == line:
            assert ("#call" in finding.remedy) is has_tag
            assert "`Called [[Ada Lovelace]]" in finding.remedy


@pytest.mark.parametrize(
    ("task", "better", "words"),
    [
        ("- [ ] the plan of the mill", "- [ ] the plan of the mill #theirs", "Ada Lovelace owes"),
        ("- [ ] the plan", "- [ ] Ada Lovelace to send the plan", "Ada Lovelace owes"),
        ("- [ ] Ada Lovelace: the plan", "- [ ] send Ada Lovelace the plan", "you owe"),
        ("- [ ] the plan #waiting", "- [ ] the plan", "you owe"),
    ],
)
def test_a_task_says_what_would_give_it_another_owner(
    session: Session, task: str, better: str, words: str
) -> None:
    note = session.vault / "People/Bo Lin.md"
    ada = session.vault / ADA
    start = "---\ntype: person\nlevel: trusted\n---\n"
    note.write_text(start, encoding="utf-8")
    for written in (task, better):
        ada.write_text(f"{start}{written}\n", encoding="utf-8")
        (finding,) = explain_line(Session(session.vault, session.day), f"{ADA}:5")[1]
        assert finding.remedy == REMEDIES[finding.rule]
        assert (words in finding.text) is (written == better)


def test_a_talk_in_no_daily_note_is_told_with_what_would_make_it_one(tmp_path: Path) -> None:
    write_tree(tmp_path, {ADA: NOTES[ADA], "20261119.md": "- Called [[Ada Lovelace]]\n"})
    session = Session(tmp_path, date(2026, 11, 22))
    (found,) = explain_line(session, "20261119.md:1")[1]
    assert (found.verdict, found.rule) == ("not counted", "F50")
    assert "daily_format" in found.remedy


@pytest.mark.parametrize(
    ("task", "words", "remedy"),
    [
        ("Tom to send the plan", "Somebody who is no contact owes it", "end it with @me"),
        ("~~send the plan~~", "struck-out text", "no checklist"),
    ],
)
def test_a_task_that_is_nobodys_says_why_and_what_would_make_it_mine(
    tmp_path: Path, task: str, words: str, remedy: str
) -> None:
    people = tmp_path / "People"
    people.mkdir()
    text = f"# Ada\n\n## Notes\n\nx\n\ny\n- [ ] {task}\n- [ ] {task} @me\n"
    (people / "Ada.md").write_text(text, encoding="utf-8")
    session = Session(tmp_path, date(2026, 11, 22))
    finding = explain_line(session, "People/Ada.md:8")[1][0]
    assert words in finding.text
    assert remedy in finding.remedy
    if "@me" in remedy:
        mine = explain_line(session, "People/Ada.md:9")[1][0]
        assert mine.text == "Promise: you owe it to Ada."


def test_a_task_of_a_meeting_for_somebody_without_a_note_is_not_offered_as_mine(
    tmp_path: Path,
) -> None:
    write_tree(
        tmp_path,
        {
            "People/Ada.md": "",
            "2026-11-20 Plan.md": "---\ntype: meeting\nattendees: [Ada, Tom Reed]\n---\n- [ ] send Tom the plan\n",
        },
    )
    session = Session(tmp_path, date(2026, 11, 22))
    (finding,) = explain_line(session, "2026-11-20 Plan.md:5")[1]
    assert "or it is for them" in finding.text
    assert "@me" not in finding.remedy


def test_a_task_elsewhere_that_only_mentions_somebody_names_no_contact(tmp_path: Path) -> None:
    write_tree(tmp_path, {"People/Ada.md": "", "Books.md": "- [ ] read [[Ada]]'s book\n"})
    session = Session(tmp_path, date(2026, 11, 22))
    (finding,) = explain_line(session, "Books.md:1")[1]
    assert "names no contact as owner or object" in finding.text


@pytest.mark.parametrize("line", ["zoom [[Bo Lin]] 30m, bad sound", "[x] Call [[Bo Lin]]"])
def test_what_is_said_of_a_line_that_counts_is_not_that_it_is_no_talk(
    line: str, tmp_path: Path, session: Session
) -> None:
    (tmp_path / DAY).write_text(f"- {line}\n")
    _, (found, *_) = explain_line(session, f"{DAY}:1")
    assert (found.verdict, found.rule) == ("counted", "F52")
    assert "no talk" not in RULES[found.rule]


UNREAD = (
    "---\ntype: person\n---\n# Bo Lin\n- 2026-11-02 session 4\n\n## Natter\n- 2026-11-03 x\n\n## 2026-11-04 budget\n\n"
    "## Roofs\n### 2026-11-04 spend\n\n## History\n- 2026-11-05 budget\n"
)


@pytest.mark.parametrize(
    ("line", "rule", "words", "remedy"),
    [
        (5, "F37", "It is below no section's heading", "below a heading Conversations."),
        (8, "F37", "below the heading 'Natter'", "or add 'Natter' to notes.sections"),
        (10, "F32", "below no heading of a higher level", "as in `## 2026-11-20 call: the roof`."),
        (13, "F32", "below the heading 'Roofs'", "or add 'Roofs' to notes.sections"),
        (16, "F33", "this one has none", "Write the channel behind the date"),
    ],
)
def test_a_dated_line_that_is_not_read_says_where_it_stands(
    tmp_path: Path, line: int, rule: str, words: str, remedy: str
) -> None:
    write_tree(tmp_path, {"People/Bo Lin.md": UNREAD})
    found = explain_line(Session(tmp_path, date(2026, 11, 22)), f"People/Bo Lin.md:{line}")[1]
    assert found[0].rule == rule
    assert words in found[0].text
    assert remedy in found[0].remedy


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- Need to call [[Bo Lin]] about it", "Here that is 'Need to'."),
        ("- Did not call [[Bo Lin]]", "Here that is 'not'."),
        ("- Lunch with [[Bo Lin]] cancelled", "Here that is 'cancelled'."),
        ("- Ought to have gone to meet [[Bo Lin]]", "a plan keep it from being a talk."),
        (
            f"- Need to call [[Bo Lin]] about {'the roof ' * 30}",
            "a plan keep it from being a talk.",
        ),
    ],
)
def test_the_words_that_keep_a_line_from_counting_are_named(
    session: Session, line: str, words: str
) -> None:
    day = session.vault / "Daily/2026-11-19.md"
    day.write_text(f"{line}\n", encoding="utf-8")
    (found,) = explain_line(Session(session.vault, session.day), "Daily/2026-11-19.md:1")[1]
    assert found.verdict == "not counted"
    assert found.text.endswith(words)


@pytest.mark.parametrize(
    ("path", "front", "rule", "words"),
    [
        (
            "Meetings/2026-11-02 a.md",
            "type: recipe\npeople: Bo Lin",
            "F41",
            "It is a note of the kind recipe.",
        ),
        (
            "Meetings/2026-11-02 a.md",
            "type: call\nstatus: planned\npeople: Bo Lin",
            "F42",
            "has the status planned.",
        ),
        ("Meetings/a.md", "type: call\npeople: Bo Lin", "F40", "has no readable date"),
    ],
)
def test_a_note_that_is_no_conversation_says_why(
    session: Session, path: str, front: str, rule: str, words: str
) -> None:
    (session.vault / "Meetings").mkdir()
    (session.vault / path).write_text(f"---\n{front}\n---\n\nrain\n", encoding="utf-8")
    found = explain_line(Session(session.vault, session.day), f"{path}:{front.count(chr(10)) + 5}")[
        1
    ]
    assert [words in each.text for each in found if each.rule == rule] == [True]


def test_a_second_date_is_told_as_a_remark_on_a_note_that_counts(session: Session) -> None:
    (session.vault / "Meetings").mkdir()
    note = session.vault / "Meetings/2026-11-02 a.md"
    note.write_text("---\ntype: call\ndate: 2026-11-03\npeople: Bo Lin\n---\n", encoding="utf-8")
    found = explain_line(Session(session.vault, session.day), "Meetings/2026-11-02 a.md:3")[1]
    (told,) = [each for each in found if each.rule == "F49"]
    assert told.verdict == "info"
    assert told.text.startswith("The file name says 2026-11-02")


@pytest.mark.parametrize(
    ("lines", "told", "words", "remedy"),
    [
        ("# Tasks\n- [x] Call [[Bo Lin]]", ("not counted", "F62"), "with Bo Lin.", "#call"),
        ("# Tasks\n- [x] Call Bo Lin", ("not counted", "F62"), "with Bo Lin.", "heading."),
        ("# Tasks\n- [ ] Call [[Bo Lin]]", ("not counted", "F62"), "with Bo Lin.", "heading."),
        ("[[Mill]]: call with [[Bo Lin]]", ("counted", "F51"), "with Bo Lin on", ""),
        ("[[Mill]] met with [[Bo Lin]]", ("not counted", "F51"), "with Bo Lin.", ""),
        ("Call with Bo Lin at the [[Mill]]", ("not counted", "F50"), "with Bo Lin.", "Link"),
    ],
)
def test_of_the_readings_of_a_line_the_one_that_holds_is_told(
    lines: str, told: tuple[str, str], words: str, remedy: str, session: Session
) -> None:
    (session.vault / DAY).write_text(f"{lines}\n")
    place = f"{DAY}:{len(lines.splitlines())}"
    (found,) = [each for each in explain_line(session, place)[1] if each.verdict != "task"]
    assert (found.verdict, found.rule) == told
    assert words in found.text
    assert remedy in found.remedy
