"""A file of walls is taken as it stands, or refused with every fault."""

from pathlib import Path

import pytest

from maps.faults import InputError
from scenarios.inputs.walls import read_walls

HEADER = "building,part,material,thickness_m,conductivity,density,specific_heat"
KNOWN = {"library", "teaching"}


def save(folder: Path, *rows: str) -> Path:
    file = folder / "walls.csv"
    file.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return file


def test_layers_are_in_order_by_building_and_part(tmp_path) -> None:
    file = save(
        tmp_path,
        "library,wall,brick,0.24,0.81,1800,1050",
        "library,wall,wool,0.08,0.04,0,0",
        "teaching,roof,concrete,0.2,1.7,2400,900",
    )
    walls = read_walls(file, KNOWN)
    assert list(walls) == [("library", "wall"), ("teaching", "roof")]
    brick, wool = walls["library", "wall"].layers
    assert (brick.material, brick.thickness_m, wool.capacity) == ("brick", 0.24, 0.0)


def test_a_wall_of_negative_thickness_and_all_else_is_refused(tmp_path) -> None:
    file = save(
        tmp_path,
        "library,wall,brick,-0.24,0.81,1800,1050",
        "libary,wall,brick,0.24,0,1800,1050",
        "library,floor,brick,0.24,0.81,heavy,1050",
    )
    with pytest.raises(InputError) as refused:
        read_walls(file, KNOWN)
    told = str(refused.value)
    assert "line 2, thickness_m: -0.24: must be a number from 0.0001 to 3" in told
    assert "line 3, building: libary" in told and "did you mean 'library'?" in told
    assert "line 3, conductivity: 0.0" in told
    assert "line 4, part: 'floor'" in told or "line 4, part: floor" in told
    assert "line 4, density: heavy" in told
    assert len(refused.value.faults) == 5


def test_an_empty_file_is_refused(tmp_path) -> None:
    with pytest.raises(InputError, match="at least one layer"):
        read_walls(save(tmp_path), KNOWN)
