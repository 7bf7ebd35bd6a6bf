"""Fails what CI must run and would be skipped there (MDREL_CI=1).

The programs are installed there; the real vaults and what a machine allows may be absent.
"""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from mdrel.app import reading
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Reading
from mdrel.parse.note import parse_notes
from mdrel.parse.prefilter import Prefilter
from tests.support.places import copy_example, open_place
from tests.support.writing import Desk

if TYPE_CHECKING:
    from tests.support.pages import Browser

# A job in the background ignores Ctrl-C, and so would every program that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Of one commit the suite says the same every time: the examples are drawn alike, and how long one
# takes says nothing on a machine that does other work. `make soak` draws others.
settings.register_profile(
    "mdrel",
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
settings.register_profile(
    "soak", settings.get_profile("mdrel"), derandomize=False, max_examples=1000
)
settings.load_profile("mdrel")

_COUNT = itertools.count()
# So many notes are remembered by the tests of one process.
_MOST_KNOWN = 5_000


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test that CI has all for into a failure there."""
    report = yield
    may_skip = any(item.get_closest_marker(name) for name in ("machine", "open_place", "shared"))
    if os.environ.get("MDREL_CI") and report.skipped and not may_skip:
        report.outcome = "failed"
    return report


@pytest.fixture
def tmp_path(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Let the folder of a test marked `open_place` lie where everybody may enter."""
    if request.node.get_closest_marker("open_place"):
        with open_place(tmp_path) as folder:
            yield folder
    else:
        yield tmp_path


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a copy of the example vault; many files of tests have another vault instead."""
    return copy_example(tmp_path / "vault")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a vault of two people to write into, with mdrel at hand."""
    return Desk(tmp_path / "Vault")


@pytest.fixture
def browser(vault: Path) -> Browser:
    """Return a browser that has the pages of the vault open."""
    from tests.support.pages import Browser

    return Browser(vault)


@pytest.fixture(autouse=True)
def _no_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing wait until the disk has it: a test kills programs, and cuts no power."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture(scope="session", autouse=True)
def _notes_are_read_once() -> Iterator[None]:
    """Let commands read a note once for the same path, text and settings: the tests ask often.

    What the reader makes of a note is asked of the reader itself, in tests of their own.
    """
    parse = parse_notes
    known: dict[tuple[str, str], tuple[Reading, ParsedNote]] = {}

    def parse_once(notes: Iterable[tuple[str, str]], prefilter: Prefilter) -> list[ParsedNote]:
        notes = list(notes)
        settings = prefilter.lexicon.reading
        if len(known) > _MOST_KNOWN:
            known.clear()
        new = [note for note in notes if note not in known or known[note][0] != settings]
        known.update(
            (note, (settings, parsed))
            for note, parsed in zip(new, parse(new, prefilter), strict=True)
        )
        return [known[note][1] for note in notes]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "parse_notes", parse_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_real_person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let nothing that the real person has set reach a test, nor a program that outlives one."""
    with pytest.MonkeyPatch.context() as patch:
        set_own_folders(tmp_path_factory, patch)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for name in ("MDREL_VAULT", "MDREL_TODAY", "NO_COLOR", "FORCE_COLOR"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def _own_state_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let no test see or leave anything in the real person's state, cache and config folders."""
    set_own_folders(tmp_path_factory, monkeypatch)


def set_own_folders(made: pytest.TempPathFactory, patch: pytest.MonkeyPatch) -> None:
    """Have state, cache and config in new folders.

    Counted here: `mktemp` looks through all that lies there before it makes one more.
    """
    own = made.getbasetemp() / "own" / str(next(_COUNT))
    for kind in ("state", "cache", "config"):
        (own / kind).mkdir(parents=True)
        patch.setenv(f"XDG_{kind.upper()}_HOME", str(own / kind))
