"""Puts a conversation into a contact's note (F31).

It goes where the note's own order puts it, in the form of the entry beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from msgspec.structs import replace

from mdrel.model.conversation import Channel
from mdrel.model.diagnostic import LinesBelow
from mdrel.model.note import Talk
from mdrel.model.words.defaults import LIVES
from mdrel.parse.dates.read import UNREADABLE
from mdrel.parse.entries.head import Head, read_head
from mdrel.parse.entries.open_entries import Entries
from mdrel.parse.entries.unheld import Outcome, judge_row
from mdrel.parse.entries.unread import report_unread
from mdrel.parse.markdown.headings import plain_name
from mdrel.write.edits.edit import AddEntry, AddTask, EditRefusedError, Reader
from mdrel.write.edits.entry_again import complete_entry, find_same
from mdrel.write.edits.entry_forms import Spot, item_lines, put_entry
from mdrel.write.edits.place import Item, make_section, put_in_empty_section
from mdrel.write.edits.splice import line_end, line_offsets, line_start, trim_blank_lines
from mdrel.write.edits.structure import Heading, Range, Structure
from mdrel.write.edits.tasks import read_task
from mdrel.write.edits.verify import SAY_OTHERWISE, Facts, check_reading, check_words, read_facts


def add_entry(text: str, entry: AddEntry, reader: Reader) -> str:
    """Return `text` with the entry added, or unchanged where this very entry is there.

    Raises EditRefusedError.
    """
    structure = Structure(text, reader)
    found = _find_section(structure)
    loose = _find_loose(structure) if found is None else []
    if not entry.channel and (loose or (found and plain_name(found[0].text) in LIVES)):
        entry = replace(
            entry, channel=str(Channel.OTHER)
        )  # there a line without a word of contact is none (F32, F33)
    expected = read_entry(entry, reader)
    (wanted,) = expected.talks
    if same := find_same(structure, wanted):
        return complete_entry(structure, same, entry, expected)
    if loose:
        after = put_entry(_find_spot(structure, loose, entry.on), entry)
    elif found is None:
        _check_unread(structure)
        after = make_section(
            structure, _title(reader), item_lines(entry, Item(), text), is_known=False
        )
    else:
        heading, end = found
        ranges = sorted(
            (each for each in structure.sections.ranges if heading.start <= each[0] < end),
            key=lambda each: each[0],
        )
        lines = item_lines(entry, Item(), text)
        after = (
            put_entry(_find_spot(structure, ranges, entry.on), entry)
            if ranges
            else put_in_empty_section(structure, heading, end, lines)
        )
    _check_entry(text, after, entry, reader)
    structure.check_kept(after)
    return after


def _check_entry(text: str, after: str, entry: AddEntry, reader: Reader) -> None:
    """Raise EditRefusedError unless the entry is there as it was meant, and all else as before.

    A row has no colon before its words, so that they may say that nobody spoke.
    """
    try:
        check_reading(text, after, reader, read_entry(entry, reader))
    except EditRefusedError as refusal:
        head = Head(UNREADABLE, word=entry.channel)
        if judge_row(head, [entry.text], reader.lexicon) == Outcome():
            raise
        raise EditRefusedError(
            "in a table, without a colon, these words would say that you did not speak",
            refusal.offset,
            "Say it in other words, or write the row by hand.",
        ) from refusal


def _find_section(structure: Structure) -> tuple[Heading, int] | None:
    """Return the section of conversations, or None where there is none.

    Of several, all of which are read, it is the one with the newest entry. Raises EditRefusedError
    where none of several has any.
    """
    found = structure.find_sections(structure.reader.lexicon.is_section)
    if len(found) <= 1:
        return structure.one_of(found)
    starts, newest = [heading.start for heading, _ in found], [date.min] * len(found)
    for start, _, talk in structure.sections.ranges:
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < found[at][1] and not talk.is_plan:
            newest[at] = max(newest[at], talk.on)
    return found[newest.index(max(newest))] if max(newest) > date.min else structure.one_of(found)


def _find_loose(structure: Structure) -> list[Range]:
    """Return the entries that are dated headings outside the sections (F32).

    They are those of the depth that most of them have. Where a note has no section, they are its
    log.
    """
    starts = {each.start: each.depth for each in structure.headings}
    loose = [each for each in structure.sections.ranges if each[0] in starts]
    depths = [starts[each[0]] for each in loose]
    often = Counter(depths)
    usual = max(often, key=lambda depth: (often[depth], -depth), default=0)
    return [each for each, depth in zip(loose, depths, strict=True) if depth == usual]


def _check_unread(structure: Structure) -> None:
    """Raise EditRefusedError where conversations stand below a heading that is not read.

    That is so where most dated lines below it tell of contact. A second section beside it would
    part the two.
    """
    reader = structure.reader
    entries = Entries(reader.path, structure.text, reader.lexicon)
    lines = line_offsets(structure.text)
    for heading, spans in structure.sections.unread.items():
        places = [lines[span.line - 1] + span.column - 1 for span in spans]
        heads = [
            read_head(structure.text[at : line_end(structure.text, at)].rstrip(), reader.lexicon)
            for at in places
        ]
        if heading and sum(
            head is not None and entries.is_contact(head) for head in heads
        ) * 2 > len(heads):
            below = [LinesBelow(heading, span) for span in spans]
            (remark,) = report_unread(reader.path, below, reader.lexicon.reading.sections)
            raise EditRefusedError(
                f"conversations are below '{heading}', which is not read, "
                "and a second section would separate them from the new one",
                places[0],
                remark.hint,
            )


def _title(reader: Reader) -> str:
    names = reader.lexicon.sections
    return "Conversations" if "conversations" in names or not names else min(names).capitalize()


def read_entry(entry: AddEntry, reader: Reader) -> Facts:
    """Return what mdrel reads when the entry stands in a note of its own.

    Raises EditRefusedError where that is not what was meant.
    """
    lines = "\n".join(item_lines(entry, Item(), ""))
    facts = read_facts(f"## {_title(reader)}\n\n{lines}\n", reader)
    if (
        facts.talks.total() != 1
        or facts.tasks.total() != len(entry.promises)
        or not _is_meant(next(iter(facts.talks)), entry, reader)
    ):
        raise EditRefusedError(
            "the entry would not be read as one conversation", hint=SAY_OTHERWISE
        )
    (talk,) = facts.talks
    check_words(entry.text, talk.text, is_marked="#" in entry.text)
    for words in entry.promises:
        read_task(AddTask(words), reader)
    return facts


def _is_meant(talk: Talk, entry: AddEntry, reader: Reader) -> bool:
    """Whether an entry reads as it was meant.

    Words such as "no answer" may make it an attempt, as they do in every entry.
    """
    named = reader.lexicon.channels.get(entry.channel.lower()) if entry.channel else talk.channel
    return (
        talk.on == entry.on
        and talk.channel in {named, Channel.ATTEMPT}
        and len(talk.people) == len(entry.people)
    )


def _find_spot(structure: Structure, ranges: Sequence[Range], on: date) -> Spot:
    """Return the place beside the entry that becomes the neighbour of a new one.

    The section's own order decides, newest first or newest last.
    """
    siblings = _leave_out_nested(structure.text, ranges)
    if siblings[0][2].on >= siblings[-1][2].on:
        neighbour = next((each for each in siblings if each[2].on <= on), siblings[-1])
        is_before = neighbour[2].on <= on
    else:
        neighbour = next((each for each in reversed(siblings) if each[2].on <= on), siblings[0])
        is_before = neighbour[2].on > on
    ends = {each.end for each in structure.headings}
    is_loose = any(_follows_gap(structure.text, ends, start) for start, _, _ in siblings[1:])
    return Spot(
        structure, line_start(structure.text, neighbour[0]), neighbour[1], is_before, is_loose
    )


def _leave_out_nested(text: str, ranges: Sequence[Range]) -> list[Range]:
    """Return the entries that stand in no other one, which are those indented least."""
    indents = [_indent(text, start) for start, _, _ in ranges]
    least = min(indents)
    return [each for each, indent in zip(ranges, indents, strict=True) if indent == least]


def _indent(text: str, start: int) -> int:
    line = text[line_start(text, start) : line_end(text, start)].expandtabs(4)
    return len(line) - len(line.lstrip(" "))


def _follows_gap(text: str, ends: AbstractSet[int], start: int) -> bool:
    """Whether a blank line parts the item at `start` from the one before, as in a loose list.

    Headings end at `ends`.
    """
    above = trim_blank_lines(text, 0, start)
    if text[line_start(text, above - 1) : above].lstrip().startswith("#"):
        return False
    return above < start and above not in ends
