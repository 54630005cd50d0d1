"""What something costs, told by how many functions it calls: no clock is read."""

import sys
from collections.abc import Callable


def counted(work: Callable[[], object]) -> int:
    """How many calls of functions it takes."""
    number = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number
