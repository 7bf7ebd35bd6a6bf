"""How services are, for terminals, pipes and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from mdrel.views.terminal.text import show

if TYPE_CHECKING:
    from mdrel.views.fields import vault as fields


class Condition(Protocol):
    """How the manager says that a service is."""

    @property
    def state(self) -> str:
        """`running`, `restarting`, `stopped`, `failed` or `unknown`; `none` where there is none."""

    @property
    def process(self) -> int | None:
        """Its process, where it runs."""

    @property
    def since(self) -> str:
        """Since when it runs, or when it failed, as the manager writes it."""

    @property
    def failure(self) -> str:
        """The last failure, or why nothing is known."""


class Service(Protocol):
    """What is shown of one service."""

    @property
    def name(self) -> str:
        """Its name at the manager."""

    @property
    def kind(self) -> str:
        """`serve` or `watch`."""

    @property
    def vault(self) -> str:
        """The folder it is for."""

    @property
    def is_here(self) -> bool:
        """Whether that is the vault asked about."""

    @property
    def is_installed(self) -> bool:
        """Whether there is one."""

    @property
    def condition(self) -> Condition:
        """How it is."""

    @property
    def starts(self) -> str:
        """`login` or `boot`."""

    @property
    def logs(self) -> str:
        """Where what it printed can be read."""

    @property
    def file(self) -> str:
        """The file that defines it."""

    @property
    def is_edited(self) -> bool:
        """Whether that was edited by hand."""


def service_item(service: Service) -> fields.Service:
    """Return what `service status --json` says of one service."""
    condition = service.condition
    return {
        "name": service.name,
        "command": service.kind or None,
        "vault": service.vault,
        "this_vault": service.is_here,
        "installed": service.is_installed,
        "service_state": condition.state,
        "process": condition.process,
        "service_since": condition.since or None,
        "failure": condition.failure or None,
        "starts": service.starts or None,
        "logs": service.logs or None,
        "file": service.file,
        "edited": service.is_edited,
    }


def service_row(service: Service) -> tuple[object, ...]:
    """Return one line for a pipe."""
    condition = service.condition
    return (
        service.name,
        condition.state,
        service.kind,
        service.vault,
        condition.failure,
        service.logs,
        service.file,
    )


def draw_services(services: Iterable[Service], paint: Callable[[str, str], str]) -> Iterator[str]:
    """Yield some lines for each service."""
    for at, service in enumerate(services):
        if at:
            yield ""
        if not service.is_installed:
            yield show(f"No service for {service.vault}.")
            yield paint("  mdrel service install makes one.", "dim")
            continue
        kind = f"mdrel {service.kind}" if service.kind else "what cannot be read"
        yield f"{paint(show(service.name), 'name')}  {kind}, {_say_state(service.condition)}"
        rows = (
            ("failure", _say_failure(service.condition)),
            ("vault", service.vault),
            ("starts", {"login": "when you log in", "boot": "with the computer"}[service.starts]),
            ("logs", service.logs),
            ("file", service.file + ", edited by hand" * service.is_edited),
        )
        yield from (show(f"  {label:8}{text}") for label, text in rows if text)


def _say_state(condition: Condition) -> str:
    if condition.state == "unknown":
        return "whether it runs is unknown"
    if condition.state != "running":
        return condition.state
    process = f", process {condition.process}" if condition.process else ""
    return f"running{f' since {condition.since}' if condition.since else ''}{process}"


def _say_failure(condition: Condition) -> str:
    when = condition.since if condition.failure and condition.state != "running" else ""
    return f"{condition.failure}{f', {when}' if when else ''}"
