"""Reads the clauses of a daily line: who does what, as far as verbs tell (F64).

A clause stands around a past verb, or one of saying. Its subject is me, we, the linked, the two of
us, a pronoun, or somebody else; a verb without a subject goes on with the one before it in its
sentence, and a sentence without one is mine.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from mdrel.model.words.behind_names import BEING
from mdrel.model.words.given_names import GIVEN_NAMES
from mdrel.model.words.relations import LEVEL_OF_RELATION
from mdrel.model.words.sessions import ROLES
from mdrel.model.words.together import PEOPLE
from mdrel.parse.daily.parts import Group
from mdrel.parse.daily.roles import before_role
from mdrel.parse.daily.sentence import REACH, Sentence
from mdrel.parse.daily.verbs import find_verbs, is_adverb, is_verb
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

ME, WE, US, THEM, SHE, OTHER = "me", "we", "us", "them", "she", "other"
# How far from the links a clause is looked at.
FARTHEST = 40
_SOMEBODY = PEOPLE | ROLES
_ENDS = frozenset(",;:SABTQ-()/")
# What may stand between a subject and its verb.
_SKIPPED = frozenset("jxdteTypG#")
_SUBORDINATE = frozenset(
    {
        "who", "that", "which", "because", "when", "while", "as", "after", "since", "if", "whether",
        "until", "till", "where", "before",
    }
)  # fmt: skip
# Of these some say when or why: `A lovely moment when [[Ada]] thanked me`.
_WHEN = _SUBORDINATE - {"who", "that", "which", "if", "whether", "where", "since"}
_TEMPORAL = frozenset({"after", "when", "while", "once", "before", "as"})
# Whom a pronoun may mean; not the kids: `him` is one.
_ONE_PERSON = (
    GIVEN_NAMES
    | frozenset(word for word in LEVEL_OF_RELATION if not word.endswith("s") and word != "children")
    | {"dog", "puppy", "cat", "kitten", "horse", "pony", "rabbit", "hamster", "parrot"}
)
# Where and when it was, and who somebody is: `Over soup in the interval [[Ada]]`
_OPENING = lazy_pattern(r"[tdefh#yxjT]*(?:[hqop][fa]*[_NxncdP]{1,4}[tdey]*){0,3}(?:f?[x_N])?")
# Where it was, before a verb of mine: `At the cemetery met [[Ada]]`
_PLACE_FIRST = lazy_pattern(r"[tdeyT]*[hq][fa]*[_xncd]{1,3}[tdey]*")
# Who is described: `[[Ada]] from dispatch asked`
_DESCRIBED = lazy_pattern(r"[ohO][fa]*[_Nx]{1,2}")
_MOST_DESCRIBED, _MOST_BETWEEN = 3, 7
_HER = frozenset({"him", "her"})
# With oneself these are done as well: `brought the children with her`.
_BY_ONESELF = frozenset(
    {"brought", "took", "had", "carried", "kept", "got", "sent", "left", "led", "came"}
)


class Clause(Struct, frozen=True):
    """A verb at a token, its subject, and the tokens between which both stand."""

    start: int
    verb: int
    end: int
    subject: str


class _Reader(Struct):
    """A line that is read for its clauses, from the token `low` on."""

    sentence: Sentence
    group: Group
    low: int
    last: str = ""

    def read(self, high: int) -> Iterator[Clause]:
        """Yield the clauses before the token `high`, in order."""
        verbs, periods, period = find_verbs(self.sentence), self.sentence.periods, -1
        for at in verbs[bisect_left(verbs, self.low) : bisect_left(verbs, high)]:
            self.last = self.last if periods[at] == period else ""
            period = periods[at]
            subject, start = self._find_subject(at)
            # `[[Ada]] rang in sick, told her to rest`: nobody tells himself.
            self.last = ME if subject in {THEM, SHE} and self._reaches_them(at, start) else subject
            if subject == ME and start == at and self._reaches_me(at):
                self.last = THEM  # nor does anybody tell himself: `Showed me the books`
            does = OTHER if self._is_passive(at) else self.last
            yield Clause(start, at, self._find_end(at + 1, high), does)

    def _find_end(self, at: int, high: int) -> int:
        line = self.sentence.line
        while (
            at < high
            and line.letters[at] not in _ENDS
            and line.tokens[at].text not in _SUBORDINATE
            and line.tokens[at].text not in {"i", "we"}
        ):
            at += 1
        return at

    def _find_subject(self, verb: int) -> tuple[str, int]:
        """Return who the subject of a verb is, and where it begins."""
        letters, tokens, group = self.sentence.line.letters, self.sentence.line.tokens, self.group
        at = verb - 1
        at -= self._is_passive(verb)
        while at >= self.low and (letters[at] in _SKIPPED or is_adverb(tokens[at].text)):
            at -= 1
        if at >= self.low and letters[at] == ")":
            at = max(letters.rfind("(", self.low, at), self.low) - 1
        if at < self.low:
            return ME, self.low
        said = tokens[at].text
        if said in {"i", "we"}:
            is_two = letters[at - 1 : at] == "A" and self._is_them(at - 2)
            return (US if is_two else WE if said == "we" else ME), at - 2 * is_two
        if group.first <= at < group.end or self._describes_them(at):
            return self._of_links()
        if said in {"she", "he", "who"}:
            is_two = letters[at - 1 : at] == "A" and tokens[at - 2].text in {"i", "me"}
            return (US if is_two else SHE), at
        if letters[at] in _ENDS:
            return self._behind_sign(at), at + 1
        start = max(self.sentence.clauses[at], self.low)
        is_mine = (letters[at] == "f" and (at == 0 or letters[at - 1] in _ENDS)) or (
            _PLACE_FIRST.fullmatch(letters, start, at + 1) is not None
        )
        return (ME if is_mine else OTHER), at

    def _is_passive(self, verb: int) -> bool:
        """Whether a form of `be` stands before a verb: `[[Ada]] was told`."""
        return verb > self.low and self.sentence.line.tokens[verb - 1].text in BEING

    def _reaches_them(self, verb: int, start: int) -> bool:
        """Whether a verb without a subject of its own is done to or with them, by a pronoun.

        Examples are `…, told her to rest` and `…, went round the kitchen with her`.
        """
        letters, tokens = self.sentence.line.letters, self.sentence.line.tokens
        if start != verb or verb + 1 == len(tokens):
            return False
        if tokens[verb + 1].text in _HER or tokens[verb + 1].text == "myself":
            return True
        last = min(verb + _MOST_BETWEEN, len(tokens) - 1)
        return tokens[verb].text not in _BY_ONESELF and any(
            letters[at] in "wo"
            and tokens[at + 1].text in _HER
            and letters[at + 2 : at + 3] in {"", *_ENDS}
            for at in range(verb + 1, last)
            if _ENDS.isdisjoint(letters[verb + 1 : at])
        )

    def _reaches_me(self, verb: int) -> bool:
        """Whether a verb that begins its sentence is done to me, or with me."""
        letters = self.sentence.line.letters
        is_first = verb == 0 or letters[verb - 1] in "S;"
        is_behind = verb >= self.group.end
        return is_first and is_behind and letters[verb + 1 : verb + 2] == "m"

    def _is_them(self, at: int) -> bool:
        is_linked = self.group.first <= at < self.group.end
        return is_linked or self.sentence.line.tokens[at].text in {"she", "he"}

    def _describes_them(self, at: int) -> bool:
        """Whether a token ends what tells more of the links before it."""
        end = self.group.end
        return end < at <= end + _MOST_DESCRIBED and (
            _DESCRIBED.fullmatch(self.sentence.line.letters, end, at + 1) is not None
        )

    def _of_links(self) -> tuple[str, int]:
        """Return who the subject is where the links stand before a verb.

        `Tom and [[Ada]] met` tells of others, and `the duet [[Ada]] wrote` of a thing.
        """
        letters, tokens, first = (
            self.sentence.line.letters,
            self.sentence.line.tokens,
            self.group.first,
        )
        at = first - 1
        before = tokens[at - 1].text if at > 0 else ""
        if at < self.low:
            return THEM, first
        if letters[at] == "A" and before in {"i", "me", "myself"}:
            return US, at - 1
        begin = find_begin(self.sentence, first)
        if (
            (letters[at] == "A" and (letters[at - 1] in "NLP" or before in _SOMEBODY))
            or letters[at] in "wohOq"
            or tokens[at].text == "of"
            or (
                letters[at] in "_Nxnp"
                and not self._is_opening(at)
                and tokens[at].text not in _WHEN
                and not self._is_behind_clause(begin, at)
            )
            or (
                any(is_verb(self.sentence, n) for n in range(begin, at))
                and not self._is_behind_clause(begin, at)
            )
        ):
            return OTHER, at
        return THEM, first

    def _is_behind_clause(self, begin: int, at: int) -> bool:
        """Whether a clause of time stands before the links: `After the session broke up [[Ada]]`.

        Directly behind its verb they are whom that was done to.
        """
        verbs = [n for n in range(begin, at + 1) if is_verb(self.sentence, n)]
        said = self.sentence.line.tokens[begin].text
        return (
            said in _TEMPORAL
            and len(verbs) == 1
            and verbs[0] < at
            and (self.sentence.line.letters[at]) != "f"
        )

    def _is_opening(self, at: int) -> bool:
        """Whether a word before the links says when or where, or who they are."""
        start = self.sentence.clauses[self.group.first]
        return self.sentence.line.tokens[at].text in ROLES or (
            _OPENING.fullmatch(self.sentence.line.letters, start, self.group.first) is not None
        )

    def _behind_sign(self, at: int) -> str:
        """Return the subject of a verb that stands behind a sign, or behind `and`."""
        letters = self.sentence.line.letters
        if letters[at] in ":-":
            return THEM if self._is_headed(at) else ME
        if letters[at] not in ",ABT/":
            return ME
        begin = at
        while begin > self.low and letters[begin - 1] not in _ENDS:
            begin -= 1
        is_theirs = begin == self.group.first and letters[begin] == "L"
        return self.last or (THEM if is_theirs else ME)

    def _is_headed(self, at: int) -> bool:
        """Whether a colon or dash stands directly behind the links, or behind brackets at them."""
        letters, end = self.sentence.line.letters, self.group.links[-1] + 1
        return at == end or (letters.startswith("(", end) and letters.find(")", end) == at - 1)


def read_clauses(sentence: Sentence, group: Group) -> list[Clause]:
    """Return the clauses around a group of links, in order."""
    low = max(0, group.first - FARTHEST)
    high = min(len(sentence.line.letters), group.end + FARTHEST)
    return list(_Reader(sentence, group, low).read(high))


def find_begin(sentence: Sentence, at: int) -> int:
    """Return where the stretch without a sign begins in which a token stands, if it is near."""
    low = max(0, at - REACH)
    while at > low and sentence.line.letters[at - 1] not in _ENDS:
        at -= 1
    return at


def names_nobody_else(sentence: Sentence, group: Group) -> bool:
    """Whether the line names nobody else, whom a pronoun may mean."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    start = max(0, group.first - FARTHEST)
    end = min(len(letters), group.end + FARTHEST)
    near = letters[start : group.first] + letters[group.end : end]
    # Who they are: `My boss [[Ada]]`, `[[Ada]] (my vet)`
    before = before_role(sentence.line, group.first, start)
    behind = letters.find(")", group.end) if letters.startswith("(", group.end) else group.end
    return not (
        "L" in near
        or "P" in near
        or any(
            tokens[at].text in _ONE_PERSON
            for at in range(start, end)
            if letters[at] in "N_" and not before <= at < behind
        )
    )
