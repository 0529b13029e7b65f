"""The tree itself: goals under goals, KPIs under goals, figures derived from figures, owners who share them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from kpi.errors import Duplicate, InvalidField, KpiError, KpiWithoutGoal, UnknownGoal, UnknownKpi
from kpi.goals.people import split_owners
from kpi.model import LEVELS, Goal, Kpi
from kpi.tree.errors import BadFormula, CircularFormula, CircularGoals
from kpi.tree.formula import Expression, parse, references
from kpi.tree.units import Unit, check, unit

_T = TypeVar("_T", Goal, Kpi)


@dataclass(frozen=True)
class KpiTree:
    """Goals and KPIs that hold together; made by ``build`` or ``sound``. Ids to what they name, in order of id.

    ``broken``: the KPIs that ``sound`` left without their formula, and what is wrong with it.
    """

    goals: Mapping[str, Goal]
    kpis: Mapping[str, Kpi]
    broken: Mapping[str, KpiError] = field(default_factory=dict)

    @cached_property
    def formulas(self) -> Mapping[str, Expression]:
        """The formula of every derived KPI, read."""
        return MappingProxyType({id_: parse(kpi.formula) for id_, kpi in self.kpis.items() if kpi.formula is not None})

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The unit of every KPI, read."""
        return MappingProxyType({id_: unit(kpi.unit) for id_, kpi in self.kpis.items()})

    def children(self, goal: str | None) -> tuple[Goal, ...]:
        """The goals right under ``goal``, or those that stand on top for None: top level first, then by id."""
        below = (each for each in self.goals.values() if each.parent == goal)
        return tuple(sorted(below, key=lambda each: (LEVELS.index(each.level), each.id)))

    def kpis_of(self, goal: str) -> tuple[Kpi, ...]:
        """The KPIs that serve ``goal`` itself."""
        return tuple(kpi for kpi in self.kpis.values() if kpi.goal == goal)

    def line(self, goal: str) -> tuple[Goal, ...]:
        """``goal`` and the goals over it, up to the top."""
        found = [self.goals[goal]]
        while (parent := found[-1].parent) is not None:
            found.append(self.goals[parent])
        return tuple(found)

    def leaves(self, kpi: str) -> tuple[str, ...]:
        """The recorded KPIs that ``kpi`` is derived from, each once; itself when it is recorded."""
        return tuple(each for each in (kpi, *self._all_under(kpi)) if each not in self.formulas)

    def used_by(self, kpi: str) -> tuple[str, ...]:
        """The KPIs derived from ``kpi``, through however many formulas, in order of id."""
        return tuple(id_ for id_ in self.formulas if id_ != kpi and kpi in self._all_under(id_))

    def owners(self, kpi: str) -> tuple[str, ...]:
        """Who answers for ``kpi``: the owners of its goal first, then those of the goals its parts serve.

        A cost per customer is owned by whoever spends and whoever wins customers: neither can move it alone.
        """
        goals = [self.kpis[kpi].goal, *(self.kpis[each].goal for each in self._all_under(kpi))]
        return tuple(dict.fromkeys(name for goal in goals for name in split_owners(self.goals[goal].owner)))

    def _all_under(self, kpi: str) -> tuple[str, ...]:
        """Every KPI that ``kpi`` is derived from, through however many formulas, each once."""
        found: dict[str, None] = {}
        waiting = [kpi]
        while waiting:
            formula = self.formulas.get(waiting.pop())
            parts = [each for each in references(formula) if each not in found] if formula is not None else []
            found |= dict.fromkeys(parts)
            waiting += parts
        return tuple(found)


def build(goals: Iterable[Goal], kpis: Iterable[Kpi]) -> KpiTree:
    """The tree of ``goals`` and ``kpis``, once everything in it holds together.

    Duplicate; UnknownGoal and CircularGoals for parents; InvalidField for a parent on a lower level; KpiWithoutGoal;
    BadFormula, UnknownKpi, CircularFormula and BadUnit for formulas.
    """
    tree = KpiTree(_by_id("goal", goals), _by_id("KPI", kpis))
    for goal in tree.goals.values():
        _check_parent(goal, tree.goals)
    for kpi in tree.kpis.values():
        if kpi.goal not in tree.goals:
            raise KpiWithoutGoal(kpi.id, kpi.goal or None, tuple(tree.goals))
    done: set[str] = set()
    for id_ in tree.kpis:
        _check_formula(id_, tree, done)
    return tree


def sound(goals: Iterable[Goal], kpis: Iterable[Kpi]) -> KpiTree:
    """The tree of ``goals`` and ``kpis`` as far as it holds together: a KPI whose formula or unit does not is in it
    as one that is recorded, so that what is wrong with it silences no other."""
    tree = KpiTree(_by_id("goal", goals), _by_id("KPI", kpis))
    broken: dict[str, KpiError] = {}
    plain = dict(tree.kpis)
    for id_, kpi in tree.kpis.items():
        try:
            unit(kpi.unit)
            if kpi.formula is not None:
                parse(kpi.formula)
        except KpiError as problem:
            broken[id_] = problem
            plain[id_] = replace(kpi, formula=None, unit=kpi.unit if isinstance(problem, BadFormula) else "ratio")
    tree = KpiTree(tree.goals, MappingProxyType(plain))
    found: dict[str, KpiError] = {}
    done: set[str] = set()
    for id_ in tree.kpis:
        try:
            _check_formula(id_, tree, done)
        except KpiError as problem:
            found[id_] = problem
    plain |= {id_: replace(plain[id_], formula=None) for id_ in found}
    return KpiTree(tree.goals, MappingProxyType(plain), MappingProxyType(broken | found))


def _check_formula(kpi: str, tree: KpiTree, done: set[str]) -> None:
    formula = tree.formulas.get(kpi)
    if formula is None:
        return
    for part in references(formula):
        if part not in tree.kpis:
            raise UnknownKpi(part, tuple(tree.kpis))
    _check_circle(kpi, (), tree, done)
    check(kpi, tree.kpis[kpi].unit, formula, tree.units)


def _by_id(what: str, things: Iterable[_T]) -> Mapping[str, _T]:
    known: dict[str, _T] = {}
    for thing in things:
        if thing.id in known:
            raise Duplicate(what, thing.id)
        known[thing.id] = thing
    return MappingProxyType(dict(sorted(known.items())))


def _check_parent(goal: Goal, goals: Mapping[str, Goal]) -> None:
    path = [goal.id]
    above = goal
    while above.parent is not None:
        if above.parent not in goals:
            raise UnknownGoal(above.parent, tuple(goals))
        path.append(above.parent)
        if above.parent in path[:-1]:
            raise CircularGoals(tuple(path[path.index(above.parent) :]))
        below, above = above, goals[above.parent]
        if LEVELS.index(above.level) > LEVELS.index(below.level):
            raise InvalidField("parent", f"a {below.level} goal cannot stand under the {above.level} goal {above.id!r}")


def _check_circle(kpi: str, path: tuple[str, ...], tree: KpiTree, done: set[str]) -> None:
    if kpi in path:
        raise CircularFormula((*path[path.index(kpi) :], kpi))
    if kpi in done or kpi not in tree.formulas:
        return
    for part in references(tree.formulas[kpi]):
        _check_circle(part, (*path, kpi), tree, done)
    done.add(kpi)
