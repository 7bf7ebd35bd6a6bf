"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from mdrel.parse.markdown.lazy_pattern import lazy_pattern


def test_a_pattern_is_used_like_a_compiled_one() -> None:
    word = lazy_pattern("(?P<letter>a)b", re.IGNORECASE)
    assert word.pattern == "(?P<letter>a)b"
    assert [match["letter"] for match in word.finditer("AB ab")] == ["A", "a"]
    assert word.fullmatch("aB") is not None
    assert word.sub("x", "ab cd") == "x cd"


def test_it_is_compiled_when_it_is_first_used_and_what_was_asked_for_is_kept() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.match("x")
    word = lazy_pattern("a")
    assert word.search is word.search
