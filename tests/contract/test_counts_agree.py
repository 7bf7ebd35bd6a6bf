"""A number that two views show is one number, whatever the vault."""

from __future__ import annotations

import random

import pytest

from mdrel.model.agenda import Agenda
from mdrel.model.level import PATH, Level
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.balance import measure_exchange
from mdrel.rules.checks.missing_level import unreadable_levels
from mdrel.rules.movement import make_funnel, make_histories
from mdrel.rules.statistics import NO_LEVEL, make_statistics
from mdrel.rules.triage import make_cases
from mdrel.views.context import Context
from mdrel.views.dashboards.build import render_incremental
from mdrel.views.items import due_standings
from mdrel.views.network.picture import describe_map, render_map
from tests.support.method import TODAY, agenda_of, write_log, write_person
from tests.support.vaults import read_vault
from tests.unit.test_views_dashboards_build import cells, part, rows

CHANNELS = ("call", "lunch", "email", "meeting", "tried")


def make_notes(seed: int) -> dict[str, str]:
    """Return a vault of sixty people of all levels, with moves, gifts and shared talks."""
    dice = random.Random(seed)
    notes = {}
    for number in range(60):
        level = dice.choice([*PATH, *PATH, "", "trustd"])
        front = [f"level: {level}"] if level else ["role: nurse"]
        front += [f"last_contact: 2026-11-{dice.randrange(1, 22):02}"] * (number % 5 == 0)
        front += ["paused: true"] * (number % 11 == 0)
        front += ["archived: true"] * (number % 13 == 0)
        front += [f"circle: {dice.choice(['three', 'ten'])}"] * (number % 6 == 0)
        log = (
            f"202{dice.choice('56')}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02} "
            f"{dice.choice(CHANNELS)}: x{dice.choice(['', ' #gave', ' #got', ' #gave #got'])}"
            for _ in range(dice.randrange(8))
        )
        moves = (
            f"- 2026-{dice.randrange(8, 12):02}-{dice.randrange(1, 22):02} "
            f"{dice.choice(PATH)} -> {dice.choice(PATH)}\n"
            for _ in range(dice.randrange(3))
        )
        notes[f"People/P{number}.md"] = (
            write_person("\n".join(front), write_log(*log)) + f"\n## Levels\n\n{''.join(moves)}"
        )
    for number in range(12):
        people = ", ".join(f'"[[P{dice.randrange(60)}]]"' for _ in range(4))
        notes[f"Meetings/{number}.md"] = (
            f"---\ntype: meeting\ndate: 2026-{dice.randrange(1, 12):02}-03\npeople: [{people}]\n---\n"
        )
    return notes


@pytest.fixture(params=range(5))
def vault(request: pytest.FixtureRequest) -> tuple[Agenda, Snapshot, dict[str, str]]:
    """Return a vault on a day, with the text of each dashboard."""
    notes = make_notes(request.param)
    agenda, snapshot = agenda_of(notes), read_vault(notes)
    documents = render_incremental(None, agenda, snapshot, Context(Policy())).documents
    return agenda, snapshot, {name: each.content.decode() for name, each in documents.items()}


Vault = tuple[Agenda, Snapshot, dict[str, str]]


def read_levels(boards: dict[str, str]) -> dict[str, list[str]]:
    """Return the numbers of each level in the overview's table."""
    table = part(boards["Overview"], "Levels").split("\n")
    found = [cells(line) for line in table if line.startswith(("| [", "| without"))]
    return {row[0].partition("]")[0].strip("[").casefold(): row[1:] for row in found}


def test_levels_count_people_overdue_and_talks_as_due_stats_triage_and_map_do(vault: Vault) -> None:
    agenda, snapshot, boards = vault
    levels = read_levels(boards)
    talks = {bar.name: bar.conversations for bar in make_statistics(snapshot, TODAY)}
    active = [each for each in agenda.standings if each.is_active]
    for level in Level:
        overdue, _, _, _, people, conversations, _ = levels[level]
        assert int(overdue.strip("● ")) == len(due_standings(agenda, level))
        assert int(people) == sum(each.contact.level is level for each in active)
        assert int(conversations) == talks[level]
    assert int(levels["without level"][5]) == talks[NO_LEVEL]
    without, unreadable = int(levels["without level"][4]), unreadable_levels(snapshot)
    assert without == len(make_cases(agenda, snapshot))
    assert f"{without} people have no level: `mdrel triage`" in boards["Overview"]
    drawn = sum(int(levels[level][4]) for level in Level)
    said = describe_map(agenda, unreadable)
    assert f"{drawn} contacts drawn; {without} without a level and " in said
    (apart,) = {
        line.partition("archived, ")[2].partition(" whose")[0]
        for line in boards["Overview"].split("\n")
        if line.startswith("Not counted:")
    }
    assert f"and {apart} whose level cannot be read left out" in said
    picture = render_map(agenda, "")
    assert all(f">{level} {levels[level][4]}</text>" in picture for level in Level)
    assert all(f'{level}["{level}: {levels[level][4]}"]' in boards["Overview"] for level in PATH)


def test_the_pipeline_counts_moves_as_the_funnel_does(vault: Vault) -> None:
    agenda, _, boards = vault
    histories = make_histories((each.contact for each in agenda.standings), (), TODAY)
    for step in make_funnel(histories, TODAY.replace(month=8, day=31)).steps:
        raised = f'|"{step.raised} raised"|' if step.raised else ""
        assert f"\n    {step.before} -->{raised} {step.after}\n" in boards["Overview"]
        lowered = f'\n    {step.after} -.->|"{step.lowered} lowered"| {step.before}\n'
        assert (lowered in boards["Overview"]) is bool(step.lowered)


def test_everybody_of_a_level_stands_once_on_its_page_and_gifts_count_as_in_show(
    vault: Vault,
) -> None:
    agenda, _, boards = vault
    active = [each for each in agenda.standings if each.is_active]
    near = [each for each in active if each.contact.circle or each.contact.level is Level.TRUSTED]
    assert len(rows(boards["Trusted"])) == len(near)
    transactional = [each for each in active if each.contact.level is Level.TRANSACTIONAL]
    table = rows(boards["Transactional"])
    assert len(table) == len(transactional)
    for each in transactional:
        (row,) = [row for row in table if f"[{each.contact.name}]" in row[1]]
        gifts = measure_exchange(each.talks, TODAY)
        assert row[-2:] == [str(gifts.gave or "·"), str(gifts.got or "·")]
    tentative = [each for each in active if each.contact.level is Level.TENTATIVE]
    assert len(rows(part(boards["Tentative"], "Everyone tentative"))) == len(tentative)
