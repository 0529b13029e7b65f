"""Reads the demo's files: copy with its context, the campaign, its people and KPIs, and the faults to be found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from ruamel.yaml import YAML

from campaigns.model import Campaign, CampaignChannel, Phase
from guidelines.model import Language, Localized

HERE = Path(__file__).parent
_FENCE = "---\n"
_ONE_DAY = dt.timedelta(days=1)
_DIRECTIONS = frozenset({"high", "low", "any", "characters", "words", "x", "weibo", "sms"})
_LANGUAGES = frozenset({"en", "zh"})
_BROADER = {"missing_pillar_of_stage": "missing_pillar"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A piece of the launch: its copy in Markdown and what it is for.

    ``as_of`` is the day it goes live, ``leads_to`` the piece its reader goes to next.
    """

    id: str
    title: str
    channel: str
    stage: str
    language: Language
    campaign: str
    as_of: dt.date
    author: str
    text: str
    leads_to: str | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """A planted fault: the family of the finding and the words at fault, None when the whole text is."""

    asset: str
    code: str
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Someone of the launch team, under the id the sandbox knows. ``time_zone`` is an IANA name."""

    user: str
    name: Localized
    role: Literal["writer", "brand_owner", "coordinator"]
    title: Localized
    language: Language
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoKpi:
    """A KPI of the launch; its daily values are in ``kpi_paths()[id]``."""

    id: str
    name: Localized
    goal: Literal["brand", "performance", "relationship"]
    unit: str
    better: Literal["up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A real fault in the KPI history, both days included."""

    kpi: str
    start: dt.date
    end: dt.date
    cause: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCampaign:
    """The launch: the campaign, its phases in order, its channels, its people, its KPIs and what went wrong once."""

    campaign: Campaign
    phases: tuple[Phase, ...]
    channels: tuple[CampaignChannel, ...]
    people: tuple[DemoPerson, ...]
    kpis: tuple[DemoKpi, ...]
    incidents: tuple[Incident, ...]


def guideline_path() -> Path:
    """The folder of the demo brand's guideline, for ``guidelines.folder.load``."""
    return HERE / "guideline"


def assets() -> tuple[Asset, ...]:
    """The five pieces of the launch, with their planted faults, in the order of the customer's journey."""
    order = ("ad", "social-post", "product-page", "sales-script", "support-answers")
    return tuple(_asset(HERE / "assets" / f"{name}.md") for name in order)


def clean_assets() -> tuple[Asset, ...]:
    """A Chinese and an English piece as they should be: the checker has no error and no warning for them."""
    return tuple(_asset(path) for path in sorted((HERE / "assets" / "clean").glob("*.md")))


def expected() -> tuple[Expected, ...]:
    """Every planted fault of every asset."""
    content = _yaml((HERE / "assets" / "EXPECTED.yaml").read_text(encoding="utf-8"))
    return tuple(Expected(asset.id, fault["code"], fault["words"]) for asset in assets() for fault in content[asset.id])


def family(code: str) -> str:
    """A finding's code without language, direction and counting: ``tone.en.passive.high`` is ``tone.passive``."""
    head, *parts = code.split(".")
    kept = [_BROADER.get(p, p) for p in parts if p not in _DIRECTIONS]
    if head == "tone":
        kept = [p for p in kept if p not in _LANGUAGES]
    return ".".join([head, *kept])


def kpi_paths() -> Mapping[str, Path]:
    """KPI id to its CSV file: columns ``date`` (ISO) and ``value``, twelve weeks of days without a gap."""
    return {path.stem: path for path in sorted((HERE / "kpi").glob("*.csv"))}


def meeting_notes(language: Language) -> str:
    """The notes of the calibration meeting, in Markdown."""
    return (HERE / f"meeting-notes.{language}.md").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def campaign() -> DemoCampaign:
    """The launch with everything around it."""
    content = _yaml((HERE / "campaign.yaml").read_text(encoding="utf-8"))
    made = Campaign(**content["campaign"])
    return DemoCampaign(
        campaign=made,
        phases=tuple(Phase(campaign=made.id, **phase) for phase in content["phases"]),
        channels=tuple(CampaignChannel(campaign=made.id, **channel) for channel in content["channels"]),
        people=tuple(DemoPerson(**_localized(person)) for person in content["people"]),
        kpis=tuple(DemoKpi(**_localized(kpi)) for kpi in content["kpis"]),
        incidents=tuple(Incident(**_localized(incident)) for incident in content["incidents"]),
    )


def opening(now: dt.datetime) -> dt.datetime:
    """The moment at which the demo opens: ``now`` while its launch comes up, else the same hour of the same weekday in
    the week before the launch, so that every date that it names lies around the day."""
    first, last = campaign().phases[0].start, campaign().phases[1].start + 7 * _ONE_DAY
    if first <= now.date() < last:
        return now
    story = last - 14 * _ONE_DAY
    return now + ((story - now.date()).days + now.weekday()) * _ONE_DAY


def _asset(path: Path) -> Asset:
    """A file's front matter and the copy that follows it."""
    _, head, text = path.read_text(encoding="utf-8").split(_FENCE, 2)
    return Asset(text=text.strip() + "\n", **_yaml(head))


def _localized(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: Localized(**value) if isinstance(value, dict) else value for key, value in entry.items()}


def _yaml(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)
