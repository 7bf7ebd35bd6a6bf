"""Serves a vault's feeds and pages for as long as they are wanted.

The updater makes the feeds and the build that the pages show, and the web server answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from mdrel.app.build import Build
from mdrel.app.cache.answers import Answerer
from mdrel.app.cache.validation import check_cache
from mdrel.app.environment.clock import read_local
from mdrel.app.environment.feed_secrets import TokenCheck, find_token
from mdrel.app.environment.page_secrets import find_page_token, make_code
from mdrel.app.environment.state_folder import (
    check_removals,
    is_watched,
    read_state,
    write_state,
)
from mdrel.app.guides.go import Follow
from mdrel.app.outputs.feeds import feed_path, plan_feed, read_own_feeds, remember_feeds
from mdrel.app.outputs.publish import Job, Outcome, write_job
from mdrel.app.serve.feed_store import FeedStore
from mdrel.app.serve.http_app import LOCAL_NAMES, FeedApp, WebServer, make_app
from mdrel.app.serve.pages.current import PageOutput
from mdrel.app.serve.pages.router import make_pages
from mdrel.app.serve.pages.site import Site
from mdrel.app.serve.port import DEFAULT_PORT, LOOPBACK, is_served, list_ports, open_port
from mdrel.app.session import Session
from mdrel.app.watch.run import find_answers_folder, list_server_outputs
from mdrel.app.watch.updater import Output, Updater
from mdrel.app.watch.watcher import ShowReport, Tell, Watcher, stopping_on_term
from mdrel.errors import MdrelError, UsageError
from mdrel.model.policy import Policy
from mdrel.views.web.calendar import WHOLE

_STATE = "serve.json"


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How to serve.

    That is on which port, under which names besides the loopback ones, whether by looking every two
    seconds, whether although most contacts are gone, what makes the answers of commands, and
    whether the pages write nothing.
    """

    port: int = DEFAULT_PORT
    names: tuple[str, ...] = ()
    polls: bool = False
    accepts_removals: bool = False
    answerer: Answerer | None = None
    is_read_only: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """How a server speaks: of rebuilds, of what goes wrong, and of the next talk.

    `announce` is told the addresses of the feeds once they answer, and how to make one that opens
    the pages once.
    """

    show: ShowReport
    tell: Tell
    follow: Follow
    announce: Callable[[tuple[str, ...], Callable[[], str]], None]


@dataclass(slots=True)
class FeedOutput:
    """The updater's output for a server.

    It writes the feeds as `watch` does, and puts into the feed store what was written. Where
    writing fails the feed store stays as it is.
    """

    feed_store: FeedStore
    last: dict[str, bytes] = field(default_factory=dict)

    def load(self, policy: Policy) -> None:
        """Put into the feed store the feeds in the vault that this machine wrote.

        What anybody else wrote there is not served (P11).
        """
        found = read_own_feeds(self.feed_store.vault, policy)
        self.feed_store.replace({only or WHOLE: content for only, content in found.items()})

    def __call__(self, build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
        """Make, write and serve the feeds, and return the build with what they were made from.

        The updater holds the feed's lock. Raises WriteError as `write_job` does.
        """
        job = plan_feed(build, last=self.last)
        if not accepts_removals:
            check_removals(build.vault, len(build.snapshot.contacts))
        # A vault on a full or locked disk is served all the same, unless there is an older feed:
        # that one is known to subscribers.
        self.feed_store.put_if_empty(_name_feeds(job))
        outcome = write_job(job, accepts_removals=True)
        remember_feeds(job)
        self.feed_store.replace(_name_feeds(job))
        self.last = {step.document.path: step.document.content for step in job.plan}
        return job.build, outcome


def serve(session: Session, speaker: Speaker, options: ServeOptions) -> None:
    """Serve the session's vault until it is stopped.

    Raises WriteError when the port is taken, a token cannot be kept, or there is no feed to serve
    and none can be made.
    """
    public = tuple(check_name(name) for name in options.names)
    since = f"{read_local():%Y-%m-%d %H:%M}"
    read_only = options.is_read_only
    with open_port(options.port, session.vault, since, is_read_only=read_only) as listener:
        check, page_token = TokenCheck(session.vault), find_page_token(session.vault)
        output, pages = FeedOutput(FeedStore(session.vault)), PageOutput()
        output.load(session.policy)
        outputs: tuple[Output, ...] = (pages, output, *list_server_outputs())
        watcher = _make_watcher(session, speaker, options, outputs)
        begin(watcher.updater, output, speaker.show)
        port = listener.getsockname()[1]

        def find_addresses() -> tuple[str, ...]:
            token = find_token(session.vault)
            return list_addresses(token, port, public, output.feed_store.feeds)

        names = (*LOCAL_NAMES, *public)
        app = FeedApp(output.feed_store, check.holds, names, lambda: _say_health(watcher))
        site = Site(
            session.vault,
            page_token,
            pages,
            lambda: reopen(session),
            speaker.follow,
            lambda: watcher.is_well,
            find_addresses,
            speaker.tell,
            read_only,
        )
        web = WebServer(make_app(app, make_pages(site)), listener, speaker.tell)
        # Whoever has read the address may end the server or ask another command for it at once.
        with stopping_on_term(watcher.stop):
            web.start()
            try:
                _remember_port(session.vault, port)
                speaker.announce(find_addresses(), lambda: make_page_address(session.vault, port))
                watcher.run()
            finally:
                web.stop()


def _make_watcher(
    session: Session, speaker: Speaker, options: ServeOptions, outputs: tuple[Output, ...]
) -> Watcher:
    updater = Updater(
        session.vault,
        session.day,
        options.accepts_removals,
        session.progress,
        outputs=outputs,
        remembers=session.cache_check is not None,
        answerer=options.answerer,
    )
    return Watcher(
        updater,
        speaker.show,
        speaker.tell,
        polls=options.polls,
        # Where a `watch` runs, it answers there.
        answers_in=None if is_watched(session.vault) else find_answers_folder(session),
    )


def reopen(session: Session) -> Session:
    """Return the session's vault as it is now, as a command opens it."""
    remembers = session.cache_check is not None
    return Session(
        session.vault,
        session.day,
        cache_check=check_cache(session.vault, asks=False) if remembers else None,
    )


def make_page_address(vault: Path, port: int) -> str:
    """Return an address that opens the vault's pages once.

    Raises WriteError where its code cannot be kept.
    """
    return f"http://{LOOPBACK}:{port}/open/{make_code(vault)}"


def find_server(vault: Path) -> int:
    """Return the port on which a server of the vault runs, or 0.

    Of several it is the one that began last, as far as that one runs still.
    """
    ports = (last_port(vault), *list_ports())
    return next((port for port in ports if is_served(port, vault)), 0)


def list_addresses(
    token: str, port: int, names: Iterable[str] = (), feeds: Iterable[str] = (WHOLE,)
) -> tuple[str, ...]:
    """Return the addresses at which the feeds can be had.

    They are on this machine, and under each public name over https.
    """
    paths = [f"/f/{token}/{feed}.ics" for feed in feeds]
    local = [
        f"{scheme}://{LOOPBACK}:{port}{path}" for path in paths for scheme in ("http", "webcal")
    ]
    return (*local, *(f"https://{name}{path}" for name in names for path in paths))


def last_port(vault: Path) -> int:
    """Return the port the vault was last served on, or the one it would be."""
    port = read_state(vault, _STATE).get("port")
    return port if isinstance(port, int) else DEFAULT_PORT


def begin(updater: Updater, output: FeedOutput, show: ShowReport) -> None:
    """Make the first feed.

    What goes wrong stops the server only where there is nothing to serve. Else the watcher will
    tell of it.
    """
    start = monotonic()
    try:
        report = updater.update(start)
    except MdrelError:
        if output.feed_store.feeds:
            return
        raise
    if report.problems and not output.feed_store.feeds:
        raise report.problems[0]
    show(report, monotonic() - start)


def _say_health(watcher: Watcher) -> str:
    return (
        "ok"
        if watcher.is_well
        else "stale: the feed served is the last good one; the server's terminal says why"
    )


def _name_feeds(job: Job) -> dict[str, bytes]:
    """Return the feeds of a job by the name they are served under."""
    from mdrel.views.calendar.build import LIMITS

    names = {feed_path(job.build.policy, only): only or WHOLE for only in ("", *LIMITS)}
    return {names[step.document.path]: step.document.content for step in job.plan}


def check_name(name: str) -> str:
    """Return a public name as a Host header has it, without port.

    Raises UsageError where it is none.
    """
    found = re.fullmatch(r"([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)\.?(?::\d+)?", name.lower())
    if found is None:
        raise UsageError(
            f"{name!r} is not the name of a host",
            "Write only the name, as in --allow-host calendar.example",
        )
    return found[1]


def _remember_port(vault: Path, port: int) -> None:
    """Keep the port, so that `mdrel feed token` names the right address."""
    with suppress(OSError):
        write_state(vault, _STATE, {"port": port})
