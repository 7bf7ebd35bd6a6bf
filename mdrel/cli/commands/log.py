"""`mdrel log`: a conversation in five seconds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mdrel.cli.completers import after_who, complete_coming, complete_talk
from mdrel.cli.options import channel_option, date_option, dry_option
from mdrel.cli.write_command import WriteContext, after_talk, join_words, open_for_writing

if TYPE_CHECKING:
    from mdrel.app.editing.talks import LoggedConversation
    from mdrel.app.input.talk_words import ParsedLine
    from mdrel.app.session import Session
    from mdrel.model.conversation import Purpose
_QUESTION = "Who, how and what, as in `priya call: board pack`"


@click.command()
@click.argument("words", metavar="WHO TEXT", nargs=-1, shell_complete=after_who(complete_talk))
@date_option("When it was: 2026-11-20, '20 nov', yesterday, friday.")
@channel_option("How: call, lunch, email …; TEXT then has no channel word.")
@click.option(
    "-p",
    "--purpose",
    type=click.Choice(["build", "develop", "decide", "act"]),
    help="What it was for (M20).",
)
@click.option(
    "--next",
    "following",
    metavar="DATE",
    shell_complete=complete_coming,
    default="",
    help="When to speak next: friday, 'in 2 weeks'; sets next_contact.",
)
@click.option(
    "--promise",
    "promises",
    metavar="TEXT",
    multiple=True,
    help="What you promised; a task below the entry. May be repeated.",
)
@click.option("--thanked", is_flag=True, help="You thanked them: adds #thanks.")
@click.option("--assisted", is_flag=True, help="You asked how to assist: adds #assist.")
@click.option("--edit", "is_edited", is_flag=True, help="Write the line, or its TEXT, in $EDITOR.")
@dry_option
@click.pass_context
def log(ctx: click.Context, /, words: tuple[str, ...], *, is_dry: bool, **options: object) -> None:
    """Log a conversation in the note of whoever it was with.

    mdrel log priya call: board pack, she intros Tom

    WHO is a name, slug or alias, or the beginning of its words. Separate several people by commas,
    or join whole names by 'and'; a colon always ends the names.
    After it, optionally, come a channel word and a day beside it or before a colon (call yesterday:
    …), then TEXT.
    Without TEXT, or without anything, it asks for one line, or reads standard input, where ' and #
    need no quoting; a line is read the same way everywhere.
    Without a colon, words which say that you did not speak are refused (call cancelled by her), and
    those which say that nobody was reached make an attempt (missed her call).
    +thanks +assist +got +gave +strategic +personal +mentoring are tags that need no quoting either.
    `--` ends the options.
    """
    from mdrel.app.editing.actions import plan_talk

    context = open_for_writing(ctx, is_dry=is_dry)
    talk = _read_mended(context, join_words(words) or _ask(_QUESTION), options)
    plan = plan_talk(context.session, talk)
    context.remark(talk.words.remarks)
    context.run_and_report(plan.command, plan.title, lambda session: _follow(session, talk))


def _read_mended(
    context: WriteContext, words: str, options: dict[str, object]
) -> LoggedConversation:
    """Return the talk that the words say; at a terminal a misspelt day is mended on a yes.

    Raises MisspeltDayError where it is not, and what `_read_talk` raises.
    """
    from mdrel.app.input.misspelt_day import MisspeltDayError

    try:
        return _read_talk(context, words, options)
    except MisspeltDayError as error:
        found = error.found
        before, word, after = words.partition(found.word)
        is_asked = sys.stdin.isatty() and sys.stderr.isatty()
        question = f"'{found.word}' is no day. Did you mean '{found.near}'?"
        if not (word and is_asked and click.confirm(question, default=True, err=True)):
            raise
        return _read_mended(context, f"{before}{found.near}{after}", options)


def _read_talk(context: WriteContext, words: str, options: dict[str, object]) -> LoggedConversation:
    """Return the talk that the command line says, with what is typed for it.

    Raises UsageError, PersonNotFoundError or AmbiguousError.
    """
    from dataclasses import replace

    from mdrel.app.editing.talks import make_talk, read_talk
    from mdrel.app.input.dates import read_coming_day, read_past_day

    today, order = context.session.today, context.session.date_order
    day, following, channel = (
        str(options["day"]),
        str(options["following"]),
        str(options["channel"]),
    )
    on = read_past_day(day, today, order) if day else None
    next_on = read_coming_day(following, today, order) if following else None
    talk = read_talk(context.session, words, channel, on)
    talk = make_talk(
        context.session,
        _read_text(context, talk.words, channel, is_edited=bool(options["is_edited"])),
        talk.words.channel if channel else "",
        on,
    )
    tags = tuple(
        tag for tag, name in (("thanks", "thanked"), ("assist", "assisted")) if options[name]
    )
    said = replace(talk.words, purpose=_purpose(options["purpose"]) or talk.words.purpose)
    promises = options["promises"]
    return replace(
        talk,
        words=said,
        next_on=next_on,
        promises=promises if isinstance(promises, tuple) else (),
        tags=tags,
    )


def _purpose(word: object) -> Purpose | None:
    from mdrel.model.conversation import Purpose

    return Purpose(word) if isinstance(word, str) else None


def _read_text(
    context: WriteContext, said: ParsedLine, channel: str, *, is_edited: bool
) -> ParsedLine:
    """Return the words with their text.

    It is as said, or from the editor, or one line at the terminal, or standard input. It is read as
    if it stood in the command line.
    """
    from mdrel.app.input.conversation_line import read_more

    if is_edited:
        typed = click.edit(f"{said.rest}\n")
    elif said.rest:
        return said
    else:
        typed = _ask(f"{said.names}: what about")
    if typed is None:
        return said
    # Behind names alone a colon ends them, as in the command line.
    line = typed if said.head else typed.lstrip().removeprefix(":")
    typed = join_words((said.head, *line.split()))
    return read_more(context.session, said, typed, has_channel=bool(channel))


def _ask(question: str) -> str:
    """Return one line from the terminal, or standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.read()
    return str(click.prompt(question, default="", show_default=False, err=True))


def _follow(session: Session, talk: LoggedConversation) -> str:
    from mdrel.app.editing.talks import ends_reply

    answered = [
        each.contact.name for each in talk.words.people if ends_reply(each.contact, talk.on)
    ]
    return "; ".join(
        filter(
            None,
            (
                after_talk(session, talk),
                f"answered: {', '.join(answered)} (owe_reply removed)" if answered else "",
            ),
        )
    )
