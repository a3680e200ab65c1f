"""Electricity of modules on roofs."""

from collections.abc import Mapping


def module_yield(
    sun_w_m2: float, temp_air_c: float, wind_mps: float, known: Mapping[str, float]
) -> float:
    """Return what modules give by their rated power, after inverters [1].

    `sun_w_m2` is the irradiance of their plane. Module temperature after Faiman, power after
    PVWatts version 5 (both by pvlib).
    """
    if sun_w_m2 <= 0.0:
        return 0.0
    from pvlib.pvsystem import pvwatts_dc
    from pvlib.temperature import faiman

    cell_c = faiman(sun_w_m2, temp_air_c, wind_mps)
    direct = pvwatts_dc(sun_w_m2, cell_c, 1.0, known["pv_temperature"])
    return float(max(direct * (1.0 - known["pv_losses"]) * known["pv_inverter"], 0.0))
