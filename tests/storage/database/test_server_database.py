import pytest
from sqlalchemy import create_engine, text

from tests.storage.opener import Opener
from trialdesk.errors import LibraryMissingError, LibraryUnusableError
from trialdesk.operations.open_library import open_library


@pytest.mark.parametrize("address", ["mysql://server/trials", "sqlite:///x.db", "://", "a://b"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(LibraryUnusableError, match="server-"):
        open_library(address)


@pytest.mark.postgresql
def test_a_server_that_does_not_answer_is_explained_without_the_password() -> None:
    with pytest.raises(LibraryUnusableError, match="server-not-answering") as refused:
        open_library("postgresql://user:hush@127.0.0.1:1/trials")
    assert "hush" not in str(refused.value)


@pytest.mark.postgresql
def test_a_database_without_a_library_is_left_empty_by_reading(postgresql: str) -> None:
    with pytest.raises(LibraryMissingError):
        open_library(postgresql)
    with pytest.raises(LibraryMissingError):
        open_library(postgresql, writable=True)


@pytest.mark.postgresql
def test_a_newer_library_on_a_server_is_refused(postgresql: str, opened: Opener) -> None:
    opened(postgresql, create=True).close()
    engine = create_engine(postgresql)
    with engine.begin() as connection:
        connection.execute(text("UPDATE trialdesk_schema SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(LibraryUnusableError, match="library-newer"):
        open_library(postgresql, writable=True)


@pytest.mark.postgresql
def test_readers_of_a_server_can_change_nothing(postgresql: str, opened: Opener) -> None:
    library = opened(postgresql, create=True, writable=True)
    with (
        pytest.raises(LibraryUnusableError, match="read-only"),
        library._database.reading() as connection,
    ):
        connection.execute(text("DELETE FROM trial"))
