"""Sources of figures: their last runs, files that wait for a decision, signatures that were used."""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    text, moment, json = storage.base.AnyText(), storage.base.UtcDateTime(), storage.base.AnyJson()
    op.create_table(
        "kpi_source_runs",
        sa.Column("name", text, nullable=False),
        sa.Column("tried_at", moment, nullable=False),
        sa.Column("ok_at", moment, nullable=True),
        sa.Column("problem", json, nullable=True),
        sa.Column("told", text, nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_kpi_source_runs")),
    )
    op.create_table(
        "kpi_drops",
        sa.Column("id", text, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("values", json, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi_drops")),
    )
    op.create_index(op.f("ix_kpi_drops_created_at"), "kpi_drops", ["created_at"])
    op.create_table(
        "kpi_source_signatures",
        sa.Column("signature", text, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("signature", name=op.f("pk_kpi_source_signatures")),
    )
    op.create_index(op.f("ix_kpi_source_signatures_at"), "kpi_source_signatures", ["at"])


def downgrade() -> None:
    op.drop_table("kpi_source_signatures")
    op.drop_table("kpi_drops")
    op.drop_table("kpi_source_runs")
