"""Recognises second copies of notes by their names and conflict markers (F9, P12).

Sync programs and editors give copies such names, and git leaves the markers in a text.
"""

from __future__ import annotations

import re
import unicodedata

from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# What a name has to hold, in lower case, before anything else is looked for: most names hold none
# of them.
_SIGNS = (
    "onfli", "stridende", "stridig", ".orig", "~$", "_local_", "_base_", "_remote_", "_backup_",
)  # fmt: skip
_FOREIGN_SIGNS = ("онфл", "çakış", "競合", "冲突", "衝突", "충돌", "widerspr")

# How sync programs say "conflicted copy" in brackets, language by language.
_PHRASES = (
    r"conflict(?:ed|ing) copy\b",
    r"conflict copy\b(?=\s*(?:\d|of\b|from\b|by\b|\)|$))",
    r"copie (?:en conflit|conflictuelle)\b",  # French
    r"copia en conflicto\b|copia conflictiva\b",  # Spanish
    r"copia in conflitto\b",  # Italian
    r"c[óo]pia (?:em conflito|conflitante)\b",  # Portuguese
    r"in konflikt stehende kopie\b|konflikt-?kopie\b|widersprüchliche kopie\b",  # German
    r"conflicterende kopie\b|conflict-?kopie\b",  # Dutch
    r"konflikt-?kopia\b|kopia i konflikt\b|motstridig kopia\b",  # Swedish
    r"konflikt-?kopi\b|kopi i konflikt\b|mo[dt]stridende kopi\b",  # Danish, Norwegian
    r"kopia (?:powodująca konflikt|w konflikcie|konfliktowa)\b|konfliktowa kopia\b",  # Polish
    r"konfliktní kopie\b|konfliktná kópia\b",  # Czech, Slovak
    r"конфлик\w* копия\b|конфлік\w* копія\b",  # Russian, Ukrainian
    r"salinan (?:yang )?(?:ber)?konflik\b",  # Indonesian
    r"çakışan kopya|çakışma kopyası",  # Turkish
    # Japanese, Chinese, Korean
    r"競合\w{0,4}コピー|(?:冲突|衝突)的?(?:副本|複本|文件)|충돌\w{0,3} ?(?:사본|복사본)",
    r"(?<=\()(?:case|selective sync|unicode encoding) conflict(?: \d+)?(?=\))",
    r"(?<=\()sfconflict\b",
    r"(?<=\()conflict[ _-]\d{4}-?\d{2}",
)
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
_PHRASE = lazy_pattern("|".join(_PHRASES), re.IGNORECASE)
_ENDING = lazy_pattern(
    r"\.sync-conflict-\d{8}-\d{6}|_conflict-(?:[\w .-]+-)?\d{8}-\d{6}$|\.orig$"
    r"|_(?:local|base|remote|backup)_\d+$"
    # Synology Drive, Resilio Sync, Google Drive
    r"|_[a-z]{3}-\d{2}-\d{4,6}-\d{4}_[a-z]*conflict(?:_\d+)?$|\.conflict ?\d*$|\[conflict\]$",
    re.IGNORECASE,
)
# What people and programs add to the name of a copy. As somebody may be called so, it is one only
# where the original lies beside it.
_COPY = r"(?:copy|kopie|copie|copia|cópia|kopia|kopi|копия)"
_BESIDE = lazy_pattern(
    rf" ?\(\d\d?\)$| (?:[-–—] )?{_COPY}(?: ?\d\d?| ?\(\d\d?\))?$"
    rf"| \((?:another |\d(?:st|nd|rd|th) )?{_COPY}(?: \d\d?)?\)$"
    r"| (?:\(conflict(?:ed)?(?: \d\d?)?\)|\[conflict(?:ed)?(?: \d\d?)?\])$",
    re.IGNORECASE,
)
_BEFORE = lazy_pattern(r"(?:copy|kopie) (?:\(\d\d?\) )?(?:of|von) ", re.IGNORECASE)
_CONFLICT_MARKER = lazy_pattern(r"^(?P<sign><{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)


def is_conflict_copy(path: str) -> bool:
    """Whether a sync program's or an editor's second copy of a note has this path (F9)."""
    lower = path.rpartition("/")[2].lower()
    if not _SIGN.search(lower) and (
        lower.isascii()
        or not any(sign in unicodedata.normalize("NFC", lower) for sign in _FOREIGN_SIGNS)
    ):
        return False
    stem = unicodedata.normalize("NFC", path.rpartition("/")[2]).rpartition(".")[0]
    if stem.startswith("~$") or _ENDING.search(stem):
        return True
    bracket = stem.find("(")
    phrase = _PHRASE.search(stem, bracket) if bracket >= 0 else None
    return phrase is not None and stem.find(")", phrase.end()) >= 0


def copied_name(stem: str) -> str:
    """Return whose copy a name says that the note is (`Ada` of `Ada (1)`), or an empty text."""
    stem = unicodedata.normalize("NFC", stem)
    if behind := _BESIDE.search(stem):
        return stem[: behind.start()]
    before = _BEFORE.match(stem)
    return stem[before.end() :] if before else ""


def find_conflict_markers(text: str, masked: str) -> int:
    """Return the offset of git's conflict markers outside code, or -1 (P12)."""
    start, is_parted = -1, False
    for match in _CONFLICT_MARKER.finditer(text):
        # The closing marker looks like a quote and is masked as one; in code the opening one is
        # masked as well.
        if match["sign"][0] != ">" and masked[match.start()] == " ":
            continue
        match match["sign"][0]:
            case "<" if start < 0:
                start = match.start()
            case "=" if start >= 0:
                is_parted = True
            case ">" if is_parted:
                return start
    return -1
