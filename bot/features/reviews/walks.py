"""The durable work of reviews by name."""

from __future__ import annotations

from bot.features.reviews import deciding, sending, sharing

WALKS = {
    "send": sending.send_walk,
    "pdf": sharing.pdf_walk,
    "canvas": sharing.canvas_walk,
    "decided": deciding.decided_walk,
}
