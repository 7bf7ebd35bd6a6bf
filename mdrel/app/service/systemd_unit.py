"""The text of a systemd user unit, and the words it starts.

The quoting is that of systemd.syntax(7): a backslash before quotes and backslashes, `%` doubled,
and `$` doubled in the words. The path of the program knows neither quotes nor `$`, so that a shell
starts such a program.
"""

from __future__ import annotations

import re
import shlex
from contextlib import suppress

from mdrel.app.service.definition import Definition

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
