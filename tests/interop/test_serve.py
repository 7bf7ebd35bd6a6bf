"""`mdrel serve` as a program: what it prints and how it ends.

Also tested are who else may be there, and that it serves what `watch` writes.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from mdrel.app.cache.location import cache_file
from mdrel.app.cache.revision_socket import ask_revision
from mdrel.app.environment.state_folder import is_watched, lock_watching
from mdrel.app.serve.feed_store import FeedStore
from mdrel.app.serve.run import (
    FeedOutput,
    ServeOptions,
    Speaker,
    begin,
    find_server,
    last_port,
    serve,
)
from mdrel.app.session import Session
from mdrel.app.watch.updater import Updater
from mdrel.errors import VaultError
from tests.support import running
from tests.support.feeds import find_event, list_events, read_stamps
from tests.support.places import write_tree
from tests.support.serving import LONGEST, Server, find_port, serving, wait_for

pytestmark = [
    pytest.mark.interop,
    pytest.mark.uninstrumented,
]

ROOT = Path(__file__).resolve().parents[2]
ADA = "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-10-01 call: Berlin\n"


def mdrel(vault: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return running.mdrel(*words, vault=vault)


def connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST)


def stay_silent(server: Server) -> socket.socket:
    return connect(server)


def stop_in_the_headers(server: Server) -> socket.socket:
    client = connect(server)
    client.sendall(f"GET {server.path} HTTP/1.1\r\nHost: 127".encode())
    return client


def stop_in_a_body(server: Server) -> socket.socket:
    client = connect(server)
    client.sendall(
        f"POST {server.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\nx".encode()
    )
    return client


def keep_the_connection(server: Server) -> socket.socket:
    client = connect(server)
    client.sendall(f"GET {server.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    client.recv(10)
    return client


def read_nothing(server: Server) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    client.connect(("127.0.0.1", server.port))
    client.sendall(f"GET {server.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode() * 200)
    return client


SLOW = (stay_silent, stop_in_the_headers, stop_in_a_body, keep_the_connection, read_nothing)


def test_it_prints_what_the_page_says(vault: Path) -> None:
    (vault / "Relationships").mkdir()
    page = (ROOT / "docs/calendar.md").read_text(encoding="utf-8")
    shown = page.partition("```text\n$ mdrel serve\n")[2].partition("```")[0]
    with serving(vault) as server:
        said = server.text.replace(str(server.port), "8642").replace(
            server.address["token"], "tQ3…"
        )
        said = re.sub(r"/open/\S+", "/open/8Kd…", said).replace(f"mdrel --vault {vault} ", "mdrel ")
        # On a machine that is busy with other things a bar shows how far the reading is.
        said = re.sub(r"\r?\x1b\[\?25l.*?\x1b\[\?25h", "", said, flags=re.DOTALL).lstrip()
    assert re.sub(r"\d\d:\d\d:\d\d|\d+\.\d\d s", "", said) == re.sub(
        r"\d\d:\d\d:\d\d|\d+\.\d\d s", "", shown
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_within_a_second_whoever_is_still_connected(
    vault: Path, how: signal.Signals
) -> None:
    took: dict[bool, list[float]] = {True: [], False: []}
    port = find_port()
    # On a machine that is busy with other things it may take longer, but no longer with clients
    # than without.
    while not took[True] or (min(took[True]) >= 1 and len(took[True]) < 6):
        for has_clients in (False, True):
            with serving(vault, port=port) as server, ExitStack() as clients:
                for be_slow in SLOW * 3 if has_clients else ():
                    clients.enter_context(be_slow(server))
                assert server.ask().status == 200
                took[has_clients].append(server.stop(how))
                assert server.process.returncode == (130 if how is signal.SIGINT else 0)
            assert "Traceback" not in server.text
    assert min(took[True]) < max(1, 4 * min(took[False]))
    with serving(vault, port=port) as again:
        assert again.port == port, "the port is free at once"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_it_ends_well_if_asked_while_it_says_its_address(vault: Path, how: signal.Signals) -> None:
    said: list[str] = []

    def tell_the_tests(number: int, _frame: object) -> None:
        raise InterruptedError(number)

    def announce(addresses: tuple[str, ...], _make_address: Callable[[], str]) -> None:
        assert f":{last_port(vault)}/f/" in addresses[0], "so does `feed token` say it"
        signal.raise_signal(how)

    speaker = Speaker(lambda *_: None, said.append, lambda *_: "", announce)
    before = signal.signal(how, tell_the_tests)
    try:
        serve(Session(vault, date(2026, 11, 22)), speaker, ServeOptions(port=0))
        with pytest.raises(InterruptedError):  # a signal means again what it did before
            signal.raise_signal(how)
    finally:
        signal.signal(how, before)
    assert said == []
    assert not find_server(vault)


def test_slow_clients_keep_nobody_waiting(vault: Path) -> None:
    with serving(vault) as server:
        for be_slow in SLOW:
            clients = [be_slow(server) for _ in range(20)]
            # Each answer comes although the slow ones never get on; a server that waits for them
            # would run into the clients' timeout.
            assert all(server.ask().status == 200 for _ in range(20)), be_slow
            for client in clients:
                client.close()


def test_a_second_server_on_the_port_says_who_has_it(vault: Path) -> None:
    with serving(vault) as server:
        second = mdrel(vault, "serve", "--port", str(server.port))
    assert second.returncode == 6
    assert (
        f"Port {server.port} is taken by another mdrel serve: process {server.process.pid}, since 20"
        in second.stderr
    )
    assert str(vault) in second.stderr
    assert server.address["token"] not in second.stdout + second.stderr


def test_a_port_that_another_program_has_is_said_to_be_taken(vault: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = mdrel(vault, "serve", "--port", str(other.getsockname()[1]))
    assert (
        done.returncode,
        "taken by another program" in done.stderr,
        "--port" in done.stderr,
    ) == (6, True, True)


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ('timezone = "Mars/Base"', "no time zone is called"),
        ("nonsense", "mdrel.toml:1"),
        ('[calendar]\nout = "../feed.ics"', "leads out of the vault"),
    ],
)
def test_settings_that_cannot_be_used_stop_it_before_anything_is_served(
    vault: Path, settings: str, why: str
) -> None:
    (vault / "mdrel.toml").write_text(settings, encoding="utf-8")
    done = mdrel(vault, "serve", "--port", "0")
    assert (done.returncode, why in done.stderr, done.stdout) == (5, True, "")


def test_most_contacts_gone_at_the_start_leaves_the_last_feed_in_place(vault: Path) -> None:
    mdrel(vault, "calendar")
    before = (vault / "Relationships/reminders.ics").read_bytes()
    (vault / "People").rename(vault.parent / "away")
    with serving(vault) as server:
        assert server.ask().body == before
        wait_for(lambda: "nothing was rewritten" in server.text, "the reason")
        (vault.parent / "away").rename(vault / "People")
        wait_for(lambda: server.ask("/healthz").body == b"ok\n", "everybody back")
        assert server.ask().body == before
    (vault / "People").rename(vault.parent / "away")
    (vault / "Relationships/reminders.ics").unlink()
    assert mdrel(vault, "serve", "--port", "0").returncode == 6, "there is nothing to serve"


def test_a_vault_that_cannot_be_read_at_the_start_is_served_from_its_last_feed_or_not_at_all(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise VaultError("the disk is gone")

    monkeypatch.setattr(Updater, "update", fail)
    keeping, shown = FeedOutput(FeedStore(vault)), []
    updater = Updater(vault, date(2026, 11, 22), outputs=(keeping,))
    with pytest.raises(VaultError):
        begin(updater, keeping, lambda report, _: shown.append(report))
    keeping.feed_store.replace({"reminders": b"the last one"})
    begin(updater, keeping, lambda report, _: shown.append(report))
    assert shown == []


def test_a_killed_server_leaves_nothing_in_the_way(vault: Path) -> None:
    with serving(vault, port=find_port()) as server:
        server.stop(signal.SIGKILL)
        with serving(vault, port=server.port) as again:
            assert again.path == server.path
            assert again.ask().status == 200


def test_the_first_feed_is_told_with_the_seconds_it_took(vault: Path) -> None:
    told: list[float] = []
    keeping = FeedOutput(FeedStore(vault))
    updater = Updater(vault, date(2026, 11, 22), outputs=(keeping,))
    begun = time.monotonic()
    begin(updater, keeping, lambda _, seconds: told.append(seconds))
    assert 0 < told[0] <= time.monotonic() - begun


@pytest.mark.parametrize(
    "name", ["https://calendar.example", "calendar.example/f", "a b", "-x", ""]
)
def test_a_public_name_that_is_none_is_refused(vault: Path, name: str) -> None:
    done = mdrel(vault, "serve", "--port", "0", f"--allow-host={name}")
    assert (done.returncode, "--allow-host calendar.example" in done.stderr) == (2, True)


def wait_for_another(ask: Callable[[], str], before: str, what: str) -> None:
    """Ask again until the answer is not what it was."""
    wait_for(lambda: ask() != before, what)


def test_tag_and_date_survive_a_restart_and_rise_with_every_change(vault: Path) -> None:
    tags, dates = [], []

    def note(server: Server) -> None:
        headers = server.ask().headers
        tags.append(headers["etag"])
        dates.append(
            datetime.strptime(headers["last-modified"], "%a, %d %b %Y %H:%M:%S GMT").replace(
                tzinfo=UTC
            )
        )

    for turn in range(3):
        with serving(vault) as server:
            note(server)
            (vault / f"People/New {turn}.md").write_text(
                f"---\nlevel: trusted\nnext_contact: 2026-12-0{turn + 1}\n---\n", encoding="utf-8"
            )
            wait_for_another(lambda: server.ask().headers["etag"], tags[-1], "the new note")
            note(server)
    assert tags[1] == tags[2]
    assert tags[3] == tags[4]
    assert dates == sorted(dates)
    assert len(set(tags)) == 4


def test_a_new_token_holds_at_once_and_the_old_one_no_more(vault: Path) -> None:
    with serving(vault) as server:
        assert mdrel(vault, "feed", "token").stdout.strip() == server.address["token"]
        done = mdrel(vault, "feed", "token", "--new")
        token = done.stdout.strip()
        assert (
            f"http://127.0.0.1:{server.port}/f/{token}/reminders.ics\nwebcal://127.0.0.1:{server.port}/f/{token}/reminders.ics"
            in done.stderr
        )
        assert token != server.address["token"]
        assert [server.ask(path).status for path in (server.path, f"/f/{token}/reminders.ics")] == [
            404,
            200,
        ]


def test_a_token_file_that_breaks_while_serving_changes_nothing(
    vault: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    with serving(vault, XDG_STATE_HOME=str(state)) as server:
        (file,) = state.rglob("feed-token")
        for content in ("", "x", None):
            file.unlink() if content is None else file.write_text(content, encoding="utf-8")
            assert server.ask().status == 200
            assert server.ask("/f//reminders.ics").status == 404
            assert server.ask("/f/x/reminders.ics").status == 404


def test_limited_feeds_are_served_as_soon_as_there_are_any_and_their_addresses_printed(
    vault: Path,
) -> None:
    mdrel(vault, "calendar", "--only", "birthdays")
    with serving(vault) as server:
        path = server.path.replace("reminders", "birthdays")
        assert path in server.text
        assert (
            server.ask(path).body == (vault / "Relationships/reminders-birthdays.ics").read_bytes()
        )
        assert {event.value("UID")[:5] for event in list_events(server.ask(path).body)} == {"bday-"}
        assert server.ask(server.path.replace("reminders", "trusted")).status == 404


def test_the_feed_served_is_the_one_watch_writes_while_both_run(vault: Path) -> None:
    feed = vault / "Relationships/reminders.ics"
    watching = [
        sys.executable,
        "-m",
        "mdrel",
        "--vault",
        str(vault),
        "--today",
        "2026-11-22",
        "watch",
    ]
    with (
        serving(vault) as server,
        subprocess.Popen(watching, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as watcher,
    ):
        try:
            for turn in range(6):
                (vault / f"People/New {turn}.md").write_text(
                    f"---\nlevel: trusted\nnext_contact: 2026-12-0{turn + 1}\n---\n",
                    encoding="utf-8",
                )
                name = f"New {turn}".encode()

                def is_told(name: bytes = name) -> bool:
                    return name in server.ask().body and name in feed.read_bytes()

                wait_for(is_told, "the new note")
                wait_for(lambda: server.ask().body == feed.read_bytes(), "the same feed")
        finally:
            watcher.terminate()
    assert mdrel(vault, "calendar", "--check").returncode == 0


def test_it_keeps_the_dashboards_as_watch_does(vault: Path) -> None:
    with serving(vault) as server:
        assert mdrel(vault, "dashboard", "--check").returncode == 0
        board = vault / "Relationships/Trusted.md"
        assert "New Friend" not in board.read_text(encoding="utf-8")
        (vault / "People/New Friend.md").write_text("---\nlevel: trusted\n---\n", encoding="utf-8")
        wait_for(lambda: "New Friend" in board.read_text(encoding="utf-8"), "the new friend")
        wait_for(
            lambda: ask_revision(cache_file(vault).parent) != "",
            "an answer to a command that asks whether anything changed",
        )
        board.write_text("my own words\n", encoding="utf-8")
        (vault / "People/New Friend.md").unlink()
        wait_for(lambda: "left alone" in server.text, "a word on the note that is the person's")
        assert board.read_text(encoding="utf-8") == "my own words\n"
        wait_for(lambda: b"New Friend" not in server.ask().body, "the feed that goes on")


def test_where_watch_runs_it_leaves_the_dashboards_to_that_one(vault: Path) -> None:
    assert not is_watched(vault)
    lock = lock_watching(vault, "some time")
    try:
        assert is_watched(vault)
        with serving(vault) as server:
            assert server.ask().status == 200
            assert [path.name for path in (vault / "Relationships").iterdir()] == ["reminders.ics"]
            assert ask_revision(cache_file(vault).parent) == ""
            lock.release()
            (vault / "People/New Friend.md").write_text("---\nlevel: trusted\n---\n")
            wait_for((vault / "Relationships/Trusted.md").exists, "what nobody else writes now")
    finally:
        lock.release()


def test_the_feed_moves_on_at_local_midnight_although_nothing_changed(tmp_path: Path) -> None:
    write_tree(tmp_path, {"vault/People/Ada.md": ADA})
    # A machine that does other work may need longer to start than there is before midnight.
    for seconds in (7, 14, 28):
        begun = time.monotonic()
        with serving(tmp_path / "vault", day="", TZ=make_zone(seconds)) as server:
            before = find_overdue(server)
            if time.monotonic() - begun > seconds - 1:
                continue
            wait_for_another(partial(find_overdue, server), before, "the new day")
            after = server.ask().body
            shown = find_event(after, "overdue@").value("DTSTART")
            assert date.fromisoformat(shown) - date.fromisoformat(before) == timedelta(days=1)
            wait_for(lambda: "a new day" in server.text, "the line that says so")
            assert len(read_stamps(after)) == len(list_events(after))
            return
    pytest.fail("no server answered before its midnight")


def find_overdue(server: Server) -> str:
    """Return the day that the feed's list of who is overdue stands on."""
    return find_event(server.ask().body, "overdue@").value("DTSTART")


def make_zone(seconds: int) -> str:
    """Return a zone whose midnight is so many seconds away."""
    now = datetime.now(UTC)  # noqa: TID251 the clock is what is tested
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    ahead = (int((now - midnight).total_seconds()) + seconds) % 86400
    return f"XYZ{'' if ahead < 43200 else '-'}{timedelta(seconds=min(ahead, 86400 - ahead))}"


def test_where_it_is_no_terminal_that_reads_no_address_is_kept(vault: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, "-m", "mdrel", "--vault", str(vault), "serve", "--port", "0"]
    with (
        log.open("w", encoding="utf-8") as file,
        subprocess.Popen(command, stdout=file, stderr=file) as process,
    ):
        wait_for(lambda: "kept out of this log" in log.read_text(encoding="utf-8"), "the server")
        process.terminate()
    token = mdrel(vault, "feed", "token").stdout.strip()
    assert len(token) == 43
    assert token not in log.read_text(encoding="utf-8")


def test_a_token_that_cannot_be_read_stops_with_a_message(vault: Path) -> None:
    mdrel(vault, "feed", "token")
    (file,) = Path(os.environ["XDG_STATE_HOME"]).rglob("feed-token")
    for content, why in ((b"", "damaged"), (b"\xff" * 43, "damaged"), (b"short\n", "damaged")):
        file.write_bytes(content)
        for words in (("serve", "--port", "0"), ("feed", "token")):
            done = mdrel(vault, *words)
            assert done.returncode == 6
            assert why in done.stderr
            assert "mdrel feed token --new" in done.stderr
            assert "Traceback" not in done.stderr
    assert (
        mdrel(vault, "feed", "token", "--new").returncode
        == mdrel(vault, "feed", "token").returncode
        == 0
    )
    file.unlink()
    file.mkdir()
    assert "cannot be read" in mdrel(vault, "feed", "token").stderr
    assert "cannot be kept" in mdrel(vault, "feed", "token", "--new").stderr
