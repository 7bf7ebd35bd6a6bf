"""What the plain data of `--json` say, with everything known and with nothing."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from mdrel.views.items import contact_item, person_item, talk_item, task_item
from tests.support.agendas import make_task
from tests.support.contacts import make_contact, make_talk
from tests.support.method import TODAY, stand, stand_as_read, write_log, write_person

ADA = """level: trusted
circle: ten
cadence: 2 weeks
birthday: 1980-12-10
snooze_until: 2026-12-01
next_contact: 2026-12-24
organization: Lines
role: Buyer
aliases: [Addie]
email: ada@lines.example
phone: +44 20 5550 0001
owe_reply: 2026-11-13
objective: the lease
objective_due: 2027-01-31
they_offer: steel
i_offer: [plans, a desk]"""


def test_of_somebody_of_whom_nothing_is_known_every_property_says_so() -> None:
    contact = make_contact("Ada Lin")
    empty: dict[str, object] = dict.fromkeys(
        (
            "level", "circle", "cadence", "last_conversation", "last_contact", "last_talk",
            "due_on", "due_reason", "overdue_days", "birthday", "snooze_until", "next_contact",
            "organization", "role", "owe_reply",
        )
    )  # fmt: skip
    lists: dict[str, object] = {"aliases": [], "emails": [], "phones": []}
    flags = {"is_due": False, "paused": False, "archived": False}
    who = {
        "name": "Ada Lin", "slug": "ada-lin", "path": "People/Ada Lin.md",
        "matched_by": "folder", "state": "unscheduled",
    }  # fmt: skip
    assert contact_item(stand(contact)) == {**empty, **lists, **flags, **who}
    more = {
        key: value for key, value in person_item(stand(contact), TODAY).items()
        if key not in contact_item(stand(contact)) and key != "prompts"
    }  # fmt: skip
    assert more == {
        "objective": None,
        "mentoring": None, "objective_due": None, "they_offer": [], "i_offer": [],
        "promises": [], "follow_ups": [], "moves": [], "people_in_common": [], "conversations": [],
    }  # fmt: skip


def test_of_somebody_of_whom_everything_is_known_every_property_is_said() -> None:
    notes = {"People/Ada Lin.md": write_person(ADA, write_log("2026-11-01 call: the lease"))}
    (standing,) = stand_as_read(notes).values()
    assert contact_item(standing) == {
        "name": "Ada Lin", "slug": "ada-lin", "path": "People/Ada Lin.md", "level": "trusted",
        "circle": "ten", "cadence": "2 weeks", "last_conversation": "2026-11-01",
        "last_contact": "2026-11-01",
        "last_talk": {
            "path": "People/Ada Lin.md", "line": 23, "noted_as": "entry", "channel": "call",
            "text": "the lease", "on": "2026-11-01", "time": None, "purpose": None, "more": "",
            "tags": [], "others": [], "planned": False,
        },
        "due_on": "2026-12-24", "due_reason": "next_contact", "overdue_days": None,
        "is_due": False, "state": "fine", "birthday": "1980-12-10",
        "snooze_until": "2026-12-01", "next_contact": "2026-12-24", "paused": False,
        "archived": False, "organization": "Lines", "role": "Buyer", "aliases": ["Addie"],
        "emails": ["ada@lines.example"], "phones": ["+44 20 5550 0001"],
        "owe_reply": "2026-11-13", "matched_by": "type person (F3)",
    }  # fmt: skip


def test_a_talk_and_a_task_say_what_they_have_and_null_for_what_not() -> None:
    said = talk_item(make_talk(date(2026, 11, 1)), "People/Ada.md")
    assert (said["time"], said["purpose"]) == (None, None)
    assert talk_item(make_talk(date(2026, 11, 1), time="09:30"), "People/Ada.md")["time"] == "09:30"
    open_box = make_talk(date(2026, 11, 1), is_plan=True)
    assert [
        talk_item(talk, "People/Ada.md", TODAY)["planned"]
        for talk in (open_box, make_talk(date(2026, 11, 23)), make_talk(TODAY))
    ] == [True, True, False]
    task = make_task("send the plan", TODAY, since=date(2026, 11, 1), is_theirs=True)
    known = {"text": "send the plan", "path": "People/Somebody.md", "line": 30}
    assert task_item(task) == {
        **known, "due_on": "2026-11-22", "since": "2026-11-01", "theirs": True,
    }  # fmt: skip
    assert task_item(replace(task, due_on=None, since=None, is_theirs=False)) == {
        **known, "due_on": None, "since": None, "theirs": False,
    }  # fmt: skip
