"""systemd's manager of one person's services, on Linux, and the units they are written as.

The quoting of a unit is that of systemd.syntax(7): a backslash before quotes and backslashes, `%`
doubled, and `$` doubled in the words. The path of the program knows neither quotes nor `$`, so that
a shell starts such a program.
"""

from __future__ import annotations

import getpass
import re
import shlex
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mdrel.app.service.definition import Definition, sign
from mdrel.app.service.manager import CallProgram, Condition, Words, call_program, describe_exit
from mdrel.vault.presence import is_there

_PLAIN = re.compile(r"[A-Za-z0-9_@+=:,./-]+")
_ODD_PROGRAM = re.compile(r"[\"'\\$]")
_BY_SHELL = ("/bin/sh", "-c", 'exec "$@"', "sh")
# Of what confines a service these need no right that a person's own manager lacks. Nothing hides
# a folder (`ProtectHome`): notes may lie anywhere.
_UNIT = """\
[Unit]
Description={title}
StartLimitIntervalSec=30min
StartLimitBurst=10

[Service]
ExecStart={words}
{environment}UnsetEnvironment=MDREL_TODAY SOURCE_DATE_EPOCH
Restart=on-failure
RestartSec=30
RestartPreventExitStatus=2
NoNewPrivileges=yes
LockPersonality=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native

[Install]
WantedBy=default.target
"""


def write_unit(service: Definition) -> str:
    """Return the text of the service's unit."""
    words = service.words
    if _ODD_PROGRAM.search(words[0]):
        words = (*_BY_SHELL, *words)
    return _UNIT.format(
        title=service.title.replace("%", "%%"),
        words=" ".join(
            (_quote(words[0]), *(_quote(word.replace("$", "$$")) for word in words[1:]))
        ),
        environment="".join(
            f"Environment={_quote(f'{name}={value}')}\n" for name, value in service.environment
        ),
    )


def read_unit(text: str) -> tuple[str, ...]:
    """Return the words a unit starts; none where they cannot be read."""
    lines = re.findall(r"^ExecStart=[ \t]*(\S.*)$", text, re.MULTILINE)
    with suppress(ValueError):
        words = shlex.split(lines[-1]) if lines else []
        found = tuple(word.replace("%%", "%") for word in words)
        found = (*found[:1], *(word.replace("$$", "$") for word in found[1:]))
        return found[len(_BY_SHELL) :] if found[: len(_BY_SHELL)] == _BY_SHELL else found
    return ()


def _quote(word: str) -> str:
    word = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return word
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


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
