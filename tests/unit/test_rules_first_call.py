from __future__ import annotations

from datetime import date

import pytest

from mdrel.rules.first_call import FirstCall, find_first, subject_words
from tests.support.method import agenda_of, write_log, write_person

ADA = write_person(
    "level: trusted",
    write_log("2026-10-01 call: the night contract, its price", "2026-09-01 lunch: her garden"),
)


def ask(subject: str, **notes: str) -> tuple[FirstCall, ...]:
    return find_first(
        agenda_of({f"People/{name}.md": text for name, text in notes.items()}), subject
    )


def names(calls: tuple[FirstCall, ...]) -> list[str]:
    return [call.standing.contact.name for call in calls]


def test_evidence_says_day_words_note_and_line() -> None:
    (call,) = ask("a night contract", Ada=ADA)
    (place,) = call.evidence
    assert (place.on, place.kind, place.words) == (date(2026, 10, 1), "call", ("night", "contract"))
    assert ADA.split("\n")[place.line - 1] == "- 2026-10-01 call: the night contract, its price"
    assert place.path == "People/Ada.md"


@pytest.mark.parametrize("level", ["transactional", "tentative", "target"])
def test_only_those_one_trusts_are_asked_and_a_circle_is_trust(level: str) -> None:
    assert ask("garden", Ada=ADA.replace("level: trusted", f"level: {level}")) == ()
    assert names(
        ask("garden", Ada=ADA.replace("level: trusted", f"level: {level}\ncircle: ten"))
    ) == ["Ada"]


@pytest.mark.parametrize("out", ["paused: true", "archived: true"])
def test_paused_and_archived_are_left_in_peace(out: str) -> None:
    assert ask("garden", Ada=ADA.replace("type: person", f"type: person\n{out}")) == ()


def test_more_of_the_subject_beats_more_talks_beats_newer_beats_closeness() -> None:
    both = write_person("level: trusted", write_log("2025-01-01 call: price of a roof"))
    often = write_person(
        "level: trusted", write_log("2025-03-01 call: roof", "2025-02-01 call: roof")
    )
    newer = write_person("level: trusted", write_log("2026-11-01 call: roof"))
    older = write_person("level: trusted\ncircle: three", write_log("2026-10-01 call: roof"))
    ten = write_person("level: trusted\ncircle: ten")
    three = write_person("level: trusted\ncircle: three")
    calls = ask(
        "roof price",
        A=three,
        B=ten,
        C=older,
        D=newer,
        E=often,
        F=both,
        G=write_person("level: trusted"),
    )
    assert names(calls) == ["F", "E", "D", "C", "A", "B", "G"]
    assert [len(call.words) for call in calls] == [2, 1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("subject", "text", "is_found"),
    [
        ("leases", "the lease", True),
        ("hiring", "whom to hire", True),
        ("contractors", "night contract", True),
        ("vertrag", "Vertragsentwurf gelesen", True),
        ("NIGHT", "night's end", True),
        ("Zu\u0308rich", "Z\u00fcrich by train", True),
        ("rent", "a parent", False),
        ("car", "the carpet", False),
        ("ring", "her wing", False),
    ],
)
def test_words_agree_but_for_endings_and_never_inside_another_word(
    subject: str, text: str, is_found: bool
) -> None:
    (call,) = ask(
        subject, Ada=write_person("level: trusted", write_log(f"2026-10-01 call: {text}"))
    )
    assert bool(call.evidence) is is_found


def test_tags_lines_below_and_properties_speak_too_but_plans_and_attempts_do_not() -> None:
    note = write_person(
        "level: trusted\nrole: Head of Roofs\nthey_offer: roof tiles",
        write_log(
            "2026-10-01 call: hello #roof",
            "2026-09-01 call: more\n  below: a roof",
            "2026-12-24 call: roof",
            "2026-08-01 tried: roof",
        ),
    )
    (call,) = ask("roof", Ada=note)
    assert [(place.on, place.kind) for place in call.evidence] == [
        (date(2026, 10, 1), "call"),
        (date(2026, 9, 1), "call"),
        (None, "role"),
        (None, "offers"),
    ]
    assert note.split("\n")[call.evidence[2].line - 1] == "role: Head of Roofs"


def test_what_covers_most_of_the_subject_is_shown_first() -> None:
    (call,) = ask(
        "roof price",
        Ada=write_person(
            "level: trusted", write_log("2026-10-01 call: roof", "2026-09-01 call: price of a roof")
        ),
    )
    assert [place.on for place in call.evidence] == [date(2026, 9, 1), date(2026, 10, 1)]


def test_a_subject_is_its_words_without_the_small_ones_each_once() -> None:
    assert subject_words("How do I tell the board about the Board's lease?") == (
        "tell",
        "board",
        "lease",
    )
    assert subject_words("of the") == ()
