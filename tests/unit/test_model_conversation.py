"""Which channels count as speaking (M19)."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.conversation import Channel
from tests.support.contacts import make_talk

SPOKEN = {"in-person", "call", "video", "meeting", "meal", "event", "other"}


@pytest.mark.parametrize("channel", Channel)
def test_everything_but_writing_and_attempts_counts_as_spoken(channel: Channel) -> None:
    talk = make_talk(date(2026, 11, 1), channel)
    assert talk.is_spoken == (str(channel) in SPOKEN)
    assert talk.is_attempt == (str(channel) == "attempt")
