"""Prints what was aimed at beside what is reached."""


def at_most(what: str, reached: float, aim: float, unit: str) -> None:
    _tell(what, reached, f"at most {aim:g}", unit, reached <= aim)


def at_least(what: str, reached: float, aim: float, unit: str) -> None:
    _tell(what, reached, f"at least {aim:g}", unit, reached >= aim)


def _tell(what: str, reached: float, aim: str, unit: str, is_reached: bool) -> None:
    verdict = "reached" if is_reached else "missed"
    print(f"aim: {what}: {reached:.3g} {unit} ({aim}): {verdict}")
