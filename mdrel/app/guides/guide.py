"""Holds what the guided commands share.

That is the vault they look at, the people that names mean, links for their notes, and the end with
diff, yes or no, and writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from mdrel.app.editing.commands import make_level_edits
from mdrel.app.editing.editor import Editor
from mdrel.app.editing.new_contacts import Newcomer, make_add
from mdrel.app.editing.note_command import NoteChange, NoteCommand, Result
from mdrel.app.editing.person_links import link_to
from mdrel.app.guides.dialogue import Dialogue, ask_all
from mdrel.app.guides.draft import Draft
from mdrel.app.guides.question import Question
from mdrel.app.guides.settled import remember_settled
from mdrel.app.guides.summary import summarize
from mdrel.app.guides.words import NOTHING_TO_SAVE, UNREMEMBERED, say_unsaved
from mdrel.app.input.person_lookup import find_people
from mdrel.app.session import Session
from mdrel.errors import UsageError, WriteError
from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.level import Level
from mdrel.model.names import note_name
from mdrel.views.terminal.text import say_made
from mdrel.write.edits import Edit, Reader, apply_edits

REVIEWS = "Reviews"


@dataclass(slots=True)
class Guide:
    """One guided command under way.

    What it will write is gathered in `edits` (by note), `newcomers`, `first_edits` (of newcomers'
    notes, by name) and `notes`. `settled` has the marks of what was no talk.
    """

    session: Session
    dialogue: Dialogue
    draft: Draft
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    newcomers: dict[str, Newcomer] = field(default_factory=dict)
    first_edits: dict[str, list[Edit]] = field(default_factory=dict)
    notes: list[NoteChange] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)

    def edit(self, contact: Contact, *edits: Edit) -> None:
        """Plan edits of a contact's note."""
        self.edits.setdefault(contact.path, []).extend(edits)

    def edit_newcomer(self, name: str, *edits: Edit) -> None:
        """Plan edits of the note that somebody gets now."""
        self.first_edits.setdefault(name, []).extend(edits)

    def move(self, contact: Contact, level: Level, why: str) -> None:
        """Plan that a contact gets a level, as `mdrel level` gives it (M17)."""
        self.edit(contact, *make_level_edits(contact, level, self.session.today, why))

    def match(self, key: str, name: str, level: Level) -> Standing | None:
        """Return the contact a name means, asking where it fits several.

        Return None for somebody who gets a note, or whose note is not wanted. `is_new` tells which.
        """
        found = find_people(self.session, name)
        if len(found) > 1:
            self.dialogue.say(f"'{name}' matches {len(found)} people:")
            self.dialogue.say_numbered(
                f"{each.contact.name}  {each.contact.path}" for each in found
            )
            question = _which(key, name, len(found))
            return found[self.dialogue.ask_number(question, len(found)) - 1]
        if found:
            return found[0]
        if name not in self.newcomers:
            self._offer_note(key, name, level)
        return None

    def is_new(self, name: str) -> bool:
        """Return whether a note will be made for somebody of that name."""
        return name in self.newcomers

    def _offer_note(self, key: str, name: str, level: Level) -> None:
        if self.dialogue.ask_whether(_make_note(key, name, level), default=True):
            newcomer = Newcomer(name, level)
            try:
                make_add(self.session, (newcomer,))
            except UsageError as error:
                self.dialogue.say(f"  {error.message}; they are left out.")
                return
            self.newcomers[name] = newcomer

    def link(self, contact: Contact) -> str:
        """Return a link to a contact, as the records have it."""
        return link_in_record(self.session, contact)

    def link_newcomer(self, name: str) -> str:
        """Return a link to somebody who gets a note now."""
        (change,) = make_add(self.session, (self.newcomers[name],)).changes
        stem = note_name(change.path)
        return f"[[{stem}]]" if stem == name else f"[[{stem}|{name}]]"

    def free_path(self, stem: str) -> str:
        """Return the path of a new note of that name in the reviews' folder.

        A number follows the name where such a note is there already.
        """
        taken = {path.casefold() for path in self.session.index.notes}
        names = (
            f"{REVIEWS}/{stem}{f' {count}' if count > 1 else ''}.md"
            for count in range(1, len(taken) + 2)
        )
        return next(
            path
            for path in names
            if path.casefold() not in taken and not (self.session.vault / path).exists()
        )

    def command(self, name: str, what: str) -> NoteCommand:
        """Return all that is planned as one command."""
        newcomers = tuple(self.newcomers.values())
        made = make_add(self.session, newcomers).changes if newcomers else ()
        added = tuple(
            self._fill(change, self.first_edits.get(each.name, ()))
            for change, each in zip(made, newcomers, strict=True)
        )
        edited = tuple(
            NoteChange(path, tuple(edits)) for path, edits in self.edits.items() if edits
        )
        return NoteCommand(name, what, (*edited, *added, *self.notes))

    def _fill(self, change: NoteChange, edits: Iterable[Edit]) -> NoteChange:
        return NoteChange(
            change.path,
            content=apply_edits(change.content, edits, Reader(change.path, self.session.lexicon)),
        )

    def settle_others(self, marks: Sequence[str], chosen: Iterable[int]) -> None:
        """Plan that what was asked about is not again, but for those chosen by number from 1."""
        taken = frozenset(chosen)
        self.settled += [mark for at, mark in enumerate(marks, 1) if at not in taken]

    def forget(self) -> None:
        """End the draft, since everything is answered, and remember what was settled."""
        self.draft.forget()
        if not remember_settled(self.session.vault, self.settled):
            self.dialogue.say(UNREMEMBERED)

    def find_refused(self) -> frozenset[str]:
        """Return the notes of planned edits that cannot be written, and will be left out."""
        edited = tuple(NoteChange(path, tuple(edits)) for path, edits in self.edits.items())
        editor = Editor(self.session.vault, self.session.lexicon)
        return frozenset(keep_writable(editor, NoteCommand("", "", edited))[1])

    def finish(self, command: NoteCommand, *, is_yes: bool = False) -> tuple[Result, ...]:
        """Say in words what would be written, and write it when the person says yes.

        With `is_yes` that was said before. The draft is then done with. What cannot be written is
        named and left out.
        """
        editor = Editor(self.session.vault, self.session.lexicon)
        self.dialogue.say("")
        command, refused = keep_writable(editor, command)
        for line in refused.values():
            self.dialogue.say(f"Left out: {line}")
        if not command.changes:
            self.dialogue.say(NOTHING_TO_SAVE)
            return ()
        self.dialogue.say(f"To save: {summarize(command.changes)}.")
        if not (is_yes or self.dialogue.settle(lambda: editor.show(command).rstrip("\n"))):
            self.dialogue.say(say_unsaved(self.dialogue.command))
            return ()
        # While the question stood open, a note may have gone or changed.
        command, refused = (command, {}) if is_yes else keep_writable(editor, command)
        for line in refused.values():
            self.dialogue.say(f"Left out: {line}")
        results = editor.apply(command) if command.changes else ()
        self.forget()
        if not results:
            self.dialogue.say(NOTHING_TO_SAVE)
            return ()
        for each in results:
            if each.made:
                self.dialogue.say(say_made(each.made))
            if each.is_changed:
                self.dialogue.say(f"✓ {each.path}:{each.line}")
        self.dialogue.say("undo: mdrel undo")
        return results


def link_in_record(session: Session, contact: Contact) -> str:
    """Return a link to a contact from a note in the reviews' folder.

    A name that cannot be linked stands as text.
    """
    try:
        return f"[[{link_to(session, contact, f'{REVIEWS}/note.md')}]]"
    except WriteError:
        return contact.name


def keep_writable(editor: Editor, command: NoteCommand) -> tuple[NoteCommand, dict[str, str]]:
    """Return the command without what cannot be written, and why, by path.

    A note that is gone, or that is not safe to edit, does not stop the others.
    """
    changes: list[NoteChange] = []
    refused: dict[str, str] = {}
    for each in command.changes:
        try:
            (result,) = editor.plan(NoteCommand(command.name, "", (each,)))
        except WriteError as error:
            refused[each.path] = f"{error.message}. {error.hint}"
            continue
        changes += [each] if result.is_changed else []
    return replace(command, changes=tuple(changes)), refused


def run_guided(guide: Guide, run: Callable[[Guide], object]) -> None:
    """Do a guided command from its first question to its end."""
    ask_all(
        guide.dialogue,
        lambda: run(replace(guide, edits={}, newcomers={}, first_edits={}, notes=[], settled=[])),
    )


def _which(key: str, name: str, most: int) -> Question:
    return Question(
        f"which:{key}",
        f"Which one? 1 to {most}",
        f"Several people go by '{name}'. Give the number of the one you mean.",
    )


def _make_note(key: str, name: str, level: Level) -> Question:
    return Question(
        f"new:{key}",
        f"There is no note for {name}. Make one?",
        f"y makes a note for {name} with the level {level}, once you save. n leaves them out.",
    )
