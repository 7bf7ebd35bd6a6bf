"""Goes through the morning one person at a time and logs what was said at once.

Whatever was answered is kept, wherever the answers end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from mdrel.app.editing.actions import MORNING, Plan, read_action
from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import name_operation
from mdrel.app.editing.talks import LoggedConversation
from mdrel.app.editing.undo import undo
from mdrel.app.guides.answer_source import AnswerSource, Voice
from mdrel.app.guides.dialogue import BackError, LeftError
from mdrel.app.guides.draft import Draft
from mdrel.app.guides.words import BACK, FIRST, HELP, QUIT, say_refused
from mdrel.app.input.conversation_line import read_more
from mdrel.app.input.talk_words import ParsedLine
from mdrel.app.session import Session
from mdrel.errors import StoppedError, UsageError, WriteError
from mdrel.model.agenda import Agenda, AgendaItem, ItemKind
from mdrel.views.terminal.go import DONE, NOT_WRITTEN, SKIP, draw_step, say_end, say_keys, say_start
from mdrel.views.terminal.morning import GO_KINDS
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.text import describe_day

Follow = Callable[[Session, LoggedConversation], str]
TRIED = DONE["tried"]
_QUESTIONS = {
    ItemKind.CALL: "What was said:",
    ItemKind.ANSWER: "What you answered:",
    ItemKind.TARGET: "How you got in touch:",
}


@dataclass(slots=True)
class Round:
    """One walk through the morning.

    `reopen` reads the vault anew, for notes change while one talks. `screen` returns how to draw,
    as wide as the terminal is now, and `draw` prints lines with their colours. `follow` says when
    the next talk is due. `draft` holds whom today's earlier rounds are done with.
    """

    reopen: Callable[[], Session]
    lines: AnswerSource
    voice: Voice
    draft: Draft
    screen: Callable[[], Screen]
    draw: Callable[[Iterable[str]], None]
    follow: Follow
    done: Counter[str] = field(default_factory=Counter)
    past: list[_Past] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Past:
    """What became of a step, with the operation that noted it, for `b`."""

    step: str
    what: str
    operation: str = ""


def run_go(go: Round) -> None:
    """Ask of everybody on the morning's screen what was said, and log it.

    Raises StoppedError on Ctrl-C, and UsageError for a line of a pipe that cannot be read.
    """
    session = go.reopen()
    most = session.policy.method.calls_per_day
    found = list_steps(session.agenda, most)
    steps = [item for item in found if name_step(item) not in go.draft.answers]
    go.voice.say(say_start(session.agenda, [each.kind for each in steps], len(go.draft.answers)))
    if steps:
        go.voice.say(say_keys())
    at = 0
    try:
        while at < len(steps):
            try:
                _take_step(go, steps[at], f"{at + 1} of {len(steps)}")
                at += 1
            except BackError:
                before = _take_back(go, name_step(steps[at]))
                at = list(map(name_step, steps)).index(before)
    except LeftError:
        pass
    except KeyboardInterrupt as error:
        go.voice.say("")
        end = say_end(go.done, len(steps) - at, go.screen().command)
        raise StoppedError("Stopped; what was logged is kept", end) from error
    left = len(steps) - at
    if not left:
        go.draft.forget()
    if steps:
        go.voice.say("")
        go.voice.say(say_end(go.done, left, go.screen().command))


def list_steps(agenda: Agenda, most: int) -> list[AgendaItem]:
    """Return at most so many to call, then whom to answer and to write to, as on the screen."""
    calls = agenda.of(ItemKind.CALL)[:most]
    return [*calls, *(item for kind in GO_KINDS[1:] for item in agenda.of(kind))]


def name_step(item: AgendaItem) -> str:
    """Return how the draft names somebody to get in touch with."""
    return f"{item.kind}:{item.standing.contact.path}"


def _take_step(go: Round, step: AgendaItem, place: str) -> None:
    """Show one person and do what the answer says, once it can be done."""
    session = go.reopen()
    name, path = name_step(step), step.standing.contact.path
    item = next((each for each in session.agenda.items if name_step(each) == name), None)
    if item is None:
        if not any(each.contact.path == path for each in session.agenda.standings):
            go.voice.say(f"\n{path} is no longer a contact's note.")
        return
    go.voice.say("")
    go.draw(draw_step(item, session.agenda, go.screen(), place, session.policy.me))
    refused = ""
    while not _do(go, session, item, line := _take(go, _QUESTIONS[item.kind], refused), refused):
        refused = "" if line.lower() in {HELP, BACK} else line


def _take(go: Round, question: str, refused: str) -> str:
    """Return the next line, which is shown where nobody typed it.

    At a terminal a line that was refused comes back to be mended. Raises LeftError at the end of
    the answers.
    """
    if refused and go.lines.can_mend:
        line = go.lines.mend(question, refused)
    else:
        go.voice.ask(question)
        line = go.lines.take()
    if line is None:
        go.voice.say("")
        raise LeftError
    if not go.lines.is_typed:
        go.voice.say(line)
    return line


def _do(go: Round, session: Session, item: AgendaItem, line: str, refused: str) -> bool:
    """Do what a line says, and return whether the person is done with.

    What cannot be read is asked for again at a terminal, and so is a stray word, which counts when
    it comes back as it was `refused`; what cannot be written is said and left.
    """
    word = line.lower()
    if word == QUIT:
        raise LeftError
    if word == BACK and go.past:
        raise BackError
    if word in {HELP, BACK}:
        go.voice.say(say_keys(item.kind) if word == HELP else FIRST)
        return False
    if word in {"", "s"}:
        _keep(go, item, DONE[SKIP])
        return True
    try:
        what, plan = _make_plan(session, item, line)
        if go.lines.is_typed and line != refused and _is_stray(session, what, plan, line):
            how = "Enter logs it, or mend it" if go.lines.can_mend else "type it again to log it"
            go.voice.say(f"  '{line}' is one word and no channel: {how}.")
            return False
        operation = _write(go, session, what, plan)
    except UsageError as error:
        if not go.lines.is_typed:
            told = f"{go.lines.place}: {error.message}; what was logged before is kept"
            raise UsageError(told, error.hint) from error
        go.voice.say(say_refused(error))
        return False
    except WriteError as error:
        go.voice.say(say_refused(error))
        _count(go, item, NOT_WRITTEN)
        return True
    _keep(go, item, what, operation)
    return True


def _keep(go: Round, item: AgendaItem, what: str, operation: str = "") -> None:
    """Count what became of somebody, and leave them out of today's next round."""
    _count(go, item, what, operation)
    go.draft.keep(name_step(item), what)


def _count(go: Round, item: AgendaItem, what: str, operation: str = "") -> None:
    """Count what became of somebody, for `b` and the end."""
    go.done[what] += 1
    go.past.append(_Past(name_step(item), what, operation))


def _take_back(go: Round, now: str) -> str:
    """Take back what became of the one before, and return their step.

    It is the present step where that cannot be taken back, because the note has changed since.
    """
    past, session = go.past[-1], go.reopen()
    if past.operation:
        try:
            with suppress(UsageError):  # somebody took it back elsewhere
                undo(Editor(session.vault, session.lexicon), past.operation)
        except WriteError as error:
            go.voice.say(say_refused(error))
            return now
        go.voice.say("  taken back")
    go.past.pop()
    go.done[past.what] -= 1
    go.draft.drop(past.step)
    return past.step


def _make_plan(session: Session, item: AgendaItem, line: str) -> tuple[str, Plan]:
    """Return what a line says became of somebody, and the plan that notes it.

    Raises UsageError where it cannot be understood.
    """
    found, rest = read_action(item.kind, line)
    action = found or ("answered" if item.kind is ItemKind.ANSWER else "log")
    plan = MORNING[action](session, item.standing, rest)
    is_try = action == "log" and plan.talk is not None and plan.talk.is_attempt
    return TRIED if is_try else DONE[action], plan


def _is_stray(session: Session, what: str, plan: Plan, line: str) -> bool:
    """Return whether a line to log is one word that is no channel, day or tag, like `clear`."""
    is_key = what == "answered" and line.lower() == "a"
    if plan.talk is None or what == TRIED or is_key or len(line.split()) > 1:
        return False
    said = read_more(session, ParsedLine(), line)
    return not (said.head or said.tags)


def _write(go: Round, session: Session, what: str, plan: Plan) -> str:
    """Write a plan into the notes and say so, and return the operation by which it is undone.

    Raises WriteError where it is refused.
    """
    results = Editor(session.vault, session.lexicon).apply(plan.command)
    words, talk = plan.words, plan.talk
    if talk:
        for remark in talk.words.remarks:
            go.voice.say(f"  ! {remark}")
        follow = "" if what == TRIED else go.follow(go.reopen(), talk)
        names = talk.words.names if len(talk.words.people) > 1 else ""
        parts = (names, talk.channel, describe_day(talk.on, session.today), follow)
        words = " · ".join(filter(None, parts))
    go.voice.say(f"  ✓ {words}")
    for each in results:
        if each.is_changed:
            go.voice.show(f"    {each.path}:{each.line}")
            for lost in each.lost:
                go.voice.say(f"  {each.path}: {lost}")
    return name_operation(results)
