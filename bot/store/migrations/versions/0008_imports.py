"""Files of other apps wait for a yes, and sessions know the import that brought them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessions", sa.Column("import_id", sa.String(32), nullable=True))
    op.create_index("ix_sessions_import_id", "sessions", ["import_id"])
    op.create_table(
        "waiting_files",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_waiting_files_sender_id", "waiting_files", ["sender_id"])


def downgrade() -> None:
    op.drop_table("waiting_files")
    op.drop_index("ix_sessions_import_id", "sessions")
    with op.batch_alter_table("sessions") as batch:
        batch.drop_column("import_id")
