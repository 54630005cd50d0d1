"""What of the counted modules a test process reaches, written down at its end: a plugin of pytest's, `-p tests.support.gates.reached`.

SlipCover puts a probe at each line and branch, which goes once it has been reached; what traces every line of everything, as Coverage.py
does before Python 3.12, made the counted tests take twice as long.
"""

import json
import os
import shutil

import pytest
from slipcover import FileMatcher, ImportManager, Slipcover

from tests.support.gates.branch_coverage import REACHED

COUNTED = [f"xcollab/{folder}" for folder in ("workflow", "schema", "app")]
"""Whose modules are counted."""

# Before anything of ours is imported: a module that is there already has no probes.
_probes = Slipcover(branch=True, source=COUNTED)
_importing = ImportManager(_probes, FileMatcher(sources=COUNTED))
_importing.__enter__()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Nothing is left of an earlier run."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(REACHED, ignore_errors=True)
        REACHED.mkdir()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write it down."""
    name = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    (REACHED / f"{name}.json").write_text(json.dumps(_probes.get_coverage()), encoding="utf-8")
