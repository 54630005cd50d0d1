"""How much of our own code runs: lines counted, not time, so that a slow machine is no mistake of the code."""

import sys
from collections.abc import Callable


def steps(what: Callable[[], object], most: int | None = None) -> int:
    """Lines that run while something is done; with `most`, it is stopped where there are more."""
    count, before = 0, sys.gettrace()

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        assert most is None or count < most, "more steps than that"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        what()
    finally:
        sys.settrace(before)
    return count
