"""The durable work of KPIs by name."""

from __future__ import annotations

from bot.features.kpi import desk, previewing

WALKS = {"tell": desk.tell, "preview": previewing.show}
