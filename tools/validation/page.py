"""The page `docs/validation.md`: what the models are held against, and how they stand."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.reference.markdown import table
from tools.validation import energy
from tools.validation.cases import Asked, Case, cases, result
from tools.validation.cutting import LENGTHS_M, cut_at, steps
from tools.validation.queues import CUSTOMERS, QUEUES, REPLICATIONS, WARM_UP, agrees, interval
from tools.validation.trajectories import Measured, figures

TEXT = Path(__file__).with_name("page.md")
SUITES = {"rimea": "RiMEA 4.1.1", "nist": "NIST TN 1822"}
CUT_NAMES = {
    "mean_time_s": "mean time of a trip [s]",
    "time_of_the_slowest_s": "time that 5 % exceed [s]",
    "last_arrival_s": "last arrival [s]",
    "largest_flow": "busiest minute at the fork [P/s]",
    "queue_at_m": "mean place of the delay [m before the door]",
    "queue_on_branches": "share of the delay before the fork",
}
MEASURED_NAMES = {
    "windows": "windows",
    "least_density": "least density [P/m²]",
    "greatest_density": "greatest density [P/m²]",
    "bias_mps": "mean of curve less measured, free speed 1.34 m/s [m/s]",
    "error_mps": "root mean square of the same [m/s]",
    "fitted_free_mps": "free speed that fits these people best [m/s]",
    "fitted_error_mps": "root mean square with that free speed [m/s]",
    "largest_flow": "largest flow of an experiment [P/(m s)]",
}


def number(value: float) -> str:
    """Return a number to four digits, or to the unit where it has more."""
    if abs(value) < 0.0005:
        return "0"
    if abs(value) < 1.0:
        return f"{value:.3f}"
    return f"{value:.0f}" if abs(value) >= 1000.0 else f"{value:.4g}"


def bounds(asked: Asked) -> str:
    """Return in words what is asked of a figure."""
    if asked.low is None:
        return "" if asked.high is None else f"at most {asked.high:g}"
    if asked.high is None:
        return f"at least {asked.low:g}"
    return f"{asked.low:g}" if asked.low == asked.high else f"{asked.low:g} to {asked.high:g}"


def rows_of(case: Case) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a case that is tried, one for each figure."""
    label, name = case.number, case.title
    for key, asked in case.figures.items():
        value = result(case.key).found[key]
        held = "" if not bounds(asked) else "yes" if asked.holds(value) else "no"
        yield label, name, asked.means, number(value), bounds(asked), held
        label, name = "", ""


def suite(prefix: str) -> str:
    """Return the section of a suite of cases."""
    known = [case for key, case in cases().items() if key.startswith(prefix)]
    tried = [case for case in known if case.figures]
    passed = sum(not result(case.key).fails() for case in tried)
    left_out = [(case.number, case.title, case.why_not) for case in known]
    found = [row for case in tried for row in rows_of(case)]
    set_ups = [f"- **{case.number}** {case.title}. {case.set_up}" for case in tried]
    return "\n\n".join(
        [
            f"## {SUITES[prefix]}",
            f"{len(known)} cases; {len(tried)} apply and are tried; {passed} of them pass.",
            table(("case", "", "figure", "found", "asked", "held"), found),
            "What is set up:",
            "\n".join(set_ups),
            "What is not tried, and why:",
            table(("case", "", "reason"), [row for row in left_out if row[2]]),
        ]
    )


def queues() -> str:
    """Return the table of the queues."""
    rows = []
    for name, queue in QUEUES.items():
        mean, half = interval(queue)
        rates = f"{queue.arrival_rate:g}, {queue.service_rate:g}, {queue.cv:g}"
        held = "yes" if agrees(queue) else "no"
        rows.append(
            (name, rates, f"{queue.theory():.5f}", f"{mean:.3f}", f"± {half:.3f}", held),
        )
    header = ("queue", "λ, μ, cv", "theory", "mean wait", "95 % interval", "theory inside")
    return table(header, rows)


def measured_table(experiments: Sequence[Measured]) -> str:
    """Return the table of the measured trajectories."""
    found = figures(experiments)
    rows = [(name, number(found[key])) for key, name in MEASURED_NAMES.items()]
    return table(("figure", "found"), rows)


def cutting() -> str:
    """Return the tables of cutting: figures, and how much each step changes."""
    found = {length: cut_at(length).figures for length in LENGTHS_M}
    changes = steps()
    header = ["figure", *(f"{length:.0f} m" for length in LENGTHS_M), "changes by"]
    rows = [
        (
            name,
            *(number(found[length][key]) for length in LENGTHS_M),
            ", ".join(number(float(change)) for change in changes[key]),
        )
        for key, name in CUT_NAMES.items()
    ]
    return table(header, rows)


def page(experiments: Sequence[Measured]) -> str:
    """Return the text of the page."""
    parts = {
        "RIMEA": suite("rimea"),
        "NIST": suite("nist"),
        "QUEUES": queues(),
        "MEASURED": measured_table(experiments),
        "CUTTING": cutting(),
        "ENERGY": energy.section(),
        "REPLICATIONS": str(REPLICATIONS),
        "CUSTOMERS": f"{CUSTOMERS:,}",
        "WARM_UP": f"{WARM_UP:,}",
    }
    text = TEXT.read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    return text
