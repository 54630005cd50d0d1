"""Changing the settings: departments, members, calendar, channels. Who may is judged as it is for a hand edit."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.forms.values import refuse_placeholder
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.text.changes import FieldChange, change_lines, differences
from xcollab.render.text.sentences import commit_message, written_lines
from xcollab.schema.calendar import Calendar
from xcollab.schema.dataclass import replace
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
from xcollab.workflow.review.settings_edits import settings_findings
from xcollab.workflow.rules.findings import way_findings

V = TypeVar("V", bound=Value)
FLAGS = {"name": "--name", "email": "--email", "forge": "--forge", "lead": "--lead"}
"""By key, the flag it is typed with."""
_TOLD = ("members", "notices", "channels", "notify", "deadlines")
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


def save_setting(
    context: Context, setting: Setting, compose: Callable[[WorkspaceView], Change], keeping: Keeping = FOR_GOOD
) -> Outcome:
    """Keep one settings file, composed against the newest state, if the person at work may; otherwise raises `Refused`."""
    return save_settings(context, setting, lambda view: (compose(view),), keeping)


def save_settings(
    context: Context,
    setting: Setting,
    compose: Callable[[WorkspaceView], Sequence[Change]],
    keeping: Keeping = FOR_GOOD,
) -> Outcome:
    """The same of several files, in one commit; the first is the one that is told of."""

    def decide(view: WorkspaceView) -> Decided:
        return _decided(context, view, setting, compose(view))

    return keep(context, CurrentBranch(context), decide, keeping)


def _decided(context: Context, view: WorkspaceView, setting: Setting, changes: Sequence[Change]) -> Decided:
    refuse_settings(view, changes)
    writes = [write_of(context, change) for change in changes]
    message = commit_message(view.snapshot.workspace.language, f"workspace.{setting.act}", setting.subject, "")
    changed = [line for change in changes for line in lines_of(view, change)]
    told = context.words(setting.said, subject=setting.subject, department=changes[0].record.rpartition("/")[2])
    paths = [write.path for write in writes]
    return Decided(
        f"workspace.{setting.act}",
        setting.subject,
        message,
        lambda commit: [*written_lines(context.words, told, commit, paths), *(f"  {line}" for line in changed)],
        writes,
    )


def write_of(context: Context, change: Change) -> Write:
    """The file of a change."""
    path, repository = path_of(change.record), context.repository
    if change.before:
        return patched_file(repository, path, change.before, change.after)
    return new_file(path, change.after, modeline_where_exported(repository.root, path))


def lines_of(view: WorkspaceView, change: Change) -> list[str]:
    """What a change does, in lines."""
    fields = differences(change.before.dump(), change.after.dump()) if change.before else []
    return change_lines(view.render_context, [*(field for field in fields if field[0] not in _TOLD), *change.told])


def refuse_settings(view: WorkspaceView, changes: Sequence[Change]) -> None:
    """Raise `Refused` for what the person at work may not change, and for what `check` would find of the channels after it and
    does not find before.
    """
    before, after = view.snapshot, changed_by(view.snapshot, changes)
    for finding in settings_findings(before, after, [view.member.id]):
        raise Refused.of(finding.code, finding.arguments)
    known = list(way_findings(before))
    for finding in way_findings(after):
        if finding not in known:
            raise Refused.of(finding.code, finding.arguments)


def changed_by(before: Snapshot, changes: Sequence[Change]) -> Snapshot:
    """The workspace after some changes of its settings."""
    after = before
    for change in changes:
        match change.after:
            case Workspace():
                after = replace(after, workspace=change.after)
            case Calendar():
                after = replace(after, calendar=change.after)
            case Department():
                departments = {**after.departments, change.record.rpartition("/")[2]: change.after}
                after = replace(after, departments=departments)
    return after


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
