"""Bringing an older library to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations still missing, inside the transaction of the connection."""
    command.upgrade(migrations(connection), to)


def migrations(connection: Connection | None = None) -> Config:
    """Give alembic's configuration of the library's migrations."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
