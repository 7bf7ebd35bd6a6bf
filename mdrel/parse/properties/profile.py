"""Turns a contact's properties into its `Profile` (F10 to F16)."""

from __future__ import annotations

from datetime import date
from typing import Any

from mdrel.model.cadence import Cadence
from mdrel.model.contact import Birthday, Profile
from mdrel.model.level import Circle, Level, Mentoring
from mdrel.model.note_kinds import TAGS, plain_kind
from mdrel.model.span import Span, span_at
from mdrel.parse.dates.daily_name import read_day
from mdrel.parse.dates.forms import match_date
from mdrel.parse.dates.read import read_birthday
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.properties.addresses import split_phones
from mdrel.parse.properties.cadence import parse_cadence
from mdrel.parse.properties.name import read_name
from mdrel.parse.properties.values import Values, levels_in, without_remark

_AROUND = " ,;:.–—-"  # between a day and what is said of it
_LEVELS = {str(level): level for level in Level}
_DATES = frozenset(
    {
        "birthday", "next_contact", "snooze_until", "objective_due", "owe_reply", "last_contact",
        "met",
    }
)  # fmt: skip
# What few notes have is asked for one by one where a note has any of it.
_RARE = frozenset(
    {
        "snooze_until", "paused", "archived", "they_offer", "i_offer", "objective", "objective_due",
        "introduced_by", "met", "met_how", "owe_reply", "owe_reply_about", "handover_to",
        "handover", "mentoring", "calendar",
    }
)  # fmt: skip
_RELATIONS = ("relation", "type", "category")
_SINGLE = frozenset({"level", "circle", "cadence", "mentoring", "paused", "archived", "calendar"})


def read_profile(values: Values, stem: str, matched_by: str) -> Profile:
    """Return what the properties say of the person whose note is called `stem`."""
    _report_maps(values)
    name, title_is_job = read_name(values, stem)
    level = read_level(values)
    rare = {} if _RARE.isdisjoint(values.by_field) else _read_rare(values)
    return Profile(
        path=values.path,
        name=name,
        matched_by=matched_by,
        level=level,
        is_level_unreadable=level is None and values.has("level"),
        circle=_read_circle(values),
        aliases=_read_aliases(values, stem, name),
        organization=values.shown("organization"),
        role=values.shown("role") or (values.shown("title") if title_is_job else ""),
        emails=values.emails(),
        phones=split_phones(values.all("phone")),
        urls=values.all("url"),
        birthday=_read_birthday(values),
        cadence=read_cadence(values),
        next_contact=values.day("next_contact"),
        origin=values.shown("source"),
        stated_last=_read_stated_last(values),
        added_on=_read_added(values),
        stable_id=values.one("id"),
        tags=tuple([tag.lstrip("#").lower() for tag in values.all("tags")]),
        relations=_read_relations(values),
        places=_places(values),
        **rare,
    )


def _read_rare(values: Values) -> dict[str, Any]:
    """Return what few notes say, by the field of `Profile`."""
    met_on, met_text = _read_met(values)
    return {
        "snooze_until": values.day("snooze_until"),
        "is_paused": values.flag("paused", default=False),
        "is_archived": values.flag("archived", default=False),
        "they_offer": values.shown_all("they_offer"),
        "i_offer": values.shown_all("i_offer"),
        "objective": values.shown("objective"),
        "objective_due": values.day("objective_due"),
        "introduced_by": tuple(link.target for link in values.links("introduced_by")),
        "met_on": met_on,
        "met_how": values.shown("met_how") or met_text,
        "owe_reply": values.day("owe_reply"),
        "owe_reply_about": values.shown("owe_reply_about"),
        "handover_to": values.shown("handover_to"),
        "handover_link": next((link.target for link in values.links("handover_to")), ""),
        "handover": values.shown("handover").lower(),
        "mentoring": _read_mentoring(values),
        "in_calendar": values.flag("calendar", default=True),
    }


def _read_relations(values: Values) -> tuple[str, ...]:
    """Return what the note says that somebody is to one, its own type among it."""
    texts = [text for name in _RELATIONS for text in values.shown_all(name)]
    return tuple(dict.fromkeys([text for text in texts if plain_kind(text) not in TAGS]))


def _places(values: Values) -> dict[str, Span]:
    for name in (
        "level",
        "circle",
        "id",
        "name",
        "they_offer",
        "i_offer",
        "people",
        "next_contact",
    ):
        if values.has(name):
            values.all(name)
    return {name: span_at(values.text, at) for name, at in values.places.items()}


def _report_maps(values: Values) -> None:
    """Report properties of their own where one value is due (MDR203, MDR208)."""
    for name, found in values.maps.items():
        if name in _DATES:
            values.report(
                "MDR203",
                f"{found.key}: properties of their own stand where a date is due",
                found.start,
            )
        elif name in _SINGLE:
            values.report(
                "MDR208",
                f"{found.key}: properties of their own stand where one value is due",
                found.start,
            )


def read_level(values: Values) -> Level | None:
    """Return the level.

    One that is none of the four, or two in one value, is reported (MDR201, F11).
    """
    texts = values.all("level")
    named = levels_in(texts)
    if not texts or len(named) == 1:
        return _LEVELS[named[0]] if named else None
    text = shorten(", ".join(texts).lower())
    if named:
        values.report(
            "MDR201", f"'{text}' names {len(named)} levels; none is taken", values.start("level")
        )
        return None
    import difflib

    close = difflib.get_close_matches(text, _LEVELS, n=1)
    values.report(
        "MDR201",
        f"'{text}' is not a level" + (f"; did you mean '{close[0]}'?" if close else ""),
        values.start("level"),
    )
    return None


def _read_circle(values: Values) -> Circle | None:
    texts = [text.lower() for text in values.shown_all("circle")]
    if not texts:
        return None
    if len(texts) == 1 and texts[0] in set(Circle):
        return Circle(texts[0])
    what = (
        "names two circles; the lists do not overlap (M6)"
        if len(texts) > 1
        else f"'{shorten(texts[0])}' is neither ten nor three"
    )
    values.report("MDR202", f"circle: {what}", values.start("circle"))
    return None


def _read_mentoring(values: Values) -> Mentoring | None:
    """Return which way advice goes (M18).

    Anything but mentor and mentee is reported (MDR208).
    """
    text = values.only("mentoring").lower()
    if text and text not in set(Mentoring):
        values.report(
            "MDR208",
            f"{values.key('mentoring')}: '{shorten(text)}' is neither mentor nor mentee",
            values.start("mentoring"),
        )
        return None
    return Mentoring(text) if text else None


def read_names(values: Values, stem: str) -> tuple[str, ...]:
    """Return every name and address that a note says somebody goes by."""
    name, _ = read_name(values, stem)
    return (name, *_read_aliases(values, stem, name), *values.emails())


def _read_aliases(values: Values, stem: str, name: str) -> tuple[str, ...]:
    aliases = [*values.shown_all("aliases"), stem]
    if values.has("display_name"):
        aliases.append(values.shown("display_name"))
    return tuple(alias for alias in dict.fromkeys(aliases) if alias and alias != name)


def _read_birthday(values: Values) -> Birthday | None:
    text = values.only("birthday")
    birthday, why = read_birthday(
        text, values.lexicon.reading.date_order, values.lexicon.reading.this_year
    )
    if why:
        values.report_date("birthday", text, why)
    return birthday


def read_cadence(values: Values) -> Cadence | None:
    """Return the contact's own cadence, or None.

    One that cannot be understood is reported (MDR205).
    """
    text = values.only("cadence")
    if not text:
        return None
    cadence = parse_cadence(text)
    if cadence is None:
        values.report(
            "MDR205",
            f"{values.key('cadence')}: '{shorten(text)}' is not a cadence mdrel knows",
            values.start("cadence"),
        )
    return cadence


def _read_stated_last(values: Values) -> date | None:
    """Return the newest day that any of the spellings states."""
    if not values.has("last_contact"):
        return None
    values.places["last_contact"] = values.start("last_contact")
    days: list[date] = []
    for text in (text for _, found in values.by_field["last_contact"] for text in found.texts):
        reading = read_day(without_remark(text), values.lexicon)
        if day := values.read_day("last_contact", text, reading):
            days.append(day)
    return max(days, default=None)


def _read_met(values: Values) -> tuple[date | None, str]:
    """Return when the two met, and how, since `met` may hold either or both."""
    text = values.one("met")
    reading = read_day(text, values.lexicon)
    if reading.problem != "unreadable":
        return values.read_day("met", text, reading), ""
    shown = values.shown("met")
    found = match_date(shown, values.lexicon.reading.date_order)
    if found is None or found.reading.day is None or shown[found.end : found.end + 1].isalnum():
        return None, shown
    how = shown[found.end :].strip(_AROUND)
    return found.reading.day, how[1:-1] if how[:1] + how[-1:] == "()" else how


def _read_added(values: Values) -> date | None:
    """Return the day the contact was added.

    `created` often holds a template's text, which is no problem of the person's.
    """
    return read_day(values.one("added"), values.lexicon).day
