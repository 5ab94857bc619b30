"""The second schema: what users put right in the alignment of criteria."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "criterion_move",
        sa.Column("trial_id", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("concept", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("trial_id", "words", name="pk_criterion_move"),
    )
    op.create_table(
        "relation_dispute",
        sa.Column("concept", sa.Text, nullable=False),
        sa.Column("trial_a", sa.Text, nullable=False),
        sa.Column("trial_b", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("concept", "trial_a", "trial_b", name="pk_relation_dispute"),
    )
