from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mdrel.errors import SettingsError
from mdrel.views.markdown.escape import Markdown
from mdrel.views.markdown.templates import WIDEST, render_template, tidy
from tests.support.places import write_tree

if TYPE_CHECKING:
    from pathlib import Path


def render(folder: Path, template: str, **data: object) -> str:
    """Return `template`, as a person's own, filled with `data`."""
    (folder / "own.md.j2").write_text(template, encoding="utf-8")
    return render_template("own.md.j2", data, (str(folder),), template)


@pytest.mark.parametrize(
    "template",
    [
        "{{ name }}",
        "{{ name | safe }}",
        "{{ name ~ '' }}",
        "{{ '%s' | format(name) }}",
        "{% set again %}{{ name }}{% endset %}{{ again }}",
        "{% macro say(it) %}{{ it }}{% endmacro %}{{ say(name) }}",
        "{% for one in [name] %}{{ one }}{% endfor %}",
        "{% filter trim %}{{ name }}{% endfilter %}",
        "{% autoescape true %}{{ name | safe }}{% endautoescape %}",
    ],
)
def test_a_plain_string_is_escaped_whatever_a_template_does(tmp_path: Path, template: str) -> None:
    assert "**<b>" not in render(tmp_path, template, name="**<b>")
    assert "\\*\\*" in render(tmp_path, template, name="**<b>")


def test_markdown_passes_as_it_is_also_through_macros_and_blocks(tmp_path: Path) -> None:
    template = "{% macro say(it) %}*{{ it }}*{% endmacro %}{% set kept %}{{ say(link) }}{% endset %}{{ kept }}"
    assert render(tmp_path, template, link=Markdown("[a](<b>)")) == "*[a](<b>)*\n"


def test_a_misspelt_name_is_an_error_and_not_an_empty_place(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"own\.md\.j2:2: .*'nmae' is undefined"):
        render(tmp_path, "a\n{{ nmae }}", name="x")


@pytest.mark.parametrize(
    "template",
    [
        "{{ name.__class__.__mro__ }}",
        "{{ people.append(1) }}",
        "{{ ''.__class__.__subclasses__() }}",
    ],
)
def test_a_template_reaches_nothing_but_its_data(tmp_path: Path, template: str) -> None:
    with pytest.raises(SettingsError, match=r"unsafe|not safely"):
        render(tmp_path, template, name="x", people=[])


def test_a_persons_own_template_comes_before_the_packages(tmp_path: Path) -> None:
    write_tree(tmp_path, {"dashboards/Target.md.j2": "mine {{ x }}"})
    assert render_template("dashboards/Target.md.j2", {"x": 1}, (str(tmp_path),)) == "mine 1\n"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"a\n\n{% if %}", 3),
        (b"a\n{{ 1 + 'a' }}", 2),
        (b"{% import 'nowhere.j2' as parts %}", 1),
        (b"{% import 'parts.j2' as parts %}\n{{ parts.say(1) }}", 2),  # the parts' own line
        (b"a\nb \xff", 2),
    ],
)
def test_a_persons_own_template_that_cannot_be_used_is_named_with_its_line(
    tmp_path: Path, content: bytes, line: int
) -> None:
    write_tree(
        tmp_path,
        {
            "parts.j2": "{% macro say(it) %}\n{{ it.more.still }}{% endmacro %}",
            "own.md.j2": content,
        },
    )
    file = "parts.j2" if b"parts.say" in content else "own.md.j2"
    with pytest.raises(SettingsError, match=rf"{file}:{line}: the template cannot be used"):
        render_template("own.md.j2", {}, (str(tmp_path),), str(content))


def test_an_error_that_is_no_persons_stays_what_it_is(tmp_path: Path) -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        render_template("dashboards/Target.md.j2", {}, (str(tmp_path),))


def test_templates_are_read_again_once_their_stamp_is_another(tmp_path: Path) -> None:
    (tmp_path / "own.md.j2").write_text("one", encoding="utf-8")
    assert render_template("own.md.j2", {}, (str(tmp_path),), "1") == "one\n"
    (tmp_path / "own.md.j2").write_text("two", encoding="utf-8")
    assert render_template("own.md.j2", {}, (str(tmp_path),), "2") == "two\n"


def test_columns_are_aligned_and_numbers_stand_to_the_right() -> None:
    assert (
        tidy("| a | n |\n|---|--:|\n| 山田 | 12 |\n| x | 3 |\n")
        == "| a    |   n |\n| ---- | --: |\n| 山田 |  12 |\n| x    |   3 |\n"
    )


def test_one_very_long_cell_does_not_push_the_others_apart() -> None:
    rows = tidy(f"| a | b |\n|---|---|\n| {'x' * 200} | y |\n| z | w |\n").split("\n")
    assert rows[0].index("b") == WIDEST + 5


def test_the_bar_of_a_wiki_link_is_escaped_in_a_table_only() -> None:
    assert tidy("[[a|b]]\n") == "[[a|b]]\n"
    assert "| [[a\\|b]] | [[c\\|d]] |" in tidy("| x | y |\n|---|---|\n| [[a|b]] | [[c\\|d]] |\n")


def test_an_escaped_bar_does_not_end_a_cell() -> None:
    assert tidy("| a | b |\n|---|---|\n| x\\|y | z |\n").split("\n")[2] == "| x\\|y | z   |"


def test_blank_lines_are_single_and_the_document_ends_with_one_newline() -> None:
    assert tidy("\n\na  \n\n\n\nb\n\n\n") == "a\n\nb\n"


def test_fenced_code_stays_as_it_is() -> None:
    text = "```mermaid\n| a|b |\n\n    x\n```\n"
    assert tidy(text) == text
