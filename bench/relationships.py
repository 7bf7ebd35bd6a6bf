"""The vault of somebody who lives by mdrel, made from a seed, with what is true of it.

Of 100 notes 30 are contacts with four conversations each in the mean, 40 conversation notes, 5
daily notes and 25 about nobody. What is true follows from what the generator meant, never from what
mdrel reads, so that its answers can be compared with it.
"""

from __future__ import annotations

import calendar
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from bench.vault import END, FIRST, LAST, WORDS, make_day, make_note, make_prose

SPOKEN = ("call", "lunch", "video", "meeting")
WRITTEN = ("email", "letter")
# Months and days between conversations, and whether something written counts as one.
LEVELS = {
    "trusted": (1, 0, False),
    "transactional": (3, 0, True),
    "tentative": (0, 14, True),
    "target": (0, 0, True),
}


class Promise(NamedTuple):
    """An open task: its note, its text, its day, who owes it and who is concerned.

    `due_on` is empty where it has no day, and `people` are the paths of their notes.
    """

    path: str
    text: str
    due_on: str
    is_theirs: bool
    people: tuple[str, ...]


@dataclass
class Person:
    """A contact as the generator means it; `last` is the day of the last talk that counts."""

    name: str
    level: str
    snoozed: date | None = None
    is_paused: bool = False
    last: date | None = None

    @property
    def path(self) -> str:
        """Where the note lies."""
        return f"People/{self.name}.md"

    @property
    def due_on(self) -> date | None:
        """When to speak next, by the level's months or days."""
        months, days, _ = LEVELS[self.level]
        if self.is_paused or not (months or days):
            return None
        due = self.last and _add(self.last, months, days)
        return max(filter(None, (due, self.snoozed)), default=None)

    @property
    def is_due(self) -> bool:
        """Whether that day has come, or there should be a first talk and was none yet."""
        if self.is_paused or self.level == "target":
            return False
        return self.due_on is None or self.due_on <= END

    def hear(self, day: date, channel: str) -> None:
        """Take a talk in, if it counts."""
        counts = channel in SPOKEN or LEVELS[self.level][2]
        if counts and day <= END and (self.last is None or day > self.last):
            self.last = day


@dataclass
class Truth:
    """What is true of the vault on the day `END`."""

    people: list[Person] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)


def make_relationships(root: Path, size: int, seed: int = 11) -> Truth:
    """Write `size` notes below `root` and return what is true of them.

    Three in 200 notes have CRLF, a byte order mark or bytes that are no UTF-8.
    """
    rng = random.Random(seed)
    truth = Truth([_person(rng, number) for number in range(max(3, size * 30 // 100))])
    names = [each.name for each in truth.people]
    daily, talks = size * 5 // 100, size * 40 // 100
    notes = [(person.path, _contact(rng, person, truth)) for person in truth.people]
    notes += [_conversation(rng, number, truth) for number in range(talks)]
    notes += [_daily(rng, END - timedelta(days=number), truth) for number in range(daily)]
    notes += [
        (f"Notes/{number % 97}/Note {number}.md", make_note(rng, names))
        for number in range(size - len(notes))
    ]
    for path, text in notes:
        _write(root / path, text, rng)
    return truth


def _write(path: Path, text: str, rng: random.Random) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    match rng.randrange(200):
        case 0:
            data = data.replace(b"\n", b"\r\n")
        case 1:
            data = b"\xef\xbb\xbf" + data
        case 2:
            data += bytes(range(128, 256))
    path.write_bytes(data)


def _add(day: date, months: int, days: int) -> date:
    """Return the day some months and days later, at most the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def _person(rng: random.Random, number: int) -> Person:
    person = Person(f"{rng.choice(FIRST)} {rng.choice(LAST)} {number}", rng.choice(list(LEVELS)))
    match rng.randrange(20):
        case 0:
            person.snoozed = END + timedelta(days=rng.randrange(-30, 60))
        case 1:
            person.is_paused = True
    return person


def _contact(rng: random.Random, person: Person, truth: Truth) -> str:
    other = rng.choice(truth.people).name
    more = f"snooze_until: {person.snoozed}\n" if person.snoozed else ""
    front = (
        f"---\ntype: person\nlevel: {person.level}\norganization: Org {rng.randrange(400)}\n"
        f"role: Head of {rng.choice(WORDS)}\nemail:\n  - a{rng.randrange(99999)}@org.example\n"
        f'phone:\n  - "+44 20 7946 0{rng.randrange(999):03d}"\n'
        f"birthday: 1980-05-{rng.randrange(1, 29):02d}\nadded: 2024-03-01\n{more}"
        f"{'paused: true' if person.is_paused else 'tags: [person]'}\n---\n"
    )
    entries = "\n".join(_entry(rng, person) for _ in range(rng.randrange(8)))
    tasks = "\n".join(_task(rng, person.path, (person,), truth) for _ in range(rng.randrange(3)))
    return (
        f"{front}# {person.name}\n\n{make_prose(rng, 50)} [[{other}]]\n\n"
        f"## Conversations\n\n{entries}\n\n## Follow-ups\n\n{tasks}\n"
    )


def _entry(rng: random.Random, person: Person) -> str:
    """Return one conversation as an item of a list, which may be ahead or not have come about."""
    day, channel = make_day(rng), rng.choice(SPOKEN + WRITTEN)
    words = make_prose(rng, 9)
    match rng.randrange(12):
        case 0:
            return f"- {day} tried to call: {words}"
        case 1:
            return f"- {END + timedelta(days=rng.randrange(1, 60))} {channel}: {words}"
        case 2:
            person.hear(day, channel)
            return f"- {day} {channel}: {words}\n  - {make_prose(rng, 6)}\n  - {make_prose(rng, 5)}"
        case _:
            person.hear(day, channel)
            return f"- {day} {channel}: {words}"


def _task(rng: random.Random, path: str, people: tuple[Person, ...], truth: Truth) -> str:
    """Return one task, done or open, with a day or without."""
    text, due = f"send the {make_prose(rng, 3)}", END + timedelta(days=rng.randrange(-40, 90))
    kind = rng.randrange(8)
    if kind < 2:
        return f"- [x] {text} ✅ {END - timedelta(days=9)}"
    is_theirs, has_day = kind < 4, kind < 7
    concerned = tuple(sorted(each.path for each in people))
    truth.promises.append(Promise(path, text, str(due) if has_day else "", is_theirs, concerned))
    return f"- [ ] {text}{' #theirs' if is_theirs else ''}{f' 📅 {due}' if has_day else ''}"


def _conversation(rng: random.Random, number: int, truth: Truth) -> tuple[str, str]:
    people = tuple(rng.sample(truth.people, rng.choice((1, 1, 2, 3))))
    day, channel = make_day(rng), rng.choice(SPOKEN)
    path = f"Meetings/{day.year}/{day} {rng.choice(WORDS).capitalize()} {number}.md"
    for each in people:
        each.hear(day, channel)
    names = "".join(f'  - "[[{each.name}]]"\n' for each in people)
    task = _task(rng, path, people, truth) if rng.random() < 0.3 else ""
    return path, (
        f"---\ntype: conversation\ndate: {day}\npeople:\n{names}channel: {channel}\n"
        f"purpose: decide\ntopics: [{rng.choice(WORDS)}, {rng.choice(WORDS)}]\n---\n"
        f"{make_prose(rng, 60)}\n\n- {make_prose(rng, 20)}\n- {make_prose(rng, 15)}\n\n{task}\n"
    )


def _daily(rng: random.Random, day: date, truth: Truth) -> tuple[str, str]:
    lines: list[str] = []
    for _ in range(4):
        person, words = rng.choice(truth.people), rng.choice(("Called", "Lunch with", "", "Read"))
        if words in {"Called", "Lunch with"}:
            person.hear(day, "call")
        opening = words or "Need to call"
        about = " about" if words == "Read" else ""
        lines.append(f"- {opening}{about} [[{person.name}]]: {make_prose(rng, 5)}")
    text = "\n".join(lines)
    return (
        f"Daily/{day.year}/{day}.md",
        f"---\ntags: [daily]\n---\n{text}\n\n{make_prose(rng, 100)}\n",
    )
