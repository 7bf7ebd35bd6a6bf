"""Whether a client already has the feed (RFC 9110 13)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdrel.app.serve.conditional_request import has_current, read_http_date

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
    ("text", "year"),
    [
        ("Sunday, 22-Nov-26 08:30:00 GMT", 2026),
        ("Sunday, 22-Nov-76 08:30:00 GMT", 2076),
        ("Sunday, 22-Nov-77 08:30:00 GMT", 1977),
        ("Sun Nov  1 08:30:00 0026", 26),
    ],
)
def test_years_of_two_digits_are_near(text: str, year: int) -> None:
    found = read_http_date(text, MODIFIED)
    assert found is not None
    assert found.year == year


@given(when=st.datetimes(timezones=st.just(UTC)).filter(lambda when: when.year >= 1000))
def test_every_date_as_servers_write_it_is_read_back(when: datetime) -> None:
    second = when.replace(microsecond=0)
    assert read_http_date(f"{second:%a, %d %b %Y %H:%M:%S} GMT", MODIFIED) == second
    assert read_http_date(f"{second:%a %b} {second.day:2} {second:%H:%M:%S %Y}", MODIFIED) == second


@given(text=st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert read_http_date(text, MODIFIED) is None
