"""What lies over the map: what is looked at, the finder, the help, a name at the mouse."""

import pygame

from viz.palette import ink
from viz.text import haloed, text
from viz.viewer.card import draw_card
from viz.viewer.finder import Finder
from viz.viewer.help import draw_help
from viz.viewer.naming import name_of
from viz.viewer.pick import Thing
from viz.viewer.sight import Sight
from viz.viewer.telling import by_hand, facts_of
from viz.words import say

HOVER_EVERY_MS = 100
SCALE_BAR_PX = 56
"""Cards end above the scale bar of the map."""
NEAR_SCALE = 1.5
"""What is found by name is shown at this scale or larger [pixels a metre]."""


class Desk:
    """Cards are stacked down the left side of the map, so that none covers another."""

    def __init__(self, sight: Sight) -> None:
        """Lie over the maps, empty."""
        self._sight = sight
        self.thing: Thing | None = None
        self.pane = 0
        self.floor = 0
        self.follows = False
        self.shows_help = False
        self.finder: Finder | None = None
        self.boxes: list[pygame.Rect] = []
        self._hovered: Thing | None = None
        self._hovered_at = (-1, -1)
        self._hover_ms = 0

    def choose(self, thing: Thing | None, pane: int = 0) -> None:
        """Look at a thing of one of the maps, or at none."""
        self.thing, self.pane, self.floor = thing, pane, 0
        self.follows = False
        if thing is not None and thing.kind == "building":
            self.floor = 1

    def choose_at(self, pixel: tuple[int, int]) -> None:
        """Look at what was clicked."""
        found = self._sight.panes.pane_at(pixel)
        if found is not None:
            pane, at = found
            picker = self._sight.panes.pickers[pane]
            self.choose(picker.at(at, self._sight.view, self._sight.moment), pane)

    def covers(self, pixel: tuple[int, int]) -> bool:
        """Return whether a card lies over a pixel."""
        return any(box.collidepoint(pixel) for box in self.boxes)

    def open_finder(self) -> None:
        """Open the line in which names are written."""
        self.finder = Finder(self._sight.panes.subjects[0])
        pygame.key.start_text_input()

    def toggle_help(self) -> None:
        """Open or close the page of keys."""
        self.shows_help = not self.shows_help

    def toggle_follow(self) -> None:
        """Keep who or what is looked at in the middle of the map, or no longer."""
        moves = self.thing is not None and self.thing.kind in ("person", "bus")
        self.follows = moves and not self.follows

    def change_floor(self, step: int) -> None:
        """Look at the floor above or below."""
        if self.thing is not None and self.thing.kind == "building":
            floors = self._sight.recording.campus.buildings[self.thing.key].floors
            self.floor = min(max(self.floor + step, 1), floors)

    def followed_place(self) -> tuple[float, float] | None:
        """Return where to look, if somebody is followed who is on the map."""
        if not self.follows or self.thing is None:
            return None
        return self._sight.panes.place_of(self.thing, self.pane, self._sight.moment)

    def close_one(self) -> bool:
        """Close what lies on top; return False where nothing does."""
        if self.shows_help:
            self.shows_help = False
        elif self.finder is not None:
            self.finder = None
        elif self.thing is not None:
            self.choose(None)
        else:
            return False
        return True

    def take(self, event: pygame.Event) -> bool:
        """Take an event that is for the finder or the help; return whether it was."""
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_ESCAPE, pygame.K_F1):
            return False
        if self.finder is None:
            return False
        if event.type == pygame.TEXTINPUT and event.text == "/" and not self.finder.words:
            return True  # the key that opened it
        thing = self.finder.take(event)
        if thing is not None:
            self.finder = None
            self.choose(thing)
            place = self._sight.panes.place_of(thing, 0, self._sight.moment)
            if place is not None:
                self._sight.show(*place, scale=NEAR_SCALE)
            self.follows = thing.kind == "person"
        return event.type in (pygame.KEYDOWN, pygame.TEXTINPUT)

    def draw(self, screen: pygame.Surface) -> None:
        """Draw marks and cards over the maps."""
        sight, em = self._sight, self._sight.em
        if self.thing is not None:
            sight.panes.mark(screen, self.thing, sight.view, sight.moment)
        x, y = em // 2, em // 2
        room = sight.panes.area.height - SCALE_BAR_PX
        self.boxes = []
        if not sight.recording.has_trajectories and self.thing is None and self.finder is None:
            self.boxes.append(self._draw_missing(screen, (x, y)))
            y = self.boxes[-1].bottom + em // 2
        if self.finder is not None:
            self.boxes.append(self.finder.draw(screen, (x, y), em))
            y = self.boxes[-1].bottom + em // 2
        if self.thing is not None:
            subject = sight.panes.subjects[self.pane]
            facts = facts_of(subject, self.thing, sight.moment, self.floor)
            self.boxes.append(draw_card(screen, (x, y), room - y, facts, sight.clock.times, em))
            y = self.boxes[-1].bottom + em // 2
        hand = sight.hand
        if (hand.done or hand.told or hand.is_busy) and room - y > 3 * em:
            told = by_hand(hand, sight.language)
            self.boxes.append(draw_card(screen, (x, y), room - y, told, sight.clock.times, em))

    def draw_above(self, screen: pygame.Surface) -> None:
        """Draw what lies over all else: the help, or a name beside the mouse."""
        if self.shows_help:
            draw_help(screen, self._sight.language, self._sight.em)
            return
        self._hover()
        happens = self._sight.line.happening_at(pygame.mouse.get_pos())
        if happens is not None:
            self._draw_tip(screen, happens.words)
        elif self._hovered is not None:
            subject = self._sight.panes.subjects[0]
            self._draw_tip(screen, name_of(subject, self._hovered))

    def _hover(self) -> None:
        """Find what is under the mouse, but not in every frame."""
        now, at = pygame.time.get_ticks(), pygame.mouse.get_pos()
        if now - self._hover_ms < HOVER_EVERY_MS and at == self._hovered_at:
            return
        self._hover_ms, self._hovered_at, self._hovered = now, at, None
        found = self._sight.panes.pane_at(at)
        if found is not None and not self.covers(at) and pygame.mouse.get_focused():
            picker = self._sight.panes.pickers[found[0]]
            self._hovered = picker.at(found[1], self._sight.view, self._sight.moment)

    def _draw_tip(self, screen: pygame.Surface, words: str) -> None:
        em = self._sight.em
        tip = text(words, round(0.9 * em), ink("pill_text"))
        box = tip.get_rect().inflate(em, em // 2)
        x, y = pygame.mouse.get_pos()
        box.topleft = (x + em, y + em // 2)
        box.clamp_ip(screen.get_rect())
        pygame.draw.rect(screen, ink("pill"), box, border_radius=4)
        screen.blit(tip, tip.get_rect(center=box.center))

    def _draw_missing(self, screen: pygame.Surface, at: tuple[int, int]) -> pygame.Rect:
        em = self._sight.em
        words = haloed(say("no_dots", self._sight.language), em, ink("text"))
        room = self._sight.panes.area.width - 2 * em
        if words.get_width() > room > 0:
            words = pygame.transform.smoothscale_by(words, room / words.get_width())
        box = words.get_rect(topleft=at).inflate(em, em // 2)
        box.topleft = at
        pygame.draw.rect(screen, ink("page"), box, border_radius=4)
        pygame.draw.rect(screen, ink("frame"), box, 1, border_radius=4)
        screen.blit(words, words.get_rect(center=box.center))
        return box
