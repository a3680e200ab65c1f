"""What the map shows by its colours: chosen by the user, one choice for each kind of thing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

CHOICES: Mapping[str, tuple[str, ...]] = {
    "people": ("role", "purpose", "delay", "crowding", "none"),
    "buildings": ("use", "occupancy", "utilisation", "temperature", "power", "co2"),
    "paths": ("level", "flow", "none"),
    "sky": ("on", "off"),
}


@dataclass(frozen=True)
class Look:
    """By what people, buildings and paths are coloured, and whether night falls."""

    people: str = "role"
    buildings: str = "use"
    paths: str = "level"
    sky: str = "on"

    def next(self, thing: str, among: tuple[str, ...]) -> "Look":
        """Return the look with the next of the choices for one thing."""
        now = getattr(self, thing)
        place = among.index(now) + 1 if now in among else 0
        return replace(self, **{thing: among[place % len(among)]})
