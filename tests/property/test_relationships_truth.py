"""What mdrel says of a vault made from a seed is what its generator meant.

MDREL_TRUTH_SIZES sets how many notes there are (1,000 unless told otherwise).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.relationships import make_relationships
from tests.support.running import items

SIZES = [int(each) for each in os.environ.get("MDREL_TRUTH_SIZES", "1000").split()]

pytestmark = pytest.mark.uninstrumented


@pytest.mark.parametrize("size", SIZES)
def test_answers_of_a_vault_of_relationships_are_what_its_generator_meant(
    tmp_path: Path, size: int
) -> None:
    vault = tmp_path / "vault"
    truth = make_relationships(vault, size)
    contacts, promises, due = (
        items(*words, vault=vault) for words in (("contacts",), ("follow-up", "list"), ("due",))
    )
    keys = ("path", "level", "last_conversation", "due_on", "is_due", "paused")
    assert sorted(tuple(each[key] for key in keys) for each in contacts) == sorted(
        (
            each.path,
            each.level,
            str(each.last) if each.last else None,
            str(each.due_on) if each.due_on else None,
            each.is_due,
            each.is_paused,
        )
        for each in truth.people
    )
    assert {each["path"] for each in due} == {each.path for each in truth.people if each.is_due}
    paths = {each["slug"]: str(each["path"]) for each in contacts}
    assert sorted(
        (
            str(each["path"]),
            str(each["text"]),
            str(each["due_on"] or ""),
            bool(each["theirs"]),
            _paths(each["people"], paths),
        )
        for each in promises
    ) == sorted(truth.promises)


def _paths(slugs: object, paths: dict[object, str]) -> tuple[str, ...]:
    assert isinstance(slugs, list)
    return tuple(sorted(paths[each] for each in slugs))


def test_the_same_seed_gives_the_same_vault_and_the_same_truth(tmp_path: Path) -> None:
    truths = [make_relationships(tmp_path / name, 100) for name in ("a", "b")]
    assert truths[0] == truths[1]
    notes = [
        {note.relative_to(tmp_path / name): note.read_bytes() for note in _notes(tmp_path / name)}
        for name in ("a", "b")
    ]
    assert len(notes[0]) == 100
    assert notes[0] == notes[1]


def _notes(root: Path) -> list[Path]:
    return [each for each in root.rglob("*") if each.is_file()]
