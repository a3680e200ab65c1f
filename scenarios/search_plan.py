"""Search plans: what is varied, what is wanted, and what must hold."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from scenarios.reading import read_as
from scenarios.section import Section

Value = bool | int | float | str


class Vary(Section):
    """A key of the scenario that is searched over: from `low` to `high`, or among `values`.

    Between whole numbers, whole numbers are tried.
    """

    key: str = Field(min_length=1, max_length=200)
    low: int | float | None = None
    high: int | float | None = None
    values: Annotated[tuple[Value, ...] | None, Field(strict=False, min_length=2)] = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        has_range = self.low is not None and self.high is not None
        if (self.values is None) != has_range:
            raise ValueError("must have either values, or low and high")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError(f"low ({self.low:g}) must be below high ({self.high:g})")
        return self


class Objective(Section):
    """An indicator that is to be as low, or as high, as can be."""

    indicator: str = Field(min_length=1, max_length=64)
    direction: Literal["lower", "higher"]


class Limit(Section):
    """An indicator that must be at most, or at least, so much."""

    indicator: str = Field(min_length=1, max_length=64)
    at_most: float | None = None
    at_least: float | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.at_most is None and self.at_least is None:
            raise ValueError("must have at_most or at_least")
        return self


class SearchPlan(Section):
    """A search: `trials` choices are tried under `replications` seeds from `first_seed` on.

    The best are tried again under `confirmations` seeds that the search has not seen.
    """

    scenario: str
    settings: Annotated[tuple[str, ...], Field(strict=False)] = ()
    trials: int = Field(default=40, ge=1, le=100_000)
    replications: int = Field(default=2, ge=1, le=1000)
    first_seed: int = Field(default=1, ge=0)
    confirmations: int = Field(default=5, ge=2, le=1000)
    vary: Annotated[tuple[Vary, ...], Field(strict=False, min_length=1, max_length=100)]
    objectives: Annotated[tuple[Objective, ...], Field(strict=False, min_length=1, max_length=4)]
    limits: Annotated[tuple[Limit, ...], Field(strict=False)] = ()


def read_search_plan(file: Path) -> SearchPlan:
    """Return the search that a TOML file asks for; raises InputError with every fault."""
    return read_as(file, SearchPlan)
