"""The channel of a dated note: what its keys, type, source and titles say (F48)."""

from __future__ import annotations

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.classify.note_type import (
    CONVERSATIONS,
    LOOSE_TYPES,
    NoteType,
    channel_named,
    conversation_word,
    named_folders,
    singular,
)
from mdrel.parse.dated_notes.note_day import list_titles
from mdrel.parse.dated_notes.presence import Present, Text, source_channel
from mdrel.parse.dated_notes.title_words import channel_in_title
from mdrel.parse.entries.head import channel_of
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.properties.values import Values

# Services that a folder of chats is named after, besides the words for a conversation.
_SERVICES = {"linkedin": Channel.SOCIAL, "signal": Channel.MESSAGE}


def find_channel(note: tuple[NotePath, Values, Text], kind: NoteType, present: Present) -> Channel:
    """Return the channel of a dated note (F48).

    It is that of its key, the type or tag, the source, the titles or the folder, else of the way in
    which people are named.
    """
    where, values, text = note
    for said in values.all("channel"):
        word = conversation_word(said, values.lexicon)
        named = channel_of(said, values.lexicon) or (
            channel_named(word, values.lexicon) if word else Channel.OTHER
        )
        if named is not Channel.OTHER:
            return named
    typed = kind.channel if kind.by in {"type", "tag"} else Channel.OTHER
    source = source_channel(values)
    is_loose = typed is not Channel.OTHER and kind.word in LOOSE_TYPES
    if typed is not Channel.OTHER and not is_loose:
        return typed
    titles = [channel_in_title(title, values.lexicon) for title in list_titles(where, values, text)]
    said_by = (source, present.channel if present.rule == "F47" else Channel.OTHER, *titles)
    among, folder = _folder_channel(where, values.lexicon), _written_folder(where)
    # A folder of written words may be a mere topic of those who met.
    said_by = said_by if among in WRITTEN else (*said_by, among)
    # A chat or thread is in writing what anything says; of a message only its source says more.
    if is_loose or (folder is not Channel.OTHER and _may_be_chat(said_by)):
        services = (source,) if kind.word == "message" else (*said_by, folder)
        written = (each for each in services if each in WRITTEN)
        said_by = (*written, typed, *said_by)
    return next(
        (each for each in (*said_by, present.channel, among) if each is not Channel.OTHER),
        Channel.OTHER,
    )


def _may_be_chat(said_by: tuple[Channel, ...]) -> bool:
    """Whether the source and the titles speak of a chat, and of nothing that is spoken alone."""
    return set(said_by) - WRITTEN - {Channel.OTHER} == {Channel.IN_PERSON}


def _folder_channel(where: NotePath, lexicon: Lexicon) -> Channel:
    """Return the channel that the nearest folder of conversations names, or `other`."""
    words = (conversation_word(folder, lexicon) for folder in named_folders(where))
    named = (channel_named(word, lexicon) for word in words if word)
    return next((channel for channel in named if channel is not Channel.OTHER), Channel.OTHER)


def _written_folder(where: NotePath) -> Channel:
    """Return the written channel that the nearest folder of that name says, or `other`."""
    words = (singular(folder) for folder in reversed(where.folders))
    named = (_SERVICES.get(word) or CONVERSATIONS.get(word) for word in words)
    return next((channel for channel in named if channel in WRITTEN), Channel.OTHER)
