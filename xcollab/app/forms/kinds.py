"""The kinds of fields that forms are made of, each said once."""

from functools import partial

from xcollab.app.forms import parsers
from xcollab.app.forms.kind import Kind, Schema
from xcollab.words import N_

_NAMED: Schema = {"type": "string", "pattern": r"\S"}
"""An id or a name: who it is, only the workspace knows."""

LINE = Kind("text", parsers.text, {"type": "string", "pattern": r"^\s*\S[^\n]*\s*$"})
LONG_TEXT = Kind("long text", parsers.text, {"type": "string", "pattern": r"\S"}, long=True)
TERMS = Kind("terms", parsers.text, {"type": "string", "pattern": r"^\s*\S+\s*$"})
"""The fingerprint of what somebody read."""
_SAYS_A_DAY = "[0-9０-９一二三四五六七八九十天日号底末]|[Dd]ay|[Tt]omorrow|[Mm]onth|[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un"
"""What a text that says a day has at least (see `workflow.time.date_phrases`): so much can an editor tell."""
DATE = Kind("date", parsers.day, {"anyOf": [
    {"type": "string", "format": "date", "pattern": "^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}$"},
    {"type": "string", "pattern": _SAYS_A_DAY, "not": {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}},
]}, metavar="DATE", hint=N_("such as 2024-07-05, 8 Oct, next Friday or +3wd"))  # fmt: skip
DURATION = Kind("duration", parsers.duration, {"type": "string", "pattern": rf"^\s*{parsers.DURATION}\s*$"},
                metavar="DURATION", hint=N_("such as 2wd (working days), 24h (hours) or 8wh (working hours)"))  # fmt: skip
NUMBER = Kind("number", parsers.number, {"anyOf": [
    {"type": "integer", "minimum": 0, "maximum": 999_999_999}, {"type": "string", "pattern": r"^\s*[0-9]{1,9}\s*$"},
]}, metavar="N", hint=N_("a whole number"))  # fmt: skip
NUMBERS = Kind("numbers", parsers.numbers, {"anyOf": [
    {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 999}},
    {"type": "string", "pattern": r"^\s*[1-9][0-9]{0,2}(\s*[,，、]\s*[1-9][0-9]{0,2})*\s*$"},
]}, metavar="N,N", hint=N_("numbers, apart by commas"))  # fmt: skip
YES_NO = Kind("yes/no", parsers.yes, {"type": "boolean"}, hint=N_("yes or no"), candidates="yes-no", switch=True)
MEMBER = Kind(
    "member", parsers.person, _NAMED, metavar="MEMBER", hint=N_("id or name"), candidates="member", apart=True
)
COLLEAGUE = MEMBER._replace(candidates="colleague")
"""A member of the department that the form is on."""
CHANNEL = Kind("channel", parsers.text, _NAMED, metavar="CHANNEL", hint=N_("its name"), candidates="way", apart=True)
GUEST = Kind("guest", parsers.guest, _NAMED, metavar="NAME", hint=N_("a member's id, or a name"), candidates="member",
             apart=True)  # fmt: skip
DEPARTMENT = Kind("department", parsers.department, _NAMED, metavar="DEPT", hint=N_("id or name"), candidates="department",
                  apart=True)  # fmt: skip
COLLAB = Kind(
    "collaboration",
    parsers.collab,
    _NAMED,
    metavar="COLLAB",
    hint=N_("its id or title"),
    candidates="collab",
    apart=True,
)
MILESTONE = Kind("milestone", parsers.milestone, _NAMED, metavar="NAME")
TASK = Kind("task", parsers.task, _NAMED, metavar="TASK", hint=N_("its id or title"), candidates="task", apart=True)
TEMPLATE = Kind(
    "template", parsers.template, _NAMED, metavar="NAME", hint=N_("its name"), candidates="template", apart=True
)
NEW_ID = Kind("new id", parsers.text, {"type": "string", "pattern": r"^\s*[a-z0-9][a-z0-9-]{0,39}\s*$"}, metavar="ID",
              hint=N_("lower-case letters, digits and hyphens"))  # fmt: skip
ISSUE = Kind(
    "issue", parsers.issue, _NAMED, metavar="ISSUE", hint=N_("its id or title"), candidates="issue", apart=True
)
CAUSE = Kind("issue or task", parsers.cause, _NAMED, metavar="ID", hint=N_("its id or title"), candidates="cause")
DEPENDANT = Kind("dependant", parsers.dependant, _NAMED, metavar="[TASK=]WHAT", hint=N_("free, cancel, or a task's id"))
FILE = Kind("file", parsers.file, {"anyOf": [_NAMED, {
    "type": "object", "required": ["name", "path", "sha256"], "description": "A file that is attached already.",
    "properties": {key: {"type": "string"} for key in ("name", "path", "sha256")},
}]}, metavar="FILE", hint=N_("its path"))  # fmt: skip


def choice(group: str) -> Kind:
    """A word of a group of labels, in either language."""
    return Kind("choice", partial(parsers.word, group), {"type": "string"}, metavar="WORD", candidates=group)
