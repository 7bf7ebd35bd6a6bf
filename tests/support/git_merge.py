"""Three versions of a note and their merge with the real `git merge-file`.

Random versions can be made, too.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path
from random import Random

import pytest

from mdrel.app.settings.loader import build_policy
from mdrel.parse.lexicon import build_lexicon
from mdrel.write.merge.note import merge_note
from mdrel.write.merge.three import CannotMergeError, ConflictMarkers, Merged, MergeTools, ThreeWay

DATA = Path(__file__).resolve().parents[1] / "data" / "merges"
CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n"
    + "".join(
        rf"\n~~~~ {part}\n(?P<{part}>(?:(?!~~~~)[^\n]*\n)*)~~~~\n"
        for part in ("base", "ours", "theirs", "merged")
    ),
    re.MULTILINE,
)
LEXICON = build_lexicon(build_policy({}).reading)
_MOST_CONFLICTS = 127


def merge_plain(texts: ThreeWay[str]) -> Merged:
    """Return what `git merge-file` makes of three texts.

    Raises CannotMergeError where it refuses (zero bytes).
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, text in zip(files, (texts.ours, texts.base, texts.theirs), strict=True):
            file.write_bytes(text.encode())
        words = [
            "git",
            "merge-file",
            "-p",
            "-L",
            "ours",
            "-L",
            "base",
            "-L",
            "theirs",
            *map(str, files),
        ]
        done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode > _MOST_CONFLICTS:
        raise CannotMergeError
    return Merged(done.stdout.decode(), done.returncode)


KIT = MergeTools(merge_plain, LEXICON, ConflictMarkers())


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Return the merge of three versions."""
    return merge_note(ThreeWay(base, ours, theirs), KIT)


def each_merge(name: str) -> pytest.MarkDecorator:
    """Let a test run on each case of a file of `tests/data/merges`: three texts and the merged."""
    text = (DATA / f"{name}.md").read_bytes().decode("utf-8")
    found = list(CASE.finditer(text))
    assert len(found) == text.count("~~~~ base"), "a case lacks one of its four parts"
    return pytest.mark.parametrize(
        ("base", "ours", "theirs", "expected"),
        [case.group("base", "ours", "theirs", "merged") for case in found],
        ids=[case["name"] for case in found],
    )


def swap(notes: ThreeWay[str]) -> ThreeWay[str]:
    """Return the versions as the other side sees them."""
    return ThreeWay(notes.base, notes.theirs, notes.ours)


def words_of(text: str) -> list[str]:
    """Return the lines of a text that hold something, without blanks around them.

    Conflict markers are left out.
    """
    lines = (line.strip() for line in text.split("\n"))
    return [
        line for line in lines if line and line not in {"<<<<<<< ours", "=======", ">>>>>>> theirs"}
    ]


class Bodies:
    """Random bodies; each line of theirs is like no other."""

    def __init__(self, random: Random) -> None:
        """Take the source of chance."""
        self.random = random
        self.made = 0

    def make(self) -> ThreeWay[str]:
        """Return a body and two versions of it, each some edits further."""
        base = [self.line() for _ in range(self.random.randrange(14))]
        return ThreeWay(base, self.edit(base), self.edit(base)).map(
            lambda lines: "".join(f"{line}\n" for line in lines)
        )

    def line(self) -> str:
        """Return a new line, often an entry or a task."""
        self.made += 1
        number, random = self.made, self.random
        day = f"2026-{random.randrange(1, 13):02}-{random.randrange(1, 28):02}"
        kinds = [
            *[f"- {day} call: talk {number}"] * 6, *[f"- [{random.choice(' x')}] task {number}"] * 3, *[f"Paragraph {number} says something"] * 3, "", "", "",
            f"  - [ ] small task {number}", f"  more {number}", f"| {day} | row {number} |", f"> quote {number}", f"<!-- comment {number} -->", f"```\ncode {number}\n```", f"{number}. numbered",
            f"## Heading {number}", "## Conversations", "## Follow-ups", f"### {day} call {number}", f"### Sub {number}",
        ]  # fmt: skip
        return random.choice(kinds)

    def edit(self, lines: list[str]) -> list[str]:
        """Return the lines with some of them added, removed or changed."""
        lines = list(lines)
        for _ in range(self.random.randrange(1, 4)):
            place = self.random.randrange(len(lines) + 1)
            kind = self.random.random()
            if kind < 0.6 or place == len(lines):
                lines.insert(place, self.line())
            elif kind < 0.75 or not lines[place].startswith(("-", "P")):
                del lines[place]
            else:
                self.made += 1
                lines[place] += f" and {self.made}"
        return lines


class Fronts:
    """Random front matter, as people and programs write it."""

    KEYS = (
        "level",
        "organization",
        "email",
        "tags",
        "phone",
        "birthday",
        "next contact",
        "Cadence",
        "about",
        "quoted",
    )

    def __init__(self, random: Random) -> None:
        """Take the source of chance."""
        self.random = random

    def make(self) -> ThreeWay[str]:
        """Return a note of nothing but front matter, and two versions of it.

        Each version is some edits further.
        """
        base: dict[str, tuple[str, str]] = {}
        for _ in range(4):
            base = self.edit(base)
        return ThreeWay(base, self.edit(base), self.edit(base)).map(self.show)

    def show(self, properties: dict[str, tuple[str, str]]) -> str:
        """Return the note."""
        return (
            "---\n"
            + "".join(f"{remark}{key}:{value}\n" for key, (remark, value) in properties.items())
            + "---\n"
        )

    def value(self) -> str:
        """Return a value with what stands before it."""
        random = self.random
        items = random.sample(
            ["a", "b", "c", "d e", '"f: g"', "'[[H]]'", "8"], random.randrange(1, 5)
        )
        indent = random.choice(["  ", "", "    "])
        block = "\n" + "\n".join(
            f"{indent}- {item}{random.choice(['', '', f' # with {item}'])}" for item in items
        )
        number = random.randrange(12)
        kinds = [
            f" v{number}",
            f" v{number}",
            "",
            f' "v {number}: x"',
            f" v{number} # remark {number}",
            f" [{', '.join(items)}]",
            block,
            block,
            block,
        ]
        return random.choice(
            [*kinds, f" |\n  line {number}\n  line two", f"\n  one: {number}\n  two: 2"]
        )

    def edit(self, properties: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
        """Return the properties with some of them added, removed or changed."""
        random = self.random
        for _ in range(random.randrange(1, 4)):
            key = random.choice(self.KEYS)
            remark, value = properties.get(key, ("", ""))
            kind = random.random()
            if key not in properties:
                pairs = list(properties.items())
                pairs.insert(
                    random.randrange(len(pairs) + 1),
                    (key, (random.choice(["", "", f"# on {key}\n"]), self.value())),
                )
                properties = dict(pairs)
            elif kind < 0.5:
                properties = properties | {key: (remark, self.value())}
            elif kind < 0.65 and value.startswith("\n") and "- " in value:
                properties = properties | {
                    key: (
                        remark,
                        f"{value}\n{value[1 : value.index('-')]}- new{random.randrange(20)}",
                    )
                }
            elif kind < 0.75:
                properties = properties | {key: (f"# about {key} {random.randrange(9)}\n", value)}
            else:
                properties = {name: pair for name, pair in properties.items() if name != key}
        return properties
