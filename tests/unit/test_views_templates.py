from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mdrel.views.markdown import Markdown
from mdrel.views.templates import render_template

if TYPE_CHECKING:
    from pathlib import Path


def render(folder: Path, template: str, **data: object) -> str:
    """Return `template`, as a person's own, filled with `data`."""
    (folder / "own.md.j2").write_text(template, encoding="utf-8")
    return render_template("own.md.j2", data, (str(folder),))


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
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError, match="nmae"):
        render(tmp_path, "{{ nmae }}", name="x")


@pytest.mark.parametrize("template", ["{{ name.__class__.__mro__ }}", "{{ people.append(1) }}", "{{ ''.__class__.__subclasses__() }}"])
def test_a_template_reaches_nothing_but_its_data(tmp_path: Path, template: str) -> None:
    from jinja2.exceptions import SecurityError

    with pytest.raises(SecurityError):
        render(tmp_path, template, name="x", people=[])


def test_a_persons_own_template_comes_before_the_packages(tmp_path: Path) -> None:
    (tmp_path / "dashboards").mkdir()
    (tmp_path / "dashboards" / "Target.md.j2").write_text("mine {{ x }}", encoding="utf-8")
    assert render_template("dashboards/Target.md.j2", {"x": 1}, (str(tmp_path),)) == "mine 1\n"
