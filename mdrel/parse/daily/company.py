"""Past verbs of company before `with`, and what makes something else of them (F51)."""

from __future__ import annotations

from itertools import pairwise

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words.activities import NO_COMPANY, NO_KINDS, NO_PASTIMES, THINGS_BETWEEN
from mdrel.model.words.daily import HAVING, SERVICES, TOLD
from mdrel.model.words.given_names import GIVEN_NAMES
from mdrel.model.words.not_held import SAYING_THERE
from mdrel.model.words.presence import (
    APPEARING,
    AS_EVER,
    DOING_WITH,
    DONE_TOGETHER,
    NEEDS_OBJECT,
    NOT_TOGETHER,
    PARTS_PLAYED,
    TELLING_TO,
    VISITING_WITH,
)
from mdrel.model.words.sessions import GIVEN_SESSIONS, SENDING, SESSIONS
from mdrel.model.words.task_verbs import DOING
from mdrel.model.words.together import COMPANY_IRREGULAR, MOVING
from mdrel.parse.daily.durations import lasted
from mdrel.parse.daily.parts import Group
from mdrel.parse.daily.sentence import LEADING, REACH, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# `Spent the afternoon with [[Ada]]`
_BETWEEN_DOING = lazy_pattern(r"[_NxnchOoLPfpqtda]{0,8}w[af]*")
# `Visited the museum with [[Ada]]`
_BETWEEN_VISITING = lazy_pattern(r"[fa]*[_Nxn]{1,4}w[af]*")
_WATCHING = VISITING_WITH | {"watched", "attended", "saw"}
_APPEARING = APPEARING | {"as", "in", "on"}
_MOST_BEHIND = 4
_MOST_OF_KIND = 3
_NO_KIND_ENDS = ("ed", "'s", "ing", "n't", "'ll", "'d")
# `Pruned the roses with [[Ada]]`
_BETWEEN_ANY = lazy_pattern(r"[fahpqtdO][_NxnhOfpqtda]{0,8}w[af]*")
# `Picked apples with [[Ada]]`
_BETWEEN_BARE = lazy_pattern(r"_w[af]*")
_AT_PLACE = lazy_pattern(r".{0,2}[^tdehq][hqp]f?$")
_LONG, _NEAR, _MOST_BETWEEN = 5, 5, 8
# Who may have done what follows, or meant to: `Tom came, painted the fence with [[Ada]]`.
_NAMED = frozenset("LPNI")
# These may be had before or after something: `Pub after the viva with [[Ada]]`.
_HAD_AFTER = frozenset({Channel.MEAL, Channel.IN_PERSON})
_PRACTISING = frozenset({"rehearsed", "practised", "practiced"})
_ARRANGED = frozenset({Channel.MEETING, Channel.CALL, Channel.VIDEO})
_ANY_SESSION = SESSIONS.keys() | DOING_WITH.keys() | TELLING_TO.keys() | SENDING | SERVICES


def is_pastime(sentence: Sentence, at: int) -> bool:
    """Whether a word in -ing before `with` is something one did: `Bell ringing with [[Ada]]`."""
    said = sentence.line.tokens[at].text
    return (
        said.endswith("ing")
        and len(said) > _LONG
        and sentence.line.letters[at] in "_N"
        and sentence.line.letters[at + 1] == "w"
        and said not in NO_PASTIMES
    )


def size_of_kind(sentence: Sentence, at: int) -> int:
    """Return how many words before a noun say what kind it was: `Roof inspection meeting with`.

    They are at the beginning of the clause, and are no verbs and nobody.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    start = max(sentence.clauses[at], at - REACH)
    size, is_doing = 0, is_pastime(sentence, at)
    while size < _MOST_OF_KIND and at - size > start and letters[at - size - 1] in "_Nnc":
        said = tokens[at - size - 1].text
        is_verb = said in NO_KINDS and not (said in DOING and at - size - 1 > start)
        if said.endswith(_NO_KIND_ENDS) or is_verb or said in GIVEN_NAMES:
            return 0
        if is_doing and letters[at - size - 1] == "N":  # `Kim sailing with [[Ada]]`
            return 0
        size += 1
    before = [token.text for token in tokens[start : at - size]]
    is_told = not TOLD.isdisjoint(before)
    return size if is_told or not letters[start : at - size].strip("tdey#") else 0


def belongs_to_doing(sentence: Sentence, at: int, between: str) -> bool:
    """Whether a verb of company, what one did, and `with` stand before the links."""
    tokens = sentence.line.tokens
    said = tokens[at].text
    between = between.replace("fI", "f_")  # `Went over the will with [[Ada]]`
    behind = [token.text for token in tokens[at + 1 : at + 1 + len(between)]]
    if "w" not in between or behind[between.index("w") - 1] in THINGS_BETWEEN:
        return False
    if said in VISITING_WITH:
        return _BETWEEN_VISITING.fullmatch(between) is not None
    if said not in DOING_WITH:
        has_object = _BETWEEN_ANY.fullmatch(between) or (
            _BETWEEN_BARE.fullmatch(between) and (behind[0].endswith("s") or said == "agreed")
        )
        return bool(has_object) and HAVING.isdisjoint(behind)
    if (
        (said == "went" and not behind[0].endswith("ing"))
        or (said in DONE_TOGETHER and DONE_TOGETHER[said].isdisjoint(behind))
        or (said in NOT_TOGETHER and not NOT_TOGETHER[said].isdisjoint(behind))
        or (said in NEEDS_OBJECT and between == "w")
    ):
        return False
    return _BETWEEN_DOING.fullmatch(between) is not None


def is_verb_of_company(sentence: Sentence, at: int, between: str) -> bool:
    """Whether a token is a verb that needs `with` to tell of company."""
    said = sentence.line.tokens[at].text
    return (
        (said in DOING_WITH and (sentence.line.letters[at] != "v" or "w" in between))
        or (said in VISITING_WITH and "w" in between)
        or is_any_doing(sentence, at)
    )


def is_any_doing(sentence: Sentence, at: int) -> bool:
    """Whether a sentence begins with a past verb that may tell of company."""
    said, start = sentence.line.tokens[at].text, sentence.periods[at]
    return (
        ((said.endswith("ed") and len(said) >= _LONG) or said in COMPANY_IRREGULAR)
        and "-" not in said
        and (sentence.line.letters[at] in "_N" or said in MOVING)
        and (said not in NO_COMPANY or _says_together(sentence, at))
        and sentence.line.tokens[at].channel is None
        and at - start <= REACH
        and not sentence.line.letters[sentence.clauses[at] : at].strip(LEADING)
        and _NAMED.isdisjoint(sentence.line.letters[start:at])
    )


def _says_together(sentence: Sentence, at: int) -> bool:
    """Whether `together with` follows soon: `Signed the lease together with [[Ada]]`."""
    tokens = sentence.line.tokens[at + 1 : at + _MOST_BETWEEN]
    return any(
        one.text == "together" and other.text in {"with", "w/"} for one, other in pairwise(tokens)
    )


def pass_doing(sentence: Sentence, at: int, end: int, prefix: str) -> str:
    """Return what stands before the word at `at`, without a verb of company and what one did.

    Who the linked are is said from the token `end` on. What was watched is a talk of others:
    `Watched the interview with [[Ada]]`.
    """
    letters, tokens, low = sentence.line.letters, sentence.line.tokens, at - len(prefix)
    if tokens[at].channel in WRITTEN:  # `Went through my messages with [[Ada]]`
        return prefix
    for verb in range(low, at):
        said = tokens[verb].text
        is_any = letters[at] in "_N" and is_any_doing(sentence, verb)
        if said in _PRACTISING:  # `Rehearsed the call with [[Ada]]`
            return prefix
        if said in DOING_WITH or said in VISITING_WITH or is_any:
            is_ours = belongs_to_doing(sentence, verb, letters[verb + 1 : end])
            return prefix[: verb - low] if is_ours else prefix
    return prefix


def only_appears(sentence: Sentence, group: Group) -> bool:
    """Whether the linked are part of what one watched: `Saw the play with [[Ada]] as Hamlet`."""
    tokens, end = sentence.line.tokens, group.end
    if end == len(tokens) or tokens[end].text not in _APPEARING:
        return False
    behind = [token.text for token in tokens[end : end + _MOST_BEHIND]]
    start = max(sentence.clauses[group.first], group.first - REACH)
    done = {token.text for token in tokens[start : group.first]}
    is_watched = not _WATCHING.isdisjoint(done) or not DOING_WITH.keys().isdisjoint(done)
    if not is_watched or tokens[group.first - 1].text not in {"with", "w/"}:
        return False
    if behind[0] == "as":
        return AS_EVER.isdisjoint(behind)
    if behind[1:2] == ["it"]:
        # `Drove to Kent with [[Ada]] in it`
        return not _WATCHING.isdisjoint(done)
    return behind[0] in APPEARING or not PARTS_PLAYED.isdisjoint(behind[1:])


def is_session(sentence: Sentence, at: int) -> bool:
    """Whether a word is one of contact where it stands.

    A session is before `with` or a place, a service where it begins a clause before `with` or
    `from`, and `sent` is before what is written: `Supervision with [[Ada]]`, `Signal from [[Ada]]`,
    `Sent the minutes to [[Ada]]`.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    said = tokens[at].text
    if (
        said not in _ANY_SESSION
        and not said.endswith(("ing", "ed"))
        and said not in COMPANY_IRREGULAR
    ):
        return False
    if said in SESSIONS:
        # `Coffee after mass with [[Ada]]`
        place = _AT_PLACE.match(letters, max(sentence.clauses[at], at - _NEAR), at)
        is_had = letters[at + 1] in ("whq" if SESSIONS[said] in _HAD_AFTER else "wh") or (
            said in GIVEN_SESSIONS and tokens[at + 1].text in {"from", "to"}
        )
        is_noted = (
            SESSIONS[said] is Channel.MEETING
            and not said.endswith("ing")
            and letters.startswith(("L:", "L-"), at + 1)
        ) or (
            SESSIONS[said] in _ARRANGED
            and letters.startswith("L", at + 1)
            and lasted(sentence.line, at + 2)
        )
        return (is_had and not place) or is_noted or _says_there(sentence, at)
    if said in SENDING or said in DOING_WITH or said in TELLING_TO:
        return True
    if is_pastime(sentence, at) or is_any_doing(sentence, at):
        return True
    return (
        tokens[at + 1].text in {"with", "w/", "from"}
        and said in SERVICES
        and not letters[sentence.clauses[at] : at].strip("tx")
    )


def _says_there(sentence: Sentence, at: int) -> bool:
    """Whether what somebody says stands behind a session: `Choir: [[Ada]] says we are flat`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    return (
        letters.startswith((":L", "-L"), at + 1)
        and at + 3 < len(tokens)
        and tokens[at + 3].text in SAYING_THERE
    )
