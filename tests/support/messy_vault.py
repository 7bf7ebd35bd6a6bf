"""Make a messy vault of people nobody has given a level yet, with the levels one would give.

Each person's talks are drawn from the habits of a level, as the method describes it: how often one
speaks, by which channel, about what, and where it is noted. One in eight lives by other habits than
most of their level. Nothing here knows by which rules mdrel proposes levels.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from mdrel.model.level import Level

TODAY = date(2026, 11, 22)
_FIRST_NAMES = (
    "Ada Bruno Carla Dario Elin Farid Greta Hugo Ines Jonas Kaya Lars Mila Noor Otto Petra Quinn "
    "Rosa Stefan Tess Uma Viktor Wanda Xenia Yusuf Zora Anton Bella Cyrus Dora"
)
_LAST_NAMES = (
    "Abel Brandt Castro Duval Engel Fabri Greco Halvorsen Ibsen Janssen Keller Lindt Marek Novak "
    "Orsini Petit Quist Rossi Sand Tamm Ulrich Vance Weber Yilmaz Zeller Arden Birk Corvin Dahl Ek"
)
_FIRMS = ("Northlake", "Harbour Freight", "Ostmark Rail", "Belltower", "Quayside", "Fernhill Labs")
_ROLES = ("CFO", "Buyer", "Head of Sales", "Engineer", "Partner", "Operations lead", "Founder", "")
_TEAM = "Weekly team meeting"

# What people write of a talk, by what it was about. They are phrases as they stand in notebooks.
_CLOSE = (
    "her daughter starts school, and she is torn about the job in Lyon",
    "his father is in hospital; listened mostly",
    "the marathon, and whether I should leave at fifty",
    "my half-formed idea of a foundation, she pulled it apart kindly",
    "what he would do in my place about the board",
    "her divorce, she sleeps badly",
    "holidays in Crete, old times",
    "the kids, the house, and what comes after this job",
    "told him about the burnout, he had one in 2019",
    "sailing, and his doubts about the merger",
    "where we both want to be in ten years",
    "his mother's funeral",
    "she thinks I hide behind numbers",
    "asked him to read my letter of resignation",
    "the new baby",
    "talked for two hours about nothing and everything",
    "succession: who could follow me, and do I want that",
)
_BUSINESS = (
    "renewal of the contract, wants 5 % off",
    "Q3 numbers and the forecast",
    "delivery dates for the second batch",
    "the offer for phase two, she sends a draft",
    "onboarding of the new site",
    "specification of the interface",
    "invoice 4411 is still open",
    "roadmap, priorities for the release",
    "she needs the figures by Friday",
    "complaint about the last shipment",
    "pricing, he checks with legal",
    "the tender in March",
    "staffing for the project",
    "intro to their logistics people",
    "hand-over of the account",
)
_SMALL_TALK = (
    "budget, and a word about his holiday",
    "status; she is back from maternity leave, her son is well",
    "the audit, then football",
)
_FIRST_MEETING = (
    "talked briefly after her keynote on ports",
    "sat next to each other at dinner, does something with sensors",
    "asks whether we could exchange experience on hiring",
    "introduced by Carla, wants to show me their tool",
    "wrote about a panel in May",
    "got in touch after my article",
    "wants twenty minutes about routing",
    "thanks for the talk, would like to stay in touch",
)
_WANTED = (
    "Runs procurement at the harbour. Would open the door to the ports; could use our data.",
    "Everybody says I should know her. Ask Petra.",
    "Speaks at the rail summit every year. Never met.",
    "Wrote the book on yard planning.",
    "Knows all the regulators.",
)
_CHANNELS = {
    Level.TRUSTED: ("lunch", "dinner", "call", "coffee", "walk", "call", "video call", "lunch"),
    Level.TRANSACTIONAL: ("meeting", "call", "meeting", "email", "email", "video call", "lunch"),
    Level.TENTATIVE: ("email", "message", "email", "coffee", "call", "event"),
}
_SHARES = {Level.TRUSTED: 0.18, Level.TRANSACTIONAL: 0.4, Level.TENTATIVE: 0.25}


@dataclass
class Messy:
    """The notes of a vault by path, and the level of each person's note."""

    notes: dict[str, str] = field(default_factory=dict)
    levels: dict[str, Level] = field(default_factory=dict)


@dataclass
class _Person:
    name: str
    level: Level
    is_odd: bool
    colleague: bool = False
    lines: list[tuple[date, str, str]] = field(default_factory=list)


def make_messy_vault(seed: int, people: int = 60) -> Messy:
    """Return a vault of so many people and the level that each of them lives by."""
    dice = random.Random(seed)
    names = dice.sample(
        [f"{first} {last}" for first in _FIRST_NAMES.split() for last in _LAST_NAMES.split()],
        people,
    )
    found = [_Person(name, _draw_level(dice), dice.random() < 1 / 8) for name in names]
    made = Messy()
    daily: dict[date, list[str]] = {}
    for each in found:
        each.colleague = each.level is Level.TRANSACTIONAL and dice.random() < 1 / 4
        each.lines = sorted(_draw_talks(dice, each))
        path = f"People/{each.name}.md"
        made.notes[path] = _write_person(dice, each, daily, made.notes)
        made.levels[path] = each.level
    _write_team(dice, [each for each in found if each.colleague], made)
    for day, lines in daily.items():
        dice.shuffle(lines)
        made.notes[f"Journal/{day}.md"] = "\n".join(
            ["slept badly" if dice.random() < 1 / 5 else "Sunny.", "", *lines, ""]
        )
    return made


def _draw_level(dice: random.Random) -> Level:
    at = dice.random()
    for level, share in _SHARES.items():
        if at < share:
            return level
        at -= share
    return Level.TARGET


def _draw_talks(dice: random.Random, person: _Person) -> list[tuple[date, str, str]]:
    """Return talks as day, channel and what was said."""
    match person.level:
        case Level.TRUSTED:
            gap, months = (75, 40) if person.is_odd else (28, 14)
            return _draw_often(dice, person.level, gap, months, lambda: _about_trusted(dice))
        case Level.TRANSACTIONAL:
            gap, months = (16, 8) if person.is_odd else (dice.choice((35, 55, 75)), 13)
            return _draw_often(dice, person.level, gap, months, lambda: _about_business(dice))
        case Level.TENTATIVE:
            first = TODAY - timedelta(days=dice.randint(4, 500 if person.is_odd else 240))
            days = [first, *(first + timedelta(days=dice.randint(1, 40)) for _ in range(2))]
            met = [day for day in days[: dice.choice((1, 1, 2, 2, 3))] if day <= TODAY]
            return [
                (day, dice.choice(_CHANNELS[person.level]), dice.choice(_FIRST_MEETING))
                for day in met
            ]
        case _:
            if not person.is_odd:
                return []
            day = TODAY - timedelta(days=dice.randint(3, 90))
            return [(day, "email", "first message sent, introduced myself")]


def _draw_often(
    dice: random.Random, level: Level, gap: int, months: int, about: Callable[[], str]
) -> list[tuple[date, str, str]]:
    """Return talks some days apart, of which two in three were noted."""
    day = TODAY - timedelta(days=months * 30)
    made: list[tuple[date, str, str]] = []
    while (day := day + timedelta(days=max(2, int(dice.gauss(gap, gap / 3))))) <= TODAY:
        if dice.random() < 2 / 3:
            made.append((day, dice.choice(_CHANNELS[level]), about()))
    return made


def _about_trusted(dice: random.Random) -> str:
    return dice.choice(_CLOSE if dice.random() < 2 / 3 else _BUSINESS)


def _about_business(dice: random.Random) -> str:
    return dice.choice(_SMALL_TALK if dice.random() < 1 / 10 else _BUSINESS)


def _write_person(
    dice: random.Random, person: _Person, daily: dict[date, list[str]], notes: dict[str, str]
) -> str:
    """Return a person's note; their talks stand there, in daily notes or in notes of meetings."""
    front = ["type: person"] if dice.random() < 1 / 2 else []
    if dice.random() < 2 / 3:
        front.append(f"company: {dice.choice(_FIRMS)}")
        front.append(f"role: {dice.choice(_ROLES)}")
    if dice.random() < (1 / 4 if person.level is Level.TARGET else 2 / 3):
        front.append(f"email: {person.name.lower().replace(' ', '.')}@post.example")
    if person.level in {Level.TRUSTED, Level.TRANSACTIONAL} and dice.random() < 1 / 2:
        front.append("phone: +1 202 555 01" + f"{dice.randint(0, 99):02d}")
    if person.level is Level.TARGET and dice.random() < 1 / 3:
        front.append(f"source: {dice.choice(('LinkedIn', 'peers', 'industry event'))}")
    if person.level is Level.TENTATIVE and dice.random() < 1 / 4:
        front.append("met: conference in Hamburg")
    lines = ["---", *front, "---", ""] if front else []
    if person.level is Level.TARGET:
        lines += [dice.choice(_WANTED), ""]
    habit = dice.random()
    own: list[str] = []
    for day, channel, text in person.lines:
        at = dice.random()
        if habit < 1 / 2 or (habit < 3 / 4 and at < 1 / 2):
            daily.setdefault(day, []).append(_say_daily(dice, person.name, channel, text))
        elif channel == "meeting" and at > 2 / 3:
            notes[f"Meetings/{day} {person.name}.md"] = (
                f'---\ntype: meeting\ndate: {day}\nattendees:\n  - "[[{person.name}]]"\n---\n{text}\n'
            )
        else:
            own.append(f"- {day} {channel}: {text}")
    log = ["## Log", "", *own] if own else []
    return "\n".join([*lines, *log, ""])


def _say_daily(dice: random.Random, name: str, channel: str, text: str) -> str:
    words = {
        "call": "Called", "video call": "Video call with", "lunch": "Lunch with",
        "dinner": "Dinner with", "coffee": "Coffee with", "walk": "Walk with",
        "meeting": "Met", "email": "Email from", "message": "Message from", "event": "Met",
    }  # fmt: skip
    sign = dice.choice((":", ":", " -", ","))
    return f"- {words[channel]} [[{name}]]{sign} {text}"


def _write_team(dice: random.Random, team: list[_Person], made: Messy) -> None:
    """Write the notes of a meeting that everybody of the team is in, every second week."""
    if len(team) < 3:
        return
    for week in range(20):
        day = TODAY - timedelta(days=14 * week + 4)
        there = [each.name for each in team if dice.random() < 9 / 10]
        made.notes[f"Meetings/{day} {_TEAM}.md"] = "\n".join(
            ["---", "type: meeting", f"date: {day}", "attendees:"]
            + [f'  - "[[{name}]]"' for name in there]
            + ["---", dice.choice(_BUSINESS), ""]
        )
