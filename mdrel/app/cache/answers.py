"""Keeps answers to whole questions in the cache.

A question asked again of an unchanged vault costs no more than finding that nothing changed.
An answer is a pure function of the notes, the settings, the day, mdrel's code and the question's
text. The cache's revision stands for the notes and for the code, the digest for the settings.
So nothing has to be understood to tell that an answer still holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mdrel.app.build import Build
    from mdrel.app.cache.validation import CacheCheck


class CachedAnswer(NamedTuple):
    """The lines that go to stdout and to stderr, and the exit code."""

    lines: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    code: int = 0


# What makes the answer to a kept question of a build, or nothing where it is none.
Answerer = Callable[["Build", str], CachedAnswer | None]


def load_answer(
    cache_check: CacheCheck, revision: str, question: str, today: date
) -> CachedAnswer | None:
    """Return the answer kept for a question on that day, where it still holds."""
    kept = (
        cache_check.cache.read_answer(_make_key(cache_check, question, today), revision)
        if revision
        else None
    )
    if kept is None:
        return None
    try:
        code, lines, *texts = kept.split("\0")
        return CachedAnswer(tuple(texts[: int(lines)]), tuple(texts[int(lines) :]), int(code))
    except ValueError:
        cache_check.cache.drop("it was damaged: an answer was never kept")
        return None


def save_answer(
    cache_check: CacheCheck, revision: str, question: str, today: date, answer: CachedAnswer
) -> None:
    """Keep an answer for the next time.

    An answer that holds the mark between texts is not kept.
    """
    texts = (*answer.lines, *answer.remarks)
    if revision and not any("\0" in each for each in texts):
        cache_check.cache.save_answer(
            _make_key(cache_check, question, today),
            revision,
            "\0".join((str(answer.code), str(len(answer.lines)), *texts)),
        )


def read_questions(cache_check: CacheCheck) -> list[str]:
    """Return all questions whose answers were kept, in order."""
    return sorted({key.split(" ", 2)[-1] for key in cache_check.cache.read_questions()})


def list_stale(cache_check: CacheCheck, revision: str, today: date) -> list[str]:
    """Return the kept questions that are not answered for `revision` and `today`."""
    return [
        question
        for question in read_questions(cache_check)
        if load_answer(cache_check, revision, question, today) is None
    ]


def refresh_answers(
    cache_check: CacheCheck,
    revision: str,
    questions: Iterable[str],
    build: Build,
    answerer: Answerer,
) -> None:
    """Answer kept questions anew by a build of `revision`, so that a command finds the answers."""
    for question in questions:
        if made := answerer(build, question):
            save_answer(cache_check, revision, question, build.today, made)


def _make_key(cache_check: CacheCheck, question: str, today: date) -> str:
    return f"{cache_check.digest} {today} {question}"
