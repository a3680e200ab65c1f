"""A campus of four small buildings, on which a day of energy takes a second."""

import json
from pathlib import Path

import duckdb
import small_campus
from small_campus import at, box, entrance, feature, path

from maps.campus import Room, Service
from maps.folder import write
from scenarios.loading import load
from sim.run import run

HOUR_S = 3600


def features() -> list[small_campus.Feature]:
    return [
        feature("boundary", "boundary", "Polygon", box(0, 0, 60, 40)),
        feature("A", "building", "Polygon", box(13, 12, 17, 13), use="teaching", floors=3),
        feature("B", "building", "Polygon", box(32, 12, 38, 13.5), use="dormitory", floors=2),
        feature("C", "building", "Polygon", box(13, 20, 18, 21.2), use="library", floors=1),
        feature("D", "building", "Polygon", box(33, 20, 36, 21), use="laboratory", floors=2),
        path("road", (0, 10), (15, 10), (35, 10), kind="road", width_m=6.0),
        path("road-2", (0, 10), (0, 19), (15, 19), (35, 19), kind="road", width_m=6.0),
        path("to-a", (15, 10), (15, 12), kind="access"),
        path("to-b", (35, 10), (35, 12), kind="access"),
        path("to-c", (15, 19), (15, 20), kind="access"),
        path("to-d", (35, 19), (35, 20), kind="access"),
        entrance("door-a", "A", 15, 12),
        entrance("door-b", "B", 35, 12, width_m=2.4),
        entrance("door-c", "C", 15, 20),
        entrance("door-d", "D", 35, 20),
        feature("west", "gate", "Point", at(0, 10)),
        feature("park", "parking", "Polygon", box(45, 12, 55, 18)),
    ]


def _room(key: str, building: str, floor: int, kind: str, seats: int, area_m2: float) -> Room:
    return Room(id=key, building=building, floor=floor, kind=kind, seats=seats, area_m2=area_m2)


def rooms() -> list[Room]:
    classrooms = [
        _room(f"A{floor}{n}", "A", floor, "classroom", 50, 75.0)
        for floor in (1, 2, 3)
        for n in range(4)
    ]
    beds = [
        _room(f"B{floor}{n:02d}", "B", floor, "dormitory_room", 4, 24.0)
        for floor in (1, 2)
        for n in range(30)
    ]
    return [
        *classrooms,
        *beds,
        _room("C1", "C", 1, "reading_room", 120, 300.0),
        _room("C2", "C", 1, "dining_hall", 150, 180.0),
        _room("D1", "D", 1, "laboratory", 40, 200.0),
        _room("D2", "D", 2, "office", 10, 100.0),
    ]


def write_to(folder: Path) -> Path:
    canteen = Service(
        id="canteen",
        building="C",
        room="C2",
        kind="canteen",
        servers=6,
        mean_service_s=15.0,
        hours=((23_400, 32_400), (38_700, 47_700), (60_300, 70_200)),
    )
    header = {
        "id": "four",
        "name": "Four",
        "name_zh": "四楼",
        "headcount": {"students": 240, "staff": 20, "visitors": 0},
    }
    write(folder, header, features(), rooms(), [canteen])
    return folder


class Day:
    """A run on the campus, to be asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.indicators = json.loads((folder / "indicators.json").read_text())

    def ask(self, sql: str) -> list[tuple]:
        connection = duckdb.connect()
        for file in sorted((self.folder / "tables").glob("*.parquet")):
            connection.execute(f"CREATE VIEW {file.stem} AS FROM read_parquet('{file}')")
        return connection.execute(sql).fetchall()

    def one(self, sql: str) -> float:
        return self.ask(sql)[0][0]

    def hours(self, column: str, table: str = "energy") -> dict[int, float]:
        """Return the sum of a column by hour."""
        sql = f"SELECT start_s // {HOUR_S}, sum({column}) FROM {table} GROUP BY 1 ORDER BY 1"
        return dict(self.ask(sql))


def record(out: Path, campus: Path, scenario: str, *settings: str) -> Day:
    loaded = load(scenario, [f"campus.map={json.dumps(str(campus))}", *settings])
    return Day(run(loaded, 1, out, False, lambda *_: None, lambda *_: None).folder)
