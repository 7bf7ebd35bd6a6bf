"""Reads many notes, and very many of them by several processes (decision 17).

Shares of a few notes lie in a pipe, of which every process takes the next one. What a worker read
comes back as the cache would store it, share by share, so a share that never came is read here.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

from mdrel.app.cache.serialization import pack_reading
from mdrel.app.environment.clock import is_recent
from mdrel.parse.note import parse_notes
from mdrel.parse.prefilter import Prefilter
from mdrel.vault.folders import OpenFolders
from mdrel.vault.read import read_note
from mdrel.vault.scan import Stamp

# Fewer notes, with fewer bytes, are read here: forking and what is warmed up twice take as long as
# they save.
LEAST, _LEAST_BYTES = 2_000, 4_000_000
# So many from all over the vault, but no more than each tenth, are read before the fork, by which
# the patterns that its kinds of notes need are compiled once.
_FIRST, _MOST_FIRST = 200, 10
# All numbers of shares fit into a page, so that they can be written before anybody reads.
_SHARE, _MOST_SHARES, _MOST_PROCESSES = 64, 1_000, 4
_NUMBER, _FRAME = struct.Struct("<I"), struct.Struct("<II")
_ENDING = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
# No packed reading holds it.
_BETWEEN = b"\n"

# So many are parsed together, step by step (decision 17); with a long text there are fewer.
_TOGETHER, _LONG = 16, 1_000_000

_LARGEST_STAMP = 1 << 63
Notes = Sequence[tuple[str, int]]
Read = Callable[[Notes], list[bytes]]


def is_young(stamp: Stamp, began: int) -> bool:
    """Return whether a file may have been written to again within the clock's grain.

    Where its inode was changed long ago, a time in the future proves as much as any other.
    """
    modified, changed, size, inode = stamp
    if not (
        -_LARGEST_STAMP <= modified < _LARGEST_STAMP
        and -_LARGEST_STAMP <= changed < _LARGEST_STAMP
        and max(size, inode) < 2 * _LARGEST_STAMP
    ):
        return True
    return changed > began or is_recent(changed, began) or is_recent(modified, began)


def read_notes(
    root: Path, prefilter: Prefilter, notes: Notes, least: int = LEAST
) -> Generator[tuple[str, bytes], None, None]:
    """Yield each note's path with its packed reading, in no order.

    `notes` are paths with the sizes that the scan saw. From `least` notes on, or from 4 MB, several
    processes read them, where several cores are at hand.
    """
    with OpenFolders(root) as folders:
        read = _make_reader(folders, prefilter)
        is_little = len(notes) < least and sum(size for _, size in notes) < _LEAST_BYTES
        if is_little or _count_workers() < 1:
            yield from _read_here(notes, read)
            return
        every = max(len(notes) // _FIRST, _MOST_FIRST)
        yield from _read_here(notes[::every], read)
        rest = [note for at, note in enumerate(notes) if at % every]
        with closing(_Pool(root, prefilter, rest)) as pool:
            yield from pool.read_all(read)


def _make_reader(folders: OpenFolders, prefilter: Prefilter) -> Read:
    """Return what reads notes and packs what it read."""

    def read(notes: Notes) -> list[bytes]:
        found = [(path, *read_note(folders, path, size)) for path, size in notes]
        texts = [(path, text) for path, text, _ in found if text is not None]
        parsed = iter(parse_notes(texts, prefilter))
        return [
            pack_reading(path, (None if text is None else next(parsed), problem))
            for path, text, problem in found
        ]

    return read


def _read_here(notes: Notes, read: Read) -> Iterator[tuple[str, bytes]]:
    """Yield each note's path with its packed reading, some notes at a time."""
    at = 0
    while at < len(notes):
        end, size = at, 0
        while end < len(notes) and end - at < _TOGETHER and size < _LONG:
            size += notes[end][1]
            end += 1
        portion = notes[at:end]
        yield from zip((path for path, _ in portion), read(portion), strict=True)
        at = end


def _count_workers() -> int:
    """Return how many processes shall help this one.

    A fork copies the locks of other threads, but not the threads that would open them.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 0
    return min(len(os.sched_getaffinity(0)), _MOST_PROCESSES) - 1


class _Worker(NamedTuple):
    """A process, the pipe it writes into, and the part of a share that has come so far."""

    pid: int
    pipe: int
    rest: bytearray


class _Pool:
    """The processes that read the shares of `notes`, until it is closed."""

    def __init__(self, root: Path, prefilter: Prefilter, notes: Notes) -> None:
        """Lay the shares out."""
        self._root, self._prefilter = root, prefilter
        size = max(_SHARE, -(-len(notes) // _MOST_SHARES))
        self._shares = [notes[at : at + size] for at in range(0, len(notes), size)]
        self._missing = set(range(len(self._shares)))
        self._workers: list[_Worker] = []
        self._taken = -1

    def read_all(self, read: Read) -> Iterator[tuple[str, bytes]]:
        """Yield every note's reading: read here, by a worker, or here because a worker died."""
        with suppress(OSError):  # too many files or processes: there are fewer workers, or none
            self._taken, fill = os.pipe()
            os.write(fill, b"".join(map(_NUMBER.pack, self._missing)))
            os.close(fill)
            for _ in range(_count_workers()):
                self._fork()
        while self._workers and (number := self._take()) is not None:
            yield from self._read_share(number, read)
            for worker in self._workers:
                yield from self._receive(worker)
        for worker in self._workers:
            os.set_blocking(worker.pipe, True)
            yield from self._receive(worker)
        for number in sorted(self._missing):
            yield from self._read_share(number, read)

    def close(self) -> None:
        """End all workers, whatever they do."""
        while self._workers:
            worker = self._workers.pop()
            os.kill(worker.pid, signal.SIGKILL)
            os.waitpid(worker.pid, 0)
            os.close(worker.pipe)
        if self._taken >= 0:
            os.close(self._taken)

    def _take(self) -> int | None:
        """Return the number of the next share, None where all are taken."""
        data = os.read(self._taken, _NUMBER.size)
        return int(_NUMBER.unpack(data)[0]) if data else None

    def _read_share(self, number: int, read: Read) -> Iterator[tuple[str, bytes]]:
        self._missing.discard(number)
        yield from _read_here(self._shares[number], read)

    def _receive(self, worker: _Worker) -> Iterator[tuple[str, bytes]]:
        """Yield what a worker has sent so far, or all it will send where its pipe blocks."""
        rest = worker.rest
        with suppress(BlockingIOError):
            while data := os.read(worker.pipe, 1 << 16):
                rest += data
        while len(rest) >= _FRAME.size:
            number, size = _FRAME.unpack_from(rest)
            end = _FRAME.size + size
            if len(rest) < end:
                return
            readings = bytes(rest[_FRAME.size : end]).split(_BETWEEN)
            del rest[:end]
            self._missing.discard(number)
            for (path, _), reading in zip(self._shares[number], readings, strict=True):
                yield path, reading

    def _fork(self) -> None:
        """Start a worker. Signals are held back until it is set to end by them silently."""
        pipe, sink = os.pipe()
        os.set_blocking(pipe, False)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            pid = os.fork()
            if pid == 0:
                self._work(sink, [pipe, *(each.pipe for each in self._workers)], before)
            self._workers.append(_Worker(pid, pipe, bytearray()))
        except OSError:
            os.close(pipe)
            raise
        finally:
            os.close(sink)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _work(self, sink: int, others: list[int], mask: set[int]) -> NoReturn:
        """Read shares until none is left or wanted, and end without what a process does then.

        Where nobody else holds the pipes open, writing fails once the first process is gone.
        """
        try:
            for each in others:
                os.close(each)
            for sent in _ENDING:
                signal.signal(sent, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            with OpenFolders(self._root) as folders, os.fdopen(sink, "wb") as out:
                read = _make_reader(folders, self._prefilter)
                while (number := self._take()) is not None:
                    data = _BETWEEN.join(
                        packed for _, packed in _read_here(self._shares[number], read)
                    )
                    out.write(_FRAME.pack(number, len(data)) + data)
                    out.flush()
        finally:
            os._exit(0)
