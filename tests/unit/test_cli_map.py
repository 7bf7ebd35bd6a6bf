"""`mdrel map` draws an SVG that a parser reads.

Everybody is on their ring, and no name is on another.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mdrel.app.session import Session
from mdrel.views.network_svg import render_map
from tests.support.method import TODAY, agenda_of, write_person
from tests.support.running import VAULT, mdrel, on_terminal

SVG = "{http://www.w3.org/2000/svg}"


def parse(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 our own output


def boxes(root: ET.Element) -> list[tuple[str, float, float, float, float]]:
    """Return name and room of every person's label, as wide as a wide font makes it."""
    found = []
    for group in root.iter(f"{SVG}g"):
        label = group.find(f"{SVG}text")
        if group.find(f"{SVG}title") is not None and label is not None:
            x, y, size = (
                float(label.get("x", "")),
                float(label.get("y", "")),
                float(label.get("font-size", "")),
            )
            found.append(
                (label.text or "", x, y - size, x + len(label.text or "") * size * 0.55, y)
            )
    return found


def overlaps(root: ET.Element) -> list[tuple[str, str]]:
    """Return the pairs of names that stand on each other."""
    found = boxes(root)
    return [
        (name, other)
        for at, (name, left, top, right, bottom) in enumerate(found)
        for other, other_left, other_top, other_right, other_bottom in found[at + 1 :]
        if left < other_right and other_left < right and top < other_bottom and other_top < bottom
    ]


def test_everybody_with_a_level_is_drawn_once_and_no_two_names_overlap() -> None:
    session = Session(VAULT, TODAY)
    root = parse(render_map(session.agenda, "Alex Morgan"))
    names = [box[0].lstrip("★◆ ") for box in boxes(root)]
    assert sorted(names) == sorted(
        each.contact.name
        for each in session.agenda.standings
        if each.is_active and each.contact.level
    )
    assert overlaps(root) == []


@pytest.mark.parametrize("people", [20, 40, 60])
def test_full_rings_name_whom_they_have_room_for_and_no_two_names_overlap(people: int) -> None:
    levels = ("trusted", "transactional", "tentative", "target")
    root = parse(
        render_map(
            agenda_of(
                {
                    f"{level} Person {number}.md": write_person(f"level: {level}")
                    for level in levels
                    for number in range(people)
                }
            ),
            "Me",
        )
    )
    assert (
        len([group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None])
        == people * 4
    )
    assert len(boxes(root)) >= 75
    assert overlaps(root) == []


def test_the_panel_is_opaque_and_covers_the_picture_so_that_it_reads_on_any_page() -> None:
    root = parse(render_map(agenda_of({}), ""))
    panel = root.find(f"{SVG}rect")
    assert panel is not None
    assert (panel.get("width"), panel.get("height"), panel.get("fill")) == (
        root.get("width"),
        root.get("height"),
        "#ffffff",
    )
    assert all(
        len(each.get("fill", "#000000")) == 7 and "opacity" not in "".join(each.attrib)
        for each in root.iter()
    )


def test_each_stands_in_the_ring_of_their_level() -> None:
    levels = ("trusted", "transactional", "tentative", "target")
    root = parse(
        render_map(
            agenda_of({f"{level}.md": write_person(f"level: {level}") for level in levels}), "Me"
        )
    )
    rings = sorted(
        float(each.get("r", ""))
        for each in root.iter(f"{SVG}circle")
        if float(each.get("r", "")) > 100
    )
    for level, outer, inner in zip(levels, rings, [0.0, *rings], strict=False):
        (dot,) = [
            group.find(f"{SVG}circle")
            for group in root.iter(f"{SVG}g")
            if (group.findtext(f"{SVG}title") or "").startswith(level)
        ]
        assert dot is not None
        distance = (
            (float(dot.get("cx", "")) - 480) ** 2 + (float(dot.get("cy", "")) - 544) ** 2
        ) ** 0.5
        assert inner < distance < outer


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
    ],
)
def test_names_are_text_and_nothing_else(name: str) -> None:
    text = render_map(agenda_of({"A.md": write_person(f"level: trusted\nname: {name!r}")}), name)
    root = parse(text)
    assert not [
        each
        for each in root.iter()
        if each.tag.removeprefix(SVG) not in {"svg", "title", "desc", "rect", "g", "circle", "text"}
    ]
    assert not re.search(r"\s(href|on\w+|style)=", text)


def test_a_full_ring_shows_dots_that_name_themselves() -> None:
    root = parse(
        render_map(
            agenda_of({f"P{number}.md": write_person("level: target") for number in range(300)}), ""
        )
    )
    assert boxes(root) == []
    assert (
        len(
            [
                group
                for group in root.iter(f"{SVG}g")
                if (group.findtext(f"{SVG}title") or "").startswith("P")
            ]
        )
        == 300
    )


def test_the_picture_goes_to_stdout_or_a_file_and_replaces_only_its_own(tmp_path: Path) -> None:
    out = tmp_path / "network.svg"
    done = mdrel("map", "--out", str(out))
    assert (done.returncode, done.stdout) == (0, f"written: {out}\n")
    assert "37 contacts drawn; 2 without a level left out" in done.stderr
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
    assert "is no folder" in done.stderr
