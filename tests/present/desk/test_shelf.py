"""What is kept of the reports that were opened last."""

from __future__ import annotations

import pytest

from sayso import Ledger
from sayso.errors import InputError
from sayso.model import KeptFigure
from sayso.present.desk.shelf import Shelf


@pytest.fixture
def figure(ledger: Ledger) -> KeptFigure:
    """A figure of the ledger."""
    return next(iter(ledger.figures()))


def test_an_article_is_kept_until_the_ledger_changes(ledger: Ledger, figure: KeptFigure) -> None:
    shelf, edition = Shelf(), figure.edition.id
    first = shelf.find(ledger, edition)
    assert shelf.find(ledger, edition) is first
    ledger.confirm(figure.id, by="Ann Example")
    newer = shelf.find(ledger, edition)
    record = newer.find(figure.id)
    assert newer is not first
    assert record is not None
    assert record.kept.review == "confirmed"


@pytest.mark.parametrize(("largest", "same"), [(0, False), (10**9, True)])
def test_no_more_is_kept_than_fits(ledger: Ledger, figure: KeptFigure, largest: int, same: bool) -> None:
    shelf = Shelf(largest)
    assert (shelf.find(ledger, figure.edition.id) is shelf.find(ledger, figure.edition.id)) is same


def test_what_is_not_there_is_said(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="no edition"):
        Shelf().find(ledger, "d0.1")
