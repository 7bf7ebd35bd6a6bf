"""General questions fit what somebody is to one: no business for family, nobody's first visit."""

from __future__ import annotations

import pytest

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.level import Level
from mdrel.model.policy import Me, Policy
from mdrel.model.questions import OFFERS, TENTATIVE, TRANSACTIONAL, TRUSTED, Questions
from mdrel.rules.fitting_questions import Tie, find_tie, fit_questions
from tests.support.method import TODAY, agenda_of, write_log, write_person

MINE = ("Vale Mills",)
LOG = write_log("2026-11-01 call: x")


def prompts_of(
    front: str, body: str = "", name: str = "Ada Lin", **own: tuple[str, ...]
) -> list[Prompt]:
    """Return what to say to somebody; `own` are lists of the settings."""
    policy = Policy(me=Me(organizations=MINE), questions=Questions(**own))
    notes = {f"People/{name}.md": write_person(front, body)}
    (standing,) = agenda_of(notes, TODAY, policy).standings
    return list(standing.prompts)


def choices_of(kind: PromptKind, front: str, body: str = "") -> set[str]:
    """Return the questions of a kind that somebody may be given."""
    return {
        each for prompt in prompts_of(front, body) if prompt.kind is kind for each in prompt.choices
    }


@pytest.mark.parametrize(
    ("front", "name", "tie"),
    [
        ("relationship: my older sister", "Ada Lin", Tie.FAMILY),
        ("tags: [family]", "Ada Lin", Tie.FAMILY),
        ("tags: [relation/aunt]", "Ada Lin", Tie.FAMILY),
        ("", "Mum", Tie.FAMILY),
        ("", "Aunt Rosa", Tie.FAMILY),
        ("relationship: mother in law\norganization: Vale Mills", "Ada Lin", Tie.FAMILY),
        ("organization: vale mills", "Ada Lin", Tie.COLLEAGUE),
        ("relationship: direct report", "Ada Lin", Tie.COLLEAGUE),
        ("relationship: assistant", "Ada Lin", Tie.COLLEAGUE),
        ("role: my assistant", "Ada Lin", Tie.COLLEAGUE),
        ("tags: [colleague]", "Ada Lin", Tie.COLLEAGUE),
        # Somebody else's, of years ago, or a word of business outside.
        ("relationship: ex-wife", "Ada Lin", Tie.OTHER),
        ("relationship: sister of Bo", "Ada Lin", Tie.OTHER),
        ("relationship: family friend", "Ada Lin", Tie.OTHER),
        ("relationship: friend", "Ada Lin", Tie.OTHER),
        ("relationship: old colleague", "Ada Lin", Tie.OTHER),
        ("relationship: client", "Ada Lin", Tie.OTHER),
        ("role: assistant\norganization: Docks", "Ada Lin", Tie.OTHER),
        ("role: my accountant", "Ada Lin", Tie.OTHER),
        ("role: abbess", "Sister", Tie.OTHER),
        ("", "Ada Lin", Tie.OTHER),
    ],
)
def test_what_somebody_is_to_one_is_read_from_the_note(front: str, name: str, tie: Tie) -> None:
    (standing,) = agenda_of({f"People/{name}.md": write_person(front)}).standings
    assert find_tie(standing.contact, MINE) is tie


BUSINESS = ("field", "work", "team", "meeting", "quarter", "attention")


@pytest.mark.parametrize(
    "level", ["", *map(str, (Level.TRUSTED, Level.TENTATIVE, "transactional"))]
)
@pytest.mark.parametrize("body", ["", LOG])
def test_family_is_asked_and_offered_nothing_of_business(level: str, body: str) -> None:
    said = prompts_of(f"level: {level}" if level else "", body, "Mum")
    asked = {each for prompt in said for each in prompt.choices}
    assert asked
    assert asked < {*TRUSTED, *OFFERS, *Questions().thanks}
    assert not [each for each in asked for word in BUSINESS if word in each.lower()]
    assert PromptKind.OPEN not in {prompt.kind for prompt in said}


def test_enough_is_left_for_family_and_colleagues() -> None:
    family, work = (fit_questions(Questions(), tie) for tie in (Tie.FAMILY, Tie.COLLEAGUE))
    assert min(len(family.trusted), len(family.offers), len(work.transactional)) >= 7
    assert fit_questions(Questions(), Tie.OTHER) == Questions()


@pytest.mark.parametrize("front", ["", "level: transactional"])
@pytest.mark.parametrize("body", ["", LOG])
def test_a_colleague_is_asked_neither_to_be_known_nor_as_from_outside(
    front: str, body: str
) -> None:
    asked = choices_of(PromptKind.ASK, f"organization: Vale Mills\n{front}", body)
    assert asked < set(TRANSACTIONAL)
    assert "What would make working with us easier?" not in asked
    assert "What has changed on your side since we last spoke?" not in asked
    assert ("Are we still aiming at the same thing?" in asked) is bool(body)
    outside = choices_of(PromptKind.ASK, f"organization: Docks\n{front}", body)
    assert outside == set(TRANSACTIONAL if front and body else TENTATIVE)


def test_a_tentative_colleague_is_got_to_know_but_not_as_a_stranger() -> None:
    asked = choices_of(PromptKind.ASK, "organization: Vale Mills\nlevel: tentative")
    assert "What are you working on at the moment?" in asked
    assert "Where do you think our work might meet?" not in asked
    assert asked < set(TENTATIVE)


def test_nobody_known_from_work_needs_an_opening_and_others_do() -> None:
    for front, has_opening in (("role: my assistant", False), ("organization: Docks", True)):
        kinds = [prompt.kind for prompt in prompts_of(f"level: transactional\n{front}")]
        assert (PromptKind.OPEN in kinds) is has_opening


def test_lists_of_the_settings_are_used_as_far_as_they_fit() -> None:
    own = ("How is the team?", "How is the garden?")
    asked = [each.text for each in prompts_of("level: trusted", LOG, "Mum", trusted=own)]
    assert "How is the garden?" in asked
    business = {each.kind for each in prompts_of("level: trusted", LOG, "Mum", trusted=own[:1])}
    assert PromptKind.OFFER in business
    assert [
        each.text
        for each in prompts_of("", LOG, "Mum", trusted=own[:1])
        if each.kind is PromptKind.ASK
    ] == ["ask how they are"]
    colleague = prompts_of("organization: Vale Mills", LOG, transactional=("All well with us?",))
    assert "All well with us?" in [each.text for each in colleague]


def test_a_target_in_ones_own_organisation_stays_a_target() -> None:
    asked = choices_of(PromptKind.ASK, "organization: Vale Mills\nlevel: target")
    assert asked
    assert asked <= set(Questions().target)
