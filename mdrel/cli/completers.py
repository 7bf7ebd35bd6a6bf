"""Says what a shell may offer for an argument: people, words, days and files.

What cannot be known, such as people where there is no vault, is left out in silence.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date, timedelta

import click
from click.shell_completion import CompletionItem

from mdrel.cli.cached_answer import Question, find_answer
from mdrel.cli.output_format import OutputFormat
from mdrel.cli.run import LEVELS, Run

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LEVEL_WORDS = (
    ("up", "a step up the path"),
    ("down", "a step back"),
    *((each, "") for each in LEVELS),
)
CIRCLES = (("ten", "M5"), ("three", "M6"), ("none", "in neither"))
CHANNELS = (
    *("call", "video", "meeting", "lunch", "coffee", "dinner", "event", "email", "message"),
    *("letter", "social", "in-person", "tried"),
)
TAGS = ("thanks", "assist", "got", "gave", "strategic", "personal", "mentoring")
SOURCES = ("peers", "boss", "LinkedIn", "Facebook", "event", "association")
NEAR_DAYS, NEAR_WEEKS = 14, 8
# The properties of docs/note-format.md, as they are best spelled.
KEYS = (
    *("level", "circle", "cadence", "next_contact", "snooze_until", "paused", "archived"),
    *("organization", "role", "email", "phone", "url", "birthday", "aliases"),
    *("objective", "objective_due", "they_offer", "i_offer", "source", "introduced_by"),
    *("met", "met_how", "owe_reply", "owe_reply_about", "last_contact", "added"),
    *("handover_to", "handover", "mentoring", "calendar"),
)
_FLAG = ("true", "false")
_VALUES = {
    "level": LEVELS,
    "circle": ("ten", "three"),
    "cadence": ("weekly", "monthly", "quarterly", "yearly", "none"),
    "paused": _FLAG,
    "archived": _FLAG,
    "calendar": _FLAG,
    "mentoring": ("mentor", "mentee"),
    "handover": ("proposed", "introduced", "done"),
    "source": SOURCES,
}
_PAST_KEYS = frozenset({"owe_reply", "last_contact", "added", "met"})
_COMING_KEYS = frozenset({"next_contact", "snooze_until", "objective_due"})
_NAME_KEYS = frozenset({"introduced_by", "handover_to"})


def choose(words: Iterable[str | tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    """Return those of `words` that begin with what was typed, with their help."""
    pairs = (each if isinstance(each, tuple) else (each, "") for each in words)
    return [
        CompletionItem(word, help=help_text or None)
        for word, help_text in pairs
        if word.lower().startswith(incomplete.lower())
    ]


def read_people(ctx: click.Context) -> list[tuple[str, str, str]]:
    """Return slug, name and organisation of everybody; of nobody where there is no vault.

    They are kept with the other answers of the cache, and a watcher makes them anew.
    """
    from mdrel.cli.commands.completion import reply
    from mdrel.errors import MdrelError

    question = Question("completion", OutputFormat(0, 0, False, False, True, False))
    try:
        found = find_answer(run_of(ctx), question, reply)
    except (MdrelError, OSError):
        return []
    rows = (line.split("\t") for line in found.lines)
    return [(slug, name, organization) for slug, name, organization in rows]


def run_of(ctx: click.Context) -> Run:
    """Return the global options of the line that is being typed."""
    options = ctx.find_root().params
    vault = os.path.expandvars(str(options.get("vault") or ""))
    return Run(
        vault, str(options.get("day") or ""), "never", 1, 0, bool(options.get("has_cache", True))
    )


def read_day(ctx: click.Context) -> date:
    """Return the day that the line is about."""
    from mdrel.app.environment.clock import parse_today, read_today
    from mdrel.errors import MdrelError

    try:
        return parse_today(run_of(ctx).day)
    except MdrelError:
        return read_today()


def complete_people(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the slugs that begin with what was typed.

    Names would break at their blanks. Of a comma list the last one is completed.
    """
    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{slug}", help=name)
        for slug, name, _ in read_people(ctx)
        if slug.startswith(last.lower())
    ]


def complete_names(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the names that begin with what was typed."""
    return choose((name for _, name, _ in read_people(ctx)), incomplete)


def complete_organizations(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the organisations that begin with what was typed."""
    return choose(sorted({each for *_, each in read_people(ctx) if each}), incomplete)


def complete_past(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return words for days up to today; typed digits bring the days of two weeks."""
    today = read_day(ctx)
    words = [("today", str(today)), ("yesterday", str(today - timedelta(days=1)))]
    words += [(WEEKDAYS[day.weekday()], str(day)) for day in _days(today, -1) if day != today][:7]
    return choose([*words, *_iso_days(today, -1, incomplete)], incomplete)


def complete_coming(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return words for days to come; typed digits bring the days of two weeks."""
    today = read_day(ctx)
    words = [("tomorrow", str(today + timedelta(days=1)))]
    words += [(WEEKDAYS[day.weekday()], str(day)) for day in _days(today, 1) if day != today][:7]
    spans = [("1w", "in a week"), ("2w", "in 2 weeks"), ("1m", "in a month"), ("3m", "in 3 months")]
    return choose([*words, *spans, *_iso_days(today, 1, incomplete)], incomplete)


def _days(today: date, step: int) -> list[date]:
    """Return `today` and the days before or after it that the calendar has."""
    first = today.toordinal()
    return [
        date.fromordinal(first + step * number)
        for number in range(NEAR_DAYS)
        if 0 < first + step * number <= date.max.toordinal()
    ]


def _iso_days(today: date, step: int, incomplete: str) -> list[tuple[str, str]]:
    if not incomplete[:1].isdigit():
        return []
    return [(str(day), WEEKDAYS[day.weekday()]) for day in _days(today, step)]


def complete_weeks(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the last weeks, the newest first."""
    weeks = (day.isocalendar() for day in _weeks(read_day(ctx)))
    return choose((f"{year:04d}-W{week:02d}" for year, week, _ in weeks), incomplete)


def _weeks(today: date) -> list[date]:
    days = min(NEAR_WEEKS * 7, (today - date.min).days)
    return [today - timedelta(days=number) for number in range(0, days, 7)]


def complete_words(*words: str | tuple[str, str]) -> Complete:
    """Return what offers those of `words` that begin with what was typed."""
    return lambda _ctx, _param, incomplete: choose(words, incomplete)


def complete_files(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Let the shell offer files."""
    return [CompletionItem(incomplete, type="file")]


def complete_folders(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Let the shell offer folders."""
    return [CompletionItem(incomplete, type="dir")]


def after_who(*later: Complete) -> Complete:
    """Return what offers people first, and then what each of `later` does, the last one on."""

    def complete(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        words = ctx.params.get(param.name or "") or ()
        if not words or words[-1].endswith(","):
            return complete_people(ctx, param, incomplete)
        chosen = later[min(len(words), len(later)) - 1] if later else None
        return chosen(ctx, param, incomplete) if chosen else []

    return complete


def complete_talk(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return channels, past days and tags: what stands before the text of a talk, or in it."""
    if incomplete.startswith("+"):
        return choose((f"+{tag}" for tag in TAGS), incomplete)
    return choose(CHANNELS, incomplete) + complete_past(ctx, param, incomplete)


def complete_assignment(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return keys with their `=`, and behind it the values of the key."""
    key, sign, value = incomplete.partition("=")
    if not sign:
        return choose((f"{each}=" for each in KEYS), incomplete)
    return [
        CompletionItem(f"{key}={item.value}", help=item.help)
        for item in _complete_value(ctx, param, key.rstrip("+-"), value)
    ]


def _complete_value(
    ctx: click.Context, param: click.Parameter, key: str, value: str
) -> list[CompletionItem]:
    if key in _PAST_KEYS:
        return complete_past(ctx, param, value)
    if key in _COMING_KEYS:
        return complete_coming(ctx, param, value)
    if key in _NAME_KEYS:
        return complete_names(ctx, param, value)
    if key == "organization":
        return complete_organizations(ctx, param, value)
    return choose(_VALUES.get(key, ()), value)


def complete_code(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return codes of problems with what they are."""
    from mdrel.model.codes import CODES

    return choose([(each.code, each.slug.replace("-", " ")) for each in CODES.values()], incomplete)


def complete_explained(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return codes of problems and rules of the note format, else files."""
    from mdrel.model.format_rules import RULES

    codes = complete_code(ctx, param, incomplete)
    found = [*codes, *choose([(rule, "") for rule in RULES], incomplete)]
    return found or complete_files(ctx, param, incomplete)
