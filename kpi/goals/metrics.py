"""The metrics a marketing goal is made of: what each counts, which way is good, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kpi.goals.vocabulary import METRICS, VAGUE
from kpi.model import Direction, GoalKind, Kpi, Level, Name

ADDITIVE = re.compile(r"(?!money/)(?:money|[a-z]+)")
_VERB_REACH = re.compile(r"\s+(?:[$€£¥]?\s?\d|an?\b|the\b|our\b)", re.IGNORECASE)
_SHARE_OF = re.compile(r"\s*的?(?:占比|比重|份额|贡献率)|\s+share\b", re.IGNORECASE)
_PER_CENT_BEFORE = re.compile(r"(?:%|％|\bper\s?cent)\s*$", re.IGNORECASE)
"""What makes a rate of words that a count goes by as well: 12% conversion."""
_NOT_ADDITIVE = {"points", "ratio", "days", "hours"}


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric of the vocabulary. ``formula`` is over other metrics' ids, None where the figure is recorded.

    ``unit``: ``%`` (a figure of 5 is 5 %), ``money`` (in any one currency), ``money/leads``, ``points``, ``ratio``, or
    the noun that is counted. ``stock``: the figure stands at a level (followers) instead of adding up over days.
    ``suggested``: offered first for its kind.
    """

    id: str
    name: Name
    kind: GoalKind
    level: Level
    unit: str
    direction: Direction
    formula: str | None = None
    stock: bool = False
    suggested: bool = False

    @property
    def adds_up(self) -> bool:
        """Whether the figures of days sum to the figure of a month."""
        return not self.stock and self.unit not in _NOT_ADDITIVE and ADDITIVE.fullmatch(self.unit) is not None

    def kpi(self, goal: str, *, id: str | None = None, channel: str | None = None, campaign: str | None = None) -> Kpi:
        """The KPI that measures this for ``goal``; its formula, if any, wants KPIs named as the metrics it is over."""
        return Kpi(
            id=id or self.id, name=self.name, unit=self.unit, direction=self.direction, goal=goal,
            channel=channel, campaign=campaign, formula=self.formula,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a sentence names a metric, or something it calls a metric: ``vague`` holds what would measure it."""

    start: int
    end: int
    words: str
    metric: Metric | None
    vague: tuple[str, ...] = ()


@cache
def metrics() -> Mapping[str, Metric]:
    """Every metric by id, in the order of the vocabulary."""
    known = {}
    for row in METRICS:
        id_, en, zh, kind, level, unit, direction, *_ = row
        marks = row[9].split()
        known[id_] = Metric(
            id_, Name(en, zh), kind, level, unit, direction,
            formula=row[10] or None, stock="stock" in marks, suggested="suggested" in marks,
        )  # fmt: skip
    return known


def suggest(kind: GoalKind) -> tuple[Metric, ...]:
    """The metrics to offer for a goal of that kind, best known first."""
    return tuple(each for each in metrics().values() if each.kind == kind and each.suggested)


def mentions(sentence: str) -> tuple[Mention, ...]:
    """The metrics that ``sentence`` names, in either language, in order and without overlap; the longest name wins."""
    found = []
    for match in _pattern().finditer(sentence):
        if match[0].lower() == "reach" and _VERB_REACH.match(sentence, match.end()):
            continue
        share = _SHARE_OF.match(sentence, match.end())
        if share:  # the share of a thing is not the thing: GMV占比 is no GMV
            found.append(Mention(match.start(), share.end(), sentence[match.start() : share.end()], None))
            continue
        names = _names()
        target = names.get(_plain(match[0])) or names[_plain(match[0]).removesuffix("s")]
        if not isinstance(target, str) and _PER_CENT_BEFORE.search(sentence[: match.start()]):
            shares = [each for each in target if metrics()[each].unit == "%"]
            target = shares[0] if len(shares) == 1 else target
        if isinstance(target, str):
            found.append(Mention(match.start(), match.end(), match[0], metrics()[target]))
        else:
            found.append(Mention(match.start(), match.end(), match[0], None, target))
    return tuple(found)


@cache
def _names() -> dict[str, str | tuple[str, ...]]:
    """Metric id, or the ids that would measure something vague, by name as ``_plain`` spells it."""
    names: dict[str, str | tuple[str, ...]] = {}
    for row in METRICS:
        for name in (row[1], row[2], *_split(row[7]), *_split(row[8])):
            names[_plain(name)] = row[0]
    for words, measured_by in VAGUE:
        for name in _split(words):
            names[_plain(name)] = tuple(measured_by.split())
    return names


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_spelling(name) for name in sorted(_names(), key=len, reverse=True)), re.IGNORECASE)


def _spelling(name: str) -> str:
    """A pattern for a name: any of space, hyphen or nothing between English words, and a plural."""
    if not name.isascii():
        return re.escape(name).replace(r"\ ", r"\s*")
    words = r"[\s-]*".join(re.escape(word) for word in name.split())
    return rf"(?<![A-Za-z]){words}s?(?![A-Za-z])"


def _plain(words: str) -> str:
    """A spelling for look-up: lower case, English without spaces and hyphens between words."""
    low = words.lower()
    return _squeezed().get(re.sub(r"[\s-]+", "", low), low)


@cache
def _squeezed() -> dict[str, str]:
    names = [name for row in METRICS for name in (row[1], row[2], *_split(row[7]), *_split(row[8]))]
    names += [name for words, _ in VAGUE for name in _split(words)]
    return {re.sub(r"[\s-]+", "", name.lower()): name.lower() for name in names}


def _split(names: str) -> list[str]:
    return [name for name in names.split("|") if name]
