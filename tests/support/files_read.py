"""One file, as the reader of a workspace judges it, and as its schema does: what each of them finds wrong."""

import re
from collections.abc import Mapping
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.support.editors.as_editors_read import as_editors_read
from xcollab.render.schemas.kinds import KINDS, file_schemas
from xcollab.schema.names import subject_of
from xcollab.schema.value import Invalid
from xcollab.store.disk.layout import place
from xcollab.store.yaml.reading import Unreadable, read
from xcollab.workflow.rules.rulebook import STATEMENTS

_PAGE = (Path(__file__).parents[2] / "docs/files.md").read_text(encoding="utf-8")
EXAMPLES: Mapping[str, str] = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", _PAGE, re.DOTALL))
"""By path: a file of every kind and of every act, which the manual shows."""


def kind_of(path: str) -> str:
    """Which kind of file lies at a path, by the names of the schemas."""
    found = place(path)
    assert found, path
    if found.kind != "statement":
        return found.kind
    subject = subject_of(found.on)[0]
    return next(name for name, kind in KINDS.items() if kind.subject == subject)


def refused_by_reader(path: str, text: str) -> str:
    """Why the reader refuses it; empty where it reads it."""
    found = place(path)
    assert found, path
    try:
        data = read(text.encode()).data
        if found.kind != "statement":
            KINDS[found.kind].model.model_validate(data, context={"zone": UTC})  # type: ignore[union-attr]
            return ""
        acts = STATEMENTS[subject_of(found.on)[0]]
        act = data.get("act")
        if not isinstance(act, str) or act not in acts:
            return "unknown-act"
        said = acts[act].model_validate(data, context={"zone": UTC})
        return "" if said.on == found.on else "other-place"
    except Unreadable as error:
        return error.code
    except Invalid as error:
        return str(error.complaints[0]["type"])


def refused_by_schema(path: str, text: str) -> str:
    """Why its schema refuses it, as an editor sees both; empty where it lets it through."""
    errors = _validator(kind_of(path)).iter_errors(as_editors_read(text))
    return next((f"{error.json_path}: {error.message}"[:200] for error in errors), "")


@cache
def _validator(kind: str) -> Any:
    return Draft202012Validator(file_schemas("zh")[kind])
