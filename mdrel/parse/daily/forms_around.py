"""Forms of a talk with words on both sides of the links, or of me behind them (F54)."""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words import daily as words
from mdrel.model.words.behind_names import SERVING, SHOWING
from mdrel.model.words.presence import (
    DOING_WITH,
    DONE_TOGETHER,
)
from mdrel.model.words.scenes import PICTURES
from mdrel.model.words.sessions import (
    ASIDE,
    HOSTING_ME,
    LEADING_THEM,
    LINGERING,
    SENDING,
    SESSIONS,
    TALKING_ON,
)
from mdrel.model.words.together import (
    DONE_BY_TWO,
    IRREGULAR,
    NO_PLACES,
    NOT_BY_TWO,
    SELF,
    YEARS_LONG,
)
from mdrel.parse.daily.given import (
    Given,
    find_given,
    find_hosted,
    find_served,
    is_taken,
    noun_at,
    text_at,
)
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import LEADING, NOT_DONE, REACH, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_AND_I = lazy_pattern(r"(?:,N{1,2})?A(?P<me>[fm])")
_OURS = lazy_pattern(r"(?P<light>[fjxdT]*)(?P<word>[vuknc_CIN])")
_ROUND = frozenset({"over", "round", "around"})
_OVER = _ROUND | {"here"}
_ON_THE_PHONE = lazy_pattern(r"hf?(?P<phone>[nc_])(?=$|[O:,;S()td-]|(?P<till>_))")
_PHONES = frozenset({"phone", "telephone", "line", "blower"})
_TILL = frozenset({"til", "till", "until", "while", "from"})
_OVER_FOR = lazy_pattern(
    r"(?:A(?:f_|N{1,2}|_{2}))?(?P<over>[hap_])(?:Of?x?(?P<meal>[nc_])(?=$|[,;:S(tdAB-])|(?=,))"
)
_AT_DOOR = lazy_pattern(r"hf_")
_LINGERING = lazy_pattern(r"[tdefjx#h]*N?[tdefjxhqapcn_]*")
_TOLD_OF = lazy_pattern("t?[:,-][^IQtD]")
_UNTOLD = NOT_DONE | {"C"}
# `[[Ada]] and I on the bridge until …`
_THERE = lazy_pattern(r"hf[_Nx]{1,2}(?=$|[,;:S_-])")
_NEAR = 6
_BY = {"got": Channel.CALL, "talked": Channel.OTHER}


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


def _find_ours(sentence: Sentence, group: Group) -> Given | None:
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
        return Given(group.first, Channel.IN_PERSON)
    if (there := _THERE.match(letters, end)) and not any(
        token.text in NO_PLACES for token in tokens[end : there.end()]
    ):
        return Given(group.first, Channel.IN_PERSON)
    if letters[end : end + 1] in {"", ",", "S"} and _have_we_done(sentence, low, first):
        return Given(group.first, Channel.OTHER)
    ours = _OURS.match(letters, end)
    return _find_done(sentence, end, ours.start("word")) if ours else None


def _have_we_done(sentence: Sentence, low: int, first: int) -> bool:
    """Whether we did what stands before a comma and the links: `We agreed, [[Ada]] and I, that`."""
    said = [token.text for token in sentence.line.tokens[low:first]]
    if said[-1:] != [","] or "we" not in said:
        return False
    did = low + said.index("we") + 1
    ours = _OURS.match(sentence.line.letters, did)
    return ours is not None and _find_done(sentence, did, ours.start("word")) is not None


def _find_done(sentence: Sentence, end: int, at: int) -> Given | None:
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
    return noun_at(sentence, at) if is_ours else None


def _find_from_me(sentence: Sentence, group: Group) -> Given | None:
    """Return what I gave or shared: `Gave [[Ada]] a call`, `Joined [[Ada]] for lunch`."""
    before = sentence.line.tokens[group.first - 1].text
    if before in LEADING_THEM and _TOLD_OF.match(sentence.line.letters, group.end):
        return Given(group.first, Channel.MEETING)
    if before in words.GIVING or before in SENDING:
        return find_given(sentence, group.end, is_sent=before in SENDING)
    if before == "introduced" and text_at(sentence, group.end) == "to":
        return Given(group.first, Channel.OTHER)
    if before in SHOWING and sentence.line.letters.startswith("f", group.end):
        return Given(group.first, Channel.IN_PERSON)
    if before in SERVING and (served := find_served(sentence, group.end)):
        return served
    if before in words.HOSTING and (hosted := find_hosted(sentence, group.end)):
        return hosted
    behind = text_at(sentence, group.end)
    if (
        is_taken(sentence, before, group.end)
        or (before == "had" and behind in _ROUND)
        or (before in ASIDE and behind == "aside")
    ):
        return Given(group.first, _BY.get(before, Channel.IN_PERSON))
    return None


def _find_from_them(sentence: Sentence, group: Group) -> Given | None:
    """Return what they gave me or shared with me: `[[Ada]] gave me a call`."""
    verb = text_at(sentence, group.end)
    if not sentence.line.letters.startswith("m", group.end + 1):
        return _find_with_me(sentence, group)
    if verb in ASIDE and text_at(sentence, group.end + 2) == "aside":
        return Given(group.end, Channel.IN_PERSON)
    if verb in words.GIVING or verb in SENDING:
        return find_given(sentence, group.end + 2, is_sent=verb in SENDING)
    if verb in HOSTING_ME and (hosted := find_hosted(sentence, group.end + 2)):
        return hosted
    is_gone = is_taken(sentence, verb, group.end + 2)
    return Given(group.end, Channel.IN_PERSON) if is_gone else None


def _find_with_me(sentence: Sentence, group: Group) -> Given | None:
    """Return where they were: `[[Ada]] on the phone about the lease`, `[[Ada]] over for tea`.

    `Tom and [[Ada]] on the phone` had each other.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if letters[max(group.first - 1, 0)] == "A":
        return None
    phone = _ON_THE_PHONE.match(letters, group.end)
    is_on = phone and (not phone["till"] or tokens[phone.start("till")].text in _TILL)
    if is_on and phone and tokens[phone.start("phone")].text in _PHONES:
        return Given(phone.start("phone"), Channel.CALL)
    over = _OVER_FOR.match(letters, group.end)
    if over and tokens[over.start("over")].text in _OVER:
        at = over.start("meal") if over["meal"] else over.start("over")
        return Given(at, tokens[at].channel or Channel.IN_PERSON)
    door = _AT_DOOR.match(letters, group.end)
    if door and tokens[door.end() - 1].text in {"door", "doorstep"}:
        return Given(group.end, Channel.IN_PERSON)
    return None


def _find_talking(sentence: Sentence, group: Group) -> Given | None:
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
    return Given(at, Channel.OTHER) if is_ours else None


def _may_begin(sentence: Sentence, group: Group) -> bool:
    """Whether the word directly before the links may be the verb of their clause."""
    start = sentence.clauses[group.first]
    return group.first > start and not sentence.line.letters[
        max(start, group.first - REACH) : group.first - 1
    ].strip(LEADING + "v")
