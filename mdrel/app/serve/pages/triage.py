"""The page that gives everybody a level, a key each, and writes all at once.

What was decided is the draft of `mdrel triage`, so that terminal and page go on from each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from mdrel.app.guides.draft import Draft, open_draft
from mdrel.app.guides.triage import NO_CONTACT, SKIP, WORDS, open_triage
from mdrel.app.serve.pages.current import Current
from mdrel.app.serve.pages.found_talks import count_talks
from mdrel.app.serve.pages.plans import Whom
from mdrel.app.serve.pages.site import Ask, Page, Said, Site
from mdrel.app.serve.pages.writing import make_unkept
from mdrel.errors import UsageError
from mdrel.model.level import Level
from mdrel.rules.triage import Case
from mdrel.views.items import Item
from mdrel.views.terminal.review_items import proposal_item
from mdrel.views.terminal.triage import (
    NUMBERS,
    default_level,
    say_evidence,
    say_proposal,
    say_summary,
)
from mdrel.views.web.today import make_person


class _Silence:
    """Passes over what the guide says at a terminal: the page says it in its own way."""

    def say(self, text: str) -> None:
        """Pass over lines to read."""

    def show(self, text: str) -> None:
        """Pass over lines of a diff."""

    def ask(self, question: str) -> None:
        """Pass over a question."""


def show(ask: Ask) -> Page:
    """Return the page of whoever is next, or of the summary."""
    decided = _read_decided(ask.current, _open(ask.site, ask.current))
    cases = ask.current.cases
    case = next((each for each in cases if each.contact.path not in decided), None)
    often = Counter(decided.values())
    is_over = not cases and bool(ask.current.people)
    data = {
        "number": len(cases),
        "decided": len(decided),
        "summary": say_summary(
            {level: often[level] for level in Level if often[level]},
            often[NO_CONTACT],
            often[SKIP],
            len(cases) - len(decided),
        ),
        "last": list(decided)[-1] if decided else "",
        "has_news": bool(set(often) - {SKIP}),
        "case": _make_case(case) if case and "end" not in ask.query else None,
        "levels": [(str(number), str(level)) for level, number in NUMBERS.items()],
        "words": {"skip": SKIP, "no_contact": NO_CONTACT},
        "possible": count_talks(ask) if is_over else 0,
    }
    return Page("triage", "Triage", data)


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel triage --print --json` says."""
    return [proposal_item(each) for each in ask.current.cases]


def decide(site: Site, who: Whom, word: str) -> Said:
    """Keep what was decided on somebody.

    Nothing is written into notes before it is saved. Raises UsageError where somebody is no longer
    asked about, or for no word of a decision, WriteError where it cannot be kept.
    """
    current = site.output.current
    cases = current.cases if current else ()
    found = (each for each in cases if who.is_of(each.contact))
    case = next(found, None)
    if current is None or case is None:
        raise UsageError(f"'{who.slug}' is not asked about any more; nothing was decided")
    if word not in WORDS:
        raise UsageError(f"'{word}' is not a level")
    if not _open(site, current).keep(case.contact.path, word):
        raise make_unkept()
    return Said("")


def go_back(site: Site, last: str) -> Said:
    """Take back the last decision, which is the one on the note at `last`.

    Raises UsageError where another one is the last by now, WriteError where that cannot be kept.
    """
    if site.output.current:
        draft = _open(site, site.output.current)
        decided = _read_decided(site.output.current, draft)
        if not decided or list(decided)[-1] != last:
            raise UsageError("That decision is not the last one any more; nothing was taken back")
        if not draft.drop(last):
            raise make_unkept()
    return Said("")


def save(site: Site) -> Said:
    """Write all decisions as one command, as the terminal does.

    Raises UsageError where there is nothing to save, WriteError where it is refused.
    """
    session = site.open_session()
    triage = open_triage(session, _Silence(), "", is_all=False, is_fresh=False)
    if triage.cases:
        triage.begin()
    command, refused = triage.make_command()
    left_out = tuple(f"Left out: {why}" for why in refused.values())
    if not command.changes:
        raise UsageError("There is nothing to save", " ".join(left_out))
    operation = triage.save(command, refused)
    site.output.put(site.open_session().build)
    return Said(command.what, undo=operation, remarks=left_out)


def _make_case(case: Case) -> dict[str, object]:
    contact = case.contact
    level = default_level(case)
    return {
        "person": make_person(contact),
        "work": contact.profile.work,
        "evidence": say_evidence(case.evidence),
        "proposal": say_proposal(case),
        "default": str(level) if level else SKIP,
        "path": contact.path,
    }


def _read_decided(current: Current, draft: Draft) -> Mapping[str, str]:
    asked = {each.contact.path for each in current.cases}
    return {path: word for path, word in draft.answers.items() if path in asked and word in WORDS}


def _open(site: Site, current: Current) -> Draft:
    return open_draft(site.vault, "triage", "", current.build.today)
