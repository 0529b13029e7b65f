"""Where the cards of tasks stand, and which digests were said."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "task_cards",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["task"], ["tasks.id"], name=op.f("fk_task_cards_task"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("channel", "ts", name=op.f("pk_task_cards")),
    )
    op.create_index(op.f("ix_task_cards_task"), "task_cards", ["task"], unique=False)
    op.create_table(
        "digests",
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("user_id", "day", name=op.f("pk_digests")),
    )
    op.create_index(op.f("ix_digests_delivery"), "digests", ["delivery"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_digests_delivery"), table_name="digests")
    op.drop_table("digests")
    op.drop_index(op.f("ix_task_cards_task"), table_name="task_cards")
    op.drop_table("task_cards")
