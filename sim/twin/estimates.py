"""What the twin publishes: each quantity with its band, now and some hours ahead."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from maps.new_folder import whole_file
from scenarios.inputs.telemetry.columns import US
from sim.record.column import Column, Table
from sim.twin.members import Members
from sim.twin.twin import Estimate

TIME = "time"
LEAD_S = "lead_s"
QUANTITY = "quantity"
PLACE = "place"
LOW = "low"
MEAN = "mean"
HIGH = "high"

PEOPLE, TEMPERATURE, DEMAND = "people", "temperature_c", "demand"
BAND = (0.05, 0.95)

TABLE = Table(
    "estimates",
    "what the twin says at each instant, of then and of some hours ahead, with its 90 % band",
    (
        Column(TIME, "int64", "us", "when it was said, since 1970, UTC"),
        Column(LEAD_S, "int32", "s", "how far ahead it looks"),
        Column(QUANTITY, "string", "", "people [persons], temperature_c [degC], or demand"),
        Column(PLACE, "string", "", "building, ground, off_campus, under_way; zone; or parameter"),
        Column(LOW, "double", "", "lower end of the band: 5 % of the ensemble lie below"),
        Column(MEAN, "double", "", "mean of the ensemble"),
        Column(HIGH, "double", "", "upper end of the band: 5 % of the ensemble lie above"),
    ),
)


def band(ensemble: NDArray[np.float64], whole: bool) -> NDArray[np.float64]:
    """Return low, mean and high of an ensemble, (members, ...), by entry.

    The band of what is counted ends at whole numbers.
    """
    low, high = np.quantile(ensemble, BAND, axis=0)
    if whole:
        low, high = np.rint(low), np.rint(high)
    return np.array([low, ensemble.mean(axis=0), high])


def rows_of(estimate: Estimate, members: Members, midnight: int) -> pa.Table:
    """Return an estimate as rows of the table."""
    parts = list(_parts(estimate, members))
    time = midnight + estimate.now_s * US
    rows = [
        (time, lead, quantity, name, *numbers)
        for lead, quantity, names, bands in parts
        for name, *numbers in zip(names, *bands.tolist(), strict=True)
    ]
    names = [column.name for column in TABLE.columns]
    return TABLE.of(dict(zip(names, zip(*rows, strict=True), strict=True)))


def _parts(
    estimate: Estimate, members: Members
) -> Iterator[tuple[int, str, Sequence[str], NDArray[np.float64]]]:
    for number, lead in enumerate(estimate.leads_s):
        yield lead, PEOPLE, members.where.names, band(estimate.people[:, number], whole=True)
        air = band(estimate.temperature[:, number], whole=False)
        yield lead, TEMPERATURE, members.zones, air
    yield 0, DEMAND, members.parameters, band(estimate.demand, whole=False)


def people_bands(
    people: NDArray[np.float64], leads_s: Sequence[int], names: Sequence[str]
) -> dict[str, dict[str, list[float]]]:
    """Return the bands of people, (members, leads, places), by lead [s] and place."""
    return {
        str(lead): {
            name: [round(number, 1) for number in numbers]
            for name, numbers in zip(
                names, band(people[:, row], whole=True).T.tolist(), strict=True
            )
        }
        for row, lead in enumerate(leads_s)
    }


def write_estimates(file: Path, estimates: pa.Table) -> None:
    """Write the table, whole or not at all."""
    with whole_file(file) as beside:
        pq.write_table(estimates, beside, compression="zstd")
