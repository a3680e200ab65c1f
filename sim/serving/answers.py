"""What the interface answers, field by field: the schemas of its OpenAPI page."""

from typing import Any

from pydantic import BaseModel, Field

Cell = int | float | str | bool | None


class RunSummary(BaseModel):
    """A run in a line."""

    run: str = Field(description="the hash by which it is known")
    scenario: str
    seed: int
    campus: str
    version: str = Field(description="of Campus Twin")


class Runs(BaseModel):
    """Some of the runs."""

    total: int
    runs: list[RunSummary]


class IndicatorValue(BaseModel):
    """What an indicator came to; null where there was nothing to measure."""

    key: str
    name: str
    name_zh: str
    unit: str
    direction: str = Field(description="which is better: lower, higher or none")
    value: float | int | None


class ColumnDescription(BaseModel):
    """A column of a table."""

    name: str
    type: str
    unit: str
    meaning: str


class TableDescription(BaseModel):
    """A table or view of a run."""

    name: str
    meaning: str
    columns: list[ColumnDescription]


class TablePage(BaseModel):
    """Some rows of a table; `next_offset` is null after the last ones."""

    table: str
    total: int
    columns: list[str]
    rows: list[list[Cell]]
    next_offset: int | None


class State(BaseModel):
    """What the twin last published: quantities by place, now and some hours ahead, with bands."""

    columns: list[str]
    rows: list[list[Cell]]


class Problem(BaseModel):
    """Why there is no answer."""

    detail: Any
