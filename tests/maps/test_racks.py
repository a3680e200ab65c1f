"""Where bicycles are left: mapped racks, and assumed ones at the ways that are cycled."""

from pathlib import Path

import pytest
from small_campus import at, feature, save, two_buildings

from maps import builtin
from maps.campus import Campus
from maps.faults import InputError
from maps.folder import load


def _campus(folder: Path, *more: dict) -> Campus:
    return load(save(folder, [*two_buildings(), *more]))


def test_racks_are_assumed_at_the_nearest_node_that_is_cycled(tmp_path: Path) -> None:
    campus = _campus(tmp_path)
    assert {key: rack.capacity for key, rack in campus.racks.items()} == {
        "rack-A": 69,  # 0.15 of 460 seats; B's four beds have room for one, beyond the spacing
        "rack-B": 1,
        "rack-west": None,
    }
    assert all(rack.assumed == {"all"} for rack in campus.racks.values())
    for rack in campus.racks.values():
        kinds = {data["kind"] for _, _, data in campus.graph.edges(rack.node, data=True)}
        assert "road" in kinds


def test_a_mapped_rack_stands_for_the_assumed_ones(tmp_path: Path) -> None:
    rack = feature("stand", "rack", "Point", at(25, 9), capacity=40)
    campus = _campus(tmp_path, rack)
    assert set(campus.racks) == {"stand", "rack-west"}
    assert campus.racks["stand"].capacity == 40


def test_without_a_way_that_is_cycled_there_are_no_racks(tmp_path: Path) -> None:
    features = two_buildings()
    for each in features:
        if each["properties"]["kind"] == "path":
            each["properties"]["cycled"] = False
    assert not load(save(tmp_path, features)).racks


def test_a_rack_says_its_capacity(tmp_path: Path) -> None:
    features = [
        feature("stand", "rack", "Point", at(25, 9), capacity=0),
        feature("other", "rack", "Point", at(25, 9)),
    ]
    folder = save(tmp_path, [*two_buildings(), *features])
    with pytest.raises(InputError) as refused:
        load(folder)
    assert [fault.place.split(", ")[1] for fault in refused.value.faults] == ["capacity"] * 2


@pytest.mark.parametrize("name", ["huxi", "quad"])
def test_built_in_campuses_have_racks(name: str) -> None:
    campus = load(builtin.folder_of(name))
    assert len(campus.racks) > len(campus.gates)
    assert all(campus.graph.has_node(rack.node) for rack in campus.racks.values())
