"""Vale styles that will not do what their writer expects: rules that never run, never speak or hold unknown keys."""

from __future__ import annotations

from collections.abc import Iterator

from guidelines.lint.advice import Advice, advice
from guidelines.model import Guideline, Styles
from guidelines.styles.definition import NEVER_RUN, Definition, InvalidRule, read_rule
from guidelines.styles.settings import DRAFT, LEVELS, Settings, SettingsError, read_settings


def advise(guideline: Guideline) -> Iterator[Advice]:
    """The settings as a whole, then rule by rule; silent where a rule cannot be read, which an import refuses."""
    if guideline.styles is None:
        return
    try:
        settings = read_settings(guideline.styles.settings)
        rules = [read_rule(rule) for rule in guideline.styles.rules]
    except (InvalidRule, SettingsError):
        return
    yield from _switched_off(guideline.styles, settings)
    for number, rule in enumerate(rules):
        yield from _rule(number, rule, settings)


def _switched_off(styles: Styles, settings: Settings) -> Iterator[Advice]:
    """Styles of which no rule is ever switched on for copy, such as under ``[*.adoc]``."""
    for style in settings.styles:
        own = [rule.id for rule in styles.rules if rule.id.partition(".")[0] == style]
        if own and not any(settings.runs(rule, DRAFT) for rule in (f"{style}.", *own)):
            yield advice("styles", (style,), "style_off", style=style)


def _rule(number: int, rule: Definition, settings: Settings) -> Iterator[Advice]:
    if not settings.runs(rule.id, DRAFT):
        return
    if rule.extends in NEVER_RUN:
        yield advice("styles", ("rules", number, "extends"), "style_never", kind=rule.extends)
        return
    for key in rule.unknown:
        yield advice("styles", ("rules", number, key), "style_key", key=key, kind=rule.extends)
    level = settings.level(rule.id, rule.level)
    if LEVELS.index(level) < LEVELS.index(settings.min_level):
        yield advice("styles", ("rules", number, "level"), "style_unheard", level=level, least=settings.min_level)
