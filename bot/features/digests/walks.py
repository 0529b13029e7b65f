"""Durable work of digests."""

from __future__ import annotations

from bot.features.digests.sending import now_walk, weekly_walk

WALKS = {"weekly": weekly_walk, "now": now_walk}
