"""Hostile texts in notes never become a property, and every reader can show them (P11)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mdrel.views.calendar.event import clean_line, clean_lines, shorten_to_initials
from mdrel.views.calendar.link import VaultPlace, make_linker
from tests.support.agendas import TODAY, make_due, make_feed, make_task
from tests.support.contacts import make_contact
from tests.support.feeds import find_event, list_events, read_text
from tests.support.people import make_agenda
from tests.support.rfc5545 import check

TOMORROW = TODAY + timedelta(days=1)
PLACE = VaultPlace("My Vault", "/home/me/My Vault")

HOSTILE = {
    "injected attendee": "X\r\nATTENDEE:mailto:a@b.example",
    "injected event": "X\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil",
    "lone carriage return": "X\rORGANIZER:mailto:a@b.example",
    "line separator": "X\u2028ATTENDEE:a",
    "next line": "X\x85ATTENDEE:a",
    "structure": ';,:\\;"^n\\N\\n',
    "backslashes to the fold": "\\" * 200,
    "semicolons to the fold": ";" * 200,
    "controls": "".join(map(chr, range(0x20))) + "".join(map(chr, range(0x7F, 0xA0))),
    "right to left": "\u202eנעמי לוי\u202c",
    "emoji": "👩‍👩‍👧‍👦" * 30,
    "ten kilobytes": "Ana Núñez " * 1000,
    "half characters": "\ud83d X \udc00",
    "marks at the edges": "\ufeff\ufeffAna\ufeff",
    "not characters": "\ufffe\uffff",
    "nothing but controls": "\x00\x01\r\n\t",
    "decomposed": "e\u0301" * 50,
    "empty": "",
}


@pytest.mark.parametrize("detail", ["private", "name", "full"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gives_a_valid_feed_with_the_same_events(text: str, detail: str) -> None:
    contact = make_contact(
        text,
        path=f"People/{text}.md",
        objective=text,
        objective_due=TOMORROW,
        owe_reply=TODAY,
        owe_reply_about=text,
    )
    standing = make_due(
        contact,
        TODAY - timedelta(days=2),
        reply_due_on=TOMORROW,
        follow_ups=(make_task(text, TOMORROW),),
    )
    feed = make_feed(make_agenda(standing), detail=detail)
    assert check(feed) == []
    assert len(list_events(feed)) == 5
    assert make_feed(make_agenda(standing), feed, detail=detail) == feed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("X\r\nATTENDEE:mailto:a@b.example", "Speak with X ATTENDEE:mailto:a@b.example"),
        ("Lin, Bo; \\ & Co", "Speak with Lin, Bo; ⧵ & Co"),
        ("\ufeff Ana \ufeff", "Speak with Ana"),
        ("Cafe\u0301", "Speak with Café"),
        ("half \ud83d", "Speak with half \ufffd"),
        ("a\tb\vc", "Speak with a b c"),
        ("\x00", "Speak with someone"),
        ("👩‍🚀 Zoë", "Speak with 👩‍🚀 Zoë"),
        ("a  b", "Speak with a  b"),
    ],
)
def test_name_is_shown_as_it_is_but_for_what_breaks_readers(text: str, shown: str) -> None:
    feed = make_feed(make_agenda(make_due(make_contact(text, path="People/A.md"), TOMORROW)))
    assert read_text(find_event(feed, "touch-"), "SUMMARY") == shown


def test_newlines_stay_in_descriptions_and_vanish_from_summaries() -> None:
    assert clean_lines("a\r\nb\u2029c\rd") == "a\nb\nc\nd"
    assert clean_line(" a\r\n\n b \u2029c ") == "a b c"


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ana Núñez", "A. N."),
        ("ana maria núñez", "A. M. N."),
        ("Cher", "C."),
        ("(Dr.) Bo Lin", "D. B. L."),
        ("王小明", "王."),
        ("李 明", "someone"),
        ("X", "someone"),
        ("🎂", "someone"),
        ("", "someone"),
        ("J R Smith", "J. R. S."),
        ("n\u0303andu\u0301", "Ñ."),
    ],
)
def test_initials_never_spell_the_whole_name(name: str, initials: str) -> None:
    assert shorten_to_initials(name) == initials


@pytest.mark.parametrize(
    ("setting", "path", "link"),
    [
        ("obsidian", "a/b c.md", "obsidian://open?vault=My%20Vault&file=a%2Fb%20c.md"),
        (
            "obsidian",
            "a/ü&?#%.md",
            "obsidian://open?vault=My%20Vault&file=a%2F%C3%BC%26%3F%23%25.md",
        ),
        ("obsidian", "a/\r\n.md", "obsidian://open?vault=My%20Vault&file=a%2F%0D%0A.md"),
        ("obsidian", "half \ud83d.md", "obsidian://open?vault=My%20Vault&file=half%20%3F.md"),
        ("file", "a/b c.md", "file:///home/me/My%20Vault/a/b%20c.md"),
        ("none", "a.md", ""),
        ("", "a.md", ""),
        ("https://h.example/{path}", "a/b c.md", "https://h.example/a/b%20c.md"),
        (
            "https://h.example/?v={vault}&p={path}#{x}",
            "{vault}.md",
            "https://h.example/?v=My%20Vault&p=%7Bvault%7D.md#%7Bx%7D",
        ),
        ("vscode://file/{path}", "a/b.md", "vscode://file/a%2Fb.md"),
    ],
)
def test_link_encodes_everything_a_path_may_hold(setting: str, path: str, link: str) -> None:
    linker = make_linker(setting, PLACE)
    assert linker is not None
    assert linker.link(path) == link


def test_file_link_to_a_windows_folder_has_three_slashes() -> None:
    linker = make_linker("file", VaultPlace("V", "C:/Users/Me/V"))
    assert linker is not None
    assert linker.link("a.md") == "file:///C:/Users/Me/V/a.md"


@pytest.mark.parametrize(
    "setting", ["javascript:alert(1)", "obsidien", "https:// a", "://x", "data:text/html,x"]
)
def test_setting_that_is_no_address_makes_no_linker(setting: str) -> None:
    assert make_linker(setting, PLACE) is None
