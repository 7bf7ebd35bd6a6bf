"""A contact and its profile."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.contact import Birthday
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Circle, Level
from mdrel.model.span import START, Span
from tests.support.contacts import make_contact


def test_a_birthday_is_written_as_vcard_4_writes_it() -> None:
    assert str(Birthday(12, 10, 1985)) == "1985-12-10"
    assert str(Birthday(2, 9)) == "--02-09"
    assert str(Birthday(2, 9, 812)) == "0812-02-09"


def test_a_contact_answers_for_its_profile() -> None:
    ada = make_contact("Ada Lin", Level.TRUSTED, circle=Circle.TEN, places={"level": Span(3, 8)})
    assert (ada.path, ada.name, ada.level, ada.circle) == (
        "People/Ada Lin.md",
        "Ada Lin",
        Level.TRUSTED,
        Circle.TEN,
    )


def test_a_field_stands_where_it_was_read_and_one_that_is_missing_at_the_start() -> None:
    profile = make_contact(places={"level": Span(3, 8)}).profile
    assert profile.place("level") == Span(3, 8)
    assert profile.place("circle") == START == Span(1, 1)


@pytest.mark.parametrize(
    ("is_done", "is_cancelled", "is_open"),
    [(False, False, True), (True, False, False), (False, True, False)],
)
def test_a_task_is_open_until_it_is_done_or_cancelled(
    is_done: bool, is_cancelled: bool, is_open: bool
) -> None:
    task = FollowUp(
        "send the draft",
        "People/Ada Lin.md",
        Span(9),
        date(2026, 12, 1),
        is_done=is_done,
        is_cancelled=is_cancelled,
    )
    assert task.is_open is is_open
