"""Asks the questions of a guided command one at a time, with the same keys everywhere.

It works alike on a terminal, through a pipe and from a file (`docs/method.md`, the guided
commands).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from mdrel.app.guides.answer_source import AnswerSource, Voice, ask_to_save
from mdrel.app.guides.draft import Draft
from mdrel.app.guides.numbered import ask_of, is_number, read_numbers
from mdrel.app.guides.question import NO_WORDS, YES_WORDS, Question
from mdrel.app.guides.words import (
    BACK,
    ENDED,
    FIRST,
    HELP,
    KEYS,
    QUIT,
    STOPPED,
    YES,
    say_kept,
    say_refused,
    say_unsaved,
)
from mdrel.errors import StoppedError, UsageError
from mdrel.views.terminal.text import count

Say = Callable[[str], None]
Answer = TypeVar("Answer")


class BackError(Exception):
    """The person wants to go back to the question before."""


class LeftError(Exception):
    """The person stops here, and the answers are kept."""


class Dialogue:
    """The questions of one guided command.

    Every answer is kept in the draft, and one that is there already is not asked for again. To go
    back, the last answer is dropped, and the command begins anew with the others: what it says
    until the first open question has been said, and is not said again. What was taken back is
    offered where the question comes again.
    """

    def __init__(self, lines: AnswerSource, draft: Draft, voice: Voice, command: str) -> None:
        """Begin to ask and tell by `voice`.

        `command` is what to type to go on after a stop.
        """
        self._lines, self._draft, self.command = lines, draft, command
        self._voice = voice
        self._resumed = dict(draft.answers)
        self._given: list[str] = []
        self._taken_back: dict[str, str] = {}
        self._is_rewound = False
        self._held: list[str] | None = None

    def tell(self, text: str) -> None:
        """Say what need not be said again to who goes back."""
        if not self._is_rewound:
            self._voice.say(text)

    def say(self, text: str) -> None:
        """Say something, which waits for the next open question after going back."""
        if self._held is None:
            self._voice.say(text)
        else:
            self._held.append(text)

    def say_numbered(self, items: Iterable[str]) -> None:
        """Say what to choose from by number."""
        for at, item in enumerate(items, 1):
            self.say(f"  {at}  {item}")

    def show(self, text: str) -> None:
        """Print lines of a diff as they are."""
        self._voice.show(text)

    def rewind(self) -> None:
        """Drop the last answer and begin anew with the others."""
        key = self._given.pop()
        self._taken_back[key] = self._draft.answers.get(key, "")
        self._draft.drop(key)
        self._given = []
        self._resumed = dict(self._draft.answers)
        self._is_rewound, self._held = True, []

    def release(self) -> None:
        """Say what waited, since somebody is to read it now."""
        held, self._held = self._held or (), None
        for text in held:
            self._voice.say(text)

    def ask(self, question: Question, read: Callable[[str], Answer]) -> Answer:
        """Return the answer to `question`, as `read` understands it.

        An answer `read` raises UsageError for is asked for again at a terminal, and stops the
        command elsewhere. Raises StoppedError where no answer comes, BackError and LeftError where
        the person goes back or stops.
        """
        if question.key in self._resumed:
            text = self._resumed.pop(question.key)
            with suppress(UsageError):  # the vault is another by now: the question is asked again
                answer = read(text)
                self._replay(question, text)
                return answer
        self.release()
        while True:
            text = self._take_answer(question)
            try:
                answer = read(text)
            except UsageError as error:
                self._refuse(error)
                continue
            self._given.append(question.key)
            self._draft.keep(question.key, text)
            return answer

    def _replay(self, question: Question, text: str) -> None:
        """Show an answer that was given already, unless it was just on the screen."""
        self._given.append(question.key)
        if self._held is None:
            self._voice.say(f"{question.shown}: {text}")
        else:
            self._held = []

    def _refuse(self, error: UsageError) -> None:
        """Say why an answer cannot be taken. Elsewhere than at a terminal that is the end."""
        if not self._lines.is_typed:
            raise UsageError(
                f"{self._lines.place}: {error.message}; nothing was written", error.hint
            ) from error
        self._voice.say(say_refused(error))

    def ask_text(self, question: Question) -> str:
        """Return the answer as it stands.

        An empty line is an answer too.
        """
        return self.ask(replace(question, is_text=True), str)

    def ask_name(self, question: Question) -> str:
        """Return the answer with single blanks between its words; an empty line is one too."""
        return " ".join(self.ask_text(question).split())

    def ask_choice(self, question: Question, options: Sequence[str], default: str) -> str:
        """Return one of `options`, by its word or the beginning of it.

        An empty line is `default`.
        """

        def read(text: str) -> str:
            word = text.lower()
            found = [each for each in options if each == word] or [
                each for each in options if word and each.startswith(word)
            ]
            if not word:
                return default
            if len(found) != 1:
                raise UsageError(f"'{text}' is none of {', '.join(options)}")
            return found[0]

        return self.ask(replace(question, default=default), read)

    def ask_whether(self, question: Question, *, default: bool) -> bool:
        """Return whether the person says yes."""

        def read(text: str) -> bool:
            word = text.lower()
            if word not in YES_WORDS | NO_WORDS | {""}:
                raise UsageError(f"'{text}' is neither yes nor no")
            return word in YES_WORDS if word else default

        return self.ask(replace(question, default="Y/n" if default else "y/N"), read)

    def ask_number(self, question: Question, most: int) -> int:
        """Return a number from 1 to `most`."""

        def read(text: str) -> int:
            if not is_number(text, most):
                raise UsageError(f"'{text}' is not a number from 1 to {most}")
            return int(text)

        return self.ask(question, read)

    def ask_numbers(self, question: Question, listed: Sequence[str]) -> tuple[int, ...]:
        """Return numbers of what was listed, counted from 1, each once, or none.

        An answer that was kept is one to the same list: of another one it is asked again.
        """
        return self.ask(ask_of(question, listed), lambda text: read_numbers(text, len(listed)))

    def settle(self, show_diff: Callable[[], str]) -> bool:
        """Return whether the person wants to save what is planned.

        The answer is never kept, and is asked for anew each time. Raises BackError.
        """
        self.release()
        while True:
            word = ask_to_save(
                self._take,
                self._voice,
                show_diff,
                self._refuse_word,
                is_typed=self._lines.is_typed,
            )
            if word != BACK:
                return word == YES
            if self._given:
                raise BackError
            self._voice.say(FIRST)

    def _refuse_word(self, word: str) -> None:
        self._refuse(UsageError(f"'{word}' is neither yes nor no"))

    def _take_answer(self, question: Question) -> str:
        """Return the next line that is an answer, and no key.

        An empty line is the answer that was taken back, where there is one.
        """
        offered = self._taken_back.get(question.key, "")
        shown = question.offer(offered).shown
        while True:
            line = self._take(f"{shown}: ")
            key = line if question.is_text else line.lower()
            if key == HELP:
                self._voice.say(f"  {question.why}")
                self._voice.say(f"  {KEYS}.")
            elif key == QUIT:
                raise LeftError
            elif key != BACK:
                return question.settle(line, offered)
            elif self._given:
                raise BackError
            else:
                self._voice.say(FIRST)

    def _take(self, question: str) -> str:
        try:
            self._voice.ask(question.rstrip())
            line = self._lines.take()
        except KeyboardInterrupt as error:
            self._voice.say("")
            raise StoppedError(STOPPED, say_kept(self.command)) from error
        except UsageError as error:  # a line that is not UTF-8
            self._refuse(error)
            return self._take(question)
        if line is None:
            self._voice.say("")
            raise StoppedError(ENDED, say_kept(self.command))
        if not self._lines.is_typed:
            self._voice.say(line)
        return line


def ask_all(dialogue: Dialogue, run: Callable[[], Answer]) -> Answer | None:
    """Return what the questions of `run` come to, or None where the person stopped at one.

    To go back one question it is done anew with the answers before.
    """
    while True:
        try:
            answer = run()
            dialogue.release()
        except BackError:
            dialogue.rewind()
        except LeftError:
            dialogue.say(say_unsaved(dialogue.command))
            return None
        else:
            return answer


def tell_resumed(draft: Draft, say: Say) -> None:
    """Say that answers of an earlier start are used."""
    if draft.answers:
        answers = count(len(draft.answers), "answer")
        say(f"Going on with what was begun on {draft.begun} ({answers}); --fresh starts over.")
