"""A wall of modes against the exact solution of the heat equation."""

import cmath
import math

import numpy as np
import pytest

from models.energy.constructions import Layer
from models.energy.thermal.wall import wall_modes

CONCRETE = Layer("concrete", 0.2, 1.13, 1400.0, 1000.0)
WOOL = Layer("mineral wool", 0.1, 0.04, 30.0, 840.0)
GAP = Layer("air gap", 0.05, 0.28)


def admittances(layers: tuple[Layer, ...], period_s: float) -> tuple[complex, complex]:
    """Return flux into the outer face per kelvin there, and per kelvin at the inner face.

    ISO 13786:2017, section 7.2: the product of the layers' transfer matrices.
    """
    product = np.eye(2, dtype=complex)
    for layer in layers:
        if layer.capacity:
            k, c = layer.conductivity, layer.density * layer.specific_heat
            gamma = cmath.sqrt(2j * math.pi / period_s * c / k)
            d = gamma * layer.thickness_m
            part = [[cmath.cosh(d), cmath.sinh(d) / (k * gamma)], [0, cmath.cosh(d)]]
            part[1][0] = k * gamma * cmath.sinh(d)
        else:
            part = [[1.0, layer.resistance], [0.0, 1.0]]
        product = product @ np.array(part)
    (_, b), (_, d) = product
    return d / b, 1.0 / b


def swing(layers: tuple[Layer, ...], period_s: float, step_s: float) -> tuple[complex, complex]:
    """Return the fluxes of `admittances` for a wall of modes whose faces' temperatures swing."""
    wall = wall_modes(layers, step_s)
    z = np.zeros(wall.decay.size)
    fluxes = []
    steps = round(period_s / step_s)
    response = np.array([[wall.resistance[0], wall.through], [wall.through, wall.resistance[1]]])
    for step in range(1, 30 * steps + 1):
        asked = np.array([math.cos(2 * math.pi * step / steps), 0.0])
        flux = np.linalg.solve(response, asked - wall.at_face @ (wall.decay * z))
        z = wall.decay * z + wall.drive * (wall.at_face.T @ flux)
        fluxes.append(flux)
    last = np.array(fluxes[-steps:])
    turn = np.exp(-2j * math.pi * np.arange(1, steps + 1) / steps)
    outer, inner = 2.0 * (last * turn[:, None]).mean(axis=0)
    return outer, -inner


@pytest.mark.parametrize("layers", [(CONCRETE,), (CONCRETE, WOOL), (WOOL, GAP, CONCRETE)])
def test_a_daily_swing_is_that_of_the_exact_wall(layers) -> None:
    own, across = swing(layers, 86_400.0, 300.0)
    exact_own, exact_across = admittances(layers, 86_400.0)
    assert abs(own - exact_own) < 0.03 * abs(exact_own)
    assert abs(across - exact_across) < 0.05 * abs(exact_across)


@pytest.mark.parametrize("step_s", [600.0, 1800.0, 3600.0])
def test_a_steady_wall_conducts_by_its_resistance(step_s: float) -> None:
    layers = (WOOL, GAP, CONCRETE)
    wall = wall_modes(layers, step_s)
    response = np.array([[wall.resistance[0], wall.through], [wall.through, wall.resistance[1]]])
    z = np.zeros(wall.decay.size)
    for _ in range(5000):
        flux = np.linalg.solve(response, np.array([10.0, 0.0]) - wall.at_face @ (wall.decay * z))
        z = wall.decay * z + wall.drive * (wall.at_face.T @ flux)
    expected = 10.0 / sum(layer.resistance for layer in layers)
    assert flux == pytest.approx([expected, -expected], rel=1e-9)


def test_all_heat_that_goes_in_stays_in() -> None:
    wall = wall_modes((CONCRETE, WOOL), 1800.0)
    z = np.zeros(wall.decay.size)
    rng = np.random.default_rng(1)
    total = 0.0
    for _ in range(50):
        flux = rng.normal(0.0, 100.0, 2)
        z = wall.decay * z + wall.drive * (wall.at_face.T @ flux)
        total += flux.sum() * 1800.0
    assert z[0] * math.sqrt(wall.capacity) == pytest.approx(total, rel=1e-12)
    assert wall.capacity == pytest.approx(CONCRETE.capacity + WOOL.capacity)


def test_a_wall_without_mass_conducts() -> None:
    wall = wall_modes((GAP,), 3600.0)
    assert wall.resistance[0] - wall.through == pytest.approx(GAP.resistance / 2.0, rel=1e-6)
