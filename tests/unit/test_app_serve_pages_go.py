"""The morning one person at a time, and levels for everybody, in a browser."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from mdrel.app.environment.clock import parse_today
from mdrel.app.guides.draft import open_draft
from tests.support import running
from tests.support.pages import Answer, Browser

ROOT = Path(__file__).resolve().parents[2]


def who(browser: Browser, page: str = "/go") -> str:
    found = re.search(r"<h1>(.*?)</h1>", browser.get(page).text)
    assert found
    return unescape(re.sub("<[^>]*>", "", found[1]))


def say(browser: Browser, line: str, do: str = "") -> Answer:
    html = browser.get("/go").text
    usual = re.search(r'class="main" name="do" value="(\w+)"', html)
    assert usual
    return browser.press("/go", "/go", line=line, do=do or usual[1])


def read(vault: Path, name: str) -> str:
    return (vault / "People" / f"{name}.md").read_text(encoding="utf-8")


def test_go_asks_of_everybody_once_and_ends_with_what_was_done(
    browser: Browser, vault: Path
) -> None:
    assert who(browser) == "Sam Okafor"
    page = browser.follow(say(browser, "call yesterday: the move +thanks"))
    assert "Sam Okafor · call · yesterday, Sat 21 Nov" in page.words
    assert who(browser) == "Priya Raman"
    browser.follow(say(browser, "left a word", do="tried"))
    assert who(browser) == "Joris Veld"
    browser.follow(say(browser, "email: not this year"))
    assert who(browser) == "Ines Moreau"
    assert "Dear Ines Moreau," in browser.get("/go").words
    browser.follow(say(browser, "", do="skip"))
    assert "1 talked, 1 answered, 1 tried, 1 skipped. See you tomorrow." in browser.get("/go").words
    assert "- 2026-11-21 call: the move #thanks" in read(vault, "Sam Okafor")
    assert "- 2026-11-22 attempt: left a word" in read(vault, "Priya Raman")
    assert "owe_reply" not in read(vault, "Joris Veld")
    assert browser.get("/go.json").items == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("v", "attempt: no answer"),
        ("l friday", "snooze_until: 2026-11-27"),
        ("l", "snooze_until: 2026-11-23"),
        ("V", "attempt: no answer"),
        ("v Left a message", "attempt: Left a message"),
    ],
)
def test_a_line_is_read_as_go_reads_it(
    browser: Browser, vault: Path, line: str, words: str
) -> None:
    assert say(browser, line).status == 303
    assert words in read(vault, "Sam Okafor")
    assert who(browser) == "Priya Raman"


def test_a_line_names_whom_else_one_talked_with(browser: Browser, vault: Path) -> None:
    page = browser.follow(say(browser, "and priya lunch: the trial"))
    assert "Sam Okafor, Priya Raman · lunch · today, Sun 22 Nov" in page.words
    assert "2026-11-22 lunch with [[Priya Raman]]: the trial" in read(vault, "Sam Okafor")


def test_a_target_one_has_spoken_with_is_said_to_be_none(browser: Browser) -> None:
    for _ in range(3):
        say(browser, "s")
    assert who(browser) == "Ines Moreau"
    page = browser.follow(say(browser, "call: half an hour"))
    assert "you have spoken: a target no longer" in page.words
    assert "mdrel level" not in page.words


def test_a_word_that_begins_like_a_key_is_no_key(browser: Browser, vault: Path) -> None:
    say(browser, "vision for the harbour")
    assert "vision for the harbour" in read(vault, "Sam Okafor")
    say(browser, "s and so on")
    assert "s and so on" in read(vault, "Priya Raman")


def test_an_answer_may_be_let_go_or_be_said_by_its_key(browser: Browser, vault: Path) -> None:
    for _ in range(2):
        say(browser, "s")
    assert who(browser) == "Joris Veld"
    say(browser, "d")
    assert "owe_reply" not in read(vault, "Joris Veld")
    assert "answered" not in read(vault, "Joris Veld")


@pytest.mark.parametrize("line", ["", "call tomorrow: x", "l summer", "l 2020-01-01"])
def test_what_cannot_be_understood_is_asked_again(browser: Browser, vault: Path, line: str) -> None:
    before = read(vault, "Sam Okafor")
    answer = say(browser, line)
    assert answer.status == 422
    assert f'value="{line}" aria-invalid="true"' in answer.text
    assert read(vault, "Sam Okafor") == before
    assert who(browser) == "Sam Okafor"


def test_terminal_and_page_go_on_from_each_other(browser: Browser, vault: Path) -> None:
    open_draft(vault, "go", "2026-11-22", parse_today("2026-11-22")).keep(
        "call:People/Sam Okafor.md", "skipped"
    )
    assert who(browser) == "Priya Raman"
    say(browser, "", do="skip")
    kept = open_draft(vault, "go", "2026-11-22", parse_today("2026-11-22")).answers
    assert kept["call:People/Priya Raman.md"] == "skipped"
    for _ in range(2):
        say(browser, "", do="skip")
    browser.follow(browser.press("/go", "/go", do="fresh"))
    assert who(browser) == "Sam Okafor"


def test_somebody_who_is_no_step_any_more_is_said(browser: Browser, vault: Path) -> None:
    html = browser.get("/go").text
    form = dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', html))
    say(browser, "call: x")
    answer = browser.post("/go", {**form, "once": "", "do": "log", "line": "call: again"})
    assert answer.status == 422
    assert "is not on today's list any more; nothing was written" in answer.words
    assert "again" not in read(vault, "Sam Okafor")
    answer = browser.post("/go", {**form, "once": "", "do": "nonsense"})
    assert answer.status == 422


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_skip_that_cannot_be_kept_is_said(
    browser: Browser, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mdrel.app.guides.draft.write_state", refuse)
    answer = say(browser, "", do="skip")
    assert answer.status == 409
    assert "What you chose cannot be kept." in answer.words
    page = browser.follow(say(browser, "left a word", do="tried"))
    assert "attempt: left a word" in read(vault, "Sam Okafor"), "the note is what counts"
    assert "What you chose cannot be kept: you may be asked again." in page.words
    assert "Undo" in page.words


def test_a_level_that_cannot_be_kept_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_crowd(tmp_path, 2)
    browser = Browser(tmp_path)
    browser.press("/triage", "/triage", do="target")
    monkeypatch.setattr("mdrel.app.guides.draft.write_state", refuse)
    for word in ("trusted", "back"):
        answer = browser.press("/triage", "/triage", do=word, last="People/Person 00.md")
        assert (answer.status, "What you chose cannot be kept." in answer.words) == (409, True)


def make_crowd(folder: Path, number: int) -> None:
    (folder / "People").mkdir()
    for at in range(number):
        talks = "".join(f"- 2026-{month:02}-02 call: x #personal\n" for month in range(4, 11))
        (folder / "People" / f"Person {at:02}.md").write_text(
            f"---\ntype: person\nrole: Role {at}\n---\n## Conversations\n\n{talks}",
            encoding="utf-8",
        )


def test_triage_of_sixty_people_writes_all_at_once_as_the_command_does(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    make_crowd(tmp_path, 60)
    other = tmp_path_factory.mktemp("other") / "vault"
    shutil.copytree(tmp_path, other)
    before = {each: each.read_bytes() for each in sorted(tmp_path.rglob("*.md"))}
    browser = Browser(tmp_path)
    keys = ["trusted", "transactional", "tentative", "target", "skip", "not a contact"]
    for at in range(60):
        assert f"{at + 1} of 60" in browser.get("/triage").words
        assert browser.press("/triage", "/triage", do=keys[at % 6]).status == 303
    page = browser.get("/triage")
    assert "40 levels: 10 trusted, 10 transactional, 10 tentative, 10 target" in page.words
    assert {each: each.read_bytes() for each in before} == before, "nothing is written before"
    saved = browser.press("/triage", "/triage", do="save")
    said = browser.follow(saved)
    assert "✓ 40 levels" in said.words
    typed = "".join("1234sn"[at % 6] for at in range(60)) + "y"
    running.mdrel("triage", vault=other, typed="\n".join(typed) + "\n")
    for note in sorted(other.rglob("*.md")):
        assert (tmp_path / note.relative_to(other)).read_bytes() == note.read_bytes(), note
    assert (tmp_path / "mdrel.toml").read_bytes() == (other / "mdrel.toml").read_bytes()
    browser.follow(browser.press(saved.headers["location"], "/undo"))
    assert {each: each.read_bytes() for each in before} == before, "one undo takes all back"


def test_whoever_is_taken_back_is_asked_about_again(browser: Browser, vault: Path) -> None:
    before = read(vault, "Sam Okafor")
    for line in ("call: the move", "v", "l friday"):
        first = who(browser)
        sent = say(browser, line)
        assert who(browser) != first
        browser.press(sent.headers["location"], "/undo")
        assert read(vault, "Sam Okafor") == before
        assert who(browser) == first, line
    say(browser, "", "skip")
    sent = browser.press("/", "/people/sam-okafor/log", text="call: on another page")
    second = who(browser)
    browser.press(sent.headers["location"], "/undo")
    assert who(browser) == second, "what was written elsewhere is no step"


def test_where_nobody_waits_go_leads_to_the_levels(tmp_path: Path) -> None:
    make_crowd(tmp_path, 2)
    for page in ("/", "/go"):
        assert '<a href="/triage">' in Browser(tmp_path).get(page).text.partition("<main")[2]
    words = Browser(tmp_path).get("/").words
    assert "2 people have no level: give everybody a level" in words
    assert "mdrel triage" not in words, "a page has a link where a terminal has a command"
    reader = Browser(tmp_path, is_read_only=True)
    assert "2 people have no level" in reader.get("/").words
    assert '<a href="/triage">' not in reader.get("/").text.partition("<main")[2]


def test_triage_goes_back_and_shows_the_proposal_and_its_evidence(tmp_path: Path) -> None:
    make_crowd(tmp_path, 3)
    browser = Browser(tmp_path)
    words = browser.get("/triage").words
    assert "7 talks in 12 months (7 calls), last call 2 Oct: x" in words
    assert "proposed: 1 trusted" in words
    assert re.search(r'value="trusted"[^>]* class="main" autofocus', browser.get("/triage").text)
    first = who(browser, "/triage")
    browser.press("/triage", "/triage", do="target")
    assert who(browser, "/triage") != first
    html = browser.get("/triage").text
    form = dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', html))
    browser.post("/triage", {**form, "once": "", "do": "back"})
    assert who(browser, "/triage") == first
    browser.post("/triage", {**form, "once": "", "do": "back"})
    assert who(browser, "/triage") == first, "there is nothing further back"


def test_triage_refuses_what_is_no_decision(tmp_path: Path) -> None:
    make_crowd(tmp_path, 2)
    browser = Browser(tmp_path)
    assert browser.press("/triage", "/triage", do="boss").status == 422
    assert browser.press("/triage", "/triage", do="target", slug="nobody").status == 422
    assert browser.press("/triage", "/triage", do="target", key="x").status == 422
    answer = browser.press("/triage", "/triage", do="save")
    assert (answer.status, "There is nothing to save." in answer.words) == (422, True)
    assert len(browser.get("/triage.json").items) == 2


def test_triage_leaves_out_a_note_that_is_gone_and_says_so(tmp_path: Path) -> None:
    make_crowd(tmp_path, 2)
    browser = Browser(tmp_path)
    for _ in range(2):
        browser.press("/triage", "/triage", do="target")
    (tmp_path / "People" / "Person 00.md").unlink()
    page = browser.follow(browser.press("/triage", "/triage", do="save"))
    assert "1 level: 1 target" in page.words
    assert "level: target" in (tmp_path / "People" / "Person 01.md").read_text(encoding="utf-8")


def test_where_everybody_has_a_level_there_is_no_triage_in_the_navigation(tmp_path: Path) -> None:
    make_crowd(tmp_path, 1)
    browser = Browser(tmp_path)
    assert 'href="/triage"' in browser.get("/").text
    browser.press("/triage", "/triage", do="trusted")
    page = browser.follow(browser.press("/triage", "/triage", do="save"))
    assert "Everybody has a level." in page.words
    assert 'href="/triage"' not in browser.get("/").text
