"""Forms of a talk with words on both sides of the links, or of me behind them (F54)."""

from __future__ import annotations

from msgspec import Struct

from mdrel.model import daily_words as words
from mdrel.model.conversation import Channel
from mdrel.model.further_words import SERVING, SHOWING
from mdrel.model.presence_words import (
    DOING_WITH,
    DONE_TOGETHER,
    NOWHERE,
    TAKING,
)
from mdrel.model.scene_words import PICTURES
from mdrel.model.session_words import (
    ASIDE,
    DOCUMENTS,
    GIVEN_BARE,
    GIVEN_WORDS,
    HOSTING_ME,
    LEADING_THEM,
    LINGERING,
    SENDING,
    SESSIONS,
    TALKING_ON,
    THERE,
)
from mdrel.model.together_words import DONE_BY_TWO, IRREGULAR, NOT_BY_TWO, SELF, WHOSE, YEARS_LONG
from mdrel.parse.daily.forms_before import GIVEN
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import LEADING, NOT_DONE, REACH, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_AND_I = lazy_pattern(r"(?:,N{1,2})?A(?P<me>[fm])")
_OURS = lazy_pattern(r"(?P<light>[fjxdT]*)(?P<word>[vuknc_CIN])")
_HOSTED = lazy_pattern(r"[afh]*[oOh][fa]*x?(?P<noun>[nc])")
_DOCUMENT = lazy_pattern(r"[fax_NI]{0,4}")
_OTHERS = lazy_pattern(r"A[fax]{0,2}[_N]")
_ROUND = frozenset({"over", "round", "around"})
_OVER = _ROUND | {"here"}
_ON_THE_PHONE = lazy_pattern(r"hf?(?P<phone>[nc_])(?=$|[O:,;S()td-])")
_SERVED = lazy_pattern(r"f?x?[nc_]")
_OVER_FOR = lazy_pattern(
    r"(?:A(?:f_|N{1,2}|_{2}))?(?P<over>[hap_])(?:Of?x?(?P<meal>[nc_])(?=$|[,;:S(tdAB-])|(?=,))"
)
_AT_DOOR = lazy_pattern(r"hf_")
_LINGERING = lazy_pattern(r"[tdefjx#h]*N?[tdefjxhqapcn_]*")
_TOLD_OF = lazy_pattern("t?[:,-][^IQtD]")
_UNTOLD = NOT_DONE | {"C"}
_MOST_WHERE, _NEAR = 3, 6
_BY = {"got": Channel.CALL, "talked": Channel.OTHER}


class _Given(Struct, frozen=True):
    """What somebody was given, and the token it is."""

    at: int
    channel: Channel


def shared(sentence: Sentence, group: Group) -> Verdict | None:
    """Return the verdict where a form needs words on both sides of the links (F54).

    Examples are `[[Ada]] and I talked`, `Gave [[Ada]] a call`, `Joined [[Ada]] for lunch` and
    `[[Ada]] gave me a call`.
    """
    found = _find_ours(sentence, group)
    if found is None and sentence.starts_clause(group):
        found = _find_from_them(sentence, group)
    if found is None and _may_begin(sentence, group):
        found = _find_from_me(sentence, group)
    if found is None:
        found = _find_talking(sentence, group)
    if found is None:
        return None
    word = Word(
        found.at,
        sentence.day_start(sentence.clauses[group.first]),
        found.channel,
        is_told=True,
    )
    return sentence.on_its_day("F54", word, Group(group.first, found.at + 1, group.links))


def _find_ours(sentence: Sentence, group: Group) -> _Given | None:
    """Return what they and I did: `[[Ada]] and I talked`, `Me and [[Ada]] cut the hedge`."""
    letters, tokens, first, end = (
        sentence.line.letters,
        sentence.line.tokens,
        group.first,
        group.end,
    )
    if we := _AND_I.match(letters, end):
        if tokens[we.start("me")].text not in SELF or not sentence.begins_with(group):
            return None
        end = we.end()
    elif (
        first <= 1
        or letters[first - 1] != "A"
        or tokens[first - 2].text not in SELF
        or letters[sentence.clauses[first - 2] : first - 2].strip(LEADING)
    ):
        return None
    low = max(sentence.periods[first], first - REACH)
    before = {token.text for token in tokens[low:first]}
    if not PICTURES.isdisjoint(before) or not _UNTOLD.isdisjoint(letters[low:first]):
        return None
    if letters[end : end + 1] in {"", *":h,S-"} and "me" in {
        token.text for token in tokens[max(first - 2, 0) : end]
    }:
        return _Given(group.first, Channel.IN_PERSON)
    ours = _OURS.match(letters, end)
    return _find_done(sentence, end, ours.start("word")) if ours else None


def _find_done(sentence: Sentence, end: int, at: int) -> _Given | None:
    """Return what we did, at the token `at`, where it is past and no matter of years."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    did, before = tokens[at].text, {token.text for token in tokens[end:at]}
    near = {token.text for token in tokens[at : at + _NEAR]}
    if not YEARS_LONG.isdisjoint(before | near) or "z" in letters[at : at + REACH]:
        return None
    if not words.TOLD.isdisjoint(before):
        is_ours = not DONE_BY_TWO.isdisjoint(before) or letters[at] in "nc" or did in SESSIONS
    elif did in ("spent", "took", "shared"):
        is_ours = not DONE_TOGETHER[did].isdisjoint(near)
    else:
        is_ours = letters[at] in "vuk" or did in DOING_WITH or did in IRREGULAR
        is_ours = is_ours or (did.endswith("ed") and did not in NOT_BY_TWO)
    return _noun_at(sentence, at) if is_ours else None


def _find_from_me(sentence: Sentence, group: Group) -> _Given | None:
    """Return what I gave or shared: `Gave [[Ada]] a call`, `Joined [[Ada]] for lunch`."""
    before = sentence.line.tokens[group.first - 1].text
    if before in LEADING_THEM and _TOLD_OF.match(sentence.line.letters, group.end):
        return _Given(group.first, Channel.MEETING)
    if before in words.GIVING or before in SENDING:
        return _find_given(sentence, group.end, is_sent=before in SENDING)
    if before == "introduced" and _text_at(sentence, group.end) == "to":
        return _Given(group.first, Channel.OTHER)
    if before in SHOWING and sentence.line.letters.startswith("f", group.end):
        return _Given(group.first, Channel.IN_PERSON)
    if before in SERVING and (served := _find_served(sentence, group.end)):
        return served
    if before in words.HOSTING and (hosted := _find_hosted(sentence, group.end)):
        return hosted
    behind = _text_at(sentence, group.end)
    if (
        _is_taken(sentence, before, group.end)
        or (before == "had" and behind in _ROUND)
        or (before in ASIDE and behind == "aside")
    ):
        return _Given(group.first, _BY.get(before, Channel.IN_PERSON))
    return None


def _find_from_them(sentence: Sentence, group: Group) -> _Given | None:
    """Return what they gave me or shared with me: `[[Ada]] gave me a call`."""
    verb = _text_at(sentence, group.end)
    if not sentence.line.letters.startswith("m", group.end + 1):
        return _find_with_me(sentence, group)
    if verb in ASIDE and _text_at(sentence, group.end + 2) == "aside":
        return _Given(group.end, Channel.IN_PERSON)
    if verb in words.GIVING or verb in SENDING:
        return _find_given(sentence, group.end + 2, is_sent=verb in SENDING)
    if verb in HOSTING_ME and (hosted := _find_hosted(sentence, group.end + 2)):
        return hosted
    is_taken = _is_taken(sentence, verb, group.end + 2)
    return _Given(group.end, Channel.IN_PERSON) if is_taken else None


def _find_with_me(sentence: Sentence, group: Group) -> _Given | None:
    """Return where they were: `[[Ada]] on the phone about the lease`, `[[Ada]] over for tea`.

    `Tom and [[Ada]] on the phone` had each other.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if letters[max(group.first - 1, 0)] == "A":
        return None
    phone = _ON_THE_PHONE.match(letters, group.end)
    if phone and tokens[phone.start("phone")].text in {"phone", "telephone", "line", "blower"}:
        return _Given(phone.start("phone"), Channel.CALL)
    over = _OVER_FOR.match(letters, group.end)
    if over and tokens[over.start("over")].text in _OVER:
        at = over.start("meal") if over["meal"] else over.start("over")
        return _Given(at, tokens[at].channel or Channel.IN_PERSON)
    door = _AT_DOOR.match(letters, group.end)
    if door and tokens[door.end() - 1].text in {"door", "doorstep"}:
        return _Given(group.end, Channel.IN_PERSON)
    return None


def _find_talking(sentence: Sentence, group: Group) -> _Given | None:
    """Return the talk that one stayed for: `Stayed up till three talking to [[Ada]]`."""
    letters, tokens, start = (
        sentence.line.letters,
        sentence.line.tokens,
        sentence.clauses[group.first],
    )
    at = group.first - 2
    if (
        at <= start
        or at - start > REACH
        or letters[at + 1] not in "wo"
        or tokens[at].text not in TALKING_ON
        or _LINGERING.fullmatch(letters, start, at) is None
    ):
        return None
    begin = next((n for n in range(start, at) if letters[n] not in LEADING), start)
    before = {token.text for token in tokens[start : begin + 1]}
    is_ours = not LINGERING.isdisjoint(before) and not any(
        tokens[n].text == "of" or (letters[n] == "_" and tokens[n].text.endswith("ing"))
        for n in range(begin, at)
    )
    return _Given(at, Channel.OTHER) if is_ours else None


def _is_taken(sentence: Sentence, verb: str, at: int) -> bool:
    """Whether the words at `at` say where somebody was taken, or what they were shown.

    Others may have gone too: `Took [[Ada]] and the kids to the zoo`.
    """
    if verb not in TAKING:
        return False
    others = _OTHERS.match(sentence.line.letters, at)
    at = others.end() if others else at
    where = _text_at(sentence, at)
    if where == "to" and _text_at(sentence, at + 1) in NOWHERE:
        return False
    if where in TAKING[verb]:
        return True
    said = [token.text for token in sentence.line.tokens[at : at + _MOST_WHERE]]
    return any(
        " ".join(said[:size]) in TAKING[verb]
        and not (sentence.line.letters[at + size - 1] in "nc_" and _goes_on(sentence, at + size))
        for size in range(2, len(said) + 1)
    )


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether the thing before a token is only the kind of what follows: `the lift pass`."""
    return sentence.line.letters[at : at + 1] in {*"_Nn"} and (
        sentence.line.tokens[at].text not in THERE
    )


def _find_hosted(sentence: Sentence, at: int) -> _Given | None:
    match = _HOSTED.match(sentence.line.letters, at)
    return _noun_at(sentence, match.start("noun")) if match else None


def _find_given(sentence: Sentence, at: int, *, is_sent: bool) -> _Given | None:
    """Return what was given: a call, a line, and what goes by letter only where it was sent."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if match := GIVEN.match(letters, at):
        return _noun_at(sentence, match.start("noun"))
    if _text_at(sentence, at) in GIVEN_BARE:
        return _Given(at, Channel.OTHER)
    has_article = letters.startswith("f", at) or _text_at(sentence, at) in WHOSE
    for last in range(at + 1, at + 1 + has_article + letters.startswith("fx", at)):
        channel = GIVEN_WORDS.get(_text_at(sentence, last))
        if channel and not _goes_on(sentence, last + 1):
            return _Given(last, channel)
    described = _DOCUMENT.match(letters, at) if is_sent else None
    for last in range(at, described.end() if described else at):
        if tokens[last].text in DOCUMENTS and letters[last + 1 : last + 2] not in {*"_Nj"}:
            return _Given(last, tokens[last].channel or Channel.MESSAGE)
    return None


def _find_served(sentence: Sentence, at: int) -> _Given | None:
    """Return the meal or the drink that somebody was served: `Made [[Ada]] a cup of tea`."""
    served = _SERVED.match(sentence.line.letters, at)
    if served is None:
        return None
    last = served.end() - 1
    said = sentence.line.tokens[last]
    channel = said.channel or SESSIONS.get(said.text)
    is_meal = channel is Channel.MEAL and not _goes_on(sentence, last + 1)
    return _Given(last, Channel.MEAL) if is_meal else None


def _may_begin(sentence: Sentence, group: Group) -> bool:
    """Whether the word directly before the links may be the verb of their clause."""
    start = sentence.clauses[group.first]
    return group.first > start and not sentence.line.letters[
        max(start, group.first - REACH) : group.first - 1
    ].strip(LEADING + "v")


def _noun_at(sentence: Sentence, at: int) -> _Given:
    return _Given(at, sentence.line.tokens[at].channel or Channel.OTHER)


def _text_at(sentence: Sentence, at: int) -> str:
    return sentence.line.tokens[at].text if at < len(sentence.line.tokens) else ""
