"""Links from a dashboard to a note, in Markdown's form or Obsidian's, and to phones and mail.

This module knows how each of the two writes a path, and which characters of a file name they would
act on.

A telephone number or e-mail address is a link where what was noted is surely one. What is no single
number or address stays text: a wrong link would call or write to somebody else.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal
from urllib.parse import quote

from msgspec import Struct

from mdrel.views.markdown.escape import Markdown, clean, escape

# What stays readable in a destination between `<` and `>`. Every other ASCII character is
# percent-encoded.
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_.,'()+!@/")
_UNREADABLE = ("C", "Z")
# What Obsidian reads inside a wiki link.
_WIKI = frozenset("[]|#^")
_SUFFIX = ".md"
NAMELESS = Markdown("(no name)")

Style = Literal["markdown", "wiki"]


def relative_path(path: str, folder: str) -> str:
    """Return `path` as seen from `folder`.

    Both are relative to the vault, with `/`.
    """
    steps = folder.split("/") if folder else []
    parts = path.split("/")
    shared = 0
    while shared < min(len(steps), len(parts) - 1) and steps[shared] == parts[shared]:
        shared += 1
    return "../" * (len(steps) - shared) + "/".join(parts[shared:])


def encode_path(path: str) -> str:
    """Return `path` for a link destination in `<>`, percent-encoded (RFC 3986 2.1).

    Unquoting gives the path back. Neither Markdown, a table nor a URL reader acts on what is left.
    """
    coded = (
        path
        if _PLAIN.issuperset(path)
        else "".join(char if _is_plain(char) else _percent(char) for char in path)
    )
    # A destination may hold spaces, but a reader of URLs drops those at its ends.
    body = coded.strip(" ")
    start = coded.index(body) if body else len(coded)
    return "%20" * start + body + "%20" * (len(coded) - start - len(body))


def _is_plain(char: str) -> bool:
    """Return whether `char` may stand in a destination as it is.

    This holds for the readable ASCII characters and for every visible character beyond ASCII.
    """
    return (
        char in _PLAIN if char.isascii() else not unicodedata.category(char).startswith(_UNREADABLE)
    )


def _percent(char: str) -> str:
    """Return the percent-encoded UTF-8 of `char`.

    A byte that the file system could not decode becomes that byte again.
    """
    try:
        raw = char.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = char.encode("utf-8", "surrogatepass")
    return "".join(f"%{byte:02X}" for byte in raw)


class Linker(Struct, frozen=True):
    """Writes links for documents in `folder`, in the `style` of `dashboards.links`."""

    folder: str
    style: Style = "markdown"

    def note(self, path: str, label: str) -> Markdown:
        """Return a link to the note `path` that shows `label`.

        A wiki link is written only where path and label mean nothing else in Markdown or in
        Obsidian. Otherwise it is a Markdown link.
        """
        if self.style == "wiki" and _fits_wiki(path, label):
            return Markdown(f"[[{path.removesuffix(_SUFFIX)}|{clean(label)}]]")
        return self.labelled(path, escape(label))

    def board(self, name: str) -> Markdown:
        """Return a link to the dashboard `name`."""
        return self.note(f"{self.folder}/{name}{_SUFFIX}".removeprefix("/"), name)

    def labelled(self, path: str, label: Markdown) -> Markdown:
        """Return a Markdown link to the note `path` with a label that is already Markdown.

        Angle brackets around the destination let spaces and parentheses stay readable.
        """
        return Markdown(f"[{label or NAMELESS}](<{encode_path(relative_path(path, self.folder))}>)")


def _fits_wiki(path: str, label: str) -> bool:
    """Return whether a wiki link can hold `path` and `label`.

    Obsidian shows the inside of such a link as it stands, other readers show it as Markdown.
    """
    stem = path.removesuffix(_SUFFIX)
    return (
        bool(clean(label))
        and escape(label) == clean(label)
        and escape(stem) == stem
        and _WIKI.isdisjoint(stem + clean(label))
    )


# The longest number there is has fifteen digits (ITU-T E.164), the shortest that anybody notes
# three; local prefixes for going abroad make some longer.
LEAST_DIGITS, MOST_DIGITS = 3, 18
_NUMBER = re.compile(r"\+? ?(?:\([0-9 ]+\)|[0-9])(?:[0-9 .\-/\u2010\u2011\u2013]|\([0-9 ]+\))*")
_EXTENSION = re.compile(r"(?:,\s*)?(?:ext\.?|extension|x|#)\s*([0-9]{1,7})", re.IGNORECASE)
_NOTE = re.compile(r"(?<=[ )0-9])\([^\W\d][^()0-9]*\)|(?<= )[^\W\d][^()0-9]*")
# `+44 (0)20` is dialled without the 0 by whoever dials the +44.
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_TWO_NUMBERS = re.compile(r" /|/ ")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9.+-]+@[A-Za-z0-9.-]+")
_ADDRESS = re.compile(
    r"[^\s@<>\"(),:;\\\[\]]{1,64}@(?:[^\W_](?:[\w-]{0,62})\.){1,10}[^\W\d_][\w-]+"
)
# What an address may hold besides letters and figures without being percent-encoded (RFC 6068 2).
_UNCODED = "@!$'*+-._~"


def link_phone(text: str) -> Markdown:
    """Return a telephone number as a `tel:` link that shows it as it was noted."""
    uri = phone_uri(text)
    return Markdown(f"[{escape(text)}](<{uri}>)") if uri else escape(text)


def link_email(text: str) -> Markdown:
    """Return an e-mail address as a `mailto:` link that shows it as it was noted.

    A plain address stays readable: no reader looks for addresses in the label of a link.
    """
    uri = email_uri(text)
    label = Markdown(clean(text)) if _PLAIN_ADDRESS.fullmatch(clean(text)) else escape(text)
    return Markdown(f"[{label}](<{uri}>)") if uri else escape(text)


def phone_uri(text: str) -> str:
    """Return the `tel:` URI of a number (RFC 3966), or nothing where `text` is not one number.

    A word behind the number, such as `(mobile)`, and an extension are understood.
    """
    shown = clean(text)
    number = _NUMBER.match(shown)
    if number is None or _TWO_NUMBERS.search(number[0].strip()):
        return ""
    extension = _EXTENSION.match(shown, number.end())
    rest = (extension or number).end()
    while rest < len(shown) and shown[rest] == " ":
        rest += 1
    if rest < len(shown) and not _NOTE.fullmatch(shown, rest):
        return ""
    dialled = _TRUNK_ZERO.sub("", number[0]) if number[0][0] == "+" else number[0]
    digits = "".join(sign for sign in dialled if sign in "0123456789")
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS:
        return ""
    plus = "+" if number[0][0] == "+" else ""
    return f"tel:{plus}{digits}" + (f";ext={extension[1]}" if extension else "")


def email_uri(text: str) -> str:
    """Return the `mailto:` URI of an address (RFC 6068), or nothing where `text` is not one."""
    shown = clean(text)
    return f"mailto:{quote(shown, safe=_UNCODED)}" if _ADDRESS.fullmatch(shown) else ""
