"""A zone of five resistances and one capacity, hour by hour in plain Python: ISO 13790, annex C.

Slow and simple, and not our model: benchmarks run it beside ours, tests hold both on steady heat.
"""

from dataclasses import dataclass


@dataclass
class RcZone:
    """A zone; areas [m2], heat transfer [W/K], capacity [J/K]; equations C.1 to C.12."""

    floor_m2: float
    windows_w_k: float
    walls_w_k: float
    air_w_k: float
    capacity_j_k: float
    mass_m2: float
    mass_c: float = 20.0

    def __post_init__(self) -> None:
        self.total_m2 = 4.5 * self.floor_m2
        self.h_ms = 9.1 * self.mass_m2
        self.h_is = 3.45 * self.total_m2
        self.h_em = 1.0 / (1.0 / self.walls_w_k - 1.0 / self.h_ms)

    def step(
        self, out_c: float, inside_w: float, sun_w: float, heat_to: float, cool_to: float
    ) -> float:
        """Move on by an hour; gives heating, or cooling below 0 [W]."""
        free, _ = self._temperatures(out_c, inside_w, sun_w, 0.0)
        if heat_to <= free <= cool_to:
            load = 0.0
        else:
            wanted = heat_to if free < heat_to else cool_to
            tried = 10.0 * self.floor_m2
            with_ten, _ = self._temperatures(out_c, inside_w, sun_w, tried)
            load = tried * (wanted - free) / (with_ten - free)
        _, self.mass_c = self._temperatures(out_c, inside_w, sun_w, load)
        return load

    def _temperatures(
        self, out_c: float, inside_w: float, sun_w: float, load_w: float
    ) -> tuple[float, float]:
        """Return the air's temperature, and the mass's at the end of the hour."""
        to_air = 0.5 * inside_w
        half = 0.5 * inside_w + sun_w
        to_mass = self.mass_m2 / self.total_m2 * half
        to_faces = (
            1.0 - self.mass_m2 / self.total_m2 - self.windows_w_k / (9.1 * self.total_m2)
        ) * half
        h1 = 1.0 / (1.0 / self.air_w_k + 1.0 / self.h_is)
        h2 = h1 + self.windows_w_k
        h3 = 1.0 / (1.0 / h2 + 1.0 / self.h_ms)
        by_air = h1 * ((to_air + load_w) / self.air_w_k + out_c)
        driven = to_mass + self.h_em * out_c
        driven += h3 * (to_faces + self.windows_w_k * out_c + by_air) / h2
        own = self.capacity_j_k / 3600.0
        rest = 0.5 * (h3 + self.h_em)
        after = (self.mass_c * (own - rest) + driven) / (own + rest)
        mass = 0.5 * (after + self.mass_c)
        faces = self.h_ms * mass + to_faces + self.windows_w_k * out_c + by_air
        faces /= self.h_ms + self.windows_w_k + h1
        air = (self.h_is * faces + self.air_w_k * out_c + to_air + load_w) / (
            self.h_is + self.air_w_k
        )
        return air, after
