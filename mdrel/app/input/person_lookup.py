"""Finds the contact that a person means by a typed name.

The name is exact or the beginning of the contact's words, and never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdrel.app.session import Session
from mdrel.errors import AmbiguousError, PersonNotFoundError, WriteError
from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Severity
from mdrel.model.names import fold_case
from mdrel.model.slug import make_slug, path_slug

MOST_NAMES = 8


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
            f"Nobody called '{who}'." + _suggest(standings, who),
            "\n".join([*_near_misses(session, who), "`mdrel contacts` lists everybody."]),
        )
    if len(found) > 1 and session.ask:
        return (session.ask(who, found),)
    if len(found) > 1:
        names = "\n".join(
            f"{_offer(each.contact, found)}  {each.contact.path}" for each in found[:MOST_NAMES]
        )
        raise AmbiguousError(f"'{who}' fits {len(found)} people. Which?", names)
    return (found[0],)


def _offer(contact: Contact, found: Sequence[Standing]) -> str:
    """Return what to type for one of several people.

    That is the slug, and for namesakes the slug of the path.
    """
    namesakes = [each for each in found if make_slug(each.contact.name) == make_slug(contact.name)]
    return path_slug(contact.path) if len(namesakes) > 1 else contact.slug


def find_people(session: Session, who: str) -> list[Standing]:
    """Return everybody who goes by the name `who`, in agenda order.

    Where nobody does, return those whose name's words begin like it.
    """
    standings = session.agenda.standings
    exact = [each for each in standings if is_exact(each.contact, who)]
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
            if _begins(make_slug(path.rpartition("/")[2].rpartition(".")[0]).split("-"), wanted):
                raise WriteError(
                    f"{path}:{problem.span.line}: {problem.message}; nothing was written",
                    problem.hint or "Mend the note first: mdrel check",
                )


def _near_misses(session: Session, who: str) -> list[str]:
    """Return a line for each note of that name that is no contact, with why."""
    from mdrel.vault.scan import scan_vault

    wanted = make_slug(who).split("-")
    stems = (
        (path, path.rpartition("/")[2].rpartition(".")[0])
        for path in scan_vault(session.vault, session.policy.ignore).stamps
    )
    found = sorted(path for path, stem in stems if _begins(make_slug(stem).split("-"), wanted))
    problems = {
        each.path: each
        for each in reversed(session.snapshot.diagnostics)
        if each.severity is not Severity.INFO
    }
    return [
        f"{path}:{problems[path].span.line}: {problems[path].message}"
        if path in problems
        else (
            f"{path} is a note, but no contact: it has no type or tag of a person, no level, and "
            "lies in no people folder."
        )
        for path in found[:MOST_NAMES]
    ]


def _names(contact: Contact) -> tuple[str, ...]:
    return (contact.name, *contact.profile.aliases)


def is_exact(contact: Contact, who: str) -> bool:
    """Return whether a contact goes by `who`.

    `who` may be a slug, a name, an alias, or a path as it is, without its ending or as a slug.
    """
    if who.lower() == contact.slug or who in {contact.path, contact.path.rpartition(".")[0]}:
        return True
    return ("/" in who and path_slug(who) == path_slug(contact.path)) or any(
        fold_case(name) == fold_case(who) for name in _names(contact)
    )


def _is_prefix(contact: Contact, who: str) -> bool:
    """Return whether `who` begins the words of a name, in their order (`pri ram`)."""
    wanted = make_slug(who).split("-")
    return any(
        _begins(make_slug(name).split("-"), wanted) for name in (*_names(contact), contact.slug)
    )


def _begins(words: list[str], wanted: list[str]) -> bool:
    at = 0
    for word in words:
        if at < len(wanted) and word.startswith(wanted[at]):
            at += 1
    return at == len(wanted)


def _suggest(standings: tuple[Standing, ...], who: str) -> str:
    from rapidfuzz import process

    slugs = [each.contact.slug for each in standings]
    near = process.extract(make_slug(who), slugs, limit=2, score_cutoff=70)
    return f" Did you mean {' or '.join(slug for slug, _, _ in near)}?" if near else ""
