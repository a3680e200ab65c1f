"""The window that plays a run."""

import os
from pathlib import Path

import pygame

from viz.legend import draw_legend, legend
from viz.palette import ink
from viz.text import haloed
from viz.viewer.camera import View
from viz.viewer.controls import HEIGHT_PX, Controls, Jump, Press
from viz.viewer.layer import Subject
from viz.viewer.recording import Recording, open_recording
from viz.viewer.scene import Scene
from viz.viewer.timeline.clock import Clock
from viz.words import say

SIZE = (1280, 720)
SMALLEST = (200, 200)
COLUMN_PX = 220
COLUMN_FROM_PX = 800
"""A narrower window has no room for the legend beside the map."""
EM_PX = 14
ZOOM_STEP = 1.25
FRAMES_PER_S = 60
REST_MS = 120
"""The map is drawn afresh once the view has been still for so long."""
HEADLESS_DRIVERS = ("offscreen", "dummy")


_KEYS = {
    pygame.K_SPACE: "toggle",
    pygame.K_UP: "faster",
    pygame.K_PLUS: "faster",
    pygame.K_EQUALS: "faster",
    pygame.K_KP_PLUS: "faster",
    pygame.K_DOWN: "slower",
    pygame.K_MINUS: "slower",
    pygame.K_KP_MINUS: "slower",
    pygame.K_f: "fit",
}


class NoDisplayError(OSError):
    """There is no screen to open a window on."""


class Window:
    """A window on a recording: map, legend, and a bar of controls."""

    def __init__(
        self, recording: Recording, language: str = "en", size: tuple[int, int] = SIZE
    ) -> None:
        """Open the window; raises `NoDisplayError` where there is no screen."""
        self.recording = recording
        self.clock = Clock(recording.start_ms, recording.end_ms)
        self.clock.jump(recording.crowding_peak_ms())
        self._subject = Subject(recording.campus, recording, language)
        self._scene = Scene(self._subject)
        self._language = language
        self._dragging = False
        _open_display()
        campus = recording.campus.label(language)
        pygame.display.set_caption(f"{campus} · {recording.title}")
        pygame.display.set_mode(size, pygame.RESIZABLE)
        self.controls = Controls(size, self.clock, language)
        self._ticker = pygame.time.Clock()
        self._resting_ms: float = REST_MS
        self._lay_out()
        self.fit()
        self._drawn = self.view

    def run(self) -> None:
        """Play until the user closes the window."""
        while self.frame():
            pass
        pygame.display.quit()

    def frame(self) -> bool:
        """Take what the user did, let time pass, draw; return False when the window was closed."""
        elapsed_ms = self._ticker.tick(FRAMES_PER_S)
        for event in pygame.event.get():
            if event.type == pygame.QUIT or _is_key(event, pygame.K_ESCAPE):
                return False
            self._take(event)
        self.clock.tick(elapsed_ms)
        self._draw(elapsed_ms)
        pygame.display.flip()
        return True

    def fit(self) -> None:
        """Show the whole campus."""
        self.view = View.fitted(self._subject.bounds, self._map.size)

    def _lay_out(self) -> None:
        width, height = pygame.display.get_window_size()
        width, height = max(width, SMALLEST[0]), max(height, SMALLEST[1])
        column = COLUMN_PX if width >= COLUMN_FROM_PX else 0
        self._map = pygame.Rect(0, 0, width - column, height - HEIGHT_PX)
        self._legend = pygame.Surface((column, height - HEIGHT_PX), 0, 32)
        self._legend.fill(ink("page"))
        if column:
            box = self._legend.get_rect().inflate(-2 * EM_PX, -EM_PX)
            draw_legend(self._legend, box, legend(self._subject, dots=True), EM_PX)

    def _take(self, event: pygame.Event) -> None:
        asked = self.controls.take(event)
        if isinstance(asked, Jump):
            self.clock.jump(asked.at_ms)
        elif isinstance(asked, Press):
            self._act(asked.action)
        elif event.type == pygame.KEYDOWN:
            self._act(_KEYS.get(event.key, ""))
        elif event.type == pygame.VIDEORESIZE:
            self._lay_out()
            self.controls.resize(pygame.display.get_window_size())
            self.view = self.view.resized(self._map.size)
        else:
            self._steer(event)

    def _act(self, action: str) -> None:
        if action == "toggle":
            self.clock.toggle()
        elif action == "slower":
            self.clock.slower()
        elif action == "faster":
            self.clock.faster()
        elif action == "fit":
            self.fit()

    def _steer(self, event: pygame.Event) -> None:
        """Drag the map, or zoom to the cursor."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self._dragging = self._map.collidepoint(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            self._dragging = False
        elif event.type == pygame.MOUSEMOTION and self._dragging:
            self.view = self.view.moved(*event.rel)
        elif event.type == pygame.MOUSEWHEEL:
            at = pygame.mouse.get_pos()
            if self._map.collidepoint(at):
                self.view = self.view.zoomed(ZOOM_STEP**event.precise_y, at)

    def _draw(self, elapsed_ms: float) -> None:
        screen = pygame.display.get_surface()
        assert screen is not None
        screen.fill(ink("page"))
        area = self._map.clip(screen.get_rect())
        self._resting_ms = 0 if self.view != self._drawn else self._resting_ms + elapsed_ms
        self._drawn = self.view
        moving = self._resting_ms < REST_MS
        self._scene.draw(screen.subsurface(area), self.view, self.clock.moment, moving)
        if not self.recording.has_trajectories:
            self._draw_missing(screen)
        screen.blit(self._legend, self._map.topright)
        self.controls.draw(screen, elapsed_ms)

    def _draw_missing(self, screen: pygame.Surface) -> None:
        words = haloed(say("no_dots", self._language), EM_PX, ink("text"))
        box = words.get_rect(topleft=(12, 12)).inflate(12, 8)
        pygame.draw.rect(screen, ink("page"), box, border_radius=4)
        pygame.draw.rect(screen, ink("frame"), box, 1, border_radius=4)
        screen.blit(words, words.get_rect(center=box.center))


def _open_display() -> None:
    """Start pygame's display; raise `NoDisplayError` where there is none."""
    driver = ""
    try:
        pygame.display.init()
        pygame.font.init()
        driver = pygame.display.get_driver()
    except pygame.error:
        pass
    # SDL falls back on drivers that show nothing; they are right only where they are asked for.
    asked = os.environ.get("SDL_VIDEODRIVER", "")
    if not driver or (driver in HEADLESS_DRIVERS and driver != asked):
        pygame.display.quit()
        raise NoDisplayError(
            "there is no display to open a window on; `campus draw` makes a picture without one"
        )


def check_display() -> None:
    """Raise `NoDisplayError` where there is no screen, before anything long is begun."""
    _open_display()


def _is_key(event: pygame.Event, key: int) -> bool:
    return event.type == pygame.KEYDOWN and event.key == key


def view_run(folder: Path, language: str = "en", size: tuple[int, int] = SIZE) -> None:
    """Open a window that plays the run in a folder, and return when the user closes it.

    Raises `InputError` where the folder holds no run, `NoDisplayError` where there is no screen.
    """
    Window(open_recording(folder), language, size).run()
