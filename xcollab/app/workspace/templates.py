"""Templates: a collaboration that went well, kept to be had again. Any member may save, change and delete one."""

from collections.abc import Sequence

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.forms.stages.again import source
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.text.sentences import commit_message, written_lines
from xcollab.schema.names import SLUG
from xcollab.store.disk.layout import path_of
from xcollab.store.files.editor_schemas import modeline_where_exported
from xcollab.store.transaction.file_changes import new_file
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_


def save_template(context: Context, name: str, collab: str | None, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Keep a collaboration as a template. Raises `Refused` where there is one of that name."""

    def decide(view: WorkspaceView) -> Decided:
        if not SLUG.fullmatch(name):
            raise Misused("bad-id", value=name)
        if name in view.snapshot.templates:
            raise Refused("template-exists", template=name)
        path = path_of(f"collab-templates/{name}")
        lead = modeline_where_exported(context.repository.root, path)
        made = new_file(path, source(view, view.collab(collab), None), lead)
        return _decided(view, "template-save", name, N_("Template {subject} saved."), [made])

    return keep(context, CurrentBranch(context), decide, keeping)


def delete_template(context: Context, typed: str, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Delete a template; what was made from it stays, and `history` of the repository knows it. Raises `Misused` for an unknown one."""

    def decide(view: WorkspaceView) -> Decided:
        name = view.template(typed)
        gone = Write(path_of(f"collab-templates/{name}"), None, new=False)
        return _decided(view, "template-delete", name, N_("Template {subject} deleted."), [gone])

    return keep(context, CurrentBranch(context), decide, keeping)


def _decided(view: WorkspaceView, act: str, name: str, said: str, writes: Sequence[Write]) -> Decided:
    member, words = view.member.id, view.context.words
    told, paths = words(said, subject=name), [write.path for write in writes]
    message = commit_message(view.snapshot.workspace.language, f"workspace.{act}", name, "")
    return Decided(
        f"workspace.{act}", name, message, lambda commit: written_lines(words, told, commit, paths), writes, by=member
    )
