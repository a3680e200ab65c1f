"""What stops a run that has begun."""


class RunBroken(Exception):  # noqa: N818 - it names what happened to the run
    """Something that must always hold did not: the run's results cannot be trusted."""
