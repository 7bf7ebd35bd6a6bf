"""Links resolve as Obsidian resolves them, then by names and aliases."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from mdrel.index.resolve import Resolution, Resolver
from mdrel.model.contact import Profile
from mdrel.model.names import fold_case
from mdrel.model.note import Link
from mdrel.model.span import Span
from tests.support.method import write_log, write_person
from tests.support.vaults import read_vault

PATHS = (
    "Ada.md", "People/Ada.md", "Work/People/Bo Lin.md", "People/Cy.md", "Archive/Cy.md", "Old/Deep/Cy.md", "Work/Dan.md", "Home/Dan.md", "Work/Dan/Notes.md",
    "Notes/Meeting.markdown", "People/Zoë.md", "Work/...and so on.md", "Dr. No.md", "People/Eve.MD",
)  # fmt: skip
PROFILES = (
    Profile("Work/People/Bo Lin.md", "Robert Lin", "folder", aliases=("Bo Lin", "Bobby")),
    Profile("People/Cy.md", "Cyrus Old", "folder", aliases=("Cy",)),
    Profile("Archive/Cy.md", "Cyrus New", "tag", aliases=("Bobby", "Cy")),
    Profile("People/Zoë.md", "Zoë Müller", "folder", aliases=("Zoe",)),
)
RESOLVER = Resolver(PATHS, PROFILES)


def resolve(
    target: str, source: str = "Daily/2026-11-22.md", *, is_link: bool = True
) -> Resolution:
    """Resolve one link in the small vault above."""
    return RESOLVER.resolve(Link(target, Span(1), is_link), source)


@pytest.mark.parametrize(
    ("target", "source", "path"),
    [
        ("Ada", "People/Cy.md", "Ada.md"),  # the exact path wins over the same folder
        ("ADA", "x.md", "Ada.md"),
        ("People/Ada", "x.md", "People/Ada.md"),
        ("people/ada.md", "x.md", "People/Ada.md"),
        ("/People/Ada", "x.md", "People/Ada.md"),
        ("People\\Ada", "x.md", "People/Ada.md"),
        ("Bo Lin", "x.md", "Work/People/Bo Lin.md"),  # the path's end
        ("People/Bo Lin", "x.md", "Work/People/Bo Lin.md"),
        ("Cy", "Archive/x.md", "Archive/Cy.md"),  # the same folder
        ("Cy", "Old/Deep/x.md", "Old/Deep/Cy.md"),
        (
            "Cy",
            "x.md",
            "People/Cy.md",
        ),  # the shortest path: letters count where the folders are as many
        ("Meeting", "x.md", "Notes/Meeting.markdown"),
        ("Meeting.markdown", "x.md", "Notes/Meeting.markdown"),
        ("Ada.md", "x.md", "Ada.md"),
        ("Eve", "x.md", "People/Eve.MD"),
        ("Dr. No", "x.md", "Dr. No.md"),
        ("...and so on", "x.md", "Work/...and so on.md"),
        ("../People/Cy.md", "Daily/x.md", "People/Cy.md"),
        ("../../People/Cy.md", "Daily/2026/x.md", "People/Cy.md"),
        ("./Cy.md", "Archive/x.md", "Archive/Cy.md"),
        ("Dan/Notes.md", "Work/x.md", "Work/Dan/Notes.md"),
        (
            "People/Bo Lin.md",
            "Work/x.md",
            "Work/People/Bo Lin.md",
        ),  # a Markdown link is relative to its note
        ("Robert Lin", "x.md", "Work/People/Bo Lin.md"),  # a shown name
        ("robert  lin", "x.md", "Work/People/Bo Lin.md"),
        ("Zoe", "x.md", "People/Zoë.md"),
    ],
)
def test_a_link_means_the_note_that_obsidian_would_open(
    target: str, source: str, path: str
) -> None:
    assert resolve(target, source) == Resolution(path)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_link_is_the_same_composed_and_decomposed(form: Literal["NFC", "NFD"]) -> None:
    for name in ("Zoë", "People/Zoë", "ZOË", "Zoë Müller"):
        assert resolve(unicodedata.normalize(form, name)).path == "People/Zoë.md"
    decomposed = Resolver([unicodedata.normalize("NFD", "People/Zoë.md")], [])
    assert decomposed.resolve(
        Link(unicodedata.normalize(form, "zoë")), "x.md"
    ).path == unicodedata.normalize("NFD", "People/Zoë.md")


@pytest.mark.parametrize(
    ("target", "candidates"),
    [
        ("Dan", ("Home/Dan.md", "Work/Dan.md")),  # neither is shorter
        ("Bobby", ("Archive/Cy.md", "Work/People/Bo Lin.md")),  # an alias of two
    ],
)
def test_a_link_that_two_notes_fit_equally_is_left_open(
    target: str, candidates: tuple[str, ...]
) -> None:
    found = resolve(target)
    assert (found.path, found.candidates) == (None, candidates)
    assert found.has_contact == (target == "Bobby")


@pytest.mark.parametrize(
    "target",
    [
        "",
        "/",
        ".md",
        "Nobody",
        "People/Nobody",
        "../../../Ada",
        "..",
        "a\x00b",
        "People/",
        "x" * 5000,
    ],
)
def test_a_link_to_nothing_means_nothing(target: str) -> None:
    assert resolve(target) == Resolution(None, ())


def test_a_plain_name_is_looked_up_among_names_and_aliases_only() -> None:
    assert resolve("Ada", is_link=False) == Resolution()
    assert resolve("robert lin", is_link=False).path == "Work/People/Bo Lin.md"
    assert resolve("Cy", is_link=False).candidates == ("Archive/Cy.md", "People/Cy.md")


def test_two_notes_that_differ_in_case_alone_are_ambiguous() -> None:
    assert Resolver(["People/ada.md", "People/Ada.md"], []).resolve(
        Link("ada"), "x.md"
    ).candidates == ("People/Ada.md", "People/ada.md")


def test_names_are_compared_composed_folded_and_with_single_blanks() -> None:
    assert fold_case("  ADA \t Lin ") == "ada lin"
    assert fold_case("STRASSE") == fold_case("straße")
    assert fold_case(unicodedata.normalize("NFD", "Zoë")) == fold_case("ZOË")


@pytest.mark.parametrize(
    "link",
    [
        "[[Ada Lin]]",
        "[[ada lin]]",
        "[[People/Ada Lin]]",
        "[[People/Ada Lin#Log^x]]",
        "[[Ada Lin|the boss]]",
        "[[Ada Lin.md]]",
        "[[Countess]]",
        "[her](../People/Ada%20Lin.md)",
        "[her](<../People/Ada Lin.md>)",
        "[her](People/Ada%20Lin.md#log)",
    ],
)
def test_every_form_of_link_in_a_daily_note_finds_the_person(link: str) -> None:
    notes = {
        "People/Ada Lin.md": write_person("aliases: [Countess]"),
        "Daily/2026-11-20.md": f"- Called {link} about the board\n",
    }
    (ada,) = read_vault(notes).contacts
    assert [(str(each.on), each.channel) for each in ada.conversations] == [("2026-11-20", "call")]


def test_an_ambiguous_link_counts_for_neither_and_is_reported_where_it_stands() -> None:
    notes = {
        "A/Dan.md": write_person(),
        "B/Dan.md": write_person(),
        "Daily/2026-11-20.md": "text\n\n- Called [[Dan]] about the board\n",
    }
    snapshot = read_vault(notes)
    assert [contact.conversations for contact in snapshot.contacts] == [(), ()]
    (found,) = [each for each in snapshot.diagnostics if each.code == "MDR401"]
    assert (found.path, found.span.line) == ("Daily/2026-11-20.md", 3)
    assert "A/Dan.md" in found.message
    assert "B/Dan.md" in found.message


def test_an_unresolved_link_and_an_ambiguous_one_between_other_notes_are_no_problem() -> None:
    notes = {
        "People/Ada.md": write_person(
            body=write_log("2026-11-20 call with [[Nobody]]: x", "2026-11-19 call with [[Note]]: y")
        ),
        "A/Note.md": "",
        "B/Note.md": "",
    }
    assert [each.code for each in read_vault(notes).diagnostics] == []


def test_a_link_to_another_note_of_that_name_is_no_link_to_the_contact() -> None:
    notes = {
        "People/Ada.md": write_person(),
        "Ada.md": "A ship.",
        "Daily/2026-11-20.md": "- Visited [[Ada]]\n",
    }
    (ada,) = read_vault(notes).contacts
    assert ada.conversations == ()


def test_a_generated_note_is_never_what_a_link_means() -> None:
    notes = {
        "People/Ada.md": write_person(),
        "Ada.md": "---\nmdrel: generated\n---\n",
        "Daily/2026-11-20.md": "- Visited [[Ada]]\n",
    }
    (ada,) = read_vault(notes).contacts
    assert len(ada.conversations) == 1


def test_two_ends_of_one_file_name_lead_to_notes_of_their_own() -> None:
    resolver = Resolver(["x/a/n.md", "y/a/n.md", "z/b/n.md"], [])
    found = [resolver.resolve(Link(target), "q.md") for target in ("a/n", "b/n", "a/n")]
    assert [each.path for each in found] == [None, "z/b/n.md", None]
    assert found[0].candidates == ("x/a/n.md", "y/a/n.md")


def test_signs_before_a_name_are_no_part_of_it_however_many() -> None:
    assert resolve("@Ada").path == "Ada.md"
    assert resolve("People/@@Ada", is_link=True).path == "People/Ada.md"
    assert resolve(f"{'@' * 100_000}Bobby Lin", is_link=False).path is None
    assert resolve(f"{'@' * 100_000}Bo Lin", is_link=False).path == "Work/People/Bo Lin.md"
