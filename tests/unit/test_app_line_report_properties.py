"""`mdrel explain FILE:LINE` of a property says what the index has of it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from mdrel.app.line_report.explain import explain_line
from mdrel.app.line_report.told_note import Verdict
from mdrel.app.session import Session
from mdrel.model.contact import Profile
from mdrel.parse.spellings import SPELLINGS
from tests.support.places import write_tree

TODAY = date(2026, 11, 22)
VALUES = (
    "", " trusted", " boss", " [trusted, target]", " ten", " 2026-11-02", " 3/11/26", " 4 Dec", " monthly", " yes",
    " ann@engines.example", " +44 20 5550 0001", " {a: b}", ' "[[Bo Lin]]"', " mentor", " person", " ~",
)  # fmt: skip
# Problems of several notes that say the same.
_OF_SEVERAL = {"MDR402", "MDR403"}
AROUND = (
    "type: person\n",
    "type: person\nlevel: target\norganization: Northwind\nbirthday: 1980-01-02\n",
)
OPENING = (
    "Birthday: 4 Dec", "- **Role:** Pilot", "Email: nobody", "Email: ann@engines.example", "Level: boss", "Level: trusted",
    "Company: Northwind", "Met: at the fair", "Met: 2026-01-02", "Name: Ann", "level:: trusted", "- role:: Pilot",
    "[cadence:: monthly] and [circle:: nine]", "(next_contact:: 2026-12-01)", "type:: person", "paused:: perhaps", "Phone: 12",
    "mood:: fine", "last_contact:: 2026-11-02", "tags:: person", "Cadence: sometimes", "Organisation: Northwind",
)  # fmt: skip


def _front_matter() -> Iterator[tuple[str, int]]:
    """Yield notes with a property, and the line on which it stands: of each key some values."""
    keys = {spelling for spellings in SPELLINGS.values() for spelling in spellings[:3]} | {"mood"}
    for around in AROUND:
        for number, key in enumerate(sorted(keys)):
            for value in VALUES[number % 3 :: 3]:
                yield f"---\n{around}{key}:{value}\n---\n# Ann\n", around.count("\n") + 2


def _openings() -> Iterator[tuple[str, int]]:
    for around in AROUND:
        for line in OPENING:
            head = f"---\n{around}---\n# Ann\n"
            yield f"{head}{line}\n\n## Notes\n", head.count("\n") + 1


def _write(root: Path, texts: list[str]) -> Session:
    (root / "People").mkdir(parents=True)
    for number, text in enumerate(texts):
        (root / f"People/Ann {number}.md").write_text(text, encoding="utf-8")
    return Session(root, TODAY)


def _without_line(text: str, line: int) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[: line - 1], "", *lines[line:]])


def _profile(session: Session, path: str) -> Profile | None:
    """What was read of somebody; that a level could not be read says nothing of them."""
    profile = session.index.notes[path].profile
    return replace(profile, places={}, is_level_unreadable=False) if profile else None


def _is_read(findings: list[Verdict]) -> bool:
    return any(
        " is read as " in each.text or each.text.startswith("Counts as a conversation")
        for each in findings
    )


@pytest.mark.uninstrumented
@pytest.mark.parametrize("make", [_front_matter, _openings])
def test_a_property_is_said_to_be_read_where_the_index_has_it(
    make: Callable[[], Iterator[tuple[str, int]]], tmp_path: Path
) -> None:
    cases = list(make())
    told = _write(tmp_path / "told", [text for text, _ in cases])
    silent = _write(tmp_path / "silent", [_without_line(*case) for case in cases])
    wrong = []
    for number, (text, line) in enumerate(cases):
        path = f"People/Ann {number}.md"
        findings = explain_line(told, f"{path}:{line}")[1]
        has_it = _profile(told, path) != _profile(silent, path)
        is_shared = any(each.rule in _OF_SEVERAL for each in findings)
        if not is_shared and _is_read(findings) != has_it:
            wrong.append((text, [(each.verdict, each.text) for each in findings], has_it))
    assert wrong == []


NOTES = {
    "People/Ann.md": "---\ntype: person\nrelationship: boss\ncompany: Northwind\norganization: Northwind Rail\nname: Ann\ncircle:\ndate: 2026-11-02\n---\n# Ann\nBirthday: 4 Dec\nEmail: none\n\n"
    "## Log\n- 2026-11-02 call: x\n  - she likes tea\n- rain\n\nBirthday: 4 Dec\n",
    "People/Broken.md": "---\nlevel: trusted\nrole: [a\n---\n",
    "2026-11-02 Call.md": "---\ntype: call\nattendees: Ann\nbirthday: 1980-01-02\n---\nmood:: fine\nrole:: Pilot\nTea.\n",
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Return a vault of two people and a talk."""
    root = tmp_path_factory.mktemp("vault")
    (root / "People").mkdir()
    write_tree(root, NOTES)
    return Session(root, TODAY)


@pytest.mark.parametrize(
    ("place", "verdict", "words"),
    [
        ("People/Ann.md:3", "front matter", "`relationship` is read as relation: "),
        ("People/Ann.md:5", "front matter", "`organization` is read as organization: "),
        ("People/Ann.md:6", "not used", "changes nothing here"),
        ("People/Ann.md:7", "not used", "has no value here that is read"),
        ("People/Ann.md:8", "not used", "`date` is a property of conversations"),
        ("People/Ann.md:11", "property", "`Birthday` is read as birthday."),
        ("People/Ann.md:12", "not used", "`Email` can say email, but not here"),
        ("People/Ann.md:14", "part", "without this line others are read otherwise"),
        ("People/Ann.md:16", "part", "belongs to the conversation on line 15"),
        ("People/Ann.md:17", "nothing", "it begins no entry"),
        ("People/Ann.md:19", "nothing", "neither a task nor a property"),
        ("People/Broken.md:2", "not read", "Nothing of this front matter is read"),
        ("2026-11-02 Call.md:3", "front matter", "read as attendees: "),
        ("2026-11-02 Call.md:4", "not used", "`birthday` is a property of contacts"),
        ("2026-11-02 Call.md:7", "nothing", "this note"),
    ],
)
def test_what_a_property_or_a_plain_line_says(
    session: Session, place: str, verdict: str, words: str
) -> None:
    first = explain_line(session, place)[1][0]
    assert first.verdict == verdict
    assert words in first.text


@pytest.mark.parametrize(
    ("line", "words", "remedy"),
    [
        (
            "introducedbye: Bo",
            "of your own",
            'or `introduced_by = "introducedbye"` below [notes.keys]',
        ),
        ("attendeees: Bo", "of your own", "If it means `attendees`, write that."),
        ("mood: fine", "of your own", "below [notes.keys]"),
        ("status: left the company", "is a property of conversations", "`archived: true`"),
        ("topics: lamps", "is a property of conversations", ""),
    ],
)
def test_a_property_that_says_nothing_says_why_and_what_would(
    tmp_path: Path, line: str, words: str, remedy: str
) -> None:
    (tmp_path / "People").mkdir()
    text = f"---\ntype: person\n{line}\n---\n"
    (tmp_path / "People/Ann.md").write_text(text, encoding="utf-8")
    (found,) = explain_line(Session(tmp_path, TODAY), "People/Ann.md:3")[1]
    assert found.rule == ""
    assert words in found.text
    assert remedy in found.remedy
    assert bool(remedy) == bool(found.remedy)


def test_a_contacts_property_elsewhere_says_what_would_make_it_one(session: Session) -> None:
    (found,) = explain_line(session, "2026-11-02 Call.md:4")[1]
    assert "write `type: person`" in found.remedy
