"""Feedback on answers, and messages that were not understood."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("positive", sa.Boolean(), nullable=False),
        sa.Column("topic", sa.String(255)),
        sa.Column("section", sa.String(255)),
        sa.Column("guide_version", sa.String(64), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_sender_id", "feedback", ["sender_id"])
    op.create_table(
        "unclear_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("guesses", sa.JSON(), nullable=False),
        sa.Column("picked", sa.String(255), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('did_you_mean', 'out_of_scope', 'other_language')",
            name=op.f("ck_unclear_messages_outcome"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_unclear_messages"),
    )
    op.create_index("ix_unclear_messages_sender_id", "unclear_messages", ["sender_id"])


def downgrade() -> None:
    op.drop_index("ix_unclear_messages_sender_id", table_name="unclear_messages")
    op.drop_table("unclear_messages")
    op.drop_index("ix_feedback_sender_id", table_name="feedback")
    op.drop_table("feedback")
