"""Forms of being together where no word of contact says so (F51, F54).

A place or a stretch of the day before `with` does (`Out with [[Ada]]`), and so does what somebody
did at a gathering that is named before them (`Stand-up. [[Ada]] is stuck on the migration`).
"""

from __future__ import annotations

import re

from mdrel.model.conversation import Channel
from mdrel.model.words.behind_names import CHATS, HELD_FOR, WENT
from mdrel.model.words.company import GATHERINGS
from mdrel.model.words.not_held import AWAY_OR_COMING, SAID_THERE, STATUS_MEETINGS
from mdrel.model.words.sessions import SESSIONS
from mdrel.model.words.together import (
    ALSO,
    AWAY_AT,
    DID_THERE,
    NO_PLACES,
    OUT,
    PERFORMED,
    SELF,
    SHOWS,
    SPENT,
    TEAM_MEETINGS,
    WAS_THERE,
)
from mdrel.parse.daily.about_them import is_subject
from mdrel.parse.daily.company import only_appears
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.roles import before_role
from mdrel.parse.daily.sentence import REACH, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# `Out at the zoo with [[Ada]]`, `At the vet with`, `Long evening in town with`
_AWAY = lazy_pattern(r"[tdey#]*(?P<head>[_fNahp])(?P<where>(?:[oh][fa]*[_Nxn]{1,3})?)[tdey]*w[af]*")
_AWAY_AT = lazy_pattern(r"[tdey#]*(?P<head>[_fNahp])(?P<where>[oh][fa]*[_Nxn]{1,3})[tdey]*w[af]*")
_AT = lazy_pattern(r"[tdey#]*(?:fa)?h[fa]*(?P<where>[_Nxn]{1,4})[tdey]*w[af]*")
_STRETCH = lazy_pattern(
    r"[tey#f]*[x_]?(?P<head>[d_Nx])(?P<where>(?:h[fa]*[_Nxn]{1,3})?)[tdey]*w[af]*"
)
_WITH_THEM = lazy_pattern(r"[tde#]*w")
_AT_THE = lazy_pattern(r"$|:|[ho]f[_Nxn]")  # not `With [[Ada]] in charge`
_GATHERING = lazy_pattern(
    r"[tdefyh#xj]*[_Nxn]{0,2}(?P<what>[_Nxncd])(?:h[fa]*[_Nx]{1,3})?[tdy]*[S;,:-]"
)
_AND_ME = lazy_pattern(r"(?:[,A]?L){0,4}(?:,?A|,|/)(?:m(?![_v])|f(?=$|[,;S-]))")
# `Team: me, Tom, [[Ada]]`, `band practice, just [[Ada]] and me`
_ME_AND = lazy_pattern(r"[:(,]f?[mf](?:,A|[,A])?(?:N{1,2}(?:,A|[,A])){0,3}$")
_OWN = lazy_pattern("[^,;:S-]{0,14}")
_ONLY = frozenset({"only", "even", "just", "also", "poor", "dear", "then"})
_HELD_FOR = lazy_pattern(r"[tdefyh#xj]*[x_N]?(?P<what>[_Nnc])[Ofow]")
_DURING = lazy_pattern(r"[tde]*[hq][fa]*[x_N]?[nc]")
_LONGEST = 10
_FEW_WORDS = lazy_pattern(r"[^,;:S(-]{0,4}")
_UNTOLD = frozenset("GCDQ")
_HELD = frozenset({Channel.MEAL, Channel.MEETING, Channel.CALL, Channel.VIDEO, Channel.IN_PERSON})
_MEETING_OF = frozenset({"committee", "panel", "present", "attending"})
_MET_AT = GATHERINGS | SESSIONS.keys() | {"team", "group", "teams", "crew", "gang"} | _MEETING_OF


def together(sentence: Sentence, group: Group) -> Verdict | None:
    """Return the verdict where one was somewhere with the links, or they did something there."""
    start = sentence.clauses[group.first]
    if group.first - start > REACH:
        return None
    found = _find_company(sentence, start, group)
    before = {token.text for token in sentence.line.tokens[start : group.first]}
    if found is None and start and before <= _ONLY:
        found = _find_at_gathering(sentence, group) or _find_list(sentence, group)
    if found is None:
        found = _find_held_for(sentence, start, group)
    return sentence.on_its_day("F51", found, group) if found else None


def _find_company(sentence: Sentence, start: int, group: Group) -> Word | None:
    """Return where one was with them: `At the vet with [[Ada]]`, `Evening with [[Ada]]`."""
    letters, end = sentence.line.letters, before_role(sentence.line, group.first, start)
    if "w" not in letters[start:end] or only_appears(sentence, group):
        return None
    for form, heads in ((_AWAY, OUT), (_AWAY_AT, AWAY_AT), (_AT, None), (_STRETCH, SPENT)):
        found = form.fullmatch(letters, start, end)
        if found and _is_place(sentence, found, heads):
            return Word(start, start, Channel.IN_PERSON)
    is_first = start == 0 or letters[start - 1] in ":-S;"
    if is_first and _WITH_THEM.fullmatch(letters, start, end) and _is_with(sentence, group):
        return Word(start, start, Channel.OTHER, is_told=True)
    return None


def _is_place(sentence: Sentence, found: re.Match[str], heads: frozenset[str] | None) -> bool:
    """Whether what stands before `with` begins with one of some words, and names a place."""
    tokens, (at, end) = sentence.line.tokens, found.span("where")
    return (heads is None or tokens[found.start("head")].text in heads) and not any(
        token.text in NO_PLACES or token.text.endswith("ed") for token in tokens[at:end]
    )


def _is_with(sentence: Sentence, group: Group) -> bool:
    """Whether a place follows links at the beginning, or what was said, or nothing."""
    line, end = sentence.line, group.end
    there = _AT_THE.match(line.letters, end)
    own = _OWN.match(line.letters, end)
    if there is None or own is None:
        return False
    is_stated = any(token.text in {"is", "are"} for token in line.tokens[end : own.end()])
    is_counted = there[0] == ":" and any(t.text.isdigit() for t in line.tokens[end + 1 : end + 2])
    return not (is_stated or is_counted) and (
        there.end() < end + 3 or line.tokens[there.end() - 1].text not in NO_PLACES
    )


def _find_at_gathering(sentence: Sentence, group: Group) -> Word | None:
    """Return the gathering before the links that they did something at: `Lunch, [[Ada]] paid`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    start = sentence.clauses[group.first]
    begin = sentence.clauses[start - 1]
    if start - begin > _LONGEST:
        return None
    gathering = _GATHERING.fullmatch(letters, begin, start)
    if gathering is None:
        return None
    what = tokens[gathering.start("what")]
    is_status = what.text in STATUS_MEETINGS or what.text in TEAM_MEETINGS
    is_held = letters[gathering.start("what")] in "nc" and (
        what.channel in _HELD or what.text in CHATS
    )
    is_gathering = SESSIONS.get(what.text) is Channel.MEETING or (
        letters[start - 1] != ":" and (what.text in GATHERINGS or what.text in SESSIONS)
    )
    if not (is_status or is_held or is_gathering):
        return None
    is_first = begin == 0 or letters[begin - 1] != ":"
    if (
        is_first
        and letters[start - 1] in "S;"
        and letters[group.end : group.end + 1] in {"", ",", "S"}
    ):
        return Word(begin, begin, what.channel or Channel.IN_PERSON, is_told=True)
    end = group.end + len(_FEW_WORDS.match(letters, group.end)[0])  # type: ignore[index]
    said = " ".join(t.text for t in tokens[group.end : end] if t.text not in ALSO).split()
    said[:1] = [" ".join(said[:2])] if " ".join(said[:2]) in DID_THERE else said[:1]
    if what.text in SHOWS and not PERFORMED.isdisjoint(said[:1]):
        return None
    if not AWAY_OR_COMING.isdisjoint(said) or not _UNTOLD.isdisjoint(letters[group.end : end]):
        return None
    is_there = (
        " ".join(said[:2]) in WAS_THERE
        or not DID_THERE.isdisjoint(said[:1])
        or (is_status and (is_subject(sentence, group) or not SAID_THERE.isdisjoint(said[:1])))
        or (what.text in CHATS and not SAID_THERE.isdisjoint(said[:1]))
    )
    channel = what.channel or (Channel.MEETING if is_status else Channel.IN_PERSON)
    return Word(begin, begin, channel, is_told=True) if is_there else None


def told_during(sentence: Sentence, group: Group) -> Verdict | None:
    """Return the verdict where they did something in a meeting.

    An example is `In the meeting [[Ada]] asked about the budget`.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    start = sentence.clauses[group.first]
    if group.first - start > REACH:
        return None
    during = _DURING.fullmatch(letters, start, group.first)
    if during is None or group.end == len(tokens):
        return None
    what = tokens[during.end() - 1]
    if what.channel not in _HELD or tokens[group.end].text.partition(" ")[0] not in DID_THERE:
        return None
    word = Word(start, start, what.channel or Channel.MEETING, is_told=True)
    return sentence.on_its_day("F54", word, group)


def _find_list(sentence: Sentence, group: Group) -> Word | None:
    """Return what I am listed at with others: `Study group: me, [[Ada]]`, `Pub: [[Ada]] and me`."""
    letters, tokens, start = (
        sentence.line.letters,
        sentence.line.tokens,
        sentence.clauses[group.first],
    )
    if letters[start - 1] in ":," and _AND_ME.match(letters, group.end):
        return _listed(sentence, start - 1)
    listed = _ME_AND.search(letters, max(0, group.first - _LONGEST), group.first)
    if listed is None or SELF.isdisjoint(
        [token.text for token in tokens[listed.start() + 1 : listed.start() + 3]]
    ):
        return None
    return _listed(sentence, listed.start())


def _listed(sentence: Sentence, end: int) -> Word | None:
    """Return the gathering before the colon at the token `end`, of those who are listed."""
    begin = sentence.clauses[end]
    for at in range(begin, end):
        token = sentence.line.tokens[at]
        if sentence.line.letters[at] in "nc" or token.text in _MET_AT:
            channel = Channel.MEETING if token.text in _MEETING_OF else Channel.IN_PERSON
            return Word(begin, begin, token.channel or channel)
    return None


def _find_held_for(sentence: Sentence, start: int, group: Group) -> Word | None:
    """Return what was held for somebody, and how it went: `Demo for [[Ada]] went ok`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    held = _HELD_FOR.fullmatch(letters, start, group.first)
    if held is None or group.end == len(tokens) or tokens[group.end].text not in WENT:
        return None
    what = tokens[held.start("what")]
    is_held = what.text in HELD_FOR and tokens[held.end() - 1].text in {"for", "of", "to", "with"}
    channel = what.channel or Channel.MEETING
    return Word(start, start, channel, is_told=True) if is_held else None
