"""`mdrel target` as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.method import write_log, write_person
from tests.support.places import write_tree
from tests.support.running import items, mdrel, on_terminal
from tests.support.writing import Desk


def test_list_is_what_target_alone_says_and_one_line_each_in_a_pipe() -> None:
    rows = [line.split("\t") for line in mdrel("target", "list").stdout.splitlines()]
    assert mdrel("target").stdout.splitlines() == ["\t".join(row) for row in rows]
    assert {row[0]: (row[2], row[3]) for row in rows if row[2] == "no"} == {
        "Felix Grant": ("no", "i_offer"),
        "Mira Castellane": ("no", "they_offer"),
    }
    assert len(items("target", "list")) == len(rows) == 8


def test_next_gives_three_with_introducer_and_both_gains() -> None:
    found = items("target", "next")
    assert [each["name"] for each in found] == ["Ines Moreau", "Benedikt Hauser", "Tamsin Roe"]
    assert found[0]["introducers"] == [
        {
            "name": "Dana Cole",
            "slug": "dana-cole",
            "level": "transactional",
            "how": "introduced_by",
            "last_contact": "2026-11-11",
        }
    ]
    assert (found[0]["they_offer"], found[0]["i_offer"], found[0]["source"]) == (
        ["EU hiring"],
        ["US buyers"],
        "peers",
    )
    assert len(mdrel("target", "next", "--count", "5").stdout.splitlines()) == 5


def test_the_screens_fit_80_columns_and_tell_week_sources_and_names_added() -> None:
    lines = on_terminal("target")
    assert "goal met 6 weeks in a row" in " ".join(" ".join(lines[:2]).split())
    assert "SOURCES" in lines
    assert any(
        line.startswith("NAMES ADDED") and "9 in 8 weeks, 1 this week" in line for line in lines
    )
    following = on_terminal("target next")
    assert any("Dana Cole (transactional, last spoke 11 Nov)" in line for line in following)
    assert max(map(len, [*lines, *following])) <= 80


def make_vault(folder: Path, **people: str) -> Path:
    folder.mkdir()
    (folder / "mdrel.toml").touch()
    return write_tree(folder, {f"People/{name}.md": text for name, text in people.items()})


def test_people_named_without_a_note_are_listed_with_who_was_there(tmp_path: Path) -> None:
    vault = make_vault(
        tmp_path / "vault",
        Ada=write_person(
            "level: trusted",
            write_log("2026-11-01 call: meet [[Clara Voss]]", "2026-10-01 call: [[Clara Voss]]"),
        ),
    )
    assert (
        mdrel("target", "list", "--mentioned", vault=vault).stdout
        == "Clara Voss\t2\t2026-11-01\tAda\tPeople/Ada.md\t8\n"
    )
    (found,) = items("target", "list", "--mentioned", vault=vault)
    ada = {"name": "Ada", "slug": "ada", "path": "People/Ada.md", "count": 2}
    assert found["people_in_common"] == [ada]
    assert any(
        "2 conversations, last 1 Nov" in line
        for line in on_terminal("target list --mentioned", vault=vault)
    )
    assert "NAMED IN CONVERSATIONS, WITHOUT A NOTE" in on_terminal("target", vault=vault)


def test_an_empty_vault_says_where_names_come_from_and_nobody_is_next(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    lines = on_terminal("target", vault=vault)
    assert lines[1].startswith("  No names yet.")
    assert any("no name yet" in line for line in lines)
    assert on_terminal("target next", vault=vault)[1].startswith("  Nobody is waiting in line.")
    assert on_terminal("target list --mentioned", vault=vault) == [
        "No name without a note was found in your conversations."
    ]
    assert mdrel("target", vault=vault).stdout == mdrel("target", "next", vault=vault).stdout == ""


def test_what_a_target_lacks_is_said_and_an_introducer_without_note_named(tmp_path: Path) -> None:
    vault = make_vault(
        tmp_path / "vault",
        Ada=write_person('level: target\nintroduced_by: "[[Clara Voss]]"\nadded: 2026-11-20'),
        Bo=write_person(
            "level: target\nsource: peers\nadded: 2026-01-01",
            write_log("2026-01-02 tried: hello", "2026-01-03 email: hi"),
        ),
    )
    lines = on_terminal("target next", vault=vault)
    assert any("Clara Voss, who has no note yet" in line for line in lines)
    assert any("not said yet (they_offer)" in line for line in lines)
    assert any("dry for three months" in line for line in on_terminal("target", vault=vault))


@pytest.mark.uninstrumented
def test_five_thousand_targets_are_listed(tmp_path: Path) -> None:
    vault = make_vault(
        tmp_path / "vault", **{f"P{number}": "---\nlevel: target\n---\n" for number in range(5000)}
    )
    assert len(mdrel("target", vault=vault).stdout.splitlines()) == 5000
    assert len(mdrel("target", "next", vault=vault).stdout.splitlines()) == 3


def test_a_first_message_says_who_you_are_what_they_gain_and_one_small_request(
    tmp_path: Path,
) -> None:
    (tmp_path / "mdrel.toml").write_text(
        '[me]\nname = "Una Vale"\norganizations = ["Vale Mills"]\n'
        '[prompts]\ntarget = ["May I call?", "May I write?"]\n',
        "utf-8",
    )
    for name, front in {
        "Ada Lin": "they_offer: wind\ni_offer: a mill\nintroduced_by: '[[Bo Berg]]'",
        "Cy Dunn": "organization: Docks",
    }.items():
        (tmp_path / f"{name}.md").write_text(write_person(f"level: target\n{front}"), "utf-8")
    known = write_person("level: trusted\norganization: Docks", write_log("2026-11-20 call: x"))
    (tmp_path / "Di Eck.md").write_text(known, "utf-8")
    first = mdrel("target", "next", "--message", vault=tmp_path)
    assert first.stdout == (
        "Dear Ada Lin,\n\nI am Una Vale, of Vale Mills. We both know Bo Berg.\n\n"
        "I could help you with a mill, and hope that you can help us with wind.\n\nMay I call?\n\n"
        "With kind regards,\nUna Vale\n"
    )
    both = mdrel("target", "next", "--message", "--count", "2", vault=tmp_path)
    assert both.stdout.startswith(first.stdout + "\n---\n\nDear Cy Dunn,\n")
    assert "I know Di Eck, of Docks.\n\n[Say what they gain: i_offer.]" in both.stdout
    assert "\n\nMay I write?\n\n" in both.stdout  # of a short list a day may use all
    assert (
        "Cy Dunn: the note does not say yet what you gain (they_offer) and what they gain (i_offer)"
        in both.stderr
    )
    (item,) = items("target", "next", "--message", vault=tmp_path)
    assert str(item["message"]) + "\n" == first.stdout


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("source: article", "I came across your name through an article."),
        ("source: trade fair", "I came across your name through a trade fair."),
        ("source: her talk in Lyon", "I came across your name through her talk in Lyon."),
        ("source: Harbour Days", "I came across your name through Harbour Days."),
        ("source: linkedin", "I came across you on LinkedIn."),
        ("source: boss", "My boss told me about you."),
        ("source: conference", "I came across your name at an event of our industry."),
        # Nothing that could not be told them.
        ("source: new role", ""),
        ("source: https://mills.example/people", ""),
        ("source: ''", ""),
        ("source: article\nintroduced_by: '[[Bo Berg]]'", "We both know Bo Berg."),
    ],
)
def test_a_first_message_says_where_you_know_them_from(
    front: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "mdrel.toml").write_text('[me]\nname = "Una Vale"\n', "utf-8")
    front = f"level: target\nthey_offer: [wind, sails]\n{front}"
    (tmp_path / "Ada Lin.md").write_text(write_person(front), "utf-8")
    said = mdrel("target", "next", "--message", vault=tmp_path).stdout
    assert said.split("\n\n")[1:4] == [
        f"I am Una Vale. {told}".strip(),
        "[Say what they gain: i_offer.]",
        "I hope that you can help me with wind and sails.",
    ]


def test_a_message_without_an_answer_is_followed_by_another(tmp_path: Path) -> None:
    log = write_log("2026-11-04 email: asked for ten minutes")
    note = tmp_path / "Ada Lin.md"
    note.write_text(write_person("level: target\nthey_offer: x\ni_offer: y", log), "utf-8")
    said = mdrel("target", "next", "--message", vault=tmp_path).stdout
    assert "I tried to reach you on 4 November, and try once more." in said
    assert "[your name]" in said
    morning = "\n".join(on_terminal("today", vault=tmp_path))
    assert "you wrote on 4 Nov, no answer yet: try another way" in " ".join(morning.split())
    note.write_text(
        write_person("level: target\nthey_offer: x\ni_offer: y", log + "- 2026-11-05 call: spoke"),
        "utf-8",
    )
    assert "I tried to reach you" not in mdrel("target", "next", "--message", vault=tmp_path).stdout


def test_without_a_target_there_is_no_message(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").write_text("", "utf-8")
    done = mdrel("target", "next", "--message", vault=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Nobody is waiting in line." in done.stderr


MET = "Petra Voss"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    target = "---\ntype: person\nlevel: target\n---\n## Log\n\n"
    return Desk(
        tmp_path / "vault",
        {
            "mdrel.toml": "",
            f"People/{MET}.md": target,
            "People/Quin Dahl.md": target,
            "People/Ada Lin.md": target.replace("target", "trusted"),
            "People/Bo Met.md": target + "- 2026-10-01 call: hello\n",
        },
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "log petra call: hello",
            "you have spoken: a target no longer (mdrel level petra-voss up)",
        ),
        ("log petra yesterday lunch: x", "you have spoken: a target no longer"),
        ("log petra email: she wrote +got", "they have answered: a target no longer"),
        (
            "log ada, petra, quin lunch: x",
            (
                "Petra Voss: you have spoken: a target no longer (mdrel level petra-voss up); "
                "Quin Dahl: you have spoken: a target no longer (mdrel level quin-dahl up)"
            ),
        ),
        (
            "target done petra call: hello",
            "1 of 1 contacted this week; you have spoken: a target no longer",
        ),
    ],
)
def test_a_target_one_has_spoken_with_is_said_to_be_none(desk: Desk, words: str, said: str) -> None:
    assert said in desk.ok(*words.split())


@pytest.mark.parametrize(
    "words",
    [
        "log petra email: hello",
        "log petra attempt: no answer",
        "log petra missed her call",
        "log ada call: hello",
        "log bo email: again",
        "target done petra email: hello",
    ],
)
def test_whoever_stays_a_target_or_is_none_is_not_told_of(desk: Desk, words: str) -> None:
    assert "a target no longer" not in desk.ok(*words.split())
