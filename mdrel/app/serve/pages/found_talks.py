"""Finds for the pages what may have been talks, once for each build, and takes what is shown.

For that a session looks at the problems of the whole vault; what was settled is left out each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from mdrel.app.guides.find_possible import Wanted, find_possible, find_unlikely
from mdrel.app.guides.possible_talk import PossibleTalk, find_countable, take_page
from mdrel.app.guides.settled import read_settled
from mdrel.app.serve.pages.current import Current, Days
from mdrel.app.serve.pages.site import Ask, Site
from mdrel.app.serve.pages.talk_keys import NamedTalk, name_talks
from mdrel.errors import MdrelError
from mdrel.model.talk_codes import TALK_CODES

# So many are asked about on one page.
MOST = 20
ALWAYS: Days = (date.min, date.max)
_MOST_WEEKS = 8


def find_talks(ask: Ask, days: Days = ALWAYS) -> list[NamedTalk]:
    """Return what is likely a talk of those days and is to be asked about, latest first."""
    return _leave_out(ask, _find_all(ask.site, ask.current, days))


def find_others(ask: Ask) -> list[NamedTalk]:
    """Return the less likely ones that are to be asked about, latest first."""
    current = ask.current
    if current.others is None:
        found = find_unlikely(ask.site.open_session(), Wanted(is_all=True))
        current.others = tuple(name_talks(_list_here(current, found)))
    return _leave_out(ask, current.others)


def _leave_out(ask: Ask, found: Iterable[NamedTalk]) -> list[NamedTalk]:
    """Return those that were not asked about, and that would count as far as they were tried."""
    settled = frozenset(read_settled(ask.site.vault))
    tried = ask.current.tried
    return [each for each in found if each.mark not in settled and tried.get(each.key, True)]


def _find_all(site: Site, current: Current, days: Days) -> Sequence[NamedTalk]:
    """Return what may have been a talk, settled or not, found once for each build."""
    made, (first, last) = current.talks, days
    if not any(each.code in TALK_CODES for each in current.problems):
        return ()
    if days not in made and ALWAYS in made:
        return [each for each in made[ALWAYS] if first <= each.talk.on <= last]
    found = made.get(days)
    if found is None:
        # A list, as another thread may change it meanwhile.
        for oldest in list(made)[: 1 - _MOST_WEEKS]:
            made.pop(oldest, None)
        possible = find_possible(site.open_session(), first, last, Wanted(is_all=True))
        found = made[days] = tuple(name_talks(_list_here(current, possible)))
    return found


def _list_here(current: Current, found: Iterable[PossibleTalk]) -> Iterable[PossibleTalk]:
    """Yield them with the build's own contacts, so that no other vault is held beside it."""
    contacts = current.contacts
    for each in found:
        if all(who.path in contacts for who in each.people):
            yield replace(each, people=tuple(contacts[who.path] for who in each.people))


def take_talks(ask: Ask, found: Sequence[NamedTalk]) -> tuple[list[NamedTalk], int]:
    """Return the first few that would count, and how many are left behind them."""
    taken, left = take_page(found, MOST, lambda some: list_countable(ask, some))
    return taken, len(left)


def list_countable(ask: Ask, found: Sequence[NamedTalk]) -> list[NamedTalk]:
    """Return those that would count; each is tried once for each build."""
    tried = ask.current.tried
    new = [each for each in found if each.key not in tried]
    countable = find_countable([each.talk for each in new], ask.site.vault, ask.current.lexicon)
    counting = {id(each) for each in countable}
    tried.update({each.key: id(each.talk) in counting for each in new})
    return [each for each in found if tried[each.key]]


def count_talks(ask: Ask, days: Days = ALWAYS) -> int:
    """Return how many are to be asked about, 0 where the vault cannot be opened now."""
    with suppress(MdrelError):
        taken, left = take_talks(ask, find_talks(ask, days))
        return len(taken) + left
    return 0


def name_days(monday: date) -> Days:
    """Return the days of a week."""
    return monday, monday + timedelta(days=6)
