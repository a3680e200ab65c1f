"""A meter's file of a year, made up."""

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

HEADER = "timestamp,energy,TemperatureC,Dew PointC,Conditions,Wind SpeedKm/h"


def meter_lines(energy_kwh: np.ndarray | None = None, temp_c: np.ndarray | None = None):
    """Return the lines of a file of 2015."""
    hour = np.arange(8760)
    if temp_c is None:
        temp_c = 12.0 - 10.0 * np.cos(hour / 8760 * 2 * np.pi) + 4 * np.sin(hour / 24 * 2 * np.pi)
    if energy_kwh is None:
        energy_kwh = 20.0 + 5.0 * np.sin(hour / 24 * 2 * np.pi)
    start = datetime(2015, 1, 1)
    rows = [
        f"{start + timedelta(hours=int(h))},{energy_kwh[h]:.4f},{temp_c[h]:.2f},"
        f"{temp_c[h] - 5.0:.2f},{'Clear' if h // 24 % 3 else 'Overcast'},9.0"
        for h in hour
    ]
    return [HEADER, *rows]


def save(file: Path, lines: list[str]) -> Path:
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
