"""Measures other programs on the same people.

The people are put into a form each program reads, in a folder of its own. A program that cannot be
installed is named, with the reason.
"""

from __future__ import annotations

import shutil
import subprocess
import venv
from collections.abc import Callable
from pathlib import Path

from bench.measure import DAY, Place, Row, ask, run
from bench.vault import make_vault
from mdrel.app.environment.clock import parse_today
from mdrel.app.session import Session
from mdrel.model.contact import Contact

Prepare = Callable[[Path, Path, tuple[Contact, ...], Place], list[list[str]]]


def measure_peers(place: Place, vault: Path, size: int) -> list[Row]:
    """Return what each peer spends, as a ratio of what mdrel spends on the same question.

    A peer runs on the vault, or on its people. mdrel is measured from nothing, and with nothing
    changed.
    """
    contacts = Session(vault, parse_today(DAY)).snapshot.contacts
    cold = run(place, ask(vault, "--no-cache", "due"))[0]
    run(place, ask(vault, "due"))
    warm = run(place, ask(vault, "due"))[0]
    rows: list[Row] = []
    for name, package, prepare, what in PEERS:
        programs = place.folder / "peers" / package
        try:
            _install(programs, package, place)
            folder = place.folder / "peer-data" / package
            folder.mkdir(parents=True, exist_ok=True)
            commands = (
                prepare(folder, programs, contacts, Place(vault))
                if package in _WHOLE_VAULT
                else prepare(folder, programs, contacts, place)
            )
        except (OSError, subprocess.SubprocessError) as error:
            rows += [
                Row(f"{name} / mdrel due", 0, why=f"not installable here: {type(error).__name__}")
            ]
            continue
        for command, (told, base) in zip(
            commands, zip(what, (cold, warm), strict=False), strict=False
        ):
            used, _, code, _ = run(place, command, cwd=folder)
            if code:
                rows.append(
                    Row(f"{name}: {told}, {size:,} notes", 0, why=f"stops with exit code {code}")
                )
                continue
            rows.append(
                Row(
                    (
                        f"{name}: {told} / mdrel due "
                        f"{'from nothing' if base == cold else 'unchanged'}, {size:,} notes"
                    ),
                    used / base,
                )
            )
    return rows


def _install(programs: Path, package: str, place: Place) -> None:
    """Install one peer by its registry's own client."""
    if programs.exists():
        return
    if package == "mddb":
        npm = shutil.which("npm")
        if npm is None:
            raise FileNotFoundError("npm")
        programs.mkdir(parents=True)
        subprocess.run(
            [npm, "install", "--silent", "--no-audit", "--no-fund", "mddb"],
            cwd=programs,
            check=True,
            timeout=300,
            capture_output=True,
        )
        return
    venv.create(programs, with_pip=True)
    subprocess.run(
        [programs / "bin" / "pip", "install", "--quiet", package],
        check=True,
        timeout=300,
        capture_output=True,
        env=place.environment(),
    )


def _prepare_vault_kit(
    folder: Path, programs: Path, _contacts: tuple[Contact, ...], vault: Place
) -> list[list[str]]:
    scan = [
        str(programs / "bin" / "hvk"),
        "--vault",
        str(vault.folder),
        "--index",
        str(folder / "index"),
        "scan",
    ]
    return [scan, scan]


def _prepare_mddb(
    folder: Path, programs: Path, _contacts: tuple[Contact, ...], vault: Place
) -> list[list[str]]:
    # It reads no further than the first note that is no YAML.
    make_vault(folder / "sound", sum(1 for _ in vault.folder.rglob("*.md")), has_broken=False)
    return [[str(programs / "node_modules" / ".bin" / "mddb"), str(folder / "sound")]]


def _prepare_orbit(
    folder: Path, programs: Path, contacts: tuple[Contact, ...], place: Place
) -> list[list[str]]:
    orbit = str(programs / "bin" / "orbit")
    subprocess.run(
        [orbit, "init", str(folder)],
        check=True,
        timeout=120,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=place.environment(),
    )
    for number, contact in enumerate(contacts):
        talks = "".join(f"- {talk.on} {talk.text}\n" for talk in contact.conversations)
        text = (
            f"---\ntype: person\nid: per_{number:026d}\nname: {contact.name}\n"
            f"created: 2026-01-01\nupdated: 2026-01-01\n---\n## Notes\n\n{talks}"
        )
        (folder / "01_People" / f"{contact.slug}.md").write_text(text, encoding="utf-8")
    return [[orbit, "reindex", str(folder)]]


def _prepare_hermit(
    folder: Path, programs: Path, contacts: tuple[Contact, ...], place: Place
) -> list[list[str]]:
    hermit, data = str(programs / "bin" / "hermitcrm"), folder / "data"
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ada Lines"), ("EMAIL", "ada@lines.example"))
    }
    subprocess.run(
        [hermit, "init", "--demo", "--no-setup", str(data)],
        check=True,
        timeout=120,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=place.environment(**identity),
    )
    company = next((data / "companies").iterdir())
    example = next((company / "contacts").iterdir())
    talk_text = (
        "---\ndate: {on}T10:00\nchannel: meeting\ndirection: out\ncontact: {slug}\nsubject:\n"
        "outcome:\nsource: manual\n---\n{text}\n"
    )
    lines = example.read_text(encoding="utf-8").splitlines()
    for contact in contacts:
        slug = contact.slug if contact.slug.isascii() else f"person-{contact.key}"
        own = [
            f"name: {contact.name}"
            if line.startswith("name:")
            else f"slug: {slug}"
            if line.startswith("slug:")
            else line
            for line in lines
        ]
        (company / "contacts" / f"{slug}.md").write_text("\n".join(own) + "\n", encoding="utf-8")
        for talk in contact.conversations:
            file = company / "interactions" / f"{talk.on}T1000-meeting-out-{slug}.md"
            file.write_text(
                talk_text.format(on=talk.on, slug=slug, text=talk.text), encoding="utf-8"
            )
    asked = [hermit, "--data", str(data), "keep-in-touch"]
    return [[hermit, "--data", str(data), "rebuild"], asked]


def _prepare_khard(
    folder: Path, programs: Path, contacts: tuple[Contact, ...], _place: Place
) -> list[list[str]]:
    book = folder / "book"
    book.mkdir(exist_ok=True)
    for contact in contacts:
        card = (
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{contact.key}\r\nFN:{contact.name}\r\n"
            f"N:{contact.name};;;;\r\nEND:VCARD\r\n"
        )
        (book / f"{contact.key}.vcf").write_text(card, encoding="utf-8", newline="")
    config = folder / "khard.conf"
    config.write_text(f"[addressbooks]\n[[book]]\npath = {book}\n", encoding="utf-8")
    listed = [str(programs / "bin" / "khard"), "-c", str(config), "list"]
    return [listed, listed]


_WHOLE_VAULT = frozenset({"headless-vault-kit", "mddb"})
PEERS: tuple[tuple[str, str, Prepare, tuple[str, ...]], ...] = (
    (
        "headless-vault-kit",
        "headless-vault-kit",
        _prepare_vault_kit,
        ("scan", "scan of an unchanged vault"),
    ),
    ("mddb", "mddb", _prepare_mddb, ("index, without broken notes",)),
    ("orbit-crm", "orbit-crm", _prepare_orbit, ("reindex, people only",)),
    (
        "hermitcrm",
        "hermitcrm",
        _prepare_hermit,
        ("rebuild, people and talks only", "keep-in-touch, people and talks only"),
    ),
    ("khard", "khard", _prepare_khard, ("list, people only", "list, people only")),
)
