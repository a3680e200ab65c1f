"""Evacuates buildings, an area or the campus."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

import numpy as np
import shapely
from pydantic import Field, model_validator
from shapely import MultiPolygon, Polygon
from shapely.ops import unary_union

from maps.campus import Campus
from maps.faults import did_you_mean
from models.people.pre_movement import DISTRIBUTIONS
from scenarios.interventions.intervention import DAY_S, FieldFault, Ids, Intervention
from scenarios.section import Section

CAMPUS = "campus"
Corner = Annotated[tuple[float, float], Field(strict=False)]


class PreMovement(Section):
    """How long people take from the alarm to setting out: a distribution with its numbers [s].

    mu and sigma are those of the logarithm of the time.
    """

    distribution: Literal["constant", "uniform", "lognormal", "weibull", "gamma"]
    seconds: float | None = Field(default=None, ge=0)
    low: float | None = Field(default=None, ge=0)
    high: float | None = Field(default=None, ge=0)
    mu: float | None = Field(default=None, ge=-10, le=10)
    sigma: float | None = Field(default=None, ge=0, le=10)
    scale: float | None = Field(default=None, gt=0)
    shape: float | None = Field(default=None, gt=0)

    @property
    def numbers(self) -> dict[str, float]:
        """What the distribution takes."""
        return {name: getattr(self, name) for name in DISTRIBUTIONS[self.distribution]}

    @model_validator(mode="after")
    def _fits(self) -> Self:
        said = {name for name in type(self).model_fields if getattr(self, name) is not None}
        takes = DISTRIBUTIONS[self.distribution]
        if said - {"distribution"} != set(takes):
            raise ValueError(f"{self.distribution} takes {' and '.join(takes)}, and nothing else")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"high ({self.high:g}) must not be below low ({self.low:g})")
        return self


class Evacuate(Intervention):
    """An alarm at `from`: everybody in `target` goes to an assembly point, until `until`.

    `target` names buildings and areas, or is "campus"; `polygon` adds all within longitudes and
    latitudes. People leave a building by exits that share them so that all are out soonest, or
    each by the nearest; `allocation` tells the exit of a room, and nobody uses a `blocked` one.
    Left out, `until` is the end of the day, and `pre_movement` is that of the parameters.
    """

    kind: Literal["evacuate"]
    polygon: Annotated[tuple[Corner, ...], Field(strict=False)] = ()
    assembly: Ids = ()
    exits: Literal["shared", "nearest"] = "shared"
    allocation: dict[str, str] = Field(default_factory=dict)
    blocked: Ids = ()
    pre_movement: PreMovement | None = None
    interval_s: int = Field(default=10, ge=1, le=3600)

    @property
    def over_s(self) -> int:
        """When people may go back [s]."""
        midnight = (self.start_s // DAY_S + 1) * DAY_S
        return midnight if self.end_s is None else self.end_s

    @model_validator(mode="after")
    def _within_a_day(self) -> Self:
        if self.over_s > (self.start_s // DAY_S + 1) * DAY_S:
            raise ValueError("an evacuation must end on the day on which it begins")
        return self

    def shape_on(self, campus: Campus) -> Polygon | MultiPolygon:
        """Return the ground that is evacuated outdoors, in local metres; empty where it is none."""
        if CAMPUS in self.target:
            return campus.boundary
        shapes = [campus.areas[key].shape for key in self.target if key in campus.areas]
        if self.polygon:
            shapes.append(Polygon(campus.frame.to_metres(np.array(self.polygon))))
        return unary_union(shapes)

    def buildings_on(self, campus: Campus) -> Sequence[str]:
        """Return the buildings, and the areas with doors, that are evacuated, in a fixed order."""
        if CAMPUS in self.target:
            return sorted({entrance.of for entrance in campus.entrances.values()})
        ground = self.shape_on(campus)
        shapes = {key: building.footprint for key, building in campus.buildings.items()}
        shapes.update({key: area.shape for key, area in campus.areas.items()})
        entered = {entrance.of for entrance in campus.entrances.values()}
        return sorted(
            key
            for key in entered
            if key in self.target or ground.covers(shapes[key].representative_point())
        )

    def faults_on(self, campus: Campus) -> Sequence[FieldFault]:
        """Return what the campus does not know, and what an evacuation needs and has not."""
        found = self._target_faults(campus)
        if found:
            return found
        return [*self._assembly_faults(campus), *self._exit_faults(campus)]

    def _target_faults(self, campus: Campus) -> list[FieldFault]:
        known = {*campus.buildings, *campus.areas, CAMPUS}
        rule = 'must be a building, an area or "campus"'
        found: list[FieldFault] = [
            ("target", repr(target), rule, did_you_mean(target, known))
            for target in self.target
            if target not in known
        ]
        if not self.target and not self.polygon:
            found.append(("target", "", "must be given, or a polygon", f"known: {rule[8:]}"))
        if self.polygon:
            degrees = np.array(self.polygon)
            in_range = bool((np.abs(degrees) <= [180.0, 90.0]).all())
            if len(self.polygon) < 3 or not in_range or not shapely.is_valid(Polygon(degrees)):
                rule = "must be at least 3 corners [longitude, latitude] that do not cross"
                found.append(("polygon", len(self.polygon), rule, ""))
        return found

    def _assembly_faults(self, campus: Campus) -> list[FieldFault]:
        known = [key for key, spot in campus.spots.items() if spot.kind == "assembly"]
        if not known:
            rule = "an evacuation needs an assembly point, and the campus has none"
            hint = "add a point of kind assembly, on a path, to its campus.geojson"
            return [("assembly", "", rule, hint)]
        found: list[FieldFault] = [
            ("assembly", repr(key), "must be an assembly point", did_you_mean(key, known))
            for key in self.assembly
            if key not in known
        ]
        if not found and not self.assembly_on(campus):
            rule = "an evacuation needs an assembly point that is not evacuated itself"
            found.append(("assembly", ", ".join(self.assembly or known), rule, ""))
        return found

    def assembly_on(self, campus: Campus) -> Sequence[str]:
        """Return the assembly points that may be used, in a fixed order.

        Where the whole campus is evacuated they lie on it; else outside the evacuated ground.
        """
        ground = None if CAMPUS in self.target else self.shape_on(campus)
        return [
            key
            for key in sorted(self.assembly or campus.spots)
            if campus.spots[key].kind == "assembly"
            and (ground is None or not ground.covers(campus.spots[key].point))
        ]

    def _exit_faults(self, campus: Campus) -> list[FieldFault]:
        buildings = set(self.buildings_on(campus))
        exits = {key for key, door in campus.entrances.items() if door.of in buildings}
        rooms = {key for key, room in campus.rooms.items() if room.building in buildings}
        rule = "must be an entrance of what is evacuated"
        found: list[FieldFault] = [
            ("blocked", repr(key), rule, did_you_mean(key, exits))
            for key in self.blocked
            if key not in exits
        ]
        for room, door in self.allocation.items():
            field = f"allocation.{room}"
            if room not in rooms:
                hint = did_you_mean(room, rooms)
                found.append((field, repr(room), "must be a room of what is evacuated", hint))
            elif door not in exits or campus.entrances[door].of != campus.rooms[room].building:
                own = {
                    key for key in exits if campus.entrances[key].of == campus.rooms[room].building
                }
                rule = "must be an entrance of the room's building"
                found.append((field, repr(door), rule, did_you_mean(door, own)))
            elif door in self.blocked:
                found.append((field, repr(door), "must not be blocked", ""))
        return found


DECLARATION = Evacuate
