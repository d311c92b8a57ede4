"""A page that is being made: who asks, of which desk, and how the answer goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Form, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from sayso.keeper import Ledger
from sayso.model import Filter
from sayso.present.desk.address import read_filter
from sayso.present.desk.desk import Act, Desk, Visitor, may
from sayso.present.desk.drawing import render
from sayso.present.desk.entrance import admit, check_token
from sayso.present.desk.trouble import Trouble, TroubleError, wants_json

SHOWN = 50
"""Entries of a list's page."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a view works with."""

    request: Request
    desk: Desk
    visitor: Visitor

    @property
    def ledger(self) -> Ledger:
        """The ledger that is open."""
        return self.desk.ledger

    @property
    def asked(self) -> Mapping[str, str]:
        """The parameters of the address."""
        return self.request.query_params

    def read_filter(self) -> Filter:
        """Which entries the address asks for; InputError where it can't be read."""
        return read_filter(self.asked, self.ledger)

    def require(self, act: Act) -> None:
        """TroubleError where the visitor's role doesn't let them do this."""
        if not may(self.visitor.role, act):
            advice = "Ask whoever keeps the desk's accounts for another role."
            raise TroubleError(
                Trouble(403, "not allowed", f"As a {self.visitor.role} you may look, but not {act}.", advice)
            )

    def give(self, template: str, make: Callable[[], Mapping[str, Any]], status: int = 200) -> Response:
        """The page of a template; `make` gives its values, and is not called where the page is known already."""
        return HTMLResponse(self.draw(template, **make()), status)

    def draw(self, template: str, **values: Any) -> str:
        """A template filled for this visitor."""
        return render(template, visitor=self.visitor, desk=self.desk.name, here=self.request.url.path, **values)

    def give_json(self, values: Mapping[str, Any]) -> Response:
        """Values for the page's script."""
        return JSONResponse(values)

    def wants_json(self) -> bool:
        """Whether the page's script asks, or another program."""
        return wants_json(self.request.headers)

    def go(self, address: str) -> Response:
        """On to another page of the desk, after something was done."""
        return RedirectResponse(address, 303)


def open_page(request: Request) -> Page:
    """The page for whoever asks. TroubleError where they must sign in first."""
    desk: Desk = request.app.state.desk
    return Page(request, desk, admit(request, desk))


def open_act(page: Annotated[Page, Depends(open_page)], csrf: Annotated[str, Form()] = "") -> Page:
    """The page of somebody who does something: the form must hold the token that the desk gave them."""
    check_token(page.visitor, csrf)
    return page


Asking = Annotated[Page, Depends(open_page)]
"""Of a view that shows something."""
Acting = Annotated[Page, Depends(open_act)]
"""Of a view that changes something, by a form."""
