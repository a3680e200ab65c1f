"""What an import found, assumed and dropped, told to the person who asked for it."""

from dataclasses import dataclass, field


def counted(count: int, thing: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


@dataclass(frozen=True)
class Dropped:
    """A thing of the extract that did not arrive: what it is, its id, its name, and why."""

    what: str
    id: str
    name: str
    reason: str

    def __str__(self) -> str:
        named = f" ({self.name})" if self.name else ""
        return f"{self.what} {self.id}{named}: {self.reason}"


@dataclass(frozen=True)
class ImportReport:
    """The account of an import; as text, one line a finding."""

    campus: str
    found: tuple[str, ...]
    assumed: tuple[str, ...]
    dropped: tuple[Dropped, ...]

    def lines(self) -> list[str]:
        """Return the account as lines of text."""
        parts = [("Found", self.found), ("Assumed", self.assumed), ("Dropped", self.dropped)]
        told = [self.campus]
        for title, entries in parts:
            told.append(f"{title}:" if entries else f"{title}: nothing")
            told += [f"  {entry}" for entry in entries]
        return told

    def __str__(self) -> str:
        return "\n".join(self.lines())


@dataclass
class Notes:
    """Gathers the account while the import goes on."""

    found: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def find(self, text: str) -> None:
        """Note something found."""
        self.found.append(text)

    def assume(self, text: str) -> None:
        """Note something that nobody measured."""
        self.assumed.append(text)

    def drop(self, what: str, key: str, name: str, reason: str) -> None:
        """Note something that did not arrive."""
        self.dropped.append(Dropped(what, key, name, reason))

    def report(self, campus: str) -> ImportReport:
        """Return the account of the whole import."""
        return ImportReport(campus, tuple(self.found), tuple(self.assumed), tuple(self.dropped))
