"""What the plain data of `target` say of a target, with everything known and with nothing."""

from __future__ import annotations

import pytest

from mdrel.rules.next_targets import next_targets
from mdrel.views.items import Item
from mdrel.views.terminal.target_items import flat, next_item, target_item
from tests.support.method import agenda_of, write_log, write_person

INES = """level: target
added: 2026-05-24
source: the fair
introduced_by: ["[[Dana]]", "[[Zoe]]"]
they_offer: [ports, cranes]
i_offer: buyers"""
DANA = write_person("level: trusted", write_log("2026-11-01 call: x"))
WHO = {"name": "Ines", "slug": "ines", "path": "People/Ines.md"}


def say(front: str, *talks: str) -> tuple[Item, Item]:
    """Return what the list and what the next ones say of one target."""
    notes = {
        "People/Ines.md": write_person(front, write_log(*talks)),
        "People/Dana.md": DANA,
    }
    agenda = agenda_of(notes)
    (state,) = agenda.week.targets
    (following,) = next_targets(agenda)
    return target_item(state), next_item(following)


def test_of_a_target_of_whom_everything_is_known_every_property_is_said() -> None:
    item, following = say(INES, "2026-10-02 email: hello?")
    assert item == {
        **WHO, "ready": True, "missing": [], "source": "the fair",
        "introduced_by": ["Dana", "Zoe"], "they_offer": ["ports", "cranes"],
        "i_offer": ["buyers"], "last_contact": "2026-10-02", "added_on": "2026-05-24",
    }  # fmt: skip
    assert following == {
        **item,
        "introducers": [
            {
                "name": "Dana", "slug": "dana", "level": "trusted", "how": "introduced_by",
                "last_contact": "2026-11-01",
            }
        ],
        "introducers_without_note": ["Zoe"],
    }  # fmt: skip
    row = flat(following)
    assert (row["ready"], row["introducers"], row["they_offer"], row["added_on"]) == (
        "yes", "Dana", "ports, cranes", "2026-05-24",
    )  # fmt: skip


def test_of_a_target_of_whom_nothing_is_known_every_property_says_so() -> None:
    item, following = say("level: target")
    assert item == {
        **WHO, "ready": False, "missing": ["they_offer", "i_offer"], "source": None,
        "introduced_by": [], "they_offer": [], "i_offer": [], "last_contact": None,
        "added_on": None,
    }  # fmt: skip
    assert following == {**item, "introducers": [], "introducers_without_note": []}
    assert flat(item)["ready"] == "no"


@pytest.mark.parametrize(
    ("front", "missing"), [("they_offer: ports", "i_offer"), ("i_offer: buyers", "they_offer")]
)
def test_one_reason_alone_is_not_enough(front: str, missing: str) -> None:
    item, _ = say(f"level: target\n{front}")
    assert (item["ready"], item["missing"]) == (False, [missing])
