"""What events say: descriptions, follow-ups and links.

Tested is also what each level of detail lets out.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Birthday
from mdrel.model.conversation import Channel
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Circle, Level
from mdrel.model.span import Span
from mdrel.views.calendar.build import build_feed
from tests.support import people
from tests.support.agendas import OFFER, THANK, TODAY, make_context, make_due, make_feed, make_task
from tests.support.contacts import make_contact, make_talk
from tests.support.feeds import decode_everything, find_event, find_events, list_events, read_text
from tests.support.people import make_agenda, make_snapshot
from tests.support.rfc5545 import check

TOMORROW = TODAY + timedelta(days=1)


def test_description_prepares_the_conversation_with_dates_promises_prompt_and_link() -> None:
    contact = people.with_talks(
        make_contact("Ana"), make_talk(date(2026, 10, 1), Channel.CALL, "secret plans")
    )
    promise = FollowUp("secret promise", "People/Ana.md", Span(3))
    standing = make_due(
        contact, TOMORROW, prompts=(THANK, OFFER), promises=(promise,), their_promises=(promise,)
    )
    text = read_text(find_event(make_feed(make_agenda(standing)), "touch-"), "DESCRIPTION")
    assert text.split("\n") == [
        "Last spoke 2026-10-01",
        "Open promises: 2 (1 of them theirs)",
        "Offer: What can I take off your plate this month?",
        "obsidian://open?vault=My%20Vault&file=People%2FAna.md",
    ]


def test_full_detail_adds_level_last_entry_and_text_from_the_notes() -> None:
    contact = people.with_talks(
        make_contact("Ana", Level.TRUSTED, circle=Circle.THREE),
        make_talk(date(2026, 10, 1), Channel.CALL, "the Berlin plans"),
    )
    event = find_event(
        make_feed(make_agenda(make_due(contact, TOMORROW, prompts=(THANK, OFFER))), detail="full"),
        "touch-",
    )
    lines = read_text(event, "DESCRIPTION").split("\n")
    assert lines[1:4] == [
        "Thank: for introducing Lena (2026-10-12)",
        "Level: trusted, circle three",
        "Last entry 2026-10-01 (call): the Berlin plans",
    ]
    assert event.value("CATEGORIES") == "trusted,circle three"


@pytest.mark.parametrize("detail", ["private", "name"])
def test_level_and_text_from_the_notes_stay_out_unless_full(detail: str) -> None:
    contact = make_contact(
        "Ana Núñez",
        Level.TRUSTED,
        circle=Circle.TEN,
        owe_reply=TODAY,
        owe_reply_about="zebra one",
        objective="zebra two",
        objective_due=TOMORROW,
    )
    contact = people.with_talks(contact, make_talk(date(2026, 10, 1), text="zebra three"))
    prompts = (
        Prompt(PromptKind.ASK, "zebra four?", "M8"),
        Prompt(PromptKind.PROMISE, "zebra five", "M8"),
    )
    tasks = (make_task("zebra six", TOMORROW),)
    standing = make_due(
        contact, TOMORROW, reply_due_on=TODAY, prompts=prompts, follow_ups=tasks, promises=tasks
    )
    feed = decode_everything(make_feed(make_agenda(standing), detail=detail))
    assert [word for word in ("zebra", "trusted", "CATEGORIES", "circle") if word in feed] == []


def test_private_feed_holds_initials_and_nothing_else_of_anybody() -> None:
    contact = make_contact(
        "Ana Núñez",
        Level.TRUSTED,
        "Friends/Ana.md",
        birthday=Birthday(5, 1, 1971),
        owe_reply=TODAY,
        objective_due=TOMORROW,
        objective="plan",
    )
    contact = people.with_talks(contact, make_talk(date(2026, 10, 1), text="plans"))
    tasks = (
        make_task("call Ana", TOMORROW, block_id="ana-birthday"),
        make_task("call Ana", TODAY - timedelta(days=2)),
    )
    standing = make_due(
        contact, TODAY - timedelta(days=9), reply_due_on=TODAY, follow_ups=tasks, prompts=(OFFER,)
    )
    feed = decode_everything(
        make_feed(
            make_agenda(standing), detail="private", link="https://notes.example/{vault}/{path}"
        )
    )
    leaks = (
        "Ana",
        "ana-",
        "Núñez",
        "Friends",
        "My Vault",
        "://",
        "URL",
        "1971",
        "2026-10-01",
        "Offer",
        "call",
        "plan",
    )
    assert [word for word in leaks if word in feed] == []
    assert "SUMMARY:Speak with A. N.\r\n" in feed


def test_owed_reply_is_due_on_its_day_and_says_since_when() -> None:
    standing = make_due(
        make_contact("Joris", owe_reply=date(2026, 11, 20)), None, reply_due_on=date(2026, 11, 23)
    )
    event = find_event(make_feed(make_agenda(standing)), "reply-")
    assert (event.value("SUMMARY"), event.value("DTSTART")) == ("Answer Joris", "20261123")
    assert read_text(event, "DESCRIPTION").startswith("Set aside 2026-11-20\n")


@pytest.mark.parametrize(
    ("is_theirs", "detail", "summary"),
    [
        (False, "name", "Follow up with Bo"),
        (True, "name", "Waiting for Bo"),
        (False, "full", "Follow up with Bo: send the card"),
    ],
)
def test_follow_up_says_who_owes_whom_and_what_only_when_full(
    is_theirs: bool, detail: str, summary: str
) -> None:
    standing = make_due(
        make_contact("Bo"),
        None,
        follow_ups=(make_task("send the card", TOMORROW, is_theirs=is_theirs),),
    )
    assert (
        find_event(make_feed(make_agenda(standing), detail=detail), "followup-").value("SUMMARY")
        == summary
    )


@pytest.mark.parametrize(
    ("detail", "summaries", "described"),
    [
        (
            "name",
            ["Follow up with Bo (1 of 2)", "Follow up with Bo (2 of 2)", "Waiting for Bo"],
            "Your notes say what it is about.\n",
        ),
        ("private", ["Follow up with B.", "Follow up with B.", "Waiting for B."], ""),
        (
            "full",
            ["Follow up with Bo: ask", "Follow up with Bo: send", "Waiting for Bo: card"],
            "obsidian:",
        ),
    ],
)
def test_two_tasks_of_a_day_are_told_apart_as_far_as_the_feed_may(
    detail: str, summaries: list[str], described: str
) -> None:
    tasks = [make_task(text, TOMORROW, is_theirs=text == "card") for text in ("ask", "send")]
    tasks.append(make_task("card", TOMORROW, is_theirs=True))
    feed = make_feed(
        make_agenda(make_due(make_contact("Bo"), None, follow_ups=tuple(tasks))), detail=detail
    )
    events = find_events(feed, "followup-")
    assert sorted(each.value("SUMMARY") for each in events) == summaries
    assert all(read_text(each, "DESCRIPTION").startswith(described) for each in events)


def test_done_cancelled_and_undated_follow_ups_have_no_event() -> None:
    tasks = (
        make_task("a", TOMORROW, is_done=True),
        make_task("b", TOMORROW, is_cancelled=True),
        FollowUp("c", "People/Bo.md", Span(1)),
    )
    assert (
        list_events(make_feed(make_agenda(make_due(make_contact("Bo"), None, follow_ups=tasks))))
        == []
    )


def test_follow_up_uid_uses_the_block_id_else_a_hash_of_the_text() -> None:
    tasks = (
        make_task("a", TOMORROW, block_id="f00d"),
        make_task("b", TOMORROW),
        make_task("b", TOMORROW + timedelta(days=1)),
    )
    contact = make_contact("Bo")
    uids = [
        event.value("UID")
        for event in find_events(
            make_feed(make_agenda(make_due(contact, None, follow_ups=tasks))), "followup-"
        )
    ]
    assert f"followup-{contact.key}-f00d@k3v9.mdrel" in uids
    assert len(set(uids)) == 3


def test_odd_block_id_never_reaches_the_uid() -> None:
    standing = make_due(
        make_contact("Bo"), None, follow_ups=(make_task("a", TOMORROW, block_id="x\r\nATTENDEE:y"),)
    )
    feed = make_feed(make_agenda(standing))
    assert b"ATTENDEE" not in feed
    assert len(find_events(feed, "followup-")) == 1


@pytest.mark.parametrize(
    ("link", "url"),
    [
        (
            "obsidian",
            "obsidian://open?vault=My%20Vault&file=People%2FAna%20N%C3%BA%C3%B1ez%20%26%20Co.md",
        ),
        ("file", "file:///home/me/My%20Vault/People/Ana%20N%C3%BA%C3%B1ez%20%26%20Co.md"),
        ("none", ""),
        (
            "https://notes.example/{vault}/{path}?é",
            "https://notes.example/My%20Vault/People/Ana%20N%C3%BA%C3%B1ez%20%26%20Co.md?%C3%A9",
        ),
    ],
)
def test_link_is_encoded_and_stands_in_url_and_description(link: str, url: str) -> None:
    event = find_event(
        make_feed(make_agenda(make_due(make_contact("Ana Núñez & Co"), TOMORROW)), link=link),
        "touch-",
    )
    assert event.value("URL") == url
    assert read_text(event, "DESCRIPTION").split("\n") == [
        "No conversation yet",
        *([url] if url else []),
    ]


@pytest.mark.parametrize(
    ("link", "alarm"),
    [
        ("javascript:alert(1)", "none"),
        ("obsidien", "none"),
        ("none", "9 o'clock"),
        ("none", "24:00"),
    ],
)
def test_setting_that_cannot_be_understood_is_reported_and_not_used(link: str, alarm: str) -> None:
    agenda = make_agenda(make_due(make_contact("Ana"), TOMORROW))
    result = build_feed(agenda, make_snapshot(agenda), make_context(link=link, alarm=alarm))
    assert [(problem.code, problem.path) for problem in result.problems] == [
        ("MDR208", "mdrel.toml")
    ]
    assert [line for line in list_events(result.content)[0].lines if line.name == "URL"] == []
    assert b"VALARM" not in result.content
    assert check(result.content) == []
