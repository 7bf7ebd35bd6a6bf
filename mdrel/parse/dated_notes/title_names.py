"""The lists of names in a title (F47)."""

from __future__ import annotations

from msgspec.structs import replace

from mdrel.model.names import Myself
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.dated_notes.title_words import SETTINGS, Token
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, link_target

STOPS = frozenset(
    {
        "about", "re", "regarding", "on", "in", "at", "for", "from", "to", "with", "w/", "w", "by",
        "over", "of", "via", "after", "before", "is", "was", "who", "during", "as", "or",
    }
)  # fmt: skip
_LONGEST_NAME = 6
_YEAR = lazy_pattern(r"(?:19|20)\d\d")


def names_behind(tokens: list[Token], at: int) -> list[list[Token]]:
    """Return the unbroken list of names that begins at a token."""
    names: list[list[Token]] = []
    while at < len(tokens):
        start = at
        while at < len(tokens) and _goes_on(tokens, start, at):
            at += 1
        name = [token for token in tokens[start:at] if token.key != "the"]
        if not name or _is_possessive(name[-1], tokens, at) or name[0].text[0].isdigit():
            break
        names.append(name)
        if at >= len(tokens) or tokens[at].kind != "list":
            break
        while at < len(tokens) and tokens[at].kind == "list":
            at += 1
    return names


def _goes_on(tokens: list[Token], start: int, at: int) -> bool:
    """Whether the name that begins at `start` goes on with the token `at`.

    A link is a name by itself.
    """
    token = tokens[at]
    if token.kind == "link":
        return at == start
    return (
        token.kind == "word"
        and token.key not in STOPS
        and tokens[start].kind != "link"
        and not (at > start and tokens[at - 1].text.endswith(("'s", "’s")))
    )


def names_before(tokens: list[Token], end: int) -> list[list[Token]]:
    """Return the list of names that ends before a token.

    It is all that stands between that token and the sign before, without words of a setting.
    """
    while end and (
        tokens[end - 1].text in {"-", "–", "—", ":"}
        or tokens[end - 1].key in SETTINGS
        or _YEAR.fullmatch(tokens[end - 1].key)
    ):
        end -= 1
    start = end
    while start and tokens[start - 1].kind not in {"break", "pair"}:
        start -= 1
    names: list[list[Token]] = [[]]
    for token in tokens[start:end]:
        if token.kind == "list":
            names.append([])
        elif token.key not in SETTINGS or names[-1]:
            names[-1].append(token)
    if any(not _is_whole(name) for name in names):
        return []
    # Nothing may follow these names.
    return [[*name, Token("break", "")] for name in names]


def _is_whole(name: list[Token]) -> bool:
    """Whether a name before the word is a complete name and nothing else."""
    if (
        not name
        or name[0].text[0].isdigit()
        or name[-1].text.endswith(("'s", "’s", "s'", "s’"))
        or any(token.key in STOPS for token in name)
    ):
        return False
    return (
        len(name) == 1
        if any(token.kind == "link" for token in name)
        else len(name) <= _LONGEST_NAME
    )


def _is_possessive(token: Token, tokens: list[Token], at: int) -> bool:
    if token.kind == "link":
        return at < len(tokens) and tokens[at].text in {"'", "’"}
    return token.text.endswith(("'s", "’s", "s'", "s’"))


def without_me(names: list[list[Token]], me: Myself) -> list[list[Token]]:
    """Return the names of a pair without the first name of the person whose vault it is.

    It is somebody else's where that person's whole name stands there too.
    """
    texts = [" ".join(token.text for token in name).strip() for name in names]
    if any(map(me.is_meant, texts)):
        return names
    return [name for name, text in zip(names, texts, strict=True) if not me.is_first(text)]


def links_of(
    names: list[list[Token]], span: Span, *, is_said: bool, is_alone: bool = False
) -> tuple[Link, ...]:
    """Return the people whom names may mean.

    A first name will do where `is_said` says so, and one that stands alone where `is_alone` does.
    """
    links: list[Link] = []
    for name in names:
        if name[0].kind == "link":
            match = LINK.match(name[0].text)
            target = link_target(match) if match else ""
            links += [Link(target, span)] if target else []
            continue
        is_whole = name[-1].kind == "break"
        target = " ".join(
            token.text for token in name[: -1 if is_whole else None][: _LONGEST_NAME + 1]
        )
        is_first = is_said or (is_alone and " " not in target)
        links.append(
            Link(target, span, is_link=False, may_go_on=not is_whole, may_be_first=is_first)
        )
    return tuple(links)


def no_namesake(link: Link, me: Myself) -> Link:
    """Return a name in a title as one that means nobody by your own first name alone."""
    is_mine = link.may_be_first and me.is_first(link.target.partition(" ")[0])
    return replace(link, may_be_first=False, is_doubtful=True) if is_mine else link
