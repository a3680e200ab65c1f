"""The progress of many runs on stderr: a bar with the time left, or lines where there is none."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

_LINES = 10


class BatchProgress:
    """Says how many of the wanted runs are done: on a terminal a bar, elsewhere ten lines."""

    def __init__(self) -> None:
        """Prepare the bar."""
        self._console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("time left"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("runs", total=None)
        self._lines = 0

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._bar.stop()

    def show(self, done: int, wanted: int) -> None:
        """Say that so many runs of those that are wanted are done."""
        self._bar.update(self._task, completed=done, total=wanted)
        if done == 0:
            self._lines = 0
        if self._console.is_terminal or not wanted:
            return
        if _LINES * done // wanted > self._lines:
            self._lines = _LINES * done // wanted
            self._console.print(f"{done} of {wanted} runs", highlight=False)
