"""What a server does as `watch` does, besides its feeds, unless a `watch` does it already."""

from __future__ import annotations

from pathlib import Path

from mdrel.app.build import Build
from mdrel.app.environment.state_folder import is_watched
from mdrel.app.outputs.derived_properties import Materializer
from mdrel.app.outputs.publish import Outcome, keep_dashboards
from mdrel.app.session import Session
from mdrel.app.watch.run import find_answers_folder
from mdrel.app.watch.updater import Output


def list_server_outputs() -> tuple[Output, ...]:
    """Return what writes dashboards and derived days for as long as no `watch` does.

    Whoever updates holds the feed's lock, so that a `watch` that starts just then writes after it.
    """
    return tuple(map(_unless_watched, (keep_dashboards, Materializer().keep)))


def find_folder_to_answer_in(session: Session) -> Path | None:
    """Return where a server answers commands that ask whether anything changed.

    None where a `watch` answers there, or nothing may be kept in the cache.
    """
    return None if is_watched(session.vault) else find_answers_folder(session)


def _unless_watched(output: Output) -> Output:
    def keep(build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
        if is_watched(build.vault):
            return build, Outcome((), ())
        return output(build, accepts_removals=accepts_removals)

    return keep
