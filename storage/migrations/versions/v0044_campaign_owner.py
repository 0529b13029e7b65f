"""Who answers for a campaign, and how often it was changed."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    op.add_column("campaigns", sa.Column("owner", sa.Text(), nullable=True))
    op.add_column("campaigns", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.create_index(op.f("ix_campaigns_owner"), "campaigns", ["owner"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_campaigns_owner"), table_name="campaigns")
    op.drop_column("campaigns", "version")
    op.drop_column("campaigns", "owner")
