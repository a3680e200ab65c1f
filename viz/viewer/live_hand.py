"""What is changed by hand in a live world: it takes hold at once."""

from pathlib import Path

from viz.viewer.hand import Hand, intervention
from viz.viewer.live import Live
from viz.viewer.pick import Thing


class LiveHand(Hand):
    """Submits interventions to a live world, and shows which it has taken."""

    title = "by_hand_live"

    def __init__(self, live: Live) -> None:
        """Begin with the interventions of the scenario alone."""
        super().__init__(live.recording)
        self._live = live
        self._own = len(live.acts)

    def change(self, kind: str, thing: Thing | None, at_ms: int) -> None:
        """Submit an intervention."""
        act = intervention(self.run, kind, thing, at_ms // 1000)
        if act is not None:
            self._live.submit(act)

    def undo(self) -> None:
        """Have the last change taken back."""
        if self.done:
            self._live.undo()

    def simulate(self, folder: Path) -> None:
        """Do nothing: what is seen is simulated with the changes already."""

    def follow(self) -> None:
        """See what the world has taken, or why it has refused."""
        if self._live.acts[self._own :] != self.done or self._live.told:
            self.done, self.told = self._live.acts[self._own :], self._live.told
            self._live.told = ""

    @property
    def is_busy(self) -> bool:
        """Whether the viewer waits for the world."""
        return self._live.is_busy

    def close(self) -> None:
        """End the world."""
        self._live.close()
