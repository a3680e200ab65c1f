"""How far rooms are from the buildings of colleges."""

import numpy as np

from models.people.colleges import college_buildings
from models.people.types import NONE, Floats, Places


def away_m(places: Places) -> list[Floats]:
    """Return how far each place is from each college's building [m]."""
    away = []
    for building in college_buildings(places):
        inside = places.building == building
        if building == NONE or not inside.any():
            away.append(np.zeros(places.x_m.size))
        else:
            east = places.x_m - places.x_m[inside].mean()
            away.append(np.hypot(east, places.y_m - places.y_m[inside].mean()))
    return away
