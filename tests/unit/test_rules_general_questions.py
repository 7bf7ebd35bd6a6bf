"""Which general question is put to whom on which day (M8)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from mdrel.model.agenda import PromptKind
from mdrel.model.policy import Policy
from mdrel.model.questions import Questions
from mdrel.rules.general_questions import deal, deal_more
from tests.support.method import TODAY, agenda_of, write_log, write_person


def asked(notes: dict[str, str], today: date = TODAY, **lists: tuple[str, ...]) -> list[str]:
    """Return the questions of one morning, in agenda order."""
    agenda = agenda_of(notes, today, Policy(questions=Questions(**lists)))
    return [
        prompt.question or prompt.text
        for item in agenda.items
        for prompt in agenda.prompts_for(item.standing)
        if prompt.question or prompt.kind is PromptKind.ASK
    ]


CROWD = {
    f"P{at}.md": write_person(f"level: {level}", write_log("2026-01-05 call: x"))
    for at, level in enumerate(["trusted", "transactional", "tentative"] * 20)
}
PAIR = {f"P{at}.md": write_person("level: tentative") for at in range(2)}


def test_no_question_is_put_to_two_people_on_one_morning() -> None:
    for ahead in range(14):
        questions = asked(CROWD, TODAY + timedelta(days=ahead))
        assert len(questions) == len(set(questions)) >= 6 * 5


def test_nobody_hears_the_same_question_on_two_days_in_a_row() -> None:
    days = [agenda_of(CROWD, TODAY + timedelta(days=ahead), Policy()).said for ahead in range(30)]
    for one, next_one in pairwise(days):
        for path in one:
            before = {each.question for each in one[path] if each.question}
            assert before.isdisjoint(each.question for each in next_one[path])


def test_a_list_of_one_is_put_every_day_to_one_person() -> None:
    for ahead in range(3):
        assert asked(PAIR, TODAY + timedelta(days=ahead), tentative=("How?",)) == ["How?"]


@pytest.mark.parametrize("number", [5, 8, 9])
def test_a_short_list_has_a_question_for_each_of_five_calls(number: int) -> None:
    notes = {f"P{at}.md": write_person("level: trusted") for at in range(5)}
    own = tuple(f"Question {at}?" for at in range(number))
    for ahead in range(30):
        found = asked(notes, TODAY + timedelta(days=ahead), trusted=own, offers=own, thanks=own)
        assert len(found) == len(set(found)) >= min(number, 5)


def test_even_a_list_of_one_leaves_everybody_something_to_say() -> None:
    notes = {f"P{at}.md": write_person("level: trusted") for at in range(5)}
    policy = Policy(questions=Questions(trusted=("A?",), offers=("B?",), thanks=("C?",)))
    agenda = agenda_of(notes, TODAY, policy)
    assert [path for path in notes if not agenda.said[path]] == []


def test_the_other_days_questions_come_last_so_that_few_are_heard_again() -> None:
    notes = {f"P{at}.md": write_person("level: trusted") for at in range(4)}
    own = tuple(f"Question {at}?" for at in range(8))
    policy = Policy(questions=Questions(trusted=own))
    for ahead in range(30):
        days = [agenda_of(notes, TODAY + timedelta(days=ahead + at), policy) for at in range(2)]
        first, second = (
            {(path, each.text) for path in notes for each in day.said[path]
             if each.kind is PromptKind.ASK} for day in days
        )  # fmt: skip
        assert not first & second


def test_a_question_of_the_notes_is_put_once_and_the_other_gets_a_general_one() -> None:
    notes = {
        f"P{at}.md": write_person("level: trusted", write_log("2026-01-05 call: How was the trip?"))
        for at in range(2)
    }
    questions = asked(notes)
    assert questions.count("How was the trip?") == 1
    assert len(questions) == len(set(questions)) == 6


def test_a_talk_that_is_logged_changes_nobody_elses_questions() -> None:
    before = agenda_of(CROWD)
    for path in ("P0.md", "P1.md"):
        talked = CROWD | {path: CROWD[path] + f"- {TODAY} call: done\n"}
        now = agenda_of(talked)
        assert not any(each.standing.contact.path == path for each in now.items)
        assert {**before.said, path: ()} == {**now.said, path: ()}


def test_somebody_who_is_not_called_has_a_question_of_the_day_too() -> None:
    notes = {"Ada.md": write_person("level: tentative", write_log(f"{TODAY} call: x"))}
    said = []
    for ahead in range(4):
        agenda = agenda_of(notes, TODAY + timedelta(days=ahead))
        said.append([each.text for each in deal_more(agenda, agenda.standings)["Ada.md"]])
    assert len({tuple(each) for each in said}) == 4
    agenda = agenda_of(CROWD | notes)
    assert deal_more(agenda, agenda.standings[:1]) == agenda.said
    more = deal_more(agenda, [each for each in agenda.standings if not each.is_due])
    taken = [each.question for said in more.values() for each in said if each.question]
    assert len(taken) == len(set(taken))
    assert {*more} == {*agenda.said, "Ada.md"}


def test_without_a_day_the_questions_stay() -> None:
    standings = agenda_of(CROWD).standings
    first = deal(standings, None)
    assert first == deal(agenda_of(CROWD, TODAY + timedelta(days=1)).standings, None)
    questions = [each.question for said in first.values() for each in said if each.question]
    assert len(questions) == len(set(questions))
