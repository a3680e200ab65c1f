"""Plans: which scenarios are run under which seeds, with values swept over what they say."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from maps.faults import InputError
from scenarios.loading import load
from scenarios.reading import read_as
from scenarios.schema import Scenario
from scenarios.section import Section
from scenarios.sweeps import Point, Sweep, as_settings, grid, grid_size, latin_hypercube

MOST_RUNS = 1_000_000


class Plan(Section):
    """Every scenario, at every point of the sweeps, under every seed.

    Several sweeps make a grid, or, with `design = "latin"`, a Latin hypercube of `samples` points.
    `settings` are laid over every scenario.
    """

    scenarios: Annotated[tuple[str, ...], Field(strict=False, min_length=1, max_length=10_000)]
    settings: Annotated[tuple[str, ...], Field(strict=False)] = ()
    first_seed: int = Field(default=1, ge=0)
    replications: int = Field(default=1, ge=1)
    design: Literal["grid", "latin"] = "grid"
    samples: int | None = Field(default=None, ge=2)
    sweep: Annotated[tuple[Sweep, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _fits_its_design(self) -> Self:
        if (self.design == "latin") != (self.samples is not None):
            raise ValueError('samples and design = "latin" belong together')
        if self.design == "latin" and not self.sweep:
            raise ValueError("a Latin hypercube needs at least one sweep with low and high")
        if self.design == "latin" and any(s.low is None or s.steps for s in self.sweep):
            raise ValueError("in a Latin hypercube every sweep has low and high, and no steps")
        if self.design == "grid" and any(s.values is None and not s.steps for s in self.sweep):
            raise ValueError("in a grid a sweep has values, or low, high and steps")
        return self

    @model_validator(mode="after")
    def _ends_some_day(self) -> Self:
        points = self.samples or grid_size(self.sweep)
        runs = len(self.scenarios) * points * self.replications
        if runs > MOST_RUNS:
            raise ValueError(f"asks for {runs:,} runs, and at most {MOST_RUNS:,} are planned")
        return self

    def points(self) -> list[Point]:
        """Return the points of the sweeps."""
        if self.samples is not None:
            return latin_hypercube(self.sweep, self.samples)
        return grid(self.sweep)


@dataclass(frozen=True)
class Planned:
    """A scenario of a plan, and what the sweeps set in it."""

    scenario: Scenario
    point: Point


def read_plan(file: Path) -> Plan:
    """Return the plan that a TOML file holds; raises InputError with every fault."""
    return read_as(file, Plan)


def scenarios_of(plan: Plan, file: Path) -> list[Planned]:
    """Return the scenarios of a plan that stands in a file, each at each point of the sweeps.

    One at a point is called after its scenario and the number of the point. Raises InputError
    with the faults of all of them.
    """
    points = plan.points()
    faults: list[InputError] = []
    planned = []
    for name in plan.scenarios:
        for number, point in enumerate(points):
            try:
                settings = [*plan.settings, *as_settings(point)]
                scenario = load(beside(file, name), settings)
            except InputError as refused:
                faults.append(refused)
                continue
            if point:
                name_of = f"{scenario.name}-{number + 1:0{len(str(len(points)))}d}"
                scenario = scenario.model_copy(update={"name": name_of})
            planned.append(Planned(scenario, point))
    if faults:
        found = [fault for refused in faults for fault in refused.faults]
        raise InputError(dict.fromkeys(found))
    return planned


def beside(file: Path, name: str) -> str:
    """Return a scenario as the plan names it: a file is looked for beside the plan."""
    there = file.parent / name
    return str(there) if name.endswith(".toml") and not Path(name).is_absolute() else name
