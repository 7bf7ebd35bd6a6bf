"""After a change a watcher makes the answers that commands keep anew.

The next question then finds one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from mdrel.app.build import Build
from mdrel.app.cache.answers import CachedAnswer, load_answer, read_questions, save_answer
from mdrel.app.cache.validation import CacheCheck

Answerer = Callable[[Build, str], CachedAnswer | None]


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
    """Keep the answers of a build, which is of `revision`, to those of the questions it has."""
    for question in questions:
        if made := answerer(build, question):
            save_answer(cache_check, revision, question, build.today, made)
