"""Of any vault `mdrel triage --talks` asks, writes what was said and no more, and undo restores all.

MDREL_ASKED_VAULTS sets how many random vaults are tried (12 unless told otherwise), and
MDREL_ASKED_SEED which is the first.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest

from mdrel.app.guides.unknown_names import find_names
from mdrel.app.session import Session
from tests.support.hostile_texts import ATOMS
from tests.support.running import DAY, mdrel

FIRST = int(os.environ.get("MDREL_ASKED_SEED", "1"))
SEEDS = range(FIRST, FIRST + int(os.environ.get("MDREL_ASKED_VAULTS", "12")))
PEOPLE = (
    "Ada Lin", "Ada Reed", "Bo Berg", "Kevin Kendrick", "Zoë Åkerman", "O'Brien Smith", "Tom",
    "山田 太郎", "Alex Morgan", "Dr. Fay Reed", "x#y Lin", "Q]] Moe", "emoji 😀 Kim", 'Quo "te" Roe',
    "Back\\slash Lee", "עדה לין", "Jay\x1b[31m Red", "null", "C# Dev", "Maria  Two",
)  # fmt: skip
FRONTS = (
    "", "", "level: trusted", "email: a@x.example, b@x.example", "emails:\n  - c@x.example",
    "EMAIL[WORK]: d@x.example", "aliases: Nick", "aliases: [Sunny, 'Jim']", "alias: Jo, Joe",
    "aliases: [[Bob]]", "aliases: &a [B]\nother: *a", "aliases: |\n  Bob", "bad: [", "\ttab: x",
    "archived: true", "level: target\nlevel: trusted", "aliases: # none yet",
)  # fmt: skip
MEETINGS = (
    "type: meeting", "type: meeting # c", "type: meeting\nattendees:", "type: meeting\nbad: [",
    "type: meeting\ntype: meeting", "- a", "", "{type: meeting}", "type: meeting\n\tx: y",
)  # fmt: skip
SETTINGS = (
    "", '[me]\nname = "Alex Morgan"\n', '[notes]\ndaily = "off"\n',
    '[notes]\ndaily = "any-link"\n', '[notes]\ndaily = "names"\n',
)  # fmt: skip
FOLDERS = ("Daily", "Daily", "Templates", "#odd", " lead")
MARKERS = ("- ", "* ", "", "1. ", "- [ ] ", "- [x] ", "  - ", "> ", "### ", "| ", "10:00 ")
TAILS = ("", "", " about the roof", " ^b1", " #x", "  ", " %% c %%", " `code`", " ###", " ```")
ANSWERS = ("", "1", "1 2", "2-5", "all", "ALL", "s", "1-", "0", "٣", "1-99999999999", "b", "?", "q")


def make_vault(chance: Random) -> dict[str, bytes]:
    """Return a vault of notes that may be talks, and of what stands in their way."""
    people = chance.sample(PEOPLE, chance.randint(2, 9))
    notes = {
        f"People/{each}.md": f"---\ntype: person\n{chance.choice(FRONTS)}\n---\nText\n"
        for each in people
    }
    for _ in range(chance.randint(1, 5)):
        lines = [make_line(chance, people) for _ in range(chance.randint(1, 10))]
        again = lines[:1] * chance.choice((0, 0, 3))
        notes[f"{chance.choice(FOLDERS)}/{make_day(chance)}.md"] = "\n".join([*lines, *again, ""])
    for number in range(chance.randint(0, 8)):
        notes |= make_note(chance, people, number)
    vault = {path: bend(chance, text) for path, text in notes.items()}
    return {**vault, "mdrel.toml": chance.choice(SETTINGS).encode()}


def make_day(chance: Random) -> str:
    return f"2026-{chance.randint(1, 11):02}-{chance.randint(1, 22):02}"


def make_line(chance: Random, people: Sequence[str]) -> str:
    """Return a line of a daily note."""
    who, word = name(chance, people), chance.choice(("call", "lunch", "met", "texted", "1:1"))
    link = chance.choice((f"[[{who}]]", f"[[{who}|x]]", who, f"[[{who}]]'s", f"**{who}**"))
    told = (f"{link} {word}", f"Called {who}", f"{chance.choice(ATOMS)} {link} {word}", "words")
    return f"{chance.choice(MARKERS)}{chance.choice(told)}{chance.choice(TAILS)}"


def make_note(chance: Random, people: Sequence[str], number: int) -> Mapping[str, str]:
    """Return a note that may be a talk."""
    day, who = make_day(chance), name(chance, people)
    there = json.dumps([odd_name(chance, people) for _ in range(3)], ensure_ascii=False)
    said = " ".join(f"[[{name(chance, people)}]] says;" for _ in range(chance.choice((1, 3, 30))))
    return chance.choice((
        {f"Notes/{who} - {day}.md": "# T\n\nWe went through the budget.\n"},
        {f"Notes/Call {day} {number}.md": f"---\npeople: {there}\n---\n# Call with {who}\n"},
        {f"Meetings/R {number}.md": f"---\nattendees: {there}\ncreated: {day}\n---\nSlate.\n"},
        {f"Meetings/{day} B {number}.md": f"---\nattendees: {there}\n---\n# Board\n"},
        {f"Meetings/{day} W {number}.md": f"---\n{chance.choice(MEETINGS)}\n---\n{said}\n"},
    ))  # fmt: skip


def name(chance: Random, people: Sequence[str]) -> str:
    return chance.choice(people)


def odd_name(chance: Random, people: Sequence[str]) -> str:
    """Return a name as a list of who was there may have it."""
    who = name(chance, people)
    first, last = who.split()[0], who.split()[-1]
    return chance.choice((
        who, first, f"{first} {last[0]}", f"{last}, {first}", f"{first[0]}. {last}", f"{who}s",
        f"[[People/{first} {last[0]}]]", f"{first} @ Acme", f"[[{first} @ Acme]]", f"{first}@work",
        f"{first}.{last}@x.example", f"{first} <{first}@x.example>", f"{first} (Berlin)",
        f"{first}\u202e {last[0]}", f"'{first}'", f"{first}: {last}", f"{first} 😀", f"{first}\\x",
    ))  # fmt: skip


def bend(chance: Random, text: str) -> bytes:
    """Return the bytes of a text, with line ends, marks and ends of their own."""
    ending = chance.choice(("\n", "\n", "\n", "\r\n", "\r"))
    text = text.encode("utf-8", "replace").decode().replace("\n", ending)
    mark = chance.choice(("", "", "", "\ufeff"))
    return f"{mark}{text if chance.random() < 0.8 else text.rstrip()}".encode()


def read(vault: Path) -> dict[str, bytes]:
    """Return what every file holds."""
    return {
        path.relative_to(vault).as_posix(): path.read_bytes()
        for path in vault.rglob("*")
        if path.is_file()
    }


def count_talks(vault: Path) -> dict[str, Counter[str]]:
    """Return on which days each contact has talks."""
    contacts = Session(vault, date.fromisoformat(DAY)).snapshot.contacts
    return {
        each.path: Counter(talk.on.isoformat() for talk in each.conversations) for each in contacts
    }


def undo_all(vault: Path, before: Mapping[str, bytes]) -> None:
    """Take back what was written, if anything was, and check every byte."""
    if read(vault) != before:
        assert mdrel("undo", vault=vault).returncode == 0
        assert read(vault) == before


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_answered_is_written_and_no_more(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    chance, vault = Random(seed), tmp_path / "vault"
    for path, data in make_vault(chance).items():
        (vault / path).parent.mkdir(parents=True, exist_ok=True)
        (vault / path).write_bytes(data)
    before, had = read(vault), count_talks(vault)
    check_count(vault)
    answers = [chance.choice(ANSWERS) for _ in range(chance.randint(0, 8))]
    done = mdrel("triage", "--talks", vault=vault, typed="\n".join([*answers, "y", ""]))
    assert done.returncode in {0, 2, 130}
    assert "\x1b" not in done.stdout + done.stderr
    undo_all(vault, before)
    take_list(chance, vault, had)
    undo_all(vault, before)
    take_names(vault, had)
    undo_all(vault, before)


def check_count(vault: Path) -> None:
    """Check that `init` tells as many likely ones as are listed."""
    done = mdrel("init", "--yes", vault=vault)
    assert done.returncode == 0, done.stderr
    told = re.search(
        r"^([\d,]+) lines? (?:or note looks|and notes look) like", done.stdout, re.MULTILINE
    )
    items = json.loads(mdrel("triage", "--talks", "--print", "--json", vault=vault).stdout)["items"]
    assert (int(told[1]) if told else 0) == sum(each["likely"] for each in items)


def take_list(chance: Random, vault: Path, had: Mapping[str, Counter[str]]) -> None:
    """Answer a printed list, and check what is written, counts, and is asked about again."""
    before = read(vault)
    words = ("triage", "--talks", "--print", "--all")
    rows = mdrel(*words, vault=vault).stdout.splitlines()
    items = json.loads(mdrel(*words, "--json", vault=vault).stdout)["items"]
    said = [chance.choice(("talk", "none", "-")) for _ in rows]
    file = vault.parent / "list.txt"
    listed = (row.replace("\t-\t", f"\t{word}\t") for row, word in zip(rows, said, strict=True))
    file.write_text("\n".join(listed), encoding="utf-8")
    done = mdrel("triage", "--talks", "--from", str(file), "--yes", vault=vault)
    assert (done.returncode, "skipped" in done.stderr) == (0, False), done.stderr
    assert "Left out" not in done.stdout
    now, after = count_talks(vault), read(vault)
    answered = list(zip(items, said, strict=True))
    meant = {item["path"] for item, word in answered if word == "talk"}
    assert {path for path in after if after[path] != before.get(path)} == meant
    assert all(days <= now[path] for path, days in had.items())
    for item, word in answered:
        if word == "talk":
            assert any(item["on"] in days for days in now.values())
    again = json.loads(mdrel("triage", "--talks", "--print", "--json", vault=vault).stdout)["items"]
    settled = {(item["path"], item["text"]) for item, word in answered if word != "-"}
    still = {(item["path"], item["text"]) for item, word in answered if word == "-"}
    assert {(item["path"], item["text"]) for item in again} & settled <= still


def take_names(vault: Path, had: Mapping[str, Counter[str]]) -> None:
    """Say yes to each name, and check that the contacts get the talks and nobody loses one."""
    session = Session(vault, date.fromisoformat(DAY))
    found = [each for each in find_names(session, is_all=True) if each.can_be_given(session)][:9]
    if found:
        said = say_names(vault)
        is_more = "possible talk" in said or "Less likely" in said
        typed = "all\ns\ny\n" if is_more else "all\ny\n"
        done = mdrel("triage", "--talks", "--all", vault=vault, typed=typed)
        assert (done.returncode, "Left out" in done.stdout) == (0, False), done.stderr
        now = count_talks(vault)
        assert all(days <= now[path] for path, days in had.items())
        for each in found:
            assert {on.isoformat() for _, on in each.talks} <= now[each.contact.path].keys()


def say_names(vault: Path) -> str:
    """Return what is said where all names are right, before anything is saved."""
    return mdrel("triage", "--talks", "--all", vault=vault, typed="all\n").stdout
