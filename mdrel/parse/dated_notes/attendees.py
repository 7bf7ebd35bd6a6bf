"""Who is named in an item or a line: names, links and addresses (F44, F46).

It knows nothing of where the list stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, takewhile

from msgspec.structs import replace

from mdrel.model.names import DEGREES, Myself, plain_words
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.absence import (
    is_absent,
    is_supposed,
    says_absent,
    says_alone,
    says_supposed,
    supposes_all,
)
from mdrel.parse.dated_notes.attendee_groups import PERSON_NAME, read_group, split_parts
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, link_target

_SIGN = r"[^\s<>()\[\],;:\"'|@]"
# From the first sign of a word on, so that each is looked at once.
ADDRESS = lazy_pattern(rf"(?:mailto:)?(?<!{_SIGN})(?P<address>{_SIGN}++@{_SIGN}++)", re.IGNORECASE)
_OUTER_LINK = lazy_pattern(
    r"\[(?P<label>[^\[\]\n]+)\]\((?:mailto:(?P<address>[^()\s]+)|https?:[^()\s]*)\)", re.IGNORECASE
)
# An item that is nothing but a link, without a colon that may part it.
_LONE_LINK = re.compile(r"\[\[(?P<wiki>[^\[\]\n:]+)\]\]")
_STRUCK = lazy_pattern(r"~~[^~\n]*~~")
# What parts a name from what is said of it.
_BEHIND_NAME = lazy_pattern(r"\s?[(\[<:,;|]|\s[-–—@]|[–—]|\s/\s")
_BETWEEN_LINKS = lazy_pattern(r"\s*(?:,|&|\+|/|\band\b)?\s*(?:and\s+)?", re.IGNORECASE)
_ROLE = lazy_pattern(
    r"[*_]*(?:(?:chair(?:person|man|woman)?|hosts?|organi[sz]ers?|facilitator|note[- ]?taker|scribe"
    r"|moderator|presenters?|speakers?|leads?|members|guests?|clients?"
    r"|internal|external|required|mandatory|team|attendees|participants|(?:also )?present"
    r"|online|remote|on[- ]?site|in[- ]person|(?:on the|by) (?:line|call|phone|zoom)|in the room"
    r"|dialled in|(?:also )?(?:joined|attended|there))"
    r"(?:\s*[*_]*:[*_]*|\s[-–—]\s)|"
    r"(?:hosted|chaired|led|facilitated|moderated|organi[sz]ed|supported|attended|presented"
    r"|minuted?|run) by\b[*_]*:?[*_]*)\s*",
    re.IGNORECASE,
)
_ABSENT_LABEL = lazy_pattern(r"(?<![\w(])(?P<label>[A-Za-z][\w -]{2,30}):")
# These stand for no one in particular, and so do `+3 others` and `the whole team`.
_NOBODY = frozenset(
    {
        "", "all", "everyone", "everybody", "team", "the team", "others", "n/a", "na", "none",
        "nobody", "tbd", "tba", "?", "etc", "etc.", "et al", "et al.", "unknown", "various", "name",
    }
)  # fmt: skip
_SEVERAL = lazy_pattern(
    r"\+?\s*\d+(?:\s+(?:others?|more|people|guests))?"
    r"|(?:(?:the|our|my)\s+)?(?:whole|full|entire|rest of the|other)\s+[\w\s]*"
    r"(?:team|group|others|members|board)|(?:and\s+)?others",
    re.IGNORECASE,
)
# A list that is not finished (`Ada Lin and`).
_AND = lazy_pattern(r"(?:\s(?:and|&|\+))+$", re.IGNORECASE)
_DECORATION = " \t\r\n*_\"'`.!✅☑✔👤🧑👥\ufe0f"


def read_line(text: str, span: Span) -> tuple[Link, ...]:
    """Return the people of a line, separated by commas, semicolons and `and`."""
    text = _STRUCK.sub("", text) if "~~" in text else text
    # `Ada, Bo; apologies: Cy`
    absent = (
        next(
            (label.start() for label in _ABSENT_LABEL.finditer(text) if is_absent(label["label"])),
            len(text),
        )
        if ":" in text
        else len(text)
    )
    parts = list(takewhile(lambda part: not supposes_all(part), split_parts(text[:absent])))
    found: list[tuple[Link, ...]] = []
    following = 0
    for part in reversed(parts):
        found.append(read_item(part, span, following))
        following = 0 if ":" in part else following + 1
    return tuple(chain.from_iterable(reversed(found)))


def read_items(texts: Iterable[str], span: Span) -> tuple[Link, ...]:
    """Return the people of a list.

    A single text is read as a line.
    """
    listed = list(texts)
    if len(listed) == 1 and not _LONE_LINK.fullmatch(listed[0]):
        return read_line(listed[0], span)
    return tuple([link for each in listed for link in read_item(each, span)])


def read_item(text: str, span: Span, following: int = 0) -> tuple[Link, ...]:
    """Return who an item names, behind which so many go on with the same line.

    It is nobody where the item says that they were not there, or only supposes who was.
    """
    text = " ".join((_STRUCK.sub("", text) if "~~" in text else text).split()).strip(_DECORATION)
    if is_supposed(text):
        return ()
    if (link := _LONE_LINK.fullmatch(text)) and (target := link_target(link)):
        return (Link(target, span),)
    if (role := _ROLE.match(text)) and role.end() < len(text):
        # One role only: a row of colons must not nest.
        parts = split_parts(text[role.end() :])
        return tuple(chain.from_iterable(_read_group(part, span, 0) for part in parts))
    return _read_group(text, span, following)


def _read_group(text: str, span: Span, following: int) -> tuple[Link, ...]:
    """Return who an item names that may have a firm or a group before its people.

    Where what stands before is a contact, it is the person, and the rest is said of them.
    """
    group = read_group(text, following)
    first = _read_name(group.head, span) if group else ()
    if group is None or len(first) != 1:
        return _read_name(text, span)
    people = chain.from_iterable(_read_name(each, span) for each in group.people)
    return (
        replace(first[0], is_doubtful=group.is_group),
        *(
            replace(
                each,
                is_doubtful=not (group.is_group and (each.is_link or _is_person(each.target))),
                behind=first[0].target,
            )
            for each in people
        ),
    )


def _is_person(name: str) -> bool:
    return PERSON_NAME.fullmatch(name) is not None


def read_further(text: str, span: Span) -> tuple[Link, ...]:
    """Return whom an item may name behind the first comma: `- Ada Lovelace, Bo Lin, Cy Young`.

    There often stands a job, so that only contacts count, and all parts must look like names.
    """
    parts = [part.strip(_DECORATION) for part in text.split(",")]
    if len(parts) == 1 or supposes_all(text) or not all(map(PERSON_NAME.fullmatch, parts)):
        return ()
    return tuple(Link(part, span, is_link=False, is_doubtful=True) for part in parts[1:])


def is_role(line: str) -> bool:
    """Whether a line begins with a role and a colon (`Chair: Ada`)."""
    return _ROLE.match(line.lstrip()) is not None


def _read_name(text: str, span: Span) -> tuple[Link, ...]:
    """Return who an item names if it begins with a name, a link or an address."""
    text = text.strip(_DECORATION)
    if outer := _OUTER_LINK.match(text):
        return (
            ()
            if says_absent(text[outer.end() :])
            else _name(outer["label"], outer["address"] or "", span)
        )
    if text.startswith(("[", "@[")) and (links := _links(text.lstrip("@"), span)):
        return links
    address = ADDRESS.search(text) if "@" in text else None
    end = _BEHIND_NAME.search(text)
    name, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    if _says_none(rest) or says_absent(name) or says_supposed(name[-1:]):
        return ()
    if address and address.start() < len(name):
        name = name[: address.start()]
    return _name(name, address["address"] if address else "", span)


def drop_me(links: Iterable[Link], me: Myself) -> tuple[Link, ...]:
    """Return the links that do not mean the person whose vault it is."""
    return tuple(
        [
            link
            for link in links
            if not (
                me.is_meant(link.target)
                or me.has_address(link.email)
                # Said of you: `Me: Chair`.
                or (link.behind and me.is_meant(link.behind))
            )
        ]
    )


def _links(text: str, span: Span) -> tuple[Link, ...]:
    """Return the unbroken list of links that `text` begins with."""
    links: list[Link] = []
    at = end = 0
    while match := LINK.match(text, at):
        if target := link_target(match):
            links.append(Link(target, span))
        end = match.end()
        between = _BETWEEN_LINKS.match(text, end)
        at = between.end() if between else end
    if text.startswith(("'s", "’s"), end):
        links.pop()
    rest = text[end:]
    return () if _says_none(rest) else tuple(links)


def _says_none(rest: str) -> bool:
    """Whether what follows a name says that it tells of nobody who was there."""
    return says_absent(rest) or says_supposed(rest) or says_alone(rest)


def _name(name: str, address: str, span: Span) -> tuple[Link, ...]:
    """Return a plain name, or the address alone."""
    bare = _AND.sub("", " ".join(name.strip(_DECORATION).lstrip("@").split()))
    address = address.strip(".")
    if bare.casefold() in _NOBODY or _SEVERAL.fullmatch(bare):
        return (Link(address, span, is_link=False, email=address),) if address else ()
    # Behind a comma a degree is said of whoever stands before it (`Ada Lin, PhD`), and somebody may
    # go by it.
    is_degree = not address and plain_words(bare) in DEGREES
    return (Link(bare, span, is_link=False, email=address, is_doubtful=is_degree),)
