"""The oldest git that has what is asked of it here, and how a git says of itself how old it is."""

import re
import subprocess
from collections.abc import Mapping

from xcollab.errors import GitRefused

MINIMUM = (2, 38)
USAGE = 129
"""The exit code of a git that does not know an option, and says how it is to be used."""


def version(said: str) -> tuple[int, ...]:
    """The numbers in what `git version` says, such as `git version 2.39.5.windows.1`; none where it says none."""
    found = re.search(r"[0-9]+(?:\.[0-9]+)+", said)
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def refuse_old(environment: Mapping[str, str]) -> None:
    """Raise `GitRefused` where git is too old. Asked only after it did not know an option, so that nobody else waits for it."""
    told = subprocess.run(["git", "version"], env=environment, capture_output=True, check=False, timeout=60).stdout
    if (found := version(told.decode("utf-8", "replace"))) < MINIMUM:
        raise GitRefused("old-git", found=".".join(map(str, found)))
