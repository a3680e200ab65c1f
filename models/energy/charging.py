"""Cars that charge where they are parked."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Charging:
    """Car parks with charging points: who comes plugs in, and waits where all points are taken."""

    def __init__(self, points: Floats, power_kw: float, loss: float) -> None:
        """Begin without a car; `points` are the charging points of each car park."""
        self.most_kw = points * power_kw
        self.share = points / points.sum() if points.sum() > 0.0 else points
        self.loss = loss
        self.owed_kwh = np.zeros(points.size)

    def step(self, wanted_kwh: float, step_h: float) -> Floats:
        """Return what each car park draws [kWh], where cars come that want so much in all.

        Cars spread over the parks by their points; a point that is free passes to the next car.
        """
        self.owed_kwh += wanted_kwh * self.share
        given = np.minimum(self.owed_kwh, self.most_kw * step_h)
        self.owed_kwh -= given
        drawn: Floats = given / (1.0 - self.loss)
        return drawn
