"""Errors a person can cause with goals, KPIs and figures: each says what is wrong and what to do."""

from __future__ import annotations


class KpiError(Exception):
    """Base of every KPI error. ``code`` is stable; the text is one or more sentences for a person."""

    code = "kpi.error"


class InvalidField(KpiError):
    """A goal, KPI or observation does not hold together; ``field`` says where."""

    code = "kpi.invalid_field"

    def __init__(self, field: str, problem: str) -> None:
        self.field, self.problem = field, problem
        super().__init__(f"{field}: {problem}.")


class UnknownGoal(KpiError):
    """No goal of that id is stored."""

    code = "kpi.unknown_goal"

    def __init__(self, goal: str, known: tuple[str, ...]) -> None:
        self.goal, self.known = goal, known
        there = f"known goals: {', '.join(known)}" if known else "no goal is stored yet"
        super().__init__(f"There is no goal {goal!r}; {there}.")


class KpiWithoutGoal(KpiError):
    """A KPI that serves no stored goal; a number nobody aims for is not a KPI."""

    code = "kpi.without_goal"

    def __init__(self, kpi: str, goal: str | None, known: tuple[str, ...]) -> None:
        self.kpi, self.goal, self.known = kpi, goal, known
        named = f"goal {goal!r} does not exist" if goal else "it names no goal"
        there = f"Choose one of {', '.join(known)}, or add" if known else "Add"
        super().__init__(f"KPI {kpi!r} was not added: {named}. {there} the goal it serves first.")


class UnknownKpi(KpiError):
    """No KPI of that id is stored."""

    code = "kpi.unknown_kpi"

    def __init__(self, kpi: str, known: tuple[str, ...]) -> None:
        self.kpi, self.known = kpi, known
        there = f"known KPIs: {', '.join(known)}" if known else "no KPI is stored yet"
        super().__init__(f"There is no KPI {kpi!r}; {there}.")


class Duplicate(KpiError):
    """The id is taken."""

    code = "kpi.duplicate"

    def __init__(self, what: str, taken: str) -> None:
        self.what, self.taken = what, taken
        super().__init__(f"A {what} {taken!r} exists already; choose another id.")
