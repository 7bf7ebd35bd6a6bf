"""`mdrel explain`: what a problem's code means, and what was made of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from mdrel.cli.completers import complete_explained
from mdrel.cli.print_items import say_json
from mdrel.cli.run import Run, current_run, json_option, make_screen, open_session
from mdrel.cli.terminal import fold, is_terminal
from mdrel.errors import UsageError
from mdrel.model.codes import CODES, Code, find_code
from mdrel.model.format_rules import REMEDIES, RULES

if TYPE_CHECKING:
    from mdrel.app.line_report.told_note import Verdict
    from mdrel.views.fields import vault as fields

_PLACE, _CODE = re.compile(r":\d+$"), re.compile(r"(?:mdr|f)?\d+", re.IGNORECASE)


@click.command()
@click.argument("words", metavar="[CODE|FILE[:LINE]]", nargs=-1, shell_complete=complete_explained)
@json_option
@click.pass_context
def explain(ctx: click.Context, words: tuple[str, ...], *, is_json: bool) -> None:
    """Say what a problem's code means and what to do, or list all codes without CODE.

    With FILE:LINE say what was made of a line of a note: whether it counts, by which rule, and what
    would change it; with FILE, what was made of each of its lines that counts or nearly does. A
    rule's number (F51) is explained as a code is.
    """
    run, code = current_run(ctx), " ".join(words)
    if _PLACE.search(code):
        _explain_line(run, code, is_json=is_json)
        return
    if (rule := code.upper()) in RULES:
        _explain_rule(run, rule, is_json=is_json)
        return
    row = find_code(code)
    if row is None and _CODE.fullmatch(code):
        raise UsageError(
            f"'{code}' is not the code of a problem",
            "`mdrel explain` lists them all; mdrel explain FILE:LINE is about a line.",
        )
    if code and row is None:
        _explain_note(run, code, is_json=is_json)
    elif is_json:
        say_json(map(_code_item, [row] if row else CODES.values()), run.read_day())
    elif row is None:
        run.print(f"{each.code}  {each.severity:8} {each.slug}" for each in CODES.values())
    else:
        run.print(_page(row, run))


def _explain_line(run: Run, place: str, *, is_json: bool) -> None:
    """Print what was made of a line."""
    from mdrel.app.line_report.explain import explain_line

    session = open_session(run)
    path, findings = explain_line(session, place)
    line = int(place.rpartition(":")[2])
    if is_json:
        say_json((_verdict_item(path, line, each) for each in findings), session.today)
        return
    for each in findings:
        remedy = f"To change it: {each.remedy}" if each.remedy else ""
        run.print(
            _lines(
                f"{path}:{line} {each.verdict}",
                list(filter(None, (each.text, _say_rule(each), remedy))),
                run,
            )
        )


def _explain_note(run: Run, name: str, *, is_json: bool) -> None:
    """Print what was made of each line of a note that tells something."""
    from mdrel.app.line_report.explain import explain_note
    from mdrel.views.terminal.text import cut, flow, show

    session = open_session(run)
    path, said, found = explain_note(session, name)
    if is_json:
        say_json((_verdict_item(path, line, each) for line, each in found), session.today)
        return
    for line, each in found:
        told = run.call_again(f"{each.text}{f' [{each.rule}]' if each.rule else ''}")
        if is_terminal():
            width = make_screen(run).width
            run.print(cut(show(f"{line:4} {said[line - 1].strip()}"), width))
            run.print(run.paint(f"     {row}", "dim") for row in flow(show(told), width - 5))
        else:
            run.print(show(f"{path}:{line} {each.verdict}: {told}"))
    if not found:
        run.print(show(f"No line of {path} is a talk, a task or looks like one."))


def _code_item(row: Code) -> fields.CodeRow:
    return {
        "code": row.code,
        "code_name": row.slug,
        "severity": str(row.severity),
        "meaning": row.meaning,
        "remedy": row.remedy,
    }


def _verdict_item(path: str, line: int, found: Verdict) -> fields.Verdict:
    return {
        "path": path,
        "line": line,
        "verdict": found.verdict,
        "text": found.text,
        "rule": found.rule,
        "remedy": found.remedy,
        "names": list(found.people),
    }


def _say_rule(found: Verdict) -> str:
    """Return the rule of a verdict with its sentence, where that is not said already."""
    sentence = RULES.get(found.rule)
    if sentence is None:
        return found.rule
    return f"Rule {found.rule}." if sentence in found.text else f"Rule {found.rule}: {sentence}"


def _explain_rule(run: Run, rule: str, *, is_json: bool) -> None:
    """Print what a rule of the note format says."""
    if is_json:
        item: fields.RuleRow = {
            "rule": rule,
            "meaning": RULES[rule],
            "remedy": REMEDIES.get(rule, ""),
        }
        say_json([item], run.read_day())
        return
    remedy = [f"To change it: {REMEDIES[rule]}"] if rule in REMEDIES else []
    run.print(_lines(f"{rule} (docs/note-format.md)", [RULES[rule], *remedy], run))


def _page(row: Code, run: Run) -> list[str]:
    """Return what a code means."""
    return _lines(
        f"{row.code} {row.slug} ({row.severity})", [row.meaning, f"What to do: {row.remedy}"], run
    )


def _lines(title: str, texts: list[str], run: Run) -> list[str]:
    """Return texts below their title, on a terminal in lines that fit it."""
    from mdrel.views.terminal.text import show

    lines = [line for text in texts for line in ("", *fold(run.call_again(text)))]
    return [run.paint(show(title), "head"), *lines]
