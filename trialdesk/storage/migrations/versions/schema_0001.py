"""The first schema: snapshots, current trials, and what users write."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _snapshots()
    _current_trials()
    _parts_of_trials()
    _what_users_write()
    op.create_table(
        "opening",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("opened_at", sa.Text, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_opening_only_one")),
        sa.PrimaryKeyConstraint("id", name="pk_opening"),
    )


def _snapshots() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("trial_id", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("data_date", sa.Text),
        sa.Column("data_date_basis", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("citation", sa.Text),
        sa.Column("imported_at", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("raw_compressed", sa.Boolean, nullable=False),
        sa.Column("parsed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_snapshot"),
        sa.UniqueConstraint("trial_id", "kind", "sha256", name="uq_snapshot_trial_id_kind_sha256"),
        sqlite_autoincrement=True,
    )


def _current_trials() -> None:
    op.create_table(
        "trial",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("current_snapshot", sa.Integer, nullable=False),
        sa.Column("brief_title", sa.Text),
        sa.Column("acronym", sa.Text),
        sa.Column("status", sa.Text),
        sa.Column("phases", sa.Text, nullable=False),
        sa.Column("enrollment", sa.BigInteger),
        sa.Column("sponsor", sa.Text),
        sa.Column("conditions", sa.Text, nullable=False),
        sa.Column("interventions", sa.Text, nullable=False),
        sa.Column("countries", sa.Text, nullable=False),
        sa.Column("has_results", sa.Boolean),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("data_date", sa.Text),
        sa.Column("data_date_basis", sa.Text),
        sa.Column("imported_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trial"),
        sa.ForeignKeyConstraint(
            ["current_snapshot"], ["snapshot.id"], name="fk_trial_current_snapshot"
        ),
    )


def _parts_of_trials() -> None:
    _part("trial_condition", sa.Column("name", sa.Text, nullable=False))
    op.create_index("ix_trial_condition_name", "trial_condition", ["name"])
    _part("trial_intervention", sa.Column("name", sa.Text), sa.Column("type", sa.Text))
    op.create_index("ix_trial_intervention_name", "trial_intervention", ["name"])
    _part(
        "trial_site",
        sa.Column("country", sa.Text),
        sa.Column("city", sa.Text),
        sa.Column("status", sa.Text),
    )
    op.create_index("ix_trial_site_country_city", "trial_site", ["country", "city"])


def _part(name: str, *columns: sa.Column[str] | sa.Column[str | None]) -> None:
    op.create_table(
        name,
        sa.Column("trial_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("trial_id", "position", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["trial_id"], ["trial.id"], name=f"fk_{name}_trial_id"),
    )


def _what_users_write() -> None:
    op.create_table(
        "board",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_board"),
    )
    op.create_table(
        "board_trial",
        sa.Column("board_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("trial_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("board_id", "position", name="pk_board_trial"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_board_trial_board_id"),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("trial_id", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("written_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_trial_id", "note", ["trial_id"])
