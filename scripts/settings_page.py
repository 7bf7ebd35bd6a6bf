"""Makes the documentation's page of settings.

It is made from the table so that it cannot go stale.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from mdrel.app.settings.loader import build_policy
from mdrel.app.settings.schema import SETTINGS, Setting
from mdrel.app.settings.validators import SettingType
from mdrel.model.toml_writer import write_toml
from mdrel.model.words import defaults as words

_TITLES = {
    "": "At the top of the file",
    "me": "`[me]`: who you are",
    "notes": "`[notes]`: how notes are read",
    "words": "`[words]`: the words mdrel listens for",
    "prompts": "`[prompts]`: what to say",
    "calendar": "`[calendar]`: the feed",
    "dashboards": "`[dashboards]`: the overview and its pages",
    "method": "`[method]`: the method's dials",
}
_INTRODUCTION = """\
# Settings

A file `mdrel.toml` at the vault's root sets them; `mdrel init` writes a first one.
Everything in it is optional, and without the file the defaults hold.
It is [TOML](https://toml.io): a key `notes.daily` is written `daily = "off"` \
below a line `[notes]`.
An unknown key or an unsuitable value stops mdrel with the line, the column and what would be right.
Every path is relative to the vault and stays inside it.
M9 and the like are the numbers of the method's rules.
"""


def settings_page() -> str:
    """Return the text of `docs/settings.md`.

    It has every key with what it takes, its default and its meaning, then the default words.
    """
    tables = (_render_table(table, list(rows)) for table, rows in groupby(SETTINGS, _table_of))
    return "\n".join([_INTRODUCTION, *tables, *_render_lists()])


def render_default(row: Setting) -> str:
    """Return a row's default for people, as it would stand in the file or in words."""
    if row.default:
        return row.default
    return f"`{write_toml(getattr(getattr(build_policy({}), row.part), row.attribute))}`"


def _table_of(row: Setting) -> str:
    """Return the table of the file a row's key stands in."""
    return row.key.split(".")[0] if "." in row.key else ""


def _render_table(table: str, rows: list[Setting]) -> str:
    """Return the section of one table of the file."""
    lines = [f"## {_TITLES[table]}", "", "| key | takes | default | meaning |", "|---|---|---|---|"]
    lines += [
        f"| `{row.key}` | {_render_kind(row.kind)} | {render_default(row)} | {row.meaning} |"
        for row in rows
    ]
    names = [
        f"\n`<{row.key.split('<')[1][:-1]}>` is one of {_join(row.names)}."
        for row in rows
        if row.names
    ]
    return "\n".join([*lines, *names, ""])


def _render_kind(kind: SettingType[object]) -> str:
    """Return what a kind takes, with its example where the words do not already hold it."""
    return (
        kind.expected
        if kind.example in kind.expected
        else f"{kind.expected}, such as `{kind.example}`"
    )


def _render_lists() -> Iterator[str]:
    """Yield the sections with the default words, which are too long for a table."""
    channels = [
        f"- `{channel}`: {', '.join(spellings)}"
        for channel, spellings in words.CHANNEL_WORDS.items()
    ]
    yield "\n".join(["## The default words", "", "`words.channels`:", "", *channels, ""])
    policy = build_policy({})
    lists = {
        "notes.sections": words.SECTIONS,
        "words.verbs": policy.reading.verbs,
        "words.intent": policy.reading.intent,
        "words.negation": policy.reading.negation,
        "words.cancellation": policy.reading.cancellation,
    }
    for key, chosen in lists.items():
        yield f"`{key}`: {', '.join(sorted(chosen))}.\n"
    for row in SETTINGS:
        if row.part == "questions":
            questions: tuple[str, ...] = getattr(policy.questions, row.attribute)
            yield "\n".join([f"`{row.key}`:", "", *(f"- {each}" for each in questions), ""])


def _join(names: Collection[str]) -> str:
    """Return names as a list in a sentence."""
    return ", ".join(f"`{name}`" for name in names)
