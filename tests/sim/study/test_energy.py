"""What is told of energy is what the tables hold."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sim.record.tables import comfort, energy, zones
from sim.study.energy import energy_by_use, thirstiest_buildings
from sim.study.query import open_tables


def rows(table, count: int, **said) -> pa.Table:
    values = {
        column.name: [""] * count if column.type == "string" else [0] * count
        for column in table.columns
    }
    return table.of({**values, **said})


def test_uses_and_buildings(tmp_path) -> None:
    tables = {
        "zones": rows(
            zones.TABLE,
            3,
            zone=[0, 1, 2],
            building=["a", "a", "b"],
            use=["office", "library", "office"],
            floor_m2=[100.0, 50.0, 300.0],
        ),
        "energy": rows(
            energy.TABLE,
            3,
            zone=[0, 1, 2],
            total_kwh=[10.0, 5.0, 6.0],
            heating_kwh=[1.0, 2.0, 3.0],
            lighting_kwh=[4.0, 0.0, 1.0],
        ),
        "comfort": rows(
            comfort.TABLE,
            3,
            zone=[0, 1, 2],
            resting_h=[2.0, 0.0, 2.0],
            discomfort_h=[1.0, 0.0, 0.0],
            air_c=[20.0, 5.0, 26.0],
        ),
    }
    for name, table in tables.items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    connection = open_tables(tmp_path)
    office, library = energy_by_use(connection)
    assert (office.use, office.kwh, office.floor_m2) == ("office", 16.0, 400.0)
    assert (office.air_kwh, office.light_kwh) == (4.0, 5.0)
    assert office.discomfort == pytest.approx(0.25)
    assert (office.coldest_c, office.warmest_c) == (20.0, 26.0)
    assert library.discomfort is None
    assert thirstiest_buildings(connection, 1) == [("a", 15.0)]
