"""A page that is being made: who asks, of which desk, and how the answer goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Depends, Form, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from sayso.errors import InputError
from sayso.keeper import Ledger
from sayso.keeper.roles import Act, may
from sayso.model import Filter, Judgement
from sayso.present.desk.address import read_filter
from sayso.present.desk.csrf import make_token
from sayso.present.desk.desk import Desk, Order, Visitor
from sayso.present.desk.drawing import render
from sayso.present.desk.entrance import admit, check_token
from sayso.present.desk.trouble import Trouble, TroubleError, not_found, wants_json

ACTS: Mapping[Act, str] = {
    "see": "look", "judge": "judge", "add": "add reports", "save": "save questions or publish", "manage": "keep accounts"
}  # fmt: skip
"""What a role may not do, in words."""
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
                Trouble(403, "not allowed", f"As a {self.visitor.role} you may not {ACTS[act]}.", advice)
            )

    def may_retract(self, judgement: Judgement) -> bool:
        """Whether the visitor may take a judgement back: one's own, or anybody's for those who keep the accounts."""
        own = judgement.by == self.visitor.name
        return may(self.visitor.role, "judge") and (own or may(self.visitor.role, "manage"))

    def retract(self, id: str, why: str = "", target: str | None = None) -> None:
        """Takes a judgement back in the visitor's name. TroubleError where there is none of this id, or none of this
        target, or it is somebody else's."""
        self.require("judge")
        judgement = self.find_judgement(id)
        if target not in (None, judgement.target):
            raise not_found(f"judgement {id[:40]} of {str(target)[:40]}")
        if not self.may_retract(judgement):
            advice = "Ask them, or judge the entry yourself: the last judgement counts."
            raise TroubleError(Trouble(403, "not allowed", "Somebody else made this judgement.", advice))
        self.ledger.retract(judgement.id, by=self.visitor.name, why=why.strip() or None)

    def find_judgement(self, id: str) -> Judgement:
        """The judgement with this id; TroubleError where there is none."""
        try:
            found = self.ledger.show(id)
        except InputError:
            found = None
        if not isinstance(found, Judgement):
            raise not_found(f"judgement {id[:40]}")
        return found

    def give(self, template: str, make: Callable[[], Mapping[str, Any]], *, keep: bool = True) -> Response:
        """The page of a template; `make` gives its values. Where it only shows what is in the ledger (`keep`), it is made
        once for a visitor and an address, until the ledger changes."""
        if not keep or self.request.method != "GET":
            return self.show(self.draw(template, **make()))
        return self.show(self.keep(lambda: self.draw(template, **make())))

    def keep(self, make: Callable[[], str]) -> str:
        """What `make` makes of what is in the ledger, once for a visitor and an address, until the ledger changes."""
        who = (self.visitor.name, self.visitor.role, self.visitor.account)
        key = (self.request.url.path, self.request.url.query, *who)
        return self.desk.cache.find(key, self.ledger.stamp(), lambda: self._make(make))

    def _make(self, make: Callable[[], str]) -> str:
        """What `make` makes, here or in the press, which calls the same view again."""
        press, scope, url = self.desk.press, self.request.scope, self.request.url
        if press is None:
            return make()
        visitor = replace(self.visitor, secret=b"")
        return press.make(Order(scope["endpoint"], self.request.path_params, url.path, url.query, visitor))

    def draw(self, template: str, **values: Any) -> str:
        """A template filled for this visitor; the desk's mark stands where its forms have their token."""
        return render(
            template,
            visitor=self.visitor,
            token=self.desk.mark,
            desk=self.desk.name,
            here=self.request.url.path,
            **values,
        )

    def show(self, drawn: str, status: int = 200) -> Response:
        """What was drawn, with a token of this visit in its forms."""
        return HTMLResponse(drawn.replace(self.desk.mark, make_token(self.visitor.secret)), status)

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
