"""Which level to propose for somebody, and what speaks for it (T1-T10).

A proposal is for the person to take or not: nobody is scored, and no level is given by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mdrel.model.agenda import Agenda
from mdrel.model.cadence import add_months
from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel
from mdrel.model.level import Level
from mdrel.model.snapshot import Snapshot
from mdrel.rules.checks.missing_level import unreadable_levels
from mdrel.rules.relation import say_relations
from mdrel.rules.relationship_evidence import Evidence, gather_evidence
from mdrel.rules.suggestions import decided_on

# T3: spoken with in so many months of twelve.
MANY_MONTHS = 4
FEW_PERSONAL, MOSTLY_PERSONAL = 2, 3
# T4: for so many months.
LONG_MONTHS = 24
# T6: so many talks at once, or some of them over so many months.
MANY_TALKS, FEW_TALKS, SEASON_MONTHS = 4, 3, 3
# T7: where people have a page of their own (M15).
_NETWORKS = ("linkedin.", "facebook.", "xing.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A level to consider, the rule that proposes it, and why in a few words."""

    level: Level
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody to decide on. `proposal` is None where the notes tell too little."""

    evidence: Evidence
    proposal: Proposal | None

    @property
    def contact(self) -> Contact:
        """The person to decide on."""
        return self.evidence.contact


def make_cases(agenda: Agenda, snapshot: Snapshot, *, is_all: bool = False) -> tuple[Case, ...]:
    """Return everybody to decide on, those first of whom the notes tell most.

    Those are the people without a level who are neither paused nor archived, as many as `check`
    counts; with `is_all` those with a level, too.
    """
    unreadable = unreadable_levels(snapshot)
    active = [each for each in agenda.standings if each.is_active]
    asked = [
        each
        for each in active
        if is_all or (each.contact.level is None and each.contact.path not in unreadable)
    ]
    is_usual = sum(bool(each.talks) for each in asked) * 2 >= len(asked)
    cases = []
    for each in asked:
        unread = agenda.unread.get(each.contact.path, 0)
        evidence = gather_evidence(each, agenda.today, is_usual=is_usual, unread=unread)
        is_decided = decided_on(each.contact, agenda.today) is not None
        cases.append(Case(evidence, None if is_decided else propose(evidence)))
    return tuple(sorted(cases, key=_order))


def _order(case: Case) -> tuple[bool, int, int, str, str]:
    """Return the sort key: most talks of the year first, then the newest, then the name."""
    evidence = case.evidence
    newest = evidence.talks[0].on.toordinal() if evidence.talks else 0
    return (case.proposal is None, -len(evidence.year), -newest, *case.contact.name_key)


def propose(evidence: Evidence) -> Proposal | None:
    """Return the level that the first fitting rule proposes, or None where no rule fits."""
    for rule, (level, look) in _RULES.items():
        if why := look(evidence):
            return Proposal(level, rule, why)
    return None


def _in_a_circle(evidence: Evidence) -> str:
    circle = evidence.contact.circle
    return f"one of the {circle}" if circle else ""


def _called(level: Level) -> Callable[[Evidence], str]:
    """Return the rule that the words for what somebody is to one say the level."""

    def look(evidence: Evidence) -> str:
        said = say_relations(evidence.contact)
        is_clear = {each for _, each in said} == {level}
        return f"you call them: {said[0][0]}" if is_clear else ""

    return look


def _friend(evidence: Evidence) -> str:
    """T2: called a friend, and not silent for a year."""
    return "" if evidence.is_silent else _called(Level.TRUSTED)(evidence)


def _personal_and_often(evidence: Evidence) -> str:
    """T3: often spoken with, also about one's own life."""
    close, personal = evidence.of_year(evidence.close), evidence.of_year(evidence.personal)
    if len(personal) >= MOSTLY_PERSONAL and len(personal) * 2 >= len(close):
        return "spoken, mostly on personal matters"
    is_often = evidence.months >= MANY_MONTHS
    if is_often and len(personal) >= FEW_PERSONAL and len(personal) * 4 >= len(close):
        return "often, spoken, personal subjects"
    return ""


def _personal_for_years(evidence: Evidence) -> str:
    """T4: spoken with for years, also about one's own life, and within the last one."""
    close, personal = evidence.close, evidence.personal
    if not evidence.of_year(close) or add_months(close[-1].on, LONG_MONTHS) > evidence.today:
        return ""
    is_personal_enough = len(personal) >= MOSTLY_PERSONAL and len(personal) * 4 >= len(close)
    return f"since {close[-1].on.year}, spoken, personal subjects" if is_personal_enough else ""


def _business(evidence: Evidence) -> str:
    """T5: an objective, a word such as client or colleague, or one's own organisation."""
    profile = evidence.contact.profile
    if profile.objective:
        return f"objective: {profile.objective}"
    if called := _called(Level.TRANSACTIONAL)(evidence):
        return called
    is_wanted = profile.they_offer or profile.i_offer
    is_colleague = evidence.standing.is_internal and not (is_wanted or evidence.is_silent)
    return "of your own organisation" if is_colleague else ""


def _regular(evidence: Evidence) -> str:
    """T6: several talks within a year that are more than a first acquaintance."""
    met = [talk for talk in evidence.year if talk.channel is not Channel.EVENT]
    if not any(talk.is_spoken for talk in met):
        return ""
    if len(met) >= MANY_TALKS:
        return f"{len(met)} talks in a year, on business"
    if len(met) == FEW_TALKS and add_months(met[-1].on, SEASON_MONTHS) <= met[0].on:
        return f"{len(met)} talks over several months"
    tags = {tag for talk in met for tag in talk.tags}
    standing = evidence.standing
    gives = "gave" in tags or bool(standing.promises or standing.follow_ups)
    gets = "got" in tags or bool(standing.their_promises)
    return "you give and get" if gives and gets else ""


def _wanted(evidence: Evidence) -> str:
    """T7: never spoken with, and there is a reason to, or a source.

    Lines that are not read may tell of talks: then nothing follows from there being none.
    """
    profile = evidence.contact.profile
    if evidence.is_spoken_with or any("got" in talk.tags for talk in evidence.talks):
        return ""
    if evidence.unread:
        return _called(Level.TARGET)(evidence)
    if profile.they_offer or profile.i_offer:
        return "no talk noted, and there is a reason to talk"
    if profile.origin and not evidence.talks and not _is_clipping(profile.origin):
        return f"no contact yet, source: {profile.origin}"
    return _called(Level.TARGET)(evidence)


def _is_clipping(origin: str) -> bool:
    """Whether a source is the page a text was taken from, and not where somebody comes from."""
    is_address = origin.casefold().startswith(("http:", "https:", "www."))
    return is_address and not any(each in origin.casefold() for each in _NETWORKS)


def _few(evidence: Evidence) -> str:
    """T8: a message set aside, or a first acquaintance."""
    profile = evidence.contact.profile
    if profile.owe_reply:
        return "a message waits for your answer"
    if evidence.year:
        is_spoken = any(talk.is_spoken for talk in evidence.year)
        return "few talks so far" if is_spoken else "only written so far"
    if evidence.talks:
        return ""
    is_met = profile.met_on is not None or profile.met_how
    return "met, no talk noted" if is_met else _called(Level.TENTATIVE)(evidence)


def _silent(evidence: Evidence) -> str:
    """T9: spoken or written with once, and not within a year."""
    return f"no contact since {evidence.talks[0].on.year}" if evidence.talks else ""


def _unknown(evidence: Evidence) -> str:
    """T10: known by a job or an organisation alone, in a vault where most have some contact.

    Of whom nothing is said there is nothing to propose.
    """
    profile = evidence.contact.profile
    known_as = profile.role or profile.organization
    is_known = profile.birthday or profile.phones or profile.cadence or evidence.standing.promises
    is_stranger = (
        evidence.is_usual
        and not (is_known or evidence.unread)
        and not say_relations(evidence.contact)
    )
    return f"no contact noted, known as: {known_as}" if known_as and is_stranger else ""


_RULES: dict[str, tuple[Level, Callable[[Evidence], str]]] = {
    "T1": (Level.TRUSTED, _in_a_circle),
    "T2": (Level.TRUSTED, _friend),
    "T3": (Level.TRUSTED, _personal_and_often),
    "T4": (Level.TRUSTED, _personal_for_years),
    "T5": (Level.TRANSACTIONAL, _business),
    "T6": (Level.TRANSACTIONAL, _regular),
    "T7": (Level.TARGET, _wanted),
    "T8": (Level.TENTATIVE, _few),
    "T9": (Level.TENTATIVE, _silent),
    "T10": (Level.TARGET, _unknown),
}
