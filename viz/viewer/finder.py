"""Finding a thing by its name, in English or Chinese."""

from dataclasses import dataclass

import pygame

from viz.palette import ink
from viz.text import text
from viz.viewer.layer import Subject
from viz.viewer.naming import name_of
from viz.viewer.pick import Thing
from viz.words import say

MOST = 8
LONGEST = 60
WIDTH_EMS = 19


@dataclass(frozen=True)
class _Known:
    thing: Thing
    words: str


class Finder:
    """A line to write in, and what its words could mean."""

    def __init__(self, subject: Subject) -> None:
        """Gather every name, in both languages, and every id."""
        self._subject = subject
        campus = subject.campus
        things = [
            *(("building", each) for each in campus.buildings.values()),
            *(("area", each) for each in campus.areas.values()),
            *(("spot", each) for each in campus.spots.values()),
            *(("building", each) for each in campus.rooms.values()),
            *(("building", each) for each in campus.services.values()),
        ]
        self._known = [
            _Known(
                Thing(kind, getattr(each, "building", each.id)),
                f"{each.name} {each.name_zh} {each.id}".casefold(),
            )
            for kind, each in things
        ]
        self.words = ""
        self.chosen = 0

    def found(self) -> list[Thing]:
        """Return the things whose name holds every word; a number is a person's."""
        words = self.words.casefold().split()
        if not words:
            return []
        run = self._subject.recording
        found = [known.thing for known in self._known if all(word in known.words for word in words)]
        if run is not None and len(words) == 1 and words[0].isdecimal():
            number = int(words[0][:9])
            if number < run.role_code.size:
                found.append(Thing("person", "", number))
        return list(dict.fromkeys(found))[:MOST]

    def take(self, event: pygame.Event) -> Thing | None:
        """Take what is typed; return the thing that was settled on."""
        if event.type == pygame.TEXTINPUT:
            self.words, self.chosen = (self.words + event.text)[:LONGEST], 0
        elif event.type == pygame.KEYDOWN:
            if event.key == pygame.K_BACKSPACE:
                self.words, self.chosen = self.words[:-1], 0
            elif event.key in (pygame.K_DOWN, pygame.K_UP):
                step = 1 if event.key == pygame.K_DOWN else -1
                self.chosen = (self.chosen + step) % max(len(self.found()), 1)
            elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
                found = self.found()
                return found[min(self.chosen, len(found) - 1)] if found else None
        return None

    def draw(self, surface: pygame.Surface, at: tuple[int, int], em: int) -> pygame.Rect:
        """Draw the line and what was found; return the box."""
        language = self._subject.language
        found = self.found()
        line = round(1.6 * em)
        lines = max(len(found), 1) if self.words else 0
        box = pygame.Rect(at, (WIDTH_EMS * em, round(2.4 * em) + line * lines))
        pygame.draw.rect(surface, ink("page"), box, border_radius=6)
        pygame.draw.rect(surface, ink("hand"), box, 2, border_radius=6)
        told = f"{self.words}▏" if self.words else say("find_hint", language)
        paint = ink("text") if self.words else ink("faint")
        surface.set_clip(box.inflate(-em // 2, -4))
        surface.blit(text(told, em, paint), (box.left + em // 2, box.top + em // 2))
        y = box.top + round(2.2 * em)
        if self.words and not found:
            surface.blit(text(say("nothing", language), em, ink("faint")), (box.left + em // 2, y))
        for number, thing in enumerate(found):
            if number == self.chosen:
                mark = pygame.Rect(box.left + 4, y, box.width - 8, line)
                pygame.draw.rect(surface, ink("strip"), mark, border_radius=3)
            words = text(name_of(self._subject, thing), em, ink("text"), number == self.chosen)
            surface.blit(words, (box.left + em // 2, y))
            y += line
        surface.set_clip(None)
        return box
