"""Sets up a clone so that git merges notes with mdrel.

It takes two settings of the clone's own, and lines in two files that all clones share.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mdrel.app.environment.programs import find_own_words
from mdrel.app.git.process import run_git
from mdrel.errors import WriteError
from mdrel.model.document import Document
from mdrel.model.policy import Policy
from mdrel.vault.place import Place
from mdrel.write.generated_files import read_file, write_file
from mdrel.write.plan import Action, Step, show_diff

_NAME = "mdrel: notes by property and entry"
# Exit codes 0 (merged) and 3 (conflicts, marked) are mdrel's own. After anything else (missing,
# crashed, killed at any moment) git merges the files, which
# are as they were: only the shell puts mdrel's result in their place. A note may be called `-h.md`.
_CALL = (
    " merge-driver --output %A.new --marker-size %L --ours %X --theirs %Y -- %O %A %B %P; code=$?;"
    " case $code in 0|3) mv -f %A.new %A && exit $code;; esac; rm -f %A.new;"
    " git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
)
_DRIVER, _DRIVER_NAME = "merge.mdrel.driver", "merge.mdrel.name"
_TEMPORARY = ".mdrel-*.tmp"


@dataclass(frozen=True, slots=True)
class Addition:
    """Lines to add to a file of the vault.

    `before` are the file's bytes, and None where there is no file yet.
    """

    path: str
    lines: tuple[str, ...]
    before: bytes | None

    @property
    def step(self) -> Step:
        """The addition as a step of a plan, which keeps all that the file holds."""
        before = self.before or b""
        end = b"\r\n" if b"\r\n" in before else b"\n"
        gap = end if before and not before.endswith(b"\n") else b""
        content = before + gap + b"".join(line.encode() + end for line in self.lines)
        return Step(
            Document(self.path, content),
            Action.CREATE if self.before is None else Action.REPLACE,
            self.before,
        )

    @property
    def patch(self) -> str:
        """The addition as a patch."""
        return show_diff(self.step).rstrip("\n")


@dataclass(frozen=True, slots=True)
class Setup:
    """How far a clone is set up.

    `settings` and `additions` are what is missing. `remarks` are what only the person can do.
    """

    top: Path
    settings: tuple[tuple[str, str], ...] = ()
    additions: tuple[Addition, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return not (self.settings or self.additions)


def read_setup(vault: Path, policy: Policy) -> Setup | None:
    """Return how far the clone that holds the vault is set up.

    Return None where the vault lies in no repository or is ignored there. Raises WriteError where
    git is missing or refuses, or a file cannot be read.
    """
    top = run_git(vault, "rev-parse", "--show-toplevel", codes=(0, 128))
    if top.code and "not a git repository" not in top.said:
        raise WriteError(f"git: {top.said}", "Fix this first, then try again.")
    if top.code or not run_git(vault, "check-ignore", "-q", ".", codes=(0, 1)).code:
        return None
    feed = _place_inside(policy.feed.out)
    is_tracked = bool(feed) and bool(run_git(vault, "ls-files", "--", f":(literal){feed}").text)
    remarks = (
        (
            (
                f"{feed} is tracked, and changes on every machine. Remove it from git: git "
                f"rm --cached {shlex.quote(feed)}"
            ),
        )
        if is_tracked
        else ()
    )
    additions = (_missing_attributes(vault, policy.boards.folder), _missing_ignores(vault, feed))
    return Setup(
        Path(top.text.removesuffix("\n")),
        _missing_settings(vault),
        tuple(each for each in additions if each),
        remarks,
    )


def want_setup(vault: Path, policy: Policy) -> Setup:
    """Return how far the clone that holds the vault is set up.

    Raises WriteError where there is no clone.
    """
    setup = read_setup(vault, policy)
    if setup is None:
        raise WriteError(
            f"{vault.resolve()} is not in a git repository, or is ignored by it",
            f"Create one first: git -C {shlex.quote(str(vault))} init",
        )
    return setup


def apply_setup(vault: Path, setup: Setup) -> None:
    """Write what the setup says is missing.

    Raises WriteError.
    """
    for key, value in setup.settings:
        run_git(vault, "config", "--local", "--replace-all", key, value)
    for addition in setup.additions:
        write_file(Place(vault, addition.path), addition.step.document.content)


def make_driver() -> str:
    """Return the command that git is to call.

    It names this mdrel by its full path, since programs that start git may have another PATH.
    """
    return " ".join(map(shlex.quote, find_own_words())).replace("%", "%%") + _CALL


def _missing_settings(vault: Path) -> tuple[tuple[str, str], ...]:
    """Return the settings to make.

    A driver of another mdrel that is still there is left in peace.
    """
    found = run_git(vault, "config", "--local", "--get", _DRIVER, codes=(0, 1)).text.removesuffix(
        "\n"
    )
    program = found.removesuffix(_CALL).replace("%%", "%")
    try:
        is_there = found.endswith(_CALL) and Path(shlex.split(program)[0]).is_file()
    except (ValueError, IndexError):
        is_there = False
    return () if is_there else ((_DRIVER_NAME, _NAME), (_DRIVER, make_driver()))


def _missing_attributes(vault: Path, folder: str) -> Addition | None:
    """Return the lines that `.gitattributes` lacks.

    What counts is what git makes of the file, so lines of a folder above do as well.
    """
    boards = _place_inside(folder)
    lines = []
    if any(
        _read_attribute(vault, path, "merge") != "mdrel" for path in ("note.md", "folder/note.md")
    ):
        lines.append("*.md merge=mdrel")
    if (
        boards
        and not _is_ignored(vault, f"{boards}/note.md")
        and _read_attribute(vault, f"{boards}/note.md", "linguist-generated") == "unspecified"
    ):
        lines.append(f"{_quote(_write_pattern(f'/{boards}/') + '*.md')} linguist-generated")
    return _make_addition(vault, ".gitattributes", lines)


def _missing_ignores(vault: Path, feed: str) -> Addition | None:
    """Return the lines that `.gitignore` lacks.

    The file is shared, so that the feed stays out of a clone too where nobody ran the setup.
    """
    wanted = {".mdrel-0.tmp": _TEMPORARY}
    if feed:
        # A feed limited by `calendar --only` lies beside the whole one: `reminders-trusted.ics`.
        start, dot, ending = feed.rpartition(".")
        wanted = {
            feed: _write_pattern(f"/{feed}"),
            f"{start}-trusted.{ending}": (
                f"{_write_pattern(f'/{start}')}-*{dot}{_write_pattern(ending)}"
            ),
        } | wanted
    lines = [line for path, line in wanted.items() if not _is_ignored(vault, path)]
    return _make_addition(vault, ".gitignore", lines)


def _make_addition(vault: Path, name: str, lines: list[str]) -> Addition | None:
    if not lines:
        return None
    if (vault / name).is_symlink():
        raise WriteError(
            f"{vault / name} is a symbolic link, which git does not read", "Replace it with a file."
        )
    return Addition(name, tuple(lines), read_file(Place(vault, name)))


def _is_ignored(vault: Path, path: str) -> bool:
    """Whether git passes over a path, be it tracked or not."""
    return not run_git(vault, "check-ignore", "-q", "--no-index", "--", path, codes=(0, 1)).code


def _read_attribute(vault: Path, path: str, name: str) -> str:
    return run_git(vault, "check-attr", "-z", name, "--", path).text.split("\0")[2]


def _place_inside(path: str) -> str:
    """Return a path in the vault with `/`, empty where it leads out or is the vault itself."""
    place = PurePosixPath(path.replace("\\", "/"))
    return "" if place.is_absolute() or ".." in place.parts or str(place) == "." else str(place)


def _quote(pattern: str) -> str:
    """Return a pattern as `.gitattributes` takes it.

    One with blanks stands in double quotes.
    """
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if re.search(r'[\s"]', pattern) else pattern


def _write_pattern(path: str) -> str:
    r"""Return the pattern that only this path fits.

    A `\` keeps a sign from being special.
    """
    return re.sub(r"([\\*?\[\]])", r"\\\1", path)
