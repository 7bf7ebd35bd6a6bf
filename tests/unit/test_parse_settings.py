"""Words a person adds in the settings are read wherever a note may have them."""

from __future__ import annotations

import pytest

from mdrel.app.settings.loader import build_policy, parse_settings
from mdrel.model.conversation import Channel
from mdrel.model.note import ParsedNote
from mdrel.parse.lexicon import build_lexicon
from mdrel.parse.prefilter import make_prefilter
from tests.support.vaults import parse_note, read

PERSON, DAY = "---\ntype: person\n---\n## Conversations\n\n", "Daily/2026-11-20.md"
ADA, MEETING = "People/Ada.md", "Talks/2026-11-20 Board.md"
# Each has a word that the settings make a channel; without them it is none.
NOTES = {
    "an entry": (ADA, f"{PERSON}- 2026-11-20 pigeon: the lease\n"),
    "an entry, behind a dash": (ADA, f"{PERSON}- 2026-11-20 - pigeon\n"),
    "an entry, in brackets": (ADA, f"{PERSON}- 2026-11-20 [pigeon] the lease\n"),
    "an entry, as a tag": (ADA, f"{PERSON}- 2026-11-20: the lease #pigeon\n"),
    "an entry, in capitals": (ADA, f"{PERSON}- 2026-11-20 Pigeon: the lease\n"),
    "a row": (ADA, f"{PERSON}| Date | How | What |\n|---|---|---|\n| 2026-11-20 | pigeon | x |\n"),
    "a heading": (ADA, "---\ntype: person\n---\n## 2026-11-20 pigeon\n\nThe lease\n"),
    "a daily line": (DAY, "- Pigeon with [[Ada]]\n"),
    "a daily line, behind a link": (DAY, "- [[Ada]] pigeon\n"),
    "a daily line, as a tag": (DAY, "- The lease, [[Ada]] #pigeon\n"),
    "a property": (MEETING, "---\ntype: meeting\nchannel: pigeon\nattendees: Ada\n---\n"),
    "a type": (MEETING, "---\ntype: pigeon\nattendees: Ada\n---\n"),
    "a title": ("Talks/2026-11-20 Pigeon with Ada.md", "# The lease\n"),
}


def read_with(settings: str, path: str, text: str) -> ParsedNote:
    """Return a note as read by the settings of `mdrel.toml`."""
    lexicon = build_lexicon(build_policy(parse_settings(settings)).reading)
    return parse_note(path, text, make_prefilter(lexicon))


@pytest.mark.parametrize("place", NOTES)
@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.VIDEO])
def test_a_channel_word_of_ones_own_is_read_in_every_place(place: str, channel: Channel) -> None:
    path, text = NOTES[place]
    settings = f'[words.channels]\n{channel} = ["pigeon"]'
    assert [talk.channel for talk in read_with(settings, path, text).talks] == [channel]
    assert channel not in {talk.channel for talk in read(path, text).talks}


def test_a_word_of_ones_own_may_be_several_and_the_usual_ones_stay() -> None:
    settings = '[words.channels]\nletter = ["carrier pigeon"]'
    text = f"{PERSON}- 2026-11-20 carrier pigeon: x\n- 2026-11-19 call: y\n"
    assert [talk.channel for talk in read_with(settings, ADA, text).talks] == ["letter", "call"]


@pytest.mark.parametrize(
    ("setting", "line", "is_talk"),
    [
        ('verbs = ["pigeon"]', "Pigeon [[Ada]] about the lease", True),
        ('verbs = ["pigeon"]', "Startled [[Ada]] in the hall", False),
        ('cancellation = ["scuppered"]', "Lunch with [[Ada]] scuppered", False),
    ],
)
def test_verbs_and_cancellations_of_ones_own_are_read_in_daily_lines(
    setting: str, line: str, is_talk: bool
) -> None:
    text = f"- {line}\n"
    assert bool(read_with(f"[words]\n{setting}", DAY, text).talks) == is_talk
    assert bool(read(DAY, text).talks) != is_talk
