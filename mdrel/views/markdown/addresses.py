"""Telephone numbers and e-mail addresses as links, where what was noted is surely one.

This module knows how the two are written in a URI, and nothing of people. What is no single number
or address stays text: a wrong link would call or write to somebody else.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from mdrel.views.markdown.escape import Markdown, clean, escape

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
