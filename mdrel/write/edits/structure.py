"""The structure of a note's body, by CommonMark's line map and by mdrel's reader.

Where the two disagree, nothing is edited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from mdrel.model.note import Talk
from mdrel.parse.classify.copies import find_conflict_markers
from mdrel.parse.entries.section_parts import Sections
from mdrel.parse.entries.sections import SectionReader
from mdrel.parse.front_matter.read import read_front_matter
from mdrel.parse.markdown.headings import heading_name
from mdrel.parse.markdown.mask import Masked, mask
from mdrel.write.edits.edit import EditRefusedError, Reader
from mdrel.write.edits.splice import (
    line_end,
    line_offset,
    line_offsets,
    line_start,
    trim_blank_lines,
)

# CommonMark's (type, markup, nesting, first line's offset, offset behind the last line).
Block = tuple[str, str, int, int, int]
# Where an entry begins and ends in its note, and what it says.
Range = tuple[int, int, Talk]
_GROUPS = frozenset({"bullet_list_open", "ordered_list_open", "tbody_open", "inline"})
_Mark = tuple[str, str, int, str]
_UNDERLINES = {"=": 1, "-": 2}
_WHOLE = frozenset({"html_block", "fence", "code_block", "paragraph_open", "heading_open"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading outside lists and quotes.

    `depth` is 1 to 6, `text` its words as written. `start` and `end` are the offsets of its line,
    or of its lines with the underline.
    """

    depth: int
    text: str
    start: int
    end: int
    underline: str = ""  # the sign it is underlined with

    @property
    def name(self) -> str:
        """Its words for comparison."""
        return heading_name(self.text)


class Structure:
    """A note's body, as it is needed for editing.

    Raises EditRefusedError where the body cannot be edited safely.
    """

    def __init__(self, text: str, reader: Reader) -> None:
        """Read the note `text`."""
        self.text = text
        self.reader = reader
        front = read_front_matter(reader.path, text)
        self.start = front.body_start
        self.masked: Masked = mask(text, self.start)
        check_conflicts(text, self.masked.text, self.start)
        if not front.is_readable:
            message = front.diagnostics[0].message
            raise EditRefusedError(
                f"{message[0].lower()}{message[1:]}",
                line_offset(text, front.diagnostics[0].span.line),
                "Fix the front matter first: mdrel check",
            )
        if self.masked.unclosed_at >= 0:
            raise EditRefusedError(
                "a code fence or comment is never closed",
                self.masked.unclosed_at,
                "Close it first.",
            )

    @cached_property
    def sections(self) -> Sections:
        """The entries of the conversations section, as the index reads them."""
        return SectionReader(
            self.reader.path, self.text, self.masked.text, self.reader.lexicon
        ).read(self.start)

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks that CommonMark sees, in order."""
        return read_blocks(self.text, self.start)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in order, without those that hold no word of the person's own."""
        found = []
        for kind, markup, nesting, start, end in self.blocks:
            if kind != "heading_open" or nesting:
                continue
            is_marked = markup.startswith("#")
            words_end = end if is_marked else line_start(self.text, end - 1)
            if self.masked.text[start:words_end].strip():
                words = self.text[start:words_end].strip()
                found.append(
                    Heading(len(markup), words.strip("#"), start, end)
                    if is_marked
                    else Heading(_UNDERLINES[markup], words, start, end, markup)
                )
        return tuple(found)

    def find_section(self, is_wanted: Callable[[str], bool]) -> tuple[Heading, int] | None:
        """Return the one section under a wanted heading, with the offset of its end.

        `is_wanted` judges a heading by its text. It is None where there is no such section. Raises
        EditRefusedError where there are two.
        """
        return self.one_of(self.find_sections(is_wanted))

    def find_sections(self, is_wanted: Callable[[str], bool]) -> list[tuple[Heading, int]]:
        """Return every section under a wanted heading, with the offset of its end."""
        found: list[tuple[Heading, int]] = []
        for number, heading in enumerate(self.headings):
            if is_wanted(heading.text) and not (found and heading.start < found[-1][1]):
                found.append((heading, self._end_of(number)))
        return found

    def one_of(self, found: Sequence[tuple[Heading, int]]) -> tuple[Heading, int] | None:
        """Return the one section of `found`, or None where there is none.

        Raises EditRefusedError where there are two.
        """
        if len(found) > 1:
            line = self.text.count("\n", 0, found[0][0].start) + 1
            raise EditRefusedError(
                f"it has two sections of this kind, here and on line {line}",
                found[1][0].start,
                "Join the two.",
            )
        return found[0] if found else None

    def _end_of(self, number: int) -> int:
        """Return where the section of the heading of a number ends.

        That is at the next heading of its depth or above, or at the note's end.
        """
        depth = self.headings[number].depth
        further = islice(self.headings, number + 1, None)
        return next((each.start for each in further if each.depth <= depth), len(self.text))

    def block_at(self, kinds: frozenset[str], start: int) -> int:
        """Return the end of the innermost block of `kinds` whose first line begins at `start`.

        Blank lines at its end are left out. Raises EditRefusedError where no block begins there.
        """
        ends = [end for kind, _, _, first, end in self.blocks if kind in kinds and first == start]
        if not ends:
            raise EditRefusedError("it is not clear what this line belongs to", start)
        return trim_blank_lines(self.text, line_end(self.text, start), min(ends))

    def check_kept(self, after: str) -> None:
        """Raise EditRefusedError unless the note `after` keeps every block of this one.

        Blocks are those that CommonMark sees; one paragraph may have a line more. Comments and code
        may hide neither more nor less than before.
        """
        start = read_front_matter(self.reader.path, after).body_start
        masked = mask(after, start)
        if masked.unclosed_at >= 0 or _lines(self.masked.text, self.start) - _lines(
            masked.text, start
        ):
            raise EditRefusedError(
                "the new line would hide or show other lines",
                hint="Say it in other words: "
                "comment marks such as %% and <!-- hide what follows them.",
            )
        now = _marks(after, read_blocks(after, start))
        if not _keeps(_marks(self.text, self.blocks), now):
            raise EditRefusedError("the new line would change what other lines are")


def check_conflicts(text: str, masked: str, body_start: int) -> None:
    """Raise EditRefusedError where git's conflict markers stand in a note (P12).

    In front matter the opening marker is enough.
    """
    marker = max(find_conflict_markers(text, masked), text.find("\n<<<<<<<", 0, body_start))
    if marker >= 0:
        raise EditRefusedError(
            "merge conflict markers are in it",
            marker + (text[marker] == "\n"),
            "Resolve the conflict first.",
        )


def _marks(text: str, blocks: Iterable[Block]) -> Iterator[_Mark]:
    """Yield what each block is, how deep it stands, and what it says.

    A block that holds other blocks is told by its first line. Lists and the rows of a table are
    left out, since a new line may begin one, and so are the words of a paragraph, which tells them.
    """
    for kind, markup, level, start, end in blocks:
        if kind not in _GROUPS:
            yield (
                kind,
                markup,
                level,
                text[start : end if kind in _WHOLE else line_end(text, start)].strip(),
            )


def _keeps(was: Iterable[_Mark], now: Iterator[_Mark]) -> bool:
    """Whether all blocks are there still in their order, one paragraph perhaps a line longer."""
    may_grow = True
    for each in was:
        for other in now:
            if other == each:
                break
            if may_grow and _has_grown(each, other):
                may_grow = False
                break
        else:
            return False
    return True


def _has_grown(was: _Mark, now: _Mark) -> bool:
    """Whether a paragraph has one line more than it had."""
    if was[:3] != now[:3] or was[0] != "paragraph_open":
        return False
    before, after = ([line.rstrip() for line in each[3].split("\n")] for each in (was, now))
    pairs = enumerate(zip(before, after, strict=False))
    at = next((index for index, (old, new) in pairs if old != new), len(before))
    return before == [*after[:at], *after[at + 1 :]]


def _lines(masked: str, start: int) -> Counter[str]:
    return Counter(line.strip() for line in masked[start:].split("\n"))


def read_blocks(text: str, start: int) -> list[Block]:
    """Return the blocks that CommonMark sees from offset `start` on, with GitHub's tables.

    Only a line feed ends a line.
    """
    from markdown_it import MarkdownIt

    offsets = line_offsets(text, start)
    last = len(offsets) - 1
    # A lone carriage return is no line end of ours; markdown-it would count it as one.
    body = text[start:].replace("\r\n", "\n").replace("\r", " ")
    found = []
    parser = MarkdownIt("commonmark").enable("table").disable("inline")  # no words are asked for
    for token in parser.parse(body):
        if token.map and token.nesting >= 0:
            first, end = (offsets[min(line, last)] for line in token.map)
            found.append((token.type, token.markup, token.level, first, end))
    return found
