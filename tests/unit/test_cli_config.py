"""`mdrel config` says what is in force and why.

The default vault stands in where none is near.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from mdrel.app.settings.effective import shown_settings
from mdrel.app.settings.loader import build_policy, load_settings, parse_settings
from mdrel.app.settings.schema import SETTINGS
from tests.support.places import write_tree
from tests.support.running import run_command

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_is_shown_and_what_is_shown_reads_back_the_same() -> None:
    vault = ROOT / "example-vault"
    shown = shown_settings(vault)
    keys = {each.key for each in shown}
    assert {row.key for row in SETTINGS if not row.names} <= keys
    assert {"method.cadence.trusted", "method.cadence.circle"} <= keys
    unset = {"vault_id", "timezone", "notes.daily_folder", "notes.date_order", "me.note"}
    written = {
        each.key: tomllib.loads(f"x = {each.value}")["x"]
        for each in shown
        if each.origin != "default" or each.key not in unset
    }
    again: dict[str, object] = {}
    for key, value in written.items():
        if value in ("", []):
            continue
        again |= parse_settings(
            f"{'.'.join(key.split('.'))} = {next(each.value for each in shown if each.key == key)}\n"
        )
    assert build_policy(again).method == load_settings(vault).method
    assert build_policy(again).feed == load_settings(vault).feed


def test_the_origin_is_the_file_and_line_obsidian_or_default(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian" / "daily-notes.json").write_text('{"folder": "Days"}', encoding="utf-8")
    (tmp_path / "mdrel.toml").write_text(
        '# mine\n[calendar]\nalarm = "none"\n[method.cadence]\ntrusted = "6 weeks"\n',
        encoding="utf-8",
    )
    found = {each.key: (each.value, each.origin) for each in shown_settings(tmp_path)}
    assert found["calendar.alarm"] == ('"none"', "mdrel.toml:3")
    assert found["method.cadence.trusted"] == ('"6 weeks"', "mdrel.toml:5")
    assert found["notes.daily_folder"] == ('"Days"', ".obsidian")
    assert found["calendar.link"] == ('"obsidian"', ".obsidian")
    assert found["calendar.detail"] == ('"name"', "default")


def test_links_are_off_by_default_without_obsidian(tmp_path: Path) -> None:
    found = {each.key: (each.value, each.origin) for each in shown_settings(tmp_path)}
    assert found["calendar.link"] == ('"none"', "default")


def test_config_speaks_in_pipes_and_json(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").write_text("", encoding="utf-8")
    rows = [
        line.split("\t")
        for line in run_command("config", "--show-origin", cwd=tmp_path).stdout.splitlines()
    ]
    assert {len(row) for row in rows} == {3}
    document = json.loads(run_command("config", "--json", cwd=tmp_path).stdout)
    assert [item["key"] for item in document["items"]] == [row[1] for row in rows]


def test_the_default_vault_stands_in_where_none_is_near(tmp_path: Path) -> None:
    vault, outside = tmp_path / "vault", tmp_path / "outside"
    write_tree(vault, {"People/Ada.md": "---\nlevel: trusted\n---\n"})
    outside.mkdir()
    assert run_command("contacts", cwd=outside).returncode == 5
    assert run_command("config", "default-vault", cwd=outside).stdout == "no default vault\n"
    assert run_command("config", "default-vault", "../vault", cwd=outside).stdout == f"{vault}\n"
    assert "Ada" in run_command("contacts", cwd=outside).stdout
    (outside / "mdrel.toml").write_text("", encoding="utf-8")
    assert run_command("contacts", cwd=outside).stdout == "", "a near vault comes first"
    (outside / "mdrel.toml").unlink()
    vault.rename(tmp_path / "away")
    gone = run_command("contacts", cwd=outside)
    assert (gone.returncode, "default vault" in gone.stderr) == (5, True)
    assert (
        run_command("config", "default-vault", "--forget", cwd=outside).stdout
        == "no default vault\n"
    )
    assert run_command("config", "default-vault", "nowhere", cwd=outside).returncode == 5


def test_what_holds_after_a_setting_of_the_person_is_printed_as_json(tmp_path: Path) -> None:
    def read(*words: str) -> list[object]:
        document = json.loads(run_command(*words, "--json", cwd=tmp_path).stdout)
        found: list[object] = document["items"]
        return found

    vault = tmp_path / "vault"
    vault.mkdir()
    assert read("config", "default-vault") == []
    assert read("config", "default-vault", "vault") == [{"vault": str(vault)}]
    assert read("config", "default-vault", "--forget") == []
    assert {"scheme": "https", "built_in": True} in read("config", "link-scheme")
    assert {"scheme": "smb", "built_in": False} in read("config", "link-scheme", "smb")
    (vault / "mdrel.toml").write_text("", encoding="utf-8")
    words = ("--vault", "vault", "feed", "token")
    (first,) = read(*words)
    assert isinstance(first, dict)
    assert all(first["token"] in address for address in first["addresses"])
    assert run_command(*words, cwd=tmp_path).stdout.strip() == first["token"]
    assert run_command(*words, "--json", cwd=tmp_path).stderr == ""
    assert read(*words, "--new") != [first]
