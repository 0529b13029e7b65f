"""The card of a comparison: what to fix, ranked, each side in its own words, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.blocks import Block, actions, button, context, cut, divider, header, section, trail
from bot.features.compare.reading import Position, Shown, about, line, may_be_two, owners, positions, sure
from bot.features.compare.views.flow import flow
from bot.i18n import text as t
from bot.wording import date_words, mrkdwn, person
from campaigns.comparisons.model import Disagreement
from consistency.compare.model import NAMES
from guidelines.model import GuidelineVersion

MOST = 6
"""Disagreements that a card opens up; as they are settled the next ones come up."""
SIDES = 4
SENTENCE = 150
MARKS = {True: ":white_check_mark:", False: ":x:", None: ":grey_question:"}


def compare_card(shown: Shown, version: GuidelineVersion, language: str) -> tuple[str, list[Block]]:
    """Notification text and blocks."""
    compared = shown.compared
    n, pieces = len(shown.found), sum(not each.reference for each in compared.pieces)
    # Names come last, since each piece's own check shows them as well.
    names = sum(each.content["kind"] in NAMES for each in shown.found)
    possible = sum(not sure(each) for each in shown.found)
    if shown.newer is not None:
        words = t("compare.card.newer", language)
        return words, [context(f":arrows_counterclockwise: {words}")]
    said = t("compare.card.pieces", language, n=pieces)
    if n > names + possible:
        title = t("compare.card.headline", language, n=n - names - possible, pieces=said)
    elif possible:
        title = t("compare.card.possible", language, n=possible, pieces=said)
    else:
        title = t("compare.card.names" if n else "compare.card.agree", language, n=n, pieces=said)
    sign = ":red_circle:" if any(map(sure, shown.waiting)) else ":large_yellow_circle:"
    blocks = [header(f"{sign if shown.waiting else ':white_check_mark:'} {title}")]
    comma = t("list.comma", language)
    who = comma.join(mrkdwn(shown.label(each.id, version, language)) for each in compared.pieces)
    facts = [mrkdwn(shown.campaign)] if shown.campaign else []
    facts += [who, t("compare.card.by", language, person=person(compared.by), version=compared.version)]
    blocks.append(context("  ·  ".join(facts)))
    if not n:
        blocks.append(context(t("compare.card.only_each_other", language)))
    if 0 < possible < n - names:
        blocks.append(context(t("compare.card.possible_too", language, n=possible)))
    if 0 < names < n:
        blocks.append(context(t("compare.card.names_too", language, n=names)))
    if n and len(shown.waiting) < n:
        left = len(shown.waiting)
        key = "compare.card.left" if left else "compare.card.all_settled"
        blocks.append(section(t(key, language, n=left)))
    for number, each in enumerate(shown.waiting[:MOST], start=1):
        blocks += _open(number, each, shown, version, language)
    if len(shown.waiting) > MOST:
        blocks.append(context(t("compare.card.more", language, n=len(shown.waiting) - MOST)))
    settled = [each for each in shown.found if each not in shown.waiting]
    if settled or shown.apart:
        blocks.append(divider())
        blocks += [context(_settled(each, shown, version, language)) for each in settled]
        blocks += [_apart(each, shown, version, language) for each in shown.apart]
    blocks += flow(shown, version, language)
    if (compared.result or {}).get("pillars"):
        pillars = button(t("compare.button.pillars", language), "compare.pillars", {"c": compared.id})
        blocks.append(actions([pillars], block_id="compare-pillars"))
    if compared.notes:
        blocks.append(context(*(t(code, language, **params) for code, params in compared.notes)))
    return title, blocks


def _open(number: int, one: Disagreement, shown: Shown, version: GuidelineVersion, language: str) -> list[Block]:
    title = f"*{number}. {mrkdwn(about(one, language))}*"
    if not sure(one):
        title += f"\n_{t('compare.card.perhaps', language)}_"
    found = positions(one, language)
    block: Block = section(title)
    block["fields"] = [side_field(each, shown, version, language) for each in found[:SIDES]]
    value: Mapping[str, str] = {"d": one.id, "c": shown.compared.id}
    row = [
        button(t("compare.button.change", language), "compare.change", value, style="primary" if sure(one) else None),
        button(t("compare.button.task", language), "compare.task", value),
        button(t("compare.button.accept", language), "compare.accept", value),
    ]
    if may_be_two(one):
        # Asked about first where it is in doubt, last where it is not.
        apart = button(t("compare.button.apart", language), "compare.apart", value)
        row.insert(len(row) if sure(one) else 0, apart)
    return [divider(), block, actions(row, block_id=f"compare-{one.id}")]


def side_field(each: Position, shown: Shown, version: GuidelineVersion, language: str) -> Block:
    who = t("list.comma", language).join(shown.label(asset, version, language) for asset in each.assets)
    mark = MARKS[each.approved]
    quote = f"*{mrkdwn(cut(each.quote, 60))}*"
    if each.approved:
        quote = t("compare.card.side", language, quote=quote, who=t("compare.mark.good", language))
    lines = [f"{mark} {quote}", mrkdwn(who)]
    if len(each.sentence) > len(each.quote) + 1:
        lines.append(mrkdwn(t("compare.card.sentence", language, sentence=around(each.sentence, each.quote))))
    return {"type": "mrkdwn", "text": "\n".join(lines)}


def around(sentence: str, quote: str, limit: int = SENTENCE) -> str:
    """As much of ``sentence`` around ``quote`` as ``limit`` lets stand, without what would be taken for markup."""
    sentence = sentence.replace("_", " ").replace("*", "").replace("`", "")
    if len(sentence) <= limit:
        return sentence
    place = max(0, sentence.find(quote))
    start = max(0, min(place - (limit - len(quote)) // 2, len(sentence) - limit))
    end = start + limit
    shown = sentence[start:end].strip()
    return ("…" if start else "") + (trail(shown) if end < len(sentence) else shown)


def _apart(one: Disagreement, shown: Shown, version: GuidelineVersion, language: str) -> Block:
    """What somebody said is of two things; whoever sees that it is not may take that back."""
    what = mrkdwn(line(one, shown.compared, version, language))
    said = t("compare.card.apart", language, person=person(one.by) if one.by else "")
    back = button(t("compare.button.together", language), "compare.together", {"d": one.id, "c": shown.compared.id})
    return {**section(f":ballot_box_with_check: {what}\n{said}"), "accessory": back}


def _settled(one: Disagreement, shown: Shown, version: GuidelineVersion, language: str) -> str:
    what = mrkdwn(line(one, shown.compared, version, language))
    who = person(one.by) if one.by else ""
    granted = shown.granted.get(one.id)
    if one.status == "accepted" and granted is not None:
        said = t(
            "compare.card.accepted",
            language,
            person=person(granted.author),
            day=date_words(granted.until, language),
            reason=mrkdwn(cut(granted.reason, 200)),
        )
    elif one.right is not None:
        right = next((each.quote for each in positions(one) if each.value == one.right), one.right)
        told = owners(shown.compared, one, one.right, but=one.by)
        said = t(f"compare.card.{'changing' if told else 'chosen'}", language, person=who, right=mrkdwn(right))
    else:
        said = t("compare.card.given", language, person=who)
    if one.task and one.right is not None:
        said += t("compare.card.with_task", language)
    return f":ballot_box_with_check: {what}\n{said}"
