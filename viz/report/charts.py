"""Charts in the terms of Plotly, in colours that all eyes tell apart.

Colours: M. Okabe and K. Ito, "Color Universal Design", 2008; the ramp of heat maps is cividis
(J. Nuñez, C. Anderton and R. Renslow 2018, PLoS ONE 13(7) e0199239).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from viz.report.blocks import Chart

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_PATTERNS = ("", "/", ".")
_DASHES = ("solid", "dash", "dot", "dashdot")
_FONT = {"family": "system-ui, 'Noto Sans SC', 'Microsoft YaHei', sans-serif", "size": 13}


def _layout(**more: Any) -> dict[str, Any]:
    return {
        "font": _FONT,
        "margin": {"l": 60, "r": 16, "t": 8, "b": 48},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "legend": {"orientation": "h", "y": 1.12},
        **more,
    }


def hours_axis(title: str, until_h: float = 24.0) -> dict[str, Any]:
    """Return the axis of the hours of a day."""
    ticks = list(range(0, int(until_h) + 1, 3 if until_h <= 24 else 12))
    labels = [f"{hour % 24:02d}:00" for hour in ticks]
    return {"title": {"text": title}, "tickvals": ticks, "ticktext": labels, "range": [0, until_h]}


def lines(
    title: str,
    words: str,
    series: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    x_axis: Mapping[str, Any],
    y_title: str,
) -> Chart:
    """Return curves, each a name with its abscissas and ordinates; lines differ in dashes too."""
    data = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": list(x),
            "y": list(y),
            "line": {"color": COLOURS[n % len(COLOURS)], "dash": _DASHES[n % len(_DASHES)]},
        }
        for n, (name, (x, y)) in enumerate(series.items())
    ]
    y_axis = {"title": {"text": y_title}, "rangemode": "tozero", "gridcolor": "#ddd"}
    return Chart(title, words, data, _layout(xaxis=dict(x_axis), yaxis=y_axis, height=340))


def stacked(
    title: str,
    words: str,
    series: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    x_axis: Mapping[str, Any],
    y_title: str,
) -> Chart:
    """Return bars that stand on one another, each a name with its abscissas and heights."""
    data = [
        {
            "type": "bar",
            "name": name,
            "x": list(x),
            "y": list(y),
            "marker": {
                "color": COLOURS[n % len(COLOURS)],
                "pattern": {"shape": _PATTERNS[n // len(COLOURS) % len(_PATTERNS)]},
            },
        }
        for n, (name, (x, y)) in enumerate(series.items())
    ]
    y_axis = {"title": {"text": y_title}, "gridcolor": "#ddd"}
    layout = _layout(xaxis=dict(x_axis), yaxis=y_axis, height=380, barmode="stack", bargap=0.05)
    return Chart(title, words, data, layout)


def heat_map(
    title: str, words: str, rows: Sequence[str], columns: Sequence[str], z: Sequence[Sequence[Any]]
) -> Chart:
    """Return shares from 0 to 1, a row each name, a column each hour; the scale is always that."""
    data = [
        {
            "type": "heatmap",
            "x": list(columns),
            "y": list(rows),
            "z": [list(row) for row in z],
            "zmin": 0,
            "zmax": 1,
            "colorscale": "Cividis",
            "colorbar": {"tickformat": ".0%", "thickness": 12},
            "hovertemplate": "%{y}, %{x}: %{z:.0%}<extra></extra>",
        }
    ]
    layout = _layout(
        height=90 + 24 * len(rows),
        yaxis={"automargin": True, "autorange": "reversed"},
        xaxis={"tickangle": 0, "dtick": 3},
    )
    return Chart(title, words, data, layout)


def bars_to(
    title: str,
    words: str,
    names: Sequence[str],
    middle: Sequence[float],
    upper: Sequence[float],
    x_title: str,
) -> Chart:
    """Return bars to a middle value with a line on to an upper one."""
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "y": list(names),
            "x": list(middle),
            "marker": {"color": COLOURS[0]},
            "error_x": {
                "type": "data",
                "symmetric": False,
                "array": [high - low for low, high in zip(middle, upper, strict=True)],
                "arrayminus": [0.0] * len(names),
            },
        }
    ]
    layout = _layout(
        height=90 + 26 * len(names),
        yaxis={"automargin": True, "autorange": "reversed"},
        xaxis={"title": {"text": x_title}, "rangemode": "tozero", "gridcolor": "#ddd"},
    )
    return Chart(title, words, data, layout)


def whiskers(
    title: str,
    words: str,
    names: Sequence[str],
    dots: Sequence[float],
    ends: Sequence[tuple[float, float]],
    band: tuple[float, float, str] | None,
    x_title: str,
) -> Chart:
    """Return a dot with its interval for each name, over a band around 0 that does not matter."""
    data = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": list(dots),
            "y": list(names),
            "marker": {"color": COLOURS[0], "size": 9},
            "error_x": {
                "type": "data",
                "symmetric": False,
                "array": [high - dot for dot, (_, high) in zip(dots, ends, strict=True)],
                "arrayminus": [dot - low for dot, (low, _) in zip(dots, ends, strict=True)],
                "thickness": 2,
            },
        }
    ]
    shapes: list[Mapping[str, Any]] = []
    if band is not None:
        low, high, _ = band
        at = {"type": "rect", "x0": low, "x1": high, "yref": "paper", "y0": 0, "y1": 1}
        shapes.append({**at, "fillcolor": "#bbb", "opacity": 0.35, "line": {"width": 0}})
    layout = _layout(
        height=110 + 34 * len(names),
        yaxis={"automargin": True, "autorange": "reversed"},
        xaxis={
            "title": {"text": x_title},
            "zeroline": True,
            "zerolinecolor": "#444",
            "gridcolor": "#ddd",
        },
        shapes=shapes,
    )
    return Chart(title, words, data, layout)
