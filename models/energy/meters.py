"""The electric balance of meters, and of the campus's connection to the grid."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Metered:
    """Energy of a step at each meter [kWh], shape (meters,).

    used + charged + exported = drawn + generated + discharged. `lost` is what the campus's network
    lost on the way to all of them, `grid` what the campus drew from the grid, below 0 where it
    fed it.
    """

    used: Floats
    generated: Floats
    charged: Floats
    discharged: Floats
    drawn: Floats
    exported: Floats
    lost: float
    grid: float

    def residual(self) -> Floats:
        """Return by how much each meter's balance does not close [kWh]; the campus's is last."""
        inward = self.drawn + self.generated + self.discharged
        outward = self.used + self.charged + self.exported
        campus = self.grid - self.lost - float(self.drawn.sum() - self.exported.sum())
        return np.append(inward - outward, campus)


def meter(
    used: Floats, generated: Floats, charged: Floats, discharged: Floats, loss: float
) -> Metered:
    """Return what the meters and the grid see of a step; `loss` is the share lost on the way.

    A building's surplus goes to the others, the campus's to the grid. The share is lost of
    whatever passes between grid and buildings.
    """
    net = used + charged - generated - discharged
    drawn, exported = np.maximum(net, 0.0), np.maximum(-net, 0.0)
    through = float(drawn.sum() - exported.sum())
    grid = through / (1.0 - loss) if through >= 0.0 else through * (1.0 - loss)
    return Metered(
        used, generated, charged, discharged, drawn, exported, lost=grid - through, grid=grid
    )
