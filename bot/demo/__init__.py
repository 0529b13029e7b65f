"""The demo that every newcomer sees first: the brand Orlume 曜光 launches a phone, with faults left in on purpose."""

from bot.demo.story import (
    Asset,
    DemoCampaign,
    DemoKpi,
    DemoPerson,
    Expected,
    Incident,
    assets,
    campaign,
    clean_assets,
    expected,
    family,
    guideline_path,
    kpi_paths,
    meeting_notes,
    opening,
)

__all__ = [
    "Asset",
    "DemoCampaign",
    "DemoKpi",
    "DemoPerson",
    "Expected",
    "Incident",
    "assets",
    "campaign",
    "clean_assets",
    "expected",
    "family",
    "guideline_path",
    "kpi_paths",
    "meeting_notes",
    "opening",
]
