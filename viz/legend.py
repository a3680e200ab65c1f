"""What the colours and signs mean, for what is on the map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from maps.vocabulary import PathKind, Word, area_uses, building_uses, path_kinds
from models.people.levels import LEVELS, least_areas_m2
from viz.palette import Colour, colours, ink
from viz.scales import Scale, scales
from viz.symbols import POINTS, draw_symbol
from viz.text import text
from viz.viewer.layer import Subject
from viz.viewer.layers.closures import signs_of
from viz.viewer.layers.crowding import FLOW_WIDTH_PX, LEVEL_WIDTH_PX
from viz.viewer.layers.differences import FLOW_BOUNDS, PEOPLE_BOUNDS
from viz.viewer.layers.ground import KINDS
from viz.viewer.look import Look
from viz.words import say

ENLARGED = 4
SMALLEST_EM = 11

Paint = Callable[[pygame.Surface, pygame.Rect], None]


@dataclass(frozen=True)
class Entry:
    """A sample, painted into a box `ENLARGED` times its size, and what it means."""

    paint: Paint
    words: str


@dataclass(frozen=True)
class Section:
    """Entries under a heading, with a note."""

    title: str
    entries: Sequence[Entry]
    note: str = ""


def legend(subject: Subject, look: Look | None = None, dots: bool = False) -> list[Section]:
    """Return the legend of what a campus has; of a run, how it and `dots` are shown."""
    language = subject.language
    look = look or Look()
    uses = Section(say("buildings", language), _buildings(subject))
    rest = [
        Section(say("grounds", language), _grounds(subject)),
        Section(say("ways", language), _ways(subject)),
        Section(say("points", language), _points(subject)),
    ]
    if subject.recording is None:
        return [section for section in (uses, *rest) if section.entries]
    if subject.other is not None:
        return [*_differences(language), rest[-1]]
    sections = []
    if look.paths == "level":
        minutes = max(1, subject.recording.interval_s // 60)
        note = say("level_note", language, minutes=minutes)
        sections.append(Section(say("crowding", language), _levels(), note))
    elif look.paths == "flow":
        sections.append(
            Section(say("flow", language), _flows(), scales()["flow"].unit_in(language))
        )
    pill = say("headcount" if look.buildings == "use" else "value", language)
    people = _people(subject, look) if dots else []
    sections.append(Section(say("people", language), [Entry(_pill, pill), *people]))
    if look.buildings != "use":
        scale = scales()[look.buildings]
        title = f"{say(look.buildings, language)} ({scale.unit_in(language)})"
        uses = Section(title, _classes(scale))
    return [section for section in (*sections, uses, *rest) if section.entries]


def draw_legend(
    surface: pygame.Surface, box: pygame.Rect, sections: Sequence[Section], em: int
) -> None:
    """Draw the legend into a box, lettered `em` pixels high or smaller where it must.

    Where it does not fit even so, the last sections are left out.
    """
    while em > SMALLEST_EM and _height(sections, em) > box.height:
        em -= 1
    while sections and _height(sections, em) > box.height:
        sections = sections[:-1]
    y = box.top
    for section in sections:
        heading = text(section.title, em, ink("text"), True)
        surface.blit(heading, (box.left, y))
        y += round(1.6 * em)
        for entry in section.entries:
            sample = pygame.Rect(box.left, y + round(0.15 * em), round(2.2 * em), round(1.2 * em))
            _draw_sample(surface, sample, entry.paint)
            words = text(entry.words, em, ink("text"))
            surface.blit(words, words.get_rect(midleft=(sample.right + em // 2, sample.centery)))
            y += round(1.55 * em)
        if section.note:
            for line in section.note.split("\n"):
                surface.blit(text(line, round(0.8 * em), ink("faint")), (box.left, y))
                y += round(1.2 * em)
        y += round(0.7 * em)


def _height(sections: Sequence[Section], em: int) -> int:
    lines = sum(1.6 + 0.7 + 1.55 * len(section.entries) for section in sections)
    notes = sum(1.2 * (section.note.count("\n") + 1) for section in sections if section.note)
    return round((lines + notes) * em)


def _draw_sample(surface: pygame.Surface, box: pygame.Rect, paint: Paint) -> None:
    large = pygame.Surface((box.width * ENLARGED, box.height * ENLARGED), 0, 32)
    large.fill(ink("page"))
    paint(large, large.get_rect())
    surface.blit(pygame.transform.smoothscale(large, box.size), box)


def _patch(colour: Colour, edge: Colour) -> Paint:
    def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
        pygame.draw.rect(surface, colour, box)
        pygame.draw.rect(surface, edge, box, ENLARGED)

    return paint


def _band(colour: Colour, edge: Colour, width: float, ticks: bool = False) -> Paint:
    def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
        surface.fill(colours("ground")["campus"])
        band = pygame.Rect(0, 0, box.width, round(width * ENLARGED))
        band.center = box.center
        pygame.draw.rect(surface, edge, band.inflate(0, 2 * ENLARGED))
        pygame.draw.rect(surface, colour, band)
        for x in range(band.left, band.right, 4 * ENLARGED) if ticks else ():
            pygame.draw.rect(surface, ink("step"), (x, band.top, ENLARGED, band.height))

    return paint


def _sign(kind: str) -> Paint:
    def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
        draw_symbol(surface, kind, box.center, box.height * 0.4)

    return paint


def _disc(colour: Colour, radius: float) -> Paint:
    def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
        pygame.draw.circle(surface, colour, box.center, radius * ENLARGED)

    return paint


def _pill(surface: pygame.Surface, box: pygame.Rect) -> None:
    pill = box.inflate(0, -box.height // 6)
    pygame.draw.rect(surface, ink("pill"), pill, border_radius=pill.height // 2)
    number = text("123", pill.height * 3 // 5, ink("pill_text"), True)
    surface.blit(number, number.get_rect(center=pill.center))


def _name(word: Word | PathKind, language: str) -> str:
    return word.name_zh if language == "zh" else word.name


def _buildings(subject: Subject) -> list[Entry]:
    present = {building.use for building in subject.campus.buildings.values()}
    return [
        Entry(_patch(colours("building")[key], ink("outline")), _name(use, subject.language))
        for key, use in building_uses().items()
        if key in present
    ]


def _grounds(subject: Subject) -> list[Entry]:
    uses = {area.use for area in subject.campus.areas.values()}
    kinds = {scenery.kind for scenery in subject.campus.scenery.values()}
    found = [
        (colours("area")[key], _name(use, subject.language))
        for key, use in area_uses().items()
        if key in uses
    ]
    found += [
        (colours("ground")[kind], say(kind, subject.language)) for kind in KINDS if kind in kinds
    ]
    return [Entry(_patch(colour, ink("frame")), words) for colour, words in found]


def _ways(subject: Subject) -> list[Entry]:
    present = {path.kind for path in subject.campus.paths.values()}
    shown = ("road", "pedestrian", "footway", "path", "cycleway", "steps", "bridge")
    return [
        Entry(
            _band(colours("path")[key], colours("casing")[key], 5, key == "steps"),
            _name(path_kinds()[key], subject.language),
        )
        for key in shown
        if key in present
    ]


def _points(subject: Subject) -> list[Entry]:
    present = {spot.kind for spot in subject.campus.spots.values()}
    run = subject.recording
    shown = [kind for kind in POINTS if kind in present]
    shown += signs_of(run.interventions) if run is not None else []
    found = [Entry(_sign(kind), say(kind, subject.language)) for kind in shown]
    return [*found, Entry(_disc(ink("door"), 2.5), say("entrance", subject.language))]


def _levels() -> list[Entry]:
    bounds = least_areas_m2("fruin_walkway")
    above = (None, *bounds[:-1])
    words = [
        f"{name}   > {low:.1f}"
        if high is None
        else f"{name}   {low:.1f} – {high:.1f}"
        if low
        else f"{name}   < {high:.1f}"
        for name, low, high in zip(LEVELS, bounds, above, strict=True)
    ]
    return [
        Entry(_band(colours("level")[name], ink("outline"), width), line)
        for name, width, line in zip(LEVELS, LEVEL_WIDTH_PX, words, strict=True)
    ]


def _differences(language: str) -> list[Section]:
    """Return the two diverging scales of a comparison."""
    titles = {"difference_flow": FLOW_BOUNDS, "difference_people": PEOPLE_BOUNDS}
    found = []
    for title, (low, middle, high) in titles.items():
        words = [f"{low:g} – {middle:g}", f"{middle:g} – {high:g}", f"≥ {high:g}"]
        less = [(str(place), f"− {words[-place - 1]}") for place in (-3, -2, -1)]
        more = [(str(place), f"+ {words[place - 1]}") for place in (1, 2, 3)]
        paint = [
            Entry(_patch(colours("difference")[key], ink("outline")), told)
            for key, told in [*less, *more]
        ]
        found.append(Section(say(title, language), paint))
    return found


def _flows() -> list[Entry]:
    pairs = zip(FLOW_WIDTH_PX, scales()["flow"].classes(), strict=True)
    return [Entry(_band(ink("flow"), ink("outline"), width), words) for width, words in pairs]


def _classes(scale: Scale) -> list[Entry]:
    pairs = zip(list(colours("scale").values())[:6], scale.classes(), strict=True)
    return [Entry(_patch(colour, ink("outline")), words) for colour, words in pairs]


def _people(subject: Subject, look: Look) -> list[Entry]:
    """Return what the colours of dots mean, and the sign of who rides and of who queues."""
    language, run = subject.language, subject.recording
    groups = {"role": "role", "purpose": "purpose", "delay": "lateness"}
    shown = colours(groups[look.people]) if look.people in groups else {}
    found = [Entry(_disc(colour, 3.5), say(key, language)) for key, colour in shown.items()]
    if run is not None and run.ridden.any() and look.people != "none":
        found.append(Entry(_diamond(ink("text"), 4.5), say("rider", language)))
    return found


def _diamond(colour: Colour, radius: float) -> Paint:
    def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
        x, y, size = *box.center, radius * ENLARGED
        pygame.draw.polygon(
            surface, colour, [(x - size, y), (x, y - size), (x + size, y), (x, y + size)]
        )

    return paint
