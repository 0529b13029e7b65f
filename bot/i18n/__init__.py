"""The catalogues: every sentence a person reads, in English and in Chinese, found by key."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Protocol, runtime_checkable

log = logging.getLogger(__name__)

LANGUAGES = ("en", "zh")

Sentence = str | Mapping[str, str]
"""A sentence with {named} parameters, or {one, other} chosen by the parameter ``n``."""

strict = False
"""Whether a missing sentence or parameter raises (the tests) instead of showing its key or a dash (a running bot)."""

_ENDED = re.compile(r"([.!?。！？]”)[.。]")


class MissingText(KeyError):
    """A key or a parameter that the catalogue does not have; raised only where ``strict`` is set."""


@runtime_checkable
class TwoLanguages(Protocol):
    """A text per language, such as ``guidelines.model.Localized``."""

    def best(self, language: str) -> str: ...


@cache
def catalogue(language: str) -> dict[str, Sentence]:
    """Every sentence of ``language`` by key; reads the YAML files beside this module once."""
    import yaml

    sentences: dict[str, Sentence] = {}
    for file in sorted(files(__name__).joinpath(language).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            # libyaml, and every scalar stays the text it is: a sentence that is just "No" is no truth value.
            sentences.update(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) or {})
    return sentences


def text(key: str, language: str, /, **params: object) -> str:
    """The sentence of ``key`` in ``language`` ("en" or "zh"; anything else reads English), parameters filled in.

    A parameter that has a text per language is said in ``language``. A missing key shows itself, a missing parameter,
    such as a report of an older version lacks, a dash, and both are logged, so that a person still gets an answer; in
    the tests (``strict``) they raise ``MissingText``.
    """
    sentence = catalogue(language if language in LANGUAGES else "en").get(key)
    if isinstance(sentence, Mapping):
        sentence = sentence["one" if params.get("n") == 1 and "one" in sentence else "other"]
    if sentence is None:
        return _missing(f"no sentence for {key!r} in {language!r}", key)
    # Asking whether something has two languages costs as much as the rest; nearly all is text or a number.
    said = {
        name: v.best(language) if not isinstance(v, str | int) and isinstance(v, TwoLanguages) else v
        for name, v in params.items()
    }
    try:
        return _ended_once(str(sentence).format_map(said))
    except KeyError as missing:
        shown = str(sentence).format_map(_Dashes(said))
        return _missing(f"{key!r} in {language!r} needs parameter {missing}", shown)


def _ended_once(said: str) -> str:
    """A sentence that quotes a whole one at its end has ended with it: “We bake.” and not “We bake.”."""
    return _ENDED.sub(r"\1", said) if "”." in said or "”。" in said else said


def _missing(problem: str, shown: str) -> str:
    if strict:
        raise MissingText(problem)
    log.error("%s", problem)
    return shown


class _Dashes(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "–"


def has(key: str) -> bool:
    """Whether the catalogue has a sentence for ``key``."""
    return key in catalogue("en")


def localized(value: TwoLanguages | None, language: str) -> str:
    """A guideline's text in the reader's language or, failing that, in the other one; empty for None."""
    return value.best(language) if value is not None else ""


def reader_language(locale: str | None, default: str = "en") -> str:
    """The catalogue for a Slack locale: "zh-CN" reads Chinese, another known locale English, none the default."""
    if not locale:
        return default
    return "zh" if locale.lower().startswith("zh") else "en"
