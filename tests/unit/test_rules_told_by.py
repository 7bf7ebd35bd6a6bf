"""Whose question the newest entry leaves open: what came from them is not asked of them (M20)."""

from __future__ import annotations

import pytest

from mdrel.model.agenda import PromptKind
from tests.support.method import stand_alone, stand_as_read, write_log, write_person


def asked_of(entry: str) -> list[str]:
    """Return the question quoted from an entry in the note of Ada Lin."""
    prompts = stand_alone("level: tentative", write_log(f"2026-11-05 {entry}")).prompts
    return [each.text for each in prompts if each.kind is PromptKind.ASK and not each.is_general]


@pytest.mark.parametrize(
    "entry",
    [
        "email from Ada: twenty minutes on green corridors?",
        "Mail from Ada Lin: twenty minutes on green corridors?",
        "email: from ada: a panel in March?",
        "message (from her): a panel in March?",
        "email received: a panel in March?",
        "got a mail: a panel in March?",
        "had a text from Ada, a panel in March?",
        "Ada wrote: a panel in March?",
        "Ada just wrote: a panel in March?",
        "email: ada lin wrote: a panel in March?",
        "email: Ada writes, a panel in March?",
        "the client wrote: a panel in March?",
        "The Board asked: a panel in March?",
        "Ada asked: good. A panel in March?",
        "call: she wants to know – a panel in March?",
        "call: wants to know: a panel in March?",
        "call: curious whether a panel in March works?",
        "call from Ada: a panel in March?",
        "was asked by Ada: a panel in March?",
        "invited by Ada: a panel in March?",
        "heard back from Ada: a panel in March?",
        "Ada's question: a panel in March?",
        "email: Mail from Ada. Good to see you. A panel in March?",
        "email from Ada\n  - a panel in March?",
        "call: a panel in March? asked Ada",
        "message: a panel in March? (from Ada)",
        "message: a panel in March? Ada asks.",
        "Reply from Ada: a panel in March?",
        "Ada called: a panel in March?",
        'Ada said "a panel in March?"',
    ],
)
def test_a_question_that_came_from_them_is_not_put_to_them(entry: str) -> None:
    assert asked_of(entry) == []


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        ("call: How did the move go?", "How did the move go?"),
        ("called Ada: how did the move go?", "called Ada: how did the move go?"),
        ("call with Ada: how did the move go?", "with Ada: how did the move go?"),
        ("email to Ada: how did the move go?", "to Ada: how did the move go?"),
        ("wrote Ada: a panel in March?", "wrote Ada: a panel in March?"),
        ("email: wrote, a panel in March?", "wrote, a panel in March?"),
        ("email: finally wrote: a panel in March?", "finally wrote: a panel in March?"),
        ("met for tea and wrote: a panel in March?", "met for tea and wrote: a panel in March?"),
        ("I wrote: a panel in March?", "I wrote: a panel in March?"),
        ("email: my question: a panel in March?", "my question: a panel in March?"),
        (
            "email: replied to the mail from Ada: a panel in March?",
            "replied to the mail from Ada: a panel in March?",
        ),
        ("email from Ada: dates. I replied: Tuesday at ten?", "I replied: Tuesday at ten?"),
        ("email from Ada: dates. Replied: Tuesday at ten?", "Replied: Tuesday at ten?"),
        ("call: Ada said yes; how did the move go?", "how did the move go?"),
        ("call: Ada called. How did the move go?", "How did the move go?"),
        ("call: Did the mail from Tom arrive?", "Did the mail from Tom arrive?"),
        ("call: What is the news from Oslo?", "What is the news from Oslo?"),
        ("call: from Berlin: how did the move go?", "from Berlin: how did the move go?"),
        ("call: I wanted to know: a panel in March?", "I wanted to know: a panel in March?"),
        ("call: a panel in March? Ada said yes.", "a panel in March?"),
        ("call: a panel in March? Tom came by.", "a panel in March?"),
        ("call: a panel in March? asked around", "a panel in March?"),
        ("call: a panel in March? Asked Tom as well, who knows.", "a panel in March?"),
        ("call: a panel in March? And in May, asked Ada?", "a panel in March?"),
        ("call: a mail from me to Oslo, arrived?", "a mail from me to Oslo, arrived?"),
        ("call: about what the papers wrote, any news?", "about what the papers wrote, any news?"),
        ("call: , wrote: a panel in March?", "wrote: a panel in March?"),
        ("call: got the keys, a panel in March?", "got the keys, a panel in March?"),
    ],
)
def test_one_that_was_put_to_them_is(entry: str, question: str) -> None:
    assert asked_of(entry) == [question]


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("Mail from [[Ada Lin]]: twenty minutes?", None),
        ("[[Ada Lin]] wrote: a panel in March?", None),
        ("Called [[Ada Lin]]: did the boxes arrive?", "Called Ada Lin: did the boxes arrive?"),
        ("Wrote to [[Ada Lin]]: a panel in March?", "Wrote to Ada Lin: a panel in March?"),
    ],
)
def test_a_daily_line_says_by_its_words_whose_question_it_is(
    line: str, question: str | None
) -> None:
    notes = {"People/Ada Lin.md": write_person(), "Daily/2026-11-20.md": f"- {line}\n"}
    standing = stand_as_read(notes)["Ada Lin"]
    assert standing.last_contact is not None
    assert [
        each.text
        for each in standing.prompts
        if each.kind is PromptKind.ASK and not each.is_general
    ] == ([question] if question else [])


@pytest.mark.parametrize("text", ["wrote " * 60_000, "Ada wrote: a? " * 20_000, "from, " * 50_000])
def test_whose_words_a_long_entry_holds_is_found_in_linear_time(text: str) -> None:
    assert asked_of(f"email: {text}") is not None
