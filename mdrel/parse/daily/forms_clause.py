"""Forms in which what they did to me, or said, tells of a talk (F64).

Examples are `[[Ada]] let me know`, `[[Ada]] asked after my mother`, `Over soup [[Ada]] confessed`
and `[[Ada]] wants a refund; I said no`.
"""

from __future__ import annotations

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words import clauses as words
from mdrel.model.words.behind_names import (
    BODY,
    COMING_TO,
    DONE_TO_ME,
    FOR_A_CHAT,
    HAVING_TO,
    MINE,
    MINE_ALONE,
    TO_TELL,
    TOUCHING,
)
from mdrel.model.words.contact_verbs import REACHING_VERBS
from mdrel.model.words.daily import GIVING
from mdrel.model.words.scenes import SCENES
from mdrel.model.words.sessions import SENDING, TO_ME
from mdrel.model.words.together import AGREEING, PEOPLE
from mdrel.parse.daily.clauses import THEM, Clause, find_begin, read_clauses
from mdrel.parse.daily.forms_behind import is_of_another_time, reaches_me
from mdrel.parse.daily.forms_manner import told_by_manner
from mdrel.parse.daily.forms_mine import BY_ME
from mdrel.parse.daily.forms_scene import told_by_scene
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.daily.told import NEAR, NOT_SO, Told, is_first_hand

# What they say now, or gave me, other forms read.
_READ_ELSEWHERE = words.SAYS | GIVING | SENDING
_SAID_TO_ME = (words.SPEAKING | words.TELLING) - {"reports", "reported"}
_HAD_TO = frozenset({"had to tell", "had to ask", "had to thank", "had to remind"})
_DISTANT = WRITTEN | {Channel.CALL, Channel.VIDEO}
_SCENE_BEGINS = words.BY | {"after", "before"}
_MOST_OF_WAY = 4
_MOST_BEFORE = 5


def told_by_clause(sentence: Sentence, group: Group, *, is_decided: bool) -> Verdict | None:
    """Return the verdict where a clause tells what they did to me, or I to them.

    `is_decided` says that a word of contact before the links was found to tell of no talk.
    """
    if sentence.speech.has_own_verbs or sentence.is_list:
        return None
    told = Told(sentence, group, read_clauses(sentence, group), is_decided)
    verdict = _find(told) or told_by_scene(told) or told_by_manner(told)
    return verdict if verdict and is_first_hand(sentence, group) else None


def _find(told: Told) -> Verdict | None:
    """Return the verdict of the first clause that tells of a talk."""
    sentence, group = told.sentence, told.group
    for clause in told.clauses:
        for form in (*_BY_THEM, *BY_ME):
            if (channel := form(told, clause)) and told.is_so(clause):
                word = Word(clause.verb, sentence.clauses[group.first], channel, is_told=True)
                end = clause.verb + 1 if clause.verb < group.end + NEAR else group.end
                behind = Group(group.first, max(group.end, end), group.links)
                return sentence.on_its_day("F64", word, behind)
    return None


def _reached(told: Told, clause: Clause) -> Channel | None:
    """Return how they reached me: `Between the two sittings [[Ada]] rang to say …`."""
    line, at = told.sentence.line, clause.verb
    if not told.is_theirs(clause):
        return None
    verb = line.tokens[at].text
    said = told.behind(clause)
    if verb in REACHING_VERBS:
        behind = line.tokens[at + 1].text if at + 1 < len(line.tokens) else ""
        is_me = reaches_me(told.sentence, at) or behind in words.BEHIND_REACHING
        return (line.tokens[at].channel or REACHING_VERBS[verb]) if is_me else None
    is_in = told.verb(clause) in words.PEEPING and "head" in said[:3]
    is_here = told.verb(clause) in words.COMING and said[:1] and said[0] in words.HERE
    is_at_mine = told.verb(clause) in COMING_TO and (
        not words.OURS.isdisjoint(said[:3]) and not MINE.isdisjoint(said[:4])
    )
    return Channel.IN_PERSON if is_in or is_here or is_at_mine else None


def _done_to_me(told: Told, clause: Clause) -> Channel | None:
    """Return how they did something to me: `[[Ada]] let me know`, `…, moaned to me`."""
    letters, verb = told.sentence.line.letters, told.verb(clause)
    if not told.is_theirs(clause):
        return None
    if verb in _READ_ELSEWHERE:
        return _said_to_me(told, clause)
    is_contact = letters[clause.verb] in "vrk" and clause.verb == told.group.end
    if is_contact and verb not in DONE_TO_ME:  # `[[Ada]] called me names`
        return None
    if channel := _touched_me(told, clause) or _had_to_tell(told, clause):
        return channel
    right = letters[clause.verb + 1 : min(clause.end, clause.verb + NEAR)]
    at = right.find("m")
    if at < 0 or not (NOT_SO | {"L", "P"}).isdisjoint(right[:at]):
        return None
    at += clause.verb + 1
    tokens = told.sentence.line.tokens
    before = tokens[at - 1].text if at > clause.verb + 1 else ""
    behind = [token.text for token in tokens[at + 1 : min(clause.end, at + 4)]]
    if before == "to":
        return _done_up_to_me(told, clause)
    if before in {"with", "w/"} and verb == "had":  # `[[Ada]] had a 1:1 with me`
        return next((each.channel for each in tokens[clause.verb + 1 : at] if each.channel), None)
    if (
        (before in words.AROUND_ME and (verb, before) not in words.NEAR_ME)
        or not words.NOTHING_TO_ME.isdisjoint(behind)
        or (not before and is_of_another_time(told.sentence, at + 1))
        or (before in {"with", "w/"} and verb in AGREEING)
        or (verb in TO_ME and behind[:1] == ["with"])
        # `Finished [[Ada]]'s book, she made me laugh`
        or (verb in words.DONE_SO and letters[told.group.first] == "P")
    ):
        return None
    if verb in words.DONE_SO:
        return words.DONE_SO[verb].get(behind[0]) if behind else None
    return told.channel(clause) if verb in words.CONTACTING else None


def _said_to_me(told: Told, clause: Clause) -> Channel | None:
    """Return OTHER for what they said to me, and for what they tell me now."""
    letters, verb = told.sentence.line.letters, told.verb(clause)
    if verb == "tells" and letters.startswith("m", clause.verb + 1):
        return Channel.OTHER if _told_what(told, clause) else None
    is_said = letters.startswith("om", clause.verb + 1) and verb in _SAID_TO_ME
    return Channel.OTHER if is_said else None


def _touched_me(told: Told, clause: Clause) -> Channel | None:
    """Return IN_PERSON where they touched me: `[[Ada]] shook my hand`."""
    said = told.behind(clause)
    is_so = said[:1] == ["my"] and told.verb(clause) in TOUCHING and not BODY.isdisjoint(said[1:2])
    return Channel.IN_PERSON if is_so else None


def _had_to_tell(told: Told, clause: Clause) -> Channel | None:
    """Return OTHER for what they did to say so: `[[Ada]] had to tell me`, `stopped to ask me`."""
    line, at = told.sentence.line, clause.verb + 1
    said = [token.text for token in line.tokens[at : at + 2]]
    is_so = line.tokens[clause.verb].text in _HAD_TO and line.letters.startswith("m", at)
    is_so = is_so or (
        told.verb(clause) in HAVING_TO
        and said[:1] == ["to"]
        and not TO_TELL.isdisjoint(said[1:])
        and line.letters.startswith("m", at + 2)
    )
    return Channel.OTHER if is_so else None


def _told_what(told: Told, clause: Clause) -> bool:
    """Whether what they tell me follows, and not what they always do: `tells me she is well`."""
    said = told.behind(clause)[1:3]
    return said[:1] != [] and said[0] in {"she", "he", "that", "it", "they", "her", "his"}


def _done_up_to_me(told: Told, clause: Clause) -> Channel | None:
    """Return how they said something to me, or came up to me."""
    verb = told.verb(clause)
    if verb in words.GOING | words.COMING:
        return Channel.IN_PERSON
    return Channel.OTHER if verb in _SAID_TO_ME else None


def _asked_me(told: Told, clause: Clause) -> Channel | None:
    """Return OTHER where they ask or think of me: `[[Ada]] asked after my mother`."""
    of_me = words.ASKING.get(told.verb(clause))
    if of_me is None or not told.is_theirs(clause):
        return None
    line = told.sentence.line
    for at in range(clause.verb + 1, min(clause.verb + NEAR, len(line.tokens))):
        if line.tokens[at].text in of_me:
            whom = line.tokens[at + 1].text if at + 1 < len(line.tokens) else ""
            return None if at == clause.verb + 1 and whom in PEOPLE else Channel.OTHER
        if line.letters[at] in ",;:S-(ABNLP":
            return None
    return None


def _answered(told: Told, clause: Clause) -> Channel | None:
    """Return OTHER where I answer what they say: `[[Ada]] wants a refund; I said no`."""
    if not told.is_theirs(clause) or not told.is_alone:
        return None
    if told.verb(clause) not in words.SPEAKING:
        return None
    tokens = told.sentence.line.tokens
    for each in told.clauses:
        if each.verb > clause.verb and told.is_mine(each) and told.is_so(each):
            said = told.behind(each)
            is_raised = told.verb(each) in {"brought", "raised"} and "up" in said[:3]
            is_answer = told.verb(each) in words.ANSWERED and "nothing" not in said
            is_done = tokens[each.start - 1].text == "so" and tokens[each.start].text == "i"
            if is_answer or is_done or is_raised:
                return Channel.OTHER
    return None


def _by_way(told: Told, clause: Clause) -> Channel | None:
    """Return the way or the meal by which they told something, or I them.

    Examples are `[[Ada]] pushed back on pricing in our call`, `Over soup [[Ada]] confessed` and
    `Worked out the rota with [[Ada]] over a glass of wine`.
    """
    line, group = told.sentence.line, told.group
    is_mine = told.is_mine(clause) and clause.verb < group.first < clause.end
    if is_mine:
        is_direct = group.first == clause.verb + 1 and told.verb(clause) not in words.AFAR
        is_toward = line.letters[group.first - 1] in "wo"
        if line.letters[group.first] != "L" or not (is_direct or is_toward):
            return None
    elif not told.is_theirs(clause):
        return None
    low = find_begin(told.sentence, clause.start) if clause.subject == THEM else clause.verb
    if not frozenset("NP").isdisjoint(line.letters[clause.verb + 1 : clause.end]):
        return None
    if line.letters[clause.verb : clause.end].count("L") > is_mine:
        return None
    ways = (_way_at(told, at) for at in range(low, clause.end))
    return next((way for way in ways if way), None)


def _way_at(told: Told, at: int) -> Channel | None:
    """Return the way that the word at a token leads to: `over lunch`, `by phone`, `in our call`."""
    letters, tokens = told.sentence.line.letters, told.sentence.line.tokens
    by = tokens[at].text
    if by == "at lunch":  # a time of the day as well
        return Channel.MEAL
    if by not in words.BY or at + 1 == len(tokens):
        return None
    end = at + 1
    last = min(at + _MOST_OF_WAY, len(tokens) - 1)
    while end < last and letters[end] in "fax_" and tokens[end].text not in words.WAYS:
        end += 1
    way, between = tokens[end].text, {token.text for token in tokens[at + 1 : end]}
    channel = words.WAYS.get(way) or (tokens[end].channel if letters[end] in "nc" else None)
    is_left = letters[end + 1 : end + 2] in {*"owP"}
    is_kind = letters[end + 1 : end + 2] in {*"_Nn"} and way not in words.WAYS
    if (
        is_left
        or is_kind
        or channel is Channel.EVENT
        or (by == "in" and words.OURS.isdisjoint(between))
        or (by == "on" and way not in words.WAYS)
        or (by == "by" and channel not in _DISTANT)
    ):
        return None
    return channel


def _for_a_chat(told: Told, clause: Clause) -> Channel | None:
    """Return OTHER for what they did to speak with me: `[[Ada]] stopped his van to chat`."""
    if clause.subject != THEM or not told.is_alone:
        return None
    said = " ".join(token.text for token in told.sentence.line.tokens[clause.verb + 1 : clause.end])
    return Channel.OTHER if said.endswith(FOR_A_CHAT) else None


def _in_scene(told: Told, clause: Clause) -> Channel | None:
    """Return IN_PERSON where they say something in a place: `In the car [[Ada]] asked where …`."""
    group = told.group
    if clause.subject != THEM or told.verb(clause) not in words.SAID:
        return None
    start = max(told.sentence.clauses[group.first], group.first - _MOST_BEFORE - 1)
    before = [token.text for token in told.sentence.line.tokens[start : group.first]]
    is_scene = (
        1 < len(before) <= _MOST_BEFORE and before[0] in _SCENE_BEGINS and before[-1] in SCENES
    )
    return Channel.IN_PERSON if is_scene else None


def _at_mine(told: Told, clause: Clause) -> Channel | None:
    """Return IN_PERSON for what they did at a place of mine: `[[Ada]] wept on my sofa`."""
    if clause.subject != THEM:
        return None
    said = [token.text for token in told.sentence.line.tokens[clause.verb + 1 : clause.end]]
    is_mine = any(
        here in {"in", "on", "at"} and mine == "my" and place in MINE_ALONE
        for here, mine, place in zip(said, said[1:], said[2:], strict=False)
    )
    return Channel.IN_PERSON if is_mine else None


_BY_THEM = (_at_mine, _reached, _by_way, _done_to_me, _asked_me, _answered, _in_scene, _for_a_chat)
