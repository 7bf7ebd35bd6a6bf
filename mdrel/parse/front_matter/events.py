"""Reads front matter fully, by libyaml's events.

It knows what makes libyaml slow or fail, and says its problems in plain words.
"""

from __future__ import annotations

import re

import yaml

from mdrel.parse.front_matter.composer import MAX_ALIASES, MAX_DEPTH, Composer, FrontMatterError
from mdrel.parse.front_matter.node import Node

MAX_BYTES = 256 * 1024

# Without libyaml the pure parser reads the same, ten times slower.
_PARSER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UTF8_LONGEST = 4
_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED_TAG = re.compile(r"![^\s!]*%")

# Newer libyaml counts the depth itself, and while it reads ahead: it may say so before the composer
# gets there.
_TOO_DEEP = "exceeded maximum nesting depth"
_PLAIN_WORDS = {
    "mapping values are not allowed in this context": ("a value with `: ` in it needs quotes"),
    "did not find expected key": "a new line with `key:` was expected here",
    "could not find expected ':'": "this line has no `:` after its key",
    "found character that cannot start any token": (
        "a value cannot begin with this character (a tab, @, % or `) without quotes"
    ),
    "found unexpected end of stream": "the quote that opens here is never closed",
    "did not find expected ',' or ']'": "the list that opens here is not closed with `]`",
    "did not find expected ',' or '}'": "the mapping that opens here is not closed with `}`",
    "did not find expected '-' indicator": "a list item with `- ` was expected here",
    "did not find expected node content": "a value was expected here",
    "did not find expected <document start>": "this does not belong to what comes before it",
    "did not find expected alphabetic or numeric character": (
        "a value that begins with `*` or `&` needs quotes"
    ),
    "block sequence entries are not allowed in this context": (
        "a list item must begin on a line of its own"
    ),
    "mapping keys are not allowed in this context": "a value that begins with `? ` needs quotes",
    "found unknown escape character": "a backslash in double quotes must be doubled",
    "found undefined tag handle": "a value that begins with `!` needs quotes",
    "did not find expected comment or line break": (
        "text after `|` or `>` must begin on the next line"
    ),
}
# These notice late; what has to be corrected stands where they began.
_NOTICED_LATE = frozenset(
    {
        "while scanning a simple key",
        "while scanning a quoted scalar",
        "while parsing a flow sequence",
        "while parsing a flow mapping",
    }
)


def compose(yaml_text: str, offset: int = 0) -> Node | None:
    """Return the root node of the YAML, or None where it holds nothing.

    `offset` is where the YAML begins in its note. Raises FrontMatterError.
    """
    _check_bounds(yaml_text, offset)
    # PyYAML's marks do not count a U+FEFF at the start.
    shift = 1 if yaml_text.startswith("\ufeff") else 0
    try:
        return Composer(_PARSER(yaml_text[shift:]), offset + shift).compose_document()
    except yaml.MarkedYAMLError as error:
        raise _explain(error, offset + shift) from error
    except UnicodeDecodeError as error:
        # PyYAML's binding lets this out, without a place, for a tag whose %-escapes are not
        # UTF-8.
        escape = _ESCAPED_TAG.search(yaml_text)
        raise FrontMatterError(
            "MDR111",
            "is not valid YAML: a tag is not UTF-8",
            offset + (escape.start() if escape else 0),
        ) from error


def plain_value(node: Node) -> object:
    """Return a node as a text, None for a null, a list, or a dict.

    Keys that are no scalars are left out. Of equal keys the first stays.
    """
    if node.kind == "scalar":
        return None if node.is_null else node.text
    if node.kind == "sequence":
        return [plain_value(item) for item in node.items]
    values: dict[str, object] = {}
    for key, value in node.pairs:
        if key.kind == "scalar":
            values.setdefault(key.text, plain_value(value))
    return values


def _check_bounds(yaml_text: str, offset: int) -> None:
    """Raise FrontMatterError for text that must not reach the parser."""
    if (
        len(yaml_text) * _UTF8_LONGEST > MAX_BYTES
        and len(yaml_text.encode(errors="surrogatepass")) > MAX_BYTES
    ):
        raise FrontMatterError("MDR113", f"is larger than {MAX_BYTES // 1024} KiB", offset)
    forbidden = _FORBIDDEN.search(yaml_text)
    if forbidden:
        raise FrontMatterError(
            "MDR111",
            f"is not valid YAML: the character U+{ord(forbidden[0]):04X} is not allowed",
            offset + forbidden.start(),
        )
    # libyaml compares each tag directive with all others: 256 KiB of them take a second.
    if yaml_text.count("%TAG") > MAX_ALIASES:
        raise FrontMatterError(
            "MDR113",
            f"has more than {MAX_ALIASES} tag directives",
            offset + yaml_text.index("%TAG"),
        )


def _explain(error: yaml.MarkedYAMLError, offset: int) -> FrontMatterError:
    mark = (
        error.context_mark
        if error.context in _NOTICED_LATE and error.context_mark
        else error.problem_mark
    )
    problem = error.problem or ""
    if problem == _TOO_DEEP:
        return FrontMatterError(
            "MDR113", f"is nested more than {MAX_DEPTH} deep", offset + (mark.index if mark else 0)
        )
    return FrontMatterError(
        "MDR111",
        f"is not valid YAML: {_PLAIN_WORDS.get(problem, problem)}",
        offset + (mark.index if mark else 0),
    )
