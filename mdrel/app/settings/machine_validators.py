"""Checks the values of settings by what this machine has: time zones, and what links may open."""

from __future__ import annotations

from mdrel.app.settings.validators import InvalidValueError, read_text, show

LINK_SCHEMES = ("obsidian", "http", "https")


def read_timezone(value: object) -> str:
    """Return the name of an IANA zone that this machine knows.

    An empty name means the system's zone.
    """
    import zoneinfo

    name = read_text(value)
    if not name:
        return ""
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # OSError: "Europe" is a folder of zones
        near = _near_zones(name)
        hint = (
            f"Did you mean {', '.join(near)}?"
            if near
            else 'Zones have names like "Europe/Berlin"; leave it out for this machine\'s own.'
        )
        raise InvalidValueError(f"no time zone is called {show(name)}", hint) from error
    return name


def _near_zones(name: str) -> list[str]:
    """Return up to three zones whose name, or the city in it, resembles `name`."""
    import difflib
    import zoneinfo

    wanted = name.lower().replace(" ", "_")
    zones = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC")
    cities = [
        zone
        for zone in zones
        if zone.lower() == wanted or zone.lower().rsplit("/", 1)[-1] == wanted
    ]
    near = difflib.get_close_matches(wanted, [zone.lower() for zone in zones], n=3)
    return list(
        dict.fromkeys([*cities, *(zone for low in near for zone in zones if zone.lower() == low)])
    )[:3]


def check_scheme(link: str) -> None:
    """Raise InvalidValueError where a link would open a program the person did not allow (P11).

    A shared file could send each click to a file server, or to a search of the whole disk.
    """
    scheme, colon, _ = link.lower().partition(":")
    if not colon or scheme in LINK_SCHEMES:
        return
    from mdrel.app.environment.user_config import read_link_schemes

    if scheme not in read_link_schemes():
        raise InvalidValueError(
            f"calendar.link: addresses of {scheme}: are not allowed on this machine",
            f"Write one of {', '.join(LINK_SCHEMES)}; or, if you trust it: mdrel config "
            f"link-scheme {scheme}",
        )
