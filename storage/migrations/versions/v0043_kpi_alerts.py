"""Stored monitors, where each stands, alerts with their members and history, and where alerts go."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0043"
down_revision = "0042"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "kpi_monitors",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kpi", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parameters", JSON, nullable=False),
        sa.Column("cut", JSON, nullable=False),
        sa.Column("least", sa.Double(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("escalate_hours", sa.Integer(), nullable=False),
        sa.Column("muted_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shadow", sa.Boolean(), nullable=False),
        sa.Column("false_alarms", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('anomaly', 'broken_data', 'no_data', 'pacing', 'goal_line', 'change', 'threshold', 'mix_shift', 'ratio', 'hourly')",
            name=op.f("ck_kpi_monitors_kind"),
        ),
        sa.CheckConstraint("severity IN ('low', 'normal', 'high')", name=op.f("ck_kpi_monitors_severity")),
        sa.ForeignKeyConstraint(["kpi"], ["kpis.id"], name=op.f("fk_kpi_monitors_kpi"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi_monitors")),
    )
    op.create_index(op.f("ix_kpi_monitors_kpi"), "kpi_monitors", ["kpi"], unique=False)
    op.create_table(
        "kpi_monitor_standings",
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("params", JSON, nullable=False),
        sa.Column("evidence", JSON, nullable=False),
        sa.Column("alert", sa.Text(), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["watch"], ["kpi_monitors.id"], name=op.f("fk_kpi_monitor_standings_watch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("watch", name=op.f("pk_kpi_monitor_standings")),
    )
    op.create_table(
        "kpi_monitor_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("details", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["watch"], ["kpi_monitors.id"], name=op.f("fk_kpi_monitor_events_watch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi_monitor_events")),
    )
    op.create_index(op.f("ix_kpi_monitor_events_watch"), "kpi_monitor_events", ["watch"], unique=False)
    op.create_table(
        "kpi_looks",
        sa.Column("kpi", sa.Text(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(timezone=True), nullable=False),
        sa.Column("newest", sa.Date(), nullable=False),
        sa.Column("judged_to", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["kpi"], ["kpis.id"], name=op.f("fk_kpi_looks_kpi"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kpi", name=op.f("pk_kpi_looks")),
    )
    op.create_index(op.f("ix_kpi_looks_newest"), "kpi_looks", ["newest"], unique=False)
    op.create_table(
        "kpi_alerts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("kpi", sa.Text(), nullable=False),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("route", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("assignee", sa.Text(), nullable=True),
        sa.Column("campaign", sa.Text(), nullable=True),
        sa.Column("causes", JSON, nullable=False),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recovered", sa.Boolean(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("acted_by", sa.Text(), nullable=True),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalate_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("post_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("task", sa.Text(), nullable=True),
        sa.Column("place_channel", sa.Text(), nullable=True),
        sa.Column("place_ts", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "cause IN ('content', 'audience', 'creative', 'tracking', 'stock', 'competitor', 'expected', 'other')",
            name=op.f("ck_kpi_alerts_cause"),
        ),
        sa.CheckConstraint("severity IN ('low', 'normal', 'high')", name=op.f("ck_kpi_alerts_severity")),
        sa.CheckConstraint(
            "state IN ('open', 'acknowledged', 'assigned', 'snoozed', 'resolved', 'false_alarm')",
            name=op.f("ck_kpi_alerts_state"),
        ),
        sa.ForeignKeyConstraint(["kpi"], ["kpis.id"], name=op.f("fk_kpi_alerts_kpi"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi_alerts")),
    )
    op.create_index(op.f("ix_kpi_alerts_kpi"), "kpi_alerts", ["kpi"], unique=False)
    op.create_index(op.f("ix_kpi_alerts_opened_at"), "kpi_alerts", ["opened_at"], unique=False)
    op.create_index(op.f("ix_kpi_alerts_state"), "kpi_alerts", ["state"], unique=False)
    op.create_table(
        "kpi_alert_members",
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("kpi", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("params", JSON, nullable=False),
        sa.Column("evidence", JSON, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alert"], ["kpi_alerts.id"], name=op.f("fk_kpi_alert_members_alert"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("alert", "watch", name=op.f("pk_kpi_alert_members")),
    )
    op.create_table(
        "kpi_alert_events",
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("details", JSON, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alert"], ["kpi_alerts.id"], name=op.f("fk_kpi_alert_events_alert"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("alert", "version", name=op.f("pk_kpi_alert_events")),
        sa.UniqueConstraint("key", name=op.f("uq_kpi_alert_events_key")),
    )
    op.create_table(
        "kpi_alert_routes",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("quiet_from", sa.Integer(), nullable=True),
        sa.Column("quiet_to", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "scope IN ('campaign', 'channel', 'severity', 'all')", name=op.f("ck_kpi_alert_routes_scope")
        ),
        sa.PrimaryKeyConstraint("scope", "ref", name=op.f("pk_kpi_alert_routes")),
    )
    op.create_table(
        "kpi_alert_troubles",
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "problem", name=op.f("pk_kpi_alert_troubles")),
    )
    op.create_index(op.f("ix_observations_recorded_at"), "observations", ["recorded_at"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_observations_recorded_at"), table_name="observations")
    op.drop_table("kpi_alert_troubles")
    op.drop_table("kpi_alert_routes")
    op.drop_table("kpi_alert_events")
    op.drop_table("kpi_alert_members")
    op.drop_index(op.f("ix_kpi_alerts_state"), table_name="kpi_alerts")
    op.drop_index(op.f("ix_kpi_alerts_opened_at"), table_name="kpi_alerts")
    op.drop_index(op.f("ix_kpi_alerts_kpi"), table_name="kpi_alerts")
    op.drop_table("kpi_alerts")
    op.drop_index(op.f("ix_kpi_looks_newest"), table_name="kpi_looks")
    op.drop_table("kpi_looks")
    op.drop_index(op.f("ix_kpi_monitor_events_watch"), table_name="kpi_monitor_events")
    op.drop_table("kpi_monitor_events")
    op.drop_table("kpi_monitor_standings")
    op.drop_index(op.f("ix_kpi_monitors_kpi"), table_name="kpi_monitors")
    op.drop_table("kpi_monitors")
