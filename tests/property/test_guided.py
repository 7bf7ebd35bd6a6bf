"""Whatever is answered, a guided command ends in words, and the vault is whole."""

from __future__ import annotations

import io
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mdrel.app.guides.answer_source import AnswerSource
from mdrel.app.guides.dialogue import Dialogue
from mdrel.app.guides.draft import Draft
from mdrel.app.guides.guide import Guide, run_guided
from mdrel.app.session import Session
from mdrel.errors import MdrelError
from tests.support.guided import PEOPLE, RUNS
from tests.support.hostile_texts import HOSTILE
from tests.support.method import TODAY, write_log, write_person

HARD = st.one_of(
    st.sampled_from([*HOSTILE, "%% x", "# y", "---", "[[Ada Lin]]", "a: b", "- [ ] z", "<!-- q"]),
    st.text(max_size=12).filter(lambda text: "\n" not in text and "\r" not in text),
)
KNOWN = st.sampled_from([
    "Ada", "Bo Berg", "Cy", "yes", "no", "hand over", "fade", "answered", "raise", "drop", "1",
    "2", "12 nov", "monthly", "ten", "b", "?",
])  # fmt: skip
ANSWERS = st.lists(st.one_of(KNOWN, KNOWN, st.just(""), HARD), max_size=14)


class Silent:
    """Says nothing."""

    def say(self, text: str) -> None:
        """Drop what is said."""

    def show(self, text: str) -> None:
        """Drop what is shown."""

    def ask(self, question: str) -> None:
        """Drop the question."""


@given(ANSWERS, st.sampled_from(["roll-call", "review", "new-role"]))
@settings(max_examples=60)
def test_any_answers_end_in_words_and_leave_a_vault_that_reads_as_before(
    answers: list[str], name: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        (vault / "People").mkdir(parents=True)
        for person, text in {
            **PEOPLE,
            "Odd <b>| [x]": write_person(
                "level: transactional", write_log("2026-11-01 call: `` ` ``` ]] |")
            ),
        }.items():
            (vault / "People" / f"{person}.md").write_text(text, encoding="utf-8")
        before = len(Session(vault, TODAY).snapshot.contacts)
        session = Session(vault, date(2026, 11, 22))
        typed = io.StringIO("".join(f"{answer}\n" for answer in [*answers, *["yes"] * 30]))
        draft = Draft(vault, name, "", TODAY)
        guide = Guide(session, Dialogue(AnswerSource(typed), draft, Silent(), name), draft)
        with suppress(MdrelError):  # a sentence and an exit code; anything else fails the test
            run_guided(guide, RUNS[name])
        after = Session(vault, TODAY)
        assert len(after.snapshot.contacts) >= before
        assert [
            problem for problem in after.problems if problem.code[:4] in {"MDR1", "MDR2", "MDR3"}
        ] == []
