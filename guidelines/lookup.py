"""The guideline item behind a finding or an answer, in the few parts that a person wants to see."""

from __future__ import annotations

from dataclasses import dataclass

from guidelines.model import Examples, Guideline, Localized


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of the guideline: its name, its own words, what to write and what not to write."""

    kind: str
    id: str
    title: Localized
    statement: Localized | None = None
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    reason: Localized | None = None
    source: str | None = None


def find_item(guideline: Guideline, kind: str, item_id: str) -> ItemView | None:
    """The item of that kind and id; None when the guideline does not hold it. Kinds are those of ``ItemRef``."""
    finder = {
        "term": _term,
        "claim": _claim,
        "channel": _channel,
        "stage": _stage,
        "pillar": _pillar,
        "tone": _tone,
        "voice": _voice,
        "pack": _pack,
        "message": _message,
        "brand": _brand,
        "style": _style,
    }.get(kind)
    return finder(guideline, item_id) if finder else None


def _both(text: str) -> Localized:
    return Localized(en=text, zh=text)


def _all(examples: Examples) -> tuple[str, ...]:
    return (*examples.en, *examples.zh)


def _term(guideline: Guideline, item_id: str) -> ItemView | None:
    for term in guideline.terms:
        if term.id == item_id:
            bad = tuple(v.text for v in term.forbidden)
            title = _both(term.preferred)
            return ItemView("term", term.id, title, None, (term.preferred,), bad, term.reason, term.source)
    return None


def _claim(guideline: Guideline, item_id: str) -> ItemView | None:
    for claim in guideline.claims.approved:
        if claim.id == item_id:
            return ItemView("claim", claim.id, claim.text, claim.text, claim.values, source=claim.evidence)
    for banned in guideline.claims.prohibited:
        if banned.id == item_id:
            good = tuple(t for t in (banned.use.en, banned.use.zh) if t) if banned.use else ()
            bad = _all(banned.phrases)
            return ItemView("claim", banned.id, _both(bad[0]), banned.use, good, bad, banned.reason, banned.source)
    return None


def _channel(guideline: Guideline, item_id: str) -> ItemView | None:
    channel = guideline.channel(item_id)
    return ItemView("channel", channel.id, channel.name, channel.notes) if channel else None


def _stage(guideline: Guideline, item_id: str) -> ItemView | None:
    stage = guideline.stage(item_id)
    return ItemView("stage", stage.id, stage.name, stage.guidance) if stage else None


def _pillar(guideline: Guideline, item_id: str) -> ItemView | None:
    for pillar in guideline.message.pillars if guideline.message else ():
        if pillar.id == item_id:
            return ItemView("pillar", pillar.id, pillar.name, pillar.statement, _all(pillar.examples))
    return None


def _tone(guideline: Guideline, item_id: str) -> ItemView | None:
    for target in guideline.voice.targets:
        if item_id == f"{target.language}.{target.measure.value}":
            return ItemView("tone", item_id, _both(target.measure.value), target.reason)
    return None


def _voice(guideline: Guideline, item_id: str) -> ItemView | None:
    for trait in guideline.voice.attributes:
        if trait.id == item_id:
            return ItemView("voice", trait.id, trait.name, trait.description, _all(trait.do), _all(trait.dont))
    return None


def _pack(guideline: Guideline, item_id: str) -> ItemView | None:
    for pack in guideline.packs:
        if item_id == pack.id:
            return ItemView("pack", pack.id, pack.name, pack.description)
        for rule in pack.rules:
            if item_id == f"{pack.id}.{rule.id}":
                return ItemView("pack", item_id, pack.name, None, rule.good, rule.bad, rule.reason, rule.source)
    return None


def _style(guideline: Guideline, item_id: str) -> ItemView | None:
    styles = guideline.styles
    if styles is None or item_id not in styles.rule_ids:
        return None
    good = styles.accepted if item_id == "Vale.Terms" else ()
    bad = styles.rejected if item_id == "Vale.Avoid" else ()
    return ItemView("style", item_id, _both(item_id), None, good, bad)


def _message(guideline: Guideline, item_id: str) -> ItemView | None:
    if guideline.message is None:
        return None
    house = guideline.message
    return ItemView("message", item_id, house.core, house.core, (), _all(house.off_message))


def _brand(guideline: Guideline, item_id: str) -> ItemView | None:
    brand = guideline.brand
    return ItemView("brand", brand.id, brand.names, brand.description) if item_id == brand.id else None
