"""Asks `init`'s four questions: name, e-mail addresses, organisation and role.

Enter skips each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from mdrel.app.guides.answer_source import AnswerSource
from mdrel.app.guides.dialogue import Output
from mdrel.app.settings.validators import InvalidValueError, read_email
from mdrel.errors import StoppedError, UsageError
from mdrel.model.level import Role
from mdrel.model.policy import Me

Answer = TypeVar("Answer")


def ask_about_me(lines: AnswerSource, voice: Output) -> Me:
    """Return what the person says of themselves.

    Raises StoppedError where the answers end.
    """
    voice.say(
        "Four questions about you, so that you are not counted as a contact; Enter skips each."
    )
    name = _ask(lines, voice, "Your name", str)
    emails = _ask(lines, voice, "Your e-mail addresses, separated by commas", _read_emails)
    organizations = _ask(lines, voice, "Your organisation, and its other names", _split)
    role = _ask(lines, voice, "Are you an executive or a manager? [executive]", _read_role)
    return Me(name, emails=emails, organizations=organizations, role=role)


def _ask(
    lines: AnswerSource, voice: Output, question: str, read: Callable[[str], Answer]
) -> Answer:
    while True:
        voice.ask(f"{question}:")
        line = lines.take()
        if line is None:
            voice.say("")
            raise StoppedError("The answers ended; nothing was written", "mdrel init asks again.")
        try:
            return read(line)
        except (InvalidValueError, UsageError) as error:
            voice.say(f"  {error}.")


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.split(","))))


def _read_emails(text: str) -> tuple[str, ...]:
    return tuple(map(read_email, _split(text.replace(" ", ","))))


def _read_role(text: str) -> Role:
    word = text.lower()
    found = [role for role in Role if role.startswith(word)]
    if len(found) != 1 and word:
        raise UsageError(f"'{text}' is neither executive nor manager")
    return found[0]
