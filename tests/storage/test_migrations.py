import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock
from sqlalchemy import Engine, create_engine, inspect

from tests.storage.opener import Opener, ids_found
from trialdesk.domain.place import Address, PlaceCorrection
from trialdesk.errors import LibraryInUseError, LibraryUnusableError
from trialdesk.operations.find_trials import find_trials
from trialdesk.operations.open_library import read_record
from trialdesk.operations.verify import verify
from trialdesk.storage.database.file import APPLICATION_ID, SCHEMA
from trialdesk.storage.database.upgrade import migrations, upgrade
from trialdesk.storage.lists.search import Search
from trialdesk.storage.schema import metadata, schema_revision

LIBRARIES = Path(__file__).parents[1] / "data" / "libraries"


@pytest.fixture
def oldest(tmp_path: Path) -> Path:
    """Give a library from before the first schema: a recognisable file without tables."""
    path = tmp_path / "oldest.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def migrated(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    address = f"sqlite:///{tmp_path / 'm.db'}"
    if request.param == "postgresql":
        address = request.getfixturevalue("postgresql")
    engine = create_engine(address)
    with engine.begin() as connection:
        upgrade(connection, read_record)
    yield engine
    engine.dispose()


def test_the_newest_migration_is_the_schema_the_program_knows() -> None:
    assert ScriptDirectory.from_config(migrations()).get_current_head() == f"{SCHEMA:04d}"


def test_the_migrations_make_the_tables_the_program_uses(migrated: Engine) -> None:
    with migrated.connect() as connection:
        options = {"version_table": schema_revision.name, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        found = compare_metadata(context, metadata)
    assert [change for change in found if not concerns_what_alembic_cannot_see(change)] == []


def concerns_what_alembic_cannot_see(change: Any) -> bool:
    """Tell alembic's own version table and the full-text index from what is compared."""
    if change[0] == "add_table":
        return bool(change[1].name == schema_revision.name)
    told = change[1]
    table = told if change[0] == "remove_table" else getattr(told, "table", None)
    return table is not None and table.name.startswith("trial_words")


def test_a_migrated_and_a_fresh_library_have_the_same_tables(
    oldest: Path, library_file: Path, opened: Opener
) -> None:
    opened(oldest).close()
    assert shape(oldest) == shape(library_file)


def shape(path: Path) -> dict[str, object]:
    engine = create_engine(f"sqlite:///{path}")
    look = inspect(engine)
    found: dict[str, object] = {}
    for name in look.get_table_names():
        columns = [(c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(name)]
        keys = (look.get_pk_constraint(name), look.get_foreign_keys(name))
        indexes = (look.get_indexes(name), look.get_unique_constraints(name))
        found[name] = (columns, keys, indexes, look.get_check_constraints(name))
    engine.dispose()
    return found


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_a_library_of_every_earlier_schema_opens_with_all_it_held(
    tmp_path: Path, opened: Opener, schema: int
) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((LIBRARIES / f"schema-{schema}.db.gz").read_bytes()))
    library = opened(path, writable=True)
    (trial,) = library.trials(["NCT09000001"])
    assert trial.brief_title == "Exampletinib in breast cancer, amended"
    assert [json.loads(library.raw(n))["hasResults"] for n in (1, 2, 3)] == [False] * 3
    assert (
        len(find_trials(library, Search("metastases", chosen={"country": frozenset({"China"})})))
        == 2
    )
    assert library.board() == ("NCT09000002", "NCT09000001")
    assert [summary.id for summary in library.summaries()] == ["NCT09000001", "NCT09000002"]
    assert verify(library) == ()


def test_a_trial_whose_old_record_cannot_be_read_stays_listed(
    tmp_path: Path, opened: Opener
) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((LIBRARIES / "schema-4.db.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE snapshot SET raw = x'00', raw_compressed = 0 WHERE id = 3")
        connection.commit()
    library = opened(path)
    assert ids_found(library, Search("NCT09000002", phases=("PHASE3",))) == ("NCT09000002",)
    with pytest.raises(LibraryUnusableError):
        library.trials(["NCT09000002"])


def test_the_places_of_the_third_schema_are_still_there(tmp_path: Path, opened: Opener) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((LIBRARIES / "schema-3.db.gz").read_bytes()))
    (kept,) = opened(path).place_corrections()
    address = Address("Suzhou", "Zhejiang", "China")
    assert kept == PlaceCorrection(address, 33.63611, 116.97889, "Suzhou, Anhui, China", 1795119)


def test_an_upgrade_leaves_a_copy_of_the_old_library(tmp_path: Path, opened: Opener) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((LIBRARIES / "schema-4.db.gz").read_bytes()))
    before = contents(path)
    opened(path, writable=True)
    assert contents(path) != before
    assert contents(tmp_path / "old.db.schema-4") == before
    assert (before[0], len(before[1])) == (4, 3)


def contents(path: Path) -> tuple[int, list[Any]]:
    """Give the schema of a library that is there, and the records as that schema keeps them."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        records = connection.execute("SELECT * FROM snapshot ORDER BY id").fetchall()
        return int(connection.execute("PRAGMA user_version").fetchone()[0]), records


def test_a_library_another_program_writes_to_is_not_upgraded(oldest: Path, opened: Opener) -> None:
    with FileLock(f"{oldest}.lock"), pytest.raises(LibraryInUseError):
        opened(oldest)
    assert user_version(oldest) == 0


def user_version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
