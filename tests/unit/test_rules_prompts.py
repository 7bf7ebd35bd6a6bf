"""What to say: thank, offer, ask, promise (M8)."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Contact
from mdrel.model.level import Level
from mdrel.model.policy import Policy
from mdrel.model.questions import OFFERS, Questions
from mdrel.rules.open_question import is_to_person
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
        if not prompt.bare
    ]


def all_prompts(contact: Contact, **questions: tuple[str, ...]) -> tuple[Prompt, ...]:
    """Return every prompt for a contact, by the talks so far."""
    policy = Policy(questions=Questions(**questions))
    return make_prompts(contact, policy, TODAY, contact.talks_until(TODAY))


def kinds_of(*prompts: Prompt) -> list[str]:
    """Return the kinds of prompts."""
    return [str(prompt.kind) for prompt in prompts]


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
    ("entries", "first", "since"),
    [
        ([], "thank", "nothing noted yet"),
        (["2026-11-01 call: x"], "thank", "nothing noted yet"),
        # Asked, and never thanked: thanks are missing longer.
        (["2026-11-01 call: x #assist"], "thank", "nothing noted yet"),
        (["2026-11-01 call: x #thanks"], "offer", "nothing noted since 2026-11-01"),
        (["2026-11-01 call: x #thanks #assist"], "thank", "nothing noted since 2026-11-01"),
        (
            ["2026-11-05 call: x #assist", "2026-11-01 call: y #thanks"],
            "thank",
            "nothing noted since 2026-11-01",
        ),
        (
            ["2026-11-05 call: x #thanks", "2026-11-01 call: y #assist"],
            "offer",
            "nothing noted since 2026-11-05",
        ),
        (["2026-12-05 call: x #thanks"], "thank", "nothing noted yet"),  # only planned
    ],
)
@pytest.mark.parametrize("front", ["level: trusted", "circle: ten", "level: target\ncircle: three"])
def test_thanks_and_help_are_both_there_the_one_missing_longest_first(
    front: str, entries: list[str], first: str, since: str
) -> None:
    said = stand_alone(front, write_log(*entries)).prompts
    both = [prompt for prompt in said if prompt.kind in {PromptKind.THANK, PromptKind.OFFER}]
    assert kinds_of(*both) == kinds_of(*said[:2])
    assert both[0].kind == first
    assert next(each for each in both if each.kind is PromptKind.THANK).text.startswith(since + ";")
    assert all(prompt.question for prompt in both)


@pytest.mark.parametrize("front", ["level: transactional", "level: tentative", "level: target", ""])
def test_others_are_thanked_for_what_they_gave_and_never_for_nothing(front: str) -> None:
    kinds = kinds_of(*stand_alone(front, write_log("2026-11-01 call: x")).prompts)
    assert not {"thank", "offer"} & set(kinds)
    assert stand_alone(front, write_log("2026-11-01 call: x #got")).prompts[0].text == "x"


def test_an_offer_is_one_of_the_persons_questions_and_changes_with_every_talk() -> None:
    talks = tuple(make_talk(date(2026, 11, 20 - number)) for number in range(len(OFFERS)))
    offers = [
        all_prompts(make_contact(level=Level.TRUSTED, talks=talks[:count]))[1]
        for count in range(1, len(talks) + 1)
    ]
    assert sorted({offer.text for offer in offers}) == sorted(OFFERS)
    own = all_prompts(make_contact(level=Level.TRUSTED), offers=("May I help?",))
    assert own[1].text == "May I help?"


def test_nobody_is_offered_an_introduction_before_the_first_talk() -> None:
    only = ("Who would you like to meet?", "Whom may I introduce you to?")
    new = make_contact(level=Level.TRUSTED)
    assert all_prompts(new, offers=only)[1].text == "ask how you can help"
    assert "ask" not in kinds_of(*(each for each in all_prompts(new, trusted=only) if each.text))
    known = make_contact(level=Level.TRUSTED, talks=(make_talk(TODAY),))
    assert all_prompts(known, offers=only)[1].text in only


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        ("call: How did the move go?", "How did the move go?"),
        ("call: She is well. How did the move go? More soon.", "How did the move go?"),
        ("call: One? Two? Three.", "Two?"),  # the last
        ("call: How did the move go? Will he stay?", "How did the move go?"),
        ("call: book, daughter's move; how did it go?", "how did it go?"),
        (
            "call: is v2.0 at https://x.example/?q=1 ready?",
            "is v2.0 at https://x.example/?q=1 ready?",
        ),
        ("call: see https://x.example/?q=1 there", None),
        ('call: "and now?"', '"and now?"'),
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
    quoted = [(prompt.text, str(prompt.on)) for prompt in asked if not prompt.is_general]
    assert quoted == ([(question, "2026-11-05")] if question else [])
    assert len(asked) == 1  # a general one where the notes leave none


def test_a_question_may_stand_below_the_entry_and_an_attempt_is_no_newer_entry() -> None:
    asked = prompts_of(
        "2026-11-06 attempt: are you there?",
        "2026-11-05 call: Berlin\n  - will you go?",
        kind=PromptKind.ASK,
    )
    assert [prompt.text for prompt in asked] == ["will you go?"]


def test_nobody_spoken_with_gets_an_opening() -> None:
    assert [each.text for each in prompts_of(kind=PromptKind.OPEN)] == [
        "say why you thought of them today"
    ]
    assert prompts_of("2026-11-05 call: x", kind=PromptKind.OPEN) == []


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
    assert len(all_prompts(contact)) == 1


def texts(front: str, *entries: str, kind: str) -> list[str]:
    """Return the texts of one kind for somebody whose front matter says `front`."""
    prompts = stand_alone(front, write_log(*entries)).prompts
    return [prompt.text for prompt in prompts if prompt.kind == kind]


def test_the_objective_of_a_business_relationship_is_always_there() -> None:
    dated = "level: transactional\nobjective: a pilot\nobjective_due: 2026-12-04"
    (goal,) = (each for each in stand_alone(dated).prompts if each.kind is PromptKind.GOAL)
    assert (goal.text, goal.on, goal.rule) == ("a pilot", date(2026, 12, 4), "M2")
    assert texts("level: transactional", kind="goal") == [
        'not noted yet: mdrel set ada-lin objective="…"'
    ]
    assert texts("level: trusted\nobjective: a pilot", kind="goal") == []


@pytest.mark.parametrize(
    ("tags", "text"),
    [
        (("gave", "gave"), ["in a year you gave 2 times and got 0: ask for something"]),
        (("got", "got", "got", "gave"), ["in a year you got 3 times and gave 1: give something"]),
        (("gave", "got", "gave"), []),
        ((), []),
    ],
)
def test_giving_without_getting_is_said_of_business_relationships(
    tags: tuple[str, ...], text: list[str]
) -> None:
    entries = [f"2026-10-0{at} call: x #{tag}" for at, tag in enumerate(tags, 1)]
    assert texts("level: transactional", *entries, kind="balance") == text
    assert texts("level: tentative", *entries, kind="balance") == []


def test_the_purpose_that_is_missing_longest_is_said_where_any_is_noted() -> None:
    log: tuple[str, ...] = (
        "2026-11-01 call (act): x",
        "2026-10-01 call (build): y",
        "2026-09-01 call (develop): z",
    )
    assert texts("level: trusted", *log, kind="purpose") == [
        "decide: a decision that one of you has to make"
    ]
    log = ("2026-11-02 call (decide): x", *log)
    (prompt,) = prompts_of(*log, kind=PromptKind.PURPOSE)
    assert (prompt.text, prompt.on) == (
        "develop: what each of you is learning",
        date(2026, 9, 1),
    )
    assert texts("level: trusted", "2026-11-01 call: x", kind="purpose") == []
    assert texts("level: transactional", *log, kind="purpose") == []


def test_of_a_tentative_contact_the_message_or_how_you_met_and_what_is_not_known() -> None:
    owed = "level: tentative\nowe_reply: 2026-11-13\nowe_reply_about: routing"
    assert texts(owed, kind="answer") == ["routing"]
    assert texts(owed.partition("\nowe_reply_about")[0], kind="answer") == ["a message"]
    assert texts(owed, kind="met") == []
    assert texts(owed, "2026-11-14 call: answered", kind="answer") == []
    met = "level: tentative\nmet: 2026-11-05\nmet_how: dinner\nsource: Forum\nintroduced_by: Bo"
    assert texts(met, kind="met") == ["dinner, source: Forum, through Bo"]
    assert texts("level: tentative\nmet: 2026-11-05", kind="met") == ["how is not noted"]
    assert texts("level: tentative", kind="met") == []
    assert texts("level: tentative", kind="learn") == [
        "not known yet: how you met, what they do, whom you both know, what they need"
    ]
    known = f"{met}\nrole: pilot\ni_offer: a map"
    assert texts(known, kind="learn") == []


def test_of_a_target_the_first_contact_and_one_small_request() -> None:
    ready = "level: target\nthey_offer: wind\ni_offer: a mill\nintroduced_by: Bo"
    assert texts(ready, kind="first") == ["Bo can introduce you; they gain: a mill; you gain: wind"]
    assert texts("level: target\nsource: a fair", kind="first") == [
        (
            "where you know of them: a fair; they gain: not noted yet (i_offer); "
            "you gain: not noted yet (they_offer)"
        )
    ]
    assert texts("level: target", kind="first")[0].startswith("think of who could introduce you")
    (asked,) = texts(ready, kind="ask")
    assert asked in Questions().target


@pytest.mark.parametrize(
    ("entry", "again"),
    [
        ("email: asked for half an hour", "you wrote on 2026-11-05, no answer yet"),
        ("linkedin: a note; no answer, as expected", "you wrote on 2026-11-05, no answer yet"),
        ("attempt: voicemail", "you tried on 2026-11-05, no answer yet"),
        ("email: she answered at once", ""),
        ("email: his plans #got", ""),
        ("call: half an hour", ""),
        ("email: accepted, for the twelfth", ""),
    ],
)
def test_a_target_who_did_not_answer_is_tried_another_way(entry: str, again: str) -> None:
    said = texts("level: target", f"2026-11-05 {entry}", kind="again")
    assert said == ([f"{again}: try another way"] if again else [])


def test_somebody_without_a_level_gets_a_question_to_get_to_know_them() -> None:
    (asked,) = texts("cadence: monthly", "2026-11-01 call: x", kind="ask")
    assert asked in Questions().tentative
    (asked,) = texts("level: transactional", kind="ask")  # never spoken with
    assert asked in Questions().tentative
    (asked,) = texts("level: transactional", "2026-11-01 call: x", kind="ask")
    assert asked in Questions().transactional


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
