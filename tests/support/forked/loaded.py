"""Everything that a command of xcollab may load, and what it makes once of it: a fork finds it there."""

import gc
import os
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

import xcollab
from tests.support.company import Company, isolated

_LAZY = ("encodings.utf_8_sig", "ruamel.yaml", "holidays", "rich.console", "typer.main")
"""Modules of others that a command imports when it needs them."""
_TYPED = (
    "init --name Acme --id acme --language en --member zhou --department sales --department-name Sales",
    "request new q3 --title Q3 --background B --objective O --coordinator zhou --department sales --due 2024-09-30"
    " --milestone Launch;date=2024-09-01",
    "request submit q3", "inbox", "status q3", "why q3", "board", "report q3", "metrics", "overdue", "check", "sync --dry-run",
)  # fmt: skip


def load() -> None:
    """Import it all, and type a few commands, so that models, templates and catalogues are made."""
    for module in walk_packages(xcollab.__path__, "xcollab."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in _LAZY:
        import_module(name)
    with TemporaryDirectory() as home:
        company = Company(Path(home) / "acme", isolated(Path(home) / "home", os.environ))
        company.root.mkdir()
        for line in _TYPED:
            company.does("zhou", *line.split())
    gc.collect()
    gc.freeze()  # so that a fork does not copy what it never changes
