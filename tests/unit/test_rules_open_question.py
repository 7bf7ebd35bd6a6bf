"""Which questions in the notes were put to the person they are noted with (M20)."""

from __future__ import annotations

import pytest

from mdrel.rules.open_question import is_to_person


@pytest.mark.parametrize(
    "question",
    [
        "How did the move go?",
        "how did it go?",
        "When will you know?",
        "Can I help with the budget?",
        "What could I read about it?",
        "Shall I send the plans?",
        "May I bring Tom?",
        "Is it still raining in the valley?",
        "And now?",
        "Did the board say yes?",
        "Berlin or Oslo?",
        "What's new at the mill?",
        "Are we still on for Friday?",
    ],
)
def test_a_question_without_a_third_person_is_put(question: str) -> None:
    assert is_to_person(question)


@pytest.mark.parametrize(
    "question",
    [
        "Will he stay?",
        "will she go?",
        "How is her mother?",
        "Do they know?",
        "What did Tom say?",
        "Is Lena coming?",
        "Won't Lena mind?",
        "Has Dr. Brandt signed?",
        "She’ll call, won't she?",
        "she asked: are you happy?",
        "Wants to know, and wonders: when?",
        "Should I call at once?",
        "What did I promise?",
        "do I trust this?",
        "Is he's brother in?",
    ],
)
def test_a_question_about_a_third_or_to_oneself_is_not(question: str) -> None:
    assert not is_to_person(question)
