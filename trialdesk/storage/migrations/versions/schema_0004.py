"""The fourth schema: registries, a full-text index, links between records, what was last seen."""

import sqlalchemy as sa
from alembic import op

from trialdesk.storage.schema import MAKE_WORDS

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("snapshot", sa.Column("registry", sa.Text))
    op.add_column(
        "snapshot", sa.Column("partial", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.add_column(
        "trial", sa.Column("number", sa.BigInteger, nullable=False, server_default=sa.text("0"))
    )
    op.create_table(
        "board_seen",
        sa.Column("trial_id", sa.Text, nullable=False),
        sa.Column("snapshot", sa.Integer, nullable=False),
        sa.Column("seen_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("trial_id", name="pk_board_seen"),
        sa.ForeignKeyConstraint(["snapshot"], ["snapshot.id"], name="fk_board_seen_snapshot"),
    )
    op.create_table(
        "trial_link",
        sa.Column("trial_a", sa.Text, nullable=False),
        sa.Column("trial_b", sa.Text, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("trial_a", "trial_b", name="pk_trial_link"),
    )
    op.create_table(
        "trial_named",
        sa.Column("trial_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("trial_id", "position", name="pk_trial_named"),
        sa.ForeignKeyConstraint(["trial_id"], ["trial.id"], name="fk_trial_named_trial_id"),
    )
    op.create_index("ix_trial_named_number", "trial_named", ["number"])
    connection = op.get_bind()
    for statement in MAKE_WORDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    op.execute("UPDATE trial SET number = current_snapshot")
    op.create_index("ix_trial_number", "trial", ["number"], unique=True)
