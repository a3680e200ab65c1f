"""What each kind of intervention does to a world: a module of this folder each.

A kind is a module of the name that `scenarios.interventions` gives it, with one or more of:

- `prepare(campus, intervention)`: returns the campus as it is in the whole run;
- `prepare_zones(zones, campus, intervention)`: returns the thermal zones as they are then;
- `reschedule(timetable, term, number, intervention)`: returns the timetable of the whole run;
- `study_rooms(timetable, term, intervention)`: returns classrooms that it opens for self-study;
- `absent(population, number, intervention, seed)`: returns who stays away on the days it covers;
- `begin(world, number, intervention)`: changes the world at the present second, and returns what
  takes the change back.
"""

import importlib
from collections.abc import Sequence
from types import ModuleType

from maps.campus import Campus
from maps.extensions import widened
from maps.faults import Fault, InputError
from models.energy.zones import Zones
from scenarios.schema import Scenario

__path__ = widened(__path__, __name__)

# The functions of a kind that change the map, the zones, and all that is settled before a run.
OF_THE_MAP = ("prepare",)
OF_ZONES = (*OF_THE_MAP, "prepare_zones")
BEFORE_THE_RUN = (*OF_ZONES, "reschedule", "study_rooms", "absent")


def handler(kind: str) -> ModuleType:
    """Return the module of a kind; raises InputError where there is none."""
    module = f"{__name__}.{kind}"
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        hint = f"what it does stands in sim/interventions/{kind}.py"
        raise InputError([Fault("interventions", "", kind, "does nothing", hint)]) from error


def has_any(kind: str, functions: Sequence[str]) -> bool:
    """Say whether the module of a kind has one of these functions."""
    return any(hasattr(handler(kind), name) for name in functions)


def prepared(campus: Campus, scenario: Scenario) -> Campus:
    """Return the campus as the scenario's interventions prepare it for the run."""
    for intervention in scenario.interventions:
        module = handler(intervention.kind)
        if hasattr(module, "prepare"):
            campus = module.prepare(campus, intervention)
    return campus


def prepared_zones(zones: Zones, campus: Campus, scenario: Scenario) -> Zones:
    """Return the thermal zones as the scenario's interventions prepare them for the run."""
    for intervention in scenario.interventions:
        module = handler(intervention.kind)
        if hasattr(module, "prepare_zones"):
            zones = module.prepare_zones(zones, campus, intervention)
    return zones
