"""Takes the forms of the pages, does each once, and hands back what cannot be done.

Where a form is done, the browser is sent on to a page that says so, with the way back (303).
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mdrel.app.environment.clock import make_token
from mdrel.app.serve.pages import go, log, people, person, possible_talks, today, triage
from mdrel.app.serve.pages.guard import read_form
from mdrel.app.serve.pages.layout import draw
from mdrel.app.serve.pages.plans import Whom, make_plan, plan_newcomer, plan_words
from mdrel.app.serve.pages.response import answer_text, go_to
from mdrel.app.serve.pages.site import Ask, Fault, NotThereError, Page, Said, Site
from mdrel.app.serve.pages.writing import undo, write
from mdrel.errors import MdrelError, UsageError, WriteError
from mdrel.views.terminal.go import DONE

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
    "possible_talks": ("/talks", possible_talks.show),
    "less_likely_talks": ("/talks/less-likely", possible_talks.show_others),
    "triage": ("/triage", triage.show),
}


class Deed(NamedTuple):
    """What a form asks for.

    Where it cannot be done, `at`, `action` and `typed` are those of the fault that the page tells.
    `slug` is of the person whose page the form was on.
    """

    do: Callable[[], Said]
    at: str = ""
    action: str = ""
    typed: str = ""
    slug: str = ""


# Says by a form's fields, and by the slug of its address, what is asked for.
Read = Callable[[Site, Form, str], Deed]


def read_action(action: str, site: Site, form: Form, slug: str) -> Deed:
    """Return what a button about somebody asks for."""
    typed = form.get(_FIELDS.get(action, "text"), "")
    line = f"{form.get('level', '')} {typed}" if action == "level" else typed
    at = "" if action in _FIELDLESS else action
    plan = partial(make_plan, whom=_read_whom(form, slug), action=action, line=line)
    return Deed(partial(write, site, plan), slug, at, typed, slug)


def read_log(site: Site, form: Form, _: str) -> Deed:
    """Return what the line asks for that names the people itself."""
    words = form.get("words", "")
    plan = partial(plan_words, words=words)
    return Deed(partial(write, site, plan), action="words", typed=words)


def read_newcomer(site: Site, form: Form, _: str) -> Deed:
    """Return what the form asks for that adds somebody."""
    name, level = form.get("name", ""), form.get("level", "")
    plan = partial(plan_newcomer, name=name, level=level)
    return Deed(partial(write, site, plan), action="add", typed=name)


def read_undo(site: Site, form: Form, _: str) -> Deed:
    """Return what the button asks for that takes back."""
    operation = form.get("operation", "")

    def do() -> Said:
        if possible_talks.is_unwritten(operation):
            return possible_talks.take_back(site, operation)
        said = undo(site, operation)
        go.ask_again(site, operation)
        possible_talks.ask_again(site, operation)
        return said

    return Deed(do, slug=form.get("slug", ""))


def read_go(site: Site, form: Form, _: str) -> Deed:
    """Return what a step of the morning one person at a time asks for."""
    slug, action, line = (form.get(name, "") for name in ("slug", "do", "line"))

    def do() -> Said:
        if action == "fresh":
            return go.begin_anew(site)
        if action not in DONE:
            raise UsageError(f"'{action}' is nothing that can be done here")
        return go.take_step(site, _read_whom(form, slug), action, line)

    return Deed(do, slug, "go", line)


def read_possible_talks(site: Site, form: Form, _: str) -> Deed:
    """Return what the ticks ask for: those count, and the others of the page were no talks."""
    return Deed(partial(possible_talks.save, site, form))


def read_triage(site: Site, form: Form, _: str) -> Deed:
    """Return what the levels ask for: one decision, the last one back, or all saved."""
    word = form.get("do", "")

    def do() -> Said:
        if word == "save":
            return triage.save(site)
        if word == "back":
            return triage.go_back(site, form.get("last", ""))
        return triage.decide(site, _read_whom(form, form.get("slug", "")), word)

    return Deed(do)


def _read_whom(form: Form, slug: str) -> Whom:
    return Whom(slug, form.get("key", ""), form.get("seen", ""))


def make_endpoint(site: Site, read: Read) -> Endpoint:
    """Return the endpoint of a form, which is done once it is read."""

    async def answer(request: Request) -> Response:
        form = await read_form(site, request)
        if not isinstance(form, Mapping):
            return form
        deed = read(site, form, request.path_params.get("slug", ""))
        return await _take(site, {**form, "to": request.url.path}, deed)

    return answer


async def _take(site: Site, form: Form, deed: Deed) -> Response:
    """Do what a form asks, once, and return where the browser goes then.

    Only one form is done at a time; who sent one twice is answered the same.
    """
    this = _name_form(form)
    async with site.turn:
        if this in site.done:
            return go_to(site.done[this])
        try:
            said = await asyncio.to_thread(deed.do)
        except MdrelError as error:
            return await asyncio.to_thread(_show_fault, site, form, deed, error)
        place = _find_place(form, deed.slug)
        if said.text:
            name = make_token()[:12]
            site.remember(name, said)
            place = f"{place}?said={name}"
        site.keep_done(this, place)
        return go_to(place)


def _name_form(form: Form) -> str:
    """Return a name for a form as it was filled in; with other words it has another name."""
    said = repr(sorted(form.items())).encode("ascii", "backslashreplace")
    return hashlib.sha256(said).hexdigest() if form.get("once") else ""


def _find_place(form: Form, slug: str) -> str:
    place, _ = PAGES.get(form.get("page", ""), PAGES["today"])
    return place.format(slug=slug) if slug or "{" not in place else "/"


def _show_fault(site: Site, form: Form, deed: Deed, error: MdrelError) -> Response:
    """Return the page that the form was on, filled as it was, with why it cannot be done."""
    current = site.output.current
    if current is None:
        return answer_text(503, error.message)
    _, show = PAGES.get(form.get("page", ""), PAGES["today"])
    here = _find_place(form, deed.slug)
    fault = Fault(deed.at, deed.action, error.message, error.hint, deed.typed)
    status = REFUSED if isinstance(error, WriteError) else UNREADABLE
    # The form may be gone from its page, and the person too: then the top of a page says it.
    top = replace(fault, action="")
    for place, show_page, told in ((here, show, fault), (here, show, top), ("/", today.show, top)):
        ask = Ask(site, current, {"slug": deed.slug}, {}, form, told, place)
        with suppress(NotThereError):
            response = draw(ask, show_page(ask)._replace(status=status))
            if _ALERT in bytes(response.body):
                return response
    return answer_text(status, " ".join(fault.words))
