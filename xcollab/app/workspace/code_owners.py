"""The file that tells a forge which department it asks about which files."""

from collections.abc import Sequence

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.sharing.invitations import forge_of_remote
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.export.codeowners import OWNERS_FOR, codeowners, written_for
from xcollab.render.text.sentences import commit_message, written_lines
from xcollab.store.files.beside_workspace import present_file, top_of
from xcollab.store.files.code_owners import place_of_owners
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_
from xcollab.workflow.model.configuring import may_configure


def owners_forge(context: Context, kind: str | None = None) -> str | None:
    """The kind of forge that is meant, or the remote's; None where that cannot be told. Raises `Misused` for one without owners."""
    if kind and kind not in OWNERS_FOR:
        raise Misused("not-a-word", flag="--for", value=kind, allowed=list(OWNERS_FOR))
    try:
        kind = kind or forge_of_remote(context, None).kind
    except Refused:
        return None
    return kind if kind in OWNERS_FOR else None  # Gitee reads no such file


def owners_text(view: WorkspaceView, kind: str) -> str:
    """The file, as the departments are."""
    return codeowners(view.snapshot, kind, view.context.repository.prefix)


def write_owners(context: Context, kind: str, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Keep the file where the forge looks for it. Raises `Refused` where somebody else made one, or an admin is needed."""
    whole = Repository(top_of(context.repository), context.environment)
    path = place_of_owners(context.repository, kind)

    def decide(view: WorkspaceView) -> Decided:
        if not may_configure(view.snapshot, view.member.id):
            raise Refused("not-admin", member=view.member.id, people=list(view.snapshot.workspace.admins))
        text, found = owners_text(view, kind), present_file(whole.root, path)
        present = None if found is None else found.decode("utf-8", "replace")
        if present is not None and written_for(present) is None:
            raise Refused("owners-by-hand", path=path, forge=kind)
        message = commit_message(view.snapshot.workspace.language, "workspace.codeowners", path, "")
        writes = () if present == text else (Write(path, text.encode(), new=present is None),)
        return Decided(
            "workspace.codeowners", path, message, lambda commit: _told(context, path, commit, writes), writes
        )

    return keep(context, CurrentBranch(context, whole=whole), decide, keeping)


def _told(context: Context, path: str, commit: str, writes: Sequence[Write]) -> list[str]:
    if not writes:
        return [context.words(N_("{path} says so already."), path=path)]
    return written_lines(context.words, context.words(N_("{path} written."), path=path), commit, [path])
