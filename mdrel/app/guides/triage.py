"""Asks for the level of everybody without one, a key each, and writes all at once (M17).

What was decided is a draft until it is saved, so that one can stop at any key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mdrel.app.editing.commands import make_level_edits
from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import NoteChange, NoteCommand, name_operation
from mdrel.app.editing.planning import make_not_people
from mdrel.app.guides import words as texts
from mdrel.app.guides.answer_source import MEANINGS, Voice, ask_to_save
from mdrel.app.guides.draft import Draft, open_draft
from mdrel.app.guides.guide import keep_writable
from mdrel.app.guides.keys import ENTER, Keys
from mdrel.app.session import Session
from mdrel.app.settings.files import FILE_NAME
from mdrel.errors import StoppedError
from mdrel.model.level import Level
from mdrel.rules.triage import Case, make_cases
from mdrel.views.terminal.text import count
from mdrel.views.terminal.triage import (
    KEYS,
    LEGEND,
    LEVELS_HELP,
    NUMBERS,
    default_level,
    draw_case,
    say_summary,
)

SKIP, NO_CONTACT = "skip", "not a contact"
BY_KEY = {str(number): str(level) for level, number in NUMBERS.items()}
DECISIONS = {**BY_KEY, "s": SKIP, "n": NO_CONTACT}
WORDS = frozenset({*BY_KEY.values(), SKIP, NO_CONTACT})
UNDO, HELP_KEYS = frozenset({"u", texts.BACK}), frozenset({texts.HELP, "h"})
_SAID = {texts.YES: "yes", texts.NO: "no", texts.BACK: "back", texts.DIFF: "diff"}


@dataclass
class Triage:
    """One triage under way.

    `decided` are the decisions by path, in the order they were made. `command` is what to type to
    go on after a stop. `measure` returns the width of the screen, which may change.
    """

    session: Session
    cases: Sequence[Case]
    draft: Draft
    voice: Voice
    command: str = "mdrel triage"
    measure: Callable[[], int] = lambda: 80
    decided: dict[str, str] = field(default_factory=dict)

    def begin(self) -> bool:
        """Take up the draft, and return whether there is anybody to ask about.

        Whoever is not to be decided on any more is left out.
        """
        if not self.cases:
            call = self.command.partition(" triage")[0]
            self.voice.say(f"Everybody has a level. To look at all again: {call} triage --all")
            return False
        asked = {each.contact.path for each in self.cases}
        kept = self.draft.answers
        self.decided = {
            path: word for path, word in kept.items() if path in asked and word in WORDS
        }
        if kept:
            gone = len(kept) - len(self.decided)
            self.voice.say(
                f"Going on with what was begun on {self.draft.begun} "
                f"({count(len(self.decided), 'decision')}); --fresh starts over."
                + (f" {count(gone, 'note')} of them no longer asked about." if gone else "")
            )
        return True

    def ask(self, keys: Keys) -> bool:
        """Ask about everybody, then whether to save. Return whether it was saved.

        Raises StoppedError where the keys end; what was decided is then kept.
        """
        self.voice.say(f"{self._say_title()}\n{KEYS}")
        while True:
            self._ask_all(keys)
            is_saved = self.settle(keys)
            if is_saved is not None:
                return is_saved

    def _say_title(self) -> str:
        number = len(self.cases)
        if any(each.contact.level for each in self.cases):
            return f"{count(number, 'contact')} to look at."
        return f"{number} {'person has' if number == 1 else 'people have'} no level."

    def _ask_all(self, keys: Keys) -> None:
        names = Counter(each.contact.name for each in self.cases)
        while case := self._next():
            path = case.contact.path
            place = f"{len(self.decided) + 1:>{len(str(len(self.cases)))}}/{len(self.cases)}"
            self.voice.say("")
            is_namesake = names[case.contact.name] > 1
            for line in draw_case(case, place, self.measure(), is_namesake=is_namesake):
                self.voice.show(line)
            level = default_level(case)
            default = NUMBERS[level] if level else "s"
            question = f"{' ' * (len(place) + 2)}{LEGEND} [{default}]: "
            word = self._take_decision(keys, question, str(level) if level else SKIP)
            if word == texts.QUIT:
                return
            if word in UNDO:
                self._undo()
                continue
            self.decided[path] = word
            self.draft.keep(path, word)

    def _next(self) -> Case | None:
        return next((each for each in self.cases if each.contact.path not in self.decided), None)

    def _take_decision(self, keys: Keys, question: str, default: str) -> str:
        """Return the decision that a key stands for, or the key itself where it is u, b or q."""
        while True:
            key = self._take(keys, question)
            word = default if key == ENTER else DECISIONS.get(key, "")
            if word or key == texts.QUIT or key in UNDO:
                said = {texts.QUIT: "stop", texts.BACK: "back"}
                self._echo(keys, word or said.get(key, "undo"))
                return word or key
            self._echo(keys, key)
            if key not in HELP_KEYS:
                self.voice.say(texts.say_no_key(key, KEYS))
            for line in LEVELS_HELP if key in HELP_KEYS else ():
                self.voice.say(f"  {line}")

    def _echo(self, keys: Keys, word: str) -> None:
        """Print what a key meant, where the terminal does not show what is typed."""
        if not keys.is_echoed:
            self.voice.say(word)

    def _take(self, keys: Keys, question: str) -> str:
        try:
            self.voice.ask(question.rstrip())
            key = keys.take()
        except KeyboardInterrupt as error:
            self.voice.say("")
            raise StoppedError(texts.STOPPED, texts.say_kept(self.command)) from error
        if key is None:
            self.voice.say("")
            raise StoppedError(texts.ENDED, texts.say_kept(self.command))
        return key

    def _undo(self) -> None:
        if self.decided:
            path, _ = self.decided.popitem()
            self.draft.drop(path)
        else:
            self.voice.say(texts.FIRST)

    def save_all(self) -> bool:
        """Save without a question. Return whether there was something to save."""
        command, refused = self.make_command()
        self._say_refused(refused)
        if not command.changes:
            self.voice.say(texts.NOTHING_TO_SAVE)
            return False
        self.save(command, refused)
        return True

    def _say_refused(self, refused: Mapping[str, str]) -> None:
        for line in refused.values():
            self.voice.say(f"Left out: {line}")

    def settle(self, keys: Keys) -> bool | None:
        """Show the summary and ask whether to save.

        Return whether it was saved, or None to go back to the questions.
        """
        self.voice.say("")
        self.voice.say(f"{self.summarize()}.")
        command, refused = self.make_command()
        self._say_refused(refused)
        if not command.changes:
            self.voice.say(texts.NOTHING_TO_SAVE)
            if self._next() is None and not refused:
                self.draft.forget()
            return False
        word = self._ask_to_save(keys, command)
        if word == texts.BACK:
            self._undo()
            return None
        if word == texts.NO:
            self.voice.say(texts.say_unsaved(self.command))
            return False
        self.save(command, refused)
        return True

    def _ask_to_save(self, keys: Keys, command: NoteCommand) -> str:
        """Return yes, no or back, as the words have it."""

        def take(question: str) -> str:
            key = self._take(keys, question)
            self._echo(keys, _SAID.get(MEANINGS.get(key, ""), key))
            return key

        def show_diff() -> str:
            editor = Editor(self.session.vault, self.session.lexicon)
            return editor.show(command).rstrip("\n")

        return ask_to_save(
            take,
            self.voice,
            show_diff,
            lambda key: self.voice.say(texts.say_no_key(key, texts.SAVE_KEYS)),
            is_typed=keys.is_typed,
        )

    def summarize(self) -> str:
        """Return what was decided, in words, and how many are left."""
        often = Counter(self.decided.values())
        left = sum(each.contact.path not in self.decided for each in self.cases)
        return say_summary(_levels(often), often[NO_CONTACT], often[SKIP], left)

    def make_command(self) -> tuple[NoteCommand, dict[str, str]]:
        """Return the command that writes all decisions, and why which file cannot be written.

        A note that is gone, or that is not safe to edit, does not stop the others.
        """
        editor = Editor(self.session.vault, self.session.lexicon)
        command, refused = keep_writable(editor, NoteCommand("triage", "", self._changes()))
        often = Counter(
            word for path, word in self.decided.items() if _file_of(path, word) not in refused
        )
        what = say_summary(_levels(often), often[NO_CONTACT])
        return replace(command, what=what), refused

    def _changes(self) -> tuple[NoteChange, ...]:
        contacts = {each.contact.path: each.contact for each in self.session.agenda.standings}
        today = self.session.today
        changes = [
            NoteChange(path, make_level_edits(contacts[path], Level(word), today, ""))
            for path, word in self.decided.items()
            if word in set(Level)
        ]
        no_contacts = [path for path, word in self.decided.items() if word == NO_CONTACT]
        return (*changes, *([make_not_people(no_contacts)] if no_contacts else []))

    def save(self, command: NoteCommand, refused: Container[str]) -> str:
        """Write all decisions as one command that `undo` takes back, and return its operation.

        The draft is then done with, but for the decisions on files that are `refused`.
        """
        results = Editor(self.session.vault, self.session.lexicon).apply(command)
        self.draft.forget()
        self.decided = {
            path: word for path, word in self.decided.items() if _file_of(path, word) in refused
        }
        for path, word in self.decided.items():
            self.draft.keep(path, word)
        for each in results:
            for lost in each.lost:
                self.voice.say(f"{each.path}: {lost}")
        self.voice.say(f"✓ {command.what}")
        self.voice.say("  undo: mdrel undo")
        return name_operation(results)


def open_triage(
    session: Session, voice: Voice, source: str, *, is_all: bool, is_fresh: bool
) -> Triage:
    """Return the triage of everybody without a level, with `is_all` of all, with its draft.

    A triage by the file `source` always begins anew.
    """
    name, words = "triage", ""
    if is_all:
        name, words = "triage-all", " --all"
    elif source:
        name, words = "triage-file", f" --from {source}"
    draft = open_draft(session.vault, name, "", session.today)
    if is_fresh or name == "triage-file":
        draft.forget()
        draft.begun = session.today
    cases = make_cases(session.agenda, session.snapshot, is_all=is_all)
    return Triage(session, cases, draft, voice, f"mdrel triage{words}")


def _file_of(path: str, word: str) -> str:
    """Return the file that a decision about the note at `path` is written into."""
    return FILE_NAME if word == NO_CONTACT else path


def _levels(often: Mapping[str, int]) -> dict[Level, int]:
    return {Level(word): number for word, number in often.items() if word in set(Level)}
