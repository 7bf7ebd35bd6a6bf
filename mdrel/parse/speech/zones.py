"""Takes the zone of a clock time out of a line: `10 AM CT call with [[Ada]]` (F51)."""

from __future__ import annotations

import re
from functools import partial

from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.classes import Speech

ZONE_NAME = (
    r"(?:(?:[ECMP][SD]?T|AK[SD]?T|HST|GMT|UTC|BST|IST|JST|KST|SGT|HKT|MSK|(?:W|C|E)ES?T"
    r"|A[CEW][SD]T|NZ[SD]T)(?:[+-]\d\d?)?|(?:[A-Z]\w{1,14}|my|their|her|his|local) time)(?!\w)"
)
# The same time in another zone.
OTHER_ZONE = rf"(?:\s*[/|]\s*\d\d?(?::\d\d)?\s?(?:[aApP][mM])?\s?{ZONE_NAME})?"
_HALF = r"\s?[aApP]\.?[mM](?!\w)\.?"
_ZONED = lazy_pattern(
    rf"(?<![\w.:])(?P<time>\d\d?(?:[:.]\d\d(?P<half>{_HALF})?|(?P<bare>{_HALF})))"
    rf"\s?\(?(?P<zone>{ZONE_NAME})\)?{OTHER_ZONE}(?=[*_]{{0,2}}(?:$|[ \t]*(?:[:;,–—(-]"
    r"|\[\[|[*_]{0,2}(?P<word>\w(?:[\w-]*\w)?))))"
)
# Behind a zone's time these words tell of a talk, and so may the others where it surely is a zone.
_CONTACT = frozenset("ncvuk")
_BEHIND_SURE = _CONTACT | frozenset("xfjT")
# `10:00 PT` may be a session with the physiotherapist, and `10:00 CT` a scan.
_LONGEST_UNSURE = 2
_CARE = frozenset({"appointment", "appointments", "appt", "session", "sessions", "visit", "visits"})


def drop_zones(text: str, speech: Speech) -> str:
    """Return a line without the zones of its times, where words of a talk or signs follow.

    What begins like a zone and is none stands before other words (`10:00 CT scan`).
    """
    if "T" in text or "time" in text or "MSK" in text:
        return _ZONED.sub(partial(_drop, speech), text)
    return text


def _drop(speech: Speech, match: re.Match[str]) -> str:
    is_unsure = (
        len(match["zone"]) <= _LONGEST_UNSURE and match["half"] is None and match["bare"] is None
    )
    if match["word"] is None:
        return match[0] if is_unsure else match["time"]
    word = match["word"].casefold()
    known = speech.known.get(word)
    letter = known.phrase.letter if known and known.phrase else " "
    if is_unsure:
        is_zone = letter in _CONTACT and word not in _CARE
    else:
        is_zone = letter in _BEHIND_SURE or bool(known and known.longer)
    return match["time"] if is_zone else match[0]
