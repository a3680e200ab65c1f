"""Values of a model that differ by the use of a zone."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from maps.parameters import Parameter

Floats = NDArray[np.float64]
OTHER = "other"


def values(parameters: Mapping[str, Parameter]) -> Mapping[str, float]:
    """Return the parameters' values by name."""
    return {name: parameter.value for name, parameter in parameters.items()}


def of_use(
    parameters: Mapping[str, Parameter],
    name: str,
    uses: Sequence[str],
    missing: float | None = None,
) -> Floats:
    """Return the parameter `NAME_USE` of each use of a list, shape (uses,).

    Where a use has none it is `missing`, by default that of other rooms.
    """
    if missing is None:
        missing = parameters[f"{name}_{OTHER}"].value
    known = values(parameters)
    return np.array([known.get(f"{name}_{use}", missing) for use in uses], np.float64)
