"""What the pages tick and whom they move along the path, as the commands do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support import running
from tests.support.pages import Answer, Browser

PRIYA = "People/Priya Raman.md"
NOTE = "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-11-20 call: plans\n\n## Open\n\n"


def read(vault: Path, path: str = PRIYA) -> str:
    return (vault / path).read_text(encoding="utf-8")


def find_form(html: str, action: str, which: int = 0) -> dict[str, str]:
    """Return the hidden fields of one of the forms of a page that go to `action`."""
    form = re.findall(rf'<form[^>]* action="{action}">.*?</form>', html, re.DOTALL)[which]
    return dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', form))


def tick(browser: Browser, html: str, slug: str, which: int = 0) -> Answer:
    action = f"/people/{slug}/done"
    return browser.post(action, find_form(html, action, which))


def make_vault(tmp_path: Path, *tasks: str) -> tuple[Browser, Path]:
    note = tmp_path / "notes" / "People" / "Ada Lines.md"
    note.parent.mkdir(parents=True)
    note.write_text(NOTE + "".join(f"- [ ] {each}\n" for each in tasks), encoding="utf-8")
    return Browser(tmp_path / "notes"), note


@pytest.mark.parametrize("page", ["/", "/go", "/people/priya-raman"])
def test_a_task_is_ticked_as_the_command_ticks_it_and_undo_opens_it_again(
    vault: Path, tmp_path: Path, page: str
) -> None:
    other = shutil.copytree(vault, tmp_path / "other")
    running.mdrel("follow-up", "done", "priya", "board", "pack", vault=other)
    browser, before = Browser(vault), read(vault)
    if page == "/go":
        browser.press("/go", "/go", do="skip")
    sent = browser.press(page, "/people/priya-raman/done")
    said = browser.follow(sent)
    assert "✓ Priya Raman · done: board pack template Saved to People/Priya Raman.md" in said.words
    assert read(vault) == read(other) != before
    assert sent.headers["location"].partition("?")[0] == page
    assert "you owe: board pack template" not in browser.get(page).words
    browser.press(sent.headers["location"], "/undo")
    assert read(vault) == before


def test_a_task_of_a_meeting_is_ticked_in_the_note_it_stands_in(vault: Path) -> None:
    browser = Browser(vault)
    page = browser.get("/people/tom-birch")
    assert page.words.count("Done") == 2
    said = browser.follow(tick(browser, page.text, "tom-birch", 1))
    assert "Saved to Meetings/2026-11-16 Board preparation.md line 21" in said.words
    assert "send the new risk page by 30 Nov" in said.words
    assert "seating plan by" not in said.words


def test_a_task_whose_line_moved_is_found_by_its_words(tmp_path: Path) -> None:
    browser, note = make_vault(tmp_path, "send the plan", "ask the bank")
    html = browser.get("/people/ada-lines").text
    note.write_text(note.read_text().replace("## Open", "- 2026-11-19 call: x\n\n## Open"))
    assert tick(browser, html, "ada-lines").status == 303
    assert "- [x] send the plan" in note.read_text()
    assert "- [ ] ask the bank" in note.read_text()


def test_of_two_tasks_with_the_same_words_the_one_is_ticked_that_was_pressed(
    tmp_path: Path,
) -> None:
    same = "send the plan 📅 2026-12-01"
    browser, note = make_vault(tmp_path, same, "ask the bank", same)
    html = browser.get("/people/ada-lines").text
    lines = re.findall(r'name="task" value="(\d+)-', html)
    assert tick(browser, html, "ada-lines", lines.index("12")).status == 303
    assert re.findall(r"- \[(.)\]", note.read_text()) == [" ", " ", "x"]
    saved = note.read_text()
    stale = tick(browser, html, "ada-lines", lines.index("10"))
    assert stale.status == 409, "a window left open does not know which one is left"
    assert note.read_text() == saved


@pytest.mark.parametrize("change", ["done", "words", "gone"])
def test_a_task_that_changed_since_is_left_alone_and_the_page_says_so(
    tmp_path: Path, change: str
) -> None:
    browser, note = make_vault(tmp_path, "send the plan")
    html, text = browser.get("/people/ada-lines").text, note.read_text()
    texts = {
        "done": text.replace("[ ]", "[x]"),
        "words": text.replace("the plan", "the other plan"),
        "gone": NOTE,
    }
    note.write_text(texts[change])
    answer = tick(browser, html, "ada-lines")
    assert answer.status == 409
    assert "This task with Ada Lines is done or has changed since this page was shown" in (
        answer.words
    )
    assert note.read_text() == texts[change]


@pytest.mark.parametrize("mark", ["", "-", "10", "10-", "x-y", "10-0123456789abcdef", "é" * 4000])
def test_no_other_word_names_a_task(tmp_path: Path, mark: str) -> None:
    browser, note = make_vault(tmp_path, "send the plan")
    form = find_form(browser.get("/people/ada-lines").text, "/people/ada-lines/done")
    assert browser.post("/people/ada-lines/done", {**form, "task": mark}).status == 409
    assert note.read_text() == NOTE + "- [ ] send the plan\n"


@pytest.mark.parametrize(
    ("slug", "before", "level", "why"),
    [
        ("priya-raman", "trusted", "transactional", ""),
        ("lena-hartwig", "tentative", "transactional", "the pilot is signed"),
        ("tom-birch", "no level", "tentative", "met at the board"),
    ],
)
def test_a_level_is_changed_as_the_command_changes_it(
    vault: Path, slug: str, before: str, level: str, why: str
) -> None:
    other = shutil.copytree(vault, vault.parent / "other")
    running.mdrel("level", slug, level, *(("--why", why) if why else ()), vault=other)
    browser = Browser(vault)
    notes = {each: each.read_bytes() for each in vault.rglob("*.md")}
    sent = browser.press(f"/people/{slug}", f"/people/{slug}/level", level=level, why=why)
    assert f"· {before} → {level} " in browser.follow(sent).words
    for note in other.rglob("*.md"):
        assert read(vault, str(note.relative_to(other))) == note.read_text(encoding="utf-8")
    browser.press(sent.headers["location"], "/undo")
    assert {each: each.read_bytes() for each in vault.rglob("*.md")} == notes


def test_the_level_that_somebody_has_changes_nothing(browser: Browser, vault: Path) -> None:
    before = read(vault)
    place = "/people/priya-raman"
    page = browser.follow(browser.press(place, f"{place}/level", level="trusted", why="as ever"))
    assert "nothing to change" in page.words
    assert read(vault) == before


@pytest.mark.parametrize("level", ["", "boss", "trusted-ish"])
def test_a_level_that_there_is_not_comes_back_with_what_was_typed(
    browser: Browser, vault: Path, level: str
) -> None:
    before = read(vault, "People/Northwind/Tom Birch.md")
    place = "/people/tom-birch"
    answer = browser.press(place, f"{place}/level", level=level, why="met at the board")
    said = f"'{level}' is not a level" if level else "No level is given"
    assert (answer.status, said in answer.words) == (422, True)
    assert 'value="met at the board"' in answer.text
    assert re.search(r'<details[^>]* id="move" open>', answer.text)
    assert read(vault, "People/Northwind/Tom Birch.md") == before


def test_go_takes_no_other_buttons(browser: Browser, vault: Path) -> None:
    before = read(vault, "People/Sam Okafor.md")
    for word in ("level", "done"):
        answer = browser.press("/go", "/go", do=word, line="target")
        assert answer.status == 422
    assert read(vault, "People/Sam Okafor.md") == before


def test_a_page_that_writes_nothing_ticks_and_moves_nobody(vault: Path) -> None:
    browser = Browser(vault, is_read_only=True)
    for place in ("/", "/people/tom-birch"):
        words = browser.get(place).words
        assert "Done" not in words
        assert "Give a level" not in words


@pytest.mark.parametrize("slug", ["tom-birch", "bram-achterberg", "ruth-adeyemi", "colin-bray"])
def test_what_the_head_of_a_page_says_of_the_day_is_not_said_again(
    browser: Browser, slug: str
) -> None:
    words = browser.get(f"/people/{slug}").words
    assert sum(words.count(each) for each in ("– no date", "◌ paused", "– archived")) == 1
