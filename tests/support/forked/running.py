"""Being the program: a process that was forked does what an interpreter of its own would do, and nothing of the test goes on in it."""

import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from xcollab.__main__ import main

_UNFLUSHED = 120
"""The exit code of an interpreter that cannot say all at its end."""


def be(
    directory: Path | int,
    environment: Mapping[str, str],
    words: Sequence[str],
    ends: Callable[[int], object] = lambda code: None,
) -> NoReturn:
    """From the first line of the program to the end of the process, with the standard streams that it has; `directory` may be an open one.

    `ends` hears the exit code before the process is gone.
    """
    code = 70
    try:
        os.chdir(directory)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        sys.argv = ["xcollab", *words]
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, buffering, encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115 - until the end
            for number, mode, buffering, errors in (
                (0, "r", -1, "surrogateescape"), (1, "w", 1 if os.isatty(1) else -1, "surrogateescape"), (2, "w", 1, "backslashreplace"),
            )
        )  # fmt: skip
        main()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - told, and nothing of the test goes on
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:
                code = _UNFLUSHED
        with suppress(OSError):  # who asked may be gone
            ends(code)
        os._exit(code)
