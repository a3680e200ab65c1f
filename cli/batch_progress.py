"""The progress of many runs on stderr: a bar with the time left, or lines where there is none."""

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

from cli.bar import Bar

_LINES = 10


class BatchProgress(Bar):
    """Says how many of the wanted runs are done: on a terminal a bar, elsewhere ten lines."""

    def __init__(self) -> None:
        """Prepare the bar."""
        super().__init__(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("time left"),
            TimeRemainingColumn(),
        )
        self._task = self.bar.add_task("runs", total=None)
        self._lines = 0

    def show(self, done: int, wanted: int) -> None:
        """Say that so many runs of those that are wanted are done."""
        self.bar.update(self._task, completed=done, total=wanted)
        if done == 0:
            self._lines = 0
        if self.console.is_terminal or not wanted:
            return
        if _LINES * done // wanted > self._lines:
            self._lines = _LINES * done // wanted
            self.console.print(f"{done} of {wanted} runs", highlight=False)
