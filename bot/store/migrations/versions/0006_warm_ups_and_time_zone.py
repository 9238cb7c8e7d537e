"""Warm-ups are marked, sessions keep their notes, and lifters their time zone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("lifters", sa.Column("time_zone", sa.String(64), nullable=True))
    op.add_column("sessions", sa.Column("notes", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
    op.add_column("sets", sa.Column("warm_up", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for table, column in (("sets", "warm_up"), ("sessions", "notes"), ("lifters", "time_zone")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
