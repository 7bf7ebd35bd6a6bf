"""`mdrel serve --open`, and the pages of a running server under many clients."""

from __future__ import annotations

import concurrent.futures
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mdrel.app.environment.state_folder import state_folder
from mdrel.app.serve.run import find_server
from tests.support.serving import LONGEST, Server, serving, wait_for

pytestmark = [
    pytest.mark.interop,
    pytest.mark.uninstrumented,
]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """Return a browser that only writes down what it was started with."""
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/seen\n', encoding="utf-8")
    program.chmod(0o700)
    return program


def serve_open(vault: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mdrel", "--vault", str(vault), "serve", "--open", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )


def read_way(vault: Path) -> str:
    found = re.search(r"url=http://127\.0\.0\.1:\d+(/open/[\w-]+)", _read(vault))
    assert found
    return found[1]


def _read(vault: Path) -> str:
    return (state_folder(vault) / "open-page.html").read_text(encoding="utf-8")


def enter(server: Server, path: str) -> str:
    """Return the cookie that an address gives."""
    answer = server.ask(path)
    assert answer.status == 200
    return answer.headers["set-cookie"].partition(";")[0]


def test_beside_a_server_it_opens_the_page_of_that_one_and_ends(
    vault: Path, browser: Path, tmp_path: Path
) -> None:
    with serving(vault) as server:
        done = serve_open(vault, BROWSER=f"{browser} %s")
        assert (done.returncode, done.stdout) == (0, "The page opens in your browser.\n")
        assert done.stderr == ""
        wait_for((tmp_path / "seen").exists, "a browser")
        started = (tmp_path / "seen").read_text(encoding="utf-8")
        assert started.startswith("file://"), "nobody else sees the address"
        assert "/open/" not in started
        cookie = enter(server, read_way(vault))
        page = server.ask("/", headers={"Cookie": cookie})
        assert (page.status, b"Sam Okafor" in page.body) == (200, True)
        assert server.ask(read_way(vault)).status == 404, "it works once"
    assert find_server(vault) == 0


def test_beside_a_server_that_writes_a_page_to_read_alone_is_refused(
    vault: Path, browser: Path, tmp_path: Path
) -> None:
    with serving(vault) as server:
        wait_for(lambda: find_server(vault) == server.port, "the server's port")
        done = serve_open(vault, "--read-only", BROWSER=f"{browser} %s")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"already served on port {server.port}, and that page writes" in done.stderr
    assert not (tmp_path / "seen").exists(), "no browser was started"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--read-only"], ""),
        ([], "That server was started with --read-only: its page writes nothing.\n"),
        (["--read-only", "--port", "0"], "; --port has no effect there.\n"),
    ],
)
def test_beside_a_server_that_only_shows_it_says_what_does_not_hold(
    vault: Path, browser: Path, words: list[str], said: str
) -> None:
    with serving(vault, "--read-only") as server:
        wait_for(lambda: find_server(vault) == server.port, "the server's port")
        done = serve_open(vault, *words, BROWSER=f"{browser} %s")
    assert (done.returncode, done.stdout) == (0, "The page opens in your browser.\n")
    assert done.stderr.endswith(said)
    assert bool(done.stderr) == bool(said)


def test_without_a_screen_it_prints_the_address(vault: Path) -> None:
    with serving(vault) as server:
        done = serve_open(vault, BROWSER="", DISPLAY="", WAYLAND_DISPLAY="")
        found = re.search(r"http://127\.0\.0\.1:\d+(/open/\S+)", done.stdout)
        assert (done.returncode, found is not None) == (0, True)
        assert found
        assert enter(server, found[1])


def test_the_server_of_another_vault_is_not_taken_for_this_ones(
    vault: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with serving(vault) as server:
        assert find_server(vault) == server.port
        assert find_server(other) == 0


def test_fifty_clients_get_their_pages(vault: Path) -> None:
    with serving(vault) as server:
        code = re.search(r"http://127\.0\.0\.1:\d+(/open/\S+)", server.text)
        assert code
        cookie = {"Cookie": enter(server, code[1])}
        pages = ["/", "/people", "/people/sam-okafor", "/map", "/review"] * 10
        with concurrent.futures.ThreadPoolExecutor(50) as pool:
            answers = list(pool.map(lambda page: server.ask(page, headers=cookie), pages))
        assert {answer.status for answer in answers} <= {200, 503}
        assert sum(answer.status == 200 for answer in answers) >= 45
        assert server.ask("/").status == 404, "and nobody without the cookie"


def test_where_its_output_is_a_file_no_address_stands_in_it(vault: Path) -> None:
    command = [sys.executable, "-m", "mdrel", "--vault", str(vault), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout
        said = b""
        while b"Serving" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        process.terminate()
        said += process.stdout.read()
    assert b"/open/" not in said
    assert b"/f/" not in said
