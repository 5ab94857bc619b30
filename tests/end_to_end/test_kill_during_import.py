"""Killed at any moment, a library loses nothing that was reported safe, and holds no half record.

TRIALDESK_TEST_KILLS sets how many moments are tried.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer

import pytest

from trialdesk.operations.importing.import_trials import import_files
from trialdesk.operations.open_library import open_library
from trialdesk.operations.verify import verify
from trialdesk.storage.database.file import SCHEMA

STUDIES = 150  # of a size that takes an import several batches
KILLS = int(os.environ.get("TRIALDESK_TEST_KILLS", "8"))
DICE = random.Random()  # noqa: S311 - any moment will do

PROGRAM = Path(__file__).with_name("killed.py")
ROOT = PROGRAM.parents[2]

LATER_SCHEMA = '''
"""A schema to come: every trial gets a colour."""

import time
import sqlalchemy as sa
from alembic import op

revision, down_revision = "LATER", "NOW"


def upgrade():
    op.add_column("trial", sa.Column("colour", sa.Text))
    for trial in op.get_bind().execute(sa.text("SELECT id FROM trial")).scalars().all():
        op.execute(f"UPDATE trial SET colour = 'red' WHERE id = '{trial}'")
        time.sleep(0.0005)
'''
LATER_SCHEMA = LATER_SCHEMA.replace("LATER", f"{SCHEMA + 1:04d}").replace("NOW", f"{SCHEMA:04d}")
BEFORE, AFTER = (SCHEMA, f"{SCHEMA:04d}", 0), (SCHEMA + 1, f"{SCHEMA + 1:04d}", STUDIES)


@contextmanager
def running(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(PROGRAM), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process


def spoken(process: subprocess.Popen[str]) -> list[str]:
    """Give what the program said, without a line the kill cut off."""
    assert process.stdout
    return [line.strip() for line in process.stdout if line.endswith("\n")]


def duration(*arguments: object) -> float:
    """Measure the program left alone, from its start of work."""
    with running(*arguments) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        begun = time.monotonic()
        assert spoken(process)[-1] == "done"
        return time.monotonic() - begun


def killed(within: float, *arguments: object) -> list[str]:
    """Kill the program at a random moment of its work; give what it said until then."""
    with running(*arguments) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        timer = Timer(DICE.uniform(0, within), process.kill)
        timer.start()
        said = spoken(process)
        timer.cancel()
        return said


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    for number in range(1, STUDIES + 1):
        (folder / f"{number:03}.json").write_text(json.dumps(study(number)))
    return folder


def study(number: int) -> dict[str, object]:
    sites = [{"facility": f"H{n}", "city": f"C{n}", "country": "China"} for n in range(20)]
    return {
        "protocolSection": {
            "identificationModule": {"nctId": f"NCT{number:08d}", "briefTitle": "T" * 500},
            "statusModule": {"overallStatus": "RECRUITING"},
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Example Pharma"}},
            "designModule": {"phases": ["PHASE2"]},
            "conditionsModule": {"conditions": ["Breast Cancer", "HER2"]},
            "contactsLocationsModule": {"locations": sites},
        }
    }


def test_an_import_loses_nothing_it_reported(records: Path, tmp_path: Path) -> None:
    whole = min(duration("store", records, tmp_path / name) for name in ("a.db", "b.db"))
    for kill in range(KILLS):
        path = tmp_path / f"{kill}.db"
        reported = [line for line in killed(whole, "store", records, path) if line != "done"]
        with open_library(path, writable=True) as library:
            assert {*reported} <= {summary.id for summary in library.summaries()}
            assert verify(library) == ()
            import_files(library, [records])
            assert len(library.summaries()) == STUDIES
            assert verify(library) == ()


def test_a_sample_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    whole = min(duration("sample", tmp_path / name) for name in ("a.db", "b.db"))
    for kill in range(KILLS):
        path = tmp_path / f"{kill}.db"
        said = killed(whole, "sample", path)
        assert path.exists() or "done" not in said
        if path.exists():
            with open_library(path) as library:
                assert len(library.summaries()) == 5
                assert verify(library) == ()


def test_an_upgrade_is_made_whole_or_not_at_all(records: Path, tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "later.py").write_text(LATER_SCHEMA)
    old = tmp_path / "old.db"
    with open_library(old, create=True, writable=True) as library:
        import_files(library, [records])
    whole = duration("upgrade", copied(old, tmp_path / "whole.db"), tmp_path / "later")
    assert state(tmp_path / "whole.db") == AFTER
    for kill in range(KILLS):
        path = copied(old, tmp_path / f"{kill}.db")
        killed(whole, "upgrade", path, tmp_path / "later")
        assert state(path) in {BEFORE, AFTER}
        copy = path.with_name(f"{path.name}.schema-{SCHEMA}")
        if copy.exists():
            assert state(copy) == BEFORE
    duration("upgrade", path, tmp_path / "later")
    assert state(path) == AFTER


def copied(path: Path, target: Path) -> Path:
    target.write_bytes(path.read_bytes())
    return target


def state(path: Path) -> tuple[int, str, int]:
    """Give the schema by both its numbers, and how many trials have a colour; the file is sound."""
    with closing(sqlite3.connect(path)) as connection:

        def one(statement: str) -> object:
            return connection.execute(statement).fetchone()[0]

        assert one("PRAGMA integrity_check") == "ok"
        columns = [row[1] for row in connection.execute("PRAGMA table_info(trial)")]
        coloured = one("SELECT count(colour) FROM trial") if "colour" in columns else 0
        revision = one("SELECT version_num FROM trialdesk_schema")
        return int(str(one("PRAGMA user_version"))), str(revision), int(str(coloured))
