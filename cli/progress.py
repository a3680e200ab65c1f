"""The progress of a run on stderr: a bar on a terminal, elsewhere only what takes long."""

from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

from cli.bar import Bar

_WIDTH = 40


class Progress(Bar):
    """A line that says what is being done and how far it is."""

    def __init__(self) -> None:
        """Prepare the bar."""
        super().__init__(
            TextColumn("{task.description}"),
            BarColumn(bar_width=_WIDTH),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )
        self._task = self.bar.add_task("", total=1.0)
        self._is_compiling = False

    def show(self, doing: str, share: float) -> None:
        """Say what is being done, and the share of it that is done."""
        self.bar.update(self._task, description=doing, completed=share)

    def tell_compiling(self) -> None:
        """Say, the first time, that the wait is for code to be compiled; on a terminal or not."""
        if not self._is_compiling:
            self._is_compiling = True
            self.console.print("compiling the models, once on this machine: some 20 s")
