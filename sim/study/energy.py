"""What the energy of a run went into, building by building and use by use."""

from dataclasses import dataclass

import duckdb

_USES = """
WITH floors AS (SELECT use, sum(floor_m2) AS floors_m2 FROM zones GROUP BY use)
SELECT use, sum(total_kwh), sum(heating_kwh + cooling_kwh + fans_kwh), sum(lighting_kwh),
    any_value(floors_m2)
FROM energy JOIN zones USING (zone) JOIN floors USING (use)
GROUP BY use ORDER BY 2 DESC, use"""

_BUILDINGS = """
SELECT building, sum(total_kwh) AS used
FROM energy JOIN zones USING (zone)
GROUP BY building ORDER BY used DESC, building LIMIT ?"""

_COMFORT = """
SELECT use, sum(resting_h), sum(discomfort_h), max(air_c), min(air_c)
FROM comfort JOIN zones USING (zone)
GROUP BY use"""


@dataclass(frozen=True)
class UseOfEnergy:
    """A use of rooms: electricity [kWh], of it for air and for light, floor area [m2], comfort.

    `discomfort` is the share of the time of people at rest that is too warm or too cold, None
    where nobody was there; `warmest_c` and `coldest_c` are hourly means of a zone.
    """

    use: str
    kwh: float
    air_kwh: float
    light_kwh: float
    floor_m2: float
    discomfort: float | None
    warmest_c: float
    coldest_c: float


def energy_by_use(connection: duckdb.DuckDBPyConnection) -> list[UseOfEnergy]:
    """Return the uses of rooms, the one that takes most first; none without energy."""
    comfort = {row[0]: row[1:] for row in connection.execute(_COMFORT).fetchall()}
    told = []
    for use, kwh, air, light, area in connection.execute(_USES).fetchall():
        resting, discomfort, warmest, coldest = comfort[use]
        share = discomfort / resting if resting else None
        told.append(UseOfEnergy(use, kwh, air, light, area, share, warmest, coldest))
    return told


def thirstiest_buildings(
    connection: duckdb.DuckDBPyConnection, most: int = 5
) -> list[tuple[str, float]]:
    """Return the buildings that use most electricity [kWh]."""
    return [(key, kwh) for key, kwh in connection.execute(_BUILDINGS, [most]).fetchall()]
