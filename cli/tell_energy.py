"""Tells what the energy of a run went into."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from cli.naming import name_of
from cli.titled import titled
from maps.campus import Campus
from sim.study.energy import UseOfEnergy

WORDS = {
    "en": {
        "title": "Electricity by use of rooms",
        "use": "use",
        "area": "kWh/m²",
        "air": "air",
        "light": "light",
        "discomfort": "too warm or cold",
        "air_c": "°C",
        "most": "Most electricity: ",
        "classroom": "classrooms",
        "office": "offices",
        "laboratory": "laboratories",
        "dormitory": "dormitories",
        "canteen": "canteens",
        "library": "libraries",
        "sports": "sports halls",
        "other": "other rooms",
    },
    "zh": {
        "title": "分类用电",
        "use": "用途",
        "area": "kWh/m²",
        "air": "空调通风",
        "light": "照明",
        "discomfort": "过热或过冷",
        "air_c": "°C",
        "most": "用电最多：",
        "classroom": "教室",
        "office": "办公室",
        "laboratory": "实验室",
        "dormitory": "宿舍",
        "canteen": "食堂",
        "library": "图书馆",
        "sports": "体育馆",
        "other": "其他房间",
    },
}


def energy_table(uses: Sequence[UseOfEnergy], language: str) -> Table:
    """Return the table of uses: electricity, its shares, comfort, and the range of temperature."""
    words = WORDS[language]
    numbers = [words[header] for header in ("area", "air", "light", "discomfort", "air_c")]
    table = titled(words["title"], [words["use"]], ["kWh", *numbers])
    for each in uses:
        table.add_row(
            words.get(each.use, each.use),
            f"{each.kwh:,.0f}",
            f"{each.kwh / each.floor_m2:.3f}",
            _share(each.air_kwh, each.kwh),
            _share(each.light_kwh, each.kwh),
            "–" if each.discomfort is None else f"{100 * each.discomfort:.0f} %",
            f"{each.coldest_c:.0f}–{each.warmest_c:.0f}",
        )
    return table


def buildings_told(buildings: Sequence[tuple[str, float]], campus: Campus, language: str) -> Text:
    """Return a line on the buildings that use most electricity."""
    told = ", ".join(f"{name_of(campus, key, language)} {kwh:,.0f} kWh" for key, kwh in buildings)
    return Text(WORDS[language]["most"] + told)


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"
