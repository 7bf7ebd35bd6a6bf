"""The commands as a person runs them, on a copy of the example vault."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mdrel.cli.run import LEVELS
from mdrel.model.level import Level
from tests.support.places import copy_example, write_tree
from tests.support.running import items, on_terminal, run_command

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "vaults"
DAY = "2026-11-22"


def run(
    *words: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run mdrel at a known moment."""
    return run_command(*words, cwd=cwd or ROOT, SOURCE_DATE_EPOCH="1795000000", **environment)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example vault."""
    return copy_example(tmp_path_factory.mktemp("vault") / "example-vault")


def fingerprint(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Return each file's hash, mode and mtime."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        str(path): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mode,
            path.stat().st_mtime_ns,
        )
        for path in files
    }


def test_today_names_the_calls_the_reply_and_the_target_in_order(vault: Path) -> None:
    found = items("today", vault=vault)
    assert [(item["kind"], item["name"], item["due_on"]) for item in found[:4]] == [
        ("call", "Sam Okafor", "2026-11-20"),
        ("call", "Priya Raman", "2026-11-12"),
        ("answer", "Joris Veld", "2026-11-16"),
        ("target", "Ines Moreau", None),
    ]
    assert {item["kind"] for item in found[4:]} == {"coming", "notice"}


def test_contacts_tell_last_conversation_source_and_due_date_of_each(vault: Path) -> None:
    people = {str(item["slug"]): item for item in items("contacts", vault=vault)}
    told = {
        slug: (item["last_conversation"], item["due_on"], item["cadence"])
        for slug, item in people.items()
    }
    assert told["hana-sato"] == ("2026-11-02", "2026-12-02", "monthly")
    assert told["leila-farouk"] == ("2026-11-05", "2026-12-20", "45d")
    assert told["owen-pryce"] == ("2026-10-26", "2026-12-07", "6 weeks")
    assert told["ruth-adeyemi"] == ("2026-06-12", None, "2 months")
    assert told["victor-anand"] == ("2026-07-09", "2027-01-11", "quarterly")
    assert people["priya-raman"]["last_contact"] == "2026-11-04"
    assert people["ines-moreau"]["last_talk"] is None
    assert "alex-morgan" not in people


def test_reading_changes_no_byte_mode_or_time(vault: Path) -> None:
    before = fingerprint(vault)
    for words in (
        ["today"],
        ["due", "trusted"],
        ["contacts", "--why"],
        ["check"],
        ["dashboard", "--check"],
        ["calendar", "--out", "-"],
    ):
        assert run("--vault", str(vault), "--today", DAY, *words).returncode in {0, 1}, words
    assert fingerprint(vault) == before


def test_dashboards_and_feed_are_written_once_and_stay_the_next_day(tmp_path: Path) -> None:
    vault = copy_example(tmp_path / "example-vault")
    for words in ("dashboard", "calendar"):
        assert run("--vault", str(vault), "--today", "2026-11-27", words).returncode == 0
    first = fingerprint(vault)
    assert len([path for path in first if "Relationships" in path]) == 6
    for words in ("dashboard", "calendar"):
        assert run("--vault", str(vault), "--today", "2026-11-27", words).returncode == 0
    assert run("--vault", str(vault), "--today", "2026-11-28", "dashboard").returncode == 0
    assert fingerprint(vault) == first


def test_a_file_without_the_mark_is_never_overwritten(tmp_path: Path) -> None:
    vault = copy_example(tmp_path / "example-vault")
    (vault / "Relationships").mkdir()
    mine = vault / "Relationships" / "Trusted.md"
    mine.write_text("my own words\n", encoding="utf-8")
    answer = run("--vault", str(vault), "--today", DAY, "dashboard")
    assert answer.returncode == 6
    assert mine.read_text(encoding="utf-8") == "my own words\n"
    assert (vault / "Relationships" / "Overview.md").is_file(), "the others are written"


def test_the_dry_run_is_a_patch_that_gives_the_real_run(tmp_path: Path) -> None:
    vault, patched = tmp_path / "a" / "example-vault", tmp_path / "b" / "example-vault"
    for target in (vault, patched):
        copy_example(target)
        assert run("--vault", str(target), "--today", "2026-11-01", "dashboard").returncode == 0
    patch = run("--vault", str(vault), "--today", DAY, "dashboard", "--dry-run").stdout
    subprocess.run(
        ["git", "apply", "-p1"], cwd=patched, input=patch, text=True, encoding="utf-8", check=True
    )
    assert run("--vault", str(vault), "--today", DAY, "dashboard").returncode == 0
    for name in ("Overview", "Trusted", "Target"):
        assert (patched / "Relationships" / f"{name}.md").read_bytes() == (
            vault / "Relationships" / f"{name}.md"
        ).read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--vault", "no-such-folder", "today"], 5, "does not exist"),
        (["--today", "11/12/2026", "today"], 2, "could be two days"),
        (["due", "trustd"], 2, "trustd"),
        (["contacts", "ptiya"], 3, "Priya Raman?"),
        (["explain", "MDR999"], 2, "not the code"),
        (["explain", "Nobody.md"], 2, "There is no note 'Nobody.md'"),
        (["check", "MDR999"], 2, "not the code"),
        (["check", "contact-without-levle"], 2, "Did you mean 'contact-without-level'?"),
        (["explain", "People/Nobody", "Here.md:1"], 2, "People/Nobody Here.md"),
        (["chek"], 2, "chek"),
    ],
)
def test_what_stops_a_command_has_its_exit_code_and_says_what_to_do(
    vault: Path, words: list[str], code: int, said: str
) -> None:
    answer = run(*words, cwd=vault)
    assert (answer.returncode, answer.stdout) == (code, "")
    assert said in answer.stderr


def test_check_lists_one_kind_place_by_place_and_explain_a_whole_note(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    for name in ("People", "Daily", ".obsidian"):
        (vault / name).mkdir(parents=True)
    write_tree(
        vault,
        {
            "People/Ada.md": "---\ntype: person\nlevel: trustd\n---\n",
            "Daily/2026-11-20.md": "- Call [[Ada]]\n- Called [[Ada]]\n" * 4,
        },
    )
    whole = run("check", MDREL_VAULT=str(vault))
    assert whole.stdout.count("[MDR306]") == 1
    assert "All of them: `mdrel check MDR306`\n" in whole.stdout
    one = run("--vault", str(vault), "check", "uncounted-daily-line")
    assert [line.partition(": ")[0] for line in one.stdout.splitlines() if "[MDR306]" in line] == [
        f"Daily/2026-11-20.md:{line}:3" for line in (1, 3, 5, 7)
    ]
    assert (one.returncode, whole.returncode) == (0, 1)
    assert (
        one.stderr
        == "2 notes, 1 contact, 0 problems, 4 remarks: 4 lines of daily notes that do not count as talks\n"
    )
    note = run("--vault", str(vault), "explain", "Daily/2026-11-20.md").stdout.splitlines()
    assert [line.partition(": ")[0] for line in note] == [
        f"Daily/2026-11-20.md:{line} {'not ' * (line % 2)}counted" for line in range(1, 9)
    ]
    shown = on_terminal("explain Daily/2026-11-20.md", vault=vault, columns=60)
    assert shown[:4] == [
        "   1 - Call [[Ada]]",
        "     Not counted as a conversation with Ada. A bare verb is",
        "     an order to oneself, unless it is ticked or tells what",
        "     was said. [F52]",
    ]
    assert (
        run("--vault", str(vault), "explain", "People/Ada.md")
        .stdout.splitlines()[0]
        .startswith("People/Ada.md:3 warning: ")
    )


def test_settings_that_cannot_be_used_name_line_and_nearest_key(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").write_text(
        '[me]\nrole = "executive"\nnaem = "Alex"\n', encoding="utf-8"
    )
    answer = run("today", cwd=tmp_path)
    assert answer.returncode == 5
    assert "mdrel.toml:3:1" in answer.stderr
    assert "name" in answer.stderr


def test_colours_follow_the_environment_and_pipes_get_none(vault: Path) -> None:
    words = ("--vault", str(vault), "--today", DAY, "explain", "MDR201")
    assert "\x1b[" not in run(*words).stdout
    assert "\x1b[" in run(*words, FORCE_COLOR="1").stdout
    assert "\x1b[" not in run(*words, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b[" in run("--color", "always", *words, NO_COLOR="1").stdout


def test_any_locale_and_a_closed_pipe_give_no_traceback(vault: Path) -> None:
    for environment in (
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ):
        words = ("-m", "mdrel", "--vault", str(vault), "--today", DAY, "contacts", "--json")
        answer = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=os.environ | environment,
            capture_output=True,
            check=False,
        )
        assert answer.returncode == 0
        assert json.loads(answer.stdout)["items"]
    line = f'"{sys.executable}" -m mdrel --vault "{vault}" contacts | head -1'
    piped = subprocess.run(
        ["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in piped.stderr
    assert piped.stdout.count("\n") == 1


def test_the_levels_that_a_command_names_are_the_models() -> None:
    assert tuple(map(str, Level)) == LEVELS


@pytest.mark.uninstrumented
def test_version_and_help_import_nothing_heavy() -> None:
    code = "import sys; from click.testing import CliRunner; from mdrel.cli.main import cli; CliRunner().invoke(cli, ['--help']); print(sorted(m for m in sys.modules if m.split('.')[0] in {'yaml', 'jinja2', 'icalendar'} or m.startswith('mdrel.')))"
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (
        answer.stdout.strip()
        == "['mdrel.cli', 'mdrel.cli.command_group', 'mdrel.cli.main', 'mdrel.command_table']"
    )


def test_hostile_names_reach_the_terminal_only_as_visible_text(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").write_text("", encoding="utf-8")
    note = '---\ntype: person\nlevel: trusted\nname: "Eve\\e[2J\\u202eevil\\tX"\n---\n'
    (tmp_path / "Eve.md").write_text(note, encoding="utf-8")
    shown = run("--today", DAY, "contacts", cwd=tmp_path).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.startswith("Eve")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the real vaults beside the checkout")
def test_a_real_crm_vault_gives_right_answers_without_settings() -> None:
    before = fingerprint(SHARED / "mekb")
    people = {
        str(item["name"]): item for item in items("due", day="2026-03-20", vault=SHARED / "mekb")
    }
    assert {
        name: (item["last_conversation"], item["due_on"], item["overdue_days"])
        for name, item in people.items()
    } == {
        "Sarah Chen": ("2026-02-04", "2026-02-11", 37),
        "Alex Rivera": ("2026-02-06", "2026-03-01", 19),
    }
    assert len(items("contacts", day="2026-03-20", vault=SHARED / "kepano-obsidian")) == 3
    assert fingerprint(SHARED / "mekb") == before


def test_a_question_asked_again_gets_the_same_answer_and_no_cache_leaves_nothing(
    vault: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    for words in (
        ("today",),
        ("due",),
        ("today", "--json"),
        ("due", "--exit-code", "trusted"),
        ("due", "--within", "2w"),
        ("-v", "today"),
        ("-q", "today", "--why"),
    ):
        asked = ("--vault", str(vault), "--today", DAY, *words)
        fresh = run("--no-cache", *asked, XDG_CACHE_HOME=str(cache))
        assert not cache.exists()
        for _ in range(2):
            again = run(*asked, XDG_CACHE_HOME=str(cache))
            assert (again.returncode, again.stdout, again.stderr) == (
                fresh.returncode,
                fresh.stdout,
                fresh.stderr,
            )
        assert cache.exists()
        shutil.rmtree(cache)


def test_a_remembered_answer_is_not_shown_where_its_shape_is_another(vault: Path) -> None:
    asked = ("--vault", str(vault), "--today", DAY)
    assert "\x1b[" not in run(*asked, "today").stdout
    assert run(*asked, "--today", "2027-01-05", "due").stdout != run(*asked, "due").stdout
    assert run(*asked, "-q", "today").stderr == ""


@pytest.mark.parametrize(("columns", "is_whole"), [(40, False), (200, True)])
def test_check_breaks_what_it_says_between_words_on_a_terminal(
    columns: int, *, is_whole: bool
) -> None:
    lines = on_terminal("check", columns=columns)
    long = "People/Marco Rossi.sync-conflict-20261103-091502-K7QXM2A.md:1:1:"
    assert [line for line in lines if len(line) > columns] == ([] if is_whole else [long])
    told = [line for line in lines if line.endswith("[MDR111]")]
    assert [line.startswith("People/Oskar Lund.md:4:27: error: ") for line in told] == [is_whole]
    assert "error: The front matter is not valid YAML: a value with" in " ".join(
        " ".join(lines).split()
    )


def test_commands_to_type_next_carry_the_day_only_where_it_was_typed(vault: Path) -> None:
    typed = run("--today", DAY, "go", typed="q\n", MDREL_VAULT=str(vault))
    assert f"go on: mdrel --today {DAY} go" in typed.stdout
    kept = run("go", typed="q\n", MDREL_TODAY=DAY, MDREL_VAULT=str(vault))
    assert "go on: mdrel go" in kept.stdout
