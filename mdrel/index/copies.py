"""Second copies of contacts' notes, which are certain only beside the original (F9)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.contact import Profile
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.names import fold_case
from mdrel.parse.classify.copies import copied_name


def drop_copies(profiles: Mapping[str, Profile]) -> dict[str, Profile]:
    """Return the contacts by path, without those whose notes are copies of one beside them.

    A copy is what its name says is one (`Ada (1)`), where nothing in the two notes tells of two
    people.
    """
    named = {path: name for path in profiles if (name := copied_name(_parts(path)[1]))}
    if not named:
        return dict(profiles)
    beside = {fold_case("/".join(_parts(path))): each for path, each in profiles.items()}
    kept = dict(profiles)
    for path, name in named.items():
        folder, stem = _parts(path)
        original = beside.get(fold_case(f"{folder}/{name}"))
        if original and _is_same(profiles[path], stem, original):
            del kept[path]
    return kept


def is_copy_beside(path: str, contacts: Mapping[str, Profile]) -> bool:
    """Whether a note that is no contact has the name of a copy, and its original beside it."""
    folder, stem = _parts(path)
    original = fold_case(f"{folder}/{copied_name(stem)}")
    return any(fold_case("/".join(_parts(each))) == original for each in contacts)


def report_copy(path: str) -> Diagnostic:
    """Return the problem of a copy, which is not read (MDR105)."""
    name = copied_name(_parts(path)[1])
    found = problem("MDR105", path, f"a copy of '{name}' beside it is not read")
    other = "if it is somebody else, give it a `name` of its own"
    return replace(found, hint=f"{found.hint.rstrip('.')}; {other}.")


def _parts(path: str) -> tuple[str, str]:
    """Return the folder and the name without its ending."""
    folder, _, name = path.rpartition("/")
    return folder, name.rpartition(".")[0]


def identity(profile: Profile) -> tuple[object, ...]:
    """Return what tells a contact from somebody of the same name."""
    return (profile.emails, profile.phones, profile.birthday, profile.organization)


def _is_same(copy: Profile, stem: str, original: Profile) -> bool:
    """Whether two notes may be one person's: nothing that both say differs."""
    return (
        fold_case(copy.name) in {fold_case(stem), fold_case(original.name)}
        and (copy.birthday is None or original.birthday in {None, copy.birthday})
        and not any(
            ours and theirs and set(map(fold_case, ours)).isdisjoint(map(fold_case, theirs))
            for ours, theirs in (
                (copy.emails, original.emails),
                (copy.phones, original.phones),
                (_said(copy.organization), _said(original.organization)),
            )
        )
    )


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
