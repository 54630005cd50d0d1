"""How the pages of this directory become a site: `make docs`. Nothing may be amiss, neither a link nor a heading."""

from pathlib import Path
from typing import Any

project = "xcollab"
author = "The xcollab maintainers"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "xcollab"
html_copy_source = False
html_show_sphinx = False
templates_path: list[str] = []
exclude_patterns = ["deploy/*"]
myst_heading_anchors = 4
"""As forges have them, in Chinese too."""
suppress_warnings = ["misc.highlighting_failure"]  # a block of a shell with `…` in it is for people
nitpicky = True

PAGES = (
    "start",
    "pages",
    "windows",
    "commands",
    "glossary",
    "rules",
    "notices",
    "files",
    "check",
    "deploy",
    "channels",
    "answers",
    "lists",
    "trust",
    "json",
    "performance",
    "architecture",
)
PARTS = {"English": PAGES, "中文": tuple(f"{name}.zh" for name in PAGES)}


def _contents(app: Any, page: str, source: list[str]) -> None:
    """What stands in the margin, in this order; the page itself is plain Markdown, so that a forge shows it as well."""
    if page == "index":
        decisions = sorted(f"decisions/{path.stem}" for path in (Path(__file__).parent / "decisions").glob("*.md"))
        for title, pages in {**PARTS, "Decisions": decisions}.items():
            source[0] += "\n".join(["", "```{toctree}", ":hidden:", f":caption: {title}", "", *pages, "```", ""])


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _contents)
