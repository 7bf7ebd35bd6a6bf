from __future__ import annotations

import pytest

from mdrel.model.agenda import ItemKind
from mdrel.rules.transition import Share, handovers, measure_share, rank_ties, state_of_handover
from tests.support.method import agenda_of, stand_alone, write_log, write_person


def people(**texts: str) -> dict[str, str]:
    return {f"People/{name}.md": text for name, text in texts.items()}


def deal(front: str = "", *lines: str) -> str:
    return write_person(f"level: transactional\n{front}", write_log(*lines))


def test_ties_put_objectives_first_then_business_alone_then_how_often() -> None:
    agenda = agenda_of(
        people(
            Quiet=deal(),
            Old=deal("", "2025-11-22 call: x"),
            Friend=deal("", "2026-11-01 call: x #personal", "2026-10-01 call: y"),
            Often=deal("", "2026-11-01 call: x", "2026-10-01 call: y"),
            Goal=deal("objective_due: 2026-12-01", "2026-11-01 call: x #strategic"),
            Given=deal("handover: done"),
            Going=deal('handover_to: "[[Quiet]]"'),
            Paused=deal("paused: true"),
            Trusted=write_person("level: trusted"),
        )
    )
    assert [(tie.standing.contact.name, tie.talks, tie.business) for tie in rank_ties(agenda)] == [
        ("Goal", 1, 0),
        ("Often", 2, 2),
        ("Friend", 2, 1),
        ("Old", 0, 0),
        ("Quiet", 0, 0),
    ]


@pytest.mark.parametrize(
    ("said", "state"),
    [("", "proposed"), ("Introduced", "introduced"), ("done", "done"), ("next week", "proposed")],
)
def test_a_handover_is_proposed_until_it_says_more(said: str, state: str) -> None:
    assert (
        state_of_handover(
            stand_alone(f'level: transactional\nhandover_to: "[[Bo]]"\nhandover: {said}')
        )
        == state
    )


def test_handovers_are_listed_in_the_order_of_what_is_to_do() -> None:
    agenda = agenda_of(
        people(
            A=deal("handover: done"),
            B=deal("handover: introduced"),
            C=deal("handover: proposed"),
            D=deal("handover: proposed\narchived: true"),
            E=deal(),
        )
    )
    assert [each.contact.name for each in handovers(agenda)] == ["C", "B", "A"]


def test_the_agenda_carries_a_handover_until_the_two_are_introduced() -> None:
    front = "cadence: none\n"
    agenda = agenda_of(
        people(
            A=deal(front + "handover: introduced"),
            B=deal(front + 'handover_to: "[[People/Bo Lin]]"'),
            C=deal(front + "handover: proposed"),
            D=deal(front),
        )
    )
    assert [
        (each.kind, each.standing.contact.name, each.reason.rule, each.reason.text)
        for each in agenda.items
    ] == [
        (ItemKind.HANDOVER, "B", "M18", "introduce to Bo Lin"),
        (ItemKind.HANDOVER, "C", "M18", "introduce to whoever takes over"),
    ]


def test_the_share_counts_active_people_and_leaves_out_who_goes() -> None:
    standings = agenda_of(
        people(
            A=write_person("level: trusted"),
            B=deal(),
            C=deal(),
            D=write_person("level: trusted\npaused: true"),
        )
    ).standings
    assert measure_share(standings) == Share(1, 2)
    assert (
        measure_share(standings).percent,
        measure_share(standings, {"People/B.md"}).percent,
        Share(0, 0).percent,
    ) == (33, 50, 0)
