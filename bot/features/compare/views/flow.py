"""What a comparison says beside its disagreements: hand-offs, pieces derived from others, who carries which message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.blocks import Block, cut, divider, modal, section
from bot.charts.compare_words import cell_word, topic_name
from bot.features.compare.reading import Shown, subject_of
from bot.i18n import text as t
from bot.wording import mrkdwn
from guidelines.model import GuidelineVersion

MOST = 6
"""Hand-offs and derived pieces that a card names; those that need nothing are only counted."""
SENTENCE = 160
_HANDOFFS = {"gaps": ":warning:", "broken": ":x:"}
_DRIFTS = {"drifting": ":warning:", "apart": ":x:"}
_CELLS = {"carried": ":large_green_circle:", "weak": ":large_yellow_circle:", "missing": ":red_circle:"}
_QUIET = ":white_circle:"


def flow(shown: Shown, version: GuidelineVersion, language: str) -> list[Block]:
    """Where the next piece does not take up what the reader was promised, and what went far from its source.

    Nothing where no piece leads to another or comes from one.
    """
    result = shown.compared.result or {}
    lines = [_handoff(each, shown, version, language) for each in result.get("handoffs", ()) if _bad(each)]
    lines += [_drift(each, shown, version, language) for each in result.get("drifts", ()) if _bad(each)]
    followed = len(result.get("handoffs", ())) + len(result.get("drifts", ()))
    if not followed:
        return []
    title = t("compare.card.flow", language)
    if not lines:
        return [divider(), section(f":white_check_mark: {t('compare.card.flow_good', language, n=followed)}")]
    if len(lines) > MOST:
        lines = [*lines[:MOST], t("compare.more", language, n=len(lines) - MOST)]
    return [divider(), section(f"*{title}*\n" + "\n".join(lines))]


def pillar_window(shown: Shown, version: GuidelineVersion, language: str) -> Block:
    """Each pillar with what every piece says of it, in the piece's own words."""
    blocks: list[Block] = []
    for row in (shown.compared.result or {}).get("pillars", ()):
        lines = [f"*{mrkdwn(row['name'][language])}*"]
        for cell in row["cells"]:
            mark = _CELLS[cell["status"]] if _needed(cell) else _QUIET
            who = mrkdwn(shown.label(cell["asset"], version, language))
            words = cell_word(cell["status"], language, needed=_needed(cell))
            if cell["sentence"] and cell["status"] != "missing":
                quote = cut(" ".join(cell["sentence"]["quote"].split()), SENTENCE)
                words = f"{words}: {t('compare.card.sentence', language, sentence=mrkdwn(quote))}"
            lines.append(f"{mark} *{who}* {words}")
        blocks.append(section("\n".join(lines)))
    return modal(t("compare.pillars_title", language), blocks, close=t("modal.close", language))


def _needed(cell: Mapping[str, Any]) -> bool:
    return cell["status"] != "missing" or bool(cell.get("expected", True))


def _bad(each: Mapping[str, Any]) -> bool:
    return each["status"] in _HANDOFFS or each["status"] in _DRIFTS


def _handoff(each: Mapping[str, Any], shown: Shown, version: GuidelineVersion, language: str) -> str:
    source, target = (mrkdwn(shown.label(each[side], version, language)) for side in ("source", "target"))
    way = t("compare.arrow", language, source=source, target=target)
    names = {row["id"]: row["name"][language] for row in (shown.compared.result or {}).get("pillars", ())}
    details = _about(each["disagreements"], shown, language)
    details += _named("compare.dropped", [_offer(d, language) for d in each["dropped"]], language)
    details += _named("compare.lost_pillars", [names.get(pillar, pillar) for pillar in each["pillars"]], language)
    return _line(_HANDOFFS[each["status"]], way, f"compare.handoff.{each['status']}", details, language)


def _drift(each: Mapping[str, Any], shown: Shown, version: GuidelineVersion, language: str) -> str:
    asset, parent = (mrkdwn(shown.label(each[side], version, language)) for side in ("asset", "parent"))
    way = t("compare.from", language, asset=asset, parent=parent)
    text = shown.compared.piece(each["asset"]).text
    far = [cut(" ".join(text[start:end].split()), SENTENCE) for start, end in each["farthest"][:1]]
    details = _about(each["disagreements"], shown, language)
    details += [t("compare.far", language, sentence=mrkdwn(words)) for words in far]
    details += _named("compare.added", [_offer(d, language) for d in each["added"]], language)
    return _line(_DRIFTS[each["status"]], way, f"compare.drift.{each['status']}", details, language)


def _line(mark: str, way: str, status: str, details: Sequence[str], language: str) -> str:
    said = t("compare.semicolon", language).join(details)
    colon = t("compare.card.colon", language) if said else ""
    return f"{mark} *{way}* {t(status, language)}{colon}{said}"


def _about(ids: Sequence[str], shown: Shown, language: str) -> list[str]:
    topics = [
        subject_of(each, language)
        for each in (shown.compared.result or {}).get("disagreements", ())
        if each["id"] in ids
    ]
    return _named("compare.contradicts_on", topics, language)


def _named(key: str, what: Sequence[str], language: str) -> list[str]:
    return [t(key, language, what=mrkdwn(t("list.comma", language).join(dict.fromkeys(what))))] if what else []


def _offer(dropped: Mapping[str, Any], language: str) -> str:
    return f"{topic_name(dropped['kind'], dropped['topic'], language)} ({' '.join(str(dropped['quote']).split())})"
