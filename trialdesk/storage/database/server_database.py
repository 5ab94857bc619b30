"""Opening a library that a PostgreSQL server keeps."""

from contextlib import ExitStack

from sqlalchemy import Connection, Engine, create_engine, exc, insert, inspect, select, text
from sqlalchemy.engine import URL, make_url

from trialdesk.errors import LibraryUnusableError
from trialdesk.locations import shown_location
from trialdesk.storage.database.database import Database, explained, transaction
from trialdesk.storage.database.file import APPLICATION_ID, SCHEMA, refuse_newer
from trialdesk.storage.database.trouble import in_use, missing
from trialdesk.storage.reader import Reader
from trialdesk.storage.schema import metadata, schema_revision

# advisory locks are per database: the second key tells the schemas of one database apart
_TAKE = text("SELECT pg_try_advisory_lock(:program, hashtext(current_schema()))")
_WAIT = text("SELECT pg_advisory_xact_lock(:program, hashtext(current_schema()))")
_PROGRAM = {"program": APPLICATION_ID}


def open_server(address: str, *, read: Reader, create: bool, writable: bool) -> Database:
    """Open the library of a database, brought up to date; raises the errors of ``open_library``."""
    url = _postgresql(address)
    location = shown_location(url.render_as_string(hide_password=True))
    with ExitStack() as closing:
        engine = _engine(url, location)
        closing.callback(engine.dispose)
        _prepare(engine, location, read, create=create)
        if writable:
            _become_writer(engine, location, closing)
        reader = engine.execution_options(postgresql_readonly=True)
        return Database(location, reader, engine if writable else None, closing.pop_all())


def _postgresql(address: str) -> URL:
    try:
        url = make_url(address)
    except exc.ArgumentError:
        raise LibraryUnusableError("server-address-malformed") from None
    if url.get_backend_name() != "postgresql":
        raise LibraryUnusableError("server-unsupported", backend=url.get_backend_name())
    return url.set(drivername="postgresql+psycopg")


def _engine(url: URL, location: str) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except ImportError:
        raise LibraryUnusableError("server-driver-missing", location=location) from None


def _prepare(engine: Engine, location: str, read: Reader, *, create: bool) -> None:
    with transaction(engine, location) as connection:
        stored = _schema(connection)
        if stored == SCHEMA:
            return
        connection.execute(_WAIT, _PROGRAM)
        stored = _schema(connection)
        if stored is None:
            _create(connection, location, create=create)
        elif stored != SCHEMA:
            refuse_newer(stored, location)
            _upgrade(connection, read)


def _schema(connection: Connection) -> int | None:
    """Read the schema's number; None when the database holds no library."""
    if not inspect(connection).has_table(schema_revision.name):
        return None
    return int(connection.execute(select(schema_revision.c.version_num)).scalar_one())


def _create(connection: Connection, location: str, *, create: bool) -> None:
    if not create:
        raise missing(location)
    metadata.create_all(connection)
    connection.execute(insert(schema_revision).values(version_num=f"{SCHEMA:04d}"))


def _upgrade(connection: Connection, read: Reader) -> None:
    from trialdesk.storage.database.upgrade import upgrade

    upgrade(connection, read)


def _become_writer(engine: Engine, location: str, closing: ExitStack) -> None:
    """Hold the lock of the one writer; the server frees it when the connection ends."""
    with explained(location):
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        closing.callback(connection.close)
        if not connection.execute(_TAKE, _PROGRAM).scalar_one():
            raise in_use(location)
