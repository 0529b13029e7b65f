"""The demo's review: every Monday morning in the launch's channel."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from bot.demo.figures import CHANNEL
from kpi.reviews import store
from kpi.reviews.schedule import Schedule

MORNING = dt.time(9)


def plant_review(session: Session, now: dt.datetime) -> None:
    """Store when it comes."""
    schedule = Schedule(
        channel=CHANNEL, period="week", weekday=0, time=MORNING, zone="Asia/Shanghai", created_by="U0OWNER"
    )  # fmt: skip
    store.set_schedule(session, schedule, now=now)
