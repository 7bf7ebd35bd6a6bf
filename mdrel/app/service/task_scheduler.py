"""The Task Scheduler's tasks of one person, on Windows, and the XML they are written as.

The elements stand in the order of the Task Scheduler's schema, version 1.2.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from mdrel.app.service.definition import Definition, sign
from mdrel.app.service.manager import (
    CallProgram,
    Condition,
    Words,
    call_program,
    describe_exit,
    find_file,
)
from mdrel.errors import WriteError
from mdrel.vault.presence import is_file, is_there

_SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
# The Task Scheduler puts values in place of these, and knows no way to write them otherwise.
_VARIABLE = re.compile(r"%[^%]+%|\$\(")
# A task that ends with an exit code counts as done there. So it is asked every quarter of an hour
# whether it runs, besides being started anew when it could not be started.
_TASK = f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="{_SPACE}">
  <RegistrationInfo>
    <Description>{{title}}</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <Repetition>
        <Interval>PT15M</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <UserId>{{user}}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{{user}}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>5</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{{command}}</Command>
      <Arguments>{{arguments}}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def write_task(service: Definition) -> str:
    """Return the text of the service's task.

    Raises WriteError where the Task Scheduler would take a part of a path for a variable.
    """
    for word in service.words:
        if found := _VARIABLE.search(word):
            raise WriteError(
                f"The Task Scheduler would put a value in place of {found[0]} in {word}",
                "Rename the folder, or start mdrel by hand.",
            )
    return _TASK.format(
        title=escape(service.title),
        user=escape(service.user),
        command=escape(service.words[0]),
        arguments=escape(subprocess.list2cmdline(service.words[1:])),
    )


def read_task(text: str) -> tuple[str, ...]:
    """Return the words a task starts; none where they cannot be read."""
    try:
        # It is the person's own file, and only its text is taken.
        root = ET.fromstring(text.encode("utf-16", "surrogatepass"))  # noqa: S314
    except (ValueError, ET.ParseError):
        return ()
    command = root.findtext(f".//{{{_SPACE}}}Command", "").strip()
    arguments = root.findtext(f".//{{{_SPACE}}}Arguments", "")
    return (command, *split_arguments(arguments)) if command else ()


def split_arguments(line: str) -> Iterator[str]:
    r"""Yield the arguments of a Windows command line as its programs see them.

    Backslashes are themselves, but before a quote two of them are one, and `\"` is a quote.
    """
    word: list[str] = []
    is_quoted = False
    for found in re.finditer(r'\\*"|[ \t]+|[^" \t\\]+|\\+', line):
        part = found[0]
        if part.endswith('"'):
            half, odd = divmod(len(part) - 1, 2)
            word.append("\\" * half + '"' * odd)
            is_quoted ^= not odd
        elif is_quoted or part[0] not in " \t":
            word.append(part)
        elif word:
            yield "".join(word)
            word = []
    if word:
        yield "".join(word)


OLD = ".old.log"
_AFTER_DECLARATION = 1
_LAST_RESULT = 6
# What the Task Scheduler writes as a result besides an exit code, by its own numbers.
_RUNNING, _NEVER_RUN, _ENDED = 0x41301, 0x41303, 0x41306


@dataclass(frozen=True, slots=True)
class TaskScheduler:
    """`schtasks`; the file it was given is kept, so that it can be looked at and told apart."""

    call: CallProgram = call_program
    title: str = "Task Scheduler"
    ending: str = ".xml"

    def find_folder(self) -> Path:
        """Return mdrel's own folder for the files."""
        from platformdirs import user_state_path

        return Path(user_state_path("mdrel")) / "services"

    def complete(self, service: Definition) -> Definition:
        """Return the service with its account, and as a program without a window.

        `service run` sends what it prints to the log, as the Task Scheduler keeps none.
        """
        program = Path(sys.executable).with_name("pythonw.exe")
        after = service.words.index("--vault")
        options = service.words[after : after + 2]
        domain, user = (os.environ.get(name, "") for name in ("USERDOMAIN", "USERNAME"))
        return replace(
            service,
            words=(
                str(program if is_file(program) else sys.executable),
                *("-P", "-m", "mdrel"),
                *options,
                *("service", "run"),
                *service.words[after + 2 :],
            ),
            environment=(),
            log=self.say_logs(service.name),
            user=f"{domain}\\{user}" if domain else user,
        )

    def write(self, service: Definition, made: int) -> bytes:
        """Return the task, in the encoding that schtasks itself writes."""
        return sign(write_task(service), _AFTER_DECLARATION, "<!-- {} -->", made).encode("utf-16")

    def read(self, content: bytes) -> tuple[str, Words]:
        """Return the task's text, and the words it starts."""
        text = content.decode("utf-16", "replace")
        return text, read_task(text)

    def explain_absence(self) -> str:
        """Return why schtasks does not answer."""
        answer = self.call(("schtasks", "/query", "/fo", "CSV", "/nh"))
        return f"schtasks: {answer.said}" if answer.code else ""

    def list_starts(self, name: str) -> tuple[Words, ...]:
        """Return how a task is registered, in place of an older one, and started."""
        file = find_file(self, name)
        return (
            ("schtasks", "/create", "/tn", name, "/xml", str(file), "/f"),
            ("schtasks", "/run", "/tn", name),
        )

    def list_stops(self, name: str) -> tuple[Words, ...]:
        """Return how a task is ended and deleted, where it runs and is registered."""
        if self.call(("schtasks", "/query", "/tn", name)).code:
            return ()
        is_running = self.look(name).state == "running"
        return (
            *((("schtasks", "/end", "/tn", name),) if is_running else ()),
            ("schtasks", "/delete", "/tn", name, "/f"),
        )

    def list_ends(self, name: str) -> tuple[Words, ...]:  # noqa: ARG002 others need it
        """Return nothing: what was deleted is forgotten."""
        return ()

    def find_remains(self, name: str) -> tuple[Path, ...]:
        """Return the log and the one before it, where they are there."""
        log = Path(self.say_logs(name))
        return tuple(each for each in (log, log.with_suffix(OLD)) if is_there(each))

    def look(self, name: str) -> Condition:
        """Return how the task is, by its last result, which is a number in every language."""
        answer = self.call(("schtasks", "/query", "/tn", name, "/fo", "CSV", "/nh", "/v"))
        if answer.code:
            absence = self.explain_absence()
            return Condition("unknown", failure=absence) if absence else Condition("stopped")
        row = next(csv.reader(answer.text.splitlines()), [])
        try:
            result = int(row[_LAST_RESULT])
        except (ValueError, IndexError):
            return Condition("unknown")
        if result == _RUNNING:
            return Condition("running")
        if result in {0, _NEVER_RUN, _ENDED}:
            return Condition("stopped")
        return Condition("failed", failure=describe_exit(result))

    def say_logs(self, name: str) -> str:
        """Return the file that the task's output goes to."""
        return str(self.find_folder() / f"{name}.log")

    def starts_with_computer(self) -> bool:
        """A task without a stored password begins when the person logs in."""
        return False
