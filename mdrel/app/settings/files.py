"""Names the files that decide how a vault is read, and makes a digest of them.

The digest tells whether settings changed without understanding them.
"""

from __future__ import annotations

from pathlib import Path

from mdrel.vault.presence import is_folder
from mdrel.vault.small_file import read_small

FILE_NAME = "mdrel.toml"
_FOLDER = ".obsidian"
DAILY = ".obsidian/daily-notes.json"
PERIODIC = ".obsidian/plugins/periodic-notes/data.json"
TEMPLATES = ".obsidian/templates.json"
TEMPLATER = ".obsidian/plugins/templater-obsidian/data.json"
NAMES = (FILE_NAME, DAILY, PERIODIC, TEMPLATES, TEMPLATER)


def digest_settings(vault: Path) -> str:
    """Return a digest of all settings files of `vault`, whatever is in them."""
    from hashlib import sha256

    digest = sha256(b"obsidian;" if is_obsidian_vault(vault) else b"")
    for name in NAMES:
        try:
            data = read_small(vault, name)
        except OSError as error:
            data = f"unreadable: {error}".encode()
        digest.update(b"none;" if data is None else b"%d;" % len(data) + data)
    return digest.hexdigest()


def is_obsidian_vault(vault: Path) -> bool:
    """Whether Obsidian keeps the vault, so that links into Obsidian open its notes."""
    return is_folder(vault / _FOLDER)
