"""A contact's front matter to its `Profile`."""

from __future__ import annotations

import re
from datetime import date

from mdrel.model.cadence import Cadence
from mdrel.model.contact import Birthday, Profile
from mdrel.model.level import Circle, Level
from mdrel.model.span import Span
from mdrel.parse.cadence import parse_cadence
from mdrel.parse.dates import read_birthday, read_date
from mdrel.parse.values import Values, shorten
from mdrel.parse.wikilinks import show_links

_LEVELS = {str(level): level for level in Level}


def read_profile(values: Values, stem: str, matched_by: str) -> Profile:
    """Return what the properties say of the person whose note is called `stem`."""
    name, title_is_job = read_name(values, stem)
    met_on, met_text = _read_met(values)
    return Profile(
        path=values.path,
        name=name,
        matched_by=matched_by,
        level=read_level(values),
        circle=_read_circle(values),
        aliases=_read_aliases(values, stem, name),
        organization=values.shown("organization"),
        role=values.shown("role") or (values.shown("title") if title_is_job else ""),
        emails=values.shown_all("email"),
        phones=values.shown_all("phone"),
        urls=values.all("url"),
        birthday=_read_birthday(values),
        cadence=read_cadence(values),
        next_contact=values.day("next_contact"),
        snooze_until=values.day("snooze_until"),
        is_paused=values.flag("paused", default=False),
        is_archived=values.flag("archived", default=False),
        they_offer=values.shown_all("they_offer"),
        i_offer=values.shown_all("i_offer"),
        objective=values.shown("objective"),
        objective_due=values.day("objective_due"),
        origin=values.shown("source"),
        introduced_by=tuple(link.target for link in values.links("introduced_by")),
        met_on=met_on,
        met_how=values.shown("met_how") or met_text,
        owe_reply=values.day("owe_reply"),
        owe_reply_about=values.shown("owe_reply_about"),
        handover_to=values.shown("handover_to"),
        handover=values.shown("handover").lower(),
        stated_last=values.day("last_contact"),
        in_calendar=values.flag("calendar", default=True),
        added_on=_read_added(values),
        stable_id=values.one("id"),
        tags=tuple(tag.lstrip("#").lower() for tag in values.all("tags")),
        places=_places(values),
    )


def _places(values: Values) -> dict[str, Span]:
    for name in ("level", "circle", "last_contact", "id", "name", "they_offer", "i_offer", "people", "next_contact"):
        if values.has(name):
            values.all(name)
    return values.places


def read_level(values: Values) -> Level | None:
    """Return the level; one that is none of the four is reported (MDR201)."""
    text = show_links(values.one("level")).strip().lower()
    if not text or text in _LEVELS:
        return _LEVELS.get(text)
    import difflib

    close = difflib.get_close_matches(text, _LEVELS, n=1)
    values.report("MDR201", f"'{shorten(text)}' is no level" + (f"; did you mean '{close[0]}'?" if close else ""), values.start("level"))
    return None


def _read_circle(values: Values) -> Circle | None:
    texts = [text.lower() for text in values.shown_all("circle")]
    if not texts:
        return None
    if len(texts) == 1 and texts[0] in set(Circle):
        return Circle(texts[0])
    what = "names two circles; the lists do not overlap (M6)" if len(texts) > 1 else f"'{shorten(texts[0])}' is neither ten nor three"
    values.report("MDR202", f"circle: {what}", values.start("circle"))
    return None


def read_name(values: Values, stem: str) -> tuple[str, bool]:
    """Return the name to show, and whether `title` is the job instead (FORMAT "Properties")."""
    title = values.shown("title")
    is_job = bool(title and values.has("organization") and not values.has("role") and not _is_name_of(title, stem))
    candidates = (
        values.shown("name"),
        " ".join(filter(None, (values.shown("first_name"), values.shown("last_name")))),
        values.shown("display_name"),
        "" if is_job else title,
        values.shown("formatted_name"),
        " ".join(filter(None, (values.shown("given"), values.shown("family")))),
    )
    return next(filter(None, candidates), " ".join(stem.split()) or stem or "?"), is_job


def _is_name_of(title: str, stem: str) -> bool:
    """Whether a note's title is its name: the file name is it, or holds it as words (`Person - Ada`)."""
    return re.search(rf"(?<!\w){re.escape(title.casefold())}(?!\w)", " ".join(stem.casefold().split())) is not None


def _read_aliases(values: Values, stem: str, name: str) -> tuple[str, ...]:
    aliases = [*values.shown_all("aliases"), stem]
    if values.has("display_name"):
        aliases.append(values.shown("display_name"))
    return tuple(alias for alias in dict.fromkeys(aliases) if alias and alias != name)


def _read_birthday(values: Values) -> Birthday | None:
    text = values.one("birthday")
    birthday, why = read_birthday(text, values.lexicon.reading.date_order)
    if why:
        values.report_date("birthday", text, why)
    return birthday


def read_cadence(values: Values) -> Cadence | None:
    """Return the contact's own cadence, or None; one that cannot be understood is reported (MDR205)."""
    text = values.one("cadence")
    if not text:
        return None
    cadence = parse_cadence(text)
    if cadence is None:
        values.report("MDR205", f"{values.key('cadence')}: '{shorten(text)}' is no cadence mdrel knows", values.start("cadence"))
    return cadence


def _read_met(values: Values) -> tuple[date | None, str]:
    """Return when, or how: `met` may hold either."""
    text = values.one("met")
    reading = read_date(text, values.lexicon.reading.date_order)
    if reading.problem == "unreadable":
        return None, values.shown("met")
    return values.read_day("met", text, reading), ""


def _read_added(values: Values) -> date | None:
    """Return the day the contact was added; `created` often holds a template's text, which is no problem of the person's."""
    return read_date(values.one("added"), values.lexicon.reading.date_order).day
