"""Goals, KPIs and observations with their revisions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "goals",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("name_zh", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Double(), nullable=False),
        sa.Column("target", sa.Double(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("start_day", sa.Date(), nullable=False),
        sa.Column("end_day", sa.Date(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('brand', 'performance', 'relationship')", name=op.f("ck_goals_kind")),
        sa.CheckConstraint("level IN ('top', 'channel', 'content')", name=op.f("ck_goals_level")),
        sa.CheckConstraint("name_en IS NOT NULL OR name_zh IS NOT NULL", name=op.f("ck_goals_named")),
        sa.CheckConstraint("start_day < end_day", name=op.f("ck_goals_days_in_order")),
        sa.CheckConstraint("target <> baseline", name=op.f("ck_goals_asks_for_a_change")),
        sa.ForeignKeyConstraint(["parent"], ["goals.id"], name=op.f("fk_goals_parent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
    )
    op.create_index(op.f("ix_goals_parent"), "goals", ["parent"], unique=False)
    op.create_table(
        "kpis",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("name_zh", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("campaign", sa.Text(), nullable=True),
        sa.Column("formula", sa.Text(), nullable=True),
        sa.CheckConstraint("direction IN ('up', 'down')", name=op.f("ck_kpis_direction")),
        sa.CheckConstraint("name_en IS NOT NULL OR name_zh IS NOT NULL", name=op.f("ck_kpis_named")),
        sa.ForeignKeyConstraint(["goal"], ["goals.id"], name=op.f("fk_kpis_goal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpis")),
    )
    op.create_index(op.f("ix_kpis_goal"), "kpis", ["goal"], unique=False)
    op.create_table(
        "observations",
        sa.Column("kpi", sa.Text(), nullable=False),
        sa.Column("grain", sa.Text(), nullable=False),
        sa.Column("dimension_key", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("dimensions", JSON, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("grain IN ('day', 'hour')", name=op.f("ck_observations_grain")),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_observations_revision")),
        sa.ForeignKeyConstraint(["kpi"], ["kpis.id"], name=op.f("fk_observations_kpi"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kpi", "grain", "dimension_key", "at", "revision", name=op.f("pk_observations")),
    )


def downgrade() -> None:
    op.drop_table("observations")
    op.drop_index(op.f("ix_kpis_goal"), table_name="kpis")
    op.drop_table("kpis")
    op.drop_index(op.f("ix_goals_parent"), table_name="goals")
    op.drop_table("goals")
