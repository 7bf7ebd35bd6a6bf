"""Tells what somebody is called by their note (F12)."""

from __future__ import annotations

import re

from mdrel.model.names import spoken, without_title
from mdrel.model.note_kinds import GROUPS_OF_PEOPLE, NOTES_ABOUT_PEOPLE
from mdrel.model.slug import make_slug
from mdrel.model.words.given_names import GIVEN_NAMES
from mdrel.model.words.jobs import JOBS, JOBS_ALONE
from mdrel.model.words.task_owners import NAME_PARTICLES
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.values import Values

_WORD = re.compile(r"[^\W\d_]+")
_REMARK = lazy_pattern(r"\s*\([^()]*\)\s*$")
# Pictures before a name, and signs behind it.
_AROUND = lazy_pattern(r"^[\W_]+|[\s,:;–—-]+$")
# What stands before the name in a heading, and how what is said of somebody begins behind it.
_LABEL = lazy_pattern(r"^(?:person|contact|profile|name)\s*:\s+", re.IGNORECASE)
_SAID = lazy_pattern(r"\s*[(\[|:;–—]|\s[-/&+]\s")
_WITHIN_NAMES = dict.fromkeys(map(ord, "'’.-"))
_NO_NAME = NOTES_ABOUT_PEOPLE | GROUPS_OF_PEOPLE
_SHORTEST = 3
_WHOLE, _MOST_WORDS = 2, 5
# No file name has more letters, so that a longer heading repeats none.
_LONGEST = 300


def read_name(values: Values, stem: str) -> tuple[str, bool]:
    """Return the name to show, and whether `title` is the job instead (F12)."""
    title = values.shown("title")
    # Where `role` has the job, a title such as `Ada Lovelace` is the name.
    is_open = values.has("organization") and not (values.has("role") and _is_name(title, stem))
    is_else = is_open or _is_job(title, stem) or _is_beside_name(title, values.heading, stem)
    is_job = bool(title and is_else and not _is_name_of(title, values, stem))
    written = (
        values.shown("name"),
        " ".join(filter(None, (values.shown("first_name"), values.shown("last_name")))),
        values.shown("display_name"),
        "" if is_job else title,
        values.shown("formatted_name"),
        " ".join(filter(None, (values.shown("given"), values.shown("family")))),
    )
    # What repeats the file's name in its letters says no more than it.
    candidates = (
        *(name for name in written if name and not (name == stem and _is_slug(stem))),
        _heading_of(values.heading, stem),
        " ".join(stem.lstrip("@").split()),
        stem,
    )
    return next(filter(None, candidates), "?"), is_job


def _is_name(title: str, stem: str) -> bool:
    """Whether a title begins with a given name, or holds that of the note (`harriet.md`)."""
    words = _WORD.findall(title.casefold())
    known = stem.casefold()
    return len(words) > 1 and (
        words[0] in GIVEN_NAMES or (len(known) >= _SHORTEST and known in title.casefold())
    )


def _heading_of(heading: str, stem: str) -> str:
    """Return the heading whose slug a note is called by, or the name in it, or nothing.

    A remark behind it may be no part of it: `# Greta (my aunt)` in `greta.md`. Where the file name
    is a slug, the name may be written otherwise there (`# Martha St Cloud` in
    `martha-stcloud.md`), and go on.
    """
    if not heading or " " in stem or len(heading) > _LONGEST:
        return ""
    slug = make_slug(stem)
    bare = _AROUND.sub("", _REMARK.sub("", heading))
    same = next((each for each in (heading, bare) if each and make_slug(each) == slug), "")
    return same or (_name_in(heading, slug) if _is_slug(stem) else "")


def _is_slug(stem: str) -> bool:
    """Whether a file name is written as a slug is: in small letters without blanks."""
    return stem == stem.lower() and " " not in stem


def _name_in(heading: str, slug: str) -> str:
    """Return the name that a heading begins with, where it shares its first or last word.

    One word alone will do with a remark behind it: `Edda (Harbour)` in `edda-harbour.md`.
    """
    heading = _AROUND.sub("", _LABEL.sub("", heading))
    if make_slug(heading) == slug:
        return spoken(heading)
    end = _SAID.search(heading)
    cut, *behind = (heading[: end.start()] if end else heading).split(",")
    cut = _AROUND.sub("", cut)
    # `Lin, Bo — Assistant` in `bo-lin.md`, and `Lin, Bo, PhD`
    turned = spoken(f"{cut},{behind[0]}") if behind else ""
    if turned and set(make_slug(turned).split("-")) <= set(slug.split("-")):
        return turned
    fewest = 1 if end or behind else _WHOLE
    return next((each for each in (cut, turned) if each and _is_theirs(each, slug, fewest)), "")


def _is_theirs(name: str, slug: str, fewest: int) -> bool:
    """Whether words look like a person's name that shares its first or last word with a slug."""
    words = without_title(name).split()
    if not fewest <= len(words) <= _MOST_WORDS or not all(map(_may_be_part, words)):
        return False
    own, parts = make_slug(" ".join(words)).split("-"), slug.split("-")
    return (own[0] == parts[0] or own[-1] == parts[-1]) and _NO_NAME.isdisjoint(own)


def _may_be_part(word: str) -> bool:
    """Whether a word may be one of a person's name: `Lin`, `O'Hara`, `J.`, `van`."""
    letters = word.translate(_WITHIN_NAMES)
    return letters.isalpha() and (not word[0].islower() or word in NAME_PARTICLES)


def _is_job(title: str, stem: str) -> bool:
    """Whether a title has a word for a job, and none of the words of the note's name."""
    words = _WORD.findall(title.casefold())
    is_alone = len(words) == 1 or words[1:2] == ["of"]
    has_job = not JOBS.isdisjoint(words) or (is_alone and words[0] in JOBS_ALONE)
    return has_job and set(words).isdisjoint(_WORD.findall(stem.casefold()))


def _is_beside_name(title: str, heading: str, stem: str) -> bool:
    """Whether file name and heading agree on a whole name, of which a title holds nothing.

    So it is said of them (`MSEE, PE`), unless it begins with another given name.
    """
    words, known = _WORD.findall(title.casefold()), _WORD.findall(stem.casefold())
    return (
        len(known) >= _WHOLE
        and make_slug(heading) == make_slug(stem)
        and set(words).isdisjoint(known)
        and GIVEN_NAMES.isdisjoint(words[:1])
    )


def _is_name_of(title: str, values: Values, stem: str) -> bool:
    """Whether a note's title is its name.

    The file name is the title or its slug, or holds it as words (`Person - Ada`), or the heading or
    an alias says it.
    """
    folded = title.casefold()
    if folded in {
        values.heading.casefold(),
        *(alias.casefold() for alias in values.shown_all("aliases")),
    } or make_slug(title) == make_slug(stem):
        return True
    return (
        re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", " ".join(stem.casefold().split()))
        is not None
    )
