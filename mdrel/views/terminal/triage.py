"""What `triage` shows of a person: who they are, what the notes tell, and the proposal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from mdrel.model.conversation import Channel, Conversation
from mdrel.model.level import Level
from mdrel.rules.relationship_evidence import Evidence, count_channels
from mdrel.rules.triage import Case
from mdrel.views.terminal.problems import flow_to_word
from mdrel.views.terminal.screen import NARROW
from mdrel.views.terminal.text import count, cut, flow, pad, short_day
from mdrel.views.terminal.wording import NO_CHANNEL, describe_talk, say_unread

# A narrow screen needs more lines for the same words.
NAME_WIDTH, LINES, MORE_LINES = 24, 2, 4
NUMBERS = {level: number for number, level in enumerate(Level, 1)}
LEGEND = " · ".join(f"{number} {level}" for level, number in NUMBERS.items())
KEYS = (
    "1-4 level · Enter takes what is in brackets · s skip · n not a contact · u undo · "
    "q save and stop · ? help"
)
LEVELS_HELP = (
    "1 trusted: a safe haven; you speak at least monthly, on anything.",
    "2 transactional: customers, peers, suppliers; each does something for the other.",
    "3 tentative: you hardly know each other yet.",
    "4 target: you should know each other and do not.",
    "Enter takes what is in brackets: the level they have, or the proposal, or s.",
    "s skips somebody for now, and nothing changes.",
    "n: not a contact. The path goes into mdrel.toml, and the note stays as it is.",
    "u or b goes back one. q shows what would be saved, and stops.",
    "Nothing is written before you have seen the summary, and what you decided is kept.",
)

_NOUNS = {Channel.IN_PERSON: ("visit", "visits"), Channel.SOCIAL: ("post", "posts")}


def draw_case(case: Case, place: str, width: int, *, is_namesake: bool = False) -> Iterator[str]:
    """Yield the lines about one person; `place` is such as `1/57`.

    With `is_namesake` the note's path tells who is meant.
    """
    indent = " " * (len(place) + 2)
    work, path = case.contact.profile.work, case.contact.path if is_namesake else ""
    who = " · ".join(filter(None, (work, path)))
    named = (
        f"{place}  {pad(case.contact.name, NAME_WIDTH)}" if who else f"{place}  {case.contact.name}"
    )
    yield cut(f"{named}{who}", width)
    most = LINES if width >= NARROW else MORE_LINES
    for line in flow_to_word(say_evidence(case.evidence), width - len(indent), most):
        yield indent + line
    for line in flow(say_proposal(case), width - len(indent), most - 1):
        yield indent + line


def say_proposal(case: Case) -> str:
    """Return the level somebody has by now, and the proposed one with its reason."""
    now, found = case.contact.level, case.proposal
    if found is None:
        told = "what is read tells" if case.evidence.unread else "the notes tell"
        return f"now {now}" if now else f"no proposal: {told} too little"
    start = f"now {now}; " if now else ""
    return f"{start}proposed: {NUMBERS[found.level]} {found.level} ({found.why})"


def default_level(case: Case) -> Level | None:
    """Return the level that Enter gives: the one somebody has, else the proposed one."""
    return case.contact.level or (case.proposal.level if case.proposal else None)


def say_evidence(evidence: Evidence) -> str:
    """Return what the notes tell: `9 talks in 12 months (9 calls), last call 14 Oct: …`.

    What they tell and is not read comes first.
    """
    told = _say_talks(evidence)
    return f"{say_unread(evidence.unread)}; {told}" if evidence.unread else told


def _say_talks(evidence: Evidence) -> str:
    if not evidence.talks:
        return _say_no_talk(evidence)
    if len(evidence.talks) == 1:
        return f"1 talk: {describe_talk(evidence.talks[0], evidence.today)}"
    if not evidence.year:
        said = f"{len(evidence.talks)} talks, none in 12 months"
    else:
        said = f"{count(len(evidence.year), 'talk')} in 12 months ({say_channels(evidence.year)})"
    return f"{said}, last {describe_talk(evidence.talks[0], evidence.today)}"


def say_channels(talks: Sequence[Conversation]) -> str:
    """Return how many talks went by each channel: `1 meal, 2 with no channel named`."""
    counts = count_channels(talks)
    if [channel for channel, _ in counts] == [Channel.OTHER]:
        return NO_CHANNEL
    return ", ".join(_say_channel(*each) for each in counts)


def _say_channel(channel: Channel, number: int) -> str:
    if channel is Channel.OTHER:
        return f"{number} with {NO_CHANNEL}"
    one, many = _NOUNS.get(channel, (str(channel), f"{channel}s"))
    return f"{number} {one if number == 1 else many}"


def _say_no_talk(evidence: Evidence) -> str:
    profile, today = evidence.contact.profile, evidence.today
    tried = [each.on for each in evidence.contact.conversations if each.is_attempt]
    facts = (
        f"tried on {short_day(max(tried), today)}" if tried else "",
        f"a message waits since {short_day(profile.owe_reply, today)}" if profile.owe_reply else "",
        f"met {_say_met(profile.met_on, profile.met_how, today)}",
        f"source: {profile.origin}" if profile.origin else "",
        f"they offer: {', '.join(profile.they_offer)}" if profile.they_offer else "",
    )
    return "; ".join(("no talk noted", *(each for each in facts if each not in {"", "met "})))


def _say_met(on: date | None, how: str, today: date) -> str:
    return ", ".join(filter(None, (short_day(on, today) if on else "", how)))


def say_summary(
    levels: Mapping[Level, int], no_contacts: int, skipped: int = 0, left: int = 0
) -> str:
    """Return what would be saved: `12 levels: 3 trusted, 9 tentative; 5 skipped`."""
    total = sum(levels.values())
    kinds = ", ".join(f"{levels[level]} {level}" for level in Level if level in levels)
    parts = (
        f"{count(total, 'level')}: {kinds}" if total else "",
        f"{no_contacts} not {'a contact' if no_contacts == 1 else 'contacts'} (mdrel.toml)"
        if no_contacts
        else "",
        f"{skipped} skipped" if skipped else "",
        f"{left} not decided" if left else "",
    )
    return "; ".join(filter(None, parts)) or "Nothing was decided"
