"""A vault to measure on, made from a seed.

The same size always gives the same notes.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

FIRST = (
    "Ada", "Bo", "Chloé", "Dmitri", "Elif", "Fatou", "Göran", "Hana", "Ines", "Jürgen", "Kofi",
    "李雷", "Mira", "Noor", "Øyvind", "Priya", "Quentin", "Rosa", "Sam", "Tove",
)  # fmt: skip
LAST = (
    "Abara", "Brandt", "Castellane", "Diaz", "Eriksen", "Farouk", "Grant", "Hartwig", "Ito",
    "Jansen", "Kowalska", "Lund", "Moreau", "Núñez", "Okafor", "Pryce",
)  # fmt: skip
LEVELS = ("trusted", "transactional", "transactional", "tentative", "target")
CHANNELS = ("call", "lunch", "email", "video", "meeting")
WORDS = [
    "plan", "board", "review", "draft", "budget", "team", "quarter", "station", "supplier",
    "harbour", "train", "question", "answer", "idea", "report", "travel", "summer", "winter",
    "contract", "design",
]  # fmt: skip
END = date(2026, 11, 22)


def make_vault(root: Path, size: int, seed: int = 7, *, has_broken: bool = True) -> None:
    """Write `size` notes below `root`.

    8 % are contacts, 10 % daily notes, 5 % meetings and the rest ordinary. Of all notes 3 % are
    odd. Without `has_broken` no note has front matter that is no YAML, or bytes that are no UTF-8,
    because some programs read no further than the first of them.

    Contacts and meetings carry the canonical properties of docs/note-format.md. Of the ordinary
    notes four of five have six properties, so that a note has about five. Three public vaults were
    measured at 6.6, 4.9 and 2.4.
    """
    rng = random.Random(seed)
    people = [
        f"{rng.choice(FIRST)} {rng.choice(LAST)} {number}"
        for number in range(max(1, size * 8 // 100))
    ]
    for name in people:
        _write(root / "People" / f"{name}.md", _contact(rng, people), rng, has_broken=has_broken)
    for number in range(size // 10):
        day = END - timedelta(days=number)
        _write(
            root / "Daily" / str(day.year) / f"{day}.md",
            _daily(rng, people),
            rng,
            has_broken=has_broken,
        )
    for number in range(size // 20):
        _write(
            root / "Meetings" / f"{make_day(rng)} Meeting {number}.md",
            _meeting(rng, people),
            rng,
            has_broken=has_broken,
        )
    for number in range(size - len(people) - size // 10 - size // 20):
        _write(
            root / "Notes" / str(number % 97) / f"Note {number}.md",
            make_note(rng, people),
            rng,
            has_broken=has_broken,
        )


def _write(path: Path, text: str, rng: random.Random, *, has_broken: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8")
    match rng.randrange(200):
        case 0 | 1:
            data = data.replace(b"\n", b"\r\n")
        case 2:
            data = b"\xef\xbb\xbf" + data
        case 3 if has_broken:
            data = b"---\nbroken: a: b\n---\n" + data
        case 4 if has_broken:
            data += bytes(range(128, 256))
        case 5:
            data += b"word " * 20_000
    path.write_bytes(data)


def make_day(rng: random.Random) -> date:
    """Return a day within the two years before `END`."""
    return END - timedelta(days=rng.randrange(700))


def make_prose(rng: random.Random, size: int) -> str:
    """Return `size` words."""
    return " ".join(rng.choice(WORDS) for _ in range(size))


def _contact(rng: random.Random, people: list[str]) -> str:
    entries = "".join(
        f"- {make_day(rng)} {rng.choice(CHANNELS)}: {make_prose(rng, 8)} [[{rng.choice(people)}]]\n"
        for _ in range(rng.randrange(1, 14))
    )
    front = (
        f"---\ntype: person\nlevel: {rng.choice(LEVELS)}\norganization: Org {rng.randrange(40)}\n"
        f"role: Head of {rng.choice(WORDS)}\nemail:\n  - a{rng.randrange(9999)}@org.example\n"
        f'phone:\n  - "+44 20 7946 0{rng.randrange(999):03d}"\n'
        f"birthday: 1980-05-{rng.randrange(1, 29):02d}\nadded: {make_day(rng)}\n"
        f"source: {rng.choice(WORDS)}\ntags:\n  - person\n---\n"
    )
    return (
        f"{front}# Name\n\n{make_prose(rng, 120)}\n\n## Conversations\n\n{entries}\n## Follow-ups\n\n"
        f"- [ ] {make_prose(rng, 4)} 📅 2026-12-{rng.randrange(1, 28):02d}\n"
    )


def _daily(rng: random.Random, people: list[str]) -> str:
    lines = "".join(
        (
            f"- {rng.choice(('Called', 'Need to call', 'Read about', 'Lunch with'))} "
            f"[[{rng.choice(people)}]] about {make_prose(rng, 5)}\n"
        )
        for _ in range(4)
    )
    return f"---\ntags: [daily]\n---\n{lines}\n{make_prose(rng, 150)}\n"


def _meeting(rng: random.Random, people: list[str]) -> str:
    names = "".join(f'  - "[[{name}]]"\n' for name in rng.sample(people, min(3, len(people))))
    return (
        f"---\ntype: conversation\ndate: {make_day(rng)}\npeople:\n{names}channel: meeting\n"
        f"purpose: decide\ntopics:\n  - {rng.choice(WORDS)}\n  - {rng.choice(WORDS)}\n---\n"
        f"{make_prose(rng, 200)}\n"
    )


def make_note(rng: random.Random, people: list[str]) -> str:
    """Return an ordinary note, which may link to somebody."""
    front = (
        f"---\ntitle: {make_prose(rng, 3)}\naliases: [{rng.choice(WORDS)} {rng.randrange(99)}]\n"
        f"tags:\n  - {rng.choice(WORDS)}\n  - {rng.choice(WORDS)}\nstatus: {rng.choice(WORDS)}\n"
        f'source: "https://{rng.choice(WORDS)}.example/{rng.randrange(9999)}"\n'
        f"created: {make_day(rng)}\n---\n"
    )
    link = (
        f"See [[Note {rng.randrange(500)}]] and [[{rng.choice(people)}]].\n"
        if rng.random() < 0.5
        else ""
    )
    return (
        f"{front if rng.random() < 0.8 else ''}# {make_prose(rng, 3)}\n\n"
        f"{make_prose(rng, rng.randrange(60, 600))}\n{link}- [ ] {make_prose(rng, 4)}\n"
    )
