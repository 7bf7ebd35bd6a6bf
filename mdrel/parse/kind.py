"""What a note is: a contact, a template, a conflict copy, something mdrel wrote, or none of these (FORMAT "Which notes are contacts")."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from mdrel.parse.lexicon import Lexicon
from mdrel.parse.pattern import later
from mdrel.parse.values import LEVELS, Values
from mdrel.parse.wikilinks import LINK, link_target, show_links

TEMPLATE_FOLDERS = frozenset({"templates", "template", "_templates"})
INDEX_NAMES = frozenset({"index", "_index"})
_CONFLICT_COPY = later(r"\.sync-conflict-\d{8}-\d{6}|\([^()]*(?:conflicted copy|case conflict|sfconflict|conflict copy)[^()]*\)", re.IGNORECASE)
_CONFLICT_MARKER = later(r"^(?P<sign><{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)


class NotePath(NamedTuple):
    """A note's path taken apart: `stem` is the name it goes by (an index note takes its folder's)."""

    path: str
    folders: tuple[str, ...]
    stem: str
    is_index: bool
    is_readme: bool


def read_path(path: str) -> NotePath:
    """Take a path relative to the vault (with `/`) apart."""
    *folders, file = path.split("/")
    stem = unicodedata.normalize("NFC", file.rpartition(".")[0] or file)
    is_index = stem.casefold() in INDEX_NAMES and bool(folders)
    return NotePath(path, tuple(folder.casefold() for folder in folders), folders[-1] if is_index else stem, is_index, stem.casefold() == "readme")


def is_conflict_copy(path: str) -> bool:
    """Whether a sync program's second copy has this path (P12)."""
    file = path.rpartition("/")[2]
    return "onflict" in file.lower() and _CONFLICT_COPY.search(file) is not None


def find_conflict_markers(text: str, masked: str) -> int:
    """Return the offset of git's conflict markers outside code, or -1 (P12)."""
    start, is_parted = -1, False
    for match in _CONFLICT_MARKER.finditer(text):
        # The closing marker looks like a quote and is masked as one; in code the opening one is masked as well.
        if match["sign"][0] != ">" and masked[match.start()] == " ":
            continue
        match match["sign"][0]:
            case "<" if start < 0:
                start = match.start()
            case "=" if start >= 0:
                is_parted = True
            case ">" if is_parted:
                return start
    return -1


def is_template(where: NotePath, front: str, lexicon: Lexicon) -> bool:
    """Whether a note is a template: by its folder, or by placeholders in its front matter."""
    if "{{" in front or "<%" in front:
        return True
    folders = where.folders
    return not TEMPLATE_FOLDERS.isdisjoint(folders) or any(_lies_in(folders, each) >= 0 for each in lexicon.template_folders)


def _lies_in(folders: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    """Return how many folders of the path end the wanted one, at any depth; -1 when the note does not lie in it."""
    if not wanted or wanted[-1] not in folders:
        return -1
    size = len(wanted)
    for start in range(len(folders) - size + 1):
        if folders[start : start + size] == wanted:
            return start + size
    return -1


def match_contact(values: Values, where: NotePath, lexicon: Lexicon) -> str:
    """Return the rule that makes a note a contact, or an empty text."""
    said = _types(values)
    if kind := next((text for text in said if text in lexicon.reading.contact_types), ""):
        return f"type {kind}"
    if values.has("type"):
        return ""
    if tag := _contact_tag(values, lexicon):
        return f"tag {tag}"
    level = show_links(values.one("level")).strip().lower() if values.has("level") else ""
    by_level = f"level {level}" if level in LEVELS else ""
    return _by_folder(where, lexicon) or by_level


def _types(values: Values) -> list[str]:
    """Return what type, category and kind say, in lower case, links as their last part."""
    return [_bare(text) for name in ("type", "category") if values.has(name) for text in values.all(name)]


def _bare(text: str) -> str:
    match = LINK.search(text) if "[" in text else None
    return (link_target(match).rpartition("/")[2] if match else text).strip().lstrip("#").casefold()


def _contact_tag(values: Values, lexicon: Lexicon) -> str:
    tags = [part.lstrip("#").lower() for text in values.all("tags") for part in text.replace(",", " ").split()]
    return next((tag for tag in tags if tag.split("/", 1)[0] in lexicon.reading.contact_tags or ("/" in tag and _nested(tag, lexicon))), "")


def _nested(tag: str, lexicon: Lexicon) -> bool:
    """Whether a tag is or lies below a contact tag that itself has several parts."""
    return any(tag == wanted or tag.startswith(wanted + "/") for wanted in lexicon.reading.contact_tags)


def _by_folder(where: NotePath, lexicon: Lexicon) -> str:
    """Return the folder rule; a folder's own note is a contact only when its front matter says so."""
    for wanted in lexicon.people_folders:
        depth = _lies_in(where.folders, wanted)
        if depth < 0:
            continue
        is_own_note = where.is_readme or (depth == len(where.folders) and where.is_index)
        is_own_note = is_own_note or (not where.is_index and where.folders[-1] == where.stem.casefold())
        return "" if is_own_note else f"folder {'/'.join(wanted)}"
    return ""


def near_level(values: Values) -> str:
    """Return the level a misspelt `level:` was meant to be, or an empty text: a person should not vanish for a typing error."""
    if not values.has("level"):
        return ""
    import difflib

    close = difflib.get_close_matches(values.one("level").strip().lower(), LEVELS, n=1, cutoff=0.75)
    return close[0] if close else ""


def is_me(values: Values, where: NotePath, lexicon: Lexicon) -> bool:
    """Whether the note is the person's own: by `me.note`, or a name or e-mail of `[me]`."""
    me = lexicon.reading.me
    if not (me.name or me.note or me.emails):
        return False
    match = LINK.fullmatch(me.note.strip())
    note = (link_target(match) if match else me.note).removesuffix(".md").casefold()
    if note and note in {where.path.rpartition(".")[0].casefold(), where.stem.casefold()}:
        return True
    emails = {email.casefold() for email in me.emails}
    return any(email.casefold() in emails for email in values.all("email"))


def is_my_name(names: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether one of a note's names is the person's own."""
    mine = lexicon.reading.me.name.casefold()
    return bool(mine) and any(name.casefold() == mine for name in names)
