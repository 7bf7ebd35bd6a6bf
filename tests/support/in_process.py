"""Runs a command in this process, as `mdrel` itself does, for tests that run many."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest import mock

from mdrel.cli.main import _run


@dataclass(frozen=True, slots=True)
class Done:
    """What a command ended with and what it printed."""

    code: int
    out: str
    err: str


def run_here(*words: str, typed: str = "") -> Done:
    """Run a command and return what became of it; what it lets through is raised."""
    out, err, stdin = (
        io.TextIOWrapper(io.BytesIO(content), "utf-8", errors="backslashreplace")
        for content in (b"", b"", typed.encode())
    )
    with (
        mock.patch.object(sys, "argv", ["mdrel", *words]),
        mock.patch.object(sys, "stdin", stdin),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = _run()
    return Done(code, *(_read(each) for each in (out, err)))


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
