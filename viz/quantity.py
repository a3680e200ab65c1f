"""A quantity with its unit, as people read it."""

WORDS = {
    "en": {"kWh/m2": "kWh/m²", "m2 h/h": "m² h/h"},
    "zh": {
        "persons": "人",
        "min": "分钟",
        "s": "秒",
        "m": "米",
        "m/s": "米/秒",
        "bicycles": "辆",
        "person h": "人·小时",
        "half-days": "个半天",
        "trips": "次",
        "kWh": "千瓦时",
        "kW": "千瓦",
        "kWh/m2": "千瓦时/平方米",
        "CNY": "元",
        "kg": "千克",
        "h": "小时",
        "person-min": "人·分钟",
        "persons/min": "人/分钟",
        "persons/seat": "人/座",
        "m2 h/h": "平方米·小时/学时",
        "kWh/h": "千瓦时/学时",
        "currency": "货币单位",
    },
}
SHARE, COUNT = "1", "count"
LEAST = 0.001  # what is less is shown as 0


def shown(value: float | None, unit: str, language: str) -> str:
    """Return a value with its unit; shares in per cent, "–" where there is no value."""
    if value is None:
        return "–"
    if unit == SHARE:
        return f"{_number(100.0 * value)} %"
    number = f"{value:,}" if isinstance(value, int) else _number(value)
    return _with_unit(number, unit, language)


def difference_shown(mean: float, ends: list[float | None], unit: str, language: str) -> str:
    """Return a difference with its interval and its unit, as in "+0.31 [+0.12, +0.50] min"."""
    factor = 100.0 if unit == SHARE else 1.0
    low, high = ["–" if end is None else _signed(factor * end) for end in ends]
    points = {"en": "points", "zh": "个百分点"}[language] if unit == SHARE else unit
    return _with_unit(f"{_signed(factor * mean)} [{low}, {high}]", points, language)


def change_shown(value: float, unit: str, language: str) -> str:
    """Return a difference with its sign and its unit."""
    return _with_unit(_signed(value), unit, language)


def interval_shown(mean: float, low: float, high: float, unit: str, language: str) -> str:
    """Return a value with its interval and its unit, as in "31.2 [30.9, 31.6] min"."""
    factor, sign = (100.0, "%") if unit == SHARE else (1.0, unit)
    told = [f"{factor * value:,.3g}" for value in (mean, low, high)]
    return _with_unit(f"{told[0]} [{told[1]}, {told[2]}]", sign, language)


def _number(value: float) -> str:
    """Return a number to a tenth, and to two digits where it is less than 1."""
    return f"{value:.2g}" if LEAST <= abs(value) < 1.0 else f"{value:,.1f}"


def _signed(value: float) -> str:
    """Return a number to three digits, and whole where it has more of them."""
    if abs(value) < LEAST:
        return f"{value:+.6f}" if value else "0"
    return f"{value:+,.0f}" if abs(value) >= 100 else f"{value:+.3g}"


def _with_unit(number: str, unit: str, language: str) -> str:
    return number if unit == COUNT else f"{number} {WORDS.get(language, {}).get(unit, unit)}"
