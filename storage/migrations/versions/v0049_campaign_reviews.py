"""A conversation gets the reviews of campaigns by themselves too, beside that of everything."""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0049"
down_revision = "0048"

_KEPT = "channel, period, weekday, time, zone, language, created_by, created_at"


def upgrade() -> None:
    _again(("campaign",), f"SELECT {_KEPT}, '' AS campaign FROM review_schedules")


def downgrade() -> None:
    _again((), f"SELECT {_KEPT} FROM review_schedules WHERE campaign = ''")


def _again(more: tuple[str, ...], rows: str) -> None:
    """Make the table anew with those columns in its key, and put the rows back."""
    text, moment = storage.base.AnyText(), storage.base.UtcDateTime()
    op.execute(f"CREATE TABLE review_schedules_moved AS {rows}")
    op.drop_table("review_schedules")
    op.create_table(
        "review_schedules",
        sa.Column("channel", text, nullable=False),
        sa.Column("period", text, nullable=False),
        *(sa.Column(name, text, nullable=False) for name in more),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("time", text, nullable=False),
        sa.Column("zone", text, nullable=False),
        sa.Column("language", text, nullable=True),
        sa.Column("created_by", text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.CheckConstraint("period IN ('week', 'month', 'quarter')", name=op.f("ck_review_schedules_period")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_review_schedules_weekday")),
        sa.PrimaryKeyConstraint("channel", "period", *more, name=op.f("pk_review_schedules")),
    )
    columns = ", ".join((_KEPT, *more))
    op.execute(f"INSERT INTO review_schedules ({columns}) SELECT {columns} FROM review_schedules_moved")
    op.drop_table("review_schedules_moved")
