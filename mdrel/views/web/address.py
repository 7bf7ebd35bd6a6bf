"""The addresses that the pages link to, each percent-encoded whatever a note is called."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from msgspec import Struct

from mdrel.model.contact import Contact
from mdrel.views.calendar.link import NONE, OBSIDIAN, VaultPlace, make_linker
from mdrel.views.web.rich_text import is_safe

_EDITORS = {
    "code": "vscode://file{path}:{line}",
    "code-insiders": "vscode-insiders://file{path}:{line}",
    "codium": "vscodium://file{path}:{line}",
    "cursor": "cursor://file{path}:{line}",
    "windsurf": "windsurf://file{path}:{line}",
    "zed": "zed://file{path}:{line}",
    "subl": "subl://open?url=file://{path}&line={line}",
    "mate": "txmt://open?url=file://{path}&line={line}",
    "mvim": "mvim://open?url=file://{path}&line={line}",
    "idea": "idea://open?file={path}&line={line}",
}
_USUAL = "code"


class Reach(Struct, frozen=True):
    """A way to reach somebody: the words, and where the link leads, empty for none."""

    words: str
    address: str


class Opener(Struct, frozen=True):
    """Makes links that open a note in Obsidian, and a line of it in an editor.

    `vault` is the vault's name in Obsidian, empty where Obsidian does not keep it.
    `root` is the vault's folder with `/`. `editor` is the program that the person edits
    with: where it has addresses of its own, those are taken, else the most common ones.
    """

    vault: str
    root: str
    editor: str = ""

    def obsidian(self, path: str) -> str:
        """Return the link that opens a note in Obsidian, or the empty text."""
        linker = make_linker(OBSIDIAN if self.vault else NONE, VaultPlace(self.vault, self.root))
        return linker.link(path) if linker else ""

    def edit(self, path: str, line: int) -> str:
        """Return the link that opens a line of a note in an editor."""
        form = _EDITORS.get(self.editor, _EDITORS[_USUAL])
        whole = "/" + quote(f"{self.root.strip('/')}/{path}", safe="/:", errors="replace")
        return form.replace("{path}", whole).replace("{line}", str(line))


def person_address(contact: Contact) -> str:
    """Return the address of somebody's page."""
    return f"/people/{quote(contact.slug, safe='')}"


def list_phones(numbers: Sequence[str]) -> list[Reach]:
    """Return telephone numbers, each a link that dials it."""
    return [Reach(each, f"tel:{_dialled(each)}" if _dialled(each) else "") for each in numbers]


def list_emails(addresses: Sequence[str]) -> list[Reach]:
    """Return e-mail addresses, each a link that writes to it."""
    return [Reach(each, f"mailto:{quote(each, safe='@+', errors='replace')}") for each in addresses]


def list_urls(addresses: Sequence[str]) -> list[Reach]:
    """Return web addresses; those that may run or open anything else are no links."""
    return [
        Reach(each, each if is_safe(each) and not each.startswith("/") else "")
        for each in addresses
    ]


def list_reach(contact: Contact) -> list[Reach]:
    """Return every way to reach somebody, the telephone first."""
    profile = contact.profile
    return [
        *list_phones(profile.phones),
        *list_emails(profile.emails),
        *list_urls(profile.urls),
    ]


def _dialled(number: str) -> str:
    return "".join(each for each in number if each in "+0123456789*#")
