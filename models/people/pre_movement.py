"""How long people take from the alarm to setting out."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# The distributions of pre-movement times, each with the numbers that it takes.
DISTRIBUTIONS: Mapping[str, tuple[str, ...]] = {
    "constant": ("seconds",),
    "uniform": ("low", "high"),
    "lognormal": ("mu", "sigma"),
    "weibull": ("scale", "shape"),
    "gamma": ("scale", "shape"),
}


def lognormal_of(mean: float, sd: float) -> tuple[float, float]:
    """Return mu and sigma of the lognormal distribution of a mean and a standard deviation."""
    variance = np.log1p((sd / mean) ** 2)
    return float(np.log(mean) - variance / 2), float(np.sqrt(variance))


def pre_movement_s(distribution: str, numbers: Mapping[str, float], uniform: Floats) -> Floats:
    """Return times from the alarm to setting out [s], by inverting a distribution function.

    `distribution` is one of `DISTRIBUTIONS`, `numbers` holds what it takes, `uniform` lies in
    [0, 1). NIST TN 1822 (Ronchi et al. 2013), test 1.1, asks for these distributions.
    """
    from scipy.special import gammaincinv, ndtri  # takes a tenth of a small run to import

    if distribution == "constant":
        return np.full(uniform.size, numbers["seconds"])
    if distribution == "uniform":
        return numbers["low"] + uniform * (numbers["high"] - numbers["low"])
    if distribution == "lognormal":
        # 0 would give 0 s; half a draw's step stands for it
        return np.asarray(
            np.exp(numbers["mu"] + numbers["sigma"] * ndtri(np.maximum(uniform, 2.0**-54)))
        )
    if distribution == "weibull":
        return np.asarray(numbers["scale"] * (-np.log1p(-uniform)) ** (1.0 / numbers["shape"]))
    return np.asarray(numbers["scale"] * gammaincinv(numbers["shape"], uniform))
