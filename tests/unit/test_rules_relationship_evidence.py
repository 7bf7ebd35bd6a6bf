"""What makes a talk one about somebody's own life, and what must not."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.conversation import Channel
from mdrel.rules.relationship_evidence import is_personal
from tests.support.contacts import make_talk

DAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    "text",
    [
        "her daughter starts school", "worried about the reorg", "My SON'S wedding.",
        "his father is in hospital", "a half-formed idea", "his mother-in-law moved in",
        "budget, then her holidays", "she sleeps badly", "he wants to leave his job",
    ],
)  # fmt: skip
def test_words_of_life_make_a_talk_personal(text: str) -> None:
    assert is_personal(make_talk(DAY, text=text))


@pytest.mark.parametrize(
    "text",
    [
        "", "renewal of the contract", "the parent company pays", "holiday sales are up",
        "a new product family", "the hospital's tender", "child tickets of the epic: child process",
        "birthday campaign", "retirement plan for the old servers", "personal data, GDPR",
        "family insurance tariffs",
    ],
)  # fmt: skip
def test_business_that_sounds_like_life_does_not(text: str) -> None:

    assert not is_personal(make_talk(DAY, text=text))


def test_tags_and_what_stands_below_count_too() -> None:
    assert is_personal(make_talk(DAY, text="x", tags=frozenset({"personal"})))
    assert is_personal(make_talk(DAY, text="x", tags=frozenset({"mentoring"})))
    assert not is_personal(make_talk(DAY, text="x", tags=frozenset({"strategic"})))
    assert is_personal(make_talk(DAY, Channel.MEAL, "numbers", more="and the kids"))
