"""Asks `init`'s questions: name, addresses, organisation, role, and an example note."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mdrel.app.guides.dialogue import Dialogue
from mdrel.app.guides.question import Question
from mdrel.app.onboarding import UnreadLines
from mdrel.app.settings.validators import InvalidValueError, read_email
from mdrel.errors import UsageError
from mdrel.model.level import Role
from mdrel.model.policy import Me
from mdrel.model.toml_writer import write_toml
from mdrel.parse.markdown.shorten import shorten
from mdrel.rules.checks.notices import list_headings
from mdrel.rules.checks.probable_owner import Owner

# Of a line so much is shown that one can tell what it is.
_SHOWN = 60
INTRODUCTION = (
    "Four questions about you, so that you are not counted as a contact; Enter skips each."
)
NAME = Question(
    "name",
    "Your name",
    "The name by which lists of those present name you. Notes that name you then do not count as "
    "a talk with yourself.",
    is_text=True,
)
EMAILS = Question(
    "emails",
    "Your e-mail addresses, separated by commas",
    "You are known by them in lists of those present and in messages.",
    is_text=True,
)
ORGANIZATIONS = Question(
    "organizations",
    "Your organisation, and its other names",
    "People of the same organisation are inside, all others outside. Separate names by commas.",
    is_text=True,
)
ROLE = Question(
    "role",
    "Are you an executive or a manager?",
    "It orders the day: for an executive trusted people come first, for a manager transactional "
    "ones do.",
    default="executive",
)
EXAMPLE = Question(
    "example",
    "Write an example note to fill in?",
    "y writes the note of a person, with a remark in each section that says what goes there.",
)

# Hardly a vault has more, and each is a question.
_MOST_FOLDERS = 3


def ask_for_people(dialogue: Dialogue, near: Sequence[str]) -> tuple[str, ...]:
    """Return the folders of which the person says that their notes are about people."""
    return tuple(name for name in near[:_MOST_FOLDERS] if _is_of_people(dialogue, name))


def _is_of_people(dialogue: Dialogue, folder: str) -> bool:
    question = Question(
        f"people in {folder}",
        f"Is each note in {folder} about a person?",
        f"y adds {write_toml(folder)} to people_folders below [notes] in mdrel.toml, and its notes "
        "count as contacts.",
    )
    return dialogue.ask_whether(question, default=False)


def ask_for_sections(dialogue: Dialogue, unread: UnreadLines) -> tuple[str, ...]:
    """Return the headings below which the person says that conversations stand."""
    lines = f"{unread.lines:,} dated {'line' if unread.lines == 1 else 'lines'}"
    setting = write_toml(unread.headings)
    question = Question(
        "sections",
        f"Read the {lines} under {list_headings(unread.headings)} as conversations? "
        f"The first is {unread.first}, '{shorten(unread.text, _SHOWN)}'",
        f"y writes sections = {setting} below [notes] in mdrel.toml. Left unread, they count for "
        "nobody, and `mdrel check` names them.",
    )
    return unread.headings if dialogue.ask_whether(question, default=False) else ()


def ask_about_me(dialogue: Dialogue, owner: Owner | None = None) -> Me:
    """Return what the person says of themselves.

    Where somebody probably is the `owner` of the vault, the first question is whether that is them.
    Raises StoppedError where the answers end, BackError and LeftError where they go back or stop.
    """
    dialogue.tell(INTRODUCTION)
    said = Me()
    if owner and _is_owner(dialogue, owner):
        said = replace(said, **{owner.key: owner.value})
    name = said.name or dialogue.ask(NAME, _read_name)
    emails = said.emails or dialogue.ask(EMAILS, _read_emails)
    organizations = dialogue.ask(ORGANIZATIONS, _read_organizations)
    role = dialogue.ask(ROLE, _read_role)
    return Me(name, said.note, emails, organizations, role)


def _is_owner(dialogue: Dialogue, owner: Owner) -> bool:
    """Return whether the person says that they are who they probably are."""
    question = Question(
        "owner",
        f"{owner.name} {owner.why}. Is that you?",
        f"y writes {owner.key} = {write_toml(owner.value)} below [me] in mdrel.toml; then nothing "
        f"that names you is read as a talk of yours with yourself. {owner.opens}".rstrip(),
    )
    return dialogue.ask_whether(question, default=False)


def ask_for_example(dialogue: Dialogue) -> bool:
    """Return whether the person wants an example note."""
    return dialogue.ask_whether(EXAMPLE, default=False)


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.split(","))))


def _read_name(text: str) -> str:
    if "@" in text:
        raise UsageError(f"'{text}' is an e-mail address", "Type the name, or Enter.")
    return text


def _read_organizations(text: str) -> tuple[str, ...]:
    return _split(_read_name(text))


def _read_emails(text: str) -> tuple[str, ...]:
    return tuple(map(_read_email, _split(text.replace(" ", ","))))


def _read_email(text: str) -> str:
    try:
        return read_email(text)
    except InvalidValueError as error:
        raise UsageError(
            f"'{text}' is not an e-mail address", "Type it like ada@engines.example, or Enter."
        ) from error


def _read_role(text: str) -> Role:
    word = text.lower()
    found = [role for role in Role if role.startswith(word)]
    if len(found) != 1 and word:
        raise UsageError(f"'{text}' is neither executive nor manager", "Type e or m.")
    return found[0]
