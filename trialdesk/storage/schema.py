"""The tables of a library."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# what sources said: snapshot is only ever added to

snapshot = Table(
    "snapshot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("trial_id", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("data_date", Text),
    Column("data_date_basis", Text),
    Column("publisher", Text),
    Column("citation", Text),
    Column("imported_at", Text, nullable=False),
    Column("sha256", Text, nullable=False),  # of the raw record
    Column("raw", LargeBinary, nullable=False),
    Column("raw_compressed", Boolean, nullable=False),
    Column("registry", Text),
    Column("partial", Boolean, nullable=False),  # holds only some of a record's fields
    UniqueConstraint("trial_id", "kind", "sha256"),
    sqlite_autoincrement=True,  # a number is never given twice
)

# what SQL filters, sorts and joins of each trial's current snapshot

trial = Table(
    "trial",
    metadata,
    Column("id", Text, primary_key=True),
    Column("current_snapshot", ForeignKey("snapshot.id"), nullable=False),
    Column("brief_title", Text),
    Column("acronym", Text),
    Column("status", Text),
    Column("phases", Text, nullable=False),
    Column("enrollment", BigInteger),
    Column("sponsor", Text),
    Column("conditions", Text, nullable=False),
    Column("interventions", Text, nullable=False),
    Column("countries", Text, nullable=False),
    Column("has_results", Boolean),
    Column("kind", Text, nullable=False),
    Column("data_date", Text),
    Column("data_date_basis", Text),
    Column("imported_at", Text, nullable=False),
    # the newest data have the highest
    Column("number", BigInteger, nullable=False, index=True, unique=True),
)

# what a trial is filtered by: each value once, and the numbers of the trials that state it

facet_value = Table(
    "facet_value",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("facet", Text, nullable=False),
    Column("value", Text, nullable=False),  # empty for the trials that do not state it
    UniqueConstraint("facet", "value"),
)

trial_facet = Table(
    "trial_facet",
    metadata,
    Column("value_id", ForeignKey("facet_value.id"), primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Index(None, "number"),
    sqlite_with_rowid=False,
)

trial_day = Table(
    "trial_day",  # how many numbers of a day were given; none is given twice
    metadata,
    Column("day", Integer, primary_key=True),
    Column("used", Integer, nullable=False),
)

trial_named = Table(
    "trial_named",  # registration numbers a record names beside its own
    metadata,
    Column("trial_id", ForeignKey("trial.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("number", Text, nullable=False, index=True),
)

# what users wrote: no import changes it

board = Table(
    "board",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

board_trial = Table(
    "board_trial",
    metadata,
    Column("board_id", ForeignKey("board.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("trial_id", Text, nullable=False),
)

note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("trial_id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("written_at", Text, nullable=False),
    Index(None, "trial_id"),
)

criterion_move = Table(
    "criterion_move",
    metadata,
    Column("trial_id", Text, primary_key=True),
    Column("words", Text, primary_key=True),
    Column("concept", Text, nullable=False),
)

relation_dispute = Table(
    "relation_dispute",
    metadata,
    Column("concept", Text, primary_key=True),
    Column("trial_a", Text, primary_key=True),
    Column("trial_b", Text, primary_key=True),
)

place_correction = Table(
    "place_correction",
    metadata,
    # the address as records write it; empty where they do not state a part of it
    Column("city", Text, primary_key=True),
    Column("state", Text, primary_key=True),
    Column("country", Text, primary_key=True),
    Column("latitude", Double, nullable=False),
    Column("longitude", Double, nullable=False),
    Column("label", Text, nullable=False),
    Column("place_id", BigInteger),
)

board_seen = Table(
    "board_seen",  # the record of each trial of the board as it was last looked at
    metadata,
    Column("trial_id", Text, primary_key=True),
    Column("snapshot", ForeignKey("snapshot.id"), nullable=False),
    Column("seen_at", Text, nullable=False),
)

trial_link = Table(
    "trial_link",  # two records of one trial in different registries, as proposed or answered
    metadata,
    Column("trial_a", Text, primary_key=True),
    Column("trial_b", Text, primary_key=True),
    Column("basis", Text, nullable=False),
    Column("state", Text, nullable=False),
)

# what the program notes about the library itself

schema_revision = Table(
    "trialdesk_schema",  # alembic's version table; its presence makes a database a library
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="trialdesk_schema_pkc"),
)

opening = Table(
    "opening",  # one row from opening for writing until orderly closing
    metadata,
    Column("id", Integer, primary_key=True),
    Column("opened_at", Text, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)

# The words of each trial's current record, by its number. Rows are only ever added: one whose
# number is no trial's any more is passed over, and gone when the index is made anew. The first
# letters of words have lists of their own: at half a million trials FTS5 would else take half a
# second to put the lists of all words that begin with "in" together.
_WORDS_IN_SQLITE = (
    "CREATE VIRTUAL TABLE trial_words USING fts5("
    "names, criteria, content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"
)
_WORDS_ON_A_SERVER = (
    "CREATE TABLE trial_words (rowid BIGINT PRIMARY KEY, names TEXT NOT NULL,"
    " criteria TEXT NOT NULL)"
)
_WORDS_INDEX_ON_A_SERVER = (
    "CREATE INDEX ix_trial_words ON trial_words"
    " USING gin (to_tsvector('simple', names || ' ' || criteria))"
)
MAKE_WORDS = {
    "sqlite": (_WORDS_IN_SQLITE,),
    "postgresql": (_WORDS_ON_A_SERVER, _WORDS_INDEX_ON_A_SERVER),
}
"""The statements that make the full-text index, by kind of database."""


@event.listens_for(metadata, "after_create")
def _make_words(_metadata: MetaData, connection: Connection, **_options: object) -> None:
    for statement in MAKE_WORDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
