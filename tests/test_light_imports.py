"""What the quick views need once their rows are there loads no model, no parser and no table of others.

Importing those costs more than all the rest of `board`, `inbox`, `overdue`, `search` and `waiting` together. Nothing is timed here: a
fresh interpreter imports every module that such a view may need, and says by which road it came to a heavy package.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import walk_packages

HEAVY = (
    "pydantic", "pydantic_core", "yaml", "ruamel", "rich", "typer", "holidays", "babel", "git", "jinja2", "email", "http",
    "xml", "asyncio",
)  # fmt: skip
SLOW = ("dataclasses", "inspect", "hashlib", "xcollab.schema.snapshot", "xcollab.workflow.model.state")
"""What rows need not be told either: what the fold yields, and what makes its classes."""
CHECKS = (
    "dataclasses",
    "inspect",
    "pydantic",
    "pydantic_core",
    "yaml",
    "ruamel",
    "rich",
    "typer",
    "holidays",
    "babel",
    "importlib.metadata",
)
"""What checks and parses, and what takes as long to load."""
PACKAGES = ("xcollab.words", "xcollab.workflow.obligations", "xcollab.workflow.time")
"""Every module of these."""
MODULES = (
    "xcollab.errors", "xcollab.schema.dates", "xcollab.schema.digests", "xcollab.schema.parts.moves", "xcollab.schema.names",
    "xcollab.schema.snapshot",
    *(f"xcollab.workflow.model.{name}" for name in
      ("acceptors", "addressees", "agreed_dates", "attempt", "authority", "date_changes", "fingerprints", "layered",
       "plan_references", "state", "state_machines")),
    *(f"xcollab.workflow.views.{name}" for name in ("board", "escalated", "overdue", "search", "summary", "waiting_matrix")),
    "xcollab.app.overview", *(f"xcollab.app.views.{name}" for name in ("board", "inbox", "time.overdue", "search", "waiting")), "xcollab.app.searched",
    *(f"xcollab.store.index.{name}" for name in ("collabs", "database", "passages", "rows", "settings", "version")),
    *(f"xcollab.render.base.{name}" for name in
      ("context", "json_data", "links", "markdown", "sanitize", "styled", "tables", "cards", "task_marks", "width", "wrapping")),
    *(f"xcollab.render.text.{name}" for name in ("board", "inbox", "rulebook.obligations", "sharing.sync", "time.overdue", "search", "waiting", "waiting_matrix")),
)  # fmt: skip
_PROBE = """
import json, sys
heavy, modules = json.loads(sys.argv[1])
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name not in heavy:
            return
        frame, road = sys._getframe(), [name]
        while frame:
            module = frame.f_globals.get("__name__", "")
            if module.startswith("xcollab.") and module != road[-1]:
                road.append(module)
            frame = frame.f_back
        print(" < ".join(road))
sys.meta_path.insert(0, Watch())
for module in modules:
    __import__(module)
"""


def _roads(modules: Sequence[str], heavy: Sequence[str] = HEAVY) -> list[str]:
    """How a fresh interpreter that imports these comes to each such package: `pydantic < xcollab.schema.base < …`."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, json.dumps([heavy, modules])], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def _of_packages() -> list[str]:
    return [module.name for name in PACKAGES for module in walk_packages(import_module(name).__path__, f"{name}.")]


def test_what_a_view_needs_of_rows_that_are_there_loads_nothing_heavy() -> None:
    assert _roads([*MODULES, *_of_packages()]) == []


def test_who_owes_what_and_by_when_is_told_without_what_the_fold_yields() -> None:
    told = [f"xcollab.render.base.{name}" for name in ("context", "json_data", "styled", "tables", "width")]
    assert _roads([*_of_packages(), *told, "xcollab.render.text.waiting", "xcollab.render.text.inbox"], SLOW) == []


def test_a_view_of_one_collaboration_that_was_checked_before_loads_neither_what_checks_nor_what_parses() -> None:
    views = [f"xcollab.app.views.{name}" for name in ("status", "why", "history", "reports.report", "tasks")]
    assert _roads(["xcollab.app.workspace_view", "xcollab.store.git.unchanged", *views], CHECKS) == []


def test_the_road_to_a_heavy_package_is_told() -> None:
    (first, *_) = _roads(["xcollab.store.yaml.reading"])
    assert first == "yaml < xcollab.store.yaml.reading"
