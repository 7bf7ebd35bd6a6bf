"""launchd and the Task Scheduler: what they are asked, and what is made of what they say.

Each is played by an object that keeps what it was told, as neither runs where the tests do.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mdrel.app.service.definition import name_service
from mdrel.app.service.install import (
    Wish,
    apply_install,
    apply_removal,
    describe_service,
    plan_install,
    plan_removal,
)
from mdrel.app.service.known import find_manager, list_installed
from mdrel.app.service.launchd import Launchd
from mdrel.app.service.manager import Answer, Condition, Manager, Words, call_program
from mdrel.app.service.status import find_faults, find_hint, list_status
from mdrel.app.service.systemd import Systemd
from mdrel.app.service.task_scheduler import TaskScheduler
from mdrel.errors import WriteError

PORT = 8642
WISH = Wish("serve")


@dataclass
class FakeLaunchctl:
    """`launchctl` of a person who is logged in; `loaded` are the agents it has."""

    loaded: set[str] = field(default_factory=set)
    asked: list[Words] = field(default_factory=list)
    said: str = "state = running\n\tpid = 71\n\tlast exit code = (never exited)\n"
    refuses: bool = False
    is_absent: bool = False

    def __call__(self, words: Words) -> Answer:
        """Do what it is asked."""
        assert words[0] == "launchctl"
        if self.is_absent:
            return Answer(125, "", "Domain does not support specified action")
        verb, target = words[1], words[2].rpartition("/")[2]
        if verb == "print":
            known = "/mdrel-" not in words[2] or target in self.loaded
            return Answer(0 if known else 113, self.said if known else "", "Could not find service")
        self.asked.append(words[1:])
        if verb == "bootstrap":
            if self.refuses:
                return Answer(5, "", "Bootstrap failed: 5: Input/output error")
            self.loaded.add(Path(words[3]).stem)
        if verb == "bootout":
            self.loaded.remove(target)
        return Answer(0, "", "")


@dataclass
class FakeSchtasks:
    """`schtasks`; `tasks` are those that are registered, with their last result."""

    tasks: dict[str, int] = field(default_factory=dict)
    asked: list[Words] = field(default_factory=list)
    is_absent: bool = False

    def __call__(self, words: Words) -> Answer:
        """Do what it is asked."""
        assert words[0] == "schtasks"
        if self.is_absent:
            return Answer(127, "", "schtasks was not found")
        verb = words[1]
        name = words[words.index("/tn") + 1] if "/tn" in words else ""
        if verb == "/query":
            if name and name not in self.tasks:
                return Answer(1, "", "ERROR: The system cannot find the file specified.")
            row = f'"DESK","\\{name}","N/A","Wird ausgeführt","Interaktiv","22.11.2026 08:00:00"'
            return Answer(0, f'{row},"{self.tasks.get(name, 0)}","Alex","x"\r\n', "")
        self.asked.append(words[1:])
        if verb == "/create":
            self.tasks[name] = 0x41303
        if verb == "/run":
            self.tasks[name] = 0x41301
        if verb == "/delete":
            del self.tasks[name]
        return Answer(0, "", "")


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a vault in a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home" / "state"))
    monkeypatch.setenv("USERDOMAIN", "DESK")
    monkeypatch.setenv("USERNAME", "Alex")
    (tmp_path / "home" / "Library" / "Logs").mkdir(parents=True)
    folder = tmp_path / "home" / 'my "own" notes & 50%'
    folder.mkdir()
    return folder


def look(folder: Path) -> list[tuple[str, int, bytes]]:
    """Return everything below a folder."""
    return [
        (str(path), stat.S_IFMT(path.lstat().st_mode), path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    ]


def install(manager: Manager, vault: Path, wish: Wish = WISH) -> None:
    """Install a service."""
    apply_install(manager, plan_install(manager, describe_service(manager, vault, wish, PORT)))


def remove(manager: Manager, vault: Path) -> None:
    """Remove it again."""
    plan = plan_removal(manager, name_service(vault))
    assert plan is not None
    apply_removal(manager, plan)


def test_an_agent_is_loaded_and_unloaded_and_the_home_is_as_it_was(vault: Path) -> None:
    launchctl = FakeLaunchctl()
    manager, name = Launchd(launchctl), name_service(vault)
    before = look(vault.parent)
    install(manager, vault)
    domain = launchctl.asked[0][1].rpartition("/")[0]
    assert domain.startswith("gui/")
    file = vault.parent / "Library" / "LaunchAgents" / f"{name}.plist"
    assert launchctl.asked == [
        ("enable", f"{domain}/{name}"),
        ("bootstrap", domain, str(file)),
    ]
    log = vault.parent / "Library" / "Logs" / f"{name}.log"
    log.write_bytes(b"started\n")
    (state,) = list_status(manager, vault)
    assert (state.condition, state.logs) == (Condition("running", 71), str(log))
    plan = plan_install(manager, describe_service(manager, vault, WISH, PORT))
    assert plan.is_done
    remove(manager, vault)
    assert launchctl.asked[-1] == ("bootout", f"{domain}/{name}")
    assert look(vault.parent) == before


def test_an_agent_that_changes_is_unloaded_first(vault: Path) -> None:
    launchctl = FakeLaunchctl()
    install(Launchd(launchctl), vault)
    install(Launchd(launchctl), vault, Wish("watch"))
    assert [words[0] for words in launchctl.asked[2:]] == ["bootout", "enable", "bootstrap"]


def test_what_launchd_refuses_leaves_nothing_behind(vault: Path) -> None:
    before = look(vault.parent)
    with pytest.raises(WriteError, match="Input/output error"):
        install(Launchd(FakeLaunchctl(refuses=True)), vault)
    assert look(vault.parent) == before


@pytest.mark.parametrize(
    ("said", "condition"),
    [
        ("\tlast exit code = 0\n", Condition("stopped")),
        ("\tlast exit code = (never exited)\n", Condition("stopped")),
        (
            "\tlast exit code = 5\n",
            Condition("failed", failure="exit code 5 (no vault, or settings that cannot be used)"),
        ),
        (
            "\tpid = 9\n\tlast exit code = 1: Operation not permitted\n",
            Condition("running", 9, failure="exit code 1 (an error; see the logs)"),
        ),
    ],
)
def test_what_launchd_says_of_an_agent(vault: Path, said: str, condition: Condition) -> None:
    launchctl = FakeLaunchctl()
    install(Launchd(launchctl), vault)
    launchctl.said = said
    assert Launchd(launchctl).look(name_service(vault)) == condition


def test_without_a_login_nothing_is_known_of_an_agent(vault: Path) -> None:
    launchctl = FakeLaunchctl()
    manager = Launchd(launchctl)
    assert manager.look("mdrel-x-0") == Condition("stopped")
    launchctl.is_absent = True
    assert manager.look("mdrel-x-0").state == "unknown"
    install(manager, vault)
    assert launchctl.asked == [], "only the file is there"
    remove(manager, vault)
    assert list_installed(manager) == ()


def test_a_task_is_registered_and_deleted_and_the_home_is_as_it_was(vault: Path) -> None:
    schtasks = FakeSchtasks()
    manager, name = TaskScheduler(schtasks), name_service(vault)
    before = look(vault.parent)
    install(manager, vault)
    (found,) = list_installed(manager)
    assert schtasks.asked == [
        ("/create", "/tn", name, "/xml", str(found.file), "/f"),
        ("/run", "/tn", name),
    ]
    assert "<UserId>DESK\\Alex</UserId>" in found.text
    assert (found.call.kind, found.call.port, found.call.vault) == ("serve", PORT, str(vault))
    assert "service run serve --port 8642</Arguments>" in found.text
    log = found.file.with_suffix(".log")
    log.write_bytes(b"started\n")
    log.with_suffix(".old.log").write_bytes(b"older\n")
    (state,) = list_status(manager, vault)
    assert (state.condition, state.logs) == (Condition("running"), str(log))
    remove(manager, vault)
    assert schtasks.asked[2:] == [("/end", "/tn", name), ("/delete", "/tn", name, "/f")]
    assert schtasks.tasks == {}
    assert look(vault.parent) == before


@pytest.mark.parametrize(
    ("result", "condition"),
    [
        (0, Condition("stopped")),
        (0x41303, Condition("stopped")),
        (0x41306, Condition("stopped")),
        (6, Condition("failed", failure="exit code 6 (refused to write, or the port is taken)")),
        (0x80070002, Condition("failed", failure="exit code 2147942402")),
    ],
)
def test_what_the_task_scheduler_says_of_a_task(
    vault: Path, result: int, condition: Condition
) -> None:
    manager = TaskScheduler(FakeSchtasks({name_service(vault): result}))
    assert manager.look(name_service(vault)) == condition


def test_a_task_that_is_not_registered_and_a_system_without_schtasks(vault: Path) -> None:
    schtasks = FakeSchtasks()
    manager = TaskScheduler(schtasks)
    assert manager.look("mdrel-x-0") == Condition("stopped")
    assert manager.list_stops("mdrel-x-0") == ()
    schtasks.tasks["mdrel-x-0"] = 0
    assert [words[1] for words in manager.list_stops("mdrel-x-0")] == ["/delete"]
    odd = TaskScheduler(lambda _: Answer(0, "who knows\n", ""))
    assert odd.look("mdrel-x-0") == Condition("unknown")
    schtasks.is_absent = True
    assert manager.look("mdrel-x-0").failure == "schtasks: schtasks was not found"
    install(manager, vault)
    assert schtasks.asked == []


@pytest.mark.parametrize("manager", [Launchd(FakeLaunchctl()), TaskScheduler(FakeSchtasks())])
def test_only_systemd_can_do_without_a_login(vault: Path, manager: Manager) -> None:
    install(manager, vault)
    assert not manager.starts_with_computer()
    assert find_hint(manager, vault) == ""
    assert [fault.message for fault in find_faults(manager, vault)] == []


def test_who_lingers_needs_no_hint(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("LOGNAME", "alex")
    manager = Systemd(lambda _: Answer(0, "ActiveState=active\n", ""), linger=tmp_path / "linger")
    assert find_hint(manager, vault) == "", "there is no service"
    install(manager, vault)
    assert "loginctl enable-linger" in find_hint(manager, vault)
    (tmp_path / "linger").mkdir()
    (tmp_path / "linger" / "alex").touch()
    assert find_hint(manager, vault) == ""
    assert list_status(manager, vault)[0].starts == "boot"


@pytest.mark.parametrize(
    ("said", "condition"),
    [
        ("", Condition("unknown")),
        ("ActiveState=activating\nResult=signal\nExecMainStatus=9\n", Condition("restarting", failure="signal 9")),
        ("ActiveState=failed\nResult=oom-kill\n", Condition("failed", failure="oom-kill")),
        ("ActiveState=inactive\nResult=success\nActiveEnterTimestamp=then\n", Condition("stopped")),
    ],
)  # fmt: skip
def test_what_systemd_says_of_a_unit(said: str, condition: Condition) -> None:
    assert Systemd(lambda _: Answer(0, said, "")).look("mdrel-x-0") == condition


def test_each_system_has_its_manager_and_others_are_told() -> None:
    titles = [find_manager(each).title for each in ("linux", "darwin", "win32")]
    assert titles == ["systemd", "launchd", "Task Scheduler"]
    with pytest.raises(WriteError, match="a service manager for this system"):
        find_manager("freebsd14")


def test_a_program_that_cannot_be_started_or_does_not_answer_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert call_program(("systemctl-that-is-not",)).said == "systemctl-that-is-not was not found"
    broken = tmp_path / "systemctl"
    broken.write_bytes(b"#!/nowhere/sh\n")
    broken.chmod(0o755)
    assert "cannot be started" in call_program(("systemctl",)).said
    broken.write_bytes(b"#!/bin/sh\nexec sleep 120\n")
    with monkeypatch.context() as patch:
        patch.setattr("mdrel.app.service.manager.PATIENCE_SECONDS", 0.2)
        assert "did not answer" in call_program(("systemctl",)).said
    broken.write_bytes(b"#!/bin/sh\nexit 3\n")
    assert call_program(("systemctl",)).said == "exit code 3"
