"""Where the JSON Schemas of a workspace's files lie in it, which version made them, and the line by which a file names its own."""

import json
from pathlib import Path

from xcollab import __version__
from xcollab.errors import Refused
from xcollab.schema.version import too_old_for
from xcollab.store.disk import no_links
from xcollab.store.disk.layout import place
from xcollab.store.git.sources import Source
from xcollab.store.git.working_tree import WorkingTree

DIRECTORY = ".xcollab/schemas"
"""Below the workspace."""
ENDING = ".schema.json"
MAKER = "xcollab "
"""What a schema of ours begins its comment with; the version that made it follows."""
FIRST = f"{DIRECTORY}/workspace{ENDING}"
"""One that is always there: they are made together, so it tells of all."""


def modeline(path: str) -> str:
    """The comment at the head of a file of the workspace that names its schema to editors; a statement is written by us, and has none.

    Editors go from the file's own place, so it holds wherever the repository lies.
    """
    found = place(path)
    if found is None or found.kind not in ("workspace", "calendar", "department", "template", "request", "task"):
        return ""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{DIRECTORY}/{found.kind}{ENDING}\n"


def modeline_where_exported(root: Path, path: str) -> str:
    """The same where the schemas lie in the workspace; an empty text where they do not."""
    try:
        there = no_links.look(root, FIRST) is not None
    except Refused:
        return ""
    return modeline(path) if there else ""


def exported_by(source: Source) -> str:
    """The version that made the schemas that a source holds; an empty text where it holds none of ours."""
    if source.blob(FIRST) is None and not isinstance(source, WorkingTree):
        return ""
    content = source.read([FIRST]).get(FIRST)
    return made_by(content.decode("utf-8", "replace")) if isinstance(content, bytes) else ""


def outdated(source: Source) -> str:
    """The same where it is older than the version that runs."""
    made = exported_by(source)
    return made if made and too_old_for(__version__, running=made) else ""


def made_by(text: str) -> str:
    """The version of xcollab that made a schema; empty for what is none of ours."""
    try:
        schema = json.loads(text)
    except ValueError:
        return ""
    said = schema.get("$comment") if isinstance(schema, dict) else None
    return said.removeprefix(MAKER) if isinstance(said, str) and said.startswith(MAKER) else ""
