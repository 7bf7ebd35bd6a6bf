"""What `mdrel.toml` sets, and what is said about mistakes in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mdrel.app.environment.user_config import allow_link_scheme
from mdrel.app.settings.loader import build_policy, load_settings, parse_settings
from mdrel.app.settings.schema import CIRCLE, KEY_FIELDS, SETTINGS, Setting
from mdrel.errors import SettingsError, UsageError
from mdrel.model.cadence import Cadence
from mdrel.model.conversation import Channel
from mdrel.model.level import Level, Role
from mdrel.model.policy import Policy
from mdrel.model.toml_writer import write_toml
from mdrel.model.words import defaults as words
from mdrel.parse.lexicon import build_lexicon

DEFAULT = build_policy({})

# For each row: what to write, where the policy shows it, and what it shows then.
EFFECTS: dict[str, tuple[str, str, object]] = {
    "vault_id": ('"3f9c2a71"', "vault_id", "3f9c2a71"),
    "timezone": ('"Europe/Berlin"', "timezone", "Europe/Berlin"),
    "materialize": ("true", "materialize", True),
    "me.name": ('" Ada  Lovelace "', "me.name", "Ada Lovelace"),
    "me.note": ('"[[People/Me]]"', "me.note", "People/Me"),
    "me.emails": (
        '["Ada@Engines.example", "mailto:al@engines.example"]',
        "me.emails",
        ("ada@engines.example", "al@engines.example"),
    ),
    "me.organizations": ('["Analytical Engines"]', "me.organizations", ("Analytical Engines",)),
    "me.role": ('"Manager"', "me.role", Role.MANAGER),
    "notes.people_folders": (
        '["./Team/", "Team", "Work/Clients"]',
        "reading.people_folders",
        ("Team", "Work/Clients"),
    ),
    "notes.contact_types": ('["Friend"]', "reading.contact_types", frozenset({"friend"})),
    "notes.contact_tags": (
        '["#Friend", "crm/person/"]',
        "reading.contact_tags",
        frozenset({"friend", "crm/person"}),
    ),
    "notes.not_people": ('["Org/**", "Boats"]', "reading.not_people", ("Org/**", "Boats")),
    "notes.git_history": ("false", "git_history", False),
    "notes.ignore": ('["Archive/**"]', "ignore", ("Archive/**",)),
    "notes.sections": (
        '["## Calls", "Contact  Log"]',
        "reading.sections",
        frozenset({"calls", "contact log"}),
    ),
    "notes.daily": ('"any-link"', "reading.daily", "any-link"),
    "notes.daily_folder": ('"Journal/Days/"', "reading.daily_folder", "Journal/Days"),
    "notes.daily_format": ('"YYYY/MM/DD"', "reading.daily_format", "YYYY/MM/DD"),
    "notes.date_order": ('"dmy"', "reading.date_order", "day-first"),
    "notes.keys.level": (
        '["Relationship Tier", "close_ness"]',
        "reading.keys",
        {"level": ("relationshiptier", "closeness")},
    ),
    "words.channels.call": (
        '["Ping"]',
        "reading.channels",
        {**DEFAULT.reading.channels, "ping": Channel.CALL},
    ),
    "words.verbs": ('["Pinged"]', "reading.verbs", frozenset({"pinged"})),
    "words.intent": ('["one day"]', "reading.intent", frozenset({"one day"})),
    "notes.sections_only": ("true", "reading.sections_only", True),
    "notes.plan_sections": ('["Hopes"]', "reading.plan_sections", frozenset({"hopes"})),
    "words.cancellation": ('["scuppered"]', "reading.cancellation", frozenset({"scuppered"})),
    "words.negation": ("[]", "reading.negation", frozenset()),
    "prompts.thanks": ('["How can I help?"]', "questions.thanks", ("How can I help?",)),
    "prompts.offers": ('["How can I help?"]', "questions.offers", ("How can I help?",)),
    "prompts.trusted": ('["How can I help?"]', "questions.trusted", ("How can I help?",)),
    "prompts.transactional": (
        '["How can I help?"]',
        "questions.transactional",
        ("How can I help?",),
    ),
    "prompts.tentative": ('["How can I help?"]', "questions.tentative", ("How can I help?",)),
    "prompts.target": ('["How can I help?"]', "questions.target", ("How can I help?",)),
    "prompts.mentee": ('["How can I help?"]', "questions.mentee", ("How can I help?",)),
    "prompts.mentor": ('["How can I help?"]', "questions.mentor", ("How can I help?",)),
    "calendar.out": ('"feeds/people.ics"', "feed.out", "feeds/people.ics"),
    "calendar.detail": ('"private"', "feed.detail", "private"),
    "calendar.alarm": ('"-1d 9:30"', "feed.alarm", "-1d 09:30"),
    "calendar.overdue": ('"today"', "feed.overdue", "today"),
    "calendar.birthdays": ('"none"', "feed.birthdays", "none"),
    "calendar.link": (
        '"https://notes.example/{vault}/{path}"',
        "feed.link",
        "https://notes.example/{vault}/{path}",
    ),
    "calendar.refresh_hours": ("12", "feed.refresh_hours", 12),
    "dashboards.folder": ('"Boards/People"', "boards.folder", "Boards/People"),
    "dashboards.links": ('"wiki"', "boards.links", "wiki"),
    "dashboards.link_everybody": ("true", "boards.link_everybody", True),
    "method.cadence.trusted": (
        '"every 2 weeks"',
        "method.cadence",
        {**DEFAULT.method.cadence, Level.TRUSTED: Cadence("2 weeks", days=14)},
    ),
    "method.cadence.circle": ("45", "method.circle_cadence", Cadence("45d", days=45)),
    "method.spoken_only_for": ('["Target"]', "method.spoken_only_for", frozenset({"target"})),
    "method.reply_within": ("0", "method.reply_within", 0),
    "method.targets_per_week": ("2", "method.targets_per_week", 2),
    "method.calls_per_day": ("8", "method.calls_per_day", 8),
    "method.promise_days": ("30", "method.promise_days", 30),
}


def policy_of(text: str) -> Policy:
    return build_policy(parse_settings(text))


def seen(policy: Policy, dotted: str) -> object:
    value: object = policy
    for attribute in dotted.split("."):
        value = getattr(value, attribute)
    return value


def complaint_of(text: str) -> tuple[str, str]:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize("key", EFFECTS)
def test_each_setting_changes_the_policy_and_only_there(key: str) -> None:
    written, where, expected = EFFECTS[key]
    policy = policy_of(f"{key} = {written}")
    assert seen(policy, where) == expected
    assert type(seen(policy, where)) is type(seen(DEFAULT, where))
    assert policy != DEFAULT
    unchanged = [other for other in {effect[1] for effect in EFFECTS.values()} if other != where]
    assert all(seen(policy, other) == seen(DEFAULT, other) for other in unchanged)


def test_no_row_of_the_table_is_without_effect() -> None:
    tried = {
        row.key
        for row in SETTINGS
        if any(tuple(key.split("."))[: len(row.path)] == row.path for key in EFFECTS)
    }
    assert tried == {row.key for row in SETTINGS}


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.key)
def test_the_example_of_each_row_is_accepted(row: Setting) -> None:
    for path in [(*row.path, name) for name in row.names] or [row.path]:
        assert list(parse_settings(f"{'.'.join(path)} = {row.kind.example}")) == [".".join(path)]


@pytest.mark.parametrize(
    "key",
    [
        row.key
        for row in SETTINGS
        if row.part and row.key not in {"vault_id", "timezone", "notes.date_order"}
    ],
)
def test_writing_a_default_out_changes_nothing(key: str) -> None:
    row = next(row for row in SETTINGS if row.key == key)
    part = DEFAULT if row.part == "policy" else getattr(DEFAULT, row.part)
    assert policy_of(f"{key} = {write_toml(getattr(part, row.attribute))}") == DEFAULT


def test_without_settings_the_words_are_the_english_ones() -> None:
    assert {"conversations", "log", "history", "timeline", "catch ups"} <= build_lexicon(
        DEFAULT.reading
    ).sections
    assert DEFAULT.reading.verbs == words.VERBS
    assert DEFAULT.reading.intent == words.INTENT
    assert DEFAULT.reading.negation == words.NEGATION
    assert DEFAULT.reading.channels["zoom"] is Channel.VIDEO
    assert len(DEFAULT.reading.channels) == sum(
        len(spellings) for spellings in words.CHANNEL_WORDS.values()
    )


def test_the_person_is_one_object_everywhere() -> None:
    policy = policy_of('[me]\nname = "Ada Lovelace"\nrole = "manager"\n')
    assert policy.me is policy.reading.me is policy.method.me
    assert isinstance(policy.me.role, Role)


def test_a_word_of_the_person_takes_precedence_over_the_english_one() -> None:
    assert (
        policy_of('[words.channels]\nmeeting = ["met"]').reading.channels["met"] is Channel.MEETING
    )


@pytest.mark.parametrize("field", KEY_FIELDS)
def test_every_field_takes_one_spelling_or_several(field: str) -> None:
    assert policy_of(f'notes.keys.{field} = "My Word"').reading.keys == {field: ("myword",)}


@pytest.mark.parametrize("level", [*Level, CIRCLE])
def test_every_level_and_the_circle_take_a_cadence(level: str) -> None:
    policy = policy_of(f'method.cadence.{level} = "none"')
    chosen = (
        policy.method.circle_cadence if level == CIRCLE else policy.method.cadence[Level(level)]
    )
    assert chosen.is_none
    assert list(policy.method.cadence) == list(Level)


def test_several_tables_headers_dotted_keys_and_inline_tables_mean_the_same() -> None:
    spellings = [
        '[method.cadence]\ntrusted = "weekly"\n[notes]\ndaily = "off"\n',
        'method = { cadence = { trusted = "weekly" } }\nnotes = { daily = "off" }\n',
        'method.cadence.trusted = "weekly"\n"notes".\'daily\' = "off"\n',
    ]
    assert len({repr(policy_of(text)) for text in spellings}) == 1
    assert policy_of(spellings[0]).reading.daily == "off"


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    assert policy_of('\ufeff[notes]\r\ndaily = "off"\r\n').reading.daily == "off"


def test_materialize_is_off_unless_it_is_asked_for() -> None:
    assert not DEFAULT.materialize
    assert policy_of("materialize = true").materialize


WRONG = [
    ("dialy = 1", "mdrel.toml:1:1: unknown setting dialy", "Did you mean notes.daily?"),
    (
        '[notes]\n# why\n  dialy = "off"',
        "mdrel.toml:3:3: unknown setting notes.dialy",
        "Did you mean notes.daily?",
    ),
    (
        '[notes]\ndialy = "off"',
        "mdrel.toml:2:1: unknown setting notes.dialy",
        "[notes] has: contact_tags, contact_types, daily, daily_folder,",
    ),
    ("[note]\n", "mdrel.toml:1:2: unknown setting note", "Did you mean notes?"),
    ('note = "Me"', "mdrel.toml:1:1: unknown setting note", "Did you mean me.note?"),
    (
        "[zzz]\n",
        "mdrel.toml:1:2: unknown setting zzz",
        "mdrel.toml has: materialize, timezone, vault_id, [calendar], [dashboards], [me]",
    ),
    (
        'people_folders = ["People"]',
        "mdrel.toml:1:1: unknown setting people_folders",
        "Did you mean notes.people_folders?",
    ),
    (
        '[notes.keys]\nnextcontact = "x"',
        "mdrel.toml:2:1: unknown setting notes.keys.nextcontact",
        "Did you mean notes.keys.next_contact?",
    ),
    (
        '[words.channels]\nfone = ["x"]',
        "mdrel.toml:2:1: unknown setting words.channels.fone",
        "[words.channels] has: attempt, call,",
    ),
    (
        '[method.cadence]\ntrustd = "weekly"',
        "mdrel.toml:2:1: unknown setting method.cadence.trustd",
        "Did you mean method.cadence.trusted?",
    ),
    (
        '"notes.daily" = "off"',
        "mdrel.toml:1:1: unknown setting notes.daily",
        "Did you mean notes.daily?",
    ),
    ("notes = 3", "mdrel.toml:1:1: notes is a table, not 3", "Write [notes] on a line of its own"),
    ("[[notes]]", "mdrel.toml:1:3: notes is a table, not a list", "Write [notes]"),
    (
        "[timezone]",
        "mdrel.toml:1:2: timezone takes the name of a time zone, not a table",
        'timezone = "Europe/Berlin"',
    ),
    (
        'timezone = "Europe/Berlim"',
        'mdrel.toml:1:1: timezone: no time zone is called "Europe/Berlim"',
        "Did you mean Europe/Berlin",
    ),
    (
        'timezone = "berlin"',
        'mdrel.toml:1:1: timezone: no time zone is called "berlin"',
        "Did you mean Europe/Berlin",
    ),
    (
        'timezone = "Europe"',
        'mdrel.toml:1:1: timezone: no time zone is called "Europe"',
        "Did you mean Europe/",
    ),
    ('timezone = "/etc/passwd"', "no time zone is called", "Europe/Berlin"),
    ('timezone = "../../etc/passwd"', "no time zone is called", "Europe/Berlin"),
    (
        'me.role = "boss"',
        'mdrel.toml:1:4: me.role takes "executive" or "manager", not "boss"',
        'role = "executive"',
    ),
    (
        'me.emails = "ada@engines.example"',
        "me.emails takes a list of e-mail addresses, not",
        'emails = ["ada@engines.example"]',
    ),
    ('me.emails = ["ada"]', '"ada" is not an e-mail address', "emails ="),
    ("me.name = 3", "me.name takes a text, not 3", "name ="),
    ('me.name = "a\\u001bb"', "me.name: a control character cannot be here", "Remove it"),
    ('vault_id = "a b"', "vault_id: a vault id is made of letters", "mdrel init"),
    (
        'notes.people_folders = "People"',
        "notes.people_folders takes a list of folders",
        'people_folders = ["People", "Team"]',
    ),
    (
        "notes.people_folders = [3]",
        "notes.people_folders: 3 cannot be in this list",
        "people_folders =",
    ),
    (
        'notes.people_folders = ["../People"]',
        'notes.people_folders: "../People" leads out of the vault',
        "relative to the vault",
    ),
    (
        'notes.people_folders = ["."]',
        'notes.people_folders: "." is the vault itself',
        "folder inside the vault",
    ),
    ('notes.people_folders = [".obsidian"]', '".obsidian" is hidden', "dot"),
    ('notes.daily_folder = "/Journal"', "leads out of the vault", "relative"),
    (
        "notes.daily = false",
        'notes.daily takes "verbs", "names", "any-link" or "off", not false',
        'daily = "verbs"',
    ),
    ('notes.date_order = "ymd"', 'takes "day-first" or "month-first"', "date_order ="),
    ('notes.daily_format = ""', "notes.daily_format: an empty text says nothing", "Remove"),
    ('notes.keys.level = ""', "notes.keys.level: an empty text says nothing", "Remove"),
    (
        'notes.keys.level = "_"',
        "notes.keys.level: a property name needs a letter or digit",
        "property",
    ),
    (
        'notes.keys = {level = "Tier", circle = "t_ier"}',
        'mdrel.toml:1:31: notes.keys.circle: "tier" already belongs to notes.keys.level',
        "one of them",
    ),
    (
        'words.channels = {call = ["ping"], email = ["Ping"]}',
        '"ping" already belongs to words.channels.call',
        "one of them",
    ),
    ("prompts.offers = []", "prompts.offers: at least one question is needed", "Remove"),
    (
        "\n[prompts]\nmentor = [ ]",
        "mdrel.toml:3:1: prompts.mentor: at least one question is needed",
        "mdrel's own",
    ),
    (
        'prompts.target = ["May I?", "a\\u001b[31mb"]',
        "mdrel.toml:1:9: prompts.target: a control character cannot be here",
        "Remove it",
    ),
    ('prompts.trusted = ["How?", " "]', "prompts.trusted: an empty text says nothing", "Remove"),
    (
        'prompts.tentative = "How?"',
        'prompts.tentative takes a list of questions, not "How?"',
        "Write it like this",
    ),
    (
        'calendar.out = "/srv/feed.ics"',
        'calendar.out: "/srv/feed.ics" leads out of the vault',
        "nothing outside",
    ),
    ('calendar.out = "a/../../feed.ics"', "leads out of the vault", "nothing outside"),
    ('calendar.out = "C:feed.ics"', "leads out of the vault", "nothing outside"),
    ('calendar.out = "~/feed.ics"', "leads out of the vault", "nothing outside"),
    ("calendar.out = 'a\\feed.ics'", "not a path mdrel can use", "/"),
    ('calendar.out = "People/Ada.md"', "not a calendar file", ".ics"),
    ('calendar.out = "feed.ics/"', "not a calendar file", ".ics"),
    ('calendar.out = ".git/feed.ics"', "is hidden", "dot"),
    ('calendar.alarm = "24:00"', "calendar.alarm takes a time", 'alarm = "-1d 09:00"'),
    ('calendar.alarm = "-0d 09:00"', "calendar.alarm takes a time", "alarm ="),
    (
        "calendar.alarm = 09:00:00",
        "calendar.alarm takes a time, a time some days before, or",
        "alarm =",
    ),
    ('calendar.link = "javascript://x/{path}"', "calendar.link takes", "link ="),
    *(
        (
            f'calendar.link = "{scheme}://x/{{path}}"',
            f": calendar.link: addresses of {scheme.lower()}: are not allowed",
            f"mdrel config link-scheme {scheme.lower()}",
        )
        for scheme in ("smb", "SMB", "file", "search-ms", "ms-word", "vscode", "ftp", "httpx")
    ),
    ('calendar.link = "https://notes.example/"', "calendar.link takes", "{path}"),
    ('calendar.link = "https://notes.example/{path}/{name}"', "calendar.link takes", "{path}"),
    (
        "calendar.refresh_hours = 0",
        "takes a whole number from 1 to 720, not 0",
        "refresh_hours = 6",
    ),
    (
        "calendar.refresh_hours = true",
        "takes a whole number from 1 to 720, not true",
        "refresh_hours = 6",
    ),
    (
        "calendar.refresh_hours = 6.0",
        "takes a whole number from 1 to 720, not 6.0",
        "refresh_hours = 6",
    ),
    ('dashboards.folder = ""', 'dashboards.folder: "" is the vault itself', "folder inside"),
    ('dashboards.folder = "."', 'dashboards.folder: "." is the vault itself', "folder inside"),
    ('dashboards.folder = "../Boards"', "leads out of the vault", "nothing outside"),
    (
        'dashboards.link_everybody = "yes"',
        'takes true or false, not "yes"',
        "link_everybody = true",
    ),
    (
        'method.cadence.trusted = "often"',
        'method.cadence.trusted takes a cadence in words, or a number of days, not "often"',
        'trusted = "6 weeks"',
    ),
    ("method.cadence.trusted = 0", "method.cadence.trusted takes", "6 weeks"),
    ("method.cadence.trusted = true", "method.cadence.trusted takes", "6 weeks"),
    (
        'method.spoken_only_for = ["friends"]',
        '"friends" cannot be in this list',
        "spoken_only_for =",
    ),
    ("method.reply_within = -1", "takes a whole number from 0 to 365, not -1", "reply_within = 3"),
    (f"method.reply_within = 0x{'f' * 9000}", "not a huge number", "reply_within = 3"),
    ("x = ", "mdrel.toml:1:5: ", "Write `key ="),
    ("x = [1,\n2", "mdrel.toml:2:2: Unclosed array", "Write `key ="),
    ('[notes]\ndaily = "a"\ndaily = "b"', "mdrel.toml:3:", "Write `key ="),
    ("daily = off", "mdrel.toml:1:9: Invalid value", "Write `key ="),
    (f"x = {'9' * 5000}", "mdrel.toml:1:1: ", "Write `key ="),
    (f"x = {'[' * 50_000}", "mdrel.toml:1:1: too many brackets", "Write `key ="),
    ('"a\\u001b[31m" = 1', "mdrel.toml:1:1: unknown setting a\\u001b[31m", "mdrel.toml has"),
]


@pytest.mark.parametrize(("text", "message", "hint"), WRONG, ids=[case[0][:40] for case in WRONG])
def test_a_mistake_is_named_with_its_place_and_a_remedy(text: str, message: str, hint: str) -> None:
    said, remedy = complaint_of(text)
    assert message in said
    assert said.startswith("mdrel.toml:")
    assert hint in remedy


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    message, hint = complaint_of(
        '[method]\nreply_within = "3"\n[notes]\ndaily = 1\ncolour = "red"\n'
    )
    assert [line.split(": ")[0] for line in message.split("\n")] == [
        "mdrel.toml:2:1",
        "mdrel.toml:4:1",
        "mdrel.toml:5:1",
    ]
    assert len(hint.split("\n")) >= 3


def test_a_vault_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == DEFAULT


def test_settings_are_read_from_the_vaults_root(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").write_text('[dashboards]\nlinks = "wiki"\n', encoding="utf-8")
    assert load_settings(tmp_path).boards.links == "wiki"


@pytest.mark.uninstrumented
def test_a_vault_without_settings_costs_no_heavy_import(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from mdrel.app.settings.loader import load_settings; load_settings(Path(sys.argv[1]));"
        "print(sorted({'tomllib', 'json', 'zoneinfo', 'difflib'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"# fine\n# \xff\n", "mdrel.toml:2:3: is not UTF-8"),
        ("[me]\n".encode("utf-16"), "mdrel.toml:1:1: is not UTF-8"),
        (b"#" * (1 << 20) + b"#", "mdrel.toml:1:1: cannot be read: it is larger than 1 MiB"),
        (b"\0", "mdrel.toml:1:1: "),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "mdrel.toml").write_bytes(data)
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert caught.value.message.startswith(message)
    assert caught.value.hint


def test_a_folder_called_mdrel_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").mkdir()
    with pytest.raises(SettingsError, match=r"^mdrel\.toml:1:1: cannot be read: "):
        load_settings(tmp_path)


def test_pipes_and_links_out_of_the_vault_are_refused(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    file = vault / "mdrel.toml"
    os.mkfifo(file)
    with pytest.raises(SettingsError, match="not a regular file"):
        load_settings(vault)
    file.unlink()
    outside = tmp_path / "outside.toml"
    file.symlink_to(outside)
    with pytest.raises(SettingsError, match="leads nowhere"):
        load_settings(vault)
    outside.write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="leads out of the vault"):
        load_settings(vault)
    file.unlink()
    file.symlink_to("mdrel.toml")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(vault)
    file.unlink()
    (vault / "real.toml").write_text('notes.daily = "off"', encoding="utf-8")
    file.symlink_to("real.toml")
    assert load_settings(vault).reading.daily == "off"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("none", "none"), ("None", "none"), ("7:05", "07:05"), ("-14d 23:59", "-14d 23:59")],
)
def test_an_alarm_is_a_time_on_the_day_or_some_days_before_or_none(written: str, kept: str) -> None:
    assert policy_of(f'calendar.alarm = "{written}"').feed.alarm == kept


@pytest.mark.parametrize(
    "written",
    ["obsidian", "file", "none", "HTTPS://notes.example/?file={path}", "obsidian://x?y={path}"],
)
def test_an_events_link_is_a_word_or_an_address_with_the_path(written: str) -> None:
    assert policy_of(f'calendar.link = "{written}"').feed.link == written


def test_an_address_the_person_allowed_on_this_machine_is_taken() -> None:
    text = 'calendar.link = "vscode://file/{path}"'
    allow_link_scheme("VSCode://")
    assert policy_of(text).feed.link == "vscode://file/{path}"
    with pytest.raises(SettingsError, match="smb: are not allowed"):
        policy_of('calendar.link = "smb://x/{path}"')
    allow_link_scheme("vscode", is_allowed=False)
    with pytest.raises(SettingsError, match="vscode: are not allowed"):
        policy_of(text)
    allow_link_scheme("javascript")
    with pytest.raises(SettingsError, match="link takes"):
        policy_of('calendar.link = "javascript://x/{path}"')
    with pytest.raises(UsageError, match="not the scheme"):
        allow_link_scheme("a b")
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "mdrel/link-schemes"
    for content in (b"\xff\0", b"vscode\n" * 200_000, b"../..\n"):
        config.write_bytes(content)
        with pytest.raises(SettingsError, match="not allowed"):
            policy_of(text)


def test_an_empty_zone_is_the_systems() -> None:
    assert policy_of('timezone = ""') == DEFAULT
