"""The durable work of KPIs by name."""

from __future__ import annotations

from bot.features.kpi import broken, desk, previewing, taker

WALKS = {"tell": desk.tell, "broken": broken.tell, "preview": previewing.show, "offer": taker.offer}
