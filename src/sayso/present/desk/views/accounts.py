"""Signing in and out, one's own password, and the accounts of all."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import InputError, SignInError
from sayso.keeper.accounts import ROLES
from sayso.present.desk.csrf import is_token, make_secret, make_token
from sayso.present.desk.desk import Desk
from sayso.present.desk.drawing import render
from sayso.present.desk.entrance import SESSION, begin_session, end_session, read_next
from sayso.present.desk.pages import Acting, Asking
from sayso.present.desk.trouble import Trouble, TroubleError

AT_ONCE = 8
"""Passwords that wait to be looked at: each holds a thread meanwhile, and who is signed in needs the others."""
router = APIRouter()
_ROOM = BoundedSemaphore(AT_ONCE)


@router.get("/sign-in")
def show_sign_in(request: Request, next: str = "/") -> Response:
    """The form to sign in, for whoever comes."""
    return _show_form(request, read_next(next), None, 200)


@router.post("/sign-in")
def sign_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
    csrf: Annotated[str, Form()] = "",
) -> Response:
    """Starts a session, and goes back to where one came from."""
    desk: Desk = request.app.state.desk
    if not is_token(make_secret(desk.secret, request.scope["seat"]), csrf):
        return _show_form(request, read_next(next), "this form is too old; try again", 403)
    try:
        token = _sign_in(request, name, password)
    except SignInError as refused:
        answer = _show_form(request, read_next(next), str(refused), 429 if refused.wait else 401)
        if refused.wait:
            answer.headers["Retry-After"] = str(refused.wait)
        return answer
    return begin_session(RedirectResponse(read_next(next), 303), token, request.url)


@router.post("/sign-out")
def sign_out(page: Acting) -> Response:
    """Ends the session."""
    page.desk.accounts.sign_out(page.request.cookies.get(SESSION, ""))
    return end_session(page.go("/sign-in"))


@router.get("/account")
def show_account(page: Asking) -> Response:
    """One's own account, and all of them for those who keep them."""
    if not page.visitor.account:
        raise TroubleError(
            Trouble(
                404,
                "not found",
                "This desk has no accounts.",
                "Make the first one with: sayso account add NAME --role admin",
            )
        )
    accounts = page.desk.accounts.list() if page.visitor.role == "admin" else ()
    return page.give(
        "account.html", lambda: {"accounts": accounts, "roles": ROLES, "done": page.asked.get("done")}, keep=False
    )


@router.post("/account/password")
def change_password(
    page: Acting, old: Annotated[str, Form()], new: Annotated[str, Form()], again: Annotated[str, Form()]
) -> Response:
    """Sets one's own password; all sessions end, this one too."""
    if new != again:
        raise InputError("the new password was not typed the same way twice")
    _sign_in(page.request, page.visitor.name, old)
    page.desk.accounts.change_password(page.visitor.name, new)
    return end_session(page.go("/sign-in?next=/account"))


@router.post("/account/add")
def add_account(
    page: Acting, name: Annotated[str, Form()], password: Annotated[str, Form()], role: Annotated[str, Form()]
) -> Response:
    """Makes an account."""
    page.require("manage")
    page.desk.accounts.add(name, password, role)
    return page.go("/account?done=added")


@router.post("/account/change")
def change_account(
    page: Acting, name: Annotated[str, Form()], act: Annotated[str, Form()], role: Annotated[str, Form()] = ""
) -> Response:
    """Changes the role of an account, ends its sessions, or closes it for good."""
    page.require("manage")
    if act == "role":
        page.desk.accounts.change_role(name, role)
    elif act == "sign-out":
        page.desk.accounts.end_sessions(name)
    elif act == "close":
        page.desk.accounts.close(name)
    else:
        raise InputError("an account can be changed by role, sign-out or close")
    return page.go("/account?done=changed")


def _show_form(request: Request, next: str, wrong: str | None, status: int) -> Response:
    desk: Desk = request.app.state.desk
    token = make_token(make_secret(desk.secret, request.scope["seat"]))
    return HTMLResponse(render("sign_in.html", token=token, next=next, wrong=wrong), status)


def _sign_in(request: Request, name: str, password: str) -> str:
    """The token of a new session; SignInError where there is none."""
    desk: Desk = request.app.state.desk
    if not _ROOM.acquire(blocking=False):
        raise SignInError("many are signing in at this moment; try again in 2 seconds", 2)
    try:
        return desk.accounts.sign_in(name, password, _find_sender(request), datetime.now(UTC))
    finally:
        _ROOM.release()


def _find_sender(request: Request) -> str:
    """Where a request came from."""
    return request.client.host if request.client else "unknown"
