"""Sweeps: the values that a plan gives to keys of a scenario, and the points that they make."""

import itertools
import json
from collections.abc import Sequence
from math import prod
from typing import Annotated, Self, TypeAlias

import numpy as np
from pydantic import Field, model_validator

from models.draws import uniforms
from scenarios.section import Section

_KEY = "latin hypercube"
Value: TypeAlias = bool | int | float | str
Point: TypeAlias = tuple[tuple[str, Value], ...]


class Sweep(Section):
    """Values of one key of a scenario: those listed, or `steps` ones from `low` to `high`."""

    key: str = Field(min_length=1, max_length=200)
    values: Annotated[tuple[Value, ...] | None, Field(strict=False)] = None
    low: float | None = None
    high: float | None = None
    steps: int | None = Field(default=None, ge=2)

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        has_range = self.low is not None and self.high is not None
        if (self.values is None) != has_range or (self.steps is not None and not has_range):
            raise ValueError("must have either values, or low and high (in a grid with steps)")
        if self.values is not None and not self.values:
            raise ValueError("values must not be empty")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError(f"low ({self.low:g}) must be below high ({self.high:g})")
        return self

    def listed(self) -> Sequence[Value]:
        """Return the values in a grid."""
        if self.values is not None:
            return self.values
        return [float(at) for at in np.linspace(self.low or 0.0, self.high or 0.0, self.steps or 2)]


def grid_size(sweeps: Sequence[Sweep]) -> int:
    """Return how many points a grid has, without making it."""
    return prod(len(s.values) if s.values is not None else s.steps or 2 for s in sweeps)


def grid(sweeps: Sequence[Sweep]) -> list[Point]:
    """Return every combination of the values; without a sweep, one point that sets nothing."""
    keys = [sweep.key for sweep in sweeps]
    combinations = itertools.product(*(sweep.listed() for sweep in sweeps))
    return [tuple(zip(keys, values, strict=True)) for values in combinations]


def latin_hypercube(sweeps: Sequence[Sweep], samples: int) -> list[Point]:
    """Return points that fall into each of so many equal parts of each range exactly once.

    M. McKay, R. Beckman and W. Conover 1979, "A comparison of three methods for selecting values
    of input variables in the analysis of output from a computer code", Technometrics 21, 239-245.
    """
    drawn = uniforms(samples, _KEY, 0, np.arange(len(sweeps)), 2 * samples)
    part = np.argsort(np.argsort(drawn[:, :samples], axis=1), axis=1)
    share = (part + drawn[:, samples:]) / samples
    return [
        tuple(
            (sweep.key, float((sweep.low or 0.0) + at * ((sweep.high or 0.0) - (sweep.low or 0.0))))
            for sweep, at in zip(sweeps, column, strict=True)
        )
        for column in share.T
    ]


def as_settings(point: Point) -> list[str]:
    """Return a point as settings `KEY=VALUE`."""
    return [f"{key}={json.dumps(value)}" for key, value in point]
