"""Which level triage proposes, by which rule, and what it must not propose (T1-T10)."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.policy import Me, Policy
from mdrel.rules.relationship_evidence import count_channels, gather_evidence
from mdrel.rules.triage import Case, make_cases, propose
from tests.support.method import TODAY, agenda_of, stand_alone, write_log, write_person
from tests.support.vaults import read_vault

ANSWER = "## Follow-ups\n\n- [ ] send the plan\n"
PERSONAL = "lunch: her daughter's wedding"
MONTHLY = ("2026-11-02", "2026-09-14", "2026-07-20", "2026-05-11")


def say(front: str, body: str = "", *, is_usual: bool = False) -> tuple[str, str] | None:
    """Return the rule and the level that is proposed for one person."""
    kind, _, more = (
        front.partition("\n") if front.startswith("type: ") else ("type: person", "", front)
    )
    (standing,) = agenda_of({"People/Ada Lin.md": f"---\n{kind}\n{more}\n---\n{body}\n"}).standings
    evidence = gather_evidence(standing, TODAY, is_usual=is_usual)
    found = propose(evidence)
    return (found.rule, str(found.level)) if found else None


def every(*days: str, text: str = "call: the offer") -> tuple[str, ...]:
    return tuple(f"{day} {text}" for day in days)


@pytest.mark.parametrize(
    ("front", "lines", "expected"),
    [
        ("circle: ten", [], ("T1", "trusted")),
        ("type: friend", [], ("T2", "trusted")),
        ("tags: [relation/mentor]", ["2026-11-01 call: x"], ("T2", "trusted")),
        ("mentoring: mentee", [], ("T2", "trusted")),
        ("type: friend", ["2025-10-01 call: x"], ("T9", "tentative")),
        ("type: friend\ntags: [client]", [], None),
        # Often and personal.
        ("", [f"{MONTHLY[0]} {PERSONAL}", f"{MONTHLY[1]} {PERSONAL}", *every(*MONTHLY[2:])], ("T3", "trusted")),
        ("", [f"{day} {PERSONAL}" for day in ("2026-11-02", "2026-10-20", "2026-10-05")], ("T3", "trusted")),
        ("", every(*MONTHLY, text="call: budget #personal"), ("T3", "trusted")),
        # Half of the talks are most of them, less than half are not.
        ("", [*(f"2026-11-{day:02d} {PERSONAL}" for day in (2, 4, 6)), *every("2026-11-03", "2026-11-05", "2026-11-07")], ("T3", "trusted")),
        ("", [*(f"2026-11-{day:02d} {PERSONAL}" for day in (2, 4, 6)), *every("2026-11-03", "2026-11-05", "2026-11-07", "2026-11-08")], ("T6", "transactional")),
        # Business is business, however often; a word of small talk changes nothing.
        ("", every(*MONTHLY), ("T6", "transactional")),
        ("", [f"{MONTHLY[0]} {PERSONAL}", *every(*MONTHLY[1:])], ("T6", "transactional")),
        ("", [f"{day} email: her daughter's wedding" for day in MONTHLY], ("T8", "tentative")),
        ("", [*every(*(f"2026-{month:02d}-{day:02d}" for month in range(1, 10) for day in (1, 9))), f"2026-10-01 {PERSONAL}", f"2026-11-01 {PERSONAL}"], ("T6", "transactional")),
        ("", [f"{day} call: the parent company and its holiday sales" for day in MONTHLY], ("T6", "transactional")),
        # For years.
        ("", [f"{day} {PERSONAL}" for day in ("2026-03-01", "2025-02-01", "2024-01-01")], ("T4", "trusted")),
        ("", [f"{day} {PERSONAL}" for day in ("2025-09-01", "2025-02-01", "2023-01-01")], ("T9", "tentative")),
        ("", ["2026-03-01 call: x", f"2025-02-01 {PERSONAL}", f"2024-01-01 {PERSONAL}"], ("T8", "tentative")),
        ("", [f"{day} {PERSONAL}" for day in ("2026-03-01", "2026-02-01")], ("T8", "tentative")),
        # Business.
        ("objective: a new roof", [], ("T5", "transactional")),
        ("type: colleague", [], ("T5", "transactional")),
        ("tags: [client, prospect]", [], None),
        ("", every("2026-11-01", "2026-09-01", "2026-07-01"), ("T6", "transactional")),
        ("", every("2026-11-01", "2026-10-20", "2026-10-10"), ("T8", "tentative")),
        ("", every(*MONTHLY, text="email: offer"), ("T8", "tentative")),
        ("", every(*MONTHLY, text="event: the fair"), ("T8", "tentative")),
        ("", ["2026-11-01 call: numbers #got #gave"], ("T6", "transactional")),
        ("", ["2026-11-01 call: numbers #got"], ("T8", "tentative")),
        ("", ["2026-11-01 call: numbers #gave"], ("T8", "tentative")),
        # Targets were never spoken with.
        ("they_offer: a way in", [], ("T7", "target")),
        ("i_offer: data", ["2026-11-01 email: hello"], ("T7", "target")),
        ("i_offer: data", ["2026-11-01 email: hello #got"], ("T8", "tentative")),
        ("they_offer: a way in", ["2026-11-01 call: hello"], ("T8", "tentative")),
        ("source: LinkedIn", [], ("T7", "target")),
        ("source: https://www.linkedin.com/in/ada", [], ("T7", "target")),
        ("source: https://blog.example/how-to-network", [], None),
        ("source: LinkedIn", ["2026-11-01 email: hello"], ("T8", "tentative")),
        ("tags: [prospect]", [], ("T7", "target")),
        ("tags: [prospect]", ["2026-11-01 call: hello"], ("T8", "tentative")),
        ("they_offer: a way in", ["2026-11-01 attempt: no answer"], ("T7", "target")),
        # Tentative.
        ("owe_reply: 2026-11-20", [], ("T8", "tentative")),
        ("met: 2026-11-01", [], ("T8", "tentative")),
        ("met_how: at the fair", [], ("T8", "tentative")),
        ("tags: [acquaintance]", [], ("T8", "tentative")),
        ("", ["2025-01-05 call: x"], ("T9", "tentative")),
        ("", ["2026-12-05 call: x"], None),
        ("", [], None),
    ],
)  # fmt: skip
def test_the_first_rule_that_fits_proposes(
    front: str, lines: list[str], expected: tuple[str, str] | None
) -> None:
    assert say(f"{front}" if "type:" not in front else front, write_log(*lines)) == expected


@pytest.mark.parametrize(
    ("front", "body", "expected"),
    [
        ("role: Harbour master", "", ("T10", "target")),
        ("company: Northlake", "", ("T10", "target")),
        # Of whom nothing is said, nothing follows.
        ("", "", None),
        ("email: ada@lin.example", "", None),
        ("", "- https://one.example\n- [two](https://two.example)\n- [[Three]]\n", None),
        ("source: https://blog.example/how-to-network", "- [[Bo]]\n", None),
        ("role: Nurse\nbirthday: 1980-02-01", "", None),
        ("role: Nurse\nphone: '+1 202 555 0101'", "", None),
        ("role: Nurse\ncadence: monthly", "", None),
        ("role: Nurse", ANSWER, None),
        ("role: Nurse\nrelationship: friend, colleague", "", None),
    ],
)
def test_nobody_known_is_a_target_only_by_a_job_where_most_have_a_talk(
    front: str, body: str, expected: tuple[str, str] | None
) -> None:
    assert say(f"{front}", body, is_usual=True) == expected
    assert say(f"{front}", body) is None


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("boss", ("T5", "transactional")),
        ("my line manager at Northlake", ("T5", "transactional")),
        ("'[[Boss]]'", ("T5", "transactional")),
        ("[client, peer]", ("T5", "transactional")),
        ("Colleague (since 2019)", ("T5", "transactional")),
        ("business partner", ("T5", "transactional")),
        ("mentor", ("T2", "trusted")),
        ("wife", ("T2", "trusted")),
        ("mother-in-law", ("T2", "trusted")),
        ("best friend from school", ("T2", "trusted")),
        ("old friend", ("T2", "trusted")),
        ("acquaintance", ("T8", "tentative")),
        ("potential client", ("T7", "target")),
        ("former prospect, now client", ("T5", "transactional")),
        # Somebody else's, no more, not sure, not yet, or of two levels.
        ("wife of Tom", None),
        ("client's boss", None),
        ("friend of a friend", None),
        ("ex-wife", None),
        ("former boss", None),
        ("old colleague", None),
        ("friend?", None),
        ("not a client", None),
        ("future friend", None),
        ("so-called potential client", None),
        ("friend, colleague", None),
        ("partner", None),
        ("account manager", None),
        ("...", None),
        ("met at a conference in Lyon", None),
    ],
)
def test_what_they_are_to_one_is_read_as_a_whole(
    relation: str, expected: tuple[str, str] | None
) -> None:
    assert say(f"relationship: {relation}") == expected
    assert say("", f"relationship:: {relation}") == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("tags: [relation/wife]", ("T2", "trusted")),
        ("tags: [me/family/brother]", ("T2", "trusted")),
        ("relation: boss\nrelationship: manager", ("T5", "transactional")),
        ("category: family", ("T2", "trusted")),
        ("type: boss", ("T5", "transactional")),
        # A tag may tell of their own life.
        ("tags: [mother, employer]", None),
        ("tags: [topic/wife]", None),
    ],
)
def test_what_they_are_to_one_may_stand_elsewhere(
    front: str, expected: tuple[str, str] | None
) -> None:
    assert say(front) == expected


@pytest.mark.parametrize(
    ("name", "front", "expected"),
    [
        ("Mum", "", "trusted"),
        ("Mum and Dad", "", "trusted"),
        ("My sister", "", "trusted"),
        ("Aunt Rosa Lin", "", "trusted"),
        ("Ada Lin", "aliases: [Mum]", "trusted"),
        ("Mum", "relationship: client", "transactional"),
        ("Sister Agnes", "", ""),
        ("Uncle Ben", "organization: Rice Mills", ""),
        ("Mum's friend", "", ""),
        ("Aunt", "", ""),
        ("Father Christmas", "", ""),
        ("My", "", ""),
        ("Dad (Tom)", "", ""),
        ("Dad (2)", "", ""),
        ("Uncle of the whole wide family", "", ""),
    ],
)
def test_whom_only_family_calls_so_is_family(name: str, front: str, expected: str) -> None:
    notes = {f"People/{name}.md": f"---\n{front}\n---\nx\n"}
    (standing,) = agenda_of(notes).standings
    found = propose(gather_evidence(standing, TODAY))
    assert (found.level if found else "") == expected


@pytest.mark.parametrize(
    ("front", "lines", "expected"),
    [
        ("", [], ("T5", "of your own organisation")),
        ("", ["2026-11-01 call: x"], ("T5", "of your own organisation")),
        ("", ["2025-11-01 call: x"], ("T9", "no contact since 2025")),
        ("they_offer: x", [], ("T7", "no talk noted, and there is a reason to talk")),
        (
            "",
            [f"{day} {PERSONAL}" for day in MONTHLY],
            ("T3", "spoken, mostly on personal matters"),
        ),
    ],
)
def test_colleagues_do_business_unless_more_is_known(
    front: str, lines: list[str], expected: tuple[str, str]
) -> None:
    own = Policy(me=Me(organizations=("Northlake",)))
    notes = {
        "People/Ada Lin.md": write_person(f"organization: Northlake\n{front}", write_log(*lines))
    }
    (standing,) = agenda_of(notes, policy=own).standings
    found = propose(gather_evidence(standing, TODAY))
    assert found
    assert (found.rule, found.why) == expected


def test_what_both_owe_is_an_exchange() -> None:
    body = write_log("2026-11-01 call: numbers")
    both = "## Follow-ups\n\n- [ ] send the plan\n- [ ] her figures #waiting\n"
    assert say("", f"{body}\n{both}") == ("T6", "transactional")
    assert say("", f"{body}\n{ANSWER}") == ("T8", "tentative")


def test_a_meeting_of_many_is_no_talk_between_two() -> None:
    names = ("Ada Lin", "Bo Berg", "Cy Dunn", "Di Eck")
    notes = {f"People/{name}.md": write_person("") for name in names}
    people = "\n".join(f'  - "[[{name}]]"' for name in names)
    notes |= {
        f"Meetings/{day} Round.md": f"---\ntype: meeting\ndate: {day}\nattendees:\n{people}\n"
        "summary: everybody's family and holidays\n---\n"
        for day in MONTHLY
    }
    for standing in agenda_of(notes).standings:
        evidence = gather_evidence(standing, TODAY)
        assert (len(evidence.year), evidence.months, evidence.personal) == (4, 0, ())
        found = propose(evidence)
        assert found
        assert found.rule == "T6"


def cases_of(notes: dict[str, str], *, is_all: bool = False) -> tuple[Case, ...]:
    return make_cases(agenda_of(notes), read_vault(notes), is_all=is_all)


def test_those_without_a_level_are_asked_about_the_best_known_first() -> None:
    log = write_log(*every(*MONTHLY))
    notes = {
        "People/Ada Lin.md": write_person(""),
        "People/Bo Berg.md": write_person("", write_log("2026-11-01 call: x")),
        "People/Cy Dunn.md": write_person("", log),
        "People/Di Eck.md": write_person("level: trusted", log),
        "People/Ed Fox.md": write_person("archived: true", log),
        "People/Flo Gray.md": write_person("paused: true", log),
        "People/Gil Hay.md": write_person("level: bosom", log),
        "People/Hal Ito.md": write_person("phone: '+1 202 555 0101'"),
    }
    names = [each.contact.name for each in cases_of(notes)]
    assert names == ["Cy Dunn", "Bo Berg", "Ada Lin", "Hal Ito"]
    everybody = [each.contact.name for each in cases_of(notes, is_all=True)]
    assert everybody == ["Cy Dunn", "Di Eck", "Gil Hay", "Bo Berg", "Ada Lin", "Hal Ito"]


def test_a_level_given_within_sixty_days_is_not_questioned() -> None:
    levels = "## Levels\n\n- {} trusted\n"
    for day, expected in (("2026-09-24", None), ("2026-09-23", "T6")):
        body = write_log(*every(*MONTHLY)) + "\n" + levels.format(day)
        notes = {"People/Ada Lin.md": write_person("level: trusted", body)}
        (case,) = cases_of(notes, is_all=True)
        assert (case.proposal.rule if case.proposal else None) == expected


def test_nobody_to_ask_about_is_no_case() -> None:
    assert cases_of({}) == ()


def test_the_first_days_of_the_calendar_are_days_too() -> None:
    standing = stand_alone("")
    assert propose(gather_evidence(standing, date.min)) is None


def test_channels_are_counted_most_first() -> None:
    lines = ("2026-11-02 call: x", "2026-10-02 lunch: x", "2026-09-02 call: x")
    found = count_channels(stand_alone("", write_log(*lines)).talks)
    assert found == (("call", 2), ("meal", 1))


def test_those_without_a_channel_come_last_however_many() -> None:
    lines = ("2026-11-02: x", "2026-10-02 lunch: x", "2026-09-02: x")
    found = count_channels(stand_alone("", write_log(*lines)).talks)
    assert found == (("meal", 1), ("other", 2))
