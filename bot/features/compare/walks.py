"""The durable work of comparisons by name."""

from __future__ import annotations

from bot.features.compare import running

WALKS = {"run": running.run, "refresh": running.refresh}
