"""What is wrong with the words of a command is said as every other error is."""

from __future__ import annotations

import subprocess
import sys

import pytest


def say(*words: str) -> tuple[int, list[str]]:
    """Return the exit code and the lines on stderr of `mdrel` with these words."""
    done = subprocess.run(
        [sys.executable, "-m", "mdrel", *words], capture_output=True, text=True, check=False
    )
    assert not done.stdout
    return done.returncode, done.stderr.splitlines()


@pytest.mark.parametrize(
    ("words", "first", "hint"),
    [
        ("stat", "There is no command 'mdrel stat'. Did you mean 'stats'?", "mdrel --help"),
        ("xyzzy", "There is no command 'mdrel xyzzy'", "mdrel --help"),
        (
            "follow-up lst",
            "There is no command 'mdrel follow-up lst'. Did you mean 'list'?",
            "mdrel follow-up --help",
        ),
        ("--vlt x", "mdrel has no option '--vlt'. Did you mean '--vault'?", "Options of a command"),
        ("--json due", "mdrel has no option '--json'", "Options of a command go after it"),
        ("contacts -q", "'-q' goes before the command", "mdrel -q contacts …"),
        (
            "target list --today 1",
            "'--today' goes before the command",
            "mdrel --today DATE target list …",
        ),
        ("due --levl", "mdrel due has no option '--levl'", "mdrel due --help"),
        ("edit", "mdrel edit needs WHO...", "mdrel edit --help"),
        (
            "due trusetd",
            "'trusetd' is not one of trusted, transactional, tentative, target. Did you mean 'trusted'?",
            "mdrel due --help",
        ),
        (
            "contacts --level zzz",
            "--level: 'zzz' is not one of trusted, transactional, tentative, target, none, unreadable",
            "mdrel contacts --help",
        ),
        ("due --within x", "--within: 'x' is not a number of days; write 7d or 2w", "mdrel due"),
        ("answer elin --owe", "--owe needs ABOUT", "Set a message aside: what it is about."),
        ("log raj -d", "-d needs DATE", "When it was: 2026-11-20"),
        ("target add --source", "--source needs TEXT", "Where the name came from"),
        ("add x --met-how", "--met-how needs TEXT", "mdrel add --help explains it."),
        ("--vault", "--vault needs DIR", "The folder of notes"),
        ("answer elin --done=x", "Option '--done' does not take a value", "mdrel answer --help"),
        ("review --json", "--json goes with --print", "mdrel review --help"),
    ],
)
def test_words_that_cannot_be_understood_are_one_error_and_what_to_do(
    words: str, first: str, hint: str
) -> None:
    """Two lines and exit code 2; nothing of how click says it."""
    code, (said, remedy, *_) = say(*words.split())
    assert code == 2
    assert said == f"✗ {first}"
    assert remedy.startswith(f"  {hint}")


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("answer elin --owe", "mdrel answer"),
        ("target add --source", "mdrel target add"),
        ("report --from", "mdrel report"),
        ("--today", "mdrel"),
    ],
)
def test_an_option_without_its_value_names_the_help_of_its_own_command(
    words: str, command: str
) -> None:
    assert say(*words.split())[1][-1] == f"  {command} --help explains it."


def test_a_group_without_a_command_shows_its_help() -> None:
    """`mdrel target` and `mdrel follow-up` alone make a list, `mdrel feed` has none."""
    code, lines = say("feed")
    assert code == 2
    assert lines[0] == "Usage: mdrel feed [OPTIONS] COMMAND [ARGS]..."


def test_whoever_stops_reading_makes_no_error() -> None:
    """`mdrel explain | true` exits as if all had been read."""
    command = [sys.executable, "-m", "mdrel", "completion", "bash"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
    assert process.returncode == 0
