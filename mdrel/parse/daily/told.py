"""What the clauses around some links tell, and which tell of nothing that happened (F64)."""

from __future__ import annotations

from msgspec import Struct

from mdrel.model.conversation import Channel
from mdrel.model.words import clauses as words
from mdrel.parse.daily.clauses import (
    ME,
    OTHER,
    SHE,
    THEM,
    WE,
    Clause,
    find_begin,
    names_nobody_else,
)
from mdrel.parse.daily.memory import is_long_ago
from mdrel.parse.daily.parts import Group
from mdrel.parse.daily.sentence import NOT_SAID, REACH, Sentence

# Plans, denials, cancellations, days to come, questions and days that cannot be told.
NOT_SO = NOT_SAID | {"z"}
# So far from a verb stands what it was done to.
NEAR = 8


class Told(Struct, frozen=True):
    """The clauses around a group of links.

    `is_decided` says that a word of contact before the links was found to tell of no talk.
    """

    sentence: Sentence
    group: Group
    clauses: list[Clause]
    is_decided: bool

    @property
    def is_alone(self) -> bool:
        """Whether the line names nobody else."""
        return names_nobody_else(self.sentence, self.group)

    def verb(self, clause: Clause) -> str:
        """Return the first word of a clause's verb."""
        return self.sentence.line.tokens[clause.verb].text.partition(" ")[0]

    def behind(self, clause: Clause, end: int | None = None) -> list[str]:
        """Return the words behind a clause's verb, with those that belong to it."""
        tokens = self.sentence.line.tokens
        end = clause.end if end is None else end
        more = [token.text for token in tokens[clause.verb + 1 : end]]
        return [*tokens[clause.verb].text.split()[1:], *more]

    def channel(self, clause: Clause, end: int = 0) -> Channel:
        """Return the channel of a clause's verb, or of what is named before the token `end`."""
        tokens = self.sentence.line.tokens[clause.verb : max(end, clause.verb + 1)]
        by_itself = Channel.OTHER if self.verb(clause) in words.SAID else Channel.IN_PERSON
        return next((token.channel for token in tokens if token.channel), by_itself)

    def is_theirs(self, clause: Clause) -> bool:
        """Whether they are the subject of a clause."""
        return clause.subject == THEM or (clause.subject == SHE and self.is_alone)

    def is_mine(self, clause: Clause) -> bool:
        """Whether I am the subject of a clause."""
        return clause.subject in {ME, WE}

    def is_so(self, clause: Clause) -> bool:
        """Whether a clause tells what happened, at first hand and lately."""
        sentence = self.sentence
        letters, tokens = sentence.line.letters, sentence.line.tokens
        begin = find_begin(sentence, clause.start)
        near = [token.text for token in tokens[begin : clause.end]]
        return (
            NOT_SO.isdisjoint(letters[begin : clause.verb])
            and "z" not in letters[clause.verb : clause.end].partition("O")[0]
            and letters[clause.end : clause.end + 1] != "Q"
            and words.LONG_AGO.isdisjoint(near[near[:1] == ["once"] :])
            and not self._is_long_ago(clause)
            and not is_long_ago(sentence.line, clause.start, clause.end + NEAR)
            and not sentence.is_doubted(begin, clause.verb)
            and not self._is_heard(clause)
        )

    def _is_long_ago(self, clause: Clause) -> bool:
        """Whether near a clause stands that it is long ago, or has lasted for years."""
        tokens, periods = self.sentence.line.tokens, self.sentence.periods
        low = max(periods[clause.verb], clause.verb - REACH)
        said = " ".join(token.text for token in tokens[clause.verb : clause.end + NEAR])
        later = (each.verb for each in self.clauses if each.verb > clause.verb)
        end = min(next(later, len(tokens)), clause.end + NEAR, len(tokens))
        return "for years" in said or any(
            tokens[at].text.endswith("ago") and periods[at] == periods[clause.verb]
            for at in range(low, end)
        )

    def _is_heard(self, clause: Clause) -> bool:
        """Whether somebody else tells me in the same sentence what a clause tells."""
        period = self.sentence.periods[clause.verb]
        return any(
            each.subject == OTHER
            and (each.verb < clause.verb or not {"me", "us"}.isdisjoint(self.behind(each)))
            and self.sentence.periods[each.verb] == period
            and self.verb(each) in words.HEARD_FROM
            for each in self.clauses
        )


def is_first_hand(sentence: Sentence, group: Group) -> bool:
    """Whether nothing near a group tells that all this is heard or supposed, or nobody reached."""
    tokens = sentence.line.tokens
    low = max(sentence.periods[group.first], group.first - REACH)
    before = {token.text for token in tokens[low : group.first]}
    near = {token.text for token in tokens[group.end : group.end + REACH]} | before
    return (
        not sentence.is_unreached_near(group)
        and not (group.first and tokens[group.first - 1].text in words.QUESTIONS)
        and words.HEARSAY.isdisjoint(near)
        and not _is_heard_of(sentence, low, group)
        and words.SUPPOSED.isdisjoint(before)
    )


def _is_heard_of(sentence: Sentence, low: int, group: Group) -> bool:
    """Whether near a group stands that I hear it: `I hear [[Ada]] left`, not `wanted to hear`."""
    tokens = sentence.line.tokens
    return any(
        tokens[at].text == "hear" and not tokens[at - 1].text.endswith("to")
        for at in range(low, min(group.end + REACH, len(tokens)))
    )
