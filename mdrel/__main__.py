"""`mdrel` and `python -m mdrel`: where the program begins and ends."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress

# So many more things are made than freed before the garbage collector looks for cycles: a command
# makes tens of thousands that hold none.
_SELDOM = 50_000


def main() -> None:
    """Run the command, and end without taking apart what it made.

    What is imported is kept, so the garbage collector does not look through it. Freeing every
    value, before the system takes the memory back at once, took a tenth of a command's time. With
    other threads left Python waits for them and ends as usual.
    """
    gc.disable()
    from mdrel.cli.main import main as run

    gc.freeze()
    gc.set_threshold(_SELDOM)
    gc.enable()
    try:
        run()
    except SystemExit as ended:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        if threading.active_count() == 1 and isinstance(ended.code, int):
            os._exit(ended.code)
        raise


if __name__ == "__main__":
    main()
