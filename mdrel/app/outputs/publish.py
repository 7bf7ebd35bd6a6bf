"""Writes documents to files, by a plan that is shown or applied."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from mdrel.app.build import Build, render_boards
from mdrel.app.environment.state_folder import check_removals, remember_contacts
from mdrel.errors import WriteError
from mdrel.model.diagnostic import Diagnostic
from mdrel.vault.presence import missing_folder
from mdrel.views.terminal.text import say_made
from mdrel.write.generated_files import apply_plan, read_existing
from mdrel.write.plan import Action, Step, is_current, make_plan, show_diff


class Printer(Protocol):
    """Where results and remarks go."""

    def print(self, lines: str) -> None:
        """Print a result."""

    def print_bytes(self, content: bytes) -> None:
        """Print bytes as they are."""

    def note(self, line: str) -> None:
        """Print a remark."""


@dataclass(frozen=True, slots=True)
class Job:
    """Files to write below `root`, and the build they were made from.

    `problems` are events that could not be made.
    """

    root: Path
    plan: tuple[Step, ...]
    build: Build
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job did, as paths below its root.

    These are files `written`, those `left_alone` because mdrel did not write them, and what could
    not be shown. `is_waiting` says that more is to be written when notes have been quiet for a
    moment. `made` are the folders that were not there.
    """

    written: tuple[str, ...]
    left_alone: tuple[str, ...]
    problems: tuple[Diagnostic, ...] = ()
    is_waiting: bool = False
    made: tuple[str, ...] = ()


def join_outcomes(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what several jobs did, as one outcome."""
    outcomes = tuple(outcomes)
    return Outcome(
        tuple(path for each in outcomes for path in each.written),
        tuple(path for each in outcomes for path in each.left_alone),
        tuple(problem for each in outcomes for problem in each.problems),
        any(each.is_waiting for each in outcomes),
        tuple(folder for each in outcomes for folder in each.made),
    )


def plan_dashboards(build: Build, level: str = "", out: str = "") -> Job:
    """Return what writing the dashboards, or only that of one level, would do.

    They go into the vault or straight into the folder `out`.
    """
    build, boards = render_boards(build)
    documents = [
        replace(each, path=each.path.rpartition("/")[2]) if out else each
        for name, each in boards.documents.items()
        if not level or name.lower() == level
    ]
    root = Path(out) if out else build.vault
    return Job(root, make_plan(documents, read_existing(root, documents)), build)


def publish(
    job: Job,
    printer: Printer,
    *,
    is_check: bool = False,
    is_dry: bool = False,
    accepts_removals: bool = False,
) -> int:
    """Show or apply a job and return the exit code.

    It is 1 when a check finds something out of date.
    Raises WriteError when a file without mdrel's mark stands in the way (everything else is written
    first), or when most contacts are gone at once (nothing is written, P13).
    """
    if is_dry:
        for step in job.plan:
            if diff := show_diff(step):
                printer.print_bytes(diff.encode("utf-8", "surrogateescape"))  # a patch fits
    if is_check:
        for step in job.plan:
            if step.action is not Action.UNCHANGED:
                printer.print(f"out of date: {job.root / step.document.path}")
        return 0 if is_current(job.plan) else 1
    if is_dry:
        return 0
    _tell(job, write_job(job, accepts_removals=accepts_removals), printer)
    return 0


def _tell(job: Job, outcome: Outcome, printer: Printer) -> None:
    for folder in outcome.made:
        printer.print(say_made(folder))
    for path in outcome.written:
        printer.print(f"written: {job.root / path}")
    unchanged = len(job.plan) - len(outcome.written) - len(outcome.left_alone)
    if unchanged:
        printer.note(f"unchanged: {_say_unchanged(job, unchanged)}")
    if outcome.left_alone:
        raise refuse([str(job.root / path) for path in outcome.left_alone])


def _say_unchanged(job: Job, unchanged: int) -> str:
    """Return the one file of a job, or how many of its files and where they lie."""
    paths = [job.root / step.document.path for step in job.plan]
    if len(paths) == 1:
        return str(paths[0])
    return f"{unchanged} of {len(paths)} files in {os.path.commonpath(paths) or os.curdir}"


def write_job(job: Job, *, accepts_removals: bool = False) -> Outcome:
    """Write a job's files and remember how many contacts there were.

    Raises WriteError when most contacts are gone at once (P13), or when the disk refuses.
    """
    vault, contacts = job.build.vault, len(job.build.snapshot.contacts)
    if not accepts_removals:
        check_removals(vault, contacts)
    written = tuple(
        step.document.path for step in job.plan if step.action in {Action.CREATE, Action.REPLACE}
    )
    folders = (missing_folder((job.root / path).parent) for path in written)
    made = tuple(dict.fromkeys(str(folder) for folder in folders if folder))
    apply_plan(job.root, job.plan)
    remember_contacts(vault, contacts)
    return Outcome(
        written,
        tuple(step.document.path for step in job.plan if step.action is Action.CONFLICT),
        job.problems,
        made=made,
    )


def keep_dashboards(build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
    """Plan and write the dashboards, and return the build with them.

    Raises WriteError as `write_job` does.
    """
    job = plan_dashboards(build)
    return job.build, write_job(job, accepts_removals=accepts_removals)


def refuse(paths: Iterable[str]) -> WriteError:
    """Return the error for files that mdrel did not write and therefore leaves alone."""
    return WriteError(
        f"Not overwritten, since mdrel did not write it: {', '.join(paths)}",
        "Move or delete it, or choose another place with --out.",
    )
