"""The first tables. What they and their columns hold is told in `sayso.ledger.schema`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PASSAGES = """
CREATE VIEW passage_text AS
SELECT passage.seq AS seq, substr(body.words, passage.start + 1, passage.stop - passage.start) AS words
FROM passage JOIN body ON body.id = passage.body
"""
WORDS = """
CREATE VIRTUAL TABLE passage_words
USING fts5(words, content='passage_text', content_rowid='seq', tokenize='unicode61 remove_diacritics 2')
"""


def upgrade() -> None:
    """Makes the tables and the full-text index over passages, which doesn't hold the text a second time."""
    for make in (
        _make_sources, _make_judgements, _make_editions, _make_reading, _make_dropped, _make_entities,
        _make_statement, _make_figure, _make_parts,
    ):  # fmt: skip
        make()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(PASSAGES)
        op.execute(WORDS)
    else:
        op.execute("ALTER TABLE passage ADD COLUMN lexemes tsvector")
        op.execute("CREATE INDEX passage_lexemes ON passage USING gin (lexemes)")


def _make_sources() -> None:
    op.create_table(
        "blob",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("blob_key")),
    )
    op.create_table(
        "body",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("body_key")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("document_key")),
    )


def _make_judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("field", sa.Text()),
        sa.Column("value", sa.Text()),
        sa.Column("value_key", sa.Text()),
        sa.Column("was", sa.Text()),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("retired", sa.Text()),
        sa.Column("retired_by", sa.Text()),
        sa.Column("retired_why", sa.Text()),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("judgement_key")),
        sa.UniqueConstraint("id", name=op.f("judgement_id_once")),
    )
    op.create_index("judgement_field", "judgement", ["kind", "field", "value_key"])
    op.create_index("judgement_target", "judgement", ["kind", "target"])
    op.create_table(
        "question",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("question_key")),
    )


def _make_editions() -> None:
    op.create_table(
        "edition",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("blob", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("replaced", sa.Text()),
        sa.ForeignKeyConstraint(["blob"], ["blob.id"], name=op.f("edition_blob_leads")),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("edition_document_leads")),
        sa.PrimaryKeyConstraint("id", name=op.f("edition_key")),
        sa.UniqueConstraint("document", "number", name=op.f("edition_document_once")),
    )
    op.create_index("edition_blob", "edition", ["blob"])
    op.create_table(
        "passage",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["body.id"], name=op.f("passage_body_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("passage_key")),
    )
    op.create_index(op.f("passage_body"), "passage", ["body"])
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("older", sa.Text(), nullable=False),
        sa.Column("newer", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("change_document_leads")),
        sa.ForeignKeyConstraint(["newer"], ["edition.id"], name=op.f("change_newer_leads")),
        sa.ForeignKeyConstraint(["older"], ["edition.id"], name=op.f("change_older_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("change_key")),
    )
    op.create_index(op.f("change_document"), "change", ["document"])


def _make_reading() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("sayso", sa.Text(), nullable=False),
        sa.Column("tagger", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("superseded", sa.Text()),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("byline", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("publisher_key", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("published_from", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("fetched", sa.Text()),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("offsets", sa.Text(), nullable=False),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["body.id"], name=op.f("reading_body_leads")),
        sa.ForeignKeyConstraint(["edition"], ["edition.id"], name=op.f("reading_edition_leads")),
        sa.PrimaryKeyConstraint("id", name=op.f("reading_key")),
        sa.UniqueConstraint("fingerprint", name=op.f("reading_fingerprint_once")),
    )
    op.create_index(op.f("reading_body"), "reading", ["body"])
    op.create_index(op.f("reading_edition"), "reading", ["edition"])
    op.create_index("reading_published", "reading", ["published"])
    op.create_index("reading_publisher", "reading", ["publisher_key"])


def _make_dropped() -> None:
    op.create_table(
        "dropped",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text()),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("dropped_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("dropped_key")),
        sa.UniqueConstraint("id", name=op.f("dropped_id_once")),
    )
    op.create_index(op.f("dropped_reading"), "dropped", ["reading"])


def _make_entities() -> None:
    op.create_table(
        "entity",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("stands_for", sa.Text()),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("entity_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("entity_key")),
    )
    op.create_index(op.f("entity_name_key"), "entity", ["name_key"])
    op.create_index(op.f("entity_reading"), "entity", ["reading"])
    op.create_table(
        "flag",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("flag_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("flag_key")),
    )
    op.create_index(op.f("flag_reading"), "flag", ["reading"])
    op.create_table(
        "place",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("geonames", sa.Integer()),
        sa.Column("kind", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("region", sa.Integer()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("candidates", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("place_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("place_key")),
    )
    op.create_index(op.f("place_reading"), "place", ["reading"])


def _make_statement() -> None:
    op.create_table(
        "statement",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text()),
        sa.Column("speaker_key", sa.Text()),
        sa.Column("speaker_kind", sa.Text()),
        sa.Column("entity", sa.Text()),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("said_start", sa.Date()),
        sa.Column("said_end", sa.Date()),
        sa.Column("inside", sa.Text()),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("publisher_key", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("statement_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("statement_key")),
    )
    op.create_index(op.f("statement_id"), "statement", ["id"])
    op.create_index("statement_published", "statement", ["published", "seq"])
    op.create_index("statement_publisher", "statement", ["publisher_key", "seq"])
    op.create_index(op.f("statement_reading"), "statement", ["reading"])
    op.create_index("statement_said", "statement", ["said_end", "said_start", "seq"])
    op.create_index(
        "statement_said_long",
        "statement",
        ["said_end", "said_start", "seq"],
        sqlite_where=sa.text("said_start < said_end"),
        postgresql_where=sa.text("said_start < said_end"),
    )
    op.create_index("statement_speaker", "statement", ["speaker_key", "seq"])
    op.create_index("statement_stance", "statement", ["stance", "seq"])


def _make_figure() -> None:
    op.create_table(
        "figure",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("low", sa.Text()),
        sa.Column("high", sa.Text()),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("number_words", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text()),
        sa.Column("unit_key", sa.Text()),
        sa.Column("party", sa.Text()),
        sa.Column("party_key", sa.Text()),
        sa.Column("by", sa.Text()),
        sa.Column("by_key", sa.Text()),
        sa.Column("status", sa.Text()),
        sa.Column("period_start", sa.Date()),
        sa.Column("period_end", sa.Date()),
        sa.Column("cumulative", sa.Boolean(create_constraint=True, name="cumulative"), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("place_key", sa.Text()),
        sa.Column("part_of", sa.Text()),
        sa.Column("statement", sa.Text()),
        sa.Column("whose", sa.Text()),
        sa.Column("whose_key", sa.Text()),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_stop", sa.Integer(), nullable=False),
        sa.Column("passage_start", sa.Integer(), nullable=False),
        sa.Column("passage_stop", sa.Integer(), nullable=False),
        sa.Column("spoken", sa.Integer()),
        sa.Column("speaker_key", sa.Text()),
        sa.Column("stance", sa.Text()),
        sa.Column("said_start", sa.Date()),
        sa.Column("said_end", sa.Date()),
        sa.Column("publisher_key", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("figure_reading_leads")),
        sa.ForeignKeyConstraint(["spoken"], ["statement.seq"], name=op.f("figure_spoken_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("figure_key")),
    )
    op.create_index("figure_at", "figure", ["place_key", "seq"])
    op.create_index("figure_by", "figure", ["by_key", "seq"])
    op.create_index("figure_event", "figure", ["event", "seq"])
    op.create_index(op.f("figure_id"), "figure", ["id"])
    op.create_index("figure_party", "figure", ["party_key", "seq"])
    op.create_index("figure_period", "figure", ["period_end", "period_start", "seq"])
    op.create_index("figure_published", "figure", ["published", "event", "party_key", "seq"])
    op.create_index("figure_publisher", "figure", ["publisher_key", "seq"])
    op.create_index("figure_question", "figure", ["event", "unit_key", "party_key", "seq"])
    op.create_index(op.f("figure_reading"), "figure", ["reading"])
    op.create_index("figure_said", "figure", ["said_end", "said_start", "seq"])
    op.create_index(
        "figure_said_long",
        "figure",
        ["said_end", "said_start", "seq"],
        sqlite_where=sa.text("said_start < said_end"),
        postgresql_where=sa.text("said_start < said_end"),
    )
    op.create_index("figure_side", "figure", ["event", "party_key", "seq"])
    op.create_index("figure_speaker", "figure", ["speaker_key", "seq"])
    op.create_index(op.f("figure_spoken"), "figure", ["spoken"])
    op.create_index("figure_stance", "figure", ["stance", "seq"])
    op.create_index("figure_status", "figure", ["status", "seq"])
    op.create_index("figure_unit", "figure", ["unit_key", "seq"])
    op.create_index("figure_whose", "figure", ["whose_key", "seq"])


def _make_parts() -> None:
    op.create_table(
        "pin",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("start", sa.Integer()),
        sa.Column("stop", sa.Integer()),
        sa.Column("words", sa.Text()),
        sa.ForeignKeyConstraint(["statement"], ["statement.seq"], name=op.f("pin_statement_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pin_key")),
    )
    op.create_index("pin_statement", "pin", ["statement"])
    op.create_table(
        "figure_place",
        sa.Column("figure", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("geonames", sa.Integer()),
        sa.Column("country", sa.Text()),
        sa.Column("region", sa.Integer()),
        sa.ForeignKeyConstraint(["figure"], ["figure.seq"], name=op.f("figure_place_figure_leads")),
        sa.ForeignKeyConstraint(["place"], ["place.seq"], name=op.f("figure_place_place_leads")),
        sa.PrimaryKeyConstraint("figure", "ordinal", name=op.f("figure_place_key")),
    )
    op.create_index("figure_place_country", "figure_place", ["country", "figure"])
    op.create_index("figure_place_geonames", "figure_place", ["geonames", "figure"])
    op.create_index("figure_place_region", "figure_place", ["region", "figure"])
