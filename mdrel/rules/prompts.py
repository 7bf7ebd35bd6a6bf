"""What to say in a talk, by level (M1-M4, M8, M18), and what thanks are for.

What the notes give comes first, and a general question stands where they leave none open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel, Conversation
from mdrel.model.level import Level, Mentoring
from mdrel.model.policy import Method, Policy
from mdrel.model.questions import Questions
from mdrel.rules.balance import make_balance_prompt, make_exchange_prompt, make_purpose_prompt
from mdrel.rules.due import reply_due_on
from mdrel.rules.fitting_questions import (
    Tie,
    choose_list,
    drop_introductions,
    find_tie,
    fit_questions,
)
from mdrel.rules.general_questions import choose
from mdrel.rules.getting_to_know import say_acquaintance, say_target
from mdrel.rules.last_conversation import entries_on_or_before, is_close
from mdrel.rules.mentoring import direction, say_mentoring
from mdrel.rules.open_question import find_open_question
from mdrel.rules.promises import my_promises, their_promises


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


def _newest(talks: tuple[Conversation, ...], tag: str) -> date | None:
    return next((each.on for each in talks if tag in each.tags), None)


def make_prompts(
    contact: Contact,
    policy: Policy,
    today: date,
    talks: tuple[Conversation, ...],
    successions: tuple[Contact, ...] = (),
) -> tuple[Prompt, ...]:
    """Return the prompts for a talk, those that are always there first and promises last.

    `talks` are those with `contact` up to `today`, newest first. `successions` are the people whose
    relationships the contact takes over.
    """
    tie = find_tie(contact, policy.me.organizations)
    questions = fit_questions(policy.questions, tie)
    found = [*_always(contact, policy.method, questions, today, talks)]
    found += say_mentoring(contact, talks, successions)
    if not talks and contact.level is not Level.TARGET and tie is Tie.OTHER:
        found.append(Prompt(PromptKind.OPEN, "say why you thought of them today", "M9"))
    found += _ask(contact, questions, talks, tie, direction(contact, successions))
    if is_close(contact):
        balance = make_balance_prompt(talks), make_purpose_prompt(talks)
        found += [each for each in balance if each]
    return (*found, *_owed(contact, policy.method, today))


def _always(
    contact: Contact,
    method: Method,
    questions: Questions,
    today: date,
    talks: tuple[Conversation, ...],
) -> Iterator[Prompt]:
    """Yield what is said in any case to people of that level."""
    profile = contact.profile
    if is_close(contact):
        yield from make_both(contact, talks, questions, today)
    elif thank := make_thank(contact, talks, today):
        yield thank
    if contact.level is Level.TRANSACTIONAL:
        text = profile.objective or f'not noted yet: mdrel set {contact.slug} objective="…"'
        yield Prompt(PromptKind.GOAL, text, "M2", profile.objective_due)
        if exchange := make_exchange_prompt(talks, today):
            yield exchange
    if contact.level is Level.TENTATIVE:
        owed = reply_due_on(contact, method, today) is not None
        yield from say_acquaintance(contact, is_reply_owed=owed)
    if contact.level is Level.TARGET:
        yield from say_target(contact, next(iter(entries_on_or_before(contact, today)), None))


def _ask(
    contact: Contact,
    questions: Questions,
    talks: tuple[Conversation, ...],
    tie: Tie,
    advice: Mentoring | None,
) -> Iterator[Prompt]:
    """Yield the question the newest entry leaves open, else a general one of the level."""
    choices = choose_list(contact, questions, tie, has_talks=bool(talks))
    if advice:
        choices = questions.mentor if advice is Mentoring.MENTOR else questions.mentee
    # Nothing else is said in any case to somebody without a level.
    bare = "ask how they are" if tie is Tie.FAMILY else "ask what they are working on"
    bare = "" if contact.level or contact.circle else bare
    if asked := find_open_question(contact, talks, choices):
        yield replace(asked, bare=bare)
    else:
        prompt = Prompt(PromptKind.ASK, "", "M20", is_general=True, choices=choices, bare=bare)
        yield choose(prompt, contact, len(talks))


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
