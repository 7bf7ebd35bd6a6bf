"""Talks below a day in notes that are no daily notes (MDR311).

One remark stands for all of them, with the line of `mdrel.toml` that would read the most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Reading
from mdrel.model.toml_writer import write_toml
from mdrel.parse.daily.elsewhere import CODE, day_of_name
from mdrel.parse.lexicon import is_daily_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.rules.checks.summary import set_apart

# What daily notes are called by various programs and people, in Obsidian's letters.
_FORMS = (
    "YYYY-MM-DD", "MMMM Do, YYYY", "YYYY_MM_DD", "YYYYMMDD", "YYYY.MM.DD", "YYYY-MM-DD-dddd",
    "YYYY-MM-DD dddd", "YYYY-MM-DD, dddd", "YYYY-MM-DD (dddd)", "YYYY MM DD", "DD.MM.YYYY",
    "D.M.YYYY", "DD-MM-YYYY", "MM-DD-YYYY", "D MMMM YYYY", "Do MMMM YYYY", "MMMM D, YYYY",
    "dddd, MMMM Do YYYY", "dddd, MMMM Do, YYYY", "dddd, MMMM D, YYYY", "dddd D MMMM YYYY",
    "dddd, D MMMM YYYY", "dddd YYYY-MM-DD", "D-MMM-YYYY", "MMMM D YYYY", "MMMM Do YYYY",
)  # fmt: skip

_DAY_AND_WORDS = lazy_pattern(r"\d{4}-\d{2}-\d{2}(?P<words>[^\d\[\]\"\\]+)")


def merge_other_days(
    problems: Iterable[Diagnostic], reading: Reading, *, is_each: bool = False
) -> list[Diagnostic]:
    """Return the problems, with one remark for all talks in notes that are no daily notes.

    With `is_each` each talk has one of its own.
    """
    kept, found = set_apart(problems, CODE)
    hint = _hint(found, reading) if found else ""
    for same in [[each] for each in found] if is_each else [found] if found else []:
        first = same[0]
        kept.append(
            replace(first, message=_message(same), hint=hint or first.hint, count=len(same))
        )
    return kept


def _message(same: list[Diagnostic]) -> str:
    first, notes = same[0].message, len({each.path for each in same})
    one = "a note that is no daily note"
    if len(same) == 1:
        return f"1 talk in {one} is not counted: {first}"
    where = one if notes == 1 else f"{notes:,} notes that are no daily notes"
    return f"{len(same):,} talks in {where} are not counted; the first: {first}"


def _forms_with_words(paths: Iterable[str]) -> list[str]:
    """Return forms for names that are a day and the same words, as several notes have them."""
    found = Counter(
        f"YYYY-MM-DD[{named['words']}]"
        for path in paths
        if (named := _DAY_AND_WORDS.fullmatch(path.rpartition("/")[2]))
    )
    return [form for form, count in found.items() if count > 1]


def _hint(same: list[Diagnostic], reading: Reading) -> str:
    """Return the lines of settings by which most of these notes are daily notes, or no text."""
    paths = {each.path.rpartition(".")[0] for each in same}
    days = {path for path in paths if day_of_name(path.rpartition("/")[2])}
    forms = dict.fromkeys((reading.daily_format.rpartition("/")[2], *_FORMS), days)
    forms |= dict.fromkeys(_forms_with_words(paths - days), paths)
    read = {form: sum(is_daily_name(path, form) for path in of) for form, of in forms.items()}
    form = max(read, key=lambda form: read[form])
    if not read[form]:
        return ""
    folders = Counter(path.rpartition("/")[0] for path in paths if is_daily_name(path, form))
    folder = reading.daily_folder.strip("/")
    inside = not folder or any(f"{each}/".startswith(f"{folder}/") for each in folders)
    lines = [f"daily_format = {write_toml(form)}"] + ([] if inside else ['daily_folder = ""'])
    return f"If they are daily notes, below [notes] in mdrel.toml: {' and '.join(lines)}"
