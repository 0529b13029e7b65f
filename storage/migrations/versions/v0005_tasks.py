"""Tasks with contributors, dependencies, checklists, recurrence and history; the channels of a campaign."""

import datetime as dt
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")

KEPT = "id, title, owner, due, due_zone, due_granularity, campaign, created_at"


def upgrade() -> None:
    op.add_column("campaigns", sa.Column("audience", sa.Text(), nullable=True))
    op.add_column("campaigns", sa.Column("goals", JSON, nullable=True))
    # SQLite cannot change a table's checks: the rows wait aside while the table is made anew.
    op.execute("CREATE TABLE tasks_aside AS SELECT * FROM tasks")
    op.drop_table("tasks")
    op.create_table(
        "tasks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("due_zone", sa.Text(), nullable=True),
        sa.Column("due_granularity", sa.Text(), nullable=True),
        sa.Column("due_over", sa.DateTime(timezone=True), nullable=True),
        sa.Column("campaign", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("checklist", JSON, nullable=True),
        sa.Column("recurrence", sa.Text(), nullable=True),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("series_start", sa.Text(), nullable=True),
        sa.Column("origin_kind", sa.Text(), nullable=True),
        sa.Column("origin_ref", sa.Text(), nullable=True),
        sa.Column("origin_link", sa.Text(), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("replan", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(closed_at IS NOT NULL) = (status IN ('done', 'cancelled'))", name=op.f("ck_tasks_closed_when_over")
        ),
        sa.CheckConstraint("due_granularity IN ('day', 'minute')", name=op.f("ck_tasks_due_granularity")),
        sa.CheckConstraint(
            "origin_kind IN ('message', 'finding', 'disagreement', 'meeting', 'note', 'alert')",
            name=op.f("ck_tasks_origin_kind"),
        ),
        sa.CheckConstraint("priority IN ('low', 'normal', 'high', 'urgent')", name=op.f("ck_tasks_priority")),
        sa.CheckConstraint("status IN ('open', 'started', 'done', 'cancelled')", name=op.f("ck_tasks_status")),
        sa.CheckConstraint(
            "(due IS NULL) = (due_zone IS NULL) AND (due IS NULL) = (due_granularity IS NULL) AND (due IS NULL) = (due_over IS NULL)",
            name=op.f("ck_tasks_due_whole"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_tasks_version")),
        sa.ForeignKeyConstraint(["campaign"], ["campaigns.id"], name=op.f("fk_tasks_campaign"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_campaign_closed_at"), "tasks", ["campaign", "closed_at"], unique=False)
    op.create_index(
        op.f("ix_tasks_campaign_status_due_over"), "tasks", ["campaign", "status", "due_over"], unique=False
    )
    op.create_index(op.f("ix_tasks_owner_status_due_over"), "tasks", ["owner", "status", "due_over"], unique=False)
    op.create_index(op.f("ix_tasks_replan_id"), "tasks", ["replan", "id"], unique=False)
    op.create_index(op.f("ix_tasks_series"), "tasks", ["series"], unique=False)
    op.create_index(op.f("ix_tasks_status_due_over"), "tasks", ["status", "due_over"], unique=False)
    op.add_column("tasks_aside", sa.Column("due_over", sa.DateTime(timezone=True), nullable=True))
    _note_when_late()
    op.execute(
        f"INSERT INTO tasks ({KEPT}, due_over, status, origin_kind, origin_ref, origin_link, details, created_by,"
        " priority, changed_at, closed_at, version, replan)"
        f" SELECT {KEPT}, due_over, status, CASE WHEN origin IS NULL THEN NULL ELSE 'message' END, origin, origin, '',"
        " owner, 'normal', created_at, CASE WHEN status = 'open' THEN NULL ELSE created_at END, 1,"
        f" {'true' if op.get_bind().dialect.name == 'postgresql' else '1'} FROM tasks_aside"
    )
    op.drop_table("tasks_aside")
    op.create_table(
        "task_contributors",
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["task"], ["tasks.id"], name=op.f("fk_task_contributors_task"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("task", "user_id", name=op.f("pk_task_contributors")),
    )
    op.create_index(op.f("ix_task_contributors_user_id"), "task_contributors", ["user_id"], unique=False)
    op.create_table(
        "task_needs",
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.CheckConstraint("task <> needs", name=op.f("ck_task_needs_another_task")),
        sa.ForeignKeyConstraint(["needs"], ["tasks.id"], name=op.f("fk_task_needs_needs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["task"], ["tasks.id"], name=op.f("fk_task_needs_task"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("task", "needs", name=op.f("pk_task_needs")),
    )
    op.create_index(op.f("ix_task_needs_needs"), "task_needs", ["needs"], unique=False)
    op.create_table(
        "task_events",
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("changes", JSON, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["task"], ["tasks.id"], name=op.f("fk_task_events_task"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("task", "version", name=op.f("pk_task_events")),
        sa.UniqueConstraint("event_id", name=op.f("uq_task_events_event_id")),
    )
    op.create_table(
        "campaign_channels",
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign"], ["campaigns.id"], name=op.f("fk_campaign_channels_campaign"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("campaign", "channel", name=op.f("pk_campaign_channels")),
    )
    op.create_index(op.f("ix_campaign_channels_owner"), "campaign_channels", ["owner"], unique=False)
    op.execute(
        "INSERT INTO task_events (task, version, at, by, action, changes, note)"
        " SELECT id, 1, created_at, created_by, 'create', '{}', '' FROM tasks"
    )


def _note_when_late() -> None:
    """The moment from which each task is late: its minute, or the midnight that ends its day."""
    connection = op.get_bind()
    aside = sa.table(
        "tasks_aside",
        sa.column("id", sa.Text()),
        sa.column("due", sa.Text()),
        sa.column("due_zone", sa.Text()),
        sa.column("due_over", sa.DateTime(timezone=True)),
    )
    for task, due, zone in connection.execute(
        sa.select(aside.c.id, aside.c.due, aside.c.due_zone).where(aside.c.due.is_not(None))
    ).all():
        wall = dt.datetime.fromisoformat(due) + dt.timedelta(days=0 if "T" in due else 1)
        moment = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
        if connection.dialect.name == "sqlite":
            moment = moment.replace(tzinfo=None)
        connection.execute(sa.update(aside).where(aside.c.id == task).values(due_over=moment))


def downgrade() -> None:
    op.drop_index(op.f("ix_campaign_channels_owner"), table_name="campaign_channels")
    op.drop_table("campaign_channels")
    op.drop_table("task_events")
    op.drop_index(op.f("ix_task_needs_needs"), table_name="task_needs")
    op.drop_table("task_needs")
    op.drop_index(op.f("ix_task_contributors_user_id"), table_name="task_contributors")
    op.drop_table("task_contributors")
    op.execute("CREATE TABLE tasks_aside AS SELECT * FROM tasks")
    op.drop_table("tasks")
    op.create_table(
        "tasks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("due_zone", sa.Text(), nullable=True),
        sa.Column("due_granularity", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("due_granularity IN ('day', 'minute')", name=op.f("ck_tasks_due_granularity")),
        sa.CheckConstraint("status IN ('open', 'done', 'cancelled')", name=op.f("ck_tasks_status")),
        sa.CheckConstraint(
            "(due IS NULL) = (due_zone IS NULL) AND (due IS NULL) = (due_granularity IS NULL)",
            name=op.f("ck_tasks_due_whole"),
        ),
        sa.ForeignKeyConstraint(["campaign"], ["campaigns.id"], name=op.f("fk_tasks_campaign"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_campaign"), "tasks", ["campaign"], unique=False)
    op.create_index(op.f("ix_tasks_owner_status"), "tasks", ["owner", "status"], unique=False)
    op.execute(
        f"INSERT INTO tasks ({KEPT}, status, origin)"
        f" SELECT {KEPT}, CASE WHEN status = 'started' THEN 'open' ELSE status END,"
        " COALESCE(origin_link, origin_ref) FROM tasks_aside"
    )
    op.drop_table("tasks_aside")
    op.drop_column("campaigns", "goals")
    op.drop_column("campaigns", "audience")
