"""What the forms of the pages write, and what they say where they cannot."""

from __future__ import annotations

import asyncio
import random
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mdrel.app.editing.editor import Editor
from mdrel.app.serve.pages import writing
from mdrel.errors import WriteError
from mdrel.views.web.today import mark_talks
from mdrel.write.journal import Journal
from tests.support import running
from tests.support.pages import Browser

ROOT = Path(__file__).resolve().parents[2]
SAM = "People/Sam Okafor.md"


def read(vault: Path, path: str = SAM) -> str:
    return (vault / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("place", "typed", "words"),
    [
        ("sam-okafor/log", "lunch yesterday: the move +thanks", ("log", "sam")),
        ("joris-veld/answered", "email: not this year", ("answer", "joris", "--done")),
        ("ines-moreau/reached", "email: asked for half an hour", ("target", "done", "ines")),
    ],
)
def test_a_form_writes_what_the_command_writes(
    vault: Path, tmp_path: Path, place: str, typed: str, words: tuple[str, ...]
) -> None:
    other = tmp_path / "other"
    shutil.copytree(vault, other)
    browser = Browser(vault)
    page = browser.follow(browser.press("/", f"/people/{place}", text=typed))
    running.mdrel(*words, *typed.split(), vault=other)
    for note in sorted(other.rglob("*.md")):
        assert read(vault, str(note.relative_to(other))) == note.read_text(encoding="utf-8")
    assert "Saved to People/" in page.words
    assert " line " in page.words


def test_a_try_keeps_what_was_typed_and_counts_as_no_talk(browser: Browser, vault: Path) -> None:
    form = browser.press("/", "/people/sam-okafor/log", text="")
    assert form.status == 422
    page = browser.follow(
        browser.post("/people/sam-okafor/tried", {**hidden(browser), "text": "left a word"})
    )
    assert "- 2026-11-22 attempt: left a word" in read(vault)
    assert "Sam Okafor · attempt · today, Sun 22 Nov Saved" in page.words
    assert "● Sam Okafor" in page.words, "nobody was reached, so he is still on the list"


def hidden(browser: Browser, slug: str = "sam-okafor") -> dict[str, str]:
    html = browser.get("/").text
    standing = browser.site.output.current.people[slug] if browser.site.output.current else None
    assert standing
    found = dict(re.findall(r'name="(\w+)" value="([^"]*)"', html))
    seen = mark_talks(standing.contact)
    return {**found, "key": standing.contact.key, "seen": seen, "page": "today"}


def test_later_leaves_somebody_be_until_a_day(browser: Browser, vault: Path) -> None:
    page = browser.follow(browser.press("/", "/people/sam-okafor/later", until="friday"))
    assert "snooze_until: 2026-11-27" in read(vault)
    assert "Sam Okafor · not before Fri 27 Nov" in page.words
    assert "● Sam Okafor" not in page.words


def test_undo_gives_back_the_same_bytes_once(browser: Browser, vault: Path) -> None:
    before = read(vault)
    sent = browser.press("/", "/people/sam-okafor/log", text="call: the move")
    assert read(vault) != before
    undone = browser.press(sent.headers["location"], "/undo")
    assert "Undone: log Sam Okafor" in browser.follow(undone).words
    assert read(vault) == before
    again = browser.press(sent.headers["location"], "/undo")
    assert (again.status, "That was taken back already" in again.words) == (422, True)
    assert read(vault) == before


def test_what_is_done_on_a_persons_page_leads_back_to_it(browser: Browser, vault: Path) -> None:
    before = read(vault)
    sent = browser.press("/people/sam-okafor", "/people/sam-okafor/log", text="call: the move")
    assert sent.headers["location"].startswith("/people/sam-okafor?said=")
    assert "Saved to People/Sam Okafor.md" in browser.follow(sent).words
    undone = browser.press(sent.headers["location"], "/undo")
    assert undone.headers["location"].startswith("/people/sam-okafor?said=")
    assert read(vault) == before


def test_undo_of_a_note_that_changed_since_says_so(browser: Browser, vault: Path) -> None:
    sent = browser.press("/", "/people/sam-okafor/log", text="call: the move")
    (vault / SAM).write_text(read(vault) + "\nmore\n", encoding="utf-8")
    again = browser.press(sent.headers["location"], "/undo")
    assert (again.status, "has changed since; nothing was undone" in again.words) == (409, True)


def test_undo_takes_back_what_it_was_shown_for_whatever_is_written_meanwhile(
    browser: Browser, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(vault)
    saved = browser.follow(browser.press("/", "/people/sam-okafor/log", text="call: by the page"))

    class LateEditor(Editor):
        """An editor beside which a terminal writes just before it has the lock."""

        @contextmanager
        def locked(self) -> Iterator[Journal]:
            monkeypatch.setattr(writing, "Editor", Editor)
            running.mdrel("log", "ines", "call: at a terminal", vault=vault)
            with super().locked() as journal:
                yield journal

    monkeypatch.setattr(writing, "Editor", LateEditor)
    found = dict(re.findall(r'name="(\w+)" value="([^"]*)"', saved.text))
    page = browser.follow(browser.post("/undo", {**found, "page": "today"}))
    assert "Undone: log Sam Okafor" in page.words
    assert read(vault) == before
    assert "at a terminal" in read(vault, "People/Ines Moreau.md")


def test_the_same_form_sent_twice_is_done_once(browser: Browser, vault: Path) -> None:
    form = {**hidden(browser), "text": "call: the move"}
    one, two = (browser.post("/people/sam-okafor/log", form) for _ in range(2))
    assert one.headers["location"] == two.headers["location"]
    assert read(vault).count("the move\n") == 1


def test_a_second_window_left_open_writes_no_second_try(browser: Browser, vault: Path) -> None:
    windows = [hidden(browser) for _ in range(3)]
    assert len({each["once"] for each in windows}) == 3
    answers = [browser.post("/people/sam-okafor/tried", {**each, "text": ""}) for each in windows]
    assert [each.status for each in answers] == [303, 409, 409]
    assert read(vault).count("attempt: no answer") == 1
    late = browser.post("/people/sam-okafor/tried", {**windows[0], "text": "a word", "once": "x"})
    assert (late.status, "another talk or try since this page was shown" in late.words) == (
        409,
        True,
    )
    assert 'value="a word" aria-invalid="true"' in late.text, "it comes back filled"
    assert read(vault).count("attempt:") == 1
    again = {**hidden(browser), "text": "a word"}
    assert browser.post("/people/sam-okafor/tried", again).status == 303
    assert read(vault).count("attempt:") == 2, "who has seen the first one may mean a second"


def test_a_second_window_logs_the_same_words_once_and_others_all_the_same(
    browser: Browser, vault: Path
) -> None:
    one, two, three = (hidden(browser) for _ in range(3))
    for window, line in ((one, "call: the move"), (two, "call: the move"), (three, "call: more")):
        assert browser.post("/people/sam-okafor/log", {**window, "text": line}).status == 303
    assert read(vault).count("call: the move\n") == 1
    assert read(vault).count("call: more\n") == 1


@pytest.mark.parametrize("where", ["page", "terminal"])
def test_what_was_taken_back_can_be_said_again_in_the_same_window(
    browser: Browser, vault: Path, where: str
) -> None:
    window, line = hidden(browser), {"text": "call: the move"}
    sent = browser.post("/people/sam-okafor/log", {**window, **line})
    if where == "page":
        browser.press(sent.headers["location"], "/undo")
    else:
        running.mdrel("undo", vault=vault)
        browser.refresh()
    assert "call: the move" not in read(vault)
    again = {**window, **line, "once": "another"}
    assert browser.post("/people/sam-okafor/log", again).status == 303
    assert read(vault).count("call: the move\n") == 1


def test_a_form_that_was_mended_after_going_back_is_another_one(
    browser: Browser, vault: Path
) -> None:
    form = hidden(browser)
    for line in ("call: the move", "call: the house"):
        assert browser.post("/people/sam-okafor/log", {**form, "text": line}).status == 303
    assert "call: the move\n" in read(vault)
    assert "call: the house\n" in read(vault)


def test_a_line_that_moves_in_the_note_is_no_other_talk(browser: Browser, vault: Path) -> None:
    form = hidden(browser)
    text = read(vault).replace("## Conversations\n", "A remark.\n\n## Conversations\n")
    (vault / SAM).write_text(text, encoding="utf-8")
    browser.refresh()
    assert browser.post("/people/sam-okafor/tried", {**form, "text": ""}).status == 303
    assert read(vault).count("attempt: no answer") == 1


def test_the_answer_to_a_form_knows_which_page_it_is(browser: Browser) -> None:
    for page, place in (("/", "/"), ("/people/sam-okafor", "/people/sam-okafor")):
        answer = browser.press(page, "/people/sam-okafor/log", text="")
        assert f' data-place="{place}">' in answer.text
    for page in ("/", "/go", "/log", "/triage", "/review", "/people/sam-okafor", "/problems"):
        assert "data-place" not in browser.get(page).text


def test_forms_sent_at_once_are_all_done_one_after_the_other(browser: Browser, vault: Path) -> None:
    forms = [{**hidden(browser), "text": f"call: talk {number:02}"} for number in range(8)]

    async def send_all() -> list[int]:
        asked = [browser.send("/people/sam-okafor/log", each) for each in forms]
        return [answer.status for answer in await asyncio.gather(*asked)]

    assert set(asyncio.run(send_all())) == {303}
    assert all(f"call: talk {number:02}\n" in read(vault) for number in range(8))


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("text", "", "The conversation has no text"),
        ("text", "call tomorrow: x", "is in the future"),
        ("until", "summer", "'summer'"),
        ("until", "2020-01-01", "2020"),
    ],
)
def test_what_cannot_be_understood_comes_back_filled_with_the_commands_sentence(
    browser: Browser, vault: Path, field: str, typed: str, sentence: str
) -> None:
    before = read(vault)
    action = {"text": "log", "until": "later"}[field]
    answer = browser.press("/", f"/people/sam-okafor/{action}", **{field: typed})
    assert answer.status == 422
    assert sentence in answer.words
    assert f'value="{typed}" aria-invalid="true"' in answer.text
    assert read(vault) == before


@pytest.mark.parametrize(
    ("page", "action", "typed"),
    [
        ("/", "/people/sam-okafor/log", {"text": "call tomorrow: x"}),
        ("/", "/people/sam-okafor/later", {"until": "summer"}),
        ("/log", "/log", {"words": "nobody at all: x"}),
        ("/people", "/add", {"name": "Sam Okafor", "level": "trusted"}),
        ("/people/sam-okafor", "/people/sam-okafor/level", {"level": "friend", "why": "x"}),
        ("/go", "/go", {"line": "l summer", "slug": "sam-okafor", "do": "log"}),
    ],
)
def test_a_field_that_failed_names_the_line_that_says_why_and_no_other_does(
    browser: Browser, page: str, action: str, typed: dict[str, str]
) -> None:
    assert "aria-invalid" not in browser.get(page).text
    html = browser.press(page, action, **typed).text
    (named,) = re.findall(r'aria-invalid="true" aria-describedby="([^"]*)"', html)
    (line,) = re.findall(r'<p class="fault" role="alert"([^>]*)>', html)
    assert line == f' id="{named}"'


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("a call: x", "matches 6 people"),
        ("nobody at all: x", "Nobody called"),
        ("sam call tomorrow: x", "in the future"),
        ("", "Nobody is named."),
    ],
)
def test_the_line_that_names_people_says_what_the_command_says(
    browser: Browser, vault: Path, words: str, sentence: str
) -> None:
    answer = browser.press("/log", "/log", words=words)
    told = running.mdrel("log", *(words.split() or [""]), vault=vault).stderr
    assert answer.status == 422
    assert sentence in answer.words
    assert not words or " ".join(told.split()).split(".")[0][7:30] in answer.words
    assert f'value="{words}"' in answer.text


def test_the_line_that_names_people_logs_for_all_of_them(browser: Browser, vault: Path) -> None:
    answer = browser.press("/log", "/log", words="sam, priya dinner: the boat +thanks")
    assert "Sam Okafor, Priya Raman · dinner" in browser.follow(answer).words
    assert "with [[Priya Raman]]: the boat #thanks" in read(vault)


def test_a_note_deleted_while_its_form_was_open_is_said_and_nothing_is_made(
    browser: Browser, vault: Path
) -> None:
    form = {**hidden(browser), "text": "call: x"}
    (vault / SAM).unlink()
    answer = browser.post("/people/sam-okafor/log", form)
    assert answer.status == 422
    assert "'sam-okafor' is no longer a contact's note; nothing was written" in answer.words
    assert not (vault / SAM).exists()
    browser.refresh()
    assert browser.post("/people/sam-okafor/log", {**form, "once": ""}).status == 422


def test_a_form_is_never_taken_for_a_namesake(tmp_path: Path) -> None:
    people = tmp_path / "People"
    (people / "Old").mkdir(parents=True)
    note = "---\nname: Tom Reyes\nlevel: trusted\n---\n## Conversations\n\n- 2026-09-01 call: x\n"
    (people / "Old" / "Tom.md").write_text(note, encoding="utf-8")
    (people / "Tom Reyes.md").write_text(note, encoding="utf-8")
    browser = Browser(tmp_path)
    current = browser.site.output.current
    assert current
    first = current.people["tom-reyes"].contact
    form = {**hidden(browser, "tom-reyes"), "key": first.key, "text": "call: y"}
    (tmp_path / first.path).unlink()
    assert browser.post("/people/tom-reyes/log", form).status == 422
    assert all(each.read_text(encoding="utf-8") == note for each in people.rglob("*.md"))


def test_a_note_that_changed_meanwhile_gets_its_entry_all_the_same(
    browser: Browser, vault: Path
) -> None:
    form = {**hidden(browser), "text": "call: the move"}
    (vault / SAM).write_text(read(vault).replace("Coach and author", "Coach"), encoding="utf-8")
    assert browser.post("/people/sam-okafor/log", form).status == 303
    assert "role: Coach\n" in read(vault)
    assert "call: the move" in read(vault)


def test_a_vault_that_is_gone_is_said(browser: Browser, vault: Path) -> None:
    form = {**hidden(browser), "text": "call: x"}
    vault.rename(vault.parent / "away")
    answer = browser.post("/people/sam-okafor/log", form)
    assert answer.status in {409, 422}
    assert "Sam Okafor" in answer.words, "what was last seen is still shown"


def test_a_write_that_is_refused_says_why(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise WriteError("the disk is full", "Make room.")

    monkeypatch.setattr("mdrel.app.editing.editor.Editor.apply", refuse)
    answer = browser.press("/", "/people/sam-okafor/log", text="call: x")
    assert (answer.status, "the disk is full. Make room." in answer.words) == (409, True)


def test_what_is_typed_is_text_and_never_markup(browser: Browser, vault: Path) -> None:
    typed = "call: <script>alert(1)</script> [x](javascript:alert(1)) \x07"
    page = browser.follow(browser.press("/", "/people/sam-okafor/log", text=typed))
    assert "<script>alert" in read(vault)
    assert "<script>alert" not in page.text
    assert 'href="javascript' not in page.text
    fault = browser.press("/", "/people/priya-raman/later", until='"><script>alert(1)</script>')
    assert "<script>alert" not in fault.text


ODD = (
    "", "x", "call: x", "\x00", "a" * 5000, "%%", "[[x]]", "2026-02-31", "never", "9999-12-31", "²", "1.1.1",
    f"{'9' * 400} days", "in 999999999 weeks", "l friday", f"l {'9' * 400}", "\u202e", "--help", "+thanks", "\ufffe",
    "sam, priya: x", ", , ,", "::", "{slug}", "%s", "<b>", "sam call 99:99: x", "31/12", "../../x", "lunch " * 300,
)  # fmt: skip


@pytest.mark.uninstrumented
def test_no_form_of_odd_words_makes_a_fault_or_leads_elsewhere(browser: Browser) -> None:
    choose = random.Random(7)
    current = browser.site.output.current
    assert current
    keys = {slug: each.contact.key for slug, each in current.people.items()}
    actions = ("log", "tried", "later", "answered", "dropped", "reached")
    people = ("sam-okafor", "joris-veld", "nobody", "{x}")
    token = hidden(browser)["token"]
    for number in range(60):
        slug = choose.choice(people)
        place = choose.choice(["/log", "/go", "/triage", "/talks", "/undo", *(f"/people/{slug}/{each}" for each in actions)])  # fmt: skip
        form = {
            name: choose.choice(ODD) for name in ("text", "until", "words", "line", "operation")
        }
        form |= {"token": token, "once": choose.choice(["", str(number)]), "slug": slug}
        form |= {
            "key": keys.get(slug, ""),
            "page": choose.choice(["today", "person", "go", "possible_talks", "{slug}"]),
            "asked": choose.choice(ODD),
        }
        form |= {
            "do": choose.choice(["log", "skip", "later", "fresh", "save", "back", "trusted", "x"])
        }
        answer = browser.post(place, form)
        assert answer.status in {303, 409, 422}, (place, form)
        if answer.status == 303:
            assert browser.follow(answer).status == 200, (place, form)
        else:
            assert 'role="alert"' in answer.text, (place, form)
    assert browser.told == []


def test_sentences_and_forms_are_not_kept_for_ever(browser: Browser) -> None:
    from mdrel.app.serve.pages.site import MOST_REMEMBERED, Said

    for number in range(MOST_REMEMBERED + 5):
        browser.site.remember(str(number), Said("x"))
        browser.site.keep_done(str(number), "/")
    browser.site.keep_done("", "/")
    assert len(browser.site.said) == len(browser.site.done) == MOST_REMEMBERED
    assert "0" not in browser.site.said


def test_what_is_wrong_with_a_form_that_is_gone_from_its_page_is_said_at_the_top(
    browser: Browser,
) -> None:
    form = {**hidden(browser), "until": "summer"}
    browser.press("/", "/people/sam-okafor/later", until="friday")
    answer = browser.post("/people/sam-okafor/later", {**form, "once": ""})
    assert "● Sam Okafor" not in answer.words
    assert (answer.status, "Can't read 'summer' as a date" in answer.words) == (422, True)


@pytest.mark.parametrize(
    ("level", "shown"), [("trusted", "trusted"), ("", "no level yet")], ids=["trusted", "none"]
)
def test_somebody_new_is_added_as_the_command_adds_and_undo_takes_it_back(
    vault: Path, tmp_path: Path, level: str, shown: str
) -> None:
    other = tmp_path / "other"
    shutil.copytree(vault, other)
    browser = Browser(vault)
    sent = browser.press("/people", "/add", name="  Ada   Lux ", level=level)
    page = browser.follow(sent)
    running.mdrel("add", "Ada Lux", *(["--level", level] if level else []), vault=other)
    note = "People/Ada Lux.md"
    assert read(vault, note) == read(other, note)
    assert f"Ada Lux · {shown} Saved to {note} line 1" in page.words
    assert '<a href="/people/ada-lux">' in page.text
    assert (
        "Undone: add Ada Lux"
        in browser.follow(browser.press(sent.headers["location"], "/undo")).words
    )
    assert not (vault / note).exists()


@pytest.mark.parametrize(
    ("name", "level", "said"),
    [
        ("", "trusted", "Nobody is named; nothing was written."),
        ("  ", "", "Nobody is named; nothing was written."),
        ("Sam Okafor", "target", "Sam Okafor is already there: People/Sam Okafor.md."),
        ("...", "", "cannot be the name of a note"),
        ("Ada <b>Lux", "best", "'best' is not a level; nothing was written."),
    ],
)
def test_who_cannot_be_added_comes_back_as_it_was_typed_and_nothing_is_written(
    vault: Path, name: str, level: str, said: str
) -> None:
    browser = Browser(vault)
    before = sorted(vault.rglob("*.md"))
    page = browser.press("/people", "/add", name=name, level=level)
    assert page.status == 422
    assert said in page.words
    assert '<details class="later" open>' in page.text
    assert "<b>Lux" not in page.text
    if level == "target":
        assert "<option selected>target</option>" in page.text
    assert sorted(vault.rglob("*.md")) == before


def test_an_empty_vault_leads_to_the_form_for_the_first(tmp_path: Path) -> None:
    browser = Browser(tmp_path)
    for place in ("/", "/go", "/triage?end=1"):
        html = browser.get(place).text
        assert '<a href="/people">Add somebody</a>' in html
        assert "mdrel add" not in html
    assert "Nobody matches" not in browser.get("/people").text
    browser.follow(browser.press("/people", "/add", name="Ada Lux", level="trusted"))
    assert "Ada Lux" in browser.get("/").words
    assert "Add somebody" not in browser.get("/").text


def test_a_page_that_writes_nothing_has_no_form_to_add(vault: Path) -> None:
    browser = Browser(vault, is_read_only=True)
    assert "Add somebody" not in browser.get("/people").text


def test_a_name_that_nobody_has_leads_to_people_and_not_to_a_terminal(browser: Browser) -> None:
    page = browser.press("/log", "/log", words="`mdrel triage`<i>: x")
    assert '<a href="/people">People</a> lists everybody.' in page.text
    assert 'gets a note first: <a href="/people">Add somebody</a>' in page.text
    assert "<i>" not in page.text
