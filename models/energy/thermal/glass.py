"""What glass does to the sun at each angle, and to heat: from its panes.

Reflection at a face after Fresnel, absorption after Bouguer; panes are joined one after another.
Duffie and Beckman 2013, "Solar Engineering of Thermal Processes", 4th ed., sections 5.1 to 5.3.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.compiled import unallocating
from models.energy.constructions import Glazing, Layer
from models.energy.weather import KELVIN

Floats = NDArray[np.float64]

FILM_IN = 8.29  # [W/(m2 K)], with which a U-value is stated
FILM_OUT = 29.3
GLASS_CONDUCTIVITY = 1.0  # [W/(m K)]
GLASS_DENSITY = 2500.0  # [kg/m3]
GLASS_HEAT = 750.0  # [J/(kg K)]
GAP_M = 0.012
GAP_C = 10.0  # in the middle of the gap, at which a U-value is stated (EN 673)
# Air conducts 2.873e-3 + 7.760e-5 T, ISO 15099, table B.1 [W/(m K)], T [K].
AIR_CONDUCTIVITY = 2.873e-3 + 7.760e-5 * (GAP_C + KELVIN)
AIR_RISE = 7.760e-5 / AIR_CONDUCTIVITY
GRAZING = 1e-4  # the least cosine: at zero nothing passes, and nothing could be divided by
ANGLES = 91  # the tables have a row for each degree of incidence
STATED_DEG = 10  # between the angles of `Glazing.through`


@dataclass(frozen=True)
class Optics:
    """Shares of the sun by angle of incidence, 0 to 90 degrees, and of diffuse light.

    `through` passes, `outer` and `inner` are absorbed in the outer and in the inner half of the
    panes; shape (91,). The `diffuse_` are means over the hemisphere. `diffuse_back` is what a
    window reflects of diffuse light from inside.
    """

    through: Floats
    outer: Floats
    inner: Floats
    diffuse_through: float
    diffuse_outer: float
    diffuse_inner: float
    diffuse_back: float


def glass_layers(glazing: Glazing) -> tuple[Layer, ...]:
    """Return panes and gaps as layers; the gaps resist so that the window has its U."""
    pane = Layer("glass", glazing.pane_m, GLASS_CONDUCTIVITY, GLASS_DENSITY, GLASS_HEAT)
    rest = 1.0 / glazing.u_value - 1.0 / FILM_IN - 1.0 / FILM_OUT - glazing.panes * pane.resistance
    gaps = max(1, glazing.panes - 1)
    gap = Layer("gap", max(rest, 0.0) / gaps, 1.0)
    if glazing.panes == 1:
        return pane, gap
    return (pane, *((gap, pane) * gaps))


def gaps_of(glazing: Glazing) -> tuple[float, float]:
    """Return what all gaps resist at `GAP_C` [m2 K/W], and the share of heat that radiates there.

    Still air conducts the rest: most of it where panes are coated.
    """
    gaps = [layer.resistance for layer in glass_layers(glazing) if layer.capacity == 0.0]
    if glazing.panes == 1:
        return 0.0, 0.0
    return sum(gaps), max(1.0 - gaps[0] * AIR_CONDUCTIVITY / GAP_M, 0.0)


@unallocating
def gap_change(gaps: float, radiating: float, mean_c: float) -> float:
    """Return what the gaps of `gaps_of` resist more than at `GAP_C` [m2 K/W]."""
    warmer = mean_c - GAP_C
    hotter = 1.0 + warmer / (GAP_C + KELVIN)
    conducting = (1.0 - radiating) * (1.0 + AIR_RISE * warmer)
    return gaps / (conducting + radiating * hotter * hotter * hotter) - gaps


def optics(glazing: Glazing) -> Optics:
    """Return what the window does to the sun, scaled to its g where it has one."""
    cosine = np.maximum(np.cos(np.radians(np.arange(ANGLES))), GRAZING)
    through, back, absorbed = _panes(glazing, cosine)
    if glazing.through:
        stated_deg = STATED_DEG * np.arange(len(glazing.through))
        through *= np.interp(np.arange(ANGLES), stated_deg, glazing.through / through[stated_deg])
    inward = _inward(glazing)
    coming_in = through[0] + float((absorbed[:, 0] * inward).sum())
    scale = 1.0 if glazing.g_value is None else glazing.g_value / coming_in
    outer_share = (1.0 - (np.arange(glazing.panes) + 0.5) / glazing.panes)[:, None]
    outer = (absorbed * outer_share).sum(axis=0)
    inner = (absorbed * (1.0 - outer_share)).sum(axis=0)
    if glazing.panes == 2:  # each pane has a face of its own
        outer, inner = absorbed[0], absorbed[1]
    through, outer, inner = scale * through, scale * outer, scale * inner
    return Optics(
        through=through,
        outer=outer,
        inner=inner,
        diffuse_through=hemispherical(through),
        diffuse_outer=hemispherical(outer),
        diffuse_inner=hemispherical(inner),
        diffuse_back=hemispherical(back),
    )


def hemispherical(values: Floats) -> float:
    """Return the mean over a hemisphere of uniform light of values at each degree."""
    angles = np.radians(np.arange(ANGLES))
    weight = np.sin(2.0 * angles)
    return float(np.trapezoid(values * weight, angles))


def _inward(glazing: Glazing) -> Floats:
    """Return the share of what each pane absorbs that goes in."""
    resistance = 1.0 / FILM_OUT
    total = 1.0 / glazing.u_value
    shares = []
    layers = glass_layers(glazing)
    for layer in layers:
        if layer.capacity > 0.0:
            shares.append((resistance + layer.resistance / 2.0) / total)
        resistance += layer.resistance
    return np.array(shares)


def _pane(glazing: Glazing, cosine: Floats) -> list[tuple[Floats, Floats]]:
    """Return transmittance and reflectance of one pane, for both polarisations."""
    sine = np.sqrt(1.0 - cosine**2) / glazing.refractive_index
    inside = np.sqrt(1.0 - sine**2)
    index = glazing.refractive_index
    passed = np.exp(-glazing.extinction_per_m * glazing.pane_m / inside)
    found = []
    for one, two in ((cosine, index * inside), (index * cosine, inside)):
        face = ((one - two) / (one + two)) ** 2
        through = passed * (1.0 - face) ** 2 / (1.0 - (face * passed) ** 2)
        found.append((through, face * (1.0 + passed * through)))
    return found


def _panes(glazing: Glazing, cosine: Floats) -> tuple[Floats, Floats, Floats]:
    """Return transmittance, reflectance, and what each pane absorbs, shape (panes, angles).

    The panes are alike, so that the stack looks the same from both sides.
    """
    transmitted, reflected = np.zeros_like(cosine), np.zeros_like(cosine)
    absorbed = np.zeros((glazing.panes, cosine.size))
    for through, back in _pane(glazing, cosine):
        stacks = [(np.ones_like(cosine), np.zeros_like(cosine))]  # of 0, 1, 2, ... panes
        for _ in range(glazing.panes):
            before_t, before_r = stacks[-1]
            between = 1.0 - before_r * back
            stacks.append((before_t * through / between, back + through**2 * before_r / between))
        transmitted += stacks[-1][0] / 2.0
        reflected += stacks[-1][1] / 2.0
        lost = 1.0 - through - back
        for pane in range(glazing.panes):
            in_front, behind = stacks[pane], stacks[glazing.panes - pane - 1]
            # The light on this pane from the front and from behind, after all reflections
            # between it, what is in front of it, and what is behind it.
            rest_t = back + through**2 * behind[1] / (1.0 - behind[1] * back)
            front = in_front[0] / (1.0 - in_front[1] * rest_t)
            rear = front * through * behind[1] / (1.0 - behind[1] * back)
            absorbed[pane] += lost * (front + rear) / 2.0
    return transmitted, reflected, absorbed
