"""Opens the window on a run, or on a day that is being simulated."""

from pathlib import Path

from viz.viewer.live import Live
from viz.viewer.recording import open_recording
from viz.viewer.window import SIZE, Window


def view_run(
    folder: Path,
    language: str = "en",
    size: tuple[int, int] = SIZE,
    scale: float = 1.0,
    compare: Path | None = None,
) -> None:
    """Open a window that plays the run in a folder, and return when the user closes it.

    Raises `InputError` where a folder holds no run or the second is of another campus,
    `NoDisplayError` where there is no screen.
    """
    other = None if compare is None else open_recording(compare)
    Window(open_recording(folder), language, size, scale, other).run()


def view_live(
    live: Live,
    language: str = "en",
    size: tuple[int, int] = SIZE,
    scale: float = 1.0,
    compare: Path | None = None,
) -> None:
    """Open a window that plays a run as it goes on; raises what `view_run` does."""
    try:
        other = None if compare is None else open_recording(compare)
        window = Window(live.recording, language, size, scale, other, live)
        window.clock.toggle()
        window.run()
    finally:
        live.close()
