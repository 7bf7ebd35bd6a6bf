"""A talk without a channel is said to have none, and never counted as `other` people."""

from __future__ import annotations

import pytest

from mdrel.rules.statistics import Bar
from mdrel.rules.thanks import make_thank
from mdrel.views.terminal.bar_chart import bar_item, draw_bars
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.triage import say_channels
from tests.support.method import TODAY, stand_alone, write_log


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["2026-11-02: x", "2026-10-02 lunch: x", "2026-09-02: x"],
            "1 meal, 2 with no channel named",
        ),
        (["2026-11-02 call: x", "2026-10-02 call: x"], "2 calls"),
        (["2026-11-02: x", "2026-10-02: x"], "no channel named"),
    ],
)
def test_the_channels_of_some_talks(lines: list[str], expected: str) -> None:
    assert say_channels(stand_alone("", write_log(*lines)).talks) == expected


def test_the_chart_names_it_and_the_data_keep_their_word() -> None:
    bars = (Bar("channel", "other", 2), Bar("purpose", "other", 1))
    drawn = list(draw_bars(bars, Screen(80, lambda text, _: text)))
    assert drawn[1].startswith("  no channel named    2  ")
    assert drawn[-1].startswith("  other               1  ")
    assert bar_item(bars[0])["label"] == "other"


def test_one_thanks_for_a_talk_and_not_for_other() -> None:
    talks = stand_alone("", write_log("2026-11-02 #got")).talks
    prompt = make_thank(stand_alone("", "").contact, talks, TODAY)
    assert prompt
    assert prompt.text == "a talk"
