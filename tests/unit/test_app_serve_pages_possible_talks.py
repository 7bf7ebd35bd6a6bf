"""The page that asks which uncounted lines and notes were talks, and the ways to it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from mdrel.app.guides.find_possible import find_possible
from mdrel.app.guides.possible_talk import PossibleTalk, find_countable
from mdrel.app.guides.settled import read_settled
from mdrel.app.serve.pages import found_talks
from mdrel.write.edits import EditRefusedError, apply_edits
from tests.support.pages import Answer, Browser
from tests.support.places import write_tree
from tests.support.running import items, mdrel

ADA, BO = "[[Ada Lin]] roof call, part 1", "Tea with Bo Berg, lovely"
LINES, OLD = "Daily/2026-11-20.md", "Daily/2026-03-02.md"
LIFT = "Meetings/Lift.md"
PERSON = "---\ntype: person\nlevel: trusted\n---\n## Conversations\n\n- 2026-11-01 call: x\n"
NOTES = {
    "People/Ada Lin.md": PERSON,
    "People/Bo Berg.md": PERSON,
    LINES: f"- {ADA}\n- {BO}\n",
    OLD: "- [[Ada Lin]] roof call, part 2\n",
    "Notes/Ada Lin - 2026-11-19.md": "# Ada\n\nWe went through the budget.\n",
    "Meetings/Roof.md": "---\nattendees: [Ada Lin]\n---\nDate: 2026-11-17\n\nWe chose the slate.\n",
    LIFT: "---\nattendees: [Ada Lin, Bo Berg]\ncreated: 2026-11-16T08:00\n---\nIt is late.\n",
}
LIFTS = "Daily/2026-11-21.md"
FORM = "/talks"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a vault with six lines and notes that may be talks."""
    vault = tmp_path / "vault"
    write_tree(vault, NOTES)
    return vault


@pytest.fixture
def browser(vault: Path) -> Browser:
    return Browser(vault)


def contents(vault: Path) -> dict[str, str]:
    return {
        path.relative_to(vault).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(vault.rglob("*.md"))
    }


def find_keys(answer: Answer) -> dict[str, str]:
    """Return the key of each that a page asks about by its words; of words that stand twice, both."""
    found = re.findall(r'<label for="([^"]+)">([^<]*)</label>', answer.text)
    keys: dict[str, str] = {}
    for key, words in found:
        keys[f"{words} again" if words in keys else words] = key
    return keys


def make_form(browser: Browser, place: str = FORM) -> dict[str, str]:
    """Return the hidden fields of the form of a page."""
    html = browser.get(place).text
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))


def tick(browser: Browser, *words: str, place: str = FORM) -> Answer:
    """Tick what has these words, and save."""
    keys = find_keys(browser.get(place))
    return browser.post(
        FORM, {**make_form(browser, place), **{keys[each]: "talk" for each in words}}
    )


def list_words(browser: Browser, place: str = FORM) -> list[str]:
    return list(find_keys(browser.get(place)))


def make_lifts(vault: Path, number: int) -> None:
    """Write lines of a day that may be talks, later than all others."""
    lines = [f"- [[Ada Lin]] lift call, part {at:02}\n" for at in range(1, number + 1)]
    (vault / LIFTS).write_text("".join(lines), encoding="utf-8")


def test_the_page_lists_what_the_command_asks_about_with_the_way_to_each(
    browser: Browser, vault: Path
) -> None:
    page = browser.get(FORM)
    rows = mdrel("triage", "--talks", "--print", vault=vault).stdout.splitlines()
    places = [row.partition("\t")[0] for row in rows]
    assert re.findall(r">([\w/ .-]+\.md:\d+)</a>", page.text) == places
    assert "Roof: We chose the slate. Tue 17 Nov · Ada Lin · Meetings/Roof.md:2" in page.words
    assert '<a href="/people/bo-berg">Bo Berg</a>' in page.text
    assert f"vscode://file{vault.resolve().as_posix()}/{LINES}:2" in page.text
    assert 'aria-current="page"' not in page.text, "it is no page of the navigation"
    assert browser.get("/talks.json").items == items("triage", "--talks", "--print", vault=vault)


def test_what_is_ticked_is_written_as_the_command_writes_it_and_one_undo_takes_it_back(
    browser: Browser, vault: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    write_tree(other, NOTES)
    assert mdrel("triage", "--talks", vault=other, typed="1 2 3 5\ny\n").returncode == 0
    before, words = contents(vault), list_words(browser)
    sent = tick(browser, *words[:3], words[4])
    assert contents(vault) == contents(other) != before
    said = browser.follow(sent)
    assert f"✓ 4 talks count now Saved to {LINES} line 1 and 2 other notes" in said.words
    assert "2 others remembered as no talk." in said.words
    assert "Nothing is left to ask about." in said.words
    assert items("triage", "--talks", "--print", vault=vault) == []
    browser.press(sent.headers["location"], "/undo")
    assert contents(vault) == before
    assert list_words(browser) == words, "with what was remembered meanwhile"


def test_the_undo_of_the_command_takes_it_back_too(browser: Browser, vault: Path) -> None:
    before = contents(vault)
    tick(browser, "Ada Lin roof call, part 1", BO)
    assert "\ttriage\t--talks: 2 talks\t" in mdrel("undo", "--list", vault=vault).stdout
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault) == before


def test_twenty_are_asked_about_at_a_time_and_the_next_come_up(
    browser: Browser, vault: Path
) -> None:
    make_lifts(vault, 23)
    browser.refresh()
    page = browser.get(FORM)
    assert len(find_keys(page)) == found_talks.MOST == 20
    assert "20 of 29, the latest first" in page.words
    assert "9 more come up once these are saved." in page.words
    before = contents(vault)
    said = browser.follow(tick(browser))
    assert "✓ 20 lines and notes remembered as no talk; no note was changed" in said.words
    assert contents(vault) == before
    assert list_words(browser)[0] == "Ada Lin lift call, part 21"
    assert len(list_words(browser)) == 9
    assert len(browser.get("/talks.json").items) == 9


def test_those_that_are_less_likely_have_a_page_of_their_own(browser: Browser, vault: Path) -> None:
    write_tree(
        vault, {"Daily/2026-11-12.md": "- [[Ada Lin]] and the pump\n- My boss met [[Bo Berg]]\n"}
    )
    browser.refresh()
    assert '<a href="/talks/less-likely">' in browser.get(FORM).text
    assert len(list_words(browser)) == 6
    assert browser.get("/talks.json").items == items("triage", "--talks", "--print", vault=vault)
    assert [each["likely"] for each in browser.get("/talks/less-likely.json").items] == [False] * 2
    assert len(browser.get("/talks.json?week=2026-W46").items) == 0
    less = "/talks/less-likely"
    page = browser.get(less)
    assert "These lines only name somebody, or tell rather of a plan" in page.words
    assert list_words(browser, less) == ["Ada Lin and the pump", "My boss met Bo Berg"]
    form = make_form(browser, less) | {
        find_keys(page)["Ada Lin and the pump"]: "talk",
    }
    sent = browser.post(FORM, form)
    assert sent.headers["location"].startswith(less)
    assert "1 other remembered as no talk." in browser.follow(sent).words
    assert contents(vault)["Daily/2026-11-12.md"] == (
        "- [[Ada Lin]] and the pump #conversation\n- My boss met [[Bo Berg]]\n"
    )
    assert "Nothing is left to ask about." in browser.get(less).words
    assert len(list_words(browser)) == 6


def test_what_was_only_remembered_can_be_taken_back_once(browser: Browser, vault: Path) -> None:
    words, form = list_words(browser), make_form(browser)
    sent = browser.post(FORM, form)
    place = sent.headers["location"]
    undo = dict(re.findall(r'name="(\w+)" value="([^"]*)"', browser.get(place).text))
    assert list_words(browser) == []
    page = browser.follow(browser.post("/undo", undo))
    assert "Undone: all of these are asked about again" in page.words
    assert (list_words(browser), read_settled(vault)) == (words, [])
    again = browser.post("/undo", {**undo, "once": ""})
    assert (again.status, "That was taken back already." in again.words) == (422, True)
    assert browser.post(FORM, form).status == 303
    assert list_words(browser) == [], "the same form may be meant once more"


@pytest.mark.parametrize("operation", ["no-talks-", "no-talks-x", "no-talks"])
def test_nobody_undoes_what_was_not_done(browser: Browser, vault: Path, operation: str) -> None:
    tick(browser)
    form = {**make_form(browser, "/log"), "operation": operation}
    assert browser.post("/undo", form).status == 422
    assert len(read_settled(vault)) == 6


def test_the_same_form_sent_twice_is_done_once(browser: Browser, vault: Path) -> None:
    form = {**make_form(browser), find_keys(browser.get(FORM))[BO]: "talk"}
    first, second = browser.post(FORM, form), browser.post(FORM, form)
    assert first.headers["location"] == second.headers["location"]
    assert len(mdrel("undo", "--list", vault=vault).stdout.splitlines()) == 1


def test_two_windows_that_are_sent_at_once_write_a_line_once(browser: Browser, vault: Path) -> None:
    key = find_keys(browser.get(FORM))[BO]
    forms = [{**make_form(browser), key: "talk"} for _ in range(2)]

    async def send_both() -> list[Answer]:
        return list(await asyncio.gather(*(browser.send(FORM, form) for form in forms)))

    answers = asyncio.run(send_both())
    assert sorted(each.status for each in answers) == [303, 303]
    assert (vault / LINES).read_text() == f"- {ADA}\n- Tea with [[Bo Berg]], lovely\n"
    assert sum("gone or changed since" in browser.follow(each).words for each in answers) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"- {ADA}\n",
        f"- {ADA}\n- Tea with Bo Berg, cancelled\n",
        f"- {ADA}\n- Tea with [[Bo Berg]], lovely\n",
        None,
    ],
)
def test_a_line_that_is_gone_or_changed_is_left_alone_and_the_page_says_so(
    browser: Browser, vault: Path, text: str | None
) -> None:
    keys, form = find_keys(browser.get(FORM)), make_form(browser)
    (vault / LINES).unlink() if text is None else (vault / LINES).write_text(text)
    before = contents(vault)
    everything = {key: "talk" for words, key in keys.items() if words == BO}
    page = browser.follow(browser.post(FORM, {**form, **everything}))
    assert contents(vault) == before
    assert "1 line or note gone or changed since this page was shown" in page.words
    number = 4 if text is None else 5
    assert f"✓ {number} lines and notes remembered as no talk; no note was changed" in page.words


def test_a_line_that_only_moved_is_found_by_its_words(browser: Browser, vault: Path) -> None:
    keys, form = find_keys(browser.get(FORM)), make_form(browser)
    (vault / LINES).write_text(f"- A new first line\n- {BO}\n- {ADA}\n")
    browser.post(FORM, {**form, keys["Ada Lin roof call, part 1"]: "talk"})
    assert (vault / LINES).read_text() == (f"- A new first line\n- {BO}\n- {ADA} #conversation\n")


def test_where_all_is_gone_nothing_is_written_and_nothing_remembered(
    browser: Browser, vault: Path
) -> None:
    form, keys = make_form(browser), find_keys(browser.get(FORM))
    for path in (LINES, OLD, LIFT, "Meetings/Roof.md", "Notes/Ada Lin - 2026-11-19.md"):
        (vault / path).unlink()
    before = contents(vault)
    for ticked in ({}, {keys[BO]: "talk"}, dict.fromkeys(keys.values(), "talk")):
        answer = browser.post(FORM, {**form, "once": "", **ticked})
        assert answer.status == 409
        assert "gone or changed since this page was shown; nothing was written" in answer.words
    assert (contents(vault), read_settled(vault)) == (before, [])


def test_of_lines_that_read_alike_the_one_is_written_that_was_ticked(
    browser: Browser, vault: Path
) -> None:
    same = "- [[Ada Lin]] lift call\n"
    (vault / LIFTS).write_text(same * 2)
    browser.refresh()
    form, keys = make_form(browser), find_keys(browser.get(FORM))
    second = keys["Ada Lin lift call again"]
    browser.post(FORM, {**form, second: "talk"})
    saved = (vault / LIFTS).read_text()
    assert saved == same + same.replace("\n", " #conversation\n")
    # A window left open does not know which one is left.
    page = browser.follow(browser.post(FORM, {**form, "once": "", second: "talk"}))
    assert "1 line or note gone or changed" in page.words
    assert (vault / LIFTS).read_text() == saved


def test_a_line_that_another_window_said_no_to_counts_where_it_is_ticked(
    browser: Browser, vault: Path
) -> None:
    form, keys = make_form(browser), find_keys(browser.get(FORM))
    tick(browser)
    assert list_words(browser) == []
    browser.post(FORM, {**form, "once": "", keys[BO]: "talk"})
    assert "Tea with [[Bo Berg]], lovely" in (vault / LINES).read_text()


def test_what_another_window_made_count_is_not_remembered_as_none(browser: Browser) -> None:
    form = make_form(browser)
    sent = tick(browser, BO)
    browser.post(FORM, {**form, "once": ""})
    browser.press(sent.headers["location"], "/undo")
    assert BO in list_words(browser)


def test_an_undo_asks_again_about_what_its_own_form_remembered_alone(
    browser: Browser, vault: Path
) -> None:
    form, keys = make_form(browser), find_keys(browser.get(FORM))
    sent = browser.post(FORM, {**form, "asked": keys[BO]})
    assert len(read_settled(vault)) == 1
    stale = browser.post(FORM, {**form, "once": ""})
    browser.press(stale.headers["location"], "/undo")
    assert BO not in list_words(browser)
    assert len(list_words(browser)) == 5
    browser.press(sent.headers["location"], "/undo")
    assert BO in list_words(browser)


def test_what_is_ticked_and_was_not_on_the_page_is_not_written(
    browser: Browser, vault: Path
) -> None:
    make_lifts(vault, 23)
    browser.refresh()
    form = make_form(browser)
    make_lifts(vault, 0)
    browser.refresh()
    key = find_keys(browser.get(FORM))[BO]
    assert key not in form["asked"]
    make_lifts(vault, 23)
    before = contents(vault)
    browser.post(FORM, {**form, key: "talk"})
    assert contents(vault) == before
    assert len(read_settled(vault)) == 20


def test_a_form_asks_about_no_more_than_a_page_shows(browser: Browser, vault: Path) -> None:
    make_lifts(vault, 21)
    browser.refresh()
    form, before = make_form(browser), contents(vault)
    more = find_keys(browser.get("/talks?week=2026-W10"))
    assert len(more) == 1
    (key,) = more.values()
    for asked in (f"{form['asked']} {key}", "", " ", " ".join(map(str, range(400)))):
        answer = browser.post(FORM, {**form, "once": "", "asked": asked, key: "talk"})
        assert answer.status == 422
        assert "A form asks about 1 to 20 lines and notes" in answer.words
    assert (contents(vault), read_settled(vault)) == (before, [])


@pytest.mark.parametrize("forged", ["x", "{key}0", "../../People/Ada Lin.md", "once", "é" * 40])
def test_a_key_that_names_nothing_writes_and_remembers_nothing(
    browser: Browser, vault: Path, forged: str
) -> None:
    form, before = make_form(browser), contents(vault)
    forged = forged.replace("{key}", find_keys(browser.get(FORM))[BO])
    for ticked in ({}, {forged: "talk"}):
        answer = browser.post(FORM, {**form, "once": "", "asked": forged, **ticked})
        assert (answer.status, 'role="alert"' in answer.text) == (409, True)
    assert (contents(vault), read_settled(vault)) == (before, [])


@pytest.mark.parametrize("change", [{"token": "x"}, {"token": ""}])
def test_a_form_without_the_pages_token_writes_nothing(
    browser: Browser, vault: Path, change: dict[str, str]
) -> None:
    form, before = make_form(browser), contents(vault)
    assert browser.post(FORM, {**form, **change}).status == 403
    assert browser.post(FORM, form, origin="http://evil.example").status == 403
    assert browser.post(FORM, form, host="calendar.example").status in {404, 421}
    cookie, browser.cookie = browser.cookie, ""
    assert browser.post(FORM, form).status == 404
    assert browser.get(FORM).status == 404
    browser.cookie = cookie
    assert (contents(vault), read_settled(vault)) == (before, [])


def test_read_only_lists_them_and_asks_nothing(browser: Browser, vault: Path) -> None:
    form = {**make_form(browser), find_keys(browser.get(FORM))[BO]: "talk"}
    reader, before = Browser(vault, is_read_only=True), contents(vault)
    page = reader.get(FORM)
    assert BO in page.words
    assert not re.search("<form|<input|<button|<label", page.text)
    assert "What you tick" not in page.words
    assert reader.post(FORM, form).status == 403
    assert (contents(vault), read_settled(vault)) == (before, [])


def test_what_cannot_be_written_is_named_and_left_out_and_asked_about_again(
    browser: Browser, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(text: str, edits: object, reader: object) -> str:
        if reader.path == LIFT:  # type: ignore[attr-defined] # a reader has its path
            raise EditRefusedError("has a list that is not edited")
        return apply_edits(text, edits, reader)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr("mdrel.app.editing.planning.apply_edits", refuse)
    words = list_words(browser)
    page = browser.follow(tick(browser, words[4], BO))
    assert "✓ 1 talk counts now" in page.words
    assert f"Left out: {LIFT}:1: has a list that is not edited" in page.words
    assert "4 others remembered as no talk." in page.words
    assert (vault / LIFT).read_text() == NOTES[LIFT]
    assert list_words(browser) == [words[4]]
    answer = tick(browser, words[4])
    assert (answer.status, "Left out" in answer.words) == (409, True)
    assert list_words(browser) == [words[4]]


def test_what_would_not_count_is_not_shown_and_is_tried_once(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def refuse(talks: Sequence[PossibleTalk], *_: object) -> list[PossibleTalk]:
        tried.extend(each.words for each in talks)
        return [each for each in talks if each.words != BO]

    monkeypatch.setattr(found_talks, "find_countable", refuse)
    assert BO not in list_words(browser)
    assert "5" in browser.get(FORM).words
    assert tried.count(BO) == 1
    browser.refresh()
    browser.get(FORM)
    assert tried.count(BO) == 2


def test_it_looks_through_the_vault_once_for_each_build_and_tries_only_what_it_shows(
    browser: Browser, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_lifts(vault, 30)
    browser.refresh()
    looks, tried = [0], [0]

    def count_look(*words: object, **more: object) -> list[PossibleTalk]:
        looks[0] += 1
        return find_possible(*words, **more)  # type: ignore[arg-type] # handed on as they came

    def count_try(talks: Sequence[PossibleTalk], *words: object) -> list[PossibleTalk]:
        tried[0] += len(talks)
        return find_countable(talks, *words)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(found_talks, "find_possible", count_look)
    monkeypatch.setattr(found_talks, "find_countable", count_try)
    for page in ("/", "/people", "/problems"):
        browser.get(page)
    assert (looks, tried) == ([0], [0])
    for page in (FORM, FORM, "/triage", "/review", "/talks?week=2026-W10"):
        browser.get(page)
    assert looks == [1]
    assert tried == [20 + 1]
    # No second vault is held: the people are those of the build.
    current = browser.site.output.current
    assert current
    known = {id(each.contact) for each in current.people.values()}
    found = current.talks[found_talks.ALWAYS]
    assert all(id(who) in known for each in found for who in each.talk.people)
    browser.refresh()
    for week in range(1, 13):
        browser.get(f"/review/2026-W{week:02}")
    current = browser.site.output.current
    assert current
    assert 0 < len(current.talks) <= 8


def test_a_vault_without_such_lines_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {"People/Ada Lin.md": PERSON})
    browser = Browser(tmp_path)
    monkeypatch.setattr(Browser, "open_session", None)
    assert "Nothing is left to ask about." in browser.get(FORM).words
    assert browser.get("/talks.json").items == []
    assert "/talks" not in browser.get("/review").text + browser.get("/triage").text


def test_the_problems_lead_to_it(browser: Browser) -> None:
    page = browser.get("/problems")
    assert '<a href="/talks">Possible talks</a> asks about' in page.text
    assert "mdrel triage --talks" not in page.words, (
        "a page has a link where a terminal has a command"
    )
    for code in ("MDR306", "MDR316", "MDR313", "MDR314"):
        assert '<a href="/talks">' in browser.get(f"/problems?code={code}").text, code
    assert "/talks" not in browser.get("/").text


def test_the_review_of_a_week_leads_to_those_of_the_week(browser: Browser) -> None:
    link = '<a href="/talks?week=2026-W47">5 lines and notes of this week may be talks</a>'
    assert link in browser.get("/review/2026-W47").text
    assert "1 line or note of this week may be a talk , and does not count." in (
        browser.get("/review/2026-W10").words
    )
    assert "/talks" not in browser.get("/review/2026-W30").text
    words = list_words(browser, "/talks?week=2026-W10")
    assert words == ["Ada Lin roof call, part 2"]
    page = browser.get("/talks?week=2026-W10")
    assert "1 of the week of 2 Mar · All" in page.words
    assert [each["line"] for each in browser.get("/talks.json?week=2026-W10").items] == [1]
    assert list_words(browser, "/talks?week=2026-W30") == []
    assert "Nothing of this week is left to ask about." in browser.get("/talks?week=2026-W30").words
    said = browser.follow(tick(browser, *words, place="/talks?week=2026-W10"))
    assert "✓ 1 talk counts now" in said.words
    assert len(find_keys(said)) == 5, "it goes on with the others"
    assert "may be a talk" not in browser.get("/review/2026-W10").words
    tick(browser)
    assert "may be talks" not in browser.get("/review/2026-W47").words


def test_after_the_levels_triage_leads_to_it(browser: Browser, vault: Path) -> None:
    assert '<a href="/talks">6 lines and notes may be talks</a>' in browser.get("/triage").text
    tick(browser)
    assert "/talks" not in browser.get("/triage").text
    (vault / "People/Cy Dunn.md").write_text(PERSON.replace("level: trusted\n", ""))
    make_lifts(vault, 1)
    browser.refresh()
    assert "may be" not in browser.get("/triage").words, "levels come first"
    browser.press("/triage", "/triage", do="target")
    saved = browser.follow(browser.press("/triage", "/triage", do="save"))
    assert "1 line or note may be a talk , and does not count yet." in saved.words


def test_settings_that_break_while_serving_take_the_review_nothing_but_the_link(
    browser: Browser, vault: Path
) -> None:
    (vault / "mdrel.toml").write_text("[[[", encoding="utf-8")
    answer = browser.get("/review")
    assert (answer.status, "/talks" in answer.text) == (200, False)
    answer = browser.get(FORM)
    assert (answer.status, "mdrel.toml:1:" in answer.words) == (503, True)
    assert not browser.told


def test_a_state_folder_that_cannot_be_written_remembers_nothing_and_says_so(
    browser: Browser, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    words, sent = list_words(browser), tick(browser, BO)
    browser.press(sent.headers["location"], "/undo")
    assert list_words(browser) == words
    remembered = tick(browser)
    monkeypatch.setattr("mdrel.app.guides.settled.write_state", refuse)
    answer = browser.press(remembered.headers["location"], "/undo")
    assert (answer.status, "What you chose cannot be kept." in answer.words) == (409, True)
    monkeypatch.undo()
    browser.press(remembered.headers["location"], "/undo")
    monkeypatch.setattr("mdrel.app.guides.settled.write_state", refuse)
    answer = tick(browser)
    assert (answer.status, "What you chose cannot be kept." in answer.words) == (409, True)
    page = browser.follow(tick(browser, BO))
    assert "The others cannot be remembered: they are asked about again." in page.words
    assert "Tea with [[Bo Berg]], lovely" in (vault / LINES).read_text()
    assert len(list_words(browser)) == 5


BOARD = "Meetings/2026-11-21 Board.md"
WHO = "---\ntype: meeting\n---\n# Board\n\n[[Bo Berg]] wants slate, says [[Ada Lin]].\n"


@pytest.mark.parametrize(
    ("ticked", "there"),
    [
        (("",), ("Bo Berg", "Ada Lin")),
        (("", ".2"), ("Ada Lin",)),
        ((".1",), ("Bo Berg",)),
        ((".1", ".2"), ("Bo Berg", "Ada Lin")),
    ],
)
def test_of_a_conversation_that_names_nobody_it_asks_who_was_there(
    tmp_path: Path, ticked: tuple[str, ...], there: tuple[str, ...]
) -> None:
    write_tree(tmp_path, {**{path: PERSON for path in NOTES if "People/" in path}, BOARD: WHO})
    browser = Browser(tmp_path)
    page = browser.get(FORM)
    assert "Sat 21 Nov · Bo Berg , Ada Lin ? ·" in page.words
    assert "Who was there? All, where nobody is ticked. Bo Berg Ada Lin" in page.words
    assert '<a href="/talks">Possible talks</a> asks about' in browser.get("/problems").text
    (key,) = re.findall(r'name="asked" value="([^"]*)"', page.text)
    fields = re.findall(r'type="checkbox" id="([^"]*)" name="\1"', page.text)
    assert fields == [key, f"{key}.1", f"{key}.2"]
    form = make_form(browser)
    sent = browser.post(FORM, {**form, **{f"{key}{each}": "there" for each in ticked}})
    assert "✓ 1 talk counts now" in browser.follow(sent).words
    written = re.findall(r"\[\[([^]]*)]]", (tmp_path / BOARD).read_text().partition("# Board")[0])
    assert written == list(there)
    browser.press(sent.headers["location"], "/undo")
    assert (tmp_path / BOARD).read_text() == WHO
    assert "Who was there?" not in Browser(tmp_path, is_read_only=True).get(FORM).words


@pytest.mark.parametrize("field", ["{key}.0", "{key}.3", "{key}.", "{key}.x", "{key}.1.1", ".1"])
def test_nobody_was_there_whom_the_page_does_not_name(tmp_path: Path, field: str) -> None:
    write_tree(tmp_path, {**{path: PERSON for path in NOTES if "People/" in path}, BOARD: WHO})
    browser = Browser(tmp_path)
    form = make_form(browser)
    browser.post(FORM, {**form, field.format(key=form["asked"]): "there"})
    assert (tmp_path / BOARD).read_text() == WHO


def test_of_a_note_that_says_who_was_there_nobody_is_left_out(
    browser: Browser, vault: Path
) -> None:
    form, key = make_form(browser), find_keys(browser.get(FORM))["Lift: It is late."]
    browser.post(FORM, {**form, f"{key}.1": "there"})
    assert (vault / LIFT).read_text() == NOTES[LIFT]


def test_words_of_notes_are_text_and_never_markup(browser: Browser, vault: Path) -> None:
    evil = '"><img src=x onerror=alert(1)><b>{{ 7*7 }}'
    (vault / LIFTS).write_text(f"- [[Ada Lin]] lift call {evil}\n")
    browser.refresh()
    page = browser.get(FORM)
    assert "{{ 7*7 }}" in page.words
    assert not re.search("<img|<b>|onerror=alert\\(1\\)>", page.text)
