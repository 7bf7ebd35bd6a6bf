r"""Cases of the note format: small vaults as text, and the facts that are right of them.

A file of `tests/cases/` is called after its rule (`F51-noun-then-links.txt`) and holds cases in this form:

    === called about the lease
    @ Daily/2026-11-20.md
    - Called [[Ada Lovelace]] about the lease
    => ada talks 2026-11-20 call

`@ PATH` begins a note; what stands above the first `===` belongs to every case, so that a file of daily lines names its note once (a case's lines then go on
with the last of these notes). `@ mdrel.toml` holds settings, `@ PATH (CRLF)` and `@ PATH (CR)` set the line ends. Ada Lovelace, Bo Lin and Cy Young are contacts of every
vault (`People/`, level trusted), unless a case says `@ none`; `\\t` and `\\u00e9` are escapes. The facts (each on a line `=> …`), people by the first word of their note's name:

    ada talks 2026-11-20 call, 2026-10-02 meal      (all of them, newest first; `none`)
    ada promises me: the draft; them: the plan      (in reading order; `none`)
    ada follow-ups me 2026-12-01: the draft         (soonest first; `none`)
    ada introduced-by Bo Lin                        (by `; `, `none` for nobody)
    ada name Ada Lovelace                           (any field of `show --json`; lists by `; `, `none` for nothing)
    contacts People/Ada Lovelace.md; …              (all of them)
    no contact People/Cat.md   |   contact People/Cat.md
    check MDR305 People/Ada Lovelace.md:9 words     (path, line and words are optional)
    no check MDR305   |   no problems               (no error and no warning)
    asked 1 3 | 2                                   (which lines `triage --talks` asks about | less likely ones; `-` for none)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mdrel.app.guides.find_possible import find_possible, find_unlikely
from mdrel.app.session import Session
from mdrel.model.diagnostic import Severity
from mdrel.views.items import Item, person_item

FOLDER = Path(__file__).resolve().parents[1] / "cases"
TODAY = date(2026, 11, 22)
_PEOPLE = ("Ada Lovelace", "Bo Lin", "Cy Young")
_ENDS = {"CRLF": "\r\n", "CR": "\r"}
_NOTE = re.compile(r"@ (?P<path>.*?)(?: \((?P<end>CRLF|CR)\))?$")
_ESCAPE = re.compile(r"\\(t|u[0-9a-f]{4})")


@dataclass(frozen=True)
class Case:
    """One small vault and its facts; `rule` is the number of its file's rule."""

    rule: str
    name: str
    notes: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]

    def __str__(self) -> str:
        """Return what pytest shows."""
        return f"{self.rule}: {self.name}"


def load_cases() -> list[Case]:
    """Return the cases of all files."""
    return [case for path in sorted(FOLDER.glob("F*.txt")) for case in _load(path)]


def _load(path: Path) -> list[Case]:
    head, *parts = re.split(r"^=== ?", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    rule = path.name.partition("-")[0]
    shared, _ = _read(head[head.find("@ ") :].rstrip().split("\n") if "@ " in head else [])
    cases = []
    for part in parts:
        name, _, body = part.partition("\n")
        notes, facts = _read(body.split("\n"), dict(shared))
        cases.append(Case(rule, name.strip(), tuple(notes.items()), tuple(facts)))
    return cases


def _read(
    lines: list[str], notes: dict[str, str] | None = None
) -> tuple[dict[str, str], list[str]]:
    notes = notes or {}
    path, end = next(reversed(notes), ""), "\n"
    facts: list[str] = []
    for line in lines:
        if line.startswith("=> "):
            facts.append(line.removeprefix("=> ").strip())
        elif match := _NOTE.match(line):
            path, end = match["path"], _ENDS.get(match["end"] or "", "\n")
            notes.setdefault(path, "")
        elif path and not facts:
            notes[path] += (
                _ESCAPE.sub(
                    lambda found: "\t" if found[1] == "t" else chr(int(found[1][1:], 16)), line
                )
                + end
            )
    return notes, facts


def make_vault(case: Case, root: Path) -> Session:
    """Write the vault of `case` below `root` and return the session of its day."""
    notes = dict(case.notes)
    is_alone = notes.pop("none", None) is not None
    for name in () if is_alone else _PEOPLE:
        notes.setdefault(f"People/{name}.md", "---\ntype: person\nlevel: trusted\n---\n")
    for path, text in notes.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return Session(root, TODAY)


def judge(case: Case, root: Path) -> list[str]:
    """Return what is not as the case says, in words."""
    session = make_vault(case, root)
    assert case.facts, "a case without facts"
    return [wrong for fact in case.facts for wrong in _judge(fact, session)]


def _judge(fact: str, session: Session) -> list[str]:
    first, _, rest = fact.partition(" ")
    paths = [contact.path for contact in session.snapshot.contacts]
    shown = [
        f"{each.code} {each.path}:{each.span.line} {each.message} {each.hint}"
        for each in session.problems
    ]
    match first:
        case "contacts":
            return _same(fact, "; ".join(paths) or "none", rest)
        case "contact":
            return [] if rest in paths else [f"{fact}: {paths}"]
        case "check":
            return [] if any(_says(line, rest) for line in shown) else [f"{fact}: {shown}"]
        case "asked":
            return _same(fact, _list_asked(session), rest)
        case "no":
            return _judge_none(fact, rest, session, paths, shown)
    return _judge_person(fact, first, rest, session)


def _list_asked(session: Session) -> str:
    """Return the lines that are asked about, and those asked about last."""
    found = find_possible(session), find_unlikely(session)
    lines = (sorted(each.line for each in some) for some in found)
    return " | ".join(" ".join(map(str, some)) or "-" for some in lines)


def _judge_none(
    fact: str, rest: str, session: Session, paths: list[str], shown: list[str]
) -> list[str]:
    what, _, which = rest.partition(" ")
    match what:
        case "problems":
            serious = [
                line
                for line, each in zip(shown, session.problems, strict=True)
                if each.severity is not Severity.INFO
            ]
            return [f"{fact}: {serious}"] if serious else []
        case "contact":
            return [f"{fact}: {paths}"] if which in paths else []
        case "check":
            found = [line for line in shown if _says(line, which)]
            return [f"{fact}: {found}"] if found else []
    raise ValueError(fact)


def _says(line: str, wanted: str) -> bool:
    """Whether a problem has the code, path and words that are asked for, in this order."""
    code, _, rest = wanted.partition(" ")
    if not line.startswith(code):
        return False
    path = re.match(r"\S.*?\.(?:md|markdown)(?::\d+)?(?= |$)", rest)
    if path and not re.match(
        re.escape(path[0]) + (r"\b" if path[0][-1].isdigit() else ":"), line.partition(" ")[2]
    ):
        return False
    return (rest[path.end() :] if path else rest).strip().casefold() in line.casefold()


def _judge_person(fact: str, first: str, rest: str, session: Session) -> list[str]:
    found = [
        each
        for each in session.agenda.standings
        if re.split(r"[ .]", each.contact.path.rpartition("/")[2])[0].casefold() == first.casefold()
    ]
    if len(found) != 1:
        return [f"{fact}: {len(found)} contacts are called so"]
    item = person_item(found[0], TODAY)
    field, _, wanted = rest.partition(" ")
    if field == "introduced-by":
        names = "; ".join(found[0].contact.profile.introduced_by) or "none"
        return _same(fact, names, wanted.strip())
    return _same(fact, _show(field, item), wanted.strip() or "none")


def _show(field: str, item: Item) -> str:
    """Return a field of a person as facts are written."""
    rows: Any = item["conversations" if field == "talks" else field.replace("-", "_")]
    if field == "talks":
        return (
            ", ".join(
                f"{each['on']} {each['channel']}"
                for each in rows
                if not each["planned"] and each["on"] <= TODAY.isoformat()
            )
            or "none"
        )
    if field == "promises":
        return "; ".join(f"{_owner(each)}: {each['text']}" for each in rows) or "none"
    if field == "follow-ups":
        return (
            "; ".join(f"{_owner(each)} {each['due_on']}: {each['text']}" for each in rows) or "none"
        )
    if isinstance(rows, list):
        return "; ".join(map(str, rows)) or "none"
    return "none" if rows is None else str(rows)


def _owner(task: Item) -> str:
    return "them" if task["theirs"] else "me"


def _same(fact: str, got: str, wanted: str) -> list[str]:
    return [] if got == wanted else [f"{fact}: {got}"]
