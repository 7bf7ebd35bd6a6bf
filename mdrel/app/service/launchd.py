"""launchd's agents of one person, on macOS, and the property lists they are written as."""

from __future__ import annotations

import os
import plistlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from mdrel.app.service.definition import Definition, sign
from mdrel.app.service.manager import (
    CallProgram,
    Condition,
    Words,
    call_program,
    describe_exit,
    find_file,
)
from mdrel.vault.presence import is_there

_PAUSE_SECONDS = 30


def write_plist(service: Definition) -> str:
    """Return the text of the service's property list.

    launchd starts a service anew that failed, after a pause, and knows no limit.
    """
    content: dict[str, object] = {
        "Label": service.name,
        "ProgramArguments": list(service.words),
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": _PAUSE_SECONDS,
        "StandardOutPath": service.log,
        "StandardErrorPath": service.log,
    }
    if service.environment:
        content["EnvironmentVariables"] = dict(service.environment)
    return plistlib.dumps(content, sort_keys=False).decode("utf-8")


def read_plist(text: str) -> tuple[str, ...]:
    """Return the words a property list starts; none where they cannot be read."""
    try:
        found = plistlib.loads(text.encode("utf-8", "surrogatepass"))
    # What a hand may have made of the file: no list, no XML, values of any kind.
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError, SyntaxError):
        return ()
    words = found.get("ProgramArguments") if isinstance(found, dict) else None
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        return tuple(words)
    return ()


_AFTER_DOCTYPE = 2
_SIGTERM = 15


def _find_user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


@dataclass(frozen=True, slots=True)
class Launchd:
    """`launchctl`, in the domain of the person who is logged in."""

    call: CallProgram = call_program
    title: str = "launchd"
    ending: str = ".plist"

    def find_folder(self) -> Path:
        """Return the folder of the person's agents."""
        return Path.home() / "Library" / "LaunchAgents"

    def complete(self, service: Definition) -> Definition:
        """Return the service with the file that its output goes to."""
        return replace(service, log=self.say_logs(service.name))

    def write(self, service: Definition, made: int) -> bytes:
        """Return the property list."""
        return sign(write_plist(service), _AFTER_DOCTYPE, "<!-- {} -->", made).encode("utf-8")

    def read(self, content: bytes) -> tuple[str, Words]:
        """Return the list's text, and the words it starts."""
        text = content.decode("utf-8", "surrogateescape")
        return text, read_plist(text)

    def explain_absence(self) -> str:
        """Return why there is no manager: no launchctl, or nobody who is logged in."""
        answer = self.call(("launchctl", "print", self._domain))
        return f"launchctl: {answer.said}" if answer.code else ""

    def list_starts(self, name: str) -> tuple[Words, ...]:
        """Return how an agent is enabled, loaded and with that started."""
        return (
            *self.list_stops(name),
            ("launchctl", "enable", f"{self._domain}/{name}"),
            ("launchctl", "bootstrap", self._domain, str(find_file(self, name))),
        )

    def list_stops(self, name: str) -> tuple[Words, ...]:
        """Return how an agent is stopped and unloaded, where it is loaded."""
        target = f"{self._domain}/{name}"
        is_loaded = not self.call(("launchctl", "print", target)).code
        return (("launchctl", "bootout", target),) if is_loaded else ()

    def list_ends(self, name: str) -> tuple[Words, ...]:  # noqa: ARG002 others need it
        """Return nothing: what was unloaded is forgotten."""
        return ()

    def find_remains(self, name: str) -> tuple[Path, ...]:
        """Return the log, where there is one."""
        log = Path(self.say_logs(name))
        return (log,) if is_there(log) else ()

    def look(self, name: str) -> Condition:
        """Return how the agent is."""
        answer = self.call(("launchctl", "print", f"{self._domain}/{name}"))
        if answer.code:
            absence = self.explain_absence()
            return Condition("unknown", failure=absence) if absence else Condition("stopped")
        process = re.search(r"^\s*pid = (\d+)$", answer.text, re.MULTILINE)
        code = re.search(r"^\s*last exit code = (\d+)", answer.text, re.MULTILINE)
        has_failed = code is not None and int(code[1]) not in {0, _SIGTERM}
        state = "running" if process else "failed" if has_failed else "stopped"
        return Condition(
            state,
            int(process[1]) if process else None,
            failure=describe_exit(int(code[1])) if code and has_failed else "",
        )

    def say_logs(self, name: str) -> str:
        """Return the file that the agent's output goes to."""
        return str(Path.home() / "Library" / "Logs" / f"{name}.log")

    def starts_with_computer(self) -> bool:
        """Agents begin when the person logs in."""
        return False

    @property
    def _domain(self) -> str:
        return f"gui/{_find_user()}"
