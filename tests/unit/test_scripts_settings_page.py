"""The page of settings, and the first `mdrel.toml`."""

from __future__ import annotations

import pytest

from mdrel.app.settings.initial_file import initial_toml, set_lines
from mdrel.app.settings.loader import build_policy, parse_settings
from mdrel.app.settings.schema import SETTINGS
from mdrel.model.level import Role
from mdrel.model.policy import Me, Method, Policy
from mdrel.model.questions import Questions
from mdrel.model.toml_writer import write_toml
from mdrel.model.words import defaults as words
from scripts.settings_page import settings_page


def rows_of_page() -> list[list[str]]:
    lines = [line for line in settings_page().split("\n") if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_page_has_one_row_for_each_setting_in_the_tables_order() -> None:
    assert [row[0] for row in rows_of_page()] == [f"`{setting.key}`" for setting in SETTINGS]


def test_every_row_of_the_page_says_what_it_takes_the_default_and_the_meaning() -> None:
    for row in rows_of_page():
        assert len(row) == 4
        assert all(row)
        assert row[3].endswith(".")


def test_the_page_shows_the_defaults_of_the_policy() -> None:
    defaults = {row[0]: row[2] for row in rows_of_page()}
    assert defaults["`notes.people_folders`"] == '`["People", "Persons", "Contacts"]`'
    assert defaults["`calendar.refresh_hours`"] == "`6`"
    assert defaults["`dashboards.link_everybody`"] == "`false`"
    for level, cadence in Method().cadence.items():
        assert f"`{level}` {cadence.words}" in defaults["`method.cadence.<level>`"]
    assert f"`circle` {Method().circle_cadence.words}" in defaults["`method.cadence.<level>`"]


def test_the_page_names_every_name_and_every_default_word() -> None:
    page = settings_page()
    for setting in SETTINGS:
        assert all(f"`{name}`" in page for name in setting.names)
    for spellings in (
        *words.CHANNEL_WORDS.values(),
        words.VERBS,
        words.INTENT,
        words.NEGATION,
        words.SECTIONS,
        *(getattr(Questions(), each) for each in Questions.__struct_fields__),
    ):
        assert all(word in page for word in spellings)


def test_the_page_ends_with_one_line_end() -> None:
    assert settings_page().endswith("?\n")


def test_a_first_file_sets_only_the_id_and_the_role() -> None:
    assert parse_settings(initial_toml("3f9c2a71")) == {
        "vault_id": "3f9c2a71",
        "me.role": "executive",
    }


def test_a_first_file_names_the_role() -> None:
    text = initial_toml("3f9c2a71", Me(role=Role.MANAGER))
    assert build_policy(parse_settings(text)).me.role is Role.MANAGER


def test_a_first_file_says_who_one_is_and_the_proved_order() -> None:
    me = Me("Alex 'A' Morgan", emails=("a@x.example",), organizations=("X", "Y"))
    text = initial_toml("3f9c2a71", me=me, date_order="month-first")
    policy = build_policy(parse_settings(text))
    assert policy.me == me
    assert policy.reading.date_order == "month-first"
    assert list(set_lines(text)) == [
        'vault_id = "3f9c2a71"',
        "[me]",
        'role = "executive"',
        "name = \"Alex 'A' Morgan\"",
        'emails = ["a@x.example"]',
        'organizations = ["X", "Y"]',
        "[notes]",
        'date_order = "month-first"',
    ]


def test_every_example_at_rest_in_a_first_file_can_be_woken() -> None:
    lines = initial_toml("3f9c2a71").split("\n")
    examples = [line for line in lines if line.startswith("#") and not line.startswith("# ")]
    woken = "\n".join(line[1:] if line in examples else line for line in lines)
    assert len(parse_settings(woken)) == len(examples) + 2
    assert build_policy(parse_settings(woken)) != Policy()


@pytest.mark.parametrize(
    "value", [True, 3, "", 'a "b" \\ c', "a\nb\t\r\x00\x1b\x7f", "é\u2028😀", ["a", ["b"]], []]
)
def test_what_is_written_as_toml_is_read_back_equal(value: object) -> None:
    import tomllib

    assert tomllib.loads(f"x = {write_toml(value)}")["x"] == value


def test_a_set_is_written_in_alphabetical_order() -> None:
    assert write_toml(frozenset({"b", "a"})) == '["a", "b"]'


def test_what_no_setting_holds_cannot_be_written() -> None:
    with pytest.raises(TypeError, match="no setting holds a float"):
        write_toml(1.5)
