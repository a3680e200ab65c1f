"""The screen that the window opens on."""

import os

import pygame

HEADLESS_DRIVERS = ("offscreen", "dummy")


class NoDisplayError(OSError):
    """There is no screen to open a window on."""


def open_display() -> None:
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
            "there is no display to open a window on; `campus record` makes a film or a picture, "
            "and `campus draw` a map, without one"
        )
