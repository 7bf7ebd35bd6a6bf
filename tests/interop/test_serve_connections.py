"""What clients of `mdrel serve` can hold: connections, time, lines on the terminal."""

from __future__ import annotations

import asyncio
import errno
import http.client
import resource
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mdrel.app.serve import connections
from mdrel.app.serve.feed_store import FeedStore
from mdrel.app.serve.http_app import LOCAL_NAMES, FeedApp, WebServer, make_app
from tests.support.serving import LONGEST, serving, wait_for

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

pytestmark = [
    pytest.mark.interop,
    pytest.mark.uninstrumented,
]

ROOT = Path(__file__).resolve().parents[2]
HEAD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
PARTS = (
    b"",
    b"GET /heal",
    HEAD,
    b"POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\nx",
)
FEED = b"x" * 5_000_000


class House:
    """A server in this process, and those who connect to it."""

    def __init__(self, state: Path) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.told: list[str] = []
        self.thinks_for = 0.0
        store = FeedStore(state)
        store.replace({"reminders": FEED})
        app = make_app(FeedApp(store, lambda token: token == "t", LOCAL_NAMES, lambda: "ok"))

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            await asyncio.sleep(self.thinks_for)
            await app(scope, receive, send)

        self.server = WebServer(answer, self.listener, self.told.append)
        self.clients: list[socket.socket] = []
        self.server.start()

    def connect(self, sent: bytes = b"", room: int = 0) -> socket.socket:
        """Connect, and send the beginning of something; `room` is what the client can hold."""
        client = socket.socket()
        if room:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        client.settimeout(LONGEST)
        client.connect(self.listener.getsockname())
        if sent:
            client.sendall(sent)
        self.clients.append(client)
        return client

    def read_slowly(self) -> socket.socket:
        """Ask for the feed and take only its beginning."""
        client = self.connect(
            b"GET /f/t/reminders.ics HTTP/1.1\r\nHost: localhost\r\n\r\n", room=4096
        )
        assert client.recv(12) == b"HTTP/1.1 200"
        return client

    def ask(self) -> tuple[int, str | None]:
        """Return status and Retry-After of a whole request."""
        port = self.listener.getsockname()[1]
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
        try:
            client.request("GET", "/healthz")
            answer = client.getresponse()
            return answer.status, answer.getheader("Retry-After")
        finally:
            client.close()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(connections, "SECONDS", LONGEST)  # nobody is late unless a test says so
    house = House(tmp_path)
    yield house
    for client in house.clients:
        client.close()
    house.server.stop()
    house.listener.close()


def has_ended(client: socket.socket) -> bool:
    client.settimeout(0.05)
    with suppress(TimeoutError):
        try:
            while client.recv(65536):
                pass
        except ConnectionError:
            pass
        return True
    return False


@pytest.mark.parametrize("sent", PARTS)
def test_a_request_that_is_not_finished_in_time_is_dropped(
    house: House, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(connections, "SECONDS", 0.3)
        client = house.connect(sent)
        wait_for(lambda: has_ended(client), "the end of the connection")
    assert house.ask() == (200, None)


def test_bytes_that_trickle_in_do_not_put_the_end_off(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SECONDS", 0.5)
    client = house.connect(b"GET / HTTP/1.1\r\nX: ")
    for _ in range(200):
        try:
            client.sendall(b"x")
        except ConnectionError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the connection is still there")


def test_an_answer_that_is_not_taken_is_dropped_and_one_taken_slowly_is_not(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SECONDS", 1.0)
    stuck, slow = house.read_slowly(), house.read_slowly()
    taken, until = 12, time.monotonic() + 3
    while time.monotonic() < until:
        taken += len(slow.recv(65536))
        time.sleep(0.005)
    while part := slow.recv(1 << 20):
        taken += len(part)
        if taken > len(FEED):
            break
    assert taken > len(FEED)
    stuck.settimeout(LONGEST)
    got = 12
    with suppress(ConnectionError):
        while part := stuck.recv(1 << 20):
            got += len(part)
    assert got < len(FEED)


def test_an_answer_that_takes_its_time_comes_all_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SECONDS", 1.0)
    house.thinks_for = 2.5
    waiting = house.connect(PARTS[3])
    assert house.ask() == (200, None)
    wait_for(lambda: has_ended(waiting), "the end of a request that is not whole")


def test_a_second_request_of_a_connection_has_its_own_time(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SECONDS", 3.0)
    client = house.connect()
    for _ in range(4):
        client.sendall(HEAD)
        time.sleep(1)
        client.sendall(b"\r\n")
        answer = client.recv(65536)
        while b"ok\n" not in answer:
            answer += client.recv(65536)
        assert answer.startswith(b"HTTP/1.1 200")


def test_of_too_many_the_oldest_without_a_whole_request_goes(house: House) -> None:
    clients = [house.connect(PARTS[number % 3]) for number in range(connections.MOST + 20)]
    assert [house.ask() for _ in range(5)] == [(200, None)] * 5
    wait_for(lambda: all(map(has_ended, clients[:20])), "room for the new ones")
    assert not any(map(has_ended, clients[-30:]))


def test_where_all_are_being_answered_the_next_is_told_to_come_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST", 5)
    readers = [house.read_slowly() for _ in range(5)]
    assert [house.ask() for _ in range(3)] == [(503, "2")] * 3
    assert not any(reader.fileno() < 0 for reader in readers)
    readers[0].close()

    def has_room() -> bool:
        return house.ask() == (200, None)

    wait_for(has_room, "room where somebody left")


def test_where_descriptors_run_out_one_line_a_minute_says_so(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = house.server._server
    loop = asyncio.new_event_loop()
    full = {"exception": OSError(errno.EMFILE, "Too many open files"), "message": "accept"}
    for _ in range(100):
        server._report(loop, full)
    assert house.told == ["no more connections can be accepted: Too many open files; trying again"]
    later = time.monotonic() + 61
    monkeypatch.setattr(connections, "monotonic", lambda: later)
    server._report(loop, {"message": "something odd"})
    assert house.told[1:] == ["a connection failed: something odd"]
    loop.close()


MALFORMED = (
    b"\x00\x01\x02\r\n\r\n",
    b"GET /healthz HTTPS/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 100_000,
    HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
    HEAD + b"Transfer-Encoding: gzip\r\n\r\n",
    HEAD + b"\r\n" + b"no request at all\r\n\r\n",
)


@pytest.mark.parametrize("sent", MALFORMED)
def test_what_is_no_request_is_refused_with_the_headers_of_every_answer(
    house: House, sent: bytes
) -> None:
    client = house.connect(sent)
    got = b""
    with suppress(ConnectionError):
        while part := client.recv(65536):
            got += part
    *_, last = got.split(b"HTTP/1.1 ")
    head, _, body = last.partition(b"\r\n\r\n")
    assert head.startswith(b"400 "), got
    assert body == b"This request cannot be read\n"
    for line in (b"content-security-policy: default-src 'none'", b"cache-control: no-store"):
        assert line in head.lower()
    assert b"x-content-type-options: nosniff" in head.lower()


def test_a_request_of_two_lengths_hides_no_other_one(house: House) -> None:
    hidden = HEAD + b"\r\n"
    lengths = b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    client = house.connect(HEAD + lengths + hidden)
    got = b""
    with suppress(ConnectionError):
        while part := client.recv(65536):
            got += part
    assert got.startswith(b"HTTP/1.1 400 ")
    assert got.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize("requests", [1, 3])
def test_who_sends_no_more_is_answered_all_the_same(house: House, requests: int) -> None:
    house.thinks_for = 0.3
    client = house.connect((HEAD + b"\r\n") * requests)
    client.shutdown(socket.SHUT_WR)
    got = b""
    while part := client.recv(65536):
        got += part
    assert got.count(b"HTTP/1.1 200") == requests


@pytest.mark.parametrize("sent", PARTS)
def test_who_sends_no_more_before_the_request_is_whole_is_let_go(house: House, sent: bytes) -> None:
    client = house.connect(sent)
    client.shutdown(socket.SHUT_WR)
    wait_for(lambda: has_ended(client), "the end of the connection")


def test_a_body_that_breaks_off_in_its_middle_gets_one_answer(house: House) -> None:
    client = house.connect(HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n")
    got = b""
    with suppress(ConnectionError):
        while part := client.recv(65536):
            got += part
    assert got.count(b"HTTP/1.1 ") == 1
    assert house.ask() == (200, None)


def test_who_never_reads_makes_the_server_hold_little(house: House) -> None:
    readers = [house.read_slowly() for _ in range(connections.MOST)]
    time.sleep(0.3)
    held = [
        each.transport.get_write_buffer_size()
        for each in house.server._server.server_state.connections
    ]
    assert len(held) == len(readers)
    assert max(held) <= 4 * 65536, "the feed is 5 MB"
    assert house.ask() == (503, "2"), "all are being answered"


@pytest.mark.uninstrumented
@pytest.mark.parametrize("files", [0, 60])
def test_300_half_open_connections_keep_nobody_waiting(vault: Path, files: int) -> None:
    with serving(vault) as server:
        if files:
            resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (files, files))
        clients = []
        for number in range(300):
            client = socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST)
            clients.append(client)
            with suppress(ConnectionError):
                client.sendall(PARTS[number % len(PARTS)])
            if number % 30 == 0:
                assert server.ask().status == 200
        for client in clients:
            client.close()
        assert server.ask().status == 200
    assert len(server.text) < 10_000
    assert "Traceback" not in server.text
