"""The words of entries and tasks are read as they are written (F31, F70)."""

from __future__ import annotations

import pytest

from tests.support.vaults import read

HEAD = "---\ntype: person\n---\n"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- 2026-11-02 call: **x**", "**x**"),
        ("- 2026-11-02: *x* and y", "*x* and y"),
        ("- 2026-11-02 call: +44 20", "+44 20"),
        ("- 2026-11-02 call: -5 %", "-5 %"),
        ("- 2026-11-02 call: - and then", "- and then"),
        ("- 2026-11-02 call: `code` first", "`code` first"),
        ("- 2026-11-02 call: ~~no~~ yes", "~~no~~ yes"),
        ("- **2026-11-02 call:** x", "x"),
        ("- 2026-11-02 call - x", "x"),
        ("- 2026-11-02 call -> x", "x"),
        ("- 2026-11-02 call\n  - **x**\n  * +44 20\n  ---", "**x** +44 20"),
        ("2026-11-02\n> x\n\n- *y*", "*y*"),
        ("> [!note] 2026-11-02 call\n> - **x**", "**x**"),
    ],
)
def test_an_entry_keeps_its_words(line: str, text: str) -> None:
    (talk,) = read("People/Ada.md", f"{HEAD}## Log\n{line}\n").talks
    assert talk.text == text


@pytest.mark.parametrize(
    ("line", "text"),
    [("- [ ] `code` first", "`code` first"), ("- [ ] **x**", "**x**")],
)
def test_a_task_keeps_its_words(line: str, text: str) -> None:
    (task,) = read("People/Ada.md", f"{HEAD}{line}\n").tasks
    assert task.text == text


@pytest.mark.parametrize("line", ["- [ ]", "- [ ] ", "- [ ] `code`", "- [ ] %%later%%"])
def test_a_box_without_words_is_no_task(line: str) -> None:
    assert read("People/Ada.md", f"{HEAD}{line}\n").tasks == ()
