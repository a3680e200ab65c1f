"""What stops a run."""


class RunBroken(Exception):  # noqa: N818 (an event, told to the user by this name)
    """An invariant broke while the run went on; the text says which one, when, and for whom."""
