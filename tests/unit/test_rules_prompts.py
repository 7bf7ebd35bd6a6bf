"""What to say: thank, offer, ask, promise (M8)."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Contact
from mdrel.model.level import Level
from mdrel.model.policy import DEFAULT_OFFERS, Method
from mdrel.rules.last_conversation import happened
from mdrel.rules.prompts import make_prompts
from tests.support.contacts import make_contact, make_talk
from tests.support.method import TODAY, stand_alone, write_log


def prompts_of(*entries: str, body: str = "", kind: PromptKind) -> list[Prompt]:
    """Return the prompts of one kind for a trusted contact with `entries`."""
    return [
        prompt
        for prompt in stand_alone("level: trusted", write_log(*entries) + body).prompts
        if prompt.kind is kind
    ]


def thanks_of(*entries: str, body: str = "") -> list[tuple[str, str]]:
    """Return text and date of the thanks."""
    return [
        (prompt.text, str(prompt.on))
        for prompt in prompts_of(*entries, body=body, kind=PromptKind.THANK)
    ]


def all_prompts(contact: Contact, method: Method) -> tuple[Prompt, ...]:
    """Return every prompt for a contact, by the talks so far."""
    return make_prompts(contact, method, TODAY, happened(contact, TODAY))


@pytest.mark.parametrize(
    ("entries", "thanks"),
    [
        (["2026-11-01 call: intro to Lena #got"], [("intro to Lena", "2026-11-01")]),
        (
            ["2026-11-05 call: a book #got", "2026-11-01 call: intro #got"],
            [("a book", "2026-11-05")],
        ),  # the newest
        (["2026-11-05 call: said so #thanks", "2026-11-01 call: intro #got"], []),  # thanked since
        (
            [
                "2026-11-05 call: a book #got",
                "2026-11-03 call: said so #thanks",
                "2026-11-01 call: intro #got",
            ],
            [("a book", "2026-11-05")],
        ),
        (["2026-11-05 call: a book #got #thanks"], []),  # in the same talk
        (["2026-11-05 call: my book #gave"], []),  # the other direction
        (["2026-12-05 call: a book #got"], []),  # not yet
        (["2026-11-05 email: a file #got"], [("a file", "2026-11-05")]),  # also in writing
        (["2026-11-05 call #got"], [("call", "2026-11-05")]),  # without words: the channel
        ([], []),
    ],
)
def test_thank_for_what_was_received_since_the_last_thanks(
    entries: list[str], thanks: list[tuple[str, str]]
) -> None:
    assert thanks_of(*entries) == thanks


@pytest.mark.parametrize(
    ("task", "thanks"),
    [
        ("- [x] track drawings #waiting ✅ 2026-11-09", [("track drawings", "2026-11-09")]),
        ("- [x] track drawings #waiting", [("track drawings", "None")]),  # no date known
        ("- [x] track drawings ✅ 2026-11-09", []),  # mine
        ("- [ ] track drawings #waiting", []),  # not done
        ("- [-] track drawings #waiting ✅ 2026-11-09", []),  # cancelled
        ("- [x] track drawings #waiting ✅ 2026-12-09", []),  # not yet done on this day
    ],
)
def test_a_done_task_of_theirs_is_something_received(
    task: str, thanks: list[tuple[str, str]]
) -> None:
    assert thanks_of(body=f"\n## Tasks\n\n{task}\n") == thanks


def test_a_done_task_before_the_last_thanks_or_without_date_is_thanked_for() -> None:
    tasks = "\n## Tasks\n\n- [x] drawings #waiting ✅ 2026-11-09\n- [x] undated #waiting\n"
    assert thanks_of("2026-11-10 call: said so #thanks", body=tasks) == []
    assert thanks_of("2026-11-08 call: said so #thanks", body=tasks) == [("drawings", "2026-11-09")]
    assert thanks_of("2026-11-10 call: a book #got", body=tasks) == [("a book", "2026-11-10")]


@pytest.mark.parametrize(
    ("entries", "is_offered"),
    [
        ([], True),
        (["2026-11-01 call: x"], True),
        (
            ["2026-11-01 call: x #assist"],
            False,
        ),  # asked, and never thanked: thanks are missing longer
        (["2026-11-01 call: x #thanks #assist"], True),
        (["2026-11-05 call: x #assist", "2026-11-01 call: y #thanks"], False),
        (["2026-11-05 call: x #thanks", "2026-11-01 call: y #assist"], True),
        (["2026-12-05 call: x #assist"], True),  # only planned
    ],
)
def test_offer_help_while_the_offer_is_missing_longer_than_thanks(
    entries: list[str], is_offered: bool
) -> None:
    assert bool(prompts_of(*entries, kind=PromptKind.OFFER)) is is_offered


def test_an_offer_is_one_of_the_persons_questions_and_changes_with_every_talk() -> None:
    talks = tuple(make_talk(date(2026, 11, 20 - number)) for number in range(len(DEFAULT_OFFERS)))
    offers = [
        all_prompts(make_contact(level=Level.TRUSTED, talks=talks[:count]), Method())[0]
        for count in range(len(talks) + 1)
    ]
    assert sorted({offer.text for offer in offers}) == sorted(DEFAULT_OFFERS)
    assert offers[0].text == offers[-1].text
    assert all(offer.is_general for offer in offers)
    assert (
        all_prompts(make_contact(level=Level.TRUSTED), Method(offers=("May I help?",)))[0].text
        == "May I help?"
    )


def test_targets_and_a_list_without_questions_get_no_offer() -> None:
    assert all_prompts(make_contact(level=Level.TARGET), Method()) == ()
    assert all_prompts(make_contact(level=Level.TRUSTED), Method(offers=())) == ()


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        ("call: How did the move go?", "How did the move go?"),
        ("call: She is well. How did the move go? More soon.", "How did the move go?"),
        ("call: One? Two? Three.", "Two?"),  # the last
        ("call: book, daughter's move; how did it go?", "how did it go?"),
        (
            "call: is v2.0 at https://x.example/?q=1 ready?",
            "is v2.0 at https://x.example/?q=1 ready?",
        ),
        ("call: see https://x.example/?q=1 there", None),
        ('call: she asked "and now?"', 'she asked "and now?"'),
        ("call: really?!", None),
        ("call: no question", None),
        ("call: ?", None),
        ("call", None),
    ],
)
def test_ask_the_newest_entrys_sentence_that_ends_in_a_question_mark(
    entry: str, question: str | None
) -> None:
    asked = prompts_of(f"2026-11-05 {entry}", "2026-11-01 call: an older one?", kind=PromptKind.ASK)
    assert [(prompt.text, str(prompt.on)) for prompt in asked] == (
        [(question, "2026-11-05")] if question else []
    )


def test_a_question_may_stand_below_the_entry_and_an_attempt_is_no_newer_entry() -> None:
    asked = prompts_of(
        "2026-11-06 attempt: are you there?",
        "2026-11-05 call: Berlin\n  - will she go?",
        kind=PromptKind.ASK,
    )
    assert [prompt.text for prompt in asked] == ["will she go?"]


def test_nobody_spoken_with_is_asked_nothing() -> None:
    assert prompts_of(kind=PromptKind.ASK) == []


def test_promises_of_both_sides_are_said_with_the_day_they_were_made() -> None:
    promises = prompts_of(
        "2026-11-05 call: x\n  - [ ] board pack\n  - [ ] her slides #waiting",
        body="\n## Tasks\n- [ ] no day\n",
        kind=PromptKind.PROMISE,
    )
    assert [(prompt.text, str(prompt.on)) for prompt in promises] == [
        ("you owe: board pack", "2026-11-05"), ("you owe: no day", "None"), ("they owe: her slides", "2026-11-05"),
    ]  # fmt: skip


def test_the_order_is_thank_offer_ask_promise() -> None:
    kinds = [
        prompt.kind
        for prompt in stand_alone(
            "level: trusted",
            write_log("2026-11-05 call: intro; and now? #got") + "- [ ] board pack\n",
        ).prompts
    ]
    assert kinds == [PromptKind.THANK, PromptKind.OFFER, PromptKind.ASK, PromptKind.PROMISE]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "a? " * 100_000,
        ".'" * 150_000,
        "? " * 150_000,
        " " * 300_000 + "?",
        "a\n" * 100_000,
    ],
)
def test_questions_are_found_in_time_that_grows_with_the_text(text: str) -> None:
    contact = make_contact(talks=(make_talk(TODAY, text=text),))
    assert len(all_prompts(contact, Method(offers=()))) <= 1
