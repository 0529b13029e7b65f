"""A comparison in a reader's words: what a disagreement is about, who says what, and the picture's alternative text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.blocks import cut
from bot.i18n import has
from bot.i18n import text as t
from consistency.compare import Comparison, Disagreement
from consistency.compare.model import NAMES
from consistency.model import PillarCoverage
from consistency.nlp.scripts import has_han
from guidelines.model import Guideline, GuidelineVersion

ALT_LIMIT = 2000
"""Characters that Slack takes as an image's alternative text."""
_SAVED = " −"
"""Between the sums of an offer that takes something off a spend, as its value is written."""
PROMISE = 32
"""Characters of a promise's words that name it."""


@dataclass(frozen=True, slots=True)
class Position:
    """One value of a disagreement: as one asset words it, and every asset that has it."""

    quote: str
    assets: tuple[str, ...]
    approved: bool | None


def topic_name(kind: str, topic: str, language: str) -> str:
    """What a disagreement or a dropped offer is about, for a person."""
    if kind in NAMES:
        return t(f"compare.kind.{kind}", language)
    if topic.startswith("version "):
        return t("compare.topic_of_version", language, name=topic.removeprefix("version ").capitalize())
    if topic == "version":
        return t("compare.topic_version", language)
    if has(f"compare.topic.{topic}"):
        return t(f"compare.topic.{topic}", language)
    key = f"compare.kind.{kind}"
    if kind in ("quantity", "count") and topic and not topic.isspace() and reads(topic, language):
        return t("compare.topic_count", language, noun=topic)
    return t(key if has(key) else "compare.kind.quantity", language)


def subject(kind: str, topic: str, said: Sequence[tuple[str, str]], language: str) -> str:
    """What a disagreement is about; ``said``: the words of each side and their value, for what has no name of its own.

    A promise without a name is called by its words, the shortest in the reader's language.
    """
    if topic == "offer" and any(_SAVED in value for _, value in said):
        return t("compare.topic_spend_and_save", language)
    if kind != "promise" or has(f"compare.topic.{topic}") or not said:
        return topic_name(kind, topic, language)
    words = min(
        (" ".join(quote.split()) for quote, _ in said), key=lambda quote: (not reads(quote, language), len(quote))
    )
    return t("compare.topic_promise", language, words=cut(words, PROMISE))


def heading(words: str) -> str:
    """``words`` with a capital at the start, as a label or a line begins."""
    return words[:1].upper() + words[1:]


def disputed(disagreement: Disagreement, language: str) -> str:
    """What a disagreement of a comparison is about."""
    said = [(side.quote, side.value) for side in disagreement.sides]
    return subject(disagreement.kind, disagreement.topic, said, language)


def positions(disagreement: Disagreement, language: str) -> tuple[Position, ...]:
    """The values of a disagreement, the approved one first, then the one most assets have.

    Of several assets that say one value, the words are of the first that says it in the reader's ``language``.
    """
    grouped: dict[tuple[str, bool | None], list[tuple[str, str]]] = {}
    for side in disagreement.sides:
        grouped.setdefault((side.value, side.approved), []).append((side.asset, side.quote))
    made = [
        Position(
            _told([quote for _, quote in entries], language),
            tuple(dict.fromkeys(asset for asset, _ in entries)),
            approved,
        )
        for (_, approved), entries in grouped.items()
    ]
    return tuple(sorted(made, key=lambda p: (p.approved is not True, -len(p.assets))))


def _told(quotes: Sequence[str], language: str) -> str:
    """The first quotation in the reader's language, else the first."""
    flat = [" ".join(quote.split()) for quote in quotes]
    return next((q for q in flat if reads(q, language)), flat[0])


def reads(words: str, language: str) -> bool:
    """Whether ``words`` are in that language, as their script tells."""
    return has_han(words) == (language == "zh")


def cell_word(status: str, language: str, *, needed: bool = True) -> str:
    """How a piece carries a pillar, in a word; one that is missing where nobody needs it is no fault."""
    return t(f"compare.cell.{status if needed else 'optional'}", language)


def needed(cell: PillarCoverage) -> bool:
    """Whether the cell stands for something: a pillar that is carried, or one whose absence counts."""
    return cell.status != "missing" or cell.expected


class Split(NamedTuple):
    """Disagreements on facts and promises, those that may be of two things, and those on names and slogans."""

    facts: tuple[Disagreement, ...]
    possible: tuple[Disagreement, ...]
    names: tuple[Disagreement, ...]

    def headline(self, language: str) -> str:
        """How many there are to fix: names only where nothing else is, since each piece's own check shows them."""
        if self.possible and not self.facts:
            return t("compare.headline_possible", language, n=len(self.possible))
        n = len(self.facts) or len(self.names)
        return t("compare.headline" if n else "compare.agree", language, n=n)


def split(comparison: Comparison) -> Split:
    """What pieces say differently, by how sure it is."""
    names = tuple(d for d in comparison.disagreements if d.kind in NAMES)
    facts = tuple(d for d in comparison.disagreements if d.kind not in NAMES)
    return Split(tuple(d for d in facts if d.sure), tuple(d for d in facts if not d.sure), names)


def channel_labels(result: Comparison, source: Guideline | GuidelineVersion, language: str) -> dict[str, str]:
    """Short names: an asset's channel where no other asset is on it, else its title."""
    guideline = source.guideline if isinstance(source, GuidelineVersion) else source
    on = [a.copy.channel for a in result.assets]
    made = {}
    for asset in result.assets:
        channel = guideline.channel(asset.copy.channel) if asset.copy.channel else None
        alone = channel is not None and on.count(asset.copy.channel) == 1
        made[asset.id] = channel.name.best(language) if channel is not None and alone else asset.title
    return made


def alt_text(comparison: Comparison, language: str, labels: Mapping[str, str] | None = None) -> str:
    """What the picture says, as text of at most 2,000 characters: first what differs, then who carries which pillar."""
    names = {a.id: a.title for a in comparison.assets} | dict(labels or {})
    comma, semicolon = t("list.comma", language), t("compare.semicolon", language)
    lines = [
        t(
            "compare.alt.begin",
            language,
            n=len(comparison.pieces),
            names=comma.join(names[a.id] for a in comparison.pieces),
        )
    ]
    if not comparison.disagreements:
        lines.append(t("compare.alt.agree", language))
    for each in comparison.disagreements:
        perhaps = t("compare.alt.possible", language) if not each.sure else ""
        sides = []
        for position in positions(each, language):
            key = "compare.alt.side_approved" if position.approved else "compare.alt.side"
            who = comma.join(names[a] for a in position.assets)
            sides.append(t(key, language, asset=who, quote=position.quote))
        topic = disputed(each, language)
        lines.append(t("compare.alt.difference", language, topic=perhaps + heading(topic), sides=semicolon.join(sides)))
    for row in comparison.rows:
        by_status: dict[str, list[str]] = {}
        for asset, cell in zip(comparison.assets, row.cells, strict=True):
            if cell is not None:
                by_status.setdefault(cell.status if needed(cell) else "optional", []).append(names[asset.id])
        cells = [
            t("compare.alt.cell", language, status=t(f"compare.cell.{s}", language), assets=comma.join(by_status[s]))
            for s in ("carried", "weak", "missing", "optional")
            if s in by_status
        ]
        if cells:
            pillar = row.name_zh if language == "zh" else row.name_en
            lines.append(t("compare.alt.pillar", language, pillar=pillar, cells=semicolon.join(cells)))
    text = (" " if language == "en" else "").join(lines)
    return text if len(text) <= ALT_LIMIT else text[: ALT_LIMIT - 1] + "…"
