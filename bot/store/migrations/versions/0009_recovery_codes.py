"""A code without an end: it brings a lifter's log to another browser."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _may_have_no_end(True)


def downgrade() -> None:
    op.execute("DELETE FROM link_codes WHERE expires_at IS NULL")
    _may_have_no_end(False)


def _may_have_no_end(nullable: bool) -> None:
    with op.batch_alter_table("link_codes") as batch:
        batch.alter_column("expires_at", existing_type=sa.DateTime(timezone=True), nullable=nullable)
