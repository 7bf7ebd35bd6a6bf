"""Keeps what opens a vault's page in a browser (`docs/web.md`).

The page's token stands in a cookie. An address that works once gives it to a browser. Both lie in
the state folder, so that only programs of the same user can open the page.
"""

from __future__ import annotations

import hashlib
import hmac
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from mdrel.app.environment.clock import make_token, read_now_ns
from mdrel.app.environment.secret_file import find_secret
from mdrel.app.environment.state_folder import name_folder, state_folder
from mdrel.errors import WriteError, raising_write_error
from mdrel.write.private_file import write_private

CODE_SECONDS = 3600
_TOKEN, _CODE, _PAGE = "page-token", "page-code-", "open-page.html"
_REMEDY = "Check its permissions, or delete it: the next start makes another."


def find_page_token(vault: Path) -> str:
    """Return the token of the vault's page, made when there is none yet.

    Raises WriteError when it cannot be read or kept.
    """
    return find_secret(_folder(vault) / _TOKEN, "The page's token", _REMEDY)


def name_cookie(vault: Path) -> str:
    """Return the name of the cookie of a vault's page.

    A browser sends the cookies of this machine to all of its ports, so that each vault has its own.
    """
    return f"mdrel-{name_folder(vault)}"


def make_form_token(token: str) -> str:
    """Return what a form of the page has to send along, which no other page can know."""
    return hmac.new(token.encode("ascii"), b"form", hashlib.sha256).hexdigest()


def make_code(vault: Path) -> str:
    """Return a code that opens the vault's page once, within the hour.

    Only its hash is kept. Raises WriteError when it cannot be.
    """
    folder, code = _folder(vault), make_token()
    with _keeping():
        for old in folder.glob(f"{_CODE}*"):
            if not _is_fresh(old):
                old.unlink(missing_ok=True)
        write_private(folder / _name(code), b"")
    return code


def use_code(vault: Path, code: str) -> bool:
    """Return whether `code` opens the page, which it does once.

    Of several who use it at the same time only one gets in: whoever deletes the file.
    """
    with suppress(OSError, WriteError):
        file = _folder(vault) / _name(code)
        is_fresh = _is_fresh(file)
        file.unlink()
        return is_fresh
    return False


def write_opening_page(vault: Path, address: str) -> Path:
    """Return a page that leads a browser to `address`, as a file.

    Everybody on the machine can see with what a browser is started, but only the user can read the
    file. Raises WriteError.
    """
    file = _folder(vault) / _PAGE
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>mdrel</title>'
        f'<meta http-equiv="refresh" content="0;url={address}">'
        f'<a href="{address}">Open mdrel</a></html>\n'
    )
    with _keeping():
        write_private(file, page.encode("utf-8"))
    return file


def _name(code: str) -> str:
    return _CODE + hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()


def _is_fresh(file: Path) -> bool:
    age = read_now_ns() - file.stat().st_mtime_ns
    return abs(age) <= CODE_SECONDS * 1_000_000_000


def _folder(vault: Path) -> Path:
    with _keeping():
        return state_folder(vault)


def _keeping() -> AbstractContextManager[None]:
    hint = "Check the disk and the permissions of the state folder (XDG_STATE_HOME)."
    return raising_write_error("What opens the page cannot be kept", hint)
