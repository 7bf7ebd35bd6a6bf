"""What is shown of a task beside its owner's name, where the task begins with that name as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mdrel.model.contact import Contact

_OWNER = re.compile(r"(?P<name>[^:\n]{1,60}?)(?::|\s[-–—])\s+(?=\S)")


def drop_owner(text: str, contact: Contact) -> str:
    """Return a task of theirs without their name in front: `Ada: send the plan`.

    Where it hands something to others as well (`Ada: the plan, Bo: the lamps`), it stays.
    """
    found = _OWNER.match(text)
    if found is None or ": " in text[found.end() :]:
        return text
    names = {contact.name, *contact.profile.aliases, *contact.name.split()[:1]}
    is_theirs = found["name"].casefold() in {name.casefold() for name in names}
    return text[found.end() :] if is_theirs else text
