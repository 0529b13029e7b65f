"""Figures stand beside the number of their series instead of its names; on SQLite in the order of their key."""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0048"
down_revision = "0047"

_SAME = "s.kpi = o.kpi AND s.grain = o.grain AND s.dimension_key = o.dimension_key"


def upgrade() -> None:
    text, moment, json = storage.base.AnyText(), storage.base.UtcDateTime(), storage.base.AnyJson()
    op.create_table(
        "kpi_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kpi", text, nullable=False),
        sa.Column("grain", text, nullable=False),
        sa.Column("dimension_key", text, nullable=False),
        sa.Column("dimensions", json, nullable=False),
        sa.CheckConstraint("grain IN ('day', 'hour')", name=op.f("ck_kpi_series_grain")),
        sa.ForeignKeyConstraint(["kpi"], ["kpis.id"], name=op.f("fk_kpi_series_kpi")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi_series")),
        sa.UniqueConstraint("kpi", "grain", "dimension_key", name=op.f("uq_kpi_series_kpi_grain_dimension_key")),
    )
    op.execute(
        "INSERT INTO kpi_series (kpi, grain, dimension_key, dimensions)"
        " SELECT o.kpi, o.grain, o.dimension_key, o.dimensions FROM observations o JOIN"
        " (SELECT kpi, grain, dimension_key, min(at) AS at FROM observations GROUP BY kpi, grain, dimension_key) s"
        f" ON {_SAME} AND s.at = o.at WHERE o.revision = 1"
    )
    op.execute(
        "CREATE TABLE observations_moved AS SELECT s.id AS series, o.at, o.revision, o.value, o.recorded_at"
        f" FROM observations o JOIN kpi_series s ON {_SAME}"
    )
    op.drop_table("observations")
    op.create_table(
        "observations",
        sa.Column("series", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("recorded_at", moment, nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_observations_revision")),
        sa.PrimaryKeyConstraint("series", "at", "revision", name=op.f("pk_observations")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_observations_recorded_at"), "observations", ["recorded_at"])
    _move("series, at, revision, value, recorded_at", "series, at, revision")


def downgrade() -> None:
    text, moment, json = storage.base.AnyText(), storage.base.UtcDateTime(), storage.base.AnyJson()
    columns = "kpi, grain, dimension_key, at, revision, value, dimensions, recorded_at"
    op.execute(
        f"CREATE TABLE observations_moved AS SELECT {columns} FROM observations JOIN kpi_series ON kpi_series.id = series"
    )
    op.drop_table("observations")
    op.drop_table("kpi_series")
    op.create_table(
        "observations",
        sa.Column("kpi", text, nullable=False),
        sa.Column("grain", text, nullable=False),
        sa.Column("dimension_key", text, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("dimensions", json, nullable=False),
        sa.Column("recorded_at", moment, nullable=False),
        sa.CheckConstraint("grain IN ('day', 'hour')", name=op.f("ck_observations_grain")),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_observations_revision")),
        sa.ForeignKeyConstraint(["kpi"], ["kpis.id"], name=op.f("fk_observations_kpi"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kpi", "grain", "dimension_key", "at", "revision", name=op.f("pk_observations")),
    )
    op.create_index(op.f("ix_observations_recorded_at"), "observations", ["recorded_at"])
    _move(columns, "kpi, grain, dimension_key, at, revision")


def _move(columns: str, order: str) -> None:
    op.execute(f"INSERT INTO observations ({columns}) SELECT {columns} FROM observations_moved ORDER BY {order}")
    op.drop_table("observations_moved")
