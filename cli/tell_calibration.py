"""What `campus calibrate people` tells of what it found."""

from typing import TYPE_CHECKING

import typer

from cli.listing import print_rows

if TYPE_CHECKING:
    from models.people.calibration.scores import Scores
    from sim.calibration.case import Case
    from sim.calibration.people import Calibration

WAYS = {
    "fitted": "simulated, fitted",
    "before": "simulated, before",
    "naive": "same weekday",
}


def tell_calibration(case: "Case", found: "Calibration") -> None:
    """Tell values, what is not told apart, and how well held back days are told."""
    from sim.calibration.report import alike_of, nearer, values_of

    days = case.days
    typer.echo(
        f"{len(case.hours.series)} counters; days fitted: {len(days.fitted)}, "
        f"held back: {len(days.held_back)}, left out: {len(days.left_out)}; "
        f"runs: {found.runs}"
    )
    for day, reason in sorted(days.left_out.items()):
        typer.echo(f"left out: {day:%a} {day}, {reason}")
    for reason, count in sorted(case.left_out.items()):
        typer.echo(f"readings left out: {count}, {reason}")
    rows = [("parameter", "value", "95 % from", "to", "before", "unit", "")]
    rows += [
        (
            each["parameter"],
            *(f"{each[key]:.4g}" for key in ("value", "low", "high", "before")),
            each["unit"],
            _remark(each["is_told"], each["at_end"]),
        )
        for each in values_of(found.fit)
    ]
    typer.echo()
    print_rows(rows)
    for pair in alike_of(found.fit):
        first, second = pair["parameters"]
        sign = "-" if pair["factor"] < 0 else "+"
        typer.echo(
            f"not told apart: {first} and {second} (correlation {pair['correlation']:.3f}); "
            f"told is {first} {sign} {abs(pair['factor']):.3g} {second} = "
            f"{pair['sum']:.4g} ({pair['low']:.4g} to {pair['high']:.4g})"
        )
    for quantity, ways in found.held_back.items():
        heads = (f"{quantity}, days held back", "GEH < 5", "mean GEH", "RMSE", "bias", "mean")
        typer.echo()
        print_rows([heads, *((WAYS[way], *_told(of)) for way, of in ways.items())])
    for quantity, way in nearer(found).items():
        typer.echo(f"{quantity}: nearer on days held back is: {WAYS[way]}")


def _remark(is_told: bool, at_end: bool) -> str:
    if not is_told:
        return "the counts do not tell it"
    return "at the end of its range" if at_end else ""


def _told(of: "Scores") -> tuple[str, ...]:
    return (
        f"{of.geh_below_5:.0%}",
        f"{of.mean_geh:.2f}",
        f"{of.rmse:.1f}",
        f"{of.bias:+.1f}",
        f"{of.mean:.1f}",
    )
