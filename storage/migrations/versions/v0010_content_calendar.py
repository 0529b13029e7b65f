"""The content calendar, its coordination rules, and calendar feeds."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0010"
down_revision = "0009"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "content_items",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("format", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("publish", sa.Text(), nullable=True),
        sa.Column("publish_zone", sa.Text(), nullable=True),
        sa.Column("publish_granularity", sa.Text(), nullable=True),
        sa.Column("publish_over", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("submission", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("hands_off_to", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "publish_granularity IN ('day', 'minute')", name=op.f("ck_content_items_publish_granularity")
        ),
        sa.CheckConstraint(
            "status IN ('idea', 'draft', 'review', 'approved', 'scheduled', 'published', 'cancelled')",
            name=op.f("ck_content_items_status"),
        ),
        sa.CheckConstraint(
            "(publish IS NULL) = (publish_zone IS NULL) AND (publish IS NULL) = (publish_granularity IS NULL) AND (publish IS NULL) = (publish_over IS NULL)",
            name=op.f("ck_content_items_publish_whole"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_content_items_version")),
        sa.ForeignKeyConstraint(
            ["campaign"], ["campaigns.id"], name=op.f("fk_content_items_campaign"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_items")),
    )
    op.create_index(
        op.f("ix_content_items_campaign_publish_over"), "content_items", ["campaign", "publish_over"], unique=False
    )
    op.create_index(
        op.f("ix_content_items_owner_publish_over"), "content_items", ["owner", "publish_over"], unique=False
    )
    op.create_index(op.f("ix_content_items_parent"), "content_items", ["parent"], unique=False)
    op.create_index(op.f("ix_content_items_submission"), "content_items", ["submission"], unique=False)
    op.create_table(
        "coordination_rules",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("selectors", JSON, nullable=False),
        sa.Column("within_days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("within_days >= 0", name=op.f("ck_coordination_rules_within_days")),
        sa.ForeignKeyConstraint(
            ["campaign"], ["campaigns.id"], name=op.f("fk_coordination_rules_campaign"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coordination_rules")),
    )
    op.create_index(op.f("ix_coordination_rules_campaign"), "coordination_rules", ["campaign"], unique=False)
    op.create_table(
        "calendar_feeds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('person', 'campaign', 'brand')", name=op.f("ck_calendar_feeds_kind")),
        sa.CheckConstraint("length(token_hash) = 64", name=op.f("ck_calendar_feeds_token_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feeds_token_hash")),
    )
    op.create_index(op.f("ix_calendar_feeds_created_by"), "calendar_feeds", ["created_by"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_calendar_feeds_created_by"), table_name="calendar_feeds")
    op.drop_table("calendar_feeds")
    op.drop_index(op.f("ix_coordination_rules_campaign"), table_name="coordination_rules")
    op.drop_table("coordination_rules")
    op.drop_index(op.f("ix_content_items_campaign_publish_over"), table_name="content_items")
    op.drop_index(op.f("ix_content_items_owner_publish_over"), table_name="content_items")
    op.drop_index(op.f("ix_content_items_parent"), table_name="content_items")
    op.drop_index(op.f("ix_content_items_submission"), table_name="content_items")
    op.drop_table("content_items")
