"""The first tables."""

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
    op.create_table(
        "blob",
        sa.Column("id", sa.Text(), nullable=False, comment="SHA-256 of the bytes, hex digits"),
        sa.Column("size", sa.Integer(), nullable=False, comment="bytes"),
        sa.Column("data", sa.LargeBinary(), nullable=False, comment="the report's bytes as they came"),
        sa.PrimaryKeyConstraint("id", name=op.f("blob_key")),
        comment="Raw bytes of reports, each kept once.",
    )
    op.create_table(
        "body",
        sa.Column("id", sa.Text(), nullable=False, comment="SHA-256 of the text in UTF-8, hex digits"),
        sa.Column("words", sa.Text(), nullable=False, comment="the clean text: what all offsets count in"),
        sa.PrimaryKeyConstraint("id", name=op.f("body_key")),
        comment="Clean texts, each kept once.",
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Text(), nullable=False, comment="d and 16 hex digits of the SHA-256 of the key"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="what makes it the same document: url, row, path or digest"
        ),
        sa.Column("added", sa.Text(), nullable=False, comment="moment"),
        sa.PrimaryKeyConstraint("id", name=op.f("document_key")),
        comment="What stands at one address, in one or more editions.",
    )
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False, comment="j and 16 hex digits"),
        sa.Column("kind", sa.Text(), nullable=False, comment="figure, statement, source or link"),
        sa.Column("target", sa.Text(), nullable=False, comment="id of the entry or link, folded name of the source"),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True, comment="JSON"),
        sa.Column(
            "value_key",
            sa.Text(),
            nullable=True,
            comment="the value as it is looked for: a folded name, or as it stands",
        ),
        sa.Column("was", sa.Text(), nullable=True, comment="JSON: what stood there before"),
        sa.Column("by", sa.Text(), nullable=False, comment="who judged"),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("made", sa.Text(), nullable=False, comment="moment"),
        sa.Column("retired", sa.Text(), nullable=True, comment="moment at which it was taken back"),
        sa.Column("retired_by", sa.Text(), nullable=True),
        sa.Column("retired_why", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False, comment="SHA-256 of the row, as canonical JSON"),
        sa.PrimaryKeyConstraint("seq", name=op.f("judgement_key")),
        sa.UniqueConstraint("id", name=op.f("judgement_id_once")),
        comment="What people said of what the machine read.",
    )
    op.create_index("judgement_field", "judgement", ["kind", "field", "value_key"], unique=False)
    op.create_index("judgement_target", "judgement", ["kind", "target"], unique=False)
    op.create_table(
        "question",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False, comment="JSON: the filter as it was asked"),
        sa.Column("made", sa.Text(), nullable=False, comment="moment"),
        sa.Column("asked", sa.Text(), nullable=False, comment="moment of the last answer"),
        sa.Column(
            "answer", sa.Text(), nullable=False, comment="JSON: digest of each entry and finding of the last answer"
        ),
        sa.Column(
            "digest",
            sa.Text(),
            nullable=False,
            comment="SHA-256 of the row, as canonical JSON; written anew with each answer",
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("question_key")),
        comment="Saved questions, to tell what changed since they were last asked.",
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.Text(), nullable=False, comment="document.number"),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="1 for the first"),
        sa.Column("blob", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False, comment="moment"),
        sa.Column(
            "replaced", sa.Text(), nullable=True, comment="moment at which a newer edition came; null for the newest"
        ),
        sa.ForeignKeyConstraint(["blob"], ["blob.id"], name=op.f("edition_blob_leads")),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("edition_document_leads")),
        sa.PrimaryKeyConstraint("id", name=op.f("edition_key")),
        sa.UniqueConstraint("document", "number", name=op.f("edition_document_once")),
        comment="One version of a document: the bytes that stood there.",
    )
    op.create_index("edition_blob", "edition", ["blob"], unique=False)
    op.create_table(
        "passage",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["body.id"], name=op.f("passage_body_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("passage_key")),
        comment="Paragraphs of texts, for the full-text index beside it.",
    )
    op.create_index(op.f("passage_body"), "passage", ["body"], unique=False)
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("older", sa.Text(), nullable=False),
        sa.Column("newer", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False, comment="statement or figure"),
        sa.Column("kind", sa.Text(), nullable=False, comment="added, removed or changed"),
        sa.Column("before", sa.Text(), nullable=True, comment="id of the entry in the older edition"),
        sa.Column("after", sa.Text(), nullable=True, comment="id of the entry in the newer edition"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("change_document_leads")),
        sa.ForeignKeyConstraint(["newer"], ["edition.id"], name=op.f("change_newer_leads")),
        sa.ForeignKeyConstraint(["older"], ["edition.id"], name=op.f("change_older_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("change_key")),
        comment="What a new edition of a document changed.",
    )
    op.create_index(op.f("change_document"), "change", ["document"], unique=False)
    op.create_table(
        "reading",
        sa.Column("id", sa.Text(), nullable=False, comment="r and 16 hex digits of the fingerprint"),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False, comment="SHA-256 of bytes, what was given, and versions"),
        sa.Column("sayso", sa.Text(), nullable=False, comment="version of the package"),
        sa.Column("tagger", sa.Text(), nullable=False, comment="version of the tagger's weights"),
        sa.Column("made", sa.Text(), nullable=False, comment="moment"),
        sa.Column(
            "superseded",
            sa.Text(),
            nullable=True,
            comment="moment at which a newer reading of the same edition came; null for the newest",
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False, comment="the report's own id"),
        sa.Column("address", sa.Text(), nullable=False, comment="path, URL or - that it was read from"),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("publisher_key", sa.Text(), nullable=True, comment="folded name"),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_from", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True, comment="ISO 639-1"),
        sa.Column("fetched", sa.Text(), nullable=True, comment="moment"),
        sa.Column(
            "given",
            sa.Text(),
            nullable=False,
            comment="JSON: what user or data row told of it, goes over what the page says",
        ),
        sa.Column(
            "offsets",
            sa.Text(),
            nullable=False,
            comment="JSON: runs of (start in body, start in decoded bytes, length)",
        ),
        sa.Column(
            "rest",
            sa.Text(),
            nullable=False,
            comment="JSON: paragraphs, sentences, posts, corrections, attributions, times",
        ),
        sa.Column(
            "checks",
            sa.Text(),
            nullable=False,
            comment="JSON: by table, the CRC-32 of each row that leads here, to name what differs",
        ),
        sa.Column(
            "digest",
            sa.Text(),
            nullable=False,
            comment="SHA-256 of this row and all rows that lead to it, as canonical JSON",
        ),
        sa.ForeignKeyConstraint(["body"], ["body.id"], name=op.f("reading_body_leads")),
        sa.ForeignKeyConstraint(["edition"], ["edition.id"], name=op.f("reading_edition_leads")),
        sa.PrimaryKeyConstraint("id", name=op.f("reading_key")),
        sa.UniqueConstraint("fingerprint", name=op.f("reading_fingerprint_once")),
        comment="What one version of sayso read in one edition, with what was known of the report.",
    )
    op.create_index(op.f("reading_body"), "reading", ["body"], unique=False)
    op.create_index(op.f("reading_edition"), "reading", ["edition"], unique=False)
    op.create_index("reading_published", "reading", ["published"], unique=False)
    op.create_index("reading_publisher", "reading", ["publisher_key"], unique=False)
    op.create_table(
        "dropped",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False, comment="x and 16 hex digits of what was dropped where"),
        sa.Column("reading", sa.Text(), nullable=True, comment="null where the whole report could not be read"),
        sa.Column("report", sa.Text(), nullable=False, comment="address or id of the report"),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False, comment="moment"),
        sa.Column("digest", sa.Text(), nullable=False, comment="SHA-256 of the row, as canonical JSON"),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("dropped_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("dropped_key")),
        sa.UniqueConstraint("id", name=op.f("dropped_id_once")),
        comment="What could not be read, and why.",
    )
    op.create_index(op.f("dropped_reading"), "dropped", ["reading"], unique=False)
    op.create_table(
        "entity",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the report"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False, comment="folded name"),
        sa.Column("stands_for", sa.Text(), nullable=True),
        sa.Column("mentions", sa.Text(), nullable=False, comment="JSON: spans"),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("entity_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("entity_key")),
        comment="Those who speak in a report.",
    )
    op.create_index(op.f("entity_name_key"), "entity", ["name_key"], unique=False)
    op.create_index(op.f("entity_reading"), "entity", ["reading"], unique=False)
    op.create_table(
        "flag",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=False, comment="JSON: local ids of figures and statements"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("flag_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("flag_key")),
        comment="What does not agree within a report.",
    )
    op.create_index(op.f("flag_reading"), "flag", ["reading"], unique=False)
    op.create_table(
        "place",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the report"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "geonames",
            sa.Integer(),
            nullable=True,
            comment="of the likeliest candidate; null where the gazetteer knows none",
        ),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True, comment="ISO 3166-1 alpha-2"),
        sa.Column("region", sa.Integer(), nullable=True, comment="GeoNames id of the first-level unit; 0 for none"),
        sa.Column("latitude", sa.Float(), nullable=True, comment="degrees, WGS 84"),
        sa.Column("longitude", sa.Float(), nullable=True, comment="degrees, WGS 84"),
        sa.Column("candidates", sa.Text(), nullable=False, comment="JSON: all that the name may mean"),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("place_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("place_key")),
        comment="Places that a text names.",
    )
    op.create_index(op.f("place_reading"), "place", ["reading"], unique=False)
    op.create_table(
        "statement",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column(
            "id", sa.Text(), nullable=False, comment="s and 16 hex digits: document, text and places of the words"
        ),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the report"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_key", sa.Text(), nullable=True, comment="folded name"),
        sa.Column("speaker_kind", sa.Text(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=True, comment="local id of the entity"),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("said_start", sa.Date(), nullable=True),
        sa.Column("said_end", sa.Date(), nullable=True),
        sa.Column("inside", sa.Text(), nullable=True, comment="local id of the statement that holds this one"),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("publisher_key", sa.Text(), nullable=True, comment="as of the reading, here for the index"),
        sa.Column("published", sa.Date(), nullable=True, comment="as of the reading, here for the index"),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("statement_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("statement_key")),
        comment="Who said what, as the machine read it.",
    )
    op.create_index(op.f("statement_id"), "statement", ["id"], unique=False)
    op.create_index("statement_published", "statement", ["published", "seq"], unique=False)
    op.create_index("statement_publisher", "statement", ["publisher_key", "seq"], unique=False)
    op.create_index(op.f("statement_reading"), "statement", ["reading"], unique=False)
    op.create_index("statement_said", "statement", ["said_end", "said_start", "seq"], unique=False)
    op.create_index("statement_speaker", "statement", ["speaker_key", "seq"], unique=False)
    op.create_index("statement_stance", "statement", ["stance", "seq"], unique=False)
    op.create_table(
        "figure",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column(
            "id", sa.Text(), nullable=False, comment="f and 16 hex digits: document, text and place of the words"
        ),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the report"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="the number with its bound, as it stands in the text"),
        sa.Column(
            "low", sa.Text(), nullable=True, comment="decimal; the least that the words commit to; null where open"
        ),
        sa.Column(
            "high", sa.Text(), nullable=True, comment="decimal; the most that the words commit to; null where open"
        ),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("number_words", sa.Text(), nullable=False, comment="the words of the number itself"),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("unit_key", sa.Text(), nullable=True, comment="the unit, cut to 200 characters for the index"),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("party_key", sa.Text(), nullable=True, comment="folded name"),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("by_key", sa.Text(), nullable=True, comment="folded name"),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("cumulative", sa.Boolean(create_constraint=True, name="cumulative"), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_key", sa.Text(), nullable=True, comment="folded name"),
        sa.Column("part_of", sa.Text(), nullable=True, comment="local id of the figure that it is a part of"),
        sa.Column("statement", sa.Text(), nullable=True, comment="local id of the statement that it stands in"),
        sa.Column(
            "whose", sa.Text(), nullable=True, comment="on whose word it is in the end; null for the report's own"
        ),
        sa.Column("whose_key", sa.Text(), nullable=True, comment="folded name"),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_stop", sa.Integer(), nullable=False),
        sa.Column("passage_start", sa.Integer(), nullable=False, comment="the sentence with its neighbours"),
        sa.Column("passage_stop", sa.Integer(), nullable=False),
        sa.Column("spoken", sa.Integer(), nullable=True, comment="seq of the statement that it stands in"),
        sa.Column("speaker_key", sa.Text(), nullable=True, comment="as of the statement, here for the index"),
        sa.Column("stance", sa.Text(), nullable=True, comment="as of the statement, here for the index"),
        sa.Column("said_start", sa.Date(), nullable=True, comment="as of the statement, here for the index"),
        sa.Column("said_end", sa.Date(), nullable=True, comment="as of the statement, here for the index"),
        sa.Column("publisher_key", sa.Text(), nullable=True, comment="as of the reading, here for the index"),
        sa.Column("published", sa.Date(), nullable=True, comment="as of the reading, here for the index"),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("figure_reading_leads")),
        sa.ForeignKeyConstraint(["spoken"], ["statement.seq"], name=op.f("figure_spoken_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("figure_key")),
        comment="How many of what, as the machine read it.",
    )
    op.create_index("figure_at", "figure", ["place_key", "seq"], unique=False)
    op.create_index("figure_by", "figure", ["by_key", "seq"], unique=False)
    op.create_index("figure_event", "figure", ["event", "seq"], unique=False)
    op.create_index(op.f("figure_id"), "figure", ["id"], unique=False)
    op.create_index("figure_party", "figure", ["party_key", "seq"], unique=False)
    op.create_index("figure_period", "figure", ["period_end", "period_start", "seq"], unique=False)
    op.create_index("figure_published", "figure", ["published", "seq"], unique=False)
    op.create_index("figure_publisher", "figure", ["publisher_key", "seq"], unique=False)
    op.create_index("figure_question", "figure", ["event", "unit_key", "party_key", "seq"], unique=False)
    op.create_index(op.f("figure_reading"), "figure", ["reading"], unique=False)
    op.create_index("figure_said", "figure", ["said_end", "said_start", "seq"], unique=False)
    op.create_index("figure_speaker", "figure", ["speaker_key", "seq"], unique=False)
    op.create_index(op.f("figure_spoken"), "figure", ["spoken"], unique=False)
    op.create_index("figure_stance", "figure", ["stance", "seq"], unique=False)
    op.create_index("figure_status", "figure", ["status", "seq"], unique=False)
    op.create_index("figure_unit", "figure", ["unit_key", "seq"], unique=False)
    op.create_index("figure_whose", "figure", ["whose_key", "seq"], unique=False)
    op.create_table(
        "pin",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False, comment="source, cue, content or relay"),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="0 for the first piece of the part"),
        sa.Column("name", sa.Text(), nullable=True, comment="of a relay: who passed it on"),
        sa.Column("start", sa.Integer(), nullable=True, comment="null for a relay that the text doesn't name"),
        sa.Column("stop", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["statement"], ["statement.seq"], name=op.f("pin_statement_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pin_key")),
        comment="The exact characters of a statement's parts.",
    )
    op.create_index("pin_statement", "pin", ["statement"], unique=False)
    op.create_table(
        "figure_place",
        sa.Column("figure", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("geonames", sa.Integer(), nullable=True, comment="as of the place, here for the index"),
        sa.Column("country", sa.Text(), nullable=True, comment="as of the place, here for the index"),
        sa.Column(
            "region",
            sa.Integer(),
            nullable=True,
            comment="the first-level unit that the place is or lies in, here for the index",
        ),
        sa.ForeignKeyConstraint(["figure"], ["figure.seq"], name=op.f("figure_place_figure_leads")),
        sa.ForeignKeyConstraint(["place"], ["place.seq"], name=op.f("figure_place_place_leads")),
        sa.PrimaryKeyConstraint("figure", "ordinal", name=op.f("figure_place_key")),
        comment="Which places a figure is told for.",
    )
    op.create_index("figure_place_country", "figure_place", ["country", "figure"], unique=False)
    op.create_index("figure_place_geonames", "figure_place", ["geonames", "figure"], unique=False)
    op.create_index("figure_place_region", "figure_place", ["region", "figure"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        op.execute(PASSAGES)
        op.execute(WORDS)
    else:
        op.execute("ALTER TABLE passage ADD COLUMN lexemes tsvector")
        op.execute("CREATE INDEX passage_lexemes ON passage USING gin (lexemes)")
