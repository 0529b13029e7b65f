"""Meetings in chat: country and language of a series, the message of an agenda, action items to confirm."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0041"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("meeting_series", sa.Column("country", sa.Text(), nullable=True))
    op.add_column("meeting_series", sa.Column("language", sa.Text(), nullable=True))
    op.create_table(
        "meeting_cards",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=True),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_meeting_cards_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_meeting_cards")),
    )
    op.create_table(
        "note_reviews",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=True),
        sa.Column("ts", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("items", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_note_reviews_meeting"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_reviews")),
    )


def downgrade() -> None:
    op.drop_table("note_reviews")
    op.drop_table("meeting_cards")
    op.drop_column("meeting_series", "language")
    op.drop_column("meeting_series", "country")
