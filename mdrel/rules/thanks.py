"""Thanks and offers of help for those one trusts, whichever is missing longest first (M8)."""

from __future__ import annotations

import re
from datetime import date

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel, Conversation
from mdrel.model.questions import Questions
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.rules.general_questions import choose

# To somebody you never spoke with, nobody offers introductions.
_INTRODUCTION = lazy_pattern(r"\b(?:meet|get to know|introduc|do I know)", re.IGNORECASE)


def make_thank(contact: Contact, talks: tuple[Conversation, ...], today: date) -> Prompt | None:
    """Return a prompt for the newest thing received since the last `#thanks`.

    A thing received is an entry with `#got`, or a done task of theirs.
    """
    thanked = _newest(talks, "thanks")
    received = [(each.on, each.text or _name(each)) for each in talks if "got" in each.tags]
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


def _name(talk: Conversation) -> str:
    return "a talk" if talk.channel is Channel.OTHER else str(talk.channel)


def make_both(
    contact: Contact, talks: tuple[Conversation, ...], questions: Questions, today: date
) -> tuple[Prompt, Prompt]:
    """Return thanks and an offer of help, the one that is missing longest first.

    Where nothing was received since the last thanks, the thanks say so and help to look back.
    """
    thanked, assisted = _newest(talks, "thanks"), _newest(talks, "assist")
    thank = make_thank(contact, talks, today)
    if thank is None:
        bare = f"nothing noted since {thanked}" if thanked else "nothing noted yet"
        thank = choose(
            Prompt(PromptKind.THANK, bare, "M8", thanked, choices=questions.thanks, bare=bare),
            contact,
            len(talks),
        )
    offers = questions.offers if talks else drop_introductions(questions.offers)
    offer = choose(
        Prompt(
            PromptKind.OFFER,
            "",
            "M8",
            assisted,
            is_general=True,
            choices=offers,
            bare="ask how you can help",
        ),
        contact,
        len(talks),
    )
    is_offer_first = thanked is not None and (assisted is None or assisted < thanked)
    return (offer, thank) if is_offer_first else (thank, offer)


def drop_introductions(questions: tuple[str, ...]) -> tuple[str, ...]:
    """Return the questions without those that speak of meeting others."""
    return tuple(each for each in questions if not _INTRODUCTION.search(each))


def _newest(talks: tuple[Conversation, ...], tag: str) -> date | None:
    return next((each.on for each in talks if tag in each.tags), None)
