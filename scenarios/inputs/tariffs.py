"""Reads tariffs: what a kilowatt-hour costs by month and time of day."""

from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path

from maps.faults import Faults
from maps.features import ID
from maps.text_files import read_csv
from models.energy.tariff import Band, Tariff, problems, tariff_of
from scenarios.inputs.class_times import read_clock

COLUMNS = ("tariff", "months", "from", "until", "band", "cny_per_kwh")
OPTIONAL = ("kg_per_kwh", "source")
MONTHS = 12
HINT = "the bands of a tariff cover every minute of every month once"


def read_tariffs(file: Path) -> dict[str, Tariff]:
    """Return the tariffs of a file by name; raises InputError with every fault.

    Every minute of every month has one price. `kg_per_kwh`, where given, is the carbon of the
    grid in those hours.
    """
    faults = Faults(str(file))
    bands: dict[str, list[Band]] = {}
    for line, row in read_csv(file, COLUMNS, OPTIONAL, faults):
        place = f"line {line}"
        if not ID.fullmatch(row["tariff"]):
            faults.add(
                f"{place}, tariff", row["tariff"], "must be 1 to 64 letters, digits and -_.:"
            )
        carbon = row.get("kg_per_kwh")
        band = Band(
            months=_months(row["months"], place, faults),
            first=_minute(row["from"], f"{place}, from", faults),
            end=_minute(row["until"], f"{place}, until", faults),
            name=row["band"],
            price=_number(row["cny_per_kwh"], f"{place}, cny_per_kwh", (-100.0, 100.0), faults),
            carbon=_number(carbon, f"{place}, kg_per_kwh", (0.0, 5.0), faults) if carbon else None,
            line=line,
        )
        if band.end <= band.first:
            faults.add(f"{place}, until", row["until"], f"must come after from ({row['from']})")
        bands.setdefault(row["tariff"], []).append(band)
    if not bands and not faults:
        faults.add("", "", "must hold at least one tariff")
    if not faults:
        for name, mine in bands.items():
            for where, rule in problems(mine):
                faults.add(f"tariff {name}", where, rule, HINT)
    faults.raise_if_any()
    return {name: tariff_of(name, mine) for name, mine in bands.items()}


def built_in_tariffs() -> Mapping[str, Tariff]:
    """Return the tariffs that the project brings."""
    with as_file(files("models.energy").joinpath("data/tariffs.csv")) as file:
        return read_tariffs(file)


def _months(text: str, place: str, faults: Faults) -> tuple[int, ...]:
    months: list[int] = []
    for part in text.split():
        first, _, last = part.partition("-")
        known = [str(month) for month in range(1, MONTHS + 1)]
        if first not in known or (last or first) not in known or int(last or first) < int(first):
            faults.add(f"{place}, months", part, "must be months from 1 to 12, as 1-6 9")
            continue
        months.extend(range(int(first), int(last or first) + 1))
    if not text.split():
        faults.add(f"{place}, months", text, "must name at least one month")
    return tuple(months)


def _minute(text: str, place: str, faults: Faults) -> int:
    seconds = read_clock(text, place, faults)
    return 0 if seconds is None else seconds // 60


def _number(text: str, place: str, bounds: tuple[float, float], faults: Faults) -> float:
    low, high = bounds
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        faults.add(place, text, f"must be a number from {low:g} to {high:g}")
        return 0.0
    return value
