"""Reads `sensors.csv`: which sensors stand where on a campus, and how well they measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from maps.campus import Campus
from maps.faults import Faults, did_you_mean
from maps.features import Properties
from maps.tables import new_key, numbers
from maps.text_files import read_csv
from maps.vocabulary import RIDE
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.schema import DAY_S

SENSORS_FILE = "sensors.csv"
COLUMNS = ("id", "kind", "target", "interval_s")
OPTIONAL = ("noise", "bias", "drop_out", "lag_s")


@dataclass(frozen=True)
class Sensor:
    """A sensor: what it is, what it stands at, and how well it measures.

    A reading is told every `interval_s` [s], a divisor of the day. `noise` is the standard
    deviation and `bias` the mean of what is wrong with a value: as a share of it for people and
    energy, in its unit for air. `drop_out` is the share of readings that never come, `lag_s` the
    mean of the exponential delay of those that do [s].
    """

    id: str
    kind: str
    target: str
    interval_s: int
    noise: float = 0.0
    bias: float = 0.0
    drop_out: float = 0.0
    lag_s: float = 0.0


def targets(campus: Campus) -> Mapping[str, frozenset[str]]:
    """Return the ids that a sensor may stand at, by what it stands at."""
    edges = {key: kind for _, _, key, kind in campus.graph.edges(keys=True, data="kind")}
    parking = {key for key, each in campus.scenery.items() if each.kind == "parking"}
    return {
        "door": frozenset(key for key, kind in edges.items() if kind == "door"),
        "path": frozenset(key for key, kind in edges.items() if kind not in ("door", RIDE)),
        "place": frozenset(campus.places),
        "building": frozenset(place.building for place in campus.places.values()) - {""},
        "room": frozenset(campus.rooms),
        "meter": frozenset(campus.buildings) | parking,
    }


def read_sensors(file: Path, campus: Campus) -> dict[str, Sensor]:
    """Return the sensors of a file by id, in its order; raises InputError with every fault."""
    faults = Faults(str(file))
    known = targets(campus)
    sensors: dict[str, Sensor] = {}
    for line, row in read_csv(file, COLUMNS, OPTIONAL, faults):
        cells = dict.fromkeys(OPTIONAL, "0") | {key: cell or "0" for key, cell in row.items()}
        reader = Properties(numbers(cells, ("interval_s",), OPTIONAL), f"line {line}", faults)
        key = new_key(reader, (sensors,))
        kind = sensor_kinds().get(reader.word("kind", sensor_kinds()))
        if kind is not None and row["target"] not in known[kind.target]:
            hint = did_you_mean(row["target"], known[kind.target])
            rule = f"a sensor of kind {kind.key} stands at a {kind.target} of the campus"
            reader.fault("target", row["target"], rule, hint)
        interval = reader.whole("interval_s", 1, DAY_S)
        if DAY_S % interval:
            reader.fault("interval_s", interval, f"must divide a day of {DAY_S} s")
        sensor = Sensor(
            id=key,
            kind=kind.key if kind else "",
            target=row["target"],
            interval_s=interval,
            noise=reader.number("noise", 0.0, 10_000.0),
            bias=reader.number("bias", -1.0 if kind and kind.noise_is_share else -1e4, 1e4),
            drop_out=reader.number("drop_out", 0.0, 1.0),
            lag_s=reader.number("lag_s", 0.0, 7.0 * DAY_S),
        )
        if key:
            sensors[key] = sensor
    if not sensors and not faults:
        faults.add("", "", "must hold at least one sensor")
    faults.raise_if_any()
    return sensors
