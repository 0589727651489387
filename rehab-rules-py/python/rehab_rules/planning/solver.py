"""Whole numbers with limits, and the best of them, by HiGHS."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from importlib import import_module
from typing import Any

# Numbers above which a model is solved with presolve.
MANY = 3000


class Infeasible(Exception):
    """The limits cannot all be kept."""


class OutOfTime(Exception):
    """The time ended before an answer was found."""


class Numbers:
    """Whole numbers, and sums of them that must be in a range: a sum is given by the weight of each number in it, by its place."""

    def __init__(self, ends: float) -> None:
        self.ends = ends
        self.highs = highs()
        self.inf: float = self.highs.getInfinity()
        self.found: list[int] = []
        """The numbers that were found last."""
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.rows: list[tuple[float, float, dict[int, float]]] = []
        self.lows: list[tuple[int, dict[int, float], float, int]] = []

    def number(self, most: float) -> int:
        """A new whole number from 0 on."""
        self.lower.append(0)
        self.upper.append(most)
        return len(self.lower) - 1

    def switch(self, is_on: bool, may_be_on: bool) -> int:
        """A new number that is 0 or 1."""
        self.lower.append(int(is_on))
        self.upper.append(int(may_be_on))
        return len(self.lower) - 1

    def limit(self, least: float, terms: Mapping[int, float], most: float) -> None:
        """A sum that must be in a range."""
        self.rows.append((least, most, {column: weight for column, weight in terms.items() if weight}))

    def at_least(self, column: int, terms: Mapping[int, float], more: float, times: int = 1) -> None:
        """A number that is at least a sum, or a fraction of it."""
        self.lows.append((column, dict(terms), more, times))
        self.limit(-self.inf, {**terms, column: -times}, -more)

    def load(self) -> None:
        """Passes the numbers and limits to the solver."""
        self.choose_presolve()
        numpy, module = import_module("numpy"), import_module("highspy")
        lp = module.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.lower), len(self.rows)
        lp.col_cost_ = numpy.zeros(len(self.lower))
        lp.col_lower_, lp.col_upper_ = numpy.array(self.lower, dtype=float), numpy.array(self.upper, dtype=float)
        lp.row_lower_ = numpy.array([least for least, _, _ in self.rows], dtype=float)
        lp.row_upper_ = numpy.array([most for _, most, _ in self.rows], dtype=float)
        lp.a_matrix_.format_ = module.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = numpy.cumsum([0, *(len(terms) for _, _, terms in self.rows)])
        lp.a_matrix_.index_ = numpy.array([column for _, _, terms in self.rows for column in terms])
        lp.a_matrix_.value_ = numpy.array([weight for _, _, terms in self.rows for weight in terms.values()], dtype=float)
        lp.integrality_ = [module.HighsVarType.kInteger] * len(self.lower)
        self.highs.passModel(lp)

    def choose_presolve(self) -> None:
        """HiGHS's presolve has been wrong now and then (its issues 1958, 2388, 3002, 3090), so only what needs it for speed uses it."""
        self.highs.setOptionValue("presolve", "off" if len(self.lower) < MANY else "on")

    def bound(self, column: int, most: float) -> None:
        """Sets the most that a number can be."""
        self.highs.changeColBounds(column, self.lower[column], most)
        self.found = []

    def is_possible(self) -> bool:
        """Whether the limits can all be kept. Raises OutOfTime."""
        try:
            self.minimise({})
        except Infeasible:
            return False
        return True

    def minimise(self, terms: Mapping[int, float]) -> tuple[int, int]:
        """The least sum that the solver finds and the least that it has not proven impossible. Raises Infeasible or OutOfTime."""
        numpy, module = import_module("numpy"), import_module("highspy")
        if self.found and (value := self.sum_of(terms)) == self.least(terms):
            return value, value
        count = self.highs.getNumCol()
        costs = numpy.zeros(count)
        for column, weight in terms.items():
            costs[column] = weight
        self.highs.changeColsCost(count, numpy.arange(count, dtype=numpy.int32), costs)
        # An objective that takes long leaves time for the next.
        left = (self.ends - time.monotonic()) / 2
        if left <= 0.01:
            raise OutOfTime
        self.highs.setOptionValue("time_limit", left)
        if self.found:
            start = module.HighsSolution()
            start.col_value = self.found
            self.highs.setSolution(start)
        self.highs.run()
        status, info = self.highs.getModelStatus(), self.highs.getInfo()
        if status in (module.HighsModelStatus.kInfeasible, module.HighsModelStatus.kUnboundedOrInfeasible):
            if self.highs.getOptionValue("presolve")[1] != "off":
                return self.without_presolve(terms)
            raise Infeasible
        if status == module.HighsModelStatus.kModelEmpty:
            return 0, 0
        if info.primal_solution_status != module.SolutionStatus.kSolutionStatusFeasible:
            raise OutOfTime
        self.found = [round(value) for value in self.highs.getSolution().col_value]
        if status == module.HighsModelStatus.kOptimal and round(info.objective_function_value) != self.sum_of(terms):
            # HiGHS 1.16 sometimes answers with the start that it was given instead of the best that it found.
            self.found = []
            return self.without_presolve(terms)
        for column, counted, more, times in self.lows:
            self.found[column] = max(math.ceil((self.sum_of(counted) + more) / times), 0)
        value = self.sum_of(terms)
        if status == module.HighsModelStatus.kOptimal:
            return value, value
        bound = info.mip_dual_bound
        return value, math.ceil(bound - 1e-6) if math.isfinite(bound) else self.least(terms)

    def without_presolve(self, terms: Mapping[int, float]) -> tuple[int, int]:
        """The same question again, from the beginning and without what can have gone wrong."""
        self.highs.clearSolver()
        self.highs.setOptionValue("presolve", "off")
        try:
            return self.minimise(terms)
        finally:
            self.choose_presolve()

    def least(self, terms: Mapping[int, float]) -> int:
        """A sum that is certainly not larger than the least one."""
        return round(sum(weight * (self.lower if 0 < weight else self.upper)[column] for column, weight in terms.items()))

    def sum_of(self, terms: Mapping[int, float]) -> int:
        """A sum of the numbers found."""
        return round(sum(weight * self.found[column] for column, weight in terms.items()))

    def keep(self, terms: Mapping[int, float], most: float) -> None:
        """Keeps a sum from getting larger."""
        numpy = import_module("numpy")
        used = {column: weight for column, weight in terms.items() if weight}
        self.highs.addRow(-self.inf, most, len(used), numpy.array([*used], dtype=numpy.int32), numpy.array([*used.values()], dtype=float))


def highs() -> Any:
    """The solver, silent, on one thread and with a fixed seed, so that the same input has the same plan."""
    try:
        module = import_module("highspy")
    except ModuleNotFoundError:
        raise ModuleNotFoundError("a plan requires HiGHS, which is not installed: pip install 'rehab-rules[plan]'") from None
    # The class itself: `highspy.Highs` adds callbacks, and prints a banner on standard output when it is made.
    solver = module._core._Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5)):
        solver.setOptionValue(option, value)
    return solver
