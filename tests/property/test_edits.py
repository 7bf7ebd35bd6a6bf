"""An edit of any note does what was asked and nothing else (P2, P3).

It can be taken back, and it is done once. Readers that are not ours are the judges.

MDREL_FUZZ_CASES sets how many seeded edits run (3,000 unless told otherwise), MDREL_FUZZ_SEED
where they begin.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from contextlib import suppress
from datetime import date
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mdrel.app.editing.note_command import NoteChange, NoteCommand, Result, make_record
from mdrel.model.level import Level
from mdrel.write.edits import (
    AddEntry,
    AddItem,
    AddLevel,
    AddTask,
    CountLine,
    Edit,
    EditRefusedError,
    Reader,
    RemoveItem,
    RemoveProperty,
    SetProperty,
    TickTask,
    apply_edit,
)
from mdrel.write.edits.edit import from_record
from tests.support.edit_judge import judge
from tests.support.note_maker import NoteMaker
from tests.support.other_readers import part, read_front
from tests.support.vaults import LEXICON

pytestmark = pytest.mark.uninstrumented

CASES = int(os.environ.get("MDREL_FUZZ_CASES", "3000"))
SEED = int(os.environ.get("MDREL_FUZZ_SEED", "1"))
READER = Reader("People/Ada Lines.md", LEXICON)
EDITS_A_NOTE = 5


def try_edit(text: str, edit: Edit) -> str:
    """Return what became of one edit, after checking it from all sides."""
    after, refusal = text, None
    try:
        after = apply_edit(text, edit, READER)
    except EditRefusedError as error:
        refusal = error
    if refusal:
        assert 0 <= refusal.offset <= len(text)
        assert refusal.reason
        assert refusal.hint
        return "refused"
    if after == text:
        return "same"
    is_judged = judge(text, after, edit, READER)
    if is_lasting(text, edit):
        assert apply_edit(after, edit, READER) == after, "done twice is done once"
    check_journal(text, after, edit)
    if is_judged and isinstance(edit, AddItem | SetProperty):
        check_way_back(text, after, edit)
    return "judged" if is_judged else "done"


def is_lasting(text: str, edit: Edit) -> bool:
    """Whether an edit that is done twice has to be done once.

    Of tasks that are alike the next one is ticked, of two spellings of a key the next one emptied.
    """
    is_next_spelling = isinstance(edit, RemoveProperty) or (
        isinstance(edit, SetProperty) and (not edit.value or "relationship" in text)
    )
    return not is_next_spelling and not isinstance(edit, TickTask)


def check_journal(text: str, after: str, edit: Edit) -> None:
    """What the journal keeps of an edit gives back the note as it was, and the edit."""
    record = make_record(
        NoteChange(READER.path, (edit,)),
        NoteCommand("set", "", ()),
        "1",
        Result(READER.path, text, after),
    )
    assert after[: record.start] + record.old + after[record.start + len(record.new) :] == text
    (kept,) = json.loads(json.dumps(record.edits))
    assert from_record(kept) == edit


def check_way_back(text: str, after: str, edit: AddItem | SetProperty) -> None:
    """An item that is added to a list and removed leaves the same bytes.

    A value set and set back leaves what other readers read.
    """
    front, changed = read_front(part(text)[0] or ""), read_front(part(after)[0] or "")
    assert front
    assert changed
    old = front.values.get(edit.key)
    if changed.values.get(edit.key) == old:
        return  # another spelling was meant
    with suppress(EditRefusedError):
        if (
            isinstance(edit, AddItem)
            and isinstance(old, list)
            and old
            and not any(item in (None, "") for item in old)
        ):
            assert apply_edit(after, RemoveItem(edit.key, edit.item), READER) == text
        elif (
            is_lasting(text, edit)
            and isinstance(edit, SetProperty)
            and isinstance(old, str)
            and old.strip() == old != ""
        ):
            again = read_front(part(apply_edit(after, SetProperty(edit.key, old), READER))[0] or "")
            assert again
            # Whole numbers come back without quotes.
            assert (str(again.values).replace("'", ""), again.comments) == (
                str(front.values).replace("'", ""),
                front.comments,
            )


def test_seeded_edits_of_seeded_notes_do_no_damage() -> None:
    outcomes: Counter[str] = Counter()
    for case in range(CASES // EDITS_A_NOTE):
        maker = NoteMaker(Random(f"{SEED}-{case}"))
        text = maker.note()
        for _ in range(EDITS_A_NOTE):
            edit = maker.edit(text)
            try:
                outcomes[try_edit(text, edit)] += 1
            except Exception as error:
                error.add_note(f"seed {SEED}, case {case}: {edit!r} of {text!r}")
                raise
    assert outcomes["judged"] > CASES * 0.45, outcomes
    assert outcomes["refused"] < CASES * 0.4, outcomes


PIECES = st.sampled_from(
    ["---\n", "...\n", "level: trusted\n", "level: |\n  x\n", "email: [a, b]\n", "email:\n  - c\n", "email:\n- c # x\n", "a: &x b\n", "level: *x\n", "? level\n", "{level: a}\n", "level:\n", " level: a\n", "## Conversations\n", "# Log\n", "- 2026-11-20 call: x\n", "### 2026-11-20\n",
     "- [ ] draft\n", "  - [ ] draft\n", "## Tasks\n", "## Levels\n", "- 2026-01-01 trusted\n", "```\n", "~~~", "%%", "<!--", "-->", "> q\n", "| 2026-11-20 | call |\n", "| --- | --- |\n", "| Date | How |\n", "\r\n", "\r", "\t", "    ", "\u2028", "\x85", "\x0c", "\ufeff", "[", "- ", "#", ":", "'",
     '"', "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "\n", "\n\n", "text", "😀", "\x00", "\\", "Title\n===\n"],
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=16).map("".join) | st.text(max_size=60)
FRONTED = st.builds("---\n{}---\n{}".format, st.lists(PIECES, max_size=6).map("".join), TEXTS)
DAY = date(2026, 11, 22)
EDITS = st.one_of(
    st.builds(
        SetProperty,
        st.sampled_from(["level", "email", "new key"]),
        st.text(max_size=12).map(str.strip),
    ),
    st.builds(
        AddItem,
        st.sampled_from(["level", "email", "tags"]),
        st.text(min_size=1, max_size=12).map(str.strip).filter(bool),
    ),
    st.builds(RemoveItem, st.just("email"), st.sampled_from(["a", "b", "c"])),
    st.builds(RemoveProperty, st.sampled_from(["level", "email", "a"])),
    st.builds(
        AddEntry,
        st.just(DAY),
        st.sampled_from(["call", "lunch", "", "x y"]),
        st.text(max_size=20),
        promises=st.lists(st.text(max_size=9), max_size=2).map(tuple),
    ),
    st.builds(AddTask, st.text(max_size=20), st.none() | st.just(DAY)),
    st.builds(
        TickTask, st.sampled_from(["draft", "text", ""]), st.none(), st.integers(1, 9), st.just(DAY)
    ),
    st.builds(AddLevel, st.just(DAY), st.none(), st.sampled_from(Level), st.text(max_size=12)),
)
EXAMPLES = settings(max_examples=CASES // 20)


@given(TEXTS | FRONTED, EDITS)
@example("---\na: \n", SetProperty("level", "x"))
@example("\x00<!-----\n- [ ] draft\n", TickTask("draft", None, 1, DAY))
@example("\ufeff", SetProperty("level", "x"))
@example("", AddEntry(DAY, "", "\x00"))
@example("## Conversations\n\n### 2026-01-01\n\ntext\n", AddEntry(DAY, "call", "<!-- x"))
@example(
    "## Conversations\n\n- 2026-01-01 x\n\ntext %% hidden %% shown\n",
    AddEntry(DAY, "call", "a %% b"),
)
@EXAMPLES
def test_whatever_the_text_an_edit_is_done_without_damage_or_refused(text: str, edit: Edit) -> None:
    try_edit(text, edit)


@given(TEXTS, TEXTS)
@EXAMPLES
def test_a_line_that_counts_now_is_the_only_one_that_changes(before: str, behind: str) -> None:
    reader, line = Reader("Daily/2026-11-20.md", LEXICON), "- [[Bo]] roof call"
    text = f"{before}\n{line}\n{behind}"
    edit = CountLine(before.count("\n") + 2, line, f"{line} #met")
    with suppress(EditRefusedError):
        judge(text, apply_edit(text, edit, reader), edit, reader)


@given(
    st.text(max_size=40).map(str.strip).filter(bool),
    st.sampled_from(
        [
            "x: old # why",
            "x: [a, b]",
            "x:\n  - a",
            "x: |\n  old\n  text",
            "x:",
            "'x': \"y\"",
            "y: 1",
        ]
    ),
)
@EXAMPLES
def test_any_value_comes_back_from_another_reader_as_it_was_given(value: str, line: str) -> None:
    with suppress(EditRefusedError):
        after = apply_edit(f"---\na: 1\n{line}\nz: 2\n---\nbody\n", SetProperty("x", value), READER)
        found = read_front(part(after)[0] or "")
        assert found
        got = found.values["x"]
        assert (got[0] if isinstance(got, list) else got) in (
            [value] if not re.fullmatch(r"-?[0-9]+", value) else [value, int(value)]
        )
        assert (found.values["a"], found.values["z"]) == (1, 2)
