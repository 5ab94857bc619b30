"""Rows by the hundred, without what SQLAlchemy does for each."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table

Values = tuple[Any, ...]


def put(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert rows that hold a value for every column, in the order of the table's columns."""
    if rows:
        connection.exec_driver_sql(_statement(connection, table), list(rows))


def _statement(connection: Connection, table: Table) -> str:
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    names = ", ".join(column.name for column in table.columns)
    marks = ", ".join([mark] * len(table.columns))
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
