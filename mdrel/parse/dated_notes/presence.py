"""Who was there in a dated note (F43 to F47).

The first key that is given decides, then a list in the text, then the title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.note import Link
from mdrel.model.span import Span, span_at
from mdrel.parse.classify.note_type import NoteType, has_one_to_one, is_broadcast
from mdrel.parse.dated_notes.attendee_section import may_list_attendees, read_attendee_section
from mdrel.parse.dated_notes.attendees import drop_me, read_items
from mdrel.parse.dated_notes.called import is_solo
from mdrel.parse.dated_notes.title import Named, read_title, read_whole_title
from mdrel.parse.dated_notes.title_names import no_namesake
from mdrel.parse.entries.head import channel_of
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.properties.values import Values

# The strongest keys, in their order. The first three make any dated note a conversation.
DECISIVE = ("attendees", "participants", "with")
STRONG = ("attendees", "participants", "present", "with")
_CORRESPONDENTS = ("from", "sender", "to", "recipients")
_WEAK = "people"
# Whom a conversation's note lists in nothing but these took part as well.
_MEMBERS = "members"
# Services of which `source` names the channel and no channel word does.
_SERVICES = {
    **dict.fromkeys(("gmail", "outlook"), Channel.EMAIL),
    **dict.fromkeys(("teams", "microsoft teams", "meet"), Channel.VIDEO),
    "signal": Channel.MESSAGE,
}

Titles = Callable[[], tuple[str, ...]]


class Present(Struct, frozen=True):
    """Who was there, by which rule, and which channel that way of naming them implies.

    `is_intent` is true where they are named by a title that only plans to speak, `is_listed` where
    a property lists them, and `is_of_me` where those that do name nobody but you.
    """

    people: tuple[Link, ...] = ()
    rule: str = "F43"
    channel: Channel = Channel.OTHER
    is_intent: bool = False
    is_listed: bool = False
    is_of_me: bool = False


class Text(Struct):
    """A note's text below its front matter.

    `plain` is the text as written. `masked` gives it without what is not the person's own, made
    once and on demand, and so are those whom the text lists, as `listed`, and the note's titles.
    """

    plain: str
    masked: Callable[[], str]
    listed: tuple[Link, ...] | None = None
    titles: tuple[str, ...] | None = None


def is_any_given(values: Values) -> bool:
    """Whether the front matter lists people in some way."""
    return values.has_any((*STRONG, *_CORRESPONDENTS, _WEAK))


def is_decided(values: Values) -> bool:
    """Whether the note is a conversation whatever its type says (F41).

    It lists who took part, or a sender with a source that names a channel.
    """
    return values.has_any(DECISIVE) or (
        (values.has("from") or values.has("sender")) and source_channel(values) is not Channel.OTHER
    )


def source_channel(values: Values) -> Channel:
    """Return the channel that `source` names, or `other`."""
    text = values.shown("source")
    return (
        _SERVICES.get(text.lower()) or channel_of(text, values.lexicon) or Channel.OTHER
        if text
        else Channel.OTHER
    )


def find_listed(values: Values, names: tuple[str, ...] = STRONG) -> Present | None:
    """Return the people in the first of the keys `names`, or None if none is given.

    One that names nobody but you is passed over.
    """
    found: Present | None = None
    for name in filter(values.by_field.__contains__, names):
        found = Present(_read(values, name), channel=Channel.MEETING, is_listed=True)
        if found.people or not _names_me_alone(values, name):
            return found
    return replace(found, is_of_me=True) if found else None


def names_people(values: Values) -> bool:
    """Whether a property of the front matter names people."""
    return values.has_any((*STRONG, _WEAK))


def list_people(values: Values) -> tuple[Link, ...]:
    """Return the people whom any property of the front matter names."""
    return tuple(_read_all(values, (*STRONG, _WEAK)))


def find_present(values: Values, kind: NoteType, text: Text, titles: Titles) -> Present:
    """Return who was there by the first way of naming them that is given.

    `titles` gives the note's titles, where nothing else names anybody.
    """
    listed = find_listed(values)
    if listed and not listed.is_of_me:
        return listed
    written = _written_channel(values, kind)
    if written is not None and values.has_any(_CORRESPONDENTS):
        return Present(
            tuple(dict.fromkeys(_read_all(values, _CORRESPONDENTS))),
            channel=written,
        )
    if (listed or kind.verdict != "other") and (found := list_in_text(values, text)):
        return Present(found, "F45", Channel.MEETING)
    is_said = kind.verdict == "conversation"
    if listed:
        called = find_in_titles(values.lexicon, titles(), is_said=is_said)
        span = span_at(values.text, find_own_list(values))
        people = tuple(replace(link, span=span) for link in called.people)
        return replace(called, people=people) if people and not called.is_intent else listed
    if values.has(_WEAK):
        if not is_solo(values, titles(), text.plain):
            return Present(_read(values, _WEAK))
        is_said = False
    if values.has(_MEMBERS) and is_said and kind.by == "type":
        return Present(_read(values, _MEMBERS))
    return find_in_titles(values.lexicon, titles(), is_said=is_said)


def asks_for_people(values: Values, kind: NoteType, titles: Titles) -> bool:
    """Whether a note that names nobody is surely a conversation.

    A tag or folder of written words (`email`) may be a mere topic, and a newsletter is no talk.
    """
    return (
        kind.verdict == "conversation"
        and (kind.by == "type" or kind.channel not in WRITTEN)
        and not is_broadcast(values, titles())
    )


def find_mentioned(values: Values) -> tuple[Link, ...]:
    """Return the people in `people`, where a stronger key says who was there."""
    return _read(values, _WEAK) if values.has(_WEAK) else ()


def find_others(values: Values, text: Text, people: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return whom a conversation's note names in its other lists, besides `people` (F72).

    They may owe something, though the strongest list alone says who was there.
    """
    listed = _read_all(values, (*STRONG, *_CORRESPONDENTS))
    there = {link.target for link in people}
    return tuple(
        dict.fromkeys(
            link for link in (*listed, *list_in_text(values, text)) if link.target not in there
        )
    )


def find_further(
    values: Values, text: Text, people: tuple[Link, ...], titles: Titles
) -> tuple[Link, ...]:
    """Return who was there by the next list, where a property's names nobody who is a contact.

    Where it names one person alone, it may be a title that says so.
    """
    there = {link.target for link in people}
    for name in (*filter(values.has, STRONG), ""):
        found = _read(values, name) if name else list_in_text(values, text)
        if further := tuple(link for link in found if link.target not in there):
            return further
    if len(there) != 1:
        return ()
    called = find_in_titles(values.lexicon, titles(), is_said=False)
    named = () if called.is_intent else called.people
    return tuple(replace(link, is_doubtful=not link.is_link) for link in named)


def find_own_list(values: Values) -> int:
    """Return where the list stands that names nobody but you, or 0."""
    return next((values.start(name) for name in STRONG if values.has(name)), 0)


def _names_me_alone(values: Values, name: str) -> bool:
    """Whether a key that names nobody else names you."""
    return bool(read_items(values.all(name), values.place(name)))


def _read_all(values: Values, names: Iterable[str]) -> Iterator[Link]:
    """Yield the people in each of the keys that is given."""
    return chain.from_iterable(_read(values, name) for name in names if values.has(name))


def _read(values: Values, name: str) -> tuple[Link, ...]:
    if name not in values.people:
        items = read_items(values.all(name), values.place(name))
        values.people[name] = drop_me(items, values.lexicon.me)
    return values.people[name]


def _written_channel(values: Values, kind: NoteType) -> Channel | None:
    """Return the written channel that type, tag or source names, or None.

    In a note of another type the channel of its source counts even if it is spoken.
    """
    if kind.by in {"type", "tag"} and kind.channel in WRITTEN:
        return kind.channel
    source = source_channel(values)
    return (
        source
        if source in WRITTEN or (kind.verdict == "other" and source is not Channel.OTHER)
        else None
    )


def list_in_text(values: Values, text: Text) -> tuple[Link, ...]:
    """Return the people whom a list of attendees in the text names."""
    if text.listed is None:
        text.listed = ()
        if may_list_attendees(text.plain):
            span = Span(span_at(values.text, len(values.text) - len(text.plain)).line)
            found = read_attendee_section(text.plain, text.masked, span)
            text.listed = drop_me(found, values.lexicon.me)
    return text.listed


def find_by_whole_title(
    values: Values, kind: NoteType, titles: Titles, *, is_kept: bool = False, start: int = 0
) -> Present:
    """Return whom a title of nothing but names tells of in a note of conversations.

    A first name will do where two speak, or for all conversations with somebody. `start` is the
    offset of what says that it is one, by default the type.
    """
    start = start or kind.start
    place = span_at(values.text, start) if start else Span(1)
    takes_first = is_kept or kind.word == "1on1" or has_one_to_one(kind.word)
    return _find_in_whole_title(values.lexicon, titles(), place, takes_first=takes_first)


def _find_in_whole_title(
    lexicon: Lexicon, titles: tuple[str, ...], span: Span, *, takes_first: bool
) -> Present:
    """Return whom the first of the titles names that is nothing but names."""
    read = (read_whole_title(title, span, takes_first=takes_first) for title in titles)
    return _told([next((each for each in read if each.people), Named())], lexicon)


def by_first_names(present: Present) -> tuple[Link, ...]:
    """Return those whom a title names, as contacts of whom a first name will do."""
    return tuple(
        each if each.is_link else replace(each, may_be_first=True) for each in present.people
    )


def find_in_titles(lexicon: Lexicon, titles: tuple[str, ...], *, is_said: bool) -> Present:
    """Return whom titles name at a word of contact.

    A first name will do where `is_said` tells that type, tag or folder says conversation.
    """
    named = [
        read_title(title, lexicon, Span(1), is_said=is_said)
        for title in dict.fromkeys(titles)
        if title
    ]
    return _told(named, lexicon)


def _told(named: list[Named], lexicon: Lexicon) -> Present:
    """Return those whom titles name, and the channel of the first that says one."""
    told = [each for each in named if each.people]
    named_there = drop_me(chain.from_iterable(each.people for each in told), lexicon.me)
    people = dict.fromkeys(no_namesake(link, lexicon.me) for link in named_there)
    channel = next(
        (each.channel for each in told if each.channel is not Channel.OTHER), Channel.OTHER
    )
    return Present(tuple(people), "F47", channel, any(each.is_intent for each in told))
