"""systemd's manager of one person's services, on Linux."""

from __future__ import annotations

import getpass
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mdrel.app.service.definition import Definition
from mdrel.app.service.manager import (
    CallProgram,
    Condition,
    Words,
    call_program,
    describe_exit,
)
from mdrel.app.service.mark import sign
from mdrel.app.service.systemd_unit import read_unit, write_unit
from mdrel.vault.presence import is_there

_SYSTEMCTL = ("systemctl", "--user")
_STATES = {
    "active": "running",
    "reloading": "running",
    "activating": "restarting",
    "deactivating": "stopped",
    "inactive": "stopped",
    "failed": "failed",
}
_SHOWN = (
    "ActiveState,MainPID,Result,ExecMainCode,ExecMainStatus,ExecMainExitTimestamp,"
    "ActiveEnterTimestamp"
)
_EXITED = "1"


@dataclass(frozen=True, slots=True)
class Systemd:
    """`systemctl --user`; `linger` is the folder that tells who has services without a login."""

    call: CallProgram = call_program
    linger: Path = Path("/var/lib/systemd/linger")
    title: str = "systemd"
    ending: str = ".service"

    def find_folder(self) -> Path:
        """Return the folder of the person's units."""
        from platformdirs import user_config_path

        return Path(user_config_path()) / "systemd" / "user"

    def complete(self, service: Definition) -> Definition:
        """Return the service, which lacks nothing."""
        return service

    def write(self, service: Definition, made: int) -> bytes:
        """Return the unit."""
        return sign(write_unit(service), 0, "# {}", made).encode("utf-8")

    def read(self, content: bytes) -> tuple[str, Words]:
        """Return the unit's text, and the words it starts."""
        text = content.decode("utf-8", "surrogateescape")
        return text, read_unit(text)

    def explain_absence(self) -> str:
        """Return why there is no manager: no systemctl, or none that runs for this person."""
        answer = self.call((*_SYSTEMCTL, "show", "--property=Version"))
        return f"systemctl --user: {answer.said}" if answer.code else ""

    def list_starts(self, name: str) -> tuple[Words, ...]:
        """Return how a unit is read, enabled and started, also where an older one runs.

        One that failed too often is not started again before that is forgotten.
        """
        unit = f"{name}{self.ending}"
        has_failed = self.look(name).state == "failed"
        return (
            (*_SYSTEMCTL, "daemon-reload"),
            (*_SYSTEMCTL, "enable", unit),
            *(((*_SYSTEMCTL, "reset-failed", unit),) if has_failed else ()),
            (*_SYSTEMCTL, "restart", unit),
        )

    def list_stops(self, name: str) -> tuple[Words, ...]:
        """Return how a unit is stopped and disabled."""
        return ((*_SYSTEMCTL, "disable", "--now", f"{name}{self.ending}"),)

    def list_ends(self, name: str) -> tuple[Words, ...]:
        """Return how systemd is told that a unit is gone, and forgets how it failed."""
        unit = f"{name}{self.ending}"
        return (*_SYSTEMCTL, "daemon-reload"), (*_SYSTEMCTL, "reset-failed", unit)

    def find_remains(self, name: str) -> tuple[Path, ...]:
        """Return the link that enables the unit, where there is one."""
        link = self.find_folder() / "default.target.wants" / f"{name}{self.ending}"
        return (link,) if is_there(link) else ()

    def look(self, name: str) -> Condition:
        """Return how the unit is."""
        answer = self.call((*_SYSTEMCTL, "show", f"{name}{self.ending}", f"--property={_SHOWN}"))
        if answer.code:
            return Condition("unknown", failure=f"systemctl --user: {answer.said}")
        found = dict(line.split("=", 1) for line in answer.text.splitlines() if "=" in line)
        state = _STATES.get(found.get("ActiveState", ""), "unknown")
        process = found.get("MainPID", "0")
        failure = _describe_failure(found)
        moment = "ExecMainExitTimestamp" if failure else "ActiveEnterTimestamp"
        return Condition(
            state,
            int(process) if process.isdigit() and process != "0" else None,
            found.get(moment, "") if failure or state == "running" else "",
            failure,
        )

    def say_logs(self, name: str) -> str:
        """Return how the journal is asked."""
        return f"journalctl --user -u {name}"

    def starts_with_computer(self) -> bool:
        """Whether the person lingers: has services without a login."""
        with suppress(OSError, KeyError):
            return is_there(self.linger / getpass.getuser())
        return False


def _describe_failure(found: dict[str, str]) -> str:
    result = found.get("Result", "success")
    if result == "success":
        return ""
    status = found.get("ExecMainStatus", "")
    if found.get("ExecMainCode") == _EXITED and status.isdigit() and status != "0":
        said = describe_exit(int(status))
        return f"{said}, too often" if result == "start-limit-hit" else said
    return f"{result} {status}".strip() if result == "signal" else result
