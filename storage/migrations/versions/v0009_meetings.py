"""Meeting series, meetings, agendas and decisions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "meeting_series",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=True),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("participants", JSON, nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("lead_hours", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('calibration', 'launch', 'review', 'other')", name=op.f("ck_meeting_series_kind")),
        sa.ForeignKeyConstraint(
            ["campaign"], ["campaigns.id"], name=op.f("fk_meeting_series_campaign"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series")),
    )
    op.create_index(op.f("ix_meeting_series_brand"), "meeting_series", ["brand"], unique=False)
    op.create_index(op.f("ix_meeting_series_campaign"), "meeting_series", ["campaign"], unique=False)
    op.create_table(
        "meetings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(status = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_meetings_closed_when")),
        sa.CheckConstraint("status IN ('planned', 'running', 'closed', 'cancelled')", name=op.f("ck_meetings_status")),
        sa.ForeignKeyConstraint(["series"], ["meeting_series.id"], name=op.f("fk_meetings_series"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("series", "at", name=op.f("uq_meetings_series_at")),
    )
    op.create_index(op.f("ix_meetings_status_starts_at"), "meetings", ["status", "starts_at"], unique=False)
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("first_meeting", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("due_zone", sa.Text(), nullable=True),
        sa.Column("due_granularity", sa.Text(), nullable=True),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("carried", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.CheckConstraint("due_granularity IN ('day', 'minute')", name=op.f("ck_agenda_items_due_granularity")),
        sa.CheckConstraint(
            "outcome IN ('open', 'done', 'decided', 'task', 'carry', 'resolved')", name=op.f("ck_agenda_items_outcome")
        ),
        sa.CheckConstraint(
            "(due IS NULL) = (due_zone IS NULL) AND (due IS NULL) = (due_granularity IS NULL)",
            name=op.f("ck_agenda_items_due_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["first_meeting"], ["meetings.id"], name=op.f("fk_agenda_items_first_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_agenda_items_meeting"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["series"], ["meeting_series.id"], name=op.f("fk_agenda_items_series"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
    )
    op.create_index(op.f("ix_agenda_items_meeting_position"), "agenda_items", ["meeting", "position"], unique=False)
    op.create_index(op.f("ix_agenda_items_series_kind_ref"), "agenda_items", ["series", "kind", "ref"], unique=False)
    op.create_index(op.f("ix_agenda_items_series_outcome"), "agenda_items", ["series", "outcome"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("due_zone", sa.Text(), nullable=False),
        sa.Column("due_granularity", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("due_granularity IN ('day', 'minute')", name=op.f("ck_decisions_due_granularity")),
        sa.CheckConstraint("owner <> '' AND text <> ''", name=op.f("ck_decisions_owned")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_decisions_meeting"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_meeting"), "decisions", ["meeting"], unique=False)
    op.create_index(op.f("ix_decisions_owner"), "decisions", ["owner"], unique=False)
    op.create_table(
        "carried_items",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["agenda_items.id"], name=op.f("fk_carried_items_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_carried_items_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", "item", name=op.f("pk_carried_items")),
    )


def downgrade() -> None:
    op.drop_table("carried_items")
    op.drop_index(op.f("ix_decisions_meeting"), table_name="decisions")
    op.drop_index(op.f("ix_decisions_owner"), table_name="decisions")
    op.drop_table("decisions")
    op.drop_index(op.f("ix_agenda_items_meeting_position"), table_name="agenda_items")
    op.drop_index(op.f("ix_agenda_items_series_kind_ref"), table_name="agenda_items")
    op.drop_index(op.f("ix_agenda_items_series_outcome"), table_name="agenda_items")
    op.drop_table("agenda_items")
    op.drop_index(op.f("ix_meetings_status_starts_at"), table_name="meetings")
    op.drop_table("meetings")
    op.drop_index(op.f("ix_meeting_series_brand"), table_name="meeting_series")
    op.drop_index(op.f("ix_meeting_series_campaign"), table_name="meeting_series")
    op.drop_table("meeting_series")
