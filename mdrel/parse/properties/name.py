"""Tells what somebody is called by their note (F12)."""

from __future__ import annotations

import re

from mdrel.model.slug import make_slug
from mdrel.model.words.given_names import GIVEN_NAMES
from mdrel.model.words.jobs import JOBS, JOBS_ALONE
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.values import Values

_WORD = re.compile(r"[^\W\d_]+")
_REMARK = lazy_pattern(r"\s*\([^()]*\)\s*$")
# Pictures before a name, and signs behind it.
_AROUND = lazy_pattern(r"^[\W_]+|[\s,:;–—-]+$")
_SHORTEST = 3


def read_name(values: Values, stem: str) -> tuple[str, bool]:
    """Return the name to show, and whether `title` is the job instead (F12)."""
    title = values.shown("title")
    # Where `role` has the job, a title such as `Ada Lovelace` is the name.
    is_open = values.has("organization") and not (values.has("role") and _is_name(title, stem))
    is_job = bool(
        title and (is_open or _is_job(title, stem)) and not _is_name_of(title, values, stem)
    )
    candidates = (
        values.shown("name"),
        " ".join(filter(None, (values.shown("first_name"), values.shown("last_name")))),
        values.shown("display_name"),
        "" if is_job else title,
        values.shown("formatted_name"),
        " ".join(filter(None, (values.shown("given"), values.shown("family")))),
        _heading_of(values.heading, stem),
    )
    return next(filter(None, candidates), " ".join(stem.lstrip("@").split()) or stem or "?"), is_job


def _is_name(title: str, stem: str) -> bool:
    """Whether a title begins with a given name, or holds that of the note (`harriet.md`)."""
    words = _WORD.findall(title.casefold())
    known = stem.casefold()
    return len(words) > 1 and (
        words[0] in GIVEN_NAMES or (len(known) >= _SHORTEST and known in title.casefold())
    )


def _heading_of(heading: str, stem: str) -> str:
    """Return the heading whose slug a note is called by, or nothing.

    A remark behind it may be no part of it: `# Greta (my aunt)` in `greta.md`.
    """
    if not heading or " " in stem:
        return ""
    slug = make_slug(stem)
    bare = _AROUND.sub("", _REMARK.sub("", heading))
    return next((each for each in (heading, bare) if each and make_slug(each) == slug), "")


def _is_job(title: str, stem: str) -> bool:
    """Whether a title has a word for a job, and none of the words of the note's name."""
    words = _WORD.findall(title.casefold())
    is_alone = len(words) == 1 or words[1:2] == ["of"]
    has_job = not JOBS.isdisjoint(words) or (is_alone and words[0] in JOBS_ALONE)
    return has_job and set(words).isdisjoint(_WORD.findall(stem.casefold()))


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
