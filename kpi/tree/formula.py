"""Formulas over KPIs, read into a small tree: + - * / parentheses, ids and plain numbers, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kpi.tree.errors import BadFormula

LONGEST = 500
"""Characters a formula may have."""
DEEPEST = 40
"""Parentheses and signs that may stand in each other."""

Operator = Literal["+", "-", "*", "/"]
_TOKEN = re.compile(r"\s*(?:(?P<word>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?|\.\d+)|(?P<mark>[-+*/()（）×÷−]))")
_SPELLED = {"×": "*", "÷": "/", "−": "-", "（": "(", "）": ")"}


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number."""

    value: float


@dataclass(frozen=True, slots=True)
class Ref:
    """The figure of another KPI."""

    id: str


@dataclass(frozen=True, slots=True)
class Negative:
    """What stands behind a minus sign."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sides joined by an operator."""

    operator: Operator
    left: Expression
    right: Expression


Expression = Number | Ref | Negative | Operation


def parse(formula: str) -> Expression:
    """The tree of ``formula``; BadFormula says where it cannot be read.

    An id may hold dashes, so ``a-b`` is one id and ``a - b`` a difference; × ÷ （ ） are read as * / ( ).
    """
    if len(formula) > LONGEST:
        raise BadFormula(f"{formula[:20]}…", LONGEST, f"a formula has at most {LONGEST} characters")
    return _Parser(formula).whole()


def references(expression: Expression) -> tuple[str, ...]:
    """Ids that ``expression`` reads, each once, in order of mention."""
    return tuple(dict.fromkeys(_references(expression)))


def constants(expression: Expression) -> tuple[float, ...]:
    """The plain numbers of ``expression``."""
    if isinstance(expression, Number):
        return (expression.value,)
    if isinstance(expression, Negative):
        return constants(expression.of)
    if isinstance(expression, Operation):
        return constants(expression.left) + constants(expression.right)
    return ()


def written(expression: Expression) -> str:
    """``expression`` as a formula that parses to the same tree."""
    if isinstance(expression, Number):
        return (
            f"{expression.value:f}".rstrip("0").rstrip(".") if "e" in repr(expression.value) else repr(expression.value)
        )
    if isinstance(expression, Ref):
        return expression.id
    if isinstance(expression, Negative):
        return f"-{_bracketed(expression.of)}"
    return f"{_bracketed(expression.left)} {expression.operator} {_bracketed(expression.right)}"


def _bracketed(expression: Expression) -> str:
    return f"({written(expression)})" if isinstance(expression, Operation | Negative) else written(expression)


def _references(expression: Expression) -> Iterator[str]:
    if isinstance(expression, Ref):
        yield expression.id
    elif isinstance(expression, Negative):
        yield from _references(expression.of)
    elif isinstance(expression, Operation):
        yield from _references(expression.left)
        yield from _references(expression.right)


class _Parser:
    """Recursive descent, one method a level of binding."""

    def __init__(self, formula: str) -> None:
        self.formula = formula
        self.tokens: list[tuple[int, str]] = []
        at = 0
        while formula[at:].strip():
            match = _TOKEN.match(formula, at)
            if match is None:
                at += len(formula[at:]) - len(formula[at:].lstrip())
                raise BadFormula(
                    formula, at, f"{formula[at]!r} has no place in a formula; use + - * / ( ), ids and numbers"
                )
            token = match["word"] or match["mark"]
            self.tokens.append((match.end() - len(token), _SPELLED.get(token, token)))
            at = match.end()
        self.next = 0
        self.depth = 0

    def whole(self) -> Expression:
        if not self.tokens:
            raise BadFormula(self.formula, 0, "the formula is empty; write one such as spend / new_customers")
        found = self.sum()
        if self.next < len(self.tokens):
            at, token = self.tokens[self.next]
            wanted = "no parenthesis was opened" if token == ")" else f"an operator is missing before {token!r}"
            raise BadFormula(self.formula, at, wanted)
        return found

    def sum(self) -> Expression:
        left = self.product()
        while (token := self._peek()) == "+" or token == "-":
            self.next += 1
            left = Operation("+" if token == "+" else "-", left, self.product())
        return left

    def product(self) -> Expression:
        left = self.signed()
        while (token := self._peek()) == "*" or token == "/":
            self.next += 1
            left = Operation("*" if token == "*" else "/", left, self.signed())
        return left

    def signed(self) -> Expression:
        at, token = self._take()
        if token in {"-", "("}:
            self.depth += 1
            if self.depth > DEEPEST:
                raise BadFormula(
                    self.formula, at, f"parentheses and signs stand in each other more than {DEEPEST} deep"
                )
            if token == "-":
                found: Expression = Negative(self.signed())
            else:
                found = self.sum()
                if self._peek() != ")":
                    raise BadFormula(self.formula, at, "this parenthesis is not closed")
                self.next += 1
            self.depth -= 1
            return found
        if token in {"+", "*", "/", ")"}:
            raise BadFormula(self.formula, at, f"a KPI or a number is missing before {token!r}")
        if re.fullmatch(r"\d*\.?\d+", token):
            return Number(float(token))
        return Ref(token.lower())

    def _peek(self) -> str | None:
        return self.tokens[self.next][1] if self.next < len(self.tokens) else None

    def _take(self) -> tuple[int, str]:
        if self.next >= len(self.tokens):
            raise BadFormula(self.formula, len(self.formula), "a KPI or a number is missing at the end")
        self.next += 1
        return self.tokens[self.next - 1]
