"""Parsed notes to one snapshot: who took part, whose task it is, who is who."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date

import pytest

from mdrel.index.fold import NOTHING, Outline, Reading, fold_incremental
from mdrel.index.keys import KEY_LENGTH
from mdrel.model.codes import problem
from mdrel.model.contact import Contact
from mdrel.model.conversation import Source
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Me
from mdrel.model.span import Span
from tests.support.method import write_log, write_person
from tests.support.vaults import ReadNotes, fold, read, read_set, read_vault

MEETING = "---\ntype: conversation\ndate: 2026-11-18\npeople:\n  - '[[Ada]]'\n  - Bo Lin\n  - '[[Nobody]]'\nchannel: meeting\n---\n"


def people_of(notes: dict[str, str]) -> dict[str, Contact]:
    """Return name -> contact."""
    return {contact.name: contact for contact in read_vault(notes).contacts}


def tasks_of(contact: Contact) -> list[str]:
    """Return the words of a contact's tasks."""
    return [task.text for task in contact.follow_ups]


def test_contacts_are_sorted_by_path_and_notes_counted_without_generated_ones() -> None:
    notes = {
        "b/Bo.md": write_person(),
        "a/Ada.md": write_person(),
        "Note.md": "text",
        "Relationships/Overview.md": "---\nmdrel: generated\n---\n[[Bo]]\n",
    }
    snapshot = read_vault(notes)
    assert [contact.path for contact in snapshot.contacts] == ["a/Ada.md", "b/Bo.md"]
    assert snapshot.notes == 3


def test_an_empty_vault_has_an_empty_snapshot() -> None:
    assert (read_vault({}).contacts, read_vault({}).diagnostics, read_vault({}).notes) == (
        (),
        (),
        0,
    )


def test_an_entry_in_a_contacts_note_is_shared_with_those_named_by_with_and_not_with_those_mentioned() -> (
    None
):
    body = write_log("2026-11-20 call with [[Bo]] and [[Cy]]: about [[Dan]]")
    people = people_of(
        {
            "Ada.md": write_person(body=body),
            **{f"{name}.md": write_person() for name in ("Bo", "Cy", "Dan")},
        }
    )
    assert {
        name: [each.others(contact.path) for each in contact.conversations]
        for name, contact in people.items()
    } == {
        "Ada": [("Bo.md", "Cy.md")],
        "Bo": [("Ada.md", "Cy.md")],
        "Cy": [("Ada.md", "Bo.md")],
        "Dan": [],
    }
    assert people["Bo"].conversations[0].path == "Ada.md"


def test_a_conversation_note_is_shared_by_all_people_named_by_link_or_by_name() -> None:
    people = people_of(
        {
            "Ada.md": write_person(),
            "Bo Lin.md": write_person(),
            "Cy.md": write_person(),
            "Board.md": MEETING,
        }
    )
    assert [
        (each.on, each.source, each.path, each.others("Ada.md"))
        for each in people["Ada"].conversations
    ] == [(date(2026, 11, 18), Source.CONVERSATION, "Board.md", ("Bo Lin.md",))]
    assert len(people["Bo Lin"].conversations) == 1
    assert people["Cy"].conversations == ()


def test_a_daily_line_counts_for_those_it_links() -> None:
    people = people_of(
        {
            "Ada.md": write_person(),
            "Bo.md": write_person(),
            "2026-11-20.md": "- Called [[Ada]] about [[Bo]]\n",
        }
    )
    assert [each.source for each in people["Ada"].conversations] == [Source.DAILY]
    assert people["Bo"].conversations == ()


def test_one_talk_in_three_notes_counts_once() -> None:
    notes = {
        "Ada.md": write_person(body=write_log("2026-11-18: board")),
        "Bo Lin.md": write_person(),
        "Board.md": MEETING,
        "2026-11-18.md": "- #conversation [[Ada]]\n",
    }
    assert [(each.source, each.channel) for each in people_of(notes)["Ada"].conversations] == [
        (Source.CONVERSATION, "meeting")
    ]


def test_a_person_who_links_themselves_takes_part_once_and_alone() -> None:
    (talk,) = people_of(
        {"Ada.md": write_person(body=write_log("2026-11-20 call with [[Ada]]: x"))}
    )["Ada"].conversations
    assert talk.others("Ada.md") == ()


def test_the_persons_own_note_is_nobody_to_share_with() -> None:
    notes = {
        "Ada.md": write_person(),
        "Me.md": "no contact",
        "Board.md": MEETING.replace("Bo Lin", "'[[Me]]'"),
    }
    (talk,) = people_of(notes)["Ada"].conversations
    assert talk.others("Ada.md") == ()


def test_a_stated_last_contact_is_a_conversation_of_channel_other_where_the_property_stands() -> (
    None
):
    (talk,) = people_of({"Ada.md": write_person("last_contact: 2026-11-01")})["Ada"].conversations
    assert (talk.on, talk.channel, talk.source, talk.path, talk.span.line) == (
        date(2026, 11, 1),
        "other",
        Source.STATED,
        "Ada.md",
        3,
    )


def test_a_task_anywhere_in_a_contacts_note_is_theirs_and_one_elsewhere_when_it_links_them() -> (
    None
):
    notes = {
        "Ada.md": write_person(
            body="- [ ] send her the draft 📅 2026-12-01\n\n## Log\n- 2026-11-20 call: x\n  - [ ] board pack\n"
        ),
        "Inbox.md": "- [ ] ask [[Ada]] for the file (due 2026-12-02)\n- [ ] buy milk 📅 2026-12-03\n",
    }
    ada = people_of(notes)["Ada"]
    assert [
        (task.text, task.path, task.due_on and task.due_on.day, task.since)
        for task in ada.follow_ups
    ] == [
        ("send her the draft", "Ada.md", 1, None),
        ("board pack", "Ada.md", None, date(2026, 11, 20)),
        ("ask Ada for the file", "Inbox.md", 2, None),
    ]


def test_a_task_in_a_contacts_note_that_names_somebody_else_is_theirs_as_well() -> None:
    people = people_of(
        {
            "Ada.md": write_person(body="- [ ] introduce her to [[Bo]], not to [[Ada]]\n"),
            "Bo.md": write_person(),
        }
    )
    assert tasks_of(people["Ada"]) == tasks_of(people["Bo"]) == ["introduce her to Bo, not to Ada"]


@pytest.mark.parametrize(
    ("task", "ada", "bo"),
    [
        ("- [ ] send minutes 📅 2026-12-01", 1, 1),  # nobody named: everybody of the note
        ("- [ ] [[Bo Lin]] sends minutes 📅 2026-12-01", 0, 1),
        ("- [ ] minutes to [[Project X]] 📅 2026-12-01", 1, 1),  # the link is nobody
        ("- [ ] minutes to [[Project X]]", 1, 1),
        ("- [ ] minutes", 1, 1),
        ("- [ ] minutes to [[Ada]]", 1, 0),
    ],
)
def test_a_task_of_a_conversation_note_concerns_those_it_names_else_all(
    task: str, ada: int, bo: int
) -> None:
    people = people_of(
        {
            "Ada.md": write_person(),
            "Bo Lin.md": write_person(),
            "Project X.md": "",
            "Board.md": f"{MEETING}{task}\n",
        }
    )
    assert (len(people["Ada"].follow_ups), len(people["Bo Lin"].follow_ups)) == (ada, bo)


@pytest.mark.parametrize(
    ("mark", "is_done", "is_cancelled"),
    [
        (" ", False, False),
        ("/", False, False),
        ("x", True, False),
        ("X", True, False),
        (">", False, True),
        ("?", False, False),
        ("-", False, True),
    ],
)
def test_an_x_is_done_a_hyphen_and_what_was_moved_on_are_dropped_anything_else_is_open(
    mark: str, is_done: bool, is_cancelled: bool
) -> None:
    (task,) = people_of({"Ada.md": write_person(body=f"- [{mark}] draft #waiting ^a1\n")})[
        "Ada"
    ].follow_ups
    assert (task.is_done, task.is_cancelled, task.is_theirs, task.block_id) == (
        is_done,
        is_cancelled,
        True,
        "a1",
    )


def test_levels_are_oldest_first() -> None:
    body = "\n## Levels\n\n- 2026-06-01 tentative -> transactional: why\n- 2026-01-05 target -> tentative\n"
    changes = people_of({"Ada.md": write_person(body=body)})["Ada"].levels
    assert [(change.on.month, change.after) for change in changes] == [
        (1, "tentative"),
        (6, "transactional"),
    ]


def key_of(path: str, front: str = "") -> str:
    """Return the key of the only contact of a vault."""
    (contact,) = read_vault({path: write_person(front)}).contacts
    return contact.key


def test_a_key_is_hexadecimal_and_depends_on_the_path_alone() -> None:
    assert key_of("People/Ada.md") == key_of("People/Ada.md", "name: Somebody Else\nlevel: trusted")
    assert key_of("People/Ada.md") != key_of("People/Bo.md")
    assert len(key_of("People/Ada.md")) == KEY_LENGTH
    int(key_of("People/Ada.md"), 16)


def test_an_id_keeps_the_key_when_the_note_moves_and_is_no_path() -> None:
    assert key_of("People/Ada.md", "id: ada-1") == key_of("Archive/Countess.md", "id: ada-1")
    assert key_of("People/Ada.md", "id: People/Bo.md") != key_of("People/Bo.md")


def test_a_key_is_the_same_whether_the_system_composes_names_or_not() -> None:
    assert key_of(unicodedata.normalize("NFC", "People/Zoë.md")) == key_of(
        unicodedata.normalize("NFD", "People/Zoë.md")
    )


def test_two_notes_that_differ_in_composition_alone_have_two_keys() -> None:
    notes = {
        unicodedata.normalize(form, "People/Zoë.md"): write_person() for form in ("NFC", "NFD")
    }
    assert len({contact.key for contact in read_vault(notes).contacts}) == 2


def test_a_name_that_was_not_utf8_has_a_key() -> None:
    assert len(key_of("People/\udcff.md")) == KEY_LENGTH


def test_two_notes_with_one_id_fall_back_to_their_paths_and_are_reported_once() -> None:
    snapshot = read_vault(
        {
            "Ada.md": write_person("id: one"),
            "Bo.md": write_person("id: one"),
            "Cy.md": write_person("id: two"),
        }
    )
    ada, bo, cy = snapshot.contacts
    assert (ada.key, bo.key) == (key_of("Ada.md"), key_of("Bo.md"))
    assert cy.key == key_of("elsewhere.md", "id: two")
    assert [
        (each.path, each.span.line) for each in snapshot.diagnostics if each.code == "MDR403"
    ] == [("Ada.md", 3)]


def test_two_contacts_of_one_name_are_reported_once_and_both_there() -> None:
    snapshot = read_vault(
        {"Work/Ada.md": write_person(), "Home/ADA.md": write_person(), "Bo.md": write_person()}
    )
    assert [contact.slug for contact in snapshot.contacts] == ["bo", "ada", "ada-2"]
    assert [each.path for each in snapshot.diagnostics if each.code == "MDR402"] == ["Home/ADA.md"]


def test_problems_of_notes_and_of_files_stand_once_each_in_reading_order() -> None:
    notes = {
        "B.md": read("B.md", write_person("level: trusdet\ncadence: often")),
        "A.md": read("A.md", write_person("level: x")),
    }
    unread = [
        problem("MDR101", "C.md", "no"),
        problem("MDR101", "A0.md", "b"),
        problem("MDR101", "A0.md", "a"),
        problem("MDR101", "A0.md", "a"),
    ]
    found = fold(notes, unread).diagnostics
    assert [(each.path, each.code, each.span.line, each.message[:1]) for each in found] == [
        ("A.md", "MDR201", 3, "'"), ("A0.md", "MDR101", 1, "a"), ("A0.md", "MDR101", 1, "b"), ("B.md", "MDR201", 3, "'"), ("B.md", "MDR205", 4, "c"), ("C.md", "MDR101", 1, "n"),
    ]  # fmt: skip
    assert found == fold(dict(reversed(notes.items())), reversed(unread)).diagnostics


def test_an_ambiguous_link_in_one_line_is_one_problem() -> None:
    notes = {
        "A/Dan.md": write_person(),
        "B/Dan.md": write_person(),
        "C.md": write_person(
            body=write_log("2026-11-20 call with [[Dan]]: x") + "- [ ] ask [[Dan]]\n"
        ),
    }
    assert [
        (each.path, each.span) for each in read_vault(notes).diagnostics if each.code == "MDR401"
    ] == [("C.md", Span(8, 3)), ("C.md", Span(9, 7))]


BEFORE = {
    "Ada.md": write_person("aliases: [Adele]", body=write_log("2026-11-20 call with [[Bo]]: rail")),
    "Bo.md": write_person(),
    "Cy.md": write_person("id: one"),
    "Daily/2026-11-19.md": "- Called [[Adele]] and [[Cy]] about trains\n- [ ] ask [[Bo]] for the plan\n",
    "Notes/Plan.md": "- [ ] show [[Cy]] the draft\n",
    "A/Dora.md": write_person(),
    "B/Dora.md": "text\n",
    "Notes/Tell.md": "- [ ] tell [[Dora]] of it\n",
}


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({}, {"Ada", "Bo", "Cy", "A/Dora"}),
        (
            {"Daily/2026-11-19.md": "- Called [[Cy]] about trains\n"},
            {"A/Dora"},
        ),  # no longer Ada, nor Bo's task
        ({"Notes/Plan.md": "nothing\n"}, {"Ada", "Bo", "A/Dora"}),
        ({"Notes/Plan.md": None}, set()),
        (
            {
                "Ada.md": write_person(
                    "aliases: [Adele]", body=write_log("2026-11-20 call with [[Cy]]: rail")
                )
            },
            {"A/Dora"},
        ),
        (
            {
                "Ada.md": write_person(
                    "aliases: [Adele]\nrole: Head",
                    body=write_log("2026-11-20 call with [[Bo]]: rail"),
                )
            },
            {"Cy", "A/Dora"},
        ),
        ({"Ada.md": write_person("aliases: [Ad]")}, set()),
        ({"Bo.md": write_person("level: trusted")}, {"Ada", "Cy", "A/Dora"}),
        ({"Bo.md": write_person("aliases: [Adele]")}, set()),
        ({"Bo.md": write_person("id: one")}, set()),
        ({"Bo.md": write_person("name: Ada")}, set()),
        ({"Bo.md": "no person\n"}, set()),
        ({"Bo.md": "---\nmdrel: generated\n---\n"}, set()),
        ({"Other/Cy.md": "text\n"}, set()),
        ({"B/Dora.md": "---\nmdrel: generated\n---\n"}, set()),  # now the link means one note only
        ({"Daily/2026-11-19.md": None, "Ada.md": None}, set()),
    ],
)
def test_what_was_folded_before_changes_nothing_and_whom_no_changed_note_touches_is_the_same_object(
    changes: dict[str, str | None], kept: set[str]
) -> None:
    notes = {path: read(path, text) for path, text in BEFORE.items()}
    before = fold_incremental(NOTHING, ReadNotes(notes))
    for path, text in changes.items():
        notes.pop(path, None)
        if text is not None:
            notes[path] = read(path, text)
    changed = None if notes.keys() != BEFORE.keys() else changes
    after = fold_incremental(before, ReadNotes(notes), changed=changed)
    assert after.snapshot == fold(notes)
    old = {id(contact) for contact in before.snapshot.contacts}
    assert {
        contact.path.removesuffix(".md")
        for contact in after.snapshot.contacts
        if id(contact) in old
    } == kept


@pytest.mark.parametrize("front", ["type: person", "role: pilot", "aliases: [Gardens]", ""])
def test_a_note_of_somebodys_folder_is_their_own_once_it_says_so_and_no_longer_after(
    front: str,
) -> None:
    path = "People/Ada/garden.md"
    notes = {each: read(each, text) for each, text in {"People/Ada.md": "a", path: "b"}.items()}
    first = fold_incremental(NOTHING, ReadNotes(notes))
    assert [each.path for each in first.snapshot.contacts] == ["People/Ada.md"]
    assert [each.code for each in first.snapshot.diagnostics] == ["MDR406"]
    told = notes | {path: read(path, f"---\n{front}\n---\n")}
    second = fold_incremental(first, ReadNotes(told), changed=[path])
    assert second.snapshot == fold(told)
    assert fold_incremental(second, ReadNotes(notes), changed=[path]).snapshot == first.snapshot


class _HalfRead(ReadNotes):
    """Notes of which those in `shut` could not be read."""

    def __init__(self, notes: dict[str, ParsedNote], shut: set[str]) -> None:
        super().__init__(notes)
        self.shut = shut

    def telling(self) -> Iterable[str]:
        """Return the paths, those of the shut notes among them."""
        return {*super().telling(), *self.shut}

    def read(self, path: str) -> Reading:
        """Return the note, or what was wrong with it."""
        return (None, problem("MDR101", path, "no")) if path in self.shut else super().read(path)

    def outline(self, path: str) -> Outline:
        """Return the outline."""
        return Outline(is_hidden=True) if path in self.shut else super().outline(path)


@pytest.mark.parametrize("shut", ["Ada.md", "B/Dora.md", "Other/Cy.md"])
def test_a_note_that_cannot_be_read_any_more_is_as_if_it_never_could(shut: str) -> None:
    notes = {path: read(path, text) for path, text in BEFORE.items()}
    notes.setdefault(shut, read(shut, "text\n"))
    whole = fold_incremental(NOTHING, ReadNotes(notes))
    half = _HalfRead(notes, {shut})
    after = fold_incremental(whole, half, changed=[shut])
    assert after.snapshot == fold_incremental(NOTHING, half).snapshot
    assert after.snapshot.notes == whole.snapshot.notes - 1
    assert [each.code for each in after.snapshot.diagnostics if each.path == shut] == ["MDR101"]
    assert fold_incremental(after, ReadNotes(notes), changed=[shut]).snapshot == whole.snapshot


def test_where_nothing_changed_nothing_is_read() -> None:
    notes = {path: read(path, text) for path, text in BEFORE.items()}
    before = fold_incremental(NOTHING, ReadNotes(notes))
    shut = _HalfRead(notes, set(notes))
    assert fold_incremental(before, shut, changed=[]).snapshot == before.snapshot


def test_once_somebody_else_is_the_owner_everybody_is_made_anew() -> None:
    meeting = "---\ntype: meeting\ndate: 2026-11-18\nattendees: ['[[Ada]]', Cara Quill]\n---\n"
    task = "- [ ] Cara Quill: send [[Ada]] the plan\n"
    texts = {"Ada.md": write_person(), "Meeting.md": meeting + task}
    notes = ReadNotes({path: read(path, text) for path, text in texts.items()})
    before = fold_incremental(NOTHING, notes)
    owner = Me(name="Cara Quill")
    after = fold_incremental(before, notes, me=owner, changed=[])
    assert after.snapshot == fold_incremental(NOTHING, notes, me=owner).snapshot
    assert after.snapshot != before.snapshot


PAIR = "---\ntype: meeting\ndate: 2026-11-1{}\n---\n# {}\n"
PAIRS = {
    "People/Ada Lin.md": write_person(),
    "People/Bo Berg.md": write_person(),
    "People/Cy Moor.md": write_person(),
    **{
        f"M{each}.md": PAIR.format(each, title)
        for each, title in enumerate(("Bo <> Ada", "Cy <> Bo", "Bo <> Dee", "Bo <> Ada"))
    },
}


def test_once_another_first_name_stands_in_most_titles_all_are_made_anew() -> None:
    notes = {path: read(path, text) for path, text in PAIRS.items()}
    before = fold_incremental(NOTHING, ReadNotes(notes))
    talks = {each.name: len(each.conversations) for each in before.snapshot.contacts}
    assert talks == {"Ada Lin": 2, "Bo Berg": 0, "Cy Moor": 1}
    notes["M2.md"] = read("M2.md", PAIR.format(2, "Ada <> Dee"))
    after = fold_incremental(before, ReadNotes(notes), changed=["M2.md"])
    assert after.snapshot == fold_incremental(NOTHING, ReadNotes(notes)).snapshot
    talks = {each.name: len(each.conversations) for each in after.snapshot.contacts}
    assert talks == {"Ada Lin": 3, "Bo Berg": 3, "Cy Moor": 1}


def test_once_your_own_note_has_another_name_lists_are_read_by_it() -> None:
    lexicon = {"me.note": "People/Eve.md"}
    meeting = "---\ntype: meeting\ndate: 2026-11-18\nattendees: [Evi Holt]\n---\n"
    texts = {"People/Eve.md": write_person("aliases: [Evi Holt]"), "Meeting.md": meeting}
    notes = {path: read_set(lexicon, path, text) for path, text in texts.items()}
    me = Me(note="People/Eve.md")
    before = fold_incremental(NOTHING, ReadNotes(notes), me=me)
    assert [each.code for each in before.snapshot.diagnostics] == ["MDR304"]
    notes["People/Eve.md"] = read_set(lexicon, "People/Eve.md", write_person())
    after = fold_incremental(before, ReadNotes(notes), me=me, changed=["People/Eve.md"])
    assert [each.code for each in after.snapshot.diagnostics] == ["MDR404"]


def test_lists_stand_in_the_order_of_paths_once_a_note_begins_to_have_one() -> None:
    listed = "---\ntype: meeting\ndate: 2026-11-18\nattendees: [Eve Holt, Cy Roe]\n---\n"
    notes = {path: read(path, text) for path, text in {"A.md": "", "B.md": listed}.items()}
    before = fold_incremental(NOTHING, ReadNotes(notes))
    notes["A.md"] = read("A.md", listed)
    after = fold_incremental(before, ReadNotes(notes), changed=["A.md"])
    assert [each.path for each in after.snapshot.lists] == ["A.md", "B.md"]
    assert after.snapshot == fold(notes)
