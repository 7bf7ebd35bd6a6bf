"""Reads front matter and writes new notes, as a handler of python-frontmatter.

The handlers of python-frontmatter itself type every scalar by YAML 1.1, fail on deep nesting, lose
the front matter after a U+FEFF, and write lists in another style.
"""

from __future__ import annotations

from frontmatter import Post
from frontmatter.default_handlers import YAMLHandler

from mdrel.parse.front_matter.events import compose, plain_value
from mdrel.parse.front_matter.new_note import write_properties
from mdrel.parse.front_matter.node import OPENING, find_block


class NoteHandler(YAMLHandler):
    """A python-frontmatter handler that reads front matter as mdrel does.

    It is used as in `frontmatter.loads(text, handler=NoteHandler())`, and by `frontmatter.dumps`
    for new notes.
    """

    FM_BOUNDARY = OPENING

    def detect(self, text: str) -> bool:
        """Return whether the note has front matter."""
        return find_block(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Return the YAML and the body.

        Raises ValueError where there is no front matter, as python-frontmatter expects.
        """
        block = find_block(text)
        if block is None:
            message = "the note has no front matter"
            raise ValueError(message)
        return text[block.start : block.end], text[block.body :]

    def load(self, fm: str, **_options: object) -> dict[str, object]:
        """Return the properties as texts, None, lists and dicts.

        They are empty where the YAML is no mapping. Raises FrontMatterError.
        """
        root = compose(fm)
        value = plain_value(root) if root else None
        return value if isinstance(value, dict) else {}

    def export(self, metadata: dict[str, object], **_options: object) -> str:
        """Return properties as they stand between the `---` lines of a new note."""
        return "\n".join(write_properties(metadata))

    def format(self, post: Post, **_options: object) -> str:
        """Return a whole note, its text right below the front matter."""
        return f"---\n{self.export(post.metadata)}\n---\n{post.content}"
