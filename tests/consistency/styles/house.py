"""A small house of Vale rules, written for these tests."""

from __future__ import annotations

from consistency.styles.engine import compile_styles, run
from guidelines.styles.model import StyleRule, Styles, Vocabulary


def found(text, *rules, file="draft/copy.md", settings="", accept=(), reject=()):
    """(words, message) of each place where one of ``rules``, texts of YAML, speaks; ``House.R0`` is the first."""
    return [
        (text[f.start : f.end], f.message)
        for f in results(text, *rules, file=file, settings=settings, accept=accept, reject=reject)
    ]


def results(text, *rules, file="draft/copy.md", settings="", accept=(), reject=()):
    """The same as ``Found``."""
    styles = Styles(
        settings="MinAlertLevel = suggestion\n" + (settings or "[*]\nBasedOnStyles = Vale, House\n"),
        rules=tuple(StyleRule(id=f"House.R{n}", definition=rule) for n, rule in enumerate(rules)),
        vocabularies=(Vocabulary(id="Words", accept=tuple(accept), reject=tuple(reject)),),
    )
    return run(text, compile_styles(styles), file).found
