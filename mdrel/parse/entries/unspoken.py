"""Entries that say that one has yet to speak, or did not (F57)."""

from __future__ import annotations

from mdrel.model.words.not_held import (
    ATTENDING,
    HER,
    ORDERS,
    OWNERS,
    REACHING_SOMEBODY,
    SPEAKING_TO,
)
from mdrel.model.words.relations import PLAIN
from mdrel.model.words.sessions import ROLE_KINDS, ROLES
from mdrel.parse.entries.opening import Opening

_CONTACT = frozenset("ncbvurk")
_BARE = frozenset("bc")
_ME = frozenset({"i", "we"})
_THEM = frozenset({"she", "he", "they"})
_THEIRS = frozenset({"her", "his", "their"})
_MOST_BETWEEN = 4


def is_unspoken(told: Opening) -> bool:
    """Whether the first words are a plan of mine to speak, or that nobody spoke."""
    at = told.pass_helpers(told.pass_words(0, _ME, 1))
    if told.letter(at) == "I" and _is_plan(told, at):
        return True
    if told.said(0) in ORDERS and told.said(1) in HER:
        return True
    if told.letter(0) == "o" and told.said(0) == "to":
        return told.letter(1) in _BARE and _is_reaching(told, 1)
    return _denies(told, 0) or _denies_behind(told)


def is_of_another(told: Opening, word: str, text: str, own: str) -> bool:
    """Whether I reached somebody else: `spoke to her husband`, `called [[Tom]]`, `… about her`.

    `text` is all of the entry's, and `own` the name of the note; without it links tell nothing.
    Before a link `called` is the channel word, in front of these words.
    """
    at = told.pass_words(0, _ME, 1)
    if told.is_behind:
        if told.is_parted or told.letter(0) != "L" or word not in REACHING_SOMEBODY:
            return False
    elif told.said(at) in REACHING_SOMEBODY:
        at += 1
    elif told.said(at) in SPEAKING_TO and told.said(at + 1) == "to":
        at += 2
    else:
        return False
    if told.said(at) in _THEIRS:
        at = told.pass_words(at + 1, ROLE_KINDS | PLAIN, 2)
        return told.said(at) in ROLES and told.letter(at + 1) != "A"
    if told.letter(at) == "L":
        links = told.line.targets.values()
        return own != "" and not any(_share_word(target, own) for target in links)
    if at == len(told.letters) or set(told.letters[at:]) != {"N"}:
        return False
    behind = text.partition(" about ")[2].split(maxsplit=1)[:1]
    return not HER.isdisjoint(behind) or _is_described(text, len(told.letters) - at, own)


def _is_described(text: str, size: int, own: str) -> bool:
    """Whether the name of `size` words before `who` is another's: `spoke to Tom who knows her`."""
    before, who, _ = text.partition(" who ")
    name = " ".join(before.split()[-size:])
    return own != "" and who != "" and not _share_word(name, own)


def _share_word(target: str, own: str) -> bool:
    """Whether a link's target has a word of the note's name."""
    names = (target.rpartition("/")[2], own)
    first, second = (set(name.casefold().replace("-", " ").split()) for name in names)
    return not first.isdisjoint(second)


def _denies(told: Opening, start: int) -> bool:
    """Whether the clause from `start` on says that nobody spoke: `didn't call`, `never came`."""
    at = told.pass_helpers(told.pass_words(start, _ME | _THEM, 1))
    return told.letter(at) == "G" and is_denied(told, at)


def _denies_behind(told: Opening) -> bool:
    """Whether a second clause denies it and the first tells of none: `away, didn't see her`."""
    at = told.letters.find(",") + 1
    return at > 0 and _CONTACT.isdisjoint(told.letters[:at]) and _denies(told, at)


def _is_plan(told: Opening, at: int) -> bool:
    """Whether a word of intent at `at` is followed by a word of contact, or by whom to write to."""
    if told.said(at) in {"todo", "to do", "remember to", "reminder"}:
        return True
    is_done = told.said(at).endswith("ed")
    begin = at + 1
    if not is_done and HER & {told.said(begin), told.said(begin + 1)}:
        return True
    for each in range(begin, begin + (1 if is_done else _MOST_BETWEEN)):
        if told.letter(each) in _CONTACT:
            return told.letter(each) == "n" or _is_reaching(told, each)
        if told.letter(each) not in set("fjxoOIay") and told.said(each) not in HER | OWNERS:
            return False
    return False


def _is_reaching(told: Opening, at: int) -> bool:
    """Whether the verb at `at` has no other object than them: `call her`, `call about the roof`."""
    return told.letter(at + 1) in {"O", "h", "w", "o", "m", "j", "L"} or told.has_no_object(at + 1)


def is_denied(told: Opening, at: int) -> bool:
    """Whether a denial at `at` is one of speaking: `didn't call`, `no meeting`, `never came`."""
    begin = at + 1
    while begin < at + _MOST_BETWEEN and told.letter(begin) in {*"fjxoa"}:
        begin += 1
    if told.said(begin) in ATTENDING:
        return told.said(begin + 1) != "up" or told.ends(begin + 2)
    return told.letter(begin) in _CONTACT and told.has_no_object(begin + 1)
