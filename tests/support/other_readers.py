"""Other people's readers as judges of an edit.

ruamel.yaml (YAML 1.2, with comments and lines) reads front matter, cmark-gfm reads bodies.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase, CommentedMap, CommentedSeq, TaggedScalar

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*\r*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Front:
    """A front matter as ruamel.yaml reads it.

    It holds values by key, in order, the first line of each key (from 0, within the YAML), and all
    comments.
    """

    values: dict[object, object]
    lines: dict[object, int]
    comments: Counter[str]


def part(text: str) -> tuple[str | None, str]:
    """Return the YAML of a note, None where it has none, and the body."""
    match = _FRONT.match(text)
    return (match["yaml"], text[match.end() :]) if match else (None, text)


@lru_cache(maxsize=64)
def read_front(yaml: str) -> Front | None:
    """Return what ruamel.yaml makes of the YAML of a note.

    It is None where that is no mapping it can read.
    """
    reader = YAML()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = reader.load(yaml.replace("\r\n", "\n"))
    except Exception:  # noqa: BLE001 it fails in many ways on what is no YAML
        return None
    if found is None:
        remarks = (line.strip() for line in yaml.split("\n"))
        return Front({}, {}, Counter(line for line in remarks if line.startswith("#")))
    if not isinstance(found, CommentedMap):
        return None
    lines = {key: found.lc.data[key][0] for key in found if key in (found.lc.data or {})}
    return Front(
        {key: plain(value) for key, value in found.items()}, lines, Counter(_comments(found))
    )


def plain(value: object) -> object:
    """Return a value without what ruamel.yaml remembers of its form.

    Dates are as they are written.
    """
    if isinstance(value, CommentedMap):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if isinstance(value, CommentedSeq):
        return [plain(each) for each in value]
    if isinstance(value, TaggedScalar):
        return f"{value.tag} {value.value}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _comments(node: CommentedBase) -> Iterator[str]:
    """Yield the text of every comment of a node and of those within it."""
    for token in _tokens([node.ca.comment, list((node.ca.items or {}).values()), node.ca.end]):
        for line in token.split("\n"):
            if line.strip():
                yield line.strip()
    inner = (
        node.values()
        if isinstance(node, CommentedMap)
        else node
        if isinstance(node, CommentedSeq)
        else ()
    )
    seen = set()
    for each in inner:
        if (
            isinstance(each, CommentedBase)
            and not isinstance(each, TaggedScalar)
            and id(each) not in seen
        ):
            seen.add(id(each))
            yield from _comments(each)


def _tokens(found: object) -> Iterator[str]:
    if isinstance(found, list):
        for each in found:
            yield from _tokens(each)
    elif hasattr(found, "value") and isinstance(found.value, str):
        yield found.value


class _Blocks(HTMLParser):
    """Collects what a page holds: the path of elements of each block, with its text.

    Paragraphs count as what they stand in, since a list may become loose.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.path: list[str] = []
        self.texts: list[str] = [""]
        self.found: Counter[tuple[str, str]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "img", "hr", "input", "p"}:
            if tag == "hr" or (tag == "p" and not self.texts[-1].startswith("<input")):
                self.flush()
            self.texts[-1] += (
                f"<{tag}{' checked' if ('checked', '') in attrs else ''}>" if tag != "p" else ""
            )
            if tag == "hr":
                self.flush()
            return
        if tag in {"em", "strong", "a", "code", "del", "sup"} and self.path[-1:] != ["pre"]:
            self.texts[-1] += f"<{tag}>"
            return
        self.flush()
        self.path.append(tag)
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.path:
            while self.path:
                self.flush()
                self.texts.pop()
                if self.path.pop() == tag:
                    break

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data

    def flush(self) -> None:
        """Note down what was said so far in the innermost element."""
        text = " ".join(self.texts[-1].split())
        if text:
            self.found["/".join(self.path), text] += 1
        self.texts[-1] = ""


@lru_cache(maxsize=64)
def read_blocks(body: str) -> Counter[tuple[str, str]]:
    """Return the blocks of a body as cmark-gfm sees them, each as path and text.

    A block is there as often as it stands in the body. A lone carriage return ends no line of ours.
    """
    return _parse(
        cmarkgfm.github_flavored_markdown_to_html(_lines(body), options=Options.CMARK_OPT_UNSAFE)
    )


@lru_cache(maxsize=64)
def is_agreed(body: str) -> bool:
    """Whether cmark-gfm sees a body as markdown-it does.

    About raw HTML in quotes and torn tables the two differ.
    """
    ours = _parse(MarkdownIt("commonmark").enable("table").render(_lines(body)))
    return Counter(path for path, _ in ours) == Counter(path for path, _ in read_blocks(body))


def _lines(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", " ").replace("\x00", "\ufffd")


def _parse(html: str) -> Counter[tuple[str, str]]:
    blocks = _Blocks()
    # What is torn is text; Python's parser would take what follows for a part of the tag or comment.
    blocks.feed(re.sub(r"<(?![a-zA-Z/!])|</(?![a-zA-Z])|<(?=!--)(?!(?s:.*?)-->)", "&lt;", html))
    blocks.flush()
    return blocks.found
