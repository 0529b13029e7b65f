"""What a rule of the guideline is called, for people; its id stays where it is typed or read by programs. Pure."""

from __future__ import annotations

from bot.blocks import cut
from bot.i18n import has
from bot.i18n import text as t
from consistency.asking.entries import entries
from guidelines.model import Guideline

TITLE = 60
"""Characters of an item's own words that stand for it."""
_PLAIN = ("tone", "message")
"""Kinds whose titles say what they are."""


class RuleNames:
    """The names of every rule of a guideline (None: of none) in the reader's ``language``."""

    def __init__(self, guideline: Guideline | None, language: str) -> None:
        self._language = language
        found = entries(guideline) if guideline is not None else ()
        own = 1 if language == "zh" else 0
        self._groups: dict[tuple[str, str], tuple[str, str]] = {
            (each.item.kind, each.item.id): (each.group, each.replies[own].title) for each in found
        }
        styles = guideline.styles if guideline is not None else None
        self._styles = set(styles.rule_ids) if styles is not None else set()
        self._packs = {each.id: each.name.best(language) for each in guideline.packs} if guideline is not None else {}

    def rule(self, rule: str) -> str:
        """The name of ``term:aurora-x``, or of a code such as ``claims.unapproved_number``."""
        kind, colon, name = rule.partition(":")
        return self.item(kind, name) if colon else self._code(rule)

    def item(self, kind: str, name: str) -> str:
        """The name of a guideline's item by its kind and id; one that is not there any more is named by these."""
        language = self._language
        if kind == "pack":
            return self._pack(name)
        if kind == "style" and name in self._styles:
            return t("rules.name.style", language, title=name)
        if kind == "brief" or (kind == "message" and has(f"rules.name.message.{name}")):
            return t("rules.name.brief" if kind == "brief" else f"rules.name.message.{name}", language)
        if (kind, name) not in self._groups:
            return self._gone(kind, name)
        group, title = self._groups[kind, name]
        if kind in _PLAIN or (kind, name) == ("voice", "address"):
            return title
        return t(f"rules.name.{group}", language, title=cut(title.rstrip(".。"), TITLE))

    def _pack(self, name: str) -> str:
        if name in self._packs:
            return self._packs[name]
        pack = self._packs.get(name.partition(".")[0])
        if pack is None or ("pack", name) not in self._groups:
            return self._gone("pack", name)
        return t("rules.name.pack", self._language, pack=pack, title=cut(self._groups["pack", name][1], TITLE))

    def _gone(self, kind: str, name: str) -> str:
        called = f"guide.kind.{kind}"
        return t("rules.name.gone", self._language, kind=t(called, self._language) if has(called) else kind, id=name)

    def _code(self, code: str) -> str:
        """A kind of finding by its name; one that has none of its own by its check and itself."""
        check, _, kind = code.partition(".")
        own, check, compared = f"rules.name.{code}", f"check.{check}", f"compare.kind.{kind}"
        if has(own):
            return t(own, self._language)
        if check == "check.comparison" and has(compared):
            return t("rules.name.compare", self._language, kind=t(compared, self._language))
        return t("rules.name.code", self._language, check=t(check, self._language), code=code) if has(check) else code
