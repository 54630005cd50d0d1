"""The files of one act: plans as they will be, statements, attachments. What is written is read back before it is kept."""

from collections.abc import Mapping

from xcollab.app.forms.form import Form
from xcollab.app.forms.list_fields import whole_lists
from xcollab.app.workspace_view import WorkspaceView
from xcollab.schema.digests import sha256
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Entry
from xcollab.schema.task import Task
from xcollab.schema.value import Value, fields
from xcollab.store.disk.layout import path_of
from xcollab.store.files.editor_schemas import modeline_where_exported
from xcollab.store.transaction.file_changes import adopt, new_file, patched_file, stated_version
from xcollab.store.transaction.save_commit import Write
from xcollab.workflow.acts.draft import Said
from xcollab.workflow.model import fingerprints


class PendingWrites:
    """Collects what an act writes."""

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view
        self._adopted: dict[str, Value] = {}
        self.writes: list[Write] = []

    def request_to_be(self, collab: str, said: Said, form: Form) -> Request:
        """The request as the act leaves it: the author's uncommitted edits, and for a revision what was said.

        What was said about the request is taken out of `said`, so that the reason stays with the statement.
        """
        stated = self._present(collab)
        edited = self.adopted(f"{collab}/request", Request)
        request = edited if isinstance(edited, Request) else stated
        if form.act == "submit":
            return request
        whole = whole_lists(form, said, request.dump())
        changes = {key: whole.pop(key) for key in [*whole] if key in fields(Request)}
        changes |= _without_them(request, changes)
        said.clear()
        said.update(whole)
        return changed(request, changes)

    def adopted(self, record: str, model: type[Value]) -> Value | None:
        """A plan with the author's uncommitted edits; None where there are none. Raises `BadFile` where they are wrong."""
        found = adopt(self._view.context.repository, path_of(record), model, self._view.snapshot.workspace.zone)
        if found is not None:
            self._adopted[path_of(record)] = found
        return found

    def stated_request(self, collab: str) -> Request:
        """The request as the last submission or revision left it, out of history where somebody committed an edit."""
        snapshot, state, present = self._view.snapshot, self._view.state(collab), self._present(collab)
        if fingerprints.plan_digest(present) == state.request.plan:
            return present
        found = stated_version(
            self._view.context.repository, path_of(f"{collab}/request"), Request, snapshot.workspace.zone,
            lambda request: fingerprints.plan_digest(request) == state.request.plan,
        )  # fmt: skip
        return found or present

    def _present(self, collab: str) -> Request:
        present = self._view.snapshot.collabs[collab].request
        assert present is not None  # what has none can be neither submitted nor revised
        return present

    def change_request(self, collab: str, after: Request) -> None:
        """Patch the request's file."""
        self._change(f"{collab}/request", self._view.snapshot.collabs[collab].request, after)

    def change_task(self, collab: str, task_id: str, after: Task) -> None:
        """Patch a task's file."""
        self._change(f"{collab}/tasks/{task_id}", self._view.snapshot.collabs[collab].tasks[task_id], after)

    def _change(self, record: str, before: Value | None, after: Value) -> None:
        path = path_of(record)
        adopted = self._adopted.get(path)
        present = adopted or before
        if present is None or (present == after and adopted is None):
            return
        self.writes.append(
            patched_file(self._view.context.repository, path, present, after, adopted=adopted is not None)
        )

    def new_plan(self, record: str, plan: Value) -> None:
        """A plan that does not exist yet."""
        path = path_of(record)
        lead = modeline_where_exported(self._view.context.repository.root, path)
        self.writes.append(new_file(path, plan, lead))

    def add_statement(self, entry: Entry) -> None:
        """A statement's file."""
        self.writes.append(new_file(path_of(entry.record), entry.statement))

    def add_attachments(self, collab: str, attached: Mapping[str, bytes]) -> None:
        """Attached files that are not there yet; the same bytes are kept once."""
        for path, content in attached.items():
            full = f"collabs/{collab}/{path}"
            if self._view.attached(full) != sha256(content):
                self.writes.append(Write(full, content, new=True))


def _without_them(request: Request, changes: Said) -> Said:
    """What was asked specially of a department goes with it."""
    asked = changes.get("departments", request.departments)
    gone = set(request.departments) - {*asked} if isinstance(asked, list | tuple) else set()
    if not gone or "special_requirements" in changes:
        return {}
    kept = [item.dump() for item in request.special_requirements if item.department not in gone]
    return {"special_requirements": kept} if len(kept) < len(request.special_requirements) else {}


def changed(plan: Request, changes: Said) -> Request:
    """The plan with some fields replaced, or taken out."""
    return Request.model_validate(taken_over(plan.dump(), changes))


def taken_over(plan: Mapping[str, object], changes: Mapping[str, object]) -> dict[str, object]:
    """What a plan says with changes in it; what is None there is taken out."""
    return {key: value for key, value in {**plan, **changes}.items() if value is not None}
