"""After a change a watcher makes the answers that commands keep anew.

The next question then finds one.
"""

from __future__ import annotations

from collections.abc import Callable

from mdrel.app.cache.answers import CachedAnswer, load_answer, read_asked, save_answer
from mdrel.app.cache.validation import CacheCheck
from mdrel.app.session import Session

Answerer = Callable[[Session, tuple[str, ...]], CachedAnswer | None]


def refresh_answers(
    cache_check: CacheCheck, revision: str, session: Session, answerer: Answerer
) -> None:
    """Answer all kept questions that are not answered for `revision` and the session's day."""
    for words in read_asked(cache_check):
        if load_answer(cache_check, revision, words, session.today) is None and (
            made := answerer(session, words)
        ):
            save_answer(cache_check, revision, words, session.today, made)
