"""Properties of the feed over any names, texts, days and histories."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mdrel.model.agenda import Agenda
from mdrel.model.contact import Birthday
from mdrel.model.level import Level
from mdrel.views.calendar.build import build_feed
from mdrel.views.calendar.event import clean_line, clean_lines
from tests.support import people
from tests.support.agendas import NOW, TODAY, make_context, make_due, make_feed, make_task
from tests.support.contacts import make_contact, make_talk
from tests.support.feeds import decode_everything, list_events, read_stamps, read_text, split_blocks
from tests.support.people import make_agenda, make_snapshot
from tests.support.rfc5545 import check

# Surrogates included: a file name can hold any bytes.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=120)
NASTY = st.lists(
    st.sampled_from(
        [
            "\r\n",
            "\\",
            ";",
            ",",
            ":",
            "\\N",
            "BEGIN:VEVENT",
            "END:VEVENT",
            "\u2028",
            "\ufeff",
            "é",
            "🎂",
            "\ud800",
            "a" * 70,
            '"',
            "%0A",
            " ",
            "\x00",
        ]
    ),
    max_size=30,
).map("".join)
TEXTS = ANY_TEXT | NASTY
DAYS = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))
DETAILS = st.sampled_from(["private", "name", "full"])
FEW = settings(max_examples=60)


@FEW
@given(words=st.tuples(TEXTS, TEXTS, TEXTS), detail=DETAILS, due_on=DAYS)
def test_any_text_gives_a_valid_feed_that_is_used_again(
    words: tuple[str, str, str], detail: str, due_on: date
) -> None:
    name, text, path = words
    contact = people.with_talks(
        make_contact(name, Level.TRUSTED, path or "x", objective=text, objective_due=TODAY),
        make_talk(TODAY, text=text),
    )
    tasks = (make_task(text, TODAY, block_id=text), make_task(text, TODAY), make_task(text, TODAY))
    agenda = make_agenda(make_due(contact, due_on, follow_ups=tasks))
    feed = make_feed(agenda, detail=detail)
    assert check(feed) == []
    assert len(list_events(feed)) >= 4
    assert make_feed(agenda, feed, NOW + timedelta(days=1), detail=detail) == feed


@FEW
@given(name=TEXTS)
def test_summary_says_the_clean_name(name: str) -> None:
    event = list_events(
        make_feed(make_agenda(make_due(make_contact(name, path="People/A.md"), TODAY)))
    )[0]
    assert read_text(event, "SUMMARY") == f"Speak with {clean_line(name) or 'someone'}"


@given(text=TEXTS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_lines(clean_lines(text)) == clean_lines(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@FEW
@given(secret=st.text(st.characters(categories=("Ll", "Lu")), min_size=3, max_size=20), more=TEXTS)
def test_private_feed_never_spells_a_name_path_or_text(secret: str, more: str) -> None:
    word = f"q{secret}q"
    contact = make_contact(
        f"{word} {more}",
        path=f"{word}/{word}.md",
        objective=word,
        objective_due=TODAY,
        owe_reply=TODAY,
        owe_reply_about=word,
        birthday=Birthday(5, 1),
    )
    task = make_task(word, TODAY, block_id=word)
    agenda = make_agenda(
        make_due(contact, TODAY - timedelta(days=1), reply_due_on=TODAY, follow_ups=(task,))
    )
    assert (
        clean_line(word).lower()
        not in decode_everything(make_feed(agenda, detail="private")).lower()
    )


@st.composite
def make_histories(draw: st.DrawFn) -> list[tuple[Agenda, datetime]]:
    """Return a row of agendas of the same three people, each with the time the feed is made.

    Clocks may go back.
    """
    contacts = [make_contact(f"Person {number}") for number in range(3)]
    history = []
    for _ in range(draw(st.integers(2, 6))):
        names = draw(st.lists(st.sampled_from(["Ana", "Bo", "Cy"]), min_size=3, max_size=3))
        renamed = [
            replace(contact, profile=replace(contact.profile, name=name))
            for contact, name in zip(contacts, names, strict=True)
        ]
        days = draw(st.lists(st.integers(-40, 40), min_size=3, max_size=3))
        present = draw(st.lists(st.booleans(), min_size=3, max_size=3))
        standings = [
            make_due(contact, TODAY + timedelta(days=day))
            for contact, day, here in zip(renamed, days, present, strict=True)
            if here
        ]
        history.append(
            (make_agenda(*standings), NOW + timedelta(seconds=draw(st.integers(-100_000, 100_000))))
        )
    return history


@FEW
@given(history=make_histories())
def test_stamps_never_go_back_and_rise_exactly_with_the_content(
    history: list[tuple[Agenda, datetime]],
) -> None:
    feed = b""
    for agenda, now in history:
        following = make_feed(agenda, feed, now)
        before, after = read_stamps(feed) if feed else {}, read_stamps(following)
        old, new = split_blocks(feed), split_blocks(following)
        for uid in before.keys() & after.keys():
            is_same = old[uid].removesuffix(b"END:VCALENDAR\r\n") == new[uid].removesuffix(
                b"END:VCALENDAR\r\n"
            )
            assert (after[uid] == before[uid]) if is_same else (after[uid] > before[uid])
        feed = following


@FEW
@given(
    cuts=st.lists(
        st.tuples(st.integers(0, 10**6), st.binary(max_size=6), st.integers(0, 40)), max_size=6
    ),
    text=TEXTS,
)
def test_last_feed_with_any_bytes_changed_never_harms_the_next(
    cuts: list[tuple[int, bytes, int]], text: str
) -> None:
    agenda = make_agenda(
        make_due(make_contact(text, path="People/A.md"), TODAY), make_due(make_contact("Bo"), TODAY)
    )
    damaged = fresh = make_feed(agenda)
    for place, bytes_, length in cuts:
        start = place % (len(damaged) + 1)
        damaged = damaged[:start] + bytes_ + damaged[start + length :]
    following = make_feed(agenda, damaged, NOW + timedelta(hours=1))
    assert check(following) == []
    assert [event.value("UID") for event in list_events(following)] == [
        event.value("UID") for event in list_events(fresh)
    ]
    assert make_feed(agenda, following, NOW + timedelta(hours=2)) == following


@given(previous=st.binary(max_size=300))
def test_any_bytes_may_lie_where_the_last_feed_should_be(previous: bytes) -> None:
    agenda = make_agenda(make_due(make_contact("Bo"), TODAY))
    assert build_feed(agenda, make_snapshot(agenda), make_context(previous)).content == make_feed(
        agenda
    )
