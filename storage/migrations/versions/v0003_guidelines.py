"""Published guideline versions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "guideline_brands",
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline_brands")),
    )
    op.create_table(
        "guideline_versions",
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(content_hash) = 64", name=op.f("ck_guideline_versions_content_hash")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_guideline_versions_number")),
        sa.ForeignKeyConstraint(["brand"], ["guideline_brands.id"], name=op.f("fk_guideline_versions_brand")),
        sa.PrimaryKeyConstraint("brand", "number", name=op.f("pk_guideline_versions")),
    )
    op.create_index(
        op.f("ix_guideline_versions_brand_published_at"), "guideline_versions", ["brand", "published_at"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_guideline_versions_brand_published_at"), table_name="guideline_versions")
    op.drop_table("guideline_versions")
    op.drop_table("guideline_brands")
