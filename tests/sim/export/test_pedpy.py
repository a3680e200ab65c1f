import numpy as np
import pytest
import shapely

from maps.faults import InputError
from sim.export.pedpy import area_around, positions, text_of
from sim.export.source import Source

START, END, FRAMES = 8 * 3600 + 900, 8 * 3600 + 1200, 4.0


@pytest.fixture(scope="module")
def area(source: Source) -> shapely.Polygon:
    return area_around(source, "teaching-1", 20.0)


@pytest.fixture(scope="module")
def told(source: Source, area: shapely.Polygon) -> dict[str, np.ndarray]:
    return dict(positions(source, area, START, END, FRAMES))


def test_it_reads_as_pedpy_reads_it(told: dict[str, np.ndarray]) -> None:
    lines = text_of(told, "a title", FRAMES).splitlines()
    head = [line for line in lines if line.startswith("#")]
    rates = [word for line in head if "framerate" in line for word in line.split()]
    assert float(next(word for word in rates if word.replace(".", "").isdigit())) == FRAMES
    assert any("x/m" in line for line in head)
    assert not any("x/cm" in line or "in cm" in line for line in head)
    table = np.loadtxt(lines)
    assert table.shape == (told["id"].size, 5)
    assert np.allclose(table[:, 2], told["x"], atol=1e-3)


def test_everybody_is_within_time_and_area(
    told: dict[str, np.ndarray], area: shapely.Polygon
) -> None:
    assert told["id"].size > 1000
    assert told["frame"].min() >= 0
    assert told["frame"].max() < (END - START) * FRAMES
    assert shapely.contains_xy(area, told["x"], told["y"]).all()
    pairs = np.column_stack([told["id"], told["frame"]])
    assert len(np.unique(pairs, axis=0)) == len(pairs)


def test_nobody_jumps(told: dict[str, np.ndarray]) -> None:
    next_one = (np.diff(told["id"]) == 0) & (np.diff(told["frame"]) == 1)
    step = np.hypot(np.diff(told["x"]), np.diff(told["y"]))[next_one]
    # 3 m/s on foot, and once more where a link ends between two frames
    assert step.max() < 2 * 3.0 / FRAMES


def test_positions_are_where_the_trajectory_says(source: Source) -> None:
    row = source.rows(
        """SELECT link, direction, enter_ms, leave_ms FROM trajectories
        WHERE enter_ms > 28800000 AND leave_ms - enter_ms BETWEEN 8000 AND 60000
            AND direction < 0 ORDER BY enter_ms"""
    )
    lines = source.lines()
    one = next(each for each in row if each["link"] in lines)
    line = lines[one["link"]]
    middle = line.interpolate(0.5, normalized=True)
    second = (one["enter_ms"] + one["leave_ms"]) / 2000
    start = int(second)
    frames = 1000.0
    told = positions(source, line.buffer(0.5), start, start + 1, frames)
    at = told["frame"] == round((second - start) * frames)
    distance = np.hypot(told["x"][at] - middle.x, told["y"][at] - middle.y)
    assert distance.min() < 0.01


def test_what_is_not_there_is_refused(source: Source, area: shapely.Polygon) -> None:
    with pytest.raises(InputError, match="teaching-1"):
        area_around(source, "teaching-11", 5.0)
    with pytest.raises(InputError, match="positions"):
        positions(source, source.campus.boundary, 0, 86_400, 100.0)
