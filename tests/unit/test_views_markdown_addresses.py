from __future__ import annotations

import re
import time
from urllib.parse import unquote

import pytest

from mdrel.views.markdown.addresses import email_uri, link_email, link_phone, phone_uri
from mdrel.views.markdown.escape import clean, escape
from tests.support.hostile_texts import HOSTILE
from tests.support.markdown_reader import read_links


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("+1 202 555 0102", "tel:+12025550102"),
        ("+1 (202) 555-0102", "tel:+12025550102"),
        ("+44 (0)20 7946 0102", "tel:+442079460102"),
        ("(020) 7946 0102", "tel:02079460102"),
        ("030/123456", "tel:030123456"),
        ("+49.30.123456", "tel:+4930123456"),
        ("112", "tel:112"),
        ("555 0101 (mobile)", "tel:5550101"),
        ("555 0101 mobile", "tel:5550101"),
        ("5550101, ext. 4", "tel:5550101;ext=4"),
        ("+1 202 555 0102 x12 (desk)", "tel:+12025550102;ext=12"),
    ],
)
def test_one_number_is_a_link_whatever_stands_between_its_figures(text: str, uri: str) -> None:
    assert phone_uri(text) == uri
    assert read_links(link_phone(text)) == [(clean(text), uri)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ask her brother",
        "12",
        "1-800-FLOWERS",
        "030 123456 / 0171 234567",
        "555 0101 or 555 0102",
        "+1 202 555 0102 +1 202 555 0103",
        "555 0101, 555 0102",
        "(home) 555 0101",
        "555 0101 (until 2025)",
        "1234567890123456789",
        "javascript:5550101",
        "+",
        "(123",
        "٠١٢٣٤٥",
    ],
)
def test_what_is_not_surely_one_number_stays_text(text: str) -> None:
    assert phone_uri(text) == ""
    assert link_phone(text) == escape(text)


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("sam@okafor.example", "mailto:sam@okafor.example"),
        ("Sam.O+vip@Okafor.Example", "mailto:Sam.O+vip@Okafor.Example"),
        ("r&d@okafor.example", "mailto:r%26d@okafor.example"),
        ("100%@okafor.example", "mailto:100%25@okafor.example"),
        ("ü@münchen.example", "mailto:%C3%BC@m%C3%BCnchen.example"),
    ],
)
def test_an_address_is_a_link_with_its_special_signs_encoded(text: str, uri: str) -> None:
    assert email_uri(text) == uri
    assert read_links(link_email(text)) == [(text, uri)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sam",
        "sam@okafor",
        "sam@@okafor.example",
        "sam okafor@mail.example",
        "a@b..example",
        "a@b.example, c@d.example",
        "sam@okafor.example?bcc=eve@mail.example",
        "sam@okafor.example>)[x](<javascript:1",
        "mailto:sam@okafor.example",
        "@okafor.example",
    ],
)
def test_what_is_not_surely_one_address_stays_text(text: str) -> None:
    assert email_uri(text) == ""
    assert link_email(text) == escape(text)


@pytest.mark.parametrize("frame", ["{}", "555 0101 {}", "{} 555 0101", "a{}@b.example"])
def test_a_hostile_text_makes_no_other_link_and_reads_as_itself(frame: str) -> None:
    for text in map(frame.format, HOSTILE):
        for link, uri in ((link_phone(text), phone_uri(text)), (link_email(text), email_uri(text))):
            assert re.fullmatch(r"(tel:\+?\d{3,18}(;ext=\d{1,7})?|mailto:[\w%@!$'*+.~-]+)?", uri)
            if uri:
                assert read_links(f"- {link}\n") == [(clean(text), uri)]
            else:
                assert link == escape(text)
        if uri := email_uri(text):
            assert unquote(uri.removeprefix("mailto:")) == clean(text)


@pytest.mark.parametrize("part", ["(", "(1", "1(", "+", "1 ", "a.", "a@", "@a.", "x1", " / "])
def test_a_long_text_is_looked_at_in_time_that_grows_with_its_length(part: str) -> None:
    def seconds(repeats: int) -> float:
        text = f"1{part * repeats}"
        began = time.process_time()
        phone_uri(text)
        email_uri(text)
        return time.process_time() - began

    assert seconds(100_000) < 2
