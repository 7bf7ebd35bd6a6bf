"""How services are, for terminals, pipes and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from mdrel.views.terminal.text import show

if TYPE_CHECKING:
    from mdrel.views.fields.vault import Service


SERVICE_COLUMNS = ("name", "service_state", "command", "vault", "failure", "logs", "file")
_STARTS = {"login": "when you log in", "boot": "with the computer"}


def draw_services(services: Iterable[Service], paint: Callable[[str, str], str]) -> Iterator[str]:
    """Yield some lines for each service."""
    for at, service in enumerate(services):
        if at:
            yield ""
        if not service["installed"]:
            yield show(f"No service for {service['vault']}.")
            yield paint("  mdrel service install makes one.", "dim")
            continue
        kind = f"mdrel {service['command']}" if service["command"] else "what cannot be read"
        yield f"{paint(show(service['name']), 'name')}  {kind}, {_say_state(service)}"
        rows = (
            ("failure", _say_failure(service)),
            ("vault", service["vault"]),
            ("starts", _STARTS.get(service["starts"] or "")),
            ("logs", service["logs"]),
            ("file", service["file"] + ", edited by hand" * service["edited"]),
        )
        yield from (show(f"  {label:8}{text}") for label, text in rows if text)


def _say_state(service: Service) -> str:
    if service["service_state"] == "unknown":
        return "whether it runs is unknown"
    if service["service_state"] != "running":
        return service["service_state"]
    since = f" since {service['service_since']}" if service["service_since"] else ""
    process = f", process {service['process']}" if service["process"] else ""
    return f"running{since}{process}"


def _say_failure(service: Service) -> str:
    failure, since = service["failure"] or "", service["service_since"]
    is_past = failure and since and service["service_state"] != "running"
    return f"{failure}, {since}" if is_past else failure
