"""What is told of an evacuation names what held people up."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from cli.tell_evacuation import MOST_ROWS, tell_evacuation
from maps.builtin import folder_of
from maps.campus import Campus
from maps.folder import load
from sim.study.evacuations import BuildingOut, Evacuation, ExitUse, Tightest

DOOR = ExitUse("teaching-1-door1", 300, 36_200.0, 100, 2.0, 0.97)
CALM = replace(DOOR, id="teaching-1-door2", limit_share=0.4)
STAIRS = Tightest("teaching-1", "stairs", "F", 3.2, 36_060)
DRILL = Evacuation(
    number=0,
    alarm_s=36_000.0,
    within=600,
    inside=0,
    half_s=80.0,
    most_s=150.0,
    all_s=200.0,
    set_out_s=60.0,
    gathered_s=400.0,
    exits=(DOOR, CALM),
    buildings=(BuildingOut("teaching-1", 600, 0, 200.0),),
    tightest=STAIRS,
    last=None,
)


@pytest.fixture(scope="module")
def quad() -> Campus:
    return load(folder_of("quad"))


def told(evacuation: Evacuation, campus: Campus, language: str = "en") -> list[str]:
    out = io.StringIO()
    tell_evacuation(Console(file=out, width=200), evacuation, campus, language)
    return out.getvalue().splitlines()


def test_a_door_at_its_limit_is_the_bottleneck(quad: Campus) -> None:
    (line,) = [line for line in told(DRILL, quad) if line.startswith("Bottleneck")]
    assert "teaching-1-door1" in line and "teaching-1-door2" not in line
    assert "97 %" in "".join(told(DRILL, quad))
    assert any(line.startswith("瓶颈") for line in told(DRILL, quad, "zh"))


def test_else_a_crowded_way_inside_is(quad: Campus) -> None:
    (line,) = [line for line in told(replace(DRILL, exits=(CALM,)), quad) if "Bottleneck" in line]
    assert "stairs" in line and "level F at 10:01:00 (3.2 persons/m²)" in line


def test_else_nothing_is(quad: Campus) -> None:
    calm = replace(DRILL, exits=(CALM,), tightest=replace(STAIRS, level="C"))
    assert "No bottleneck: no exit let out more than 40 % of what it can" in told(calm, quad)
    assert not [line for line in told(replace(calm, exits=()), quad) if "ottleneck" in line]


def test_many_buildings_are_told_with_the_last_first(quad: Campus) -> None:
    many = tuple(
        BuildingOut(key, 10, 1 if number == 0 else 0, 300.0 - number)
        for number, key in enumerate(sorted(quad.buildings) * 2)
    )
    lines = told(replace(DRILL, buildings=many), quad)
    assert f"and {len(many) - MOST_ROWS} more" in [line.strip() for line in lines]
    (first,) = [line for line in lines if line.rstrip().endswith("–") and " 10 " in line]
    assert first.split()[-2] == "1"
