"""Messages that were answered, by the id that their channel gave them.

What was said before is not filled in: a message is sent again within minutes, if at all.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answered_messages",
        sa.Column("sender_id", sa.String(255), primary_key=True),
        sa.Column("message_id", sa.String(255), primary_key=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_answered_messages_created_at", "answered_messages", ["created_at"])


def downgrade() -> None:
    op.drop_table("answered_messages")
