"""A campus with more people on the same paths."""

import json
from dataclasses import replace
from pathlib import Path

from maps import folder as campus_folder


def swollen(campus: Path, out: Path, times: int) -> Path:
    """Write a campus folder whose rooms and counters are `times` as many; return it.

    Rooms have as many times the seats and the floor, services the counters, and entrances the
    width: a building for more people has more doors. Stairs follow the rooms by themselves; paths
    stay as they are. People who fit the rooms become as many times more.
    """
    known = campus_folder.load(campus)
    collection = json.loads((campus / campus_folder.MAP_FILE).read_text(encoding="utf-8"))
    features = collection.pop("features")
    for feature in features:
        said = feature["properties"]
        if said["kind"] == "entrance":
            said["width_m"] = round(known.entrances[said["id"]].width_m * times, 2)
            said["assumed"] = [each for each in said.get("assumed", ()) if each != "width_m"]
    header = {key: value for key, value in collection.items() if key != "type"}
    rooms = [
        replace(room, seats=room.seats * times, area_m2=room.area_m2 * times)
        for room in known.rooms.values()
    ]
    services = [
        replace(service, servers=service.servers * times) for service in known.services.values()
    ]
    campus_folder.write(out, header, features, rooms, services)
    return out
