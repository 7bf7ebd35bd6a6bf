"""Words of contact behind the links they belong to (F53, F54)."""

from __future__ import annotations

import re

from mdrel.model import daily_words as words
from mdrel.model.conversation import Channel
from mdrel.parse.daily.forms_before import GIVEN, channel_of
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import LEADING, REACH, Sentence

# F53: behind the links at once a noun; F54: a verb of reaching.
_NOUN_BEHIND = re.compile(r"[:\-]?[f]?x?(?P<noun>[nc])(?=$|[tedyS;(,:\-hOT])")
_VERB_BEHIND = re.compile(r"[fd]?(?P<verb>[vkr])")
_WE_BEHIND = re.compile(r"A(?P<me>[fm])(?P<light>[fjxd]*)(?P<word>[vuknc])")
_HOSTED = re.compile(r"[afh]*[oOh][fa]*x?(?P<noun>[nc])")
# Behind a verb of reaching these leave me as the one reached.
_LEAVES_ME = frozenset({"", *"mtdeyS;,:-(TAB"})


def noun_behind(sentence: Sentence, group: Group) -> Word | None:
    """Return the noun of contact that follows the links at once (F53)."""
    match = _NOUN_BEHIND.match(sentence.line.letters, group.end)
    if match is None or not sentence.starts_clause(group):
        return None
    at = match.start("noun")
    after = Group(group.first, at + 1, group.links)
    return Word(
        at, sentence.day_start(sentence.clauses[group.first]), channel_of(sentence, at, after)
    )


def verb_behind(sentence: Sentence, group: Group) -> Verdict | None:
    """Return the verdict where a verb of reaching follows the links (F54)."""
    match = _VERB_BEHIND.match(sentence.line.letters, group.end)
    if match is None or not sentence.starts_clause(group):
        return None
    at = match.start("verb")
    token = sentence.line.tokens[at]
    if token.text not in words.REACHING_VERBS or not _reaches_me(sentence, at):
        return None
    word = Word(
        at,
        sentence.day_start(sentence.clauses[group.first]),
        token.channel or words.REACHING_VERBS[token.text],
        is_told=True,
    )
    return sentence.on_its_day("F54", word, Group(group.first, at + 1, group.links))


def _reaches_me(sentence: Sentence, at: int) -> bool:
    """Whether what follows a verb of reaching leaves me as the one reached.

    It names no other person and no other object.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if "L" in letters[at + 1 : at + 4]:
        return False
    behind, follows = (
        letters[at + 1 : at + 2],
        tokens[at + 1].text if at + 1 < len(tokens) else "",
    )
    if follows == "back":
        behind, follows = (
            letters[at + 2 : at + 3],
            tokens[at + 2].text if at + 2 < len(tokens) else "",
        )
    if follows == "to":
        return at + 2 < len(tokens) and tokens[at + 2].text in words.SAYING
    return behind in _LEAVES_ME or (
        follows in {"about", "re", "regarding"}
        or (
            tokens[at].text in words.CALLING_VERBS
            and (
                follows in words.CONJUNCTIONS
                or (tokens[at].text.endswith("for") and behind in "nc")
            )
        )
    )


def shared(sentence: Sentence, group: Group) -> Verdict | None:
    """Return the verdict where a form needs words on both sides of the links (F54).

    Examples are `[[Ada]] and I talked`, `Gave [[Ada]] a call` and `Joined [[Ada]] for lunch`.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    we = _WE_BEHIND.match(letters, group.end)
    if we and tokens[we.start("me")].text in {"i", "me"} and sentence.starts_clause(group):
        at = we.start("word")
        if letters[at] in "vuk" or any(
            token.text in words.TOLD for token in tokens[group.end : at]
        ):
            return _behind(sentence, group, at)
    before = (
        tokens[group.first - 1].text
        if group.first and sentence.clauses[group.first - 1] == sentence.clauses[group.first]
        else ""
    )
    form = GIVEN if before in words.GIVING else _HOSTED if before in words.HOSTING else None
    match = form.match(letters, group.end) if form else None
    if (
        before == "had"
        and match is None
        and group.end < len(tokens)
        and tokens[group.end].text in {"over", "round", "around"}
    ):
        return sentence.on_its_day(
            "F54",
            Word(
                group.first,
                sentence.day_start(sentence.clauses[group.first]),
                Channel.IN_PERSON,
                is_told=True,
            ),
            group,
        )
    if match is None or letters[
        max(sentence.clauses[group.first], group.first - REACH) : group.first - 1
    ].strip(LEADING + "v"):
        return None
    return _behind(sentence, group, match.start("noun"))


def _behind(sentence: Sentence, group: Group, at: int) -> Verdict:
    word = Word(
        at,
        sentence.day_start(sentence.clauses[group.first]),
        sentence.line.tokens[at].channel or Channel.OTHER,
        is_told=True,
    )
    return sentence.on_its_day("F54", word, Group(group.first, at + 1, group.links))
