"""The pages of a vault asked in this process, as a browser asks them."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from mdrel.app.cache.validation import check_cache
from mdrel.app.environment.page_secrets import find_page_token, name_cookie
from mdrel.app.serve.feed_store import FeedStore
from mdrel.app.serve.http_app import LOCAL_NAMES, FeedApp, make_app
from mdrel.app.serve.pages.current import PageOutput
from mdrel.app.serve.pages.router import make_pages
from mdrel.app.serve.pages.site import Site
from mdrel.app.session import Session
from mdrel.cli.write_command import after_talk

HOST = "127.0.0.1:8642"
DAY = date(2026, 11, 22)
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    @property
    def words(self) -> str:
        """What somebody reads on the page: no tags, blanks folded."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.text)).split())

    @property
    def items(self) -> list[dict[str, object]]:
        """The items of a JSON document."""
        found = json.loads(self.body)["items"]
        assert isinstance(found, list)
        return found


@dataclass
class Browser:
    """Somebody who asks the pages of a vault on a day, with the cookie unless it is taken away."""

    vault: Path
    is_read_only: bool = False
    feeds: tuple[str, ...] = ("http://127.0.0.1:8642/f/secret/reminders.ics",)
    cookie: str = ""
    site: Site = field(init=False)
    told: list[str] = field(default_factory=list)
    receive: Callable[[], Awaitable[dict[str, object]]] | None = None

    def __post_init__(self) -> None:
        output = PageOutput()
        self.site = Site(
            self.vault,
            find_page_token(self.vault),
            output,
            self.open_session,
            partial(after_talk, has_commands=False),
            lambda: True,
            lambda: self.feeds,
            self.told.append,
            self.is_read_only,
        )
        self.cookie = f"{name_cookie(self.vault)}={self.site.token}"
        store = FeedStore(self.vault)
        front = FeedApp(store, lambda token: token == "feed-token", LOCAL_NAMES, lambda: "ok")
        self.app = make_app(front, make_pages(self.site))
        self.refresh()

    def open_session(self) -> Session:
        """Open the vault as a command does."""
        return Session(self.vault, DAY, cache_check=check_cache(self.vault, asks=False))

    def refresh(self) -> None:
        """Let the pages show the notes as they are now, as the updater does."""
        self.site.output.put(self.open_session().build)

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a page."""
        return asyncio.run(self.ask(method, path, headers))

    def post(self, path: str, form: Mapping[str, str], **headers: str) -> Answer:
        """Send a form as a page of this server does."""
        return asyncio.run(self.send(path, form, **headers))

    async def send(self, path: str, form: Mapping[str, str], **headers: str) -> Answer:
        """Send a form, also beside others."""
        sent = {"origin": f"http://{HOST}", "content-type": FORM, **headers}
        return await self.ask("POST", path, sent, urlencode(form).encode())

    def press(self, page: str, action: str, **typed: str) -> Answer:
        """Fill in the first form of a page that goes to `action`, and send it."""
        html = self.get(page).text
        start = html.rindex("<form", 0, html.index(f'action="{action}"') + 1)
        form = html[start : html.index("</form>", start)]
        fields = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', form))
        return self.post(action, {**{name: unescape(v) for name, v in fields.items()}, **typed})

    def follow(self, answer: Answer) -> Answer:
        """Go where a form leads."""
        assert answer.status == 303, (answer.status, answer.words)
        return self.get(answer.headers["location"])

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Answer:
        """Send one request to the application."""
        path, _, query = path.partition("?")
        sent = {"host": HOST, "cookie": self.cookie, **headers}
        if body:
            sent.setdefault("content-length", str(len(body)))
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.replace("_", "-").encode(), v.encode()) for name, v in sent.items()],
            "scheme": "http",
            "server": ("127.0.0.1", 8642),
            "client": ("127.0.0.1", 50000),
            "root_path": "",
            "http_version": "1.1",
        }
        came: list[dict[str, object]] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, object]) -> None:
            came.append(message)

        await self.app(scope, self.receive or receive, send)  # type: ignore[arg-type] # starlette's own types are wider
        start = came[0]
        lines = start["headers"]
        assert isinstance(lines, list)
        got = {name.decode(): value.decode() for name, value in lines}
        parts = [part for each in came[1:] if isinstance(part := each.get("body", b""), bytes)]
        status = start["status"]
        assert isinstance(status, int)
        return Answer(status, got, b"".join(parts))
