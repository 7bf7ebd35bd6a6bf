"""The words of `Reading`, compiled once.

Every other module of the reader takes this instead of the settings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from msgspec import Struct

from mdrel.model.conversation import Channel, Purpose
from mdrel.model.names import Myself
from mdrel.model.note_kinds import PERSONS, TAGS, plain_kind
from mdrel.model.path_pattern import make_tree_matcher
from mdrel.model.policy import Reading
from mdrel.model.words.defaults import CHANNEL_WORDS, SECTIONS, VERBS, VERBS_OF_LIVES
from mdrel.parse.markdown.headings import is_section, plain_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.classes import Speech, build_speech
from mdrel.parse.spellings import field_index

# A weekday in any language, with its point: `jeu.`, `sexta-feira`.
_DAY = r"[^\W\d_]+(?:-[^\W\d_]+)?\.?"
_TOKENS = {
    "YYYY": r"(?P<y>\d{4})", "YY": r"(?P<yy>\d{2})", "MMMM": r"(?P<mname>[^\W\d_]+)",
    "MMM": r"(?P<mabbr>[^\W\d_]+)", "MM": r"(?P<m>\d{2})", "M": r"(?P<m1>\d{1,2})",
    "DDDD": r"\d{3}", "DD": r"(?P<d>\d{2})", "D": r"(?P<d1>\d{1,2})",
    "Do": r"(?P<do>\d{1,2})(?:st|nd|rd|th)", "dddd": _DAY, "ddd": _DAY, "dd": _DAY,
    "DDD": r"\d{1,3}", "d": r"\d", "WW": r"\d{2}", "W": r"\d{1,2}", "ww": r"\d{2}", "w": r"\d{1,2}",
    "gggg": r"\d{4}", "GGGG": r"\d{4}", "Q": r"\d",
}  # fmt: skip
# Moment's letters; what stands in brackets, or behind a backslash, is itself.
_FORMAT = lazy_pattern(
    r"\[(?P<literal>[^\[\]]*)\]|\\(?P<escaped>.)"
    r"|(?P<token>YYYY|YY|MMMM|MMM|MM|Do|DDDD|DDD|DD|dddd|ddd|dd|gggg|GGGG|WW|ww|M|D|d|W|w|Q)"
    r"|(?P<other>.)",
    re.DOTALL,
)


class Lexicon(Struct, frozen=True):
    """Words and patterns of the settings, over lower-case text.

    `channel` matches at the start of what follows a date. `spellings` maps a property's normalised
    key to its field and rank. `own_channels` are the channel words that the settings add.
    `daily_links` find the day in the target of a link to a daily note.
    """

    reading: Reading
    me: Myself
    spellings: dict[str, tuple[str, int]]
    channels: dict[str, Channel]
    own_channels: frozenset[str]
    sections: frozenset[str]
    own_sections: frozenset[str]
    channel: re.Pattern[str]
    past_verb: re.Pattern[str]
    speech: Speech
    daily_name: re.Pattern[str]
    daily_links: tuple[re.Pattern[str], ...]
    people_folders: tuple[tuple[str, ...], ...]
    template_folders: tuple[tuple[str, ...], ...]
    contact_types: frozenset[str]
    contact_tags: frozenset[str]
    body_tag: re.Pattern[str]
    is_no_person: Callable[[str], bool] | None

    def is_section(self, heading: str) -> bool:
        """Whether a heading of a contact's note has conversations below it (F30)."""
        return is_section(heading, self.sections, is_only=self.reading.sections_only)


_DEFAULT_CHANNELS = frozenset(Channel).union(*CHANNEL_WORDS.values())
# The groups of a format that tell year, month and day.
_PARTS = (
    frozenset({"y", "yy"}),
    frozenset({"m", "m1", "mname", "mabbr"}),
    frozenset({"d", "d1", "do"}),
)
_DEFAULT_FORMAT = "YYYY-MM-DD"
PURPOSE = lazy_pattern(r"\s*\((?P<purpose>" + "|".join(Purpose) + r")\)", re.IGNORECASE)


def build_lexicon(reading: Reading) -> Lexicon:
    """Return the words of `reading`, compiled.

    Lists the person did not set are the English defaults.
    """
    channels = dict(reading.channels) or {
        word: channel for channel, words in CHANNEL_WORDS.items() for word in words
    }
    channels |= {str(channel): channel for channel in Channel}
    return Lexicon(
        reading=reading,
        me=Myself.of(reading.me),
        spellings=field_index(reading.keys),
        channels=channels,
        own_channels=frozenset(channels) - _DEFAULT_CHANNELS,
        own_sections=frozenset(map(plain_name, reading.sections)),
        sections=frozenset(
            map(
                plain_name,
                reading.sections if reading.sections_only else reading.sections | SECTIONS,
            )
        ),
        channel=lazy_pattern(rf"#?(?P<word>{_any(channels)})(?![\w-])", re.IGNORECASE),
        past_verb=lazy_pattern(
            rf"(?:(?:we|i)\s+)?(?:{_any([*VERBS - VERBS_OF_LIVES])})(?![\w-])", re.IGNORECASE
        ),
        speech=build_speech(reading, channels),
        daily_name=_daily_pattern(reading.daily_folder, reading.daily_format),
        daily_links=tuple(
            _daily_pattern("", form)
            for form in dict.fromkeys(
                (reading.daily_format, reading.daily_format.rpartition("/")[2])
            )
            if form != _DEFAULT_FORMAT
        ),
        people_folders=tuple(map(_parts, reading.people_folders)),
        template_folders=tuple(map(_parts, reading.template_folders)),
        contact_types=PERSONS | frozenset(map(plain_kind, reading.contact_types)),
        contact_tags=TAGS | reading.contact_tags,
        # The sign itself has no case, and is found as one character.
        body_tag=lazy_pattern(
            rf"#(?i:{'|'.join(sorted(map(re.escape, TAGS | reading.contact_tags)))})(?![\w-])"
        ),
        is_no_person=make_tree_matcher(reading.not_people) if reading.not_people else None,
    )


def _any(words: dict[str, Channel] | list[str]) -> str:
    """Return an alternation of the words, longest first.

    Blanks match any run of blanks.
    """
    return (
        "|".join(
            re.escape(word).replace(r"\ ", r"\s+")
            for word in sorted(words, key=lambda word: (-len(word), word))
        )
        or r"(?!)"
    )


def _parts(folder: str) -> tuple[str, ...]:
    return tuple(
        part.casefold()
        for part in unicodedata.normalize("NFC", folder).replace("\\", "/").split("/")
        if part not in {"", "."}
    )


def _daily_pattern(folder: str, form: str) -> re.Pattern[str]:
    """Return the pattern of a daily note's path, without ending.

    The setting is written in Moment's tokens and may hold folders. Each named group comes once.
    """
    seen: set[str] = set()
    body = "".join(_format_part(match, seen) for match in _FORMAT.finditer(form or _DEFAULT_FORMAT))
    prefix = re.escape(folder.strip("/") + "/") + "(?:.*/)?" if folder.strip("/") else "(?:.*/)?"
    return re.compile(prefix + body, re.IGNORECASE)


def tells_day(form: str) -> bool:
    """Whether names of this format of daily notes tell a day.

    They have year, month and day, and no marks of a template.
    """
    groups = _daily_pattern("", form).groupindex.keys()
    return "{{" not in form and all(groups & kind for kind in _PARTS)


def is_daily_name(path: str, form: str) -> bool:
    """Whether a path without ending is that of a daily note called as `form` says."""
    return _daily_pattern("", form).fullmatch(path) is not None


def _format_part(match: re.Match[str], seen: set[str]) -> str:
    if match["token"] is None:
        return re.escape(
            match["literal"] if match["literal"] is not None else match["escaped"] or match["other"]
        )
    pattern = _TOKENS[match["token"]]
    if match["token"] in seen:
        return re.sub(r"\?P<\w+>", "?:", pattern)
    seen.add(match["token"])
    return pattern
