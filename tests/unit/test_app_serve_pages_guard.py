"""Who may see the pages of a vault, and who may write by them."""

from __future__ import annotations

import asyncio
import re
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock

from mdrel.app.environment import page_secrets
from mdrel.app.environment.clock import read_now_ns
from mdrel.app.environment.page_secrets import (
    CODE_SECONDS,
    find_page_token,
    make_code,
    name_cookie,
    use_code,
    write_opening_page,
)
from mdrel.app.environment.state_folder import ports_folder, state_folder, write_state
from mdrel.app.serve import port as port_module
from mdrel.app.serve.feed_store import FeedStore
from mdrel.app.serve.http_app import LOCAL_NAMES, FeedApp, make_app
from mdrel.app.serve.pages.router import VIEWS, make_pages
from mdrel.app.serve.pages.site import NotThereError
from mdrel.app.serve.port import is_served, open_port
from mdrel.app.serve.run import find_server
from tests.support.pages import HOST, Answer, Browser
from tests.support.places import write_tree
from tests.support.serving import find_port

ADA = "---\nlevel: trusted\nphone: +1 202 555 0100\n---\n## Conversations\n\n- 2026-10-01 call: Berlin\n"
LOG = "/people/ada-byron/log"
NOTHING = (404, b"Not found\n")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return write_tree(tmp_path, {"People/Ada Byron.md": ADA})


def said(answer: Answer) -> tuple[int, bytes]:
    return answer.status, answer.body


PLACES = ["/", "/today.json", "/rev", "/app.css", "/app.js", "/log", "/nothing", "/open/x"]


@pytest.mark.parametrize("place", PLACES + [f"{each.path}.json" for each in VIEWS])
@pytest.mark.parametrize("cookie", ["", "mdrel=x", "{name}=wrong", "{name}=", "{name}=é"])
def test_without_the_cookie_there_is_nothing_and_nothing_is_said(
    browser: Browser, vault: Path, place: str, cookie: str
) -> None:
    browser.cookie = cookie.format(name=name_cookie(vault))
    answer = browser.get(place)
    assert said(answer) == NOTHING
    assert "set-cookie" not in answer.headers


def test_the_feeds_token_does_not_open_the_page(browser: Browser, vault: Path) -> None:
    browser.cookie = f"{name_cookie(vault)}=feed-token"
    assert said(browser.get("/")) == NOTHING
    assert said(browser.get("/open/feed-token")) == NOTHING
    assert said(browser.get("/open/" + find_page_token(vault))) == NOTHING


def test_an_address_opens_the_page_once_and_the_cookie_stays(browser: Browser, vault: Path) -> None:
    code, with_cookie = make_code(vault), browser.cookie
    browser.cookie = ""
    answer = browser.get(f"/open/{code}")
    cookie = answer.headers["set-cookie"]
    assert answer.status == 200
    assert cookie.startswith(f"{with_cookie}; ")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert 'content="0;url=/"' in answer.text
    assert said(browser.get(f"/open/{code}")) == NOTHING, "it works once"
    browser.cookie = with_cookie
    again = browser.get(f"/open/{code}")
    assert (again.status, again.headers["location"]) == (303, "/"), "who is in stays in"
    assert browser.get("/").status == 200


def test_looking_at_an_address_without_going_there_does_not_use_it_up(
    browser: Browser, vault: Path
) -> None:
    code = make_code(vault)
    browser.cookie = ""
    assert browser.get(f"/open/{code}", method="HEAD").status == 404
    assert browser.get(f"/open/{code}").status == 200


def test_an_address_is_good_for_an_hour(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, later = make_code(vault), read_now_ns() + (CODE_SECONDS + 1) * 10**9
    monkeypatch.setattr(page_secrets, "read_now_ns", lambda: later)
    assert not use_code(vault, code)
    make_code(vault)
    folder = state_folder(vault)
    assert len(list(folder.glob("page-code-*"))) == 1, "the old ones are gone"


@pytest.mark.parametrize("code", ["", "..", "../feed-token", "a/b", "\ud800", "x" * 5000])
def test_no_other_word_is_a_code(vault: Path, code: str) -> None:
    find_page_token(vault)
    assert not use_code(vault, code)


def test_what_leads_a_browser_to_the_page_is_for_the_user_alone(vault: Path) -> None:
    file = write_opening_page(vault, "http://127.0.0.1:1/open/abc")
    assert 'url=http://127.0.0.1:1/open/abc"' in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0


def test_two_vaults_have_two_cookies_and_two_tokens(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    assert name_cookie(one) != name_cookie(two)
    assert find_page_token(one) != find_page_token(two)


def test_of_two_servers_the_other_is_found_when_the_newer_one_has_ended(tmp_path: Path) -> None:
    vault, other = tmp_path / "vault", tmp_path / "other"
    vault.mkdir()
    other.mkdir()
    assert find_server(vault) == 0
    with open_port(0, vault, "today") as older:
        port = older.getsockname()[1]
        with open_port(0, vault, "today") as newer:
            write_state(vault, "serve.json", {"port": newer.getsockname()[1]})
            assert find_server(vault) == newer.getsockname()[1]
        assert find_server(vault) == port
        assert find_server(other) == 0
        (ports_folder() / "odd.json").write_text("{}", encoding="utf-8")
        assert find_server(vault) == port
    assert find_server(vault) == 0


def test_a_server_that_starts_while_somebody_looks_for_one_is_found_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port_module, "GLANCE_SECONDS", 20)  # as long as another thread takes
    port, looks = find_port(), threading.Event()

    def look_slowly() -> None:
        with FileLock(ports_folder() / f"{port}.lock", mode=0o600):
            looks.set()
            time.sleep(0.1)

    looking = threading.Thread(target=look_slowly)
    looking.start()
    assert looks.wait(20)
    with open_port(port, tmp_path, "today"):
        assert is_served(port, tmp_path)
    looking.join()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::2]"])
def test_another_host_is_refused_before_anything_is_looked_at(browser: Browser, host: str) -> None:
    assert browser.get("/", host=host).status == 421


def test_a_public_name_has_the_feed_alone(browser: Browser) -> None:
    names = (*LOCAL_NAMES, "calendar.example")
    front = FeedApp(FeedStore(browser.vault), lambda _: True, names, lambda: "ok")
    browser.app = make_app(front, make_pages(browser.site))
    assert browser.get("/").status == 200
    assert said(browser.get("/", host="calendar.example")) == NOTHING
    assert browser.get("/healthz", host="calendar.example").status == 200
    # A request that names its whole target is one for the host in it (RFC 9112 3.2.2).
    assert said(browser.get("http://calendar.example/")) == NOTHING
    assert browser.get(f"http://{HOST}/", host="calendar.example").status == 200
    assert browser.get("http://evil.example/").status == 421


@pytest.mark.parametrize("place", ["/", "/today.json", "/log", "/app.css"])
def test_every_answer_keeps_the_browser_within_bounds(browser: Browser, place: str) -> None:
    headers = browser.get(place).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("method", "place", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/rev", 200),
        ("GET", "/people.json", 200),
        ("GET", "/nothing", 404),
        ("GET", "/people/nobody", 404),
        ("GET", "/people/../../etc/passwd", 404),
        ("GET", "/open/x", 303),
        ("GET", "/f/x/reminders.ics", 404),
        ("GET", "/undo", 405),
        ("OPTIONS", "/", 405),
        ("POST", LOG, 403),
        ("HEAD", "/", 200),
    ],
)
def test_whatever_the_answer_no_cache_and_no_frame_has_it(
    browser: Browser, method: str, place: str, status: int
) -> None:
    answer = browser.get(place, method=method)
    assert answer.status == status
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert not any(name.startswith("access-control-") for name in answer.headers)


def test_a_state_folder_that_is_gone_shuts_nobody_out_and_lets_nobody_in(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(file))
    for view in VIEWS:
        assert browser.get(view.path.format(slug="ada-byron", week="2026-W47")).status == 200
    browser.cookie = ""
    assert said(browser.get("/")) == NOTHING
    assert said(browser.get("/open/x")) == NOTHING


def test_settings_that_break_while_serving_are_said_on_the_page(
    browser: Browser, vault: Path
) -> None:
    (vault / "Reviews").mkdir()
    (vault / "mdrel.toml").write_text("[[[", encoding="utf-8")
    for place in ("/review", "/review/2026-W40"):
        answer = browser.get(place)
        assert answer.status == 503
        assert "mdrel.toml:1:" in answer.words
        assert '<a href="/people"' in answer.text, "the way to the other pages stays"
        twin = browser.get(f"{place}.json")
        assert (twin.status, twin.text[:13]) == (503, "mdrel.toml:1:")
    assert browser.get("/").status == 200
    browser.site.output.current = None
    assert browser.get("/review").status == 503
    assert not browser.told, "that is no fault of mdrel"


def test_a_fault_of_mdrel_is_said_at_the_terminal_and_the_server_goes_on(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret words of a note")

    monkeypatch.setattr("mdrel.app.serve.pages.people.list_people", fail)
    answer = browser.get("/people")
    assert answer.status == 500
    assert "secret words" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "RuntimeError" in browser.told[0]
    assert browser.get("/").status == 200


def test_who_goes_away_while_sending_is_no_fault(browser: Browser, vault: Path) -> None:
    async def leave() -> dict[str, object]:
        return {"type": "http.disconnect"}

    browser.receive = leave
    with pytest.raises(IndexError):
        browser.post(LOG, {"text": "x"})
    assert not browser.told
    assert (vault / "People/Ada Byron.md").read_text(encoding="utf-8") == ADA


def test_there_is_no_inline_script_or_style(browser: Browser) -> None:
    for page in ("/", "/log"):
        html = browser.get(page).text
        assert not re.search(r"<style|style=|\son\w+=|javascript:", html)
        assert re.findall(r"<script[^>]*>", html) == [
            found for found in re.findall(r"<script[^>]*>", html) if 'src="/app.js?' in found
        ]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": f"https://{HOST}"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "null", "sec-fetch-site": "same-site"}, 403),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "multipart/form-data; boundary=x"}, 415),
        ({"content-length": "65537"}, 413),
        ({"content-length": "-1"}, 413),
        ({"content-length": "9" * 40}, 413),
    ],
)
def test_a_form_that_is_not_of_this_page_writes_nothing(
    browser: Browser, vault: Path, changes: dict[str, str], status: int
) -> None:
    form = fields(browser)
    assert browser.post(LOG, form, **changes).status == status
    assert (vault / "People/Ada Byron.md").read_text(encoding="utf-8") == ADA


def fields(browser: Browser) -> dict[str, str]:
    html = browser.get("/log").text
    found = dict(re.findall(r'name="(\w+)" value="([^"]*)"', html))
    (key,) = (each.contact.key for each in browser.open_session().agenda.standings)
    return {**found, "key": key, "text": "call: hello"}


def test_a_form_of_this_page_writes(browser: Browser, vault: Path) -> None:
    assert browser.post(LOG, fields(browser)).status == 303
    again = {**fields(browser), "text": "call: once more"}
    assert (
        browser.post(LOG, again, origin="null", **{"sec-fetch-site": "same-origin"}).status == 303
    )
    text = (vault / "People/Ada Byron.md").read_text(encoding="utf-8")
    assert "- 2026-11-22 call: hello" in text
    assert "- 2026-11-22 call: once more" in text


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 64])
def test_a_form_without_the_pages_token_writes_nothing(
    browser: Browser, vault: Path, token: str
) -> None:
    assert browser.post(LOG, {**fields(browser), "token": token}).status == 403
    assert (vault / "People/Ada Byron.md").read_text(encoding="utf-8") == ADA


def test_a_body_that_grows_larger_than_it_said_is_refused(browser: Browser) -> None:
    form = {**fields(browser), "text": "x" * 70_000}
    assert browser.post(LOG, form, **{"content-length": "100"}).status == 413
    assert browser.post(LOG, {str(number): "" for number in range(500)}).status == 400


def test_a_form_without_the_cookie_learns_nothing(browser: Browser) -> None:
    form = fields(browser)
    browser.cookie = ""
    assert said(browser.post(LOG, form)) == NOTHING


@pytest.mark.parametrize("slug", ["..", "nobody", "Ada%20Byron", "People/Ada Byron.md", "x" * 3000])
def test_a_note_is_asked_for_by_slug_alone(browser: Browser, vault: Path, slug: str) -> None:
    assert browser.post(f"/people/{slug}/log", fields(browser)).status in {404, 422}
    assert (vault / "People/Ada Byron.md").read_text(encoding="utf-8") == ADA


def test_read_only_shows_everything_and_writes_nothing(vault: Path) -> None:
    browser = Browser(vault, is_read_only=True)
    html = browser.get("/").text
    assert "Ada Byron" in html
    assert "<form" not in html
    assert browser.post(LOG, {"token": "x"}).status == 403
    assert browser.post("/undo", {}).status == 403


def test_other_methods_do_nothing(browser: Browser) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert browser.get("/", method=method).status == 405
    assert browser.get(LOG).status in {404, 405}


@pytest.mark.parametrize(("place", "name"), [("/people.json", "items"), ("/people", "show")])
def test_while_a_page_is_made_the_feed_and_what_changed_are_answered(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, place: str, name: str
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def wait(*_: object) -> None:
        begun.set()
        assert ended.wait(30)
        raise NotThereError

    monkeypatch.setattr(
        f"mdrel.app.serve.pages.people.{'list_people' if name == 'show' else 'choose_people'}", wait
    )

    async def ask_all() -> list[int]:
        slow = asyncio.create_task(browser.ask("GET", place, {}))
        assert await asyncio.to_thread(begun.wait, 30)
        quick = [await browser.ask("GET", each, {}) for each in ("/healthz", "/rev", "/app.css")]
        ended.set()
        return [each.status for each in [*quick, await slow]]

    assert asyncio.run(ask_all()) == [200, 200, 200, 404]


@pytest.mark.parametrize("place", ["/people/nobody", "/review/2026-W99", "/review/x"])
def test_a_page_that_is_not_there_keeps_the_way_to_the_others(browser: Browser, place: str) -> None:
    answer = browser.get(place)
    assert answer.status == 404
    assert '<a href="/people"' in answer.text
    twin = browser.get(f"{place}.json")
    assert (twin.status, twin.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert twin.text.strip() in answer.words


def test_before_the_first_build_the_page_says_so(browser: Browser) -> None:
    browser.site.output.current = None
    assert browser.get("/").status == 503
    assert browser.get("/today.json").status == 503
    assert browser.get("/rev").status == 503
