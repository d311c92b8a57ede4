"""Rows of judgements, and the judgements that they tell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sayso.ledger.identity import LONGEST_KEY, digest_json, make_key, name_moment
from sayso.ledger.restore import read_moment
from sayso.ledger.rows import write_json
from sayso.model import Judgement

NAMES = {"party", "by", "place", "according_to", "speaker"}
"""Fields whose values are names, which are folded before they are compared."""


def make_row(judgement: Judgement) -> dict[str, Any]:
    """The row of a judgement, with the digest of all of it."""
    row: dict[str, Any] = {
        "id": judgement.id,
        "kind": judgement.kind,
        "target": judgement.target,
        "act": judgement.act,
        "field": judgement.field,
        "value": write_json(judgement.value),
        "value_key": find_key(judgement.field, judgement.value),
        "was": write_json(judgement.was),
        "by": judgement.by,
        "why": judgement.why,
        "made": name_moment(judgement.made),
        "retired": _name(judgement.retired),
        "retired_by": judgement.retired_by,
        "retired_why": judgement.retired_why,
    }
    return row | {"digest": digest_json(row)}


def find_key(field: str | None, value: object) -> str | None:
    """The value of a correction as filters look for it: a folded name, or the plain value; None for other values."""
    if isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    return make_key(value) if field in NAMES else value[:LONGEST_KEY]


def make_judgement(row: Mapping[Any, Any]) -> Judgement:
    """The judgement of a row."""
    return Judgement(
        id=row["id"],
        kind=row["kind"],
        target=row["target"],
        act=row["act"],
        field=row["field"],
        value=json.loads(row["value"] or "null"),
        was=json.loads(row["was"] or "null"),
        by=row["by"],
        why=row["why"],
        made=read_moment(row["made"]),
        retired=read_moment(row["retired"]) if row["retired"] else None,
        retired_by=row["retired_by"],
        retired_why=row["retired_why"],
    )


def _name(moment: datetime | None) -> str | None:
    return name_moment(moment) if moment else None
