"""What a note is: a contact by which rule, the person's own, or none of these."""

from __future__ import annotations

import pytest

from tests.support.vaults import read, read_set


def rule_of(path: str, front: str, **settings: object) -> str | None:
    """Return the rule that makes a note a contact.

    Settings are given by the last part of `notes.…`.
    """
    profile = read_set(
        {f"notes.{name}": value for name, value in settings.items()}, path, f"---\n{front}\n---\n"
    ).profile
    return profile.matched_by if profile else None


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("Work/People/Ada.md", "folder work/people (F5)"),
        ("Old/work/people/Engines/Ada.md", "folder work/people (F5)"),
        ("People/Ada.md", None),
        ("Home/People/Ada.md", None),
        ("People/Work/Ada.md", None),
        ("Work/Old/People/Ada.md", None),
        ("Work/People/People.md", None),
    ],
)
def test_a_people_folder_inside_another_is_that_one_only(path: str, rule: str | None) -> None:
    assert rule_of(path, "x: 1", people_folders=("Work/People",)) == rule


@pytest.mark.parametrize(
    ("tag", "rule"),
    [
        ("crm/person", "tag crm/person (F3)"),
        ("'#CRM/Person/close'", "tag crm/person/close (F3)"),
        ("crm", None),
        ("crm/persona", None),
        ("crm/people", None),
        ("people", "tag people (F3)"),
    ],
)
def test_a_contact_tag_of_several_parts_counts_with_those_nested_below_it(
    tag: str, rule: str | None
) -> None:
    assert rule_of("Ada.md", f"tags: [{tag}]", contact_tags=frozenset({"crm/person"})) == rule


def test_tags_in_one_text_are_told_apart() -> None:
    assert rule_of("Ada.md", "tags: work, people/old") == "tag people/old (F3)"


def test_a_link_as_type_counts_by_its_last_part() -> None:
    assert rule_of("Ada.md", "type: '[[Kinds/Person|someone]]'") == "type person (F3)"


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("level: trusetd", "'trusetd' is not a level; did you mean 'trusted'?"),
        ("level: transactionl", "'transactionl' is not a level; did you mean 'transactional'?"),
    ],
)
def test_a_person_does_not_vanish_without_a_word_for_a_misspelt_level(
    front: str, message: str
) -> None:
    note = read("Notes/Ada.md", f"---\n{front}\n---\n")
    assert note.profile is None
    assert [(each.code, each.message, each.span.line) for each in note.diagnostics] == [
        ("MDR201", message, 2)
    ]


@pytest.mark.parametrize(
    "front", ["level: advanced", "level: 3", "type: game\nlevel: trusetd", "x: 1"]
)
def test_another_kind_of_level_is_no_misspelling_of_ours(front: str) -> None:
    note = read("Notes/Go.md", f"---\n{front}\n---\n")
    assert (note.profile, note.diagnostics) == (None, ())


@pytest.mark.parametrize(
    ("setting", "value", "path", "front", "is_me"),
    [
        ("me.name", "ada LIN", "People/Ada Lin.md", "x: 1", True),
        ("me.name", "Ada Lin", "People/Myself.md", "name: Ada Lin", True),
        ("me.name", "Ada Lin", "People/Ada Linden.md", "x: 1", False),
        ("me.note", "People/Myself.md", "People/Myself.md", "x: 1", True),
        ("me.note", "[[Myself]]", "People/Myself.md", "x: 1", True),
        ("me.note", "People/Myself.md", "People/Bo.md", "x: 1", False),
        (
            "me.emails",
            ("Ada@lines.example",),
            "People/AL.md",
            "email: [x@y.example, ada@LINES.example]",
            True,
        ),
        ("me.emails", ("ada@lines.example",), "People/AL.md", "email: ada@looms.example", False),
    ],
)
def test_the_persons_own_note_is_never_a_contact(
    setting: str, value: object, path: str, front: str, is_me: bool
) -> None:
    note = read_set({setting: value}, path, f"---\n{front}\nlevel: trusted\n---\n")
    assert (note.profile is None) == is_me
    assert note.diagnostics == ()


def test_conversations_in_the_persons_own_note_are_no_talks_with_oneself() -> None:
    note = read_set(
        {"me.name": "Ada Lin"},
        "People/Ada Lin.md",
        "---\nlevel: trusted\n---\n## Conversations\n- 2026-11-20 call: Berlin\n",
    )
    assert (note.profile, note.talks) == (None, ())


@pytest.mark.parametrize(
    "marker",
    [
        "level: trusted\n<<<<<<< ours",
        "<<<<<<< ours\nlevel: trusted\n=======\nlevel: target\n>>>>>>> theirs",
    ],
)
def test_an_opening_conflict_marker_in_front_matter_is_enough(marker: str) -> None:
    note = read("People/Ada.md", f"---\n{marker}\n---\n")
    assert (note.profile, [each.code for each in note.diagnostics]) == (None, ["MDR106"])
