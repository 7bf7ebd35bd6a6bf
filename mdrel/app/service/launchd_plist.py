"""The text of a launchd agent's property list, and the words it starts."""

from __future__ import annotations

import plistlib

from mdrel.app.service.definition import Definition

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
