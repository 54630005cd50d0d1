"""An act as a pull request: judged against the branch it goes to, committed there, pushed, and opened on the forge.

The working tree, the index and the current branch stay as they are.
"""

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping
from xcollab.app.context import Context
from xcollab.app.sharing.pull_request import Proposal, commands, share
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.sharing.pull_request import commands_lines
from xcollab.store.files.required_version import refuse_older
from xcollab.store.sharing.pull_request_branch import Line, add, line_of
from xcollab.store.sharing.remote import look, remembered, remote_named
from xcollab.words import N_


class SignoffBranch(CurrentBranch):
    """The branch of the speaker's department, on top of what the remote holds just now. A dry run asks no network.

    Raises `Misused` where the commit is to be left to the person at work: on a branch beside the files nobody could make it.
    """

    def __init__(self, context: Context, remote: str | None = None, keeping: Keeping = FOR_GOOD) -> None:
        if not keeping.commit:
            raise Misused("pr-is-a-commit")
        super().__init__(context)
        self._remote = remote_named(context.repository, remote)
        see = remembered if keeping.dry_run else look
        self._seen = see(context.repository, self._remote)
        self._owner = ("", "")
        self._tip = Line("", "", "")
        self._commit = ""

    def first(self) -> WorkspaceView:
        """The remote's default branch."""
        return WorkspaceView(self._context, self._seen.tip(self._context.repository))

    def of(self, view: WorkspaceView, collab: str, speaker: str) -> WorkspaceView:
        """The tip of the branch. What it lacks of the default branch is said, because it does not count."""
        self._owner = (collab, view.snapshot.department_of(speaker))
        line = self._line()
        if line.behind:
            told = N_("Judged on branch {branch}, which lacks the newest of {base} (commits: {n}).")
            self._context.note(
                self._context.words(told, branch=line.name, n=line.behind, base=safe_line(self._seen.main))
            )
        self._view = WorkspaceView(self._context, line.tip)
        return self._view

    def newest(self) -> WorkspaceView:
        """The tip of the branch as it is now, under the lock."""
        self._tip = self._line()
        refuse_older(self._context.repository, self._tip.tip)
        if self._view is None or self._tip.tip != self._view.revision.commit:
            self._view = WorkspaceView(self._context, self._tip.tip)
        return self._view

    def check(self, decided: Decided) -> None:
        """No file of the working tree is in the way of what is made beside it."""

    def keep(self, decided: Decided, *, commit: bool) -> str:
        """One commit on the branch; its short id."""
        self._commit = add(self._context.repository, self._tip, decided.writes, decided.message)
        return self._context.repository.git.run("rev-parse", "--short", self._commit).text

    def share(self, commit: str) -> int:
        """The branch pushed, and its pull request opened."""
        return share(self._context, Proposal(self._remote, self._seen, self._tip.name, self._commit))

    def preview(self, decided: Decided) -> list[str]:
        """The files, the commit, and every command that would be run."""
        context = self._context
        return super().preview(decided) + commands_lines(
            context.words, commands(context, self._remote, self._seen, self._tip)
        )

    def _line(self) -> Line:
        return line_of(self._context.repository, self._seen, *self._owner)
