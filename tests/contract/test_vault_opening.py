"""Nobody opens, lists or changes anything by a path but `vault/folders.py` (P9).

What the others open by a path does not lie in a vault, and is named here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import mdrel

ROOT = Path(mdrel.__file__).parent
OUTSIDE = {
    "app/cache/location.py": "the cache folder and mdrel's own code",
    "app/cache/revision_socket.py": "the cache folder",
    "app/cache/store.py": "the cache folder",
    "app/doctor.py": "a probe in the state and cache folders, and /proc",
    "app/environment/page_secrets.py": "the state folder",
    "app/environment/secret_file.py": "the state folder",
    "app/environment/state_folder.py": "the state and config folders",
    "app/environment/user_config.py": "the person's config folder",
    "app/git/merge_driver.py": "the three versions that git names, and a temporary folder",
    "app/guides/draft.py": "the state folder",
    "app/input/list_file.py": "a list or answers in a file that the person names",
    "app/onboarding.py": "an empty folder that the person names, for the example",
    "app/serve/port.py": "the state folder",
    "app/service/install.py": "the folder of the person's services",
    "app/service/known.py": "the folder of the person's services",
    "app/service/log.py": "the state folder",
    "app/watch/mounts.py": "/proc",
    "cli/main.py": "/dev/null",
    "vault/folders.py": "it is the one that opens",
    "views/markdown/templates.py": "the package and the person's config folder",
    "views/web/render.py": "the package",
    "write/journal.py": "the state folder",
    "write/private_file.py": "the state folder",
}
BY_PATH = frozenset(
    (
        "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "makedirs", "unlink", "touch", "iterdir", "glob", "rglob", "walk", "fwalk", "scandir", "listdir", "symlink_to", "hardlink_to",
        "rename", "rmdir", "rmtree", "copytree", "copyfile", "copy2", "chmod", "truncate", "utime",
    )
)  # fmt: skip
IN_MEMORY = frozenset({"self", "store", "feed_store"})  # the feeds that are served
ON_FOLDERS = frozenset({"run", "folder", "opened", "root", "vault", "here", "self"})


def calls_by_path(tree: ast.AST) -> Iterator[str]:
    """Yield what a module calls to open, list or change something by its path."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name("open"):
                yield "open"
            case ast.Attribute(
                ast.Name("os"), "open" | "link" | "symlink" | "replace" | "remove" as name
            ):
                yield f"os.{name}"
            case ast.Attribute(ast.Name(who), "rename" | "open") if who in ON_FOLDERS:
                pass
            case ast.Attribute(_, "open") if all(
                isinstance(each, ast.Constant) for each in node.args
            ):
                yield "open"
            case ast.Attribute(ast.Name(who) | ast.Attribute(attr=who), "replace") if (
                who not in IN_MEMORY and len(node.args) == 1 and not node.keywords
            ):
                yield "replace"
            case ast.Attribute(value, name) if name in BY_PATH and not (
                isinstance(value, ast.Name) and value.id == "ast"
            ):
                yield name


def test_only_one_module_opens_what_lies_in_a_vault() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): sorted(
            set(calls_by_path(ast.parse(path.read_text(encoding="utf-8"))))
        )
        for path in ROOT.rglob("*.py")
    }
    assert {path: calls for path, calls in found.items() if calls and path not in OUTSIDE} == {}
    assert [path for path in OUTSIDE if not found.get(path)] == [], "these need no leave any more"
