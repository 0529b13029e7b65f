"""Comparisons with what became of their disagreements, and exceptions from the guideline."""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    text, moment, json = storage.base.AnyText(), storage.base.UtcDateTime(), storage.base.AnyJson()
    op.create_table(
        "comparisons",
        sa.Column("id", text, nullable=False),
        sa.Column("brand", text, nullable=False),
        sa.Column("scope", text, nullable=False),
        sa.Column("campaign", text, nullable=True),
        sa.Column("by", text, nullable=False),
        sa.Column("team_id", text, nullable=False),
        sa.Column("language", text, nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", json, nullable=False),
        sa.Column("result", json, nullable=True),
        sa.CheckConstraint("language IN ('en', 'zh')", name=op.f("ck_comparisons_language")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparisons")),
    )
    op.create_index(op.f("ix_comparisons_scope_made_at"), "comparisons", ["scope", "made_at"], unique=False)
    op.create_table(
        "disagreements",
        sa.Column("id", text, nullable=False),
        sa.Column("scope", text, nullable=False),
        sa.Column("key", text, nullable=False),
        sa.Column("brand", text, nullable=False),
        sa.Column("campaign", text, nullable=True),
        sa.Column("comparison", text, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", json, nullable=False),
        sa.Column("status", text, nullable=False),
        sa.Column("first_seen", moment, nullable=False),
        sa.Column("by", text, nullable=True),
        sa.Column("at", moment, nullable=True),
        sa.Column("right", text, nullable=True),
        sa.Column("task", text, nullable=True),
        sa.Column("exception", text, nullable=True),
        sa.CheckConstraint("status IN ('open', 'accepted', 'given', 'gone')", name=op.f("ck_disagreements_status")),
        sa.ForeignKeyConstraint(
            ["comparison"], ["comparisons.id"], name=op.f("fk_disagreements_comparison"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disagreements")),
        sa.UniqueConstraint("scope", "key", name=op.f("uq_disagreements_scope_key")),
    )
    op.create_index(op.f("ix_disagreements_status_brand"), "disagreements", ["status", "brand"], unique=False)
    op.create_table(
        "exceptions",
        sa.Column("id", text, nullable=False),
        sa.Column("brand", text, nullable=False),
        sa.Column("title", text, nullable=False),
        *(sa.Column(name, text, nullable=True) for name in ("phrase", "rule", "channel", "submission")),
        *(sa.Column(name, text, nullable=True) for name in ("disagreement", "campaign")),
        sa.Column("reason", text, nullable=False),
        sa.Column("author", text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("ended_at", moment, nullable=True),
        sa.Column("ended_by", text, nullable=True),
        sa.CheckConstraint(
            "phrase IS NOT NULL OR rule IS NOT NULL OR channel IS NOT NULL OR submission IS NOT NULL"
            " OR disagreement IS NOT NULL",
            name=op.f("ck_exceptions_about_something"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exceptions")),
    )
    op.create_index(op.f("ix_exceptions_brand_until"), "exceptions", ["brand", "until"], unique=False)


def downgrade() -> None:
    for table in ("exceptions", "disagreements", "comparisons"):
        op.drop_table(table)
