"""Words of contact behind the links they belong to (F53, F54)."""

from __future__ import annotations

import re

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words import contact_verbs
from mdrel.model.words import daily as words
from mdrel.model.words.relations import LEVEL_OF_RELATION
from mdrel.model.words.sessions import (
    ANSWERING,
    ANY_TIME,
    COMING_BY,
    COMING_TO,
    IN_PUBLIC,
    MY_PLACES,
    TO_ME,
)
from mdrel.model.words.together import WHOSE
from mdrel.parse.daily.before_word import ARRANGED
from mdrel.parse.daily.forms_before import channel_of
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.daily.verbs import is_adverb
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# F53: behind the links at once a noun; F54: a verb of reaching.
_NOUN_BEHIND = lazy_pattern(
    r"[:\-]?f?x?(?P<noun>[nc])(?=$|[tedyS;(,:\-hOT])"
    r"|[:\-]f?x?(?P<from>[nc])o"  # [[Ada]] - call from Toronto
    r"|[:\-]ffx?(?P<had>[nc])(?=$|[tedyS;(,:\-OT])"  # [[Ada]]: had a chat
    r"|\((?P<way>[nc])(?:,?(?:t[x_]|x))?\)[:-]"  # [[Ada]] (phone, 20 min): wants out
    r"|[x_N]{1,2}(?P<kind>[nc]):[^tQD]"  # [[Ada]] monthly update call: wants names
    r"|h(?P<by>[nc])[:-]"  # [[Ada]] via sms: moved to 3pm
)
_VERB_BEHIND = lazy_pattern(r"(?:A(?:N{1,2}|[f_]_))?[fd]?(?P<verb>[vkru])")
# Behind a dash or colon it tells what both did: `[[Ada]] - caught up today`.
_NOTED_BEHIND = lazy_pattern(
    r"[:\-]f?(?P<verb>[vkru])(?=$|[tdeyS;(,:\-]|(?P<about>O|h[fx]{0,2}[nc]|h[fa]{0,2}_))"
)
_NAMED_ME = lazy_pattern("mf[_Nx]")
_TO_ME = lazy_pattern(r"[wo]?m")
_MY_MAIL = lazy_pattern(r"f[fx_]{0,2}[nc]")  # replied to my first e-mail
_WITH_WHAT = lazy_pattern(r"wf?x?_")  # met us with silence
_MEAL = lazy_pattern(r"[fx]*[nc]")
_ANYTHING = lazy_pattern(r"[fx]*[nc_]")
_FOR_MEAL = lazy_pattern(r"[Oh][fx]*[nc]")  # came round for tea, caught up over lunch
_BEING = frozenset({"is", "are", "isn't", "aren't", "has", "will"})
# Behind these stands what was said, or of whom.
_SIGNS_OF_SAYING = frozenset("S,;:(-")
_SPOKEN_OF = frozenset({"about", "re", "regarding", "say", "check", "confirm"})
# Behind a verb of reaching these leave me as the one reached.
_LEAVES_ME = frozenset({"", *"mtdeyS;,:-(TAB"})


def noun_behind(sentence: Sentence, group: Group) -> Word | None:
    """Return the noun of contact that follows the links at once (F53)."""
    match = _NOUN_BEHIND.match(sentence.line.letters, group.end)
    if match is None or not sentence.starts_clause(group):
        return None
    kind = match.lastgroup or "noun"
    at = match.start(kind)
    between = {token.text for token in sentence.line.tokens[group.end : at]}
    has_sign = sentence.line.letters[group.end] in ":-("
    channel = sentence.line.tokens[at].channel
    if (
        (kind == "by" and "via" not in between)
        or (kind == "kind" and channel not in ARRANGED)
        or (kind == "from" and not _is_from_there(sentence, at + 1))
    ):
        return None
    if not words.HELD.isdisjoint(between) or not (has_sign or words.HAVING.isdisjoint(between)):
        return None
    after = Group(group.first, at + 1, group.links)
    return Word(
        at,
        sentence.day_start(sentence.clauses[group.first]),
        channel_of(sentence, at, after),
        is_told=kind in {"way", "by"},
    )


def _is_from_there(sentence: Sentence, at: int) -> bool:
    """Whether `from` and a place stand at a token, and not whom else it came from."""
    said = [token.text for token in sentence.line.tokens[at : at + 2]]
    return (
        said[:1] == ["from"]
        and WHOSE.isdisjoint(said[1:])
        and "m" not in (sentence.line.letters[at + 1 : at + 2])
    )


def verb_behind(sentence: Sentence, group: Group) -> Verdict | None:
    """Return the verdict where a verb of reaching follows the links (F54)."""
    letters = sentence.line.letters
    noted = _NOTED_BEHIND.match(letters, group.end)
    match = noted or _VERB_BEHIND.match(letters, group.end)
    if match is None or not sentence.starts_clause(group):
        return None
    at = match.start("verb")
    token = sentence.line.tokens[at]
    is_reached = token.text in contact_verbs.REACHING_VERBS and reaches_me(sentence, at)
    if (
        not is_reached
        and not _is_told_to_me(sentence, at)
        and not (noted and _is_of_both(sentence, noted))
    ):
        return None
    word = Word(
        at,
        sentence.day_start(sentence.clauses[group.first]),
        token.channel or contact_verbs.REACHING_VERBS.get(token.text, Channel.OTHER),
        is_told=True,
    )
    return sentence.on_its_day("F54", word, Group(group.first, at + 1, group.links))


def _is_of_both(sentence: Sentence, noted: re.Match[str]) -> bool:
    """Whether a verb behind a dash or colon tells what both of us did, and not what they did.

    `spoke about` tells of a speech as well, `met for` and `caught up over` of a meal alone.
    """
    tokens, at = sentence.line.tokens, noted.start("verb")
    verb = tokens[at].text
    if verb not in contact_verbs.OF_BOTH:
        return False
    if noted["about"] is None:
        return True
    if sentence.line.letters[at + 1] == "h" and verb in {"met", "met up"}:
        return True  # `[[Ada]]: met on the steps of city hall`
    if tokens[at + 1].text in {"for", "over"}:
        return _FOR_MEAL.match(sentence.line.letters, at + 1) is not None
    return sentence.line.letters[at + 1] == "O" and verb not in contact_verbs.OF_SPEAKERS


def _is_told_to_me(sentence: Sentence, at: int) -> bool:
    """Whether `me` or `us` follows a verb with which they spoke to me."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    said, to_me = tokens[at].text, _TO_ME.match(letters, at + 1)
    return (
        said in TO_ME
        and to_me is not None
        and (said in contact_verbs.VERBS_WITH) is (to_me.end() > at + 2)
        and "L" not in letters[at + 1 : at + 4]
        and tokens[at - 1].text != "had"
        and not letters.startswith("G", to_me.end())
        and not (said == "met" and _WITH_WHAT.match(letters, to_me.end()))
        and not is_of_another_time(sentence, to_me.end())
    )


def is_of_another_time(sentence: Sentence, at: int) -> bool:
    """Whether the words behind `me` tell of another time, a book or everybody.

    Examples are `told me once`, `thanked me in her speech` and `told us all`.
    """
    said = [token.text for token in sentence.line.tokens[at - 1 : at + 4]]
    return (
        not ANY_TIME.isdisjoint(said[1:2])
        or said[:2] == ["us", "all"]
        or (said[1:2] == ["in"] and not IN_PUBLIC.isdisjoint(said[2:]))
    )


def reaches_me(sentence: Sentence, at: int) -> bool:
    """Whether what follows a verb of reaching leaves me as the one reached.

    It names no other person and no other object.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if _names_another(sentence, at + 1):
        return False
    if at + 1 < len(tokens) and letters[at + 1] == "_" and is_adverb(tokens[at + 1].text):
        return letters[at + 2 : at + 3] in _LEAVES_ME or tokens[at + 2].text in (
            contact_verbs.CONJUNCTIONS
        )
    if _says_so(sentence, at):
        return True
    behind, follows = (
        letters[at + 1 : at + 2],
        tokens[at + 1].text if at + 1 < len(tokens) else "",
    )
    if tokens[at].text == "called" and _NAMED_ME.match(letters, at + 1):
        return tokens[at + 2].text not in {"a", "an"}  # `called me a liar`
    if follows == "back":
        behind, follows = (
            letters[at + 2 : at + 3],
            tokens[at + 2].text if at + 2 < len(tokens) else "",
        )
    if follows == "to":
        return (
            (at + 2 < len(tokens) and tokens[at + 2].text in _saying(tokens[at].text))
            or (tokens[at].text in COMING_TO and letters[at + 2 : at + 3] in {*"_bc"})
            or (
                tokens[at].text in ANSWERING
                and _MY_MAIL.match(letters, at + 2) is not None
                and tokens[at + 2].text in {"my", "our"}
            )
        )
    if follows in {"the", "my", "our"}:
        return (
            tokens[at].text in COMING_TO - {"came"}
            and at + 2 < len(tokens)
            and tokens[at + 2].text in MY_PLACES
        )
    return (
        behind in _LEAVES_ME
        or follows in {"about", "re", "regarding", "from"}
        or (tokens[at].text in contact_verbs.CALLING_VERBS and _calls(sentence, at, follows))
    )


def _names_another(sentence: Sentence, at: int) -> bool:
    """Whether another person stands at a token or near it, before what was said begins.

    Behind a sign, `about` or `to say` it is the one who was spoken of.
    """
    for near in range(at, min(at + 3, len(sentence.line.tokens))):
        letter, said = sentence.line.letters[near], sentence.line.tokens[near].text
        if letter == "L":
            return True
        if letter in _SIGNS_OF_SAYING or said in _SPOKEN_OF:
            return False
    return False


def _says_so(sentence: Sentence, at: int) -> bool:
    """Whether a sentence follows a verb of writing: `[[Ada]] texted the batch is through`."""
    behind = sentence.line.tokens[at + 1 : at + 5]
    return (
        sentence.line.tokens[at].channel in WRITTEN
        and sentence.line.letters[at + 1 : at + 2] in {"_", "f"}
        and bool(behind)
        and behind[0].text not in LEVEL_OF_RELATION
        and any(token.text in _BEING for token in behind[1:])
        and "," not in sentence.line.letters[at + 1 : at + 3]
    )


def _calls(sentence: Sentence, at: int, follows: str) -> bool:
    """Whether a verb of calling goes on with what was done, or with what one came for."""
    letters, said = sentence.line.letters, sentence.line.tokens[at].text
    if follows in contact_verbs.CONJUNCTIONS or (
        said.endswith("for")
        and (_MEAL if said.startswith("called") else _ANYTHING).match(letters, at + 1)
    ):
        return True
    return follows == "for" and (
        (said in COMING_BY and letters[at + 2 : at + 3] in {"f", "_"})
        or _FOR_MEAL.match(letters, at + 1) is not None
    )


def _saying(verb: str) -> frozenset[str]:
    """Return what one calls or writes for: to say, to ask."""
    is_calling = verb in contact_verbs.CALLING_VERBS
    return contact_verbs.SAYING | contact_verbs.CALLING_TO if is_calling else contact_verbs.SAYING
