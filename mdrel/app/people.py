"""Which contact a person means by a name they type: exact or the beginning of its words, never guessed."""

from __future__ import annotations

from mdrel.app.session import Session
from mdrel.errors import AmbiguousError, NobodyError
from mdrel.index.resolve import fold_case
from mdrel.index.slug import make_slug
from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Severity

MOST_NAMES = 8


def choose(session: Session, who: str) -> tuple[Standing, ...]:
    """Return everybody in agenda order, or with `who` the one who goes by that name.

    Raises NobodyError with the nearest names, or AmbiguousError with those it fits.
    """
    standings = session.agenda.standings
    if not who.strip():
        return standings
    exact = [each for each in standings if _is_exact(each.contact, who)]
    found = exact or [each for each in standings if _is_prefix(each.contact, who)]
    if not found:
        raise NobodyError(f"Nobody called '{who}'." + _suggest(standings, who), "\n".join([*_near_misses(session, who), "`mdrel contacts` lists everybody."]))
    if len(found) > 1:
        names = "\n".join(f"{each.contact.slug}  {each.contact.path}" for each in found[:MOST_NAMES])
        raise AmbiguousError(f"'{who}' fits {len(found)} people. Which?", names)
    return (found[0],)


def _near_misses(session: Session, who: str) -> list[str]:
    """Return a line for each note of that name that is no contact, with why."""
    from mdrel.vault.scan import scan_vault

    wanted = make_slug(who).split("-")
    stems = ((path, path.rpartition("/")[2].rpartition(".")[0]) for path in scan_vault(session.vault, session.policy.ignore).stamps)
    found = sorted(path for path, stem in stems if _begins(make_slug(stem).split("-"), wanted))
    problems = {each.path: each for each in reversed(session.snapshot.diagnostics) if each.severity is not Severity.INFO}
    return [
        f"{path}:{problems[path].span.line}: {problems[path].message}"
        if path in problems
        else f"{path} is a note, but no contact: it has no type or tag of a person, no level, and lies in no people folder."
        for path in found[:MOST_NAMES]
    ]


def _names(contact: Contact) -> tuple[str, ...]:
    return (contact.name, *contact.profile.aliases)


def _is_exact(contact: Contact, who: str) -> bool:
    return who.lower() == contact.slug or who == contact.path or any(fold_case(name) == fold_case(who) for name in _names(contact))


def _is_prefix(contact: Contact, who: str) -> bool:
    """Whether `who` begins the words of a name, in their order (`pri ram`)."""
    wanted = make_slug(who).split("-")
    return any(_begins(make_slug(name).split("-"), wanted) for name in (*_names(contact), contact.slug))


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
