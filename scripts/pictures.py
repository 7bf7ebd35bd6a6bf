"""Draw the pictures of docs/pictures from the example vault, with `python -m scripts.pictures`.

The morning and the map are SVG, the same bytes on every machine. Two dashboards, as a page that
looks like GitHub's, and two pages of `mdrel serve` are photographed by Chromium, where there is
one; without it they are left alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from mdrel.app.build import render_boards
from mdrel.app.queries import find_notices
from mdrel.app.serve.pages import people, today
from mdrel.app.serve.pages.current import Current, PageOutput
from mdrel.app.serve.pages.layout import draw
from mdrel.app.serve.pages.site import Ask, Page, Site
from mdrel.app.session import Session
from mdrel.cli.terminal import paint
from mdrel.views.network.picture import render_map
from mdrel.views.terminal.morning import draw_screen
from mdrel.views.terminal.problems import say_numbers
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.text import cell_width
from mdrel.views.web.render import read_asset

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DAY = date(2026, 11, 22)
COLUMNS, ROWS = 80, 24
CELL, LINE, EDGE = 8.4, 19.0, 18.0
# What `click.style` writes -> the attributes of the text.
SIGNS = {
    "1": 'font-weight="700"', "2": 'fill="#9198a1"', "31": 'fill="#ff7b72"', "32": 'fill="#7ee787"',
    "33": 'fill="#e3b341"', "34": 'fill="#79c0ff"', "35": 'fill="#d2a8ff"', "36": 'fill="#76e3ea"',
}  # fmt: skip
# Name -> where the page ends, how wide and how high the photograph is.
BOARDS = {"Overview": ("\nEach strip", 850, 1020), "Trusted": ("\nEach strip", 1120, 700)}
# Name of a page of `mdrel serve` -> what shows it, how wide and how high the photograph is.
PAGES = {
    "today": (today.show, 800, 1010),
    "people": (people.show, 900, 760),
}
PAGE = """<!doctype html><meta charset="utf-8"><style>
body{{margin:0;padding:8px 24px;font:16px/1.45 system-ui,sans-serif;color:#1f2328;background:#fff}}
a{{color:#0969da;text-decoration:none}} h1,h2{{border-bottom:1px solid #d1d9e0}}
h1{{font-size:26px;margin:.4em 0}} h2{{font-size:20px;margin:.9em 0 .4em}} ul{{margin:.2em 0}}
table{{border-collapse:collapse;font-size:14px}} th,td{{border:1px solid #d1d9e0;padding:4px 9px}}
tr:nth-child(2n){{background:#f6f8fa}} code{{background:#818b981f;padding:.2em .4em;font-size:85%}}
</style>{body}"""


def draw_morning(session: Session) -> str:
    """Return the morning screen as an SVG of a terminal."""
    screen = Screen(COLUMNS, paint, session.policy.method.calls_per_day, height=ROWS)
    notices = find_notices(session.problems, session.policy)
    lines = [
        "$ mdrel",
        *draw_screen(session.agenda, screen, notices, say_numbers(session.problems)),
    ]
    width, height = COLUMNS * CELL + 2 * EDGE, len(lines) * LINE + 2 * EDGE
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
            f'width="{width:g}" height="{height:g}" role="img" aria-labelledby="mdrel-morning">'
        ),
        '<title id="mdrel-morning">The morning: who to call today, and what to say</title>',
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="#0d1117"/>',
        '<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14" fill="#f0f6fc">',
        *(
            part
            for row, line in enumerate(lines)
            for part in _draw_line(line, EDGE + (row + 0.75) * LINE)
        ),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _draw_line(line: str, y: float) -> Iterator[str]:
    """Yield the words of a coloured line, each in its column whatever the font."""
    column, look = 0, ""
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b"):
            codes = part[2:-1].split(";")
            look = "" if codes == ["0"] else " ".join(filter(None, [look, *map(SIGNS.get, codes)]))
            continue
        for words in re.split(r"( {2,})", part):
            if words.strip():
                lead = len(words) - len(words.lstrip(" "))
                x = EDGE + (column + lead) * CELL
                length = cell_width(words.strip(" ")) * CELL
                yield (
                    f'<text x="{x:.1f}" y="{y:.1f}" textLength="{length:.1f}"'
                    f"{f' {look}' if look else ''}>{escape(words.strip(' '))}</text>"
                )
            column += cell_width(words)


def draw_board(text: str, end: str) -> str:
    """Return the beginning of a dashboard as a page that looks like GitHub's."""
    from markdown_it import MarkdownIt

    shown = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).partition(end)[0]
    return PAGE.format(body=MarkdownIt("gfm-like", {"linkify": False}).render(shown))


def draw_page(session: Session, show: Callable[[Ask], Page]) -> str:
    """Return a page of `mdrel serve` that needs no server: its style stands in it."""
    site = Site(
        session.vault,
        "",
        PageOutput(),
        lambda: session,
        lambda *_: "",
        lambda: True,
        lambda: (),
        print,
    )
    ask = Ask(site, Current(session.build, ""))
    html = bytes(draw(ask, show(ask)).body).decode()
    style = f"<style>{read_asset('app.css').decode()}</style>"
    return re.sub(
        r"<script[^>]*></script>", "", re.sub(r'<link rel="stylesheet"[^>]*>', style, html)
    )


def photograph(html: str, name: str, size: tuple[int, int], chromium: str) -> None:
    """Let Chromium take a picture of a page."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text",
                f"--user-data-dir={folder}/profile", f"--window-size={size[0]},{size[1]}",
                f"--screenshot={PICTURES / name}.png", page.as_uri(),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def main() -> None:
    """Draw all pictures."""
    session = Session(ROOT / "example-vault", DAY)
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "morning.svg").write_text(draw_morning(session), encoding="utf-8")
    picture = render_map(session.agenda, session.policy.me.name)
    (PICTURES / "map.svg").write_text(picture, encoding="utf-8")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("no chromium: the dashboards' pictures are left as they are")
        return
    boards = render_boards(session.build)[1].documents
    for name, (end, *size) in BOARDS.items():
        html = draw_board(boards[name].content.decode(), end)
        photograph(html, name.lower(), (size[0], size[1]), chromium)
    for name, (show, *size) in PAGES.items():
        photograph(draw_page(session, show), f"page-{name}", (size[0], size[1]), chromium)


if __name__ == "__main__":
    main()
