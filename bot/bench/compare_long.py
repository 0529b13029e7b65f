"""Time to compare the demo's pieces, and three long ones full of prices and promises, the worst to be dropped."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from bot.demo import assets, guideline_path
from consistency.compare import Asset, compare
from consistency.model import Copy
from consistency.nlp.encoder_api import Encoder
from guidelines.folder import load

_ENGLISH = (
    "Delivery is free over £{}.", "The course lasts {} weeks.", "Open until {}pm on Fridays.", "Save {}% this week.",
    "A {}-year warranty is included.", "You can cancel at any time.", "Members pay £{} a month.",
    "No deposit is needed.", "The doors open at {}:30.", "Tickets cost £{}.",
)  # fmt: skip
_CHINESE = (
    "满{}元包邮。", "课程共{}周。", "周五开到{}点。", "本周立减{}%。", "整机保修{}年。",
    "随时可以取消。", "会员每月{}元。", "无需押金。",
)  # fmt: skip
_PIECES = 3


@dataclass(frozen=True)
class LongComparison:
    """How long one comparison took: ``seconds``; ``characters`` of all pieces together; ``disagreements`` it found."""

    texts: str
    pieces: int
    characters: int
    seconds: float
    disagreements: int


def run(characters: int, encoder: Encoder) -> Iterator[LongComparison]:
    """Compare the demo's pieces, then three of each kind of text cut at ``characters``, with the demo's guideline."""
    guideline = load(guideline_path())
    compare(_assets([f"Doors open at {hour}." for hour in (7, 8, 9)]), guideline, encoder=encoder)
    kinds = {
        "the demo's pieces": [a.text for a in assets()],
        "English, few figures": [_piece(_ENGLISH, characters, n, n) for n in (5, 6, 7)],
        "English, many figures": [_piece(_ENGLISH, characters, 5, 900, seed) for seed in range(_PIECES)],
        "Chinese, few figures": [_piece(_CHINESE, characters, n, n) for n in (5, 6, 7)],
    }
    for name, texts in kinds.items():
        began = perf_counter()
        found = compare(_assets(texts), guideline, encoder=encoder)
        yield LongComparison(name, len(texts), sum(map(len, texts)), perf_counter() - began, len(found.disagreements))


def _piece(sentences: tuple[str, ...], characters: int, least: int, most: int, seed: int = 0) -> str:
    figures = random.Random(seed)
    rounds = 2 * characters // sum(map(len, sentences)) + 1
    joint = " " if sentences is _ENGLISH else ""
    return joint.join(s.format(figures.randint(least, most)) for _ in range(rounds) for s in sentences)[:characters]


def _assets(texts: list[str]) -> list[Asset]:
    return [Asset(id=str(i), title=f"Piece {i + 1}", copy=Copy(text)) for i, text in enumerate(texts)]
