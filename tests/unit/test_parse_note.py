"""The note format, sentence by sentence.

Tested is which notes are contacts, and what counts as a conversation.
"""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.conversation import Channel, Purpose
from tests.support.vaults import fold, only_contact, read, read_vault

PERSON = "---\ntype: person\nlevel: trusted\n---\n"


@pytest.mark.parametrize(
    ("path", "front", "rule"),
    [
        ("Ada.md", "type: Person", "type person (F3)"),
        (
            "Ada.md",
            'categories:\n  - "[[People]]"\ntype:\n  - "[[Authors]]"',
            "categories people (F3)",
        ),
        ("Ada.md", "tags: [x, '#person/friend']", "tag person/friend (F3)"),
        ("Work/People/Ada.md", "x: 1", "folder people (F5)"),
        ("Ada.md", "level: Target", "level target (F4)"),
        ("People/Ada.md", "type: company", None),
        ("People/People.md", "x: 1", None),
        ("People/README.md", "x: 1", None),
        ("People/Ada/_index.md", "x: 1", "folder people (F5)"),
        ("People/Ada.md", "mdrel: generated", None),
        ("Templates/Ada.md", "type: person", None),
        ("Ada.md", "type: person\ncreated: {{date}}", None),
        ("Ada.sync-conflict-20261103-091502-ABCDEFG.md", "type: person", None),
        ("Ada (conflicted copy 2026-11-03).md", "type: person", None),
    ],
)
def test_the_rules_for_contacts_hold_in_their_order(
    path: str, front: str, rule: str | None
) -> None:
    profile = read(path, f"---\n{front}\n---\n").profile
    assert (profile.matched_by if profile else None) == rule


@pytest.mark.parametrize(
    ("line", "channel", "text"),
    [
        ("- 2026-11-20 call (develop): her move #thanks", Channel.CALL, "her move"),
        ("- **2026-11-20** Coffee with [[Bo]] about Berlin", Channel.MEAL, "about Berlin"),
        ("- [[2026-11-20]] 14:30 video call: plan", Channel.VIDEO, "plan"),
        ("- 2026-11-20: call about the board", Channel.CALL, "call about the board"),
        ("- 2026-11-20 talked about nothing", Channel.IN_PERSON, "talked about nothing"),
        ("- 2026-11-20 met  up **with** her", Channel.IN_PERSON, "met up **with** her"),
        ("- 2026-11-20 called, the boat", Channel.CALL, "the boat"),
        ("- 2026-11-20 talked with [[Bo]]: the boat", Channel.IN_PERSON, "the boat"),
        ("- 2026-11-20 called couldn't reach her", Channel.ATTEMPT, "called couldn't reach her"),
        ("- [x] 2026-11-20 email: sent", Channel.EMAIL, "sent"),
        ("- 2026-11-20 voicemail: please call", Channel.ATTEMPT, "please call"),
        ("- 2026-11-20 no channel here", Channel.OTHER, "no channel here"),
        ("### 2026-11-20 lunch: Berlin", Channel.MEAL, "Berlin"),
        ("| 2026-11-20 | Coffee | Berlin |", Channel.MEAL, "Berlin"),
    ],
)
def test_an_entry_is_read_in_every_form(line: str, channel: Channel, text: str) -> None:
    (talk,) = read("Ada.md", f"{PERSON}## Conversations\n\n{line}\n").talks
    assert (talk.on, talk.channel, talk.text) == (date(2026, 11, 20), channel, text)
    assert not talk.is_plan


def test_purpose_tags_people_and_mentions_are_told_apart() -> None:
    (talk,) = read(
        "Ada.md",
        f"{PERSON}## Log\n- 2026-11-20 call (develop) with [[Bo]] and [[Cy]]: on [[Dan]] #Thanks\n",
    ).talks
    assert talk.purpose is Purpose.DEVELOP
    assert [link.target for link in talk.people] == ["Bo", "Cy"]
    assert [link.target for link in talk.mentions] == ["Dan"]
    assert talk.tags == {"thanks"}


@pytest.mark.parametrize(
    "body",
    [
        "```\n- 2026-11-20 call: x\n```\n",
        "> - 2026-11-20 call: x\n",
        "%%\n- 2026-11-20 call: x\n%%\n",
        "<!-- - 2026-11-20 call: x -->\n",
        "- [ ] 2026-11-20 call: a plan\n",
        "## Elsewhere\n- 2026-11-20 call: x\n",
    ],
)
def test_code_quotes_comments_plans_and_other_sections_are_no_conversations(body: str) -> None:
    talks = read("Ada.md", f"{PERSON}## Conversations\n{body}").talks
    assert [talk for talk in talks if not talk.is_plan] == []


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("- Called [[Ada]] about the board", ["Ada"]),
        ("- Lunch: [[Ada]] and [[Bo]]", ["Ada", "Bo"]),
        ("- Met [[Ada]] about [[Bo]]", ["Ada"]),
        ("- [x] call [[Ada]] ✅ 2026-11-19", ["Ada"]),
        ("- [[Ada]] #call", ["Ada"]),
        ("- Need to call [[Ada]]", []),
        ("- Didn’t call [[Ada]]", []),
        ("- Couldn't reach [[Ada]] by phone", ["Ada"]),
        ("- [ ] call [[Ada]]", []),
        ("- Read about [[Ada]]", []),
        ("> Called [[Ada]]", []),
        ("- `Called [[Ada]]`", []),
        ("- Coffee with [[Ada]], need to send the deck", ["Ada"]),
    ],
)
def test_a_daily_line_counts_when_it_says_that_they_spoke(line: str, people: list[str]) -> None:
    talks = read("Daily/2026-11-20.md", f"{line}\n").talks
    assert [link.target for talk in talks for link in talk.people] == people
    if "✅" in line:
        assert talks[0].on == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("level: trustd", "MDR201"),
        ("circle: eleven", "MDR202"),
        ("birthday: 2026-02-30", "MDR203"),
        ("last_contact: 01/02/2026", "MDR204"),
        ("cadence: sometimes", "MDR205"),
        ("org: A\ncompany: B", "MDR207"),
        ("paused: maybe", "MDR208"),
        ("name: a: b", "MDR111"),
        ("id: 1\nid: 2", "MDR115"),
    ],
)
def test_what_cannot_be_read_is_reported_with_its_line(front: str, code: str) -> None:
    found = {each.code: each for each in read("People/Ada.md", f"---\n{front}\n---\n").diagnostics}
    assert code in found
    assert found[code].span.line >= 2


def test_one_talk_noted_three_times_counts_once_and_the_fullest_note_speaks() -> None:
    contact = only_contact(
        {
            "Ada.md": f"{PERSON}## Conversations\n- 2026-11-20 call: short\n",
            "M.md": "---\ntype: conversation\ndate: 2026-11-20\npeople: ['[[Ada]]']\nchannel: call\nsummary: the whole story\n---\n",
            "2026-11-20.md": "- Spoke with [[Ada]]\n",
        },
    )
    (talk,) = contact.conversations
    assert (talk.path, talk.channel, talk.text) == ("M.md", Channel.CALL, "the whole story")


def test_links_resolve_as_obsidian_does_and_ambiguity_is_reported() -> None:
    notes = {
        "People/Ada.md": PERSON.replace("---\n", "---\naliases: [Countess]\n", 1),
        "A/Bo.md": PERSON,
        "C/Bo.md": PERSON,
        "M.md": "---\ndate: 2026-11-20\npeople: ['[[people/ADA]]', '[x](People/Ada.md)', '[[countess|x]]', '[[Bo]]']\n---\n",
    }
    snapshot = read_vault(notes)
    talks = {contact.path: len(contact.conversations) for contact in snapshot.contacts}
    assert talks == {"People/Ada.md": 1, "A/Bo.md": 0, "C/Bo.md": 0}
    assert "MDR401" in {each.code for each in snapshot.diagnostics}


def test_conflict_markers_outside_code_stop_a_note_from_being_a_person() -> None:
    marked = "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"
    assert read("Ada.md", PERSON + marked).profile is None
    assert [each.code for each in read("Ada.md", PERSON + marked).diagnostics] == ["MDR106"]
    assert read("Ada.md", f"{PERSON}```\n{marked}```\n").profile is not None
    assert read("Ada.md", f"{PERSON}=======\n<<<<<<< ours\n").profile is not None


ENTRY = f"{PERSON}## Conversations\n- 2026-11-20 call: "
TALK = "---\ntype: meeting\ndate: 2026-11-20\n---\n"


@pytest.mark.uninstrumented
@pytest.mark.parametrize(
    ("path", "head", "piece"),
    [
        *(
            ("Ada.md", ENTRY, piece)
            for piece in (
                "<!--",
                "%%",
                "<<<<<<< \n",
                "`",
                "`a",
                "\\`",
                "[[",
                "- ",
                "|",
                "*",
                "[x](",
                "- 2026-11-20 call: x\n",
                "  #t№\n",
            )
        ),
        ("Ada.md", ENTRY, "- 2026-11-20 call: x\n  - [ ] y\n"),
        ("Ada.md", ENTRY, "# Roof\n## Conversations\n- [ ] 2026-11-20 x\n"),
        ("Ada.md", "---\ntype: person\nemail: a", "*"),
        ("Roof.md", f"{TALK}Attendees: ", "[[Ada №]], "),
        ("Roof.md", f"{TALK}## Attendees\n", "- [ ] [[Ada №]] to x\n"),
        ("Daily/2026-11-20.md", "Called [[Ada]] ", ". "),
        ("Daily/2026-11-20.md", "Called [[Ada]]\n", "at noon\n"),
        ("Daily/2026-11-20.md", "", "Called [[Ada №]]. "),
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(path: str, head: str, piece: str) -> None:
    from time import process_time

    def measure(size: int) -> float:
        text = (
            head
            + "".join(piece.replace("№", str(number)) for number in range(size // len(piece)))
            + "\n---\n"
        )
        start = process_time()
        fold({path: read(path, text)})
        return process_time() - start

    small = max(min(measure(40_000) for _ in range(3)), 0.002)
    large = min(measure(320_000) for _ in range(2))
    assert large < 24 * small, "eight times the text, nowhere near 64 times the time"


def test_code_in_a_task_is_part_of_its_text_and_names_nobody() -> None:
    (task,) = read("Ada.md", f"{PERSON}- [ ] run `@Bo to x` 📅 2026-12-01 #now\n").tasks
    assert (task.text, task.named, task.tags, task.due_on) == (
        "run `@Bo to x`",
        (),
        frozenset({"now"}),
        date(2026, 12, 1),
    )


def test_a_line_that_tells_of_very_many_days_mentions_nobody_besides() -> None:
    days = "".join(
        f"Called [[Ada {number}]] on 2026-{number // 28 + 1:02d}-{number % 28 + 1:02d}. "
        for number in range(120)
    )
    talks = read("Daily/2026-11-20.md", f"{days}\n").talks
    assert (len({talk.on for talk in talks}), {talk.mentions for talk in talks}) == (120, {()})
