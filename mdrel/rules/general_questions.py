"""Which general question is put to whom on which day: never one to two people (M8).

A day uses every other question of a list, the next day the rest, so that nobody hears the same one
on two days in a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from mdrel.model.agenda import Agenda, Prompt, PromptKind, Standing
from mdrel.model.contact import Contact
from mdrel.model.names import fold_case


def choose(prompt: Prompt, contact: Contact, turn: int) -> Prompt:
    """Return a prompt with one of its questions, which changes with `turn` alone."""
    choices = prompt.choices or ("",)
    return _ask(prompt, choices[(_offset(contact) + turn) % len(choices)])


def deal(
    called: Iterable[Standing], today: date | None, taken: Iterable[str] = ()
) -> dict[str, tuple[Prompt, ...]]:
    """Return what to say to each of those `called`, in their order, by path.

    No question is there twice, whether it comes from a list or from the notes. Somebody for whom no
    question is left keeps what the notes say. Without a day the questions last until the next talk.
    `taken` are questions that others have been given already.
    """
    used = set(map(fold_case, taken))
    said: dict[str, tuple[Prompt, ...]] = {}
    for standing in called:
        if standing.contact.path not in said:
            dealt = (_deal(prompt, standing, today, used) for prompt in standing.prompts)
            said[standing.contact.path] = tuple(filter(None, dealt))
    return said


def deal_more(agenda: Agenda, standings: Iterable[Standing]) -> dict[str, tuple[Prompt, ...]]:
    """Return what to say to `standings` and to those on the agenda's screen, by path.

    Nobody else gets a question that somebody on the screen has.
    """
    rest = [each for each in standings if each.contact.path not in agenda.said]
    taken = [each.question or each.text for said in agenda.said.values() for each in said]
    return {**agenda.said, **deal(rest, agenda.today, taken)}


def _deal(prompt: Prompt, standing: Standing, today: date | None, used: set[str]) -> Prompt | None:
    """Return a prompt with a question that is not `used`, or None where none is left."""
    is_quoted = prompt.kind is PromptKind.ASK and not prompt.is_general
    if not prompt.choices or (is_quoted and _take(prompt.text, used)):
        return prompt
    if is_quoted:
        prompt = replace(prompt, on=None, is_general=True)
    turn, choices = len(standing.talks), prompt.choices
    if today:
        turn, choices = today.toordinal() // 2, choices[today.toordinal() % 2 :: 2] or choices
    start = _offset(standing.contact) + turn
    for step in range(len(choices)):
        question = choices[(start + step) % len(choices)]
        if _take(question, used):
            return _ask(prompt, question)
    return _ask(prompt, "") if prompt.bare else None


def _take(question: str, used: set[str]) -> bool:
    """Take a question that nobody has been given yet, and say whether it was free."""
    key = fold_case(question)
    is_free = key not in used
    used.add(key)
    return is_free


def _ask(prompt: Prompt, question: str) -> Prompt:
    if prompt.kind is PromptKind.THANK and question:
        return replace(prompt, text=f"{prompt.bare}; {question}", question=question)
    return replace(prompt, text=question or prompt.bare, question=question)


def _offset(contact: Contact) -> int:
    return int(contact.key, 16)
