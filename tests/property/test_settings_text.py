"""Settings from any text at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mdrel.app.settings.loader import build_policy, parse_settings
from mdrel.app.settings.schema import SETTINGS
from mdrel.app.settings.toml_file import find_places
from mdrel.errors import SettingsError
from mdrel.model.toml_writer import write_toml
from mdrel.parse.properties.cadence import parse_cadence

KEYS = [
    ".".join(path)
    for row in SETTINGS
    for path in ([(*row.path, name) for name in row.names] or [row.path])
]
VALUES = st.one_of(
    st.text().map(write_toml),
    st.sampled_from([row.kind.example for row in SETTINGS]),
    st.integers().map(str),
    st.booleans().map(write_toml),
    st.floats().map(str),
    st.dates().map(str),
    st.times().map(str),
    st.lists(st.text() | st.integers(), max_size=3).map(write_toml),
    st.just("{}"),
)
LINES = st.one_of(
    st.builds("{} = {}".format, st.sampled_from(KEYS), VALUES),
    st.builds("{} = {}".format, st.text().map(write_toml), VALUES),
    st.sampled_from([f"[{key.rpartition('.')[0] or 'me'}]" for key in KEYS]),
    st.sampled_from(["[[notes]]", "[", "a = {b = [", '"""', "# é", "\r", "\0", "\ufeff"]),
    st.text(),
)


def complaint_of(text: str) -> SettingsError | None:
    """Return what is said against a text; where it is fine, make the policy of it."""
    try:
        build_policy(parse_settings(text))
    except SettingsError as error:
        return error
    return None


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_any_text_gives_a_policy_or_a_settings_error(text: str) -> None:
    error = complaint_of(text)
    assert error is None or (error.message.startswith("mdrel.toml:") and error.hint)


@given(st.lists(st.tuples(st.text(min_size=1), VALUES), max_size=5, unique_by=lambda pair: pair[0]))
def test_every_key_of_a_valid_text_has_a_place(pairs: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{write_toml(key)} = {value}" for key, value in pairs)
    import tomllib

    try:
        keys = set(tomllib.loads(text))
    except ValueError:
        return
    places = find_places(text)
    assert {(key,) for key in keys} <= places.keys()
    assert [places[(key,)].line for key, _ in pairs] == list(range(1, len(pairs) + 1))


@given(
    st.text() | st.from_regex(r"(every )?[0-9]{1,7} ?(d|weeks?|m|months?|y|years?)", fullmatch=True)
)
def test_a_cadence_is_a_positive_one_that_its_own_words_give_back_or_none(text: str) -> None:
    cadence = parse_cadence(text)
    if cadence is not None:
        assert parse_cadence(cadence.words) == cadence
        assert cadence.is_none == (cadence.words == "none")
