"""The 21 claims of `mdrel serve` about HTTP, each against the running server."""

from __future__ import annotations

import concurrent.futures
import json
import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.feeds import list_events
from tests.support.places import copy_example
from tests.support.serving import LONGEST, Server, serving, wait_for

pytestmark = [pytest.mark.interop, pytest.mark.uninstrumented]

ROOT = Path(__file__).resolve().parents[2]
OLD = "Thu, 01 Jan 1998 00:00:00 GMT"


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example(tmp_path_factory.mktemp("served") / "vault")


@pytest.fixture(scope="module")
def server(vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(vault, XDG_STATE_HOME=str(tmp_path_factory.mktemp("state"))) as running:
        yield running


def test_01_get_gives_the_feed_the_vault_has(server: Server, vault: Path) -> None:
    answer = server.ask()
    assert answer.status == 200
    assert answer.body == (vault / "Relationships/reminders.ics").read_bytes()
    assert len(list_events(answer.body)) > 50


def test_02_head_gives_the_same_headers_and_no_body(server: Server) -> None:
    got, head = server.ask(), server.ask(method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


def test_03_type_is_calendar_in_utf_8(server: Server) -> None:
    assert server.ask().headers["content-type"] == "text/calendar; charset=utf-8"


def test_04_length_is_that_of_the_body(server: Server) -> None:
    answer = server.ask()
    assert answer.headers["content-length"] == str(len(answer.body))
    assert "transfer-encoding" not in answer.headers


def test_05_entity_tag_is_strong_and_that_of_the_body(server: Server) -> None:
    tags = {server.ask().headers["etag"] for _ in range(3)}
    assert len(tags) == 1
    assert all(tag.startswith('"') and tag.endswith('"') and len(tag) > 20 for tag in tags)


def test_06_last_modified_is_a_date_that_is_not_in_the_future_and_stays(server: Server) -> None:
    answers = [server.ask() for _ in range(2)]
    modified = {answer.headers["last-modified"] for answer in answers}
    assert len(modified) == 1
    assert parsedate_to_datetime(modified.pop()) <= parsedate_to_datetime(
        answers[0].headers["date"]
    ) + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("claim", "name", "value"),
    [
        ("07", "cache-control", "private, no-cache"),
        ("08", "x-robots-tag", "noindex"),
        ("09", "referrer-policy", "no-referrer"),
    ],
)
def test_07_08_09_answer_is_private_unlisted_and_without_referrer(
    server: Server, claim: str, name: str, value: str
) -> None:
    assert server.ask().headers[name] == value, claim


def test_10_nothing_makes_it_an_attachment_and_nobody_elses_page_may_read_it(
    server: Server,
) -> None:
    names = server.ask(headers={"Origin": "https://evil.example"}).headers.keys()
    assert (
        names & {"content-disposition", "access-control-allow-origin", "set-cookie", "server"}
        == set()
    )


@pytest.mark.parametrize("form", ["{}", '"a", {}', '{}, "b"', '"x,y" , W/"z",{}'])
def test_11_if_none_match_takes_lists(server: Server, form: str) -> None:
    tag = server.ask().headers["etag"]
    assert server.ask(headers={"If-None-Match": form.format(tag)}).status == 304
    assert server.ask(headers={"If-None-Match": form.format('"other"')}).status == 200


def test_12_if_none_match_takes_the_star(server: Server) -> None:
    assert server.ask(headers={"If-None-Match": "*"}).status == 304


def test_13_if_none_match_compares_weakly(server: Server) -> None:
    tag = server.ask().headers["etag"]
    assert server.ask(headers={"If-None-Match": f"W/{tag}"}).status == 304
    assert server.ask(headers={"If-None-Match": tag.strip('"')}).status == 200


def test_14_if_none_match_beats_if_modified_since(server: Server) -> None:
    answer = server.ask()
    tag, modified = answer.headers["etag"], answer.headers["last-modified"]
    assert server.ask(headers={"If-None-Match": tag, "If-Modified-Since": OLD}).status == 304
    assert (
        server.ask(headers={"If-None-Match": '"other"', "If-Modified-Since": modified}).status
        == 200
    )


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_15_not_modified_has_the_tag_and_no_body(server: Server, method: str) -> None:
    known = server.ask().headers
    for condition in (
        {"If-None-Match": known["etag"]},
        {"If-Modified-Since": known["last-modified"]},
    ):
        answer = server.ask(method=method, headers=condition)
        assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", known["etag"])
        assert "content-type" not in answer.headers


@pytest.mark.parametrize(
    "date",
    [
        "",
        "yesterday",
        "2026-11-22T08:00:00Z",
        "Sun, 22 Nov 2099",
        "Sun, 31 Feb 2099 00:00:00 GMT",
        "9999999999",
        "Sun, 22 Nov 2099 08:00:00 +0100",
    ],
)
def test_16_unreadable_date_gives_the_feed(server: Server, date: str) -> None:
    assert server.ask(headers={"If-Modified-Since": date}).status == 200


def test_16_readable_dates_count_in_all_three_forms(server: Server) -> None:
    modified = parsedate_to_datetime(server.ask().headers["last-modified"])
    forms = (
        format_datetime(modified, usegmt=True),
        f"{modified:%A, %d-%b-%y %H:%M:%S} GMT",
        f"{modified:%a %b} {modified.day:2} {modified:%H:%M:%S %Y}",
    )
    assert [server.ask(headers={"If-Modified-Since": form}).status for form in forms] == [
        304,
        304,
        304,
    ]
    assert (
        server.ask(
            headers={
                "If-Modified-Since": format_datetime(modified - timedelta(seconds=1), usegmt=True)
            }
        ).status
        == 200
    )


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "REPORT", "BREW"]
)
def test_17_other_methods_are_refused_and_the_allowed_ones_named(
    server: Server, method: str
) -> None:
    answer = server.ask(method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_18_the_last_good_feed_is_served_while_no_new_one_can_be_made(tmp_path: Path) -> None:
    vault, feed = tmp_path / "vault", tmp_path / "vault/Relationships/reminders.ics"
    copy_example(vault)
    with serving(vault) as server:
        good = server.ask()

        def is_stale() -> bool:
            answer = server.ask()
            assert (answer.status, answer.body, answer.headers["etag"]) == (
                200,
                good.body,
                good.headers["etag"],
            )
            return server.ask("/healthz").body.startswith(b"stale")

        settings = (vault / "mdrel.toml").read_bytes()
        (vault / "mdrel.toml").write_bytes(b"nonsense")
        wait_for(is_stale, "broken settings")
        (vault / "mdrel.toml").write_bytes(settings)
        wait_for(lambda: not is_stale(), "settings that are well again")
        feed.unlink()
        feed.mkdir()
        (vault / "People/New Person.md").write_text(
            "---\nlevel: trusted\nnext_contact: 2026-12-01\n---\n", encoding="utf-8"
        )
        wait_for(is_stale, "a folder where the feed should be")
        feed.rmdir()
        vault.rename(tmp_path / "away")
        wait_for(is_stale, "a vault that is gone")
        (tmp_path / "away").rename(vault)
        (vault / "People/Another Person.md").write_text(
            "---\nlevel: trusted\nnext_contact: 2026-12-02\n---\n", encoding="utf-8"
        )
        wait_for(
            lambda: b"New Person" in server.ask().body and b"Another Person" in server.ask().body,
            "the vault that is back",
        )
        wait_for(lambda: server.ask("/healthz").body == b"ok\n", "all well again")
        assert server.ask().body == feed.read_bytes()


@pytest.mark.parametrize(
    "accept", ["text/html", "application/json;q=0.1", "image/*", "*/*", "", "garbage"]
)
@pytest.mark.parametrize("agent", ["", "Mozilla/5.0", "Google-Calendar-Importer", "é\x80"])
def test_19_any_client_that_accepts_anything_gets_the_feed(
    server: Server, accept: str, agent: str
) -> None:
    answer = server.ask(
        headers={
            "Accept": accept,
            "User-Agent": agent,
            "Accept-Encoding": "gzip, br",
            "Range": "bytes=0-9",
            "Accept-Language": "xx",
        }
    )
    assert (answer.status, answer.headers["content-type"][:13]) == (200, "text/calendar")
    assert "content-encoding" not in answer.headers


def test_20_a_wrong_token_or_path_is_not_found_whatever_the_method(server: Server) -> None:
    token, body = server.address["token"], server.ask().body
    wrong = [
        "",
        "x",
        token[:-1],
        f"{token}x",
        token.swapcase(),
        token[::-1],
        quote("ünlesbar"),
        "%FF%FE",
        "%00",
        "..",
        "A" * 5000,
    ]
    paths = [f"/f/{each}/reminders.ics" for each in wrong] + [
        f"/f/{token}",
        f"/f/{token}/",
        f"/f/{token}/reminders",
        f"/f/{token}/reminders.ics/",
        f"/f/{token}/other.ics",
    ]
    paths += [
        f"/f/{token}/trusted.ics",
        f"/f/{token}/reminders.ics%0A",
        "/",
        "/f/",
        "/reminders.ics",
        f"/{token}/reminders.ics",
        "/healthz/",
        f"//f/{token}/reminders.ics",
    ]
    for path in paths:
        for method in ("GET", "POST", "OPTIONS"):
            answer = server.ask(path, method)
            assert answer.status == 404, (path, method)
            assert answer.headers["content-type"] == "text/plain; charset=utf-8"
            assert token.encode() not in answer.body
    assert server.ask(f"/f/{quote(token)}/reminders.ics?cache=no#x").body == body


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "evil.example:80",
        "127.0.0.2",
        "localhost@evil.example",
        "[::2]",
        "",
        "0",
        "127.0.0.1 evil",
        "127.0.0.1:80:80",
        "127.0.0.1:x",
        "127.0.0.1:99999",
        "127.0.0.1:-1",
        "user@127.0.0.1",
        "[::1]x",
        "[::1",
        "::1",
        "localhost..",
        "localhost/",
        "localhost, evil.example",
    ],
)
def test_21_another_host_name_is_misdirected_before_anything_else(
    server: Server, host: str
) -> None:
    for path in (server.path, "/healthz", "/nothing"):
        answer = server.ask(path, headers={"Host": host})
        assert answer.status == 421, path
        assert server.address["token"].encode() not in answer.body


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "LOCALHOST:1", "localhost.", "[::1]:99", "127.0.0.1:8642"]
)
def test_21_every_name_of_this_machine_is_answered(server: Server, host: str) -> None:
    assert server.ask(headers={"Host": host}).status == 200


def test_21_a_public_name_is_answered_and_its_address_printed_where_it_was_allowed(
    vault: Path,
) -> None:
    with serving(vault, "--allow-host", "Calendar.example:443") as running:
        assert running.ask(headers={"Host": "calendar.example"}).status == 200
        assert f"https://calendar.example{running.path}" in running.text


@pytest.mark.parametrize(
    ("target", "host", "status"),
    [
        ("http://localhost/healthz", "evil.example", 200),
        ("HTTPS://127.0.0.1:1/healthz?a", "localhost", 200),
        ("http://[::1]:8642/%68ealthz", "localhost", 200),
        ("http://localhost", "localhost", 404),
        ("http://evil.example/healthz", "localhost", 421),
        ("http://localhost@evil.example/healthz", "localhost", 421),
        ("http://localhost%2f@evil.example/healthz", "localhost", 421),
        ("http:///healthz", "localhost", 421),
        ("ftp://localhost/healthz", "localhost", 404),
        ("//evil.example/healthz", "localhost", 404),
    ],
)
def test_21_of_a_whole_address_its_own_host_counts(
    server: Server, target: str, host: str, status: int
) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST) as client:
        client.sendall(f"GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        assert client.recv(12) == f"HTTP/1.1 {status}".encode()


def test_06_last_modified_is_not_in_the_future_although_the_clock_was_set_back(
    vault: Path, tmp_path: Path
) -> None:
    state = str(tmp_path)
    with serving(vault, XDG_STATE_HOME=state) as running:
        tag = running.ask().headers["etag"]
    (kept,) = tmp_path.rglob("served.json")
    told = json.loads(kept.read_text(encoding="utf-8"))
    told["reminders"][1] += 86400
    kept.write_text(json.dumps(told), encoding="utf-8")
    with serving(vault, XDG_STATE_HOME=state) as running:
        headers = running.ask().headers
    assert headers["etag"] == tag
    assert parsedate_to_datetime(headers["last-modified"]) <= parsedate_to_datetime(headers["date"])


def test_requests_without_a_host_or_that_are_none_get_an_answer_and_do_no_harm(
    server: Server,
) -> None:
    for request in (
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: 127.0.0.1\r\n\r\n",
        b"x" * 100_000,
    ):
        with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST) as client:
            client.sendall(request)
            client.shutdown(socket.SHUT_WR)
            assert client.recv(12)[9:12] in {b"400", b"421"}
    assert server.ask().status == 200


def test_healthz_tells_nothing_of_the_vault(server: Server) -> None:
    answer = server.ask("/healthz")
    assert (answer.status, answer.body) == (200, b"ok\n")
    assert server.ask("/healthz", "POST").status == 405


def test_a_thousand_requests_of_fifty_clients_beside_slow_ones_all_get_the_feed(
    server: Server,
) -> None:
    body = server.ask().body
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(10)]
    try:
        for number, client in enumerate(slow):
            client.sendall(
                f"GET {server.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ".encode()[
                    : 10 + 10 * number
                ]
            )
        with concurrent.futures.ThreadPoolExecutor(50) as pool:
            answers = list(pool.map(lambda _: server.ask(), range(1000)))
    finally:
        for client in slow:
            client.close()
    assert {answer.status for answer in answers} == {200}
    assert {answer.body for answer in answers} == {body}


def test_a_client_that_sends_a_byte_at_a_time_gets_the_feed_too(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST) as client:
        for (
            byte
        ) in f"GET {server.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode():
            client.sendall(bytes([byte]))
            time.sleep(0.001)
        received = b"".join(iter(lambda: client.recv(65536), b""))
    assert received.endswith(b"END:VCALENDAR\r\n")


def test_many_requests_on_one_connection_are_answered_in_order(server: Server) -> None:
    request = f"GET {server.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST) as client:
        client.sendall(
            request * 19 + request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
        )
        received = b"".join(iter(lambda: client.recv(65536), b""))
    assert received.count(b"HTTP/1.1 200 OK") == received.count(b"END:VCALENDAR") == 20


def test_the_token_is_in_no_log_and_no_process_list(server: Server) -> None:
    token = server.address["token"]
    server.ask(f"/f/{token}/other.ics")
    lines = [line for line in server.text.split("\n") if token in line]
    assert [line.strip().partition(":")[0] for line in lines] == ["http", "webcal"]
    for process in Path("/proc").glob("[0-9]*"):
        for file in ("cmdline", "environ"):
            try:
                assert token.encode() not in (process / file).read_bytes()
            except OSError:
                continue
