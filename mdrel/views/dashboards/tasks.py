"""Promises and follow-ups as a template sees them.

Each task stands once, at most ten are shown for each level, and the number of those left out is
given.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mdrel.model.agenda import PromptKind
from mdrel.model.names import note_name
from mdrel.rules.general_questions import deal
from mdrel.rules.promises import share_tasks
from mdrel.views.dashboards.people import (
    LONGEST,
    describe_conversation,
    describe_prompt,
    write_date,
)
from mdrel.views.markdown.escape import Markdown, code, shorten
from mdrel.views.terminal.wording import leave_out_asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mdrel.model.agenda import OpenTask, Standing
    from mdrel.model.level import Level
    from mdrel.views.dashboards.people import DashboardData, Data

MOST_PER_LEVEL = 10
_COMMAND = "mdrel follow-up list"


def describe_open_tasks(material: DashboardData) -> Data:
    """Return the open promises of both sides, newest first, and the follow-ups by date.

    Also given is how many of each are left out, and how many promises are old.
    """
    ranking = material.ranking
    promises = _cap(ranking.promises)
    dated = sorted(
        share_tasks(
            (standing, task) for standing in material.active for task in standing.follow_ups
        ),
        key=lambda each: write_date(each.task.due_on),
    )
    follow_ups = _cap(dated)
    return {
        "promises": [
            _describe_task(each, material) for each in promises if not each.task.is_theirs
        ],
        "their_promises": [
            _describe_task(each, material) for each in promises if each.task.is_theirs
        ],
        "more_promises": len(ranking.promises) - len(promises),
        "older_promises": len(ranking.older),
        "follow_ups": [_describe_task(each, material) for each in follow_ups],
        "more_follow_ups": len(dated) - len(follow_ups),
        "all_tasks": code(_COMMAND),
    }


def pick_with_caps(standings: list[Standing], material: DashboardData) -> list[Data]:
    """Return the data of `standings`, with at most ten promises for each level in all.

    The number of promises beyond these is given as well. No question is there twice, also not in
    the words of the last conversation.
    """
    said: Counter[Level | None] = Counter()
    found: list[Data] = []
    dealt = deal(standings, None)
    for standing in standings:
        level, prompts = standing.contact.level, dealt[standing.contact.path]
        tasks = [prompt for prompt in prompts if prompt.kind is PromptKind.PROMISE]
        room = max(0, MOST_PER_LEVEL - said[level])
        said[level] += len(tasks)
        last = leave_out_asked(standing.last_conversation, prompts)
        person = {
            **material.person(standing),
            "last": describe_conversation(last, material.linker),
            "prompts": list(map(describe_prompt, prompts)),
        }
        found.append(_leave_out(person, standing, len(tasks), room))
    return found


def _leave_out(person: Data, standing: Standing, tasks: int, room: int) -> Data:
    """Return a person with the first `room` of so many promises.

    The promises stand last among the things to say.
    """
    prompts = person["prompts"]
    if tasks <= room or not isinstance(prompts, list):
        return person
    more = {
        "verb": "promise",
        "text": Markdown(f"and {tasks - room} more: {code(f'{_COMMAND} {standing.contact.slug}')}"),
        "rule": "M12",
    }
    return {**person, "prompts": [*prompts[: len(prompts) - tasks + room], more]}


def _cap(tasks: Iterable[OpenTask]) -> list[OpenTask]:
    """Return the first ten tasks of each level, by the level of the first whom they concern."""
    seen: Counter[Level | None] = Counter()
    kept: list[OpenTask] = []
    for each in tasks:
        level = each.standings[0].contact.level
        seen[level] += 1
        if seen[level] <= MOST_PER_LEVEL:
            kept.append(each)
    return kept


def _describe_task(each: OpenTask, material: DashboardData) -> Data:
    """Return one task with its people.

    It has a link to its note where that is not the note of one of them.
    """
    task = each.task
    is_elsewhere = all(task.path != standing.contact.path for standing in each.standings)
    return {
        "people": material.pick(each.standings),
        "text": shorten(task.text, LONGEST),
        "since": write_date(task.since),
        "due_on": write_date(task.due_on),
        "is_due": task.due_on is not None and task.due_on <= material.ranking.today,
        "is_theirs": task.is_theirs,
        "note": material.linker.note(task.path, note_name(task.path)) if is_elsewhere else "",
    }
