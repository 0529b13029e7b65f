"""What can be wrong with a formula or a tree of KPIs: each sentence says where and what to write instead."""

from __future__ import annotations

from kpi.errors import KpiError


class BadFormula(KpiError):
    """A formula cannot be read; ``at`` is the character (from 0) where reading stopped."""

    code = "kpi.bad_formula"

    def __init__(self, formula: str, at: int, problem: str) -> None:
        self.formula, self.at, self.problem = formula, at, problem
        super().__init__(f"Formula {formula!r}, character {at + 1}: {problem}.")


class BadUnit(KpiError):
    """A unit cannot be read, or two units do not go together."""

    code = "kpi.bad_unit"

    def __init__(self, text: str, problem: str = "", **params: str) -> None:
        """``text`` is the sentence; ``problem`` and ``params`` say the same to a catalogue."""
        self.params = params
        if problem:
            self.code = f"kpi.bad_unit.{problem}"
        super().__init__(text)


class CircularFormula(KpiError):
    """KPIs that are derived from each other in a circle; ``path`` ends where it begins."""

    code = "kpi.circular_formula"

    def __init__(self, path: tuple[str, ...]) -> None:
        self.path = path
        self.params = {"kpi": path[0], "path": " → ".join(path)}
        super().__init__(
            f"KPI {path[0]!r} is derived from itself: {' → '.join(path)}. Take one of them out of the formula."
        )


class CircularGoals(KpiError):
    """Goals that stand under each other in a circle; ``path`` ends where it begins."""

    code = "kpi.circular_goals"

    def __init__(self, path: tuple[str, ...]) -> None:
        self.path = path
        super().__init__(f"Goal {path[0]!r} stands under itself: {' → '.join(path)}. Give one of them no parent.")
