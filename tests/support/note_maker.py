"""Random notes as people, editors and plugins write them, and random edits of them.

Front matter comes in every form YAML has, bodies in every form the note format knows, with all line
ends.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from mdrel.model.conversation import Purpose
from mdrel.model.level import Level
from mdrel.parse.tasks.marks import bare_text
from mdrel.write.edits import (
    AddEntry,
    AddItem,
    AddLevel,
    AddTask,
    Edit,
    RemoveItem,
    RemoveProperty,
    SetProperty,
    TickTask,
)

KEYS = (
    "type", "level", "email", "emails", "phone", "tags", "aliases", "next_contact",
    "next-contact", "Next Contact", "owe_reply", "cadence", "archived", "role", "title",
    "relationship", "x", "my key", "größe", "名前", "birthday", "url", "location", "source",
)  # fmt: skip
QUOTED_KEYS = (
    '"email"',
    "'level'",
    '"a: b"',
    "'it''s'",
    "? level\n",
    "? [a, b]\n",
    "2026",
    "yes",
    "~",
)
VALUES = (
    "person",
    "trusted",
    "target",
    "2026-11-20",
    "ada@lines.example",
    "+44 20 5550 0001",
    "Ada Lines, Countess",
    "https://ada.example/#x",
    "a:b",
    "1.5",
    "12:30",
    "no",
    "null",
    "~",
    "[[Bo Lin]]",
    "größe 😀",
    "x\u2028y",
    "x\u00a0y",
    "a\x85b",
    "90",
    "true",
)
QUOTED_VALUES = (
    "''",
    '""',
    "'it''s'",
    '"a\\tb: \\"c\\" # d"',
    '"[[Bo Lin]]"',
    "'# no comment'",
    '"x: y"',
    "'- a'",
)
REFERENCES = (
    "&a one",
    "&a one\nother: *a",
    "!!str 5",
    "!x y",
    "&b [a, b]",
    "&c [a, b]\nmore:\n  - *c",
)
NESTED = (
    "{a: 1, b: [c]}",
    "[a, {b: c}]",
    "[[a, b], c]",
    "{}",
    "[]",
    "[a,\n  b]",
    "[a, # one\n  b]",
    '"two\n  lines"',
    "'two\n\n  lines'",
    "two\n  lines",
    "\n  below",
    "\n  a: 1\n  b: 2",
    "\n  - a: 1\n    b: 2\n  - c",
    "\n  - - a\n    - b\n  - c",
)
BLOCKS = (
    "|\n  some\n  text",
    "|-\n  some\n\n  text # no comment",
    "|+\n  kept\n\n",
    ">\n  folded\n  text\n",
    "| # remark\n  some\n  # text",
    ">-\n    deep\n   not",
)
REMARKS = ("# a remark", "  # an indented remark", "#", "", "   ", "#email: no", "# 😀")
SECTIONS = (
    "## Conversations",
    "## Interactions",
    "## Log",
    "# Conversations",
    "### Conversations ##",
    "## 🗣️ Conversations",
    "Conversations\n---",
    "Conversations\n  ====",
    "##  Conversations  ",
)
TASK_TITLES = ("## Follow-ups", "Follow-ups\n---", "## Tasks", "### To do", "## Promises")
PARAGRAPHS = (
    "Met in Berlin.\nMoved since.", "> a quote\n> - 2026-01-01 call: hers", "```\n## Conversations\n- 2026-01-01 x\n```", "~~~\n- [ ] no task\n~~~", "%% a comment %%", "%%\n## Conversations\n%%", "<!-- - [ ] hidden -->",
    "<div>\n## Conversations\n</div>", "    indented code", "---", "***", "| a | b |\n| --- | --- |\n| 1 | 2 |", "[ref]: https://ada.example", "Text[^1]\n\n[^1]: a note", "![[embed]]", "- a\n- b\n\n  more", "1. one\n2. two", "Heading\n===", "a\x0cb", "x\u2028y",
    "`code` and **bold** #tag", "- [ ] call [[Bo Lin]] 📅 2026-12-01", "* * *", "-", "- ", "#", "Text\n- 2026-01-01 not in a section", "<b>", "\\# no heading", "$$\nx\n$$", "## Notes", "### 2026-02-02 a day", "2026-02-02 a day\n---", "Text\n- a\n---", "a\rb", "```", "%%", "<!--",
)  # fmt: skip
WORDS = ("call", "lunch", "email", "coffee", "", "met", "no answer")
TALK = (
    "board pack",
    "plans for *spring*",
    "",
    "she intros [[Tom Hale]]",
    "a | b",
    "größe 😀",
    "`x` #got",
    "20%",
    "met [[Bo Lin|Bo]] #thanks",
    "a: b",
    "no answer",
    "1. x",
    "x  y",
    "[ ] x",
    "**b**",
    "x %% y",
    "<!-- x",
    "a\\",
    "~~x~~",
    "&amp;",
    "2026-01-01",
)
NEW_VALUES = (
    *VALUES,
    "",
    " x ",
    "- a",
    "a: b",
    "a #b",
    "#x",
    "it's",
    '"q"',
    "a\nb",
    "a\\b",
    "\t",
    "0123",
    "1e3",
    "0x1f",
    "*a",
    "&a",
    "!x",
    "%",
    "@a",
    "`a`",
    "[a]",
    "{a}",
    "a, b",
    "-",
    "?",
    ":",
    "=",
    "<<",
    "...",
    "---",
    "'",
    '"',
    "é\u0301",
    "\ufeff",
    "y",
    "Off",
    "1_000",
    "1:20",
    ".inf",
    "2026-1-1",
    "x" * 300,
    "\x07",
    "a\x00",
    "]",
    ", ",
    "a]b",
    "\ud7ff\ue000",
    "null",
    "-5",
)
ENDS = ("\n",) * 6 + ("\r\n",) * 3


class NoteMaker:
    """Makes notes and edits from one source of chance."""

    def __init__(self, chance: Random) -> None:
        """Take the source of chance."""
        self.chance = chance

    def note(self) -> str:
        """Return a note; one of seven has a few characters spoiled, one of twelve mixed line ends."""
        chance = self.chance
        text = (self.front() if chance.random() < 0.85 else "") + self.body()
        if chance.random() < 0.25:
            text = text.rstrip("\n")
        if chance.random() < 0.15:
            for _ in range(chance.randrange(1, 3)):
                text = self.spoil(text)
        if chance.random() < 0.08:
            text = re.sub("\n", lambda _: chance.choice(ENDS), text)
        elif chance.random() < 0.3:
            text = text.replace("\n", "\r\n")
        return ("\ufeff" if chance.random() < 0.08 else "") + text

    def spoil(self, text: str) -> str:
        """Return the text with one small change at a random place."""
        place = self.chance.randrange(len(text) + 1)
        kind = self.chance.random()
        if kind < 0.4:
            return (
                text[:place]
                + self.chance.choice(
                    (
                        "\n",
                        "\n\n",
                        " ",
                        ":",
                        "- ",
                        "#",
                        "`",
                        "%%",
                        "[",
                        "'",
                        '"',
                        "---\n",
                        "\t",
                        "<<<<<<< a\n",
                        "=======\n",
                        ">>>>>>> b\n",
                        "\u2028",
                        "|",
                        "&",
                        "*",
                    )
                )
                + text[place:]
            )
        length = self.chance.randrange(1, 8)
        return (
            text[:place] + text[place + length :]
            if kind < 0.7
            else text[:place] + text[place : place + length] * 2 + text[place + length :]
        )

    def front(self) -> str:
        """Return a front matter with its markers."""
        chance = self.chance
        indent = chance.choice(("", "", "", "", "", "", "", " ", "  "))
        keys = chance.sample(KEYS, chance.randrange(0, 6))
        if chance.random() < 0.1:
            keys += [chance.choice(QUOTED_KEYS)]
        if chance.random() < 0.05 and keys:
            keys += [keys[0]]
        lines: list[str] = []
        for key in keys:
            lines += [chance.choice(REMARKS)] if chance.random() < 0.15 else []
            lines += [
                indent + line if line.strip() else line for line in self.property(key).split("\n")
            ]
        lines += [chance.choice(REMARKS)] if chance.random() < 0.1 else []
        if chance.random() < 0.03:
            lines = ["{type: person, level: trusted}"]
        return "".join(
            f"{line}\n"
            for line in (
                f"---{chance.choice(('', '', '', ' '))}",
                *lines,
                chance.choice(("---", "---", "---", "---  ", "...")),
            )
        )

    def property(self, key: str) -> str:
        """Return a property's lines."""
        chance = self.chance
        kind = chance.random()
        remark = chance.choice(("", "", "", "", " # why", "   ", "\t# tabbed"))
        gap = chance.choice((" ", " ", " ", " ", "  ", "\t", " " * 5))
        if kind < 0.4:
            return f"{key}:{gap}{chance.choice(VALUES)}{remark}"
        if kind < 0.5:
            return f"{key}:{gap}{chance.choice(QUOTED_VALUES)}{remark}"
        if kind < 0.57:
            return f"{key}:{remark}"
        if kind < 0.67:
            return f"{key}:{gap}{chance.choice(('[', '[ '))}{chance.choice((', ', ',', ' , ')).join(self.item(in_flow=True) for _ in range(chance.randrange(1, 4)))}{chance.choice(('', '', ' ', ','))}]{remark}"
        if kind < 0.85:
            return f"{key}:{remark}\n" + self.block_list()
        if kind < 0.9:
            found = chance.choice(NESTED)
            return f"{key}:{gap}{found}" if "\n" in found else f"{key}:{gap}{found}{remark}"
        return f"{key}:{gap}{chance.choice(BLOCKS if kind < 0.96 else REFERENCES)}"

    def item(self, *, in_flow: bool) -> str:
        """Return an item of a list."""
        found = self.chance.choice(VALUES + QUOTED_VALUES)
        return (
            found
            if not in_flow or found[0] in "'\"" or not set(found) & set(",[]{}")
            else f'"{found}"'
        )

    def block_list(self) -> str:
        """Return the lines of a list, with remarks and blank lines between them now and then."""
        chance = self.chance
        indent, gap = (
            chance.choice(("", "  ", "  ", "    ", " ")),
            chance.choice((" ", " ", " ", "   ")),
        )
        lines = []
        for _ in range(chance.randrange(1, 4)):
            lines += [chance.choice(REMARKS)] if chance.random() < 0.1 else []
            lines.append(
                f"{indent}-{gap}{self.item(in_flow=False)}{chance.choice(('', '', '', ' # one'))}"
                if chance.random() < 0.95
                else f"{indent}-"
            )
        return "\n".join(lines)

    def body(self) -> str:
        """Return a body: paragraphs and sections in any order."""
        chance = self.chance
        makers = (self.paragraph, self.paragraph, self.conversations, self.follow_ups, self.levels)
        parts = ["# Ada Lines"] if chance.random() < 0.5 else []
        parts += [chance.choice(makers)() for _ in range(chance.randrange(0, 5))]
        if chance.random() < 0.6:
            parts.insert(chance.randrange(len(parts) + 1), self.conversations())
        text = "".join(
            f"{part}{chance.choice((chr(10), chr(10) * 2, chr(10) * 2, chr(10) * 3, chr(10) + '  ' + chr(10)))}"
            for part in parts
        )
        return ("\n" if chance.random() < 0.1 else "") + text

    def paragraph(self) -> str:
        """Return something else than a section; the kinds that are never closed come rarely."""
        found = self.chance.choice(PARAGRAPHS)
        return (
            found
            if found not in PARAGRAPHS[-3:] or self.chance.random() < 0.2
            else self.chance.choice(PARAGRAPHS[:-3])
        )

    def day(self) -> date:
        """Return a day of a year and a half."""
        return date(2025, 7, 1) + timedelta(self.chance.randrange(600))

    def conversations(self) -> str:
        """Return a conversations section in one form."""
        chance = self.chance
        days = sorted(
            (self.day() for _ in range(chance.randrange(0, 5))), reverse=chance.random() < 0.5
        )
        if chance.random() < 0.1:
            chance.shuffle(days)
        title = chance.choice(SECTIONS if chance.random() < 0.3 else SECTIONS[:1])
        intro = chance.choice(("", "", "", "Mostly by phone.\n\n", "%% a line a talk %%\n\n"))
        form = chance.choice(
            (
                self.list_form,
                self.list_form,
                self.list_form,
                self.heading_form,
                self.table_form,
                self.lines_form,
                self.callout_form,
            )
        )
        return f"{title}{chance.choice((chr(10) * 2, chr(10)))}{intro}{form(days)}".rstrip("\n")

    def list_form(self, days: list[date]) -> str:
        """Return entries as list items."""
        chance = self.chance
        marker, (left, right) = (
            chance.choice(("-", "-", "-", "*", "+", "1.", "7)", "  -")),
            chance.choice((("", ""), ("", ""), ("", ""), ("**", "**"), ("[[", "]]"), ("_", "_"))),
        )
        gap, below = chance.choice(("", "", "\n")), chance.choice(("  - ", "\t- ", "    "))
        lines = []
        for day in days:
            lines.append(
                f"{marker}{chance.choice((' ', ' ', ' ', '   '))}{left}{day}{right} {chance.choice(WORDS)}: {chance.choice(TALK)}".rstrip()
            )
            if chance.random() < 0.2:
                lines.append(
                    below
                    + chance.choice(
                        (
                            "she will move",
                            "[ ] send the list",
                            "[x] sent ✅ 2026-01-01",
                            "[ ] draft 📅 2026-12-01",
                            "    ```\n      x\n      ```",
                        )
                    )
                )
            lines += [gap] if gap else []
        return "\n".join(lines)

    def lines_form(self, days: list[date]) -> str:
        """Return entries as lines of one paragraph, or as paragraphs."""
        chance = self.chance
        left, right = chance.choice((("", ""), ("", ""), ("**", "**"), ("[[", "]]")))
        end = chance.choice(("\n", "\n", "  \n", "\\\n", "\n\n", "\nand so on\n", "\n- she paid\n"))
        return "".join(
            f"{left}{day}{right} {chance.choice(WORDS)}: {chance.choice(TALK)}".rstrip() + end
            for day in days
        )

    def callout_form(self, days: list[date]) -> str:
        """Return entries as callouts or quotes."""
        chance = self.chance
        kind = chance.choice(("[!note] ", "[!note]- ", "[!info] ", ""))
        return "\n\n".join(
            f"> {kind}{day} {chance.choice(WORDS)}\n> {chance.choice(TALK[:10])}" for day in days
        )

    def heading_form(self, days: list[date]) -> str:
        """Return entries as headings."""
        chance = self.chance
        marks = chance.choice(("###", "###", "####"))
        return "\n\n".join(
            f"{marks} {day} {chance.choice(WORDS)}{chance.choice((': ' + chance.choice(TALK), chr(10) * 2 + 'Plans for spring.', ''))}"
            for day in days
        )

    def table_form(self, days: list[date]) -> str:
        """Return entries as rows."""
        chance = self.chance
        heads = chance.choice(
            (
                ("Date", "How", "Notes"),
                ("Date", "Channel", "Who", "Purpose", "Topic"),
                ("When", "What"),
                ("Date",),
                ("Date", "Kind"),
            )
        )
        left, right = chance.choice((("| ", " |"), ("| ", " |"), ("", "")))
        rows = [
            [
                str(day),
                *(
                    "x" if head not in {"How", "Channel"} else chance.choice(WORDS)
                    for head in heads[1:]
                ),
            ]
            for day in days
        ]
        return "\n".join(
            f"{left}{' | '.join(row)}{right}" for row in (heads, ["---"] * len(heads), *rows)
        )

    def follow_ups(self) -> str:
        """Return a section of tasks."""
        chance = self.chance
        lines = [
            f"{chance.choice(('-', '-', '*', '1.'))} [{chance.choice('   x/-')}] {chance.choice(('draft', 'send the list', 'ask [[Bo Lin]]', '**big** thing', 'größe'))} {chance.choice(('', '📅 2026-12-01', '[due:: 2026-12-05]', '➕ 2026-10-01', '#waiting', '🔁 every week 📅 2026-12-01', '^id1', '⏫'))}".rstrip()
            for _ in range(chance.randrange(0, 4))
        ]  # fmt: skip
        return f"{chance.choice(TASK_TITLES)}\n\n" + "\n".join(lines)

    def levels(self) -> str:
        """Return a section of moves."""
        days = sorted(
            (self.day() for _ in range(self.chance.randrange(0, 3))),
            reverse=self.chance.random() < 0.5,
        )
        return "## Levels\n\n" + "\n".join(
            f"- {day} {self.chance.choice(('target -> tentative', 'trusted', 'tentative → trusted: she helped'))}"
            for day in days
        )

    def edit(self, text: str) -> Edit:
        """Return an edit, mostly of something the note has."""
        chance = self.chance
        key = (
            chance.choice(found)
            if (found := re.findall(r"(?m)^ *([^\s:#\-'\"][^:\n]*):", text.partition("\n---")[0]))
            and chance.random() < 0.8
            else chance.choice(KEYS)
        )
        item = (
            chance.choice(re.findall(r"[-\[,:] ?([\w@.+ -]{1,20}?)(?=[,\]\n])", text) or ["x"])
            if chance.random() < 0.7
            else chance.choice(NEW_VALUES)
        )
        value = (
            chance.choice(NEW_VALUES)
            if chance.random() < 0.95
            else "".join(
                chance.choice("ab :#-,[]{}'\"\\\n\t|>&*!%@`é😀")
                for _ in range(chance.randrange(1, 9))
            )
        )
        # The commands give no text with blanks around it.
        item, value = item.strip(" \t") or "x", value.strip(" \t")
        if re.search(r"[-*+] \[[ /]\]", text) and chance.random() < 0.15:
            return self.tick(text)
        return chance.choice(
            (
                lambda: SetProperty(key, value), lambda: SetProperty(key, value), lambda: AddItem(key, item), lambda: RemoveItem(key, item), lambda: RemoveProperty(key),
                self.entry, self.entry, self.entry, self.task, self.level,
            )
        )()  # fmt: skip

    def entry(self) -> AddEntry:
        """Return a conversation to log."""
        chance = self.chance
        people = tuple(
            chance.sample(("Bo Lin", "Tom Hale|Tom", "People/Zoë"), chance.choice((0, 0, 0, 1, 2)))
        )
        tags, promises = (
            tuple(chance.sample(("thanks", "got"), chance.choice((0, 0, 1)))),
            tuple(
                chance.sample(
                    ("send the list", "call *Tom*", "x | y"), chance.choice((0, 0, 0, 1, 2))
                )
            ),
        )
        return AddEntry(
            self.day(),
            chance.choice(WORDS),
            chance.choice(TALK),
            chance.choice((None, None, *Purpose)),
            people,
            tags,
            promises,
        )

    def task(self) -> AddTask:
        """Return a task to add."""
        chance = self.chance
        return AddTask(
            chance.choice(TALK) or "draft",
            chance.choice((None, self.day())),
            chance.choice((None, self.day())),
            waiting=chance.random() < 0.2,
        )

    def tick(self, text: str) -> Edit:
        """Return the tick of one of the note's tasks, of none where it has none."""
        lines = text.split("\n")
        found = [
            (number, match[1].rstrip("\r"))
            for number, line in enumerate(lines, 1)
            if (match := re.match(r"\s*(?:[-*+]|\d+[.)])\s+\[[ /]\]\s+(.*)", line))
        ]
        number, words = self.chance.choice(found) if found else (1, "draft")
        due = re.search(r"(?:📅|due::) ?(\d{4}-\d\d-\d\d)", words)
        return TickTask(
            bare_text(words),
            date.fromisoformat(due[1]) if due else None,
            number,
            date(2026, 11, 22),
        )

    def level(self) -> AddLevel:
        """Return a move."""
        return AddLevel(
            self.day(),
            self.chance.choice((None, *Level)),
            self.chance.choice(list(Level)),
            self.chance.choice(("", "she helped", "a: b", "%% x", "größe")),
        )
