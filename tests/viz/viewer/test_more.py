"""What is drawn of trips, queues, shuttles and buildings is what the tables say."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from maps.faults import InputError
from viz.scales import scales
from viz.viewer.flows import begun
from viz.viewer.layer import Subject
from viz.viewer.layers.people import People
from viz.viewer.layers.queues import Queues
from viz.viewer.look import CHOICES, Look
from viz.viewer.moment import Moment
from viz.viewer.recording import Recording, open_recording

NOON_MS = (12 * 60 + 12) * 60_000
HOURS = [(7 * 60 + 50) * 60_000, NOON_MS, (17 * 60 + 41) * 60_000 + 17_000]


def table(run: Path, name: str) -> dict[str, np.ndarray]:
    columns = pq.read_table(run / "tables" / f"{name}.parquet")
    return {key: np.array(columns[key].to_pylist()) for key in columns.column_names}


@pytest.fixture(scope="module")
def quad(quad_run: Path) -> Recording:
    return open_recording(quad_run)


@pytest.mark.parametrize("at_ms", HOURS)
def test_dots_on_each_link_are_those_of_the_table(
    quad: Recording, quad_run: Path, at_ms: int
) -> None:
    walked = table(quad_run, "trajectories")
    there = (walked["enter_ms"] <= at_ms) & (walked["leave_ms"] > at_ms)
    links = len(quad.lines)
    told = np.bincount(walked["link"][there], minlength=links)
    assert told.sum() > 20
    assert (np.bincount(quad.steps.walkers(at_ms).link, minlength=links) == told).all()


@pytest.mark.parametrize("at_ms", HOURS)
def test_purpose_and_lateness_are_those_of_the_trip(
    quad: Recording, quad_run: Path, at_ms: int
) -> None:
    trips = table(quad_run, "trips")
    journeys = quad.more.journeys
    assert journeys is not None
    walkers = quad.steps.walkers(at_ms)
    rows = journeys.of(walkers.person, at_ms)
    for person, row in zip(walkers.person.tolist(), rows.tolist(), strict=True):
        own = (trips["person"] == person) & (np.floor(trips["depart_s"] * 1000) <= at_ms)
        last = np.flatnonzero(own)[np.argmax(trips["depart_s"][own])]
        assert journeys.activities[journeys.activity[row]] == trips["activity"][last]
        late_s = trips["arrive_s"][last] - trips["meant_s"][last]
        told = 0 if np.isnan(late_s) else 1 if late_s <= 0 else 2 if late_s <= 300 else 3
        assert journeys.lateness[row] == told


def test_every_colour_of_people_counts_everybody(quad: Recording) -> None:
    layer = People(Subject(quad.campus, quad))
    walkers = quad.steps.walkers(NOON_MS)
    for by, group in (("role", "role"), ("purpose", "purpose"), ("delay", "lateness")):
        shown, code = layer.categories(walkers.person, walkers.link, Moment(NOON_MS, Look(by)))
        assert (shown, code.size) == (group, walkers.person.size)


@pytest.mark.parametrize("at_ms", HOURS)
def test_queues_are_those_of_the_table(quad: Recording, quad_run: Path, at_ms: int) -> None:
    queues = table(quad_run, "queues")
    inside = np.array([quad.campus.services[key].kind != "gate" for key in queues["service"]])
    waits = (queues["join_s"] <= at_ms / 1000) & (queues["start_s"] > at_ms / 1000) & inside
    shown = Queues(Subject(quad.campus, quad)).waiting(Moment(at_ms))
    assert sum(shown.values()) == waits.sum()


@pytest.mark.parametrize("kind", [kind for kind in CHOICES["buildings"] if kind != "use"])
def test_values_of_buildings_are_those_of_the_tables(
    quad: Recording, quad_run: Path, kind: str
) -> None:
    values = quad.building_values(kind, NOON_MS)
    building = "library"
    if kind in ("occupancy", "utilisation"):
        at, places = table(quad_run, "place_occupancy"), table(quad_run, "places")
        own = places["building"] == building
        now = (at["at_s"] == begun(NOON_MS, 300)) & own[at["place"]]
        people = at["people"][now].sum()
        told = people if kind == "occupancy" else people / places["capacity"][own].sum()
    else:
        zones = table(quad_run, "zones")
        name = "energy" if kind == "power" else "comfort"
        rows = table(quad_run, name)
        own = np.isin(rows["zone"], zones["zone"][zones["building"] == building])
        own &= rows["start_s"] == NOON_MS // 3_600_000 * 3600
        if kind == "power":
            told = rows["total_kwh"][own].sum()
        else:
            floor = zones["floor_m2"][np.searchsorted(zones["zone"], rows["zone"][own])]
            column = {"temperature": "air_c", "co2": "co2_ppm"}[kind]
            told = np.average(rows[column][own], weights=floor)
    assert values[building] == pytest.approx(told)


def test_shuttles_stand_at_their_stops(quad: Recording, quad_run: Path) -> None:
    stops = table(quad_run, "shuttles")
    if not stops["stop"].size:
        pytest.skip("this campus has no shuttles")
    buses = quad.more.buses
    assert buses is not None
    for row in range(0, stops["stop"].size, 7):
        spot = quad.campus.spots[stops["stop"][row]]
        found = buses.at(round(stops["depart_s"][row] * 1000))
        assert any(abs(bus.x_m - spot.point.x) + abs(bus.y_m - spot.point.y) < 3 for bus in found)


def test_flows_are_those_of_the_table(quad: Recording, quad_run: Path) -> None:
    rows = table(quad_run, "link_flow")
    now = rows["start_s"] == begun(NOON_MS, 300)
    link, flow = quad.flow.entering(NOON_MS)
    assert dict(zip(link.tolist(), (flow * 5).round().tolist(), strict=True)) == dict(
        zip(rows["link"][now].tolist(), rows["entered"][now].tolist(), strict=True)
    )


def test_scales_have_six_classes_in_order() -> None:
    for scale in scales().values():
        assert list(scale.bounds) == sorted(scale.bounds)
        assert len(scale.classes()) == 6
        assert [scale.place(bound) for bound in scale.bounds] == [1, 2, 3, 4, 5]
        assert scale.place(-1e9) == 0


def test_a_foreign_trip_is_refused(quad_run: Path, tmp_path: Path) -> None:
    import shutil

    import pyarrow as pa

    folder = Path(shutil.copytree(quad_run, tmp_path / "run"))
    file = folder / "tables" / "trips.parquet"
    old = pq.read_table(file)
    people = pa.array([10**6, *old["person"].to_pylist()[1:]], pa.int32())
    pq.write_table(old.set_column(old.column_names.index("person"), "person", people), file)
    with pytest.raises(InputError, match=r"trips\.parquet, person.*must be a whole number from 0"):
        open_recording(folder)
