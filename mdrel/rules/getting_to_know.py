"""What to say to those one hardly knows and does not know yet (M3, M4, M13, M14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Contact, Profile
from mdrel.model.conversation import WRITTEN, Conversation
from mdrel.model.names import note_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# In the text of a written contact these say that it went the other way, or was answered.
_ANSWERED = lazy_pattern(
    r"\b(?:answer(?:s|ed)|repl(?:y|ies|ied)|wrote back|writes back|came back|says? yes|said yes|"
    r"accept(?:s|ed)|agree[sd]?|asks|thanks me|from (?:him|her|them))\b",
    re.IGNORECASE,
)
_UNANSWERED = lazy_pattern(
    r"\b(?:no|without an?|not|never|hasn['’]t|awaiting|waiting for)\s+(?:\w+\s+)?"
    r"(?:answer|repl|wr[io]t|c[ao]me)",
    re.IGNORECASE,
)


def say_acquaintance(contact: Contact, *, is_reply_owed: bool) -> Iterator[Prompt]:
    """Yield the message that was set aside, or how you met, and what you do not know yet."""
    profile = contact.profile
    unknown = name_unknown(profile)
    if is_reply_owed:
        yield Prompt(PromptKind.ANSWER, profile.message, "M12", profile.owe_reply)
    elif met := _say_met(profile):
        yield Prompt(PromptKind.MET, met, "M13", profile.met_on)
    else:
        unknown = ("how you met", *unknown)
    if unknown:
        yield Prompt(PromptKind.LEARN, f"not known yet: {', '.join(unknown)}", "M3")


def name_unknown(profile: Profile) -> tuple[str, ...]:
    """Return what is not known yet of somebody one hardly knows, in words (M3)."""
    choices = (
        ("what they do", profile.role or profile.organization),
        ("whom you both know", profile.introduced_by),
        ("what they need", profile.i_offer),
    )
    return tuple(words for words, known in choices if not known)


def _say_met(profile: Profile) -> str:
    """Return how you met as far as that is noted, or an empty text."""
    through = " and ".join(note_name(each) for each in profile.introduced_by)
    source = f"source: {profile.origin}" if profile.origin else ""
    parts = (profile.met_how, source, f"through {through}" if through else "")
    said = ", ".join(filter(None, parts))
    return said or ("how is not noted" if profile.met_on else "")


def say_target(contact: Contact, newest: Conversation | None) -> Iterator[Prompt]:
    """Yield how to make the first contact, and what to do where it had no answer (M14).

    `newest` is the newest contact there was, attempts included.
    """
    if newest and is_unanswered(newest):
        done = "tried" if newest.is_attempt else "wrote"
        yield Prompt(
            PromptKind.AGAIN,
            f"you {done} on {newest.on}, no answer yet: try another way",
            "M4",
            newest.on,
        )
    profile = contact.profile
    introducers = " and ".join(note_name(each) for each in profile.introduced_by)
    way = (
        f"{introducers} can introduce you"
        if introducers
        else f"where you know of them: {profile.origin}"
        if profile.origin
        else "think of who could introduce you"
    )
    mine, theirs = say_gains(profile)
    yield Prompt(PromptKind.FIRST, f"{way}; they gain: {theirs}; you gain: {mine}", "M14")


def say_gains(profile: Profile) -> tuple[str, str]:
    """Return what you gain by a talk, and what they gain, or that it is not noted (M14)."""
    return (
        ", ".join(profile.they_offer) or "not noted yet (they_offer)",
        ", ".join(profile.i_offer) or "not noted yet (i_offer)",
    )


def is_unanswered(talk: Conversation) -> bool:
    """Whether you wrote or tried, and nothing came back as far as the entry says."""
    if talk.is_attempt:
        return True
    if talk.channel not in WRITTEN or "got" in talk.tags:
        return False
    text = f"{talk.text} {talk.more}"
    return bool(_UNANSWERED.search(text)) or not _ANSWERED.search(text)
