import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.storage.opener import Opener
from trialdesk.operations.open_library import open_library
from trialdesk.storage.library import Library


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    """Give the path of an empty library file, closed."""
    path = tmp_path / "library.db"
    open_library(path, create=True, writable=True).close()
    return path


@pytest.fixture
def postgresql() -> Iterator[str]:
    """Give the address of a database schema of its own."""
    server = os.environ.get("TRIALDESK_TEST_POSTGRESQL")
    if server is None:
        pytest.skip("TRIALDESK_TEST_POSTGRESQL names no database")
    schema = f"test_{uuid4().hex}"
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(server).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgresql)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give where a library may be made, in each kind of database."""
    if request.param == "file":
        return str(tmp_path / "library.db")
    address: str = request.getfixturevalue("postgresql")
    return address


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Open libraries that are closed when the test ends."""
    with ExitStack() as closing:
        yield lambda *where, **how: closing.enter_context(open_library(*where, **how))


@pytest.fixture
def library(location: str, opened: Opener) -> Library:
    return opened(location, create=True, writable=True)
