"""What to say in a talk: thank, offer, ask, balance, promise (M6, M8).

Everything is taken from the notes; nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.level import Level
from mdrel.model.policy import Method
from mdrel.rules.balance import make_balance_prompt
from mdrel.rules.promises import my_promises, their_promises

# Where one sentence ends and the next begins. A full stop or a question mark inside a word or an
# address ends none.
_SENTENCE_END = re.compile(r"(?:(?<=[.!?;])|(?<=[.!?;][\"'”’)\]*_]))\s+|\n")
_CLOSING = "\"'”’)]*_ \t"


def make_prompts(
    contact: Contact, method: Method, today: date, talks: tuple[Conversation, ...]
) -> tuple[Prompt, ...]:
    """Return the prompts for a talk, in the order thank, offer, ask, balance, promise.

    `talks` are those with `contact` up to `today`, newest first.
    """
    thank = _thank(contact, talks, today)
    offer = _offer(contact, talks, method)
    ask = _ask(talks)
    balance = make_balance_prompt(contact, talks)
    return (
        *(each for each in (thank, offer, ask, balance) if each),
        *_owed(contact, method, today),
    )


def _newest(talks: tuple[Conversation, ...], tag: str) -> date | None:
    return next((each.on for each in talks if tag in each.tags), None)


def _thank(contact: Contact, talks: tuple[Conversation, ...], today: date) -> Prompt | None:
    """Return a prompt for the newest thing received since the last `#thanks`.

    A thing received is an entry with `#got`, or a done task of theirs.
    """
    thanked = _newest(talks, "thanks")
    received = [(each.on, each.text or str(each.channel)) for each in talks if "got" in each.tags]
    received += [
        (each.done_on or each.since or date.min, each.text)
        for each in contact.follow_ups
        if each.is_done and each.is_theirs
    ]
    pending = [
        each for each in received if each[0] <= today and (thanked is None or each[0] > thanked)
    ]
    if not pending:
        return None
    on, text = max(pending, key=lambda each: each[0])
    return Prompt(PromptKind.THANK, text, "M8", None if on == date.min else on)


def _offer(contact: Contact, talks: tuple[Conversation, ...], method: Method) -> Prompt | None:
    """Return an offer of help from the person's list, or None where none is due (M8).

    It is due until an `#assist` is noted that is newer than the last `#thanks`. The offer changes
    with every talk.
    """
    if contact.level is Level.TARGET or not method.offers:
        return None
    thanked, assisted = _newest(talks, "thanks"), _newest(talks, "assist")
    if assisted and (thanked is None or assisted > thanked):
        return None
    turn = int(contact.key, 16) + len(talks)
    return Prompt(
        PromptKind.OFFER, method.offers[turn % len(method.offers)], "M8", assisted, is_general=True
    )


def _ask(talks: tuple[Conversation, ...]) -> Prompt | None:
    """Return the last sentence of the newest entry that ends in a question mark."""
    if not talks:
        return None
    sentences = (
        each.strip(" \t,:–—-") for each in _SENTENCE_END.split(f"{talks[0].text}\n{talks[0].more}")
    )
    questions = [
        each for each in sentences if each.rstrip(_CLOSING).endswith("?") and each.strip("?!. ")
    ]
    return Prompt(PromptKind.ASK, questions[-1], "M20", talks[0].on) if questions else None


def _owed(contact: Contact, method: Method, today: date) -> Iterator[Prompt]:
    """Yield what each side owes, mine first, newest first, without what is old."""
    for who, rule, promises in (
        ("you owe", "M12", my_promises(contact)),
        ("they owe", "M2", their_promises(contact)),
    ):
        for promise in sorted(promises, key=lambda each: each.since or date.min, reverse=True):
            if not promise.is_old(today, method.promise_days):
                yield Prompt(
                    PromptKind.PROMISE, f"{who}: {promise.text}", rule, promise.since, task=promise
                )
