"""The tables of a ledger, the same in SQLite and PostgreSQL.

Rows that tell what a machine read are written once and never changed; the only columns that are ever filled in later are
`edition.replaced`, `reading.superseded` and those of a judgement that is taken back. Moments are text in ISO 8601, UTC,
with microseconds (`2026-01-31T12:00:00.000000Z`), so that they sort as they stand; counts are decimal text, exact.
Offsets are Unicode code points, half-open. Keys are folded names of at most 200 characters: an index of PostgreSQL takes
no longer ones than about 2,700 bytes. Words that came from outside may hold characters that a database refuses: U+0000,
lone surrogates and U+FFFF itself are written as U+FFFF and four hex digits, and sayso reads them as they were.

Beside these tables the first migration makes the full-text index over `passage`: in SQLite the FTS5 table `passage_words`
(its `rowid` is `passage.seq`), in PostgreSQL the column `passage.lexemes`; both hold the words without case, accents and
marks. `sayso_version` tells which migration the tables are of.

`voice`, `source`, `source_name`, `party`, `party_topic`, `party_word` and `flagged` are made of the other tables, for
questions that would else take all of them; `stamp` tells whether anything has changed.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from sayso.ledger.account_tables import account as account
from sayso.ledger.account_tables import session as session
from sayso.ledger.account_tables import sign_in as sign_in
from sayso.ledger.chain_tables import chain as chain
from sayso.ledger.derived import flagged as flagged
from sayso.ledger.derived import party as party
from sayso.ledger.derived import party_topic as party_topic
from sayso.ledger.derived import party_word as party_word
from sayso.ledger.derived import source as source
from sayso.ledger.derived import source_name as source_name
from sayso.ledger.derived import stamp as stamp
from sayso.ledger.derived import voice as voice
from sayso.ledger.metadata import make_key_column, make_passing_columns, make_sequence
from sayso.ledger.metadata import metadata as metadata
from sayso.ledger.words import Words


def _index_long(name: str) -> Index:
    """An index of the few rows that tell of more than one day: what begins before a day and ends after it is among them."""
    several = text("said_start < said_end")
    return Index(name, "said_end", "said_start", "seq", sqlite_where=several, postgresql_where=several)


blob = Table(
    "blob",
    metadata,
    Column("id", Text, primary_key=True, comment="SHA-256 of the bytes, hex digits"),
    Column("size", Integer, nullable=False, comment="bytes"),
    Column("data", LargeBinary, nullable=False, comment="the report's bytes as they came"),
    comment="Raw bytes of reports, each kept once.",
)

body = Table(
    "body",
    metadata,
    Column("id", Text, primary_key=True, comment="SHA-256 of the text in UTF-8, hex digits"),
    Column("words", Words, nullable=False, comment="the clean text: what all offsets count in"),
    comment="Clean texts, each kept once.",
)

document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True, comment="d and 16 hex digits of the SHA-256 of the key"),
    Column("key", Words, nullable=False, comment="what makes it the same document: url, row, path or digest"),
    Column("added", Text, nullable=False, comment="moment"),
    comment="What stands at one address, in one or more editions.",
)

edition = Table(
    "edition",
    metadata,
    Column("id", Text, primary_key=True, comment="document.number"),
    make_key_column("document", "document"),
    Column("number", Integer, nullable=False, comment="1 for the first"),
    make_key_column("blob", "blob"),
    Column("added", Text, nullable=False, comment="moment"),
    Column("replaced", Text, comment="moment at which a newer edition came; null for the newest"),
    UniqueConstraint("document", "number"),
    Index("edition_blob", "blob"),
    Index("edition_added", "added", "id"),
    comment="One version of a document: the bytes that stood there.",
)

reading = Table(
    "reading",
    metadata,
    Column("id", Text, primary_key=True, comment="r and 16 hex digits of the fingerprint"),
    make_key_column("edition", "edition", index=True),
    Column("fingerprint", Text, nullable=False, unique=True, comment="SHA-256 of bytes, what was given, and versions"),
    Column("sayso", Text, nullable=False, comment="version of the package"),
    Column("tagger", Text, nullable=False, comment="version of the tagger's weights"),
    Column("made", Text, nullable=False, comment="moment"),
    Column("superseded", Text, comment="moment at which a newer reading of the same edition came; null for the newest"),
    make_key_column("body", "body", index=True),
    Column("report", Words, nullable=False, comment="the report's own id"),
    Column("address", Words, nullable=False, comment="path, URL or - that it was read from"),
    Column("url", Words),
    Column("media_type", Text, nullable=False),
    Column("title", Words),
    Column("byline", Words),
    Column("publisher", Words),
    Column("publisher_key", Text, comment="folded name"),
    Column("published", Date),
    Column("published_from", Text),
    Column("language", Text, comment="ISO 639-1"),
    Column("fetched", Text, comment="moment"),
    Column(
        "given", Text, nullable=False, comment="JSON: what user or data row told of it, goes over what the page says"
    ),
    Column("offsets", Text, nullable=False, comment="JSON: runs of (start in body, start in decoded bytes, length)"),
    Column(
        "rest", Text, nullable=False, comment="JSON: paragraphs, sentences, posts, corrections, attributions, times"
    ),
    Column(
        "checks",
        Text,
        nullable=False,
        comment="JSON: by table, the CRC-32 of each row that leads here, to name what differs",
    ),
    Column(
        "digest", Text, nullable=False, comment="SHA-256 of this row and all rows that lead to it, as canonical JSON"
    ),
    Index("reading_publisher", "publisher_key"),
    Index("reading_published", "published"),
    comment="What one version of sayso read in one edition, with what was known of the report.",
)

statement = Table(
    "statement",
    metadata,
    make_sequence(),
    Column(
        "id", Text, nullable=False, index=True, comment="s and 16 hex digits: document, text and places of the words"
    ),
    make_key_column("reading", "reading", index=True),
    Column("local", Words, nullable=False, comment="id within the report"),
    Column("kind", Text, nullable=False),
    Column("speaker", Words),
    Column("speaker_key", Text, comment="folded name"),
    Column("speaker_kind", Text),
    Column("entity", Words, comment="local id of the entity"),
    Column("stance", Text, nullable=False),
    Column("said_start", Date),
    Column("said_end", Date),
    Column("inside", Words, comment="local id of the statement that holds this one"),
    Column("score", Float, nullable=False),
    Column("method", Words, nullable=False),
    Column("publisher_key", Text, comment="as of the reading, here for the index"),
    Column("published", Date, comment="as of the reading, here for the index"),
    Index("statement_speaker", "speaker_key", "seq"),
    Index("statement_stance", "stance", "seq"),
    Index("statement_publisher", "publisher_key", "seq"),
    Index("statement_said", "said_end", "said_start", "seq"),
    _index_long("statement_said_long"),
    Index("statement_published", "published", "seq"),
    Index("statement_score", "score", "seq", "id"),
    comment="Who said what, as the machine read it.",
)

pin = Table(
    "pin",
    metadata,
    make_sequence(),
    Column("statement", Integer, ForeignKey("statement.seq"), nullable=False),
    Column("part", Text, nullable=False, comment="source, cue, content or relay"),
    Column("ordinal", Integer, nullable=False, comment="0 for the first piece of the part"),
    Column("name", Words, comment="of a relay: who passed it on"),
    Column("start", Integer, comment="null for a relay that the text doesn't name"),
    Column("stop", Integer),
    Column("words", Words),
    *make_passing_columns(),
    Index("pin_statement", "statement"),
    comment="The exact characters of a statement's parts.",
)

figure = Table(
    "figure",
    metadata,
    make_sequence(),
    Column(
        "id", Text, nullable=False, index=True, comment="f and 16 hex digits: document, text and place of the words"
    ),
    make_key_column("reading", "reading", index=True),
    Column("local", Words, nullable=False, comment="id within the report"),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("words", Words, nullable=False, comment="the number with its bound, as it stands in the text"),
    Column("low", Text, comment="decimal; the least that the words commit to; null where open"),
    Column("high", Text, comment="decimal; the most that the words commit to; null where open"),
    Column("bound", Text, nullable=False),
    Column("number_words", Words, nullable=False, comment="the words of the number itself"),
    Column("event", Text, nullable=False),
    Column("unit", Words),
    Column("unit_key", Text, comment="the unit, cut to 200 characters for the index"),
    Column("party", Words),
    Column("party_key", Text, comment="folded name"),
    Column("by", Words),
    Column("by_key", Text, comment="folded name"),
    Column("status", Text),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("cumulative", Boolean(create_constraint=True, name="cumulative"), nullable=False),
    Column("place", Words),
    Column("place_key", Text, comment="folded name"),
    Column("part_of", Words, comment="local id of the figure that it is a part of"),
    Column("statement", Words, comment="local id of the statement that it stands in"),
    Column("whose", Words, comment="on whose word it is in the end; null for the report's own"),
    Column("whose_key", Text, comment="folded name"),
    Column("role", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("method", Words, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_stop", Integer, nullable=False),
    Column("passage_start", Integer, nullable=False, comment="the sentence with its neighbours"),
    Column("passage_stop", Integer, nullable=False),
    Column(
        "spoken", Integer, ForeignKey("statement.seq"), index=True, comment="seq of the statement that it stands in"
    ),
    Column("speaker_key", Text, comment="as of the statement, here for the index"),
    Column("stance", Text, comment="as of the statement, here for the index"),
    Column("said_start", Date, comment="as of the statement, here for the index"),
    Column("said_end", Date, comment="as of the statement, here for the index"),
    Column("publisher_key", Text, comment="as of the reading, here for the index"),
    Column("published", Date, comment="as of the reading, here for the index"),
    Index("figure_question", "event", "unit_key", "party_key", "seq"),
    Index("figure_event", "event", "seq"),
    Index("figure_unit", "unit_key", "seq"),
    Index("figure_side", "event", "party_key", "seq"),
    Index("figure_party", "party_key", "seq"),
    Index("figure_by", "by_key", "seq"),
    Index("figure_status", "status", "seq"),
    Index("figure_whose", "whose_key", "seq"),
    Index("figure_at", "place_key", "seq"),
    Index("figure_speaker", "speaker_key", "seq"),
    Index("figure_stance", "stance", "seq"),
    Index("figure_publisher", "publisher_key", "seq"),
    Index("figure_period", "period_end", "period_start", "seq"),
    Index("figure_said", "said_end", "said_start", "seq"),
    _index_long("figure_said_long"),
    Index("figure_published", "published", "event", "party_key", "seq"),
    Index("figure_score", "score", "seq", "id"),
    comment="How many of what, as the machine read it.",
)

place = Table(
    "place",
    metadata,
    make_sequence(),
    make_key_column("reading", "reading", index=True),
    Column("local", Words, nullable=False, comment="id within the report"),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("words", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("geonames", Integer, comment="of the likeliest candidate; null where the gazetteer knows none"),
    Column("kind", Text),
    Column("country", Text, comment="ISO 3166-1 alpha-2"),
    Column("region", Integer, comment="GeoNames id of the first-level unit; 0 for none"),
    Column("latitude", Float, comment="degrees, WGS 84"),
    Column("longitude", Float, comment="degrees, WGS 84"),
    Column("candidates", Text, nullable=False, comment="JSON: all that the name may mean"),
    comment="Places that a text names.",
)

figure_place = Table(
    "figure_place",
    metadata,
    Column("figure", Integer, ForeignKey("figure.seq"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("place", Integer, ForeignKey("place.seq"), nullable=False),
    Column("geonames", Integer, comment="as of the place, here for the index"),
    Column("country", Text, comment="as of the place, here for the index"),
    Column("region", Integer, comment="the first-level unit that the place is or lies in, here for the index"),
    Index("figure_place_country", "country", "figure"),
    Index("figure_place_region", "region", "figure"),
    Index("figure_place_geonames", "geonames", "figure"),
    comment="Which places a figure is told for.",
)

entity = Table(
    "entity",
    metadata,
    make_sequence(),
    make_key_column("reading", "reading", index=True),
    Column("local", Words, nullable=False, comment="id within the report"),
    Column("kind", Text, nullable=False),
    Column("name", Words, nullable=False),
    Column("name_key", Text, nullable=False, index=True, comment="folded name"),
    Column("stands_for", Words),
    Column("mentions", Text, nullable=False, comment="JSON: spans"),
    comment="Those who speak in a report.",
)

flag = Table(
    "flag",
    metadata,
    make_sequence(),
    make_key_column("reading", "reading", index=True),
    Column("kind", Text, nullable=False),
    Column("sides", Text, nullable=False, comment="JSON: local ids of figures and statements"),
    Column("reason", Words, nullable=False),
    Column("score", Float, nullable=False),
    comment="What does not agree within a report.",
)

dropped = Table(
    "dropped",
    metadata,
    make_sequence(),
    Column("id", Text, nullable=False, unique=True, comment="x and 16 hex digits of what was dropped where"),
    Column(
        "reading", Text, ForeignKey("reading.id"), index=True, comment="null where the whole report could not be read"
    ),
    Column("report", Words, nullable=False, comment="address or id of the report"),
    Column("stage", Text, nullable=False),
    Column("reason", Words, nullable=False),
    Column("detail", Words, nullable=False),
    Column("made", Text, nullable=False, comment="moment"),
    Column("digest", Text, nullable=False, comment="SHA-256 of the row, as canonical JSON"),
    comment="What could not be read, and why.",
)

change = Table(
    "change",
    metadata,
    make_sequence(),
    make_key_column("document", "document", index=True),
    Column("older", Text, ForeignKey("edition.id"), nullable=False),
    Column("newer", Text, ForeignKey("edition.id"), nullable=False),
    Column("what", Text, nullable=False, comment="statement or figure"),
    Column("kind", Text, nullable=False, comment="added, removed or changed"),
    Column("before", Text, comment="id of the entry in the older edition"),
    Column("after", Text, comment="id of the entry in the newer edition"),
    Column("reason", Words, nullable=False),
    comment="What a new edition of a document changed.",
)

judgement = Table(
    "judgement",
    metadata,
    make_sequence(),
    Column("id", Text, nullable=False, unique=True, comment="j and 16 hex digits"),
    Column("kind", Text, nullable=False, comment="figure, statement, source or link"),
    Column("target", Words, nullable=False, comment="id of the entry or link, folded name of the source"),
    Column("act", Text, nullable=False),
    Column("field", Text),
    Column("value", Text, comment="JSON"),
    Column("value_key", Text, comment="the value as it is looked for: a folded name, or as it stands"),
    Column("was", Text, comment="JSON: what stood there before"),
    Column("by", Words, nullable=False, comment="who judged"),
    Column("why", Words),
    Column("made", Text, nullable=False, comment="moment"),
    Column("retired", Text, comment="moment at which it was taken back"),
    Column("retired_by", Words),
    Column("retired_why", Words),
    Column("digest", Text, nullable=False, comment="SHA-256 of the row, as canonical JSON"),
    Index("judgement_target", "kind", "target"),
    Index("judgement_field", "kind", "field", "value_key"),
    comment="What people said of what the machine read.",
)

passage = Table(
    "passage",
    metadata,
    make_sequence(),
    make_key_column("body", "body", index=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    comment="Paragraphs of texts, for the full-text index beside it.",
)

question = Table(
    "question",
    metadata,
    Column("name", Words, primary_key=True),
    Column("filter", Text, nullable=False, comment="JSON: the filter as it was asked"),
    Column("made", Text, nullable=False, comment="moment"),
    Column("asked", Text, nullable=False, comment="moment of the last answer"),
    Column("answer", Text, nullable=False, comment="JSON: digest of each entry and finding of the last answer"),
    Column(
        "digest", Text, nullable=False, comment="SHA-256 of the row, as canonical JSON; written anew with each answer"
    ),
    comment="Saved questions, to tell what changed since they were last asked.",
)
