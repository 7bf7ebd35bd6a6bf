"""`mdrel service`: shows, asks, writes, has it started, and takes all of it back."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mdrel.app.service.definition import name_service
from mdrel.cli.commands.service import complete_services, remove
from mdrel.views.fields.vault import Service
from tests.support.fake_systemd import FakeSystemd, make_fake_systemd
from tests.support.json_fields import find_faults
from tests.support.places import write_tree
from tests.support.running import run_command
from tests.support.terminal import type_at

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the fake manager stands in for systemd"
)


class Home:
    """A home with a vault of an odd name, and a manager."""

    def __init__(self, folder: Path, config: Path) -> None:
        """Make them; units lie below `config`."""
        self.folder, self.config = folder, config
        self.vault = folder / 'my "own" 50% $HOME & Überblick'
        write_tree(self.vault, {"mdrel.toml": b""})
        self.systemd: FakeSystemd = make_fake_systemd(folder / "bin", config)

    @property
    def unit(self) -> Path:
        """The file of the vault's service."""
        return self.systemd.units / f"{name_service(self.vault)}.service"

    def run(self, *words: str, vault: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run `mdrel service` for the vault."""
        named = {"MDREL_VAULT": str(vault or self.vault), "PATH": self.systemd.path}
        start = ("--vault", named["MDREL_VAULT"])
        return run_command(*start, "service", *words, cwd=self.folder, typed="", **named)

    def ok(self, *words: str, vault: Path | None = None) -> str:
        """Run what goes well, and return what it prints."""
        done = self.run(*words, vault=vault)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def items(self) -> list[dict[str, object]]:
        """Return what `status --json` says."""
        found = json.loads(self.ok("status", "--json"))["items"]
        assert isinstance(found, list)
        for each in found:
            assert list(find_faults(each, Service, set())) == []
        return found

    def doctor(self) -> list[dict[str, object]]:
        """Return what `doctor` finds of services."""
        done = run_command(
            *("--vault", str(self.vault), "doctor", "--json"), PATH=self.systemd.path
        )
        return [each for each in json.loads(done.stdout)["items"] if each["kind"] == "service"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path, Path(os.environ["XDG_CONFIG_HOME"]))


def snapshot(*folders: Path) -> dict[str, tuple[str, int, bytes]]:
    """Return everything on a disk: kind and target, mode, bytes."""
    found = {}
    for folder in folders:
        for path in sorted((folder, *folder.rglob("*"))):
            kind = f"link to {path.readlink()}" if path.is_symlink() else "file" * path.is_file()
            found[str(path)] = (
                kind,
                path.lstat().st_mode,
                path.read_bytes() if kind == "file" else b"",
            )
    return found


def disk(home: Home) -> dict[str, tuple[str, int, bytes]]:
    """Return everything that an installation might touch, besides the fake manager's notes."""
    (home.systemd.here / "calls").unlink(missing_ok=True)
    (home.systemd.here / "state").unlink(missing_ok=True)
    places = (home.config, Path(os.environ["XDG_STATE_HOME"]), Path(os.environ["XDG_CACHE_HOME"]))
    return snapshot(home.folder, *places)


@pytest.mark.parametrize("there", ["", "systemd", "systemd/user", "systemd/user/kept.wants"])
def test_after_install_and_remove_the_disk_is_as_it_was(home: Home, there: str) -> None:
    (home.config / there).mkdir(parents=True, exist_ok=True)
    before = disk(home)
    shown = home.ok("install", "--yes")
    assert home.unit.is_file()
    assert (home.unit.parent / "default.target.wants" / home.unit.name).is_symlink()
    assert home.systemd.calls == [
        "daemon-reload",
        f"enable {home.unit.name}",
        f"restart {home.unit.name}",
    ]
    for line in home.unit.read_text(encoding="utf-8").splitlines():
        assert f"  {line}\n" in shown, "it shows what it writes"
    for call in home.systemd.calls:
        assert f"  systemctl --user {call}\n" in shown, "and what it runs"
    assert str(home.unit) in home.ok("remove", "--yes")
    assert disk(home) == before


def test_without_a_manager_the_file_is_written_and_what_to_type_is_said(home: Home) -> None:
    home.systemd.say("absent")
    before = disk(home)
    shown = home.ok("install", "--yes")
    assert "Nothing is started: systemctl --user: Failed to connect to bus" in shown
    assert f"  systemctl --user enable {home.unit.name}\n" in shown
    assert home.unit.is_file()
    assert home.systemd.calls == []
    state = home.items()[0]
    assert (state["installed"], state["service_state"]) == (True, "unknown")
    assert "Failed to connect" in str(state["failure"])
    home.ok("remove", "--yes")
    assert disk(home) == before


def test_a_link_the_manager_made_goes_although_the_manager_is_gone_by_then(home: Home) -> None:
    before = disk(home)
    home.ok("install", "--yes")
    home.systemd.say("absent")
    assert "default.target.wants" in home.ok("remove", "--yes")
    (home.systemd.here / "absent").unlink()
    assert disk(home) == before


def test_without_any_systemctl_it_says_so(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(home.folder))
    done = run_command("--vault", str(home.vault), "service", "install", "--yes")
    assert done.returncode == 0
    assert "systemctl was not found" in done.stdout
    assert home.unit.is_file()


@pytest.mark.parametrize("words", [("install",), ("install", "--dry-run")])
def test_without_a_yes_nothing_is_written(home: Home, words: tuple[str, ...]) -> None:
    before = disk(home)
    done = home.run(*words)
    assert done.returncode == (0 if "--dry-run" in words else 2)
    assert "[Service]" in done.stdout
    if done.returncode:
        assert "there is no terminal to ask on" in done.stderr
        assert "mdrel service install --yes" in done.stderr
    assert home.systemd.calls == []
    assert disk(home) == before


@pytest.mark.parametrize("words", [("remove",), ("remove", "--dry-run")])
def test_without_a_yes_nothing_is_removed(home: Home, words: tuple[str, ...]) -> None:
    home.ok("install", "--yes")
    before = home.unit.read_bytes()
    done = home.run(*words)
    assert done.returncode == (0 if "--dry-run" in words else 2)
    assert str(home.unit) in done.stdout
    assert home.unit.read_bytes() == before
    assert "disable" not in " ".join(home.systemd.calls)


@pytest.mark.uninstrumented
@pytest.mark.parametrize(("answer", "is_there"), [("y", True), ("n", False), ("", False)])
def test_on_a_terminal_it_asks(
    home: Home, monkeypatch: pytest.MonkeyPatch, answer: str, *, is_there: bool
) -> None:
    monkeypatch.setenv("PATH", home.systemd.path)
    session = type_at(("service", "install"), (answer,), home.vault)
    assert session.code == 0
    assert "Go on? [y/N]:" in session.screen
    assert home.unit.exists() is is_there
    assert ("Nothing was done." in session.screen) is not is_there


def test_a_service_that_the_manager_refuses_leaves_nothing_behind(home: Home) -> None:
    home.systemd.say("refuses")
    before = disk(home)
    done = home.run("install", "--yes")
    assert done.returncode == 6
    assert f"systemctl --user restart {home.unit.name}: Job for {home.unit.name}" in done.stderr
    assert disk(home) == before


def test_where_a_newer_one_is_refused_the_older_one_stays(home: Home) -> None:
    home.ok("install", "--yes")
    before = home.unit.read_bytes()
    home.systemd.say("refuses")
    assert home.run("install", "watch", "--yes").returncode == 6
    assert home.unit.read_bytes() == before


def test_a_second_time_there_is_nothing_to_do_and_a_change_is_shown_as_one(home: Home) -> None:
    home.ok("install", "--yes")
    assert home.ok("install") == f"Nothing to do: {home.unit.stem} is installed and runs.\n"
    shown = home.ok("install", "serve", "--port", "9000", "--poll", "--yes")
    assert "--port 8642" in next(line for line in shown.splitlines() if "  -ExecStart" in line)
    assert "--port 9000 --poll" in next(
        line for line in shown.splitlines() if "  +ExecStart" in line
    )
    assert "[Install]" not in shown, "only what changes"
    assert "--port 9000" in home.ok("install", "--dry-run"), "the port stays until another is said"


def test_one_that_stands_still_is_started_again(home: Home) -> None:
    home.ok("install", "--yes")
    home.systemd.be(ActiveState="inactive")
    assert "Installed and started" in home.ok("install", "--yes")


def test_one_that_failed_too_often_may_start_again(home: Home) -> None:
    home.ok("install", "--yes")
    home.systemd.be(ActiveState="failed", Result="exit-code")
    home.ok("install", "--yes")
    assert home.systemd.calls[-2:] == [
        f"reset-failed {home.unit.name}",
        f"restart {home.unit.name}",
    ]
    home.ok("remove", "--yes")
    assert home.systemd.calls[-2:] == ["daemon-reload", f"reset-failed {home.unit.name}"]


@pytest.mark.parametrize("command", ["install", "remove"])
def test_what_was_edited_by_hand_is_not_lost_unsaid(home: Home, command: str) -> None:
    home.ok("install", "--yes")
    home.unit.write_text(
        home.unit.read_text(encoding="utf-8").replace("RestartSec=30", "RestartSec=5"),
        encoding="utf-8",
    )
    edited = home.unit.read_bytes()
    assert home.items()[0]["edited"] is True
    done = home.run(command, "--yes")
    assert done.returncode == 6
    assert "edited by hand" in done.stdout
    assert f"mdrel service {command} --yes --discard-edits" in done.stderr
    assert home.unit.read_bytes() == edited
    home.ok(command, "--yes", "--discard-edits")
    assert not home.unit.exists() or b"RestartSec=30" in home.unit.read_bytes()


def test_no_number_in_the_file_deletes_the_home(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.config.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home.config))
    home.ok("install", "--yes")
    text = home.unit.read_text(encoding="utf-8")
    home.unit.write_text(re.sub(r"deletes it \(\d+ ", "deletes it (999 ", text), encoding="utf-8")
    assert home.run("remove", "--yes").returncode == 6, "that is an edit"
    home.ok("remove", "--yes", "--discard-edits")
    assert home.config.is_dir()
    assert not home.unit.parent.exists()


@pytest.mark.parametrize("made", ["foreign", "link", "folder"])
@pytest.mark.parametrize("command", ["install", "remove"])
def test_what_mdrel_did_not_write_is_left_alone(home: Home, made: str, command: str) -> None:
    home.unit.parent.mkdir(parents=True)
    if made == "foreign":
        home.unit.write_bytes(b"[Service]\nExecStart=/bin/true\n")
    elif made == "link":
        home.unit.symlink_to("/dev/null")
    else:
        home.unit.mkdir()
    before = disk(home)
    done = home.run(command, "--yes", "--discard-edits")
    assert done.returncode == 6
    assert "Traceback" not in done.stderr
    assert "--out" not in done.stderr, "an option that service does not have"
    assert disk(home) == before


def test_two_vaults_of_one_name_have_two_services_and_two_ports(home: Home) -> None:
    other = home.folder / "elsewhere" / home.vault.name
    write_tree(other, {"mdrel.toml": b""})
    home.ok("install", "--yes")
    assert "--port 8643" in home.ok("install", "--yes", vault=other)
    assert name_service(other) != name_service(home.vault)
    taken = home.run("install", "--port", "8643", "--yes")
    assert taken.returncode == 6
    assert f"belongs to the service for {other}" in taken.stderr
    assert [(each["this_vault"], each["vault"]) for each in home.items()] == [
        (True, str(home.vault)),
        (False, str(other)),
    ]
    assert home.doctor() == [], "that there is another vault is no fault"
    home.ok("remove", name_service(other), "--yes")
    assert [each["this_vault"] for each in home.items()] == [True]


def test_watch_has_no_address(home: Home) -> None:
    assert "-m mdrel --vault" in home.ok("install", "watch", "--yes")
    assert home.items()[0]["command"] == "watch"
    for words in (("--port", "9000"), ("--allow-host", "notes.example")):
        assert home.run("install", "watch", *words, "--yes").returncode == 2
    assert home.run("install", "--allow-host", "no host", "--yes").returncode == 2


def test_what_cannot_begin_is_not_installed(home: Home) -> None:
    before = disk(home)
    assert home.run("install", "--yes", vault=home.folder / "gone").returncode == 5
    (home.vault / "mdrel.toml").write_bytes(b"levels = [")
    assert home.run("install", "--yes").returncode == 5
    (home.vault / "mdrel.toml").write_bytes(b"")
    odd = home.folder / "two\nlines"
    odd.mkdir()
    done = home.run("install", "--yes", vault=odd)
    assert done.returncode == 6
    assert "has a character that no service file can hold" in done.stderr
    odd.rmdir()
    assert disk(home) == before


def test_the_environment_that_mdrel_needs_goes_with_it(home: Home) -> None:
    shown = home.ok("install", "--dry-run")
    assert f"  Environment=XDG_STATE_HOME={os.environ['XDG_STATE_HOME']}\n" in shown
    assert "UnsetEnvironment=MDREL_TODAY" in shown, "the day goes on"


def test_status_where_there_is_none_and_of_each_state(home: Home) -> None:
    before = disk(home)
    (item,) = home.items()
    assert (item["installed"], item["service_state"], item["this_vault"]) == (False, "none", True)
    assert disk(home) == before, "nothing is made by looking"
    assert home.ok("remove") == "Nothing to remove: this vault has no service.\n"
    home.ok("install", "--yes")
    assert home.items()[0] == {
        "name": home.unit.stem,
        "command": "serve",
        "vault": str(home.vault),
        "this_vault": True,
        "installed": True,
        "service_state": "running",
        "process": 4711,
        "service_since": "Sun 2026-11-22 08:00:00 UTC",
        "failure": None,
        "starts": "login",
        "logs": f"journalctl --user -u {home.unit.stem}",
        "file": str(home.unit),
        "edited": False,
    }
    home.systemd.be(
        ActiveState="failed",
        Result="exit-code",
        ExecMainCode="1",
        ExecMainStatus="5",
        ExecMainExitTimestamp="Sun 2026-11-22 08:01:00 UTC",
    )
    item = home.items()[0]
    assert (item["service_state"], item["service_since"]) == (
        "failed",
        "Sun 2026-11-22 08:01:00 UTC",
    )
    assert item["failure"] == "exit code 5 (no vault, or settings that cannot be used)"
    row = home.ok("status").split("\t")
    assert row[:3] == [home.unit.stem, "failed", "serve"]


def test_status_on_a_terminal(home: Home) -> None:
    def shown() -> str:
        named = ("--vault", str(home.vault), "service", "status")
        place = {"PATH": home.systemd.path, "COLUMNS": "80", "NO_COLOR": "1"}
        return run_command(*named, cwd=home.folder, **place).stdout

    assert shown() == f"No service for {home.vault}.\n  mdrel service install makes one.\n"
    home.ok("install", "--yes")
    assert shown() == (
        f"{home.unit.stem}  mdrel serve, running since Sun 2026-11-22 08:00:00 UTC, process 4711\n"
        f"  vault   {home.vault}\n"
        "  starts  when you log in\n"
        f"  logs    journalctl --user -u {home.unit.stem}\n"
        f"  file    {home.unit}\n"
    )


def test_doctor_gives_the_hint_about_a_login_without_calling_it_a_fault(home: Home) -> None:
    def told() -> subprocess.CompletedProcess[str]:
        return run_command("--vault", str(home.vault), "-v", "doctor", PATH=home.systemd.path)

    assert "loginctl enable-linger" not in told().stderr
    home.ok("install", "--yes")
    done = told()
    assert "loginctl enable-linger" in done.stderr
    assert (done.returncode, done.stdout) == (0, "")


def test_a_shell_completes_the_names_of_services(home: Home) -> None:
    home.ok("install", "--yes")
    context, name = click.Context(remove), remove.params[0]
    assert complete_services(context, name, "mdrel-my") == [home.unit.stem]
    assert complete_services(context, name, "mdrel-other") == []


def test_doctor_names_a_program_that_is_gone(home: Home, tmp_path: Path) -> None:
    home.ok("install", "--yes")
    assert home.doctor() == []
    program = tmp_path / "venv" / "bin" / "mdrel"
    home.unit.write_text(
        home.unit.read_text(encoding="utf-8").replace(
            f"ExecStart={sys.executable} -P -m mdrel", f"ExecStart={program}"
        ),
        encoding="utf-8",
    )
    (fault,) = home.doctor()
    assert f"starts {program}, but {program} is gone" in str(fault["message"])
    assert "mdrel service install" in str(fault["hint"])
    program.parent.mkdir(parents=True)
    program.write_bytes(b"#!/nowhere/python\n")
    (fault,) = home.doctor()
    assert "but /nowhere/python is gone" in str(fault["message"])
    program.write_bytes(f"#!{sys.executable}\n".encode())
    assert home.doctor() == []


def test_doctor_names_the_service_of_a_vault_that_moved(home: Home) -> None:
    home.ok("install", "--yes")
    old = home.unit.stem
    home.vault = home.vault.rename(home.folder / "Notes")
    (fault,) = home.doctor()
    assert "which does not exist" in str(fault["message"])
    assert fault["hint"] == f"Moved or deleted? mdrel service remove {old}"
    home.ok("install", "--yes")
    home.ok("remove", f"{old}.service", "--yes")
    assert home.doctor() == []
    unknown = home.run("remove", old, "--yes")
    assert unknown.returncode == 2
    assert f"There is: {home.unit.stem}" in unknown.stderr


def test_doctor_names_one_that_fails_again_and_again_but_not_one_that_was_stopped(
    home: Home,
) -> None:
    home.ok("install", "--yes")
    home.systemd.be(
        ActiveState="activating", Result="exit-code", ExecMainCode="1", ExecMainStatus="5"
    )
    (fault,) = home.doctor()
    assert "failed: exit code 5" in str(fault["message"])
    for state in ("inactive", "activating"):
        home.systemd.be(ActiveState=state, Result="success")
        assert home.doctor() == []


def test_doctor_names_two_services_of_one_vault_and_one_that_failed(home: Home) -> None:
    home.ok("install", "--yes")
    shutil.copy(home.unit, home.unit.with_name("mdrel-zz.service"))
    (fault,) = home.doctor()
    assert fault["message"] == f"The vault has 2 services: {home.unit.stem}, mdrel-zz"
    assert fault["hint"] == "One is enough: mdrel service remove mdrel-zz"
    home.unit.with_name("mdrel-zz.service").unlink()
    home.systemd.be(
        ActiveState="failed", Result="start-limit-hit", ExecMainCode="1", ExecMainStatus="6"
    )
    (fault,) = home.doctor()
    assert "exit code 6 (refused to write, or the port is taken), too often" in str(
        fault["message"]
    )
    assert f"journalctl --user -u {home.unit.stem}" in str(fault["hint"])


@pytest.mark.uninstrumented
def test_a_service_without_a_log_of_its_own_writes_one(home: Home) -> None:
    command = [sys.executable, "-m", "mdrel", "--vault", str(home.vault), "service", "run"]
    for words in (("watch", "--once"), ("watch", "--wrong")):
        done = subprocess.run([*command, *words], capture_output=True, check=False, cwd=home.folder)
        assert (done.stdout, done.stderr) == (b"", b"")
    (log,) = Path(os.environ["XDG_STATE_HOME"]).rglob("*.log")
    text = log.read_text(encoding="utf-8")
    assert "started → written" in text
    assert "--wrong" in text, "also how it failed"
