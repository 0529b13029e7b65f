"""Texts of a given size to measure on, put together from the demo's sentences in an order that a seed fixes."""

from __future__ import annotations

import random
from itertools import cycle

from bot.demo import assets
from consistency.document import parse


def pool(language: str) -> list[str]:
    """Every sentence of the demo's assets in ``language`` ("en" or "zh"), without its line breaks."""
    sentences = [" ".join(s.text.split()) for a in assets() for s in parse(a.text).sentences if s.language == language]
    return list(dict.fromkeys(s for s in sentences if len(s) > 12))


def make(language: str, count: int, *, size: int, seed: int = 1) -> list[str]:
    """``count`` texts of about ``size`` words (English) or characters (Chinese), no two alike."""
    source = pool(language)
    order = random.Random(seed)
    texts = []
    for number in range(count):
        order.shuffle(source)
        # A sentence of its own keeps an encoder's cache from making every text after the first free of charge.
        pieces = [f"Edition {number} tells the story." if language == "en" else f"第{number}期的故事从这里开始。"]
        for sentence in cycle(source):
            if _size(pieces, language) >= size:
                break
            pieces.append(_varied(sentence, order, language))
        texts.append((" " if language == "en" else "").join(pieces))
    return texts


def _varied(sentence: str, order: random.Random, language: str) -> str:
    opening = order.choice(("Today", "Tonight", "This week", "In town", "At home", "On the road"))
    chinese = order.choice(("今天", "今晚", "本周", "在家", "在路上", "周末"))
    return f"{opening}, {sentence}" if language == "en" else f"{chinese}，{sentence}"


def _size(pieces: list[str], language: str) -> int:
    return sum(len(p.split()) if language == "en" else len(p) for p in pieces)
