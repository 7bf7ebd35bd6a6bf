"""What file systems a vault lies on, by Linux's table of mounts.

They decide whether the system tells of changes there, and whether it tells of all of them.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")
# Where every change goes through this system's kernel, which then knows of it.
_LOCAL = frozenset(
    (
        "bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "fuseblk", "jfs",
        "ntfs3", "overlay", "ramfs", "reiserfs", "tmpfs", "vfat", "xfs", "zfs",
    )
)  # fmt: skip
# Where others write without this system hearing of it.
_REMOTE = frozenset(
    (
        "9p", "afs", "ceph", "cifs", "davfs", "drvfs", "gfs2", "glusterfs", "lustre", "ncpfs",
        "nfs", "nfs4", "ocfs2", "prl_fs", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mounts:
    """What a vault stands on.

    Attributes:
        table: The whole table of mounts.
        lines: The lines of it that matter to the vault.
        kinds: The kinds of file systems that those lines name.
    """

    table: str
    lines: frozenset[str]
    kinds: frozenset[str]

    @property
    def is_remote(self) -> bool:
        """Whether changes are made where the system does not see them."""
        return any(kind in _REMOTE or kind.startswith("fuse.") for kind in self.kinds)

    @property
    def is_local(self) -> bool:
        """Whether the system surely sees every change."""
        return bool(self.kinds) and self.kinds <= _LOCAL

    def is_same(self, vault: Path) -> bool:
        """Whether nothing was mounted or unmounted since that matters to `vault`."""
        return self.table == read_table() or self.lines == read_mounts(vault).lines


def read_mounts(vault: Path) -> Mounts:
    """Return what `vault` and the folders mounted below it lie on.

    That is nothing where the system does not say.
    """
    table = read_table()
    root = os.path.realpath(vault)
    around, below = ("", "", ""), set()
    for line in table.split("\n"):
        left, _, right = line.partition(" - ")
        # The fifth field is where it is mounted.
        mounted = left.split(" ")[4:5]
        if not mounted or not right:
            continue
        point, kind = _unescape(mounted[0]), right.split(" ", 1)[0]
        if point.startswith(root.rstrip("/") + "/"):
            below.add((point, kind, line))
        elif (root == point or root.startswith(point.rstrip("/") + "/")) and len(point) >= len(
            around[0]
        ):  # of two at one place the later one is seen
            around = (point, kind, line)
    found = below | ({around} if around[0] else set())
    return Mounts(
        table, frozenset(line for _, _, line in found), frozenset(kind for _, kind, _ in found)
    )


def _unescape(point: str) -> str:
    """Return a path as it is: blanks and the like are written with their octal number."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def read_table() -> str:
    """Return the table of mounts as text, empty where there is none."""
    try:
        return _TABLE.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
