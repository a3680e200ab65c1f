"""What people add to the air of a room, and what fresh air carries away."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def well_mixed(
    now: Floats,
    outdoor: Floats | float,
    source: Floats,
    flow: Floats,
    volume: Floats,
    step_s: float,
) -> tuple[Floats, Floats]:
    """Return the content of a room's air after a step, and its mean over the step.

    The solution of V dc/dt = S + Q (c_out - c) for what is constant over the step: `source` S
    is what is added [content x m3/s], `flow` Q the outdoor air [m3/s], `volume` V [m3]. Content is
    what one likes, as ppm or kg/m3.
    """
    flow = np.maximum(flow, 1e-9)
    steady = outdoor + source / flow
    decay = np.exp(-flow * step_s / volume)
    mean = steady + (now - steady) * (1.0 - decay) * volume / (flow * step_s)
    return steady + (now - steady) * decay, mean
