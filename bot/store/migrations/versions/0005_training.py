"""Lifters, how they reach the bot, their plans, sessions and sets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lifters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unit", sa.String(2), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_lifters"),
    )
    op.create_table(
        "lifter_senders",
        sa.Column("sender_id", sa.String(255), nullable=False),
        _lifter(),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sender_id", name="pk_lifter_senders"),
    )
    op.create_table(
        "link_codes",
        sa.Column("digest", sa.String(64), nullable=False),
        _lifter(),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_link_codes"),
    )
    op.create_table(
        "link_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_link_tries"),
    )
    op.create_table(
        "export_links",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_export_links"),
    )
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer(), nullable=False),
        _lifter(),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        _lifter(),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(255), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("lift", sa.Text(), nullable=False),
        sa.Column("planned_sets", sa.Integer(), nullable=True),
        sa.Column("planned_reps", sa.Integer(), nullable=True),
        sa.Column("troubles", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("lifter_id", "source", name="uq_sessions_lifter_id_source"),
    )
    op.create_table(
        "sets",
        sa.Column("session_id", sa.Integer(), sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("load", sa.String(16), nullable=True),
        sa.Column("unit", sa.String(2), nullable=True),
        sa.Column("rpe", sa.String(16), nullable=True),
        sa.PrimaryKeyConstraint("session_id", "number", name="pk_sets"),
    )
    for table, column in _INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table, column in _INDEXES:
        op.drop_index(f"ix_{table}_{column}", table_name=table)
    for table in reversed(_TABLES):
        op.drop_table(table)


_TABLES = ("lifters", "lifter_senders", "link_codes", "link_tries", "export_links", "plans", "sessions", "sets")
_INDEXES = (
    ("lifter_senders", "lifter_id"),
    ("link_codes", "lifter_id"),
    ("link_tries", "sender_id"),
    ("export_links", "sender_id"),
    ("plans", "lifter_id"),
    ("sessions", "lifter_id"),
)


def _lifter() -> sa.Column:
    return sa.Column("lifter_id", sa.Integer(), sa.ForeignKey("lifters.id", ondelete="CASCADE"), nullable=False)
