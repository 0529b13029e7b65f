"""Advice on a guideline that reads well but will not do what its writer expects: rules that fight or never fire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from guidelines.folder.read import Reading
from guidelines.folder.styles import SETTINGS, file_of
from guidelines.lint import coverage, limits, styles, wording
from guidelines.lint.advice import Advice, Hint, Part
from guidelines.model import Guideline

_PARTS = (coverage.advise, wording.advise, limits.advise, styles.advise)
_FILES = get_args(Part)


def lint(source: Guideline | Reading, more: Iterable[Advice] = ()) -> tuple[Hint, ...]:
    """Everything to advise on, in the order of the files; empty when there is nothing.

    With a ``Reading`` each hint has its line, with a guideline alone ``line`` is None. Whether an approved claim
    has expired is not judged here: there is no clock. ``more`` is advice from elsewhere, which gets its place.
    """
    guideline = source.guideline if isinstance(source, Reading) else source
    found = [*(advice for part in _PARTS for advice in part(guideline)), *more]
    found.sort(key=lambda a: (_FILES.index(a.part), tuple(step if isinstance(step, int) else -1 for step in a.loc)))
    return tuple(_hint(advice, guideline, source) for advice in found)


def _hint(advice: Advice, guideline: Guideline, source: Guideline | Reading) -> Hint:
    file, loc = f"{advice.part}.yaml", advice.loc
    if advice.part == "styles":
        return _in_styles(advice, guideline, isinstance(source, Reading))
    if advice.part == "packs" and len(loc) > 1:
        pack = guideline.packs[int(loc[0])]
        file = f"packs/{pack.id}.yaml"
        line = source.line(file, *loc[1:]) if isinstance(source, Reading) else None
        return Hint(file, line, "".join(_words(pack, loc[1:])).removeprefix("."), advice.code, advice.params)
    line = source.line(file, *loc) if isinstance(source, Reading) else None
    start = getattr(guideline, advice.part)
    root = advice.part if isinstance(start, tuple) else ""
    return Hint(file, line, (root + "".join(_words(start, loc))).removeprefix("."), advice.code, advice.params)


def _in_styles(advice: Advice, guideline: Guideline, lines: bool) -> Hint:
    """A place in the files of Vale: of the settings that hold a word, or of a rule, its number and a key."""
    assert guideline.styles is not None
    file, text, word = SETTINGS, guideline.styles.settings, str(advice.loc[-1])
    if len(advice.loc) > 1:
        rule = guideline.styles.rules[int(advice.loc[1])]
        file, text = file_of(rule.id, guideline.styles), rule.definition
    line = next((n for n, each in enumerate(text.splitlines(), 1) if each.startswith(word)), None)
    if line is None:
        line = next((n for n, each in enumerate(text.splitlines(), 1) if word in each), None)
    return Hint(file, line if lines else None, "", advice.code, advice.params)


def _words(value: Any, loc: tuple[str | int, ...]) -> Iterator[str]:
    """The steps of ``loc`` as a person reads them: entries by id, else by number from 1."""
    for step in loc:
        if isinstance(step, int):
            value = value[step]
            yield f"[{getattr(value, 'id', step + 1)}]"
        else:
            value = getattr(value, step, None)
            yield f".{step}"


__all__ = ["lint"]
