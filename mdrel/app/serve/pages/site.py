"""Holds what all pages of one server share, and what one request asks of a page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

from mdrel.app.guides.go import Follow
from mdrel.app.serve.pages.current import Current, PageOutput
from mdrel.app.session import Session

MOST_REMEMBERED = 200
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Said:
    """What was written: a sentence, where it stands, and what takes it back."""

    text: str
    place: str = ""
    undo: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A form that could not be done: which one, what was typed, and why.

    `at` is the slug of whom the form was about, and empty for the one that names people itself.
    """

    at: str
    action: str
    message: str
    hint: str = ""
    typed: str = ""

    @property
    def words(self) -> list[str]:
        """The message and the hint as lines to read."""
        end = "" if self.message.endswith((".", "?", "!")) else "."
        return [f"{self.message}{end}", *filter(None, self.hint.split("\n"))]


@dataclass(frozen=True, slots=True)
class Site:
    """One vault's pages.

    Attributes:
        vault: The folder of the notes.
        token: What the cookie holds.
        output: The last build.
        open_session: Opens the vault as a command does, for writing.
        follow: Says when the next talk is due.
        is_well: Whether the last update did all it should.
        list_addresses: Returns the addresses of the feeds.
        tell: Prints a line at the server's terminal.
        is_read_only: Whether nothing is written.
        said: What was written lately, by a random name.
        settled: Which marks were remembered as no talks with an operation, or instead of one.
        steps: Which step of Go was written lately, by the operation that undo takes back.
        done: Where the forms done lately led, by what each said.
        turn: Held by the one request that writes.
        drawing: Held by the one page that is made.
        listing: Held by the one document for programs that is made.
    """

    vault: Path
    token: str
    output: PageOutput
    open_session: Callable[[], Session]
    follow: Follow
    is_well: Callable[[], bool]
    list_addresses: Callable[[], tuple[str, ...]]
    tell: Callable[[str], None]
    is_read_only: bool = False
    said: dict[str, Said] = field(default_factory=dict)
    settled: dict[str, tuple[str, ...]] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    done: dict[str, str] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)
    listing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def remember(self, name: str, said: Said) -> None:
        """Keep a sentence for the page that comes next."""
        _keep(self.said, name, said)

    def keep_step(self, operation: str, step: str) -> None:
        """Keep which step an operation carried out, for undo to ask about it again."""
        _keep(self.steps, operation, step)

    def keep_settled(self, operation: str, marks: Iterable[str]) -> None:
        """Keep what was remembered as no talks, for undo to ask about it again."""
        _keep(self.settled, operation, tuple(marks))

    def keep_done(self, name: str, place: str) -> None:
        """Keep where a form led, for the same form sent again."""
        if name:
            _keep(self.done, name, place)


def _keep(kept: dict[str, Kept], name: str, value: Kept) -> None:
    """Keep one more, and not too many of them."""
    kept[name] = value
    while len(kept) > MOST_REMEMBERED:
        del kept[next(iter(kept))]


@dataclass(frozen=True, slots=True)
class Ask:
    """What one request asks: of which build, by which words of its address and its form.

    `place` is the address of the page where the answer stands at that of a form.
    """

    site: Site
    current: Current
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    fault: Fault | None = None
    place: str = ""


class Page(NamedTuple):
    """A page before it is drawn: its template, its title and what the template is given."""

    template: str
    title: str
    data: Mapping[str, object]
    status: int = 200


class NotThereError(Exception):
    """There is no such page: nobody of that name, no such week."""
