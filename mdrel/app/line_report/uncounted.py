"""Tells why nothing was read from a line, and what its front matter says.

Of a property a key alone says nothing. The note is read without it as well: what differs is what it
says (F10, F14).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mdrel.app.line_report.passed_over import say_why
from mdrel.app.line_report.told_note import ToldNote, Verdict
from mdrel.app.settings.schema import KEY_FIELDS
from mdrel.model.conversation import Source
from mdrel.model.format_rules import REMEDIES
from mdrel.model.names import join_names
from mdrel.model.note import Link, ParsedNote
from mdrel.model.span import span_at
from mdrel.model.toml_writer import write_toml
from mdrel.parse.body_fields import list_body_fields
from mdrel.parse.classify.note_path import read_path
from mdrel.parse.front_matter.read import Property, read_block
from mdrel.parse.kinds.reader import Reader
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.mask import mask
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.markdown.wikilinks import link_target, links_of
from mdrel.parse.properties.values import Found, read_values, spelling_of
from mdrel.parse.spellings import PEOPLE_FIELDS, UNDISPUTED

# Properties of conversations, and those that may say something in any note.
_OF_TALKS = PEOPLE_FIELDS | UNDISPUTED | {"purpose", "topics", "summary"}
_OF_ANY = frozenset({"type", "category", "tags", "title", "name", "aliases", "source", "id"})
_NEAR = 0.8


def tell_front_matter(told: ToldNote, line: int) -> Verdict:
    """Return what a line of front matter says."""
    note, text, lexicon = told.note, told.text, told.session.lexicon
    front = read_block(note.path, text, told.block)
    contact = f" The note is a contact: {note.profile.matched_by}." if note.profile else ""
    if not front.is_readable:
        return Verdict(
            "not read", f"Nothing of this front matter is read: it is broken.{contact}", "F15"
        )
    found = next(
        (each for each in front.properties if span_at(text, each.start).line == line), None
    )
    if found is None:
        return Verdict("front matter", f"Front matter.{contact}")
    field, rank = spelling_of(found, lexicon)
    if not field:
        return Verdict(
            "front matter",
            f"`{found.key}` is a property of your own: it is kept but not read.{contact}",
            "",
            _offer_spelling(found, lexicon),
        )
    values = read_values(note.path, text, front, lexicon).by_field
    field, said = next(
        (
            (name, shorten(", ".join(each.texts)))
            for name, rows in values.items()
            for _, each in rows
            if each.start == found.start
        ),
        (field, ""),
    )
    shown = field.replace("_", " ")
    if told.tells_key(found.key, found.start):
        said = f": {said}" if said else ""
        return Verdict("front matter", f"`{found.key}` is read as {shown}{said}.{contact}", "F10")
    if why := _why_of_others(field, is_contact=note.profile is not None):
        said, remedy = why
        return Verdict("not used", f"`{found.key}` {said}.{contact}", "", remedy)
    why_idle = _why_idle(found, rank, values.get(field, []))
    return Verdict("not used", f"`{found.key}` can say {shown}, but {why_idle}.{contact}", "F10")


def _offer_spelling(found: Property, lexicon: Lexicon) -> str:
    """Return how a property of one's own comes to be read as one that mdrel knows."""
    from difflib import get_close_matches

    near = get_close_matches(found.normal, lexicon.spellings, 1, _NEAR)
    if not near:
        return (
            "Write it as one of docs/note-format.md, or name it below [notes.keys] in mdrel.toml "
            "as a further spelling of one."
        )
    field = lexicon.spellings[near[0]][0]
    setting = f"`{field} = {write_toml(found.key)}`"
    if field not in KEY_FIELDS:
        return f"If it means `{field}`, write that."
    return f"If it means `{field}`, write that, or {setting} below [notes.keys] in mdrel.toml."


def _why_of_others(field: str, *, is_contact: bool) -> tuple[str, str] | None:
    """Return why a property says nothing in a note of this kind and what would, or None."""
    if is_contact and field in _OF_TALKS:
        aside = "To set somebody aside, write `archived: true` or `paused: true`."
        said = "is a property of conversations, and says nothing in a contact's note"
        return said, aside if field == "status" else ""
    if not (is_contact or field in _OF_TALKS | _OF_ANY):
        said = "is a property of contacts, and this note is no contact's"
        return said, "If the note is a person's, write `type: person` into its front matter."
    return None


def _why_idle(found: Property, rank: int, values: Sequence[tuple[int, Found]]) -> str:
    """Return why a property says nothing; `values` are those of its field with their ranks."""
    if not any(each.start == found.start for _, each in values):
        return "has no value here that is read"
    first_rank, first = min(values, key=lambda pair: pair[0])
    if first_rank < rank:
        return f"`{first.key}` goes first"
    return (
        "it changes nothing here: another line, the folder or the file name says the same, or its "
        "value is none that is read"
    )


def tell_body_fields(told: ToldNote, line: int) -> Iterator[Verdict]:
    """Yield what the properties in a line of a note's text say."""
    text, lexicon = told.text, told.session.lexicon
    front = read_block(told.path, text, told.block)
    reader = Reader(read_path(told.path), text, front, lexicon)
    fields = list_body_fields(reader.masked, front.body_start, reader.opening, lexicon)
    for key, field, start in fields:
        if span_at(text, start).line != line:
            continue
        shown = field.replace("_", " ")
        if told.tells_key(key, start):
            yield Verdict("property", f"`{key}` is read as {shown}.", "F14")
        elif told.note.profile:
            yield Verdict(
                "not used",
                f"`{key}` can say {shown}, but not here: the front matter or an earlier line says "
                "it, or the value does not fit.",
                "F14",
            )


# The rules by which a whole note is no conversation.
_OF_NOTES = frozenset(f"F{number}" for number in range(40, 50)) - {"F49"}


def explain_nothing(told: ToldNote, line: int) -> Iterator[Verdict]:
    """Yield why nothing was read from a line.

    Where its note looks like a conversation, why it is none is yielded too.
    """
    note, block = told.note, told.block
    passed = (
        []
        if note.profile or note.talks or told.is_daily
        else [each for each in note.passed if each.rule in _OF_NOTES]
    )
    if block and line < span_at(told.text, block.body).line:
        yield tell_front_matter(told, line)
    elif note.is_generated:
        yield Verdict(
            "not read", "mdrel generated this note and does not read its own notes.", "F1"
        )
    else:
        yield from list(tell_body_fields(told, line)) or [
            _of_body(told, line, has_whole=bool(passed))
        ]
    for each in passed:
        who = told.find_names(each.links)
        yield Verdict(
            "not counted",
            (
                f"The note is not a conversation{f' with {join_names(who)}' if who else ''}. "
                f"{say_why(told, each)}"
            ),
            each.rule,
            REMEDIES.get(each.rule, ""),
            who,
        )


def _of_body(told: ToldNote, line: int, *, has_whole: bool) -> Verdict:
    """Return why nothing was read from a line of a note's text.

    With `has_whole` it is said of the whole note why it is no conversation.
    """
    note, block = told.note, told.block
    written = told.lines[line - 1].rstrip("\r")
    shown = mask(told.text, block.body if block else 0).text.split("\n")[line - 1]
    if written.strip() and not shown.strip():
        return Verdict(
            "not read", "Quotes, code, comments and embeds are not read.", "F39", REMEDIES["F39"]
        )
    targets = [
        Link(target) for match in links_of(shown).finditer(shown) if (target := link_target(match))
    ]
    if there := _who_took_part(told, targets):
        said = f"{join_names(there)} took part in the conversation that this note is."
        return Verdict("part", said, "F43", "", there)
    if people := told.find_names(targets):
        said = (
            f"{join_names(people)} {'are' if len(people) > 1 else 'is'} mentioned; "
            "nothing here says that you spoke."
        )
        rule = "F56" if told.is_daily else _rule_of(note)
        return Verdict(
            "mention", said, "" if has_whole else rule, "" if has_whole else REMEDIES[rule], people
        )
    if written.strip() and (part := _of_part(told, line)):
        return part
    what = f"the note of {note.profile.name}" if note.profile else "this note"
    rule = "F31" if note.profile else "F50" if told.is_daily else ""
    return Verdict(
        "nothing",
        f"Nothing is read from this line of {what}: it begins no entry, names no contact, and is "
        "neither a task nor a property.",
        rule,
    )


def _who_took_part(told: ToldNote, targets: list[Link]) -> tuple[str, ...]:
    """Return those of the links who took part in the conversation that the note is."""
    links = [
        link
        for talk in told.note.talks
        if talk.source is Source.CONVERSATION and talk.on <= told.session.today
        for link in talk.people
    ]
    there = set(told.find_names(links))
    return tuple(name for name in told.find_names(targets) if name in there)


def _rule_of(note: ParsedNote) -> str:
    """Return the rule by which a link in a line is a mere mention.

    The line stands in a note that is no daily note.
    """
    if note.profile:
        return "F37"
    is_talk = any(talk.source is Source.CONVERSATION for talk in note.talks) or any(
        each.code == "MDR304" for each in note.diagnostics
    )
    return "F43" if is_talk else "F40"


def _of_part(told: ToldNote, line: int) -> Verdict | None:
    """Return of what a line is a part that nothing else is read from, or None."""
    talks = told.talks_by(line)
    if talks is None:
        return None
    above = next((talk.span.line for talk in talks if talk.span.line < line), 0)
    said = (
        f"It belongs to the conversation on line {above}."
        if above
        else "Nothing begins here, but without this line others are read otherwise."
    )
    return Verdict("part", said, "F31" if told.note.profile else "")
