"""A short name for a text, the same for the same text and another for any other."""

from __future__ import annotations

import hashlib


def make_mark(text: str, signs: int = 16) -> str:
    """Return the first hexadecimal `signs` of a text's SHA-256, whatever characters it has."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:signs]
