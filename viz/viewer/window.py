"""The window that plays a run, or two."""

import pygame

from viz.palette import ink
from viz.viewer.actions import Actions
from viz.viewer.column import COLUMN_EMS, FROM_EMS, Column
from viz.viewer.controls import Controls, Jump, Press
from viz.viewer.desk import Desk
from viz.viewer.display import open_display
from viz.viewer.keys import ACTION_OF
from viz.viewer.live import Live
from viz.viewer.panes import TITLE_EMS
from viz.viewer.recording import Recording, open_recording
from viz.viewer.sight import Sight
from viz.viewer.steering import Steering

SIZE = (1280, 720)
SMALLEST = (200, 200)
FRAMES_PER_S = 60
REST_MS = 120
"""The map is drawn afresh once the view has been still for so long."""


class Window(Sight):
    """A window on a recording: map, column, cards, and a bar of controls."""

    def __init__(
        self,
        recording: Recording,
        language: str = "en",
        size: tuple[int, int] = SIZE,
        scale: float = 1.0,
        other: Recording | None = None,
        live: Live | None = None,
    ) -> None:
        """Open the window; raises `NoDisplayError` where there is no screen.

        `scale` enlarges all that is written. With another run, of the same campus, both are shown.
        `live` is the world that `recording` tells of, where that is going on.
        """
        super().__init__(recording, language, scale, other, live)
        self._live = live
        open_display()
        self._size = size
        pygame.display.set_mode(size, pygame.RESIZABLE)
        self._ticker = pygame.time.Clock()
        self._resting_ms: float = REST_MS
        self._begin()
        self.fit()
        self._drawn = self.view

    def _begin(self) -> None:
        """Lay fresh cards and a fresh column over what is seen now."""
        self.column = Column(self.panes.subjects)
        self.desk = Desk(self)
        self._steering = Steering(self, self.desk)
        of_window = {
            "curves": self._turn_column,
            "language": self._turn_language,
            "full": self.toggle_full_screen,
        }
        self._actions = Actions(self, self.desk, of_window)
        campus = self.recording.campus.label(self.language)
        pygame.display.set_caption(f"{campus} · {self.recording.title}")
        self.lay_out()

    def compare_with(self, other: Recording) -> None:
        """Show another run beside the first."""
        super().compare_with(other)
        self._begin()
        self.fit()

    def _turn_column(self) -> None:
        self.column.turn()
        self.lay_out()

    def _turn_language(self) -> None:
        self.speak("en" if self.language == "zh" else "zh")
        self._begin()

    def run(self) -> None:
        """Play until the user closes the window."""
        try:
            while self.frame():
                pass
        finally:
            self.hand.close()
            pygame.display.quit()

    def frame(self) -> bool:
        """Take what the user did, let time pass, draw; return False when the window was closed."""
        elapsed_ms = self._ticker.tick(FRAMES_PER_S)
        for event in pygame.event.get():
            if event.type == pygame.QUIT or not self._take(event):
                return False
        self.let_pass(elapsed_ms)
        self.draw(elapsed_ms)
        pygame.display.flip()
        return True

    def let_pass(self, elapsed_ms: float) -> None:
        """Let so much time pass, and take what came of it."""
        self.clock.tick(elapsed_ms)
        if self._live is not None and self._live.go_on(self.clock):
            self.line.renew()
            self.column.renew()
        self.hand.follow()
        self._follow()
        folder = self.hand.finished()
        if folder is not None:
            self.compare_with(open_recording(folder))

    def lay_out(self) -> None:
        """Divide the window anew."""
        width, height = pygame.display.get_window_size()
        width, height = max(width, SMALLEST[0]), max(height, SMALLEST[1])
        bar = Controls.height(self.em)
        self.column.is_narrow = width < FROM_EMS * self.em
        column = COLUMN_EMS * self.em if self.column.is_shown else 0
        strip = 0 if self.panes.mode == "single" else round(TITLE_EMS * self.em)
        self.panes.area = pygame.Rect(0, 0, width - column, max(height - bar - strip, 20))
        self.column_box = pygame.Rect(width - column, 0, column, height - bar)
        self.controls = Controls((width, height), self.clock, self.line, self.language, self.em)
        self.view = self.view.resized(self.panes.size)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        full = bool(pygame.display.is_fullscreen())
        size, flags = (self._size, pygame.RESIZABLE) if full else ((0, 0), pygame.FULLSCREEN)
        pygame.display.set_mode(size, flags)
        self.lay_out()

    def act(self, action: str) -> bool:
        """Do what a key or a button asks for; return False to close the window."""
        return self._actions.do(action)

    def _take(self, event: pygame.Event) -> bool:
        """Take an event; return False where it closes the window."""
        if event.type == pygame.VIDEORESIZE:
            self.lay_out()
            return True
        if self.desk.take(event):
            return True
        asked = self.controls.take(event)
        if isinstance(asked, Jump):
            self.clock.jump(asked.at_ms)
        elif isinstance(asked, Press):
            return self.act(asked.action)
        elif event.type == pygame.KEYDOWN:
            return self.act(ACTION_OF.get(event.key, ""))
        else:
            self._steering.take(event)
        return True

    def _follow(self) -> None:
        place = self.desk.followed_place()
        if place is not None:
            self.show(*place, scale=2.0)

    def draw(self, elapsed_ms: float) -> None:
        """Draw everything as it stands; `elapsed_ms` after the last time."""
        screen = pygame.display.get_surface()
        assert screen is not None
        screen.fill(ink("page"))
        self._resting_ms = 0 if self.view != self._drawn else self._resting_ms + elapsed_ms
        self._drawn = self.view
        moving = self._resting_ms < REST_MS
        self.panes.draw(screen, self.view, self.moment, moving)
        self.desk.draw(screen)
        self.panes.draw_titles(screen, self.em)
        less = self.panes.mode == "difference"
        shown = self.panes.difference if less else self.panes.subjects[0]
        self.column.draw(screen, self.column_box, shown, self.look, self.clock.times, self.em)
        self.controls.draw(screen, elapsed_ms)
        self.desk.draw_above(screen)
