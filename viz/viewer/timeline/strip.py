"""The time line: the curve of the day's people, the hours, what happens, and where one is."""

from dataclasses import dataclass

import numpy as np
import pygame

from viz.palette import ink
from viz.text import text
from viz.viewer.moment import DAY_MS, clock_text
from viz.viewer.recording import Recording

HOUR_MS = 3_600_000
TEXT_EM = 0.75
UNKNOWN_ALPHA = 110


@dataclass(frozen=True)
class Happening:
    """Something on the time line: when, what, and whether only the other run has it."""

    at_ms: int
    words: str
    differs: bool = False


def happenings(run: Recording, other: Recording | None = None) -> list[Happening]:
    """Return when the interventions of a run begin and end; beside another, which differ."""
    found: list[Happening] = []
    theirs = list(other.interventions) if other is not None else list(run.interventions)
    for source, rest in ((run.interventions, theirs), (theirs, run.interventions)):
        for each in source:
            differs = each not in rest
            if source is theirs and not differs:
                continue
            target = each.get("target", "")
            told = ", ".join(map(str, target)) if isinstance(target, list) else str(target)
            kind = str(each.get("kind", "")).replace("_", " ")
            for key in ("from", "until"):
                at_s = each.get(key)
                if isinstance(at_s, int | float) and run.start_ms <= at_s * 1000 <= run.end_ms:
                    words = f"{kind} {told}" if key == "from" else f"× {kind} {told}"
                    found.append(Happening(round(at_s * 1000), words.strip(), differs))
    return sorted(found, key=lambda each: each.at_ms)


class TimeLine:
    """A strip on which any instant of a run can be pointed at."""

    def __init__(self, run: Recording, other: Recording | None = None) -> None:
        """Prepare the curve."""
        self.start_ms, self.end_ms = run.start_ms, run.end_ms
        self._run, self._other = run, other
        self.box = pygame.Rect(0, 0, 1, 1)
        self._em = 14
        self.renew()

    def renew(self) -> None:
        """Take what is shown anew, of a run that goes on."""
        runs = [self._run] if self._other is None else [self._run, self._other]
        self._curves = [run.flow.people_curve() for run in runs]
        self.happenings = happenings(self._run, self._other)
        self._ground: pygame.Surface | None = None

    def lay_out(self, box: pygame.Rect, em: int) -> None:
        """Take a place in the window."""
        self.box, self._em, self._ground = box, em, None

    def time_at(self, x: float) -> int:
        """Return the instant under a pixel [ms]."""
        share = (x - self.box.left) / max(self.box.width, 1)
        return round(self.start_ms + min(max(share, 0.0), 1.0) * (self.end_ms - self.start_ms))

    def x_of(self, at_ms: float) -> float:
        """Return the pixel of an instant."""
        share = (at_ms - self.start_ms) / max(self.end_ms - self.start_ms, 1)
        return self.box.left + share * self.box.width

    def happening_at(self, pixel: tuple[int, int]) -> Happening | None:
        """Return what happens under the mouse."""
        if not self.box.collidepoint(pixel):
            return None
        near = [each for each in self.happenings if abs(self.x_of(each.at_ms) - pixel[0]) < 6]
        return near[0] if near else None

    def draw(self, surface: pygame.Surface, at_ms: int, known_ms: int) -> None:
        """Draw the strip with a hand at an instant; what is not known yet is dark."""
        if self._ground is None:
            self._ground = self._drawn_ground()
        surface.blit(self._ground, self.box)
        begins = round(self.x_of(known_ms)) - self.box.left
        if begins < self.box.width - 1:
            unknown = pygame.Surface((self.box.width - begins, self.box.height), pygame.SRCALPHA)
            unknown.fill((*ink("frame"), UNKNOWN_ALPHA))
            surface.blit(unknown, (self.box.left + begins, self.box.top))
        x = round(self.x_of(at_ms))
        pygame.draw.rect(surface, ink("hand"), (x - 1, self.box.top, 3, self.box.height))
        pygame.draw.circle(surface, ink("hand"), (x, self.box.top + 4), 6)

    def _drawn_ground(self) -> pygame.Surface:
        width, height = max(self.box.width, 1), max(self.box.height, 1)
        ground = pygame.Surface((width, height), 0, 32)
        ground.fill(ink("strip"))
        label_height = round(1.1 * self._em)
        most = max(float(count.max(initial=1.0)) for _, count in self._curves)
        for number, (start, count) in enumerate(self._curves):
            if not start.size:
                continue
            x = [self.x_of(at) - self.box.left for at in start.tolist()]
            room = height - label_height - 3
            y = (height - label_height - room * count / most).tolist()
            points = list(zip(x, y, strict=True))
            if number == 0:
                base = height - label_height
                pygame.draw.polygon(ground, ink("curve"), [(x[0], base), *points, (x[-1], base)])
            else:
                pygame.draw.aalines(ground, ink("flow"), False, points)
        self._draw_hours(ground, height - label_height)
        for each in self.happenings:
            at = round(self.x_of(each.at_ms) - self.box.left)
            colour = ink("queue") if each.differs else ink("gate")
            pygame.draw.polygon(ground, colour, [(at - 5, 0), (at + 5, 0), (at, 9)])
            pygame.draw.line(ground, colour, (at, 0), (at, height - label_height))
        pygame.draw.rect(ground, ink("frame"), ground.get_rect(), 1)
        return ground

    def _draw_hours(self, ground: pygame.Surface, base: int) -> None:
        size = max(9, round(TEXT_EM * self._em))
        hours = (self.end_ms - self.start_ms) / HOUR_MS
        room = ground.get_width() / max(hours, 1e-9)
        step = next((s for s in (1, 2, 3, 6, 12, 24, 48, 168) if s * room >= 3.2 * size), 168)
        first = int(np.ceil(self.start_ms / HOUR_MS / step) * step)
        for hour in range(first, int(self.end_ms // HOUR_MS) + 1, step):
            x = round(self.x_of(hour * HOUR_MS) - self.box.left)
            pygame.draw.line(ground, ink("frame"), (x, base), (x, base + 3))
            words = clock_text(hour * HOUR_MS % DAY_MS, seconds=False)
            label = text(words, size, ink("faint"))
            place = label.get_rect(midtop=(x, base - 1))
            ground.blit(label, place.clamp(ground.get_rect()))
