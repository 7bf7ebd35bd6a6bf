"""The marks of a task: dates, priorities, repetition, tags and block id (F71).

They are those of Obsidian Tasks, Dataview, Kanban and todo.txt, and stand anywhere in it.
"""

from __future__ import annotations

import re
from datetime import date

from mdrel.model.policy import DateOrder
from mdrel.parse.dates.read import read_date
from mdrel.parse.entries.head import tidy
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_SIGNS = {
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "✅": "done",
    "➕": "created",
    "⏳": "scheduled",
    "🛫": "",
    "❌": "",
}
_MARK_SIGNS = frozenset(_SIGNS) | frozenset("🔁🔺⏫🔼🔽⏬🆔⛔🏁")
_KEYS = {"due": "due", "completion": "done", "created": "created", "scheduled": "scheduled"}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
# A mark and its value: an emoji's, a Dataview field's, `(due 1 Dec 2026)`, `(@2026-12-01)`,
# `due:2026-12-01`, `@2026-12-01`, TaskPaper's `@due(2026-12-01)`, Kanban's `@{2026-12-01}` and
# `@[[2026-12-01]]`.
_MARK = lazy_pattern(
    # At most signs of a task it is seen at once that none of these begins there.
    r"(?=[📅📆🗓✅➕🛫⏳❌\[(d@🔁🔺⏫🔼🔽⏬🆔⛔🏁])(?:"
    r"(?P<sign>[📅📆🗓✅➕🛫⏳❌])\ufe0f?\s*(?:\[\[)?(?P<day>\d{4}-\d{2}-\d{2})(?:\]\])?"
    r"|[\[(](?P<key>due|completion|created|start|scheduled|cancelled|priority|repeat|id)"
    r"::(?P<field>(?>(?:\[\[[^\[\]]{0,80}\]\]|[^\[\])]|\[(?!\w{1,12}::)){0,100}))[\])]"
    r"|\(due(?::\s*|\s+|(?=\d))(?P<due>[^():][^()]{3,40})\)|\(@(?P<at>[^()]{4,40})\)"
    r"|(?<![\w:(\[])due:(?P<todo>\d{4}-\d{2}-\d{2})(?!\S)"
    r"|(?<![\w@])@(?:due\()?(?P<plain>\d{4}-\d{2}-\d{2})\)?(?!\S)"
    r"|@\{(?P<card>[^{}]{4,40})\}|@\[\[(?P<link>\d{4}-\d{2}-\d{2})\]\]"
    r"|(?P<other>[📅📆🗓⏳🛫]\ufe0f?\s*(?:tb[acd]|none|\?)(?!\w)|@@\{[\d:.]{3,8}\}|🔁[^📅📆🗓✅➕🛫⏳#]*|[🔺⏫🔼🔽⏬]\ufe0f?"
    r"|(?:🆔|⛔)\ufe0f?\s*[\w,-]+|🏁\s*(?:delete|keep)))",
    re.IGNORECASE,
)
_TAGS = lazy_pattern(r"(?<!\S)#[\w/-]*[^\W\d][\w/-]*")
# `*(due 2026-12-01)*`: the signs go with the mark.
_EMPHASISED = lazy_pattern(
    r"(?<!\S)(?P<signs>[*_]{1,3})(?P<mark>\((?:due|@)[^()\d]{0,20}\d[^()]{2,30}\))(?P=signs)(?!\S)"
)
BLOCK = lazy_pattern(r"\s\^(?P<id>[A-Za-z0-9-]+)\s*$")


def _may_mark(words: str) -> bool:
    """Whether a mark of a date, a priority or the like may stand in a task."""
    return (
        "@" in words
        or "::" in words
        or "due" in words.casefold()
        or not (words.isascii() or _MARK_SIGNS.isdisjoint(words))
    )


def read_days(words: str, order: DateOrder) -> dict[str, date]:
    """Return the day of each kind of mark, the first of its kind."""
    days: dict[str, date] = {}
    if not _may_mark(words):
        return days
    for match in _MARK.finditer(words):
        kind = (
            _SIGNS[match["sign"]]
            if match["sign"]
            else _KEYS.get(match["key"].lower(), "")
            if match["key"]
            else ""
            if match["other"]
            else "due"
        )
        if kind and (day := _read_mark(match, order)):
            days.setdefault(kind, day)
    return days


def _read_mark(match: re.Match[str], order: DateOrder) -> date | None:
    """Return the day that a mark says.

    In a text it may be followed by a time.
    """
    value = next(
        filter(None, match.group("day", "field", "due", "at", "card", "link", "todo", "plain")), ""
    ).strip(" []")
    iso = _ISO.match(value)
    return read_date(iso[0] if iso else value, order).day


def strip_marks(text: str, order: DateOrder = "") -> str:
    """Return a task's words without its dates, priorities, tags and block id.

    Brackets that say no day stay (`(due to rain)`).
    """

    def drop(match: re.Match[str]) -> str:
        is_sure = match["sign"] or match["key"] or match["link"] or match["todo"] or match["other"]
        return " " if is_sure or _read_mark(match, order) else match[0]

    text = BLOCK.sub("", text) if "^" in text else text
    text = _EMPHASISED.sub(r"\g<mark>", text) if "*(" in text or "_(" in text else text
    text = _MARK.sub(drop, text) if _may_mark(text) else text
    return _TAGS.sub(" ", text) if "#" in text else text


def bare_text(text: str, order: DateOrder = "") -> str:
    """Return a task's words without dates, priorities, tags and block id.

    Links are their shown text.
    """
    return tidy(strip_marks(text, order))
