"""A gridlock ends in a report, never in a hang."""

import json
from pathlib import Path

from small_campus import Feature, box, entrance, feature, path
from small_inputs import write_timetable

from maps.campus import Room
from maps.folder import write
from scenarios.loading import load
from sim.run import run
from sim.study.query import open_run

CORNERS = {"A": (10.0, 10.0), "B": (20.0, 10.0), "C": (20.0, 20.0), "D": (10.0, 20.0)}


def _features() -> list[Feature]:
    """Return four houses at the corners of a ring of narrow one-way paths."""
    found = [feature("boundary", "boundary", "Polygon", box(0, 0, 30, 30))]
    names = list(CORNERS)
    for name, after in zip(names, [*names[1:], names[0]], strict=True):
        x, y = CORNERS[name]
        out = 2.0 if y > 15 else -2.0
        end = CORNERS[after]
        found += [
            path(f"ring-{name}", (x, y), end, width_m=0.3, oneway=True),
            path(f"to-{name}", (x, y), (x, y + out), kind="access", width_m=6.0),
            entrance(f"door-{name}", name, x, y + out, width_m=6.0),
            feature(
                name,
                "building",
                "Polygon",
                box(x - 3, min(y + out, y + 3 * out), x + 3, max(y + out, y + 3 * out)),
                use="teaching",
                floors=1,
            ),
        ]
    found.append(feature("gate", "gate", "Point", found[2]["geometry"]["coordinates"][0]))
    return found


def _rooms() -> list[Room]:
    return [
        Room(id=f"{name}-{kind}", building=name, floor=1, kind=kind, seats=400, area_m2=400.0)
        for name in CORNERS
        for kind in ("dormitory_room", "classroom")
    ]


def _timetable() -> tuple[str, str]:
    """Return one class in each house, at the same time, and students of each from all houses."""
    classes = [
        f"c{name},Rings,lecture,{day},08:30,10:10,1-16,{name}-classroom,,400"
        for name in CORNERS
        for day in range(1, 6)
    ]
    names = list(CORNERS)
    enrolled = [f"c{names[number % 4]},p{number:04d}" for number in range(1600)]
    head = "class,course,kind,weekday,start,end,weeks,room,instructor,seats"
    return "\n".join([head, *classes, ""]), "\n".join(["class,student", *enrolled, ""])


def test_a_gridlock_is_broken_counted_and_told(tmp_path: Path) -> None:
    header = {"id": "ring", "name": "Ring", "name_zh": "环"}
    write(tmp_path / "ring", header, _features(), _rooms(), [])
    write_timetable(tmp_path / "timetable", *_timetable())
    text = f"""
        extends = "weekday"
        [campus]
        map = {str(tmp_path / "ring")!r}
        [timetable]
        folder = {str(tmp_path / "timetable")!r}
        [population]
        staff = 0
        visitors = 0
        """
    (tmp_path / "scenario.toml").write_text(text, encoding="utf-8")
    scenario = load(str(tmp_path / "scenario.toml"))
    done = run(scenario, 1, tmp_path / "run", False, lambda *_: None, lambda *_: None)
    told = json.loads((done.folder / "indicators.json").read_text(encoding="utf-8"))
    tables = open_run(done.folder)
    count, waited = tables.execute(
        "SELECT count(*), min(at_s - since_s) FROM gridlocks"
    ).fetchall()[0]
    assert told["forced_entries"] == count > 0
    assert waited >= 120.0
    assert tables.execute("SELECT count(*) FROM trips").fetchall()[0][0] > 1000
