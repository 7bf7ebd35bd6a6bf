"""A contact's note as facts, written in many styles.

There are eight kinds of what two people do to one note at the same time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random

Value = str | list[str]


@dataclass
class Card:
    """What one note says.

    Every word that tells a fact is like no other, so that facts can be counted in any text.
    """

    properties: dict[str, Value]
    entries: list[tuple[str, str]]
    tasks: list[str]
    levels: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remark: str = ""


@dataclass(frozen=True)
class Style:
    """How a person writes notes."""

    form: str
    is_falling: bool
    ending: str
    is_ended: bool
    has_mark: bool
    in_brackets: bool
    quote: str


def make_style(random: Random) -> Style:
    """Return a style."""
    return Style(
        random.choice(["item", "item", "item", "loose", "heading", "row"]), random.random() < 0.7, random.choice(["\n", "\n", "\r\n"]), random.random() < 0.8,
        random.random() < 0.1, random.random() < 0.4, random.choice(["", '"', "'"]),
    )  # fmt: skip


def make_card(random: Random) -> Card:
    """Return a contact with a history."""
    days = random.sample(range(28), random.randrange(2, 9))
    properties: dict[str, Value] = {
        "type": "person",
        "level": "trusted",
        "organization": f"org{random.randrange(99)}",
        "cadence": "monthly",
        "tags": ["tag0", "tag1"],
        "email": ["e0@lines.example"],
    }
    keys = list(properties)
    if random.random() < 0.5:
        random.shuffle(keys)
    entries = [
        (f"2026-0{random.randrange(1, 9)}-{day + 1:02}", f"talk{index}x")
        for index, day in enumerate(days)
    ]
    return Card(
        {key: properties[key] for key in keys},
        entries,
        ["task0x", "task1x"],
        notes=["Likes note0x.", "Was note1x."],
        remark="# since 2019",
    )


def write_card(card: Card, style: Style) -> bytes:
    """Return the note."""
    lines = ["---"]
    for key, value in card.properties.items():
        remark = f" {card.remark}" if key == "level" and card.remark else ""
        if isinstance(value, str):
            lines.append(f"{key}: {style.quote}{value}{style.quote}{remark}")
        elif style.in_brackets:
            lines.append(f"{key}: [{', '.join(value)}]")
        else:
            lines += [f"{key}:", *(f"  - {item}" for item in value)]
    lines += ["---", "# Ada Lines", "", *(part for note in card.notes for part in (note, ""))]
    lines += ["## Conversations", "", *_write_entries(card, style), ""]
    if card.levels:
        lines += ["## Levels", "", *(f"- {level}" for level in card.levels), ""]
    lines += [
        "## Follow-ups",
        "",
        *(
            f"- [{'x' if task.endswith('!') else ' '}] {task.rstrip('!')} 📅 2026-12-01"
            for task in card.tasks
        ),
    ]
    text = style.ending.join(lines) + style.ending * style.is_ended
    return ("\ufeff" * style.has_mark + text).encode()


def _write_entries(card: Card, style: Style) -> list[str]:
    entries = sorted(card.entries, reverse=style.is_falling)
    match style.form:
        case "row":
            return [
                "| date | how | what |",
                "| --- | --- | --- |",
                *(f"| {day} | call | {text} |" for day, text in entries),
            ]
        case "heading":
            return [
                part
                for day, text in entries
                for part in (f"### {day} call", "", f"About {text}.", "")
            ][:-1]
        case "loose":
            return [part for day, text in entries for part in (f"- {day} call: {text}", "")][:-1]
        case _:
            return [f"- {day} call: {text}" for day, text in entries]


Change = Callable[[Random, Card, Card, Card], None]


def both_log(random: Random, ours: Card, theirs: Card, expected: Card) -> None:
    """Each writes down conversations of their own."""
    for who, card in (("o", ours), ("t", theirs)):
        for index in range(random.randrange(1, 4)):
            entry = (
                f"2026-{random.choice(['09', '10', '11'])}-{random.randrange(1, 29):02}",
                f"talk{who}{index}x",
            )
            card.entries.append(entry)
            expected.entries.append(entry)


def two_properties(random: Random, ours: Card, theirs: Card, expected: Card) -> None:
    """Each changes, adds or removes another property."""
    first, second = random.sample(["level", "organization", "cadence"], 2)
    for key, card in ((first, ours), (second, theirs)):
        if random.random() < 0.2:
            del card.properties[key], expected.properties[key]
        else:
            card.properties[key] = expected.properties[key] = f"new-{key}"
    ours.properties["role"] = expected.properties["role"] = "role0"
    theirs.properties["source"] = expected.properties["source"] = "source0"


def both_list(random: Random, ours: Card, theirs: Card, expected: Card) -> None:
    """Each adds to the same lists; one removes."""
    for who, card in (("o", ours), ("t", theirs)):
        for key, item in (("tags", f"tag-{who}"), ("email", f"{who}@lines.example")):
            value, wanted = card.properties[key], expected.properties[key]
            assert isinstance(value, list)
            assert isinstance(wanted, list)
            value.insert(random.randrange(len(value) + 1), item)
            wanted.append(item)
    for card in (theirs, expected):
        tags = card.properties["tags"]
        assert isinstance(tags, list)
        tags.remove("tag1")


def both_the_same(random: Random, ours: Card, theirs: Card, expected: Card) -> None:
    """Both write down the same, and each something of their own."""
    for card in (ours, theirs, expected):
        card.entries.append(("2026-11-11", "talksamex"))
        card.properties["next_contact"] = "2026-12-12"
        card.tasks.append("tasksamex")
    both_log(random, ours, theirs, expected)


def tick_and_log(random: Random, ours: Card, theirs: Card, expected: Card) -> None:
    """One ticks a task, the other writes down a conversation with a new task."""
    both_log(random, ours, theirs, expected)
    task = random.randrange(2)
    ours.tasks[task] = expected.tasks[task] = f"task{task}x!"
    theirs.tasks.append("tasktx")
    expected.tasks.append("tasktx")


def new_sections(random: Random, ours: Card, theirs: Card, expected: Card) -> None:
    """Each adds a dated line below a heading that was not there."""
    for who, card in (("o", ours), ("t", theirs)):
        line = f"2026-11-{random.randrange(1, 29):02} transactional -> trusted: level{who}x"
        card.levels.append(line)
        expected.levels.append(line)
    ours.tasks.append("taskox")
    theirs.tasks.append("tasktx")
    expected.tasks += ["taskox", "tasktx"]


def rewrite_and_change(random: Random, ours: Card, theirs: Card, expected: Card) -> None:
    """One sorts the properties and edits comment and prose, the other changes values and logs."""
    keys = sorted(ours.properties)
    ours.properties = {key: ours.properties[key] for key in keys}
    ours.remark = expected.remark = "# one of the best"
    ours.notes[0] = expected.notes[0] = "Loves note0x, and noteox."
    theirs.properties["level"] = expected.properties["level"] = "target"
    theirs.properties["organization"] = expected.properties["organization"] = (
        f"org-new{random.randrange(9)}"
    )
    theirs.entries.append(("2026-11-02", "talktx"))
    expected.entries.append(("2026-11-02", "talktx"))


def one_property_two_ways(random: Random, ours: Card, theirs: Card, expected: Card) -> None:
    """Both change one property, each in another way, and log: a true conflict."""
    key = random.choice(["level", "organization", "cadence"])
    ours.properties[key], theirs.properties[key] = "way-ours", "way-theirs"
    del expected.properties[key]
    both_log(random, ours, theirs, expected)


KINDS: tuple[Change, ...] = (
    both_log,
    two_properties,
    both_list,
    both_the_same,
    tick_and_log,
    new_sections,
    rewrite_and_change,
    one_property_two_ways,
)


@dataclass(frozen=True)
class Case:
    """One note in three versions, and what the merged one has to say."""

    base: bytes
    ours: bytes
    theirs: bytes
    expected: Card
    style: Style


def make_case(kind: Change, seed: int) -> Case:
    """Return the case of a seed."""
    random = Random(f"{kind.__name__} {seed}")
    style, base = make_style(random), make_card(random)
    ours, theirs, expected = deepcopy(base), deepcopy(base), deepcopy(base)
    kind(random, ours, theirs, expected)
    return Case(
        write_card(base, style), write_card(ours, style), write_card(theirs, style), expected, style
    )


def find_faults(text: str, case: Case) -> list[str]:
    """Return what is wrong with a merged note.

    That is a fact that is not there once, a key twice, or a value or an order that is not right.
    """
    card = case.expected
    words = re.findall(r"\b(?:talk|task|level|note)\w+x\b", text)
    wanted = re.findall(r"\b(?:talk|task|level|note)\w+x\b", write_card(card, case.style).decode())
    faults = [
        f"{word}: {words.count(word)} times instead of {wanted.count(word)}"
        for word in sorted({*words, *wanted})
        if words.count(word) != wanted.count(word)
    ]
    front = text.split("---")[1]
    keys = re.findall(r"^([a-z_]+):", front, re.MULTILINE)
    faults += [
        f"{key}: {keys.count(key)} times"
        for key in sorted(set(keys))
        if keys.count(key) > 1 and "<<<<<<<" not in front
    ]
    for key, value in card.properties.items():
        found = re.search(
            rf"^{key}:((?:.*\n?)(?:[ -].*\n)*)", front.replace("\r", ""), re.MULTILINE
        )
        items = [value] if isinstance(value, str) else value
        read = re.findall(r"[\w@.-]*\w[\w@.-]*", re.sub(r" #.*", "", found[1])) if found else []
        faults += [f"{key}: {read} instead of {items}"] if sorted(read) != sorted(items) else []
    faults += [] if "<<<<<<<" in front or set(keys) == set(card.properties) else [f"keys {keys}"]
    faults += (
        [f"without {card.remark}"] if "level" in card.properties and card.remark not in text else []
    )
    days = re.findall(r"(2026-\d\d-\d\d)(?= call| \| call)", text)
    faults += [] if days == sorted(days, reverse=case.style.is_falling) else [f"days {days}"]
    faults += (
        ["another tick"]
        if sorted(re.findall(r"\[x\] (\w+)", text))
        != sorted(task.rstrip("!") for task in card.tasks if task.endswith("!"))
        else []
    )
    faults += (
        ["another form"]
        if (
            text.startswith("\ufeff"),
            text.count("\r\n") in {0, text.count("\n")},
            text.endswith("\n"),
        )
        != (case.style.has_mark, True, case.style.is_ended)
        else []
    )
    return faults
