"""A property's node to texts, also of lists and of listed people (F15, F44)."""

from __future__ import annotations

from collections.abc import Iterator

from mdrel.parse.absence import is_absent
from mdrel.parse.front_matter.node import normalize_key
from mdrel.parse.front_matter.read import Node
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_BARE_LINK = lazy_pattern(r"\[\[[^\[\]\n]+\]\]")
_NAME_KEYS = ("name", "fullname", "displayname", "fn", "person", "who")
_EMAIL_KEYS = ("email", "mail", "emailaddress", "address")


def node_texts(text: str, node: Node) -> list[str]:
    """Return a value's texts as written.

    Null items and empty links are left out, and a bare `[[Ann]]` is a link again.
    """
    if node.kind == "scalar":
        written = node.text.strip()
        return [written] if written and (written[0] != "[" or written.strip("[] ")) else []
    if node.kind == "mapping":
        return []
    if _is_bare_link(text, node):
        return [text[node.start : node.end].strip()]
    return [each for item in node.items for each in node_texts(text, item)]


def _is_bare_link(text: str, node: Node) -> bool:
    """Whether a list in a list is a link that nobody put in quotes."""
    return (
        text.startswith("[[", node.start)
        and _BARE_LINK.fullmatch(text[node.start : node.end].strip()) is not None
    )


def people_texts(text: str, node: Node) -> list[str]:
    """Return the people a value lists, each as a text.

    It reads as `node_texts` does. A mapping with a name or an address becomes `Name <address>`, and
    any other one its keys.
    """
    if node.kind == "sequence" and not _is_bare_link(text, node):
        return [each for item in node.items for each in people_texts(text, item)]
    return list(_of_mapping(text, node)) if node.kind == "mapping" else node_texts(text, node)


def _of_mapping(text: str, node: Node) -> Iterator[str]:
    said = {normalize_key(key.text): value for key, value in node.pairs}
    name, email = (
        next(
            (
                found
                for key in keys
                if (found := " ".join(node_texts(text, said[key]) if key in said else []))
            ),
            "",
        )
        for keys in (_NAME_KEYS, _EMAIL_KEYS)
    )
    if name or email:
        # `optional: true` and `response: declined` are marks as well.
        marks = [
            f"{key} {' '.join(node_texts(text, value))}"
            for key, value in said.items()
            if key not in {*_NAME_KEYS, *_EMAIL_KEYS}
        ]
        if not any(map(_is_mark_of_absence, marks)):
            yield f"{name} <{email}>".strip() if email else name
        return
    for key, value in node.pairs:
        if is_absent(key.text):
            continue
        if value.kind == "scalar":
            # `- Ada Lovelace: chair`
            yield (
                f"{' '.join(node_texts(text, key))} ({value.text})"
                if value.text
                else " ".join(node_texts(text, key))
            )
        else:
            yield from people_texts(text, value)


def _is_mark_of_absence(mark: str) -> bool:
    key, _, value = mark.partition(" ")
    if value.lower() in {"false", "no", ""}:
        return key in {"present", "attended", "attending"} and bool(value)
    return is_absent(value) or is_absent(key)
