"""Which notes changed between two looks."""

from __future__ import annotations

from mdrel.index.diff import Changes, diff, diff_folders, find_came


def test_new_and_changed_notes_are_read_and_missing_ones_are_gone() -> None:
    old = {"same.md": (1, 1), "changed.md": (1, 1), "b/gone.md": (1, 1), "a/gone.md": (1, 1)}
    new = {"same.md": (1, 1), "new.md": (3, 3), "changed.md": (1, 2)}
    assert diff(old, new) == Changes(
        to_read=("changed.md", "new.md"), gone=("a/gone.md", "b/gone.md")
    )


def test_a_renamed_note_is_gone_and_new() -> None:
    assert diff({"Ada.md": 1}, {"Ada Lin.md": 1}) == Changes(
        to_read=("Ada Lin.md",), gone=("Ada.md",)
    )


def test_nothing_changed_is_false() -> None:
    assert not diff({"a.md": 1}, {"a.md": 1})
    assert not diff({}, {})
    assert diff({}, {"a.md": 1})
    assert diff({"a.md": 1}, {})


def test_folders_are_compared_name_by_name_and_named_in_the_paths() -> None:
    old = {"": {"a.md": 1, "b.md": 1}, "same": {"c.md": 1}, "gone": {"d.md": 1}, "empty": {}}
    new = {"": {"a.md": 1, "b.md": 2}, "same": {"c.md": 1}, "new/er": {"e.md": 1}}
    assert diff_folders(old, new) == Changes(to_read=("b.md", "new/er/e.md"), gone=("gone/d.md",))
    assert not diff_folders(new, new)


def test_what_came_is_named_unless_something_went_as_well() -> None:
    before = {"": {"a.md": 1}, "x": {"b.md": 1}}
    after = {"": {"a.md": 2, "c.md": 1}, "x": {"b.md": 1}, "y": {"d.md": 1}}
    assert find_came(before, after, ["", "y"]) == {"c.md", "y/d.md"}
    assert find_came(before, before, [""]) == set()
    assert find_came(before, {**after, "x": {}}, ["", "x", "y"]) is None
    assert find_came(before, {"": {"c.md": 1}}, [""]) is None
