"""`mdrel map` draws an SVG that a parser reads.

Everybody is on their ring, and no name is on another or on a rim.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mdrel.app.session import Session
from mdrel.model.agenda import Agenda
from mdrel.views.network.elements import cut_text, measure_text
from mdrel.views.network.picture import render_map
from tests.support.hostile_texts import HOSTILE
from tests.support.link_checker import find_broken_links
from tests.support.messy_vault import make_messy_vault
from tests.support.method import TODAY, agenda_of, write_log, write_person
from tests.support.places import write_tree
from tests.support.running import VAULT, mdrel, on_terminal

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = ("trusted", "transactional", "tentative", "target")
TAGS = {
    "svg", "title", "desc", "style", "rect", "defs", "marker", "path", "g", "a", "circle", "text",
}  # fmt: skip
Label = tuple[str, float, float, float, float]


def parse(text: str) -> ET.Element:
    return ET.fromstring(text)


def groups(root: ET.Element) -> list[ET.Element]:
    """Return the group of each person: those with a title."""
    return [each for each in root.iter(f"{SVG}g") if each.find(f"{SVG}title") is not None]


def titles(root: ET.Element) -> list[str]:
    return [each.findtext(f"{SVG}title") or "" for each in groups(root)]


def estimate(text: str, size: float) -> float:
    """Return how wide `text` is in a wide bold font, by a rule of this page alone."""
    return size * sum(
        0.42 if each in "ijltfr I.,'-|!:;()[]" else 1.05 if each in "mwMW@%" else 0.72
        for each in text
    )


def boxes(root: ET.Element) -> list[Label]:
    """Return name and room of every person's dot and label; the middle is (0, 0)."""
    found = []
    for group in groups(root):
        label, dot = group.find(f"{SVG}text"), group.find(f"{SVG}circle")
        if label is not None and dot is not None:
            text, size = label.text or "", float(label.get("font-size", ""))
            x, y = float(label.get("x", "")), float(label.get("y", ""))
            left = float(dot.get("cx", "")) - float(dot.get("r", ""))
            found.append((text, left, y - size, x + estimate(text, size), y + 0.25 * size))
    return found


def overlaps(root: ET.Element) -> list[tuple[str, str]]:
    """Return the pairs of names that stand on each other, with those of the rings."""
    found = boxes(root) + ring_names(root)
    return [
        (name, other)
        for at, (name, left, top, right, bottom) in enumerate(found)
        for other, other_left, other_top, other_right, other_bottom in found[at + 1 :]
        if left < other_right and other_left < right and top < other_bottom and other_top < bottom
    ]


def ring_names(root: ET.Element) -> list[Label]:
    found = []
    for each in root.iter(f"{SVG}text"):
        if re.fullmatch(rf"({'|'.join(LEVELS)}) \d+", each.text or ""):
            size, y = float(each.get("font-size", "")), float(each.get("y", ""))
            half = estimate(each.text or "", size) / 2
            found.append((each.text or "", -half, y - size, half, y + 0.25 * size))
    return found


def rims(root: ET.Element) -> list[float]:
    """Return the radii of all circles around the middle, the innermost first."""
    return sorted(
        float(each.get("r", ""))
        for each in root.iter(f"{SVG}circle")
        if float(each.get("r", "")) > 10
    )


def crossings(root: ET.Element) -> list[str]:
    """Return the labels that touch a rim."""
    return [
        name
        for name, left, top, right, bottom in boxes(root) + ring_names(root)
        for radius in rims(root)
        if math.hypot(max(left, -right, 0), max(top, -bottom, 0)) <= radius
        <= math.hypot(max(-left, right), max(-top, bottom))
    ]  # fmt: skip


def test_everybody_with_a_level_is_drawn_once_and_no_name_touches_another_or_a_rim() -> None:
    session = Session(VAULT, TODAY)
    root = parse(render_map(session.agenda, "Alex Morgan"))
    names = [box[0].lstrip("★◆ ") for box in boxes(root)]
    assert sorted(names) == sorted(
        each.contact.name
        for each in session.agenda.standings
        if each.is_active and each.contact.level
    )
    assert len(rims(root)) == 5
    assert overlaps(root) == []
    assert crossings(root) == []


def seeded(seed: int) -> Agenda:
    """Return the agenda of a vault of sixty people with levels and circles of all kinds."""
    made = make_messy_vault(seed)
    levels = list(LEVELS) if seed % 4 else [LEVELS[seed // 4 % 4]]
    notes = {}
    for number, path in enumerate(made.levels):
        circle = f"\ncircle: {('three', 'ten')[number % 2]}" if number % 5 == 0 else ""
        name = Path(path).stem * (1 + number % 7 // 6)
        notes[path] = write_person(
            f"level: {levels[number * (seed + 1) % len(levels)]}\nname: {name!r}{circle}"
        )
    return agenda_of(notes)


@pytest.mark.parametrize("seed", range(20))
def test_of_sixty_people_everybody_has_a_name_that_touches_no_other_and_no_rim(seed: int) -> None:
    root = parse(render_map(seeded(seed), "Maximiliane Wohlgemuth"))
    assert len(boxes(root)) == len(groups(root)) == 60
    assert overlaps(root) == []
    assert crossings(root) == []


@pytest.mark.parametrize("people", [61, 75, 300])
def test_a_ring_names_sixty_the_circles_and_the_overdue_first_and_the_rest_are_dots(
    people: int,
) -> None:
    notes = {
        f"Mx {level} {number}.md": write_person(
            f"level: {level}\ncadence: monthly" + ("\ncircle: ten" if number == people - 1 else ""),
            write_log("2026-01-01 call: x" if number == people - 2 else "2026-11-20 call: x"),
        )
        for level in LEVELS
        for number in range(people)
    }
    root = parse(render_map(agenda_of(notes), ""))
    assert len(groups(root)) == people * 4
    named = [box[0] for box in boxes(root)]
    assert len(named) == 240
    for level in LEVELS:
        assert f"◆ Mx {level} {people - 1}" in named
        assert f"Mx {level} {people - 2}" in named
    assert overlaps(root) == []
    assert crossings(root) == []
    dots = {
        (each.get("cx"), each.get("cy")) for each in root.iter(f"{SVG}circle") if each.get("r") == "4"
    }  # fmt: skip
    assert len(dots) >= people * 4


def test_the_picture_follows_light_and_dark_also_where_it_is_opened_alone() -> None:
    text = render_map(agenda_of({"Ada.md": write_person("level: trusted")}), "")
    root = parse(text)
    panel, style = root.find(f"{SVG}rect"), root.findtext(f"{SVG}style") or ""
    assert panel is not None
    assert (panel.get("width"), panel.get("height")) == (root.get("width"), root.get("height"))
    assert "color-scheme:light dark" in style
    dark = style.partition("@media (prefers-color-scheme:dark)")[2]
    classes = {name for each in root.iter() for name in (each.get("class") or "").split()}
    for name in classes - {"mdrel-map"}:
        assert f".mdrel-map .{name}{{" in dark
    # A reader without style sheets draws the light one.
    for each in root.iter():
        if each.tag.removeprefix(SVG) in {"rect", "circle", "text"}:
            assert re.fullmatch("#[0-9a-f]{6}", each.get("fill", ""))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("night", [False, True])
def test_every_name_is_readable_on_its_ring(level: str, night: bool) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    text = render_map(agenda_of({}), "")
    colours = (
        dict(re.findall(r"\.mdrel-map \.([\w-]+)\{fill:(#\w+)\}", text))
        if night
        else dict(re.findall(r'class="([\w-]+)[^"]*"[^>]* fill="(#\w+)"', text))
    )
    for ink in ("ink", "muted"):
        high, low = sorted((light(colours[ink]), light(colours[level])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, ink


def test_a_red_ring_and_a_word_tell_who_is_overdue() -> None:
    def write(*log: str, more: str = "") -> str:
        return write_person(f"level: trusted\n{more}", write_log(*log))

    root = parse(
        render_map(
            agenda_of(
                {
                    "Ada.md": write("2026-10-01 call: x"),
                    "Bo.md": write("2026-11-20 call: x"),
                    "Cy.md": write(),
                    "Di.md": write("2026-10-01 call: x", more="snooze_until: 2026-12-24"),
                    "Ed.md": write("2026-10-01 call: x", more="cadence: none"),
                }
            ),
            "",
        )
    )
    rings = {
        (group.findtext(f"{SVG}title") or ""): any(
            "due" in (each.get("class") or "").split() and each.get("stroke") == "#cf222e"
            for each in group.iter(f"{SVG}circle")
        )
        for group in groups(root)
    }
    assert rings == {
        "Ada: trusted, overdue since 2026-11-01": True,
        "Bo: trusted, due 2026-12-20": False,
        "Cy: trusted, no talk noted, overdue": True,
        "Di: trusted, snoozed until 2026-12-24": False,
        "Ed: trusted, no date": False,
    }


def test_a_line_leads_from_whoever_introduced_somebody_and_none_to_who_is_not_drawn() -> None:
    notes = {
        "People/Ada Lin.md": write_person("level: trusted\naliases: [Ada]"),
        "People/Bo.md": write_person('level: tentative\nintroduced_by: ["[[Ada]]", Nobody]'),
        "People/Cy.md": write_person('level: target\nintroduced_by: "[[People/Ada Lin]]"'),
        "People/Di.md": write_person("level: target\nintroduced_by: Di"),
        "People/Ed.md": write_person("level: target\nintroduced_by: Flo"),
        "People/Flo.md": write_person("level: trusted\npaused: true"),
    }
    root = parse(render_map(agenda_of(notes), ""))
    lines = [each for each in root.iter(f"{SVG}path") if each.find(f"{SVG}title") is not None]
    assert [each.findtext(f"{SVG}title") for each in lines] == [
        "Ada Lin introduced Bo",
        "Ada Lin can introduce Cy",
    ]
    for line in lines:
        x, y = map(float, re.findall(r"-?[\d.]+", line.get("d", ""))[:2])
        (ada,) = [
            each
            for each in groups(root)
            if (each.findtext(f"{SVG}title") or "").startswith("Ada Lin:")
        ]
        dot = ada.findall(f"{SVG}circle")[-1]
        assert math.hypot(x - float(dot.get("cx", "")), y - float(dot.get("cy", ""))) < 12


def test_each_stands_in_the_ring_of_their_level() -> None:
    root = parse(
        render_map(
            agenda_of({f"{level}.md": write_person(f"level: {level}") for level in LEVELS}), "Me"
        )
    )
    me, *outer = rims(root)
    for level, inside, outside in zip(LEVELS, [me, *outer], outer, strict=False):
        (dot,) = [
            group.findall(f"{SVG}circle")[-1]
            for group in groups(root)
            if (group.findtext(f"{SVG}title") or "").startswith(level)
        ]
        assert inside < math.hypot(float(dot.get("cx", "")), float(dot.get("cy", ""))) < outside


@pytest.mark.uninstrumented
def test_names_are_text_and_nothing_else_and_every_id_is_there_once() -> None:
    for at in range(0, len(HOSTILE), 20):
        notes = {
            f"{number}.md": write_person(f"level: trusted\nname: {name!r}")
            for number, name in enumerate(HOSTILE[at : at + 20])
        }
        text = render_map(agenda_of(notes), HOSTILE[at], lambda path: f"x/{path}")
        root = parse(text)
        assert {each.tag.removeprefix(SVG) for each in root.iter()} <= TAGS
        assert not [
            name
            for each in root.iter()
            for name in each.attrib
            if name.startswith("on") or name == "style" or name.endswith("}href")
        ]
        assert max(Counter(re.findall(r' id="([^"]*)"', text)).values()) == 1
        assert all(each.get("href", "").startswith("x/") for each in root.iter(f"{SVG}a"))
        assert overlaps(root) == []
        assert crossings(root) == []


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "A & B",
        'Q"uote',
        "x\u0007y",
        "\U0001f600 \u202egnp",
        "  ",
        "\ufffe",
        "a" * 300,
        "W" * 300,
        "\u738b\u5c0f\u660e" * 30,
    ],
)
def test_a_strange_name_is_cut_to_the_room_it_has(name: str) -> None:
    root = parse(
        render_map(agenda_of({"A.md": write_person(f"level: trusted\nname: {name!r}")}), name)
    )
    assert overlaps(root) == []
    assert crossings(root) == []
    assert len(titles(root)) == 1


def test_a_text_is_measured_on_the_wide_side_and_cut_where_it_ends() -> None:
    assert measure_text("", 12) == 0
    assert measure_text("ab", 10) == pytest.approx(14.8)
    for text in ("Wilhelmina", "Li", "王小明", "Zoë", "Łódź", "★ A", "ﷺ", "\U0001f600"):
        assert measure_text(text, 12) >= estimate(text, 12) * 0.95
        assert cut_text(text, 12, 500) == text
        assert measure_text(cut_text(text * 20, 12, 100), 12) <= 100
    assert cut_text("ab cd", 10, 30) == "ab…"


def test_each_name_is_a_link_to_the_note_as_seen_from_the_picture(tmp_path: Path) -> None:
    names = ("Ada Lin", "B#o?", "100% Cy", "D<i>", 'E"d', "Flo & Gus", "Zoë")
    vault = write_tree(
        tmp_path / "my vault",
        {f"People/{name}.md": write_person("level: trusted") for name in names},
    )
    for out in (vault / "map.svg", vault / "Pictures" / "map.svg", tmp_path / "map.svg"):
        assert mdrel("-q", "map", "--out", str(out), vault=vault).returncode == 0
        links = [each.get("href", "") for each in parse(out.read_text("utf-8")).iter(f"{SVG}a")]
        assert len(links) == len(names)
        assert list(find_broken_links(tmp_path, out, links)) == []


def test_a_vault_of_obsidian_has_links_that_open_it_there(tmp_path: Path) -> None:
    vault = write_tree(
        tmp_path / "my vault",
        {"People/Ada & Lin.md": write_person("level: trusted"), ".obsidian/app.json": "{}"},
    )
    done = mdrel("-q", "map", vault=vault)
    assert [each.get("href") for each in parse(done.stdout).iter(f"{SVG}a")] == [
        "obsidian://open?vault=my%20vault&file=People%2FAda%20%26%20Lin.md"
    ]


def test_the_picture_goes_to_stdout_or_a_file_and_replaces_only_its_own(tmp_path: Path) -> None:
    out = tmp_path / "network.svg"
    done = mdrel("map", "--out", str(out))
    assert (done.returncode, done.stdout) == (0, f"written: {out}\n")
    assert (
        "37 contacts drawn; 1 without a level and 1 whose level cannot be read left out"
        in done.stderr
    )
    assert (
        mdrel("map").stdout == mdrel("map", "--out", "-").stdout == out.read_text(encoding="utf-8")
    )
    assert mdrel("map", "--out", str(out)).returncode == 0
    out.write_text("<svg/>", encoding="utf-8")
    done = mdrel("map", "--out", str(out))
    assert (done.returncode, out.read_text(encoding="utf-8")) == (6, "<svg/>")
    assert "mdrel did not write it" in done.stderr


def test_a_terminal_is_not_filled_with_svg_unless_it_is_asked_for() -> None:
    done = mdrel("-q", "map", COLUMNS="80")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "✗ The picture is SVG, which a terminal cannot show",
        "  Write it with --out network.svg, or send it down a pipe.",
    ]
    assert on_terminal("map --out -")[-1] == "</svg>"


def test_a_file_where_a_folder_should_be_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "no").touch()
    done = mdrel("map", "--out", str(tmp_path / "no" / "network.svg"))
    assert (done.returncode, done.stdout) == (6, "")
    assert "is not a folder" in done.stderr
