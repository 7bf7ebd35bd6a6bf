"""Which general question is put to whom on which day; no two people get the same (M8).

A day uses every other question of a list, the next day the rest, so that nobody hears the same one
on two days in a row. Of a list of under ten questions a day may use them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from mdrel.model.agenda import Agenda, Prompt, PromptKind, Standing
from mdrel.model.contact import Contact
from mdrel.model.names import fold_case

# A list of fewer questions would leave none for the fifth call of a morning.
SHORT_LIST = 10


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
    used, spent = set(map(fold_case, taken)), set[tuple[str, ...]]()
    said: dict[str, tuple[Prompt, ...]] = {}
    for standing in called:
        if standing.contact.path not in said:
            dealt = (_deal(prompt, standing, today, used, spent) for prompt in standing.prompts)
            said[standing.contact.path] = tuple(filter(None, dealt))
    return said


def deal_more(agenda: Agenda, standings: Iterable[Standing]) -> dict[str, tuple[Prompt, ...]]:
    """Return what to say to `standings` and to those on the agenda's screen, by path.

    Nobody else gets a question that somebody on the screen has.
    """
    rest = [each for each in standings if each.contact.path not in agenda.said]
    taken = [each.question or each.text for said in agenda.said.values() for each in said]
    return {**agenda.said, **deal(rest, agenda.today, taken)}


def _deal(
    prompt: Prompt,
    standing: Standing,
    today: date | None,
    used: set[str],
    spent: set[tuple[str, ...]],
) -> Prompt | None:
    """Return a prompt with a question that is not `used`, or None where none is left.

    `spent` are the lists of which the day has none left for anybody.
    """
    is_quoted = prompt.kind is PromptKind.ASK and not prompt.is_general
    if not prompt.choices or (is_quoted and _take(prompt.text, used)):
        return prompt
    if is_quoted:
        prompt = replace(prompt, on=None, is_general=True)
    if prompt.choices not in spent:
        for question in _order(prompt.choices, standing, today):
            if _take(question, used):
                return _ask(prompt, question)
        spent.add(prompt.choices)
    return _ask(prompt, "") if prompt.bare else None


def _order(choices: tuple[str, ...], standing: Standing, today: date | None) -> Iterator[str]:
    """Yield the questions that somebody may be given on a day, the first one first.

    A short list would run out on a morning of five calls. There the other day's questions come
    last, and last of all the one that the other day began with.
    """
    offset = _offset(standing.contact)
    if today is None:
        yield from _turn(choices, offset + len(standing.talks))
        return
    day = today.toordinal()
    yield from _turn(choices[day % 2 :: 2] or choices, offset + day // 2)
    if len(choices) < SHORT_LIST:
        yield from _turn(choices[1 - day % 2 :: 2], offset + (day - 1) // 2 + 1)


def _turn(choices: tuple[str, ...], start: int) -> tuple[str, ...]:
    at = start % len(choices) if choices else 0
    return (*choices[at:], *choices[:at])


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
