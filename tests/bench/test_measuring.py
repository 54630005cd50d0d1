"""What memory is counted where somebody looks: of all processes, what they share once."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.measuring import _together

_MEGABYTES = 60
_FORKED = f"import os; held = b'x' * ({_MEGABYTES} << 20); child = os.fork(); print('there', flush=True) if child else 0; input()"


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc to look into")
def test_what_forked_processes_share_is_counted_once() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", _FORKED], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout and process.stdout.readline() == b"there\n"
        counted = _together(process.pid)
    assert _MEGABYTES < counted < 1.5 * _MEGABYTES
