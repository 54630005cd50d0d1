"""`python -m bench.generate DIRECTORY [--size 10k | --collaborations 500 …]`: a legal workspace of any size, in seconds."""

import argparse
import sys
import time
from pathlib import Path

from bench.generate.size import NAMED, Size, of_files
from bench.generate.stream import generate


def main() -> int:
    """Read the size, make the workspace, say how long it took."""
    options = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    options.add_argument("directory", type=Path)
    options.add_argument("--size", choices=NAMED, help="one of those that are measured")
    options.add_argument("--files", type=int, help="about so many files")
    for name, default in Size._field_defaults.items():
        options.add_argument(f"--{name}", type=int, help=f"{default} where nothing is said")
    asked = options.parse_args()
    size = NAMED[asked.size] if asked.size else of_files(asked.files) if asked.files else Size()
    size = size._replace(**{name: value for name in Size._fields if (value := getattr(asked, name)) is not None})
    began = time.monotonic()
    print(f"{generate(asked.directory, size)} files in {time.monotonic() - began:.1f} s: {size}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
