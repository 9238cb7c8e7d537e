"""One row of feedback for each reply: a word after the thumb belongs to the same opinion."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("feedback") as table:
        table.add_column(sa.Column("message_id", sa.String(255), nullable=True))
        table.create_unique_constraint("uq_feedback_sender_id_message_id", ["sender_id", "message_id"])


def downgrade() -> None:
    with op.batch_alter_table("feedback") as table:
        table.drop_constraint("uq_feedback_sender_id_message_id", type_="unique")
        table.drop_column("message_id")
