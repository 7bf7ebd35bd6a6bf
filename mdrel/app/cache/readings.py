"""Holds what was read of one vault's notes, packed, with the stamps it holds for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from mdrel.app.cache.serialization import UNREAD, pack_reading, unpack_outline, unpack_reading
from mdrel.index.fold import Outline, Reading
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import ParsedNote
from mdrel.vault.scan import Folders, join, split

Fetch = Callable[[str], bytes]


class OutdatedError(ValueError):
    """The cache is not at the revision any more that readings are fetched of."""


class Readings:
    """Stamps by folder and name, packed readings by path, and what the last walk met.

    A reading is unpacked each time somebody asks for it, since unpacked it takes three times the
    memory. It is empty of a note that has nothing to tell. `linked` are notes with further names,
    through which they may be changed without a file event. With `fetch`, what is not in `packed`
    is fetched; else it is empty.
    """

    def __init__(self) -> None:
        """Hold nothing."""
        self.folders: Folders = {}
        self.packed: dict[str, bytes] = {}
        self.scan_problems: list[Diagnostic] = []
        self.linked: set[str] = set()
        self.fetch: Fetch | None = None

    def paths(self) -> Iterator[str]:
        """Yield the paths of all notes there are."""
        return (join(folder, name) for folder, names in self.folders.items() for name in names)

    def telling(self) -> Iterator[str]:
        """Yield the paths of all notes but those that have nothing to tell."""
        return filter(self.get_packed, self.paths())

    def __contains__(self, path: str) -> bool:
        """Return whether there is a note at a path."""
        folder, name = split(path)
        return name in self.folders.get(folder, ())

    def get_packed(self, path: str) -> bytes:
        """Return the packed reading of a note, which is empty where it has nothing to tell."""
        found = self.packed.get(path)
        if found is None:
            found = self.packed[path] = self.fetch(path) if self.fetch else b""
        return found

    def read(self, path: str) -> Reading:
        """Return the reading of a note.

        Raises ValueError where it was never packed.
        """
        packed = self.get_packed(path)
        return unpack_reading(packed) if packed else (ParsedNote(path), None)

    def outline(self, path: str) -> Outline:
        """Return what of a note other notes depend on."""
        packed = self.get_packed(path)
        return unpack_outline(packed) if packed else Outline()

    def could_read(self, path: str) -> bool:
        """Return whether there is a note at a path that could be read."""
        return path in self and not self.get_packed(path).startswith(UNREAD)

    def fill(self, rows: Mapping[str, bytes]) -> None:
        """Take the packed readings of all notes that were not read since."""
        for path in self.paths():
            if path not in self.packed and path in rows:
                self.packed[path] = rows[path]
        self.fetch = None

    def replaced(self, notes: Mapping[str, ParsedNote]) -> Readings:
        """Return these readings with those of some notes replaced or removed."""
        found = Readings()
        found.folders, found.packed, found.fetch = dict(self.folders), dict(self.packed), self.fetch
        for path, note in notes.items():
            folder, name = split(path)
            found.folders[folder] = {name: (0, 0, 0, 0), **found.folders.get(folder, {})}
            found.packed[path] = pack_reading(path, (note, None))
        return found


class Notes(Mapping[str, ParsedNote]):
    """The notes that could be read, each unpacked when asked for."""

    def __init__(self, readings: Readings, read_anew: Callable[[], Readings]) -> None:
        """Take in the readings as they are now.

        Where one of them was never packed, those that `read_anew` returns take their place.
        """
        self._readings, self._read_anew = readings.replaced({}), read_anew

    def __getitem__(self, path: str) -> ParsedNote:
        """Return the note at a path."""
        try:
            note = self._readings.read(path)[0] if path in self._readings else None
        except ValueError:
            self._readings = self._read_anew().replaced({})
            note = self._readings.read(path)[0] if path in self._readings else None
        if note is None:
            raise KeyError(path)
        return note

    def __contains__(self, path: object) -> bool:
        """Return whether there is such a note."""
        return isinstance(path, str) and self._readings.could_read(path)

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return filter(self._readings.could_read, self._readings.paths())

    def __len__(self) -> int:
        """Return how many there are: few notes cannot be read, so those are looked up."""
        known = self._readings
        unread = [path for path, packed in known.packed.items() if packed.startswith(UNREAD)]
        return sum(map(len, known.folders.values())) - sum(map(known.__contains__, unread))
