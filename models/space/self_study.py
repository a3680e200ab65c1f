"""Classrooms kept free of classes for self-study."""

from collections.abc import Mapping

import numpy as np

from maps.parameters import Parameter
from models.people.types import Ints, Places


def self_study_rooms(places: Places, parameters: Mapping[str, Parameter]) -> Ints:
    """Return the classrooms open for self-study all day: a share of them, evenly spread."""
    classrooms = places.of_kind("classroom")
    count = int(classrooms.size * parameters["self_study_share"].value)
    picked: Ints = classrooms[(np.arange(count) * classrooms.size) // max(count, 1)]
    return picked
