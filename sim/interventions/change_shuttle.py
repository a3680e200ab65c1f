"""Changes how often a shuttle runs, and what it carries."""

from dataclasses import replace

from maps.campus import Campus, Line
from scenarios.interventions.change_shuttle import ChangeShuttle


def prepare(campus: Campus, intervention: ChangeShuttle) -> Campus:
    """Return the campus with the shuttles of the intervention as it says."""
    changed = {key: _changed(campus.lines[key], intervention) for key in intervention.target}
    return replace(campus, lines={**campus.lines, **changed})


def _changed(line: Line, intervention: ChangeShuttle) -> Line:
    first, last = line.departures_s[0], line.departures_s[-1]
    departures = line.departures_s
    if intervention.headway_s is not None:
        departures = tuple(range(first, last + 1, intervention.headway_s))
    return replace(
        line,
        departures_s=departures,
        vehicles=intervention.vehicles or line.vehicles,
        capacity=intervention.seats or line.capacity,
    )
