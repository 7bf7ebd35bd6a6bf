"""Forms in which words further off tell that the two spoke, or were together (F64).

Examples are `[[Ada]] got drunk and told me about it`, `Update from [[Ada]]: fixed`, `[[Ada]] came
to the match with us` and `10-10:45 [[Ada]]: prices`.
"""

from __future__ import annotations

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words.activities import NO_COMPANY
from mdrel.model.words.daily import GIVING, HAVING, TOLD
from mdrel.model.words.not_held import AWAY_OR_COMING
from mdrel.model.words.pastimes import PASTIMES
from mdrel.model.words.presence import DOING_WITH
from mdrel.model.words.sessions import DOCUMENTS, SENDING, SENT_TO_ME, SESSIONS, TO_ME
from mdrel.model.words.together import (
    AGREEING,
    COMING_WITH,
    COMPANY_IRREGULAR,
    DOING_FOR,
    FINALS,
    GAMES,
    OUR_OWN,
    TOLD_BY_THEM,
    TRAVELLING,
    YEARS_LONG,
)
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import LEADING, NOT_DONE, REACH, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.line import Token

# `[[Ada]] got drunk and told me about it`
_TOLD_ME = lazy_pattern(r"[^LPNSQ;:IGCD]{1,9}[A,][fjT]*(?P<verb>[vk_f])m")
# `[[Ada]] came to the match with us`, `[[Ada]] cooked dinner for us`
_WITH_US = lazy_pattern(r"[fj]*(?P<verb>[_vr])[^LPSQ,;:IGCD]{0,6}(?P<by>[wO])m(?=$|[^_Nnc])")
# `[[Ada]] forwarded an email to me`
_SENT_TO_ME = lazy_pattern(r"[fj]{0,3}[_vukr]?[^LPSQ,;:IGCDzmow-]{1,6}[ow](?P<me>m)")
# `[[Ada]] signed it off in today's call`
_IN_OURS = lazy_pattern(r"[fj]*[_vN][^LP,;:SQGICD]{0,6}h[_f](?P<what>[nc])(?=$|[^_Nnc])")
_FROM = lazy_pattern(r"[tdefh#yx_ja]*")
_SAID = lazy_pattern(r"(?:h[fa]*[nc])?d?[:,-]|a[nc]")
# `Got feedback on my draft from [[Ada]]`
_ABOUT = lazy_pattern(r"(?:[hO][f_]?[_N]{1,2})?")
_SLOT = lazy_pattern(r"t[:-]?")
_SLOT_NOTES = lazy_pattern(r"[:-][^tQ]")
# `2pm [[Ada]] / budget review`
_SLOT_MEETING = lazy_pattern(r"[/:-]?f?[x_N]{0,2}(?P<what>[nc_x])(?=[S,;:(-].)")
_TIMED = lazy_pattern(r",?(?P<time>t)(?:[,:-]?f?[x_N]{0,2}(?P<what>[nc_x])(?=[S,;(-].))?")
_SCORE = lazy_pattern(r"\d+")


def is_meeting(token: Token) -> bool:
    """Whether a word is one for a meeting of some kind: `at handover`."""
    return SESSIONS.get(token.text) is Channel.MEETING


def told_around(sentence: Sentence, group: Group) -> Verdict | None:
    """Return the verdict where words further off tell of a talk or of company."""
    start = sentence.clauses[group.first]
    if group.first - start > REACH:
        return None
    found = None
    if group.first == 0:
        found = _find_time_behind(sentence, group)
    if found is None and sentence.begins_with(group):
        found = _find_slot(sentence, start, group)
        if found is None and not sentence.follows_a_thing(group):
            found = _find_of_them(sentence, start, group)
    if (
        found is None
        and group.first > start
        and NOT_DONE.isdisjoint(sentence.line.letters[start : group.first])
    ):
        found = (
            _find_from_them(sentence, start, group)
            or _find_game(sentence, start, group)
            or _find_visit(sentence, start, group)
            or _find_introduced(sentence, group)
        )
    if found is None:
        return None
    told = Group(group.first, max(group.end, found.at + 1), group.links)
    return sentence.on_its_day("F64", found, told)


def _find_slot(sentence: Sentence, start: int, group: Group) -> Word | None:
    """Return the time of a day's plan, with what was said: `10-10:45 [[Ada]]: pricing`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if start == 0 and (meeting := _SLOT_MEETING.match(letters, group.end)) and letters[0] == "t":
        what = tokens[meeting.start("what")]
        if letters[meeting.start("what")] in "nc" or is_meeting(what):
            return Word(0, 0, what.channel or Channel.MEETING)
    if (
        start == 0
        and _SLOT.fullmatch(letters, 0, group.first)
        and not tokens[0].text.isalnum()
        and ("-" in tokens[0].text or "–" in tokens[0].text)
        and _SLOT_NOTES.match(letters, group.end)
        and AWAY_OR_COMING.isdisjoint(token.text for token in tokens[group.end : group.end + 4])
    ):
        return Word(0, 0, Channel.MEETING, is_told=True)
    return None


def _find_time_behind(sentence: Sentence, group: Group) -> Word | None:
    """Return a talk with its time behind the links: `[[Ada]], 11:00, demo. Loves it`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    timed = _TIMED.match(letters, group.end)
    if timed is None:
        return None
    if timed["what"]:
        what = tokens[timed.start("what")]
        is_held = letters[timed.start("what")] in "nc" or is_meeting(what)
        channel = what.channel or Channel.MEETING
        return Word(0, 0, channel, is_told=True) if is_held else None
    time = tokens[timed.start("time")].text
    has_notes = _SLOT_NOTES.match(letters, timed.end()) is not None
    return Word(0, 0, Channel.MEETING, is_told=True) if "-" in time and has_notes else None


def _find_introduced(sentence: Sentence, group: Group) -> Word | None:
    """Return the second of two whom I introduced: `Introduced [[Ada]] to [[Bo]]`."""
    tokens, at = sentence.line.tokens, group.first - 3
    is_second = (
        at >= 0
        and tokens[at].text == "introduced"
        and sentence.line.letters.startswith("Lo", at + 1)
        and not sentence.line.letters[sentence.clauses[at] : at].strip(LEADING)
    )
    start = sentence.clauses[group.first]
    return Word(at, start, Channel.OTHER, is_told=True) if is_second else None


def _find_visit(sentence: Sentence, start: int, group: Group) -> Word | None:
    """Return whom one went to see: `Took the early train up to see [[Ada]]`."""
    tokens, at = sentence.line.tokens, group.first - 1
    if at - 1 <= start or tokens[at - 1].text not in {"to", "up to", "down to", "over to"}:
        return None
    begin = start
    while (
        begin < at
        and sentence.line.letters[begin] in LEADING
        and (tokens[begin].text not in TRAVELLING)
    ):
        begin += 1
    is_gone = tokens[begin].text in TRAVELLING and tokens[at].text in {"see", "visit", "meet"}
    return Word(begin, start, Channel.IN_PERSON, is_told=True) if is_gone else None


def _find_of_them(sentence: Sentence, start: int, group: Group) -> Word | None:
    """Return what they did with or for us, or told me."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if letters.startswith("wm", group.end):
        return Word(group.first, start, Channel.IN_PERSON, is_told=True)
    if told := _TOLD_ME.match(letters, group.end):
        verb = tokens[told.start("verb")]
        if verb.text in TO_ME or verb.text in GIVING or verb.text in SENDING:
            return Word(group.first, start, verb.channel or Channel.OTHER, is_told=True)
    if sent := _find_sent(sentence, group):
        return Word(group.first, start, sent, is_told=True)
    theirs = _IN_OURS.match(letters, group.end)
    if theirs and not OUR_OWN.isdisjoint(t.text for t in tokens[group.end : theirs.end()]):
        channel = tokens[theirs.start("what")].channel
        return Word(group.first, start, channel or Channel.MEETING, is_told=True)
    ours = _WITH_US.match(letters, group.end)
    if ours is None:
        return None
    near = {token.text for token in tokens[group.end : ours.end() + 2]}
    did = tokens[ours.start("verb")].text
    if letters[ours.start("by")] == "w":
        is_past = (
            did in COMPANY_IRREGULAR - AGREEING or did in DOING_WITH or did.startswith(COMING_WITH)
        )
        is_ours = is_past or (did.endswith("ed") and did not in NO_COMPANY | AGREEING)
    else:
        is_ours = did in DOING_FOR and tokens[ours.start("by")].text == "for"
    if not is_ours or not YEARS_LONG.isdisjoint(near):
        return None
    return Word(group.first, start, Channel.IN_PERSON, is_told=True)


def _find_sent(sentence: Sentence, group: Group) -> Channel | None:
    """Return the way of what they wrote or told me: `[[Ada]] forwarded an email to me`."""
    sent = _SENT_TO_ME.match(sentence.line.letters, group.end)
    if sent is None:
        return None
    *told, me = sentence.line.tokens[group.end : sent.end()]
    at = next((at for at, token in enumerate(told) if token.text in SENT_TO_ME), -1)
    if at < 0 or me.text not in {"me", "us"} or any(each.text not in HAVING for each in told[:at]):
        return None
    verb, thing = told[at], told[-2]
    is_written = verb.channel in WRITTEN
    channel = verb.channel if is_written else SENT_TO_ME[verb.text]
    if thing.channel in WRITTEN and channel in WRITTEN:
        return thing.channel
    is_said = is_written or thing.text in DOCUMENTS or channel is Channel.OTHER
    return channel if is_said else None


def _find_from_them(sentence: Sentence, start: int, group: Group) -> Word | None:
    """Return what they told: `Update from [[Ada]]: fixed`, `Got feedback from [[Ada]]`."""
    letters, tokens, at = sentence.line.letters, sentence.line.tokens, group.first - 2
    while at > start and tokens[at].text not in TOLD_BY_THEM:
        at -= 1
    about = letters[at + 1 : group.first - 1]
    if (
        at < start
        or tokens[group.first - 1].text != "from"
        or tokens[at].text not in TOLD_BY_THEM
        or not _ABOUT.fullmatch(about)
    ):
        return None
    before = [token.text for token in tokens[start:at]]
    got = next((start + n for n, said in enumerate(before) if said in TOLD), -1)
    is_got = got >= 0 and not _is_somebody(letters, start, got)
    is_said = _SAID.match(letters, group.end) is not None and not before[2:]
    if not (is_got or is_said) or not _FROM.fullmatch(letters, start, at):
        return None
    return Word(at, start, tokens[at].channel or Channel.MESSAGE, is_told=True)


def _is_somebody(letters: str, start: int, verb: int) -> bool:
    """Whether somebody stands before a verb, and no place: `My aunt received`."""
    at = verb - 1
    while at >= start and letters[at] in "fj":  # `has had`
        at -= 1
    if at < start or letters[at] not in "_N":
        return False
    while at >= start and letters[at] in "f_xN":
        at -= 1
    return at < start or letters[at] != "h"


def _find_game(sentence: Sentence, start: int, group: Group) -> Word | None:
    """Return the game against them: `Lost to [[Ada]] at chess`, `Beat [[Ada]] 3-1`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    at = start
    while at < group.first and letters[at] in LEADING:
        at += 1
    said = " ".join(token.text for token in tokens[at : group.first])
    behind = [token.text for token in tokens[group.end : group.end + 3]]
    is_game = said in GAMES and (
        (behind[:1] in (["at"], ["in"]) and not (PASTIMES | FINALS).isdisjoint(behind))
        or (
            letters[group.end : group.end + 1] in {"t", "_"} and _SCORE.match(behind[0]) is not None
        )
    )
    return Word(at, start, Channel.IN_PERSON, is_told=True) if is_game else None
