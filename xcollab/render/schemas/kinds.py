"""One schema for each kind of file, by where it lies: plans and settings by their model, statements by the acts of their subject."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from xcollab import __version__
from xcollab.render.schemas.models import Schema, definitions
from xcollab.render.schemas.wording import SchemaWords
from xcollab.schema.base import whole
from xcollab.schema.calendar import Calendar
from xcollab.schema.department import Department
from xcollab.schema.names import SLUG, place_of
from xcollab.schema.request import Request
from xcollab.schema.statement import Statement
from xcollab.schema.task import Task
from xcollab.schema.template import Template
from xcollab.schema.value import Value
from xcollab.schema.workspace import Workspace
from xcollab.words import N_
from xcollab.words.characters import NONCHARACTERS
from xcollab.words.labels import Language
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = f"(?:{SLUG.pattern})"


class Kind(NamedTuple):
    """A kind of file."""

    title: str
    """A message of the catalogue."""
    globs: tuple[str, ...]
    """Which files are of it, below the workspace; after an exclamation mark, which are not."""
    model: type[Value] | None = None
    """Of a plan or settings."""
    subject: str = ""
    """Of statements: the kind of what they are on."""
    on: str = ""
    """Of statements: a regular expression of where they lie."""


KINDS: Mapping[str, Kind] = {
    "workspace": Kind(N_("Settings of the workspace"), ("xcollab.yaml",), Workspace),
    "calendar": Kind(N_("The company's calendar"), ("calendar.yaml",), Calendar),
    "department": Kind(N_("A department and its people"), ("departments/*.yaml",), Department),
    "template": Kind(N_("A template of collaborations"), ("collab-templates/*.yaml",), Template),
    "request": Kind(N_("The request form"), ("collabs/*/request.yaml",), Request),
    "task": Kind(N_("A task"), ("collabs/*/tasks/*.yaml",), Task),
    "request-log": Kind(
        N_("What was said on the request"), ("collabs/*/logs/request/*.yaml",), None, "request", f"{_ID}/logs/request"
    ),
    "task-log": Kind(
        N_("What was said on a task"), ("collabs/*/logs/*/*.yaml", "!**/logs/request/*.yaml"), None, "task",
        f"{_ID}/logs/(?!request$){_ID}",
    ),
    "feedback": Kind(
        N_("A department's answer"), ("collabs/*/feedback/*/*.yaml",), None, "feedback", f"{_ID}/feedback/{_ID}"
    ),
    "meeting": Kind(N_("Minutes of a meeting"), ("collabs/*/meetings/*.yaml",), None, "meeting", f"{_ID}/meetings"),
    "issue": Kind(
        N_("What was said on an issue"), ("collabs/*/issues/*/*.yaml",), None, "issue", f"{_ID}/issues/{_ID}"
    ),
    "acceptance": Kind(
        N_("Deliverables and verdicts"), ("collabs/*/acceptance/*/*.yaml",), None, "acceptance", f"{_ID}/acceptance/{_ID}"
    ),
}  # fmt: skip


@cache
def file_schemas(first: Language) -> Mapping[str, Schema]:
    """All of them by kind, in both languages, the `first` one before the other. Made once: not to be changed."""
    return schemas_in(SchemaWords.both(first))


def schemas_in(words: SchemaWords) -> dict[str, Schema]:
    """The same, in whatever words."""
    return {name: _schema_of(name, words) for name in KINDS}


def schema_text(schema: Schema) -> str:
    """As a file; what Unicode will never use is not written out."""
    text = json.dumps(schema, ensure_ascii=False, indent=1)
    return re.sub(f"[{NONCHARACTERS}]", lambda found: json.dumps(found[0])[1:-1], text) + "\n"


@cache
def file_schema(name: str, language: Language) -> Schema:
    """That of one kind, for whoever reads one language. Made once: not to be changed."""
    return _schema_of(name, SchemaWords(language))


def _schema_of(name: str, words: SchemaWords) -> Schema:
    kind = KINDS[name]
    head = {"$schema": DIALECT, "$comment": f"xcollab {__version__}", "title": words.line(kind.title)}
    if kind.model is None:
        return head | _statements(kind, words)
    found = definitions([kind.model], words)
    return head | found.pop(kind.model.__name__) | {"$defs": found}


def _statements(kind: Kind, words: SchemaWords) -> Schema:
    """Of whichever act: its own keys are known once `act` is written, and no others."""
    acts = STATEMENTS[kind.subject]
    found = definitions([Statement, *acts.values()], words)
    shared = found.pop(Statement.__name__)
    on = {
        "type": "string",
        "pattern": whole(kind.on),
        "patternErrorMessage": words.refusal("other-place", lies=place_of(kind.subject, "COLLAB", "ID")),
    }
    names = {each: words.line(ACTS[kind.subject, each].label) for each in acts}
    act = {"enum": list(names), "enumDescriptions": list(names.values())}
    for each, model in acts.items():
        found[model.__name__]["properties"]["act"]["description"] = names[each]
    properties = shared["properties"]
    properties["on"], properties["act"] = properties["on"] | on, properties["act"] | {"type": "string"} | act
    return {
        "description": shared["description"],
        "type": "object",
        "required": shared["required"],
        "properties": properties,
        "allOf": [_case(each, model) for each, model in acts.items()],
        "$defs": found,
    }


def _case(act: str, model: type[Statement]) -> dict[str, Any]:
    said = {"required": ["act"], "properties": {"act": {"const": act}}}
    return {"if": said, "then": {"$ref": f"#/$defs/{model.__name__}"}}
