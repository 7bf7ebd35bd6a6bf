"""Links from a calendar event back to the note.

Every link is ASCII and percent-encoded (RFC 3986), whatever the note is called.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from msgspec import Struct

OBSIDIAN = "obsidian"
FILE = "file"
NONE = "none"

_OBSIDIAN_TEMPLATE = "obsidian://open?vault={vault}&file={path}"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s]+")
_PLACE = re.compile(r"(\{path\}|\{vault\})")
_EASY = re.compile(r"[A-Za-z0-9 /._~-]*")
_URI_CHARACTERS = ":/?#[]@!$&'()*+,;=%~"


class EventLinker(Struct, frozen=True):
    """Turns the path of a note into a link.

    `template` is a URI in which only `{path}` is still open. `safe` are the characters of the path
    that stay as they are.
    """

    template: str = ""
    safe: str = ""

    def link(self, path: str) -> str:
        """Return the link to the note at `path`, or the empty text where links are off."""
        return self.template.replace("{path}", _encode(path, self.safe)) if self.template else ""


class VaultPlace(Struct, frozen=True):
    """Where the vault is: its folder's name, and its absolute path with `/`."""

    vault_name: str
    vault_path: str


def make_linker(setting: str, place: VaultPlace) -> EventLinker | None:
    """Return the linker for the setting `calendar.link`.

    Returns None where the setting is neither a known word nor a URI with a scheme.
    """
    if setting in {NONE, ""}:
        return EventLinker()
    if setting == OBSIDIAN:
        return EventLinker(_fill(_OBSIDIAN_TEMPLATE, place))
    if setting == FILE:
        # A Windows path begins with a drive letter, and a file URI needs the slash before it
        # (RFC 8089 E.2).
        root = "/" + place.vault_path.strip("/")
        return EventLinker(f"file://{_encode(root, '/:').rstrip('/')}/{{path}}", safe="/")
    if not _SCHEME.fullmatch(setting):
        return None
    # A slash in the path of a web address has to stay one: servers do not take %2F for it.
    return EventLinker(_fill(setting, place), safe="/" if setting.startswith("http") else "")


def _fill(template: str, place: VaultPlace) -> str:
    """Return `template` as a valid URI with the vault's name filled in."""
    filled = {"{path}": "{path}", "{vault}": _encode(place.vault_name)}
    return "".join(
        filled.get(part) or _encode(part, _URI_CHARACTERS) for part in _PLACE.split(template)
    )


def _encode(text: str, safe: str = "") -> str:
    """Return `text` percent-encoded as UTF-8.

    What is not a character becomes a question mark.
    """
    if _EASY.fullmatch(text):
        # Nearly every path, and a third of quote's time.
        spaced = text.replace(" ", "%20")
        return spaced if "/" in safe else spaced.replace("/", "%2F")
    return quote(text, safe=safe, errors="replace")
