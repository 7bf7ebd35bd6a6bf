"""Names, folders and kinds of notes: what a small vault cannot show."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mdrel.model.slug import path_slug
from mdrel.parse.classify.copies import is_conflict_copy
from mdrel.parse.classify.note_path import strip_marks
from mdrel.parse.lexicon import build_lexicon
from mdrel.parse.prefilter import make_prefilter
from mdrel.parse.properties.addresses import split_phones
from mdrel.vault.read import decode
from tests.support.method import stand_alone
from tests.support.vaults import POLICY, parse_note, read, read_set

PERSON = "---\ntype: person\n---\n"


@pytest.mark.parametrize(
    "name",
    [
        "Ada (Rhea (work)'s conflicted copy 2026-11-20)", "Ada (Konfliktkopie von Bo)", "Ada (Copie conflictuelle)", "Ada (Bo 的冲突副本 2026-11-20)", "Ada (Boの競合コピー)",
        "Ada (конфликтующая копия)", "Ada (Konfliktní kopie)", "Ada (çakışan kopya)", "Ada (Motstridig kopia)", "Ada (case conflict 2)", "Ada (SFConflict bo 2026)", "Ada_LOCAL_4711",
        "~$Ada", "Ada.orig", "Ada (충돌된 사본)",
    ],
)  # fmt: skip
def test_a_copy_is_told_by_its_name_in_many_languages(name: str) -> None:
    assert is_conflict_copy(f"People/{name}.md")


@pytest.mark.parametrize(
    "name",
    [
        "Ada (Konflikt)",
        "Conflict",
        "Ada (conflict copy editor)",
        "Ada conflicted copy",
        "Ada (in conflicted copy",
        "Zoë (競合)",
        "original",
    ],
)
def test_a_name_that_only_speaks_of_copies_is_none(name: str) -> None:
    assert not is_conflict_copy(f"People/{name}.md")


def test_marks_around_a_word_are_left_out() -> None:
    assert [strip_marks(each) for each in ("👥 02 People_", "@people", "123", "")] == [
        "people",
        "people",
        "",
        "",
    ]


def test_a_path_is_typed_as_a_slug_without_its_ending() -> None:
    assert [path_slug(each) for each in ("People/Ada Lin.md", "a/Zoë.markdown", "b/Bo")] == [
        "people/ada-lin",
        "a/zoe",
        "b/bo",
    ]


def test_a_part_without_a_number_stays_with_the_number_before_it() -> None:
    assert split_phones(["; +44 123", "a: b: c: d: +44 12"]) == ("+44 123", "d: +44 12")
    assert split_phones(["home", "+44 1, x 22; ;ask Bo first"]) == (
        "home",
        "+44 1, x 22, ask Bo first",
    )


def test_the_lines_of_an_old_mac_are_lines() -> None:
    assert decode("a.md", b"a\rb") == ("a\nb", None)
    assert decode("a.md", b"a\rb\n") == ("a\rb\n", None)


def test_an_unknown_kind_is_named_with_the_rule() -> None:
    profile = read("People/Ada.md", "---\ntype: neighbour\n---\n").profile
    assert profile
    assert profile.matched_by == "folder people, type neighbour unknown (F5)"


@pytest.mark.parametrize(
    ("front", "severity"),
    [
        ("- type: person", "warning"),
        ("title: x\nname: y", "info"),
        ("title: x\nemail: y", "warning"),
        ("title: x\ntags:\n  - person", "warning"),
        ('title: x\ncategory: ["a", Meeting]', "warning"),
        ("# only a remark: x\n- a\nurl: b", "info"),
    ],
)
def test_front_matter_that_is_never_closed_matters_only_where_it_is_about_somebody(
    front: str, severity: str
) -> None:
    (problem,) = read(
        "Desk/Ada.md",
        f"---\n{front if ':' in front.partition(chr(10))[0] else 'x: 1' + chr(10) + front}\n",
    ).diagnostics or (None,)
    assert problem is None or problem.severity == severity


def test_an_entry_of_the_settings_that_is_the_vault_itself_is_no_people_folder() -> None:
    assert read_set({"notes.people_folders": ("",)}, "Ada.md", "x").profile is None


def test_two_people_folders_in_one_path_and_the_inner_one_counts() -> None:
    profile = read("Contacts/Companies/People/Ada.md", "x").profile
    assert profile
    assert profile.matched_by == "folder people (F5)"


def test_a_field_of_the_text_may_be_the_second_of_two_spellings() -> None:
    profile = read(
        "People/Ada.md",
        "company:: Looms\norganization:: Engines\nemail:: a@lines.example\nemails:: b@lines.example\narchived:: yes\n",
    ).profile
    assert profile
    assert (profile.organization, profile.emails, profile.is_archived) == (
        "Engines",
        ("a@lines.example", "b@lines.example"),
        True,
    )


def test_properties_where_one_value_is_due_are_told_and_elsewhere_left_alone() -> None:
    note = read("People/Ada.md", "---\narchived: {a: 1}\nrole: {a: 1}\nlast_contact: soon\n---\n")
    assert [(each.code, each.span.line) for each in note.diagnostics] == [
        ("MDR208", 2),
        ("MDR203", 4),
    ]


def test_front_matter_that_a_placeholder_is_not_to_blame_for_is_a_problem_as_ever() -> None:
    note = read("People/Ada.md", "---\nrole: writes {{letters}}\nx: [\n---\n")
    assert [each.code for each in note.diagnostics] == ["MDR111"]


def test_a_template_folder_of_the_settings_lies_at_any_depth() -> None:
    settings = {"notes.not_people": ("*.draft.md",)}
    assert read_set(settings, "People/Ada.draft.md", "x").profile is None
    lexicon = build_lexicon(replace(POLICY.reading, template_folders=("Forms/new",)))
    assert parse_note("Old/Forms/New/Ada.md", PERSON, make_prefilter(lexicon)).profile is None
    assert parse_note("Forms/Ada.md", PERSON, make_prefilter(lexicon)).profile


def test_how_one_met_may_stand_where_the_day_does() -> None:
    profile = read("People/Ada.md", "---\nmet: at the fair in Bern\n---\n").profile
    assert profile
    assert (profile.met_on, profile.met_how) == (None, "at the fair in Bern")


@pytest.mark.parametrize(
    ("value", "day", "how"),
    [
        ("2025-03-11 at the harbour fair", "2025-03-11", "at the harbour fair"),
        ("11 March 2025, at the fair (Bern)", "2025-03-11", "at the fair (Bern)"),
        ("2025-03-11 (at the fair)", "2025-03-11", "at the fair"),
        ("2025-03-11 to 2025-03-14 at the fair", "2025-03-14", "at the fair"),
        ("2025-03-11", "2025-03-11", ""),
        # What begins with no day of the calendar is how they met alone.
        ("at the fair 2025-03-11", None, "at the fair 2025-03-11"),
        ("March 2025 at the fair", None, "March 2025 at the fair"),
        ("12 Nov dinner", None, "12 Nov dinner"),
        ("2025-02-30 at the fair", None, "2025-02-30 at the fair"),
        ("2025-03-11x", None, "2025-03-11x"),
        ("3/4/2025 at the fair", None, "3/4/2025 at the fair"),
    ],
)
def test_met_may_hold_the_day_and_how(value: str, day: str | None, how: str) -> None:
    profile = stand_alone(f"level: tentative\nmet: {value}").contact.profile
    assert (str(profile.met_on) if profile.met_on else None, profile.met_how) == (day, how)
