"""Finds the contact that a person means by a typed name, and the open tasks with them.

The name is exact or the beginning of the contact's words, and never guessed.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from mdrel.app.session import Session
from mdrel.errors import AmbiguousError, PersonNotFoundError, WriteError
from mdrel.model.agenda import OpenTask, Standing, State
from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Severity
from mdrel.model.names import fold_case
from mdrel.model.slug import make_slug, path_slug
from mdrel.rules.promises import list_open

MOST_NAMES, MOST_SUGGESTED = 8, 2
# A slip is seldom in the first letter.
_NEAR, _NEAR_ELSE, _MARGIN = 0.66, 0.75, 0.3


def resolve_person(session: Session, who: str) -> tuple[Standing, ...]:
    """Return everybody in agenda order, or with `who` the one who goes by that name.

    Raises PersonNotFoundError with the nearest names, or AmbiguousError with those it fits.
    """
    standings = session.agenda.standings
    if not who.strip():
        return standings
    found = find_people(session, who)
    if not found:
        raise PersonNotFoundError(
            f"Nobody called '{who}'." + suggest(standings, who),
            "\n".join([*_near_misses(session, who), "`mdrel contacts` lists everybody."]),
        )
    if len(found) > 1 and session.ask:
        return (session.ask(who, found),)
    if len(found) > 1:
        names = "\n".join(
            f"{_offer(each.contact, found)}  {each.contact.path}" for each in found[:MOST_NAMES]
        )
        raise AmbiguousError(f"'{who}' matches {len(found)} people. Which?", names)
    return (found[0],)


def _call(contact: Contact, found: Sequence[Standing]) -> str:
    """Return the name of one of several people, and for namesakes what to type as well."""
    is_one = len(_namesakes(contact, found)) == 1
    return contact.name if is_one else f"{contact.name} ({_offer(contact, found)})"


def _offer(contact: Contact, found: Sequence[Standing]) -> str:
    """Return what to type for one of several people.

    That is the slug, for namesakes the slug of the path, and the path where that is the same too.
    """
    namesakes = _namesakes(contact, found)
    if len(namesakes) == 1:
        return contact.slug
    slug = path_slug(contact.path)
    is_one = sum(path_slug(each.contact.path) == slug for each in namesakes) == 1
    return slug if is_one else shlex.quote(contact.path)


def _namesakes(contact: Contact, found: Sequence[Standing]) -> list[Standing]:
    return [each for each in found if make_slug(each.contact.name) == make_slug(contact.name)]


def find_people(session: Session, who: str) -> list[Standing]:
    """Return everybody who goes by the name `who`, in agenda order.

    An exact path takes precedence over a name, and a name spelled exactly so over one that differs
    in capitals or signs. Where nobody goes by it, return those with a name whose words begin like
    it.
    """
    standings = session.agenda.standings
    exact = [each for each in standings if is_exact(each.contact, who)]
    for is_just_so in (_has_path, _has_name):
        same = [each for each in exact if is_just_so(each.contact, who)]
        if len(same) == 1:
            return same
    return exact or [each for each in standings if _is_prefix(each.contact, who)]


def reject_unreadable(session: Session, words: Sequence[str]) -> None:
    """Raise WriteError where the words begin with the name of a note that cannot be read.

    It is known by its file name, but nothing can be written to it.
    """
    problems = {
        each.path: each
        for each in reversed(session.snapshot.diagnostics)
        if each.severity is Severity.ERROR
    }
    for length in range(len(words), 0, -1):
        wanted = make_slug(" ".join(words[:length])).split("-")
        for path, problem in problems.items():
            if begins(make_slug(path.rpartition("/")[2].rpartition(".")[0]).split("-"), wanted):
                raise WriteError(
                    f"{path}:{problem.span.line}: {problem.message}; nothing was written",
                    problem.hint or "Fix the note first: mdrel check",
                )


def _near_misses(session: Session, who: str) -> list[str]:
    """Return a line for each note of that name that is no contact, with why."""
    from mdrel.app.input.no_contact import find_excluding, say_no_contact
    from mdrel.vault.scan import scan_vault

    wanted = make_slug(who).split("-")
    stems = (
        (path, path.rpartition("/")[2].rpartition(".")[0])
        for path in scan_vault(session.vault, session.policy.ignore).stamps
    )
    found = sorted(path for path, stem in stems if begins(make_slug(stem).split("-"), wanted))
    problems = {
        each.path: each
        for each in reversed(session.snapshot.diagnostics)
        if each.severity is not Severity.INFO
    }
    return [
        f"{path}:{problems[path].span.line}: {problems[path].message}"
        if path in problems and not find_excluding(session, path)
        else say_no_contact(session, path)
        for path in found[:MOST_NAMES]
    ]


def _names(contact: Contact) -> tuple[str, ...]:
    return (contact.name, *contact.profile.aliases)


def is_exact(contact: Contact, who: str) -> bool:
    """Return whether a contact goes by `who`.

    `who` may be a slug, a name, an alias, or a path as it is, without its ending or as a slug.
    """
    if who.lower() == contact.slug or _has_path(contact, who):
        return True
    return ("/" in who and path_slug(who) == path_slug(contact.path)) or any(
        fold_case(name) == fold_case(who) for name in _names(contact)
    )


def _has_path(contact: Contact, who: str) -> bool:
    """Return whether `who` is the path of a contact's note, with or without its ending."""
    path, wanted = normalize("NFC", contact.path), normalize("NFC", who)
    return wanted in {path, path.rpartition(".")[0]}


def _has_name(contact: Contact, who: str) -> bool:
    """Return whether a contact is called `who`, letter by letter."""
    return normalize("NFC", who) in {normalize("NFC", name) for name in _names(contact)}


def _is_prefix(contact: Contact, who: str) -> bool:
    """Return whether `who` begins the words of a name, in their order (`pri ram`)."""
    wanted = make_slug(who).split("-")
    return any(
        begins(make_slug(name).split("-"), wanted) for name in (*_names(contact), contact.slug)
    )


def begins(words: list[str], wanted: list[str]) -> bool:
    """Return whether words begin like those that are wanted, in their order."""
    at = 0
    for word in words:
        if at < len(wanted) and word.startswith(wanted[at]):
            at += 1
    return at == len(wanted)


def suggest(standings: tuple[Standing, ...], who: str) -> str:
    """Return a question after the two whose names are nearest to `who`, or nothing.

    Each of its words counts by the word of a name that is nearest to it.
    """
    if not any(map(str.isalnum, who)):
        return ""
    wanted = make_slug(who).split("-")
    words = [_words_of(each.contact) for each in standings]
    near = [_find_near(each, set().union(*words)) for each in wanted]
    scores = [
        sum(max((found.get(word, 0) for word in each), default=0) for found in near)
        for each in words
    ]
    best = max(scores, default=0)
    ranked = sorted(zip(scores, standings, strict=True), key=lambda pair: -pair[0])
    nearest = [each for score, each in ranked if score and score > best - _MARGIN]
    names = (_call(each.contact, nearest) for each in nearest[:MOST_SUGGESTED])
    return f" Did you mean {' or '.join(names)}?" if nearest else ""


def _words_of(contact: Contact) -> set[str]:
    """Return the words of a contact's names, and each name as one word."""
    slugs = (contact.slug, *map(make_slug, contact.profile.aliases))
    return {word for slug in slugs for word in (*slug.split("-"), slug.replace("-", ""))}


def _find_near(wanted: str, words: Iterable[str]) -> dict[str, float]:
    """Return how near each word is to `wanted`, of those that are near enough."""
    from difflib import SequenceMatcher

    near: dict[str, float] = {}
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    for word in words:
        matcher.set_seq1(word)
        least = _NEAR if word.startswith(wanted[0]) else _NEAR_ELSE
        if (
            matcher.real_quick_ratio() >= least
            and matcher.quick_ratio() >= least
            and (likeness := matcher.ratio()) >= least
        ):
            near[word] = likeness
    return near


def find_open_tasks(
    session: Session, who: str, side: str, *, is_overdue: bool
) -> tuple[OpenTask, ...]:
    """Return the open tasks with `who`, or with everybody who is not archived.

    `side` is `mine`, `theirs` or empty. Raises PersonNotFoundError or AmbiguousError.
    """
    chosen = resolve_person(session, who)[0] if who else None
    standings = (
        session.agenda.standings
        if chosen
        else [each for each in session.agenda.standings if each.state is not State.ARCHIVED]
    )
    found = (
        each
        for each in list_open(standings, session.today)
        if chosen is None or chosen in each.standings
    )
    wanted = (each for each in found if not side or each.task.is_theirs is (side == "theirs"))
    return tuple(
        each
        for each in wanted
        if not is_overdue or (each.task.due_on is not None and each.task.due_on < session.today)
    )
