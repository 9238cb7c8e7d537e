"""When a trainer was done with an entry of the inbox."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("feedback", "unclear_messages"):
        op.add_column(table, sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for table in ("unclear_messages", "feedback"):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("handled_at")
