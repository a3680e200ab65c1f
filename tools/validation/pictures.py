"""The pictures of the page."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tools.validation.cutting import EDGES_M, LENGTHS_M, cut_at
from tools.validation.diagram import DENSITIES, ring_flow, weidmann_flow
from tools.validation.queues import QUEUES, interval
from tools.validation.trajectories import Measured, curve_share, figures
from tools.validation.walk import SPEED_MPS

SIZE_INCHES = (7.5, 4.2)
COLOURS = ("#1b6ca8", "#d1495b", "#3b8f5a", "#e0a030", "#6b4c9a")
INK = "#333333"
# the same bytes wherever the same version draws: no date, no version of matplotlib
METADATA = {"Software": None, "Creation Time": None}


def _axes() -> tuple[Figure, Axes]:
    figure = Figure(figsize=SIZE_INCHES, layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    return figure, axes


def _save(figure: Figure, file: Path) -> None:
    figure.savefig(file, dpi=110, metadata=METADATA)


def draw_diagram(file: Path) -> None:
    """Draw the flow on the ring beside Weidmann's."""
    figure, axes = _axes()
    density = np.linspace(0.01, 5.4, 200)
    axes.plot(
        density, [weidmann_flow(each) for each in density], color=INK, label="Weidmann (1993)"
    )
    ring = [ring_flow(each) for each in DENSITIES]
    axes.plot(DENSITIES, ring, "o", color=COLOURS[1], markersize=8, label="the model, on the ring")
    axes.set(xlabel="density [P/m²]", ylabel="flow [P/(m s)]", xlim=(0, 5.5), ylim=(0, 1.4))
    axes.legend(frameon=False, loc="lower left")
    _save(figure, file)


def draw_measured(experiments: Sequence[Measured], file: Path) -> None:
    """Draw the measured speeds and densities beside the model's curve."""
    figure, axes = _axes()
    for each, colour in zip(experiments, COLOURS, strict=True):
        entrance_m = int(each.name.split("-")[1]) / 100
        axes.plot(
            each.density, each.speed, "o", color=colour, label=f"entrance of {entrance_m:.2f} m"
        )
    density = np.linspace(0.01, 3.0, 300)
    fitted = figures(experiments)["fitted_free_mps"]
    for free, style in ((SPEED_MPS, "-"), (fitted, "--")):
        label = f"the curve, free speed {free:.2f} m/s"
        axes.plot(density, free * curve_share(density), style, color=INK, label=label)
    axes.set(xlabel="density [P/m²]", ylabel="speed [m/s]", xlim=(0, 2.5), ylim=(0, 1.9))
    axes.legend(frameon=False, loc="lower left", ncols=2)
    _save(figure, file)


def draw_queues(file: Path) -> None:
    """Draw the mean waits, over theory, with their confidence intervals."""
    figure, axes = _axes()
    for row, queue in enumerate(QUEUES.values()):
        mean, half = np.array(interval(queue)) / queue.theory()
        axes.errorbar(mean, row, xerr=half, fmt="o", color=COLOURS[0], capsize=5, markersize=7)
    axes.axvline(1.0, color=INK, linewidth=1.2)
    axes.set_yticks(range(len(QUEUES)), list(QUEUES))
    axes.invert_yaxis()
    axes.set(xlabel="mean wait over theory, with its 95 % confidence interval", xlim=(0.88, 1.12))
    _save(figure, file)


def draw_cutting(file: Path) -> None:
    """Draw where people are delayed, for each length at which links are cut."""
    figure, axes = _axes()
    width = 80.0 / (len(LENGTHS_M) + 1)
    for number, (length, colour) in enumerate(zip(LENGTHS_M, COLOURS, strict=False)):
        at = EDGES_M[:-1] + width * (number + 1)
        axes.bar(at, cut_at(length).delay_s, width, color=colour, label=f"cut at {length:.0f} m")
    axes.set_xticks(EDGES_M)
    axes.axvline(320.0, color=INK, linewidth=1.0, linestyle=":")
    axes.text(324.0, axes.get_ylim()[1] * 0.97, "the fork", color=INK, va="top")
    axes.set(xlabel="distance before the door [m]", ylabel="mean delay a person [s]")
    axes.legend(frameon=False, loc="upper right")
    _save(figure, file)


def draw_all(experiments: Sequence[Measured], folder: Path) -> None:
    """Draw every picture of the page into a folder."""
    mpl.use("agg")
    folder.mkdir(parents=True, exist_ok=True)
    draw_diagram(folder / "fundamental-diagram.png")
    draw_measured(experiments, folder / "measured.png")
    draw_queues(folder / "queues.png")
    draw_cutting(folder / "cutting.png")
