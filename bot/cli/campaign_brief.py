"""Finds the campaign that `unison check --campaign` names: in a YAML file, in the store, or the demo's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import Refusal

if TYPE_CHECKING:
    from bot.settings import Settings
    from consistency.model import CampaignContext


def find_brief(settings: Settings, named: str, day: dt.date, language: str) -> CampaignContext:
    """What the campaign ``named`` holds copy of ``day`` to; ``Refusal`` when there is no such file or campaign.

    A name that ends in .yaml or .yml is a file; ``demo`` is the demo's launch.
    """
    if Path(named).suffix.lower() in (".yaml", ".yml"):
        return read_brief(Path(named), day)
    from bot.bootstrap import open_database
    from campaigns import store
    from campaigns.briefs import context_of
    from campaigns.errors import AmbiguousCampaign, UnknownCampaign

    if named == "demo":
        from bot.demo import campaign

        return context_of(campaign().campaign, campaign().phases, day)
    with open_database(settings).reading() as session:
        try:
            found = store.find_campaign(session, named)
        except UnknownCampaign as problem:
            key = "cli.unknown_campaign" if problem.known else "cli.no_campaigns"
            raise Refusal(key, campaign=named, known=_listed(problem.known, language)) from problem
        except AmbiguousCampaign as problem:
            known = _listed(problem.known, language)
            raise Refusal("campaigns.ambiguous_campaign", words=named, known=known) from problem
        return context_of(found, store.phases(session, found.id), day)


def _listed(names: tuple[str, ...], language: str) -> str:
    from bot.i18n import text as t

    return t("cli.and", language).join(names)


def read_brief(path: Path, day: dt.date) -> CampaignContext:
    """The same of a file: ``name``, ``brief`` (answers by question) and ``phases`` (name, start, end).

    ``name`` and ``brief`` may stand under ``campaign``, as in the demo's file; other keys are left alone.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    from campaigns.briefs import TEMPLATE, context_of
    from campaigns.errors import InvalidField
    from campaigns.model import Campaign, Phase

    if not path.is_file():
        raise Refusal("brief.file.missing", file=str(path))
    try:
        content: Any = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as problem:
        raise Refusal("brief.file.unreadable", file=str(path), problem="UTF-8") from problem
    except YAMLError as problem:
        reason = str(getattr(problem, "problem", None) or problem).splitlines()[0]
        raise Refusal("brief.file.unreadable", file=str(path), problem=reason) from problem
    content = content if isinstance(content, dict) else {}
    told = content.get("campaign") if isinstance(content.get("campaign"), dict) else content
    name, brief, phases = told.get("name"), told.get("brief"), content.get("phases") or told.get("phases") or []
    if not isinstance(name, str) or not isinstance(brief, dict) or not isinstance(phases, list):
        raise Refusal("brief.file.wrong", file=str(path))
    strange = sorted(str(key) for key in brief if key not in {question.id for question in TEMPLATE})
    if strange:
        known = ", ".join(question.id for question in TEMPLATE)
        raise Refusal("brief.file.unknown_field", file=str(path), field=strange[0], known=known)
    try:
        campaign = Campaign(id="file", brand="file", name=name, goal="-", brief=brief)
        made = [
            Phase(campaign="file", name=each["name"], kind="custom", start=_day(each["start"]), end=_day(each["end"]))
            for each in phases
        ]
    except (InvalidField, KeyError, TypeError, ValueError) as problem:
        raise Refusal("brief.file.wrong", file=str(path)) from problem
    return context_of(campaign, made, day)


def _day(value: object) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    return dt.date.fromisoformat(str(value))
