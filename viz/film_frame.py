"""A frame of a film: the map with the dots, its title, clock and legend; and the title card."""

import pygame

from viz.legend import draw_legend, legend
from viz.palette import ink
from viz.text import haloed, text
from viz.tour import Shot
from viz.viewer.camera import View
from viz.viewer.layer import Subject
from viz.viewer.look import Look
from viz.viewer.moment import Moment, clock_text
from viz.viewer.scene import Scene
from viz.words import say

EMS_A_HEIGHT = 60
EM_LEAST = 11
LEGEND_EMS = 17
LEGEND_FROM_PX = 900
"""A narrower frame has no room for the legend beside the map."""


def _em(size: tuple[int, int]) -> int:
    return max(EM_LEAST, round(min(size[1], size[0] * 0.6) / EMS_A_HEIGHT))


class FilmFrame:
    """Draws the frame of any instant; the surface is the same one, drawn anew."""

    def __init__(self, subject: Subject, size: tuple[int, int], look: Look) -> None:
        """Lay out a frame of a size [pixels]."""
        self._subject, self._look, self._em = subject, look, _em(size)
        em = self._em
        head = 3 * em
        column = (LEGEND_EMS * em + 2 * em) if size[0] >= LEGEND_FROM_PX else 0
        self._page = pygame.Surface(size, 0, 32)
        self._page.fill(ink("page"))
        self._map = pygame.Rect(0, head, size[0] - column, size[1] - head)
        self.view = View.fitted(subject.bounds, self._map.size)
        self._scene = Scene(subject)
        self._head = pygame.Rect(0, 0, size[0], head)
        if column:
            box = pygame.Rect(self._map.right + em, head + em, column - 2 * em, size[1] - head)
            draw_legend(self._page, box, legend(subject, look, dots=True), em)

    def draw(self, at_ms: int, shot: Shot | None = None) -> pygame.Surface:
        """Return the frame of an instant, of the whole campus or of what a tour shows."""
        em, subject = self._em, self._subject
        area = self._page.subsurface(self._map)
        view, moving = (shot.view, shot.moving) if shot is not None else (self.view, False)
        self._scene.draw(area, view, Moment(at_ms, self._look), moving)
        if shot is not None and shot.caption:
            self._draw_caption(area, shot.caption)
        if subject.recording is not None and not subject.recording.has_trajectories:
            area.blit(haloed(say("no_dots", subject.language), em, ink("text")), (em, em))
        pygame.draw.rect(self._page, ink("page"), self._head)
        middle = self._head.centery
        clock = text(clock_text(at_ms), round(1.6 * em), ink("text"), True)
        self._page.blit(clock, clock.get_rect(midright=(self._page.get_width() - em, middle)))
        title = text(subject.campus.label(subject.language), round(1.3 * em), ink("text"), True)
        room = self._page.get_width() - clock.get_width() - 3 * em
        title = title.subsurface((0, 0, min(title.get_width(), room), title.get_height()))
        place = self._page.blit(title, title.get_rect(midleft=(em, middle)))
        name = subject.recording.title if subject.recording is not None else ""
        second = text(name, em, ink("faint"))
        if place.right + second.get_width() + em <= room:
            self._page.blit(second, second.get_rect(midleft=(place.right + em, middle)))
        return self._page

    def _draw_caption(self, area: pygame.Surface, caption: str) -> None:
        em = self._em
        words = text(caption, round(1.5 * em), ink("pill_text"), True)
        if words.get_width() > area.get_width() - 4 * em:
            share = (area.get_width() - 4 * em) / words.get_width()
            words = pygame.transform.smoothscale_by(words, share)
        box = words.get_rect(midbottom=(area.get_width() // 2, area.get_height() - 4 * em))
        pygame.draw.rect(area, ink("pill"), box.inflate(2 * em, em), border_radius=em // 2)
        area.blit(words, box)


def title_card(
    subject: Subject, size: tuple[int, int], start_ms: int, end_ms: int, speed: float
) -> pygame.Surface:
    """Return the card that a film begins with: campus, scenario, span and speed."""
    em = _em(size)
    card = pygame.Surface(size, 0, 32)
    card.fill(ink("pill"))
    language = subject.language
    other = "en" if language == "zh" else "zh"
    run = subject.recording
    span = f"{clock_text(start_ms, False)} – {clock_text(end_ms, False)}   {speed:g} ×"
    lines = [
        (subject.campus.label(language), 2.4, True),
        (subject.campus.label(other), 1.6, False),
        (run.title if run is not None else "", 1.6, True),
        (span, 1.3, False),
        (say("synthetic", language), 1.0, False),
        (subject.campus.attribution, 0.8, False),
    ]
    y = round(size[1] * 0.3)
    for number, (words, ems, bold) in enumerate(lines):
        if not words or (number == 1 and words == lines[0][0]):
            continue
        line = text(words, round(ems * em), ink("pill_text"), bold)
        if line.get_width() > size[0] - 2 * em:
            line = pygame.transform.smoothscale_by(line, (size[0] - 2 * em) / line.get_width())
        card.blit(line, line.get_rect(midtop=(size[0] // 2, y)))
        y += line.get_height() + em
    return card
