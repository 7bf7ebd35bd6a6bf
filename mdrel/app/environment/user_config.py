"""Keeps what a person prefers on this machine for every vault.

That is which vault is meant where none is near, where links of events may lead, and templates.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from mdrel.errors import UsageError, VaultError, raising_write_error
from mdrel.vault.place import place_outside
from mdrel.vault.presence import is_folder, why_no_folder
from mdrel.vault.small_file import read_small_file
from mdrel.write.generated_files import write_file

_FILE = "default-vault"
_SCHEMES_FILE = "link-schemes"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*")


def _file(name: str = _FILE) -> Path:
    from platformdirs import user_config_path

    return Path(user_config_path("mdrel")) / name


def read_default_vault() -> Path | None:
    """Return the folder a person set, or None."""
    with suppress(OSError):
        text = os.fsdecode((read_small_file(_file()) or b"").strip())
        return Path(text) if text and "\0" not in text else None
    return None


def set_default_vault(folder: Path) -> Path:
    """Keep `folder` as the vault for calls outside any vault, and return it as it was kept.

    Raises VaultError where it is no folder, WriteError where nothing can be kept.
    """
    if why := why_no_folder(folder):
        raise VaultError(f"{folder} {why}", "Name the folder of your notes.")
    whole = folder.resolve()
    write_file(place_outside(_file()), f"{whole}\n".encode("utf-8", "surrogateescape"))
    return whole


def forget_default_vault() -> None:
    """Forget the default vault, if there is one.

    Raises WriteError where it cannot be forgotten.
    """
    with raising_write_error(f"{_file()} cannot be deleted", "Check its permissions."):
        _file().unlink(missing_ok=True)


def read_link_schemes() -> frozenset[str]:
    """Return the schemes that links of events may have on this machine, besides mdrel's own."""
    with suppress(OSError):
        words = (read_small_file(_file(_SCHEMES_FILE)) or b"").decode("ascii", "replace").split()
        return frozenset(filter(_SCHEME.fullmatch, words))
    return frozenset()


def allow_link_scheme(scheme: str, *, is_allowed: bool = True) -> None:
    """Allow links of events to have a scheme from now on, or no longer.

    Raises UsageError where it is no scheme, WriteError where nothing can be kept.
    """
    name = scheme.lower().partition(":")[0]
    if not _SCHEME.fullmatch(name):
        raise UsageError(
            f"'{scheme}' is not the scheme of an address",
            "A scheme is the part before the colon: mdrel config link-scheme vscode",
        )
    known = read_link_schemes()
    schemes = known | {name} if is_allowed else known - {name}
    if schemes != known:
        text = "".join(f"{each}\n" for each in sorted(schemes))
        write_file(place_outside(_file(_SCHEMES_FILE)), text.encode("ascii"))


def template_folders() -> tuple[str, ...]:
    """Return the folder of the person's own templates, where there is one.

    It is never a folder inside a vault.
    """
    from platformdirs import user_config_path

    folder = Path(user_config_path("mdrel")) / "templates"
    return (str(folder),) if is_folder(folder) else ()


def stamp_templates() -> str:
    """Return a text that changes when one of the person's own templates does.

    It changes once a file was added, changed or removed, and is empty where there are none.
    """
    return " ".join(
        _stamp_file(file)
        for folder in list_template_folders()
        for file in sorted(Path(folder).iterdir())
    )


def _stamp_file(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return f"{path} 0"
    return f"{path} {found.st_mtime_ns} {found.st_size} {found.st_ino}"


def list_template_folders() -> tuple[str, ...]:
    """Return the folder of the person's own templates and all folders in it."""
    return tuple(folder for top in template_folders() for folder, _, _ in os.walk(top))
