"""Plans and writes the vault's feeds as files.

There is the whole one and, beside it, each limited one that was asked for. The last file is the
state of the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from mdrel.app.build import Build, render_feed
from mdrel.app.environment.state_folder import lock_feed, read_state, write_state
from mdrel.app.outputs.publish import Job, Outcome, Printer, publish, write_job
from mdrel.app.session import Session
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.document import Document
from mdrel.model.policy import Policy
from mdrel.vault.presence import is_file
from mdrel.write.generated_files import inside, read_file
from mdrel.write.plan import Step, is_ours, make_plan

_STATE = "feeds.json"


def plan_feed(
    build: Build, out: str = "", only: str = "", last: Mapping[str, bytes] | None = None
) -> Job:
    """Return what writing feeds would do.

    With `out` it is one feed to that file, and `-` stands for the vault's own file, for its stamps.
    Else it is those of the vault: the whole feed, and beside it each limited one that was asked for
    before. With `only`, that one alone is planned.
    `last` are feeds by path to go on from where their files are gone.
    """
    if out and out != "-":
        root, names = Path(out).parent, {only: Path(out).name}
    else:
        root, policy = build.vault, build.policy
        names = {only: feed_path(policy, only)} if only or out else kept_feeds(root, policy)
    steps: list[Step] = []
    problems: dict[Diagnostic, None] = {}
    whole = b""
    for limit, name in names.items():
        before = read_file(inside(root, name))
        previous = (
            before if before is not None and is_ours(name, before) else (last or {}).get(name, b"")
        )
        build, feed = render_feed(build, previous or whole or _whole_feed(build, limit), limit)
        whole = whole or feed.content
        steps += make_plan([Document(name, feed.content)], {name: before})
        problems |= dict.fromkeys(feed.problems)
    return Job(root, tuple(steps), build, tuple(problems))


def feed_path(policy: Policy, only: str = "") -> str:
    """Return where the vault's feed lies.

    A limited one lies beside the whole one (`reminders-birthdays.ics`).
    """
    return f"{policy.feed.out[: -len('.ics')]}-{only}.ics" if only else policy.feed.out


def kept_feeds(vault: Path, policy: Policy) -> dict[str, str]:
    """Return the path of the whole feed and of each limited one that exists, by limit."""
    from mdrel.views.calendar.build import LIMITS

    names = {only: feed_path(policy, only) for only in ("", *LIMITS)}
    return {only: name for only, name in names.items() if not only or is_file(vault / name)}


def _whole_feed(build: Build, only: str) -> bytes:
    """Return the whole feed to take stamps from for a limited one that is new.

    So the same event has the same stamps in both.
    """
    name = feed_path(build.policy)
    found = read_file(inside(build.vault, name)) if only else None
    return found if found is not None and is_ours(name, found) else b""


def publish_feed(
    session: Session, printer: Printer, out: str, only: str, **options: bool
) -> tuple[int, tuple[Diagnostic, ...]]:
    """Show or write feeds, and return the exit code and what could not be shown.

    They are published as `publish` does, or one is written to stdout. Nobody else of mdrel writes
    this vault's feeds meanwhile, so that two of them never go on from the same one.
    """
    from mdrel.views.calendar.build import check_limit

    check_limit(only)
    with lock_feed(session.vault):
        job = plan_feed(session.build, out, only)
        if out == "-" and not options.get("is_check"):
            code = 0
            printer.print_bytes(job.plan[0].document.content)
        else:
            code = publish(job, printer, **options)
        if not out and not any(options.get(name) for name in ("is_check", "is_dry")):
            remember_feeds(job)
    return code, job.problems


def keep_feeds(build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
    """Plan and write the vault's feeds, and return the build with what they were made from.

    The updater, whose output this is, holds the feed's lock. Raises WriteError as `write_job` does.
    """
    job = plan_feed(build)
    outcome = write_job(job, accepts_removals=accepts_removals)
    remember_feeds(job)
    return job.build, outcome


def remember_feeds(job: Job) -> None:
    """Keep what was written, so that a server knows it again.

    Where nothing can be kept the server makes its feeds anew first.
    """
    vault = job.build.vault
    known = read_state(vault, _STATE)
    kept = {
        feed_path(job.build.policy, only): feed.digest
        for only, feed in (job.build.feeds or {}).items()
    }
    written = {
        step.document.path: kept.get(step.document.path) or _digest(step.document.content)
        for step in job.plan
    }
    if known | written != known:
        with suppress(OSError):
            write_state(vault, _STATE, known | written)


def read_own_feeds(vault: Path, policy: Policy) -> dict[str, bytes]:
    """Return the vault's feeds by limit, where this machine wrote them last (P11).

    They have to be byte for byte what it wrote.
    """
    known = read_state(vault, _STATE)
    found = {
        only: (path, read_file(inside(vault, path)))
        for only, path in kept_feeds(vault, policy).items()
    }
    return {
        only: content
        for only, (path, content) in found.items()
        if content and known.get(path) == _digest(content)
    }


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
