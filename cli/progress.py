"""The progress of a run on stderr: a bar on a terminal, elsewhere only what takes long."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

_WIDTH = 40


class Progress:
    """A line that says what is being done and how far it is."""

    def __init__(self) -> None:
        """Prepare the bar; it is shown on a terminal only."""
        console = Console(stderr=True)
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(bar_width=_WIDTH),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=1.0)
        self._is_compiling = False

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

    def show(self, doing: str, share: float) -> None:
        """Say what is being done, and the share of it that is done."""
        self._bar.update(self._task, description=doing, completed=share)

    def tell_compiling(self) -> None:
        """Say, the first time, that the wait is for code to be compiled; on a terminal or not."""
        if not self._is_compiling:
            self._is_compiling = True
            self._bar.console.print("compiling the models, once on this machine: some 20 s")
