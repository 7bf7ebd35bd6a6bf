"""Answers to whole questions, kept in the memo: a question asked again of an unchanged vault costs no more than the look that nothing changed.

An answer is a pure function of the notes, the settings, the day, mdrel's code and the words of the question. The memo's revision stands for the notes and for
the code, the digest for the settings; so nothing has to be understood to tell that an answer still holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mdrel.app.cache.validation import Glimpse

if TYPE_CHECKING:
    from mdrel.app.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes to stdout and to stderr, line by line, and the exit code."""

    lines: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    code: int = 0


Answerer = Callable[["Session", tuple[str, ...]], Answer | None]


def find_answer(glimpse: Glimpse, revision: str, words: tuple[str, ...], today: date) -> Answer | None:
    """Return the answer kept for `words` on that day, where it still holds."""
    kept = glimpse.memo.read_answer(_question(glimpse, words, today), revision) if revision else None
    if kept is None:
        return None
    code, lines, *texts = kept.split("\0")
    return Answer(tuple(texts[: int(lines)]), tuple(texts[int(lines) :]), int(code))


def keep_answer(glimpse: Glimpse, revision: str, words: tuple[str, ...], today: date, answer: Answer) -> None:
    """Keep an answer for the next time; one that holds the mark between texts is not kept."""
    texts = (*answer.lines, *answer.remarks)
    if revision and not any("\0" in each for each in texts):
        glimpse.memo.keep_answer(_question(glimpse, words, today), revision, "\0".join((str(answer.code), str(len(answer.lines)), *texts)))


def answer_again(glimpse: Glimpse, revision: str, session: Session, answerer: Answerer) -> None:
    """Make the answers to all questions that were kept once more, for the `revision` and day of `session`, where they are not kept yet."""
    asked = {question.partition("\0")[2].partition("\0")[2] for question in glimpse.memo.read_questions()}
    for words in [tuple(each.split("\0")) for each in sorted(asked)]:
        if find_answer(glimpse, revision, words, session.today) is None and (made := answerer(session, words)):
            keep_answer(glimpse, revision, words, session.today, made)


def _question(glimpse: Glimpse, words: tuple[str, ...], today: date) -> str:
    return "\0".join((glimpse.digest, today.isoformat(), *words))
