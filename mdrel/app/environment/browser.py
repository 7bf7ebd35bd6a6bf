"""Opens a file of mdrel's own in the person's browser."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def open_in_browser(file: Path) -> bool:
    """Return whether a browser was started that shows `file`.

    A machine without a screen has only browsers that would take the terminal, so none is started.
    """
    has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    if sys.platform not in {"darwin", "win32"} and not has_screen:
        return False
    import webbrowser

    try:
        return webbrowser.open(file.resolve().as_uri())
    except webbrowser.Error:
        return False
