"""Whether a note says that it is a conversation or something else (F40, F41).

Its type decides, then a tag, then its folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal

from msgspec import Struct

from mdrel.model.conversation import Channel
from mdrel.model.note_kinds import plain_kind
from mdrel.model.words.task_owners import CHECKLIST_TYPES
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import show_links
from mdrel.parse.properties.values import Values

# The words for a conversation, singular, with the channel they name.
CONVERSATIONS: dict[str, Channel] = {
    **dict.fromkeys(
        ("conversation", "interaction", "transcript", "discussion", "touchpoint"), Channel.OTHER,
    ),
    **dict.fromkeys(
        (
            "meeting", "1 1", "1on1", "1 on 1", "one on one", "interview", "minute", "standup",
            "stand up", "workshop", "sync", "catch up", "catchup", "check in", "checkin", "retro",
            "retrospective", "debrief", "kickoff", "kick off",
        ),
        Channel.MEETING,
    ),
    **dict.fromkeys(("call", "phone call", "phone", "phonecall"), Channel.CALL),
    **dict.fromkeys(("video call", "videocall", "zoom", "facetime", "google meet"), Channel.VIDEO),
    **dict.fromkeys(
        ("coffee", "lunch", "dinner", "breakfast", "brunch", "meal", "drink"), Channel.MEAL,
    ),
    **dict.fromkeys(("chat", "visit"), Channel.IN_PERSON),
    **dict.fromkeys(("email", "e mail", "mail"), Channel.EMAIL),
    **dict.fromkeys(
        ("message", "whatsapp", "sms", "telegram", "slack", "imessage", "dm"), Channel.MESSAGE,
    ),
    "letter": Channel.LETTER,
}  # fmt: skip
# What is written as well. As a `type` they make a conversation only of a note that lists attendees.
WRITTEN_TYPES = {
    "text": Channel.MESSAGE, "thread": Channel.MESSAGE, "async": Channel.MESSAGE,
    "linkedin": Channel.SOCIAL,
}  # fmt: skip
# These do not say in which service one wrote, or whether one did.
LOOSE_TYPES = frozenset({"chat", "message", "thread", "async"})
# These say nothing of what a note is.
SILENT = frozenset({"", "note", "page", "entry", "log", "zettel", "client", "customer"})
# These tell of what others made.
WORKS = frozenset(
    {
        "article", "book", "paper", "podcast", "course", "clipping", "quote", "recipe", "reference",
        "resource", "essay", "reading", "source", "film", "movie", "episode", "bookmark",
    }
)  # fmt: skip
# These do too, or tell of what is to be done.
NO_RECORDS = WORKS | {"task", "project", "draft", "idea"}
# What else a tag, a folder or a `category` may say a note is. As a `type` any word does that is
# none of the above.
THINGS = NO_RECORDS | {
    "research", "cache", "journal", "reflection", "company", "organization", "organisation",
    "decision", "inbox", "product", "place", "report", "document", "review", "diary",
}  # fmt: skip
# What is written to nobody in particular, or not sent at all.
_BROADCASTS = "newsletter digest draft bulletin announcement circular template campaign"
BROADCASTS = frozenset(_BROADCASTS.split())
# Behind a word for a conversation these change nothing (`meeting-notes`).
_TRAILING = frozenset(
    {
        "note", "notes", "log", "logs", "record", "records", "summary", "minutes", "transcript",
        "thread", "entry",
    }
)  # fmt: skip
# What a program did.
_PROGRAMS = (["sync", "log"], ["sync", "logs"])
_TAG_ROOTS = frozenset({"type", "kind", "note", "notes", "is"})
_LONGEST = 3
_CHAT = "chat"
# `1-1` and `one on one`, but not the middle of a date.
_ONE_TO_ONE = lazy_pattern(r"(?<!\d)1[ :_-]1s?(?![^\W_])|(?<![^\W_])on[ _-](?:1|one)s?(?![^\W_])")
# Without one of these words there is none of it.
ONE_TO_ONE = frozenset({"1", "1s", "one", "ones"})


class NoteType(Struct, frozen=True):
    """What a note says it is.

    `word` is the word that says so, `by` where it stands, and `start` the offset of its property.
    """

    verdict: Literal["conversation", "other", ""] = ""
    word: str = ""
    by: Literal["type", "tag", "folder", ""] = ""
    channel: Channel = Channel.OTHER
    start: int = 0


def read_type(where: NotePath, values: Values) -> NoteType:
    """Return what the note says it is by its type, else a tag, else its folder."""
    return _by_type(values) or _by_tag(values) or _by_folder(where, values.lexicon) or NoteType()


def _by_type(values: Values) -> NoteType | None:
    """Return what `type` says, or `category` where that names a conversation or a thing."""
    for name in ("type", "category"):
        texts = [show_links(text) for text in values.all(name)] if values.has(name) else []
        for text in texts:
            if word := conversation_word(text, values.lexicon):
                return NoteType(
                    "conversation",
                    word,
                    "type",
                    channel_named(word, values.lexicon),
                    values.start(name),
                )
        words = [singular(text) for text in texts]
        if other := next(
            (word for word in words if word in THINGS or (name == "type" and word not in SILENT)),
            "",
        ):
            channel = WRITTEN_TYPES.get(other, Channel.OTHER)
            return NoteType("other", other, "type", channel, values.start(name))
    return None


def is_broadcast(values: Values, titles: Iterable[str]) -> bool:
    """Whether a tag or a title says that a note is written to nobody in particular."""
    tags = _tag_words(values) if values.has("tags") else ()
    words = chain(tags, chain.from_iterable(map(_words, titles)))
    return any(_singular(word) in BROADCASTS for word in words)


def _by_tag(values: Values) -> NoteType | None:
    """Return what a tag says (`meeting`, `meeting/weekly`, `type/meeting`).

    A tag for a conversation counts before any other.
    """
    if not values.has("tags"):
        return None
    words = list(_tag_words(values))
    for tag in words:
        if word := conversation_word(tag, values.lexicon):
            return NoteType(
                "conversation",
                word,
                "tag",
                channel_named(word, values.lexicon),
                values.start("tags"),
            )
    other = next((word for word in map(singular, words) if word in THINGS), "")
    return NoteType("other", other, "tag", start=values.start("tags")) if other else None


def _tag_words(values: Values) -> Iterator[str]:
    for tag in values.tags():
        root, _, rest = tag.lstrip("#").lower().partition("/")
        yield rest.rpartition("/")[2] if rest and root in _TAG_ROOTS else root


def _by_folder(where: NotePath, lexicon: Lexicon) -> NoteType | None:
    """Return what the folders say.

    Any of them may say that it holds conversations. Only the nearest one that is not a mere number
    may say that it holds something else.
    """
    folders = named_folders(where)
    for folder in folders:
        if word := conversation_word(folder, lexicon):
            return NoteType("conversation", word, "folder", channel_named(word, lexicon))
    other = singular(folders[0]) if folders else ""
    return NoteType("other", other, "folder") if other in THINGS else None


def named_folders(where: NotePath) -> list[str]:
    """Return the folders of a note that are no mere numbers, the nearest first."""
    return [folder for folder in reversed(where.folders) if not folder.replace("-", "").isdigit()]


def lies_among_talks(where: NotePath, lexicon: Lexicon) -> bool:
    """Whether a folder says that the note is a conversation."""
    kind = _by_folder(where, lexicon)
    return kind is not None and kind.verdict == "conversation"


def conversation_word(text: str, lexicon: Lexicon) -> str:
    """Return the word for a conversation that `text` ends with, or an empty text.

    It reads `Client call`, `meeting-notes` and `1:1s`.
    """
    return _find_conversation(text, lexicon.own_channels)


@lru_cache(maxsize=2048)
def _find_conversation(text: str, own_words: frozenset[str]) -> str:
    """Return that word, one of `own_words` or of the table.

    Answers are kept, because the same types, tags and folders come again and again.
    """
    words = list(_words(text))
    found = ""
    while words:
        word = _last_conversation(words, own_words)
        if word not in {"", _CHAT}:
            return word
        # A word before it says how one talked: `Call chat`.
        found = found or word
        if not word and (words[-1] not in _TRAILING or words[-2:] in _PROGRAMS):
            break
        words.pop()
    return found


def _last_conversation(words: list[str], own_words: frozenset[str]) -> str:
    """Return the word for a conversation at the very end of a list of words, or nothing."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        tail = words[-size:]
        for word in (
            " ".join(tail),
            " ".join([*tail[:-1], _singular(tail[-1])]),
            "-".join(tail),
        ):
            if word in CONVERSATIONS or word in own_words:
                return word
    return ""


def channel_named(word: str, lexicon: Lexicon) -> Channel:
    """Return the channel of a word that `conversation_word` found."""
    return lexicon.channels.get(word) or CONVERSATIONS[word]


def singular(text: str) -> str:
    """Return a text's words for comparison: lower case, without signs, the last one singular."""
    words = _words(text)
    return " ".join([*words[:-1], _singular(words[-1])]) if words else ""


def find_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words for a conversation other than `1-1`.

    They are what a first look at front matter looks for.
    """
    words = {*CONVERSATIONS, *lexicon.own_channels}
    return frozenset(word for word in words if not _ONE_TO_ONE.search(word))


def has_one_to_one(front: str) -> bool:
    """Whether lower-case front matter holds `1-1` in one of its forms."""
    return _ONE_TO_ONE.search(front) is not None


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a type, tag or folder without the signs around it.

    Answers are kept, because the same texts come again and again.
    """
    return tuple(
        _strip_signs(text.casefold())
        .replace("-", " ")
        .replace("_", " ")
        .replace("1:1", "1 1")
        .split()
    )


def _strip_signs(text: str) -> str:
    """Return `text` from its first letter or figure to its last."""
    start = next((at for at, sign in enumerate(text) if sign.isalnum()), len(text))
    end = next((at for at in range(len(text), start, -1) if text[at - 1].isalnum()), start)
    return text[start:end]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("nches"):  # lunches, but not caches
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 1 else word


def is_checklist(values: Values) -> bool:
    """Whether `type` or `category` says that the note's boxes are ticked anew each time (F79)."""
    return any(
        plain_kind(show_links(text)) in CHECKLIST_TYPES
        for name in ("type", "category")
        if values.has(name)
        for text in values.all(name)
    )
