"""The template engine: knows where templates lie and that nothing but Markdown passes unescaped into a document.

Templates come from the package or from a person's own folder, never from a vault. They see plain data, in a sandbox that changes nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mdrel.resources import data_folder
from mdrel.views.markdown import Markdown, finalize
from mdrel.views.tables import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2.sandbox import ImmutableSandboxedEnvironment


def render_template(name: str, data: Mapping[str, object], folders: tuple[str, ...] = ()) -> str:
    """Return the template `name` filled with `data`, tidied.

    Args:
        name: Relative to a templates folder, with `/`.
        data: Strings, numbers, booleans, None, lists and dictionaries; a plain string is escaped, `Markdown` is not.
        folders: A person's own template folders, the first wins; the package's comes last.

    """
    return tidy(_environment(folders).get_template(name).render(data))


@cache
def _environment(folders: tuple[str, ...]) -> ImmutableSandboxedEnvironment:
    """Return the one environment for `folders`, so that each template is compiled once per process."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class MarkdownEnvironment(ImmutableSandboxedEnvironment):
        """An environment whose blocks and macros yield Markdown, since all they hold has been escaped on its way in."""

        def getattr(self, obj: object, attribute: str) -> object:
            """Return what `obj.attribute` means in a template: of a dictionary its value, never one of its methods."""
            if isinstance(obj, dict) and attribute in obj:
                return obj[attribute]
            return super().getattr(obj, attribute)

        @staticmethod
        def concat(parts: Iterable[str]) -> Markdown:
            """Return the output of a block, a macro or a whole template."""
            return Markdown("".join(parts))

    return MarkdownEnvironment(
        loader=FileSystemLoader([*folders, str(data_folder("templates"))]),
        undefined=StrictUndefined,
        # HTML escaping has no place in Markdown: `finalize` escapes for Markdown instead, and cannot be turned off.
        autoescape=False,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
