"""What people do with campaign work, one row each: every word of the commands, Home, and what the buttons lead to."""

from __future__ import annotations

from bot.bench import work_approvals, work_calendar, work_campaigns, work_feeds, work_meetings, work_tasks

ROWS = [
    *work_campaigns.ROWS,
    *work_tasks.ROWS,
    *work_approvals.ROWS,
    *work_meetings.ROWS,
    *work_calendar.ROWS,
    *work_feeds.ROWS,
]


def commands() -> frozenset[str]:
    """Every word of ``/campaign``, as its help names it, that has a row."""
    return frozenset(name.split()[1] for name, _ in ROWS if name.startswith("/campaign "))
