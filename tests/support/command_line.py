from collections.abc import Callable
from typing import TypeAlias

# Runs `campus` with the arguments; gives exit status, stdout and stderr.
CommandLine: TypeAlias = Callable[..., tuple[int, str, str]]
