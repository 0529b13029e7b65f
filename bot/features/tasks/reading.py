"""What of a task, a person and their day is read from the database for a view. Synchronous."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from bot.features.tasks.views.card import Shown
from bot.features.tasks.views.lists import LIST, Parts
from bot.settings import Settings
from campaigns import store as campaigns_store
from campaigns.due.calendar import Calendar
from campaigns.model import Due
from campaigns.reminders.model import Habits
from campaigns.reminders.store_people import recipient, recipients
from campaigns.tasks import store, store_lists
from campaigns.working_days import WorkingDays
from guidelines import store as guidelines
from guidelines.errors import GuidelineError
from guidelines.wording import Localized


def habits_of(settings: Settings) -> Habits:
    """What holds for people who have not said otherwise."""
    return Habits(language=settings.language, zone=settings.time_zone, country=settings.holidays)


def calendar(country: str | None) -> WorkingDays:
    """The working days of a country."""
    return Calendar(country)


def shown(session: Session, task_id: str, habits: Habits) -> Shown:
    """The task with what its card says beside it. Raises ``UnknownTask``."""
    task = store.get(session, task_id)
    closed_by = None
    if not task.active:
        endings = [each for each in store.history(session, task_id) if each.action in ("done", "cancel")]
        closed_by = endings[-1].by if endings else None
    concerned = {task.owner, task.created_by, *task.contributors} - {""}
    zones = {each.zone for each in recipients(session, concerned, habits).values()}
    campaign = campaigns_store.campaign(session, task.campaign) if task.campaign else None
    return Shown(
        task=task,
        blockers=store_lists.blockers(session, task),
        campaign=campaign.name if campaign else None,
        channel=_channel(session, task.channel, campaign.brand if campaign else None) if task.channel else None,
        closed_by=closed_by,
        one_zone=task.due is not None and zones == {task.due.zone},
    )


def _channel(session: Session, channel: str, brand: str | None) -> Localized | None:
    """The name of a channel in the guideline of ``brand``, or of the only brand; None where it has none."""
    brands = [brand] if brand else list(guidelines.brands(session))
    if len(brands) != 1:
        return None
    try:
        found = guidelines.latest(session, brands[0]).guideline.channel(channel)
    except GuidelineError:
        return None
    return found.name if found else None


def parts(session: Session, user: str, now: dt.datetime, zone: str, following: bool = True) -> Parts:
    """A person's tasks as lists show them."""
    mine = store_lists.mine(session, user, now, zone)
    named = {task.id for task in (*mine.late, *mine.today)}
    rest = store_lists.owned(session, user, limit=len(named) + LIST + 1) if following else ()
    return Parts(
        late=mine.late,
        today=mine.today,
        following=[task for task in rest if task.id not in named],
        waiting=mine.waiting_for_me,
        blockers={each.task.id: each.by for each in mine.blocked},
    )


def country_of(session: Session, user: str, habits: Habits) -> str | None:
    """Whose public holidays the person has."""
    return recipient(session, user, habits).country


def away(session: Session, user: str, due: Due, habits: Habits) -> tuple[dt.date, dt.date] | None:
    """First and last day of the person's leave into which the day of ``due`` falls."""
    day = dt.date.fromisoformat(due.at[:10])
    leave = recipient(session, user, habits).leave
    return next((days for days in leave if days[0] <= day <= days[1]), None)
