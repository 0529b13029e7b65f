"""A goal says what its number is the figure of, which channel it means, and when it was given up; its changes stay."""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    text, moment, json = storage.base.AnyText(), storage.base.UtcDateTime(), storage.base.AnyJson()
    op.add_column("goals", sa.Column("per", text, nullable=True))
    op.add_column("goals", sa.Column("channel", text, nullable=True))
    op.add_column("goals", sa.Column("phased", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("goals", sa.Column("ended_on", sa.Date(), nullable=True))
    op.create_table(
        "goal_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("goal", text, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("action", text, nullable=False),
        sa.Column("by", text, nullable=True),
        sa.Column("details", json, nullable=False),
        sa.ForeignKeyConstraint(["goal"], ["goals.id"], name=op.f("fk_goal_events_goal"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_events")),
    )
    op.create_index(op.f("ix_goal_events_goal"), "goal_events", ["goal"])


def downgrade() -> None:
    op.drop_table("goal_events")
    for name in ("ended_on", "phased", "channel", "per"):
        op.drop_column("goals", name)
