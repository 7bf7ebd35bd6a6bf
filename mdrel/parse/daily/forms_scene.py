"""Forms without a verb that tell of company: where they were, or what one had with them (F64).

Examples are `[[Ada]] in my office`, `School run - [[Ada]] at the gate`, `A few words with [[Ada]]`
and `Crit session, [[Ada]] tore my poster apart`.
"""

from __future__ import annotations

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words import clauses as words
from mdrel.model.words import scenes as scene_words
from mdrel.model.words.not_held import AWAY_OR_COMING
from mdrel.model.words.sessions import SESSIONS
from mdrel.model.words.together import PERFORMED, SHOWS
from mdrel.parse.daily.clauses import names_nobody_else
from mdrel.parse.daily.durations import has_duration
from mdrel.parse.daily.had_with import GATHERED, had_with_them, jotted
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.roles import ASIDE
from mdrel.parse.daily.sentence import LEADING, REACH, Sentence
from mdrel.parse.daily.told import NOT_SO, Told
from mdrel.parse.daily.verbs import is_past
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_MEALS = frozenset(meal for meal, channel in SESSIONS.items() if channel is Channel.MEAL)
# `and wife`, `and the baby`
_COMPANY = lazy_pattern(r"(?:Af?|o[fa]*x?)[_N](?=[hajfO_])")
# `[[Ada]] – mock viva, 50 min`
_SESSION_BEHIND = lazy_pattern(r"[:-][fx_N]{0,2}[_x](?=,)")
_PLACE = lazy_pattern(r"h[fah]*(?P<place>[_NxcP]{1,3})(?=$|[,;:S()tdATBIOhe_bw-])")
# `[[Ada]] on Figma live with me`
_WITH_ME = lazy_pattern(r"h[fa]*[_Nx]{1,3}wm|[:-][fx_N]{0,3}[nc][^,;:SQIGCDLP]{0,4}wm")
_WAITING = lazy_pattern(r"[_NI][wOho]?m")
_HERE = frozenset({"himself", "herself", "already", "here", "back", "round", "over"})
_BEHIND_PLACE = frozenset({"til", "till", "until", "for", "about", "re", "again", "today", "live"})
_CALLED = frozenset({"phone", "telephone", "mobile"})
_KNOCKED = frozenset({"bell", "doorbell", "door", "knock"})
# What they want or plan may follow behind a sign: `[[Ada]] in my office, wants a raise`.
_OWN, _UNTOLD = lazy_pattern("[^,;:S]*"), NOT_SO - {"I"}
_LONGEST, _NEAR, _MOST_BEFORE, _TWO = 8, 4, 5, 2


def told_by_scene(told: Told) -> Verdict | None:
    """Return the verdict where the place, or what one had with them, tells of company."""
    sentence, group = told.sentence, told.group
    channel = (
        (None if told.is_decided else had_with_them(sentence, group))
        or jotted(sentence, group)
        or _was_here(sentence, group)
        or _took_so_long(sentence, group)
        or _at_gathering(sentence, group)
        or _beside_me(sentence, group)
        or _both_of_us(sentence, group)
        or _in_person(sentence, group)
    )
    if channel is None:
        return None
    start = sentence.clauses[group.first]
    return sentence.on_its_day("F64", Word(group.first, start, channel, is_told=True), group)


def _was_here(sentence: Sentence, group: Group) -> Channel | None:
    """Return where they were with me: `[[Ada]] over the fence`, `[[Ada]] on the phone till ten`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    start = sentence.clauses[group.first]
    near = letters[group.end : group.end + _LONGEST]
    own = _OWN.match(letters, group.end, group.end + _LONGEST)[0]  # type: ignore[index]
    if (
        group.first - start > _MOST_BEFORE
        or letters[start : group.first].strip(LEADING + "_Nx")
        or any(is_past(sentence, at) for at in range(start, group.first))
        or letters[group.first - 1 : group.first] == "A"
        or not NOT_SO.isdisjoint(own)
        or not _UNTOLD.isdisjoint(near)
        or "through" in {token.text for token in tokens[group.end : group.end + _LONGEST]}
    ):
        return None
    at = here = _pass_company(sentence, group.end)
    if tokens[at : at + 1] and tokens[at].text == "both":
        at = here = at + 1
    if [token.text for token in tokens[at : at + 2]] == ["in", "for"]:
        at += 1
    while at < len(tokens) and tokens[at].text in _HERE and not _leads_on(sentence, at):
        at += 1
    if at > here and at + 1 < len(tokens) and tokens[at].text == "for":
        meal, is_visit = tokens[at + 1], tokens[at - 1].text in {"over", "round", "in"}
        if meal.channel is Channel.MEAL or meal.text in _MEALS:
            return Channel.MEAL
        return Channel.IN_PERSON if is_visit and meal.text not in scene_words.FOR_GOOD else None
    return _place_at(sentence, at)


def _pass_company(sentence: Sentence, at: int) -> int:
    """Return the token behind who else was there, or who they are.

    Examples are `[[Ada]] and wife over for tea` and `[[Ada]] from the lab on the line`.
    """
    aside = ASIDE.match(sentence.line.letters, at)
    if aside and sentence.line.letters.startswith("h", aside.end()):
        return aside.end()  # `[[Ada]] (the photographer) in the car`
    company = _COMPANY.match(sentence.line.letters, at)
    is_company = company is not None and sentence.line.tokens[at].text != "to"
    return company.end() if company and is_company else at


def _leads_on(sentence: Sentence, at: int) -> bool:
    """Whether a place follows a word for here: `over the fence`."""
    return sentence.line.letters.startswith("f", at + 1)


def _place_at(sentence: Sentence, at: int) -> Channel | None:
    """Return IN_PERSON, or CALL, where a token begins a place that is mine, or that two share."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    place = _PLACE.match(letters, at)
    if place is None or tokens[at].text not in {"in", "at", "on", "over", "outside"}:
        return None
    last, behind = place.end() - 1, tokens[place.end() : place.end() + 1]
    what = tokens[last].text
    is_left = bool(behind) and letters[place.end()] in "_b" and behind[0].text not in _BEHIND_PLACE
    said = {token.text for token in tokens[at + 1 : last + 1]}
    is_mine = not {"my", "our"}.isdisjoint(said) and what not in scene_words.NO_PLACES_OF_MINE
    is_with = letters.startswith("w", place.end()) and not letters.startswith("wm", place.end())
    is_left = is_left or (is_with and not is_mine)
    if is_left or not (is_mine or what in scene_words.PLACES_HERE):
        return None
    if tokens[at].text == "over" and what not in {"fence", "phone", "counter"}:
        return None
    return words.WAYS.get(what, Channel.IN_PERSON)


def _took_so_long(sentence: Sentence, group: Group) -> Channel | None:
    """Return how one spoke with who is named with a length of time: `Intake: [[Ada]], 40 min`."""
    tokens, start = sentence.line.tokens, sentence.clauses[group.first]
    if start != group.first:
        return None
    if noted := _SESSION_BEHIND.match(sentence.line.letters, group.end):
        session = SESSIONS.get(tokens[noted.end() - 1].text)
        return session if has_duration(sentence.line, noted.end()) else None
    if not has_duration(sentence.line, group.end):
        return None
    behind = (token.text for token in tokens[group.end : group.end + _LONGEST])
    way = next((words.WAYS[said] for said in behind if said in words.WAYS), None)
    return way or (_gathering_before(sentence, start - 1) if start else None)


def _at_gathering(sentence: Sentence, group: Group) -> Channel | None:
    """Return the gathering before a sign at which they did something, or are listed.

    Examples are `Crit session, [[Ada]] tore it apart`, `Cards at mine, [[Ada]] cheating as usual`,
    `Breakfast meeting, [[Ada]], Hilton` and `Offsite day 1: [[Ada]], [[Bo]].`
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    start, end = sentence.clauses[group.first], group.end
    if start == 0 or start < group.first or letters[start - 1] not in ",:;S-" or end == len(tokens):
        return None
    channel = _gathering_before(sentence, start - 1)
    if tokens[end].text == "again" and end + 1 < len(tokens):
        end += 1
    own = _OWN.match(letters, end, end + _NEAR)[0]  # type: ignore[index]
    said = [token.text for token in tokens[end : end + len(own)]]
    if (
        channel is None
        or not AWAY_OR_COMING.isdisjoint(said)
        or not scene_words.AWAY.isdisjoint(said)
        or not NOT_SO.isdisjoint(own)
    ):
        return None
    sign, behind = letters[start - 1], letters[end]
    is_listed = behind in ",S;" and (
        (sign == ":" and len(group.links) > 1) or (sign == "," and start < _MOST_BEFORE)
    )
    gathering = _said_before(sentence, start - 1)
    if not SHOWS.isdisjoint(gathering) and not PERFORMED.isdisjoint(said[:1]):
        return None
    is_doing = sign in ",S-" and (is_past(sentence, end) or " ".join(said[:1]).endswith("ing"))
    return channel if is_listed or is_doing else None


def _said_before(sentence: Sentence, end: int) -> list[str]:
    """Return the words of the clause that ends before a token."""
    return [token.text for token in sentence.line.tokens[sentence.clauses[end] : end]]


def _gathering_before(sentence: Sentence, end: int) -> Channel | None:
    """Return the channel of a gathering that a clause names, which ends before a token."""
    letters, tokens, begin = (
        sentence.line.letters,
        sentence.line.tokens,
        sentence.clauses[end],
    )
    said = _said_before(sentence, end)
    if (
        not 0 < end - begin <= _LONGEST
        or not (NOT_SO | {"L", "P"}).isdisjoint(letters[begin:end])
        or any(is_past(sentence, at) for at in range(begin, end))
        or not (scene_words.NO_GATHERING | {"is", "was", "are", "were", "off"}).isdisjoint(said)
    ):
        return None
    if not scene_words.AT_MINE.isdisjoint(said):
        return Channel.IN_PERSON
    for at in range(end - 1, begin - 1, -1):
        if letters[at] in "nc" or tokens[at].text in GATHERED:
            channel = tokens[at].channel or SESSIONS.get(tokens[at].text) or Channel.IN_PERSON
            return None if channel in WRITTEN else channel
    return None


def _beside_me(sentence: Sentence, group: Group) -> Channel | None:
    """Return how they were beside me: `[[Ada]] on Figma live with me`, `With [[Ada]] I went …`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    start, end = sentence.clauses[group.first], group.end
    before = {token.text for token in tokens[max(group.first - REACH, 0) : group.first]}
    if tokens[group.first - 1].text == "it was" and group.first > 0:
        is_call = not _CALLED.isdisjoint(before)
        is_here = not _KNOCKED.isdisjoint(before)
        return Channel.CALL if is_call else Channel.IN_PERSON if is_here else None
    if letters[start : group.first] == "w" and end + 1 < len(tokens):
        near = letters[end : end + _NEAR]
        is_ours = (
            tokens[end].text in {"i", "we"}
            and NOT_SO.isdisjoint(near)
            and (is_past(sentence, end + 1) or tokens[end + 1].text in {"was", "were"})
        )
        return Channel.IN_PERSON if is_ours else None
    if letters[start : group.first].strip(LEADING):
        return None
    is_waiting = _WAITING.match(letters, end) is not None and tokens[end].text.startswith(
        scene_words.DOING_BY_ME
    )
    is_here = is_waiting or _WITH_ME.match(letters, end) is not None or _is_by_me(sentence, end)
    return Channel.IN_PERSON if is_here else None


def _in_person(sentence: Sentence, group: Group) -> Channel | None:
    """Return IN_PERSON for what I brought to them so: `Took it to [[Ada]] in person`."""
    start = max(sentence.clauses[group.first], group.first - REACH)
    before = sentence.line.letters[start : group.first]
    tokens, at = sentence.line.tokens, group.end
    if before == "":  # `[[Ada]] - my landlord - in person with the rent`
        while (
            at < len(tokens) - 1
            and at < group.end + _NEAR
            and (sentence.line.letters[at] in "-,fa_x")
        ):
            at += 1
    is_so = (
        tokens[at : at + 1] != ()
        and tokens[at].text == "in person"
        and (before.endswith("o") or before == "")
        and NOT_SO.isdisjoint(before)
        and "L" not in before
    )
    return Channel.IN_PERSON if is_so else None


def _is_by_me(sentence: Sentence, at: int) -> bool:
    """Whether they were beside me, directly or somewhere: `at the bench next to me`."""
    near = [token.text for token in sentence.line.tokens[at : at + _NEAR + 1]]
    beside = next((n for n, said in enumerate(near) if said in scene_words.BY_ME), -1)
    return beside >= 0 and not sentence.line.letters[at : at + beside].strip("hfa_Nx")


def _both_of_us(sentence: Sentence, group: Group) -> Channel | None:
    """Return IN_PERSON where the line tells of the two of us: `both of us nattering like hens`."""
    tokens = sentence.line.tokens
    start = max(group.first - REACH, 0)
    said = " ".join(token.text for token in tokens[start : group.end + REACH])
    before = sentence.line.letters[max(sentence.periods[group.first], start) : group.first]
    is_ours = (
        any(f" {us} " in f" {said} " for us in scene_words.BOTH_OF_US)
        and scene_words.PICTURES.isdisjoint(said.split())
        and NOT_SO.isdisjoint(before)
        and (
            names_nobody_else(sentence, group)
            or (" three of us " in f" {said} " and len(sentence.line.targets) == _TWO)
        )
    )
    return Channel.IN_PERSON if is_ours else None
