"""Tells why nothing was read from a line, and what its front matter says."""

from __future__ import annotations

from collections.abc import Iterator

from mdrel.app.line_report.finding import Finding, join_names
from mdrel.app.line_report.property_line import tell_body_fields, tell_front_matter
from mdrel.app.line_report.told_note import ToldNote
from mdrel.model.conversation import Source
from mdrel.model.format_rules import REMEDIES, RULES
from mdrel.model.note import Link, ParsedNote
from mdrel.model.span import span_at
from mdrel.parse.markdown.mask import mask
from mdrel.parse.markdown.wikilinks import link_target, links_of

# The rules by which a whole note is no conversation.
_OF_NOTES = frozenset(f"F{number}" for number in range(40, 50)) - {"F49"}


def explain_nothing(told: ToldNote, line: int) -> Iterator[Finding]:
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
        yield Finding(
            "not read", "mdrel generated this note and does not read its own notes.", "F1"
        )
    else:
        yield from list(tell_body_fields(told, line)) or [
            _of_body(told, line, has_whole=bool(passed))
        ]
    for each in passed:
        who = told.find_names(each.links)
        yield Finding(
            "not counted",
            (
                f"The note is not a conversation{f' with {join_names(who)}' if who else ''}. "
                f"{RULES[each.rule]}"
            ),
            each.rule,
            REMEDIES.get(each.rule, ""),
            who,
        )


def _of_body(told: ToldNote, line: int, *, has_whole: bool) -> Finding:
    """Return why nothing was read from a line of a note's text.

    With `has_whole` it is said of the whole note why it is no conversation.
    """
    note, block = told.note, told.block
    written = told.lines[line - 1].rstrip("\r")
    shown = mask(told.text, block.body if block else 0).text.split("\n")[line - 1]
    if written.strip() and not shown.strip():
        return Finding(
            "not read", "Quotes, code, comments and embeds are not read.", "F39", REMEDIES["F39"]
        )
    targets = [
        Link(target) for match in links_of(shown).finditer(shown) if (target := link_target(match))
    ]
    if there := _who_took_part(told, targets):
        said = f"{join_names(there)} took part in the conversation that this note is."
        return Finding("part", said, "F43", "", there)
    if people := told.find_names(targets):
        said = (
            f"{join_names(people)} {'are' if len(people) > 1 else 'is'} mentioned; "
            "nothing here says that you spoke."
        )
        rule = "F56" if told.is_daily else _rule_of(note)
        return Finding(
            "mention", said, "" if has_whole else rule, "" if has_whole else REMEDIES[rule], people
        )
    if written.strip() and (part := _of_part(told, line)):
        return part
    what = f"the note of {note.profile.name}" if note.profile else "this note"
    rule = "F31" if note.profile else "F50" if told.is_daily else ""
    return Finding(
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


def _of_part(told: ToldNote, line: int) -> Finding | None:
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
    return Finding("part", said, "F31" if told.note.profile else "")
