"""Every sentence of the catalogues is said somewhere: its key stands in the source, whole or built from parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import bot
from bot import i18n

ROOT = Path(bot.__file__).parents[1]
PACKAGES = ("bot", "campaigns", "consistency", "guidelines", "kpi", "storage")
KEYS = [re.compile(rf"{quote}((?:[\w.-]|\{{[^{{}}\n]*?\}})+){quote}") for quote in "\"'"]
"""Words in quotes that can be a key; one apart for each quote, since a key may stand in the quotes of a sentence."""


def _said() -> tuple[set[str], list[re.Pattern[str]]]:
    """Keys that stand in the source as they are, and the shapes of those that are built: ``kpi.kind.{kind}``."""
    whole, built = set(), set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*"):
            if path.suffix not in (".py", ".js", ".html", ".json", ".yaml") or (
                "i18n" in path.parts and path.suffix == ".yaml"
            ):
                continue
            text = path.read_text(encoding="utf-8")
            for words in (each for quoted in KEYS for each in quoted.findall(text)):
                parts = re.split(r"\{[^{}]*\}", words)
                if len(parts) == 1:
                    whole.add(words)
                elif len("".join(parts)) > 4:
                    built.add(".+".join(map(re.escape, parts)))
            if path.suffix == ".yaml":
                whole.update(re.findall(r"[\w-]+(?:\.[\w-]+)+", text))
    return whole, [re.compile(each) for each in built]


def unused(keys: Iterable[str]) -> list[str]:
    whole, built = _said()
    left = [key for key in keys if key not in whole and not any(shape.fullmatch(key) for shape in built)]
    return [key for key in left if not _in_two(*key.rpartition(".")[::2], whole)]


def _in_two(prefix: str, last: str, whole: set[str]) -> bool:
    """Whether a key is given in two parts: ``chosen(..., "kpi.kind")``, or the name of a fault beside its check."""
    return last in whole and (i18n.has(f"check.{prefix}") or ("." in prefix and prefix in whole))


def test_every_key_is_used():
    assert unused(i18n.catalogue("en")) == []


def test_a_key_that_nobody_says_is_told():
    gone = ["campaign.arrow", "campaign.list.which", "compare.no_house", "claims.unheard_of"]
    assert unused(gone) == gone
