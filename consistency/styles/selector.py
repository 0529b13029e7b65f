"""Which blocks a rule's scope takes: ``heading.h2``, ``~blockquote``, ``heading & ~heading.h1``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.styles.blocks import Block


@dataclass(frozen=True, slots=True)
class _Part:
    names: frozenset[str]
    negated: bool

    def takes(self, block: Block) -> bool:
        if not self.negated:
            return self.names <= block.scope
        if self.names <= block.scope:
            return False
        return not block.scope & {"raw", "summary"}


@dataclass(frozen=True, slots=True)
class Selector:
    """The scopes of a rule: a block is taken where it fits all parts of any of them."""

    options: tuple[tuple[_Part, ...], ...]

    def takes(self, block: Block) -> bool:
        """Whether the rule looks at ``block``."""
        return any(all(part.takes(block) for part in option) for option in self.options)


def selector(scopes: Sequence[str]) -> Selector:
    """The selector of the scopes as a rule's file has them."""
    return Selector(tuple(tuple(_part(part.strip()) for part in scope.split("&")) for scope in scopes))


def _part(text: str) -> _Part:
    return _Part(frozenset(text.removeprefix("~").split(".")), text.startswith("~"))
