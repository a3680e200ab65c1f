"""Makes a room a canteen."""

from dataclasses import replace

from maps.campus import Campus, Service
from scenarios.interventions.open_canteen import OpenCanteen

_DINING_HALL = "dining_hall"
_CANTEEN = "canteen"


def prepare(campus: Campus, intervention: OpenCanteen) -> Campus:
    """Return the campus with the room as a dining hall, and with its counters."""
    room = campus.rooms[intervention.target[0]]
    seats = room.seats if intervention.seats is None else intervention.seats
    service = Service(
        id=f"{room.id}-{_CANTEEN}",
        name=room.name,
        name_zh=room.name_zh,
        assumed=frozenset({"all"}),
        building=room.building,
        room=room.id,
        kind=_CANTEEN,
        servers=intervention.servers,
        mean_service_s=intervention.mean_service_s,
        hours=intervention.hours,
    )
    hall = replace(room, kind=_DINING_HALL, seats=seats)
    place = replace(campus.places[room.id], kind=_DINING_HALL, capacity=seats)
    return replace(
        campus,
        rooms={**campus.rooms, room.id: hall},
        services={**campus.services, service.id: service},
        places={**campus.places, room.id: place},
    )
