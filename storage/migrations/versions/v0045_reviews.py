"""Reviews: their schedules, those that were sent, and what was decided on their proposals."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0045"
down_revision = "0044"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "review_schedules",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("period IN ('week', 'month', 'quarter')", name=op.f("ck_review_schedules_period")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_review_schedules_weekday")),
        sa.PrimaryKeyConstraint("channel", "period", name=op.f("pk_review_schedules")),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("message", JSON, nullable=False),
        sa.Column("proposals", JSON, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("ts", sa.Text(), nullable=True),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_reviews_days_in_order")),
        sa.CheckConstraint("period IN ('week', 'month', 'quarter')", name=op.f("ck_reviews_period")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_table(
        "review_decisions",
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("task", sa.Text(), nullable=True),
        sa.CheckConstraint("decision IN ('accepted', 'declined')", name=op.f("ck_review_decisions_decision")),
        sa.ForeignKeyConstraint(
            ["review"], ["reviews.id"], name=op.f("fk_review_decisions_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("review", "proposal", name=op.f("pk_review_decisions")),
    )
    op.create_index(op.f("ix_review_decisions_proposal_at"), "review_decisions", ["proposal", "at"], unique=False)


def downgrade() -> None:
    for table in ("review_decisions", "reviews", "review_schedules"):
        op.drop_table(table)
