"""What a view may know besides the agenda.

A view itself reads neither a clock nor a disk.
"""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct, field

from mdrel.model.policy import Policy


class Context(Struct, frozen=True):
    """The settings and surroundings in which a view renders.

    `vault_name` is the name of the vault's folder. `vault_path` is its absolute path with `/` (for
    `file:` links). `now` is the stamp for changed events (UTC, whole seconds). `previous_feed` is
    the feed on disk, empty where there is none, and `feed_key` signs its events. `template_folders`
    are the person's own template folders; the first one wins, and none lies in a vault.
    `template_stamp` is a different text once the templates have changed.
    """

    policy: Policy
    vault_name: str = "vault"
    vault_path: str = "/vault"
    now: datetime = field(default_factory=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    previous_feed: bytes = b""
    template_folders: tuple[str, ...] = ()
    template_stamp: str = ""
    feed_key: bytes = b""
