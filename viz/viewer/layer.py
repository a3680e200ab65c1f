"""What every layer of the map is, and how the layers are found."""

import importlib
import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

import pygame
import shapely

from maps.campus import Campus
from viz.viewer import layers
from viz.viewer.camera import View
from viz.viewer.moment import Moment
from viz.viewer.recording import Recording


@dataclass(frozen=True)
class Subject:
    """What is shown: a campus, the run recorded on it if there is one, the language of names.

    With another run, `other`, what is shown is how it differs from `recording`.
    """

    campus: Campus
    recording: Recording | None = None
    language: str = "en"
    other: Recording | None = None

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north of the boundary and every building [m]."""
        footprints = [building.footprint for building in self.campus.buildings.values()]
        west, south, east, north = shapely.total_bounds([self.campus.boundary, *footprints])
        return float(west), float(south), float(east), float(north)


class Layer(ABC):
    """One kind of thing on the map.

    Layers are drawn in rising `order`. Neighbours that are `smooth` share a sheet that is drawn at
    twice the size, scaled down and kept until the view or one of their states changes; so they
    paint opaque colours only, except on the ground below them all. The others are painted onto
    the finished picture each time.
    """

    order: ClassVar[int]
    smooth: ClassVar[bool] = True

    @abstractmethod
    def __init__(self, subject: Subject) -> None:
        """Prepare what does not depend on the view."""

    def state(self, moment: Moment) -> Hashable:
        """Return what the drawing depends on besides the view; None where on nothing."""
        return None

    @abstractmethod
    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw what is in view at a moment."""


@cache
def layer_kinds() -> tuple[type[Layer], ...]:
    """Return the layers in the folder `layers`, the lowest first."""
    found: list[type[Layer]] = []
    for entry in pkgutil.iter_modules(layers.__path__):
        module = importlib.import_module(f"{layers.__name__}.{entry.name}")
        found += [
            thing
            for thing in vars(module).values()
            if isinstance(thing, type)
            and issubclass(thing, Layer)
            and thing.__module__ == module.__name__
        ]
    return tuple(sorted(found, key=lambda kind: kind.order))
