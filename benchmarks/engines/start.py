"""What stands between a command and its first step: imports, and the kernel's code."""

import time

BEGIN_WALL_S = time.perf_counter()


def first_step() -> dict[str, float]:
    """Load all that `campus run` loads, and walk a small day; the cache may be empty or full."""
    import viz.picture  # noqa: F401 - imported for its cost

    imported = time.perf_counter()
    from benchmarks.engines.kernel import warm_up

    warm_up()
    return {"imports_s": imported - BEGIN_WALL_S, "kernel_s": time.perf_counter() - imported}
