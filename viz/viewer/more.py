"""What some runs recorded besides: trips, queues, shuttles, the air and power of buildings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maps.campus import Campus
from maps.faults import Faults
from sim.record.tables import comfort, energy, places, queues, shuttles, trips, zones
from viz.viewer.buses import Buses, Roads
from viz.viewer.counters import Counters
from viz.viewer.indoors import Indoors
from viz.viewer.journeys import Journeys
from viz.viewer.tables import check_ranges, numbers, texts, words


class More:
    """Each is None where the run has no such table; `capacity` is that of each place.

    What a run that is going on tells anew is only made when it is looked at.
    """

    def __init__(
        self,
        capacity: NDArray[np.int64] | None = None,
        place_ids: tuple[str, ...] = (),
        **known: Any,
    ) -> None:
        """Take `journeys`, `counters`, `buses` and `indoors`, as far as there are any."""
        self.capacity, self.place_ids = capacity, place_ids
        self._known: dict[str, Any] = dict(known)
        self._anew: dict[str, Callable[[], Any]] = {}

    def renew(self, name: str, make: Callable[[], Any]) -> None:
        """Have one of them made anew when it is looked at next."""
        self._anew[name] = make

    def _look_up(self, name: str) -> Any:
        if name in self._anew:
            self._known[name] = self._anew.pop(name)()
        return self._known.get(name)

    @property
    def journeys(self) -> Journeys | None:
        """What people walk for."""
        return self._look_up("journeys")  # type: ignore[no-any-return]

    @property
    def counters(self) -> Counters | None:
        """Who waits at services."""
        return self._look_up("counters")  # type: ignore[no-any-return]

    @property
    def buses(self) -> Buses | None:
        """Where shuttles are."""
        return self._look_up("buses")  # type: ignore[no-any-return]

    @property
    def indoors(self) -> Indoors | None:
        """The air and the power of buildings."""
        return self._look_up("indoors")  # type: ignore[no-any-return]


def read_more(at: Path, campus: Campus, people: int, faults: Faults) -> More:
    """Return what the folder of tables holds besides what every run has."""

    def has(*names: str) -> bool:
        return all((at / f"{name}.parquet").is_file() for name in names)

    capacity = numbers(at / "places.parquet", (places.CAPACITY,), faults)[places.CAPACITY]
    ids = tuple(texts(at / "places.parquet", (places.ID,), faults)[places.ID])
    return More(
        journeys=_journeys(at, people, len(ids), faults) if has("trips") else None,
        counters=_counters(at, faults) if has("queues") else None,
        buses=_buses(at, campus, faults) if has("shuttles") else None,
        indoors=_indoors(at, faults) if has("zones", "comfort", "energy") else None,
        capacity=capacity,
        place_ids=ids,
    )


def _journeys(at: Path, people: int, count: int, faults: Faults) -> Journeys | None:
    file = at / "trips.parquet"
    names = (trips.PERSON, trips.ORIGIN, trips.PLACE, trips.DEPART_S, trips.ARRIVE_S, trips.MEANT_S)
    columns: dict[str, NDArray[Any]] = dict(numbers(file, names, faults))
    code, known = words(file, trips.ACTIVITY, faults)
    ranges = {
        trips.PERSON: (0, people - 1),
        trips.ORIGIN: (-1, count - 1),
        trips.PLACE: (-1, count - 1),
    }
    check_ranges(columns, file.name, ranges, faults)
    return None if faults else Journeys({**columns, trips.ACTIVITY: code}, known)


def _counters(at: Path, faults: Faults) -> Counters | None:
    file = at / "queues.parquet"
    columns = numbers(file, (queues.JOIN_S, queues.START_S), faults)
    code, known = words(file, queues.SERVICE, faults)
    if faults:
        return None
    return Counters(code, known, columns[queues.JOIN_S], columns[queues.START_S])


def _buses(at: Path, campus: Campus, faults: Faults) -> Buses | None:
    file = at / "shuttles.parquet"
    names = (shuttles.VEHICLE, shuttles.ARRIVE_S, shuttles.DEPART_S, shuttles.ABOARD)
    columns = dict(numbers(file, names, faults))
    called = texts(file, (shuttles.LINE, shuttles.STOP), faults)
    if faults:
        return None
    return Buses(Roads(campus), called[shuttles.LINE], called[shuttles.STOP], columns)


def _indoors(at: Path, faults: Faults) -> Indoors | None:
    zone = numbers(at / "zones.parquet", (zones.ZONE, zones.FLOOR_M2), faults)
    building = texts(at / "zones.parquet", (zones.BUILDING,), faults)[zones.BUILDING]
    air = numbers(
        at / "comfort.parquet",
        (comfort.START_S, comfort.ZONE, comfort.AIR_C, comfort.CO2_PPM),
        faults,
    )
    used = numbers(at / "energy.parquet", (energy.START_S, energy.ZONE, energy.TOTAL_KWH), faults)
    known = {zones.ZONE: (0, len(building) - 1)}
    for columns, name in ((zone, "zones"), (air, "comfort"), (used, "energy")):
        check_ranges(columns, f"{name}.parquet", known, faults)
    return None if faults else Indoors(zone, building, air, used)
