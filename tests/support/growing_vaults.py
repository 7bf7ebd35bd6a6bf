"""Vaults that grow: many notes that share something, or one note that names many.

Each is a function from how many to path -> text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from random import Random

Vault = Mapping[str, str]
_LAST = date(2026, 11, 20)
_DAYS = 700


def _person(front: str = "", body: str = "", level: str = "trusted") -> str:
    return f"---\ntype: person\nlevel: {level}\n{front}\n---\n{body}\n"


def _log(lines: Iterable[str]) -> str:
    return "## Conversations\n\n" + "".join(f"- {line}\n" for line in lines)


def _meeting(attendees: str, body: str = "") -> str:
    return f"---\ntype: meeting\nattendees: {attendees}\n---\n{body}"


def _days(many: int) -> list[str]:
    return [(_LAST - timedelta(days=number % _DAYS)).isoformat() for number in range(many)]


def _people(many: int, front: str = "", body: str = "", level: str = "trusted") -> Vault:
    """Return contacts that differ in their name alone; `front` and `body` may have the number."""
    return {
        f"People/Ada L{number}.md": _person(
            front.replace("#", str(number)), body.replace("#", str(number)), level
        )
        for number in range(many)
    }


def _daily(lines: Iterable[str]) -> Vault:
    return {"Daily/2026-11-20.md": "\n".join(lines)}


def _lines(many: int, line: str) -> str:
    """Return lines that have their number for each `#`."""
    return "".join(line.replace("#", str(number)) + "\n" for number in range(many))


def _notes(many: int, path: str, text: str) -> Vault:
    """Return notes that have their number for each `#` of path and text."""
    return {
        path.replace("#", f"{number:05}"): text.replace("#", f"{number:05}")
        for number in range(many)
    }


ADA = {"People/Ada Lin.md": _person()}
BO = {"People/Bo.md": _person()}


def _own(body: str) -> Vault:
    """Return one contact with a body."""
    return {"People/Ada Lin.md": _person("", body)}


VAULTS: dict[str, Callable[[int], Vault]] = {
    # Contacts that share something
    "one alias": lambda many: _people(many, "aliases: [Boss]"),
    "one id": lambda many: _people(many, "id: x1"),
    "one name": lambda many: _people(many, "name: Ada Lin"),
    "one address": lambda many: {
        **_people(many, "email: a@b.example"),
        **_notes(many, "M/2026-11-19 m#.md", _meeting("a@b.example")),
    },
    "one file name": lambda many: {
        **_notes(many, "People/d#/Ada Lin.md", _person()),
        **_notes(many, "Notes/#.md", "- [ ] call [[Ada Lin]]\n"),
    },
    "one file name, told apart by folders": lambda many: {
        **_notes(many, "People/d#/Ada Lin.md", _person()),
        **_notes(many, "Notes/#.md", "- [ ] call [[d#/Ada Lin]]\n"),
    },
    "one file name of no contacts": lambda many: {
        **_notes(many, "x/d#/index.md", "a"),
        **_notes(many, "Notes/#.md", "- [ ] call [[index]]\n"),
    },
    "one file name, each beside its link": lambda many: {
        **_notes(many, "x/d#/index.md", "a"),
        **_notes(many, "x/d#/a.md", "- [ ] call [[index]]\n"),
    },
    "folders of one note each": lambda many: _notes(many, "People/Ada #/_index.md", _person()),
    "one first name": lambda many: {
        **_people(many),
        **_notes(many, "M/2026-11-19 Call with Ada #.md", _meeting("[]", "- [ ] Ada to send\n")),
    },
    "one organisation": lambda many: _people(
        many, "organization: Lin", _log(["2026-11-01 call: about x"])
    ),
    "one introducer": lambda many: _people(many, "introduced_by: Ada L0\nsource: Ada L1"),
    "introduced in a row": lambda many: _notes(
        many, "People/A#.md", _person("introduced_by: A#\nsource: A#")
    ),
    "circle ten": lambda many: _people(many, "circle: ten"),
    "circle three": lambda many: _people(many, "circle: three"),
    "targets": lambda many: _people(many, "", _log(["2026-11-19 call: x"]), "target"),
    "tentative": lambda many: _people(many, "met: 2026-01-01\nsource: Ada L1", "", "tentative"),
    "replies": lambda many: _people(many, "owe_reply: 2026-11-01", "", "transactional"),
    "birthdays": lambda many: _people(many, "birthday: 1980-11-25"),
    "due today": lambda many: _people(
        many, "cadence: 1 month", _log(["2026-10-22 call: x"])
    ),
    "no level": lambda many: _notes(many, "People/A#.md", "---\ntype: person\n---\n"),
    "nearly people": lambda many: _notes(many, "x/A#.md", "---\ntype: persn\n---\n"),
    "broken properties": lambda many: _people(many, "last_contact: x\nbirthday: y\ncadence: z"),
    "moves": lambda many: _people(many, "", "## Levels\n- 2026-11-01 target -> trusted: x\n"),
    # Much of one contact
    "aliases of one": lambda many: {
        "People/A.md": _person(f"aliases: [{', '.join(f'B{number}' for number in range(many))}]")
    },
    "entries": lambda many: _own(_log(f"{day} call: talk" for day in _days(many))),
    "entries of one day": lambda many: _own(_log(["2026-11-20 call: talk"] * many)),
    "different entries of one day": lambda many: _own(_lines(many, "- 2026-11-20: talk #")),
    "plans": lambda many: _own(_log(["2027-01-20 call: talk"] * many)),
    "attempts": lambda many: _own(_log(f"{day} call: no answer" for day in _days(many))),
    "impossible days": lambda many: _own(_log(["2026-13-40 call: x"] * many)),
    "headings that are not read": lambda many: _own(_lines(many, "## h#\n- 2026-11-20 call: x")),
    "moves of one": lambda many: _own(
        "## Levels\n" + "".join(f"- {day} tentative -> trusted: x\n" for day in _days(many))
    ),
    "tasks": lambda many: _own(_lines(many, "- [ ] send #")),
    "the same task": lambda many: _own(_lines(many, "- [ ] send")),
    "tasks with a day": lambda many: _own(_lines(many, "- [ ] send # 📅 2026-11-20")),
    "their tasks": lambda many: _own(_lines(many, "- [ ] she will send #")),
    "tasks of entries": lambda many: _own(
        "## Conversations\n\n" + _lines(many, "- 2026-11-20 call: x\n  - [ ] send #")
    ),
    "sections": lambda many: _own(_lines(many, "## Conversations\n- 2026-11-20 call: x\n# a\n- [ ] b")),
    "days that name one": lambda many: {
        **ADA,
        **{
            f"Daily/{(_LAST - timedelta(days=number)).isoformat()}.md": "Called [[Ada Lin]]\n"
            for number in range(many)
        },
    },
    "lines of one day": lambda many: {**ADA, **_daily(["Called [[Ada Lin]] about x\n"] * many)},
    "lines that do not count": lambda many: {
        **ADA,
        **_daily(["- maybe call [[Ada Lin]] tomorrow"] * many),
    },
    # One note that names many
    "lines about many": lambda many: {
        **_people(many),
        **_daily(f"- Called [[Ada L{number}]]" for number in range(many)),
    },
    "two notes about one crowd": lambda many: {
        **_people(many),
        **_daily(["Lunch with " + ", ".join(f"[[Ada L{number}]]" for number in range(many))]),
        "M/2026-11-20 x.md": _meeting(
            f"[{', '.join(f'Ada L{number}' for number in range(many))}]"
        ),
    },
    "a line about many strangers": lambda many: {
        **BO,
        **_daily(["Called " + ", ".join(f"[[Cy L{number}]]" for number in range(many))]),
    },
    "strangers": lambda many: {
        **BO,
        "M/2026-11-19 x.md": _meeting(f"[Bo, {', '.join(f'Cy L{at}' for at in range(many))}]"),
    },
    "tasks and strangers": lambda many: {
        **BO,
        "M/2026-11-19 x.md": _meeting("[Bo]", "## Attendees\n- Bo\n")
        + _lines(many, "- Cy X#")
        + "\n## x\n"
        + _lines(many, "- [ ] send #"),
    },
    "tasks of two": lambda many: {
        **ADA,
        **BO,
        "M/2026-11-19 x.md": _meeting("[Ada Lin, Bo]", _lines(many, "- [ ] Ada to send #")),
    },
    "meetings of two": lambda many: {
        **ADA,
        **BO,
        **_notes(many, "M/2026-11-19 m#.md", _meeting("[Ada Lin, Bo]")),
    },
    "tasks below names": lambda many: {**BO, "x/p.md": _lines(many, "## Cy X#\n- [ ] send #")},
    "tasks below bold names": lambda many: {
        **BO,
        "x/p.md": _lines(many, "**Cy X#**\n- [ ] send #"),
    },
    "tasks about many": lambda many: {
        **_people(many),
        "x/p.md": _lines(many, "- [ ] call [[Ada L#]]"),
    },
    "a task about many": lambda many: {
        **_people(many),
        "x/p.md": "- [ ] call " + " and ".join(f"[[Ada L{number}]]" for number in range(many)),
    },
    "shared tasks": lambda many: {
        **_people(many),
        **{
            f"x/p{number}.md": f"- [ ] call [[Ada L{number}]] and [[Ada L0]] 📅 2026-11-20\n"
            for number in range(many)
        },
    },
    "a long name": lambda many: {
        "People/A.md": _person(f"name: {'Ada ' * many}"),
        **_daily([f"Called [[{'Ada ' * many}]]"]),
    },
    "a name of signs": lambda many: {
        **BO,
        "M/2026-11-19 x.md": _meeting(f"'{'@' * many}a'", f"- [ ] call [[{'@' * many}b]]\n"),
    },
    "other notes": lambda many: _notes(many, "x/#.md", "hello\n"),
}  # fmt: skip

# What `mdrel triage --talks` asks about.
ASKED: dict[str, Callable[[int], Vault]] = {
    "lines of one day": lambda many: {**ADA, **_daily([_lines(many, "- [[Ada Lin]] roof call #")])},
    "the same line": lambda many: {**ADA, **_daily(["- [[Ada Lin]] roof call"] * many)},
    "plain names": lambda many: {**ADA, **_daily([_lines(many, "- Tea with Ada Lin, part #")])},
    "notes": lambda many: {
        **_people(many),
        **{f"x/Ada L{number} - 2026-11-19.md": "The roof.\n" for number in range(many)},
    },
    "one conversation": lambda many: {
        **_people(many),
        "M/2026-11-20 x.md": _meeting("", _lines(many, "[[Ada L#]] says a word.")),
    },
    "one list": lambda many: {
        **_people(many),
        "M/x.md": "---\ntype: memo\ndate: 2026-11-20\npeople: ["
        + ", ".join(f"Ada L{number}" for number in range(many))
        + "]\n---\n# Call with them\n",
    },
    "strangers": lambda many: {
        **{f"People/{name} Lin.md": _person() for name in _names(many)},
        **{
            f"M/2026-11-19 {number}.md": _meeting(f"[{name} Linn, {name} L]")
            for number, name in enumerate(_names(many))
        },
    },
}  # fmt: skip


def _names(many: int) -> list[str]:
    """Return first names that are quite different from each other."""
    signs = "bcdfghklmnprstvwz"
    parts = [f"{one}{vowel}{other}" for one in signs for vowel in "aeiou" for other in signs]
    random_ = Random(1)
    return [
        f"{random_.choice(parts)}{random_.choice(parts)}{number:x}".capitalize()
        for number in range(many)
    ]
