"""A vault of notes that break naive readers.

Each stands beside an ordinary neighbour who must not suffer for it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from tests.support.places import write_tree

BIG = 60_000
NEIGHBOUR = (
    "---\ntype: person\nlevel: trusted\n---\n\n## Conversations\n\n- 2026-11-20 call: all is well\n"
)
CANARY = "canary-outside-the-vault"
_LOG = "---\ntype: person\n---\n\n## Conversations\n\n"
_FRONT = (
    "a: [" * 25_000, "[" * 100_000, "{" * 100_000, "a: " + "[" * 30_000 + "]" * 30_000, "- " * 50_000, "? " * 50_000, "".join(" " * depth + "a:\n" for depth in range(400)),
    "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{new}: &{new} [*{old},*{old},*{old},*{old},*{old},*{old},*{old},*{old},*{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)),
    "a: &a\n  - *a", "a: &a {b: *a}", "<<: *nobody", "x: &x {type: person}\n<<: *x", "a: *nobody", "a: &" + "x" * BIG, "type: person\n" + "a: *x\n" * 20_000,
    "type: !!python/object/apply:os.system ['touch hacked']", "type: !!python/name:os.system", "level: !!binary aGVsbG8=", "type: !<tag:example.com,2026:x> person", "%YAML 9.9\n---\na: b",
    "type: person\nlevel: [trusted, [target, {a: b}]]", "type: {person: true}", "type: person\nlevel: {}", "? [type]\n: person", "? {a: b}\n: c", "type: person\naliases: {a: [b]}", "[a]: b", "{a: b}: c",
    "type: person\nbirthday: 2026-02-30", "type: person\nlast_contact: 0000-00-00", "type: person\nlast_contact: 99999-01-01", "type: person\ncadence: 99999999999999999999 months", "type: person\ncadence: " + "9" * BIG,
    "type: person\nnext_contact: " + "1" * BIG, "content: x\nself: y\nyes: z\n2026: w", "type: person\ntype: person\ntype: company", "type: person\nid: " + "x" * BIG, "type: person\nname: " + "ab " * 60_000,
    "type: person\naliases: [" + "a," * 60_000 + "]", "".join(f"k{number}: v\n" for number in range(60_000)), "type: person\n\tlevel: trusted", "type: person\n  level: trusted\n level: target", 'name: "unclosed', "name: 'unclosed",
    "name: |\n" + "  x\n" * 60_000, "name: >\n", "name: @x", "name: `x`", "name: %x", "name: &", "name: *", "name: !", "a:\n- b\n c", ":", "::", ": :", "-", "---\n---", "...", "null", "~", "42", "- a\n- b", "'text'",
    "type: person\nname: \x00", "type: person\nname: \x1b[31m", "type: person\nname: \u202eevil", "type: person\nname: <script>alert(1)</script>", "type: person\nname: '=cmd()'", "type: person\nname: '{{ 7 * 7 }}'",
    "type: person\npeople: [[[[[[x]]]]]]", "type: conversation\ndate: 2026-11-20\npeople: " + "[[" * 40_000, "type: conversation\ndate: 9999-12-31\npeople: [Neighbour 0]", "type: conversation\ndate: 0001-01-01\npeople: [x]",
    "x" * 300_000, "type: person\n# " + "x" * 300_000, "type: person\nmet: " + "(" * BIG, "type: person\nphone: 0123\nrole: no\nat: 12:30", "mdrel: generated\ntype: person",
)  # fmt: skip
_BODIES = (
    "[[" * BIG, "]]" * BIG, "[" * BIG, "](" * BIG, "[a](" * BIG, "![" * BIG, "[[a|" * BIG, "`" * BIG, "` `` ``` " * 10_000, "~" * BIG, "```\n" * 50_001, "<!--" * BIG, "-->" * BIG, "%%" * (BIG + 1), "%% %" * BIG,
    "> " * BIG, "#" * BIG, "# " * BIG, "*" * BIG, "_ " * BIG, "| " * BIG, "|-" * BIG, "- " * BIG, "-" * BIG, " " * BIG, "\t" * BIG, "\n" * BIG, "\r" * BIG, "\u2028" * BIG, "^" * BIG, "^a " * BIG, "#a/" * BIG, "#a " * BIG,
    "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "a" * 1_000_000, "é" * 500_000, "$" * BIG, "=" * BIG, "<<<<<<< \n" * 20_000, "<<<<<<< a\n=======\n" * 20_000, ">>>>>>> \n=======\n" * 20_000, "<div>" * BIG, "&amp;" * BIG, "https://" * BIG, "a@b." * BIG,
)  # fmt: skip
_ENTRIES = (
    "- 2026-11-20 with [[a]] and " + "[[a]] and " * 40_000, "- 2026-11-20 call: " + "x? " * BIG, "- 2026-11-20 call: " + "x" * 500_000, "- 2026-11-20 " * 20_000, "- 2026-11-20 call: x\n" * 5_000,
    "- 2026-11-20 call: x\n" + "  y\n" * 20_000, "- 2026-11-20 call: x\n" + "  - [ ] y\n" * 4_000, "- [ ] " + "📅 " * BIG, "- [ ] x " + "(due " * BIG, "- [x] 2026-11-20 " + "✅ " * BIG, "- 2026-02-30 x\n" * 5_000, "- 01/02/2026 x\n" * 5_000,
    "| 2026-11-20 |" + " x |" * 20_000, "| a | b |\n|---|---|\n" + "| 2026-11-20 | call |\n" * 4_000, "### 2026-11-20 call\n" * 4_000, "- 9999-12-31 call: x", "- 0001-01-01 call: x", "- " * 50_000 + "2026-11-20 call", "- 2026-11-20" + " " * BIG + "call",
    "- 2026-11-20 12:" + "0" * BIG, "- **" * 50_000, "- [[2026-11-20" * 20_000, "- 2026-11-20 (" * 20_000, "- 2026-11-20 call " + "#" * BIG, "## Levels\n" + "- 2026-11-20 target -> trusted: x\n" * 10_000, "## Levels\n- 2026-11-20 " + "a " * BIG,
    "- 2026-11-20 call: " + "[[Neighbour 0]] " * 5_000, "- 2026-11-20 call: ```\n" + "- 2026-11-19 x\n" * 1_000, "- 2026-11-20 call: <!-- \n" + "- 2026-11-19 x\n" * 1_000,
)  # fmt: skip
_DAILY = (
    "- Called " + "[[Neighbour 1]] " * 5_000,
    "Called [[" * BIG,
    "- called about " * 20_000,
    "met [[x]]. " * 10_000,
    "- [x] ✅ 2026-11-20 " * 20_000,
    "Attendees: " + "a, " * BIG,
    "called [[x]]\n" * 10_000,
)
_RAW = (
    b"", b"\x00" * 100_000, b"\xff" * 100_000, b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"---\n", b"---", b"---\r", b"---\n---", b"---\ntype: person", b"---\rtype: person\r---\r",
    b"\xef\xbb\xbf\xef\xbb\xbf---\ntype: person\n---\n", b"---\ntype: person\nname: \xed\xa0\x80\xe9\n---\n", b"--- \ntype: person\n--- \n", b"+++\ntype = 'person'\n+++\n", b'{"type": "person"}', b"\x1f\x8b\x08\x00", b"%PDF-1.7\n%\xe2\xe3",
)  # fmt: skip
_NAMES = (
    "line\nbreak", "carriage\rreturn", "tab\there", "bell\x07", "\x1b[31mred", "quo'te\"s", "back\\slash", "pipe|bar", "[[link]]", "](link)", "<b>bold</b>", "{{ braces }}", "#tag", "^block", "100%", "%20", "-rf", "--help", " ", "  lead",
    "trail ", "dot.", "CON", "aux.x", "COM1", "~", "$HOME", "`id`", "a;b", "a&b", "*", "?", "x" * 250, "é" * 120, "e\u0301", "\u202eevil", "\u200b", "\ufeff", "😀" * 60, "\udcff", "caf\udce9", "2026-11-20", "2026-02-30", "index", "_index", "README",
    "Neighbour 0.sync-conflict-20261103-091502-ABCDEFG", "neighbour 1", "NEIGHBOUR 2",
)  # fmt: skip


def hostile_notes() -> dict[str, bytes]:
    """Return the contents of every ordinary file of the vault, by path."""
    texts = {
        f"People/front {number:03}.md": f"---\n{front}\n---\n{_LOG[-20:]}"
        for number, front in enumerate(_FRONT)
    }
    texts |= {
        f"People/body {number:03}.md": f"---\ntype: person\n---\n{body}"
        for number, body in enumerate(_BODIES)
    }
    texts |= {f"Notes/body {number:03}.md": body for number, body in enumerate(_BODIES)}
    texts |= {f"People/entry {number:03}.md": _LOG + entry for number, entry in enumerate(_ENTRIES)}
    texts |= {
        f"Daily/2026-10-{number + 1:02}.md": line
        for number, line in enumerate(_DAILY + _BODIES[:20])
    }
    notes = {path: text.encode("utf-8", "surrogatepass") for path, text in texts.items()}
    notes |= {f"People/raw {number:03}.md": data for number, data in enumerate(_RAW)}
    notes["People/large.md"] = b"---\ntype: person\n---\n" + b"x" * (8 * 1024 * 1024)
    return notes


def make_hostile_vault(
    folder: Path, notes: dict[str, bytes] | None = None
) -> tuple[Path, list[str]]:
    """Write the vault below `folder`, and return its root and the paths of the neighbours.

    The neighbours have to be found. `notes` replace the hostile contents.
    """
    root = folder / "vault"
    hostile = hostile_notes() if notes is None else notes
    write_tree(root, hostile)
    _write_names(root / "People/names")
    _write_odd_files(root, folder)
    folders = sorted(
        {path.rpartition("/")[0] for path in hostile}
        | {"People/names", "Deep/" + "/".join("d" * 60), "People"}
    )
    neighbours = [f"{where}/Neighbour {number}.md" for number, where in enumerate(folders)]
    write_tree(root, dict.fromkeys(neighbours, NEIGHBOUR))
    return root, sorted(neighbours)


def _write_names(folder: Path) -> None:
    """Write a person under every name the file system takes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _NAMES:
        with contextlib.suppress(
            OSError, ValueError
        ):  # some systems refuse some names: then nobody can have them
            (folder / f"{name}.md").write_text(NEIGHBOUR, encoding="utf-8")


def _write_odd_files(root: Path, outside: Path) -> None:
    """Write what is not a regular file, or none of ours.

    These are links, pipes, loops, folders called like notes, and a sparse file.
    """
    (outside / "secret.md").write_text(
        f"---\ntype: person\nname: {CANARY}\n---\n", encoding="utf-8"
    )
    (outside / "secrets").mkdir()
    (outside / "secrets/more.md").write_text(
        f"---\ntype: person\nname: {CANARY}\n---\n", encoding="utf-8"
    )
    odd = root / "People/odd"
    (odd / "folder.md").mkdir(parents=True)
    for name, target in {
        "file.md": outside / "secret.md", "folder": outside / "secrets", "up": root, "here": odd, "loop.md": Path("loop.md"), "a.md": Path("b.md"), "b.md": Path("a.md"), "broken.md": Path("nowhere"),
        "zero.md": Path("/dev/zero"), "relative.md": Path("../../../secret.md"), "proc": Path("/proc/self"),
    }.items():  # fmt: skip
        (odd / name).symlink_to(target)
    os.mkfifo(odd / "pipe.md")
    with (odd / "sparse.md").open("wb") as file, contextlib.suppress(OSError):
        file.truncate(1 << 36)
    (odd / "noise.md").write_bytes(hashlib.shake_256(b"noise").digest(500_000))
    (odd / "noise in front.md").write_bytes(
        b"---\n" + hashlib.shake_256(b"front").digest(100_000) + b"\n---\n"
    )
