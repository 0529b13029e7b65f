"""The words of ``/campaign`` that are about meetings."""

from __future__ import annotations

from bot.features.command import Word
from bot.features.meetings import asking

WORDS = {
    "/campaign": (
        Word(names=("meeting", "会议", "例会"), take=asking.new_series, help="meeting.help.meeting"),
        Word(names=("meetings", "会议列表"), take=asking.list_series, help="meeting.help.meetings"),
        Word(names=("agenda", "议程"), take=asking.show_agenda, help="meeting.help.agenda"),
    )
}
