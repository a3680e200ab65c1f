"""The page `docs/real-maps.md`."""

from collections.abc import Sequence
from pathlib import Path

from maps import folder as campus_folder
from tools.real_maps.day import Day, day
from tools.real_maps.maps import MAPS, imported
from tools.real_maps.widths import GROUPS, assumed_km, forget_narrow, scale_widths
from tools.reference.markdown import table

TEXT = Path(__file__).with_name("page.md")
FACTORS = (0.5, 2.0)
NARROW_ON = "Northwestern University"
DAYS = (
    *("map", "people", "trips", "out at midnight", "forced"),
    *("morning ends", "over twice free", "mean delay", "held"),
)
WIDTHS = ("map", "assumed widths of", "length", "halved", "as assumed", "doubled")


def faults_of(found: Day, times: int) -> list[str]:
    """Return what is asked of a day and does not hold."""
    asked = {
        "unfinished": found.unfinished == 0,
        "forced": found.forced == 0,
        "slow": times > 1 or found.slow_in_the_morning < 0.05,
    }
    return [name for name, holds in asked.items() if not holds]


def _clock(hours: float) -> str:
    minutes = round(hours * 60.0)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _day_row(name: str, times: int, found: Day) -> Sequence[str]:
    return (
        name,
        f"{found.people:,}",
        f"{found.trips:,}",
        f"{found.unfinished:,}",
        f"{found.forced:,}",
        _clock(found.morning_ends_h),
        f"{100.0 * found.slow_in_the_morning:.1f} %",
        f"{found.delay_s:.0f} s",
        "no: " + ", ".join(faults_of(found, times)) if faults_of(found, times) else "yes",
    )


def _told(found: Day) -> str:
    told = f"{found.delay_s:.0f} s ({100.0 * found.slow_in_the_morning:.1f} %)"
    return told + "".join(f", {fault}" for fault in faults_of(found, 2))


def _width_rows(name: str, folder: Path, as_is: Day) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = []
    for group, kinds in GROUPS.items():
        days = []
        for factor in FACTORS:
            campus = campus_folder.load(folder)
            scale_widths(campus, kinds, factor)
            days.append(day(campus))
        half, twice = days
        length = f"{assumed_km(campus, kinds):.1f} km"
        rows.append((name, group, length, _told(half), _told(as_is), _told(twice)))
        name = ""
    return rows


def page(folder: Path) -> str:
    """Return the text of the page; campus folders are made in `folder`."""
    day_rows: list[Sequence[str]] = []
    width_rows: list[Sequence[str]] = []
    as_is: dict[str, Day] = {}
    for name in MAPS:
        for times in (1, 3):
            found = day(campus_folder.load(imported(name, folder, times)))
            as_is.setdefault(name, found)
            day_rows.append(_day_row(name if times == 1 else "three times as many", times, found))
        width_rows += _width_rows(name, imported(name, folder), as_is[name])
    campus = campus_folder.load(imported(NARROW_ON, folder))
    narrow = forget_narrow(campus)
    text = TEXT.read_text(encoding="utf-8")
    for key, part in {
        "DAYS": table(DAYS, day_rows),
        "WIDTHS": table(WIDTHS, width_rows),
        "NARROW": str(narrow),
        "FREED": f"{_told(day(campus))} instead of {_told(as_is[NARROW_ON])}",
    }.items():
        text = text.replace("{" + key + "}", part)
    return text
