"""Finds the dated notes that may be talks and do not say so, and the edits by which they would.

The note of another type, or called by nothing but a name, gets the list of who was there (F41,
F47). So does the conversation that names nobody and links contacts in its text (F43). The one
without a date that is read gets the day that its remark says (F40).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date

from mdrel.app.editing.person_links import link_to
from mdrel.app.guides.possible_talk import PossibleTalk
from mdrel.app.line_report.told_note import ToldNote
from mdrel.errors import WriteError
from mdrel.model.contact import Contact
from mdrel.model.names import note_name
from mdrel.model.talk_codes import TALK_NOTE_CODES
from mdrel.parse.entries.head import links_in, tidy
from mdrel.parse.front_matter.read import read_front_matter
from mdrel.parse.front_matter.texts import node_texts
from mdrel.parse.markdown.blocks import HEADING
from mdrel.parse.markdown.mask import mask
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.note import parse_fully
from mdrel.write.edits import AddItem, Edit, EditRefusedError, Reader, SetProperty, apply_edits

_WITHOUT_DATE, _NAMES_NOBODY = ("MDR301", "MDR314"), "MDR304"
_LONGEST = 120
Listing = Mapping[str, Sequence[Contact]]
# So many blanks make a line a sentence rather than a date or a name.
_FEW = 2


def list_notes(
    told: ToldNote, places: AbstractSet[tuple[str, int]], listing: Listing
) -> Iterator[PossibleTalk]:
    """Yield what a note is where its problems stand at `places`, each a code and a line.

    `listing` has the contacts whose notes list a conversation, by its path.
    """
    if nameless := [line for code, line in places if code == _NAMES_NOBODY]:
        yield from _ask_who(told, nameless[0], listing)
    for passed in told.note.passed:
        line, people = passed.span.line, told.find_people(passed.links)
        if (passed.code, line) not in places or passed.code not in TALK_NOTE_CODES or not people:
            continue
        masked = mask(told.text, _body(told)).text
        # A date that cannot be read is the person's to correct.
        if (on := passed.on) and not (passed.code in _WITHOUT_DATE and _has_date(told)):
            with suppress(WriteError):  # who is named cannot be linked
                edits = tuple(_make_edits(told, passed.code, on, people))
                yield PossibleTalk(told.path, line, on, people, _say(told, masked), edits)


def _ask_who(told: ToldNote, line: int, listing: Listing) -> Iterator[PossibleTalk]:
    """Yield a conversation that names nobody, with the contacts who may have been there.

    They are those whom it links, and those whose notes list it among their meetings.
    """
    masked = mask(told.text, _body(told)).text
    linked = told.find_people(links_in(masked[_body(told) :]))
    known = {each.path for each in linked}
    others = [each for each in listing.get(told.path, ()) if each.path not in known]
    people = (*linked, *others)
    with suppress(WriteError, EditRefusedError):
        edits = tuple(_make_edits(told, _NAMES_NOBODY, date.min, people))
        reader = Reader(told.path, told.session.lexicon)
        talks = parse_fully(told.path, apply_edits(told.text, edits, reader), reader.lexicon).talks
        if people and talks:
            words = _say(told, masked)
            yield PossibleTalk(told.path, line, talks[0].on, people, words, edits, asks_who=True)


def _has_date(told: ToldNote) -> bool:
    """Whether the front matter says a date, whatever it is."""
    return any(
        each.normal == "date" and any(map(str.strip, node_texts(told.text, each.value)))
        for each in read_front_matter(told.path, told.text).properties
    )


def _make_edits(told: ToldNote, code: str, on: date, people: Sequence[Contact]) -> Iterator[Edit]:
    if code in _WITHOUT_DATE:
        yield SetProperty("date", on.isoformat())
        return
    for each in people:
        yield AddItem("attendees", f"[[{link_to(told.session, each, told.path)}]]")


def _say(told: ToldNote, masked: str) -> str:
    """Return the note's name and how its text begins."""
    name, begins = note_name(told.path), _find_beginning(masked[_body(told) :])
    return shorten(f"{name}: {begins}" if begins else f"{name} (a note without text)", _LONGEST)


def _body(told: ToldNote) -> int:
    return told.block.body if told.block else 0


def _find_beginning(body: str) -> str:
    lines = [line for line in body.split("\n") if line.strip()]
    told = [tidy(line) for line in lines if not HEADING.match(line)]
    titles = (tidy(line).lstrip("# ") for line in lines)
    return next((line for line in told if line.count(" ") >= _FEW), "") or next(titles, "")
