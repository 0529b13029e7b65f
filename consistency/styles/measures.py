"""Rules on the text as a whole: a formula over its counts (metric), and school grades (readability).

The grades are Gunning's, Coleman and Liau's, Kincaid's, McLaughlin's (SMOG) and the Automated Readability Index, each
with its published constants.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from consistency.styles.alerts import Alert, message
from consistency.styles.rule import Facts, Seen
from guidelines.styles.definition import Definition

_HEADING = re.compile(r"heading\.(h[1-6])")
_OPERATORS: Mapping[type, Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: math.fmod,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}


class FormulaError(ValueError):
    """A formula that cannot be reckoned; the text says why."""


def reckon(formula: str, values: Mapping[str, float]) -> float:
    """The value of ``formula``: numbers, names, + - * / %, comparisons, && and ||, and functions of ``math``.

    Raises ``FormulaError`` for anything else, for a name that ``values`` does not have and for a division by zero.
    """
    text = _HEADING.sub(r"heading_\1", formula).replace("&&", " and ").replace("||", " or ")
    try:
        return _value(ast.parse(text.strip(), mode="eval").body, values)
    except (SyntaxError, ValueError, ZeroDivisionError, OverflowError, RecursionError) as error:
        raise FormulaError(str(error)) from error


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, values), _value(right, values))
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(operand, values))
        case ast.BoolOp(op=op, values=parts):
            of = all if isinstance(op, ast.And) else any
            return float(of(_value(part, values) for part in parts))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _OPERATORS:
            return float(_OPERATORS[type(op)](_value(left, values), _value(right, values)))
        case ast.Call(func=ast.Attribute(value=ast.Name(id="math"), attr=name), args=args) if name in _FUNCTIONS:
            return _FUNCTIONS[name](*(_value(arg, values) for arg in args))
    raise ValueError(f"{ast.unparse(node)!r} is not understood")


_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "sqrt": math.sqrt,
    "abs": abs,
    "floor": math.floor,
    "ceil": math.ceil,
    "log": math.log,
    "log10": math.log10,
    "pow": math.pow,
    "min": min,
    "max": max,
}


class Metric:
    """A formula over what a text counts, and the condition under which its value is told."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        self._formula, self._condition = definition.text("formula"), definition.text("condition")
        reckon(self._formula, _ANYTHING)
        reckon(f"1 {self._condition}", _ANYTHING)

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        values = facts.values
        if not values["words"]:
            return
        try:
            value = reckon(self._formula, values)
            told = reckon(f"{value:f} {self._condition}", values)
        except FormulaError:  # a share of nothing, such as the paragraphs of a single line
            return
        if told:
            yield Alert(0, 0, message(self.definition.message, f"{value:.2f}"))


class _Anything(dict[str, float]):
    """Gives every name a value, to see whether a formula can be read at all."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> float:
        return 1.0


_ANYTHING = _Anything()


class Readability:
    """The mean of the school grades asked for, against the highest one allowed."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        self._grades = tuple(GRADES[name] for name in definition.metrics if name in GRADES)

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        values = facts.values
        if not values["words"] or not values["sentences"] or not self._grades:
            return
        grade = sum(of(values) for of in self._grades) / len(self._grades)
        if grade > self.definition.number("grade"):
            yield Alert(0, 0, message(self.definition.message, f"{grade:.2f}"))


def _per(values: Mapping[str, float], what: str, of: str) -> float:
    return values[what] / values[of]


GRADES: Mapping[str, Callable[[Mapping[str, float]], float]] = {
    "Gunning Fog": lambda v: 0.4 * (_per(v, "words", "sentences") + 100 * _per(v, "complex_words", "words")),
    "Coleman-Liau": lambda v: 5.88 * _per(v, "characters", "words") - 29.6 * _per(v, "sentences", "words") - 15.8,
    "Flesch-Kincaid": lambda v: 0.39 * _per(v, "words", "sentences") + 11.8 * _per(v, "syllables", "words") - 15.59,
    "SMOG": lambda v: 1.043 * math.sqrt(30 * _per(v, "polysyllabic_words", "sentences")) + 3.1291,
    "Automated Readability": lambda v: (
        4.71 * _per(v, "characters", "words") + 0.5 * _per(v, "words", "sentences") - 21.43
    ),
}
"""The school grades by the names Vale gives them."""
