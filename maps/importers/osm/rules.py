"""The importer's rules and assumptions, read once from the data files `osm_*`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from maps.definitions import rows_of
from maps.importers.osm.extract import Tags
from maps.importers.osm.tags import all_names
from maps.parameters import Parameter, read_parameters


@dataclass(frozen=True)
class UseRule:
    """One row of `osm_building_uses.csv`: where to look, for what, and the use it tells.

    `where` is "own" (a tag of the building), "name" (any of its names) or "inside" (a tag of
    something mapped inside it). A tag's value matches `pattern` whole, a name in any part.
    """

    where: str
    key: str
    pattern: re.Pattern[str]
    use: str
    assumed: bool

    def fits(self, tags: Tags, inside: Iterable[Tags]) -> bool:
        """Return whether a building with these tags, and these of things inside it, fits."""
        if self.where == "name":
            return any(self.pattern.search(name) for name in all_names(tags))
        looked_at = [tags] if self.where == "own" else inside
        return any(self.pattern.fullmatch(found.get(self.key, "")) for found in looked_at)


@dataclass(frozen=True)
class AreaRule:
    """One row of `osm_areas.csv`: what an area with this tag becomes.

    `m2_a_person` is the ground each person needs [m2], None where nobody stays.
    """

    key: str
    value: re.Pattern[str]
    sport: re.Pattern[str] | None
    kind: str
    use: str
    m2_a_person: float | None

    def fits(self, tags: Tags) -> bool:
        """Return whether an area with these tags fits."""
        sport_fits = self.sport is None or self.sport.fullmatch(tags.get("sport", "")) is not None
        return sport_fits and self.value.fullmatch(tags.get(self.key, "")) is not None


@cache
def use_rules() -> tuple[UseRule, ...]:
    """Return the rules that tell a building's use, in their order: the first that fits holds."""
    return tuple(
        UseRule(
            row["where"],
            row["key"],
            re.compile(row["pattern"], re.IGNORECASE | re.DOTALL),
            row["use"],
            row["assumed"] == "yes",
        )
        for row in rows_of("maps", "data/osm_building_uses.csv")
    )


@cache
def area_rules() -> tuple[AreaRule, ...]:
    """Return the rules that tell what an area is, in their order: the first that fits holds."""
    return tuple(
        AreaRule(
            row["key"],
            re.compile(row["value"]),
            re.compile(row["sport"]) if row["sport"] else None,
            row["kind"],
            row["use"],
            float(row["m2_a_person"]) if row["m2_a_person"] else None,
        )
        for row in rows_of("maps", "data/osm_areas.csv")
    )


@cache
def kind_of_highway() -> Mapping[str, str]:
    """Return the path kind of each value of `highway` that people may walk on."""
    return {row["highway"]: row["path_kind"] for row in rows_of("maps", "data/osm_ways.csv")}


@cache
def floors_of_use() -> Mapping[str, int]:
    """Return the number of floors assumed for each use of a building."""
    return {row["use"]: int(row["floors"]) for row in rows_of("maps", "data/osm_floors.csv")}


@cache
def osm_assumptions() -> Mapping[str, Parameter]:
    """Return the importer's limits and distances, by name."""
    return read_parameters(files("maps").joinpath("data", "osm_assumptions.toml"))


def assumed(name: str) -> float:
    """Return the value of one assumption, in the unit that its file states."""
    return osm_assumptions()[name].value
