"""Checks over the whole vault: each has its problem, its place, and its silence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from mdrel.model.codes import CODES, problem
from mdrel.model.policy import Me, Policy, Reading, Unread
from mdrel.rules.checks import list_each, run_checks
from mdrel.rules.checks.mirrored_folder import find_mirrors
from mdrel.rules.checks.near_people import merge_near_people
from mdrel.rules.checks.other_days import merge_other_days
from mdrel.rules.checks.probable_owner import find_owner, find_possible_owners
from tests.support.method import TODAY, write_person
from tests.support.vaults import read_vault


def problems_of(notes: dict[str, str], today: date = TODAY) -> list[tuple[str, str, int]]:
    """Return (code, path, line) of every problem."""
    return [
        (each.code, each.path, each.span.line)
        for each in run_checks(read_vault(notes), Policy(), today)
    ]


def test_a_stated_last_contact_in_the_future_is_reported_where_it_stands() -> None:
    notes = {"Ada.md": write_person("level: trusted\nlast_contact: 2026-11-23")}
    assert problems_of(notes) == [("MDR206", "Ada.md", 4)]
    assert problems_of(notes, date(2026, 11, 23)) == []


@pytest.mark.parametrize(("day", "codes"), [(22, []), (23, ["MDR308"])])
def test_a_plan_is_past_once_its_day_is_over(day: int, codes: list[str]) -> None:
    notes = {
        "Ada.md": write_person("level: trusted"),
        "Meetings/2026-11-22 Board.md": "---\ntype: meeting\nstatus: planned\n"
        "date: 2026-11-22\nattendees: ['[[Ada]]']\n---\n",
    }
    assert [code for code, _, _ in problems_of(notes, date(2026, 11, day))] == codes


@pytest.mark.parametrize(
    ("front", "codes"),
    [
        ("", ["MDR501"]),
        ("archived: true", []),
        ("level: trustd", ["MDR201"]),
        ("level: trusted", []),
    ],
)
def test_a_missing_level_is_reported_unless_it_is_unreadable_or_the_contact_archived(
    front: str, codes: list[str]
) -> None:
    assert [code for code, _, _ in problems_of({"Ada.md": write_person(front)})] == codes


@pytest.mark.parametrize("front", ["level: [trusted", "level: " + "[" * 100 + "]" * 100])
def test_a_note_whose_properties_cannot_be_read_is_reported_for_that_alone(front: str) -> None:
    ((code, path, _),) = problems_of({"People/Ada.md": f"---\n{front}\n---\n"})
    assert (code, path) in {("MDR111", "People/Ada.md"), ("MDR113", "People/Ada.md")}


@pytest.mark.parametrize(("circle", "size"), [("ten", 10), ("three", 3)])
def test_a_circle_with_more_people_than_its_name_says_is_reported_once(
    circle: str, size: int
) -> None:
    notes = {
        f"{number:02}.md": write_person(f"level: trusted\ncircle: {circle}")
        for number in range(size)
    }
    archived = {"z.md": write_person(f"level: trusted\ncircle: {circle}\narchived: true")}
    assert problems_of({**notes, **archived}) == []
    more = {**notes, "a.md": write_person(f"level: trusted\ncircle: {circle}")}
    assert problems_of(more) == [("MDR502", "00.md", 4)]
    (found,) = run_checks(read_vault(more), Policy(), TODAY)
    assert found.count == size + 1
    assert f"{size + 1} people are in the circle of {circle}: 00, 01, 02" in found.message


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("level: target", "1 target lacks a reason: Ada (they_offer and i_offer)"),
        ("level: target\nthey_offer: x", "1 target lacks a reason: Ada (i_offer)"),
        ("level: target\nthey_offer: x\ni_offer: y", None),
        ("level: target\narchived: true", None),
        ("level: tentative", None),
    ],
)
def test_a_target_without_both_reasons_is_reported(front: str, message: str | None) -> None:
    found = [
        each.message
        for each in run_checks(read_vault({"Ada.md": write_person(front)}), Policy(), TODAY)
    ]
    assert found == ([message] if message else [])


def test_problems_of_notes_and_checks_are_in_reading_order() -> None:
    notes = {
        "B.md": write_person("cadence: often"),
        "A.md": write_person("last_contact: 2027-01-01\nbirthday: soon"),
    }
    assert problems_of(notes) == [
        ("MDR501", "A.md", 1),
        ("MDR206", "A.md", 3),
        ("MDR203", "A.md", 4),
        ("MDR205", "B.md", 3),
    ]


def test_people_without_a_level_are_one_remark_with_the_first_place() -> None:
    notes = {f"{number:04}.md": write_person("") for number in range(2680)}
    notes |= {
        "0000.md": write_person("paused: true"),
        "0001.md": write_person("archived: true"),
        "0002.md": write_person("level: trusted"),
    }
    (found,) = run_checks(read_vault(notes), Policy(), TODAY)
    assert (found.code, found.path, found.count) == ("MDR501", "0003.md", 2677)
    assert (
        found.message
        == "2,677 people have no level: 0003, 0004, 0005, 0006, 0007, 0008, 0009, 0010 and 2,669 more"
    )


@pytest.mark.parametrize(("number", "is_cut"), [(1, False), (3, False), (4, True), (9, True)])
def test_what_one_line_stands_for_is_listed_place_by_place(number: int, is_cut: bool) -> None:
    notes = {"Ada.md": write_person("level: trusted")}
    notes |= {f"2026-11-{day:02}.md": "- Call [[Ada]]\n" for day in range(1, number + 1)}
    snapshot = read_vault(notes)
    (line,) = run_checks(snapshot, Policy(), TODAY)
    assert line.count == number
    assert ("mdrel check MDR306" in line.hint) is is_cut
    found = list_each(snapshot, Policy(), TODAY, "MDR306")
    assert [(each.path, each.count) for each in found] == [
        (f"2026-11-{day:02}.md", 1) for day in range(1, number + 1)
    ]
    assert all("mdrel check" not in each.hint for each in found)
    assert list_each(snapshot, Policy(), TODAY, "MDR501") == ()


def test_of_those_one_line_names_each_has_a_line_of_its_own() -> None:
    snapshot = read_vault({f"{number}.md": write_person("") for number in range(9)})
    (line,) = run_checks(snapshot, Policy(), TODAY)
    assert line.hint.endswith("All of them: `mdrel check MDR501`")
    found = list_each(snapshot, Policy(), TODAY, "MDR501")
    assert [each.message for each in found] == [
        f"1 person has no level: {number}" for number in range(9)
    ]


def test_two_of_one_name_without_a_level_are_two() -> None:
    notes = dict.fromkeys(("a/Ada.md", "b/Ada.md"), "---\ntype: person\n---\n")
    found = {each.code: each for each in run_checks(read_vault(notes), Policy(), TODAY)}
    assert found["MDR501"].message == "2 people have no level: Ada, Ada"
    assert found["MDR402"].message == "'Ada' is also the name in b/Ada.md"


def test_several_notes_of_one_name_are_told_of_once() -> None:
    notes = {f"{folder}/Ada.md": write_person("level: trusted") for folder in "abc"}
    assert [(each.code, each.path) for each in run_checks(read_vault(notes), Policy(), TODAY)] == [
        ("MDR402", "a/Ada.md")
    ]


PLACES = ("People/Ada.md", "People/Bo.md", "People/Cy.md", "Team/Dee.md")


def mirrors_of(*folders: str, but: Iterable[str] = ()) -> list[tuple[str, str, int]]:
    """Return the copies among folders that hold the same people."""
    paths = {f"{folder}{place}" for folder in folders for place in PLACES}.difference(but)
    snapshot = read_vault(dict.fromkeys(paths, write_person("level: trusted")))
    return [(each.folder, each.original, each.count) for each in find_mirrors(snapshot.contacts)]


def test_of_two_folders_of_the_same_people_the_copy_is_found() -> None:
    assert mirrors_of("", "a/b/") == [("a/b", "", 4)]
    assert mirrors_of("a/", "a/b/") == [("a/b", "a", 4)]
    assert mirrors_of("content/", "public/") == [("public", "content", 4)]
    assert mirrors_of("Export/x/", "Notes/") == [("Export/x", "Notes", 4)]
    assert mirrors_of("a/", "b/") == [("b", "a", 4)]
    assert mirrors_of("a/", "b/", but=["a/Team/Dee.md"]) == [("a", "b", 3)]
    assert mirrors_of("", "b/", but=["Team/Dee.md", "People/Cy.md"]) == []
    assert mirrors_of("", "b/", but=["Team/Dee.md"]) == []
    assert mirrors_of("a/") == []


def test_a_folder_called_after_copies_may_hold_more_than_is_elsewhere() -> None:
    gone = [f"_archive/x/Gone/{number}.md" for number in range(9)]
    paths = {f"{top}{place}" for top in ("", "_archive/x/") for place in PLACES}.union(gone)
    snapshot = read_vault(dict.fromkeys(paths, write_person("level: trusted")))
    (found,) = find_mirrors(snapshot.contacts)
    assert (found.folder, found.original, found.count) == ("_archive/x", "", 4)
    elsewhere = {path.replace("_archive", "Talks") for path in paths}
    snapshot = read_vault(dict.fromkeys(elsewhere, write_person("level: trusted")))
    assert find_mirrors(snapshot.contacts) == []


def test_notes_called_readme_are_paired_by_their_folders() -> None:
    names = [f"P{number}" for number in range(9)]
    paths = [f"{top}People/{name}/README.md" for top in ("", "Backup/") for name in names]
    snapshot = read_vault(dict.fromkeys(paths, write_person("level: trusted")))
    assert [(each.folder, each.count) for each in find_mirrors(snapshot.contacts)] == [
        ("Backup", 9)
    ]


def test_of_three_folders_of_the_same_people_two_are_copies() -> None:
    assert mirrors_of("", "a/", "b/") == [("a", "", 4), ("b", "", 4)]
    assert [each[0] for each in mirrors_of(*(f"{number}/" for number in range(9)))] == []


def test_what_is_in_doubt_because_of_copies_is_told_of_once() -> None:
    people = {f"{top}{number}.md" for top in ("", "a/", "z/") for number in range(5)}
    people |= {"a/Ada.md", "z/Ada.md", "Dee.md", "b/Dee.md"}
    notes = dict.fromkeys(people, write_person("level: trusted"))
    notes["2026-11-20 x.md"] = "---\nattendees: [Ada, Dee]\n---\n"
    found = [(each.code, each.message) for each in run_checks(read_vault(notes), Policy(), TODAY)]
    doubt = "because of that 1 link or name means two of them"
    assert sorted(found) == [
        ("MDR401", "'Dee' can mean Dee.md or b/Dee.md"),
        ("MDR402", "'Dee' is also the name in b/Dee.md"),
        ("MDR405", "5 people in a/ have a note in the same place in the vault itself"),
        ("MDR405", f"6 people in z/ have a note in the same place in a/; {doubt}"),
    ]


def test_obsidians_format_of_daily_notes_is_told_of_where_it_cannot_be_used() -> None:
    unread = Unread(".obsidian/daily-notes.json", "{{date:YYYY}}", 'daily_format = "YYYY-MM-DD"')
    policy = Policy(reading=replace(Reading(), unread_daily=unread, daily_folder="Days"))
    (found,) = run_checks(read_vault({}), policy, TODAY)
    assert (found.code, found.path) == ("MDR505", ".obsidian/daily-notes.json")
    assert (
        found.message
        == "Obsidian's format of daily notes cannot be read ('{{date:YYYY}}'); notes in Days called YYYY-MM-DD are taken for them"
    )
    assert found.hint.endswith(unread.setting)


PLACE, TYPE = "Poeple", "type: persn"


@pytest.mark.parametrize(
    ("names", "message", "hint"),
    [
        (
            [PLACE],
            "Poeple (1 note) looks like people",
            'people_folders = ["People", "Poeple"]; if they are not people: not_people = ["x", "Poeple"]',
        ),
        (
            [TYPE, TYPE],
            "type: persn (2 notes) looks like people",
            'contact_types = ["kin", "persn"]',
        ),
        (
            [TYPE, PLACE, PLACE],
            "type: persn (1 note), Poeple (2 notes) look like people",
            (
                'people_folders = ["People", "Poeple"] and contact_types = ["kin", "persn"]'
                '; if they are not people: not_people = ["x", "Poeple"]'
            ),
        ),
        (
            ['a "b" \\ c'],
            'a "b" \\ c (1 note) looks like people',
            (
                r'people_folders = ["People", "a \"b\" \\ c"]'
                r'; if they are not people: not_people = ["x", "a \"b\" \\ c"]'
            ),
        ),
    ],
)
def test_what_looks_like_people_is_one_remark_with_the_lines_that_make_it_so(
    names: list[str], message: str, hint: str
) -> None:
    told = [problem("MDR504", f"{number}.md", name) for number, name in enumerate(names)]
    other = problem("MDR501", "a.md", "x")
    reading = Reading(
        people_folders=("People",), contact_types=frozenset({"kin"}), not_people=("x",)
    )
    kept, near = merge_near_people([*told, other], reading)
    assert kept == other
    assert (near.path, near.count) == ("0.md", len(names))
    counts = "this note does not count" if len(names) == 1 else "none of these notes counts"
    assert near.message == f"{message}, but {counts} as a contact"
    assert near.hint == f"Write in mdrel.toml below [notes]: {hint}"
    assert near.names == tuple(dict.fromkeys(n for n in names if not n.startswith("type: ")))
    assert merge_near_people([other], reading) == [other]


@pytest.mark.parametrize(
    ("names", "message", "hint"),
    [
        (
            ["tag: kontakt"],
            "tag: kontakt (1 note)",
            'Write in mdrel.toml below [notes]: contact_tags = ["kontakt"]',
        ),
        (
            ["note: type::"],
            "type:: (1 note)",
            "Write `type: person` into each note that is a person's",
        ),
        (
            ["in: Who", "in: Who"],
            "Who by the properties in it (2 notes)",
            (
                "Write `type: person` into each note that is a person's; where a folder holds "
                'only people: people_folders = ["People", "Who"] below [notes]'
            ),
        ),
        (
            ["Poeple", "note: type::"],
            "Poeple (1 note), type:: (1 note)",
            (
                'Write in mdrel.toml below [notes]: people_folders = ["People", "Poeple"]; if they '
                'are not people: not_people = ["Poeple"]; write `type: person` into each note that '
                "is a person's"
            ),
        ),
    ],
)
def test_what_looks_like_people_says_what_makes_each_kind_a_contact(
    names: list[str], message: str, hint: str
) -> None:
    told = [problem("MDR504", f"{number}.md", name) for number, name in enumerate(names)]
    (near,) = merge_near_people(told, Reading(people_folders=("People",)))
    assert near.message.startswith(message)
    assert near.hint == hint


@pytest.mark.parametrize(
    ("folder", "paths", "hint"),
    [
        ("", ["November 20th, 2026.md"], 'daily_format = "MMMM Do, YYYY"'),
        ("", ["a/20261120.md", "b/20.11.2026.md", "a/20261121.md"], 'daily_format = "YYYYMMDD"'),
        ("Days", ["Days/20261120.md"], 'daily_format = "YYYYMMDD"'),
        (
            "",
            ["2026-11-20 My day.md", "2026-11-21 My day.md", "2026-11-21 Quay.md"],
            'daily_format = "YYYY-MM-DD[ My day]"',
        ),
        ("Days", ["a/2026-11-20.md"], 'daily_format = "YYYY-MM-DD" and daily_folder = ""'),
    ],
)
def test_the_remark_on_days_says_the_form_of_most_notes(
    folder: str, paths: list[str], hint: str
) -> None:
    told = [problem("MDR311", path, "'Called Ada'") for path in paths]
    kept, one = merge_other_days(
        [*told, problem("MDR501", "z.md", "x")], Reading(daily_folder=folder)
    )
    assert kept.code == "MDR501"
    assert one.count == len(paths)
    assert one.hint == f"If they are daily notes, below [notes] in mdrel.toml: {hint}"


def test_the_remark_on_days_in_one_note_says_what_to_do() -> None:
    told = [problem("MDR311", "Journal.md", "'Called Ada'")] * 2
    (one,) = merge_other_days(told, Reading())
    assert one.hint == told[0].hint
    assert one.message.startswith("2 talks in a note that is no daily note are not counted; the")
    assert merge_other_days([], Reading()) == []


def test_talks_of_other_days_near_people_and_unread_lines_are_listed_place_by_place() -> None:
    notes = {
        "People/Ada.md": write_person("level: trusted")
        + "## Wetter\n- 2026-11-01 call\n- 2026-11-02 x\n",
        "November 18th, 2026.md": "- Called [[Ada]]\n\n- Lunch with [[Ada]]\n",
        "November 19th, 2026.md": "- Called [[Ada]]\n",
        "Leute/Bo.md": "x\n",
        "Leute/Cy.md": "x\n",
    }
    snapshot = read_vault(notes)
    at: dict[str, list[tuple[str, int]]] = {}
    for code in ("MDR311", "MDR504", "MDR305"):
        (line,) = [each for each in run_checks(snapshot, Policy(), TODAY) if each.code == code]
        found = list_each(snapshot, Policy(), TODAY, code)
        assert line.count == len(found)
        assert {each.count for each in found} == {1}
        assert {each.hint for each in found} == {line.hint}
        at[code] = [(each.path, each.span.line) for each in found]
    assert at["MDR311"] == [
        ("November 18th, 2026.md", 1),
        ("November 18th, 2026.md", 3),
        ("November 19th, 2026.md", 1),
    ]
    assert at["MDR504"] == [("Leute/Bo.md", 1), ("Leute/Cy.md", 1)]
    first = at["MDR305"][0][1]
    assert at["MDR305"] == [("People/Ada.md", first), ("People/Ada.md", first + 1)]


def test_the_words_of_one_name_are_no_form_of_daily_notes() -> None:
    told = [problem("MDR311", "2026-11-20 Quay.md", "'Called Ada'")] * 2
    assert merge_other_days(told, Reading())[0].hint == told[0].hint


def test_of_many_folders_that_nearly_are_peoples_the_first_are_told() -> None:
    names = [f"in: Team {number}" for number in range(12)] + ["in: Team 7"]
    told = [problem("MDR504", f"{number}.md", name) for number, name in enumerate(names)]
    (near,) = merge_near_people(told, Reading())
    assert near.message.startswith("Team 7 by the properties in it (2 notes), Team 0 by")
    assert set(near.names) == {f"Team {number}" for number in range(12)}
    assert "and 4 more look like people" in near.message
    assert near.hint == "Write `type: person` into each note that is a person's"


LISTED = {"People/Ada Lin.md": write_person("level: trusted")}


FURTHER = [f"Guest {each}, Bo Berg {each}" for each in range(20, 28)]


def list_people(*lists: str) -> dict[str, str]:
    """Return a contact's note and a meeting's note for each list of attendees."""
    days = (date(2026, 1, 1) + timedelta(number) for number in range(len(lists)))
    return LISTED | {
        f"Meetings/{day}.md": f"---\ntype: meeting\ndate: {day}\nattendees: [{people}]\n---\n"
        for day, people in zip(days, lists, strict=True)
    }


@pytest.mark.parametrize(
    ("lists", "name"),
    [
        (["Max Rhee, Ada Lin"] * 10, "Max Rhee"),
        (["Max Rhee, Ada Lin"] * 5 + ["Max Rhee"] * 3 + ["Ada Lin, Bo Berg"] * 2, "Max Rhee"),
        (["Ada Lin, Bo Berg"] * 5 + ["Ada Lin, Cy Moor"] * 5, "Ada Lin"),
        (["Max Rhee, Ada Lin"] * 5, "Max Rhee"),
        (["Max Rhee, Ada Lin"] * 4, ""),
        (["Max Rhee, Bo Berg"] * 5, ""),
        (["Max Rhee, Ada Lin"] * 5 + ["Ada Lin, Bo Berg"], ""),
        ([f"Max Rhee, Guest {each}" for each in range(12)] + FURTHER, "Max Rhee"),
        ([f"Ada Lin, Guest {each}" for each in range(12)] + FURTHER, "Ada Lin"),
        ([f"Max Rhee, Guest {each}" for each in range(9)] + FURTHER * 2, ""),
        (
            [f"Max Rhee, Guest {each}" for each in range(10)] + ["Max Rhee, Bo Berg"] * 4 + FURTHER,
            "",
        ),
        (["Max Rhee, Bo Berg"] * 10, ""),
        (["Max Rhee, Ada Lin"] * 7 + ["Ada Lin, Bo Berg"] * 1 + ["Bo Berg, Cy Moor"] * 3, ""),
        (["Ada Lin"] * 12, ""),
        ([], ""),
    ],
)
def test_who_is_in_nearly_all_lists_or_far_before_all_others_is_probably_the_owner(
    lists: list[str], name: str
) -> None:
    snapshot = read_vault(list_people(*lists))
    owner = find_owner(snapshot, Me())
    assert (owner.name if owner else "") == name
    assert find_owner(snapshot, Me("Max Rhee")) is None


@pytest.mark.parametrize(
    ("lists", "git_name", "names"),
    [
        (["Max Rhee, Bo Berg", "Max Rhee, Ada Lin", "Max Rhee"], "", ["Max Rhee"]),
        (["Max Rhee, Bo Berg"] * 3, "", ["Bo Berg", "Max Rhee"]),
        (["Max Rhee, Ada Lin"] * 3, "", ["Max Rhee"]),
        (["Max Rhee, Bo Berg"] * 2, "", []),
        (["Max Rhee, Bo Berg", "Max Rhee, Cy Moor", "Bo Berg, Cy Moor"], "", []),
        (["Max Rhee, Bo Berg"], "bo berg", ["Bo Berg"]),
        (["Ada Lin"] * 5, "", []),
    ],
)
def test_whoever_may_be_the_owner_is_told_from_three_lists_on(
    lists: list[str], git_name: str, names: list[str]
) -> None:
    snapshot = read_vault(list_people(*lists))
    assert [each.name for each in find_possible_owners(snapshot, Me(), git_name)] == names
    assert find_possible_owners(snapshot, Me("Somebody Else"), git_name) == ()


def test_the_probable_owner_is_one_remark_and_no_unknown_attendee() -> None:
    lists = ["Max Rhee, Ada Lin"] * 5 + ["Max Rhee, Bo Berg"] * 5
    found = run_checks(read_vault(list_people(*lists)), Policy(), TODAY)
    assert [(each.code, each.message, each.hint) for each in found] == [
        (
            "MDR507",
            "Max Rhee is in 10 of 10 lists of who was there",
            (
                'If that is you, write in mdrel.toml below [me]: name = "Max Rhee"; '
                "if not, your own `name`."
            ),
        ),
        ("MDR404", "1 name in attendee lists matches no contact: Bo Berg", CODES["MDR404"].remedy),
    ]


def test_an_owner_who_is_listed_by_an_address_is_set_by_it() -> None:
    owner = find_owner(read_vault(list_people(*["max@rhee.example, Ada Lin"] * 5)), Me())
    assert owner is not None
    assert owner.remedy.endswith('below [me]: emails = ["max@rhee.example"]')


@pytest.mark.parametrize(
    ("path", "front", "says"),
    [
        ("People/Me.md", "level: trusted", True),
        ("People/Myself.md", "level: trusted", True),
        ("People/Bo.md", "level: trusted\nrelationship: self", True),
        ("People/Bo.md", "level: trusted\nrelationship: self-employed", False),
        ("People/Mel.md", "level: trusted", False),
    ],
)
def test_a_note_that_says_so_in_its_properties_is_probably_the_owners(
    path: str, front: str, says: bool
) -> None:
    owner = find_owner(read_vault(LISTED | {path: write_person(front)}), Me("Max Rhee"))
    assert (owner and (owner.key, owner.value)) == (("note", path) if says else None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# Bo\n\n> This is me.\n", True),
        ("*That's me*\n", True),
        ("# Bo\n\nThis is me and Ada at the fair.\n", False),
        ("# Bo\n\nShe said: this is me\n", False),
        ("# Bo\n" + "word\n" * 200 + "This is me\n", False),
    ],
)
def test_a_note_whose_first_lines_say_so_is_probably_the_owners(text: str, says: bool) -> None:
    notes = LISTED | {"People/Bo.md": f"---\nlevel: trusted\n---\n{text}"}
    owner = find_owner(read_vault(notes), Me("Max Rhee"))
    assert (owner and owner.value) == ("People/Bo.md" if says else None)


@pytest.mark.parametrize(
    ("git_name", "name"),
    [
        ("ada lin", "Ada Lin"),
        ("Max Rhee", "Max Rhee"),
        ("Maxim Rhee", "Max Rhee"),
        ("Adal", "Ada Lin"),
        ("Max", ""),
        ("Bo", ""),
        ("", ""),
    ],
)
def test_whom_git_calls_its_user_is_probably_the_owner(git_name: str, name: str) -> None:
    notes = list_people("Max Rhee, Ada Lin") | {
        "People/Ada Lin.md": write_person("level: trusted\naliases: [Adal]")
    }
    owner = find_owner(read_vault(notes), Me(), git_name)
    assert (owner.name if owner else "") == name
    assert find_owner(read_vault(notes), Me("Somebody Else"), git_name) is None


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        (["Una, Tom"], "2 names in attendee lists match no contact: Tom, Una"),
        (
            ["Una", "Tom, Una", "Pia"],
            "3 names in attendee lists match no contact: Una; 2026-01-03 Site.md:1: Pia; 2026-01-02 Site.md:1: Tom",
        ),
        (
            ["Una", ", ".join(f"P{number}" for number in range(9))],
            "10 names in attendee lists match no contact: 2026-01-02 Site.md:1: P0, P1, P2, P3, P4, P5, P6, P7 and 2 more",
        ),
    ],
)
def test_unknown_attendees_are_told_with_the_place_of_each(lists: list[str], said: str) -> None:
    notes = {
        f"2026-01-0{number} Site.md": f"---\nattendees: {listed}\n---\n"
        for number, listed in enumerate(lists, 1)
    }
    (found,) = run_checks(read_vault(notes), Policy(), TODAY)
    assert (found.code, found.message) == ("MDR404", said)
    assert "write the full name, or add the name to the contact's `aliases:`" in found.hint


@pytest.mark.parametrize(
    ("lists", "opens"),
    [
        (["Max Rhee, Ada Lin"] * 5, ""),
        (
            ["Max Rhee, Ada Lin"] * 4 + ["Max Rhee"],
            "That opens 1 meeting, which names nobody else: mdrel triage --talks asks who was there.",
        ),
        (
            ["Max Rhee, Ada Lin"] * 3 + ["Max Rhee"] * 2,
            "That opens 2 meetings, which name nobody else: mdrel triage --talks asks who was there.",
        ),
    ],
)
def test_the_probable_owner_comes_with_how_many_meetings_name_nobody_else(
    lists: list[str], opens: str
) -> None:
    owner = find_owner(read_vault(list_people(*lists)), Me())
    assert owner is not None
    assert owner.opens == opens


def test_a_list_of_the_probable_owner_alone_is_told_of_once() -> None:
    notes = list_people(*["Max Rhee, Ada Lin"] * 4, "Max Rhee", "Max Rhee")
    last = max(path for path in notes if path.startswith("Meetings/"))
    notes[last] += "We spoke of [[Ada Lin]].\n"
    found = list_each(read_vault(notes), Policy(), TODAY, "MDR304")
    assert [each.message for each in found] == [
        "a conversation note names nobody but Max Rhee, who probably is you",
        "a conversation note names nobody",
    ]


def test_an_owner_told_by_their_note_comes_with_what_the_lists_tell() -> None:
    notes = list_people("Bo Rhee, Ada Lin", "Bo Rhee") | {
        "People/Bo Rhee.md": write_person("level: trusted\nrelationship: self")
    }
    owner = find_owner(read_vault(notes), Me())
    assert owner is not None
    assert (owner.value, [each.path for each in owner.alone]) == (
        "People/Bo Rhee.md",
        [max(path for path in notes if path.startswith("Meetings/"))],
    )
