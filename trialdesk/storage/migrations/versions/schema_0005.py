"""The fifth schema: records alone are kept, filters by facet; lists and searches made of these."""

import sqlalchemy as sa
from alembic import context, op

from trialdesk.storage.lists.current import index_again
from trialdesk.storage.lists.numbers import take_numbers

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.drop_column("snapshot", "parsed")
    for name in ("trial_condition", "trial_intervention", "trial_site"):
        op.drop_table(name)
    op.create_table(
        "facet_value",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("facet", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facet_value"),
        sa.UniqueConstraint("facet", "value", name="uq_facet_value_facet_value"),
    )
    op.create_table(
        "trial_facet",
        sa.Column("value_id", sa.Integer, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("value_id", "number", name="pk_trial_facet"),
        sa.ForeignKeyConstraint(["value_id"], ["facet_value.id"], name="fk_trial_facet_value_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_trial_facet_number", "trial_facet", ["number"])
    op.create_table(
        "trial_day",
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("used", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_trial_day"),
    )
    _number_again()
    read = context.config.attributes["read"]
    for _reread in index_again(op.get_bind(), "the library", read):
        pass


def _number_again() -> None:
    """Return the trials closer numbers, in the order of those they have."""
    connection = op.get_bind()
    wanted = sa.text("SELECT id, data_date FROM trial ORDER BY number")
    rows = connection.execute(wanted).all()
    numbers = take_numbers(connection, [row.data_date for row in rows])
    for row, number in zip(rows, numbers, strict=True):
        changed = sa.text("UPDATE trial SET number = :number WHERE id = :id")
        connection.execute(changed, {"number": number, "id": row.id})
