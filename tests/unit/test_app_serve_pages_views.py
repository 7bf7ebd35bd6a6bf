"""The pages of a vault: what each shows, its twin for programs, and hostile notes on all of them."""

from __future__ import annotations

import json
import os
import re
import time
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest

from mdrel.app.serve.pages.layout import NAVIGATION
from mdrel.app.serve.pages.review import MOST_WEEKS
from mdrel.views.web.address import Opener
from mdrel.views.web.render import stamp_asset
from mdrel.views.web.rich_text import is_safe, render_line
from tests.support import hostile_texts
from tests.support.pages import Browser
from tests.support.places import copy_example, write_tree
from tests.support.running import items, mdrel

ROOT = Path(__file__).resolve().parents[2]
PLACES = [
    "/",
    "/log",
    "/go",
    "/triage",
    "/triage?end=1",
    "/talks",
    "/talks?week=2026-W47",
    "/people",
    "/people?level=trusted&sort=name",
    "/people?q=nobody+at+all",
    "/people/sam-okafor",
    "/people/joris-veld",
    "/people/ines-moreau",
    "/people/leila-farouk?all=1",
    "/review",
    "/review/2026-W40",
    "/map",
    "/calendar",
    "/problems",
    "/problems?code=MDR306",
    "/help",
]


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example(tmp_path_factory.mktemp("pages") / "vault")


class Reader(HTMLParser):
    """Gathers the elements of a page and checks that they close."""

    VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "rect", "circle"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Gather an element that has content."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Gather an element that is empty."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Check that what ends is what began last."""
        if tag not in self.VOID:
            assert self.open.pop() == tag, tag


def parse(html: str) -> list[tuple[str, dict[str, str]]]:
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    return reader.found


@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_well_formed_and_loads_nothing_from_elsewhere(
    browser: Browser, place: str
) -> None:
    answer = browser.get(place)
    assert answer.status == 200
    found = parse(answer.text)
    ids = Counter(attributes["id"] for _, attributes in found if "id" in attributes)
    assert max(ids.values(), default=1) == 1, ids.most_common(2)
    for tag, attributes in found:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert tag not in {"style", "iframe", "img", "object", "base"}
        for name in ("src", "action", "formaction"):
            assert attributes.get(name, "/").startswith("/")
        if tag == "script":
            assert attributes["src"] == stamp_asset("app.js")
    assert [tag for tag, _ in found].count("h1") == 1


@pytest.mark.parametrize("place", PLACES)
def test_every_link_to_a_page_leads_to_one(browser: Browser, place: str) -> None:
    found = parse(browser.get(place).text)
    links = {each["href"] for tag, each in found if tag == "a" and "href" in each}
    for link in sorted(links):
        if link.startswith("/"):
            assert browser.get(link).status == 200, link
        else:
            assert link.startswith(
                ("#", "tel:", "mailto:", "https:", "http:", "obsidian:", "vscode:")
            ), link


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("/today.json", ("today",)),
        ("/people.json", ("contacts",)),
        ("/people.json?level=trusted", ("contacts", "--level", "trusted")),
        ("/people.json?level=none", ("contacts", "--level", "none")),
        ("/people.json?org=northwind", ("contacts", "--org", "northwind")),
        ("/people/sam-okafor.json", ("show", "sam")),
        ("/review/2026-W47.json", ("review", "--print", "--week", "2026-W47")),
        ("/review.json", ("review", "--print")),
        ("/triage.json", ("triage", "--print")),
        ("/talks.json", ("triage", "--talks", "--print")),
        ("/problems.json", None),
    ],
)
def test_the_twin_of_a_page_is_the_commands_document(
    browser: Browser, vault: Path, place: str, words: tuple[str, ...] | None
) -> None:
    answer = browser.get(place)
    assert answer.headers["content-type"] == "application/json"
    if words is not None:
        assert answer.items == items(*words, vault=vault)
    else:
        told = json.loads(mdrel("check", "--json", vault=vault).stdout)
        assert answer.items == told["items"]


def test_the_other_twins_say_what_their_pages_show(browser: Browser) -> None:
    drawn = browser.get("/map.json").items
    assert len(drawn) == 37
    assert all(each["level"] for each in drawn)
    (feed,) = browser.get("/calendar.json").items
    assert feed == {"feed": "reminders", "addresses": list(browser.feeds)}
    assert {"key": "?", "text": "show the key of everything that has one"} in browser.get(
        "/help.json"
    ).items


@pytest.mark.parametrize(
    "place",
    [
        "/people/nobody",
        "/people/nobody.json",
        "/people/..",
        "/people/People%2FSam",
        "/review/2026-W60",
        "/review/2026-W00",
        "/review/0000-W01",
        "/review/9999-W99.json",
        "/review/9999-W52",
        "/review/9999-W51.json",
        "/review/x",
        "/talks?week=2026-W60",
        "/talks.json?week=x",
        "/talks/2026-W47",
        "/people/sam-okafor/",
        "/today/",
        "/app.py",
        "/templates/web/app.css",
    ],
)
def test_what_is_not_there_is_not_found(browser: Browser, place: str) -> None:
    assert browser.get(place).status == 404


def test_people_are_found_by_filters_that_stand_in_the_address(browser: Browser) -> None:
    def names(query: str) -> list[str]:
        html = browser.get(f"/people?{query}").text
        return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', html)

    everybody = names("")
    assert len(everybody) == 41
    assert names("sort=name") == sorted(everybody, key=str.casefold)
    assert names("state=overdue") == ["Sam Okafor", "Priya Raman"]
    assert names("q=OKAFOR+coach") == ["Sam Okafor"]
    assert names("q=sammy") == ["Sam Okafor"], "by alias"
    assert names("level=target&org=signalis") == ["Ines Moreau"]
    assert names("level=nonsense") == []
    assert names("state=nonsense") == []
    assert names("sort=nonsense&page=99999999999") == everybody
    for sort in ("level", "last", "due", "org"):
        assert sorted(names(f"sort={sort}")) == sorted(everybody)


def test_a_facet_says_how_many_it_leaves_and_is_dropped_by_the_same_link(browser: Browser) -> None:
    html = browser.get("/people?level=trusted").text
    found = re.findall(r'<a href="(/people[^"]*)"( aria-current="true")?>([^<]*) <span', html)
    facets = {words.strip(): (link.replace("&amp;", "&"), taken) for link, taken, words in found}
    assert facets["trusted"] == ("/people", ' aria-current="true"')
    assert facets["● overdue"][0] == "/people?level=trusted&state=overdue"
    link = facets["● overdue"][0]
    number = re.search(r"● overdue <span class=\"quiet\">(\d+)", html)
    assert number
    assert browser.get(link).text.count('<th scope="row">') == int(number[1])


def test_the_filters_are_kept_on_the_way_to_a_person_and_back(browser: Browser) -> None:
    html = browser.get("/people?level=trusted").text
    assert 'href="/people/sam-okafor?level=trusted"' in html
    person = browser.get("/people/sam-okafor?level=trusted").text
    assert 'href="/people?level=trusted"' in person


def test_a_question_stands_once_on_the_morning(browser: Browser) -> None:
    assert browser.get("/").text.count("How did the move go?") == 1


def test_a_person_is_told_whole(browser: Browser) -> None:
    words = browser.get("/people/sam-okafor").words
    for said in (
        "trusted, one of the three, monthly",
        "Coach and author, Okafor Advisory",
        "+1 202 555 0102",
        "Which of my mistakes",
        "October 2026",
        "what a chief operating officer stops doing",
        "with Grace Lindqvist",
        "People/Sam Okafor.md:29",
        "Open in Obsidian",
        "People in common",
    ):
        assert said in words, said
    html = browser.get("/people/sam-okafor").text
    assert 'href="tel:+12025550102"' in html
    assert "obsidian://open?vault=vault&amp;file=People%2FSam%20Okafor.md" in html


@pytest.mark.parametrize(
    ("folder", "setting", "is_linked"),
    [
        (".obsidian", 'link = "file"', True),
        ("Notes", 'link = "obsidian"', True),
        ("Notes", "", False),
        ("Notes", 'link = "file"', False),
    ],
)
def test_pages_link_into_obsidian_only_where_it_keeps_the_vault(
    tmp_path: Path, folder: str, setting: str, *, is_linked: bool
) -> None:
    (tmp_path / folder).mkdir()
    write_tree(
        tmp_path,
        {
            "People/Ada.md": "---\nlevel: trusted\ncircle: nine\n---\n",
            "mdrel.toml": f"[calendar]\n{setting}\n",
        },
    )
    browser = Browser(tmp_path)
    for address in ("/people/ada", "/problems"):
        html = browser.get(address).text
        assert ("Obsidian" in html, "obsidian:" in html) == (is_linked, is_linked), address
        assert "vscode://file/" in html


def test_a_problem_has_file_and_line_and_a_badge(browser: Browser) -> None:
    html = browser.get("/problems").text
    assert re.search(r'href="vscode://file/[^"]*People/Oskar%20Lund\.md:4"', html)
    assert '<span class="badge">4</span>' in browser.get("/").text


def test_no_page_sends_anybody_to_a_terminal_for_what_a_page_shows(tmp_path: Path) -> None:
    """Levels lead to Triage, and promises that have no room to the people they are between."""
    people = tmp_path / "People"
    people.mkdir()
    for number in range(9):
        tasks = "".join(f"- [ ] send page {each} `mdrel triage`\n" for each in range(3))
        (people / f"Person {number}.md").write_text(
            f"---\nlevel: target\n---\n## Follow-ups\n\n{tasks}", encoding="utf-8"
        )
    (people / "Bo Lin.md").write_text("---\ntype: person\n---\n", encoding="utf-8")
    browser = Browser(tmp_path)
    problems = browser.get("/problems").text
    assert '<a href="/triage">Triage</a> asks for each' in problems
    assert "1 person has no level (" not in problems
    today, review = browser.get("/").text, browser.get("/review").text
    for page in (today, review):
        assert "mdrel follow-up list" not in page
    more = re.search(r'<p class="more">and \d+ more: (.*)</p>', today)
    assert more
    assert more[1].count('<a href="/people/person-') >= 3
    assert re.search(r'<a href="/">\d+ more promises</a>', review)
    # What a note says is no hint: it leads nowhere.
    assert "send page 0 mdrel triage" in today
    assert '<a href="/triage">Triage</a> ' not in today


def test_what_one_line_stands_for_has_a_page_with_every_place(tmp_path: Path) -> None:
    days = {f"2026-11-{day:02}.md": "- Call [[Ada]]\n" for day in range(1, 6)}
    write_tree(
        tmp_path,
        {".obsidian/app.json": "{}", "People/Ada.md": "---\nlevel: trusted\n---\n", **days},
    )
    browser = Browser(tmp_path)
    whole = browser.get("/problems")
    assert 'All of them: <a href="/problems?code=MDR306">MDR306</a>' in whole.text
    assert whole.text.count('class="place"') == 1
    each = browser.get("/problems?code=MDR306")
    assert each.text.count('class="place"') == 5
    assert each.words.count("what would change it") == 1, "what to do is said once"
    assert "5 remarks of one kind · All" in each.words
    assert [row["path"] for row in browser.get("/problems.json?code=MDR306").items] == list(days)
    none = browser.get("/problems?code=MDR101")
    assert "There is none of this kind." in none.words
    assert browser.get("/problems?code=<b>").text == whole.text


def test_the_days_of_a_review_are_written_as_on_every_page(browser: Browser) -> None:
    html = browser.get("/review/2026-W47").text
    body = html.partition('<div class="written"')[2].partition("</div>")[0]
    assert re.search(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} Nov\b", body)
    assert not re.search(r"\b2026-11-\d\d (call|meal|email|meeting|message)", body)


def test_the_editor_is_the_one_that_the_person_has(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Opener("v", "/v", "zed").edit("a b.md", 3) == "zed://file/v/a%20b.md:3"
    assert Opener("v", "C:/v", "vim").edit("a.md", 1) == "vscode://file/C:/v/a.md:1"
    from mdrel.app.environment.programs import name_editor

    monkeypatch.setenv("VISUAL", "/usr/bin/Codium --wait")
    assert name_editor() == "codium"
    monkeypatch.delenv("VISUAL")
    monkeypatch.setenv("EDITOR", "")
    assert name_editor() == ""


def test_a_public_address_comes_with_a_picture_that_a_telephone_reads(vault: Path) -> None:
    local, public = "http://127.0.0.1:1/f/t/reminders.ics", "https://cal.example/f/t/reminders.ics"
    alone = Browser(vault, feeds=(local,)).get("/calendar").text
    assert "<figure" not in alone
    both = Browser(vault, feeds=(local, public, local.replace("reminders", "reminders-trusted")))
    html = both.get("/calendar").text
    assert html.count("<figure") == 1
    assert 'value="https://cal.example/f/t/reminders.ics"' in html
    assert re.search(r'viewBox="0 0 \d+ \d+"', html[html.index("<figure") :])


def test_a_list_of_a_thousand_comes_in_parts_and_quickly(tmp_path: Path) -> None:
    people = tmp_path / "People"
    people.mkdir()
    for number in range(1000):
        level = ("trusted", "transactional", "tentative", "target")[number % 4]
        talks = "".join(f"- 2026-{month:02}-03 call: talk {month}\n" for month in range(1, 11))
        (people / f"Person {number:04}.md").write_text(
            f"---\nlevel: {level}\norganization: Firm {number % 9}\n---\n## Conversations\n\n{talks}",
            encoding="utf-8",
        )
    start = time.process_time()
    browser = Browser(tmp_path)
    html = browser.get("/people").text
    first = time.process_time() - start  # everybody is read
    assert html.count('<th scope="row">') == 200
    assert len(html) < 300_000
    assert 'href="/people?page=5"' in html
    assert browser.get("/people?page=5").text.count('<th scope="row">') == 200
    for place in ("/", "/people", "/people/person-0007", "/review", "/map", "/problems"):
        browser.get(place)
        used = min(_measure(browser, place) for _ in range(5))
        assert used < first / 8, (place, used, first)


def _measure(browser: Browser, place: str) -> float:
    start = time.process_time()
    browser.get(place)
    return time.process_time() - start


HOSTILE = [
    *hostile_texts.HOSTILE[:40],
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "x" * 100_000,
]


def test_nothing_in_a_note_becomes_markup_on_any_page(tmp_path: Path) -> None:
    people = tmp_path / "People"
    people.mkdir()
    evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7*7 }}'
    for number, text in enumerate(HOSTILE):
        name = "".join(each for each in text if each.isprintable())
        (people / f"{number}.md").write_text(
            f"---\nname: {name!r}\nlevel: {'trusted' if number % 2 else 'target'}\n"
            f"organization: {evil!r}\nrole: {evil!r}\nphone: ['+1 (2)<b>', 'javascript:alert(1)']\n"
            f"email: ['a@b.example', '<script>@x']\nurl: ['javascript:alert(1)', 'https://a.example/\"x']\n"
            f"owe_reply: 2026-11-01\nowe_reply_about: {evil!r}\n---\n## Conversations\n\n"
            f"- 2026-10-01 call: {evil} [x](javascript:alert(1)) ![y](http://evil.example/z.png) "
            f"<b>bold</b> [ok](https://ok.example) [[People/1|<i>]]\n- [ ] {evil}\n",
            encoding="utf-8",
        )
    browser = Browser(tmp_path)
    slugs = [each.contact.slug for each in browser.open_session().agenda.standings]
    places = ["/", "/people", "/review", "/map", "/problems"]
    for place in places + [f"/people/{quote(slug)}" for slug in slugs]:
        answer = browser.get(place)
        assert answer.status == 200, place
        assert "script&gt;49" not in answer.text
        for tag, attributes in parse(answer.text):
            assert tag not in {"img", "b", "i", "iframe"}, (place, tag)
            assert not any(name.startswith("on") for name in attributes)
            assert not attributes.get("href", "").lower().startswith(("javascript", "data:text"))
            assert tag != "script" or attributes.get("src") == stamp_asset("app.js")


def test_no_name_turns_the_words_after_it_around_or_breaks_a_page(tmp_path: Path) -> None:
    people = tmp_path / "People"
    people.mkdir()
    turned = "\u202eevil\u2066 \u05d0\u200f"
    (people / f"{turned}.md").write_text(
        f"---\nlevel: trusted\norg: {turned}\n---\n## Conversations\n\n- 2026-10-01 call: {turned}\n",
        encoding="utf-8",
    )
    (people / os.fsdecode(b"Odd\xff.md")).write_text("---\nlevel: x\n---\n", encoding="utf-8")
    browser = Browser(tmp_path)
    assert browser.site.output.current
    for slug in ["", *browser.site.output.current.people]:
        for place in [f"/people/{slug}".rstrip("/"), "/", "/problems", "/triage", "/map"]:
            answer = browser.get(place)
            assert answer.status == 200, place
            assert not set("\u202e\u2066") & set(answer.text), place
    assert "\ufffdevil\ufffd \u05d0\u200f" in browser.get("/people").text, (
        "a mark that spells stays"
    )
    assert "Odd\ufffd.md" in browser.get("/problems").text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*so* and `so`", "<em>so</em> and <code>so</code>"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](JaVaScRiPt:alert(1))", "[x](JaVaScRiPt:alert(1))"),
        ("[x](data:text/html,x)", "[x](data:text/html,x)"),
        ("[x](file:///etc/passwd)", "[x](file:///etc/passwd)"),
        ("[x](//evil.example)", "[x](//evil.example)"),
        ("[x](tel:+12)", '<a href="tel:+12">x</a>'),
        ("![x](https://evil.example/y.png)", '!<a href="https://evil.example/y.png">x</a>'),
        ("<https://a.example>", '<a href="https://a.example">https://a.example</a>'),
    ],
)
def test_text_of_notes_keeps_its_marks_and_nothing_else(text: str, html: str) -> None:
    assert str(render_line(text)) == html


def test_few_kinds_of_addresses_are_safe() -> None:
    assert all(is_safe(f"{scheme}x") for scheme in ("http://", "https://", "mailto:", "obsidian:"))
    assert not any(is_safe(each) for each in ("vscode:x", " javascript:x", "/undo", "x", "ftp://x"))


def test_an_empty_vault_has_every_page(tmp_path: Path) -> None:
    browser = Browser(tmp_path)
    for path, _, _ in NAVIGATION:
        answer = browser.get(path)
        assert answer.status == 200, path
        parse(answer.text)
    assert "There are no contacts yet" in browser.get("/").words


def test_whether_the_pages_changed_is_asked_by_a_tag(browser: Browser) -> None:
    first = browser.get("/rev")
    tag = first.headers["etag"]
    assert (first.status, first.body) == (200, b"")
    assert browser.get("/rev", **{"if-none-match": tag}).status == 304
    assert f'data-revision="{tag[1:-1]}"' in browser.get("/").text
    browser.refresh()
    changed = browser.get("/rev", **{"if-none-match": tag})
    assert (changed.status, changed.headers["etag"] != tag) == (200, True)


def test_whoever_looks_back_at_many_weeks_does_not_fill_the_memory(browser: Browser) -> None:
    for week in range(1, 30):
        assert browser.get(f"/review/2026-W{week:02}").status == 200
    assert browser.site.output.current
    kept = browser.site.output.current.reviews
    assert (len(kept), max(kept)) == (MOST_WEEKS, date(2026, 7, 13)), "the last ones"


def test_a_server_that_is_behind_says_so_on_every_page(browser: Browser) -> None:
    from dataclasses import replace

    from mdrel.app.serve.pages.router import make_pages

    assert "may be out of date" not in browser.get("/").words
    browser.app = make_pages(replace(browser.site, is_well=lambda: False))
    assert "may be out of date" in browser.get("/").words


def test_style_and_script_are_small_and_kept_by_the_browser(browser: Browser) -> None:
    style, script = browser.get("/app.css"), browser.get("/app.js")
    assert len(script.body) <= 6144
    assert "immutable" in style.headers["cache-control"]
    assert style.headers["content-type"].startswith("text/css")
    assert b"http" not in style.body + script.body
    first = browser.get("/")
    assert len(first.body) + len(style.body) + len(script.body) < 60_000
