"""Whatever the disk does to a step of `watch` or `serve`, the next one makes everything right.

What is served meanwhile is a whole feed that this machine wrote (P8, P11).
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.environment.state_folder import state_folder
from mdrel.app.outputs.derived_properties import Materializer
from mdrel.app.outputs.feeds import keep_feeds, plan_feed
from mdrel.app.outputs.publish import keep_dashboards
from mdrel.app.serve.feed_store import FeedStore
from mdrel.app.serve.run import FeedOutput
from mdrel.app.session import Session
from mdrel.app.watch.updater import Output, Updater
from mdrel.errors import MdrelError
from mdrel.write.plan import is_current
from tests.support.disk_faults import ERRORS, faults
from tests.support.places import write_tree
from tests.support.running import is_fresh

pytestmark = pytest.mark.uninstrumented

# Every call in `make soak`, some of them else.
STRIDE = int(os.environ.get("MDREL_FAULT_STRIDE", "37"))
DAY = date(2026, 11, 22)
PEOPLE = {
    "Ada": "---\nlevel: trusted\n---\n## Conversations\n- 2026-10-01 call: Berlin\n",
    "Bo": "---\nlevel: target\n---\n",
    "Cy": "---\nlevel: tentative\nbirthday: 1980-12-01\n---\n- [ ] send the list 📅 2026-12-02\n",
}
CHANGED = "---\nlevel: trusted\n---\n## Conversations\n- 2026-11-20 lunch: Rome\n"


def make_vault(folder: Path) -> Path:
    vault = folder / "vault"
    return write_tree(vault, {f"People/{name}.md": text for name, text in PEOPLE.items()})


@pytest.mark.parametrize("how", ERRORS)
@pytest.mark.parametrize("what", ["watch", "serve"])
def test_whichever_call_of_a_step_fails_the_next_makes_everything_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, how: str
) -> None:
    outcomes = set()
    for at in range(1 + list(ERRORS).index(how), 2000, STRIDE):
        place = tmp_path / str(at)
        monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
        vault = make_vault(place)
        served = FeedOutput(FeedStore(vault))
        outputs: tuple[Output, ...] = (
            (served,) if what == "serve" else (keep_dashboards, keep_feeds, Materializer().keep)
        )
        updater = Updater(vault, DAY, outputs=outputs)
        updater.update(0.0)
        (vault / "People/Ada.md").write_text(CHANGED, encoding="utf-8")
        error = ""
        with faults(at, how) as found:
            try:
                report = updater.update(10.0)
            except MdrelError as caught:
                error = caught.message
            else:
                error = "".join(each.message for each in report.problems)
        outcomes.add(bool(error))
        feed = vault / "Relationships/reminders.ics"
        if what == "serve":
            content = served.feed_store.feeds["reminders"].content
            assert content.startswith(b"BEGIN:VCALENDAR")
            assert content.endswith(b"END:VCALENDAR\r\n")
        updater.update(20.0)
        updater.look_everywhere()
        updater.update(30.0)
        where = f"call {at}, {found.seen[min(at, len(found.seen)) - 1]}: {error or 'done'}"
        assert is_current(plan_feed(Session(vault, DAY).build).plan), where
        if what == "serve":
            assert served.feed_store.feeds["reminders"].content == feed.read_bytes(), where
        else:
            assert is_fresh(vault), where
        assert not [path for path in vault.rglob("*") if ".tmp" in path.name], where
        assert state_folder(vault).is_dir()
        shutil.rmtree(place)
        if found.is_over:
            break
    assert at > 20
    assert outcomes == {True, False} or STRIDE > 1
