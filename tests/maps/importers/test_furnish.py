import pytest
from shapely import box

from maps.campus import Building
from maps.importers.furnish import furnish


def building(key: str, use: str, floors: int = 3, side_m: float = 40.0) -> Building:
    return Building(
        id=key, name=key.title(), use=use, footprint=box(0, 0, side_m, side_m), floors=floors
    )


def test_rooms_fill_the_net_floor_area_and_no_more() -> None:
    done = furnish([building("a", "teaching", floors=4)])
    net_m2 = 40 * 40 * 4 * 0.65
    total = sum(room.area_m2 for room in done.rooms)
    assert 0.9 * net_m2 < total < 1.01 * net_m2


def test_rooms_lie_on_floors_of_their_building_with_ids_of_their_own() -> None:
    done = furnish([building("a", "teaching"), building("b", "dormitory", floors=12)])
    assert {room.floor for room in done.rooms if room.building == "a"} == {1, 2, 3}
    assert {room.floor for room in done.rooms if room.building == "b"} == set(range(1, 13))
    assert len({room.id for room in done.rooms}) == len(done.rooms)
    assert all(room.assumed == {"all"} for room in done.rooms)


def test_a_dormitory_room_has_four_beds() -> None:
    done = furnish([building("b", "dormitory", floors=6)])
    beds = {room.seats for room in done.rooms if room.kind == "dormitory_room" and room.floor > 1}
    assert beds in ({3, 4}, {4}, {3})


def test_a_canteen_has_counters_with_hours() -> None:
    done = furnish([building("c", "canteen")])
    halls = [room for room in done.rooms if room.kind == "dining_hall"]
    canteens = [service for service in done.services if service.kind == "canteen"]
    assert [service.room for service in canteens] == [room.id for room in halls]
    assert canteens[0].hours[0] == (6 * 3600 + 1800, 9 * 3600)
    assert all(service.servers >= 1 for service in canteens)


def test_without_a_canteen_the_most_suitable_building_gets_one_and_it_is_said() -> None:
    done = furnish([building("t", "teaching"), building("d", "dormitory", side_m=30)])
    halls = [room for room in done.rooms if room.kind == "dining_hall"]
    assert {room.building for room in halls} >= {"d"}
    assert {room.floor for room in halls} == {1}
    assert any("dining hall: none recognised" in note for note in done.notes)


def test_every_need_is_met_where_there_is_room() -> None:
    uses = ("teaching", "teaching", "teaching", "dormitory", "dormitory", "office", "other")
    done = furnish([building(f"b{number}", use) for number, use in enumerate(uses)])
    kinds = {room.kind for room in done.rooms}
    assert kinds >= {"classroom", "laboratory", "reading_room", "office", "dining_hall", "shop"}


def test_the_largest_shop_shares_its_room_with_a_parcel_station() -> None:
    alone = furnish([building("s", "shop", floors=1, side_m=60.0)])
    shops = [room for room in alone.rooms if room.kind == "shop"]
    kinds = {service.room: service.kind for service in alone.services}
    (parcel,) = [service for service in alone.services if service.kind == "parcel"]
    assert set(kinds) == {room.id for room in shops}
    assert parcel.assumed == {"all"}
    net_m2 = 0.65 * 0.8 * 60 * 60
    assert sum(room.area_m2 for room in shops) == pytest.approx(net_m2, rel=0.01)
    assert any("parcel station" in note for note in alone.notes)


def test_every_door_of_a_library_has_a_gate() -> None:
    blocks = [building("l", "library"), building("t", "teaching")]
    done = furnish(blocks, {"l": ["d1", "d2"], "t": ["d3"]})
    gates = [service for service in done.services if service.kind == "gate"]
    assert [(gate.building, gate.room, gate.entrance) for gate in gates] == [
        ("l", "", "d1"),
        ("l", "", "d2"),
    ]
    assert all(gate.servers >= 2 and gate.assumed == {"all"} for gate in gates)
    assert any("2 doors of libraries" in note for note in done.notes)
    assert not any(service.kind == "gate" for service in furnish(blocks).services)


def test_without_dormitories_people_come_through_the_gates() -> None:
    done = furnish([building("t", "teaching")])
    assert any("gates" in note for note in done.notes)


@pytest.mark.parametrize("side_m", [0.5, 1.0, 3.0])
def test_a_hut_still_has_a_room(side_m: float) -> None:
    done = furnish([building("h", "service", floors=1, side_m=side_m)])
    assert all(room.seats >= 1 and room.area_m2 >= 0.1 for room in done.rooms)
    assert done.rooms
