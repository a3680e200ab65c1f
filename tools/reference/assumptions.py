"""The page of every value that the models and the importers use, with its source and range."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from maps.parameters import Parameter, read_parameters
from scenarios.parameters import known_parameters
from tools.reference.markdown import page, table

FILE = "assumptions.md"
ROOT = Path(__file__).parents[2]
TABLES = ("maps/data/*.csv", "models/*/data/*.csv", "scenarios/inputs/*/data/*.csv")
INTRODUCTION = """\
Every value that a run uses stands in a data file, with its source. An **assumption** is a value
that nobody measured for the purpose; `low` and `high` bound what it may reasonably be. All others
name where they come from.

- A scenario overrides a parameter of the models by `parameters.GROUP.NAME`, within `low` and
  `high`; see [the scenario file](scenario-file.md). A value without a range is not to be changed.
- The manifest of a run lists the assumed parameters of the models with the values that it used,
  and those that its scenario has set.
- Units: 1 is a share, a factor or a count; h is a clock time or a duration in hours.
- What is assumed about a campus, feature by feature, its own files say: `assumed` in
  [the campus folder](campus-folder.md). For the built-in campus there is
  [a page of its own](campus-huxi.md).
- The dates of the built-in scenarios, and how often people look anew at queues and free seats,
  are assumed too: [the scenario file](scenario-file.md) lists them."""

BY_KIND = """\
## Values by kind

The files as they stand. A column names its unit: `_m` metres, `_m2` square metres, `_mps` metres
a second, `_s` seconds. `share` is a share of 1, `weight` a share of all weights. `up_flow` and
`down_flow` are the most who pass in a second, for each metre of width [persons/(m s)]. `low` and
`high` bound the value to the left of them."""


def text() -> str:
    """Return the page."""
    sections = [*_parameters(), BY_KIND, *_values_by_kind()]
    return page("What is assumed", INTRODUCTION, sections)


def _parameters() -> Iterator[str]:
    for group, parameters in known_parameters().items():
        yield f"## Of the models: `parameters.{group}`\n\n{_listed(parameters)}"
    for file in sorted(ROOT.glob("maps/data/*.toml")):
        yield f"## Of the maps: `maps/data/{file.name}`\n\n{_listed(read_parameters(file))}"
    for file in sorted(ROOT.glob("scenarios/inputs/*/data/*.toml")):
        name = file.relative_to(ROOT).as_posix()
        yield f"## Of inputs: `{name}`\n\n{_listed(read_parameters(file))}"


def _listed(parameters: Mapping[str, Parameter]) -> str:
    rows = [
        (
            f"`{name}`",
            f"{each.value:g}",
            *("" if bound is None else f"{bound:g}" for bound in (each.low, each.high)),
            each.unit,
            each.source,
            each.description,
        )
        for name, each in parameters.items()
    ]
    return table(("name", "value", "low", "high", "unit", "source", "description"), rows)


def _values_by_kind() -> Iterator[str]:
    """Yield the CSV files whose rows name a source, as they stand."""
    for pattern in TABLES:
        for file in sorted(ROOT.glob(pattern)):
            header, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines())
            if "source" in header:
                name = file.relative_to(ROOT).as_posix()
                yield f"### `{name}`\n\n{table(header, rows)}"
