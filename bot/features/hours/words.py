"""What hours add to ``/campaign``."""

from __future__ import annotations

from bot.features.command import Word
from bot.features.hours.handlers import ask

WORDS = {"/campaign": (Word(names=("hours", "away", "工作时间", "请假", "休假"), take=ask, help="hours.help"),)}
