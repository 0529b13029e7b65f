"""What of a comparison is read from the database for its card, and who may let a disagreement stand. Synchronous."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from bot.brand import InForce
from bot.charts.compare_words import heading, reads, subject
from bot.i18n import text as t
from campaigns import store as campaigns_store
from campaigns.approvals.store_people import court, policy_of
from campaigns.comparisons import store
from campaigns.comparisons.model import Compared, Disagreement
from campaigns.errors import UnknownCampaign
from campaigns.exceptions import store as exceptions
from campaigns.exceptions.store import Granted
from consistency.compare import Asset
from consistency.compare.settled import result_without
from consistency.model import Copy
from guidelines.model import GuidelineVersion

SUBJECT = "comparison"
"""What its cards are kept under."""


@dataclass(frozen=True, slots=True)
class Position:
    """One value of a disagreement: its words, the sentence, who says so (ids of pieces), and each in which words."""

    value: str
    quote: str
    sentence: str
    assets: tuple[str, ...]
    approved: bool | None
    own: Mapping[str, tuple[str, str]]
    """By piece, its words and the sentence that they stand in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A comparison with what its card says: ``found`` without what is of two things (``apart``), of which nobody has
    settled ``waiting``; ``granted`` by id of a disagreement; ``newer`` is the comparison that took its place."""

    compared: Compared
    campaign: str | None
    found: tuple[Disagreement, ...]
    waiting: tuple[Disagreement, ...]
    apart: tuple[Disagreement, ...]
    granted: Mapping[str, Granted]
    newer: str | None = None

    def label(self, asset: str, version: GuidelineVersion, language: str) -> str:
        """Short name of a piece."""
        return label_of(self.compared, asset, version, language)


def shown(session: Session, comparison: str, day: dt.date) -> Shown:
    """The comparison as it stands. Raises ``UnknownComparison``."""
    compared = store.get(session, comparison)
    everything = store.of(session, comparison)
    found = tuple(each for each in everything if each.status != "apart")
    apart = tuple(each for each in everything if each.status == "apart")
    if apart and compared.result is not None:
        left = result_without(compared.result, [str(each.content["id"]) for each in apart])
        compared = replace(compared, result=left)
    granted = exceptions.by_id(session, [each.exception for each in found if each.exception])
    return Shown(
        compared=compared,
        campaign=campaign_name(session, compared.campaign),
        found=found,
        waiting=tuple(each for each in found if store.unsettled(session, each, day)),
        apart=apart,
        granted={each.id: granted[each.exception] for each in found if each.exception in granted},
        newer=store.newer(session, compared),
    )


def campaign_name(session: Session, campaign: str | None) -> str | None:
    """The campaign's name, None for none or one that is not stored."""
    if campaign is None:
        return None
    try:
        return campaigns_store.campaign(session, campaign).name
    except UnknownCampaign:
        return None


def label_of(compared: Compared, asset: str, version: GuidelineVersion, language: str) -> str:
    """A piece's channel where no other piece is on it, else its title."""
    piece = compared.piece(asset)
    channel = version.guideline.channel(piece.channel) if piece.channel else None
    alone = [each.channel for each in compared.pieces].count(piece.channel) == 1
    return channel.name.best(language) if channel is not None and alone else piece.title


def positions(one: Disagreement, language: str = "") -> tuple[Position, ...]:
    """The values that stand against each other, the approved one first, then the one that most pieces have.

    Of several pieces that say one value, the words are of the first that says it in ``language``.
    """
    grouped: dict[tuple[str, bool | None], list[Mapping[str, Any]]] = {}
    for side in one.content["sides"]:
        grouped.setdefault((side["value"], side["approved"]), []).append(side)
    made = []
    for (value, approved), sides in grouped.items():
        told = next((each for each in sides if reads(each["sentence"]["quote"], language)), sides[0])
        own = {each["asset"]: _words(each) for each in reversed(sides)}
        assets = tuple(dict.fromkeys(side["asset"] for side in sides))
        made.append(Position(value, *_words(told), assets, approved, own))
    return tuple(sorted(made, key=lambda each: (each.approved is not True, -len(each.assets))))


def _words(side: Mapping[str, Any]) -> tuple[str, str]:
    quote, sentence = (" ".join(words.split()) for words in (side["quote"], side["sentence"]["quote"]))
    return quote, sentence


def right_for(one: Disagreement, right: str, wrong: str) -> str:
    """What is to stand instead of the sentence ``wrong``, in its language where something right is said in it: the
    price in yuan in Chinese copy, the one in dollars in English."""
    sides = [each for each in positions(one) if each.value == right or each not in to_change(one, right)]
    sides.sort(key=lambda each: each.value != right)
    language = "zh" if reads(wrong, "zh") else "en"
    said = [words for each in sides for words in each.own.values()]
    return next((quote for quote, sentence in said if reads(sentence, language)), said[0][0] if said else right)


def to_change(one: Disagreement, right: str) -> tuple[Position, ...]:
    """The values that give way to ``right``: where it is approved, so may others be, as one price in each currency."""
    sides = positions(one)
    approved = any(each.value == right and each.approved for each in sides)
    return tuple(each for each in sides if each.value != right and not (approved and each.approved))


def owners(compared: Compared, one: Disagreement, right: str, *, but: str | None) -> list[str]:
    """Who answers for the pieces that give way to ``right``, save the person who said so."""
    found = (compared.piece(asset).owner for each in to_change(one, right) for asset in each.assets)
    return list(dict.fromkeys(each for each in found if each and each != but))


def about(one: Disagreement, language: str) -> str:
    """What a disagreement is about, as a line begins."""
    return heading(subject_of(one.content, language))


def sure(one: Disagreement) -> bool:
    """Whether the pieces surely speak of one thing; it was not asked of comparisons of earlier days."""
    return bool(one.content.get("sure", True))


def may_be_two(one: Disagreement) -> bool:
    """Whether anybody may say that the sides speak of two things: not where an approved claim settles it."""
    return one.content.get("claim") is None


def subject_of(content: Mapping[str, Any], language: str) -> str:
    """What a stored disagreement is about."""
    said = [(str(side["quote"]), str(side["value"])) for side in content["sides"]]
    return subject(str(content["kind"]), str(content["topic"]), said, language)


def line(one: Disagreement, compared: Compared, version: GuidelineVersion, language: str) -> str:
    """A disagreement in one line: “Price: ¥4,999 (Ad, Product page), ¥4,599 (Weibo)”."""
    comma = t("list.comma", language)
    sides = [
        t(
            "compare.card.side",
            language,
            quote=each.quote,
            who=comma.join(label_of(compared, asset, version, language) for asset in each.assets),
        )
        for each in positions(one, language)
    ]
    return t(
        "compare.card.line", language, about=about(one, language), sides=t("compare.card.against", language).join(sides)
    )


def version_of(guidelines: InForce, compared: Compared) -> GuidelineVersion:
    """The guideline version it was compared under. Touches the database."""
    return guidelines.version(compared.brand, compared.version)


def assets(compared: Compared) -> list[Asset]:
    """The pieces as the comparison takes them."""
    return [
        Asset(
            each.id,
            each.title,
            Copy(
                each.text,
                channel=each.channel,
                stage=each.stage,
                as_of=dt.date.fromisoformat(each.as_of) if each.as_of else None,
            ),
            each.parent,
            each.leads_to,
            each.reference,
        )
        for each in compared.pieces
    ]


def may_except(session: Session, brand: str, user: str, day: dt.date, campaign: str | None = None) -> bool:
    """Whether the person may make exceptions: whoever may put a stage of an approval aside (brand owners, unless the
    policy names others), who stands in for them, whoever leads the campaign; anybody while nobody has such a role."""
    overriders, people = policy_of(session, brand).overriders, court(session, brand, day)
    if people.seats(overriders, user) or not any(people.people(each) for each in overriders):
        return True
    if campaign is None:
        return False
    try:
        return campaigns_store.campaign(session, campaign).owner == user
    except UnknownCampaign:
        return False
