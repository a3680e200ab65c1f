from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from maps.vocabulary import area_uses, building_uses, path_kinds
from models.people.levels import LEVELS
from models.people.types import ROLES
from viz.palette import Colour, colours

UNSEEN = {"door", "gate", "corridor", "stairs", "ride", "cycle", "rack"}
MAIN_USES = ("teaching", "laboratory", "library", "office", "canteen", "dormitory", "sports")

# How red-blind and green-blind people see linear RGB: G. M. Machado, M. M. Oliveira and
# L. A. F. Fernandes, IEEE Trans. Vis. Comput. Graph. 15 (2009), table 1, severity 1.0.
SIGHT = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}


def lab(colour: Colour, sight: str) -> NDArray[np.float64]:
    """CIE 1976 L*a*b* of a colour of sRGB (IEC 61966-2-1), under D65."""
    share = np.array(colour) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    seen = np.clip(SIGHT[sight] @ linear, 0, 1)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    relative = to_xyz @ seen / np.array([0.95047, 1.0, 1.08883])
    f = np.where(
        relative > (6 / 29) ** 3, np.cbrt(relative), relative / (3 * (6 / 29) ** 2) + 4 / 29
    )
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_everything_on_a_map_has_a_colour() -> None:
    assert set(colours("building")) == set(building_uses())
    assert set(colours("area")) == set(area_uses())
    assert set(colours("path")) == set(colours("casing")) == set(path_kinds()) - UNSEEN
    assert tuple(colours("level")) == LEVELS
    assert set(colours("role")) == set(ROLES)


@pytest.mark.parametrize("sight", SIGHT)
def test_main_uses_are_told_apart_by_all_eyes(sight: str) -> None:
    seen = {use: lab(colours("building")[use], sight) for use in MAIN_USES}
    near = {(a, b): float(np.linalg.norm(seen[a] - seen[b])) for a, b in combinations(MAIN_USES, 2)}
    closest = min(near, key=lambda pair: near[pair])
    assert near[closest] > 12, closest


@pytest.mark.parametrize("sight", SIGHT)
def test_crowding_darkens_evenly_for_all_eyes(sight: str) -> None:
    lightness = [lab(colour, sight)[0] for colour in colours("level").values()]
    assert (np.diff(lightness) < -7).all()
