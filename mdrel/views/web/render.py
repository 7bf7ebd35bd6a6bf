"""The templates of the pages, which escape whatever they are given.

They come from the package alone. Nothing in a note or a setting can become markup: text is
escaped, and `rich` lets only Markdown's own marks through (P11).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from mdrel.resources import data_folder
from mdrel.views.web.network import read_map_style
from mdrel.views.web.rich_text import lead_to_pages, render_hint, render_line

if TYPE_CHECKING:
    from jinja2 import Environment

_STYLE_SHEET = "app.css"
# What steers the direction of all that follows, as at a terminal, and what no encoding can carry.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
ASSETS = {_STYLE_SHEET: "text/css", "app.js": "text/javascript"}


def render_page(name: str, data: Mapping[str, object]) -> str:
    """Return the page that the template `name` makes of `data`.

    Signs that would turn the words after them around become U+FFFD.
    """
    return _STEERING.sub("\ufffd", _environment().get_template(f"{name}.html.j2").render(data))


@cache
def read_asset(name: str) -> bytes:
    """Return the style sheet, with the map's own colours at its end, or the script."""
    content = (data_folder("templates") / "web" / name).read_bytes()
    return content + read_map_style().encode("ascii") if name == _STYLE_SHEET else content


@cache
def stamp_asset(name: str) -> str:
    """Return the address of the style sheet or the script, which changes with its content."""
    return f"/{name}?{hashlib.sha256(read_asset(name)).hexdigest()[:8]}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(data_folder("templates") / "web"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["rich"] = render_line
    environment.filters["hint"] = render_hint
    environment.filters["lead"] = lead_to_pages
    return environment
