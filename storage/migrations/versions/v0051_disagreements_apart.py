"""A disagreement may be settled because its sides speak of two things."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    _check("'open', 'accepted', 'given', 'apart', 'gone'")


def downgrade() -> None:
    op.execute(sa.text("UPDATE disagreements SET status = 'open' WHERE status = 'apart'"))
    _check("'open', 'accepted', 'given', 'gone'")


def _check(listed: str) -> None:
    """SQLite is given a new table: what it is read from has no checks, so there is none to drop."""
    name = op.f("ck_disagreements_status")
    with op.batch_alter_table("disagreements") as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint(name, type_="check")
        table.create_check_constraint(name, f"status IN ({listed})")
