"""The model as a whole: values only."""

from __future__ import annotations

import importlib
import pkgutil

import msgspec
import pytest

import mdrel.model

CLASSES = [
    each
    for module in pkgutil.iter_modules(mdrel.model.__path__)
    for each in vars(importlib.import_module(f"mdrel.model.{module.name}")).values()
    if isinstance(each, type)
    and issubclass(each, msgspec.Struct)
    and each.__module__ == f"mdrel.model.{module.name}"
]


def test_the_model_has_its_classes() -> None:
    assert {
        "Agenda",
        "Cadence",
        "Contact",
        "Conversation",
        "Diagnostic",
        "Document",
        "FollowUp",
        "ParsedNote",
        "Policy",
        "Snapshot",
    } <= {each.__name__ for each in CLASSES}


@pytest.mark.parametrize("each", CLASSES, ids=lambda each: each.__name__)
def test_every_value_is_frozen_slotted_and_described(each: type[msgspec.Struct]) -> None:
    assert each.__struct_config__.frozen
    assert "__slots__" in vars(each)
    assert each.__doc__
    assert not each.__doc__.startswith(f"{each.__name__}(")
