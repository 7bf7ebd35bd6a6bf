"""The text of a Task Scheduler task, and the words it starts.

The elements stand in the order of the Task Scheduler's schema, version 1.2.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from mdrel.app.service.definition import Definition
from mdrel.errors import WriteError

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
