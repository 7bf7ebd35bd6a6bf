"""A `systemctl` that does to the disk what the real one does, and remembers what it was asked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = """\
#!/bin/sh
# called as: systemctl --user VERB ...
here={here}
units={units}
echo "$*" >> "$here/calls"
[ -e "$here/absent" ] && { echo "Failed to connect to bus: No medium found" >&2; exit 1; }
shift
unit=
for word; do case $word in *.service) unit=$word;; esac; done
case $1 in
show)
  if [ -z "$unit" ]; then echo "Version=252"; exit; fi
  if [ -e "$here/state" ]; then cat "$here/state"; else echo "ActiveState=inactive"; fi ;;
enable)
  [ -e "$units/$unit" ] || { echo "Unit file $unit does not exist." >&2; exit 1; }
  mkdir -p "$units/default.target.wants"
  ln -sf "$units/$unit" "$units/default.target.wants/$unit" ;;
restart)
  [ -e "$here/refuses" ] && { echo "Job for $unit failed." >&2; exit 1; }
  printf 'ActiveState=active\\nMainPID=4711\\nResult=success\\nExecMainStatus=0\\nActiveEnterTimestamp=Sun 2026-11-22 08:00:00 UTC\\n' > "$here/state" ;;
disable)
  rm -f "$units/default.target.wants/$unit"
  rmdir "$units/default.target.wants" 2> /dev/null
  rm -f "$here/state" ;;
esac
exit 0
"""


@dataclass(frozen=True, slots=True)
class FakeSystemd:
    """Where the program lies, for PATH, and where units do."""

    here: Path
    units: Path

    @property
    def path(self) -> str:
        """The PATH with which it is found first."""
        return f"{self.here}{os.pathsep}{os.environ['PATH']}"

    @property
    def calls(self) -> list[str]:
        """What it was asked, without the questions how a unit is."""
        file = self.here / "calls"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [line.removeprefix("--user ") for line in lines if " show" not in line]

    def be(self, **state: str) -> None:
        """Have the unit be so from now on."""
        lines = (f"{name}={value}\n" for name, value in state.items())
        (self.here / "state").write_text("".join(lines), encoding="utf-8")

    def say(self, word: str) -> None:
        """Be `absent`, or refuse to start anything (`refuses`), from now on."""
        (self.here / word).touch()


def make_fake_systemd(folder: Path, config: Path) -> FakeSystemd:
    """Write the program into a new folder, for units below the config folder."""
    folder.mkdir()
    units = config / "systemd" / "user"
    program = folder / "systemctl"
    # Braces of the shell are not Python's.
    script = _SCRIPT.replace("{here}", f"'{folder}'").replace("{units}", f"'{units}'")
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    return FakeSystemd(folder, units)
