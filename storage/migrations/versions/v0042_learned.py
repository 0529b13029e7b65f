"""What was learned from a guideline version; the day a sentence's vector was last used."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    op.create_table(
        "learned",
        sa.Column("guideline_hash", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("guideline_hash", "name", name=op.f("pk_learned")),
    )
    # Vectors can be made again: an empty table is simpler than rows whose last use nobody knows.
    op.drop_table("sentence_vectors")
    op.create_table(
        "sentence_vectors",
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("model", "text_hash", name=op.f("pk_sentence_vectors")),
    )
    op.create_index(op.f("ix_sentence_vectors_used_on"), "sentence_vectors", ["used_on"])


def downgrade() -> None:
    op.drop_table("sentence_vectors")
    op.create_table(
        "sentence_vectors",
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("model", "text_hash", name=op.f("pk_sentence_vectors")),
    )
    op.drop_table("learned")
