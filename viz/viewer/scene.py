"""The map as it stands at a moment: the layers, one over the other."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import pygame

from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject, layer_kinds
from viz.viewer.moment import Moment

SMOOTHING = 2


@dataclass
class _Sheet:
    """Smooth layers drawn together, and the picture of them that is kept."""

    layers: list[Layer]
    opaque: bool
    key: Hashable = None
    picture: pygame.Surface | None = None

    def drawn(self, view: View, moment: Moment) -> pygame.Surface:
        key = (view, tuple(layer.state(moment) for layer in self.layers))
        if self.picture is None or key != self.key:
            self.key = key
            self.picture = self._draw(view.dense(SMOOTHING), moment, (view.width, view.height))
        return self.picture

    def _draw(self, view: View, moment: Moment, size: tuple[int, int]) -> pygame.Surface:
        flags = 0 if self.opaque else pygame.SRCALPHA
        large = pygame.Surface((view.width, view.height), flags, 32)
        for layer in self.layers:
            layer.draw(large, view, moment)
        return pygame.transform.smoothscale(large, size)


class Scene:
    """A campus, and the run on it if there is one, ready to be drawn at any view and moment."""

    def __init__(self, subject: Subject, hidden: frozenset[str] = frozenset()) -> None:
        """Prepare the layers, but for those whose class is named in `hidden`."""
        self.subject = subject
        layers = [kind(subject) for kind in layer_kinds() if kind.__name__ not in hidden]
        self._parts = list(_parts(layers))

    def draw(self, surface: pygame.Surface, view: View, moment: Moment) -> None:
        """Draw everything that is in view onto a surface of the view's size."""
        for part in self._parts:
            if isinstance(part, Layer):
                part.draw(surface, view, moment)
                continue
            # A sheet of opaque paint, scaled down, holds colours already multiplied by alpha.
            blend = 0 if part.opaque else pygame.BLEND_PREMULTIPLIED
            surface.blit(part.drawn(view, moment), (0, 0), special_flags=blend)


def _parts(layers: list[Layer]) -> Iterator[_Sheet | Layer]:
    """Yield the layers in their order, smooth neighbours on one sheet.

    What stays still below the first that changes has a sheet of its own, which is kept.
    """
    sheet: _Sheet | None = None
    changes_on_sheet = False
    for number, layer in enumerate(layers):
        changes = type(layer).state is not Layer.state
        if sheet is not None and layer.smooth and (changes_on_sheet or not changes):
            sheet.layers.append(layer)
            continue
        if sheet is not None:
            yield sheet
        sheet = _Sheet([layer], opaque=number == 0) if layer.smooth else None
        changes_on_sheet = changes
        if sheet is None:
            yield layer
    if sheet is not None:
        yield sheet
