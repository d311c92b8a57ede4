"""The desk as an application (ASGI): its pages, its files, and what happens when something goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from sayso.errors import SaysoError
from sayso.present.desk.address import make_query
from sayso.present.desk.desk import Desk
from sayso.present.desk.entrance import Seats
from sayso.present.desk.safety import LARGEST_SENT, Guard
from sayso.present.desk.trouble import (
    BROKEN,
    NOT_FOUND,
    TOO_LARGE,
    MovedError,
    Trouble,
    TroubleError,
    give_trouble,
    tell_error,
    wants_json,
)
from sayso.present.desk.views import (
    accounts,
    activity,
    add,
    entry,
    map,
    parties,
    provenance,
    publish,
    question,
    report,
    reports,
    review,
    search,
    sources,
    testimony,
)

VIEWS: tuple[APIRouter, ...] = (
    reports.router,
    report.router,
    entry.router,
    add.router,
    accounts.router,
    question.router,
    publish.router,
    provenance.router,
    search.router,
    testimony.router,
    review.router,
    activity.router,
    sources.router,
    parties.router,
    map.router,
)
"""The pages in the order in which their addresses are tried."""


def make_app(desk: Desk) -> ASGIApp:
    """The application of a desk. Nothing is fetched from elsewhere, so there are no pages that describe it either."""
    app = FastAPI(
        title="sayso", openapi_url=None, docs_url=None, redoc_url=None, max_body_size=LARGEST_SENT, lifespan=_live
    )
    app.state.desk = desk
    for router in VIEWS:
        app.include_router(router)
    app.mount("/static", StaticFiles(packages=[("sayso.present.desk", "static")]), "static")
    app.add_exception_handler(TroubleError, _give)
    app.add_exception_handler(MovedError, _lead)
    app.add_exception_handler(SaysoError, _give)
    app.add_exception_handler(HTTPException, _give)
    app.add_exception_handler(RequestValidationError, _give)
    app.add_exception_handler(Exception, _give)
    return Guard(Seats(app, desk), desk.hosts)  # around all of it, so that an answer about a fault has the headers too


@asynccontextmanager
async def _live(app: FastAPI) -> AsyncIterator[None]:
    """While the application is served; what it started is ended with it."""
    yield
    desk: Desk = app.state.desk
    if desk.press:
        desk.press.close()


async def _lead(request: Request, error: Exception) -> Response:
    return RedirectResponse(str(error), 303)


async def _give(request: Request, error: Exception) -> Response:
    trouble = _tell(error)
    if trouble.status == 401 and request.method == "GET" and not wants_json(request.headers):
        return RedirectResponse(f"/sign-in{make_query(next=_find_place(request))}", 303)
    answer = give_trouble(trouble, request.headers)
    answer.headers.update(getattr(error, "headers", None) or {})  # what may be asked for instead (405: Allow)
    return answer


def _find_place(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _tell(error: Exception) -> Trouble:
    if isinstance(error, TroubleError):
        return error.trouble
    if isinstance(error, SaysoError):
        return tell_error(error)
    if isinstance(error, HTTPException):
        if error.status_code == 413 or "exceeded maximum size" in str(error.detail):  # of one field of a form
            return TOO_LARGE
        return NOT_FOUND if error.status_code == 404 else Trouble(error.status_code, "refused", str(error.detail))
    if isinstance(error, RequestValidationError):
        named = ", ".join(sorted({str(part["loc"][-1]) for part in error.errors()}))
        return Trouble(400, "input", f"This can't be read: {named}.", "Go back and change what was asked for.")
    return BROKEN
