"""Every command that anybody of the example is offered at any moment, typed as printed, in both languages: `python -m bench.offered`.

Twenty minutes of one core. The test of the same name types each where it is first offered.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path

from tests.support.company import Company, isolated
from tests.support.printed.offered import Walk


def main() -> None:
    """Print how many commands were printed, how many were typed, and what was wrong."""
    home = Path(tempfile.mkdtemp(prefix="offered-"))
    company = Company(home, isolated(home / "home", os.environ))
    company.did("zhou", "demo", "example")
    for language in ("en", "zh"):
        shutil.rmtree(home / language, ignore_errors=True)
        shutil.copytree(home / "example", home / language, symlinks=True)
        walk = Walk(Company(home / language, company.environment))
        begun = time.process_time()
        moments = 0
        for _ in walk.moments():
            walk.look(language, everything=True)
            moments += 1
        told = f"{moments} moments, {walk.printed} commands printed, {walk.run} typed, {len(walk.wrong)} wrong"
        print(f"{language}: {told}; {time.process_time() - begun:.0f} s", *walk.wrong, sep="\n  ")
    shutil.rmtree(home)


if __name__ == "__main__":
    main()
