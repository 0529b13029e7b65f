"""Figures that another system sends us, signed: nothing is pulled, and the entry itself holds all there is to know."""

from __future__ import annotations

from kpi.sources.ingest.model import Source

SOURCE = Source("webhook", configure=lambda _: None)
