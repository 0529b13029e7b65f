"""Where cards of any subject stand, and what a requester asked of an approval."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "cards",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "ts", name=op.f("pk_cards")),
    )
    op.create_index(op.f("ix_cards_subject_about"), "cards", ["subject", "about"], unique=False)
    op.add_column("approvals", sa.Column("delegate", sa.Text(), nullable=True))
    op.add_column("approvals", sa.Column("until", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("approvals", "until")
    op.drop_column("approvals", "delegate")
    op.drop_index(op.f("ix_cards_subject_about"), table_name="cards")
    op.drop_table("cards")
