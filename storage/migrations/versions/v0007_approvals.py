"""Approval stages, roles and stand-ins, approvals with their record, and frozen texts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "approval_policies",
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("brand", name=op.f("pk_approval_policies")),
    )
    op.create_table(
        "brand_roles",
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("brand", "role", "user_id", name=op.f("pk_brand_roles")),
    )
    op.create_index(op.f("ix_brand_roles_user_id"), "brand_roles", ["user_id"], unique=False)
    op.create_table(
        "stand_ins",
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("stand_in", sa.Text(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_stand_ins_days_in_order")),
        sa.CheckConstraint("user_id <> stand_in", name=op.f("ck_stand_ins_another_person")),
        sa.PrimaryKeyConstraint("user_id", "first_day", name=op.f("pk_stand_ins")),
    )
    op.create_index(op.f("ix_stand_ins_stand_in"), "stand_ins", ["stand_in"], unique=False)
    op.create_table(
        "approvals",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("submission", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=True),
        sa.Column("batch", sa.Text(), nullable=True),
        sa.Column("requested_by", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("policy", JSON, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=True),
        sa.Column("edited", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'check', 'review', 'changes', 'approved', 'withdrawn')",
            name=op.f("ck_approvals_status"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_approvals_version")),
        sa.ForeignKeyConstraint(["submission"], ["submissions.id"], name=op.f("fk_approvals_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
    )
    op.create_index(op.f("ix_approvals_batch"), "approvals", ["batch"], unique=False)
    op.create_index(op.f("ix_approvals_brand_status"), "approvals", ["brand", "status"], unique=False)
    op.create_index(op.f("ix_approvals_campaign_status"), "approvals", ["campaign", "status"], unique=False)
    op.create_index(op.f("ix_approvals_status_deadline"), "approvals", ["status", "deadline"], unique=False)
    op.create_index(op.f("ix_approvals_submission"), "approvals", ["submission"], unique=False)
    op.create_table(
        "approval_waits",
        sa.Column("approval", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('user', 'role')", name=op.f("ck_approval_waits_kind")),
        sa.ForeignKeyConstraint(
            ["approval"], ["approvals.id"], name=op.f("fk_approval_waits_approval"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("approval", "kind", "who", name=op.f("pk_approval_waits")),
    )
    op.create_index(op.f("ix_approval_waits_kind_who"), "approval_waits", ["kind", "who"], unique=False)
    op.create_table(
        "approval_events",
        sa.Column("approval", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("on_behalf_of", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("detail", JSON, nullable=False),
        sa.Column("event_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('open', 'hand_over', 'checked', 'approve', 'request_changes', 'override', 'delegate', 'revise', 'edited_after', 'withdraw')",
            name=op.f("ck_approval_events_kind"),
        ),
        sa.CheckConstraint("(span_start IS NULL) = (span_end IS NULL)", name=op.f("ck_approval_events_span_whole")),
        sa.ForeignKeyConstraint(
            ["approval"], ["approvals.id"], name=op.f("fk_approval_events_approval"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("approval", "number", name=op.f("pk_approval_events")),
        sa.UniqueConstraint("event_id", name=op.f("uq_approval_events_event_id")),
    )
    op.create_table(
        "frozen_copies",
        sa.Column("approval", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("submission", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("report", JSON, nullable=False),
        sa.Column("guideline_version", sa.Integer(), nullable=True),
        sa.Column("guideline_hash", sa.Text(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.CheckConstraint("length(seal) = 64", name=op.f("ck_frozen_copies_seal")),
        sa.ForeignKeyConstraint(["approval"], ["approvals.id"], name=op.f("fk_frozen_copies_approval")),
        sa.PrimaryKeyConstraint("approval", "revision", name=op.f("pk_frozen_copies")),
    )
    op.create_index(op.f("ix_frozen_copies_submission"), "frozen_copies", ["submission"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_frozen_copies_submission"), table_name="frozen_copies")
    op.drop_table("frozen_copies")
    op.drop_table("approval_events")
    op.drop_index(op.f("ix_approval_waits_kind_who"), table_name="approval_waits")
    op.drop_table("approval_waits")
    op.drop_index(op.f("ix_approvals_batch"), table_name="approvals")
    op.drop_index(op.f("ix_approvals_brand_status"), table_name="approvals")
    op.drop_index(op.f("ix_approvals_campaign_status"), table_name="approvals")
    op.drop_index(op.f("ix_approvals_status_deadline"), table_name="approvals")
    op.drop_index(op.f("ix_approvals_submission"), table_name="approvals")
    op.drop_table("approvals")
    op.drop_index(op.f("ix_stand_ins_stand_in"), table_name="stand_ins")
    op.drop_table("stand_ins")
    op.drop_index(op.f("ix_brand_roles_user_id"), table_name="brand_roles")
    op.drop_table("brand_roles")
    op.drop_table("approval_policies")
