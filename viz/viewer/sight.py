"""What is seen of a run, or of two: the maps, from where, at which instant, in which language."""

from viz.viewer.camera import View
from viz.viewer.hand import Hand
from viz.viewer.live import OPENS_S, Live
from viz.viewer.live_hand import LiveHand
from viz.viewer.look import Look
from viz.viewer.moment import Moment
from viz.viewer.panes import Panes, check_same_campus, in_language
from viz.viewer.recording import Recording
from viz.viewer.timeline.clock import Clock
from viz.viewer.timeline.strip import TimeLine

EM_PX = 14


class Sight:
    """All that mouse, keys and cards act on, and that the window draws."""

    def __init__(
        self,
        recording: Recording,
        language: str = "en",
        scale: float = 1.0,
        other: Recording | None = None,
        live: Live | None = None,
    ) -> None:
        """See the whole campus; parameters as of `viz.viewer.window.Window`."""
        if other is not None:
            check_same_campus(recording, other)
        self.recording, self.other = recording, other
        self.language = language
        self.em, self.lettering = round(EM_PX * scale), scale
        self.clock = Clock(recording.start_ms, recording.end_ms)
        self.clock.jump(recording.crowding_peak_ms() if live is None else OPENS_S * 1000)
        if live is not None:
            self.clock.known_ms = live.known_ms
        self.look = Look()
        self.panes = Panes(recording, other, language)
        self.line = TimeLine(recording, other)
        self.hand = Hand(recording) if live is None else LiveHand(live)
        self.fit()

    @property
    def moment(self) -> Moment:
        """What is shown: the clock's instant, and how."""
        return Moment(self.clock.moment.at_ms, self.look)

    def speak(self, language: str) -> None:
        """Name everything in a language."""
        self.language = language
        self.panes = in_language(self.panes, language)

    def compare_with(self, other: Recording) -> None:
        """Show another run beside the first."""
        check_same_campus(self.recording, other)
        self.other = other
        self.panes = Panes(self.recording, other, self.language)
        self.line = TimeLine(self.recording, other)

    def fit(self) -> None:
        """Show the whole campus."""
        bounds = self.panes.subjects[0].bounds
        self.view = View.fitted(bounds, self.panes.size, lettering=self.lettering)

    def show(self, x_m: float, y_m: float, scale: float) -> None:
        """Put a place [m] in the middle of the map, at least at a scale [pixels a metre]."""
        size, scale = self.panes.size, max(scale, self.view.scale)
        self.view = View(x_m, y_m, scale, *size, lettering=self.lettering)
