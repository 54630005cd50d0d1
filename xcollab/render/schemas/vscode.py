"""What Visual Studio Code and its relatives need in order to check files by their schemas: two files of settings."""

import json
from typing import Any

from xcollab.render.schemas.kinds import KINDS

EXTENSIONS = ".vscode/extensions.json"
SETTINGS = ".vscode/settings.json"
_YAML = "redhat.vscode-yaml"


def vscode_text(path: str, directory: str, ending: str, present: str | None) -> str | None:
    """One of the two files, `directory` being where the schemas lie: what is there already, with ours added.

    None where what is there is no plain JSON, such as settings with comments: nobody's file is written anew.
    """
    try:
        before = json.loads(present) if present and present.strip() else {}
    except ValueError:
        return None
    if not isinstance(before, dict):
        return None
    after = _recommended(before) if path == EXTENSIONS else _associated(before, directory, ending)
    if present is not None and after == before:
        return present
    return json.dumps(after, ensure_ascii=False, indent=2) + "\n"


def _recommended(before: dict[str, Any]) -> dict[str, Any]:
    known = before.get("recommendations", [])
    return {**before, "recommendations": known if _YAML in known else [*known, _YAML]}


def _associated(before: dict[str, Any], directory: str, ending: str) -> dict[str, Any]:
    ours = {f"./{directory}/{name}{ending}": list(kind.globs) for name, kind in KINDS.items()}
    return {**before, "yaml.schemas": {**before.get("yaml.schemas", {}), **ours}}
