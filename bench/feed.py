"""Measure the feed against building it with icalendar each time.

CPU and peak memory are measured from nothing and with one event in a hundred changed. `python -m
bench.feed` measures 1,000, 10,000 and 100,000 events. The bench of everything calls `measure_feed`.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WAYS = ("icalendar", "cold", "changed")
# Beyond this one run tells enough: it takes minutes.
LARGE = 50_000
# Below this the few events that are built anew weigh more than the many that are not.
MIDDLE = 10_000

Measured = tuple[str, float, float, float]


def measure_feed(size: int) -> list[Measured]:
    """Return name, ratio, goal and bound for a feed of `size` events.

    Each way runs in a process of its own, one after the other.
    """
    runs = [{way: _run(way, size) for way in WAYS} for _ in range(1 if size >= LARGE else 3)]

    def ratio(way: str, what: str) -> float:
        return statistics.median(run[way][what] / max(run["icalendar"][what], 1e-9) for run in runs)

    base = f"building with icalendar each time, {size:,} events"
    return [
        (
            f"feed with 1 % changed / {base}",
            ratio("changed", "seconds"),
            0.05 if size >= MIDDLE else 0.1,
            0.25,
        ),
        (f"feed from nothing / {base}", ratio("cold", "seconds"), 1.0, 2.0),
        (
            f"peak memory, feed with 1 % changed / {base}",
            ratio("changed", "kilobytes"),
            0.5,
            float("inf"),
        ),
        (f"peak memory, feed from nothing / {base}", ratio("cold", "kilobytes"), 0.5, float("inf")),
    ]


def _run(way: str, size: int) -> dict[str, float]:
    seconds, kilobytes = _call(way, size).split()
    return {"seconds": float(seconds), "kilobytes": float(kilobytes)}


def _call(way: str, size: int) -> bytes:
    """Return what a process of its own prints.

    The memory that one process needs shows in no other.
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "bench.feed", "--way", way, "--size", str(size)],
        check=True,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=ROOT,
    ).stdout


def _measure_way(way: str, size: int) -> dict[str, float]:
    """Return the CPU seconds of making one feed, and how far the peak memory grew.

    The people are there before the measurement begins.
    """
    from mdrel.app.environment.memory import gc_paused
    from mdrel.views.calendar.build import build_feed
    from tests.support.agendas import LATER, make_context, make_crowd, make_feed
    from tests.support.people import make_agenda, make_snapshot

    make_feed(make_agenda())  # imports what is imported late
    if way == "previous":
        sys.stdout.buffer.write(make_feed(make_crowd(size)))
        return {}
    previous = _call("previous", size) if way == "changed" else b""
    agenda = make_crowd(size, moved=size // 100)
    snapshot, context = make_snapshot(agenda), make_context(previous, LATER)
    build: Callable[[], bytes] = (
        (lambda: _build_plainly(size))
        if way == "icalendar"
        else lambda: build_feed(agenda, snapshot, context).content
    )
    before, start = _read_memory(), time.process_time()
    # As the commands do it. Whoever builds it with icalendar each time leaves the collector alone.
    with nullcontext() if way == "icalendar" else gc_paused():
        content = build()
    seconds = time.process_time() - start
    if content.count(b"BEGIN:VEVENT") != size:
        raise SystemExit(f"{way}: not {size} events")
    return {
        "seconds": seconds,
        "kilobytes": max(1.0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before),
    }


def _read_memory() -> float:
    """Return the peak of memory so far, in kilobytes.

    What is made later shows only where it goes beyond this peak.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _build_plainly(size: int) -> bytes:
    """Return the same lines as one writes them with icalendar.

    There is one calendar object, to which every event is added, and all of it is written at the
    end.
    """
    from datetime import UTC, date, datetime, timedelta

    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//bench//bench//EN")
    calendar.add("version", "2.0")
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    for number in range(size):
        event, alarm = Event(), Alarm()
        day = date(2026, 11, 23) + timedelta(days=number % 350)
        summary = f"Speak with Person Number{number} Ångström"
        event.add("uid", f"touch-{number:016x}@k3v9.mdrel")
        event.add("dtstamp", now)
        event.add("last-modified", now)
        event.add("sequence", 3626460)
        event.add("x-mdrel-hash", f"{number:016x}")
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", summary)
        url = (
            f"obsidian://open?vault=My%20Vault&file=People%2FGroup%20{number % 17}%2FPerson%20"
            f"{number}.md"
        )
        event.add(
            "description",
            f"Last spoke 2026-10-01\nOffer: What can I take off your plate this month?\n{url}",
        )
        event.add("url", url)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        event.add("x-microsoft-cdo-busystatus", "FREE")
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", timedelta(hours=9))
        event.add_component(alarm)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def main() -> None:
    """Print the table, or what one way costs."""
    parser = argparse.ArgumentParser(prog="bench.feed")
    parser.add_argument("--size", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--way", choices=[*WAYS, "previous"])
    options = parser.parse_args()
    if options.way:
        print(*_measure_way(options.way, options.size[0]).values())
        return
    for size in options.size:
        for name, ratio, goal, _ in measure_feed(size):
            print(f"| {name} | {ratio:.2f} | {goal:.2f} | {'yes' if ratio <= goal else 'no'} |")


if __name__ == "__main__":
    main()
