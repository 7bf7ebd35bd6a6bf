"""Takes the forms of the pages, does each once, and hands back what cannot be done.

Where a form is done, the browser is sent on to a page that says so, with the way back (303).
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from mdrel.app.environment.clock import make_token
from mdrel.app.serve.pages import go, log, people, person, today, triage
from mdrel.app.serve.pages.guard import read_form
from mdrel.app.serve.pages.layout import draw
from mdrel.app.serve.pages.plans import Whom
from mdrel.app.serve.pages.response import answer_text, go_to
from mdrel.app.serve.pages.site import Ask, Fault, NotThereError, Page, Said, Site
from mdrel.app.serve.pages.writing import undo, write_about, write_newcomer, write_words
from mdrel.errors import MdrelError, UsageError, WriteError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

Form = Mapping[str, str]
Show = Callable[[Ask], Page]
Endpoint = Callable[..., object]
UNREADABLE, REFUSED = 422, 409
# The field of a button's line, where it is not `text`.
_FIELDS = {"later": "until", "done": "task", "level": "why"}
# Nothing is typed with these: what is wrong with them stands at the top of the page.
_FIELDLESS = frozenset({"dropped", "done"})
_ALERT = b'role="alert"'
# The pages that have forms, and where each is.
PAGES: dict[str, tuple[str, Show]] = {
    "today": ("/", today.show),
    "log": ("/log", log.show),
    "people": ("/people", people.show),
    "person": ("/people/{slug}", person.show),
    "go": ("/go", go.show),
    "triage": ("/triage", triage.show),
}


def make_action(site: Site, action: str) -> Endpoint:
    """Return the endpoint of a button about somebody."""
    field = _FIELDS.get(action, "text")

    async def answer(request: Request, form: Form) -> Response:
        slug, typed = request.path_params["slug"], form.get(field, "")
        line = f"{form.get('level', '')} {typed}" if action == "level" else typed
        at = "" if action in _FIELDLESS else action
        return await take(
            site,
            form,
            lambda: write_about(site, _read_whom(form, slug), action, line),
            lambda error: Fault(slug, at, error.message, error.hint, typed),
            {"slug": slug},
        )

    return _taking_forms(site, answer)


def make_log_box(site: Site) -> Endpoint:
    """Return the endpoint of the line that names the people itself."""

    async def answer(_: Request, form: Form) -> Response:
        words = form.get("words", "")
        return await take(
            site,
            form,
            lambda: write_words(site, words),
            lambda error: Fault("", "words", error.message, error.hint, words),
            {},
        )

    return _taking_forms(site, answer)


def make_newcomer(site: Site) -> Endpoint:
    """Return the endpoint of the form that adds somebody."""

    async def answer(_: Request, form: Form) -> Response:
        name, level = form.get("name", ""), form.get("level", "")
        return await take(
            site,
            form,
            lambda: write_newcomer(site, name, level),
            lambda error: Fault("", "add", error.message, error.hint, name),
            {},
        )

    return _taking_forms(site, answer)


def make_undo(site: Site) -> Endpoint:
    """Return the endpoint of the button that takes back."""

    async def answer(_: Request, form: Form) -> Response:
        operation = form.get("operation", "")

        def do() -> Said:
            said = undo(site, operation)
            go.ask_again(site, operation)
            return said

        return await take(
            site,
            form,
            do,
            lambda error: Fault("", "", error.message, error.hint),
            {"slug": form.get("slug", "")},
        )

    return _taking_forms(site, answer)


def make_go(site: Site) -> Endpoint:
    """Return the endpoint of the morning one person at a time."""

    async def answer(_: Request, form: Form) -> Response:
        slug, action, line = (form.get(name, "") for name in ("slug", "do", "line"))

        def do() -> Said:
            if action == "fresh":
                return go.begin_anew(site)
            if action not in go.DONE:
                raise UsageError(f"'{action}' is nothing that can be done here")
            return go.take_step(site, _read_whom(form, slug), action, line)

        def blame(error: MdrelError) -> Fault:
            return Fault(slug, "go", error.message, error.hint, line)

        return await take(site, form, do, blame, {})

    return _taking_forms(site, answer)


def make_triage(site: Site) -> Endpoint:
    """Return the endpoint of the levels: one decision, the last one back, or all saved."""

    async def answer(_: Request, form: Form) -> Response:
        word = form.get("do", "")

        def do() -> Said:
            if word == "save":
                return triage.save(site)
            if word == "back":
                return triage.go_back(site, form.get("last", ""))
            return triage.decide(site, _read_whom(form, form.get("slug", "")), word)

        def blame(error: MdrelError) -> Fault:
            return Fault("", "", error.message, error.hint)

        return await take(site, form, do, blame, {})

    return _taking_forms(site, answer)


def _read_whom(form: Form, slug: str) -> Whom:
    return Whom(slug, form.get("key", ""), form.get("seen", ""))


def _taking_forms(site: Site, act: Callable[[Request, Form], Awaitable[Response]]) -> Endpoint:
    """Return the endpoint that reads and guards a form before `act` is asked."""

    async def answer(request: Request) -> Response:
        form = await read_form(site, request)
        if not isinstance(form, Mapping):
            return form
        return await act(request, {**form, "to": request.url.path})

    return answer


async def take(
    site: Site,
    form: Form,
    do: Callable[[], Said],
    blame: Callable[[MdrelError], Fault],
    path: Mapping[str, str],
) -> Response:
    """Do what a form asks, once, and return where the browser goes then.

    Only one form is done at a time; who sent one twice is answered the same.
    """
    this = _name_form(form)
    async with site.turn:
        if this in site.done:
            return go_to(site.done[this])
        try:
            said = await asyncio.to_thread(do)
        except MdrelError as error:
            return await asyncio.to_thread(_show_fault, site, form, blame(error), error, path)
        place = _find_place(form, path)
        if said.text:
            name = make_token()[:12]
            site.remember(name, said)
            place = f"{place}?said={name}"
        site.keep_done(this, place)
        return go_to(place)


def _name_form(form: Form) -> str:
    """Return the name of a form sent: who goes back and types other words sends another one."""
    said = repr(sorted(form.items())).encode("ascii", "backslashreplace")
    return hashlib.sha256(said).hexdigest() if form.get("once") else ""


def _find_place(form: Form, path: Mapping[str, str]) -> str:
    place, _ = PAGES.get(form.get("page", ""), PAGES["today"])
    return place.format(**{"slug": "", **path}) if path.get("slug") or "{" not in place else "/"


def _show_fault(
    site: Site, form: Form, fault: Fault, error: MdrelError, path: Mapping[str, str]
) -> Response:
    """Return the page that the form was on, filled as it was, with why it cannot be done."""
    current = site.output.current
    if current is None:
        return answer_text(503, error.message)
    _, show = PAGES.get(form.get("page", ""), PAGES["today"])
    here = _find_place(form, path)
    status = REFUSED if isinstance(error, WriteError) else UNREADABLE
    # The form may be gone from its page, and the person too: then the top of a page says it.
    top = replace(fault, action="")
    for place, show_page, told in ((here, show, fault), (here, show, top), ("/", today.show, top)):
        ask = Ask(site, current, path, {}, form, told, place)
        with suppress(NotThereError):
            response = draw(ask, show_page(ask)._replace(status=status))
            if _ALERT in bytes(response.body):
                return response
    return answer_text(status, " ".join(fault.words))
