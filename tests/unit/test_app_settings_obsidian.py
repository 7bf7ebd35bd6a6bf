"""What mdrel takes over from Obsidian's own settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mdrel.app.settings.files import digest_settings
from mdrel.app.settings.loader import load_settings

CORE = "daily-notes.json"
PERIODIC = "plugins/periodic-notes/data.json"
TEMPLATES = "templates.json"
TEMPLATER = "plugins/templater-obsidian/data.json"


def write(vault: Path, name: str, content: object) -> None:
    path = vault / ".obsidian" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def daily(vault: Path) -> tuple[str, str]:
    reading = load_settings(vault).reading
    return reading.daily_folder, reading.daily_format


def test_daily_notes_lie_where_obsidian_puts_them(tmp_path: Path) -> None:
    write(
        tmp_path, CORE, {"folder": "Journal/Days/", "format": "YYYY/MM/YYYY-MM-DD", "template": "x"}
    )
    assert daily(tmp_path) == ("Journal/Days", "YYYY/MM/YYYY-MM-DD")


@pytest.mark.parametrize(
    ("said", "folder"),
    [
        ("Daily/2026-11", "Daily"),
        ("Daily/2026/11", "Daily"),
        ("Daily/2026/11-November", "Daily"),
        ("Daily/November 2026", "Daily"),
        ("Daily/2026 November", "Daily"),
        ("Daily/Nov", "Daily"),
        ("Daily/2026/W47", "Daily"),
        ("Daily/2026-Q4/", "Daily"),
        ("2026/11", ""),
        ("Daily/11", "Daily/11"),
        ("Daily/Novel", "Daily/Novel"),
        ("Daily/Area 51", "Daily/Area 51"),
        ("2026/Daily", "2026/Daily"),
        ("Daily/2026 plans", "Daily/2026 plans"),
    ],
)
def test_a_folder_of_one_month_or_year_leaves_in_the_others(
    said: str, folder: str, tmp_path: Path
) -> None:
    write(tmp_path, CORE, {"folder": said})
    assert daily(tmp_path) == (folder, "YYYY-MM-DD")
    write(tmp_path, CORE, {})
    write(tmp_path, PERIODIC, {"daily": {"folder": said, "format": "DD.MM.YYYY"}})
    assert daily(tmp_path) == (folder, "DD.MM.YYYY")


def test_what_mdrel_toml_says_of_such_a_folder_is_meant(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").write_text("[notes]\ndaily_folder = 'Daily/2026-11'\n", "utf-8")
    write(tmp_path, CORE, {"folder": "Daily/2026-10"})
    assert daily(tmp_path) == ("Daily/2026-11", "YYYY-MM-DD")


def test_periodic_notes_is_asked_where_the_core_plugin_says_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        PERIODIC,
        {
            "daily": {"folder": "Days", "format": "DD-MM-YYYY", "enabled": True},
            "weekly": {"folder": "Weeks"},
        },
    )
    assert daily(tmp_path) == ("Days", "DD-MM-YYYY")
    write(tmp_path, CORE, {"folder": "", "format": ""})
    assert daily(tmp_path) == ("Days", "DD-MM-YYYY")


def test_the_core_plugin_comes_first_and_its_folder_keeps_its_own_format(tmp_path: Path) -> None:
    write(tmp_path, PERIODIC, {"daily": {"folder": "Days", "format": "DD-MM-YYYY"}})
    write(tmp_path, CORE, {"folder": "Journal"})
    assert daily(tmp_path) == ("Journal", "YYYY-MM-DD")


@pytest.mark.parametrize(
    ("said", "expected", "setting"),
    [
        (
            {"format": "{{date:YYYY-MM-DD}}", "folder": "Days"},
            ("Days", "YYYY-MM-DD"),
            'daily_format = "YYYY-MM-DD"',
        ),
        (
            {"format": "{{date:YYYY}}/{{ date:DD.MM.YYYY}}"},
            ("", "YYYY-MM-DD"),
            'daily_format = "YYYY/DD.MM.YYYY"',
        ),
        ({"format": "gggg-[W]ww"}, ("", "YYYY-MM-DD"), 'daily_format = "YYYY-MM-DD"'),
        ({"format": "LL"}, ("", "YYYY-MM-DD"), 'daily_format = "YYYY-MM-DD"'),
        (
            {"folder": "Days/{{date:YYYY}}", "format": "YYYYMMDD"},
            ("", "YYYYMMDD"),
            'daily_folder = "Journal"',
        ),
        (
            {"folder": "Days/{{date:YYYY}}", "format": "LL"},
            ("", "YYYY-MM-DD"),
            'daily_folder = "Journal"',
        ),
        ({"folder": "Days", "format": "dddd, MMMM Do YYYY"}, ("Days", "dddd, MMMM Do YYYY"), ""),
        ({"folder": "Days"}, ("Days", "YYYY-MM-DD"), ""),
    ],
)
def test_what_cannot_be_read_counts_as_unsaid_and_is_told_of(
    tmp_path: Path, said: dict[str, str], expected: tuple[str, str], setting: str
) -> None:
    write(tmp_path, CORE, said)
    assert daily(tmp_path) == expected
    unread = load_settings(tmp_path).reading.unread_daily
    assert (unread.setting if unread else "") == setting


def test_what_mdrel_toml_says_instead_is_nothing_to_tell_of(tmp_path: Path) -> None:
    write(tmp_path, CORE, {"format": "{{date:YYYY-MM-DD}}"})
    (tmp_path / "mdrel.toml").write_text('[notes]\ndaily_format = "YYYYMMDD"\n', encoding="utf-8")
    assert load_settings(tmp_path).reading.unread_daily is None


def test_periodic_notes_that_are_switched_off_say_nothing(tmp_path: Path) -> None:
    write(
        tmp_path, PERIODIC, {"daily": {"folder": "Days", "format": "DD-MM-YYYY", "enabled": False}}
    )
    assert daily(tmp_path) == ("", "YYYY-MM-DD")


def test_what_mdrel_toml_says_wins(tmp_path: Path) -> None:
    write(tmp_path, CORE, {"folder": "Journal", "format": "DD.MM.YYYY"})
    (tmp_path / "mdrel.toml").write_text(
        '[notes]\ndaily_folder = ""\ndaily_format = "YYYYMMDD"\n', encoding="utf-8"
    )
    assert daily(tmp_path) == ("", "YYYYMMDD")


def test_template_folders_come_from_both_template_plugins(tmp_path: Path) -> None:
    write(tmp_path, TEMPLATES, {"folder": "/Templates/"})
    write(tmp_path, TEMPLATER, {"templates_folder": "Extras/Templater"})
    assert load_settings(tmp_path).reading.template_folders == ("Templates", "Extras/Templater")


@pytest.mark.parametrize(
    "folder", ["", "/", " ", ".", "../Elsewhere", "a\\b", "a\ud800", None, 3, ["Templates"]]
)
def test_a_template_folder_that_is_the_vault_or_no_path_inside_it_is_none(
    tmp_path: Path, folder: object
) -> None:
    write(tmp_path, TEMPLATES, {"folder": folder})
    write(tmp_path, TEMPLATER, {"templates_folder": folder})
    assert load_settings(tmp_path).reading.template_folders == ()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        '{"folder": 3, "format": [], "daily": []}',
        '{"daily": {"folder": 3}}',
        "[" * 50_000,
    ],
)
def test_broken_settings_of_obsidian_count_as_none(tmp_path: Path, content: str) -> None:
    for name in (CORE, PERIODIC, TEMPLATES, TEMPLATER):
        write(tmp_path, name, content)
    (tmp_path / "empty" / ".obsidian").mkdir(parents=True)
    assert load_settings(tmp_path) == load_settings(tmp_path / "empty")


@pytest.mark.parametrize(
    ("folder", "setting", "link"),
    [
        (".obsidian", "", "obsidian"),
        ("", "", "none"),
        (".vscode", "", "none"),
        ("logseq", "", "none"),
        ("Notes/.obsidian", "", "none"),
        ("", 'calendar.link = "file"', "file"),
        ("", 'calendar.link = "obsidian"', "obsidian"),
        (".obsidian", 'calendar.link = "none"', "none"),
    ],
)
def test_events_link_into_obsidian_where_it_keeps_the_vault(
    tmp_path: Path, folder: str, setting: str, link: str
) -> None:
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / "mdrel.toml").write_text(setting, encoding="utf-8")
    assert load_settings(tmp_path).feed.link == link


def test_a_file_of_that_name_is_no_vault_of_obsidian(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").write_text("", encoding="utf-8")
    assert load_settings(tmp_path).feed.link == "none"


def test_a_folder_of_obsidian_that_comes_is_a_change_of_settings(tmp_path: Path) -> None:
    before = digest_settings(tmp_path)
    (tmp_path / ".vscode").mkdir()
    assert digest_settings(tmp_path) == before
    (tmp_path / ".obsidian").mkdir()
    assert digest_settings(tmp_path) != before


def test_bytes_that_are_no_text_and_folders_in_the_place_of_files_count_as_none(
    tmp_path: Path,
) -> None:
    write(tmp_path, CORE, "")
    (tmp_path / ".obsidian" / CORE).write_bytes(b"\xff\xfe{\x00\xff")
    (tmp_path / ".obsidian" / TEMPLATES).mkdir()
    assert daily(tmp_path) == ("", "YYYY-MM-DD")


def test_obsidian_settings_outside_the_vault_are_not_read(tmp_path: Path) -> None:
    outside, vault = tmp_path / "outside", tmp_path / "vault"
    write(outside, CORE, {"folder": "Journal"})
    vault.mkdir()
    (vault / ".obsidian").symlink_to(outside / ".obsidian")
    assert daily(vault) == ("", "YYYY-MM-DD")
