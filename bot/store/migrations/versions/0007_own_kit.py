"""Lifters keep their own bar, plates and steps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("lifters", sa.Column("kit", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("lifters") as batch:
        batch.drop_column("kit")
