"""Changing the settings: departments, members, calendar, channels.

Admins may; a lead may add members to the own department, and everybody says where they themselves hear of things.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.forms.values import refuse_placeholder
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.text.changes import FieldChange, change_lines, differences
from xcollab.render.text.sentences import commit_message, written_lines
from xcollab.schema.department import Department
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.value import Invalid, Value
from xcollab.schema.workspace import Workspace
from xcollab.store.disk.layout import path_of
from xcollab.store.files.editor_schemas import modeline_where_exported
from xcollab.store.transaction.file_changes import new_file, patched_file
from xcollab.store.transaction.save_commit import Write
from xcollab.store.yaml.reading import Document
from xcollab.store.yaml.validation_errors import problems_of
from xcollab.workflow.model.authority import may_configure, may_redirect
from xcollab.workflow.rules.findings import way_findings

V = TypeVar("V", bound=Value)
FLAGS = {"name": "--name", "email": "--email", "forge": "--forge", "lead": "--lead"}
"""By key, the flag it is typed with."""
_TOLD = ("members", "notices", "channels", "notify")
"""What the sentence tells already."""


class Change(NamedTuple):
    """A settings file, what it was, and what it is to be."""

    record: str
    """Its address."""
    before: Value | None
    after: Value
    told: Sequence[FieldChange] = ()
    """What changed deeper within it, for whoever changes it."""


class Setting(NamedTuple):
    """What is set, and the sentence that tells it."""

    act: str
    subject: str
    said: str
    """A message, in which `subject` and `department` may be named."""
    own_lead: bool = False
    """The lead of the department may, besides the admins."""
    own: str | None = None
    """The member whose own matter it is, who may as well."""


def save_setting(
    context: Context, setting: Setting, compose: Callable[[WorkspaceView], Change], keeping: Keeping = FOR_GOOD
) -> Outcome:
    """Keep one settings file, composed against the newest state, if the person at work may; otherwise raises `Refused`."""

    def decide(view: WorkspaceView) -> Decided:
        return _decided(context, view, setting, compose(view))

    return keep(context, CurrentBranch(context), decide, keeping)


def _decided(context: Context, view: WorkspaceView, setting: Setting, change: Change) -> Decided:
    record, before, after, deeper = change
    if setting.own is None or not may_redirect(view.snapshot, view.member.id, setting.own):
        _refuse_others(view, record.removeprefix("departments/") if setting.own_lead else None)
    _refuse_broken_ways(view.snapshot, change)
    path = path_of(record)
    repository = context.repository
    lead = modeline_where_exported(repository.root, path)
    write: Write = patched_file(repository, path, before, after) if before else new_file(path, after, lead)
    message = commit_message(view.snapshot.workspace.language, f"workspace.{setting.act}", setting.subject, "")
    fields = differences(before.dump(), after.dump()) if before else []
    fields = [*(field for field in fields if field[0] not in _TOLD), *deeper]
    changed = change_lines(view.render_context, fields)
    told = context.words(setting.said, subject=setting.subject, department=record.rpartition("/")[2])
    return Decided(
        f"workspace.{setting.act}",
        setting.subject,
        message,
        lambda commit: [*written_lines(context.words, told, commit, [path]), *(f"  {line}" for line in changed)],
        [write],
    )


def _refuse_others(view: WorkspaceView, department: str | None) -> None:
    actor = view.member.id
    if not may_configure(view.snapshot, actor, department):
        found = view.snapshot.departments.get(department) if department else None
        people = [*view.snapshot.workspace.admins, *((found.lead,) if found and found.lead else ())]
        raise Refused("not-admin", member=actor, people=people)


def _refuse_broken_ways(before: Snapshot, change: Change) -> None:
    """Raise `Refused` for what `check` would find of the channels after it, and does not find before."""
    record, after = change.record, before
    if isinstance(change.after, Workspace):
        after = replace(before, workspace=change.after)
    elif isinstance(change.after, Department):
        after = replace(before, departments={**before.departments, record.rpartition("/")[2]: change.after})
    known = list(way_findings(before))
    for finding in way_findings(after):
        if finding not in known:
            raise Refused.of(finding.code, finding.arguments)


def made(model: type[V], data: Mapping[str, object], flags: Mapping[str, str]) -> V:
    """A settings record; raises `Misused` with the flag that a mistake was typed in."""
    for key, value in data.items():
        refuse_placeholder(value, flags.get(key, ""))
    try:
        return model.model_validate(dict(data))
    except Invalid as error:
        problem = next(problems_of("", error, model, Document({}, {})))
        keys = [str(part) for part in error.complaints[0]["loc"]]
        raise Misused(
            problem.code, where=next((flags[k] for k in keys if k in flags), ""), **problem.arguments
        ) from None


def updated(department: Department, changes: Mapping[str, object]) -> Department:
    """The department with some fields replaced, validated anew."""
    return made(Department, department.dump() | {key: value for key, value in changes.items() if value}, FLAGS)
