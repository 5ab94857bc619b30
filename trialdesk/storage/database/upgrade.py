"""Bringing an older library to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from trialdesk.storage.reader import Reader

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def upgrade(connection: Connection, read: Reader, to: str = "head") -> None:
    """Run the migrations still missing, inside the transaction of the connection."""
    config = migrations()
    config.attributes.update(connection=connection, read=read)
    command.upgrade(config, to)


def migrations() -> Config:
    """Return alembic's configuration of the library's migrations."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
