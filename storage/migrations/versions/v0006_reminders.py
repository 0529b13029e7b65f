"""People's hours and leave, and the outbox of reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "habits",
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("opens", sa.Text(), nullable=True),
        sa.Column("closes", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_habits")),
    )
    op.create_table(
        "leave",
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_leave_days_in_order")),
        sa.PrimaryKeyConstraint("user_id", "first_day", name=op.f("pk_leave")),
    )
    op.create_table(
        "reminders",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("send_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'pending') = (delivery IS NULL) AND (state = 'pending') = (claimed_at IS NULL)",
            name=op.f("ck_reminders_claim_whole"),
        ),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_reminders_sent_when")),
        sa.CheckConstraint("kind IN ('before', 'due', 'overdue', 'snoozed')", name=op.f("ck_reminders_kind")),
        sa.CheckConstraint("state IN ('pending', 'claimed', 'sent')", name=op.f("ck_reminders_state")),
        sa.ForeignKeyConstraint(["task"], ["tasks.id"], name=op.f("fk_reminders_task"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reminders")),
    )
    op.create_index(op.f("ix_reminders_delivery"), "reminders", ["delivery"], unique=False)
    op.create_index(op.f("ix_reminders_state_send_at"), "reminders", ["state", "send_at"], unique=False)
    op.create_index(op.f("ix_reminders_task"), "reminders", ["task"], unique=False)
    op.create_index(
        op.f("ix_reminders_user_id_state_send_at"), "reminders", ["user_id", "state", "send_at"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_reminders_delivery"), table_name="reminders")
    op.drop_index(op.f("ix_reminders_state_send_at"), table_name="reminders")
    op.drop_index(op.f("ix_reminders_task"), table_name="reminders")
    op.drop_index(op.f("ix_reminders_user_id_state_send_at"), table_name="reminders")
    op.drop_table("reminders")
    op.drop_table("leave")
    op.drop_table("habits")
