"""The note for a successor, and the introduction to paste into a message (M18)."""

from __future__ import annotations

from mdrel.model.contact import Contact
from mdrel.views.notes.handover import introduction, write_handover
from tests.support.contacts import make_contact
from tests.support.method import TODAY, stand_as_read, write_log, write_person

ADA = """role: Buyer
organization: Lin & Co
objective: the harbour lease
objective_due: 2027-03-01
i_offer: [plans, a desk]
they_offer: steel
phone: +44 20 5550 0001
email: ada@lines.example
"""
TALKS = ("2026-11-01 call: the lease", "2026-10-01 meeting: steel", "2026-09-01 call: plans")
TASKS = """
- [ ] send the plan ➕ 2026-11-01
- [ ] she will send the lease
- [ ] ask for the key 📅 2026-12-01
- [ ] she will sign 📅 2026-12-05
"""


def link(contact: Contact) -> str:
    """Return a link to a contact's note."""
    return f"[[{contact.name}]]"


def hand_over(body: str, front: str = ADA) -> str:
    """Return the note for a successor of one person."""
    notes = {"People/Ada Lin.md": write_person(front, body)}
    (standing,) = stand_as_read(notes).values()
    return write_handover("Bo Stone", [standing], TODAY, link, "Cy Moor")


def test_a_successor_is_told_all_they_need_of_a_person() -> None:
    older = ("2026-08-01 call: too long ago", "2026-12-24 call: a plan")
    assert (
        hand_over(write_log(*TALKS, *older) + TASKS)
        == """---
type: review
handover_on: 2026-11-22
---
# Hand-over to Bo Stone

## Ada Lin

- note: [[Ada Lin]]
- who: Buyer, Lin & Co
- objective: the harbour lease (2027-03-01)
- they need: plans, a desk
- they give: steel
- reach: `+44 20 5550 0001`
- reach: `ada@lines.example`
- 2026-11-01 call: the lease
- 2026-10-01 meeting: steel
- 2026-09-01 call: plans
- promised to them: send the plan
- promised by them: she will send the lease
- 2026-12-01 to them: ask for the key
- 2026-12-05 from them: she will sign

```text
Dear Ada, dear Bo,

Ada, from now on Bo Stone is there for what you and I have worked on together.
Bo, this is Ada Lin (Buyer, Lin & Co).
What we are working on: the harbour lease.
I would like the three of us to speak within the next two weeks; which day suits you?

Cy Moor
```
"""
    )


def test_what_a_person_has_not_makes_no_line() -> None:
    _, _, told = hand_over("", "").partition("## Ada Lin\n")
    assert told.startswith("\n- note: [[Ada Lin]]\n\n```text\nDear Ada, dear Bo,\n")


def test_the_introduction_names_both_the_work_and_a_time() -> None:
    ada = make_contact(
        "Ada Lin", role="Buyer", organization="Lin & Co", objective="the harbour lease"
    )
    assert list(introduction(ada, "Bo van Stone", "Cy Moor")) == [
        "Dear Ada, dear Bo,",
        "",
        "Ada, from now on Bo van Stone is there for what you and I have worked on together.",
        "Bo, this is Ada Lin (Buyer, Lin & Co).",
        "What we are working on: the harbour lease.",
        "I would like the three of us to speak within the next two weeks; which day suits you?",
        "",
        "Cy Moor",
    ]


def test_the_introduction_leaves_out_what_is_not_known_and_says_where_a_name_is_missing() -> None:
    assert list(introduction(make_contact("Ada"), "Bo", "")) == [
        "Dear Ada, dear Bo,",
        "",
        "Ada, from now on Bo is there for what you and I have worked on together.",
        "Bo, this is Ada.",
        "I would like the three of us to speak within the next two weeks; which day suits you?",
        "",
        "(your name)",
    ]


def test_a_name_of_backticks_does_not_end_the_block_of_the_introduction() -> None:
    note = hand_over("", "role: '```` x'")
    assert note.count("`````text\n") == 1
    assert note.rstrip().endswith("\n`````")
