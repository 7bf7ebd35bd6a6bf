"""Whether a client already has the feed (RFC 9110 13)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdrel.app.serve.http_app import has_current, read_http_date

TAG = '"0123456789abcdef"'
MODIFIED = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "lines",
    [
        [TAG],
        [f"W/{TAG}"],
        ["*"],
        [" * "],
        [f'"a", {TAG}'],
        [f'"a,b",W/"c",  {TAG}  ,"d"'],
        ['"a"', TAG],
        [f"{TAG},"],
    ],
)
def test_a_tag_in_any_list_is_known(lines: list[str]) -> None:
    assert has_current(TAG, MODIFIED, lines, [])


@pytest.mark.parametrize(
    "lines",
    [
        [""],
        ['""'],
        [TAG.strip('"')],
        ['"0123456789ABCDEF"'],
        ['"a", *'],
        [f'"a{TAG.strip(chr(34))}"'],
        ["\x00"],
        ["W/"],
    ],
)
def test_any_other_tag_is_not_and_dates_do_not_count_beside_it(lines: list[str]) -> None:
    assert not has_current(TAG, MODIFIED, lines, ["Sun, 22 Nov 2099 08:30:00 GMT"])


@pytest.mark.parametrize(
    ("seconds", "is_known"), [(-1, False), (0, True), (1, True), (10**6, True)]
)
def test_a_date_counts_from_the_second_of_the_change_on(seconds: int, is_known: bool) -> None:
    since = MODIFIED + timedelta(seconds=seconds)
    assert has_current(TAG, MODIFIED, [], [f"{since:%a, %d %b %Y %H:%M:%S} GMT"]) == is_known


def test_two_dates_are_none() -> None:
    assert not has_current(TAG, MODIFIED, [], ["Sun, 22 Nov 2099 08:30:00 GMT"] * 2)


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("Sunday, 22-Nov-26 08:30:00 GMT", True),
        ("Sunday, 22-Nov-26 08:29:59 GMT", False),
        ("Sunday, 22-Nov-97 08:30:00 GMT", False),
        ("Sun Nov 22 08:30:00 2026", True),
        ("Sun Nov  1 08:30:00 2026", False),
        ("Sun, 22 Nov 2026 10:30:00 +0200", False),
        ("Sun, 22 Nov 2026 08:30:00 +0200", False),
        ("Sun, 31 Nov 2026 08:30:00 GMT", False),
        ("Sun, 22 Nov 2026 24:30:00 GMT", False),
        ("Sun, 22 Nov 2026 08:30:00 +9999", False),
        (f"Sun, 22 Nov {10**20} 08:30:00 GMT", False),
        ("soon", False),
        ("", False),
    ],
)
def test_a_date_is_read_in_every_form(text: str, is_known: bool) -> None:
    assert has_current(TAG, MODIFIED, [], [text]) == is_known


@given(when=st.datetimes(timezones=st.just(UTC)).filter(lambda when: when.year >= 1000))
def test_every_date_as_servers_write_it_is_read_back(when: datetime) -> None:
    second = when.replace(microsecond=0)
    assert read_http_date(f"{second:%a, %d %b %Y %H:%M:%S} GMT") == second
    assert read_http_date(f"{second:%a %b} {second.day:2} {second:%H:%M:%S %Y}") == second


@given(text=st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    found = read_http_date(text)
    assert found is None or found.tzinfo is not None
