"""What digests add to ``/campaign``."""

from __future__ import annotations

from bot.features.command import Word
from bot.features.digests.sending import send

WORDS = {"/campaign": (Word(names=("digest", "week", "周报", "摘要"), take=send, help="digests.help"),)}
