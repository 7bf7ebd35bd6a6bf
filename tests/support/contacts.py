"""Contacts and conversations as values.

Everything a test does not name is left as the reader leaves it.
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from msgspec.structs import replace

from mdrel.model.contact import Contact, Profile
from mdrel.model.conversation import Channel, Conversation, Source
from mdrel.model.level import Level
from mdrel.model.span import Span


def make_contact(
    name: str = "Ada Lin",
    level: Level | None = None,
    path: str = "",
    talks: tuple[Conversation, ...] = (),
    **said: object,
) -> Contact:
    """Return a contact with `talks` (newest first) whose front matter says `said`.

    Its key is a hash of the path, as the fold makes it.
    """
    profile = Profile(path=path or f"People/{name}.md", name=name, matched_by="folder", level=level)
    key = blake2b(profile.path.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    slug = "-".join(name.lower().split())
    return Contact(replace(profile, **said), slug, key, talks)


def make_talk(
    on: date, channel: Channel = Channel.CALL, text: str = "", **more: object
) -> Conversation:
    """Return a conversation noted in somebody's own note, or as `more` says."""
    talk = Conversation(on, channel, Source.ENTRY, "People/Somebody.md", Span(20), text)
    return replace(talk, **more)
