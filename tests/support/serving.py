"""A running `mdrel serve` and plain requests to it."""

from __future__ import annotations

import http.client
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

# No test says how quick a machine is: so long waits what will come, and it comes far sooner.
LONGEST = 120.0


def wait_for(is_so: Callable[[], bool], what: str) -> None:
    """Look again until it is so."""
    until = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < until, f"not within {LONGEST:.0f} s: {what}"
        time.sleep(0.02)


def find_port() -> int:
    """Return a free port that the system hands to nobody, nor this function to another process.

    So it is free again when a test has used it once.
    """
    first = 10_000 + os.getpid() % 1_000 * 10
    for port in range(first, first + 10):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("no port is free")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, headers in lower case, body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Server:
    """A server of a vault; `said` grows by what it prints on stdout and stderr."""

    process: subprocess.Popen[bytes]
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything it has said."""
        return "".join(self.said)

    @property
    def address(self) -> re.Match[str]:
        """The first address, as port and path."""
        found = re.search(
            r"http://127\.0\.0\.1:(?P<port>\d+)(?P<path>/f/(?P<token>[^/\s]+)/reminders\.ics)",
            self.text,
        )
        assert found, self.text
        return found

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.address["port"])

    @property
    def path(self) -> str:
        """The path of the whole feed."""
        return self.address["path"]

    def ask(
        self, path: str = "", method: str = "GET", headers: dict[str, str] | None = None
    ) -> Answer:
        """Return the answer to one request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            connection.request(method, path or self.path, headers=headers or {})
            response = connection.getresponse()
            return Answer(
                response.status,
                {name.lower(): value for name, value in response.getheaders()},
                response.read(),
            )
        finally:
            connection.close()

    def listen(self, terminal: int) -> None:
        """Collect what the server says at its terminal until it ends."""
        with open(terminal, encoding="utf-8", newline="\n") as lines, suppress(OSError):
            for line in lines:
                self.said.append(line.replace("\r\n", "\n"))

    def stop(self, how: int = signal.SIGTERM) -> float:
        """Send a signal and return how long the server took to end."""
        asked = time.monotonic()
        self.process.send_signal(how)
        self.process.wait(LONGEST)
        return time.monotonic() - asked


@contextmanager
def serving(
    vault: Path, *words: str, day: str = "2026-11-22", port: int = 0, **environment: str
) -> Iterator[Server]:
    """Run a server of `vault` at a terminal, and wait until it answers.

    `day` empty leaves today to the clock.
    """
    command = [
        sys.executable,
        "-m",
        "mdrel",
        "--vault",
        str(vault),
        *(["--today", day] if day else []),
        "serve",
        "--port",
        str(port),
        *words,
    ]
    env = os.environ | {"NO_COLOR": "1", "COLUMNS": "80", **environment}
    terminal, inside = pty.openpty()
    with subprocess.Popen(command, stdout=inside, stderr=inside, env=env) as process:
        os.close(inside)
        server = Server(process)
        listener = threading.Thread(target=server.listen, args=(terminal,), daemon=True)
        listener.start()
        try:
            wait_for(
                lambda: "Google and Outlook.com" in server.text or process.poll() is not None,
                "a server that answers",
            )
            assert process.poll() is None, server.text
            yield server
        finally:
            process.terminate()
            try:
                process.wait(LONGEST)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            listener.join(LONGEST)
