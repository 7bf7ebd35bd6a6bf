"""Judges one edit of one note by readers that are not ours.

What was asked has to be there, and everything else has to be as before.
"""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

import yaml

from mdrel.parse.front_matter.node import normalize_key
from mdrel.parse.markdown.mask import mask
from mdrel.write.edits import (
    AddEntry,
    AddItem,
    AddLevel,
    AddTask,
    CountLine,
    Edit,
    Reader,
    RemoveItem,
    RemoveProperty,
    SetProperty,
    TickTask,
)
from mdrel.write.edits.spelling import field_of
from mdrel.write.edits.verify import read_facts
from tests.support.other_readers import Front, is_agreed, part, read_blocks, read_front

PROPERTY_EDITS = SetProperty | AddItem | RemoveItem | RemoveProperty


def judge(before: str, after: str, edit: Edit, reader: Reader) -> bool:
    """Assert that `after` is what the edit is to make of `before`.

    Returns whether the second readers could read both.
    """
    assert after != before
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    if isinstance(edit, PROPERTY_EDITS):
        return _judge_property(before, after, edit, reader)
    assert part(before)[0] == part(after)[0], "the front matter is as it was"
    if isinstance(edit, TickTask):
        return _judge_tick(before, after, edit)
    if isinstance(edit, CountLine):
        return _judge_counted(before, after, edit)
    return _judge_lines(before, after, edit, reader)


def _judge_counted(before: str, after: str, edit: CountLine) -> bool:
    """Assert that one of the lines that the edit names is another, and only this one."""
    was, now = before.split("\n"), after.split("\n")
    (at,) = [at for at, (old, new) in enumerate(zip(was, now, strict=True)) if old != new]
    assert now[at] == was[at].replace(edit.written, edit.becomes)
    return True


def _judge_property(before: str, after: str, edit: PROPERTY_EDITS, reader: Reader) -> bool:
    (old_yaml, old_body), (new_yaml, new_body) = part(before), part(after)
    assert new_body == (old_body if old_yaml is not None else before.removeprefix("\ufeff")), (
        "the body is as it was"
    )
    assert new_yaml is not None
    old, new = read_front(old_yaml or ""), read_front(new_yaml)
    if old is None:
        return False
    assert new is not None, "what another reader could read it still can"
    key = _target(old, new, edit, reader)
    assert [each for each in old.values if each != key] == [
        each for each in new.values if each != key
    ], "the other keys, in their order"
    for each in old.values.keys() - {key}:
        assert old.values[each] == new.values[each], "the values of the other keys"
    _judge_value(old.values.get(key), new.values.get(key), edit, is_there=key in new.values)
    _judge_range(old_yaml or "", new_yaml, old, key)
    if not isinstance(edit, RemoveItem | RemoveProperty):
        assert old.comments.keys() <= new.comments.keys(), "every comment is kept"
        _judge_types(new_yaml, key, edit)
    return True


def _target(old: Front, new: Front, edit: PROPERTY_EDITS, reader: Reader) -> object:
    """Return the one key that is another now.

    It has to be a spelling of the one that was meant.
    """
    changed = [
        key
        for key in {**old.values, **new.values}
        if old.values.get(key, "\0") != new.values.get(key, "\0")
    ]
    assert len(changed) <= 1, f"one key changes, not {changed}"
    if not changed:
        return next(
            (key for key in old.values if normalize_key(str(key)) == normalize_key(edit.key)), None
        )
    name = "~" if changed[0] is None else str(changed[0])
    field, meant = field_of(name, reader), field_of(edit.key, reader)
    assert (
        normalize_key(name) == normalize_key(edit.key)
        or (field and field == meant)
        or (name.lower(), meant) == ("title", "role")
    )
    return changed[0]


def _judge_value(old: object, new: object, edit: PROPERTY_EDITS, *, is_there: bool) -> None:
    match edit:
        case RemoveProperty():
            assert not is_there
        case SetProperty(_, ""):
            assert is_there
            assert new in (None, "", [])
        case SetProperty(_, value):
            assert _same(new, value) or (
                isinstance(new, list) and len(new) == 1 and _same(new[0], value)
            )
        case AddItem(_, item):
            items = new if isinstance(new, list) else [new]
            assert _same(items[-1], item)
            kept = old if isinstance(old, list) else [] if old in (None, "") else [old]
            assert items[:-1] == kept
        case RemoveItem(_, item):
            assert is_there
            items = new if isinstance(new, list) else [] if new is None else [new]
            assert not any(_means(each, item) for each in items)
            kept = [
                each for each in (old if isinstance(old, list) else [old]) if not _means(each, item)
            ]
            assert items == kept or (kept == [None] * len(kept) and not items)


def _same(value: object, text: str) -> bool:
    return str("" if value is None else value) == text


def _means(value: object, item: str) -> bool:
    """Whether an item is `item`.

    A link without quotes is a list in a list to YAML, and to mdrel the link it looks like.
    """
    match value:
        case [[str(inner)]]:
            return item in {f"[[{inner}]]", str(value)}
        case _:
            return _same(value, item)


def _judge_types(new_yaml: str, key: object, edit: Edit) -> None:
    """Assert that what is not written for a date, a truth value or a number is text.

    YAML 1.1 has traps of its own here (`no`, `12:30`).
    """
    value = getattr(edit, "value", "") or getattr(edit, "item", "")
    if value.lower() in {
        "no",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "12:30",
        "1:20",
        "1_000",
        "0123",
        "1e3",
        "0x1f",
        "1.5",
        ".inf",
        "null",
        "~",
        "<<",
        "=",
    }:
        try:
            found = yaml.safe_load(new_yaml)
        except (yaml.YAMLError, ValueError):
            return
        got = found.get(key, value) if isinstance(found, dict) else value
        assert value in (got if isinstance(got, list) else [got]), f"PyYAML reads {got!r}"


def _judge_range(old_yaml: str, new_yaml: str, old: Front, key: object) -> None:
    """Assert that the lines that differ are those of the key.

    They reach from its line up to the next key's. Those of a new key are put in and replace
    nothing.
    """
    if "\r" in old_yaml.replace("\r\n", ""):  # alone it ends a line to YAML, and to no editor
        return
    first, behind = _differing(old_yaml.split("\n"), new_yaml.split("\n"))
    if key not in old.lines:
        assert first == behind, "lines are put in, none goes"
        return
    start = old.lines[key]
    end = min((line for line in old.lines.values() if line > start), default=old_yaml.count("\n"))
    assert start <= first <= behind <= end, (
        f"lines {first} to {behind} are not those of {key!r}, {start} to {end}"
    )


def _differing(old: list[str], new: list[str]) -> tuple[int, int]:
    """Return the smallest range of old lines that the new ones differ in."""
    shorter = min(len(old), len(new))
    first = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    kept = next(
        (index for index in range(shorter - first) if old[-1 - index] != new[-1 - index]),
        shorter - first,
    )
    return first, len(old) - kept


def _judge_lines(
    before: str, after: str, edit: AddEntry | AddTask | AddLevel, reader: Reader
) -> bool:
    """Assert that whole lines were put in, at one place.

    There are two places where a table has no room for promises. All lines there were are there,
    with their ends.
    """
    assert _is_subsequence(before, after), "no line is another or gone"
    endings = Counter(line[-1:] for line in after.split("\n")[:-1]) - Counter(
        line[-1:] for line in before.split("\n")[:-1]
    )
    # A text that ends in a lone carriage return has one line end more of that kind when a line
    # follows it.
    assert (
        "\r" not in endings or before.count("\r\n") or "\n" not in before or before.endswith("\r")
    )
    was, now = read_facts(before, reader), read_facts(after, reader)
    talks, tasks, levels = now.talks - was.talks, now.tasks - was.tasks, now.levels - was.levels
    assert not was.talks - now.talks
    assert not was.tasks - now.tasks
    assert not was.levels - now.levels
    match edit:
        case AddEntry(on=on, promises=promises):
            assert [talk.on for talk in talks.elements()] == [on]
            assert (tasks.total(), levels.total()) == (len(promises), 0)
        case AddTask(due_on=due_on):
            assert [due_on and task.due_on for task in tasks.elements()] == [due_on]
            assert not talks | levels
        case AddLevel(on, _, level, _):
            assert [(each.on, each.after) for each in levels.elements()] == [(on, level)]
            assert not talks | tasks
    hidden = _seen(before) - _seen(after)
    assert not hidden, "what could be seen still can"
    if not is_agreed(part(before)[1]):
        return False
    were, are = read_blocks(part(before)[1]), read_blocks(part(after)[1])
    lost = were - are
    if isinstance(edit, AddEntry) and lost.total() == 1:
        ((path, said),) = lost
        grown = [text for place, text in are - were if place == path and str(edit.on) in text]
        if any(_is_inserted(said, text) for text in grown):
            return True
    assert not lost, f"cmark no longer sees {lost}"
    return True


def _is_inserted(before: str, after: str) -> bool:
    """Whether words were put into a paragraph in one place, and nothing else."""
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    )
    return after.endswith(before[same:])


def _seen(text: str) -> Counter[str]:
    return Counter(mask(part(text.removeprefix("\ufeff"))[1]).text.split())


def _is_subsequence(before: str, after: str) -> bool:
    """Whether every line of `before` is in `after`, in order and with its end.

    The last one may get an end.
    """
    *lines, last = before.removeprefix("\ufeff").split("\n")
    rest = iter(after.removeprefix("\ufeff").split("\n"))
    return all(line in rest for line in lines) and (
        not last or any(line in {last, f"{last}\r"} for line in rest)
    )


def _judge_tick(before: str, after: str, edit: TickTask) -> bool:
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    ((was, now),) = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert "[x]" in now
    assert str(edit.done_on) in now
    assert was.endswith("\r") == now.endswith("\r")
    were, are = read_blocks(part(before)[1]), read_blocks(part(after)[1])
    assert 1 <= (were - are).total() <= 2, (
        "one block is another, its box perhaps a block of its own"
    )
    assert 1 <= (are - were).total() <= 2
    return True
