"""Talks with the owner of something, named again by a pronoun (F51).

Examples are `Fixed [[Ada]]'s bike with her`, `Met [[Bo]]'s partner and him` and `Workshop with
[[Bo]]'s team, he opened it`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mdrel.model.conversation import Channel
from mdrel.model.words.behind_names import ANSWERED, BODY, GOT, LETTERS, TOUCHING, WRITTEN_THINGS
from mdrel.model.words.not_held import AWAY_OR_COMING
from mdrel.model.words.presence import DOING_WITH
from mdrel.model.words.sessions import ROLES
from mdrel.model.words.together import DID_THERE, IRREGULAR, PEOPLE_OWNED, TEAMS
from mdrel.parse.daily.about_them import is_past_form
from mdrel.parse.daily.company import is_any_doing
from mdrel.parse.daily.forms_clause import told_by_clause
from mdrel.parse.daily.forms_further import find_further
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import LEADING, NOT_DONE, REACH, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_BEGINS = lazy_pattern(r"[tdefh#yj]*(?P<said>[vukncx_NC])")
# `[[Ada]]'s bike with her in the garage`, `[[Ada]]'s partner and her for brunch`
_WITH_HER = lazy_pattern(r"P_?(?P<thing>[_NxncqtfI]{1,4})(?P<by>[woA])(?P<her>_)(?=$|[^_NxncPLI'])")
_TEAM = lazy_pattern(r"w[fa]*P_?[x_N]{0,2}(?P<team>[x_N])[,;S-](?P<who>_)[jf]*(?P<did>[_vukrN])")


def judge_owners(sentence: Sentence) -> Iterator[tuple[Group, Verdict]]:
    """Yield the owners with whom one was, by a pronoun behind what they own."""
    letters = sentence.line.letters
    at = letters.find("P")
    while at >= 0:
        group = Group(at, at + 1, (at,))
        word = _find_owner(sentence, at) or find_further(sentence, group)
        if word:
            yield group, sentence.on_its_day("F51", word, group)
        elif told := told_by_clause(sentence, group, is_decided=True):
            yield group, told
        at = letters.find("P", at + 1)


def _find_owner(sentence: Sentence, at: int) -> Word | None:
    """Return the word of a talk with the owner at the token `at`."""
    letters, tokens, start = sentence.line.letters, sentence.line.tokens, sentence.clauses[at]
    if NOT_DONE.isdisjoint(letters[max(start, at - REACH) : at]) and _is_got(sentence, at):
        return Word(at, start, Channel.MESSAGE, is_told=True)
    begins = _BEGINS.match(letters, start, at) if at - start <= REACH else None
    if begins is None or not NOT_DONE.isdisjoint(letters[start:at]):
        return None
    said = begins.start("said")
    owned = _owned(sentence, at)
    if tokens[said].text in ANSWERED and tokens[owned].text in LETTERS:
        return Word(said, start, tokens[owned].channel or Channel.MESSAGE, is_told=True)
    is_contact = letters[said] in "vuk" or any(letters[n] in "nc" for n in range(said, at))
    is_done = is_any_doing(sentence, said) or tokens[said].text in _DONE
    if not (is_contact or is_done):
        return None
    if tokens[said].text in TOUCHING and tokens[owned].text in BODY:
        return Word(said, start, Channel.IN_PERSON, is_told=True)
    channel = next((token.channel for token in tokens[said:at] if token.channel), Channel.IN_PERSON)
    word = Word(said, start, channel, is_told=True)
    if found := _WITH_HER.match(letters, at):
        thing = {token.text for token in tokens[at + 1 : found.end("thing")]}
        is_hers = tokens[found.start("her")].text in {"him", "her"} and (
            (letters[found.start("by")] == "A" and is_contact)
            or (tokens[found.start("by")].text in {"with", "w/"} and thing.isdisjoint(_PERSONS))
        )
        return word if is_hers else None
    team = _TEAM.match(letters, max(at - 2, start)) or _TEAM.match(letters, at - 1)
    if is_contact and team and tokens[team.start("team")].text in TEAMS:
        did = tokens[team.start("did")].text
        is_there = tokens[team.start("who")].text in {"she", "he"} and (
            did in DID_THERE or is_past_form(did)
        )
        near = {token.text for token in tokens[team.start("did") : team.end() + 3]}
        return word if is_there and AWAY_OR_COMING.isdisjoint(near) else None
    return None


def _owned(sentence: Sentence, at: int) -> int:
    """Return the token of what the owner at `at` owns, or the last one."""
    tokens = sentence.line.tokens
    is_apart = at + 1 < len(tokens) and tokens[at + 1].text == "s"
    return min(at + 1 + is_apart, len(tokens) - 1)


def _is_got(sentence: Sentence, at: int) -> bool:
    """Whether one got what the owner wrote: `Got [[Ada]]'s reply`."""
    tokens, start = sentence.line.tokens, sentence.clauses[at]
    return (
        start < at <= start + REACH
        and not sentence.line.letters[start:at].strip(LEADING)
        and tokens[at - 1].text in GOT
        and tokens[_owned(sentence, at)].text in WRITTEN_THINGS
    )


_DONE = IRREGULAR | DOING_WITH.keys()
_PERSONS = ROLES | PEOPLE_OWNED
