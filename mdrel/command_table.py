"""The commands in their groups and the exit codes, as `mdrel --help` lists them."""

from __future__ import annotations

TABLE: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "today": (
        "Every day",
        (
            ("today", "Who to call today, and what to say (the default)."),
            ("go", "The same one person at a time, logging as you go."),
            ("log", "A conversation, in five seconds."),
            ("brief", "What to know before a meeting."),
            ("show", "One person: card and timeline."),
            ("edit", "Open somebody's note in your editor, at their conversations."),
            ("find", "Search names, conversations and notes of contacts."),
        ),
    ),
    "due": (
        "Every week",
        (
            ("due", "Everyone who is due, in agenda order."),
            ("answer", "Messages you set aside: list, answer, let go."),
            ("review", "The week: answer or let go, moves, promises, the next target."),
            ("target", "People you should know: the list, and who is next."),
        ),
    ),
    "now and then": (
        "Now and then",
        (
            ("triage", "A level for everybody who has none, one key each."),
            ("add", "Somebody new."),
            ("level", "People move up or down the path."),
            ("circle", "The ten and the three."),
            ("snooze", "Leave somebody in peace until a day."),
            ("archive", "Stop every reminder about somebody."),
            ("set", "Any property of somebody's note."),
            ("follow-up", "Tasks between you and somebody."),
            ("roll-call", "The exercise: ten and three names, from memory."),
            ("new-role", "A promotion: whom to keep, hand over or let fade, and whom to find."),
            ("handover", "Relationships on their way to a successor."),
            ("history", "How a relationship moved, and what to consider."),
            ("first", "Whom to call first with an issue or an idea."),
            ("map", "The network as a picture: four rings, trusted innermost."),
            ("stats", "Conversations by month, level, channel and purpose."),
            ("report", "A period in words and numbers, to read or print."),
        ),
    ),
    "vault": (
        "Vault",
        (
            ("init", "Start with a folder of notes: writes mdrel.toml, nothing else."),
            ("demo", "See it work on a copy of the example vault."),
            ("undo", "Undo what mdrel wrote into notes."),
            ("doctor", "Problems around the vault: lost entries, leftovers, set-up."),
            ("check", "Every problem in the notes, with its line and what to do."),
            ("git", "Keep notes on several machines: git setup."),
            ("service", "serve or watch start with your session: install, status, remove."),
        ),
    ),
    "outputs": (
        "Outputs",
        (
            ("dashboard", "Write the dashboards into the vault."),
            ("calendar", "Write the calendar feed people subscribe to."),
            ("watch", "Keep dashboards and feed up to date while notes change."),
            ("serve", "Serve the page for a browser, and the feed to calendar programs."),
        ),
    ),
    "tools": (
        "Tools",
        (
            ("contacts", "Everyone in the vault, and why a note counts as a person."),
            ("explain", "What a problem's code means, or what was made of a line."),
            ("config", "Every setting in force; the default vault."),
            ("feed", "The secret in the feed's address."),
            ("completion", "The completion script for bash, zsh or fish."),
        ),
    ),
}
COMMANDS = {name: help_text for _, rows in TABLE.values() for name, help_text in rows}
# Called by programs, listed nowhere.
HIDDEN = frozenset({"merge-driver"})
EXIT_CODES = (
    ("0", "Fine, even if a note is broken: stderr says so."),
    ("1", "Only from check, doctor, --check and --exit-code."),
    ("2", "Wrong usage, or a date that cannot be read."),
    ("3", "Nobody by that name."),
    ("4", "A name that matches several people."),
    ("5", "No vault, or settings that cannot be used."),
    ("6", "Refused to write, or the output could not be printed."),
    ("130", "Interrupted."),
)
