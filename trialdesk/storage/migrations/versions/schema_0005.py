"""The fifth schema: records alone are kept, filters by facet; lists and searches made of these."""

import sqlalchemy as sa
from alembic import op

from trialdesk.storage.current import index_again

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
    for _reread in index_again(op.get_bind(), "the library"):
        pass
