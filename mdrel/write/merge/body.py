"""Merges the body of a note section by section.

Sections are told by the words of their headings. Each is merged by itself, and one that a side
added or removed is moved as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.blocks import HEADING
from mdrel.parse.markdown.headings import heading_name
from mdrel.parse.markdown.setext_heading import Underlined
from mdrel.write.merge.content import merge_content
from mdrel.write.merge.part import Line, cut_body, read_underlined, show
from mdrel.write.merge.three import (
    OURS,
    Merged,
    MergeTools,
    ThreeWay,
    decide,
    keep,
    look_up,
    merge_order,
    number,
)


def is_balanced(text: str, versions: ThreeWay[str], size: int) -> bool:
    """Whether no line of a merged text was lost, doubled or brought back.

    Lines that stand in a conflict, with markers of `size`, are left to the person.
    """
    settled, disputed = _count_lines(text, size)
    counts = versions.map(lambda each: Counter(_words(each)))
    lines = (
        settled.keys() | counts.base.keys() | counts.ours.keys() | counts.theirs.keys()
    ) - disputed
    return all(
        _is_right(settled[line], counts.base[line], counts.ours[line], counts.theirs[line])
        for line in lines
    )


def _is_right(found: int, base: int, ours: int, theirs: int) -> bool:
    """Whether a line may be there `found` times.

    Where both sides added it or both removed it, they may have meant the same line or one each.
    """
    each = ours + theirs - base
    if (ours > base) == (theirs > base) and (ours < base) == (theirs < base):
        return min(each, ours, theirs) <= found <= max(each, ours, theirs)
    return found == each


def _words(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _count_lines(text: str, size: int) -> tuple[Counter[str], set[str]]:
    """Return how often each line stands outside conflicts, and the lines inside them."""
    settled: Counter[str] = Counter()
    disputed: set[str] = set()
    is_open = False
    for line in _words(text):
        if line.startswith("<" * size):
            is_open = True
        elif is_open and line.startswith(">" * size):
            is_open = False
        elif is_open:
            disputed.add(line)
        else:
            settled[line] += 1
    return settled, disputed


_TOP = "\n"
_Key: TypeAlias = tuple[str, int]
_Lines: TypeAlias = Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with all that follows it; the first section has none.

    Blank lines at both ends of the content are kept apart from it.
    """

    head: tuple[Line, ...] = ()
    lead: tuple[Line, ...] = ()
    content: tuple[Line, ...] = ()
    tail: tuple[Line, ...] = ()
    is_log: bool = False
    is_last: bool = True

    @property
    def text(self) -> str:
        """The whole section as it is written."""
        return show((*self.head, *self.lead, *self.content, *self.tail))


def merge_body(bodies: ThreeWay[str], tools: MergeTools) -> Merged:
    """Return the merged body, by the first of three ways that leaves no conflict.

    The ways are by section, as a whole with its entries, and as plain lines. A way that loses,
    doubles or brings back a line is not taken; moving text to another section, or blank lines
    beside what the other side removed, can make it do so. The first conflict is then left.
    """
    side = decide(bodies)
    if side is not None:
        return Merged(bodies[side])
    found: list[Merged] = []
    for merged in _merge_entries(bodies, tools):
        if is_balanced(merged.text, bodies, tools.marks.size):
            if not merged.conflicts:
                return merged
            found.append(merged)
    plain = tools.merge_lines(bodies)
    is_right = not plain.conflicts and is_balanced(plain.text, bodies, tools.marks.size)
    return plain if is_right or not found else found[0]


def _merge_entries(bodies: ThreeWay[str], tools: MergeTools) -> Iterator[Merged]:
    """Yield the body merged by section, then merged as one section."""
    base, ours, theirs = bodies.map(cut_body)
    if base is None or ours is None or theirs is None:
        return
    lines = ThreeWay(base, ours, theirs)
    merged = _merge_sections(lines, tools)
    if merged:
        yield merged
    yield merge_content(lines, tools, is_log=False)


def _merge_sections(lines: ThreeWay[list[Line]], tools: MergeTools) -> Merged | None:
    """Return the body merged by section, or None where headings cannot be told apart.

    That is so where a heading is there more than once, and not as often in every version.
    """
    bodies = lines.map(lambda each: _cut_sections(each, tools.lexicon))
    counts = bodies.map(lambda sections: Counter(name for name, _ in sections))
    repeated = {name for count in counts for name, times in count.items() if times > 1}
    if any(len({count[name] for count in counts}) > 1 for name in repeated):
        return None
    keys = bodies.map(list)
    merged = {
        key: _merge_section(look_up(bodies, key), tools)
        for key in dict.fromkeys(key for each in keys for key in each)
    }
    disputed = {key for key, each in merged.items() if each.conflicts}
    order = merge_order(keys, {key for key in keep(keys) | disputed if merged[key].text})
    underlined = {key for each in bodies for key, section in each.items() if len(section.head) > 1}
    parts = [
        _part_from_next(merged[key].text, look_up(bodies, key), is_text=next_key in underlined)
        for key, next_key in pairwise(order)
    ]
    return Merged(
        "".join([*parts, *(merged[key].text for key in order[-1:])]),
        sum(merged[key].conflicts for key in order),
    )


def _cut_sections(lines: _Lines, lexicon: Lexicon) -> dict[_Key, _Section]:
    """Return the sections by name, in order.

    A log reaches to the next heading as high as its own, since deeper ones are its entries.
    """
    names, starts, heads, logs = [_TOP], [0], [0], [False]
    depth = 0
    for index, heading in _find_headings(lines):
        if depth and heading.depth > depth:
            continue
        name = heading_name(heading.text)
        depth = heading.depth if lexicon.is_section(heading.text) else 0
        names.append(name or lines[index].text.strip())
        starts.append(index)
        heads.append(heading.lines)
        logs.append(bool(depth))
    ends = [*starts[1:], len(lines)]
    return {
        key: _make_section(lines[start:end], head, is_log=is_log, is_last=end == len(lines))
        for key, start, end, head, is_log in zip(
            number(names), starts, ends, heads, logs, strict=True
        )
    }


def _find_headings(lines: _Lines) -> Iterator[tuple[int, Underlined]]:
    """Yield the headings, with `#` or underlined, by the index of their first line."""
    underlined = read_underlined(lines)
    for index, line in enumerate(lines):
        if index in underlined:
            yield index, underlined[index]
        elif "#" in line.masked and (heading := HEADING.match(line.masked.rstrip())):
            yield index, Underlined(len(heading["marks"]), heading["text"], 1)


def _make_section(lines: _Lines, head: int, *, is_log: bool, is_last: bool) -> _Section:
    filled = [index for index, line in enumerate(lines) if index >= head and not line.is_blank]
    start, end = (filled[0], filled[-1] + 1) if filled else (len(lines), len(lines))
    return _Section(
        tuple(lines[:head]),
        tuple(lines[head:start]),
        tuple(lines[start:end]),
        tuple(lines[end:]),
        is_log,
        is_last,
    )


def _merge_section(sections: ThreeWay[_Section | None], tools: MergeTools) -> Merged:
    """Return the section merged, which is empty where the section is gone."""
    ours, theirs = sections.ours, sections.theirs
    if ours is None or theirs is None:
        texts = sections.map(lambda section: section.text if section else "")
        return tools.settle(texts)
    base = sections.base or _Section()
    three = ThreeWay(base, ours, theirs)
    content = merge_content(three.map(lambda section: section.content), tools, is_log=ours.is_log)
    head = _choose(three.map(lambda section: section.head))
    lead = _choose(three.map(lambda section: section.lead)) if content.text else ours.lead
    return Merged(
        show((*head, *lead))
        + content.text
        + show(_choose(three.map(lambda section: section.tail))),
        content.conflicts,
    )


def _choose(lines: ThreeWay[tuple[Line, ...]]) -> tuple[Line, ...]:
    """Return the lines of the side that changed them, ours where both did."""
    return lines[decide(lines.map(show)) or OURS]


def _part_from_next(text: str, sections: ThreeWay[_Section | None], *, is_text: bool) -> str:
    """Return a section's text with a blank line at its end where the next section needs one.

    It needs one where this section was the last one before, or where the next heading `is_text`
    over its underline.
    """
    was_last = all(section.is_last for section in sections if section)
    return (
        f"{text}\n"
        if (was_last or is_text) and not text.endswith("\n\n") and text != "\n"
        else text
    )
