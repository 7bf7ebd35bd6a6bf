"""Holds what the pages show: the last build, and what several pages ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count

from mdrel.app.build import Build
from mdrel.app.environment.clock import make_token
from mdrel.app.environment.programs import name_editor
from mdrel.app.outputs.publish import Outcome
from mdrel.app.queries import find_notices, find_problems
from mdrel.app.serve.pages.talk_keys import NamedTalk
from mdrel.app.settings.files import is_obsidian_vault
from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.parse.lexicon import Lexicon, build_lexicon
from mdrel.rules.checks.missing_level import unreadable_levels
from mdrel.rules.checks.notices import Notice
from mdrel.rules.review import Review
from mdrel.rules.triage import Case, make_cases
from mdrel.views.calendar.link import OBSIDIAN
from mdrel.views.network.picture import describe_map
from mdrel.views.web.address import Opener, person_address
from mdrel.views.web.network import NetworkPage
from mdrel.views.web.network import make_page as make_network

# A first and a last day.
Days = tuple[date, date]


@dataclass
class Current:
    """One build as the pages ask it. What is costly is made once, on first use.

    `revision` is different for every build of this server and of any other. `reviews` are those
    made last, by their Monday. `talks` are what may have been talks of some days, including what
    was asked about, and `others` the less likely ones. `tried` says by its key of each that was
    tried whether it would count.
    """

    build: Build
    revision: str
    reviews: dict[date, Review] = field(default_factory=dict)
    talks: dict[Days, tuple[NamedTalk, ...]] = field(default_factory=dict)
    others: tuple[NamedTalk, ...] | None = None
    tried: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def people(self) -> Mapping[str, Standing]:
        """Everybody by slug: there is no other way to ask for a note."""
        return {each.contact.slug: each for each in self.build.agenda.standings}

    @cached_property
    def names(self) -> dict[str, tuple[str, str]]:
        """Everybody's name and page by the path of the note."""
        return {
            each.contact.path: (each.contact.name, person_address(each.contact))
            for each in self.build.agenda.standings
        }

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        """Everybody by the path of the note."""
        return {each.contact.path: each.contact for each in self.build.agenda.standings}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words by which the notes are read."""
        return build_lexicon(self.build.policy.reading)

    @cached_property
    def opener(self) -> Opener:
        """What makes links that open a note."""
        root = self.build.vault.resolve()
        is_there = self.build.policy.feed.link == OBSIDIAN or is_obsidian_vault(root)
        return Opener(root.name if is_there else "", root.as_posix(), name_editor())

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Every problem of the notes, in reading order."""
        return find_problems(self.build)

    @cached_property
    def serious(self) -> int:
        """How many problems are more than a remark."""
        return sum(each.severity is not Severity.INFO for each in self.problems)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What is said of the vault as a whole."""
        return find_notices(self.problems, self.build.policy)

    @cached_property
    def network(self) -> NetworkPage:
        """The map, which is costly to draw."""
        words = describe_map(self.build.agenda, unreadable_levels(self.build.snapshot))
        return make_network(self.build.agenda, self.build.policy.me.name, words)

    @cached_property
    def has_cases(self) -> bool:
        """Whether anybody has no level, of those who are neither paused nor archived."""
        return any(each.code == "MDR501" for each in self.problems)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Everybody without a level, with what the notes tell."""
        return make_cases(self.build.agenda, self.build.snapshot)


class PageOutput:
    """The updater's output for the pages: it takes each build and writes nothing.

    Readers in other threads see the old build or the new one, never a mixture.
    """

    def __init__(self) -> None:
        """Begin without a build."""
        self._boot, self._numbers = make_token()[:12], count(1)
        self.current: Current | None = None

    def __call__(
        self,
        build: Build,
        *,
        accepts_removals: bool,  # noqa: ARG002 as the updater calls it
    ) -> tuple[Build, Outcome]:
        """Show a build from now on."""
        self.put(build)
        return build, Outcome((), ())

    def put(self, build: Build) -> None:
        """Show a build from now on."""
        self.current = Current(build, f"{self._boot}-{next(self._numbers)}")
