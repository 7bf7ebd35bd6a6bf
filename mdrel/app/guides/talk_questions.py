"""Asks what may have been a talk whether it was one, in the weekly review and by itself (F55).

What was not chosen is not asked about again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count as count_up

from mdrel.app.guides.find_possible import Wanted, find_possible, find_unlikely
from mdrel.app.guides.guide import Guide
from mdrel.app.guides.numbered import ask_of, read_numbers
from mdrel.app.guides.possible_talk import PossibleTalk, find_countable, take_page
from mdrel.app.guides.question import Question
from mdrel.app.guides.uncounted_lines import TAG
from mdrel.app.guides.unknown_names import UnknownName, list_askable, settle_names
from mdrel.app.guides.words import KEYS, NOTHING_TO_SAVE
from mdrel.app.session import Session
from mdrel.model.names import note_name
from mdrel.model.talk_codes import TALK_LINE_CODES
from mdrel.rules.checks.notices import TALKS_COMMAND
from mdrel.rules.checks.summary import list_names
from mdrel.views.markdown.note import say
from mdrel.views.notes.style import say_on_screen
from mdrel.views.terminal.text import count, short_day
from mdrel.write.edits import Edit

# So many are asked about at once.
MOST = 9
_STOP = "s"
_LIKELY = "{} not counted yet, latest first."
_LESS_LIKELY = (
    "Less likely, as they only name somebody, or tell rather of a plan, a memory or of others: "
    "{}, latest first. s saves and stops."
)
_NOTHING_LEFT = (
    "Nothing is left to ask about. What looks like a talk and is a plan or a denial: "
    f"mdrel check {TALK_LINE_CODES[0]}"
)
_WHY = (
    "Numbers from the list above, such as 1 3, 2-5 or all. Each of these counts from then on: a "
    f"line gets {TAG} at its end, or the name in it its link; a note gets the list of who was "
    "there, or its date. The others stay as they are, and are not asked about again."
)
_WEEK = Question("talks", "Which of these were talks? Numbers, or Enter for none", _WHY)
_WHO = Question(
    "who",
    "Who was there? Numbers, or Enter for all",
    "Numbers from the list above, such as 1 3: they become the attendees of the note.",
)
_ANY = Question(
    "talks",
    "Which were talks? Numbers, all, Enter for none, s saves and stops",
    f"{_WHY} s saves what you chose on earlier pages; the rest waits for the next time.",
)


def settle_week(guide: Guide, first: date, last: date) -> Iterator[tuple[str, str]]:
    """Ask which of those days' lines and notes were talks.

    Yield the note of each that was, and a line for the record.
    """
    found = find_possible(guide.session, first, last)
    asked, left = _take_page(guide.session, found)
    if not asked:
        return
    guide.dialogue.say("")
    guide.dialogue.say("Not counted, but perhaps a talk:")
    _show(guide, asked)
    if left:
        guide.dialogue.say(f"  and {len(left)} more: {TALKS_COMMAND}")
    chosen = guide.dialogue.ask_numbers(_WEEK, [each.mark for each in asked])
    for each in settle(guide, asked, chosen):
        on = short_day(each.on, guide.session.today)
        yield each.path, f"a talk of {on}, {say(each.who)}: {say(each.words)}"


def _take_page(
    session: Session, left: Sequence[PossibleTalk]
) -> tuple[list[PossibleTalk], Sequence[PossibleTalk]]:
    """Return the next few that would count, and what is left behind them."""
    return take_page(left, MOST, lambda some: find_countable(some, session.vault, session.lexicon))


def _show(guide: Guide, asked: Sequence[PossibleTalk]) -> None:
    today = guide.session.today
    guide.dialogue.say_numbered(say_possible(each, today) for each in asked)


def say_possible(each: PossibleTalk, today: date) -> str:
    """Return what may have been a talk on one line: its day, who, and its words."""
    names = [who.name for who in each.people]
    who = list_names(names) + ("?" if each.asks_who else "")
    return f"{short_day(each.on, today, weekday=True)} {who}: {say_on_screen(each.words)}"


def settle(
    guide: Guide, asked: Sequence[PossibleTalk], chosen: Sequence[int], *, is_yes: bool = False
) -> list[PossibleTalk]:
    """Plan that the chosen ones count, and that the others are not asked about again.

    With `is_yes` nobody is asked who was there: all of those named were.
    """
    talks = [asked[at - 1] for at in chosen]
    for each in talks:
        there = each.edits if is_yes else _choose_who(guide, each)
        guide.edits.setdefault(each.path, []).extend(there)
    guide.settle_others([each.mark for each in asked], chosen)
    return talks


def _choose_who(guide: Guide, each: PossibleTalk) -> Sequence[Edit]:
    """Return the edits of a talk: where a note names several, those of whoever was there."""
    if not each.asks_who or len(each.people) == 1:
        return each.edits
    guide.dialogue.say(f"Named in {say_on_screen(note_name(each.path))}:")
    guide.dialogue.say_numbered(who.name for who in each.people)
    question = ask_of(_WHO, [each.mark, *(who.path for who in each.people)])
    chosen = guide.dialogue.ask(question, lambda text: read_numbers(text, len(each.people)))
    return [each.edits[at - 1] for at in chosen] or each.edits


@dataclass(slots=True)
class _Run:
    """One run through all pages: the next page's number, what were talks, and what was said."""

    guide: Guide
    pages: Iterator[int] = field(default_factory=lambda: count_up(1))
    talks: list[PossibleTalk] = field(default_factory=list)
    is_begun: bool = False

    def begin(self) -> None:
        """Say the keys before the first question."""
        if not self.is_begun:
            self.guide.dialogue.tell(f"{KEYS}.")
        self.is_begun = True

    def ask(self, found: Sequence[PossibleTalk]) -> bool:
        """Ask about some page by page, and return whether to go on."""
        guide = self.guide
        asked, left = _take_page(guide.session, found)
        if asked:
            self.begin()
            guide.dialogue.say("")
            guide.dialogue.say(_say_number(asked[0], len(asked) + len(left)))
        while asked:
            guide.dialogue.say("")
            _show(guide, asked)
            if left:
                guide.dialogue.say(f"  and {len(left)} more")
            chosen = _ask_page(guide, asked, next(self.pages))
            if chosen is None:
                return False
            self.talks += settle(guide, asked, chosen)
            asked, left = _take_page(guide.session, left)
        return True


def run_talks(guide: Guide, *, is_all: bool) -> None:
    """Ask page by page of all that may have been a talk, the latest first, and offer to save.

    What only names somebody comes last. With `is_all` also of what was asked about before.
    """
    run, wanted = _Run(guide), Wanted(is_all=is_all)
    unknown = list_askable(guide.session, is_all=is_all)
    if unknown:
        run.begin()
    names = settle_names(guide, unknown)
    if run.ask(find_possible(guide.session, wanted=wanted)):
        run.ask(find_unlikely(guide.session, wanted))
    save_talks(guide, run.talks, names)


def _say_number(first: PossibleTalk, number: int) -> str:
    """Return how many there are, of which the first one is given."""
    if first.is_likely:
        return _LIKELY.format(count(number, "possible talk"))
    return _LESS_LIKELY.format(count(number, "line"))


def _ask_page(guide: Guide, asked: Sequence[PossibleTalk], page: int) -> tuple[int, ...] | None:
    """Return which of a page were talks, or None where the person wants to save and stop.

    Lines that read alike may fill several pages, each of which has answers of its own.
    """
    question = ask_of(_ANY, [str(page), *(each.mark for each in asked)])

    def read(text: str) -> tuple[int, ...] | None:
        return None if text.lower() == _STOP else read_numbers(text, len(asked))

    return guide.dialogue.ask(question, read)


def save_talks(
    guide: Guide,
    talks: Sequence[PossibleTalk],
    names: Sequence[UnknownName] = (),
    *,
    is_yes: bool = False,
) -> None:
    """Offer to save whose names are whose, and that talks count.

    Where there is neither, what was settled is remembered. With `is_yes` it is saved without a
    question.
    """
    if talks or names:
        said = (count(len(names), "name") if names else "", count(len(talks), "talk"))
        guide.finish(
            guide.command("triage", f"--talks: {', '.join(filter(None, said))}"), is_yes=is_yes
        )
        return
    is_asked = bool(guide.settled)
    guide.forget()
    guide.dialogue.say(NOTHING_TO_SAVE if is_asked else _NOTHING_LEFT)
