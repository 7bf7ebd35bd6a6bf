"""What a view may know besides the agenda: nothing here is read from a clock or a disk by the view itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from mdrel.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Context:
    """The setting a view renders in.

    `vault_name` is the vault folder's name; `vault_path` its absolute path with `/` (for `file:` links); `now` is the stamp for changed events
    (UTC, whole seconds); `previous_feed` is the feed on disk, empty where there is none, and `feed_key` signs its events.
    `template_folders` are a person's own template folders, the first wins; they never lie in a vault. `template_stamp` is another text once they changed.
    """

    policy: Policy
    vault_name: str = "vault"
    vault_path: str = "/vault"
    now: datetime = field(default_factory=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    previous_feed: bytes = b""
    template_folders: tuple[str, ...] = ()
    template_stamp: str = ""
    feed_key: bytes = b""
