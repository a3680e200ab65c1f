"""The map as it stands at a moment: the layers, one over the other."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import pygame

from viz.palette import colours
from viz.viewer.camera import View
from viz.viewer.layer import Layer, Subject, layer_kinds
from viz.viewer.moment import Moment

SMOOTHING = 2
STRETCH = 2.5
"""A kept picture stands in for the map while the view moves, enlarged by at most this."""


@dataclass
class _Sheet:
    """Smooth layers drawn together, and the picture of them that is kept."""

    layers: list[Layer]
    opaque: bool
    view: View | None = None
    states: tuple[Hashable, ...] = ()
    picture: pygame.Surface | None = None

    def paint(self, surface: pygame.Surface, view: View, moment: Moment, moving: bool) -> None:
        """Paint the sheet onto a surface, drawn anew where what is kept does not do."""
        states = tuple(layer.state(moment) for layer in self.layers)
        kept = self.picture, self.view
        if states != self.states or not _will_do(*kept, view, moving):
            self.view, self.states = view, states
            self.picture = self._draw(view.dense(SMOOTHING), moment, (view.width, view.height))
        assert self.picture is not None and self.view is not None
        # A sheet of opaque paint, scaled down, holds colours already multiplied by alpha.
        blend = 0 if self.opaque else pygame.BLEND_PREMULTIPLIED
        if view == self.view:
            surface.blit(self.picture, (0, 0), special_flags=blend)
            return
        west, _, _, north = self.view.bounds
        times = view.scale / self.view.scale
        stretched = self.picture if times == 1 else pygame.transform.scale_by(self.picture, times)
        surface.blit(stretched, view.to_pixel(west, north), special_flags=blend)

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

    def draw(
        self, surface: pygame.Surface, view: View, moment: Moment, moving: bool = False
    ) -> None:
        """Draw everything that is in view onto a surface of the view's size.

        While the view is `moving`, the smooth layers may be shown as they were drawn before,
        shifted and stretched, which is quick.
        """
        if moving:
            surface.fill(colours("ground")["outside"])
        for part in self._parts:
            if isinstance(part, Layer):
                part.draw(surface, view, moment)
            else:
                part.paint(surface, view, moment, moving)


def _will_do(picture: pygame.Surface | None, kept: View | None, view: View, moving: bool) -> bool:
    """Return whether a picture of the view `kept` can be shown for another view."""
    if picture is None or kept is None:
        return False
    near = 1 / STRETCH < view.scale / kept.scale < STRETCH
    same_size = (kept.width, kept.height) == (view.width, view.height)
    return view == kept or (moving and near and same_size)


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
