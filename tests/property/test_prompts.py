"""What is said to whom on a morning, for crowds of people of every level.

`MDREL_PROMPT_CROWDS` asks for more of them; a crowd has forty people.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mdrel.model.agenda import ItemKind, Prompt, PromptKind, Standing
from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel, Conversation, Purpose
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Circle, Level, Mentoring
from mdrel.model.policy import Policy
from mdrel.model.questions import Questions
from mdrel.model.snapshot import Snapshot
from mdrel.model.span import Span
from mdrel.rules.open_question import is_to_person
from mdrel.views.items import due_standings
from mdrel.views.terminal.promises import make_room
from tests.support.contacts import make_contact, make_talk
from tests.support.method import TODAY, make_agenda

CROWDS = int(os.environ.get("MDREL_PROMPT_CROWDS", "25"))
TAGS = ("thanks", "assist", "got", "gave", "strategic", "personal", "mentoring")
TEXTS = ("", "the boat", "How did the move go?", "Will he stay?", "and now?", "Is Lena in?")
M8 = frozenset({PromptKind.THANK, PromptKind.OFFER})
# What fits a level besides what the notes say of anybody.
FITS = {
    Level.TRUSTED: M8,
    Level.TRANSACTIONAL: {PromptKind.GOAL},
    Level.TENTATIVE: {PromptKind.ANSWER, PromptKind.MET, PromptKind.LEARN},
    Level.TARGET: {PromptKind.FIRST},
    None: {PromptKind.ASK, PromptKind.OPEN, PromptKind.PROMISE},
}


def make_crowd(seed: int) -> tuple[Contact, ...]:
    """Return forty people of any level, with any talks."""
    chance = Random(seed)
    return tuple(_make_somebody(chance, number) for number in range(40))


def _make_somebody(chance: Random, number: int) -> Contact:
    found = sorted(
        (_make_talk(chance) for _ in range(chance.randrange(6))), key=lambda talk: talk.on
    )
    contact = make_contact(
        f"P{number}",
        chance.choice((None, *Level)),
        talks=tuple(reversed(found)),
        circle=chance.choice((None, None, *Circle)),
        next_contact=chance.choice((None, _day(chance))),
        objective=chance.choice(("", "wind")),
        objective_due=chance.choice((None, _day(chance))),
        role=chance.choice(("", "pilot")),
        i_offer=chance.choice(((), ("a mill",))),
        introduced_by=chance.choice(((), ("P1",))),
        owe_reply=chance.choice((None, _day(chance))),
        mentoring=chance.choice((None, None, None, *Mentoring)),
        handover_to=chance.choice(("", "", "", "P2", "People/P3")),
    )
    tasks = tuple(
        FollowUp(
            "plans", "Plans.md", Span(number), since=_day(chance), is_theirs=True, is_done=done
        )
        for done in chance.choices((True, False), k=chance.randrange(3))
    )
    return replace(contact, follow_ups=tasks)


def _day(chance: Random) -> date:
    return TODAY - timedelta(days=chance.randrange(500))


def _make_talk(chance: Random) -> Conversation:
    return make_talk(
        _day(chance),
        chance.choice(tuple(Channel)),
        chance.choice(TEXTS),
        tags=frozenset(chance.choices(TAGS, k=chance.randrange(3))),
        purpose=chance.choice((None, *Purpose)),
    )


Said = Mapping[str, tuple[Prompt, ...]]
seeds = st.integers(0, 1 << 32)
few = st.lists(st.sampled_from(("How?", "When?", "and now?")), min_size=1, max_size=3, unique=True)
lists = st.none() | few.map(tuple)


def is_close(standing: Standing) -> bool:
    """Whether somebody is trusted or in a circle."""
    return standing.contact.circle is not None or standing.contact.level is Level.TRUSTED


def questions_of(said: tuple[Prompt, ...]) -> list[str]:
    """Return what is asked of somebody or of oneself, from the lists or from the notes."""
    return [
        each.question or each.text
        for each in said
        if each.question or (each.kind is PromptKind.ASK and not each.is_general)
    ]


def check(standing: Standing, said: tuple[Prompt, ...]) -> None:
    """Check what is said to one person against their level."""
    kinds = {each.kind for each in said}
    assert kinds & (M8 if is_close(standing) else FITS[standing.contact.level])
    assert not is_close(standing) or kinds >= M8
    assert is_close(standing) or PromptKind.OFFER not in kinds
    if standing.contact.level is Level.TRANSACTIONAL:
        assert PromptKind.GOAL in kinds
    if standing.contact.level is Level.TENTATIVE and kinds.isdisjoint(
        {PromptKind.ANSWER, PromptKind.MET}
    ):
        assert any("how you met" in each.text for each in said)
    for each in said:
        assert each.text
        quoted = each.kind is PromptKind.ASK and not each.is_general
        assert not quoted or is_to_person(each.text)


@settings(max_examples=CROWDS)
@given(seeds, lists, st.integers(0, 60))
def test_everybody_due_hears_what_fits_and_no_question_is_put_twice(
    seed: int, own: tuple[str, ...] | None, ahead: int
) -> None:
    people = make_crowd(seed)
    questions = Questions(*([own] * len(Questions.__struct_fields__))) if own else Questions()
    policy, today = Policy(questions=questions), TODAY + timedelta(days=ahead)
    agenda = make_agenda(Snapshot(people), policy, today)
    for standing in due_standings(agenda):
        check(standing, agenda.prompts_for(standing))
    asked = Counter(each for said in agenda.said.values() for each in questions_of(said))
    assert [question for question, times in asked.items() if times > 1] == []
    shown = make_room(agenda, 5, 2).prompts
    for item in [item for item in agenda.items if item.kind is ItemKind.CALL][:5]:
        said = shown[item.standing.contact.path]
        assert said
        assert not is_close(item.standing) or {each.kind for each in said} & M8
    assert make_agenda(Snapshot(people), policy, today).said == agenda.said
    assert own or not _repeats(
        agenda.said, make_agenda(Snapshot(people), policy, _next(today)).said
    )


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _repeats(one: Said, other: Said) -> list[str]:
    """Return the general questions that somebody would hear on two days in a row."""
    return [
        each.question
        for path, said in one.items()
        for each in said
        if each.question and each.question in {more.question for more in other.get(path, ())}
    ]


@settings(max_examples=CROWDS)
@given(seeds, st.data())
def test_a_talk_of_today_changes_nobody_elses_questions(seed: int, data: st.DataObject) -> None:
    people = make_crowd(seed)
    agenda = make_agenda(Snapshot(people), Policy(), TODAY)
    calls = [item.standing.contact for item in agenda.items if item.kind is ItemKind.CALL]
    quiet = [each for each in calls if not each.profile.owe_reply and not any(
        talk.on == TODAY for talk in each.conversations)]  # fmt: skip
    if not quiet:
        return
    called = data.draw(st.sampled_from(quiet))
    talk = make_talk(TODAY, Channel.CALL, "done")
    after = replace(called, told=(talk, *called.conversations), packed=b"")
    now = make_agenda(
        Snapshot(tuple(after if each is called else each for each in people)), Policy(), TODAY
    )
    # Two entries may end with the same words: when one question is answered, the other is put.
    answered = {each.text for each in agenda.said.get(called.path, ())}
    for standing in due_standings(now):
        said = now.prompts_for(standing)
        if standing.contact.path != called.path and answered.isdisjoint(
            each.text for each in said if each.kind is PromptKind.ASK and not each.is_general
        ):
            assert said == agenda.prompts_for(standing)
