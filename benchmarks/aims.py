"""Prints what was aimed at beside what is reached, and where the time goes."""

from collections.abc import Mapping


def at_most(what: str, reached: float, aim: float, unit: str) -> None:
    _tell(what, reached, f"at most {aim:g}", unit, reached <= aim)


def at_least(what: str, reached: float, aim: float, unit: str) -> None:
    _tell(what, reached, f"at least {aim:g}", unit, reached >= aim)


def tell_spent(what: str, spent: Mapping[str, float]) -> None:
    """Print what each part takes of the processor [s], the longest first."""
    parts = sorted(spent.items(), key=lambda part: -part[1])
    print(f"{what}, cpu s: " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in parts))


def _tell(what: str, reached: float, aim: str, unit: str, is_reached: bool) -> None:
    verdict = "reached" if is_reached else "missed"
    print(f"aim: {what}: {reached:.3g} {unit} ({aim}): {verdict}")
