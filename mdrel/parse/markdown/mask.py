"""Masks the parts of a note's text that are not the person's own words.

They are code, comments, quotes and embeds. Offsets stay.
"""

from __future__ import annotations

import re

from msgspec import Struct

_NEEDS_MASK = re.compile(r"`|~~~|<!--|%%|!\[|^[ \t]*(?:[-*+][ \t]+)?>|^(?: {4}|\t)", re.MULTILINE)
_INDENTS = (" ", "\t")
# A line that holds none of these and is not indented opens nothing.
_LINE_SIGNS = ("`", ">", "~~~", "<!--", "%%", "![")
_MARKERS = frozenset("-*+0123456789")
_FENCE = re.compile(r"^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
_QUOTE = re.compile(r"^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?>")
_BLOCK_START = re.compile(
    r"^[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||(?:[-*_][ \t]*){3,}$|`{3}|~{3})"
)
_LIST_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_INDENTED = re.compile(r"^(?: {4}| {0,3}\t)")
_INLINE = re.compile(
    r"(?P<code>`+)|(?P<html><!--)|(?P<percent>%%)"
    r"|(?P<embed>!\[\[[^\[\]\n]*\]\]|!\[[^\[\]\n]*\]\([^()\n]*\))"
)
_TICKS = re.compile("`+")
_SOMETHING = re.compile(r"\S")
_CLOSERS = {"html": "-->", "percent": "%%"}


class Masked(Struct, frozen=True):
    """The text with everything that is not the person's own words blanked.

    Length and lines stay the same. `unclosed_at` is the offset of a fence or comment that is never
    closed, or -1.
    """

    text: str
    unclosed_at: int = -1


def mask(text: str, start: int = 0) -> Masked:
    """Return `text` with code, comments, quotes, callouts and embeds blanked.

    Code may be fenced, inline or indented. It begins at offset `start`, and what stands before
    stays.
    """
    if not _may_need(text[start:]) or not _NEEDS_MASK.search(text, start):
        return Masked(text)
    masker = _Masker(text, start)
    masker.run()
    return Masked("".join(masker.out), masker.unclosed_at)


def _may_need(body: str) -> bool:
    """Whether something may have to be blanked, by a quick look.

    A single sign is found far sooner than the pattern, or what begins with it, and most notes hold
    none of them.
    """
    return (
        "`" in body
        or ">" in body
        or "\t" in body
        or ("~" in body and "~~~" in body)
        or ("<" in body and "<!--" in body)
        or ("%" in body and "%%" in body)
        or ("!" in body and "![" in body)
        or "\n    " in body
        or body.startswith(" ")
    )


def find_quotes(text: str, start: int = 0) -> frozenset[int]:
    """Return the offsets of the lines from `start` on that are masked as quotes or callouts."""
    masker = _Masker(text, start)
    masker.run()
    return frozenset(masker.quotes)


class _Masker:
    """One pass over the lines.

    `until` is the closer of an open comment, and `fence` that of an open fence.
    """

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.position = start
        self.out = [text[:start]]
        self.fence = ""
        self.until = ""
        self.in_quote = self.in_list = self.in_code = False
        self.was_blank = True
        self.unclosed_at = -1
        self.quotes: list[int] = []
        # Closers known not to come again: each is looked for in vain once, so that a million
        # openers stay linear.
        self.gone: set[str] = set()

    def run(self) -> None:
        signs = [sign for sign in _LINE_SIGNS if self.text.find(sign, self.position) >= 0]
        lines = self.text[self.position :].split("\n")
        for number, line in enumerate(lines):
            if self.is_open() or line.startswith(_INDENTS) or any(map(line.__contains__, signs)):
                lines[number] = self.line(line)
            else:
                self.pass_by(line)
            self.position += len(line) + 1
        self.out.append("\n".join(lines))
        if not (self.fence or self.until):
            self.unclosed_at = -1

    def is_open(self) -> bool:
        """Whether the line before goes on in this one."""
        return bool(self.fence or self.until or self.in_quote)

    def pass_by(self, line: str) -> None:
        """Take note of a line in which nothing is masked: most lines are such."""
        is_blank = not line or line.isspace()
        if not is_blank:
            self.in_code = False
            if line[0] in _MARKERS and _LIST_ITEM.match(line):
                self.in_list = True
            elif self.was_blank:
                self.in_list = False
        self.was_blank = is_blank

    def line(self, line: str) -> str:
        if self.fence:
            self.close_fence(line)
            return _blank(line)
        if self.until:
            return self.inline(line)
        if match := _FENCE.match(line):
            self.fence, self.unclosed_at = match["mark"], self.position + match.start("mark")
            self.in_list = self.in_list or bool(_LIST_ITEM.match(line))
            return _blank(line)
        return self.block(line)

    def block(self, line: str) -> str:
        is_blank = not line.strip()
        quote = bool(_QUOTE.match(line)) or (
            self.in_quote and not is_blank and not _BLOCK_START.match(line)
        )
        if self.is_indented_code(line, is_blank=is_blank):
            self.was_blank = False
            return _blank(line)
        self.in_code = self.in_code and is_blank
        if _LIST_ITEM.match(line):
            self.in_list = True
        elif not is_blank and self.was_blank and not line.startswith((" ", "\t")):
            self.in_list = False
        self.in_quote, self.was_blank = quote, is_blank
        if quote:
            self.quotes.append(self.position)
        return _blank(line) if quote else self.inline(line)

    def is_indented_code(self, line: str, *, is_blank: bool) -> bool:
        if is_blank or self.in_list or not _INDENTED.match(line):
            return False
        self.in_code = self.in_code or self.was_blank
        return self.in_code

    def close_fence(self, line: str) -> None:
        mark = line.strip()
        if len(mark) >= len(self.fence) and not mark.strip(self.fence[0]):
            self.fence = ""

    def inline(self, line: str) -> str:
        parts: list[str] = []
        at = 0
        while at < len(line):
            if self.until:
                end = line.find(self.until, at)
                stop = len(line) if end < 0 else end + len(self.until)
                self.until = self.until if end < 0 else ""
                parts.append(_blank(line[at:stop]))
                at = stop
                continue
            match = _INLINE.search(line, at)
            if match is None:
                break
            parts.append(line[at : match.start()])
            at = self.span(line, match, parts)
        parts.append(line[at:])
        return "".join(parts)

    def span(self, line: str, match: re.Match[str], parts: list[str]) -> int:
        """Mask what `match` opens and return where to go on."""
        kind, opener = match.lastgroup or "", match[0]
        if kind == "embed":
            parts.append(_blank(opener))
            return match.end()
        escaped = _count_backslashes(line, match.start()) % 2
        if kind == "code":
            end = -1 if escaped else _closing_run(line, match)
            parts.append(opener if end < 0 else _blank(line[match.start() : end]))
            return match.end() if end < 0 else end
        closer = _CLOSERS[kind]
        opens = not escaped and (
            self.is_closed(closer, self.position + match.end())
            or not _SOMETHING.search(line, 0, match.start())
        )
        if opens:
            self.until, self.unclosed_at = closer, self.position + match.start()
        parts.append(_blank(opener) if opens else opener)
        return match.end()

    def is_closed(self, closer: str, after: int) -> bool:
        """Whether `closer` comes after an offset of the text."""
        if closer not in self.gone and self.text.find(closer, after) < 0:
            self.gone.add(closer)
        return closer not in self.gone


def _count_backslashes(line: str, end: int) -> int:
    """Return how many backslashes stand right before `end`.

    It looks back, so that many openers on a line stay linear.
    """
    start = end
    while start and line[start - 1] == "\\":
        start -= 1
    return end - start


def _closing_run(line: str, opener: re.Match[str]) -> int:
    """Return the end of the backticks that close `opener` on this line, or -1.

    The run has the same length (CommonMark 6.1).
    """
    for match in _TICKS.finditer(line, opener.end()):
        if len(match[0]) == len(opener[0]):
            return match.end()
    return -1


def _blank(text: str) -> str:
    """Return spaces for every character, keeping the length."""
    return " " * len(text)
