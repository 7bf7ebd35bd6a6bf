"""The list of people: who fits the filters of an address, and how many would fit others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from msgspec import Struct

from mdrel.model.agenda import Standing, State
from mdrel.model.level import NO_LEVEL, UNREADABLE, Level
from mdrel.model.names import fold_case
from mdrel.views.terminal.text import short_day
from mdrel.views.terminal.wording import STATES
from mdrel.views.web.address import person_address

PAGE_SIZE, MOST_ORGANIZATIONS = 200, 8
LEVELS = (*map(str, Level), NO_LEVEL, UNREADABLE)
SORTS = ("agenda", "name", "level", "last", "due", "org")
# What of the address is a filter; `page` is none.
FILTERS = ("level", "state", "org", "q", "sort")


class Row(Struct, frozen=True):
    """One person of the list."""

    name: str
    address: str
    shape: str
    state: str
    level: str
    circle: str
    organization: str
    last: str
    due: str


class Facet(Struct, frozen=True):
    """One value of a filter: how many it would leave, and the address that takes or drops it."""

    words: str
    number: int
    address: str
    is_taken: bool


class PeopleList(Struct, frozen=True):
    """The list as a page shows it."""

    total: int
    rows: list[Row]
    facets: list[tuple[str, list[Facet]]]
    columns: list[tuple[str, str, bool]]
    pages: list[tuple[int, str, bool]]
    query: dict[str, str]
    reset: str


def show_state(state: State) -> tuple[str, str]:
    """Return a state's shape and its word."""
    shape, _, word = STATES[state].partition(" ")
    return shape, word


def choose_people(standings: Sequence[Standing], query: Mapping[str, str]) -> list[Standing]:
    """Return who fits the filters, in the order asked for."""
    return _choose(_search(standings, query.get("q", "")), query)


def _choose(standings: Sequence[Standing], query: Mapping[str, str]) -> list[Standing]:
    found = [each for each in standings if _fits(each, query)]
    order = _ORDERS.get(query.get("sort", ""))
    return sorted(found, key=order) if order else found


def list_people(
    standings: Sequence[Standing], query: Mapping[str, str], today: date, kept: str
) -> PeopleList:
    """Return the list for the filters of an address; `kept` follows every link to a person."""
    query = {name: query[name] for name in (*FILTERS, "page") if query.get(name)}
    standings = _search(standings, query.get("q", ""))
    found = _choose(standings, query)
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(_read_page(query.pop("page", "1")), pages)
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return PeopleList(
        len(found),
        [_make_row(each, today, kept) for each in shown],
        [
            ("Level", _list_facets(standings, query, "level", LEVELS)),
            ("State", _list_facets(standings, query, "state", tuple(map(str, State)))),
            ("Organisation", _list_organizations(standings, query)),
        ],
        [(each, _link({**query, "sort": each}), _is_sort(query, each)) for each in SORTS],
        [
            (number, _link({**query, "page": str(number)}), number == page)
            for number in range(1, pages + 1)
        ]
        if pages > 1
        else [],
        query,
        _link({}) if set(query) - {"sort"} else "",
    )


def _is_sort(query: Mapping[str, str], name: str) -> bool:
    return query.get("sort", SORTS[0]) == name


def _read_page(text: str) -> int:
    return max(1, int(text[:6])) if text.isascii() and text.isdigit() else 1


def _link(query: Mapping[str, str]) -> str:
    kept = {
        name: text for name, text in query.items() if text and (name, text) != ("sort", "agenda")
    }
    return "/people" + (f"?{urlencode(kept)}" if kept else "")


def _organization(standing: Standing) -> str:
    return standing.contact.profile.organization


_VALUES: Mapping[str, Callable[[Standing], str]] = {
    "level": lambda each: each.contact.level_word,
    "state": lambda each: str(each.state),
    "org": _organization,
}


def _fits(standing: Standing, query: Mapping[str, str], without: str = "") -> bool:
    """Return whether somebody fits all filters but the one that is left out."""
    for name, read in _VALUES.items():
        wanted = query.get(name)
        if wanted and name != without:
            value = read(standing)
            if name == "org" and fold_case(wanted) not in fold_case(value):
                return False
            if name != "org" and wanted != value:
                return False
    return True


def _search(standings: Sequence[Standing], words: str) -> Sequence[Standing]:
    """Return those whose text holds all words, in any order."""
    wanted = fold_case(words).split()
    if not wanted:
        return standings
    texts = ((each, _text(each)) for each in standings)
    return [each for each, text in texts if all(word in text for word in wanted)]


def _text(standing: Standing) -> str:
    contact, profile = standing.contact, standing.contact.profile
    return fold_case(
        " ".join((contact.name, *profile.aliases, profile.organization, profile.role, contact.slug))
    )


def _list_facets(
    standings: Sequence[Standing], query: Mapping[str, str], name: str, values: Iterable[str]
) -> list[Facet]:
    read = _VALUES[name]
    often = Counter(read(each) for each in standings if _fits(each, query, name))
    taken = query.get(name, "")
    return [
        Facet(
            _say_value(name, value),
            often[value],
            _link({**query, name: "" if value == taken else value}),
            value == taken,
        )
        for value in values
        if often[value] or value == taken
    ]


def _list_organizations(standings: Sequence[Standing], query: Mapping[str, str]) -> list[Facet]:
    often = Counter(_organization(each) for each in standings if _fits(each, query, "org"))
    taken = query.get("org", "")
    common = often.most_common(MOST_ORGANIZATIONS + 1)
    names = [name for name, number in common if name and number > 1][:MOST_ORGANIZATIONS]
    return _list_facets(standings, query, "org", [*names, *({taken} - {*names, ""})])


def _say_value(name: str, value: str) -> str:
    if name == "state":
        return " ".join(show_state(State(value)))
    return "no level" if value == NO_LEVEL and name == "level" else value


def _make_row(standing: Standing, today: date, kept: str) -> Row:
    contact, last = standing.contact, standing.last_conversation
    shape, state = show_state(standing.state)
    return Row(
        contact.name,
        person_address(contact) + kept,
        shape,
        state,
        str(contact.level or ""),
        str(contact.circle or ""),
        contact.profile.organization,
        short_day(last.on, today) if last else "",
        short_day(standing.due_on, today) if standing.due_on else "",
    )


def _by_last(standing: Standing) -> tuple[bool, date, str]:
    last = standing.last_conversation
    return last is None, last.on if last else date.max, fold_case(standing.contact.name)


def _by_due(standing: Standing) -> tuple[date, str]:
    return standing.due_on or date.max, fold_case(standing.contact.name)


_ORDERS: Mapping[str, Callable[[Standing], tuple[object, ...]]] = {
    "name": lambda each: (fold_case(each.contact.name), each.contact.path),
    "level": lambda each: (LEVELS.index(each.contact.level_word), fold_case(each.contact.name)),
    "last": _by_last,
    "due": _by_due,
    "org": lambda each: (
        not _organization(each),
        fold_case(_organization(each)),
        fold_case(each.contact.name),
    ),
}
