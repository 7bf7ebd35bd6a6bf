"""Front matter: what is read from it, where it stands, and what is reported.

Tested is also what cannot hang or crash it.
"""

from __future__ import annotations

import pytest

from mdrel.model.span import Span
from mdrel.parse.front_matter.fast_path import scan_properties
from mdrel.parse.front_matter.node import find_block, normalize_key
from mdrel.parse.front_matter.read import FrontMatter, Node, read_front_matter, read_fully

USUAL = """\
---
# who
type: person
Full Name: 'Ada Lovelace'
email:
  - ada@lines.example
  -
  - "+44 20 5550 0001"

aliases: [Ada, 'A. L.', "Lady", ~x]
tags:
- person # a comment
birthday: 1985-12-10
role: null
source:
circle: []
---
# Ada
"""


def read(block: str) -> FrontMatter:
    """Read a note with `block` between the markers; it begins on line 2, at offset 4."""
    return read_front_matter("People/Ada.md", f"---\n{block}\n---\nbody\n")


def value_of(block: str) -> Node:
    """Read the one property of a note."""
    (item,) = read(block).properties
    return item.value


def texts_of(node: Node) -> list[str]:
    """Return the texts of a node's items."""
    return [item.text for item in node.items]


def is_fast(text: str) -> bool:
    """Say whether the fast scanner takes the note."""
    block = find_block(text)
    return block is not None and scan_properties(text, block) is not None


def problem_of(found: FrontMatter) -> tuple[str, Span]:
    """Return code and place of the one problem."""
    (diagnostic,) = found.diagnostics
    assert diagnostic.path == "People/Ada.md"
    return diagnostic.code, diagnostic.span


def raw(text: str, node: Node) -> str:
    """Return what stands at the node's place."""
    return text[node.start : node.end]


def test_ordinary_properties_are_read_with_texts_and_places() -> None:
    """Every value is the text as written, and its place is where it stands."""
    text = USUAL.replace(", ~x", "")
    assert is_fast(text)
    found = read_front_matter("n.md", text)
    values = {item.normal: item.value for item in found.properties}
    assert list(values) == [
        "type",
        "fullname",
        "email",
        "aliases",
        "tags",
        "birthday",
        "role",
        "source",
        "circle",
    ]
    assert values["type"] == Node(
        "scalar", "person", False, text.index("person"), text.index("person") + 6
    )
    assert raw(text, values["fullname"]) == "'Ada Lovelace'"
    assert texts_of(values["email"]) == ["ada@lines.example", "", "+44 20 5550 0001"]
    assert [item.is_null for item in values["email"].items] == [False, True, False]
    assert raw(text, values["email"]) == '- ada@lines.example\n  -\n  - "+44 20 5550 0001"'
    assert texts_of(values["aliases"]) == ["Ada", "A. L.", "Lady"]
    assert raw(text, values["tags"]) == "- person"
    assert values["role"].is_null
    assert raw(text, values["role"]) == "null"
    assert values["source"].is_null
    assert raw(text, values["source"]) == ""
    assert values["circle"] == Node("sequence", "", False, text.index("[]"), text.index("[]") + 2)
    assert text[found.body_start :] == "# Ada\n"
    assert found.is_readable
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        USUAL,
        USUAL.replace("\n", "\r\n"),
        USUAL.replace(", ~x", ""),
        "\ufeff" + USUAL,
        USUAL.replace("---\n# who", "---  \n\n# who", 1),
    ],
)
def test_both_readers_say_the_same_of_a_usual_note(text: str) -> None:
    """Line ends, a U+FEFF and blanks after the marker make no difference to properties.

    They count in places.
    """
    block = find_block(text)
    assert block is not None
    found = read_front_matter("n.md", text)
    assert found == read_fully("n.md", text, block)
    assert [item.key for item in found.properties][:2] == ["type", "Full Name"]
    assert raw(text, found.properties[0].value) == "person"
    assert text[found.properties[0].start :].startswith("type:")
    assert text[found.body_start :].startswith("# Ada")


def test_values_are_never_typed() -> None:
    """What YAML 1.1 takes for numbers, dates and booleans stays what the person wrote."""
    written = ["no", "12:30", "0123", "1e3", "2026-02-30", "0x1F", ".inf", "1_000", "=", "=="]
    for text in written:
        assert value_of(f"key: {text}").text == text
        assert value_of(f"key: !x {text}").text == text


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL"])
def test_a_plain_null_has_no_text_and_a_quoted_or_tagged_one_is_text(null: str) -> None:
    """Only plain, untagged nulls are null."""
    written = (f"key: {null}", f"key: '{null}'", f"key: !!str {null}")
    plain, quoted, tagged = map(value_of, written)
    assert (plain.text, plain.is_null) == ("", True)
    assert (quoted.text, quoted.is_null) == (null, False)
    assert (tagged.text, tagged.is_null) == (null, False)


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ('key: "a\\tb\\u00e9"', "a\tbé"),
        ("key: 'it''s'", "it's"),
        ("key: one\n  two", "one two"),
        ("key: |\n  one\n  two", "one\ntwo\n"),
        ("key: >-\n  one\n  two", "one two"),
        ("key: !!binary aGk=", "aGk="),
        ("key: !!python/name:os.system x", "x"),
        ("key: !<%61b> b", "b"),
        ("key: &here b", "b"),
        ("key: b\u2028  c", "b\u2028c"),
    ],
)
def test_scalars_are_unquoted_and_folded_and_tags_construct_nothing(block: str, text: str) -> None:
    """The text is what the person wrote once YAML's quoting is off."""
    value = value_of(block)
    assert (value.kind, value.text, value.is_null) == (
        "scalar",
        text,
        False,
    )


def test_a_bare_link_stays_a_nested_list_whose_text_can_be_recovered() -> None:
    """YAML reads `[[Ann]]` as a list in a list; its place is the link's."""
    text = "---\npeople:\n  - [[Ann]]\nwith: [[Bo Lin|Bo]]\n---\n"
    people, link = (item.value for item in read_front_matter("n.md", text).properties)
    assert people.items[0].items[0].kind == "sequence"
    assert raw(text, people.items[0]) == "[[Ann]]"
    assert raw(text, link) == "[[Bo Lin|Bo]]"


def test_nested_collections_alternate_keys_and_values_and_end_at_their_last_item() -> None:
    """A block collection does not run on into comments, blank lines or the next key."""
    text = (
        "---\nphones:\n  - kind: home\n    ~:\n\n# later\n  - {kind: work}\n\n# end\nnext: 1\n---\n"
    )
    phones = read_front_matter("n.md", text).properties[0].value
    assert raw(text, phones) == "- kind: home\n    ~:\n\n# later\n  - {kind: work}"
    first, second = phones.items
    assert texts_of(first) == ["kind", "home", "~", ""]
    assert raw(text, first) == "kind: home\n    ~:"
    assert raw(text, second) == "{kind: work}"


def test_keys_are_matched_without_case_space_underscore_and_hyphen() -> None:
    """`normal` is what the properties are looked up by; the key itself stays as written."""
    assert normalize_key("Last_Contact-Date x") == "lastcontactdatex"
    assert [(item.key, item.normal) for item in read("'Full Name': a\nnull: b").properties] == [
        ("Full Name", "fullname"),
        ("null", "null"),
    ]


def test_an_alias_has_its_anchors_content_and_its_own_place() -> None:
    """Places are those of `*home`, not of the anchor."""
    text = "---\na: &home [x, y]\nb: *home\n*home : c\n&key k: v\n*key : w\n---\n"
    found = read_front_matter("n.md", text)
    first, second, last = found.properties
    assert texts_of(second.value) == texts_of(first.value) == ["x", "y"]
    assert raw(text, second.value) == "*home"
    assert raw(text, first.value) == "&home [x, y]"
    assert last.key == "k"
    assert [item.message for item in found.diagnostics] == [
        "`k` stands on line 5 and again on line 6; the first is used"
    ]


def test_a_repeated_key_is_reported_with_both_lines_and_the_first_is_used() -> None:
    """Only the very same text is the same key."""
    found = read("email: a\nEmail: b\n\nemail: c\nemail: d")
    assert [(item.key, item.value.text) for item in found.properties] == [
        ("email", "a"),
        ("Email", "b"),
    ]
    assert [(item.code, item.span) for item in found.diagnostics] == [
        ("MDR115", Span(5, 1)),
        ("MDR115", Span(6, 1)),
    ]
    assert (
        found.diagnostics[0].message
        == "`email` stands on line 2 and again on line 5; the first is used"
    )
    assert found.is_readable


def test_keys_that_are_no_scalars_are_skipped_without_a_word() -> None:
    """A list or mapping as a key belongs to nobody."""
    found = read("? [a]\n: 1\n{{date}}: 2\nkey: 3")
    assert [item.key for item in found.properties] == ["key"]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\n---\n# x", "# x"),
        ("---\n---", ""),
        ("---\n\n# c\n---\nx", "x"),
        ("---\n...\nx", "x"),
        ("\ufeff---\n\ufeff# c\n---\t \r\nx", "x"),
    ],
)
def test_an_empty_block_has_no_properties(text: str, body: str) -> None:
    """Nothing but comments and blank lines is no problem."""
    found = read_front_matter("n.md", text)
    assert (found.properties, found.is_readable, found.diagnostics) == (
        (),
        True,
        (),
    )
    assert text[found.body_start :] == body


def test_a_second_mark_at_the_start_of_the_block_is_counted_in_places() -> None:
    """PyYAML does not count a U+FEFF before the first key."""
    text = "\ufeff---\n\ufeffkey: {a: b}\n---\n"
    (item,) = read_front_matter("n.md", text).properties
    assert (item.key, text[item.start], raw(text, item.value)) == ("key", "k", "{a: b}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "---",
        "----\na: b\n---\n",
        "\n---\na: b\n---\n",
        '{"a": 1}\n',
        "---\rkey: a\r---\r",
        "---x\n---\n",
        " ---\na: b\n---\n",
        "---\n\nprose\n",
        "---\n- [ ] task: x\n",
        "---\n# a: b\n",
    ],
)
def test_a_note_without_front_matter_has_none_and_no_problem(text: str) -> None:
    """The first line has to be the marker, and a later one has to close it."""
    assert read_front_matter("n.md", text) == FrontMatter((), 0, is_readable=True, diagnostics=())


def test_an_unclosed_block_is_reported_when_it_holds_properties() -> None:
    """A horizontal rule above prose is none."""
    found = read_front_matter("People/Ada.md", "---\nlevel: trusted\n--- x\n ---\n")
    assert problem_of(found) == ("MDR112", Span(1, 1))
    assert found.body_start == 0


@pytest.mark.parametrize(
    ("block", "kind"),
    [("just prose", "text"), ("- a\n- b", "a list"), ("  [a]", "a list"), ("~", "text")],
)
def test_yaml_that_is_no_mapping_is_reported_and_readable(block: str, kind: str) -> None:
    """The problem names what is there instead."""
    found = read(block)
    assert problem_of(found) == ("MDR114", Span(2, 1 + len(block) - len(block.lstrip())))
    assert kind in found.diagnostics[0].message
    assert found.is_readable
    assert found.properties == ()


@pytest.mark.parametrize(
    ("block", "place", "words"),
    [
        ("a: 1\nb: c: d", Span(3, 5), "a value with `: ` in it"),
        ("a: 1\nb: 'c\nd: e", Span(3, 4), "never closed"),
        ("a: [b, c\nd: e", Span(2, 4), "`]`"),
        ("a: {b\nd: e", Span(2, 4), "`}`"),
        ("a: b\nplain words\nc: d", Span(3, 1), "no `:`"),
        ('a: "b" c', Span(2, 8), "`key:`"),
        ("a: {{date}} x", Span(2, 13), "`key:`"),
        ("a: @ada", Span(2, 4), "quotes"),
        ("\ta: b", Span(2, 1), "tab"),
        ("a: *nobody", Span(2, 4), "names nothing"),
        ("a: &a [b, *a]", Span(2, 11), "names nothing"),
        ("a: b\rc: d: e", Span(2, 10), "a value with `: ` in it"),
        ("a: b\r---\rc: d", Span(2, 6), "second document"),
        ("a: x\x07", Span(2, 5), "U+0007"),
        ("a: \x00", Span(2, 4), "U+0000"),
        ("b: 1\na: \ud800", Span(3, 4), "U+D800"),
        ("b: 1\na: !<%ED%A0%80> x", Span(3, 4), "UTF-8"),
        ("%TAG !e! %ED%A0%80\r---\ra: !e!x b", Span(2, 1), "UTF-8"),
        ('a: "\\uD800"', Span(2, 7), "invalid Unicode"),
    ],
)
def test_broken_yaml_is_reported_at_its_place_in_the_note(
    block: str, place: Span, words: str
) -> None:
    """Line and column count from the note's first line, and the words say what to look for."""
    found = read(block)
    assert problem_of(found) == ("MDR111", place)
    assert words in found.diagnostics[0].message
    assert (found.is_readable, found.properties) == (False, ())
    assert found.body_start == len(f"---\n{block}\n---\n")
