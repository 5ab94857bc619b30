"""The third schema: where users say that an address lies."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "place_correction",
        sa.Column("city", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("latitude", sa.Double, nullable=False),
        sa.Column("longitude", sa.Double, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("place_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("city", "state", "country", name="pk_place_correction"),
    )
