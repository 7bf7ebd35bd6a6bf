"""What to say to somebody you mentor, and to somebody who mentors you (M18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mdrel.model.agenda import Prompt, PromptKind
from mdrel.model.contact import Contact, Profile
from mdrel.model.conversation import Conversation
from mdrel.model.level import Mentoring
from mdrel.model.names import fold_case, note_name

_MOST_NAMES = 3


def find_successors(contacts: Iterable[Contact]) -> dict[str, tuple[Contact, ...]]:
    """Return who takes over relationships, by path, each with the people handed over to them.

    A name that fits two people is nobody's.
    """
    contacts = tuple(contacts)
    handed = [each for each in contacts if each.profile.handover_to]
    if not handed:
        return {}
    by_name: dict[str, set[str]] = {}
    for contact in contacts:
        for name in (contact.name, *contact.profile.aliases, contact.path.removesuffix(".md")):
            by_name.setdefault(fold_case(name), set()).add(contact.path)
    found: dict[str, tuple[Contact, ...]] = {}
    for each in handed:
        paths = _find_paths(each.profile, by_name)
        if len(paths) == 1 and each.path not in paths and not each.profile.is_archived:
            (path,) = paths
            found[path] = (*found.get(path, ()), each)
    return found


def _find_paths(profile: Profile, by_name: Mapping[str, set[str]]) -> set[str]:
    """Return whose note the property names: by the link's path, its name, or as shown."""
    link = profile.handover_link.removesuffix(".md")
    names = (link, note_name(link), profile.handover_to, note_name(profile.handover_to))
    return next((by_name[fold_case(name)] for name in names if fold_case(name) in by_name), set())


def direction(contact: Contact, successions: tuple[Contact, ...]) -> Mentoring | None:
    """Return which way advice goes; somebody who takes over from you is a mentee."""
    return contact.profile.mentoring or (Mentoring.MENTEE if successions else None)


def say_mentoring(
    contact: Contact, talks: tuple[Conversation, ...], successions: tuple[Contact, ...]
) -> Iterator[Prompt]:
    """Yield the people handed over and the last advice, or what you made of theirs."""
    last = next((talk for talk in talks if "mentoring" in talk.tags), None)
    subject = last.text if last else ""
    on = last.on if last else None
    match direction(contact, successions):
        case Mentoring.MENTOR:
            text = (
                "what you tried since their last advice" if last else "say what you want to learn"
            )
            text = f"what you tried since: {subject}" if subject else text
            yield Prompt(PromptKind.MENTOR, text, "M18", on)
        case Mentoring.MENTEE:
            if successions:
                yield Prompt(PromptKind.MENTEE, _say_handed(successions), "M18")
            text = "what came of your last talk" if last else "agree on what they try next"
            text = f"what came of: {subject}" if subject else text
            yield Prompt(PromptKind.MENTEE, text, "M18", on)
        case _:
            pass


def _say_handed(successions: tuple[Contact, ...]) -> str:
    names = [each.name for each in successions[:_MOST_NAMES]]
    rest = len(successions) - len(names)
    more = f" and {rest} more" if rest else ""
    return f"how it goes with {', '.join(names)}{more}, and what they try next"
