"""Instants of a run as clock times."""

DAY_S = 86_400
LATER_DAY = {"en": "day {day} ", "zh": "第{day}天 "}


def clock(seconds: float, language: str) -> str:
    """Return an instant of a run as a clock time, with the day from the second one on."""
    day, second = divmod(int(seconds), DAY_S)
    prefix = LATER_DAY[language].format(day=day + 1) if day and second else ""
    return f"{prefix}{second // 3600:02d}:{second % 3600 // 60:02d}"


def clock_s(seconds: float, language: str) -> str:
    """Return an instant of a run as a clock time to the second."""
    return f"{clock(seconds, language)}:{int(seconds) % 60:02d}"
