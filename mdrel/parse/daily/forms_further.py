"""Forms in which a clause behind somebody's name tells of a talk with them (F64).

Examples are `[[Ada]] dropped by and we sat for an hour`, `Same train as [[Ada]], talked all the
way` and `Read the letter from [[Ada]]. Wrote back`. It tells so only where nobody else is named.
"""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words import behind_names as further
from mdrel.parse.daily.about_them import is_past_form
from mdrel.parse.daily.clauses import FARTHEST, OTHER, names_nobody_else, read_clauses
from mdrel.parse.daily.memory import is_long_ago
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import REACH, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_NEAR = 8
# Where a clause of mine or theirs begins.
_CLAUSE = lazy_pattern(r"(?:^|[,;:SAB(TQ-])[AB,T]*(?=[fjTdeyth_vukrcnNIG])")
# `we sat`, `afterwards we took a turn`
_WE = lazy_pattern(r"[djTtf]{1,3}")
_CUES = further.PRONOUNS | further.REPLYING | further.TALKED | further.CHATS | {"together"}
_TALKED = lazy_pattern(r"[fjTd]{0,3}?[vu_](?=$|[,SOdtjAxh]|_(?![wo]))")
_NICE_CHAT = lazy_pattern(r"f?x{1,2}[nc](?=$|[,SOdth-])")
_DREAMS = frozenset({"dreamt", "dreamed", "dream", "imagined", "remember", "remembered", "if"})


def told_further(sentence: Sentence, group: Group) -> Verdict | None:
    """Return the verdict where words behind the links tell of a talk with them."""
    found = find_further(sentence, group)
    return sentence.on_its_day("F64", found, group) if found else None


def find_further(sentence: Sentence, group: Group) -> Word | None:
    """Return what a later clause tells of the links: `…, so I rang her`, `… and we sat down`."""
    letters = sentence.line.letters
    end = min(len(letters), group.end + FARTHEST)
    if _CUES.isdisjoint([token.text for token in sentence.line.tokens[group.end : end]]):
        return None
    if not names_nobody_else(sentence, group) or _is_dreamt(sentence, group):
        return None
    for clause in _CLAUSE.finditer(letters, group.end, end):
        at = clause.end()
        if is_long_ago(sentence.line, at, at + _NEAR):
            continue
        word = (
            _talked(sentence, at, group)
            or _replied(sentence, at, group)
            or _we_did(sentence, at, group)
        )
        if word and _is_done_by_others(sentence, group):
            return None
        if word:
            return Word(group.first, sentence.clauses[group.first], word, is_told=True)
    return None


def _is_dreamt(sentence: Sentence, group: Group) -> bool:
    """Whether a line tells of a dream, or of what once was."""
    start = max(sentence.periods[group.first], group.first - REACH)
    said = {token.text for token in sentence.line.tokens[start : group.first]}
    return not _DREAMS.isdisjoint(said)


def _is_done_by_others(sentence: Sentence, group: Group) -> bool:
    """Whether somebody else did what stands before the links: `Susanne saw [[Ada]], talked …`."""
    return any(
        clause.subject == OTHER and clause.verb < group.first < clause.end
        for clause in read_clauses(sentence, group)
    )


def _replied(sentence: Sentence, at: int, group: Group) -> Channel | None:
    """Return the channel of my own reply: `Read the letter from [[Ada]]. Wrote back at once`.

    Directly behind their name and a colon or dash it is theirs: `[[Ada]]: answered`.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if at == group.end + 1 and letters[group.end] in ":-":
        return None
    while at < len(letters) and letters[at] in "fjTd":
        at += 1
    is_mine = at < len(letters) and tokens[at].text in further.REPLYING
    leaves = letters[at + 1 : at + 2] in {"", *",;STAdtBhjwxa"} or letters[at + 1 : at + 2] == "_"
    return (tokens[at].channel or Channel.MESSAGE) if is_mine and leaves else None


def _talked(sentence: Sentence, at: int, group: Group) -> Channel | None:
    """Return the channel of what we did by ourselves: `…, talked all the way`, `…, nice chat`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if _is_topic(sentence, group) or _tells_now(sentence, group):
        return None
    if letters[group.first] == "P" or (at == group.end + 1 and letters[group.end] in ":-"):
        return None
    if nice := _NICE_CHAT.match(letters, at):
        is_chat = tokens[nice.end() - 1].channel is Channel.OTHER
        return Channel.OTHER if is_chat else None
    if _did_together(sentence, at):
        return Channel.IN_PERSON
    talked = _TALKED.match(letters, at)
    if talked is None or tokens[talked.end() - 1].text not in further.TALKED:
        return None
    near = {token.text for token in tokens[talked.end() : talked.end() + 3]}
    return Channel.OTHER if near.isdisjoint(further.HERSELF) else None


def _we_did(sentence: Sentence, at: int, group: Group) -> Channel | None:
    """Return the channel of what we did: `afterwards we took a turn`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    we = _WE.match(letters, at)
    said = [token.text for token in tokens[at : we.end()]] if we else []
    if "we" not in said:
        return None
    at += said.index("we") + 1
    if _is_topic(sentence, group) or _tells_now(sentence, group):
        return None
    did = next((t for t in tokens[at : at + 3] if t.text in further.WE_DID), None)
    near = {token.text for token in tokens[at : at + _NEAR]}
    if did is None or not near.isdisjoint(further.HERSELF):
        return None
    if did.text == "took" and near.isdisjoint(further.TAKEN_BY_TWO):
        return None
    if letters[group.first] == "P" and "together" not in near and "both" not in near:
        return None
    return did.channel or Channel.IN_PERSON


def _did_together(sentence: Sentence, at: int) -> bool:
    """Whether a clause tells what we did together: `…, sat together`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    while at < len(letters) and letters[at] in "fjTd" and tokens[at].text not in further.BEING:
        at += 1
    said = [token.text for token in tokens[at : at + _NEAR]]
    is_put = said[1:2] == ["together"] and said[0] in further.PUTTING
    if "together" not in said or is_put or not {"with", "w/"}.isdisjoint(said):
        return False
    is_past = is_past_form(said[0]) or letters[at] in "vu"
    return is_past and letters[at : at + said.index("together")].replace("_", "a").isalpha()


def _is_topic(sentence: Sentence, group: Group) -> bool:
    """Whether the links are what was spoken or thought of."""
    before = sentence.line.tokens[max(group.first - 1, 0)].text
    return before.rpartition(" ")[2] in further.TOPICAL


def _tells_now(sentence: Sentence, group: Group) -> bool:
    """Whether the words behind the links tell how they are, and not what they did."""
    behind = sentence.line.tokens[group.end].text
    return behind in {"is", "has", "will", "wants", "needs", "are", "might", "would"}
