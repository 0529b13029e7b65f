"""Submitted copy and its revisions, feedback, people, campaigns, phases and tasks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "campaigns",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("home_channel", sa.Text(), nullable=True),
        sa.Column("brief", JSON, nullable=False),
        sa.CheckConstraint("status IN ('planned', 'running', 'done', 'cancelled')", name=op.f("ck_campaigns_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
    )
    op.create_index(op.f("ix_campaigns_brand"), "campaigns", ["brand"], unique=False)
    op.create_table(
        "people",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("onboarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("language IN ('en', 'zh')", name=op.f("ck_people_language")),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_people")),
    )
    op.create_table(
        "submissions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("campaign", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=True),
        sa.Column("copy_language", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("origin_channel", sa.Text(), nullable=True),
        sa.Column("origin_ts", sa.Text(), nullable=True),
        sa.Column("origin_thread_ts", sa.Text(), nullable=True),
        sa.Column("card_channel", sa.Text(), nullable=True),
        sa.Column("card_ts", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.CheckConstraint("(status = 'failed') = (error IS NOT NULL)", name=op.f("ck_submissions_error_when_failed")),
        sa.CheckConstraint("copy_language IN ('en', 'zh')", name=op.f("ck_submissions_copy_language")),
        sa.CheckConstraint("language IN ('en', 'zh')", name=op.f("ck_submissions_language")),
        sa.CheckConstraint(
            "source IN ('dm', 'mention', 'command', 'shortcut', 'modal', 'file', 'home')",
            name=op.f("ck_submissions_source"),
        ),
        sa.CheckConstraint("status IN ('received', 'checked', 'failed')", name=op.f("ck_submissions_status")),
        sa.CheckConstraint("(card_channel IS NULL) = (card_ts IS NULL)", name=op.f("ck_submissions_card_whole")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("card_channel", "card_ts", name=op.f("uq_submissions_card_channel_card_ts")),
        sa.UniqueConstraint("event_id", name=op.f("uq_submissions_event_id")),
    )
    op.create_index(
        op.f("ix_submissions_origin_channel_origin_ts"), "submissions", ["origin_channel", "origin_ts"], unique=False
    )
    op.create_index(
        op.f("ix_submissions_team_id_author_created_at"),
        "submissions",
        ["team_id", "author", "created_at"],
        unique=False,
    )
    op.create_table(
        "phases",
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start_day", sa.Date(), nullable=False),
        sa.Column("end_day", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('teaser', 'launch', 'sustain', 'convert', 'custom')", name=op.f("ck_phases_kind")),
        sa.CheckConstraint("start_day <= end_day", name=op.f("ck_phases_days_in_order")),
        sa.ForeignKeyConstraint(["campaign"], ["campaigns.id"], name=op.f("fk_phases_campaign"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("campaign", "name", name=op.f("pk_phases")),
    )
    op.create_table(
        "revisions",
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=True),
        sa.Column("report", JSON, nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("guideline_version", sa.Integer(), nullable=True),
        sa.Column("guideline_hash", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(checked_at IS NULL) = (report IS NULL) AND (checked_at IS NULL) = (verdict IS NULL) AND (checked_at IS NULL) = (score IS NULL) AND (checked_at IS NULL) = (guideline_hash IS NULL)",
            name=op.f("ck_revisions_report_whole"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_revisions_number")),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name=op.f("ck_revisions_score")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_revisions_submission_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("submission_id", "number", name=op.f("pk_revisions")),
        sa.UniqueConstraint("event_id", name=op.f("uq_revisions_event_id")),
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("due_zone", sa.Text(), nullable=True),
        sa.Column("due_granularity", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("due_granularity IN ('day', 'minute')", name=op.f("ck_tasks_due_granularity")),
        sa.CheckConstraint("status IN ('open', 'done', 'cancelled')", name=op.f("ck_tasks_status")),
        sa.CheckConstraint(
            "(due IS NULL) = (due_zone IS NULL) AND (due IS NULL) = (due_granularity IS NULL)",
            name=op.f("ck_tasks_due_whole"),
        ),
        sa.ForeignKeyConstraint(["campaign"], ["campaigns.id"], name=op.f("fk_tasks_campaign"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_campaign"), "tasks", ["campaign"], unique=False)
    op.create_index(op.f("ix_tasks_owner_status"), "tasks", ["owner", "status"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("item_kind", sa.Text(), nullable=True),
        sa.Column("item_id", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id", "revision"],
            ["revisions.submission_id", "revisions.number"],
            name=op.f("fk_feedback_submission_id_revision"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission_id", "revision", "finding_id", "user_id", name=op.f("pk_feedback")),
    )
    op.create_index(
        op.f("ix_feedback_code_item_kind_item_id"), "feedback", ["code", "item_kind", "item_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_feedback_code_item_kind_item_id"), table_name="feedback")
    op.drop_table("feedback")
    op.drop_index(op.f("ix_tasks_owner_status"), table_name="tasks")
    op.drop_index(op.f("ix_tasks_campaign"), table_name="tasks")
    op.drop_table("tasks")
    op.drop_table("revisions")
    op.drop_table("phases")
    op.drop_index(op.f("ix_submissions_team_id_author_created_at"), table_name="submissions")
    op.drop_index(op.f("ix_submissions_origin_channel_origin_ts"), table_name="submissions")
    op.drop_table("submissions")
    op.drop_table("people")
    op.drop_index(op.f("ix_campaigns_brand"), table_name="campaigns")
    op.drop_table("campaigns")
