"""Forms in which what I did to them, or we did, tells of a talk (F64).

Examples are `Woke [[Ada]] up`, `Ended up sharing a table with [[Ada]]` and `[[Ada]] gave notice.
Sat with her on the steps`.
"""

from __future__ import annotations

from collections.abc import Callable

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words import clauses as words
from mdrel.model.words.activities import NO_COMPANY
from mdrel.model.words.behind_names import AWAY_WITH, REACTING, SAID_BY_ME, SERVING, WE_DID
from mdrel.model.words.daily import GIVING, HOSTING
from mdrel.model.words.presence import DONE_TOGETHER, TAKING
from mdrel.model.words.relations import LEVEL_OF_RELATION
from mdrel.model.words.sessions import SENDING
from mdrel.model.words.together import ABOUT_SOMEBODY, PEOPLE, WHOSE_PEOPLE, YEARS_LONG
from mdrel.parse.daily.clauses import SHE, US, WE, Clause
from mdrel.parse.daily.told import NEAR, NOT_SO, Told

# With a link directly behind them, other forms read these.
_READ_ELSEWHERE = GIVING | HOSTING | SENDING | SERVING | TAKING.keys() | {"told", "read"}
_DIRECT = words.PARTICLES | LEVEL_OF_RELATION.keys()
_REACTING = REACTING | words.SAID
_APART = NO_COMPANY | words.APART
_TOGETHER, _BY_ONE = WE_DID | words.BY_TWO, words.AFAR - words.BY_TWO
_MOST_BETWEEN = 7
Form = Callable[[Told, Clause], Channel | None]


def _done_to_them(told: Told, clause: Clause) -> Channel | None:
    """Return how I did something to them: `Woke [[Ada]] up`, `Handed in my notice to [[Ada]]`."""
    at = _find_them(told, clause) if told.is_mine(clause) else None
    if told.is_mine(clause) and told.is_alone and told.behind(clause)[:1] == ["myself"]:
        return Channel.IN_PERSON if told.verb(clause) == "introduced" else None
    if at is None or told.verb(clause) in words.SAYS or _is_relative(told, clause):
        return None
    line = told.sentence.line
    between = line.letters[clause.verb + 1 : at]
    if not NOT_SO.isdisjoint(between) or "P" in between or "L" in between:
        return None
    said = told.behind(clause, at)
    is_link = at == told.group.first
    if said and said[-1].rpartition(" ")[2] in words.TOWARDS:  # `out to` is one of them
        return _toward_them(told, clause, at)
    if not _DIRECT.issuperset(said):
        return None
    verb = told.verb(clause)
    if verb in {"got", "had", "put"}:
        return _had_them(told, clause, at)
    if is_link and verb in words.DONE_SO and clause.start < clause.verb:  # `I wished [[Ada]] luck`
        behind = line.tokens[told.group.end : told.group.end + 1]
        return words.DONE_SO[verb].get(behind[0].text) if behind else None
    if verb == "wished" and not is_link:  # `[[Ada]] called in sick, wished her well`
        behind = line.tokens[at + 1 : at + 2]
        return words.DONE_SO["wished"].get(behind[0].text) if behind else None
    is_elsewhere = is_link and (told.is_decided or (verb in _READ_ELSEWHERE and not said))
    is_contact = (
        verb in words.CONTACTING
        or (verb in words.DOWN and "down" in said)
        or (verb in words.DONE_TO_HER and not is_link and _is_let(told, clause, at))
    )
    return told.channel(clause) if is_contact and not is_elsewhere else None


def _is_let(told: Told, clause: Clause, at: int) -> bool:
    """Whether `let` is past, and lets somebody do something: `shut my door and let him talk`."""
    line = told.sentence.line
    is_past_let = clause.start < clause.verb or line.letters[clause.verb - 1 : clause.verb] == "A"
    return told.verb(clause) != "let" or (is_past_let and at + 1 < clause.end)


def _is_relative(told: Told, clause: Clause) -> bool:
    """Whether a clause tells which thing is meant: `sold the tandem I had with [[Ada]]`."""
    line, at = told.sentence.line, clause.start
    return (
        line.tokens[at].text == "i"
        and at > 0
        and line.letters[at - 1] in "_Nnc"
        and told.sentence.clauses[at] != at
    )


def _find_them(told: Told, clause: Clause) -> int | None:
    """Return the token behind a verb that means them: their link, or a pronoun."""
    group, line = told.group, told.sentence.line
    if clause.verb < group.first < clause.end and line.letters[group.first] == "L":
        whose = line.tokens[group.end].text if group.end < len(line.tokens) else ""
        return None if whose in WHOSE_PEOPLE else group.first
    if not told.is_alone:
        return None
    for at in range(clause.verb + 1, min(clause.verb + NEAR + 1, clause.end)):
        said = line.tokens[at].text
        if said == "him" or (said == "her" and not _is_hers(told, at + 1, told.verb(clause))):
            return at
    return None


def _is_hers(told: Told, at: int, verb: str) -> bool:
    """Whether somebody or something follows `her`, whose it is: `rang her mum`."""
    line = told.sentence.line
    if at >= len(line.tokens):
        return False
    said = line.tokens[at].text
    if verb in {"told", "asked"}:
        return said in PEOPLE or (line.letters[at] == "N" and not said.startswith("i'"))
    return line.letters[at] in "_Nncx" and said not in AWAY_WITH


def _toward_them(told: Told, clause: Clause, at: int) -> Channel | None:
    """Return how what I did was done with, to or by them, who are the token `at`."""
    verb, said = told.verb(clause), told.behind(clause, at)
    toward = said[-1].rpartition(" ")[2]
    if toward in {"with", "w/"}:
        is_gone = verb == "went" and at != told.group.first  # `went round the kitchen with her`
        is_apart = (verb in _APART and not is_gone) or not words.THINGS_SHARED.isdisjoint(said[-2:])
        is_apart = is_apart or (verb == "got" and not words.GOT_NOWHERE.isdisjoint(said))
        is_elsewhere = at == told.group.first and told.is_decided
        is_near = len(said) < _MOST_BETWEEN
        return None if is_apart or is_elsewhere or not is_near else told.channel(clause, at)
    if toward == "to":
        tokens = told.sentence.line.tokens[clause.verb : at]
        is_of_others = verb == "read" and any(token.channel in WRITTEN for token in tokens)
        is_told = (verb in words.TELLING or said[:1] == ["clean"]) and not is_of_others
        is_gone = verb in words.GOING and not words.OVER.isdisjoint(said[:1]) and not said[3:]
        return told.channel(clause) if is_told or is_gone else None
    if toward == "by":
        return told.channel(clause) if verb in words.SUFFERED and not said[2:] else None
    if toward == "past":
        return Channel.OTHER if verb == "ran" else None
    return Channel.OTHER if verb == "checked" and said in (["in", "on"], ["up", "on"]) else None


def _had_them(told: Told, clause: Clause, at: int) -> Channel | None:
    """Return how I had them with me: `Put [[Ada]] on speaker`, `Got [[Ada]] to tell me …`."""
    line = told.sentence.line
    end = told.group.end if at == told.group.first else at + 1
    behind = [token.text for token in line.tokens[end : end + 2]]
    if told.verb(clause) == "got":
        is_told = behind[:1] == ["to"] and "m" in line.letters[end : clause.end]
        return Channel.OTHER if is_told else None
    if behind[:1] == ["on"]:
        said = [token.text for token in line.tokens[end + 1 : end + 3]]
        return next((words.WAYS[word] for word in said if word in words.WAYS), None)
    is_here = told.verb(clause) == "had" and behind[:1] and behind[0] in {"in", "over", "round"}
    return Channel.IN_PERSON if is_here and behind[-1] in {"re", "for", "about"} else None


def _doing_with_them(told: Told, clause: Clause) -> Channel | None:
    """Return IN_PERSON for what I spent a time at: `Spent the evening consoling [[Ada]]`."""
    group, line = told.group, told.sentence.line
    if not told.is_mine(clause) or told.verb(clause) not in words.SPENDING:
        return None
    between = line.letters[clause.verb + 1 : group.first]
    is_inside = clause.verb < group.first < clause.end
    is_link = line.letters[group.first] == "L"
    if not (is_inside and is_link) or not (NOT_SO | {"P"}).isdisjoint(between):
        return None
    said = told.behind(clause, group.first)
    doing = next((word for word in said if word.endswith("ing") and word not in words.NO_DOING), "")
    if not doing or "of" in said or said[-1] not in {doing, "with", "w/", "to"}:
        return None
    if doing == "sharing":
        return None if DONE_TOGETHER["shared"].isdisjoint(said) else Channel.IN_PERSON
    stem = doing.removesuffix("ing")
    done = {f"{stem}ed", f"{stem}d", f"{stem}{stem[-1:]}ed"}
    return Channel.IN_PERSON if done.isdisjoint(words.AFAR) else None


def _of_two(told: Told, clause: Clause) -> Channel | None:
    """Return what the two of us did: `…, then he and I had a sandwich`, `we drank together`."""
    verb, said = told.verb(clause), set(told.behind(clause))
    is_ours = clause.subject == WE and told.is_alone
    if is_ours and "together" in said:
        return told.channel(clause) if verb in _TOGETHER else None
    if not (is_ours or clause.subject == US) or not YEARS_LONG.isdisjoint(said | {verb}):
        return None
    if verb in {"had", "spent"}:
        tokens = told.sentence.line.tokens[clause.verb + 1 : clause.end]
        is_had = any(token.channel for token in tokens) or not words.HAD_BY_TWO.isdisjoint(said)
        return Channel.IN_PERSON if is_had and not {"with", "w/"} & said else None
    if is_ours:
        return None
    return None if verb in _BY_ONE else told.channel(clause)


def _wrote_back(told: Told, clause: Clause) -> Channel | None:
    """Return how I answered in writing: `[[Ada]] texted a photo and I sent back a heart`."""
    is_reply = (
        told.is_mine(clause)
        and told.is_alone
        and clause.verb >= told.group.end
        and told.verb(clause) in words.WRITING
        and "back" in told.behind(clause)
    )
    token = told.sentence.line.tokens[clause.verb]
    return (token.channel or Channel.MESSAGE) if is_reply else None


def _reacted(told: Told, clause: Clause) -> Channel | None:
    """Return how I did what they took well or badly: `Offered [[Ada]] the job, she accepted`."""
    group, line = told.group, told.sentence.line
    if not told.is_mine(clause) or told.verb(clause) in ABOUT_SOMEBODY or not told.is_alone:
        return None
    between = line.letters[clause.verb + 1 : group.first]
    if line.letters[group.first] != "L" or clause.verb > group.first or between.strip("ao"):
        return None
    is_taken = any(
        each.subject == SHE and each.verb > group.end and told.verb(each) in _REACTING
        for each in told.clauses
    )
    return told.channel(clause) if is_taken else None


def _i_said(told: Told, clause: Clause) -> Channel | None:
    """Return OTHER for what I said to whom a sentence begins with: `[[Ada]] - all nine? I said`."""
    line = told.sentence.line
    is_said = (
        line.tokens[clause.start].text == "i"
        and clause.verb >= told.group.end
        and told.verb(clause) in SAID_BY_ME
        and "nothing" not in told.behind(clause)
        and line.letters[told.group.first] == "L"
        and told.is_alone
        and told.sentence.begins_with(told.group)
    )
    return Channel.OTHER if is_said else None


BY_ME: tuple[Form, ...] = (
    _done_to_them,
    _doing_with_them,
    _of_two,
    _wrote_back,
    _reacted,
    _i_said,
)
