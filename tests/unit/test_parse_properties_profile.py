"""A contact's properties: which spelling speaks, what each means, and what is left alone."""

from __future__ import annotations

import pytest

from mdrel.model.contact import Profile
from mdrel.model.level import Level
from tests.support.vaults import read, read_set


def profile_of(front: str) -> Profile:
    """Read the profile of a contact's note with `front`, which may hold no problem."""
    note = read("People/Ada Lin.md", f"---\n{front}\n---\n")
    assert note.diagnostics == ()
    assert note.profile
    return note.profile


@pytest.mark.parametrize(
    ("front", "level"),
    [
        ("relationship: Trusted", Level.TRUSTED),
        ("relationship: sister", None),
        ("relationship: sister\nlevel: trusted", Level.TRUSTED),
        ("level: trusted\nrelationship: sister", Level.TRUSTED),
        ("relationship: sister\nrelationship_level: target", Level.TARGET),
        ("level: '[[Trusted]]'", Level.TRUSTED),
    ],
)
@pytest.mark.parametrize("kind", ["type: person", "x: 1"])
def test_a_relationship_that_is_no_level_is_the_persons_own_word(
    kind: str, front: str, level: Level | None
) -> None:
    assert profile_of(f"{kind}\n{front}").level == level


def test_a_relationship_can_be_another_property_by_setting() -> None:
    note = read_set(
        {"notes.keys.role": ("relationship",)},
        "People/Ada.md",
        "---\nrelationship: my lawyer\n---\n",
    )
    assert note.profile
    assert (note.profile.role, note.profile.level) == ("my lawyer", None)


@pytest.mark.parametrize(
    ("front", "name", "aliases"),
    [
        ("x: 1", "Ada Lin", ()),
        ("name: Ada Lovelace", "Ada Lovelace", ("Ada Lin",)),
        ("name: Ada Lovelace\ndisplay_name: Countess", "Ada Lovelace", ("Ada Lin", "Countess")),
        ("display_name: Countess", "Countess", ("Ada Lin",)),
        (
            "first_name: Ada\nlast_name: King\naliases: [Countess, '', Ada King]",
            "Ada King",
            ("Countess", "Ada Lin"),
        ),
        ("N.GN: Ada\nN.FN: King", "Ada King", ("Ada Lin",)),
        ("title: Dr. Lin", "Dr. Lin", ("Ada Lin",)),
    ],
)
def test_the_name_property_is_shown_and_every_other_name_still_finds_the_person(
    front: str, name: str, aliases: tuple[str, ...]
) -> None:
    profile = profile_of(front)
    assert (profile.name, profile.aliases) == (name, aliases)


@pytest.mark.parametrize(
    ("front", "name", "role"),
    [
        ("title: Chief Scientist\norg: Engines", "Ada Lin", "Chief Scientist"),
        ("title: Ada Lin\norg: Engines", "Ada Lin", ""),
        ("title: Chief Scientist\norg: Engines\nrole: Editor", "Ada Lin", "Editor"),
        ("title: Chief Scientist", "Ada Lin", "Chief Scientist"),
        ("title: Countess", "Countess", ""),
    ],
)
def test_a_title_is_the_job_beside_an_organisation_or_where_a_word_of_it_says_so(
    front: str, name: str, role: str
) -> None:
    profile = profile_of(front)
    assert (profile.name, profile.role) == (name, role)


def test_two_spellings_that_agree_are_no_conflict() -> None:
    assert profile_of("org: Engines\ncompany: Engines").organization == "Engines"


def test_where_two_spellings_differ_the_first_in_formats_order_speaks_and_the_other_is_reported() -> (
    None
):
    note = read("People/Ada.md", "---\ncompany: Looms\norg: Engines\n---\n")
    assert note.profile
    assert note.profile.organization == "Looms"
    assert [(each.code, each.message, each.span.line) for each in note.diagnostics] == [
        ("MDR207", "company and org differ; company is used", 3)
    ]


def test_a_spelling_of_ones_own_comes_after_mdrels_and_before_the_synonyms() -> None:
    own = {"notes.keys.organization": ("firm",), "notes.keys.level": ("tier",)}
    both = read_set(
        own, "People/Ada.md", "---\norganization: Engines\nfirm: Engines\ntier: target\n---\n"
    )
    assert both.profile
    assert (both.profile.organization, both.profile.level) == ("Engines", Level.TARGET)
    note = read_set(
        own, "People/Ada.md", "---\ncompany: Looms\nfirm: Engines\norganization: Mills\n---\n"
    )
    assert [each.message for each in note.diagnostics] == [
        f"organization and {other} differ; organization is used" for other in ("company", "firm")
    ]
    note = read_set(own, "People/Ada.md", "---\ncompany: Looms\nfirm: Engines\n---\n")
    assert [each.message for each in note.diagnostics] == ["firm and company differ; firm is used"]


def test_a_spelling_of_ones_own_may_take_a_synonym_from_another_property() -> None:
    front = "---\norg: Engines\nteam: Research\n---\n"
    note = read_set({"notes.keys.role": ("team",)}, "People/Ada.md", front)
    assert note.profile
    assert (note.profile.organization, note.profile.role) == ("Engines", "Research")
    assert note.diagnostics == ()


@pytest.mark.parametrize(
    "value",
    [
        '["[[Bo Lin]]", Cy Young]',
        "Bo Lin, Cy Young",
        "Bo Lin; Cy Young;",
        '"[[Bo Lin]] and [[Cy Young]] [from here](https://here.example)"',
    ],
)
def test_those_who_introduced_somebody_are_links_or_names_parted_by_signs(value: str) -> None:
    assert profile_of(f"introduced_by: {value}").introduced_by == ("Bo Lin", "Cy Young")
