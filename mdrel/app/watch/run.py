"""Keeps a vault's dashboards and feed up to date, once or for as long as it is wanted.

A server does the same beside its own feeds, unless a `watch` of the vault runs already.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from mdrel.app.build import Build
from mdrel.app.cache.answers import Answerer
from mdrel.app.cache.location import make_place
from mdrel.app.environment.clock import read_local
from mdrel.app.environment.state_folder import is_watched, lock_watching
from mdrel.app.outputs.derived_properties import Materializer
from mdrel.app.outputs.publish import Outcome, keep_dashboards, refuse
from mdrel.app.session import Session
from mdrel.app.watch.updater import Output, Updater
from mdrel.app.watch.watcher import ShowReport, Tell, Watcher


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """How to keep a vault up to date.

    Attributes:
        is_once: One update only.
        polls: By looking every two seconds.
        accepts_removals: Although most contacts are gone.
        answerer: What makes the answers of commands, if anything does.
    """

    is_once: bool = False
    polls: bool = False
    accepts_removals: bool = False
    answerer: Answerer | None = None


def watch(session: Session, show: ShowReport, tell: Tell, options: WatchOptions) -> None:
    """Keep the session's vault.

    Raises WriteError when another watcher has the vault, or when the one update could not write.
    """
    updater = Updater(
        session.vault,
        session.day,
        accepts_removals=options.accepts_removals,
        progress=session.progress,
        remembers=session.cache_check is not None,
        answerer=options.answerer,
    )
    if options.is_once:
        start = monotonic()
        report = updater.update(start)
        show(report, monotonic() - start)
        if report.problems:
            raise report.problems[0]
        if report.left_alone:
            raise refuse(report.left_alone)
        return
    answers_in = find_answers_folder(session)
    if session.cache_check:
        session.cache_check.release()
    with lock_watching(session.vault, f"{read_local():%Y-%m-%d %H:%M}"):
        Watcher(updater, show, tell, polls=options.polls, answers_in=answers_in).run()


def find_answers_folder(session: Session) -> Path | None:
    """Return where commands ask the watcher, made where it is missing.

    None where nothing may be kept in the cache.
    """
    if session.cache_check is None:
        return None
    file = session.cache_check.cache.file
    with suppress(OSError):
        make_place(file)
    return file.parent


def list_server_outputs() -> tuple[Output, ...]:
    """Return what writes dashboards and derived days for as long as no `watch` does.

    Whoever updates holds the feed's lock, so that a `watch` that starts just then writes after it.
    """
    return tuple(map(_unless_watched, (keep_dashboards, Materializer().keep)))


def _unless_watched(output: Output) -> Output:
    def keep(build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
        if is_watched(build.vault):
            return build, Outcome((), ())
        return output(build, accepts_removals=accepts_removals)

    return keep
