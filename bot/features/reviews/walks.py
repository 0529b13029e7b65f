"""The durable work of reviews by name."""

from __future__ import annotations

from bot.features.reviews import deciding, sending

WALKS = {"send": sending.send_walk, "pdf": sending.pdf_walk, "decided": deciding.decided_walk}
