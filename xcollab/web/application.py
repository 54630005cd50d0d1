"""The pages by their addresses, and what every request goes through: who came in, what was sent, what a refusal looks like."""

import secrets
from collections.abc import Awaitable, Callable
from itertools import chain

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from xcollab.app.workspace.mistakes import mistake
from xcollab.errors import BadFile, GitRefused, Misused, XcollabError
from xcollab.render.checking.errors import worded
from xcollab.web import addresses, styles
from xcollab.web.door import Door
from xcollab.web.pages import (
    act_page,
    agenda_page,
    company_pages,
    day_page,
    file_pages,
    inbox_page,
    overview_pages,
    people_pages,
    search_page,
    sharing_pages,
    subject_pages,
)
from xcollab.web.sessions import Visitor
from xcollab.web.visit import LANGUAGE_COOKIE, Visit, language_of
from xcollab.web.wording import SAID
from xcollab.words.labels import LANGUAGES
from xcollab.words.language import Words, choose

Page = Callable[[Visit], Response]
_READ: dict[str, Page] = {
    "/": inbox_page.show, "/inbox.json": inbox_page.show_json, "/new": act_page.show_new, "/day": day_page.show, "/done/{word}": sharing_pages.told,
    "/collaborations": overview_pages.collaborations, "/collaborations.json": overview_pages.collaborations_json,
    "/board": overview_pages.board, "/board.json": overview_pages.board_json, "/metrics": overview_pages.metrics,
    "/metrics.json": overview_pages.metrics_json, "/report": overview_pages.reported, "/report.json": overview_pages.reported_json,
    "/search": search_page.show, "/search.json": search_page.show_json,
    "/agenda": agenda_page.first, "/c/{collab}/agenda.json": agenda_page.show_json, "/c/{collab}/agenda": agenda_page.show,
    "/people": people_pages.overview, "/people.json": people_pages.members_json, "/people/{member}": people_pages.member,
    "/departments.json": people_pages.departments_json, "/departments/{department}.json": people_pages.department_json,
    "/departments/{department}": people_pages.department, "/calendar": company_pages.calendar, "/calendar.json": company_pages.calendar_json,
    "/settings": company_pages.settings, "/settings.json": company_pages.settings_json, "/channels.json": company_pages.channels_json, "/do/{act}": act_page.show,
    "/share": sharing_pages.share, "/c/{collab}.json": subject_pages.collaboration_json, "/c/{collab}": subject_pages.collaboration,
    "/c/{collab}/t/{task}.json": subject_pages.task_json, "/c/{collab}/t/{task}": subject_pages.task,
    "/c/{collab}/i/{issue}.json": subject_pages.issue_json, "/c/{collab}/i/{issue}": subject_pages.issue,
    "/c/{collab}/d/{department}": subject_pages.feedback, "/c/{collab}/do/{kind}/{act}": act_page.show,
    "/c/{collab}/f/{file}": file_pages.show,
}  # fmt: skip
_SENT: dict[str, Page] = {
    "/new": act_page.send_new, "/day": day_page.send, "/c/{collab}/do/{kind}/{act}": act_page.send, "/do/{act}": act_page.send, "/undo": sharing_pages.take_back,
    "/share": sharing_pages.share_now, "/parked": sharing_pages.choose,
}  # fmt: skip
_NOW_ONLY = (act_page.show, act_page.show_new, day_page.show)
"""Forms: what they would record is said now."""
_MOST_FIELDS, _MOST_FILES, _LARGEST_FIELD = 400, 10, 2**18


def application(door: Door, cookie: str) -> Starlette:
    """The pages of a workspace; `cookie` is the name of the cookie of who came in, which all ports of a machine share."""

    def enter(request: Request) -> Response:
        visitor = door.sessions.enter(request.path_params["word"])
        if visitor is None:
            return _outside(request, door)
        response = RedirectResponse(addresses.local(request.query_params.get("to", "/")), 303)
        response.set_cookie(cookie, visitor.id, httponly=True, samesite="strict")
        return response

    async def news(request: Request) -> Response:
        visitor = door.sessions.visitor(request.cookies.get(cookie))
        typed, _ = await _form(request) if visitor else ({}, {})
        if visitor is None or door.at or not door.sessions.sealed(visitor, next(iter(typed.get("seal", ())), "")):
            return _outside(request, door)
        return await run_in_threadpool(sharing_pages.news_told, door, visitor, request)

    def page(show: Page, *, sends: bool = False) -> Callable[[Request], Awaitable[Response]]:
        async def run(request: Request) -> Response:
            visitor = door.sessions.visitor(request.cookies.get(cookie))
            if visitor is None:
                return _outside(request, door)
            typed, files = await _form(request) if sends else ({}, {})
            return await run_in_threadpool(_answered, door, visitor, request, show, typed, files)

        return run

    routes = [
        Route("/enter/{word}", enter),
        Route("/language/{language}", _switch),
        Route("/page.js", styles.script),
        Route("/news", news, methods=["POST"]),
        *(Route(path, page(show), methods=["GET"]) for path, show in _READ.items()),
        *(Route(path, page(show, sends=True), methods=["POST"]) for path, show in _SENT.items()),
    ]

    async def unexpected(request: Request, error: Exception) -> Response:
        visitor = door.sessions.visitor(request.cookies.get(cookie))
        return await run_in_threadpool(_unexpected, door, visitor, request, error)

    return Starlette(routes=routes, exception_handlers={Exception: unexpected})


async def _form(request: Request) -> tuple[dict[str, list[str]], dict[str, tuple[str, bytes]]]:
    """What a form sends: texts by the names of their inputs, and files, for each of which a word stands among the texts."""
    typed: dict[str, list[str]] = {}
    files: dict[str, tuple[str, bytes]] = {}
    limits = {"max_fields": _MOST_FIELDS, "max_files": _MOST_FILES, "max_part_size": _LARGEST_FIELD}
    async with request.form(**limits) as form:
        for name, value in form.multi_items():
            if not isinstance(value, UploadFile):
                typed.setdefault(name, []).append(value)
            elif value.filename:
                word = secrets.token_urlsafe(16)  # it may stand for it in the form that is shown again
                files[word] = (value.filename, await value.read())
                typed.setdefault(name, []).append(word)
    return typed, files


def _answered(
    door: Door, visitor: Visitor, request: Request, show: Page, typed: dict[str, list[str]], files: dict[str, tuple[str, bytes]]
) -> Response:  # fmt: skip
    with door.busy:
        visit = Visit(door, visitor, request, typed)
        visit.context.sent = {**door.files.of(visitor, chain(*typed.values())), **files}
        try:
            visit.look_back()
            if request.method == "POST" and (refused := _not_taken(visit)):
                return refused
            return _read_only(visit) if visit.at and show in _NOW_ONLY else show(visit)
        except HTTPException as error:
            return visit.page(
                "refused", visit.words(SAID["not_there"]), error.status_code, lines=[visit.words(SAID["gone"])]
            )
        except XcollabError as refusal:
            return _refused(visit, refusal)


def _not_taken(visit: Visit) -> Response | None:
    """Why a form is not taken, or what it came to when it was sent before."""
    seal, once = visit.first("seal"), visit.first("once")
    if not visit.door.sessions.sealed(visit.visitor, seal) or not once:
        return visit.page("refused", visit.words(SAID["mistakes"]), 403, lines=[visit.words(SAID["stale"])])
    if visit.at:
        return _read_only(visit)
    before = visit.door.sessions.answered(visit.visitor, once)
    return RedirectResponse(before, 303) if before else None


def _read_only(visit: Visit) -> Response:
    return visit.page("refused", visit.words(SAID["mistakes"]), 403, lines=[visit.words(SAID["read_only_refused"])])


def _refused(visit: Visit, refusal: XcollabError) -> Response:
    """A page that says what is wrong and what to do next."""
    status = 400 if isinstance(refusal, Misused) else 500 if isinstance(refusal, BadFile | GitRefused) else 409
    fact, hint = worded(visit.words, refusal.code, refusal.arguments)
    try:
        return visit.page("refused", visit.words(SAID["mistakes"]), status, lines=[fact, *([hint] if hint else [])])
    except XcollabError:  # not even the frame of a page can be made
        return PlainTextResponse(f"{fact}\n{hint}\n", status)


def _spoken(request: Request, asked: str | None) -> Words:
    return Words(choose(language_of(request, asked)))


def _outside(request: Request, door: Door) -> Response:
    """What somebody reads who has not come in."""
    return PlainTextResponse(_spoken(request, door.language)(SAID["enter"]) + "\n", 403)


async def _switch(request: Request) -> Response:
    """Another language from now on, on the page that one comes from."""
    response = RedirectResponse(addresses.local(request.query_params.get("back", "/")), 303)
    if request.path_params["language"] in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, request.path_params["language"], httponly=True, samesite="strict")
    return response


def _unexpected(door: Door, visitor: Visitor | None, request: Request, error: Exception) -> Response:
    """A mistake of ours: its log lies where those of the command line lie, and says as little of what was sent."""
    words, route = _spoken(request, door.language), request.scope.get("route")
    asked = f"xcollab web: {request.method} {route.path if isinstance(route, Route) else '…'}"
    found = mistake(error, asked, door.directory, visitor.environment if visitor else {})
    _, hint = worded(words, found.code, found.arguments)
    return PlainTextResponse(f"{words(SAID['unexpected'])}\n{hint}\n", 500)
